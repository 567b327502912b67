"""The registry of output formats: a module beside this one is a format, and its `render` turns a report into text.

`SHOWS` in a module says what it has a form for: tables, findings, a page of prose; `NEEDS` names the package of an
extra that it is made with. Only the module asked for is loaded.
"""

import importlib
import pkgutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal, TypeAlias

from hq_plan.view import Report, Screen

Renderer: TypeAlias = Callable[[Report, Screen], str | bytes]
Part: TypeAlias = Literal["tables", "findings", "page"]


ENDINGS: Final = {
    ".csv": "csv", ".docx": "docx", ".htm": "html", ".html": "html", ".json": "json", ".jsonl": "jsonl",
    ".md": "markdown", ".sarif": "sarif", ".xlsx": "xlsx", ".xml": "junit",
}  # fmt: skip
"""How the name of a file tells its format."""


AS_ON_A_SCREEN: Final = (".txt",)
"""How the name of a file ends into which goes what a screen would show."""


def formats() -> list[str]:
    """The names of all formats."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def find(name: str, part: Part) -> Renderer | None:
    """The renderer of this name, if it shows such a part of a report."""
    if name not in formats():
        return None
    module = importlib.import_module(f"{__name__}.{name}")
    renderer: Renderer = module.render
    return renderer if part in module.SHOWS else None


def lacks_extra(name: str) -> bool:
    """Whether a format is made with a package that is not installed."""
    needed = getattr(importlib.import_module(f"{__name__}.{name}"), "NEEDS", None)
    return needed is not None and find_spec(needed) is None


def of_name(path: Path | None) -> str | None:
    """The format that the name of a file tells."""
    return ENDINGS.get(path.suffix.lower()) if path else None


def endings(part: Part) -> list[str]:
    """How the names of files end that tell a format with a form for such a part."""
    return [*(ending for ending, name in ENDINGS.items() if find(name, part)), *AS_ON_A_SCREEN]


def showing(part: Part) -> list[str]:
    """The names of the formats that show such a part of a report."""
    return [name for name in formats() if find(name, part)]
