"""Workbooks of Excel and WPS into grids, with the office extra: values as shown, merged cells, errors told."""

import io
import math
import warnings
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.grid import Cell, Grid, Value, spread
from hq_plan.i18n import _
from hq_plan.read.faults import LIMIT, unreadable_file
from hq_plan.read.packed import refusal
from hq_plan.read.shown import Format, format_of
from hq_plan.read.sizes import is_too_large, too_large
from hq_plan.refusals import lacks_office

_MOST_TEXT: Final = LIMIT
"""The most characters of a sheet: a text that is stored once may stand in many cells."""

_EMPTY_TEXT: Final = "str"
"""The type of a formula whose stored result is a text, which may be empty, as that of =IF(A1="","",A1)."""
_BINARY_TAIL: Final = 15
"""The digits that a double keeps; what Excel adds behind them is no part of the number."""


def read(data: bytes, name: str) -> tuple[list[Grid], list[Diagnostic], str]:
    """The grids of all sheets that are shown, and what is wrong with the file."""
    refused = refusal(data)
    if refused:
        return [], [unreadable_file(Span(name), *refused)], ""
    try:
        import openpyxl  # noqa: PLC0415  (an extra, loaded when a workbook is read)
    except ImportError:
        return [], [unreadable_file(Span(name), *lacks_office())], ""
    try:
        # What the library would not write again, it warns of; nothing is written here.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Full mode: WPS writes a wrong dimension, which the read-only mode trusts.
            values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(data))
    except Exception:  # noqa: BLE001  (whatever a broken workbook makes the library raise)
        return [], [unreadable_file(Span(name), _("the workbook is broken"), _("save it anew as .xlsx"))], ""
    grids = [_grid(sheet, formulas[sheet.title], name) for sheet in values.worksheets]
    beyond = next((sheet for sheet, grid in zip(values.worksheets, grids, strict=True) if grid is None), None)
    if beyond is not None:
        return [], [too_large(name, beyond.title)], ""
    return [grid for grid in grids if grid is not None], [], "xlsx"


def _grid(sheet: Any, formulas: Any, name: str) -> Grid | None:
    """The grid of a sheet; None where it is too large to be looked through."""
    last_row, last_column = _used(sheet)
    if is_too_large(last_row, last_column) or _characters(sheet) > _MOST_TEXT:
        return None
    # Most of a sheet is empty where one figure stands far from the others; asked for, the library would make its cells.
    values, typed = sheet._cells, formulas._cells  # noqa: SLF001
    rows = [
        [
            _cell(values[at], typed[at], r, c) if (at := (r + 1, c + 1)) in values else _shown(None, "", r, c)
            for c in range(last_column)
        ]
        for r in range(last_row)
    ]
    ranges = ((m.min_row - 1, m.min_col - 1, m.max_row - 1, m.max_col - 1) for m in sheet.merged_cells.ranges)
    hidden = frozenset(index - 1 for index, each in sheet.row_dimensions.items() if each.hidden)
    return Grid(name, sheet.title, rows, spread(ranges), hidden, is_hidden=sheet.sheet_state != "visible")


def _used(sheet: Any) -> tuple[int, int]:
    """The rows and columns that have something in them, whatever the sheet says of its size."""
    filled = [
        place
        for place, cell in sheet._cells.items()  # noqa: SLF001
        if not (cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()))
    ]
    return max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)


def _characters(sheet: Any) -> int:
    return sum(len(cell.value) for cell in sheet._cells.values() if isinstance(cell.value, str))  # noqa: SLF001


def _cell(cell: Any, formula: Any, row: int, column: int) -> Cell:
    value = cell.value
    if value is None and formula.data_type == "f" and cell.data_type != _EMPTY_TEXT:
        why = _("the formula has no stored result; open and save the workbook")
        return Cell(row, column, str(formula.value), None, why, is_typed=True)
    if cell.data_type == "e" or (isinstance(value, float) and not math.isfinite(value)):
        return Cell(row, column, str(value), None, _("the spreadsheet shows an error"), is_typed=True)
    return _shown(_value(value), _format(cell), row, column)


def _format(cell: Any) -> str:
    """The number format of a cell; where the workbook does not have the one that is named, none."""
    try:
        return str(cell.number_format)
    except IndexError:
        return "General"


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


def _shown(value: Value, number_format: str, row: int, column: int) -> Cell:
    """The cell as the spreadsheet shows it: of a number see `_number`."""
    if isinstance(value, Decimal):
        return _number(value, format_of(number_format, value), row, column)
    text = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    return Cell(row, column, text.upper() if isinstance(value, bool) else text, value, is_typed=True)


def _number(value: Decimal, form: Format, row: int, column: int) -> Cell:
    """0.021 in a cell of per cent is 2.1%; 77 with a format for 亿元 is what somebody types as 77亿元."""
    if not form.is_known:
        why = _("its number format shows another number than the cell has; type the figure")
        return Cell(row, column, f"{value:f}", None, why, is_typed=True)
    if form.percent:
        text = f"{_padded(_in_percent(value), form.places):f}%{form.behind}"
        return Cell(row, column, text, value, is_typed=True)
    number = _padded(value, form.places)
    text = f"{form.before}{number:f}{form.behind}"
    return Cell(row, column, text, text if form.before or form.behind else number, is_typed=True)


def _in_percent(number: Decimal) -> Decimal:
    """A hundred times as much, with all of its digits: arithmetic has room for 28 of them."""
    sign, digits, exponent = number.as_tuple()
    return Decimal((sign, digits, exponent + 2)) if isinstance(exponent, int) else number


def _padded(number: Decimal, places: int) -> Decimal:
    """A number with the noughts that its format shows behind it: 2.1 shown as 2.10 was given to two places."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or -exponent >= places:
        return number
    # As digits, which arithmetic would round: 1E+30 is shown with more.
    return Decimal((sign, (*digits, *[0] * (places + exponent)), -places))
