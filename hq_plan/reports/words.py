"""How figures, signs and statuses are put into words: rounding, units and tones are settled here, before any format."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from hq_plan.assess.basis import PERCENT, last_target
from hq_plan.assessment import Assessment
from hq_plan.growth import Figure, Reason
from hq_plan.i18n import _
from hq_plan.models.actuals import Record
from hq_plan.models.plan import Indicator
from hq_plan.notation import Target
from hq_plan.outlook import Outlook
from hq_plan.status import Status
from hq_plan.view import Cell, Tone

MINUS: Final = "−"
NOTHING: Final = "-"

_SIGNS: Final = {
    Status.MET: ("✓", Tone.GOOD), Status.MISSED: ("✗", Tone.BAD), Status.ON_TRACK: ("▸", Tone.GOOD),
    Status.BEHIND: ("▾", Tone.WARN), Status.OFF_TRACK: ("‼", Tone.BAD), Status.NOT_DUE: ("◦", Tone.PLAIN),
    Status.NO_DATA: ("?", Tone.PLAIN),
}  # fmt: skip
_OUTLOOK_SIGNS: Final = {
    Outlook.ACHIEVED: ("✓", Tone.GOOD), Outlook.ON_TRACK: ("▸", Tone.GOOD), Outlook.STRAINED: ("▾", Tone.WARN),
    Outlook.OFF_TRACK: ("‼", Tone.BAD),
}  # fmt: skip
_MOST_PLACES: Final = 6
_MOST_RATE: Final = 10
"""A rate beyond tenfold a year says nothing to a reader."""


def status_word(status: Status) -> str:
    """The status as people say it."""
    return {
        Status.MET: _("met"), Status.MISSED: _("missed"), Status.ON_TRACK: _("on track"), Status.BEHIND: _("behind"),
        Status.OFF_TRACK: _("far behind"), Status.NOT_DUE: _("not due"), Status.NO_DATA: _("no data"),
    }[status]  # fmt: skip


def outlook_word(outlook: Outlook) -> str:
    """The outlook as people say it."""
    return {
        Outlook.ACHIEVED: _("achieved"), Outlook.ON_TRACK: _("on track"),
        Outlook.STRAINED: _("strained"), Outlook.OFF_TRACK: _("off track"),
    }[outlook]  # fmt: skip


def titled(at: Assessment) -> str:
    """Name and unit as the annex prints them."""
    unit = "" if at.indicator.kind == "milestone" else at.indicator.unit
    return _("{name} ({unit})").format(name=at.indicator.label, unit=unit) if unit else (
        at.indicator.label
    )  # fmt: skip


def places(*numbers: Decimal) -> int:
    """The decimal places of the number that was written with the most."""
    return max((max(0, -int(number.as_tuple().exponent)) for number in numbers), default=0)


def given(number: Decimal) -> str:
    """A number as it was written, 2.10 as 2.10."""
    return f"{number:f}".replace("-", MINUS)


def rounded(number: Fraction, to: int, *, signed: bool = False) -> str:
    """A computed number rounded once, half to even (GB/T 8170); zero has no sign."""
    near = round(number, to)
    digits = f"{abs(Decimal(near.numerator) / Decimal(near.denominator)):.{to}f}"
    sign = MINUS if near < 0 else "+" if signed and near > 0 else ""
    return sign + digits


def percent(share: Fraction, *, signed: bool = False) -> str:
    """A share as a percentage with one decimal, with more where one would hide that it is not 100 %."""
    to = 1
    while share != 1 and to < _MOST_PLACES and round(100 * share, to) == 100:
        to += 1
    return rounded(100 * share, to, signed=signed) + "%"


def amount(number: Fraction, to: int, indicator: Indicator) -> str:
    """A computed amount with its unit, percentages in points; at least one decimal where it is not whole."""
    text = rounded(number, max(to, 0 if number.denominator == 1 else 1))
    if indicator.unit == PERCENT:
        return _("{number} points").format(number=text)
    return _("{number}{unit}").format(number=text, unit=indicator.unit)


def target_text(indicator: Indicator, target: Target | None, year: int) -> str:
    """The target as printed; 力争 is said where the plan only strives."""
    if target is None:
        return NOTHING
    strive = _("{target} (aspirational)").format(target=target.text)
    return strive if indicator.is_aspirational(year) and not target.aspirational else target.text


def actual_cell(at: Assessment) -> Cell:
    """The figure as written, with a sign for what is not final."""
    if at.record is None:
        return Cell(None, NOTHING)
    value = at.record.observation.value
    return Cell(int(value) if isinstance(value, bool) else value, record_text(at.record))


def record_text(record: Record) -> str:
    """What a record says: its figure with the sign for what is not final, done or not, or that it is withheld."""
    value = record.observation.value
    if value is None:
        return _("withheld")
    text = (_("done") if value else _("not yet")) if isinstance(value, bool) else given(value)
    return f"{text} {certainty(record.observation.status)}".strip()


def certainty(status: str) -> str:
    """The sign at a figure that is not final."""
    return {"example": _("ex."), "preliminary": _("prel.")}.get(status, "")


def gap_cell(at: Assessment) -> Cell:
    """The gap in the unit, with as many decimals as the figure or its target has."""
    figure = at.record.figure if at.record else None
    if isinstance(at.gap, Reason) or figure is None or at.target is None or at.target.value is None:
        return Cell(None, NOTHING)
    to = max(places(figure, at.target.value), _exact_places(at.gap))
    return Cell(at.gap, rounded(at.gap, to, signed=True))


def gap_text(at: Assessment) -> str:
    """The gap with its unit, in points for a percentage."""
    if isinstance(at.gap, Reason):
        return NOTHING
    text = gap_cell(at).text
    if at.indicator.unit == PERCENT:
        return _("{number} points").format(number=text)
    return _("{number}{unit}").format(number=text, unit=at.indicator.unit)


def share_cell(share: Figure, *, signed: bool = False) -> Cell:
    """A share in percent."""
    return Cell(None, NOTHING) if isinstance(share, Reason) else Cell(share, percent(share, signed=signed))


def growth_cell(at: Assessment) -> Cell:
    """The growth over a year, in points for a percentage."""
    if isinstance(at.growth, Reason) or at.indicator.unit != PERCENT:
        return share_cell(at.growth, signed=True)
    text = rounded(at.growth, _exact_places(at.growth), signed=True)
    return Cell(at.growth, _("{number} points").format(number=text))


def lead_cell(at: Assessment) -> Cell:
    """How far ahead of the schedule or behind it, in points."""
    lead = at.schedule.lead
    if isinstance(lead, Reason):
        return Cell(None, NOTHING)
    text = rounded(abs(lead), 1)
    said = _("{points} points ahead") if lead >= 0 else _("{points} points behind")
    return Cell(lead, said.format(points=text), Tone.PLAIN if lead >= 0 else Tone.WARN)


def status_cell(at: Assessment) -> Cell:
    """Sign and word; a figure kept back and a goal without a year are called so."""
    sign, tone = _SIGNS[at.status]
    word = status_word(at.status)
    if at.status is Status.NO_DATA and at.record is not None:
        word = _("withheld")
    elif not any(at.indicator.targets.values()):
        word = _("no deadline")
    return Cell(at.status.value, f"{sign} {word}", tone)


def outlook_cell(at: Assessment) -> Cell:
    """Sign and word of the outlook."""
    outlook = at.outlook.outlook
    if outlook is None:
        return Cell(None, NOTHING)
    sign, tone = _OUTLOOK_SIGNS[outlook]
    return Cell(outlook.value, f"{sign} {outlook_word(outlook)}", tone)


def needed_cell(at: Assessment) -> Cell:
    """What it still takes: of a year-to-date figure each month of its year, else up to the last target."""
    need, figure = at.required, at.record.figure if at.record else None
    if isinstance(need, Reason) or figure is None:
        return Cell(None, NOTHING)
    to = places(figure, need.target)
    if not isinstance(need.per_month, Reason):
        monthly = _("{amount} a month this year").format(amount=amount(need.per_month, to, at.indicator))
        return Cell(need.per_month, monthly if need.per_month else _("nothing more"))
    pace = need.points if at.indicator.unit == PERCENT else need.step
    if isinstance(pace, Reason) or isinstance(need.left, Reason):
        return Cell(None, NOTHING)
    if not pace:
        return Cell(pace, _("nothing more"))
    left = amount(abs(need.left), max(to, _exact_places(need.left)), at.indicator)
    last = last_target(at.indicator)
    if last and last[1].op in (">", "<"):
        left = _("more than {amount}").format(amount=left)
    if at.indicator.kind == "flow":
        left = _("yearly figure up by {amount}").format(amount=left) if need.left > 0 else left
    if isinstance(need.rate, Reason) or need.rate > _MOST_RATE:
        return Cell(pace, left)
    return Cell(pace, _("{amount} ({rate} a year)").format(amount=left, rate=percent(need.rate, signed=True)))


def _exact_places(number: Fraction) -> int:
    """The decimal places that a sum of decimal numbers needs, where it needs no more than those of a table."""
    to = 0
    while to < _MOST_PLACES and round(number, to) != number:
        to += 1
    return to if to < _MOST_PLACES else 1
