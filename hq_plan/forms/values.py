"""What a cell says as a file of figures says it: figures, days."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from hq_plan.document import is_number, plain_scalar
from hq_plan.forms import layout
from hq_plan.grid import Cell

_SPREADSHEET_DAY: Final = re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})")


def figure_of(cell: Cell, unit: str | None) -> object:
    """A figure as a file of figures has it; 0.021 shown as 2.1% is 2.1 where the unit is %."""
    if isinstance(cell.value, bool):
        return cell.value
    if isinstance(cell.value, Decimal):
        number = Decimal(cell.text.removesuffix("%")) if cell.text.endswith("%") else cell.value
        # What has more digits than are read stays a text, as it does in a text file.
        is_figure = is_number(f"{number:f}") and (unit == "%" or not cell.text.endswith("%"))
        return number if is_figure else cell.text
    text = cell.text
    if unit == "是否" and text.casefold() in layout.YES_NO:
        return layout.YES_NO[text.casefold()]
    return text if cell.is_typed else plain_scalar(text)


def day_of(cell: Cell) -> object:
    """A day as a file of figures has it; 2021/6/30 is how spreadsheets write a date cell into CSV."""
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    if isinstance(cell.value, Decimal):
        return int(cell.value) if cell.value == cell.value.to_integral_value() else cell.value
    match = None if cell.is_typed else _SPREADSHEET_DAY.fullmatch(cell.text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else cell.text or None
