"""The rows of grids as the lines of a text, in which every cell has its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from hq_plan.document import Place, is_number
from hq_plan.forms import layout
from hq_plan.grid import Cell, Grid

_MOST_ABOVE: Final = 30
_BETWEEN: Final = " │ "


@dataclass
class Text:
    """The rows of all grids as lines, and which cell stands where in them."""

    lines: list[str] = field(default_factory=list)
    cells: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    places: dict[tuple[int, int, int], Place] = field(default_factory=dict)
    ends: dict[tuple[int, int], Place] = field(default_factory=dict)

    def add(self, index: int, grid: Grid) -> None:
        """One grid more, ``index`` the how manieth it is."""
        top = heading_row(grid)
        heads = [layout.column_of(text) for text in grid.texts(top)] if top is not None else []
        for row, line in enumerate(grid.rows):
            at, texts = 1, []
            for cell in line:
                is_figure = cell.column < len(heads) and heads[cell.column] == "value"
                text = _shown(cell, is_figure=is_figure)
                place = len(self.lines) + 1, at, len(self.lines) + 1, at + len(text)
                self.places[index, row, cell.column] = place
                self.cells[place[:2]] = grid.sheet, cell.name
                texts.append(text)
                at += len(text) + len(_BETWEEN)
            self.lines.append(_BETWEEN.join(texts))
            behind = len(self.lines[-1]) + 1
            self.ends[index, row] = len(self.lines), behind, len(self.lines), behind


def _shown(cell: Cell, *, is_figure: bool) -> str:
    """A cell in one line; a figure that is a text though it looks like a number bears the mark of spreadsheets."""
    text = re.sub(r"[\r\n]+", " ", cell.text)
    return f"'{text}" if is_figure and cell.is_typed and isinstance(cell.value, str) and is_number(text) else text


def heading_row(grid: Grid) -> int | None:
    """The row of the headings."""
    rows = range(min(len(grid.rows), _MOST_ABOVE))
    return None if grid.is_hidden else next((row for row in rows if _is_heading(grid.texts(row))), None)


def _is_heading(texts: Sequence[str]) -> bool:
    """Whether a row heads a table of figures: it names the indicator and the figure."""
    keys = {layout.column_of(text) for text in texts if text}
    return "value" in keys and bool(keys & {"indicator", "id"})
