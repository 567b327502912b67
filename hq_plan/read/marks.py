"""What the lines of YAML are made of, as it is written and as it is typed: blanks, signs, names, keys."""

import re
from typing import Final

from hq_plan.keyboard.signs import IDENT, SPACES, all_meaning

BLANK: Final = f" \t{SPACES}"
WIDE_COLON: Final = all_meaning(":")
WIDE_COMMA: Final = all_meaning(",")
WIDE_DASH: Final = all_meaning("-")
WIDE_HASH: Final = all_meaning("#")
WIDE_BRACKETS: Final = {typed: half for half in "[]{}" for typed in all_meaning(half)}
CLOSING: Final = {"[": "]", "{": "}"}
_END: Final = {half: re.compile(f"[{re.escape(end + all_meaning(end))}]") for half, end in CLOSING.items()}
_FAR: Final = 2000
"""How far behind a bracket its other half is looked for, so that a line of many takes no long time."""

YEAR: Final = "(?:19|20)[0-9]{2}"
KEY_ASIDE: Final = re.compile(rf"{IDENT}[{BLANK}]*[:{WIDE_COLON}]")
"""A key that is no word of a text: Latin letters and a colon."""

_REMARK: Final = re.compile(f"[{BLANK}]#")
LEAD: Final = re.compile(f"[{BLANK}]*")
STRUCTURE: Final = re.compile(rf"[ ]*(?:-[ ]|-?[ ]*[A-Za-z_][A-Za-z0-9_-]*[ ]*[:{WIDE_COLON}](?:\s|$|[^/]))")
NEEDS_QUOTES: Final = re.compile(r"[%@`|>]|[*&!](?=\s|$|[,\]}\u3000-\u9fff])|-(?=\s*(?:[,\]}]|$))|,(?=\s)")


def lead_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip(BLANK))


def is_structure(line: str, indent: int) -> bool:
    """Whether a line begins something new beside or above a key in this column."""
    return bool(STRUCTURE.match(line)) and len(line) - len(line.lstrip(" ")) <= indent


def closing(line: str, at: int, mark: str) -> int | None:
    """The column of the quotation mark that closes a text."""
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


def before_remark(line: str, at: int) -> int:
    """The column behind a value that begins at a column, before a remark and the blanks around it."""
    remark = _REMARK.search(line, at)
    return at + len(line[at : remark.start() if remark else len(line)].rstrip(BLANK))


def in_quotes(text: str) -> str:
    """A text as a quoted value."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def is_wide_flow(line: str, at: int) -> bool:
    """Whether a full-width bracket opens a list or mapping, and is none of a text as in 【领军】计划."""
    half = WIDE_BRACKETS[line[at]]
    rest = line[at + 1 : at + 1 + _FAR].rstrip(BLANK)
    if not rest or (half == "{" and KEY_ASIDE.match(rest)):
        return True
    end = _END[half].search(rest)
    if end is None:
        return False
    inside, behind = rest[: end.start()], rest[end.end() :].lstrip(BLANK)
    several = any(sign in inside for sign in "," + WIDE_COMMA) or not inside.strip("0123456789. ")
    closes = WIDE_BRACKETS.get(behind[:1], behind[:1]) in (*CLOSING.values(), ",", "#", "")
    return several and (closes or behind[0] in WIDE_COMMA)  # 【1】【重要】 is a text
