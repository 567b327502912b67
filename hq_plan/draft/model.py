"""What a table tells of a plan: its indicators, the cells that were not understood, remarks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from hq_plan.draft.columns import Columns
from hq_plan.draft.guess import Kind
from hq_plan.draft.texts import one_line
from hq_plan.grid import Cell, Grid, position

UNIT: Final = "unit"
BASE: Final = "base"
ELSEWHERE: Final = ""
"""Where a cell that was not understood belongs: besides these, ``targets.`` with a year."""


class Unread(NamedTuple):
    """A cell that was not understood, and the field in which it was kept."""

    cell: str
    text: str
    where: str


@dataclass
class Row:
    """An indicator as drafted; ``whole`` says that its numbers count over all years of the plan.

    ``cells`` are those of the targets, by year.
    """

    name: str
    cell: str
    number: int | None = None
    group: str = ""
    unit: str = ""
    kind: Kind = "stock"
    lower: bool = False
    decimals: int | None = None
    nature: str = ""
    department: str = ""
    base: tuple[int, Decimal] | None = None
    targets: dict[int, str] = field(default_factory=dict)
    cells: dict[int, Cell] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    whole: bool = False


@dataclass
class Draft:
    """A plan as far as a table tells it."""

    title: str
    years: list[int]
    rows: list[Row]
    unread: list[Unread]
    remarks: list[str]
    cells: int


class Reading:
    """One table while it is read: which cells were taken up, and which are listed as not understood.

    ``sheet`` stands in front of the cells' names where there are several tables.
    """

    def __init__(self, grid: Grid, columns: Columns, years: list[int], sheet: str = "") -> None:
        self.grid, self.columns, self.years = grid, columns, years
        self.taken = {(row, column) for row in range(columns.heads[1] + 1) for column in range(grid.width)}
        self._sheet = f"{sheet}!" if sheet else ""
        self._unread: dict[Unread, tuple[int, int]] = {}

    def name(self, cell: Cell) -> str:
        """The cell's name, with its sheet where that is to be told."""
        return self._sheet + cell.name

    def take(self, row: int, columns: Iterable[int]) -> None:
        """Say that cells were taken up."""
        self.taken |= {(row, column) for column in columns}

    def leave(self, cell: Cell, where: str) -> None:
        """Say that a cell was not understood."""
        self._unread.setdefault(Unread(self.name(cell), one_line(cell.text), where), position(cell.name))

    @property
    def unread(self) -> list[Unread]:
        """The cells that were not understood, in the order of the table."""
        return sorted(self._unread, key=self._unread.__getitem__)

    def text(self, row: int, column: int, where: str = ELSEWHERE) -> str:
        """A cell's text in one line; nothing, and the cell listed, where the spreadsheet shows no text of somebody."""
        cell = self.grid.at(row, column)
        if cell.is_odd:
            self.leave(cell, where)
            return ""
        return one_line(cell.text)
