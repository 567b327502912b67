"""Reports as workbooks: a number shows there as it does in the text, and nothing is an empty cell."""

from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest

from hq_plan.sheets import workbook_of
from hq_plan.view import Cell, Column, Report, Table


def shown(cell: Cell) -> tuple[object, str]:
    table = Table((Column("a", "A"),), ((cell,),))
    sheet = openpyxl.load_workbook(BytesIO(workbook_of(Report({}, "t", (table,))))).worksheets[0]
    return sheet["A4"].value, sheet["A4"].number_format


@pytest.mark.parametrize(
    ("cell", "value", "form"),
    [
        (Cell(Decimal(95), "95"), 95, "0"),
        (Cell(Decimal("2.10"), "2.10"), 2.1, "0.00"),
        (Cell(Fraction(1, 16), "6.2%"), 0.062, "0.0%"),  # half to even; a spreadsheet would show 6.3%
        (Cell(Decimal("0.0635"), "6.4%"), 0.064, "0.0%"),
        (Cell(Decimal("-0.0625"), "−6.2%"), -0.062, "0.0%"),
        (Cell(Fraction(1, 3), "33.3%"), 1 / 3, "0.0%"),
        (Cell(Decimal(3), "+3"), 3, "+0;-0;0"),
        (Cell(Decimal("2.5"), "4"), "4", "General"),  # not that number
        (Cell(Decimal("2.4"), "2"), 2.4, "0"),
        (Cell(None, "-"), None, "General"),
        (Cell(None, "未报送"), "未报送", "General"),
        (Cell("=1+1", "=1+1"), "=1+1", "General"),
    ],
)
def test_a_number_is_a_number_that_shows_as_the_text(cell: Cell, value: object, form: str) -> None:
    assert shown(cell) == (pytest.approx(value) if isinstance(value, float) else value, form)
