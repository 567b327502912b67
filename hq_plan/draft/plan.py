"""The rows of a table into indicators; each cell is either taken up or listed as not read."""

import re
from collections import Counter
from typing import Final

from hq_plan import notation
from hq_plan.draft.columns import Columns
from hq_plan.draft.guess import decimals_of, kind_of, lower_is_better
from hq_plan.draft.model import Draft, Row, Unread
from hq_plan.draft.texts import DASH, is_there, number_of, one_line, over, plain, tells_unit, without_mark
from hq_plan.grid import Cell, Grid, position
from hq_plan.notation import TODO, Target

_NUMBERED: Final = re.compile(r"\s*([0-9]{1,3})\s*[.．、。]\s*(?=\D)")
_UNIT: Final = re.compile(r"(.*?)\s*[（(]\s*(?:单位[:：])?([^（）()]{1,16})\s*[）)]\s*")
_NOTE: Final = re.compile(r"\s*(?:注|说明|备注|计算方法|资料来源)\s*[0-9]*\s*[:：]?")
_OVER_YEARS: Final = re.compile("年.*(?:新增|累计)|累计")
_ARROW: Final = re.compile(r"(.+?)\s*(?:→|->|—>|⇒)\s*(.+)")
_SAID: Final = re.compile(r"(.*?)\s*[（(](约束性|预期性)[）)]")
_NATURE: Final = ("约束性", "预期性")


def draft(grid: Grid, columns: Columns, title: str, years: list[int]) -> Draft:
    """The whole table; ``years`` are the plan's, ``title`` what it is called."""
    return _Drafting(grid, columns, Draft(title, years, [], [], [], 0)).run()


