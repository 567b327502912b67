"""Works out what an expression says, as a reader with pencil and paper would: it knows nothing of the package."""

import ast
import operator
import re
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction


def work_out(expression: str) -> Fraction:
    """The value of an expression in the signs that people read."""
    plain = re.sub(r"\|([^|]*)\|", r"abs(\1)", expression)
    for shown, meant in (("×", "*"), ("÷", "/"), ("−", "-"), ("^", "**")):
        plain = plain.replace(shown, meant)
    numbered = re.sub(r"[0-9]+(?:\.[0-9]+)?", lambda match: f"'{match[0]}'", plain)
    return _value(ast.parse(numbered.strip(), mode="eval").body)


def root(base: Fraction, exponent: Fraction) -> Fraction:
    with localcontext(prec=70):
        x = Decimal(base.numerator) / Decimal(base.denominator)
        return Fraction((x.ln() * Decimal(exponent.numerator) / Decimal(exponent.denominator)).exp())


def ln(x: Fraction) -> Fraction:
    with localcontext(prec=70):
        return Fraction((Decimal(x.numerator) / Decimal(x.denominator)).ln())


_SIGNS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: lambda a, b: a**b.numerator if b.denominator == 1 else root(a, b),
}


def _value(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant(value=str(digits)):
            return Fraction(digits)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.Call(func=ast.Name(id="abs"), args=[inner]):
            return abs(_value(inner))
        case ast.Call(func=ast.Name(id="ln"), args=[inner]):
            return ln(_value(inner))
        case ast.BinOp(left=left, op=op, right=right):
            return _SIGNS[type(op)](_value(left), _value(right))
    raise AssertionError(ast.dump(node))
