"""Numbers that are themselves to be reached, `2.1以上` and `3%-5%`, and goals in words."""

import re
from decimal import Decimal
from typing import Final

from hq_plan.notation.target import Operator, Target, refuse
from hq_plan.notation.words import (
    BACK_WORDS,
    DOWN,
    FRACTIONS,
    FRONT_WORDS,
    NUMBER,
    OPEN,
    RELATIVE,
    UNIT,
    UP,
    VAGUE,
    WEAK,
    one_of,
)

_MOST_DIGITS: Final = 40
# 一百家, 五以上, 超过十; but 一流 and 一体 are words.
_DIGIT: Final = "[零〇一二两三四五六七八九十百千]"
_CHINESE_NUMBER: Final = re.compile(
    rf"{_DIGIT}+(?:点{_DIGIT}+)?(?:[万亿元家件个项人名户所台套]|.{{0,4}}(?:{one_of(BACK_WORDS)}))"
    rf"|(?:{one_of(FRONT_WORDS)}){_DIGIT}+(?![流体线])|^{_DIGIT}+$"
)
_PRINTED: Final = re.compile(
    rf"(?P<front>{one_of(FRONT_WORDS)})?"
    rf"(?P<low>{NUMBER})(?P<low_unit>{UNIT})"
    rf"(?:[-~至到](?P<high>{NUMBER})(?P<high_unit>{UNIT}))?"
    rf"(?P<back>{one_of(BACK_WORDS)})?"
)
_NEW: Final = re.compile(
    r"(?:新增|新建|新培育|新认定|培育|引进|建成|完成|实现|保持在?|稳定在|维持在|每[万千]人口?(?:拥有)?)(?P<rest>.+)"
)
_BY_YEAR: Final = re.compile(r"[12][0-9]{3}年(?:[底末初前]|[0-9]{1,2}月)")
"""When something is to be done: 2022年底前建成 are words."""


def level(plain: str) -> Target | None:
    """A number that is itself to be reached; None where something else stands there."""
    new = _NEW.fullmatch(plain)
    match = _PRINTED.fullmatch(new["rest"] if new else plain)
    if match is None or _BY_YEAR.search(plain):
        return None
    back = BACK_WORDS.get(match["back"])
    weak = match["front"] in WEAK and (back or match["high"])
    front = None if weak else FRONT_WORDS.get(match["front"])
    unit = match["high_unit"] or match["low_unit"]
    low, high = decimal_of(match["low"]), None if match["high"] is None else decimal_of(match["high"])
    contradictory = front and back and front != back
    range_is_odd = high is not None and (front or back or low > high or match["low_unit"] not in ("", unit))
    if contradictory or range_is_odd or not is_unit(unit):
        refuse(plain)
    op: Operator | None = front or back if high is None else "in"
    return Target(plain, op, low, high, unit)


def is_words(plain: str) -> bool:
    """Whether nothing in the text wants to be a number: a goal in words, as in 达到国内一流水平."""
    digits = any(character.isdigit() or character in FRACTIONS for character in _BY_YEAR.sub("", plain))
    alone = plain in FRONT_WORDS or plain in BACK_WORDS or plain == "累计" or re.search(OPEN, plain)
    return (
        not digits and not alone and not _CHINESE_NUMBER.search(plain) and not any(word in plain for word in RELATIVE)
    )


def is_unit(unit: str) -> bool:
    """Whether what stands behind a number can be its unit and does not change its sense."""
    barred = (*FRONT_WORDS, *BACK_WORDS, *RELATIVE, *UP[:-1], *DOWN[:-1], *VAGUE, "累计", "年均", "（", "(")
    return unit == "倍" or not any(word in unit for word in barred)


def decimal_of(digits: str) -> Decimal:
    """Digits, with or without thousands commas, as a number."""
    if len(digits.replace(",", "").replace(".", "")) > _MOST_DIGITS:
        refuse(digits)
    return Decimal(digits.replace(",", ""))
