"""Dashes, keys and colons: as YAML has them, and as they are typed."""

import re
from typing import Final

from hq_plan.keyboard.signs import IDENT
from hq_plan.read import slips
from hq_plan.read.marks import BLANK, LEAD, WIDE_BRACKETS, WIDE_COLON, WIDE_DASH, YEAR
from hq_plan.read.noted import Slate

_NAME: Final = re.compile(rf"{IDENT}|{YEAR}|[\u4e00-\u9fff]{{1,8}}")
# What people begin an item with in a text: 一、 （2） · — and the like, or two dashes for one.
_NUMERAL: Final = "[0-9一二三四五六七八九十]{1,3}"
_BULLET: Final = re.compile(
    rf"(?P<dash>[-{WIDE_DASH}]{{2}}(?![-{WIDE_DASH}])|-[ ]-(?=[ ])|[·•●○◦▪■□*＊、]|[（(]?{_NUMERAL}[)）.．、]|一)"
    rf"(?P<gap>[{BLANK}]*)"
)
_DASH: Final = re.compile(rf"(?P<dash>[-{WIDE_DASH}])(?![-{WIDE_DASH}]{{2}})(?P<gap>[{BLANK}]*)")
_QUOTED: Final = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[“‘][^”’]*[”’]"
_BRACKETS: Final = re.escape("".join(WIDE_BRACKETS))
_KEY: Final = re.compile(
    rf"(?P<key>{_QUOTED}|[\"']?[^\s\[\]{{}}{_BRACKETS},#&*!|>%@`\"'“‘:{WIDE_COLON}][^:{WIDE_COLON}]*?)"
    rf"(?P<gap>[{BLANK}]*)(?P<colon>[:{WIDE_COLON}])"
)
_PLAIN_KEY: Final = re.compile(r"(?P<key>[^\s\[\]{},#&*!|>%@`\"'][^#]*?)(?P<gap>)(?P<colon>:)(?=\s|$)")
_NO_COLON: Final = re.compile(rf"(?P<key>{IDENT}|{YEAR})(?P<sign>[{BLANK}]*[=＝;；][{BLANK}]*|[{BLANK}]+)(?=\S)")
_HALF_QUOTED: Final = re.compile(rf"[\"'](?P<name>{IDENT})(?P<close>[”“’‘]?)")


class Keys:
    """Finds dashes and keys, and puts them right."""

    def __init__(self, slate: Slate) -> None:
        self._slate = slate
        self._lines = slate.lines

    def dash(self, line: str, at: int) -> re.Match[str] | None:
        """A record's dash: one with a blank behind it, or what was meant for one before a key or a brace."""
        for pattern in (_BULLET, _DASH):
            match = pattern.match(line, at)
            key = self.key(line, match.end()) if match else None
            opens = match is not None and line[match.end() : match.end() + 1] in ("{", "｛")
            if match and (opens if key is None else key["key"].isascii()):
                return match
        plain = match is not None and match["dash"] == "-"
        return match if match and plain and (match["gap"] or match.end() == len(line) or key) else None

    def key(self, line: str, at: int) -> re.Match[str] | None:
        """A key with its colon: as YAML has it, or as it was meant."""
        match = _KEY.match(line, at)
        if match is None:
            return None
        behind = line[match.end() : match.end() + 1]
        name = match["key"].strip("\"'“”‘’")
        if match["colon"] == ":":
            if not behind or behind in BLANK:
                return match
            return match if _NAME.fullmatch(name) and behind not in ":/\\" else _PLAIN_KEY.match(line, at)
        is_name = _NAME.fullmatch(name) and (name.isascii() or not line[match.end() :].count(": "))
        return match if is_name else _PLAIN_KEY.match(line, at)

    def lacks_colon(self, line: str, at: int) -> bool:
        """Whether a word and a value stand there, and no colon between them."""
        return _NO_COLON.match(line, at) is not None

    def after_dash(self, number: int, dash: re.Match[str]) -> int:
        """Put a dash and the blank behind it right; gives the width of the blank."""
        at, end, gap = dash.start("dash"), dash.end("dash"), dash["gap"]
        if dash["dash"] != "-":
            self._slate.sign(number, at, "-" if gap else "- ", end)
        elif not gap and dash.end() < len(self._lines[number]):
            self._slate.note(slips.missing_space, ("-", "- "), number, (at, end), (at, end, "- "))
        self._slate.blank(number, dash.start("gap"), dash.end("gap"))
        return max(len(gap), 1)

    def colon(self, number: int, key: re.Match[str]) -> int:
        """Put a key, its colon and the blank around it right; gives the column behind it."""
        line, at = self._lines[number], key.start("colon")
        behind = line[at + 1 : at + 2]
        self._quotes(number, key)
        self._slate.blank(number, key.start("gap"), key.end("gap"))
        if key["colon"] != ":":
            self._slate.sign(number, at, ":" if not behind or behind in BLANK else ": ")
        elif behind and behind not in BLANK:
            self._slate.note(slips.missing_space, (":", ": "), number, (at, at + 1), (at, at + 1, ": "))
        lead = LEAD.match(line, at + 1)
        end = lead.end() if lead else at + 1
        self._slate.blank(number, at + 1, end)
        return end

    def _quotes(self, number: int, key: re.Match[str]) -> None:
        """Chinese quotation marks around a key, and one that is not closed before the colon."""
        start, end = key.span("key")
        half = _HALF_QUOTED.fullmatch(key["key"])
        if key["key"][0] in "“‘":
            self._slate.note(slips.wrong_sign, (key["key"][0], ""), number, (start, start + 1),
                             (start, end, key["key"][1:-1]))  # fmt: skip
        elif half and half["close"]:
            self._slate.sign(number, end - 1, key["key"][0])
        elif half:
            mark = key["key"][0]
            self._slate.note(slips.unclosed, (mark, mark), number, (start, start + 1), (start, start + 1, ""))

    def no_colon(self, number: int, at: int) -> int:
        """Put a colon between a key and its value; gives the column of the value."""
        match = _NO_COLON.match(self._lines[number], at)
        if match is None:  # pragma: no cover  (asked only where one `lacks_colon`)
            return at
        sign = match["sign"].strip(BLANK)
        change = (match.start("sign"), match.end(), ": ")
        if sign:
            start = self._lines[number].index(sign, match.start("sign"))
            self._slate.note(slips.wrong_sign, (sign, ":"), number, (start, start + 1), change)
        else:
            self._slate.note(slips.missing_colon, (match["key"],), number, (at, match.end("key")), None)
            self._slate.edits.put(number, *change)
        return match.end()
