"""Figures in sentences, as an office writes them: what is met, what lags and by how much, what is still needed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from hq_plan.assess.bounds import PERCENT
from hq_plan.assessment import Assessment, Required
from hq_plan.growth import Bound, Reason
from hq_plan.i18n import _, plural
from hq_plan.notation import Target
from hq_plan.reports import needs, words
from hq_plan.reports.promise import Frame
from hq_plan.status import Status
from hq_plan.view import NOTHING

_LAST_NUMBER: Final = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(?!.*[0-9])")
_GOOD: Final = (Status.MET, Status.ON_TRACK)


def overview(frame: Frame, asked: Sequence[Assessment]) -> Iterator[str]:
    """How many stand where: of the annex, and of the goals of the text."""
    when = _when(frame, asked)
    annex = [at for at in asked if at.indicator.number is not None]
    text = [at for at in asked if at.indicator.number is None]
    if annex:
        what = plural("{n} indicator of the annex", "{n} indicators of the annex", len(annex))
        yield _sentence(_("{when}, of {what}: {parts}.").format(when=when, what=what, parts=_counts(annex)))
    if text:
        what = plural("{n} goal of the text that is due", "{n} goals of the text that are due", len(text))
        yield _sentence(_("{when}, of {what}: {parts}.").format(when=when, what=what, parts=_counts(text)))


def _counts(group: Iterable[Assessment]) -> str:
    """How many have which standing, in the order of the statuses."""
    of = Counter((list(Status).index(at.status), words.standing(at)[1]) for at in group)
    return _(", ").join(_("{n} {word}").format(n=n, word=word) for (_order, word), n in sorted(of.items()))


def _when(frame: Frame, asked: Iterable[Assessment]) -> str:
    days = {at.record.day for at in asked if at.record}
    if frame.as_of:
        return _("as of {day}").format(day=frame.as_of)
    if days and all((day.month, day.day) == (12, 31) for day in days):
        return _("at the end of {year}").format(year=frame.year)
    return _("in {year}").format(year=frame.year)


def going_well(asked: Iterable[Assessment]) -> list[str]:
    """What meets its target or is on its way to it."""
    clauses = [clause for at in asked if at.status in _GOOD and (clause := _good(at))]
    return [_sentence(_("; ").join(clauses) + _("."))] if clauses else []


def lagging(asked: Iterable[Assessment]) -> list[str]:
    """A sentence for each that lags, the failures before what was only expected."""
    lags = [at for at in asked if at.status in words.LAGGING]
    return [_lag(at) for at in sorted(lags, key=lambda at: at.indicator.nature == words.EXPECTED)]


def _good(at: Assessment) -> str:
    name, bound = at.indicator.label, at.bound
    if at.indicator.kind == "milestone":
        return _("{name} is done").format(name=name)
    if isinstance(bound, Reason) or isinstance(at.gap, Reason):
        return ""
    if at.status is Status.ON_TRACK:
        said = _("{name} {value}, {share} of the year's target {target}")
        if isinstance(at.completion, Reason) or bound.lower_is_better or bound.op == "in":
            said = _("{name} {value}, on its way to the year's target {target}")
        return _filled(said, at) + _lead(at)
    if bound.op == "in":
        said = _("{name} {value}, within the target {target}")
    elif not at.gap:
        said = _("{name} {value}, just at the target {target}")
    elif bound.lower_is_better:
        said = _("{name} {value}, below the limit {target} by {gap}")
    elif at.indicator.unit == PERCENT or isinstance(at.completion, Reason):
        said = _("{name} {value}, above the target {target} by {gap}")
    else:
        said = _("{name} {value}, {share} of the year's target {target}, {gap} over it")
    return _filled(said, at)


def _lag(at: Assessment) -> str:
    name, bound = at.indicator.label, at.bound
    if at.indicator.kind == "milestone" or isinstance(bound, Reason) or isinstance(at.gap, Reason):
        return _sentence(_("{name} is not done, though it was due in {year}.").format(name=name, year=at.year))
    if not at.gap and not bound.holds(bound.low):
        said = _("{name} {value}, equal to the target {target}, which must be passed")
    elif bound.is_upper(at.x if isinstance(at.x, Fraction) else bound.high):
        said = _("{name} {value}, above the limit {target} by {gap}")
    elif at.indicator.unit == PERCENT or isinstance(at.completion, Reason):
        said = _("{name} {value}, below the target {target} by {gap}")
    else:
        said = _("{name} {value}, {share} of the year's target {target}, {gap} short of it")
    return _sentence(_filled(said, at) + _lead(at) + _monthly(at) + _("."))


def _lead(at: Assessment) -> str:
    """How far ahead of the schedule or behind it, within a year."""
    lead = at.schedule.lead
    if isinstance(lead, Reason) or not _in_year(at):
        return ""
    said = _(", {points} points ahead of the schedule") if lead >= 0 else _(", {points} points behind the schedule")
    if at.schedule.used_up:
        said = _(", {points} points less used up than months gone")
        if lead < 0:
            said = _(", {points} points more used up than months gone")
    return said.format(points=words.rounded(abs(lead), 1))


def _monthly(at: Assessment) -> str:
    """What each month left must bring."""
    need = at.required
    if not _in_year(at) or isinstance(need, Reason) or isinstance(need.per_month, Reason) or need.per_month <= 0:
        return ""
    to = words.places_of(at.x, at.bound) if isinstance(at.bound, Bound) else 0
    amount = words.amount(need.per_month, to, at.indicator)
    return _(", {amount} needed in each month left").format(amount=amount)


def still_needed(shown: Iterable[Assessment]) -> Iterator[tuple[int, list[str]]]:
    """For each last target's year what is needed up to it, with what that is a year where there are several left."""
    of: dict[int, list[str]] = {}
    for at in shown:
        need, text = at.required, needs.needed_cell(at).text
        if isinstance(need, Required) and text != NOTHING and need.left != 0 and (need.to != at.year or _in_year(at)):
            clause = _("{name} {amount}").format(name=at.indicator.label, amount=_needed(at, need) or text)
            of.setdefault(need.to, []).append(clause)
    yield from sorted(of.items())


