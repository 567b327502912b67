"""How a document prints a target (`2.1以上`, `3%-5%`, `超过2.6`), read into operator and number, and written back."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, TypeAlias

Operator: TypeAlias = Literal[">=", ">", "<=", "<", "in", "~"]
"""At least, more than, at most, less than, within (ends included), about."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target as printed and as understood.

    ``op`` is None for a bare number, whose sense the indicator's direction gives, and for words, which have no
    ``value`` either. ``value`` is the bound, or the lower end of a range whose other end is ``upper``. ``unit`` is
    what the document prints behind the number, if anything.
    """

    text: str
    op: Operator | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    aspirational: bool = False


class NotationError(ValueError):
    """A printed target that cannot be read."""


_MOST_DIGITS: Final = 40
# Civil Code art. 1259: 以上, 以下, 以内 include the number; 超过, 不满 do not.
# One row is one way to print a target; `show` writes the first word of a row.
_IN_FRONT: Final[dict[Operator, tuple[str, ...]]] = {
    ">=": ("不低于", "不少于", "不小于", "达到", "至少", "≥", ">="),
    "<=": ("不超过", "不高于", "不大于", "不多于", "控制在", "≤", "<="),
    ">": ("超过", "突破", "高于", "大于", "多于", ">"),
    "<": ("低于", "不满", "少于", "小于", "<"),
    "~": ("约", "大约"),
}
_BEHIND: Final[dict[Operator, tuple[str, ...]]] = {
    ">=": ("以上", "及以上", "或以上"),
    "<=": ("以下", "以内", "之内", "及以下", "或以下"),
    "~": ("左右",),
}
_STRIVE: Final = ("力争", "争取")
_NO_TARGET: Final = re.compile(r"-*|/|无")
# Ways to print a target that compare with a base or run over years; as mere words they would go unjudged in silence.
_FRACTIONS: Final = "½¼¾⅓⅔"
_RELATIVE: Final = ("翻", "倍", "累计", "年均", "增长", "提高", "降低", "下降", "百分之")

_FULL_WIDTH: Final = str.maketrans(
    dict(zip("０１２３４５６７８９．，％＞＜＝－—–−～〜／", "0123456789.,%><=----~~/", strict=True))
)
_SPACE: Final = re.compile(r"\s+")
_NUMBER: Final = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_UNIT: Final = r"[^\s\d,.<>=~≥≤-]*?"


def _operators(rows: dict[Operator, tuple[str, ...]]) -> dict[str, Operator]:
    return {word: op for op, words in rows.items() for word in words}


def _any(words: dict[str, Operator]) -> str:
    """A pattern for one of the words; longer ones first, because some contain others."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_FRONT_WORDS: Final = _operators(_IN_FRONT)
_BACK_WORDS: Final = _operators(_BEHIND)
# 一百家, 五以上, 超过十; but 一流 and 一体 are words.
_DIGIT: Final = "[零〇一二两三四五六七八九十百千]"
_CHINESE_NUMBER: Final = re.compile(
    rf"{_DIGIT}+(?:点{_DIGIT}+)?(?:[万亿]?[元家件个项人名户所台套]|.{{0,4}}(?:{_any(_BACK_WORDS)}))"
    rf"|(?:{_any(_FRONT_WORDS)}){_DIGIT}+(?![流体线])|^{_DIGIT}+$"
)
_PRINTED: Final = re.compile(
    rf"(?P<front>{_any(_FRONT_WORDS)})?"
    rf"(?P<low>{_NUMBER})(?P<low_unit>{_UNIT})"
    rf"(?:[-~至到](?P<high>{_NUMBER})(?P<high_unit>{_UNIT}))?"
    rf"(?P<back>{_any(_BACK_WORDS)})?"
)


def read(text: str) -> Target | None:
    """Read a target as a document prints it; a blank or a dash is no target.

    Raises:
        NotationError: what stands there is neither a number with its words nor words alone.
    """
    plain = _SPACE.sub("", text.translate(_FULL_WIDTH))
    if _NO_TARGET.fullmatch(plain):
        return None
    strive = next((word for word in _STRIVE if plain.startswith(word)), "")
    plain = plain.removeprefix(strive)
    match = _PRINTED.fullmatch(plain)
    if match is None:
        return Target(text, aspirational=bool(strive)) if _is_words(plain) else _refuse(text)
    front, back = _FRONT_WORDS.get(match["front"] or ""), _BACK_WORDS.get(match["back"] or "")
    unit = match["high_unit"] or match["low_unit"]
    low, high = _number(match["low"]), None if match["high"] is None else _number(match["high"])
    contradictory = front and back and front != back
    range_is_odd = high is not None and (front or back or low > high or match["low_unit"] not in ("", unit))
    if contradictory or range_is_odd or not _is_unit(unit):
        _refuse(text)
    op: Operator | None = front or back if high is None else "in"
    return Target(text, op, low, high, unit, bool(strive))


def show(target: Target) -> str:
    """The target in one way that `read` reads back to the same."""
    if target.value is None:
        return target.text
    number = f"{target.value:f}{target.unit}"
    if target.op == "in":
        number = f"{target.value:f}至{target.upper:f}{target.unit}"
    elif target.op in _BEHIND:
        number += _BEHIND[target.op][0]
    elif target.op:
        number = _IN_FRONT[target.op][0] + number
    return (_STRIVE[0] if target.aspirational else "") + number


def _is_words(plain: str) -> bool:
    """Whether nothing in the text wants to be a number: a goal in words, as in 达到国内一流水平."""
    digits = any(character.isdigit() or character in _FRACTIONS for character in plain)
    alone = plain in _FRONT_WORDS or plain in _BACK_WORDS
    return (
        not digits and not alone and not _CHINESE_NUMBER.search(plain) and not any(word in plain for word in _RELATIVE)
    )


def _is_unit(unit: str) -> bool:
    """Whether what stands behind a number can be its unit and does not change its sense."""
    return not any(word in unit for word in (*_FRONT_WORDS, *_BACK_WORDS, *_RELATIVE, "（", "("))


def _number(digits: str) -> Decimal:
    if len(digits.replace(",", "").replace(".", "")) > _MOST_DIGITS:
        _refuse(digits)
    return Decimal(digits.replace(",", ""))


def _refuse(text: str) -> Target:
    raise NotationError(text)
