"""Slips in the structure of YAML text: found line by line, and taken for what was probably meant.

A parser stops at the first line that it cannot take apart and often names the wrong one. This looks at each line by
itself, as a person does: at its indent, its dashes, its key, its colon, and how its value begins. It is asked only when
the parser has failed or something suspicious stands in the text, and what it changes is read again by the parser.
"""

import re
from typing import Final, NamedTuple

from hq_plan.keyboard.signs import IDENT
from hq_plan.read import slips
from hq_plan.read.keys import Keys
from hq_plan.read.marks import BLANK, WIDE_COLON, WIDE_HASH, lead_of
from hq_plan.read.noted import Slate
from hq_plan.read.values import Values

_TAB: Final = 2
"""How many columns a tab or a full-width space in an indent probably stands for."""

_ALONE: Final = re.compile(rf"{IDENT}[{BLANK}]*$")
_MARK: Final = re.compile(r"(?:---|\.\.\.)(?:\s|$)|%")
_ENTITY: Final = re.compile(r"[ ]*(?:&nbsp;[ ]*)+")


class _Level(NamedTuple):
    """A mapping or a sequence that is open, and the column of its keys or dashes."""

    indent: int
    seq: bool


class Mender:
    """One pass over the lines of a text; ``slate`` has the slips, and the text as it was meant."""

    def __init__(self, text: str) -> None:
        self.slate = Slate(text)
        self._lines = self.slate.lines
        self._keys = Keys(self.slate)
        self._values = Values(self.slate)
        self._levels: list[_Level] = []
        self._seen: dict[int, dict[str, None]] = {}  # the keys that stood in a column, in their order
        self._waiting: int | None = None  # the indent of a key whose value may stand below it
        self._plain: int | None = None  # the line of a value that may go on in the next line
        number = 0
        while number < len(self._lines) and not self.slate.is_full:
            number = self._line(number)

    def _line(self, number: int) -> int:
        """Look at a line; gives the number of the next one to look at."""
        line = self._lines[number]
        at, column = self._lead(number)
        if at == len(line) or line[at] == "#" or (at == 0 and _MARK.match(line)):
            return number + 1
        if line[at] in WIDE_HASH:
            self.slate.sign(number, at, "#")
            return number + 1
        if not self._levels and self._values.opens_flow(line, at):
            return self._values.look(number, at, -1).next_line
        dash, key = self._keys.dash(line, at), self._keys.key(line, at)
        below = self._keys.key(line, dash.end()) if dash else None
        if self._goes_on(column, key, below):
            return number + 1
        if dash is None and key is None and not self._is_key_wanting(number, at, column):
            return self._stray(number, at)
        if dash and below and self._is_extra(column, below["key"]):
            self.slate.note(slips.wrong_sign, ("-", ""), number, (at, at + 1), (at, dash.end(), ""))
            at, dash, key = dash.end(), None, below
        indent = self._fit(self._meant_column(number, column, key, dash), seq=dash is not None)
        self._indent(number, lead_of(line), indent, column)
        return self._content(number, at, indent, dash)

    def _lead(self, number: int) -> tuple[int, int]:
        """Where a line's first character stands, and in which column; a line of odd blanks alone is put right."""
        line = self._lines[number]
        entity = _ENTITY.match(line)
        if entity:
            width = line.count("&nbsp;")
            self.slate.sign(number, line.index("&"), " " * width, entity.end())
            return entity.end(), width
        at = lead_of(line)
        if line and at == len(line):
            self.slate.blank(number, 0, at, "")
            self.slate.edits.put(number, 0, at, "")  # tabs alone do no harm, and the parser refuses them
        elif "\t" in line[:at] and line[at] == "#":
            self.slate.edits.put(number, 0, at, " " * at)
        return at, sum(_TAB if character in "\t\u3000" else 1 for character in line[:at])

    def _goes_on(self, column: int, key: re.Match[str] | None, below: re.Match[str] | None) -> bool:
        """Whether a line goes on with the text above: it is indented by more, and has no certain key."""
        deeper = bool(self._levels) and column > self._levels[-1].indent
        # In a text, 其中： is just a word and a colon.
        certain = any(match is not None and match["colon"] == ":" for match in (key, below))
        return self._plain is not None and deeper and not certain

    def _content(self, number: int, at: int, indent: int, dash: re.Match[str] | None) -> int:
        """Dashes, then a key or a value."""
        line = self._lines[number]
        while dash:
            gap = self._gap(number, dash, indent)
            at, within, indent = dash.end(), indent, indent + 1 + gap
            self._plain = None
            if at == len(line):
                self._waiting = within
                return number + 1
            implied = self._values.without_bracket(number, at, within)
            if implied is not None:
                return implied
            dash = self._keys.dash(line, at)
            if dash:
                self._levels.append(_Level(indent, seq=True))
            elif self._values.opens_flow(line, at):
                return self._value(number, at, within)
            elif self._keys.key(line, at) or self._is_first_key(number, at):
                self._levels.append(_Level(indent, seq=False))
            else:
                return self._value(number, at, within)
        key = self._keys.key(line, at)
        if key:
            self._seen.setdefault(indent, {})[key["key"]] = None
            at = self._keys.colon(number, key)
        else:
            at = self._keys.no_colon(number, at)
        return self._value(number, at, indent)

    def _gap(self, number: int, dash: re.Match[str], indent: int) -> int:
        """The width of the blank behind a dash; more than one does not fit where the keys below stand closer."""
        below, gap = self._below(number), self._keys.after_dash(number, dash)
        if (
            gap > 1
            and self._has_value(number, dash.end())
            and lead_of(below) == indent + 2
            and self._keys.key(below, indent + 2)
        ):
            change = (dash.start("gap"), dash.end("gap"), " ")
            self.slate.note(slips.wrong_indent, (), number, (dash.end(), dash.end() + 1), change)
            return 1
        return gap

    def _value(self, number: int, at: int, indent: int) -> int:
        found = self._values.look(number, at, indent)
        self._plain = number if found.plain else None
        self._waiting = indent if found.empty else None
        return found.next_line

    def _stray(self, number: int, at: int) -> int:
        """A line that is no key and goes on with no text; a word alone may be a key without its colon."""
        line = self._lines[number]
        below = self._below(number)
        if _ALONE.match(line, at):
            deeper = lead_of(below) > at or below.lstrip(BLANK).startswith("- ")
            if deeper:
                self._fit(at, seq=False)
                end = len(line.rstrip(BLANK))
                self.slate.note(slips.missing_colon, (line[at:end],), number, (at, end), None)
                self.slate.edits.put(number, end, end, ":")
                self._waiting = at
                return number + 1
        self.slate.note(slips.stray_line, (), number, (at, len(line.rstrip(BLANK))), None)
        self.slate.edits.whole_line(number, f"{line[:at]}# {line[at:]}")
        self.slate.lost.add(number)
        return number + 1

    def _below(self, number: int) -> str:
        """The next line that is neither blank nor a remark, of the few that follow."""
        following = self._lines[number + 1 : number + 5]
        return next((text for text in following if text.strip(BLANK) and text.strip(BLANK)[0] != "#"), "")

    def _has_value(self, number: int, at: int) -> bool:
        """Whether something but a remark stands behind a column."""
        return self._lines[number][at:].lstrip(BLANK)[:1] not in ("", "#")

    def _is_key_wanting(self, number: int, at: int, column: int) -> bool:
        """Whether a line in the column of keys has a key without its colon."""
        line = self._lines[number]
        if not self._levels:
            return self._keys.lacks_colon(line, at) and not line[at:].partition(" ")[0].isalnum()
        known = any(level.indent == column and not level.seq for level in self._levels)
        return known and self._keys.lacks_colon(line, at)

    def _is_first_key(self, number: int, at: int) -> bool:
        """Whether a record begins with a key without its colon: the line below has a key in its column."""
        below = self._below(number)
        return (
            self._keys.lacks_colon(self._lines[number], at)
            and lead_of(below) == at
            and self._keys.key(below, at) is not None
        )

    def _is_extra(self, column: int, name: str) -> bool:
        """Whether a dash stands in the column of a record's keys, where none belongs, and begins no record."""
        of_record = any(level.indent == column and not level.seq for level in self._levels[1:])
        return self._waiting is None and of_record and name != next(iter(self._seen.get(column, ())), None)

    def _meant_column(self, number: int, column: int, key: re.Match[str] | None, dash: re.Match[str] | None) -> int:
        """The column of a key, or of its sisters if it stands beside them by mistake."""
        below = self._below(number)
        if dash or key is None:
            return column
        if self._waiting is not None:
            return self._waiting if key["key"] in self._seen.get(self._waiting, ()) else column
        if not self._levels:
            return min(column, lead_of(below)) if self._keys.key(below, lead_of(below)) else column
        sisters = self._levels[-1]
        if sisters.seq or column >= sisters.indent or not self._has_value(number, key.end()):
            return column
        goes_on = lead_of(below) == sisters.indent and self._keys.key(below, sisters.indent)
        name = key["key"]
        is_sister = name in self._seen.get(sisters.indent, ()) and name not in self._seen.get(column, ())
        return sisters.indent if goes_on or is_sister else column

    def _fit(self, column: int, *, seq: bool) -> int:
        """The indent that a line in this column was meant to have, by the levels that are open."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None and (column > waiting or (seq and column == waiting)):
            self._levels = [level for level in self._levels if level.indent <= waiting]
            self._levels.append(_Level(column, seq))
            return column
        near = [(abs(level.indent - column), -index) for index, level in enumerate(self._levels) if level.seq == seq]
        if not near:
            if not self._levels:
                self._levels.append(_Level(column, seq))
            return column
        index = -min(near)[1]
        del self._levels[index + 1 :]
        return self._levels[index].indent

    def _indent(self, number: int, at: int, indent: int, column: int) -> None:
        """Note an indent that is odd or does not fit, and put it right."""
        line = self._lines[number]
        if _ENTITY.match(line):
            return
        odd = next((index for index, character in enumerate(line[:at]) if character != " "), None)
        change = (0, at, " " * indent)
        if odd is not None:
            end = odd + 1
            while end < at and line[end] == line[odd]:
                end += 1
            tab = line[odd] == "\t"
            self.slate.note(slips.tab_indent if tab else slips.odd_space, ("",) if tab else (line[odd], ""), number,
                            (odd, end), change)  # fmt: skip
        elif indent != column:
            word = re.compile(f"[^:{WIDE_COLON}{BLANK}]+").match(line, at)
            self.slate.note(slips.wrong_indent, (), number, (at, word.end() if word else at + 1), change)
