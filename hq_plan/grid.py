"""A table as somebody made it: cells with the text that is shown and the name that a spreadsheet gives them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, TypeAlias

Value: TypeAlias = str | Decimal | bool | date | None


class Cell(NamedTuple):
    """A cell: its text as shown, its value, and where it stands, rows and columns counted from 0.

    ``odd`` says what is wrong with the value itself, where the spreadsheet shows an error or has no result. In a
    workbook values are typed: digits may be a text there, in a text file they never are.
    """

    row: int
    column: int
    text: str = ""
    value: Value = None
    odd: str = ""
    is_typed: bool = False

    @property
    def is_odd(self) -> bool:
        """Whether nobody wrote what it shows: an error, a formula without a result, TRUE or FALSE."""
        return bool(self.odd) or isinstance(self.value, bool)

    @property
    def name(self) -> str:
        """The cell's name in a spreadsheet, as ``C12``."""
        return column_name(self.column) + str(self.row + 1)


@dataclass(frozen=True)
class Grid:
    """The rows of a sheet or of a table in a text; ``merged`` has the cells that show another one's text.

    ``hidden`` are the rows that the spreadsheet does not show, ``title`` is the heading of the whole file,
    ``is_hidden`` says that the whole sheet is not shown.
    """

    file: str
    sheet: str
    rows: Sequence[Sequence[Cell]]
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    title: str = ""
    is_hidden: bool = False

    def at(self, row: int, column: int) -> Cell:
        """The cell there; of a merged range the one that the text belongs to."""
        row, column = self.merged.get((row, column), (row, column))
        line = self.rows[row] if row < len(self.rows) else ()
        return line[column] if column < len(line) else Cell(row, column)

    def own(self, row: int, column: int) -> Cell:
        """The cell there, empty where it only shows another one's text."""
        return Cell(row, column) if (row, column) in self.merged else self.at(row, column)

    @cached_property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows), default=0)

    def texts(self, row: int) -> list[str]:
        """What a row shows, merged cells with the text that they show."""
        return [self.at(row, column).text for column in range(self.width)]


def column_name(index: int) -> str:
    """A column's letters: A, B, … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def position(name: str) -> tuple[int, int]:
    """Row and column of a cell from its name, both from 0."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]) - 1, column - 1


def spread(ranges: Iterator[tuple[int, int, int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
    """The cells of merged ranges (first row and column, last row and column), each with the one that has the text."""
    return {
        (row, column): (top, left)
        for top, left, bottom, right in ranges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
