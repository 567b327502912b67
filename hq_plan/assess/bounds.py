"""What a printed target asks for in figures: a level as it stands, one worked out from a base, or a sum over years."""

from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from hq_plan.derivation import Input, given, power
from hq_plan.growth import Bound, Op, Reason
from hq_plan.models.plan import Base, Indicator, Policy
from hq_plan.notation import Target

PERCENT: Final = "%"

Counting: TypeAlias = Literal["level", "rate", "yearly", "amount", "times", "sum", "compound", "mean"]
"""How a target's number counts. For the last three the figures of all years are put together: added, as rates chained,
or as rates averaged; the four before are worked out from the base."""

TOGETHER: Final = frozenset({"sum", "compound", "mean"})

IN_WORDS: Final = Reason("the target is in words")
NO_TARGET: Final = Reason("the year has no target")
NO_WIDTH: Final = Reason("the target says about, and the policy not how near that is")
BASE_NOT_ABOVE_ZERO: Final = Reason("the base is not above zero")
WHOSE_RATE: Final = Reason("nothing says whether it is the year's own rate or that of all years together")
NO_BASE: Final = Reason("the target counts from a base that the plan does not state")
NO_SENSE: Final = Reason("neither the target nor the name says whether the rates tell growth or decline")

_FALL: Final = ("降低", "下降", "减少", "削减", "降幅")
_GROW: Final = ("增长", "提高", "提升", "增加", "增速", "增幅")
_TURNED: Final[dict[Op, Op]] = {">=": "<=", ">": "<", "<=": ">=", "<": ">", "in": "in"}


def counting(indicator: Indicator, target: Target) -> Counting:
    """How a target's number counts; in an indicator of rates a rate over several years is held against the rates."""
    rates = indicator.unit == PERCENT
    if target.way == "yearly":
        return "mean" if rates else "yearly"
    if target.way == "whole":
        if indicator.kind != "flow" and not rates and target.down is not None and target.unit != PERCENT:
            return "amount"
        return "compound" if rates else "rate" if target.unit == PERCENT else "sum"
    return target.way or "level"


def bound_of(indicator: Indicator, year: int, policy: Policy) -> Bound | Reason:
    """What a year's target asks for, or why no figure can be held against it."""
    target = indicator.targets.get(year)
    if target is None:
        return NO_TARGET
    if target.value is None or indicator.kind == "milestone":
        return IN_WORDS
    if target.op == "~" and policy.about is None:
        return NO_WIDTH
    width = policy.about if target.op == "~" else None
    ends = _ends(indicator, target, year, width)
    return ends if isinstance(ends, Reason) else Bound(_op(indicator, target), *ends)


def level_of(indicator: Indicator, year: int) -> Fraction | None:
    """The level of a year's target, of a range its lower end, of 左右 the number itself.

    None where the figures of several years are put together.
    """
    target = indicator.targets.get(year)
    if target is None or over_years(indicator, target):
        return None
    ends = _ends(indicator, target, year)
    return None if isinstance(ends, Reason) else ends[0]


def over_years(indicator: Indicator, target: Target) -> Counting | None:
    """How a target puts the figures of several years together, if it does; a stock has all years in it already."""
    way = counting(indicator, target)
    return way if way in TOGETHER and not (way == "sum" and indicator.kind != "flow") else None


def _ends(
    indicator: Indicator, target: Target, year: int, width: Decimal | None = None
) -> tuple[Fraction, Fraction] | Reason:
    """Both ends as levels: as they stand, or as far from the base as the target says.

    ``width`` is how near 左右 is, as a share of the number that is printed, whatever it counts.
    """
    if target.value is None or indicator.kind == "milestone":
        return IN_WORDS
    low = given(Input("target", target.value, year))
    high = low if target.upper is None else given(Input("target", target.upper, year))
    if width is not None:
        apart = (low if low >= 0 else -low) * given(Input("about", width))
        low, high = low - apart, low + apart
    way = counting(indicator, target)
    if declines(indicator, target) is None:
        return NO_SENSE
    if way in ("level", *TOGETHER):
        return low, high
    base = _base(indicator, target)
    if isinstance(base, Reason):
        return base
    ends = [-low, -high] if declines(indicator, target) else [low, high]
    levels = [_changed(way, given(Input("base", base.value, base.year)), end, year - base.year) for end in ends]
    return min(levels), max(levels)


def _base(indicator: Indicator, target: Target) -> Base | Reason:
    """The figure that a target counts from: the plan's, if it is of the year that the target names."""
    base, way = indicator.base, counting(indicator, target)
    if way == "rate" and indicator.unit == PERCENT and _tells_change(indicator) is not None:
        return WHOSE_RATE
    if base is None:
        return NO_BASE
    if target.since not in (None, base.year):
        said = {"year": target.since, "base": base.year}
        return Reason("the target counts from {year}, and the plan's base is of {base}", said)
    return base if way == "amount" or base.value > 0 else BASE_NOT_ABOVE_ZERO


def declines(indicator: Indicator, target: Target) -> bool | None:
    """Whether a change is a decline: as printed, else by the indicator's direction or name; None where nothing says."""
    if target.down is not None or target.way != "whole":
        return bool(target.down)
    return _tells_change(indicator) if indicator.unit == PERCENT else indicator.better == "lower"


def _tells_change(indicator: Indicator) -> bool | None:
    """Whether an indicator of rates tells decline (True) or growth (False) by its name; None where it tells neither."""
    if any(word in indicator.name for word in _FALL):
        return True
    return False if any(word in indicator.name for word in _GROW) else None


def _op(indicator: Indicator, target: Target) -> Op:
    """The sign of the bound; of a decline from a base it turns: at least 3 % less is at most what is left."""
    way = counting(indicator, target)
    turned = way in ("rate", "yearly", "amount") and bool(declines(indicator, target))
    match target.op:
        case "~":
            return "in"
        case None:
            lower = indicator.better == "lower" and way not in ("compound", "mean")
            return "<=" if turned or lower else ">="
        case op:
            return _TURNED[op] if turned else op


def _changed(way: Counting, base: Fraction, number: Fraction, years: int) -> Fraction:
    """The level that a change from the base leads to, ``years`` after it."""
    if way == "amount":
        return base + number
    if way == "times":
        return base * number
    factor = 1 + number / 100
    return base * (power(factor, Fraction(years)) if way == "yearly" else factor)
