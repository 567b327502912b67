"""Numbers that count from a base or over the plan's years: `增长8%`, `翻一番`, `累计2300`, `〔18%〕`."""

import re
from decimal import Decimal
from typing import Final

from hq_plan.notation.level import decimal_of, is_unit, level
from hq_plan.notation.target import Target, refuse
from hq_plan.notation.words import (
    BACK_WORDS,
    CLOSE,
    DOWN,
    FILLERS,
    FRONT_WORDS,
    NUMBER,
    OPEN,
    POINTS,
    UP,
    one_of,
)

_SINCE: Final = r"(?:[比较在以](?P<since>[0-9]{4})年[底末]?(?:水平|基础上|为基数|相比)?,?)?"
_CHANGE: Final = re.compile(
    rf"{_SINCE}(?P<yearly>年均|每年|年度)?(?P<total>(?:规划期)?累计)?"
    rf"(?:(?P<up>{one_of(UP)})|(?P<down>{one_of(DOWN)})){FILLERS}(?P<to>到|至)?(?P<rest>.+)"
)
_DOUBLED: Final = re.compile(rf"{_SINCE}翻(?P<times>[一两二三])?番(?P<back>{one_of(BACK_WORDS)})?")
_TIMES: Final = re.compile(
    rf"(?P<front>达到|超过|不低于|为|是)?(?:(?P<since>[0-9]{{4}})年|基期|基数)的?(?P<times>{NUMBER})倍"
    rf"(?P<back>{one_of(BACK_WORDS)})?"
)
_TOTAL: Final = re.compile(
    r"(?:[一二三四五]年|规划期内?|期内)?累计(?:完成|实现|新增|培育|建成|引进)?(?P<rest>.+)"
    rf"|(?P<verb>{one_of((*UP, *DOWN))})?{OPEN}(?P<within>.+){CLOSE}(?P<unit>[^\d]*)"
    r"|(?P<before>.+)[（(](?:[一二三四五]年)?累计(?:值|数)?[）)]"
)
_MEAN: Final = re.compile(r"(?P<rest>.+)[（(]年均(?:值|数)?[）)]")
_YEARLY: Final = re.compile(r"年均(?:增速|增幅)?(?:保持在|保持|维持在|为)?(?P<rest>.+)")
_DOUBLINGS: Final = {None: 2, "一": 2, "两": 4, "二": 4, "三": 8}


def relative(plain: str) -> Target | None:
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
    op = BACK_WORDS.get(match["back"])
    return Target("", op, Decimal(_DOUBLINGS[match["times"]]), way="times", down=False, since=_year(match))


def _multiple(match: re.Match[str]) -> Target:
    """2020年的1.5倍."""
    front, back = FRONT_WORDS.get(match["front"]), BACK_WORDS.get(match["back"])
    if front and back and front != back:
        refuse(match.string)
    return Target("", front or back, decimal_of(match["times"]), way="times", down=False, since=_year(match))


def _changed(match: re.Match[str]) -> Target | None:
    """增长8%, 年均下降3%, 比2020年提高5个百分点, 增长1倍; 提高到60% is a level."""
    number, down = level(match["rest"]), bool(match["down"])
    if number is None or number.value is None:
        return None
    if match["to"]:
        return number._replace(op=number.op or ("<=" if down else ">="))
    number = number._replace(down=down, since=_year(match))
    if number.unit == "倍":
        return None if down or number.op == "in" else _grown_times(number)
    if match["total"]:
        return number._replace(way="whole")
    if number.unit == "%":
        return number._replace(way="yearly" if match["yearly"] else "rate")
    if number.unit in POINTS:
        number = number._replace(unit=POINTS[0])
    return None if match["yearly"] else number._replace(way="amount")


def _grown_times(number: Target) -> Target:
    """增长1倍 is twice the base."""
    more = number.value + 1 if number.value is not None else None
    return number._replace(value=more, unit="", way="times")


def _total(match: re.Match[str]) -> Target | None:
    """累计2300, 〔900〕, 降低〔18%〕: counted over all years of the plan."""
    within, verb = match["rest"] or match["within"] or match["before"], match["verb"]
    down = verb in DOWN if verb else None
    change = _CHANGE.fullmatch(within)
    if change and not change["yearly"] and not change["to"]:
        within, down = change["rest"], bool(change["down"])
    number = level(within)
    if number is None:
        return None
    unit = number.unit or (match["unit"] or "")
    return number._replace(unit=unit, way="whole", down=down) if is_unit(unit) else None


def _yearly(match: re.Match[str]) -> Target | None:
    """年均6.5%左右."""
    number = level(match["rest"])
    return number._replace(way="yearly", down=False) if number and number.unit in ("", "%") else None


def _year(match: re.Match[str]) -> int | None:
    return int(match["since"]) if match["since"] else None
