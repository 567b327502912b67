"""Grids with figures into one document, as a file of figures is, each value at the place of its cell."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from hq_plan.diagnostics import Diagnostic
from hq_plan.document import LOST, Document, Mapping, Place
from hq_plan.document import Sequence as Items
from hq_plan.forms import layout
from hq_plan.forms.said import Said
from hq_plan.forms.text import Text, heading_row
from hq_plan.forms.values import day_of, figure_of
from hq_plan.grid import Cell, Grid
from hq_plan.i18n import _
from hq_plan.models.actuals import ACTUALS_SCHEMA
from hq_plan.models.base import fold
from hq_plan.read.cells import (
    column_missing,
    column_twice,
    empty_cell,
    form_head_missing,
    form_of_another_plan,
    head_conflict,
    hidden_row,
    name_and_id,
    no_figures_table,
    odd_cell,
    other_day,
    row_without_figure,
)

_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR: Final = re.compile(r"(?:年份|年度|year)\s*[:：]\s*((?:19|20)[0-9]{2})", re.IGNORECASE)
_IN_TITLE: Final = re.compile(r"(?<![0-9—–~～至-])((?:19|20)[0-9]{2})\s*年(?!\s*[—–~～至-]\s*(?:19|20)?[0-9])")
"""A year in a title, where nothing says 年份; not one of the ends of 2020-2022年."""

_FILLER: Final = re.compile(
    r"(?:填报|报送|责任)(?:部门|单位)(?:（盖章）|\(盖章\))?\s*[:：]\s*([^\s:：（(]+)|department\s*:\s*(\S+)",
    re.IGNORECASE,
)
_AS_OF: Final = re.compile(r"(?:截至|截止|as of)(?:日期)?\s*[:：]?\s*([0-9]{4}-[0-9]{2}-[0-9]{2})", re.IGNORECASE)
_LABEL: Final = re.compile(r"(?:年份|年度|year|(?:填报|报送|责任)(?:部门|单位)|department)\s*[:：]", re.IGNORECASE)
_OF_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})\s*年")
_TOTAL: Final = re.compile(r"合\s*计|总\s*计|小\s*计|平均|total", re.IGNORECASE)
_NOTE: Final = re.compile(
    r"\s*(?:注|备注|说明|填表说明|填报人|审核人|联系人|联系电话|单位负责人|填报日期|note)\s*[0-9]*\s*[:：]",
    re.IGNORECASE,
)
_TOP: Final = (1, 1, 1, 1)


def table_document(file: str, grids: Sequence[Grid], said: Said) -> tuple[Document | None, list[Diagnostic]]:
    """The document that the tables of a file make, as far as they can be read, and what is wrong with them."""
    text = Text()
    for index, grid in enumerate(grids):
        text.add(index, grid)
    document = _Tables(file, text, said)
    for index, grid in enumerate(grids):
        if not grid.is_hidden:
            document.read(index, grid)
        elif grid.sheet == layout.META:
            document.head_of_form(index, grid)
        elif heading_row(replace(grid, is_hidden=False)) is not None:
            document.findings.append(hidden_row(document.document.at(document.place(index, 0, 0)), is_sheet=True))
    return document.done()


class _Tables:
    """The tables of a file on their way into one document."""

    def __init__(self, file: str, text: Text, said: Said) -> None:
        self.text, self.said = text, said
        self.root = Mapping(_TOP)
        self.records = Items(_TOP)
        self.document = Document(file, "\n".join(text.lines), self.root, _TOP, cells=text.cells)
        self.findings: list[Diagnostic] = []
        self.head: dict[str, tuple[str, Place]] = {}
        self.has_table = False
        self.told = ""  # the unit that the heading of the figures says

    def head_of_form(self, index: int, grid: Grid) -> None:
        """What the hidden sheet of a form says of it, which stands before what is said above a table."""
        for row in range(len(grid.rows)):
            key, value = grid.at(row, 0).text, grid.at(row, 1)
            if value.text:
                self.head[key] = value.text, self.text.places[index, row, 1]

    def read(self, index: int, grid: Grid) -> None:
        """One sheet: the headings, what stands above them, and the rows below."""
        top = heading_row(grid)
        if top is None:
            return
        self.has_table = True
        for row in range(top):
            shown = [cell for cell in grid.rows[row] if cell.text]
            for cell, behind in zip_longest(shown, shown[1:]):
                if behind is not None and _LABEL.fullmatch(cell.text.strip()):
                    self._above(cell.text + behind.text, self.text.places[index, row, behind.column])
                else:
                    self._above(cell.text, self.text.places[index, row, cell.column])
        columns = self._columns(index, grid, top)
        if columns is None:
            return
        headings = grid.texts(top)
        self.told = layout.unit_of(headings[columns["value"]])
        for row in range(top + 1, len(grid.rows)):
            if any(grid.texts(row)) and grid.texts(row) != headings:
                _Row(self, index, grid, row, columns).read()

    def done(self) -> tuple[Document | None, list[Diagnostic]]:
        """The whole document, or what keeps it from being one."""
        if not self.has_table:
            return None, [no_figures_table(self.document.at((0, 0, 0, 0)))]
        if "year" not in self.head and "year in title" in self.head:
            self.head["year"] = self.head["year in title"]
        plan = self.head.get("plan")
        if plan and self.said.plan is not None and plan[0] != self.said.plan:
            self.findings.append(form_of_another_plan(self.document.at(plan[1]), plan[0], self.said.plan))
        lacks = False
        for key, own, what, option in (
            ("year", self.said.year, _("of which year it is"), "--year"),
            ("department", self.said.department, _("from which department it is"), "--department"),
        ):
            found = self.head.get(key) or (None if own is None else (str(own), _TOP))
            if found is None:
                self.findings.append(form_head_missing(self.document.at((0, 0, 0, 0)), what, option))
                lacks = True
                continue
            if own is not None and fold(found[0]) != fold(str(own)):
                self.findings.append(head_conflict(self.document.at(found[1]), found[0], str(own)))
            is_year = key == "year" and found[0].isdecimal()
            self._put(self.root, key, int(found[0]) if is_year else found[0], found[1])
        if lacks:
            return None, self.findings
        self._put(self.root, "schema", ACTUALS_SCHEMA, _TOP)
        self._put(self.root, "records", self.records, _TOP)
        return self.document, self.findings

    def _above(self, text: str, place: Place) -> None:
        """Year, department and day as they are said above a table; of a second table the same, or it is told."""
        for key, pattern in (("year", _YEAR), ("year in title", _IN_TITLE), ("department", _FILLER), ("as_of", _AS_OF)):
            match = pattern.search(text)
            if match is None:
                continue
            found = next(filter(None, match.groups()))
            before = self.head.setdefault(key, (found, place))
            if key in ("year", "department") and fold(before[0]) != fold(found):
                self.findings.append(head_conflict(self.document.at(place), found, before[0]))

    def _columns(self, index: int, grid: Grid, top: int) -> dict[str, int] | None:
        """Where each column is; None where one stands twice or is missing."""
        columns: dict[str, int] = {}
        twice = False
        for column, heading in enumerate(grid.texts(top)):
            key = self._key_of(heading)
            if key in columns and key in (*layout.NEEDED, "indicator", "id", "note"):
                self.findings.append(column_twice(self.document.at(self.place(index, top, column)), heading))
                twice = True
            elif key:
                columns.setdefault(key, column)
        lacking = [key for key in layout.NEEDED if key not in columns and not (key == "as_of" and "as_of" in self.head)]
        titles = layout.titles()
        first = self.document.at(self.place(index, top, 0))
        self.findings += [column_missing(first, titles[key]) for key in lacking]
        return None if twice or lacking else columns

    def _key_of(self, heading: str) -> str | None:
        """The column that a heading names; one of another year is none."""
        year = _OF_YEAR.match(heading.strip())
        known = self.head.get("year") or self.head.get("year in title")
        own = known[0] if known else str(self.said.year) if self.said.year else None
        return None if year and own and year[1] != own else layout.column_of(heading)

    def place(self, index: int, row: int, column: int) -> Place:
        """Where a cell stands in the text; behind the row where the row has no such cell."""
        return self.text.places.get((index, row, column)) or self.text.ends[index, row]

    def _put(self, node: Mapping, key: str, value: object, place: Place) -> None:
        node[key], node.keys_at[key], node.values_at[key] = value, place, place

    def put_record(self, record: dict[str, tuple[object, Place]], place: Place) -> None:
        """One figure, its values each with its place."""
        node = Mapping(place)
        for key, (value, at) in record.items():
            self._put(node, key, value, at)
        self.records.append(node)
        self.records.items_at.append(place)


class _Row:
    """A row below the headings: a figure, or something that is none."""

    def __init__(self, tables: _Tables, index: int, grid: Grid, row: int, columns: dict[str, int]) -> None:
        self.tables, self.index, self.grid, self.row, self.columns = tables, index, grid, row, columns

    def read(self) -> None:
        """Take the row for a figure where it has one; totals, notes and rows left empty are passed over."""
        first = next((text for text in self.grid.texts(self.row) if text), "")
        name, of_id = self._cell("indicator").text, self._cell("id").text
        value, status = self._own("value"), layout.STATUSES.get(self._cell("status").text.casefold(), "")
        if _NOTE.match(first) or (not of_id and (_TOTAL.fullmatch(first) or _TOTAL.fullmatch(name))):
            return
        if not value.text and status != "withheld":
            if any(self._cell(key).text for key in ("status", "source", "note")) and (name or of_id):
                at = self.tables.document.at(self._place("value"))
                self.tables.findings.append(row_without_figure(at, layout.titles()["value"]))
            return
        if name and of_id and self._of(name) != self._of(of_id):
            at = self.tables.document.at(self._place("indicator"))
            self.tables.findings.append(name_and_id(at, name, of_id))
            return
        odd = [cell for key in (*layout.NEEDED, "indicator", "id") if (cell := self._cell(key)).odd]
        for cell in odd:
            place = self.tables.place(self.index, self.row, cell.column)
            self.tables.findings.append(odd_cell(self.tables.document.at(place), cell.text, cell.odd))
        if odd:
            return
        if self.row in self.grid.hidden:
            self.tables.findings.append(hidden_row(self.tables.document.at(self._place("value"))))
        record = self._record(value, status)
        self._look_at_day(record["as_of"])
        titles, empty = layout.titles(), [key for key, (found, _at) in record.items() if found is None]
        for key in empty:
            at = self.tables.document.at(record.pop(key)[1])
            self.tables.findings.append(empty_cell(at, titles[key]))
            record[LOST + key] = True, (at.line, at.column, at.end_line, at.end_column)
        self.tables.put_record(record, self._place("indicator"))

    def _record(self, value: Cell, status: str) -> dict[str, tuple[object, Place]]:
        unit = self._cell("unit").text or None
        of_id, day = self._cell("id").text, self._cell("as_of")
        record: dict[str, tuple[object, Place]] = {
            "indicator": (self._cell("indicator").text or of_id or None, self._place("indicator")),
            "unit": (unit, self._place("unit")),
            "as_of": (day_of(day), self._place("as_of")),
            "status": (status or self._cell("status").text or None, self._place("status")),
            "source": (self._cell("source").text or None, self._place("source")),
        }
        if "as_of" not in self.columns:
            record["as_of"] = self.tables.head["as_of"]
        if value.text:
            figure = figure_of(value, unit)
            if self.tables.told and unit and fold(self.tables.told) != fold(unit):
                figure = f"{value.text}{self.tables.told}"  # the heading says another unit than the row
            record["value"] = figure, self._place("value")
        if self._cell("note").text:
            record["note"] = self._cell("note").text, self._place("note")
        return record

    def _of(self, name: str) -> str:
        """The id of the indicator of a name; the name itself where the plan does not know it."""
        return self.tables.said.names.get(fold(name), fold(name))

    def _look_at_day(self, said: tuple[object, Place]) -> None:
        """Tell where a row of a form speaks of another day than the form."""
        day, expected = said[0], self.tables.head.get("as_of")
        if expected and _DAY.fullmatch(str(day)) and str(day) != expected[0] and "as_of" in self.columns:
            self.tables.findings.append(other_day(self.tables.document.at(said[1]), str(day), expected[0]))

    def _cell(self, key: str) -> Cell:
        """What a column shows in the row; of merged cells what the range shows."""
        column = self.columns.get(key)
        return Cell(self.row, 0) if column is None else self.grid.at(self.row, column)

    def _own(self, key: str) -> Cell:
        """The cell itself: a figure in merged cells belongs to the first row alone."""
        return self.grid.own(self.row, self.columns[key])

    def _place(self, key: str) -> Place:
        column = self.columns.get(key, self.columns.get("id", 0) if key == "indicator" else 0)
        # Of merged cells the first has what they show.
        row, column = (
            (self.row, column) if key == "value" else self.grid.merged.get((self.row, column), (self.row, column))
        )
        return self.tables.place(self.index, row, column)
