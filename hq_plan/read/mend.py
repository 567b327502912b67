"""Slips in the structure of YAML text: found line by line, and taken for what was probably meant.

A parser stops at the first line that it cannot take apart and often names the wrong one. This looks at each line by
itself, as a person does: at its indent, its dashes, its key, its colon, and how its value begins. It is asked only when
the parser has failed or something suspicious stands in the text, and what it changes is read again by the parser.
"""

import re
from dataclasses import dataclass
from typing import Final

from hq_plan.diagnostics import MOST_FINDINGS
from hq_plan.keyboard.signs import SPACES, all_meaning
from hq_plan.read import slips
from hq_plan.read.edits import Edits
from hq_plan.read.noted import Note
from hq_plan.read.values import Values

_WIDE_COLON: Final = all_meaning(":")
_WIDE_DASH: Final = all_meaning("-")
_WIDE_HASH: Final = all_meaning("#")
_BLANK: Final = f" \t{SPACES}"
_TAB: Final = 2
"""How many columns a tab or a full-width space in an indent probably stands for."""

IDENT: Final = r"[A-Za-z_Ａ-Ｚａ-ｚ][A-Za-z0-9_Ａ-Ｚａ-ｚ０-９-]*"
_NAME: Final = re.compile(rf"{IDENT}|(?:19|20)[0-9]{{2}}|[\u4e00-\u9fff]{{1,8}}")
_LEAD: Final = re.compile(f"[{_BLANK}]*")
_DASH: Final = re.compile(f"(?P<dash>[-{_WIDE_DASH}])(?P<gap>[{_BLANK}]*)")
_QUOTED_KEY: Final = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[“‘][^”’]*[”’]"
_KEY: Final = re.compile(
    rf"(?P<key>{_QUOTED_KEY}|[^\s\[\]{{}}［］｛｝【】〔〕,#&*!|>%@`\"'“‘:{_WIDE_COLON}][^:{_WIDE_COLON}]*?)"
    rf"(?P<gap>[{_BLANK}]*)(?P<colon>[:{_WIDE_COLON}])"
)
_PLAIN_KEY: Final = re.compile(r"(?P<key>[^\s\[\]{},#&*!|>%@`\"'][^#]*?)(?P<gap>)(?P<colon>:)(?=\s|$)")
_NO_COLON: Final = re.compile(rf"(?P<key>{IDENT})(?P<sign>[{_BLANK}]*[=＝;；][{_BLANK}]*|[{_BLANK}]+)(?=\S)")


def _is_certain(key: re.Match[str] | None) -> bool:
    """Whether a key ends a text that may go on over lines: in a text 其中： is just a word and a colon."""
    return key is not None and key["colon"] == ":"


@dataclass(frozen=True, slots=True)
class _Level:
    """A mapping or a sequence that is open, and the column of its keys or dashes."""

    indent: int
    seq: bool


