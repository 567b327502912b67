"""Lists and mappings in brackets: their signs, their commas and colons, and where they end."""

import re
from typing import Final

from hq_plan.diagnostics import MOST_FINDINGS
from hq_plan.keyboard.signs import IDENT, SPACES
from hq_plan.read import slips
from hq_plan.read.marks import (
    BLANK,
    CLOSING,
    NEEDS_QUOTES,
    WIDE_BRACKETS,
    WIDE_COLON,
    WIDE_COMMA,
    YEAR,
    before_remark,
    closing,
    in_quotes,
    is_structure,
    is_wide_flow,
)
from hq_plan.read.noted import Slate

_NAME: Final = re.compile(rf"(?:{IDENT}|{YEAR}|\"[^\"]*\"|'[^']*')[{BLANK}]*")
_NEXT_KEY: Final = re.compile(rf"[{BLANK}]*[A-Za-z_\"'0-9][A-Za-z0-9_\"'-]*[{BLANK}]*[:{WIDE_COLON}]")
_TWO: Final = re.compile(
    rf"(?P<value>.*?[^;；{BLANK}])(?P<gap>[{BLANK}]*[;；]?[{BLANK}]*)(?P<key>{IDENT}|{YEAR})[{BLANK}]*"
)
_ROUND: Final = {"(": "{", "（": "{", ")": "}", "）": "}"}
_ITEM_END: Final = re.compile(r"\s*(?:[,\]}]|$)")
_SEPARATORS: Final = ",:" + WIDE_COMMA + WIDE_COLON
_NEAR: Final = 300
"""How far around a sign others are looked for, so that a long line takes no long time."""


