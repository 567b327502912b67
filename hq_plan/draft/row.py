"""One row of a table into an indicator: every cell of it is taken up, kept as a note or listed."""

import re
from collections import Counter
from typing import Final

from hq_plan import notation
from hq_plan.draft.columns import Role
from hq_plan.draft.guess import decimals_of, kind_of, lower_is_better
from hq_plan.draft.model import BASE, ELSEWHERE, UNIT, Reading, Row
from hq_plan.draft.texts import DASH, is_there, is_unit, number_of, one_line, over, tells_unit, without_mark
from hq_plan.grid import Cell
from hq_plan.i18n import _
from hq_plan.notation import TODO, Target

_NUMBERED: Final = re.compile(r"\s*([0-9]{1,3})\s*[.．、。]\s*(?=\D)")
_INSIDE: Final = re.compile(r"(.*?)\s*[（(]\s*(?:单位[:：])?([^（）()]{1,16})\s*[）)]\s*")
_OVER_YEARS: Final = re.compile("年.*(?:新增|累计)|累计")
_ARROW: Final = re.compile(r"(.+?)\s*(?:→|->|—>|⇒)\s*(.+)")
_SAID: Final = re.compile(r"(.*?)\s*[（(](约束性|预期性)[）)]")
_NATURE: Final = ("约束性", "预期性")
_BETWEEN: Final = re.compile(r"\s*[、，,;；/\n\r]\s*")
"""What parts departments in one cell."""


def read_row(reading: Reading, row: int, before: str) -> Row | None:
    """The indicator of a row, ``before`` the name of the one above it; None where the row names none."""
    names = [reading.text(row, column) for column in reading.columns.roles["name"]]
    name = "：".join(dict.fromkeys(filter(None, names)))
    if not name:
        return None
    columns = reading.columns.roles["name"]
    at = reading.grid.at(row, columns[-1] if names[-1] else columns[0])
    reading.take(row, columns)
    return _Row(reading, row, Row(name, reading.name(at)), before).run()


