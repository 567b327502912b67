"""Text read as it was probably meant: what is changed, and the way back to where it stood in the file."""

from bisect import bisect_right
from collections.abc import Sequence

from hq_plan.document import LINE_END, Place


class _Line:
    """The changes of one line, in order: where each began and ended, what stands there now, and where that begins."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.texts: list[str] = []
        self._now: list[int] = []

    def put(self, start: int, end: int, text: str) -> None:
        """Enter a change, unless it touches one that is there."""
        at = bisect_right(self.starts, start)
        free = (at == 0 or self.ends[at - 1] <= start) and (at == len(self.starts) or end <= self.starts[at])
        if free:
            self.starts.insert(at, start)
            self.ends.insert(at, end)
            self.texts.insert(at, text)
            self._now = []

    def now(self) -> list[int]:
        """Where each change begins in the changed line."""
        if len(self._now) != len(self.starts):
            shift = 0
            for start, end, text in zip(self.starts, self.ends, self.texts, strict=True):
                self._now.append(start + shift)
                shift += len(text) - (end - start)
        return self._now


class Edits:
    """Changes to the lines of a text; lines and columns count from 0, a change never crosses a line's end."""

    def __init__(self, text: str) -> None:
        self.lines = LINE_END.split(text)
        self._of: dict[int, _Line] = {}

    def put(self, line: int, start: int, end: int, new: str) -> None:
        """Put other characters in the place of some; what is changed already stays as it is."""
        self._of.setdefault(line, _Line()).put(start, end, new)

    def whole_line(self, line: int, new: str) -> None:
        """Put another line in the place of one, whatever was changed in it."""
        self._of[line] = _Line()
        self._of[line].put(0, len(self.lines[line]), new)

    def text(self) -> str:
        """The text with all changes."""
        return "\n".join(self._changed(number) for number in range(len(self.lines)))

    def column(self, line: int, column: int) -> int:
        """Where a column of the changed line stood before."""
        made = self._of.get(line)
        now = made.now() if made else []
        at = bisect_right(now, column) - 1
        if made is None or at < 0:
            return column
        start, end, behind = made.starts[at], made.ends[at], column - now[at]
        return min(start + behind, end) if behind < len(made.texts[at]) else end + behind - len(made.texts[at])

    def _changed(self, number: int) -> str:
        made, line = self._of.get(number), self.lines[number]
        if made is None:
            return line
        pieces, behind = [], 0
        for start, end, new in zip(made.starts, made.ends, made.texts, strict=True):
            pieces += [line[behind:start], new]
            behind = end
        return "".join([*pieces, line[behind:]])


def origin(place: Place, made: Sequence[Edits]) -> Place:
    """Where something stood in the file before changes that were made one after the other."""
    line, column, end_line, end_column = place
    for edits in reversed(made):
        column = edits.column(line - 1, column - 1) + 1
        # The end lies behind the last character, not behind what was taken away or put in after it.
        last = edits.column(end_line - 1, end_column - 2) + 2 if end_column > 1 else 1
        end_column = min(last, edits.column(end_line - 1, end_column - 1) + 1)
        end_column = max(end_column, column) if end_line == line else end_column
    return line, column, end_line, end_column
