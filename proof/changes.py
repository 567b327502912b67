"""What is changed in a module, one place at a time: the mutants that `mutants.py` runs the tests against."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple

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
    lines: range
    statement: int
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


class Place(NamedTuple):
    """Where a node stands in the tree, in which function or class, and the first line of its statement."""

    parent: ast.AST
    field: str
    index: int | None
    function: str
    inside: str
    statement: int

    def get(self) -> ast.AST:
        """The node that stands there."""
        value = getattr(self.parent, self.field)
        return value if self.index is None else value[self.index]

    def put(self, node: ast.AST) -> None:
        """Let another node stand there."""
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def places(node: ast.AST, function: str = "", inside: str = "", statement: int = 0) -> Iterator[Place]:
    """Every place of a tree that may be changed; a statement of a module or a class would be missed at once."""
    for field, value in ast.iter_fields(node):
        within = function or (inside if field == "body" and isinstance(node, FUNCTIONS) else "")
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or _is_left(node, field, child):
                continue
            line = child.lineno if isinstance(child, ast.stmt) else statement
            if within or not isinstance(child, ast.stmt):
                yield Place(node, field, index, within, inside, line)
            named = isinstance(child, FUNCTIONS | ast.ClassDef) and not function
            yield from places(child, within, f"{inside}.{child.name}".lstrip(".") if named else inside, line)


def _is_left(parent: ast.AST, field: str, child: ast.AST) -> bool:
    """Whether a part only speaks to people or to the type checker, or is a cache's size, which is a matter of time."""
    match parent:
        case ast.AnnAssign(annotation=ast.Name("TypeAlias")) | ast.Assign(targets=[ast.Name("__all__")]):
            return field == "value"
        case ast.Expr():
            return isinstance(child, ast.Constant)
        case ast.keyword("maxsize"):
            return True
        case ast.Call(func=ast.Name(name)) if name in MESSAGES:
            return isinstance(child, ast.Constant) and isinstance(child.value, str)
    return field in ("annotation", "returns", "ctx")


def mutants(path: Path) -> Iterator[Mutant]:
    """All changes of a module, each by itself."""
    text = path.read_text("utf-8")
    tree, lines, seen = ast.parse(text), text.splitlines(), Counter[str]()
    unchanged = _essence(compile(tree, str(path), "exec"))
    module = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    for place in list(places(tree)):
        node = place.get()
        spot: Any = node if hasattr(node, "lineno") else place.parent
        body = getattr(spot, "body", None)
        end = body[0].lineno if isinstance(body, list) else spot.end_lineno + 1
        for other in changes(node, place.field):
            place.put(ast.fix_missing_locations(ast.copy_location(other, spot)))
            code = compile(tree, str(path), "exec")
            place.put(node)
            if _essence(code) == unchanged:
                continue
            said = f"`{place.inside}`: `{lines[spot.lineno - 1].strip()}`, {_change(node, other)}"
            seen[said] += 1
            said += f" ({seen[said]})" if seen[said] > 1 else ""
            at = range(spot.lineno, end)
            own = place.function if place.inside == place.function else ""  # an inner function may be made by loading
            yield Mutant(module, str(path), own, said, at, place.statement, code)


def _essence(code: CodeType) -> tuple[object, ...]:
    """What a code does, wherever it stands in its file."""
    constants = (_essence(each) if isinstance(each, CodeType) else (type(each), each) for each in code.co_consts)
    return code.co_code, code.co_names, code.co_varnames, tuple(constants)


def _change(old: ast.AST, new: ast.AST) -> str:
    before, after = (" ".join(ast.unparse(each).split()) for each in (old, new))
    if isinstance(new, ast.Pass):
        return "left out"
    return f"`{after}`" if isinstance(old, ast.stmt) else f"`{before}` → `{after}`"
