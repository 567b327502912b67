"""How a value begins and ends: quotation marks, brackets, long texts, and signs that need quotation marks."""

import re
from dataclasses import dataclass
from typing import Final

from hq_plan.diagnostics import MOST_FINDINGS
from hq_plan.keyboard.signs import SPACES, all_meaning
from hq_plan.read import slips
from hq_plan.read.edits import Edits
from hq_plan.read.noted import Note

_BLANK: Final = f" \t{SPACES}"
_LONG: Final = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])\s*(?:#.*)?$")
_REMARK: Final = re.compile(rf"[{_BLANK}]#")
_STRUCTURE: Final = re.compile(rf"[ ]*(?:-[ ]|-?[ ]*[A-Za-z_][A-Za-z0-9_-]*[ ]*[:{all_meaning(':')}](?:\s|$|[^/]))")
_WIDE_BRACKETS: Final = {typed: half for half in "[]{}" for typed in all_meaning(half)}
_CLOSING: Final = {"[": "]", "{": "}"}
_WIDE_QUOTES: Final = all_meaning('"')
_WIDE_COMMA: Final = all_meaning(",")
_WIDE_COLON: Final = all_meaning(":")
_ESCAPES: Final = set('0abt\tnvfre "/\\N_LPxuU')
_NEAR: Final = 1000
"""How far around a Chinese comma in a list others are looked for, so that a long line takes no long time."""
_FLOW_NAME: Final = re.compile(r"(?:[A-Za-z_][A-Za-z0-9_-]*|(?:19|20)[0-9]{2}|\"[^\"]*\"|'[^']*')\s*")
_NEXT_KEY: Final = re.compile(rf"[{_BLANK}]*[A-Za-z_\"'0-9][A-Za-z0-9_\"'-]*[{_BLANK}]*[:{_WIDE_COLON}]")
_NEEDS_QUOTES: Final = re.compile(r"[%@`|>]|\*(?=\W|$|[\u4e00-\u9fff])|-(?=\s*(?:[,\]}]|$))")


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen: whether there was no value, whether it may go on in the next line, and which line comes next."""

    next_line: int
    empty: bool = False
    plain: bool = False


class Values:
    """Looks at values and notes what is wrong with them."""

    def __init__(self, edits: Edits, notes: list[Note]) -> None:
        self._edits = edits
        self._notes = notes
        self._lines = edits.lines

    def look(self, number: int, at: int, indent: int) -> Look:
        """The value that begins at a column; ``indent`` is that of the key or dash that it belongs to."""
        line = self._lines[number]
        while at < len(line) and line[at] in _BLANK:
            at += 1
        first = line[at : at + 1]
        if not first or first == "#":
            return Look(number + 1, empty=True)
        if _LONG.match(line, at):
            return Look(self._behind_long(number, indent))
        if first in "\"'":
            return Look(self._quoted(number, at, indent))
        if first in "[{" or first in _WIDE_BRACKETS:
            return Look(self._flow(number, at, indent))
        self._plain(number, at)
        return Look(number + 1, plain=True)

    def blank(self, number: int, start: int, end: int) -> None:
        """Note spaces of another kind and put plain ones in their place."""
        line = self._lines[number]
        if end > start and any(character in SPACES for character in line[start:end]):
            first = next(at for at in range(start, end) if line[at] in SPACES)
            last = first + 1
            while last < end and line[last] == line[first]:
                last += 1
            self._notes.append(Note(slips.odd_space, (line[first], " "), number, first, last, (start, end, " ")))
            self._edits.put(number, start, end, " ")

    def quotes_of_key(self, number: int, key: re.Match[str]) -> None:
        """Note Chinese quotation marks around a key and take them away."""
        if key["key"][0] in "“‘":
            start, end = key.span("key")
            self._notes.append(Note(slips.wrong_sign, (key["key"][0], ""), number, start, start + 1,
                                    (start, end, key["key"][1:-1])))  # fmt: skip
            self._edits.put(number, start, end, key["key"][1:-1])

    def _behind_long(self, number: int, indent: int) -> int:
        """The line behind a long text, whose lines are indented by more than its key."""
        number += 1
        while number < len(self._lines):
            line = self._lines[number]
            if line.strip(_BLANK) and len(line) - len(line.lstrip(_BLANK)) <= indent:
                break
            number += 1
        return number

    def _plain(self, number: int, at: int) -> None:
        """A value without quotation marks, up to a remark."""
        line = self._lines[number]
        remark = _REMARK.search(line, at)
        end = remark.start() if remark else len(line)
        stop = at + len(line[at:end].rstrip(_BLANK))
        if any(character in SPACES for character in line[stop:end]):
            self.blank_end(number, stop, end)
        value = line[at:stop]
        colon = re.compile(r":(?=[ \t]|$)").search(value)
        sign = _NEEDS_QUOTES.match(value)
        if sign or value.startswith(("- ", "? ")):
            self._quote(number, at, at + 1, (at, stop))
        elif colon and not value.startswith(("&", "!", "*")):
            self._quote(number, at + colon.start(), at + colon.end(), (at, stop))

    def blank_end(self, number: int, start: int, end: int) -> None:
        """Note spaces of another kind behind a value and take them away."""
        first = next(at for at in range(start, end) if self._lines[number][at] in SPACES)
        self._notes.append(Note(slips.odd_space, (self._lines[number][first], ""), number, first, end,
                                (start, end, "")))  # fmt: skip
        self._edits.put(number, start, end, "")

    def _quote(self, number: int, start: int, end: int, value: tuple[int, int], sign: str | None = None) -> None:
        """Note a sign that needs quotation marks, and put the whole value in them."""
        line = self._lines[number]
        text = _in_quotes(line[slice(*value)])
        shown = line[start:end] if sign is None else sign
        self._notes.append(Note(slips.needs_quotes, (shown,), number, start, end, (*value, text)))
        self._edits.put(number, *value, text)

    def _quoted(self, number: int, at: int, indent: int) -> int:
        """A value in quotation marks; gives the line behind it."""
        line, mark = self._lines[number], self._lines[number][at]
        end = self._closing(line, at + 1, mark)
        if end is None:
            return self._open_quote(number, at, indent)
        behind = line[end + 1 :].strip(_BLANK)
        if mark == '"':
            self._escapes(number, at, end)
        if behind and not behind.startswith("#"):
            start = end + 1 + len(line[end + 1 :]) - len(line[end + 1 :].lstrip(_BLANK))
            self._quote(number, start, start + 1, (at, len(line.rstrip(_BLANK))), "")
        return number + 1

    def _escapes(self, number: int, at: int, end: int) -> None:
        """A backslash in double quotes that begins no escape, as in a path of Windows."""
        line = self._lines[number]
        for slash in re.finditer(r"\\(.)", line[at + 1 : end]):
            if slash[1] not in _ESCAPES:
                start = at + 1 + slash.start()
                text = "'" + line[at + 1 : end].replace("'", "''") + "'"
                self._notes.append(Note(slips.needs_quotes, ("\\",), number, start, start + 1, (at, end + 1, text)))
                self._edits.put(number, at, end + 1, text)
                return

    def _open_quote(self, number: int, at: int, indent: int) -> int:
        """A quotation mark that is not closed on its line: closed further down, or never."""
        line, mark = self._lines[number], self._lines[number][at]
        for further in range(number + 1, len(self._lines)):
            text = self._lines[further]
            if self._is_structure(text, indent):
                break
            end = self._closing(text, 0, mark)
            if end is not None:
                return further + 1
        stop = len(line.rstrip(_BLANK))
        if stop > at + 1 and line[stop - 1] in _WIDE_QUOTES + all_meaning("'"):
            self._sign(number, stop - 1, mark)
        else:
            self._notes.append(Note(slips.unclosed, (mark, mark), number, at, at + 1, (stop, stop, mark)))
            self._edits.put(number, stop, stop, mark)
        return number + 1

    def _closing(self, line: str, at: int, mark: str) -> int | None:
        """The column of the closing quotation mark."""
        while at < len(line):
            if line[at] == "\\" and mark == '"':
                at += 2
            elif line[at] == mark:
                if mark == "'" and line[at + 1 : at + 2] == "'":
                    at += 2
                    continue
                return at
            else:
                at += 1
        return None

    def _is_structure(self, line: str, indent: int) -> bool:
        """Whether a line begins something new beside or above a key in this column."""
        return bool(_STRUCTURE.match(line)) and len(line) - len(line.lstrip(" ")) <= indent

    def _sign(self, number: int, at: int, meant: str) -> None:
        typed = self._lines[number][at]
        self._notes.append(Note(slips.wrong_sign, (typed, meant), number, at, at + 1))
        self._edits.put(number, at, at + 1, meant)

    def _flow(self, number: int, at: int, indent: int) -> int:
        """A list or mapping in brackets, over as many lines as it takes; gives the line behind it."""
        open_: list[tuple[str, int, int]] = []
        while True:
            at = self._flow_line(number, at, open_)
            if not open_:
                return number + 1
            if number + 1 == len(self._lines) or self._is_structure(self._lines[number + 1], indent):
                break
            number, at = number + 1, 0
        while not self._lines[number].strip(_BLANK):
            number -= 1
        line = self._lines[number]
        stop = len(line.rstrip(_BLANK + ","))
        for bracket, where, start in reversed(open_):
            closing = _CLOSING[bracket]
            fix = (stop, stop, closing) if where == number else None
            self._notes.append(Note(slips.unclosed, (bracket, closing), where, start, start + 1, fix))
        self._edits.put(number, stop, len(line), "".join(_CLOSING[bracket] for bracket, _, _ in reversed(open_)))
        return number + 1

    def _flow_line(self, number: int, at: int, open_: list[tuple[str, int, int]]) -> int:
        """One line of a bracketed value, up to its end or the bracket that closes it."""
        line, item = self._lines[number], at
        while at < len(line) and len(self._notes) <= MOST_FINDINGS:
            sign = _WIDE_BRACKETS.get(line[at], line[at])
            fresh = not line[item:at].strip(_BLANK)
            if sign in "[]{}" and (fresh or sign in "]}" or line[at] == sign):
                if sign != line[at]:
                    self._sign(number, at, sign)
                at = item = self._bracket(number, at, sign, open_)
                if not open_:
                    return at
            elif sign in "\"'" and fresh:
                end = self._closing(line, at + 1, sign)
                at = self._open_in_flow(number, at, sign) if end is None else end + 1
            elif sign == "#" and (at == 0 or line[at - 1] in _BLANK):
                return len(line)
            else:
                at, item = self._flow_sign(number, at, item, open_)
        return at

    def _bracket(self, number: int, at: int, sign: str, open_: list[tuple[str, int, int]]) -> int:
        if sign in "[{":
            open_.append((sign, number, at))
        elif open_:
            bracket, _, _ = open_.pop()
            if _CLOSING[bracket] != sign:
                self._sign(number, at, _CLOSING[bracket])
        return at + 1

    def _open_in_flow(self, number: int, at: int, mark: str) -> int:
        """A quotation mark that is not closed before its line ends: closed before the next comma or bracket."""
        line = self._lines[number]
        end = re.compile(r"[,\]}]|$").search(line, at)
        stop = end.start() if end else len(line)
        self._notes.append(Note(slips.unclosed, (mark, mark), number, at, at + 1, (stop, stop, mark)))
        self._edits.put(number, stop, stop, mark)
        return stop

    def _flow_sign(self, number: int, at: int, item: int, open_: list[tuple[str, int, int]]) -> tuple[int, int]:
        """Any other character of a bracketed value; gives the next column, and where its item begins."""
        line, sign, inner = self._lines[number], self._lines[number][at], open_[-1][0] if open_ else "["
        before = line[item:at].strip(_BLANK)
        behind = line[at + 1 : at + 2]
        if self._is_separator(number, at, before, inner):
            return at + 1, at + 1
        if sign in SPACES and (not before or behind in ",]}:"):
            self.blank(number, at, at + 1)
        elif not before and sign not in _BLANK and _NEEDS_QUOTES.match(line, at):
            end = re.compile(r"\s*(?:[,\]}]|$)").search(line, at + 1)
            stop = end.start() if end else len(line)
            self._quote(number, at, at + 1, (at, stop))
            return stop, item
        return at + 1, item

    def _is_separator(self, number: int, at: int, before: str, inner: str) -> bool:
        """Whether a character is a comma or a key's colon, as it should be or as it was meant."""
        line, sign = self._lines[number], self._lines[number][at]
        behind = line[at + 1 : at + 2]
        tight = bool(behind) and behind not in _BLANK
        if sign in _WIDE_COMMA and (_parts(line, at) if inner == "[" else _NEXT_KEY.match(line, at + 1)):
            self._sign(number, at, ", " if tight else ",")
            return True
        is_name = inner == "{" and _FLOW_NAME.fullmatch(before)
        if sign in _WIDE_COLON and is_name:
            self._sign(number, at, ": " if tight else ":")
            return True
        if sign == ":" and is_name and tight and before[:1] not in "\"'":
            self._notes.append(Note(slips.missing_space, (":", ": "), number, at, at + 1))
            self._edits.put(number, at, at + 1, ": ")
        return sign == "," or (sign == ":" and inner == "{" and (not tight or bool(is_name)))


def _parts(line: str, at: int) -> bool:
    """Whether a Chinese comma in a list parts two items: between plain letters, or where nothing else parts any."""
    inside = line[line.rfind("[", max(at - _NEAR, 0), at) + 1 : at + _NEAR].partition("]")[0]
    between = re.fullmatch(r"[\w\"'\]}]\s*[^、]\s*[\w\"'\[{-]", line[max(at - 1, 0) : at + 2], re.ASCII)
    return bool(between) or "," not in inside


def _in_quotes(text: str) -> str:
    """A text as a quoted value."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'
