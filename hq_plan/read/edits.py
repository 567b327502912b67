"""Text read as it was probably meant: what is changed, and the way back to where it stood in the file."""

from collections.abc import Sequence

from hq_plan.document import LINE_END, Place


class Edits:
    """Changes to the lines of a text; lines and columns count from 0, a change never crosses a line's end."""

    def __init__(self, text: str) -> None:
        self.lines = LINE_END.split(text)
        self._of: dict[int, list[tuple[int, int, str]]] = {}

    def __bool__(self) -> bool:
        return bool(self._of)

    def put(self, line: int, start: int, end: int, new: str) -> None:
        """Put other characters in the place of some; what is changed already stays as it is."""
        made = self._of.setdefault(line, [])
        if all(end <= first or start >= last for first, last, _ in made if (start, end) != (first, first)):
            made.append((start, end, new))
            made.sort()

    def whole_line(self, line: int, new: str) -> None:
        """Put another line in the place of one, whatever was changed in it."""
        self._of[line] = [(0, len(self.lines[line]), new)]

    def text(self) -> str:
        """The text with all changes."""
        return "\n".join(self._changed(number) for number in range(len(self.lines)))

    def column(self, line: int, column: int) -> int:
        """Where a column of the changed line stood before."""
        shift = 0
        for start, end, new in self._of.get(line, ()):
            if column < start + shift:
                break
            if column < start + shift + len(new):
                return min(start + (column - start - shift), end)
            shift += len(new) - (end - start)
        return column - shift

    def _changed(self, number: int) -> str:
        line, pieces, behind = self.lines[number], [], 0
        for start, end, new in self._of.get(number, ()):
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
