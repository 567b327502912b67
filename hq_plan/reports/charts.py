"""An indicator over the years as a chart: figures, targets, and where the figure should stand on its day."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from hq_plan.assessment import Assessment
from hq_plan.growth import Reason
from hq_plan.i18n import _
from hq_plan.reports import phrases, words
from hq_plan.view import Chart, Point, Step


def charts(shown: Sequence[Assessment], over_years: Sequence[Assessment]) -> Iterator[Chart]:
    """One for each indicator that is counted and has a target in its year, from what it has in all years."""
    for at in shown:
        if at.indicator.kind != "milestone" and not isinstance(at.bound, Reason):
            yield _chart(at, [each for each in over_years if each.indicator.id == at.indicator.id])


def _chart(at: Assessment, over_years: Sequence[Assessment]) -> Chart:
    # Later years show what is asked, not what came of it: the page is about the year.
    alike = [each for each in over_years if _is_total(each) == _is_total(at)]
    steps = {each.year: _step(each, with_figure=each.year <= at.year) for each in alike}
    now = steps.setdefault(at.year, _step(at))
    base = None if _is_total(at) else at.indicator.base
    before = [Step(str(base.year), Point(Fraction(base.value), words.given(base.value)), ())] if base else []
    in_order = (*before, *(steps[year] for year in sorted(steps)))
    sign, word, tone = words.standing(at)
    title = words.titled(at)
    said = _("{title}: {steps}").format(title=title, steps=_("; ").join(map(_told, in_order)))
    return Chart(title, said, in_order, now, f"{sign} {word}", _planned(at), tone)


def _is_total(at: Assessment) -> bool:
    """Whether the target is one for several years together, which no year's figure compares with."""
    return at.target is not None and at.target.way == "whole"


def _step(at: Assessment, *, with_figure: bool = True) -> Step:
    in_year = at.record is not None and not at.record.is_year_end
    label = at.record.day.strftime("%Y-%m") if with_figure and at.record and in_year else str(at.year)
    apart = in_year
    actual = None
    if with_figure and isinstance(at.x, Fraction) and at.record is not None:
        actual = Point(at.x, words.figure_text(at.x))
    if isinstance(at.bound, Reason) or at.target is None:
        return Step(label, actual, (), apart=apart)
    ends = dict.fromkeys((at.bound.low, at.bound.high))
    aims = tuple(Point(end, words.figure_text(end)) for end in ends)
    return Step(label, actual, aims, phrases.target(at), apart)


def _told(step: Step) -> str:
    """A step in words."""
    parts = [_("target {text}").format(text=step.asked)] if step.aims else []
    parts += [_("actual {text}").format(text=step.actual.text)] if step.actual else []
    return _("{label} {facts}").format(label=step.label, facts=_(", ").join(parts) or _("no figure"))


def _planned(at: Assessment) -> Point | None:
    """Where the figure should stand on its day: where its lead would be nought."""
    share, lead, bound = at.schedule.share, at.schedule.lead, at.bound
    if isinstance(share, Reason) or isinstance(lead, Reason) or isinstance(bound, Reason) or isinstance(at.x, Reason):
        return None
    if not phrases.is_in_year(at) or share == 1:
        return None
    # The share of the way counts from some start: from it the place on the way that the lead is measured against.
    start = (at.x - share * bound.low) / (1 - share)
    due = start + (share - lead / 100) * (bound.low - start)  # the lead is in points
    return Point(due, words.amount(due, words.places_of(at.x, bound), at.indicator))
