"""Tables into a draft: their rows one by one, bands across them, cells where nothing was expected."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from hq_plan.draft.columns import Columns
from hq_plan.draft.model import ELSEWHERE, Draft, Reading, Row
from hq_plan.draft.row import read_row
from hq_plan.draft.texts import one_line, plain
from hq_plan.grid import Grid
from hq_plan.i18n import _

_NOTE: Final = re.compile(r"\s*(?:注|说明|备注|计算方法|资料来源)\s*[0-9]*\s*[:：]?")


def draft(tables: Sequence[tuple[Grid, Columns]], title: str, years: list[int]) -> Draft:
    """All tables of a file as one plan; ``years`` are the plan's, ``title`` what it is called."""
    result = Draft(title, years, [], [], [], 0)
    for grid, columns in tables:
        sheet = grid.sheet if len(tables) > 1 else ""
        _Table(Reading(grid, columns, years, sheet), result, sheet).run()
    _only_once(result.rows)
    return result


class _Table:
    """One table on its way into the draft."""

    def __init__(self, reading: Reading, result: Draft, group: str) -> None:
        self.reading, self.grid, self.result, self.group = reading, reading.grid, result, group

    def run(self) -> None:
        """All rows, then what nobody asked for."""
        columns = self.reading.columns
        labels = [columns.labels.get(column, "") for column in range(self.grid.width)]
        for row in range(columns.heads[1] + 1, len(self.grid.rows)):
            texts = [plain(self.grid.own(row, column).text) for column in range(self.grid.width)]
            filled = [column for column, text in enumerate(texts) if text]
            if all(texts[column] in labels[column] for column in filled):
                self.reading.take(row, filled)
            elif self._is_band(row, filled):
                self._alone(row, filled)
            else:
                self._indicator(row)
            if filled and row in self.grid.hidden:
                said = _("row {row} is hidden in the spreadsheet").format(row=row + 1)
                self.result.remarks.append(said)
        self._rest()
        self.result.unread += self.reading.unread

    def _is_band(self, row: int, filled: list[int]) -> bool:
        """Whether a row speaks of others: one text stands in the columns of names and of targets, or one alone."""
        columns = self.reading.columns
        asked = [*columns.years.values(), *columns.roles.get("target", [])]
        origins = {self.grid.merged.get((row, each), (row, each)) for each in asked}
        named = {self.grid.merged.get((row, each), (row, each)) for each in columns.roles["name"]}
        shown = any(self.grid.at(row, each).text for each in asked)
        return bool(origins & named and shown) or (len(filled) == 1 and not shown)

    def _alone(self, row: int, filled: list[int]) -> None:
        """A band across the table: a note, or what the rows below are about."""
        self.reading.take(row, filled)
        for column in filled:
            text = self.grid.own(row, column).text
            if _NOTE.match(text) and self.result.rows and not text.lstrip().startswith("注"):
                self.result.rows[-1].notes.append(one_line(text))
            elif _NOTE.match(text):
                self.result.remarks.append(one_line(text))
            else:
                self.group = one_line(text)

    def _indicator(self, row: int) -> None:
        for column in self.reading.columns.roles.get("group", []):
            self.group = self.reading.text(row, column) or self.group
        drafted = read_row(self.reading, row, self.result.rows[-1].name if self.result.rows else "")
        if drafted is not None:
            drafted.group = self.group
            self.reading.take(row, self.reading.columns.roles.get("group", []))
            self.result.rows.append(drafted)

    def _rest(self) -> None:
        """Cells that stand where nothing was expected."""
        for row in range(len(self.grid.rows)):
            for column in range(self.grid.width):
                cell = self.grid.own(row, column)
                self.result.cells += bool(cell.text)
                if cell.text.strip() and (row, column) not in self.reading.taken:
                    self.reading.leave(cell, ELSEWHERE)


def _only_once(rows: list[Row]) -> None:
    """Row numbers and names that stand twice tell nothing apart: numbers become notes, names get their group."""
    numbers, names = Counter(row.number for row in rows), Counter(row.name for row in rows)
    seen: Counter[str] = Counter()
    for row in rows:
        if row.number is not None and numbers[row.number] > 1:
            row.notes.append(_("row number {number}").format(number=row.number))
            row.number = None
        if names[row.name] > 1 and row.group:
            row.name = f"{row.group}：{row.name}"
        seen[row.name] += 1
        if seen[row.name] > 1:
            row.name = f"{row.name}（{seen[row.name]}）"
