"""The parts that sentences on figures are made of: names, days, figures, targets and amounts with their units."""

import math
import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from hq_plan.assess.bounds import PERCENT
from hq_plan.assessment import Assessment
from hq_plan.derivation import Input
from hq_plan.growth import Bound, Reason
from hq_plan.i18n import _, language
from hq_plan.models.plan import Indicator
from hq_plan.notation import Target
from hq_plan.reports import words
from hq_plan.view import NOTHING

_LAST_NUMBER: Final = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(?!.*[0-9])")
_MORE_PLACES: Final = 2
"""How many places more than its parts have a mean may be shown with."""


def name(at: Assessment) -> str:
    """The indicator's name; of an expected one (预期性) that it is one."""
    label = at.indicator.label
    return _("{name} (expected)").format(name=label) if at.indicator.nature == words.EXPECTED else label


def day(on: date) -> str:
    """A day as sentences name it, the last of a month as the month's end."""
    if language() != "zh":
        return on.isoformat()
    if (on.month, on.day) == (12, 31):
        return f"{on.year}年末"
    is_end = on.day == monthrange(on.year, on.month)[1]
    return f"{on.year}年{on.month}月" + ("末" if is_end else f"{on.day}日")


def when(source: Input) -> str:
    """The day that an input speaks of; of a year its last."""
    if isinstance(source.when, date):
        return day(source.when)
    return day(date(source.when, 12, 31)) if source.when else ""


def is_in_year(at: Assessment) -> bool:
    """Whether the figure is none of a year's end."""
    return at.record is not None and not at.record.is_year_end


def figure(at: Assessment) -> str:
    """The figure with its unit, what several years come to, the day within a year, and what is not final."""
    if at.record is None or isinstance(at.x, Reason):
        return NOTHING
    own = at.record.figure
    number = words.given(own) if own is not None and not at.is_put_together else _exactly(at.x)
    text = _("{number}{unit}").format(number=number, unit=at.indicator.unit)
    if at.is_put_together:
        mean = at.target is not None and at.target.way == "yearly"
        text = (_("on average {text}") if mean else _("together {text}")).format(text=text)
    if is_in_year(at):
        text = _("{text} by {day}").format(text=text, day=day(at.record.day))
    said = {"preliminary": _(" (preliminary)"), "example": _(" (example)")}
    return text + said.get(words.certainty_of(at.x) or at.record.observation.status, "")


def _exactly(number: Fraction) -> str:
    """A sum or a mean, with some places more than its parts where it needs them."""
    to = words.places_of(number)
    return words.rounded(number, max(to, min(words.exact_places(number), to + _MORE_PLACES)))


def target(at: Assessment) -> str:
    """The year's target as printed, with the unit once behind its number, and the level where it counts from a base."""
    if at.target is None:
        return NOTHING
    text = _with_unit(at.target, at.indicator.unit)
    is_mean = at.target.way == "yearly" and at.indicator.unit == PERCENT
    levelled = text if is_mean else words.with_level(text, at)
    return text if levelled == text else levelled + at.indicator.unit


def aim(at: Assessment) -> str:
    """The target within a sentence: a number as it is, what is worded or a per cent in brackets, 力争 said.

    A number behind a per cent sign would run into it, and 8%1.5 be a link on some sites.
    """
    text = target(at)
    strives = at.indicator.is_aspirational(at.year) and at.target is not None and not at.target.aspirational
    if strives:
        text = _("{target}, aspirational").format(target=text)
    plain = at.indicator.unit != PERCENT and re.fullmatch(rf"[0-9.]+{re.escape(at.indicator.unit)}", text)
    return _(" {target}").format(target=text) if plain else _(" ({target})").format(target=text)


def _with_unit(printed: Target, unit: str) -> str:
    if printed.value is None or printed.unit or printed.way not in (None, "whole") or unit in printed.text:
        return printed.text
    return _LAST_NUMBER.sub(lambda match: match[1] + unit, printed.text, count=1)


def gap(at: Assessment) -> str:
    """How far, without a sign."""
    number = abs(at.gap) if isinstance(at.gap, Fraction) else Fraction(0)
    to = words.places_of(at.x, at.bound) if isinstance(at.bound, Bound) else 0
    exact = words.exact_places(number)
    return words.amount(number, max(to, exact if exact <= to + _MORE_PLACES else to), at.indicator)


def pace(number: Fraction, to: int, indicator: Indicator, *, is_rate: bool = False) -> str:
    """What each month or year must bring; of things that come whole the next whole number."""
    if indicator.decimals == 0:
        return _("at least {amount}").format(amount=words.amount(Fraction(math.ceil(number)), 0, indicator))
    return words.amount(number, to, indicator, is_rate=is_rate)


def listed(names: Sequence[str]) -> str:
    """Names in a sentence."""
    return _(" / ").join(names)
