"""How a document prints a target (`2.1以上`, `3%-5%`, `年均增长8%`) into operator and number, and back."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal, TypeAlias

Operator: TypeAlias = Literal[">=", ">", "<=", "<", "in", "~"]
"""At least, more than, at most, less than, within (ends included), about."""

Way: TypeAlias = Literal["rate", "yearly", "amount", "times", "whole"]
"""What a number that is no level counts: per cent over a base, per cent a year since it, an amount over it, times the
base, or all of the plan's years together."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target as printed and as understood.

    ``op`` is None for a bare number, whose sense the indicator's direction gives, and for words, which have no
    ``value`` either. ``value`` is the bound, or the lower end of a range whose other end is ``upper``. ``unit`` is
    what the document prints behind the number, if anything. A number that is no level has a ``way``; ``down`` says
    that it tells a decline, None that this is not said, and ``since`` is the year that it names as its base.
    """

    text: str
    op: Operator | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    aspirational: bool = False
    way: Way | None = None
    down: bool | None = None
    since: int | None = None


class NotationError(ValueError):
    """A printed target that cannot be read."""


TODO: Final = "TODO"
"""How a text begins that somebody still has to write."""

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
_POINTS: Final = ("个百分点", "百分点")
# Words with which a number would be another one; as mere words they would go unjudged in silence.
_FRACTIONS: Final = "½¼¾⅓⅔"
_RELATIVE: Final = ("翻", "倍", "百分之")

_UP: Final = ("增长", "增加", "提高", "提升", "上升", "增")
_DOWN: Final = ("降低", "下降", "减少", "压减", "削减", "降")
_FILLERS: Final = "(?:率|幅)?(?:保持在|保持|维持在|为)?"
_OPEN, _CLOSE = "[〔﹝［\\[【]", "[〕﹞］\\]】]"

_FULL_WIDTH: Final = str.maketrans(
    dict(zip("０１２３４５６７８９．，％＞＜＝－—–−～〜／", "0123456789.,%><=----~~/", strict=True))
)
_SPACE: Final = re.compile(r"\s+")
_NUMBER: Final = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_UNIT: Final = r"[^\s\d,.<>=~≥≤-]*?"


def _operators(rows: dict[Operator, tuple[str, ...]]) -> dict[str, Operator]:
    return {word: op for op, words in rows.items() for word in words}


def _any(words: dict[str, Operator] | tuple[str, ...]) -> str:
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
_SINCE: Final = r"(?:[比较在以](?P<since>[0-9]{4})年(?:水平|基础上|为基数|相比)?,?)?"
_CHANGE: Final = re.compile(
    rf"{_SINCE}(?P<yearly>年均|每年|年度)?(?P<total>(?:规划期)?累计)?"
    rf"(?:(?P<up>{_any(_UP)})|(?P<down>{_any(_DOWN)})){_FILLERS}(?P<to>到|至)?(?P<rest>.+)"
)
_DOUBLED: Final = re.compile(rf"{_SINCE}翻(?P<times>[一两二三])?番(?P<back>{_any(_BACK_WORDS)})?")
_TIMES: Final = re.compile(
    rf"(?P<front>达到|超过|不低于|为|是)?(?:(?P<since>[0-9]{{4}})年|基期|基数)的?(?P<times>{_NUMBER})倍"
    rf"(?P<back>{_any(_BACK_WORDS)})?"
)
_TOTAL: Final = re.compile(
    r"(?:[一二三四五]年|规划期内?|期内)?累计(?:完成|实现|新增|培育|建成|引进)?(?P<rest>.+)"
    rf"|(?P<verb>{_any((*_UP, *_DOWN))})?{_OPEN}(?P<within>.+){_CLOSE}(?P<unit>[^\d]*)"
    r"|(?P<before>.+)[（(](?:[一二三四五]年)?累计(?:值|数)?[）)]"
)
_MEAN: Final = re.compile(r"(?P<rest>.+)[（(]年均(?:值|数)?[）)]")
_YEARLY: Final = re.compile(r"年均(?:增速|增幅)?(?:保持在|保持|维持在|为)?(?P<rest>.+)")
_NEW: Final = re.compile(r"(?:新增|新建|新培育|新认定|每万人(?:口)?(?:拥有)?|每千人(?:口)?(?:拥有)?)(?P<rest>.+)")
_DOUBLINGS: Final = {None: 2, "一": 2, "两": 4, "二": 4, "三": 8}


def read(text: str) -> Target | None:
    """Read a target as a document prints it; a blank or a dash is no target.

    Raises:
        NotationError: what stands there is neither a number with its words nor words alone.
    """
    if text.startswith(TODO):
        return Target(text)
    plain = _SPACE.sub("", text.translate(_FULL_WIDTH))
    if _NO_TARGET.fullmatch(plain):
        return None
    strive = next((word for word in _STRIVE if plain.startswith(word)), "")
    plain = plain.removeprefix(strive)
    found = _relative(plain) or _level(plain)
    if found is None:
        found = Target(text) if _is_words(plain) else _refuse(text)
    return replace(found, text=text, aspirational=bool(strive))


def show(target: Target) -> str:
    """The target in one way that `read` reads back to the same."""
    if target.value is None:
        return target.text
    strive = _STRIVE[0] if target.aspirational else ""
    since = f"比{target.since}年" if target.since else ""
    verb = _DOWN[0] if target.down else _UP[0]
    match target.way:
        case "rate" | "amount":
            return f"{strive}{since}{verb}{_number_shown(target)}"
        case "yearly":
            return f"{strive}{since}年均{verb}{_number_shown(target)}"
        case "times":
            base = f"{target.since}年" if target.since else "基数"
            back = _BEHIND[target.op][0] if target.op in _BEHIND else ""
            front = _IN_FRONT[target.op][0] if target.op and not back else ""
            return f"{strive}{front}{base}的{target.value:f}倍{back}"
        case "whole":
            return f"{strive}累计{'' if target.down is None else verb}{_number_shown(target)}"
    return strive + _number_shown(target)


def _number_shown(target: Target) -> str:
    """The number with its unit and the words of its operator."""
    number = f"{target.value:f}{target.unit}"
    if target.op == "in":
        return f"{target.value:f}至{target.upper:f}{target.unit}"
    if target.op in _BEHIND:
        return number + _BEHIND[target.op][0]
    return _IN_FRONT[target.op][0] + number if target.op else number


def _level(plain: str) -> Target | None:
    """A number that is itself to be reached; None where something else stands there."""
    new = _NEW.fullmatch(plain)
    match = _PRINTED.fullmatch(new["rest"] if new else plain)
    if match is None:
        return None
    front, back = _FRONT_WORDS.get(match["front"] or ""), _BACK_WORDS.get(match["back"] or "")
    unit = match["high_unit"] or match["low_unit"]
    low, high = _number(match["low"]), None if match["high"] is None else _number(match["high"])
    contradictory = front and back and front != back
    range_is_odd = high is not None and (front or back or low > high or match["low_unit"] not in ("", unit))
    if contradictory or range_is_odd or not _is_unit(unit):
        _refuse(plain)
    op: Operator | None = front or back if high is None else "in"
    return Target(plain, op, low, high, unit)


def _relative(plain: str) -> Target | None:
    """A number that counts from a base or over the plan's years; None where a level or words stand there."""
    for pattern, meaning in (
        (_DOUBLED, _doubled), (_TIMES, _multiple), (_CHANGE, _changed), (_TOTAL, _total), (_YEARLY, _yearly),
        (_MEAN, _yearly),
    ):  # fmt: skip
        match = pattern.fullmatch(plain)
        found = meaning(match) if match else None
        if found:
            return found
    return None