class Flow:
    """Looks at one value in brackets, over as many lines as it takes."""

    def __init__(self, slate: Slate) -> None:
        self._slate = slate
        self._lines = slate.lines
        self._open: list[tuple[str, int, int]] = []
        self._round = False
        self._item = 0  # where the item begins in its line
        self._fresh = True  # whether nothing of it has been seen yet
        self._in_value = False  # whether it stands behind a key's colon
        self._above: tuple[str, int, int] | None = None  # how the line above ends
        self._last: tuple[str, int, int] = ("[", 0, 0)  # the last sign or letter and where it stands

    def look(self, number: int, at: int, indent: int, *, implied: bool = False) -> int:
        """A value whose bracket stands at a column, or with ``implied`` is missing there; gives the next line."""
        start = at
        self._open, self._item, self._last, self._above = [], at, ("[", number, at), None
        self._fresh = True
        self._round = not implied and self._lines[number][at] in _ROUND
        if implied:
            self._slate.note(slips.unclosed, ("}", "{"), number, (at, at + 1), (at, at, "{"))
            self._open.append(("{", number, at))
        while not self._slate.is_full:
            end = self._scan(number, at)
            if end is not None:
                self._behind(number, start, end)
                return number + 1
            if number + 1 == len(self._lines) or is_structure(self._lines[number + 1], indent):
                break
            number, at, self._item, self._fresh, self._above = number + 1, 0, 0, True, self._last
        self._unclosed(number)
        return number + 1

    def _scan(self, number: int, at: int) -> int | None:
        """Go through a line; gives the column behind the bracket that closes the value."""
        line = self._lines[number]
        while at < len(line) and not self._slate.is_full:
            sign = line[at]
            if sign in " \t":
                at += 1
                continue
            if sign == "#" and (at == 0 or line[at - 1] in BLANK):
                return None
            fresh, self._fresh = self._fresh, False
            bracket = self._bracket(line, at, fresh=fresh)
            if sign in "\"'" and (fresh or self._last[0] == '"'):
                at = self._quoted(number, at, sign)
            elif bracket:
                self._take(number, at, bracket)
                at += 1
                if not self._open:
                    return at
            else:
                at = self._plain(number, at, fresh=fresh)
        return None

    def _bracket(self, line: str, at: int, *, fresh: bool) -> str:
        """The bracket that a sign is or was meant for; nothing where it is part of a text."""
        sign = line[at]
        if sign in "[]{}":
            return sign if fresh or sign in "]}" else ""
        if self._round and sign in _ROUND:
            return _ROUND[sign] if _ROUND[sign] == "}" or fresh else ""
        half = WIDE_BRACKETS.get(sign, "")
        if half in CLOSING:
            return half if fresh and is_wide_flow(line, at) else ""
        if not half:
            return ""
        text = line[max(self._item, at - _NEAR) : at]
        in_text = any(WIDE_BRACKETS.get(character) in CLOSING for character in text)
        return "" if in_text or not self._open or CLOSING[self._open[-1][0]] != half else half

    def _take(self, number: int, at: int, bracket: str) -> None:
        """Open or close a bracket."""
        if self._lines[number][at] != bracket:
            self._slate.sign(number, at, bracket)
        if bracket in CLOSING:
            self._after_last(number, at)
            self._open.append((bracket, number, at))
        else:
            opened, _, _ = self._open.pop()
            if CLOSING[opened] != bracket:
                self._slate.sign(number, at, CLOSING[opened])
        self._item, self._last, self._fresh, self._in_value = at + 1, (bracket, number, at), True, False

    def _after_last(self, number: int, at: int) -> None:
        """Note that a comma is missing between an item and the one that begins here."""
        sign, line, column = self._last
        if sign not in "[{,:" and (line, column) < (number, at):
            self._comma(line, column + 1)

    def _after_line(self, above: tuple[str, int, int]) -> None:
        """Note that the line above ends in no comma, or in another sign."""
        sign, line, column = above
        if sign not in "[{,:":
            if self._lines[line][column] in ";；" + WIDE_COMMA:
                self._slate.sign(line, column, ",")
            else:
                self._comma(line, column + 1)
        self._above = None

    def _comma(self, line: int, at: int) -> None:
        self._slate.note(slips.missing_comma, (), line, (at, at), (at, at, ","))

    def _quoted(self, number: int, at: int, mark: str) -> int:
        """A text in quotation marks; gives the column behind it."""
        line = self._lines[number]
        self._after_last(number, at)
        end = closing(line, at + 1, mark)
        if end is not None and line[end + 1 :].lstrip(BLANK)[:1].isalnum():
            end = None  # the mark opens the next text
        if end is None:
            stop = re.compile(r"[,\]}]|$").search(line, at)
            place = stop.start() if stop else len(line)
            self._slate.note(slips.unclosed, (mark, mark), number, (at, at + 1), (place, place, mark))
            end = place - 1
        self._last = ('"', number, end)
        return end + 1

    def _plain(self, number: int, at: int, *, fresh: bool) -> int:
        """A comma, a colon, or a letter of a text; gives the next column."""
        line, sign, inner = self._lines[number], self._lines[number][at], self._open[-1][0] if self._open else "["
        separator = self._separator(number, at, inner) if sign in _SEPARATORS else ""
        if separator:
            self._item, self._last, self._in_value = at + 1, (separator, number, at), separator == ":"
            self._fresh = True
        elif sign in SPACES:
            self._fresh = fresh
            if fresh or line[at + 1 : at + 2] in ",]}:":
                self._slate.blank(number, at, at + 1)
        elif fresh and NEEDS_QUOTES.match(line, at):
            end = _ITEM_END.search(line, at + 1)
            stop = end.start() if end else len(line)
            change = (at, stop, in_quotes(line[at:stop]))
            self._slate.note(slips.needs_quotes, (sign,), number, (at, at + 1), change)
            self._last = ("x", number, stop - 1)
            return stop
        else:
            self._last = ("x", number, at)
        return at + 1

    def _separator(self, number: int, at: int, inner: str) -> str:
        """The comma or colon that a sign is or was meant for; nothing where it is part of a text."""
        line, sign = self._lines[number], self._lines[number][at]
        before = line[self._item : at].strip(BLANK) if at - self._item < _NEAR else ""
        tight = bool(line[at + 1 : at + 2].strip(BLANK))
        if sign == ",":
            grouped = line[max(self._item - 1, 0) : self._item] == "," and re.fullmatch("[0-9]{3}", before)
            if inner == "{" and not self._in_value and grouped:
                self._slate.sign(number, self._item - 1, "")  # 1,460
            return ","
        if sign in WIDE_COMMA and (_parts(line, at) if inner == "[" else _NEXT_KEY.match(line, at + 1)):
            self._slate.sign(number, at, ", " if tight else ",")
            return ","
        if inner != "{" or sign not in ":" + WIDE_COLON:
            return ""
        name = _NAME.fullmatch(before)
        if name is None and self._last[0] != '"':
            name = self._two(number, at, before)
        if sign != ":":
            if name:
                self._slate.sign(number, at, ": " if tight else ":")
            return ":" if name else ""
        if name and self._item == 0 and self._above and before[:1] not in "\"'":
            self._after_line(self._above)
        if name and tight and before[:1] not in "\"'":
            self._slate.note(slips.missing_space, (":", ": "), number, (at, at + 1), (at, at + 1, ": "))
        return ":" if name or not tight else ""

    def _two(self, number: int, at: int, before: str) -> re.Match[str] | None:
        """A value and the next key with no comma between them."""
        line = self._lines[number]
        start = line.index(before, self._item) if before else at
        is_drive = line[at - 2 : at - 1] in BLANK and line[at + 1 : at + 2] in ("\\", "/")  # D:\报表
        found = _TWO.fullmatch(before) if self._in_value and not is_drive else None
        if found is None or not found["gap"]:
            return None
        gap = start + found.start("gap")
        sign = re.search("[;；]", found["gap"])
        if sign:
            place = gap + sign.start()
            self._slate.sign(number, place, ", " if found["gap"].endswith(sign[0]) else ",")
        else:
            self._comma(number, gap)
        return found

    def _behind(self, number: int, start: int, end: int) -> None:
        """What stands behind the closing bracket: nothing, a remark, another bracket too many, or text."""
        line = self._lines[number]
        stop = before_remark(line, end)
        rest = line[end:stop].strip(BLANK)
        if not rest or rest.startswith(("#", ",")):
            return
        at = end + len(line[end:]) - len(line[end:].lstrip(BLANK))
        if all(character in "]})" or character in WIDE_BRACKETS for character in rest):
            self._slate.sign(number, at, "", stop)
        else:
            change = (start, stop, in_quotes(line[start:stop]))
            self._slate.note(slips.needs_quotes, ("[",), number, (at, at + 1), change)

    def _unclosed(self, number: int) -> None:
        """Note the brackets that are not closed, and close them."""
        while not self._lines[number].strip(BLANK):
            number -= 1
        line = self._lines[number]
        end = before_remark(line, 0)
        stop = len(line[:end].rstrip(BLANK + ","))
        change = (stop, end, "".join(CLOSING[bracket] for bracket, _, _ in reversed(self._open)))
        first = True
        for bracket, where, start in self._open[: MOST_FINDINGS + 1]:
            own = change if first and where == number else None
            self._slate.note(slips.unclosed, (bracket, CLOSING[bracket]), where, (start, start + 1), own)
            first = first and own is None
        if first:
            self._slate.edits.put(number, *change)


def _parts(line: str, at: int) -> bool:
    """Whether a Chinese comma in a list parts two items: between plain letters, or where nothing else parts any."""
    inside = line[line.rfind("[", max(at - _NEAR, 0), at) + 1 : at + _NEAR].partition("]")[0]
    between = re.fullmatch(r"[\w\"'\]}]\s*[^、]\s*[\w\"'\[{-]", line[max(at - 1, 0) : at + 2], re.ASCII)
    return bool(between) or "," not in inside
