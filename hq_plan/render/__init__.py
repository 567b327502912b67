"""The registry of output formats: a module beside this one is a format, and its `render` turns a report into text.

`SHOWS` in a module says what it has a form for: tables, findings or both. Only the module asked for is loaded.
"""

import importlib
import pkgutil
from collections.abc import Callable
from typing import Literal, TypeAlias

from hq_plan.view import Report, Screen

Renderer: TypeAlias = Callable[[Report, Screen], str | bytes]
Part: TypeAlias = Literal["tables", "findings"]


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


def showing(part: Part) -> list[str]:
    """The names of the formats that show such a part of a report."""
    return [name for name in formats() if find(name, part)]
