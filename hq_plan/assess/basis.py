"""What all figures of an indicator in a year are worked out from: its figure, its targets, what was known before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from hq_plan.assess.bounds import bound_of, declines, level_of, over_years
from hq_plan.assessment import Previous
from hq_plan.book import Book
from hq_plan.derivation import Input, given, power
from hq_plan.growth import Bound, Figure, Reason, factor, rate_of
from hq_plan.models.actuals import Record
from hq_plan.models.plan import Indicator, Policy
from hq_plan.notation import Target

_WITHHELD: Final = Reason("the figure is not made public")


@dataclass(frozen=True)
class Basis:
    """An indicator in a year with its records; ``first`` is the plan's first year."""

    indicator: Indicator
    policy: Policy
    book: Book
    year: int
    first: int

    @cached_property
    def target(self) -> Target | None:
        """The year's target as printed."""
        return self.indicator.targets.get(self.year)

    @cached_property
    def bound(self) -> Bound | Reason:
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
    def reported(self) -> Fraction | None:
        """The figure as it was submitted, where it is a number."""
        source = input_of(self.record)
        return None if source is None else given(source)

    @cached_property
    def x(self) -> Figure:
        """The figure as the year's target counts it."""
        return self.counted(self.year)

    def counted(self, aim: int) -> Figure:
        """The figure as the target of a year counts it: as submitted, or together with those of the years before."""
        if self.reported is None:
            return self.no_figure
        if self.together(aim) is None:
            return self.reported
        return self._put_together(aim, {**self._numbers, self.year: self.reported}, self.year)

    def result(self, year: int, aim: int) -> Figure:
        """A year-end result as the target of a year counts it."""
        if self.together(aim) is None:
            return self._numbers.get(year, no_result(year))
        return Fraction(0) if year < self.first else self._put_together(aim, self._numbers, year)

    def together(self, aim: int) -> str | None:
        """How the target of a year puts the figures of several years together, if it does."""
        target = self.indicator.targets.get(aim)
        return over_years(self.indicator, target) if target else None

    def chained(self, aim: int) -> bool:
        """Whether the target of a year is held against yearly rates, chained or averaged."""
        return self.together(aim) in ("compound", "mean")

    def declines(self, aim: int) -> bool:
        """Whether the target of a year tells a decline."""
        target = self.indicator.targets.get(aim)
        return bool(target and declines(self.indicator, target))

    @property
    def closed(self) -> int:
        """The last year that is over by the record's day."""
        return self.year if self.record and self.record.is_year_end else self.year - 1

    def _put_together(self, aim: int, numbers: Mapping[int, Fraction], last: int) -> Figure:
        """The years from the plan's first to a last one: summed, or as rates chained or averaged."""
        years = range(self.first, last + 1)
        lacking = next((year for year in years if year not in numbers), None)
        if lacking is not None:
            return no_result(lacking)
        first, *others = (numbers[year] for year in years)
        if self.together(aim) == "sum":
            return sum(others, first)
        down = self.declines(aim)
        product = factor(first, down=down)
        for each in others:
            product *= factor(each, down=down)
        if self.together(aim) == "mean":
            product = power(product, Fraction(1, len(years))) if product > 0 else product
        return rate_of(product, down=down)

    @cached_property
    def previous(self) -> Previous | None:
        """What last year ended on."""
        before = self.year - 1
        result, base = self.result(before, self.year), self.indicator.base
        if not isinstance(result, Reason):
            return Previous(
                result, "base" if base and base.year == before and before not in self.reported_years else "result"
            )
        level = level_of(self.indicator, before)
        return None if level is None else Previous(level, "target")

    @cached_property
    def results(self) -> dict[int, Input]:
        """The year-end results by year, up to this one, with the plan's base where it comes before them."""
        found = {year: input_of(record) for year, record in self.known.results(self.indicator.id).items()}
        results = {year: source for year, source in found.items() if source and year <= self.year}
        base = self.indicator.base
        if base and base.year < min(results, default=self.year + 1):
            return {base.year: Input("base", base.value, base.year), **results}
        return results

    @cached_property
    def reported_years(self) -> frozenset[int]:
        """The years of which a result was submitted."""
        return frozenset(self.known.results(self.indicator.id))

    @property
    def _numbers(self) -> dict[int, Fraction]:
        return {year: given(source) for year, source in self.results.items()}

    @property
    def no_figure(self) -> Reason:
        """Why there is no number."""
        if self.record is None:
            return Reason("no figure is on file")
        return Reason("yes or no, not a number") if self.record.observation.value is not None else _WITHHELD

    def against(self, measure: Callable[[Fraction, Bound], Figure]) -> Figure:
        """A measure of the figure against this year's bound."""
        if isinstance(self.bound, Reason):
            return self.bound
        return self.x if isinstance(self.x, Reason) else measure(self.x, self.bound)


def no_result(year: int) -> Reason:
    """That a year has no year-end result."""
    return Reason("no result published for {year}", {"year": year})


def input_of(record: Record | None) -> Input | None:
    """The number that a record gives, where it gives one."""
    if record is None or record.figure is None:
        return None
    return Input("actual", record.figure, record.day, record.file, record.line, record.observation.status)


def last_target(indicator: Indicator) -> tuple[int, Target] | None:
    """The last year that has a target, and the target."""
    return max(((year, target) for year, target in indicator.targets.items() if target), default=None, key=_year)


def _year(pair: tuple[int, Target]) -> int:
    return pair[0]
