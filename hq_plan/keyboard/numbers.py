"""What people type where a plain number is expected, read as it was meant."""

import re
from decimal import Decimal
from enum import Enum, auto
from typing import Final, NamedTuple

from hq_plan.keyboard import numerals
from hq_plan.keyboard.signs import QUOTES, SPACES, plain


class Slip(Enum):
    """How something that was meant as a number is written."""

    WIDE = auto()
    NUMERAL = auto()
    UNIT = auto()
    PERCENT = auto()
    GROUPED = auto()
    NOTATION = auto()
    LETTERS = auto()
    LONG = auto()
    YES_NO = auto()
    NOTHING = auto()
    WORDS = auto()


class Reading(NamedTuple):
    """What was meant: how it was written, the number as it should be, the unit that was written with it.

    ``absolute`` says that the number has its 万 and 亿 in it already.
    """

    slip: Slip
    number: str = ""
    unit: str = ""
    absolute: bool = False


_MOST_DIGITS: Final = 40
_PLAIN: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_GROUPED: Final = re.compile(r"-?[0-9]{1,3}(?:[, '][0-9]{3})+(?:\.[0-9]+)?|-?[0-9]{1,4}(?:,[0-9]{4})+(?:\.[0-9]+)?")
_NUMBER: Final = r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_WITH_UNIT: Final = re.compile(rf"[¥￥$]?(?P<number>{_NUMBER})\s*(?P<unit>[^\s0-9.,:;_=<>+-][^0-9]*)?")
_PERCENT: Final = ("%", "‰", "个百分点", "百分点", "个点", "pct")
_BOUNDS: Final = re.compile("以上|以下|以内|左右|上下|超过?|不足|不到|大?约|[近余多]|预计|达到?|[≥≤<>～~±]|至|到|或")
_LIKE_DIGITS: Final = str.maketrans("OoQlI|", "000111")
_YES: Final = ("是", "完成", "已完成", "已建成", "建成", "达成", "√", "✓", "☑", "yes", "y", "on", "true")
_NO: Final = ("否", "未完成", "没有完成", "未建成", "未达成", "不是", "×", "✗", "no", "n", "off", "false")
_NOTHING: Final = re.compile(
    r"[-/\\?.…·]*|\*+.*|暂?无|没?有?数据|待[定补报填核]|未[知统计报]+|不[详明]|缺失?|空|n/?a|none|nil|tbd",
    re.IGNORECASE,
)
_ODD: Final = re.compile(r"0[xob][0-9a-f]+|\d+:\d\d(?::\d\d)*(?:\.\d+)?|[-+]?\.?(?:inf|nan)(?:inity)?", re.IGNORECASE)
_NUMERAL: Final = re.compile(
    rf"(?P<sign>负?)(?P<numeral>[{numerals.CHARACTERS}万亿点]+)(?P<unit>[^{numerals.CHARACTERS}万亿点]*)"
)
_ABOUT: Final = re.compile("[几来成半]")


def read_number(typed: str) -> Reading | None:
    """What was meant by something that is no plain number; None where that cannot be told.

    ``number`` is empty where no number is certain. A unit is told as it was typed, the number is never converted.
    """
    text = typed.strip(" \t" + SPACES)
    bare = plain(text).strip(QUOTES).rstrip(";,")
    if sum(character.isdigit() for character in text) > _MOST_DIGITS:
        return Reading(Slip.LONG)
    if _NOTHING.fullmatch(bare):
        return Reading(Slip.NOTHING)
    if bare.casefold() in _YES or bare.casefold() in _NO:
        return Reading(Slip.YES_NO, "true" if bare.casefold() in _YES else "false")
    if _PLAIN.fullmatch(bare):
        return Reading(Slip.WIDE, bare)
    found = _notation(bare) or _grouped(bare) or _with_unit(bare, text) or _numeral(bare) or _letters(bare)
    if found and not _PLAIN.fullmatch(found.number):
        return found._replace(number="")  # 0,123 may be 0.123 or 123: no number is certain
    return found


def _grouped(bare: str) -> Reading | None:
    return Reading(Slip.GROUPED, re.sub("[, ']", "", bare)) if _GROUPED.fullmatch(bare) else None


def _notation(bare: str) -> Reading | None:
    """Ways to write a number that YAML readers take for different numbers, or for none."""
    if re.fullmatch(r"[-+]?[0-9]+(?:_[0-9]+)+(?:\.[0-9]+)?", bare):
        return Reading(Slip.NOTATION, bare.replace("_", "").lstrip("+"))
    if re.fullmatch(r"-?0[0-9]+(?:\.[0-9]+)?", bare):
        sign = "-" if bare.startswith("-") else ""
        return Reading(Slip.NOTATION, sign + re.sub(r"^0+(?=[0-9])", "", bare.lstrip("-")))
    if re.fullmatch(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]{1,2}", bare):
        return Reading(Slip.NOTATION, f"{Decimal(bare):f}")
    if re.fullmatch(r"\+?[0-9]+\.?|[-+]?\.[0-9]+|\+[0-9]+\.[0-9]+|-[0-9]+\.", bare):
        return Reading(Slip.NOTATION, f"{Decimal(bare):f}")
    return Reading(Slip.NOTATION) if _ODD.fullmatch(bare) else None


def _with_unit(bare: str, text: str) -> Reading | None:
    """A number with something behind it: its unit, a percent sign, or words that make it no figure."""
    match = _WITH_UNIT.fullmatch(bare)
    if match is None:
        return Reading(Slip.WORDS) if _BOUNDS.search(bare) and re.search("[0-9]", bare) else None
    number, unit = match["number"].replace(",", "").lstrip("+"), (match["unit"] or "").strip()
    letters = unit.isascii() and (len(unit) == 1 or any(character in "OolI" for character in unit))
    if unit.casefold() in _PERCENT:
        return Reading(Slip.PERCENT, number, unit)
    if letters and unit not in "#([":
        return None
    # A remark behind the number is no unit.
    words = _BOUNDS.search(unit) or _ABOUT.match(unit) or unit[:1] in ("#", "(", "[", "/")
    return Reading(Slip.WORDS, number) if words else Reading(Slip.UNIT, number, unit or text[:1])


def _numeral(bare: str) -> Reading | None:
    """A number in Chinese characters; its 万 and 亿 are part of it, 七十七亿元 are 7 700 000 000 of 元."""
    found = _NUMERAL.fullmatch(bare.removeprefix("百分之"))
    if found is None:
        return None
    number, unit = numerals.digits(found["numeral"]), found["unit"].strip()
    if number is None or _BOUNDS.search(unit) or _ABOUT.match(unit):
        return Reading(Slip.WORDS)
    sign = "-" if found["sign"] else ""
    return Reading(Slip.NUMERAL, sign + number, unit, any(scale in found["numeral"] for scale in "万亿"))


def _letters(bare: str) -> Reading | None:
    """Letters that look like digits, as in 1O and l2."""
    digits = bare.translate(_LIKE_DIGITS)
    has_digit = any(character.isdigit() for character in bare)
    return Reading(Slip.LETTERS, digits) if has_digit and _PLAIN.fullmatch(digits) else None
