"""The figures of an assessment in the order in which a reader asks about them, each with its result as it is shown."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from hq_plan.assess.bounds import PERCENT
from hq_plan.assessment import Achieved, Assessment
from hq_plan.derivation import Derived
from hq_plan.growth import Figure, Reason
from hq_plan.i18n import _
from hq_plan.reports import needs, words


class Step(NamedTuple):
    """A figure with its name, and its result as people read it; ``scale`` is 100 where that is in percent."""

    field: str
    title: str
    figure: Figure
    shown: str = ""
    scale: int = 1


def of_the_year(at: Assessment) -> Iterator[Step]:
    """The figures of the year itself."""
    schedule = at.schedule
    if at.is_put_together:
        shown = "" if isinstance(at.x, Reason) else words.amount(at.x, words.places_of(at.x), at.indicator)
        yield Step("counted", _("figure that counts"), at.x, shown)
    yield from _target(at)
    yield Step("gap", _("gap"), at.gap, words.gap_text(at))
    yield _share("completion", _("completion"), at.completion)
    yield _change("growth", _("growth"), at.growth, at)
    if not isinstance(schedule.share, Reason):
        yield _share("elapsed", _("time gone"), schedule.elapsed)
    yield _share("share", _("used up") if schedule.used_up else _("share of the way"), schedule.share)
    yield Step("lead", _("schedule"), schedule.lead, words.lead_cell(at).text)


def _target(at: Assessment) -> Iterator[Step]:
    """How the target comes about, where it is not simply printed."""
    bound = at.bound
    if isinstance(bound, Reason):
        return
    for end in dict.fromkeys((bound.low, bound.high)):
        if isinstance(end, Derived) and len(end.inputs) > 1:
            yield Step("target", _("target"), end, words.amount(end, words.places_of(end), at.indicator))


def ahead(at: Assessment) -> Iterator[Step]:
    """What is required, or why nothing can be."""
    need = at.required
    if isinstance(need, Reason):
        yield Step("required", _("still needed"), need)
        return
    to = need.to
    decimals = words.places_of(need.start or Fraction(0), need.bound)
    if isinstance(need.years, Derived):
        yield Step(
            "required.years", _("years to the end of {year}").format(year=to), need.years, needs.years(need.years)
        )
    yield _amount("required.left", _("still needed by {year}").format(year=to), need.left, decimals, at)
    yield _share("required.rate", _("rate a year to {year}").format(year=to), need.rate, signed=True)
    for field, figure in (("required.points", need.points), ("required.step", need.step)):
        yield _amount(field, _("needed a year to {year}").format(year=to), figure, decimals, at)
    yield _amount("required.per_month", _("needed a month"), need.per_month, decimals, at)


def achieved(at: Assessment) -> Iterator[Step]:
    """What was achieved so far, where something was."""
    done = at.achieved
    if isinstance(done, Achieved):
        decimals = words.places(done.since.value, done.until.value)
        yield _share("achieved.rate", _("rate a year so far"), done.rate, signed=True)
        for field, figure in (("achieved.points", done.points), ("achieved.step", done.step)):
            yield _amount(field, _("a year so far"), figure, decimals, at)


def _share(field: str, title: str, figure: Figure, *, signed: bool = False) -> Step:
    return Step(field, title, figure, words.share_cell(figure, signed=signed).text, 100)


def _change(field: str, title: str, figure: Figure, at: Assessment) -> Step:
    return Step(field, title, figure, words.growth_cell(at).text, 1 if at.indicator.unit == PERCENT else 100)


def _amount(field: str, title: str, figure: Figure, decimals: int, at: Assessment) -> Step:
    shown = "" if isinstance(figure, Reason) else words.amount(figure, decimals, at.indicator)
    return Step(field, title, figure, shown)
