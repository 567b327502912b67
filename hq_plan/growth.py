"""The arithmetic of targets: gaps, shares of the schedule, required growth. Exact fractions in, exact fractions out.

A figure that has no value is a `Reason` that says why. Rates and shares are plain ratios (0.03 for 3 %).
"""

import calendar
import math
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

from hq_plan.derivation import power, share_of

Op: TypeAlias = Literal[">=", ">", "<=", "<", "in"]


class Reason(NamedTuple):
    """Why a figure has no value: an English sentence with named gaps, and what fills them.

    ``moot`` says that nobody would ask: points of a count, the schedule of a year that is over.
    """

    text: str
    facts: Mapping[str, object] = MappingProxyType({})
    moot: bool = False

    def __str__(self) -> str:
        return self.text.format(**self.facts)


Figure: TypeAlias = Fraction | Reason
"""A computed figure, or why there is none."""


NOT_INCLUDED: Final = Reason("equal to a bound that is not included")
ON_BOUND: Final = Reason("the figure stands on a bound that is not included")
SHORTEST: Final = Fraction(1, 12)
"""The least part of a year that a yearly rate is worked out from; from days it would run into the billions."""

YEAR_OVER: Final = Reason("the year is over", moot=True)


class Bound(NamedTuple):
    """What a value is held against: one bound, where both ends are the same, or a range with both ends included."""

    op: Op
    low: Fraction
    high: Fraction

    @property
    def lower_is_better(self) -> bool:
        """Whether the bound is an upper one."""
        return self.op in ("<=", "<")

    def holds(self, x: Fraction) -> bool:
        """Whether the value meets the bound; 以上 and 以内 include it, 超过 and 低于 do not (Civil Code art. 1259)."""
        match self.op:
            case ">=":
                return x >= self.low
            case ">":
                return x > self.low
            case "<=":
                return x <= self.low
            case "<":
                return x < self.low
        return self.low <= x <= self.high

    def end(self, x: Fraction) -> Fraction:
        """The bound; of a range the end nearest to the value, the upper one from the middle on."""
        return self.low if 2 * x < self.low + self.high else self.high

    def is_upper(self, x: Fraction) -> bool:
        """Whether what the value is held against is an upper bound, or an upper end that it is beyond."""
        return self.lower_is_better or (self.op == "in" and x > self.high)

    def whole(self) -> int:
        """The whole number that just meets the bound: the least, or the greatest where lower is better."""
        match self.op:
            case ">":
                return math.floor(self.low) + 1
            case "<=":
                return math.floor(self.low)
            case "<":
                return math.ceil(self.low) - 1
            case _:
                return math.ceil(self.low)


def gap(x: Fraction, bound: Bound) -> Fraction:
    """差距 ``x − T`` in the unit, turned so that positive is good; for a range 0 inside, else minus the distance."""
    if bound.op == "in":
        return Fraction(0) if bound.holds(x) else -abs(x - bound.end(x))
    return bound.low - x if bound.lower_is_better else x - bound.low


def completion(x: Fraction, bound: Bound) -> Figure:
    """完成率 ``x / T``; where lower is better ``2 − x/T``; for a range 1 inside and nothing outside."""
    if bound.op == "in":
        return Fraction(1) if bound.holds(x) else Reason("outside the range, where a share says nothing")
    if bound.low <= 0:
        return Reason("the target is not above zero")
    return 2 - x / bound.low if bound.lower_is_better else x / bound.low


def change(x: Fraction, before: Fraction) -> Figure:
    """同比 ``x / q − 1``, of a figure and that of the same day a year earlier."""
    return x / before - 1 if before > 0 else Reason("the figure of a year earlier is not above zero")


def elapsed(day: date, profile: Sequence[Fraction] = ()) -> Fraction:
    """The share of the year gone at the end of a day: months/12 at a month's end, else days/365 or 366.

    With a ``profile`` of twelve cumulative shares: its value at month ends, straight between them.
    """
    length = calendar.monthrange(day.year, day.month)[1]
    if profile:
        start = profile[day.month - 2] if day.month > 1 else Fraction(0)
        return start + (profile[day.month - 1] - start) * share_of(day.day, length)
    if day.day == length:
        return share_of(day.month, 12)
    return share_of(day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365)


def months_elapsed(day: date) -> int:
    """Whole months of the year gone at the end of a day."""
    return day.month if day.day == calendar.monthrange(day.year, day.month)[1] else day.month - 1


