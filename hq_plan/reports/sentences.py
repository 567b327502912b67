"""Figures in sentences, as an office writes them: what is met, what lags and by how much, what is still needed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from hq_plan.assess.bounds import PERCENT
from hq_plan.assessment import Assessment, Required
from hq_plan.derivation import latest
from hq_plan.growth import Bound, Reason
from hq_plan.i18n import _, plural
from hq_plan.outlook import Outlook
from hq_plan.reports import needs, phrases, words
from hq_plan.reports.promise import Frame
from hq_plan.status import Status
from hq_plan.view import NOTHING

_GOOD = (Status.MET, Status.ON_TRACK)


class Lacking(NamedTuple):
    """Why indicators have no figure, by id: ``awaited`` ones are not due yet, ``refused`` ones have an error."""

    awaited: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()


def overview(frame: Frame, shown: Sequence[Assessment], lacking: Lacking) -> Iterator[str]:
    """How many stand where: of the annex, and of the goals of the text; and how many have no target in the year."""
    asked = [at for at in shown if at.target]
    annex = [at for at in asked if at.indicator.number is not None]
    text = [at for at in asked if at.indicator.number is None]
    for group, what in (
        (annex, plural("{n} indicator of the annex", "{n} indicators of the annex", len(annex))),
        (text, plural("{n} goal of the text for the year", "{n} goals of the text for the year", len(text))),
    ):
        if group:
            said = _("{when}, of {what}: {parts}.")
            said = said.format(when=_when(frame, asked), what=what, parts=_counts(group, lacking))
            yield said[:1].upper() + said[1:]
    rest = sum(at.indicator.number is not None and not at.target for at in shown)
    if rest:
        yield plural(
            "{n} more indicator of the annex has no target in this year.",
            "{n} more indicators of the annex have no target in this year.",
            rest,
        )


def _counts(group: Iterable[Assessment], lacking: Lacking) -> str:
    """How many have which standing, in the order of the statuses."""
    of = Counter((list(Status).index(at.status), _standing(at, lacking)) for at in group)
    return _(", ").join(_("{n} {word}").format(n=n, word=word) for (_order, word), n in sorted(of.items()))


def _standing(at: Assessment, lacking: Lacking) -> str:
    if at.status is Status.NO_DATA and at.record is None and at.indicator.id in lacking.awaited:
        return _("awaited")
    return words.standing(at)[1]


def _when(frame: Frame, asked: Iterable[Assessment]) -> str:
    days = {at.record.day for at in asked if at.record}
    if frame.as_of:
        return _("by {day}").format(day=phrases.day(frame.as_of))
    if days and all((day.month, day.day) == (12, 31) for day in days):
        return _("at the end of {year}").format(year=frame.year)
    return _("in {year}").format(year=frame.year)


def going_well(asked: Iterable[Assessment]) -> list[str]:
    """What meets its target or is on its way to it."""
    clauses = [clause for at in asked if at.status in _GOOD and (clause := _good(at))]
    return [_("; ").join(clauses) + _(".")] if clauses else []


def lagging(asked: Iterable[Assessment]) -> list[str]:
    """A sentence for each that lags, the failures before what was only expected."""
    lags = [at for at in asked if at.status in words.LAGGING]
    return [_lag(at) for at in sorted(lags, key=lambda at: at.indicator.nature == words.EXPECTED)]


def _good(at: Assessment) -> str:
    bound = at.bound
    if at.indicator.kind == "milestone":
        return _("{name} is done ({target})").format(name=phrases.name(at), target=phrases.target(at))
    if isinstance(bound, Reason) or isinstance(at.gap, Reason):
        return ""
    if at.status is Status.ON_TRACK:
        said = _("{name} reached {value}, {share} of the year's target{target}")
        if isinstance(at.completion, Reason) or bound.lower_is_better or bound.op == "in":
            said = _("{name} reached {value}, on its way to the year's target{target}")
        return _filled(said, at) + _lead(at)
    if bound.op == "in":
        said = _("{name} reached {value}, within the target{target}")
    elif not at.gap:
        said = _("{name} reached {value}, just at the target{target}")
    elif bound.lower_is_better:
        said = _("{name} reached {value}, below the limit{target} by {gap}")
    elif at.indicator.unit == PERCENT or isinstance(at.completion, Reason):
        said = _("{name} reached {value}, above the target{target} by {gap}")
    else:
        said = _("{name} reached {value}, {share} of the year's target{target}, {gap} over it")
    return _filled(said, at)


def _lag(at: Assessment) -> str:
    bound = at.bound
    if at.indicator.kind == "milestone" or isinstance(bound, Reason) or isinstance(at.gap, Reason):
        said = _("{name} is not done, though it was due in {year} ({target}).")
        return said.format(name=phrases.name(at), year=at.year, target=phrases.target(at))
    x = at.x if isinstance(at.x, Fraction) else bound.high
    if bound.holds(x) and at.gap >= 0 and bound.is_upper(x):
        said = _("{name} reached {value}, {gap} left of the limit{target}")
    elif not at.gap and not bound.holds(x):
        said = _("{name} reached {value}, equal to the target{target}, which must be passed")
        if bound.is_upper(x):
            said = _("{name} reached {value}, equal to the limit{target}, which must not be reached")
    elif bound.op == "in":
        said = _("{name} reached {value}, below the range{target} by {gap}")
        if bound.is_upper(x):
            said = _("{name} reached {value}, above the range{target} by {gap}")
    elif bound.is_upper(x):
        said = _("{name} reached {value}, above the limit{target} by {gap}")
    elif at.indicator.unit == PERCENT or isinstance(at.completion, Reason):
        said = _("{name} reached {value}, below the target{target} by {gap}")
    else:
        said = _("{name} reached {value}, {share} of the year's target{target}, {gap} short of it")
    return _filled(said, at) + _lead(at) + _monthly(at) + _(".")


def _lead(at: Assessment) -> str:
    """How far ahead of the schedule or behind it, within a year; a lead that is not nought does not look like it."""
    lead = at.schedule.lead
    if isinstance(lead, Reason) or not phrases.is_in_year(at):
        return ""
    if not lead:
        return _(", just on schedule")
    said = _(", {points} points ahead of the schedule") if lead > 0 else _(", {points} points behind the schedule")
    if at.schedule.used_up:
        said = _(", {points} points less used up than time gone")
        if lead < 0:
            said = _(", {points} points more used up than time gone")
    return said.format(points=words.points(abs(lead)))


def _monthly(at: Assessment) -> str:
    """What each month behind the figure must bring."""
    need = at.required
    if (
        not phrases.is_in_year(at)
        or isinstance(need, Reason)
        or isinstance(need.per_month, Reason)
        or need.per_month <= 0
    ):
        return ""
    to = words.places_of(at.x, at.bound) if isinstance(at.bound, Bound) else 0
    amount = phrases.pace(need.per_month, to, at.indicator)
    return _(", {amount} needed in each month after").format(amount=amount)


def still_needed(shown: Iterable[Assessment], over_years: Sequence[Assessment]) -> Iterator[tuple[int, list[str]]]:
    """For each last target's year what is needed up to it; without a figure of the year from the one before."""
    of: dict[int, list[str]] = {}
    for each in shown:
        at = each if isinstance(each.required, Required) and each.record else _before(each, over_years)
        if at is None or (at.schedule.used_up and phrases.is_in_year(at)):
            continue
        need, text = at.required, needs.needed_cell(at).text
        if not isinstance(need, Required) or text == NOTHING or need.left == 0 or need.to < each.year:
            continue
        if need.to > each.year or each.record is None or phrases.is_in_year(each):
            said = _needed(at, need, each.record.day if each.record else None) or text
            clause = _("{amount} for {name}").format(name=at.indicator.label, amount=said)
            of.setdefault(need.to, []).append(clause)
    yield from sorted(of.items())


