"""Numbers that know how they were worked out: exact fractions with their arithmetic in signs, and what went into it.

The formulas of `growth` and `status` are written once, for fractions; given these numbers they tell their own steps.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any, Final, Literal, NamedTuple, Self, TypeAlias

Role: TypeAlias = Literal["actual", "target", "base", "profile", "about", "behind", "on_track", "strained"]


class Input(NamedTuple):
    """A given number: what it is, of which day or year, and where it was read; for the plan's own no place yet.

    ``status`` is that of a submitted figure: an example stays marked wherever it goes.
    """

    role: Role
    value: Decimal
    when: date | int | None = None
    file: str = ""
    line: int = 0
    status: str = ""


_SUM: Final = 0
_PRODUCT: Final = 1
_POWER: Final = 2
_ATOM: Final = 3
"""How tightly the outermost sign of an expression binds; what binds less than its place asks gets brackets."""


def _shown(number: Fraction, least: int) -> str:
    """An operand's expression, in brackets where it binds less than its place asks; a bare fraction is a constant."""
    if isinstance(number, Derived):
        return number.expression if number.binding >= least else f"({number.expression})"
    if number.denominator == 1 and number >= 0:
        return str(number.numerator)
    text = f"{number.numerator} ÷ {number.denominator}" if number.denominator > 1 else str(number.numerator)
    return f"({text})".replace("-", "−")


def _noted(value: Fraction, left: Fraction, sign: str, right: Fraction, binding: tuple[int, int, int]) -> Fraction:
    """The value with its expression, where one of the operands has one; else the bare value."""
    if not (isinstance(left, Derived) or isinstance(right, Derived)):
        return value
    own, of_left, of_right = binding
    inputs = {each: None for side in (left, right) if isinstance(side, Derived) for each in side.inputs}
    between = sign if sign == "^" else f" {sign} "
    return Derived(value, _shown(left, of_left) + between + _shown(right, of_right), own, tuple(inputs))


def _operator(apply: Callable[[Fraction, Fraction], Fraction], sign: str, binding: tuple[int, int, int]) -> Any:
    """The two methods of an operator, with the number on its left and on its right."""

    def on_left(left: Fraction, right: object) -> Any:
        if not isinstance(right, int | Fraction):
            return NotImplemented
        other = right if isinstance(right, Fraction) else Fraction(right)
        return _noted(apply(left, other), left, sign, other, binding)

    def on_right(right: Fraction, left: object) -> Any:
        if not isinstance(left, int | Fraction):
            return NotImplemented
        other = Fraction(left)
        return _noted(apply(other, right), other, sign, right, binding)

    return on_left, on_right


class Derived(Fraction):
    """A fraction with the expression that it is the value of, and the inputs in it, in their order."""

    __slots__ = ("binding", "expression", "inputs")

    expression: str
    binding: int
    inputs: tuple[Input, ...]

    __add__, __radd__ = _operator(Fraction.__add__, "+", (_SUM, _SUM, _SUM))
    __sub__, __rsub__ = _operator(Fraction.__sub__, "−", (_SUM, _SUM, _PRODUCT))
    __mul__, __rmul__ = _operator(Fraction.__mul__, "×", (_PRODUCT, _PRODUCT, _PRODUCT))
    __truediv__, __rtruediv__ = _operator(Fraction.__truediv__, "÷", (_PRODUCT, _PRODUCT, _POWER))

    def __new__(
        cls, value: Fraction | Decimal | int, expression: str, binding: int = _ATOM, inputs: tuple[Input, ...] = ()
    ) -> Self:
        """A value with its expression, how tightly that binds, and its inputs."""
        self = super().__new__(cls, value)
        self.expression, self.binding, self.inputs = expression, binding, inputs
        return self

    def __neg__(self) -> "Derived":
        return Derived(Fraction.__neg__(self), "−" + _shown(self, _POWER), _SUM, self.inputs)

    def __abs__(self) -> "Derived":
        return Derived(Fraction.__abs__(self), f"|{self.expression}|", _ATOM, self.inputs)


def given(source: Input) -> Derived:
    """An input as a number, in its own digits."""
    text = f"{source.value:f}".replace("-", "−")
    return Derived(source.value, text, _SUM if source.value < 0 else _ATOM, (source,))


def as_given(number: Fraction) -> Decimal | Fraction:
    """The number in its own digits where it is an input as it stands, else as it was worked out."""
    if isinstance(number, Derived) and len(number.inputs) == 1 and number.inputs[0].value == number:
        return number.inputs[0].value
    return number


def latest(number: Fraction) -> Input | None:
    """Of the figures that a number is made of the one that speaks of the latest day."""
    inputs = number.inputs if isinstance(number, Derived) else ()
    days = [each for each in inputs if isinstance(each.when, date)]
    return max(days, key=lambda each: str(each.when), default=next(iter(inputs), None))


def share_of(part: int, whole: int) -> Fraction:
    """Months of twelve, days of a year: not shortened, and 1 where all of it is gone."""
    if part == whole:
        return Fraction(1)
    return Derived(Fraction(part, whole), f"{part} ÷ {whole}", _PRODUCT)


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """A positive base to a power: exact where the result is a fraction, else good to some fifty digits."""
    if exponent == 1:
        return base
    return _noted(_power(base, exponent), base, "^", exponent, (_POWER, _ATOM, _ATOM))


def logarithm(x: Fraction) -> Fraction:
    """The natural logarithm of a number above zero, good to some fifty digits."""
    with localcontext(prec=60):
        value = Fraction((Decimal(x.numerator) / x.denominator).ln())
    return Derived(value, f"ln({x.expression})", _ATOM, x.inputs) if isinstance(x, Derived) else value


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    whole, degree = base**exponent.numerator, exponent.denominator
    if degree == 1:
        return whole
    top, bottom = _whole_root(whole.numerator, degree), _whole_root(whole.denominator, degree)
    if top and bottom:
        return Fraction(top, bottom)
    with localcontext(prec=60):
        return Fraction(((Decimal(base.numerator) / base.denominator).ln() * exponent.numerator / degree).exp())


def _whole_root(number: int, degree: int) -> int | None:
    """The root of a whole number above zero where it is whole."""
    with localcontext(prec=60):
        root = int((Decimal(number).ln() / degree).exp().to_integral_value())
    return root if root**degree == number else None