class _Row:
    """One row on its way."""

    def __init__(self, reading: Reading, row: int, drafted: Row, before: str) -> None:
        self.reading, self.row, self.drafted, self.before = reading, row, drafted, before

    def run(self) -> Row:
        """All columns, then what follows from them."""
        self._number()
        self._name()
        self._targets()
        self._base()
        self._words()
        self._settle()
        return self.drafted

    def _number(self) -> None:
        """The row's number, of its column or in front of the name; what is no whole number is kept as a note."""
        drafted = self.drafted
        for text in self._texts("number"):
            if text.isdecimal() and int(text) and drafted.number is None:
                drafted.number = int(text)
            elif text and not DASH.fullmatch(text):
                drafted.notes.append(_("row number {number}").format(number=text))
        match = _NUMBERED.match(drafted.name)
        if match:
            drafted.name = drafted.name[match.end() :]
            drafted.number = drafted.number or int(match[1]) or None

    def _name(self) -> None:
        """Name and unit, which may stand behind the name, together with what else is said there."""
        drafted = self.drafted
        if drafted.name.startswith("其中") and self.before:
            drafted.name = f"{self.before.partition('：其中')[0]}：{drafted.name}"
        units = [text for text in self._texts("unit", UNIT) if text and not DASH.fullmatch(text)]
        drafted.unit = units[0] if units else ""
        while (inside := _INSIDE.fullmatch(drafted.name)) and inside[1]:
            first, *others = re.split("[,，;；]", one_line(inside[2]))
            if _OVER_YEARS.search(first):
                drafted.whole = True
                drafted.notes.append(first)
            elif first in _NATURE:
                drafted.nature = first
            elif is_unit(first) and drafted.unit in ("", first):
                drafted.unit = first
            else:
                break
            drafted.name = inside[1]
            drafted.notes += [text for text in others if text not in _NATURE]
            drafted.nature = next((text for text in others if text in _NATURE), drafted.nature)
            drafted.whole = drafted.whole or any("累计" in text for text in others)
        drafted.unit = drafted.unit or self.reading.columns.unit
        drafted.name = one_line(drafted.name)

    def _targets(self) -> None:
        columns, last = self.reading.columns, self.reading.years[-1]
        years = dict(columns.years)
        for column in columns.roles.get("target", []):
            years.setdefault(last, column)
        for year, column in sorted(years.items()):
            self._target(year, column)
        for column in columns.roles.get("over", []):
            cell, label = self._cell(column), columns.labels[column]
            if is_there(cell) and last in self.drafted.targets:
                self.drafted.notes.append(f"{label} {self.reading.text(self.row, column)}")
            elif is_there(cell):
                self._put(last, cell, over(cell.text, label))

    def _target(self, year: int, column: int) -> None:
        cell = self._cell(column)
        if not is_there(cell):
            return
        text = self._arrow(cell)
        if self.drafted.whole and _is_bare(text):
            text = f"累计{text}"
        if year in self.reading.years:
            self._put(year, cell, text)
        else:
            self.reading.leave(cell, ELSEWHERE)
            self.drafted.notes.append(_("{year}: {text}").format(year=year, text=text))

    def _put(self, year: int, cell: Cell, text: str) -> None:
        """A target as printed, if it can be read; else it is kept as something to do."""
        plain = without_mark(text)
        self.drafted.cells[year] = cell
        try:
            readable = not cell.is_odd and not plain.startswith(TODO)
            notation.read(plain)
        except notation.NotationError:
            readable = False
        if not readable:
            self.reading.leave(cell, f"targets.{year}")
        self.drafted.targets[year] = plain if readable else f"{TODO} {one_line(cell.text).removeprefix(TODO).strip()}"

    def _arrow(self, cell: Cell) -> str:
        """A target; where its cell has the figure that it starts from too (63%→67.5%), that becomes the base."""
        text = one_line(cell.text)
        said = _SAID.fullmatch(text)
        if said:
            text, self.drafted.nature = said[1], said[2]
        match = _ARROW.fullmatch(text)
        base = number_of(match[1]) if match else None
        if match is None or base is None:
            return text
        self.drafted.base = (self.reading.years[0] - 1, base)
        return match[2]

    def _base(self) -> None:
        if self.reading.columns.base is None:
            return
        column, said = self.reading.columns.base
        cell = self._cell(column)
        if not is_there(cell):
            return
        year = said or self.reading.years[0] - 1
        number = None if cell.is_odd else number_of(cell.text)
        if number is not None and year < self.reading.years[0] and not self.drafted.whole:
            self.drafted.base = (year, number)
            return
        if number is None or year >= self.reading.years[0]:
            self.reading.leave(cell, BASE)
        todo = f"{TODO} " if number is None else ""
        self.drafted.notes.append(f"{todo}{self.reading.columns.labels[column]} {one_line(cell.text)}")

    def _words(self) -> None:
        drafted, labels = self.drafted, self.reading.columns.labels
        for text in self._texts("nature"):
            if text in _NATURE:
                drafted.nature = text
            elif text and not DASH.fullmatch(text):
                drafted.notes.append(text)
        self._department()
        for column in self.reading.columns.roles.get("note", []):
            text = self.reading.text(self.row, column)
            if text and not DASH.fullmatch(text):
                drafted.notes.append(f"{labels[column]}：{text}")
            self.reading.take(self.row, [column])

    def _department(self) -> None:
        """Who submits is one department; where several are named it is the first, and all stand in a note."""
        drafted = self.drafted
        for column in self.reading.columns.roles.get("department", []):
            text = self.reading.text(self.row, column)
            parts = [part.strip() for part in _BETWEEN.split(self._cell(column).text) if part.strip()] if text else []
            self.reading.take(self.row, [column])
            if parts and not DASH.fullmatch(text) and not drafted.department:
                drafted.department = parts[0]
                parts = parts[1:] and parts
            if parts and not DASH.fullmatch(text):
                drafted.notes.append(f"{self.reading.columns.labels[column]}：{'、'.join(parts)}")

    def _settle(self) -> None:
        """Unit, kind, direction and decimals, from what stands in the row."""
        drafted = self.drafted
        printed = {year: target for year, text in drafted.targets.items() if (target := notation.read(text))}
        numbers = [target for target in printed.values() if target.value is not None]
        units = Counter(target.unit for target in numbers if target.unit and tells_unit(target))
        if not drafted.unit and units:
            drafted.unit = units.most_common(1)[0][0]
        self._odd_units(printed)
        todo = any(text.startswith(TODO) for text in drafted.targets.values())
        if not numbers and not todo and not drafted.unit:
            drafted.kind, drafted.unit = "milestone", "是否"
            if drafted.base and self.reading.columns.base:
                drafted.notes.append(f"{self.reading.columns.labels[self.reading.columns.base[0]]} {drafted.base[1]}")
            drafted.base = None
        else:
            drafted.kind = kind_of(drafted.name, drafted.unit)
        drafted.lower = lower_is_better(drafted.name, numbers)
        drafted.decimals = decimals_of(drafted.unit, drafted.base, numbers)
        if not drafted.unit:
            drafted.unit = TODO
            self.reading.leave(self._cell(self.reading.columns.roles["name"][-1]), UNIT)

    def _odd_units(self, printed: dict[int, Target]) -> None:
        """A target in another unit than the rest is left to somebody who knows."""
        drafted = self.drafted
        points = ("个百分点",) if drafted.unit == "%" else ()
        for year, target in printed.items():
            may = {"", drafted.unit, *(("%",) if target.way else ()), *points}
            if target.unit not in may and drafted.unit:
                drafted.targets[year] = f"{TODO} {target.text}"
                self.reading.leave(drafted.cells[year], f"targets.{year}")

    def _cell(self, column: int) -> Cell:
        """A cell of the row, which counts as taken up."""
        self.reading.take(self.row, [column])
        return self.reading.grid.at(self.row, column)

    def _texts(self, role: Role, where: str = ELSEWHERE) -> list[str]:
        columns = self.reading.columns.roles.get(role, [])
        self.reading.take(self.row, columns)
        return [self.reading.text(self.row, column, where) for column in columns]


def _is_bare(text: str) -> bool:
    """Whether a text is a number with no word of how it counts."""
    try:
        target = notation.read(text)
    except notation.NotationError:
        return False
    return target is not None and target.value is not None and target.way is None
