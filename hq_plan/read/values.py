"""How a value begins and ends: quotation marks, long texts, remarks, and signs that need quotation marks."""

import re
import sys
from typing import Final, NamedTuple

from hq_plan.document import is_number
from hq_plan.keyboard.signs import IDENT, SPACES, WIDE_QUOTES
from hq_plan.read import slips
from hq_plan.read.flow import Flow
from hq_plan.read.marks import (
    BLANK,
    KEY_ASIDE,
    NEEDS_QUOTES,
    WIDE_BRACKETS,
    WIDE_HASH,
    YEAR,
    before_remark,
    closing,
    in_quotes,
    is_structure,
    is_wide_flow,
    lead_of,
)
from hq_plan.read.noted import Slate

_LONG: Final = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])\s*(?:#.*)?$")
_ESCAPES: Final = set('0abt\tnvfre "/\\N_LPxuU')
_COLON: Final = re.compile(r":(?=[ \t]|$)")
_SECOND_KEY: Final = re.compile(rf"(?<![{BLANK},，;；])[{BLANK},，;；]+(?P<key>{IDENT}):(?=[{BLANK}])")
_REFUSED: Final = re.compile(r"[&!]\w*[ ]*[\[{\"'|>]", re.ASCII)
_WIDE_REMARK: Final = re.compile(rf"[\w.:\"%-]+[{BLANK}]+(?P<hash>[{WIDE_HASH}]).*", re.ASCII)
_ENTITY: Final = re.compile(r"&(quot|nbsp|amp|lt|gt|apos|#[0-9]{1,7});")
_ENTITIES: Final = {"quot": '"', "nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "apos": "'"}


class Look(NamedTuple):
    """What was seen: whether there was no value, whether it may go on in the next line, and which line comes next."""

    next_line: int
    empty: bool = False
    plain: bool = False


class Values:
    """Looks at values and notes what is wrong with them."""

    def __init__(self, slate: Slate) -> None:
        self._slate = slate
        self._lines = slate.lines
        self._flow = Flow(slate)

    def look(self, number: int, at: int, indent: int) -> Look:
        """The value that begins at a column; ``indent`` is that of the key or dash that it belongs to."""
        first = self._lines[number][at : at + 1]
        if not first or first == "#":
            self._hidden(number, at, indent)
            return Look(number + 1, empty=True)
        next_line = self._bounded(number, at, indent)
        if next_line is None:
            self._plain(number, at)
        return Look(next_line or number + 1, plain=next_line is None)

    def _bounded(self, number: int, at: int, indent: int) -> int | None:
        """The line behind a value that says itself where it ends: a long text, a quoted text, a list or a mapping."""
        line = self._lines[number]
        if _LONG.match(line, at):
            return self._behind_long(number, indent)
        if line[at] in "\"'":
            return self._quoted(number, at, indent)
        if self.opens_flow(line, at):
            return self._flow.look(number, at, indent)
        if _REFUSED.match(line, at):
            return number + 1
        return self.without_bracket(number, at, indent)

    def opens_flow(self, line: str, at: int) -> bool:
        """Whether a bracket opens a list or mapping here, of whatever width or shape."""
        if line[at] in "[{":
            return True
        if line[at] in "(（":
            return bool(KEY_ASIDE.match(line, at + 1)) and before_remark(line, at) > 0 and line.rstrip()[-1] in "}）)｝"
        return line[at] in WIDE_BRACKETS and WIDE_BRACKETS[line[at]] in "[{" and is_wide_flow(line, at)

    def without_bracket(self, number: int, at: int, indent: int) -> int | None:
        """A mapping in one line whose opening bracket is missing; gives the next line."""
        line = self._lines[number]
        many = re.compile(rf"(?:{IDENT}|{YEAR}):[ ].*,[ ]*(?:{IDENT}|{YEAR}):[ ]").match(line, at)
        if many and line.rstrip(BLANK).endswith("}") and "{" not in line[at:] and not self.opens_flow(line, at):
            return self._flow.look(number, at, indent, implied=True)
        return None

    def _hidden(self, number: int, at: int, indent: int) -> None:
        """A value that begins with a hash, and so is a remark."""
        line = self._lines[number]
        below = self._lines[number + 1] if number + 1 < len(self._lines) else ""
        nested = lead_of(below) > indent or below.lstrip(BLANK).startswith("- ")
        if line[at : at + 1] == "#" and line[at + 1 : at + 2].strip(BLANK + "#!") and not nested:
            self._quote(number, (at, at + 1), (at, len(line.rstrip(BLANK))), "#")

    def _behind_long(self, number: int, indent: int) -> int:
        """The line behind a long text, whose lines are indented by more than its key."""
        number += 1
        while number < len(self._lines):
            line = self._lines[number]
            if line.strip(BLANK) and lead_of(line) <= indent:
                break
            number += 1
        return number

    def _plain(self, number: int, at: int) -> None:
        """A value without quotation marks, up to a remark."""
        line = self._lines[number]
        stop = before_remark(line, at)
        end = stop + len(line[stop:]) - len(line[stop:].lstrip(BLANK))
        if any(character in SPACES for character in line[stop:end]):
            self._slate.blank(number, stop, end, " " if end < len(line) else "")
        value = line[at:stop]
        second, colon, entity = _SECOND_KEY.search(value), _COLON.search(value), _ENTITY.search(value)
        hashed = _WIDE_REMARK.fullmatch(value)
        if second:
            key = second["key"]
            start = at + second.start("key")
            self._slate.note(slips.two_keys, (key,), number, (start, start + len(key)), None)
            self._slate.edits.put(number, at + second.start(), stop, "")
            self._slate.lost.add(number)
        elif _lacks_opening(value):
            change = (stop - 1, stop, "") if is_number(value[:-1]) else (at, at, '"')
            self._slate.note(slips.unclosed, ('"', '"'), number, (stop - 1, stop), change)
        elif NEEDS_QUOTES.match(value) or value.startswith(("- ", "? ")):
            self._quote(number, (at, at + 1), (at, stop), value[0])
        elif colon and not value.startswith(("&", "!", "*")):
            self._quote(number, (at + colon.start(), at + colon.end()), (at, stop), ":")
        elif hashed:
            self._slate.sign(number, at + hashed.start("hash"), "#")
        elif entity:
            self._slate.sign(number, at + entity.start(), _character(entity[1]), at + entity.end())

    def _quote(self, number: int, place: tuple[int, int], value: tuple[int, int], sign: str) -> None:
        """Note a sign that needs quotation marks, and put the whole value in them."""
        change = (*value, in_quotes(self._lines[number][slice(*value)]))
        self._slate.note(slips.needs_quotes, (sign,), number, place, change)

    def _quoted(self, number: int, at: int, indent: int) -> int:
        """A value in quotation marks; gives the line behind it."""
        line, mark = self._lines[number], self._lines[number][at]
        end = closing(line, at + 1, mark)
        if end is None:
            return self._open_quote(number, at, indent)
        stop = len(line.rstrip(BLANK))
        behind = line[end + 1 : stop].strip(BLANK)
        if mark == '"':
            self._escapes(number, at, end)
        if behind and not set(behind) - {'"', "'"}:
            self._slate.sign(number, end + 1, "", stop)
        elif behind and not behind.startswith("#"):
            start = end + 1 + lead_of(line[end + 1 :])
            self._quote(number, (start, start + 1), (at, before_remark(line, end)), "")
        return number + 1

    def _escapes(self, number: int, at: int, end: int) -> None:
        """A backslash in double quotes that begins no escape, as in a path of Windows."""
        text = self._lines[number][at + 1 : end]
        for slash in re.finditer(r"\\(.)", text):
            if slash[1] not in _ESCAPES:
                start = at + 1 + slash.start()
                change = (at, end + 1, "'" + text.replace("'", "''") + "'")
                self._slate.note(slips.needs_quotes, ("\\",), number, (start, start + 1), change)
                return

    def _open_quote(self, number: int, at: int, indent: int) -> int:
        """A quotation mark that is not closed on its line: closed further down, or never."""
        line, mark = self._lines[number], self._lines[number][at]
        for further in range(number + 1, len(self._lines)):
            text = self._lines[further]
            if is_structure(text, indent) or re.match(r"\s*[\"'][^\"']*[\"']\s*:", text):
                break
            if closing(text, 0, mark) is not None:
                return further + 1
        stop = before_remark(line, at)
        text = line[at + 1 : stop]
        if text and (text[-1] in WIDE_QUOTES or text[-1] in "\"'"):
            self._slate.sign(number, stop - 1, mark)
        else:
            change = (at, at + 1, "") if is_number(text) else (stop, stop, mark)
            self._slate.note(slips.unclosed, (mark, mark), number, (at, at + 1), change)
        return number + 1


def _character(entity: str) -> str:
    """What an entity of HTML stands for; nothing for what nobody could see."""
    if not entity.startswith("#"):
        return _ENTITIES[entity]
    code = int(entity[1:])
    return chr(code) if code <= sys.maxunicode and chr(code).isprintable() else ""


def _lacks_opening(value: str) -> bool:
    """Whether a text is closed by a quotation mark that was never opened; behind a digit the mark means inches."""
    alone = value.endswith('"') and value.count('"') == 1 and not set(value) & set(WIDE_QUOTES)
    return alone and (is_number(value[:-1]) or not value[-2:-1].isdigit())