class _Drafting:
    """One table on its way; ``taken`` are the cells that were understood or listed."""

    def __init__(self, grid: Grid, columns: Columns, result: Draft) -> None:
        self.grid, self.columns, self.result = grid, columns, result
        self.taken = {(row, column) for row in range(columns.heads[1] + 1) for column in range(grid.width)}
        self.group = ""

    def run(self) -> Draft:
        """All rows, then what nobody asked for."""
        labels = [self.columns.labels.get(column, "") for column in range(self.grid.width)]
        for row in range(self.columns.heads[1] + 1, len(self.grid.rows)):
            texts = [plain(self.grid.own(row, column).text) for column in range(self.grid.width)]
            filled = [column for column, text in enumerate(texts) if text]
            if all(texts[column] in labels[column] for column in filled):
                self._take(row, filled)
            elif self._is_band(row, filled):
                self._alone(row, filled)
            else:
                self._indicator(row)
        self._rest()
        self.result.unread.sort(key=lambda each: position(each.cell))
        _only_once(self.result.rows)
        return self.result

    def _is_band(self, row: int, filled: list[int]) -> bool:
        """Whether a row speaks of others: one text stands in the columns of names and of targets, or one alone."""
        columns = [*self.columns.years.values(), *self.columns.roles.get("target", [])]
        origins = {self.grid.merged.get((row, each), (row, each)) for each in columns}
        named = {self.grid.merged.get((row, each), (row, each)) for each in self.columns.roles["name"]}
        shown = any(self.grid.at(row, each).text for each in columns)
        return bool(origins & named and shown) or (len(filled) == 1 and not shown)

    def _alone(self, row: int, filled: list[int]) -> None:
        """A band across the table: a note, or what the rows below are about."""
        self._take(row, filled)
        for column in filled:
            text = self.grid.own(row, column).text
            if _NOTE.match(text) and self.result.rows and not text.lstrip().startswith("注"):
                self.result.rows[-1].notes.append(one_line(text))
            elif _NOTE.match(text):
                self.result.remarks.append(one_line(text))
            else:
                self.group = one_line(text)

    def _indicator(self, row: int) -> None:
        names = self._texts(row, "name")
        name = "：".join(dict.fromkeys(filter(None, names)))
        if not name:
            return
        columns = self.columns.roles["name"]
        at = self.grid.at(row, columns[-1] if names[-1] else columns[0])
        drafted = Row(name, at.name, group=self._group(row))
        self._take(row, columns)
        self._name(drafted, row)
        self._targets(drafted, row)
        self._base(drafted, row)
        self._words(drafted, row)
        self._settle(drafted)
        self.result.rows.append(drafted)

    def _name(self, drafted: Row, row: int) -> None:
        """Number and unit, which may stand with the name."""
        numbers = [text for text in self._texts(row, "number") if text.isdigit()]
        match = _NUMBERED.match(drafted.name)
        if match:
            drafted.name = drafted.name[match.end() :]
        drafted.number = int(numbers[0]) if numbers else int(match[1]) if match else None
        if drafted.name.startswith("其中") and self.result.rows:
            drafted.name = f"{self.result.rows[-1].name.partition('：其中')[0]}：{drafted.name}"
        while inside := _UNIT.fullmatch(drafted.name):
            drafted.name = inside[1]
            first, *others = re.split("[,，;；]", one_line(inside[2]))
            drafted.notes += [text for text in others if text not in _NATURE]
            drafted.nature = next((text for text in others if text in _NATURE), drafted.nature)
            drafted.whole = drafted.whole or any("累计" in text for text in others)
            if _OVER_YEARS.search(first):
                drafted.whole = True
                drafted.notes.append(first)
            else:
                drafted.unit = first
                break
        units = [text for text in self._texts(row, "unit") if text and not DASH.fullmatch(text)]
        drafted.unit = one_line(units[0]) if units else drafted.unit
        drafted.name = one_line(drafted.name)
        self._take(row, self.columns.roles.get("number", []) + self.columns.roles.get("unit", []))

    def _targets(self, drafted: Row, row: int) -> None:
        years = dict(self.columns.years)
        for column in self.columns.roles.get("target", []):
            years.setdefault(self.result.years[-1], column)
        for year, column in sorted(years.items()):
            cell = self.grid.at(row, column)
            if is_there(cell):
                text = self._arrow(drafted, cell)
                text = f"累计{text}" if drafted.whole and re.match(r"[0-9]", text) else text
                drafted.targets[year] = self._target(cell, text, f"targets.{year}")
            self._take(row, [column])
        for column in self.columns.roles.get("over", []):
            cell, label = self.grid.at(row, column), self.columns.labels[column]
            last = self.result.years[-1]
            self._take(row, [column])
            if not is_there(cell):
                continue
            if last in drafted.targets:
                drafted.notes.append(f"{label} {one_line(cell.text)}")
            else:
                drafted.targets[last] = self._target(cell, over(cell.text, label), f"targets.{last}")

    def _arrow(self, drafted: Row, cell: Cell) -> str:
        """A target; where its cell has the figure that it starts from too (63%→67.5%), that becomes the base."""
        text = one_line(cell.text)
        said = _SAID.fullmatch(text)
        if said:
            text, drafted.nature = said[1], said[2]
        match = _ARROW.fullmatch(text)
        base = number_of(match[1]) if match else None
        if match is None or base is None:
            return text
        drafted.base = (self.result.years[0] - 1, base)
        return match[2]

    def _target(self, cell: Cell, text: str, where: str) -> str:
        """A target as printed, if it can be read; else it is kept as something to do."""
        plain = without_mark(text)
        try:
            notation.read(plain)
        except notation.NotationError:
            self._list(cell, where)
            return f"{TODO} {one_line(cell.text)}"
        return plain

    def _base(self, drafted: Row, row: int) -> None:
        if self.columns.base is None:
            return
        column, year = self.columns.base
        cell = self.grid.at(row, column)
        self._take(row, [column])
        if not is_there(cell):
            return
        number = number_of(cell.text)
        if number is None or drafted.whole:
            if number is None:
                self._list(cell, "base")
            todo = f"{TODO} " if number is None else ""
            drafted.notes.append(f"{todo}{self.columns.labels[column]} {one_line(cell.text)}")
        else:
            drafted.base = (year or self.result.years[0] - 1, number)

    def _words(self, drafted: Row, row: int) -> None:
        for text in self._texts(row, "nature"):
            if text in _NATURE:
                drafted.nature = text
            elif text:
                drafted.notes.append(text)
        drafted.department = next(filter(None, self._texts(row, "department")), "")
        for column in self.columns.roles.get("note", []):
            text = one_line(self.grid.at(row, column).text)
            if text and not DASH.fullmatch(text):
                drafted.notes.append(f"{self.columns.labels[column]}：{text}")
        for role in ("nature", "department", "note", "group"):
            self._take(row, self.columns.roles.get(role, []))

    def _settle(self, drafted: Row) -> None:
        """Unit, kind, direction and decimals, from what stands in the row."""
        printed = {year: target for year, text in drafted.targets.items() if (target := notation.read(text))}
        numbers = [target for target in printed.values() if target.value is not None]
        units = Counter(target.unit for target in numbers if target.unit and tells_unit(target))
        if not drafted.unit and units:
            drafted.unit = units.most_common(1)[0][0]
        self._odd_units(drafted, printed)
        todo = any(text.startswith(TODO) for text in drafted.targets.values())
        if not numbers and not todo and not drafted.unit:
            drafted.kind, drafted.unit = "milestone", "是否"
            drafted.notes += (
                [f"{self.columns.labels[self.columns.base[0]]} {drafted.base[1]}"]
                if drafted.base and self.columns.base
                else []
            )
            drafted.base = None
        else:
            drafted.kind = kind_of(drafted.name, drafted.unit)
        drafted.lower = lower_is_better(drafted.name, numbers)
        drafted.decimals = decimals_of(drafted.unit, drafted.base, numbers)
        if not drafted.unit:
            drafted.unit = TODO
            self.result.unread.append(Unread(drafted.cell, drafted.name, "unit"))

    def _odd_units(self, drafted: Row, printed: dict[int, Target]) -> None:
        """A target in another unit than the rest is left to somebody who knows."""
        for year, target in printed.items():
            may = {"", drafted.unit, *(("%",) if target.way else ()), *(("个百分点",) if drafted.unit == "%" else ())}
            if target.unit not in may and drafted.unit:
                drafted.targets[year] = f"{TODO} {target.text}"
                self.result.unread.append(Unread(drafted.cell, target.text, f"targets.{year}"))

    def _group(self, row: int) -> str:
        """What the rows are about: the column of groups, which is filled downwards, or the last band."""
        for column in self.columns.roles.get("group", []):
            text = self.grid.at(row, column).text
            self.group = one_line(text) or self.group
            self._take(row, [column])
        return self.group

    def _texts(self, row: int, role: str) -> list[str]:
        columns = self.columns.roles.get(role, [])  # type: ignore[call-overload]
        return [one_line(self.grid.at(row, column).text) for column in columns]

    def _list(self, cell: Cell, where: str) -> None:
        found = Unread(cell.name, one_line(cell.text), where)
        if found not in self.result.unread:
            self.result.unread.append(found)

    def _take(self, row: int, columns: list[int]) -> None:
        self.taken |= {(row, column) for column in columns}

    def _rest(self) -> None:
        """Cells that stand where nothing was expected."""
        for row in range(len(self.grid.rows)):
            for column in range(self.grid.width):
                cell = self.grid.own(row, column)
                self.result.cells += bool(cell.text)
                if cell.text.strip() and (row, column) not in self.taken:
                    self._list(cell, "")


def _only_once(rows: list[Row]) -> None:
    """Row numbers and names that stand twice tell nothing apart: numbers are dropped, names get their group."""
    numbers, names = Counter(row.number for row in rows), Counter(row.name for row in rows)
    seen: Counter[str] = Counter()
    for row in rows:
        if row.number is not None and numbers[row.number] > 1:
            row.number = None
        if names[row.name] > 1 and row.group:
            row.name = f"{row.group}：{row.name}"
        seen[row.name] += 1
        if seen[row.name] > 1:
            row.name = f"{row.name}（{seen[row.name]}）"