def _in_year(at: Assessment) -> bool:
    return at.record is not None and not at.record.is_year_end


def _needed(at: Assessment, need: Required) -> str:
    """The whole amount, and what that is a year: the rate, and where more than a year is left the amount."""
    if need.start is None or isinstance(need.left, Reason):
        return ""
    left, rate = needs.left_text(need, need.start, need.left, at.indicator), needs.rate_text(need)
    pace = need.points if at.indicator.unit == PERCENT else need.step
    yearly = []
    if isinstance(need.years, Fraction) and need.years > 1 and not isinstance(pace, Reason):
        amount = words.amount(abs(pace), words.places_of(need.start, need.bound), at.indicator)
        yearly.append(_("{amount} each year").format(amount=amount))
    if rate:
        yearly.append(_("{rate} a year").format(rate=rate))
    return _("{left} ({yearly})").format(left=left, yearly=_(", ").join(yearly)) if yearly else left


def not_submitted(asked: Iterable[Assessment]) -> Iterator[str]:
    """What nobody has submitted, by department, and what is kept back."""
    of: dict[str, list[str]] = {}
    kept = []
    for at in asked:
        if at.status is Status.NO_DATA and at.record is None:
            of.setdefault(at.department or _("nobody named"), []).append(at.indicator.label)
        elif at.status is Status.NO_DATA:
            kept.append(at.indicator.label)
    if of:
        n = sum(map(len, of.values()))
        lead = plural("{n} figure has not been submitted: ", "{n} figures have not been submitted: ", n)
        parts = [_("{name} ({listed})").format(name=name, listed=_listed(each)) for name, each in of.items()]
        yield lead + _("; ").join(parts) + _(".")
    if kept:
        yield _("Not made public: {names}.").format(names=_listed(kept))


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
        yield lead + _listed(first) + _(".")
    if invented:
        lead = plural(
            "{n} figure is an example, not a published one: ", "{n} figures are examples, not published ones: ",
            len(invented),
        )  # fmt: skip
        yield lead + _listed(invented) + _(".")


def figure(at: Assessment) -> str:
    """The figure with its unit, or what several years come to; what is not final is said."""
    if at.record is None or isinstance(at.x, Reason):
        return NOTHING
    own = at.record.figure
    text = words.figure_text(at.x) if at.is_put_together or own is None else words.given(own)
    text = _("{number}{unit}").format(number=text, unit=at.indicator.unit)
    if at.is_put_together:
        return text
    said = {"preliminary": _(" (preliminary)"), "example": _(" (example)")}
    return text + said.get(at.record.observation.status, "")


def target(at: Assessment) -> str:
    """The year's target as printed, with the unit once behind its number, and the level where it counts from a base."""
    if at.target is None:
        return NOTHING
    text = _with_unit(at.target, at.indicator.unit)
    levelled = words.with_level(text, at)
    return text if levelled == text else levelled + at.indicator.unit


def _with_unit(printed: Target, unit: str) -> str:
    if printed.value is None or printed.unit or printed.way or unit in printed.text:
        return printed.text
    return _LAST_NUMBER.sub(lambda match: match[1] + unit, printed.text, count=1)


def _filled(said: str, at: Assessment) -> str:
    """A clause with the figures of an assessment."""
    gap = abs(at.gap) if isinstance(at.gap, Fraction) else Fraction(0)
    name = at.indicator.label
    if at.indicator.nature == words.EXPECTED:
        name = _("{name} (expected)").format(name=name)
    return said.format(
        name=name, value=figure(at), target=_("({target})").format(target=target(at)),
        share=words.share_cell(at.completion).text,
        gap=words.amount(gap, words.places_of(at.x, at.bound) if isinstance(at.bound, Bound) else 0, at.indicator),
    )  # fmt: skip


def _listed(names: Sequence[str]) -> str:
    return _(" / ").join(names)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
