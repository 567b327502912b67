"""Reports as workbooks: real numbers with their formats, a filter, widths for Chinese, tints beside the words."""

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from hq_plan.document import is_number
from hq_plan.lines import cells
from hq_plan.view import NOTHING, THEN, Cell, Report, Table, Tone
from hq_plan.workbook import align, as_bytes, bold, new_book, put_text, shade

_TINTS: Final = {Tone.GOOD: "C6EFCE", Tone.WARN: "FFEB9C", Tone.BAD: "FFC7CE"}
_NUMBER: Final = re.compile(r"([−+]?)([0-9]+)(?:\.([0-9]+))?(%?)([^0-9]*)")
_LONG_DAY: Final = len("2021-12-31")
_WIDEST: Final = 46
_NARROWEST: Final = 7


def workbook_of(report: Report, moment: datetime = THEN) -> bytes:
    """One sheet for each table; title and what is said under the table stand on the first."""
    book = new_book()
    for n, table in enumerate(report.tables, 1):
        sheet = book.create_sheet(f"{n}")
        _sheet(sheet, report.title if n == 1 else table.title, table.for_people())
        if n == 1:
            _lines(sheet, report)
    if not report.tables:
        _lines(book.create_sheet("1"), report)
    return as_bytes(book, moment)


def _sheet(sheet: Any, title: str, table: Table) -> None:
    put_text(sheet.cell(1, 1), title)
    bold(sheet.cell(1, 1), size=14)
    for n, column in enumerate(table.columns, 1):
        head = put_text(sheet.cell(3, n), column.title)
        bold(head)
        shade(head, "D9E1F2")
        texts = [column.title, *(row[n - 1].text for row in table.rows)]
        width = min(max(map(cells, texts), default=0) + 2, _WIDEST)
        sheet.column_dimensions[head.column_letter].width = max(width, _NARROWEST)
    for r, row in enumerate(table.rows, 4):
        for n, (column, cell) in enumerate(zip(table.columns, row, strict=True), 1):
            _put(sheet.cell(r, n), cell)
            align(sheet.cell(r, n), column.align)
    last = sheet.cell(3 + max(len(table.rows), 1), max(len(table.columns), 1)).coordinate
    sheet.auto_filter.ref = f"A3:{last}"
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "3:3"


def _lines(sheet: Any, report: Report) -> None:
    for n, line in enumerate(report.lines, sheet.max_row + 2):
        put_text(sheet.cell(n, 1), line)


def _put(there: Any, cell: Cell) -> None:
    """A number that is the one shown as a number in the same form, everything else as a text."""
    number = _number(cell)
    if cell.value is None and cell.text == NOTHING:
        there.value = None  # so that filters and sums see no text among numbers
    elif number is None:
        put_text(there, cell.text)
    else:
        there.value, there.number_format = number
    if cell.tone in _TINTS:
        shade(there, _TINTS[cell.tone])


def _day(text: str) -> tuple[date, str] | None:
    """A day as a day."""
    try:
        return (date.fromisoformat(text), "yyyy-mm-dd") if len(text) == _LONG_DAY else None
    except ValueError:
        return None


def _number(cell: Cell) -> tuple[Decimal | float | int | date, str] | None:
    """The value and the format that shows it as the cell's text does: sign, places, per cent, what stands behind."""
    value = cell.value
    if isinstance(value, str) and value == cell.text:
        if is_number(value):
            digits = len(value.partition(".")[2])
            return Decimal(value), "0" + (f".{'0' * digits}" if digits else "")
        return _day(value)
    match = _NUMBER.fullmatch(cell.text)
    if match is None or isinstance(value, bool | str) or value is None:
        return None
    sign, whole, places, percent, behind = match.groups()
    exact, scale = Fraction(value), 100 if percent else 1
    shown = Decimal(f"{'-' if sign == '−' else ''}{whole}.{places or ''}")
    if round(exact * scale - Fraction(shown), len(places or "")):
        return None
    form = "0" + (f".{'0' * len(places)}" if places else "") + percent
    form += f'"{behind}"' if behind and '"' not in behind else ""
    # A spreadsheet rounds halves up where the text rounded them to even: there it gets what is shown.
    halfway = (exact * scale * 10 ** len(places or "") * 2).denominator == 1
    if isinstance(value, Decimal | int) and not halfway:
        number: Decimal | float | int = value
    else:
        number = shown / scale if halfway else float(exact)
    return number, f"+{form};-{form};{form}" if sign == "+" else form
