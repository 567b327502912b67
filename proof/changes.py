"""What is changed in a module, one place at a time: the mutants that `mutants.py` runs the tests against."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import NamedTuple

ROOT = Path(__file__).parents[1]

ORDER = {ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.Lt)}
EQUAL = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
COMPARE = ORDER | {one: (other,) for one, other in EQUAL.items()}
ARITHMETIC: dict[type, type] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor"}
MESSAGES = {"_", "Reason", "plural", "chinese"}
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


class Mutant(NamedTuple):
    """A changed module: what stands where it was changed, its lines that are concerned, and its code."""

    module: str
    file: str
    function: str
    said: str
    lines: frozenset[int]
    code: CodeType


def changes(node: ast.AST, field: str) -> Iterator[ast.AST]:
    """What may stand in a node's place."""
    if field in ("test", "guard", "ifs"):
        yield from (ast.Constant(value) for value in (True, False))
    match node:
        case ast.Return(value):
            yield from ([ast.Return(None)] if value else [])
            yield ast.Pass()
        case ast.Assign() | ast.AugAssign() | ast.AnnAssign() | ast.Raise() | ast.Continue() | ast.Break():
            yield ast.Pass()
        case ast.Expr(value) if not isinstance(value, ast.Constant):
            yield ast.Pass()
        case ast.Constant(value):
            yield from (ast.Constant(other) for other in _others(value))
        case ast.expr():
            yield from _expressions(node)


def _expressions(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(left, ops, comparators):
            for at, op in enumerate(ops):
                for other in COMPARE[type(op)]:
                    yield ast.Compare(left, [*ops[:at], other(), *ops[at + 1 :]], comparators)
        case ast.BinOp(left, op, right) if type(op) in ARITHMETIC:
            yield ast.BinOp(left, ARITHMETIC[type(op)](), right)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            for at in range(len(values)):
                others = [*values[:at], *values[at + 1 :]]
                yield ast.BoolOp(op, others) if len(others) > 1 else others[0]
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.Name(name) if name in NAMES:
            yield ast.Name(NAMES[name], ast.Load())
        case ast.Attribute(value, name) if name in NAMES:
            yield ast.Attribute(value, NAMES[name], ast.Load())


def _others(value: object) -> tuple[object, ...]:
    """Other constants: the numbers beside a number, another digit at a text's end, else another text."""
    match value:
        case bool():
            return (not value,)
        case int():
            return value + 1, value - 1
        case str() if value[-1:].isdecimal():
            return (value[:-1] + ("2" if value.endswith("1") else "1"),)
        case str():
            return ("XX",)
    return ()


def places(node: ast.AST, function: str = "", outer: str = "") -> Iterator[tuple[ast.AST, str, int | None, str, str]]:
    """Every place in a tree that may be changed: the parent, its field and index, the function, and what it is in."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "ctx") or _is_said(node, field):
            continue
        within = function or (outer if field == "body" and isinstance(node, FUNCTIONS) else "")
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or _is_message(node, child):
                continue
            if within or not isinstance(child, ast.stmt):
                yield node, field, index, within, outer
            name = f"{outer}.{child.name}".lstrip(".") if isinstance(child, FUNCTIONS | ast.ClassDef) else outer
            yield from places(child, within, outer if function else name)


def _is_said(node: ast.AST, field: str) -> bool:
    """Whether a part only speaks to people or to the type checker."""
    named = isinstance(node, ast.Assign | ast.AnnAssign) and ast.unparse(node)
    return bool(named) and field == "value" and (": TypeAlias" in named or named.startswith("__all__"))


def _is_message(parent: ast.AST, child: ast.AST) -> bool:
    if isinstance(parent, ast.Expr) and isinstance(child, ast.Constant):
        return True
    calls = isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name) and parent.func.id in MESSAGES
    return calls and isinstance(child, ast.Constant) and isinstance(child.value, str)


def mutants(path: Path) -> Iterator[Mutant]:
    """All changes of a module, each by itself."""
    text = path.read_text("utf-8")
    tree, lines, seen = ast.parse(text), text.splitlines(), Counter[str]()
    module = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    for parent, field, index, function, outer in list(places(tree)):
        node = getattr(parent, field) if index is None else getattr(parent, field)[index]
        place = node if hasattr(node, "lineno") else parent
        for other in changes(node, field):
            _put(parent, field, index, ast.fix_missing_locations(ast.copy_location(other, place)))
            try:
                code = compile(tree, str(path), "exec")
            except (SyntaxError, ValueError, TypeError):
                code = None
            _put(parent, field, index, node)
            old, new = (" ".join(ast.unparse(each).split()) for each in (node, other))
            change = (
                "left out"
                if isinstance(other, ast.Pass)
                else f"`{new if isinstance(node, ast.stmt) else f'{old}` → `{new}'}`"
            )
            said = f"`{outer}`: `{lines[place.lineno - 1].strip()}`, {change}"
            seen[said] += 1
            said += f" ({seen[said]})" if seen[said] > 1 else ""
            body = getattr(place, "body", None)
            end = body[0].lineno if isinstance(body, list) and body else place.end_lineno + 1
            if code:
                yield Mutant(module, str(path), function, said, frozenset(range(place.lineno, end)), code)


def _put(parent: ast.AST, field: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node
