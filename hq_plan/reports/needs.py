"""What it still takes, in words: to the year's own target, and to the last one."""

from fractions import Fraction
from typing import Final

from hq_plan.assess.bounds import PERCENT
from hq_plan.assessment import Assessment, Required
from hq_plan.growth import Reason, required_step
from hq_plan.i18n import _
from hq_plan.models.plan import Indicator
from hq_plan.reports import words
from hq_plan.view import NOTHING, Cell

_MOST_RATE: Final = 10
"""A rate beyond tenfold a year says nothing to a reader."""


def this_year_cell(at: Assessment) -> Cell:
    """What the year's own target still takes, of a year-to-date figure also each month; nothing after its end."""
    bound, x = at.bound, at.x
    in_year = at.record is not None and not at.record.is_year_end
    if (
        isinstance(bound, Reason)
        or isinstance(x, Reason)
        or not in_year
        or (at.indicator.kind == "flow" and bound.is_upper(x))
    ):
        return Cell(None, NOTHING)
    left = required_step(x, bound, Fraction(1))
    if isinstance(left, Reason):
        return Cell(None, NOTHING)
    if not left:
        return Cell(left, _("nothing more this year"))
    to = words.places_of(x, bound)
    text = _moved(left, to, at.indicator)
    need = at.required
    if isinstance(need, Reason) or isinstance(need.per_month, Reason):
        return Cell(left, text)
    monthly = words.amount(abs(need.per_month), to, at.indicator)
    return Cell(left, _("{amount} ({monthly} a month)").format(amount=text, monthly=monthly))


def needed_cell(at: Assessment) -> Cell:
    """What it still takes up to the last target."""
    need = at.required
    if isinstance(need, Reason) or need.start is None or isinstance(at.x, Reason):
        return Cell(None, NOTHING)
    if isinstance(need.left, Reason):
        return _each_year(need, at.indicator)
    if not need.left:
        return Cell(need.left, _("nothing more"))
    left = left_text(need, need.start, need.left, at.indicator)
    rate = rate_text(need)
    return Cell(need.left, _("{amount} ({rate} a year)").format(amount=left, rate=rate) if rate else left)


def left_text(need: Required, start: Fraction, left: Fraction, indicator: Indicator) -> str:
    """The whole amount up to the last target, of a flow by how much the year's figure must grow."""
    text = words.amount(abs(left), words.places_of(start, need.bound), indicator, is_rate=is_chained(need, indicator))
    if need.bound.op in (">", "<"):
        text = _("more than {amount}").format(amount=text)
    if left < 0:
        text = _("down by {amount}").format(amount=text)
    goal = indicator.targets.get(need.to)
    if indicator.kind == "flow" and left > 0 and not (goal and goal.way == "whole"):
        text = _("yearly figure up by {amount}").format(amount=text)
    return text


def is_chained(need: Required, indicator: Indicator) -> bool:
    """Whether the target is a rate over several years, which the rates of the years are chained to."""
    goal = indicator.targets.get(need.to)
    return indicator.unit == PERCENT and goal is not None and goal.way == "whole"


def rate_text(need: Required) -> str:
    """The rate a year, where it says something."""
    return "" if isinstance(need.rate, Reason) or need.rate > _MOST_RATE else words.percent(need.rate, signed=True)


def _each_year(need: Required, indicator: Indicator) -> Cell:
    """Of a mean over the years: what each of those left must bring."""
    if isinstance(need.points, Reason) or need.start is None:
        return Cell(None, NOTHING)
    rate = words.rounded(need.points, max(words.places_of(need.start, need.bound), 2))
    return Cell(need.points, _("{rate}{unit} a year").format(rate=rate, unit=indicator.unit))


def _moved(change: Fraction, to: int, indicator: Indicator) -> str:
    """How much it must go up, or down."""
    text = words.amount(abs(change), to, indicator)
    return text if change > 0 else _("down by {amount}").format(amount=text)


def years(number: Fraction) -> str:
    """Years, with two decimals where they are not whole."""
    return words.rounded(number, 0 if number.denominator == 1 else 2)
