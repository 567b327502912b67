"""Workbooks of Excel and WPS into grids, with the office extra: values as shown, merged cells, errors told."""

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.grid import Cell, Grid, Value, position, spread
from hq_plan.i18n import _
from hq_plan.read.faults import LIMIT, unreadable_file

SUFFIXES: Final = (".xlsx", ".xlsm", ".et")
_MOST_UNPACKED: Final = 8 * LIMIT
"""The most bytes that the parts of a workbook may come to when unpacked: a bomb is small and grows."""

_MOST_MERGED: Final = 200_000
_MERGED: Final = re.compile(rb"mergeCell [^>]*?ref=[\"']([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})")
_MOST_CELLS: Final = 2_000_000
_PLACES: Final = re.compile(r"(?:#,##)?0(?:\.(0+))?(?:_\W?)?(?:;.*)?")
_BINARY_TAIL: Final = 15
"""The digits that a double keeps; what Excel adds behind them is no part of the number."""


def read(data: bytes, name: str) -> tuple[list[Grid], list[Diagnostic], str]:
    """The grids of all sheets that are shown, and what is wrong with the file."""
    refused = _refusal(data)
    if refused:
        return [], [unreadable_file(Span(name), refused)], ""
    try:
        import openpyxl  # noqa: PLC0415  (an extra, loaded when a workbook is read)
    except ImportError:
        return (
            [],
            [unreadable_file(Span(name), _("workbooks need the office extra: pip install 'hq-plan[office]'"))],
            "",
        )
    try:
        # Full mode: WPS writes a wrong dimension, which the read-only mode trusts.
        values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(data))
    except Exception:  # noqa: BLE001  (whatever a broken workbook makes the library raise)
        return [], [unreadable_file(Span(name), _("the workbook is broken"))], ""
    return [_grid(sheet, formulas[sheet.title], name) for sheet in values.worksheets], [], "xlsx"


def _refusal(data: bytes) -> str:
    """Why the bytes are no workbook that can be opened, if so."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _("it is an old or a protected workbook: save it as .xlsx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in {part.filename for part in parts}:
                return _("it is no workbook")
            if sum(part.file_size for part in parts) > _MOST_UNPACKED:
                return _("the workbook is too large when it is unpacked")
            return "" if _is_plain(archive) else _("the workbook is broken")
    except (zipfile.BadZipFile, OSError, EOFError, ValueError):
        return _("the workbook is broken")


def _is_plain(archive: zipfile.ZipFile) -> bool:
    """Whether no part declares entities or merges half a sheet, with which a few bytes become many."""
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")):
            text = archive.read(part)
            if b"<!DOCTYPE" in text[:4096] or sum(map(_area, _MERGED.findall(text))) > _MOST_MERGED:
                return False
    return True


def _area(ends: tuple[bytes, bytes]) -> int:
    """How many cells a merged range has."""
    (top, left), (bottom, right) = (position(end.decode()) for end in ends)
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def _grid(sheet: Any, formulas: Any, name: str) -> Grid:
    last_row, last_column = _used(sheet)
    rows = [
        [_cell(sheet.cell(r + 1, c + 1), formulas.cell(r + 1, c + 1), r, c) for c in range(last_column)]
        for r in range(last_row)
    ]
    ranges = ((m.min_row - 1, m.min_col - 1, m.max_row - 1, m.max_col - 1) for m in sheet.merged_cells.ranges)
    hidden = frozenset(index - 1 for index, each in sheet.row_dimensions.items() if each.hidden)
    return Grid(name, sheet.title, rows, spread(ranges), hidden, is_hidden=sheet.sheet_state != "visible")


def _used(sheet: Any) -> tuple[int, int]:
    """The rows and columns that have something in them, whatever the sheet says of its size."""
    filled = [(row, column) for (row, column), cell in sheet._cells.items() if cell.value is not None]  # noqa: SLF001
    rows, columns = max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)
    return (rows, columns) if rows * columns <= _MOST_CELLS else (0, 0)


def _cell(cell: Any, formula: Any, row: int, column: int) -> Cell:
    value = cell.value
    if value is None and formula.data_type == "f":
        why = _("the formula has no stored result; open and save the workbook")
        return Cell(row, column, str(formula.value), None, why, is_typed=True)
    if cell.data_type == "e":
        return Cell(row, column, str(value), None, _("the spreadsheet shows an error"), is_typed=True)
    taken = _padded(_value(value), cell.number_format)
    return Cell(row, column, _shown(taken, cell.number_format), taken, is_typed=True)


def _padded(value: Value, number_format: str) -> Value:
    """A number with the noughts that its format shows behind it: 2.1 shown as 2.10 was given to two places."""
    match = _PLACES.fullmatch(number_format)
    if not isinstance(value, Decimal) or match is None:
        return value
    places = len(match[1] or "")
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1).scaleb(-places)) if isinstance(exponent, int) and -exponent < places else value


def _value(value: Any) -> Value:
    """The value that is meant: a number without the tail that binary arithmetic leaves, a day without its time."""
    match value:
        case bool() | None:
            return value
        case int():
            return Decimal(value)
        case float():
            return Decimal(format(value, f".{_BINARY_TAIL}g")).normalize() + 0
        case datetime():
            return value.date()
        case date():
            return value
        case _:
            return str(value).strip()


def _shown(value: Value, number_format: str) -> str:
    """What the spreadsheet shows: 0.021 in a cell of per cent is 2.1%."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case Decimal():
            percent = "%" in number_format
            return f"{(value * 100).normalize() if percent else value:f}" + ("%" if percent else "")
        case date():
            return value.isoformat()
        case str():
            return value