def flow_share(x: Fraction, bound: Bound) -> Figure:
    """时序进度 of a year-to-date figure: ``x / T``, the part of the year's target that is reached or used up.

    In a range T is the lower end until the figure is beyond the upper one: within it nothing is used up.
    """
    end = bound.high if bound.is_upper(x) else bound.low
    return x / end if end > 0 else Reason("the target is not above zero")


def stock_share(x: Fraction, bound: Bound, previous: Fraction) -> Figure:
    """The part of the way from last year's result to this year's target: ``(x − p) / (T − p)``."""
    end = bound.end(x)
    if bound.holds(previous):
        return Reason("last year's figure meets this year's target already")
    if end == previous:
        return Reason("last year's figure stands on this year's bound")
    return (x - previous) / (end - previous)


def mean_rate(x: Fraction, base: Fraction, years: int) -> Figure:
    """年均增速 ``(x / b)^(1/n) − 1``, the compound annual growth rate (CAGR) from one year-end result to another."""
    return power(x / base, Fraction(1, years)) - 1 if min(x, base) > 0 else Reason("a rate needs figures above zero")


def mean_step(x: Fraction, base: Fraction, years: int) -> Fraction:
    """年均新增 ``(x − b) / n`` in the unit a year; for percentages these are points a year."""
    return x - base if years == 1 else (x - base) / years


def factor(rate: Fraction, *, down: bool) -> Fraction:
    """What a yearly rate in per cent multiplies by: ``1 + r/100``, of a decline ``1 − r/100``."""
    return 1 - rate / 100 if down else 1 + rate / 100


def rate_of(product: Fraction, *, down: bool) -> Fraction:
    """The rate in per cent that multiplies by ``product``."""
    return 100 * (1 - product) if down else 100 * (product - 1)


def rest(done: Fraction, goal: Fraction, years: int, *, down: bool) -> Figure:
    """The yearly rate in per cent that leads from what is done to the goal: ``(goal / done)^(1/n) − 1`` of factors."""
    if min(done, goal) <= 0:
        return Reason("a rate needs figures above zero")
    return rate_of(power(goal / done, Fraction(1, years)), down=down)


def required_rate(x: Fraction, bound: Bound, years: Fraction) -> Figure:
    """年均需增长 ``(T_end / x)^(1/n) − 1``, the compound annual growth rate that just reaches the target."""
    if bound.holds(x):
        return Fraction(0)
    if years <= 0:
        return Reason("no year is left")
    if years < SHORTEST:
        return Reason("the time left is too short for a yearly rate")
    end = bound.end(x)
    if end == x:
        return ON_BOUND
    if x <= 0 or end <= 0:
        return Reason("a rate needs figures above zero")
    return power(end / x, 1 / years) - 1


def required_step(x: Fraction, bound: Bound, years: Fraction) -> Figure:
    """年均需新增 ``(T_end − x) / n`` in the unit a year; for percentages these are points a year."""
    if bound.holds(x):
        return Fraction(0)
    if years <= 0:
        return Reason("no year is left")
    if bound.end(x) == x:
        return ON_BOUND
    return bound.end(x) - x if years == 1 else (bound.end(x) - x) / years


def straight_path(x: Fraction, bound: Bound, years: Fraction) -> tuple[Fraction, ...]:
    """The straight way to the target at each year's end still to come, but the last."""
    count = math.ceil(years)
    return tuple(x + (bound.end(x) - x) * (years - (count - 1) + k) / years for k in range(count - 1))


def whole_path(x: Fraction, bound: Bound, years: Fraction) -> tuple[int, ...] | Reason:
    """The straight way to the target in whole numbers, one node at each year's end still to come.

    Nodes are rounded to the side that keeps the way, the last is the whole number that just meets the target.
    """
    if bound.holds(x):
        return Reason("the target is met already")
    if years <= 0:
        return Reason("no year is left")
    goal = math.floor(bound.high) if bound.op == "in" and x > bound.high else bound.whole()
    if not bound.holds(Fraction(goal)):
        return Reason("no whole number lies within the target")
    turn = math.ceil if goal > x else math.floor
    return (*(turn(node) for node in straight_path(x, bound, years)), goal)


def per_month(x: Fraction, bound: Bound, day: date) -> Figure:
    """What a year-to-date figure still needs each month: ``(T − x) / (12 − m)``, m whole months gone."""
    left = 12 - months_elapsed(day)
    if left == 0:
        return YEAR_OVER
    if bound.holds(x):
        return Fraction(0)
    return ON_BOUND if bound.end(x) == x else (bound.end(x) - x) / left
