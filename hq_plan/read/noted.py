"""Slips as they are seen on lines, before they are findings with words, and the text as it was meant."""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from hq_plan.diagnostics import MOST_FINDINGS, Diagnostic, Fix, Rule
from hq_plan.document import Document
from hq_plan.keyboard.signs import SPACES
from hq_plan.read import slips
from hq_plan.read.edits import Edits, origin

Change: TypeAlias = tuple[int, int, str]
"""From which column to which, and what should stand there."""


class Note(NamedTuple):
    """A rule with what its words need, a place within a line, and what should stand between which columns.

    Lines and columns count from 0. Without ``change`` the rule itself says what should stand at the place.
    """

    rule: Rule[...]
    arguments: tuple[Any, ...]
    line: int
    start: int
    end: int
    change: Change | None = None

    def finding(self, blank: Document, edits: Sequence[Edits]) -> Diagnostic:
        """The finding, its place in the file as it was before the text was changed."""
        found = self.rule(blank.at(self._place(self.start, self.end, edits)), *self.arguments)
        if self.change is None:
            return found
        start, end, text = self.change
        place = self._place(start, end, edits)
        return found._replace(fix=Fix(place[1], place[3], text))

    def _place(self, start: int, end: int, edits: Sequence[Edits]) -> tuple[int, int, int, int]:
        return origin((self.line + 1, start + 1, self.line + 1, end + 1), edits)


class Slate:
    """The lines of a text, what is wrong with them, and the text as it was meant."""

    def __init__(self, text: str) -> None:
        self.edits = Edits(text)
        self.lines = self.edits.lines
        self.notes: list[Note] = []
        self.lost: set[int] = set()

    @property
    def is_full(self) -> bool:
        """Whether there are more slips than findings are kept."""
        return len(self.notes) > MOST_FINDINGS

    def note(
        self, rule: Rule[...], arguments: tuple[Any, ...], line: int, place: tuple[int, int], change: Change | None
    ) -> None:
        """Note a slip, and change the line as it was meant."""
        self.notes.append(Note(rule, arguments, line, *place, change))
        if change:
            self.edits.put(line, *change)

    def sign(self, line: int, at: int, meant: str, end: int | None = None) -> None:
        """Note a sign that stands for another one."""
        stop = at + 1 if end is None else end
        typed = self.lines[line][at:stop]
        self.note(slips.wrong_sign, (typed, meant), line, (at, stop), (at, stop, meant))

    def blank(self, line: int, start: int, end: int, meant: str = " ") -> None:
        """Note spaces of another kind, if there are any, and put plain ones in their place, or none."""
        text = self.lines[line]
        first = next((at for at in range(start, end) if text[at] in SPACES), None)
        if first is not None:
            last = first + 1
            while last < end and text[last] == text[first]:
                last += 1
            self.note(slips.odd_space, (text[first], meant), line, (first, last), (start, end, meant))
