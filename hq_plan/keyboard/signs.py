"""Signs that stand where a half-width one is meant: which one it is, and what it is called."""

import re
from typing import Final

from hq_plan.i18n import _

_WIDE_FIRST, _WIDE_LAST, _WIDE_SHIFT = 0xFF01, 0xFF5E, 0xFEE0

SPACES: Final = "\u3000\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
"""Characters that look like a space and are none to a program."""

IDENT: Final = r"[A-Za-z_Ａ-Ｚａ-ｚ][A-Za-z0-9_Ａ-Ｚａ-ｚ０-９-]*"
"""How a key is named, whatever width its letters have, for a regular expression."""

_ROWS: Final = {
    ":": "﹕∶︰",
    ",": "、﹐",
    ".": "。｡",
    "%": "﹪",
    '"': "“”„‟「」『』",
    "'": "‘’",
    "#": "﹟",
    "-": "–—―−‐‑‒﹣",
    "~": "〜",
    "[": "【",
    "]": "】",
    " ": SPACES,
}
_MEANT: Final = (
    {chr(code): chr(code - _WIDE_SHIFT) for code in range(_WIDE_FIRST, _WIDE_LAST + 1)}
    | {typed: meant for meant, row in _ROWS.items() for typed in row}
)  # fmt: skip
_TO_PLAIN: Final = str.maketrans(_MEANT)
_RUN: Final = re.compile("[０-９]+|[ａ-ｚＡ-Ｚ]+|[" + re.escape("".join(_MEANT)) + "]")


# Letters that look like Latin ones: Cyrillic capitals and small ones, Greek ones, Armenian ones, those of phonetics.
_LOOK_ALIKE: Final = (
    str.maketrans("АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX")
    | str.maketrans("аеѕіјкорсухһԁԛԝ", "aesijkopcyxhdqw")
    | str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX")
    | str.maketrans("αικνορυγ", "aikvopuy")
    | str.maketrans("ոօսհց", "nouhg")
    | str.maketrans("ıɑɡ", "iag")
)


def latin(text: str) -> str:
    """The text with letters of other alphabets that look like Latin ones as those."""
    return text.translate(_LOOK_ALIKE)


def meant(typed: str) -> str | None:
    """The half-width character that was meant; None where the character is a plain one."""
    return _MEANT.get(typed)


def plain(text: str) -> str:
    """The text with all its signs, digits and letters half-width."""
    return text.translate(_TO_PLAIN)


def all_meaning(sign: str) -> str:
    """All characters that stand for a half-width sign, itself left out."""
    return "".join(typed for typed, half in _MEANT.items() if half == sign)


WIDE_QUOTES: Final = all_meaning('"') + all_meaning("'")
QUOTES: Final = "\"'" + WIDE_QUOTES


def slips(text: str) -> list[str]:
    """The runs of characters that have a plain counterpart, each once, in the order in which they stand."""
    return list(dict.fromkeys(_RUN.findall(text)))


def told(text: str, most: int = 3) -> str:
    """What was typed and what was meant, for each of the first few kinds of slips in a text."""
    found = slips(text)
    return _("; ").join(told_one(run) for run in found[:most])


def told_one(run: str) -> str:
    """One run of such characters, named, and what was meant by it."""
    if run[0] in SPACES:
        return _("{name} (U+{code:04X}) stands where a plain space is meant").format(name=name(run), code=ord(run[0]))
    return _("'{typed}' ({name}) stands where '{meant}' is meant").format(typed=run, name=name(run), meant=plain(run))


def name(run: str) -> str:
    """What people call such a character."""
    first = run[0]
    if first == "\u3000":
        return _("a full-width space")
    if first in SPACES:
        return _("a space that is no plain space")
    if first.isdigit():
        return _("full-width digits") if len(run) > 1 else _("a full-width digit")
    half = plain(first)
    if half.isalpha():
        return _("full-width letters") if len(run) > 1 else _("a full-width letter")
    names = {
        ":": _("a full-width colon"),
        ",": _("a full-width comma"),
        ".": _("a full-width stop"),
        "%": _("a full-width percent sign"),
        '"': _("a Chinese quotation mark"),
        "'": _("a Chinese quotation mark"),
        "#": _("a full-width hash"),
        "-": _("a long dash"),
        "[": _("a full-width bracket"),
        "]": _("a full-width bracket"),
        "{": _("a full-width bracket"),
        "}": _("a full-width bracket"),
    }
    return names.get(half, _("a full-width sign"))
