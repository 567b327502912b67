"""A slip as it was seen on a line, before it is a finding with words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hq_plan.diagnostics import Diagnostic, Fix, Rule
from hq_plan.document import Document
from hq_plan.read.edits import Edits, origin


@dataclass(frozen=True, slots=True)
class Note:
    """A rule with what its words need, a place within a line, and what should stand between which columns.

    Lines and columns count from 0. Without ``fix`` the rule itself says what should stand at the place.
    """

    rule: Rule[...]
    arguments: tuple[Any, ...]
    line: int
    start: int
    end: int
    fix: tuple[int, int, str] | None = None

    def finding(self, blank: Document, edits: Sequence[Edits]) -> Diagnostic:
        """The finding, its place in the file as it was before the text was changed."""
        found = self.rule(blank.at(self._place(self.start, self.end, edits)), *self.arguments)
        if self.fix is None:
            return found
        start, end, text = self.fix
        place = self._place(start, end, edits)
        return replace(found, fix=Fix(place[1], place[3], text))

    def _place(self, start: int, end: int, edits: Sequence[Edits]) -> tuple[int, int, int, int]:
        return origin((self.line + 1, start + 1, self.line + 1, end + 1), edits)
