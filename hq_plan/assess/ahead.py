"""An indicator on its way to a later target: what is required, what was achieved so far, the outlook."""

from datetime import date
from fractions import Fraction
from typing import Final

from hq_plan import growth
from hq_plan.assess.basis import Basis, last_target
from hq_plan.assess.bounds import IN_WORDS, NO_TARGET, PERCENT, bound_of
from hq_plan.assessment import Achieved, Required
from hq_plan.derivation import Input, given, power
from hq_plan.growth import Bound, Figure, Reason
from hq_plan.models.plan import Policy
from hq_plan.outlook import METHODS, Course, Cuts, Outlook, Verdict

_IN_POINTS: Final = Reason("a percentage moves in points", moot=True)
_NOT_IN_POINTS: Final = Reason("only percentages move in points", moot=True)
_TOGETHER: Final = Reason("the figures of several years are taken together", moot=True)
_NO_COUNT: Final = Reason("not a count", moot=True)
_NO_FIGURE_AT_THE_END: Final = Reason("the last target has no figure")


def required(basis: Basis, to: int | None) -> Required | Reason:
    """What it still takes to the target of a year, else to the last one."""
    goal = _goal(basis, to)
    if isinstance(goal, Reason):
        return goal
    to, bound = goal
    per_month = _per_month(basis)
    start = _start(basis, to)
    if isinstance(start, Reason):
        return Required(to, bound, None, start, start, start, start, start, start, per_month)
    x, years = start
    left = growth.required_step(x, bound, Fraction(1))
    step = growth.required_step(x, bound, years)
    path = growth.whole_path(x, bound, years) if basis.indicator.decimals == 0 else _NO_COUNT
    rate = _TOGETHER if basis.together(to) else growth.required_rate(x, bound, years)
    if basis.chained(to) and years > 0:
        left, points = _rest(basis, to, x, bound)
        return Required(to, bound, x, years, left, _TOGETHER, points, _TOGETHER, _NO_COUNT, per_month)
    if basis.indicator.unit == PERCENT:
        return Required(to, bound, x, years, left, _IN_POINTS, step, _IN_POINTS, path, per_month)
    return Required(to, bound, x, years, left, rate, _NOT_IN_POINTS, step, path, per_month)


def _rest(basis: Basis, to: int, x: Fraction, bound: Bound) -> tuple[Figure, Figure]:
    """Of rates that are chained or averaged: what the years left must bring together, and each of them."""
    mean, down = basis.together(to) == "mean", basis.declines(to)
    if bound.holds(x) and not mean:
        return Fraction(0), Fraction(0)
    if bound.holds(x) and bound.op == "in":
        return _TOGETHER, Reason("the mean lies within the range so far")
    gone = basis.closed - basis.first + 1
    left, end = to - basis.closed, bound.end(x)
    done, goal = growth.factor(x, down=down), growth.factor(end, down=down)
    if mean:
        done, goal = power(done, Fraction(gone)), power(goal, Fraction(gone + left))
        return _TOGETHER, growth.rest(done, goal, left, down=down)
    return growth.rest(done, goal, 1, down=down), growth.rest(done, goal, left, down=down)


def achieved(basis: Basis) -> Achieved | Reason:
    """What a year brought on average, from the earliest year-end figure known to the latest."""
    if basis.indicator.kind == "milestone":
        return Reason("yes or no, not a number")
    results = basis.results
    if not results:
        return Reason("no year-end result is on file")
    if (last := last_target(basis.indicator)) and basis.together(last[0]):
        return _achieved_together(basis, last[0])
    if len(results) == 1:
        return Reason("a single year-end result shows no change")
    since, until = results[min(results)], results[max(results)]
    x, base, years = given(until), given(since), year_of(until) - year_of(since)
    step = growth.mean_step(x, base, years)
    if basis.indicator.unit == PERCENT:
        return Achieved(since, until, _IN_POINTS, step, _IN_POINTS)
    return Achieved(since, until, growth.mean_rate(x, base, years), _NOT_IN_POINTS, step)


