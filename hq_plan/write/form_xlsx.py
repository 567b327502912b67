"""Forms as workbooks: what is known is grey and locked, what is asked for is white, with lists, limits and prompts."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from hq_plan.document import is_number
from hq_plan.forms import layout
from hq_plan.forms.form import Form, Row, instructions, statuses, yes_no
from hq_plan.i18n import _
from hq_plan.models.plan import Indicator
from hq_plan.view import harmless
from hq_plan.workbook import SEALED, as_bytes, put_text

_HEAD: Final = 5
"""The row of the headings: above it stand title, year and department, and two lines of instructions."""

_LINE: Final = Side(style="thin", color="B0B0B0")
_BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_GREY: Final = PatternFill("solid", fgColor="EDEDED")
_DARK: Final = PatternFill("solid", fgColor="D9E1F2")
_POINTS: Final = 15
"""The height of a line."""


def xlsx_bytes(form: Form) -> bytes:
    """The workbook; the same form gives the same bytes."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _("Figures")
    _top(sheet, form)
    columns = {column.key: n for n, column in enumerate(layout.COLUMNS, 1)}
    titles = layout.titles()
    for column in layout.COLUMNS:
        cell = put_text(sheet.cell(_HEAD, columns[column.key]), titles[column.key])
        cell.font, cell.fill, cell.border = Font(bold=True), _DARK, _BORDER
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(columns[column.key])].width = column.width
    for n, row in enumerate(form.rows, _HEAD + 1):
        _row(sheet, n, form, row, columns)
    # Programs read it; people sort and print without it.
    sheet.column_dimensions[get_column_letter(columns["id"])].hidden = True
    _checks(book, sheet, form, columns)
    _page(sheet)
    _facts(book, form)
    return as_bytes(book)


def _top(sheet: Any, form: Form) -> None:
    lines = (form.title, form.head, *instructions())
    for n, text in enumerate(lines, 1):
        cell = put_text(sheet.cell(n, 1), text)
        cell.font = Font(bold=n == 1, size=14 if n == 1 else 10, color=None if n < 3 else "595959")
        cell.alignment = Alignment(horizontal="center" if n == 1 else "left", vertical="center", wrap_text=True)
        sheet.merge_cells(start_row=n, start_column=1, end_row=n, end_column=len(layout.COLUMNS))
        sheet.row_dimensions[n].height = 26 if n == 1 else 18


def _row(sheet: Any, n: int, form: Form, row: Row, columns: dict[str, int]) -> None:
    texts = form.texts(row)
    for column in layout.COLUMNS:
        cell = sheet.cell(n, columns[column.key])
        cell.border = _BORDER
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        if column.is_input:
            cell.protection = Protection(locked=False)
        else:
            _put(cell, texts[column.key])
            cell.fill = _GREY
    day = sheet.cell(n, columns["as_of"])
    day.alignment = Alignment(horizontal="center", vertical="center")
    day.value, day.number_format = date.fromisoformat(texts["as_of"]), "yyyy-mm-dd"
    sheet.cell(n, columns["value"]).number_format = _number_format(row.indicator)
    lines = max(_lines(texts["indicator"], 30), _lines(texts["definition"], 30), 1)
    sheet.row_dimensions[n].height = _POINTS * lines + 5


def _put(cell: Any, text: str) -> None:
    """A plain number as a number, as a spreadsheet would complain of it as a text."""
    if is_number(text):
        cell.value = Decimal(text)
        cell.number_format = "0" + ("." + "0" * len(text.partition(".")[2]) if "." in text else "")
    else:
        put_text(cell, text)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; a Chinese character is as wide as two letters."""
    return -(-sum(2 if ord(sign) > 0x2E7F else 1 for sign in text) // width)


def _number_format(indicator: Indicator) -> str:
    if indicator.kind == "milestone" or indicator.decimals is None:
        return "General"
    return "0" + ("." + "0" * indicator.decimals if indicator.decimals else "")


def _checks(book: Workbook, sheet: Any, form: Form, columns: dict[str, int]) -> None:
    """What each white cell takes, with what is said beside it; lists stand on a sheet of their own."""
    lists = book.create_sheet(_("Lists"))
    lists.sheet_state = "hidden"
    for column, words in enumerate((statuses(), yes_no()), 1):
        for n, word in enumerate(words, 1):
            put_text(lists.cell(n, column), word)
    first, last = _HEAD + 1, _HEAD + len(form.rows)
    status = _list(f"'{lists.title}'!$A$1:$A$3", _("final, preliminary, or withheld where it is not made public"))
    days = DataValidation(
        type="date", operator="between", formula1=f"DATE({form.year},1,1)", formula2=f"DATE({form.year},12,31)"
    )
    _say(days, _("a day of {year}, for example {year}-06-30").format(year=form.year))
    for check, key in ((status, "status"), (days, "as_of")):
        letter = get_column_letter(columns[key])
        check.add(f"{letter}{first}:{letter}{last}")
        sheet.add_data_validation(check)
    for n, row in enumerate(form.rows, first):
        check = _of_value(row.indicator, lists.title)
        check.add(sheet.cell(n, columns["value"]).coordinate)
        sheet.add_data_validation(check)


def _of_value(indicator: Indicator, lists: str) -> DataValidation:
    if indicator.kind == "milestone":
        return _list(f"'{lists}'!$B$1:$B$2", _("yes or no"))
    if indicator.decimals == 0:
        check = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
        return _say(check, _("a whole number, in {unit}").format(unit=indicator.unit))
    check = DataValidation(type="decimal", operator="between", formula1="-1E+15", formula2="1E+15")
    return _say(check, _("a number, in {unit}").format(unit=indicator.unit))


def _list(where: str, said: str) -> DataValidation:
    return _say(DataValidation(type="list", formula1=where), said)


def _say(check: DataValidation, said: str) -> DataValidation:
    """The prompt beside the cell, and what is said when something else is typed."""
    check.allow_blank, check.showInputMessage, check.showErrorMessage = True, True, True
    check.promptTitle, check.prompt = _("Fill in"), harmless(said)[:255]
    check.errorTitle, check.error = _("This does not fit"), harmless(said)[:255]
    return check


def _page(sheet: Any) -> None:
    """Frozen headings, locked but for the white cells, and A4 across."""
    sheet.freeze_panes = sheet.cell(_HEAD + 1, 3)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4


def _facts(book: Workbook, form: Form) -> None:
    """Which form it is, for whoever reads it back."""
    facts = book.create_sheet(layout.META)
    facts.sheet_state = "hidden"
    for n, (key, value) in enumerate(form.facts.items(), 1):
        put_text(facts.cell(n, 1), key)
        put_text(facts.cell(n, 2), value)
    facts.protection = SEALED