def _doubled(match: re.Match[str]) -> Target:
    """翻一番 is twice the base, 翻两番 four times."""
    op = _BACK_WORDS.get(match["back"] or "")
    return Target("", op, Decimal(_DOUBLINGS[match["times"]]), way="times", down=False, since=_year(match))


def _multiple(match: re.Match[str]) -> Target:
    """2020年的1.5倍."""
    front, back = _FRONT_WORDS.get(match["front"] or ""), _BACK_WORDS.get(match["back"] or "")
    if front and back and front != back:
        _refuse(match.string)
    return Target("", front or back, _number(match["times"]), way="times", down=False, since=_year(match))


def _changed(match: re.Match[str]) -> Target | None:
    """增长8%, 年均下降3%, 比2020年提高5个百分点, 增长1倍; 提高到60% is a level."""
    number, down = _level(match["rest"]), bool(match["down"])
    if number is None or number.value is None:
        return None
    if match["to"]:
        return replace(number, op=number.op or ("<=" if down else ">="))
    number = replace(number, down=down, since=_year(match))
    if number.unit == "倍":
        return None if down else _grown_times(number)
    if match["total"]:
        return replace(number, way="whole")
    if number.unit == "%":
        return replace(number, way="yearly" if match["yearly"] else "rate")
    if number.unit in _POINTS:
        number = replace(number, unit=_POINTS[0])
    return None if match["yearly"] else replace(number, way="amount")


def _grown_times(number: Target) -> Target:
    """增长1倍 is twice the base."""
    more = number.value + 1 if number.value is not None else None
    return replace(number, value=more, upper=number.upper + 1 if number.upper else None, unit="", way="times")


def _total(match: re.Match[str]) -> Target | None:
    """累计2300, 〔900〕, 降低〔18%〕: counted over all years of the plan."""
    within, verb = match["rest"] or match["within"] or match["before"], match["verb"]
    down = verb in _DOWN if verb else None
    change = _CHANGE.fullmatch(within)
    if change and not change["yearly"] and not change["to"]:
        within, down = change["rest"], bool(change["down"])
    number = _level(within)
    if number is None:
        return None
    unit = number.unit or (match["unit"] or "")
    return replace(number, unit=unit, way="whole", down=down) if _is_unit(unit) else None


def _yearly(match: re.Match[str]) -> Target | None:
    """年均6.5%左右."""
    number = _level(match["rest"])
    return replace(number, way="yearly", down=False) if number and number.unit in ("", "%") else None


def _year(match: re.Match[str]) -> int | None:
    return int(match["since"]) if match["since"] else None


def _is_words(plain: str) -> bool:
    """Whether nothing in the text wants to be a number: a goal in words, as in 达到国内一流水平."""
    digits = any(character.isdigit() or character in _FRACTIONS for character in plain)
    alone = plain in _FRONT_WORDS or plain in _BACK_WORDS or plain == "累计" or re.search(_OPEN, plain)
    return (
        not digits and not alone and not _CHINESE_NUMBER.search(plain) and not any(word in plain for word in _RELATIVE)
    )


def _is_unit(unit: str) -> bool:
    """Whether what stands behind a number can be its unit and does not change its sense."""
    barred = (*_FRONT_WORDS, *_BACK_WORDS, *_RELATIVE, *_UP[:-1], *_DOWN[:-1], "累计", "年均", "（", "(")
    return unit == "倍" or not any(word in unit for word in barred)


def _number(digits: str) -> Decimal:
    if len(digits.replace(",", "").replace(".", "")) > _MOST_DIGITS:
        _refuse(digits)
    return Decimal(digits.replace(",", ""))


def _refuse(text: str) -> Target:
    raise NotationError(text)