def _before(at: Assessment, over_years: Sequence[Assessment]) -> Assessment | None:
    """The latest assessment before a year that has a figure, of an indicator that has none in it."""
    own = [each for each in over_years if each.indicator.id == at.indicator.id and each.year < at.year and each.record]
    return max(own, key=lambda each: each.year, default=None) if at.record is None else None


def _needed(at: Assessment, need: Required, known: date | None) -> str:
    """The whole amount, what that is a year where more than one is left, and from when it counts."""
    if need.start is None or isinstance(need.left, Reason):
        return ""
    left = needs.left_text(need, need.start, need.left, at.indicator)
    amount = need.points if at.indicator.unit == PERCENT else need.step
    several = isinstance(need.years, Fraction) and need.years > 1
    more = []
    in_parts = at.indicator.decimals == 0 and isinstance(amount, Fraction) and abs(amount) < 1
    if several and not isinstance(amount, Reason) and need.left > 0 and not in_parts:
        to, chained = words.places_of(need.start, need.bound), needs.is_chained(need, at.indicator)
        pace = phrases.pace(abs(amount), to, at.indicator, is_rate=chained)
        more.append(_("{amount} each year").format(amount=pace))
    more += _rate(need, several=several)
    source = latest(need.start)
    if source is not None and source.when and source.when not in (known, at.year):
        more.append(_("counted from {day}").format(day=phrases.when(source)))
    return _("{left} ({more})").format(left=left, more=_(", ").join(more)) if more else left


