"""How large a table may be, whatever it is read from."""

from pathlib import PurePath
from typing import Final

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.i18n import _
from hq_plan.read.faults import unreadable_file

_MOST_CELLS: Final = 300_000
"""The most cells from the first to the last that has something in it; each takes a thousand bytes all in all."""


def is_too_large(rows: int, columns: int) -> bool:
    """Whether a table of so many rows and columns has more cells than are looked through."""
    return rows * columns > _MOST_CELLS


def too_large(file: str, sheet: str = "") -> Diagnostic:
    """What is said of such a table, which is that of a sheet or of a whole file."""
    said = _("the sheet {name} is too large").format(name=sheet or PurePath(file).name)
    return unreadable_file(Span(file), said, _("leave only the table in it"))
