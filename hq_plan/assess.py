"""A plan and its records into one assessment per indicator and year. No clock, no file, no environment."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Final

from hq_plan import growth
from hq_plan.assessment import Assessment, Previous, Required, Schedule
from hq_plan.book import Book
from hq_plan.growth import Bound, Figure, Reason
from hq_plan.models.actuals import Record
from hq_plan.models.plan import Indicator, Plan, Policy
from hq_plan.notation import Target
from hq_plan.status import METHODS, Course, Cuts, Outlook, Standing, Verdict, judge

PERCENT: Final = "%"


def assess(plan: Plan, book: Book, year: int) -> list[Assessment]:
    """All indicators of the plan in one year, in the plan's order."""
    return [assess_one(plan, book, indicator, year) for indicator in plan.indicators]


def assess_one(plan: Plan, book: Book, indicator: Indicator, year: int) -> Assessment:
    """Hold an indicator's figure of a year against its targets."""
    case = _Case(indicator, plan.policy, book, year)
    schedule, completion = case.schedule(), case.against(growth.completion)
    return Assessment(
        indicator=indicator,
        department=plan.responsible(indicator),
        year=year,
        target=case.target,
        bound=case.bound,
        record=case.record,
        previous=case.previous,
        gap=case.against(growth.gap),
        completion=completion,
        growth=case.growth(),
        schedule=schedule,
        status=judge(case.standing(schedule, completion), Fraction(plan.policy.behind)),
        remark=case.remark(),
        required=case.required(),
        outlook=case.outlook(),
    )


def bound_of(indicator: Indicator, target: Target | None, policy: Policy) -> Bound | None:
    """What a printed target asks for; None for words, and for 左右 where the policy says not how near that is."""
    if target is None or target.value is None or indicator.kind == "milestone":
        return None
    value = Fraction(target.value)
    if target.op == "~":
        width = None if policy.about is None else abs(value) * Fraction(policy.about)
        return None if width is None else Bound("in", value - width, value + width)
    if target.op == "in":
        return Bound("in", value, value if target.upper is None else Fraction(target.upper))
    return Bound(target.op or ("<=" if indicator.better == "lower" else ">="), value, value)


def last_target(indicator: Indicator) -> tuple[int, Target] | None:
    """The last year that has a target, and the target."""
    return max(((year, target) for year, target in indicator.targets.items() if target), default=None, key=_year)


def _year(pair: tuple[int, Target]) -> int:
    return pair[0]


_WITHHELD: Final = Reason("the figure is not made public")


