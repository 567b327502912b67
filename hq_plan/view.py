"""What is shown, in no format: tables, lines, findings; a cell has a value for machines and a text for people."""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

from hq_plan.diagnostics import Diagnostic

Value: TypeAlias = str | bool | int | Decimal | Fraction | None
Data: TypeAlias = "Value | Mapping[str, Data] | list[Data]"
Readers: TypeAlias = Literal["all", "people", "machines", "screen"]


class Tone(StrEnum):
    """What a cell means to its reader; each renderer has its own style for it."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Column(NamedTuple):
    """A column: its key for machines, its title for people.

    ``spare`` says how readily it is left out where there is little room, 0 never. ``readers`` says whom it is for.
    """

    key: str
    title: str = ""
    align: Literal["left", "right"] = "left"
    spare: int = 0
    readers: Readers = "all"
    wrap: bool = False


THEN: Final = datetime(2020, 1, 1)  # noqa: DTZ001  (a day without a zone, as office files have it)
"""What stands for the moment of writing where none is asked for."""

NOTHING: Final = "-"
"""What stands where there is nothing to say."""


class Cell(NamedTuple):
    """A value unrounded, and its text rounded and with its signs."""

    value: Value
    text: str = ""
    tone: Tone = Tone.PLAIN


class Table(NamedTuple):
    """Rows of cells under columns; ``breaks`` are the rows that a new group begins with."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    breaks: frozenset[int] = frozenset()
    title: str = ""

    def for_people(self) -> "Table":
        """Without the columns that only machines read, or that are drawn for a screen."""
        return self._without("machines", "screen")

    def for_screen(self) -> "Table":
        """Without the columns that only machines read."""
        return self._without("machines")

    def for_machines(self) -> "Table":
        """Without the columns that only people read."""
        return self._without("people", "screen")

    def only_columns(self, keep: list[int]) -> "Table":
        """The table with some of its columns."""
        rows = tuple(tuple(row[index] for index in keep) for row in self.rows)
        return Table(tuple(self.columns[index] for index in keep), rows, self.breaks, self.title)

    def _without(self, *sides: str) -> "Table":
        return self.only_columns([index for index, column in enumerate(self.columns) if column.readers not in sides])


class Example(NamedTuple):
    """Lines to be kept as they stand, under a caption; ``language`` is what they are written in."""

    caption: str
    text: str
    language: str = "text"


class Page(NamedTuple):
    """A text that is read whole: its heading, the facts in short, paragraphs, examples.

    Paragraphs may set words apart as code with backquotes.
    """

    title: str
    facts: tuple[Cell, ...] = ()
    paragraphs: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


class Point(NamedTuple):
    """A number in a chart, and its text."""

    at: Fraction
    text: str


class Step(NamedTuple):
    """A year, or a day, in a chart: the figure, and the target or the ends of its range, ``asked`` as it is printed.

    A figure that stands ``apart`` is no result of a year, and no line leads to it.
    """

    label: str
    actual: Point | None
    aims: tuple[Point, ...]
    asked: str = ""
    apart: bool = False


class Chart(NamedTuple):
    """One indicator over the years: ``said`` tells in words what is drawn.

    ``now`` is the step that the report is about, ``standing`` what is thought of it, as the tone says too, ``planned``
    where the figure should stand on its day.
    """

    title: str
    said: str
    steps: tuple[Step, ...]
    now: Step
    standing: str
    planned: Point | None = None
    tone: Tone = Tone.PLAIN


class Report(NamedTuple):
    """The answer to one command: what people read in order, and the same as data.

    ``pages`` are read in place of the tables, which then are there for programs; ``prose`` is read before them, and
    the ``charts`` are looked at behind them.

    ``findings`` are part of the answer of ``validate``, ``files`` the names of those that it looked at; elsewhere
    findings are told beside the answer.
    """

    data: Mapping[str, Data]
    title: str = ""
    tables: tuple[Table, ...] = ()
    lines: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    files: tuple[str, ...] = ()
    summary: str = ""
    pages: tuple[Page, ...] = ()
    prose: tuple[Page, ...] = ()
    charts: tuple[Chart, ...] = ()


class Screen(NamedTuple):
    """Where a report is shown: ``width`` in cells, None where nothing limits it, and whether it takes colour.

    ``moment`` is what files that hold the moment of their making say instead of it.
    """

    width: int | None = None
    colour: bool = False
    moment: datetime = THEN


# What would steer a terminal, turn the writing direction, hide, or be no character at all: shown by its number instead.
ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)

FORMULA: Final = tuple("=+-@＝＋－＠")
"""What a formula begins with; a spreadsheet with a Chinese keyboard takes signs in full width for the plain ones."""

# What build servers take for a command: `::` at the start of a line, `##[` and `##vso[` anywhere.
_COMMAND = re.compile(r"^\s*:(?=:)|#(?=#[A-Za-z]*\[)")


def harmless(text: str) -> str:
    """The text with everything that could act written out by its number."""
    return "".join(spelled(text)) if ACTING.search(text) or _COMMAND.search(text) else text


def spelled(text: str) -> list[str]:
    """The harmless text in pieces, one for each character."""
    pieces = list(text)
    for match in (*ACTING.finditer(text), *_COMMAND.finditer(text)):
        pieces[match.end() - 1] = _number(text[match.end() - 1])
    return pieces


def _number(character: str) -> str:
    """A character as JSON would write it out, in two halves beyond U+FFFF."""
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