def _achieved_together(basis: Basis, to: int) -> Achieved | Reason:
    """What a year brought on average so far, where the figures of all years are put together."""
    known = [year for year in basis.results if year >= basis.first]
    done = basis.result(max(known), to) if known else Reason("no year-end result is on file")
    if isinstance(done, Reason):
        return done
    since, until, years = basis.results[min(known)], basis.results[max(known)], len(known)
    if basis.together(to) == "sum":
        return Achieved(since, until, _TOGETHER, _NOT_IN_POINTS, done if years == 1 else done / years)
    down, mean = basis.declines(to), basis.together(to) == "mean"
    rate = done if mean else growth.rest(Fraction(1), growth.factor(done, down=down), years, down=down)
    return Achieved(since, until, _TOGETHER, rate, _TOGETHER)


def outlook(basis: Basis) -> Verdict:
    """Whether the last target is within reach, by the plan's method."""
    record = basis.record
    if basis.indicator.kind == "milestone" and last_target(basis.indicator) and record and record.observation.value:
        return Verdict(Reason("yes or no, not a number"), Outlook.ACHIEVED)
    goal = _goal(basis, None)
    if isinstance(goal, Reason):
        return Verdict(goal)
    to, bound = goal
    x = basis.counted(to)
    if isinstance(x, Reason):
        return Verdict(x)
    if record is None or not record.is_year_end:
        return Verdict(Reason("the outlook is judged on year-end results"))
    known = {year: result for year in basis.results if isinstance(result := basis.result(year, to), Fraction)}
    if basis.together(to) == "mean" and basis.year < to:
        return Verdict(Reason("the mean over the years is settled by the last of them"))
    course = Course(x, basis.year, _bound_alike(basis, to), bound, to, known)
    return METHODS[basis.policy.outlook.method].verdict(course, _own_cuts(basis.policy))


def _bound_alike(basis: Basis, to: int) -> Bound | Reason:
    """The year's bound, where its target counts as the last one does."""
    if isinstance(basis.bound, Reason):
        return Reason("the year has no target in figures")
    alike = basis.together(basis.year) == basis.together(to)
    return basis.bound if alike else Reason("the year's target counts one year and the last one all of them")


def outlook_cuts(policy: Policy) -> Cuts:
    """The cuts that count for the method that a policy chooses."""
    return METHODS[policy.outlook.method].cuts(_own_cuts(policy))


def year_of(source: Input) -> int:
    """The year of a year-end figure."""
    return source.when.year if isinstance(source.when, date) else source.when or 0


def _own_cuts(policy: Policy) -> Cuts:
    """The cuts of a policy, which count for a method that has none of its own."""
    return Cuts(Fraction(policy.outlook.on_track), Fraction(policy.outlook.strained))


def _goal(basis: Basis, to: int | None) -> tuple[int, Bound] | Reason:
    """A year's target, else the last one: its year, and what it asks for."""
    last = last_target(basis.indicator)
    year = to or (last[0] if last else 0)
    bound = bound_of(basis.indicator, year, basis.policy)
    if not isinstance(bound, Reason):
        return year, bound
    return bound if to or bound not in (IN_WORDS, NO_TARGET) else _NO_FIGURE_AT_THE_END


def _start(basis: Basis, to: int) -> tuple[Fraction, Fraction] | Reason:
    """The figure that the way to a target starts from, and the years left from it."""
    if basis.record is None or basis.reported is None:
        return basis.no_figure
    in_year = not basis.record.is_year_end
    if in_year and (basis.indicator.kind == "flow" or basis.chained(to)):
        # A year-to-date figure is compared with its own year only; a year's rate is known when it is over.
        result = basis.result(basis.year - 1, to)
        if isinstance(result, Reason):
            return Reason("no result for the year before")
        return result, _left(basis, to, Fraction(0))
    x = basis.counted(to)
    return x if isinstance(x, Reason) else (x, _left(basis, to, growth.elapsed(basis.record.day)))


def _left(basis: Basis, to: int, elapsed: Fraction) -> Fraction:
    """The years left to a year's end, in fractions."""
    return max(to - basis.year + 1 - elapsed, Fraction(0))


def _per_month(basis: Basis) -> Figure:
    if basis.indicator.kind != "flow":
        return Reason("only a year-to-date figure grows month by month", moot=True)
    if basis.record is None:
        return basis.no_figure
    day = basis.record.day
    return basis.against(lambda x, bound: growth.per_month(x, bound, day))
