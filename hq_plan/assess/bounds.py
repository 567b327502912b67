"""What a printed target asks for in figures: a level as it stands, one worked out from a base, or a sum over years."""

from fractions import Fraction
from typing import Final, Literal, TypeAlias

from hq_plan.derivation import Input, given, power
from hq_plan.growth import Bound, Op, Reason
from hq_plan.models.plan import Indicator, Policy
from hq_plan.notation import Target

PERCENT: Final = "%"

Counting: TypeAlias = Literal["level", "rate", "yearly", "amount", "times", "sum", "compound", "mean"]
"""How a target's number counts. For the last three the figures of all years are put together: added, as rates chained,
or as rates averaged; the four before are worked out from the base."""

TOGETHER: Final = frozenset({"sum", "compound", "mean"})

IN_WORDS: Final = Reason("the target is in words")
NO_TARGET: Final = Reason("the year has no target")
NO_WIDTH: Final = Reason("the target says about, and the policy not how near that is")
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
    ends = _ends(indicator, target, year)
    return ends if isinstance(ends, Reason) else _around(_op(indicator, target), ends, target, policy)


def level_of(indicator: Indicator, year: int) -> Fraction | None:
    """The level of a year's target; of a range its lower end, of 左右 the number itself."""
    target = indicator.targets.get(year)
    ends = _ends(indicator, target, year) if target else NO_TARGET
    return None if isinstance(ends, Reason) else ends[0]


def _ends(indicator: Indicator, target: Target, year: int) -> tuple[Fraction, Fraction] | Reason:
    """Both ends as levels: as they stand, or as far from the base as the target says."""
    if target.value is None or indicator.kind == "milestone":
        return IN_WORDS
    low = given(Input("target", target.value, year))
    high = low if target.upper is None else given(Input("target", target.upper, year))
    way = counting(indicator, target)
    if way == "compound" and declines(indicator, target) is None:
        return NO_SENSE
    if way in ("level", *TOGETHER):
        return low, high
    base = _base(indicator, target)
    if isinstance(base, Reason):
        return base
    start, years = given(base), year - (indicator.base.year if indicator.base else year)
    ends = [_changed(way, start, -end if declines(indicator, target) else end, years) for end in (low, high)]
    return min(ends), max(ends)


def _base(indicator: Indicator, target: Target) -> Input | Reason:
    """The figure that a target counts from: the plan's, if it is of the year that the target names."""
    base = indicator.base
    if base is None:
        return NO_BASE
    if target.since in (None, base.year):
        return Input("base", base.value, base.year)
    said = {"year": target.since, "base": base.year}
    return Reason("the target counts from {year}, and the plan's base is of {base}", said)


def declines(indicator: Indicator, target: Target) -> bool | None:
    """Whether a change is a decline: as printed, else by the indicator's direction or name; None where nothing says."""
    if target.down is not None or target.way != "whole":
        return bool(target.down)
    if indicator.unit != PERCENT:
        return indicator.better == "lower"
    if any(word in indicator.name for word in _FALL):
        return True
    return False if any(word in indicator.name for word in _GROW) else None


def _op(indicator: Indicator, target: Target) -> Op:
    """The sign of the bound; of a decline from a base it turns: at least 3 % less is at most what is left."""
    way = counting(indicator, target)
    turned = way in ("rate", "yearly", "amount") and bool(declines(indicator, target))
    match target.op:
        case None | "~":
            lower = indicator.better == "lower" and way not in ("compound", "mean")
            return "<=" if turned or lower else ">="
        case op:
            return _TURNED[op] if turned else op


def _around(op: Op, ends: tuple[Fraction, Fraction], target: Target, policy: Policy) -> Bound:
    """The bound; of 左右 as wide as the policy allows."""
    low, high = ends
    if target.op != "~" or policy.about is None:
        return Bound(op, low, high)
    width = (low if low >= 0 else -low) * given(Input("about", policy.about))
    return Bound("in", low - width, low + width)


def _changed(way: Counting, base: Fraction, number: Fraction, years: int) -> Fraction:
    """The level that a change from the base leads to, ``years`` after it."""
    if way == "amount":
        return base + number
    if way == "times":
        return base * number
    factor = 1 + number / 100
    return base * (power(factor, Fraction(years)) if way == "yearly" else factor)