@dataclass(frozen=True)
class _Case:
    """An indicator in a year with all that its figures are worked out from."""

    indicator: Indicator
    policy: Policy
    book: Book
    year: int

    @cached_property
    def target(self) -> Target | None:
        return self.indicator.targets.get(self.year)

    @cached_property
    def bound(self) -> Bound | None:
        return bound_of(self.indicator, self.target, self.policy)

    @cached_property
    def goal(self) -> tuple[int, Target, Bound] | None:
        """The last target: its year, as printed, and what it asks for."""
        last = last_target(self.indicator)
        bound = bound_of(self.indicator, last[1], self.policy) if last else None
        return (*last, bound) if last and bound else None

    @cached_property
    def record(self) -> Record | None:
        return self.book.judged(self.indicator.id, self.year)

    @cached_property
    def known(self) -> Book:
        """The records that the figure may be compared with: an example is no base for a real figure."""
        real = self.record is not None and self.record.observation.status != "example"
        return self.book.without_examples if real else self.book

    @cached_property
    def x(self) -> Fraction | None:
        """The figure, where it is a number."""
        figure = self.record.figure if self.record else None
        return None if figure is None else Fraction(figure)

    @cached_property
    def previous(self) -> Previous | None:
        before = self.year - 1
        result, base = self.known.result(self.indicator.id, before), self.indicator.base
        if result is not None:
            return Previous(result, "result")
        if base and base.year == before:
            return Previous(base.value, "base")
        target = self.indicator.targets.get(before)
        return Previous(target.value, "target") if target and target.value is not None else None

    @property
    def no_figure(self) -> Reason:
        if self.record is None:
            return Reason("no figure is on file")
        return Reason("yes or no, not a number") if self.record.observation.value is not None else _WITHHELD

    @property
    def no_bound(self) -> Reason:
        if self.target is None:
            return Reason("the year has no target")
        if self.indicator.kind == "milestone" or self.target.value is None:
            return Reason("the target is in words")
        return Reason("the target says about, and the policy not how near that is")

    def against(self, measure: Callable[[Fraction, Bound], Figure]) -> Figure:
        """A measure of the figure against this year's bound."""
        if self.bound is None:
            return self.no_bound
        return self.no_figure if self.x is None else measure(self.x, self.bound)

    def growth(self) -> Figure:
        """同比, against the figure of the same day a year earlier; in points where the unit is %."""
        if self.record is None or self.x is None:
            return self.no_figure
        day, year = self.record.day, self.year - 1
        before = None if (day.month, day.day) == (2, 29) else day.replace(year=year)
        figure = self.known.on(self.indicator.id, before) if before else None
        if figure is None:
            if self.record.is_year_end:
                return Reason("no result published for {year}", {"year": year})
            return Reason("no figure published for the same day of {year}", {"year": year})
        points = self.indicator.unit == PERCENT
        return self.x - Fraction(figure) if points else growth.change(self.x, Fraction(figure))

    def schedule(self) -> Schedule:
        """Where the figure stands on the way through the year."""
        if self.record is None:
            return Schedule(self.no_figure, self.no_figure, self.no_figure)
        elapsed = growth.elapsed(self.record.day, [Fraction(share) for share in self.indicator.profile or ()])
        share = self._share(self.record)
        if self.bound is None or self.x is None or isinstance(share, Reason):
            return Schedule(elapsed, share, share)
        # What an upper bound allows is used up as the year goes by: to be ahead is to have used less.
        used_up = self.indicator.kind == "flow" and self.bound.is_upper(self.x)
        lead = elapsed - share if used_up else share - elapsed
        return Schedule(elapsed, share, 100 * lead, -lead)

    def _share(self, record: Record) -> Figure:
        if self.x is None or self.bound is None:
            return self.no_figure if self.bound else self.no_bound
        if record.is_year_end:
            return growth.YEAR_OVER
        if self.indicator.kind == "ratio" or self.indicator.in_year:
            return Reason("judged at year-end only")
        if self.indicator.kind == "flow":
            return growth.flow_share(self.x, self.bound)
        if self.previous is None:
            return Reason("no figure for the year before")
        return growth.stock_share(self.x, self.bound, Fraction(self.previous.value))

    def standing(self, schedule: Schedule, completion: Figure) -> Standing:
        """What decides the status."""
        kind, record = self.indicator.kind, self.record
        met = None if self.x is None or self.bound is None else self.bound.holds(self.x)
        only_lower = self.bound is not None and self.bound.op in (">=", ">")
        return Standing(
            has_target=self.target is not None,
            has_figure=record is not None and record.observation.value is not None,
            year_end=record is not None and record.is_year_end,
            met=bool(record and record.observation.value) if kind == "milestone" else met,
            judged_in_year=kind in ("stock", "flow") and self.indicator.in_year is None,
            counts_once_met=kind in ("stock", "milestone") or (kind == "flow" and only_lower),
            shortfall=schedule.shortfall,
            elapsed=Fraction(0) if isinstance(schedule.elapsed, Reason) else schedule.elapsed,
            completion=completion,
        )

    def remark(self) -> Reason | None:
        """What a reader of the status would stumble over."""
        if self.target is None or self.record is None or self.record.observation.value is None:
            return self.no_figure if self.target else self.no_bound
        if self.x is not None and self.bound is None:
            return self.no_bound
        if self.bound and self.bound.op in (">", "<") and self.x == self.bound.low:
            return growth.NOT_INCLUDED
        return None

    def required(self) -> Required | None:
        """What it still takes to the last target; None where no last target has a figure."""
        if self.goal is None:
            return None
        to, target, goal = self.goal
        per_month = self._per_month()
        start = self._start(to)
        end = target.value or Decimal(0)
        if isinstance(start, Reason):
            return Required(to, end, start, start, start, start, start, start, per_month)
        x, years = start
        if target.upper is not None and goal.end(x) == goal.high:
            end = target.upper
        left = growth.required_step(x, goal, Fraction(1))
        step, rate = growth.required_step(x, goal, years), growth.required_rate(x, goal, years)
        path = growth.whole_path(x, goal, years) if self.indicator.decimals == 0 else Reason("not a count", moot=True)
        if self.indicator.unit == PERCENT:
            in_points = Reason("a percentage moves in points", moot=True)
            return Required(to, end, years, left, in_points, step, in_points, path, per_month)
        return Required(
            to, end, years, left, rate, Reason("only percentages move in points", moot=True), step, path, per_month
        )

    def _start(self, to: int) -> tuple[Fraction, Fraction] | Reason:
        """The figure that the way to the last target starts from, and the years left from it."""
        if self.record is None or self.x is None:
            return self.no_figure
        if self.indicator.kind == "flow" and not self.record.is_year_end:
            # A year-to-date figure is compared with its own year only.
            result = self.known.result(self.indicator.id, self.year - 1)
            return Reason("no result for the year before") if result is None else (Fraction(result), self._left(to, 0))
        return self.x, self._left(to, growth.elapsed(self.record.day))

    def _left(self, to: int, elapsed: Fraction | int) -> Fraction:
        return max(Fraction(to - self.year + 1) - elapsed, Fraction(0))

    def _per_month(self) -> Figure:
        if self.indicator.kind != "flow":
            return Reason("only a year-to-date figure grows month by month", moot=True)
        if self.record is None:
            return self.no_figure
        day = self.record.day
        return self.against(lambda x, bound: growth.per_month(x, bound, day))

    def outlook(self) -> Verdict:
        """Whether the last target is within reach, by the plan's method."""
        if self.indicator.kind == "milestone" and self.target and self.record and self.record.observation.value:
            return Verdict(Reason("yes or no, not a number"), Outlook.ACHIEVED)
        if self.goal is None:
            return Verdict(Reason("the last target has no figure"))
        if self.record is None or self.x is None:
            return Verdict(self.no_figure)
        if not self.record.is_year_end:
            return Verdict(Reason("the outlook is judged on year-end results"))
        to, _target, goal = self.goal
        results = self.known.results(self.indicator.id)
        known = {year: result for year, result in results.items() if year <= self.year}
        course = Course(self.x, self.year, self.bound, goal, to, known)
        return METHODS[self.policy.outlook.method].verdict(course, _own_cuts(self.policy))


def outlook_cuts(policy: Policy) -> Cuts:
    """The cuts that count for the method that a policy chooses."""
    return METHODS[policy.outlook.method].cuts(_own_cuts(policy))


def _own_cuts(policy: Policy) -> Cuts:
    """The cuts of a policy, which count for a method that has none of its own."""
    return Cuts(Fraction(policy.outlook.on_track), Fraction(policy.outlook.strained))
