"""What all figures of an indicator in a year are worked out from: its figure, its targets, what was known before."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from hq_plan.assessment import Previous
from hq_plan.book import Book
from hq_plan.derivation import Input, given
from hq_plan.growth import Bound, Figure, Reason
from hq_plan.models.actuals import Record
from hq_plan.models.plan import Indicator, Policy
from hq_plan.notation import Target

PERCENT: Final = "%"

_WITHHELD: Final = Reason("the figure is not made public")


@dataclass(frozen=True)
class Basis:
    """An indicator in a year with its records."""

    indicator: Indicator
    policy: Policy
    book: Book
    year: int

    @cached_property
    def target(self) -> Target | None:
        """The year's target as printed."""
        return self.indicator.targets.get(self.year)

    @cached_property
    def bound(self) -> Bound | None:
        """What the year's target asks for."""
        return bound_of(self.indicator, self.year, self.policy)

    @cached_property
    def record(self) -> Record | None:
        """The record that is judged."""
        return self.book.judged(self.indicator.id, self.year)

    @cached_property
    def known(self) -> Book:
        """The records that the figure may be compared with: an example is no base for a real figure."""
        real = self.record is not None and self.record.observation.status != "example"
        return self.book.without_examples if real else self.book

    @cached_property
    def x(self) -> Fraction | None:
        """The figure, where it is a number."""
        source = input_of(self.record)
        return None if source is None else given(source)

    @cached_property
    def previous(self) -> Previous | None:
        """What last year ended on."""
        before = self.year - 1
        result, base = input_of(self.known.result(self.indicator.id, before)), self.base
        if result is not None:
            return Previous(result, "result")
        if base and base.when == before:
            return Previous(base, "base")
        target = self.indicator.targets.get(before)
        if target is None or target.value is None:
            return None
        return Previous(Input("target", target.value, before), "target")

    @cached_property
    def base(self) -> Input | None:
        """The figure that the plan names for a year before its first."""
        base = self.indicator.base
        return Input("base", base.value, base.year) if base else None

    @cached_property
    def results(self) -> dict[int, Input]:
        """The year-end results by year, up to this one."""
        found = {year: input_of(record) for year, record in self.known.results(self.indicator.id).items()}
        return {year: source for year, source in found.items() if source and year <= self.year}

    @property
    def no_figure(self) -> Reason:
        """Why there is no number."""
        if self.record is None:
            return Reason("no figure is on file")
        return Reason("yes or no, not a number") if self.record.observation.value is not None else _WITHHELD

    def no_bound(self, year: int) -> Reason:
        """Why there is nothing to hold a number of the year against."""
        target = self.indicator.targets.get(year)
        if target is None:
            return Reason("the year has no target")
        if self.indicator.kind == "milestone" or target.value is None:
            return Reason("the target is in words")
        return Reason("the target says about, and the policy not how near that is")

    def against(self, measure: Callable[[Fraction, Bound], Figure]) -> Figure:
        """A measure of the figure against this year's bound."""
        if self.bound is None:
            return self.no_bound(self.year)
        return self.no_figure if self.x is None else measure(self.x, self.bound)


def input_of(record: Record | None) -> Input | None:
    """The number that a record gives, where it gives one."""
    if record is None or record.figure is None:
        return None
    return Input("actual", record.figure, record.day, record.file, record.line, record.observation.status)


def bound_of(indicator: Indicator, year: int, policy: Policy) -> Bound | None:
    """What a year's target asks for; None for words, and for 左右 where the policy says not how near that is."""
    target = indicator.targets.get(year)
    if target is None or target.value is None or indicator.kind == "milestone":
        return None
    value = given(Input("target", target.value, year))
    if target.op == "~":
        if policy.about is None:
            return None
        width = (value if value >= 0 else -value) * given(Input("about", policy.about))
        return Bound("in", value - width, value + width)
    if target.op == "in":
        return Bound("in", value, value if target.upper is None else given(Input("target", target.upper, year)))
    return Bound(target.op or ("<=" if indicator.better == "lower" else ">="), value, value)


def last_target(indicator: Indicator) -> tuple[int, Target] | None:
    """The last year that has a target, and the target."""
    return max(((year, target) for year, target in indicator.targets.items() if target), default=None, key=_year)


def _year(pair: tuple[int, Target]) -> int:
    return pair[0]