class Mender:
    """One pass over the lines of a text; ``notes`` are the slips, ``edits`` the text as it was meant."""

    def __init__(self, text: str) -> None:
        self.edits = Edits(text)
        self.notes: list[Note] = []
        self._lines = self.edits.lines
        self._values = Values(self.edits, self.notes)
        self._levels: list[_Level] = []
        self._waiting: int | None = None  # the indent of a key whose value may stand below it
        self._plain = False  # whether the last value may go on in the next line
        number = 0
        while number < len(self._lines) and len(self.notes) <= MOST_FINDINGS:
            number = self._line(number)

    def _line(self, number: int) -> int:
        """Look at a line; gives the number of the next one to look at."""
        line = self._lines[number]
        lead = _LEAD.match(line)
        at = lead.end() if lead else 0
        if at == len(line) or line[at] == "#" or line.startswith(("---", "...", "%")):
            return number + 1
        column = sum(_TAB if character in "\t\u3000" else 1 for character in line[:at])
        if line[at] in _WIDE_HASH:
            self._note(number, at, at + 1, "#")
            return number + 1
        dash, key = self._dash(line, at), self._key(line, at)
        deeper = bool(self._levels) and column > self._levels[-1].indent
        if self._plain and deeper and not any(map(_is_certain, (key, dash and self._key(line, dash.end())))):
            return number + 1
        if dash is None and key is None and not self._is_key_wanting(line, at, column):
            return number + 1
        indent = self._fit(self._outlier(number, column, key) if dash is None else column, seq=dash is not None)
        self._indent(number, at, indent, column)
        return self._content(number, at, indent, dash)

    def _content(self, number: int, at: int, indent: int, dash: re.Match[str] | None) -> int:
        """Dashes, then a key or a value."""
        line = self._lines[number]
        while dash:
            gap = self._after_dash(number, dash)
            at, indent = dash.end(), indent + 1 + gap
            self._plain = False
            if at == len(line):
                self._waiting = indent - 2
                return number + 1
            dash = self._dash(line, at)
            if dash:
                self._levels.append(_Level(indent, seq=True))
            elif self._key(line, at):
                self._levels.append(_Level(indent, seq=False))
            else:
                return self._value(number, at, indent - 1)
        key = self._key(line, at)
        at = self._colon(number, key) if key else self._no_colon(number, at)
        return self._value(number, at, indent)

    def _value(self, number: int, at: int, indent: int) -> int:
        found = self._values.look(number, at, indent)
        self._plain = found.plain
        self._waiting = indent if found.empty else None
        return found.next_line

    def _dash(self, line: str, at: int) -> re.Match[str] | None:
        """A record's dash: one with a blank behind it, or with a key."""
        match = _DASH.match(line, at)
        if match is None:
            return None
        has_key = self._key(line, match.end()) is not None
        if match["dash"] == "-":
            return match if match["gap"] or match.end() == len(line) or has_key else None
        return match if has_key else None

    def _key(self, line: str, at: int) -> re.Match[str] | None:
        """A key with its colon: as YAML has it, or as it was meant."""
        match = _KEY.match(line, at)
        if match is None:
            return None
        behind = line[match.end() : match.end() + 1]
        name = match["key"].strip("\"'“”‘’")
        if match["colon"] == ":":
            if not behind or behind in _BLANK:
                return match
            if _NAME.fullmatch(name) and behind not in ":/\\" and not name[0].isdigit():
                return match
            return _PLAIN_KEY.match(line, at)
        is_name = _NAME.fullmatch(name) and (name.isascii() or not line[match.end() :].count(": "))
        return match if is_name else _PLAIN_KEY.match(line, at)

    def _is_key_wanting(self, line: str, at: int, column: int) -> bool:
        """Whether a line in the column of keys has a key without its colon."""
        return _NO_COLON.match(line, at) is not None and any(
            level.indent == column and not level.seq for level in self._levels
        )

    def _outlier(self, number: int, column: int, key: re.Match[str] | None) -> int:
        """The column of a key, or of its sisters if it stands left of them by mistake and they go on below it."""
        line, sisters = self._lines[number], self._levels[-1:]
        if key is None or not line[key.end() :].strip(_BLANK) or self._waiting is not None:
            return column
        below = next((text for text in self._lines[number + 1 : number + 4] if text.strip(_BLANK)), "")
        indent = len(below) - len(below.lstrip(" "))
        goes_on = any(indent == level.indent and not level.seq for level in sisters) and self._key(below, indent)
        return indent if goes_on and column < indent else column

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
        lead = self._lines[number][:at]
        odd = next((index for index, character in enumerate(lead) if character != " "), None)
        fix = (0, at, " " * indent)
        if odd is not None:
            end = odd + 1
            while end < at and lead[end] == lead[odd]:
                end += 1
            rule = slips.tab_indent if lead[odd] == "\t" else slips.odd_space
            arguments = ("",) if lead[odd] == "\t" else (lead[odd], "")
            self.notes.append(Note(rule, arguments, number, odd, end, fix))
        elif indent != column:
            self.notes.append(Note(slips.wrong_indent, (), number, at, self._word_end(number, at), fix))
        else:
            return
        self.edits.put(number, *fix)

    def _word_end(self, number: int, at: int) -> int:
        match = re.compile(f"[^:{_WIDE_COLON}{_BLANK}]+").match(self._lines[number], at)
        return match.end() if match else at + 1

    def _after_dash(self, number: int, dash: re.Match[str]) -> int:
        """Put a dash and the blank behind it right; gives the width of the blank."""
        at, gap = dash.start(), dash["gap"]
        if dash["dash"] != "-":
            self._note(number, at, at + 1, "-" if gap else "- ")
        elif not gap and dash.end() < len(self._lines[number]):
            self.notes.append(Note(slips.missing_space, ("-", "- "), number, at, at + 1))
            self.edits.put(number, at, at + 1, "- ")
        self._values.blank(number, dash.start("gap"), dash.end("gap"))
        return max(len(gap), 1)

    def _colon(self, number: int, key: re.Match[str]) -> int:
        """Put a colon and the blank around it right; gives the column behind it."""
        line, at = self._lines[number], key.start("colon")
        behind = line[at + 1 : at + 2]
        self._values.quotes_of_key(number, key)
        self._values.blank(number, key.start("gap"), key.end("gap"))
        if key["colon"] != ":":
            self._note(number, at, at + 1, ":" if not behind or behind in _BLANK else ": ")
        elif behind and behind not in _BLANK:
            self.notes.append(Note(slips.missing_space, (":", ": "), number, at, at + 1))
            self.edits.put(number, at, at + 1, ": ")
        lead = _LEAD.match(line, at + 1)
        end = lead.end() if lead else at + 1
        self._values.blank(number, at + 1, end)
        return end

    def _no_colon(self, number: int, at: int) -> int:
        match = _NO_COLON.match(self._lines[number], at)
        if match is None:
            return at
        sign = match["sign"].strip(_BLANK)
        if sign:
            start = self._lines[number].index(sign, match.start("sign"))
            self.notes.append(Note(slips.wrong_sign, (sign, ": "), number, start, start + 1))
            self.edits.put(number, match.start("sign"), match.end(), ": ")
        else:
            self.notes.append(Note(slips.missing_colon, (match["key"],), number, at, match.end("key")))
            self.edits.put(number, match.start("sign"), match.end(), ": ")
        return match.end()

    def _note(self, number: int, start: int, end: int, meant: str) -> None:
        typed = self._lines[number][start:end]
        self.notes.append(Note(slips.wrong_sign, (typed, meant), number, start, end))
        self.edits.put(number, start, end, meant)