def _rate(need: Required, *, several: bool) -> list[str]:
    """The rate, a year where more than one is left, where it says something."""
    if isinstance(need.rate, Reason) or not needs.rate_text(need) or not need.rate:
        return []
    up = _("up {rate} a year") if several else _("up {rate}")
    down = _("down {rate} a year") if several else _("down {rate}")
    return [(up if need.rate > 0 else down).format(rate=words.percent(abs(need.rate)))]


def outlook(shown: Iterable[Assessment]) -> Iterator[str]:
    """Which indicators will hardly reach their last target at the present pace."""
    of: dict[Outlook, list[str]] = {Outlook.OFF_TRACK: [], Outlook.STRAINED: []}
    for at in shown:
        if at.outlook.outlook in of:
            of[at.outlook.outlook].append(at.indicator.label)
    said = _("{word}: {names}")
    parts = [
        said.format(word=words.outlook_word(each), names=phrases.listed(names)) for each, names in of.items() if names
    ]
    if parts:
        yield _("At the present pace, of the last targets: {parts}.").format(parts=_("; ").join(parts))


def not_submitted(asked: Iterable[Assessment], lacking: Lacking) -> Iterator[str]:
    """What nobody has submitted, by department; what has errors; what is awaited yet; what is kept back."""
    late: dict[str, list[str]] = {}
    open_: dict[str, list[str]] = {}
    wrong: dict[str, list[str]] = {}
    kept = []
    for at in asked:
        if at.status is Status.NO_DATA and at.record is None:
            of = open_ if at.indicator.id in lacking.awaited else late
            of = wrong if at.indicator.id in lacking.refused else of
            of.setdefault(at.department or _("nobody named"), []).append(at.indicator.label)
        elif at.status is Status.NO_DATA:
            kept.append(at.indicator.label)
    n, more = sum(map(len, late.values())), sum(map(len, open_.values()))
    if late:
        yield plural(
            "{n} figure has not been submitted: ", "{n} figures have not been submitted: ", n
        ) + _by_department(late)
    if wrong:
        lead = plural(
            "{n} figure has been submitted with an error and does not count: ",
            "{n} figures have been submitted with errors and do not count: ",
            sum(map(len, wrong.values())),
        )
        yield lead + _by_department(wrong)
    if open_:
        lead = plural(
            "{n} figure is not there yet and not due yet: ", "{n} figures are not there yet and not due yet: ", more
        )
        yield lead + _by_department(open_)
    if kept:
        yield _("Not made public: {names}.").format(names=phrases.listed(kept))


def _by_department(of: dict[str, list[str]]) -> str:
    said = _("{name} ({listed})")
    return _("; ").join(said.format(name=name, listed=phrases.listed(each)) for name, each in of.items()) + _(".")


def uncertain(shown: Iterable[Assessment]) -> Iterator[str]:
    """Which figures are not final."""
    of: dict[str, list[str]] = {"preliminary": [], "example": []}
    for at in shown:
        status = at.record.observation.status if at.record and at.record.observation.value is not None else ""
        if status in of:
            of[status].append(at.indicator.label)
    first, invented = of["preliminary"], of["example"]
    if first:
        lead = plural("{n} figure is preliminary: ", "{n} figures are preliminary: ", len(first))
        yield lead + phrases.listed(first) + _(".")
    if invented:
        lead = plural(
            "{n} figure is an example, not a published one: ", "{n} figures are examples, not published ones: ",
            len(invented),
        )  # fmt: skip
        yield lead + phrases.listed(invented) + _(".")


def _filled(said: str, at: Assessment) -> str:
    """A clause with the figures of an assessment."""
    return said.format(
        name=phrases.name(at), value=phrases.figure(at), target=phrases.aim(at),
        share=words.share_cell(at.completion).text, gap=phrases.gap(at),
    )  # fmt: skip
