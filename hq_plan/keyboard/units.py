"""Units as people write them: the same unit in other words, and by how many zeros one is more than another."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from hq_plan.keyboard.signs import plain

# Words that stand before a unit, with the number of zeros; 十万 and 万亿 are made of two.
_ZEROS: Final = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_SCALE: Final = "[十百千]?万?亿?"
_PREFIXED: Final = re.compile(f"({_SCALE})(.+)")

# Other names of a unit, and parts of one: the unit meant, and by how many zeros it is more.
_SAME: Final = {
    "‱": ("%", -2),
    "‰": ("%", -1),
    "公顷": ("平方米", 4),
    "平方公里": ("平方米", 6),
    "km2": ("平方米", 6),
    "平米": ("平方米", 0),
    "m2": ("平方米", 0),
    "元人民币": ("元", 0),
    "人民币": ("元", 0),
    "块": ("元", 0),
    "块钱": ("元", 0),
    "百分比": ("%", 0),
    "百分之": ("%", 0),
    "是否完成": ("是否", 0),
    "是或否": ("是否", 0),
    "是/否": ("是否", 0),
}

_SHARES: Final = {"%": -2, "‰": -3}

# What people write around a unit that says nothing.
_AROUND: Final = " \t.,;:()[]/'\"" + "·"


def zeros_between(unit: str, expected: str) -> int | None:
    """By how many zeros one unit is more than another one of the same base; None where it is of another base.

    A scale alone, as 亿, is that of the other's base; no unit at all is the other one.
    """
    typed = bare(unit)
    expected_zeros, base = _read(bare(expected))
    zeros, found = _read(typed + base if typed and re.fullmatch(_SCALE, typed) else typed or bare(expected))
    return zeros - expected_zeros if found == base else None


def converted(number: str, written: str, unit: str | None, *, absolute: bool = False) -> str | None:
    """A number that was written with a unit, in the unit that stands beside it; None where that is not certain.

    ``absolute`` numbers have their 万 and 亿 in them already; without a unit beside it only a scale is worked in.
    """
    if unit is None and bare(written) in _SHARES:
        return shifted(Decimal(number), _SHARES[bare(written)])
    if unit is None:
        return (
            shifted(Decimal(number), _read(bare(written) + "元")[0]) if re.fullmatch(_SCALE, bare(written)) else number
        )
    base = bare(unit).removeprefix(_scale_of(bare(unit)))
    zeros = zeros_between((written or base) if absolute else written, unit)
    if zeros is None:
        return None
    return shifted(Decimal(number), zeros) if zeros else number


def _scale_of(unit: str) -> str:
    match = _PREFIXED.fullmatch(unit)
    return match[1] if match and unit not in _SAME else ""


def bare(unit: str) -> str:
    """The unit in half-width characters, without spaces and signs around it and without regard to case."""
    return "".join(unicodedata.normalize("NFKC", plain(unit)).casefold().split()).strip(_AROUND)


def _read(unit: str) -> tuple[int, str]:
    """By how many zeros a unit is more than its base, and the base."""
    match = None if unit in _SAME else _PREFIXED.fullmatch(unit)
    zeros = sum(_ZEROS[word] for word in match[1]) if match else 0
    base = match[2] if match else unit
    same, more = _SAME.get(base, (base, 0))
    return zeros + more, same


def shifted(value: Decimal, places: int) -> str:
    """A number with its point moved to the right, exact, without zeros that say nothing."""
    sign, digits, exponent = value.as_tuple()
    text = f"{Decimal((sign, digits, int(exponent) + places)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
