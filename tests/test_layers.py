"""The module map, read off the imports: a module imports only from the rows above its own, and at its top."""

import ast
from pathlib import Path

import pytest

import hq_plan

PACKAGE = Path(hq_plan.__file__).parent

# Row, module or package, and what it may import of the package. `i18n` may be imported from any row.
MAP: tuple[tuple[int, str, frozenset[str]], ...] = tuple(
    (row, name, frozenset(may.split()))
    for row, name, may in (
        (0, "zh", "zh"),
        (0, "i18n", "zh"),
        (0, "diagnostics", ""),
        (0, "refusals", ""),
        (0, "notation", "notation"),
        (0, "derivation", ""),
        (0, "keyboard", "keyboard"),
        (0, "lines", ""),
        (0, "grid", ""),
        (1, "models", "notation models"),
        (1, "growth", "derivation"),
        (2, "status", "growth"),
        (2, "outlook", "derivation growth"),
        (1, "document", "diagnostics"),
        (2, "packing", "view"),
        (1, "view", "diagnostics"),
        (1, "shape", "diagnostics keyboard notation shape"),
        (1, "usage", "diagnostics lines"),
        (1, "progress", ""),
        (2, "whole", "refusals usage"),
        (2, "read", "document diagnostics grid keyboard read refusals"),
        (2, "book", "models"),
        (2, "draft", "draft grid notation"),
        (3, "tables", "diagnostics grid read"),
        (3, "forms", "book diagnostics document forms grid models read shape"),
        (
            6,
            "write",
            "diagnostics document draft forms grid models notation packing read refusals usage view whole workbook workspace write",
        ),
        (7, "drafting", "diagnostics draft folders grid models shape tables usage write"),
        (5, "comparison", "assess assessment growth models"),
        (3, "workbook", "packing view whole"),
        (4, "sheets", "document lines view workbook"),
        (3, "drawing", "lines view"),
        (3, "typeset", "lines packing view"),
        (5, "render", "__init__ view diagnostics drawing lines render sheets typeset"),
        (3, "parse", "document diagnostics models parse shape"),
        (3, "assessment", "models notation derivation growth outlook status"),
        (6, "emit", "diagnostics refusals render view shape usage whole"),
        (4, "assess", "assess assessment book models notation derivation growth outlook status"),
        (4, "due", "book models"),
        (3, "folders", "diagnostics read refusals"),
        (4, "workspace", "folders forms tables workspace read parse models derivation diagnostics document"),
        (
            8,
            "reports",
            "assess assessment comparison derivation draft due forms intake models notation growth outlook status diagnostics view workspace reports",
        ),
        (
            5,
            "checks",
            "forms keyboard workspace parse assess book models notation growth document outlook shape diagnostics checks",
        ),
        (4, "mending", "diagnostics document models parse read shape"),
        (7, "intake", "diagnostics document forms models parse read shape usage workspace write"),
        (6, "arguments", "checks diagnostics read shape usage"),
        (
            9,
            "session",
            "arguments checks due folders workspace assess assessment book models reports diagnostics outlook shape usage",
        ),
        (10, "sides", "arguments assess assessment comparison diagnostics folders models session shape usage"),
        (
            11,
            "cli",
            "__init__ arguments checks cli comparison drafting folders forms diagnostics emit intake keyboard mending outlook progress read refusals render reports session shape sides tables usage view whole workspace write",
        ),
        (12, "__main__", "__init__ cli"),
    )
)
ROWS = {name: row for row, name, _ in MAP}
MAY = {name: may | {"i18n"} for _, name, may in MAP}
LATE = {
    "__main__.py",
    "checks/__init__.py",
    "i18n.py",
    "parse/__init__.py",
    "read/yaml.py",
    "reports/fields.py",
    "workspace/reading.py",
    "render/__init__.py",
    "read/xlsx.py",
    "render/docx.py",
    "render/xlsx.py",
    "write/forms.py",
    *(f"cli/{path.name}" for path in (PACKAGE / "cli").glob("*.py")),
}

FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
FILES += sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob("*/__init__.py"))


def room(file: str) -> str:
    return file.partition("/")[0].removesuffix(".py")


def imports(tree: ast.AST) -> list[tuple[ast.stmt, str]]:
    """The imports of the package's own rooms."""
    found: list[tuple[ast.stmt, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "hq_plan":
            _, _, rest = node.module.partition(".")
            found += [(node, rest.partition(".")[0] if rest else alias.name) for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [(node, alias.name.split(".")[1]) for alias in node.names if alias.name.startswith("hq_plan.")]
    return [(node, "__init__" if name == "__version__" else name) for node, name in found]


def test_every_module_has_its_place_on_the_map() -> None:
    assert {room(file) for file in FILES} == set(ROWS)


@pytest.mark.parametrize("file", FILES)
def test_a_module_imports_only_what_its_row_names(file: str) -> None:
    tree = ast.parse((PACKAGE / file).read_text("utf-8"))
    used = {name for _, name in imports(tree)}
    assert used <= MAY[room(file)]


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_map_itself_leads_upwards(name: str) -> None:
    others = MAY[name] - {name, "__init__", "i18n"}
    if ROWS[name] > 0:
        assert all(ROWS[other] < ROWS[name] for other in others)


@pytest.mark.parametrize("file", [file for file in FILES if file not in LATE])
def test_imports_stand_at_the_top(file: str) -> None:
    tree = ast.parse((PACKAGE / file).read_text("utf-8"))
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    every = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert every == top


@pytest.mark.parametrize("file", FILES)
def test_a_module_has_at_most_300_lines_and_a_first_line_that_says_what_it_is(file: str) -> None:
    text = (PACKAGE / file).read_text("utf-8")
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("file", FILES)
def test_a_function_has_at_most_60_lines(file: str) -> None:
    tree = ast.parse((PACKAGE / file).read_text("utf-8"))
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None and node.end_lineno - node.lineno >= 60
    ]
    assert long == []
