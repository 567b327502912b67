"""An indicator within its year: growth, schedule, and what decides the status."""

from datetime import date
from fractions import Fraction

from hq_plan import growth
from hq_plan.assess.basis import Basis, input_of, no_result
from hq_plan.assess.bounds import NO_TARGET, PERCENT
from hq_plan.assessment import Previous, Schedule
from hq_plan.derivation import Input, given
from hq_plan.growth import Bound, Figure, Reason
from hq_plan.models.actuals import Record
from hq_plan.status import Standing


def growth_over_a_year(basis: Basis) -> Figure:
    """同比, against the figure of the same day a year earlier; in points where the unit is %."""
    if basis.record is None or basis.reported is None:
        return basis.no_figure
    year = basis.year - 1
    if basis.record.is_year_end:
        source, none = basis.results.get(year), no_result(year)
    else:
        source = _a_year_before(basis, basis.record.day)
        none = Reason("no figure published for the same day of {year}", {"year": year})
    if source is None:
        return none
    points = basis.indicator.unit == PERCENT
    return basis.reported - given(source) if points else growth.change(basis.reported, given(source))


def _a_year_before(basis: Basis, day: date) -> Input | None:
    """The figure of the same day a year earlier; a leap day has no such day."""
    if (day.month, day.day) == (2, 29):
        return None
    return input_of(basis.known.on(basis.indicator.id, day.replace(year=day.year - 1)))


def schedule(basis: Basis) -> Schedule:
    """Where the figure stands on the way through the year."""
    if basis.record is None:
        return Schedule(basis.no_figure, basis.no_figure, basis.no_figure)
    profile = [given(Input("profile", share)) for share in basis.indicator.profile or ()]
    elapsed = growth.elapsed(basis.record.day, profile)
    share = _share(basis, basis.record)
    if isinstance(basis.bound, Reason) or isinstance(basis.x, Reason) or isinstance(share, Reason):
        return Schedule(elapsed, share, share)
    # What an upper bound allows is used up as the year goes by: to be ahead is to have used less.
    used_up = basis.indicator.kind == "flow" and basis.bound.is_upper(basis.x)
    lead = elapsed - share if used_up else share - elapsed
    return Schedule(elapsed, share, 100 * lead, -lead, used_up)


def _share(basis: Basis, record: Record) -> Figure:
    if isinstance(basis.bound, Reason) or isinstance(basis.x, Reason):
        return basis.bound if isinstance(basis.bound, Reason) else basis.x
    if record.is_year_end:
        return growth.YEAR_OVER
    if basis.indicator.kind == "ratio" or basis.indicator.in_year:
        return Reason("judged at year-end only")
    if basis.indicator.kind == "flow":
        return _flow_share(basis, basis.x, basis.bound)
    return _share_of_the_way(basis.x, basis.bound, basis.previous)


def _flow_share(basis: Basis, x: Fraction, bound: Bound) -> Figure:
    """The share of the year's target; of a sum over years the year's part of what the years before have left."""
    if basis.together(basis.year) is None:
        return growth.flow_share(x, bound)
    before = basis.result(basis.year - 1, basis.year)
    if isinstance(before, Reason):  # pragma: no cover  (then `x`, which counts the years before too, is one)
        return before
    left = Bound(bound.op, bound.low - before, bound.high - before)
    share = growth.flow_share(x - before, left)
    return Reason("the years before have come to the target already") if isinstance(share, Reason) else share


def _share_of_the_way(x: Fraction, bound: Bound, previous: Previous | None) -> Figure:
    """The share of the way from last year; where a target stands in for its result, the reason says so."""
    if previous is None:
        return Reason("no figure for the year before")
    if previous.basis == "target" and bound.holds(previous.figure):
        return Reason("last year's target, for want of a result, meets this year's already")
    return growth.stock_share(x, bound, previous.figure)


def standing(basis: Basis, schedule: Schedule, completion: Figure) -> Standing:
    """What decides the status."""
    kind, record = basis.indicator.kind, basis.record
    judged = not isinstance(basis.bound, Reason) and not isinstance(basis.x, Reason)
    met = basis.bound.holds(basis.x) if judged else None  # type: ignore[union-attr, arg-type]
    only_lower = not isinstance(basis.bound, Reason) and basis.bound.op in (">=", ">")
    return Standing(
        has_target=basis.target is not None,
        has_figure=record is not None and record.observation.value is not None,
        year_end=record is not None and record.is_year_end,
        met=bool(record and record.observation.value) if kind == "milestone" else met,
        judged_in_year=kind in ("stock", "flow") and basis.indicator.in_year is None,
        counts_once_met=kind in ("stock", "milestone") or (kind == "flow" and only_lower),
        shortfall=schedule.shortfall,
        used_up=schedule.used_up,
        elapsed=Fraction(0) if isinstance(schedule.elapsed, Reason) else schedule.elapsed,
        completion=completion,
    )


def remark(basis: Basis) -> Reason | None:
    """What a reader of the status would stumble over."""
    if basis.target is None or basis.record is None or basis.record.observation.value is None:
        return basis.no_figure if basis.target else NO_TARGET
    if basis.reported is None:
        return None
    for part in (basis.bound, basis.x):
        if isinstance(part, Reason):
            return part
    bound = basis.bound
    if isinstance(bound, Bound) and bound.op in (">", "<") and basis.x == bound.low:
        return growth.NOT_INCLUDED
    return None
