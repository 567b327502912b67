"""CSV for programs and for Excel: keys as heads in any language, values unrounded, a byte order mark, CRLF."""

import csv
import io
from decimal import Decimal
from fractions import Fraction

from hq_plan.view import FORMULA, Cell, Report, Screen, harmless

SHOWS = ("tables",)


def render(report: Report, _screen: Screen) -> str:
    """The first table of the report."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for table in report.tables[:1]:
        machine = table.for_machines()
        writer.writerow(_value(Cell(column.key)) for column in machine.columns)
        writer.writerows([_value(cell) for cell in row] for row in machine.rows)
    return "\ufeff" + stream.getvalue()


def _value(cell: Cell) -> str:
    match cell.value:
        case None:
            return ""
        case Decimal():
            return f"{cell.value:f}"
        case Fraction() if cell.value.denominator == 1:
            return str(cell.value.numerator)
        case Fraction():
            return repr(float(cell.value))
        case str():
            text = harmless(cell.value)
            return f"'{text}" if text.startswith(FORMULA) else text  # a spreadsheet would take it for a formula
        case _:
            return str(cell.value)
