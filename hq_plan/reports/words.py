"""How figures, signs and statuses are put into words: rounding, units and tones are settled here, before any format."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from hq_plan.assess.bounds import PERCENT
from hq_plan.assessment import Assessment
from hq_plan.derivation import Derived, as_given
from hq_plan.growth import Bound, Figure, Reason, gap
from hq_plan.i18n import _
from hq_plan.models.actuals import Record
from hq_plan.models.plan import Indicator
from hq_plan.notation import Target
from hq_plan.outlook import Outlook
from hq_plan.status import Status
from hq_plan.view import NOTHING, Cell, Tone

MINUS: Final = "−"

_SIGNS: Final = {
    Status.MET: ("✓", Tone.GOOD), Status.MISSED: ("✗", Tone.BAD), Status.ON_TRACK: ("▸", Tone.GOOD),
    Status.BEHIND: ("▾", Tone.WARN), Status.OFF_TRACK: ("‼", Tone.BAD), Status.NOT_DUE: ("◦", Tone.PLAIN),
    Status.NO_DATA: ("?", Tone.PLAIN),
}  # fmt: skip
_OUTLOOK_SIGNS: Final = {
    Outlook.ACHIEVED: ("✓", Tone.GOOD), Outlook.ON_TRACK: ("▸", Tone.GOOD), Outlook.STRAINED: ("▾", Tone.WARN),
    Outlook.OFF_TRACK: ("‼", Tone.BAD),
}  # fmt: skip
EXPECTED: Final = "预期性"
LAGGING: Final = (Status.MISSED, Status.BEHIND, Status.OFF_TRACK)
_MOST_PLACES: Final = 6
_BAR: Final = 8
_EXACT_UP_TO: Final = 2


STATUS_WORDS: Final = {
    Status.MET: "met", Status.MISSED: "missed", Status.ON_TRACK: "on track", Status.BEHIND: "behind",
    Status.OFF_TRACK: "far behind", Status.NOT_DUE: "not due", Status.NO_DATA: "no data",
}  # fmt: skip
OUTLOOK_WORDS: Final = {
    Outlook.ACHIEVED: "achieved", Outlook.ON_TRACK: "on track", Outlook.STRAINED: "strained",
    Outlook.OFF_TRACK: "off track",
}  # fmt: skip


def status_word(status: Status) -> str:
    """The status as people say it."""
    return _(STATUS_WORDS[status])


def outlook_word(outlook: Outlook) -> str:
    """The outlook as people say it."""
    return _(OUTLOOK_WORDS[outlook])


def titled(at: Assessment) -> str:
    """Name and unit as the annex prints them."""
    return with_unit(at.indicator)


def with_unit(indicator: Indicator) -> str:
    """Name and unit of an indicator; what is done or not has none."""
    if indicator.kind == "milestone":
        return indicator.label
    return _("{name} ({unit})").format(name=indicator.label, unit=indicator.unit)


def places(*numbers: Decimal) -> int:
    """The decimal places of the number that was written with the most."""
    return max((max(0, -int(number.as_tuple().exponent)) for number in numbers), default=0)


def places_of(*parts: Figure | Bound) -> int:
    """The decimal places of the figures and targets that numbers are made of."""
    ends = [end for part in parts for end in ((part.low, part.high) if isinstance(part, Bound) else (part,))]
    inputs = [each for end in ends if isinstance(end, Derived) for each in end.inputs]
    return places(*(each.value for each in inputs if each.role in ("actual", "target", "base")))


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


def amount(number: Fraction, to: int, indicator: Indicator, *, is_rate: bool = False) -> str:
    """A computed amount with its unit, in full where two decimals do, else with one at least.

    What lies between two percentages is in points, but for a rate that is chained with others.
    """
    exact = exact_places(number)
    text = rounded(number, _enough(number, max(to, exact if exact <= _EXACT_UP_TO else 1)))
    if indicator.unit == PERCENT and not is_rate:
        return _("{number} points").format(number=text)
    return _("{number}{unit}").format(number=text, unit=indicator.unit)


def _enough(number: Fraction, to: int) -> int:
    """Decimal places with which a number that is not nought does not look like it."""
    while number and to < _MOST_PLACES and not round(number, to):
        to += 1
    return to


def target_text(indicator: Indicator, target: Target | None, year: int) -> str:
    """The target as printed; 力争 is said where the plan only strives."""
    if target is None:
        return NOTHING
    strive = _("{target} (aspirational)").format(target=target.text)
    return strive if indicator.is_aspirational(year) and not target.aspirational else target.text


def with_level(text: str, at: Assessment) -> str:
    """A target that is worked out, with the level that it leads to."""
    if at.target is None or at.target.way in (None, "whole") or isinstance(at.bound, Reason):
        return text
    ends = dict.fromkeys((at.bound.low, at.bound.high))
    shown = "–".join(rounded(end, _level_places(end)) for end in ends)
    return _("{target} = {level}").format(target=text, level=shown)


def _level_places(end: Fraction) -> int:
    """As many decimals as the base has, and some more where the level needs no more than those."""
    to, exact = places_of(end), exact_places(end)
    return exact if to < exact <= to + 1 else max(to, min(exact, _EXACT_UP_TO))


def actual_cell(at: Assessment) -> Cell:
    """The figure as written, with a sign for what is not final."""
    if at.record is None:
        return Cell(None, NOTHING)
    value = at.record.observation.value
    text = record_text(at.record)
    if at.is_put_together and isinstance(at.x, Fraction):
        mean = at.target is not None and at.target.way == "yearly"
        said = _("{text}, on average {total}") if mean else _("{text}, together {total}")
        text = said.format(text=text, total=figure_text(at.x))
    return Cell(int(value) if isinstance(value, bool) else value, text)


def record_text(record: Record) -> str:
    """What a record says: its figure with the sign for what is not final, done or not, or that it is withheld."""
    value = record.observation.value
    if value is None:
        return _("withheld")
    return f"{record_value(value)} {certainty(record.observation.status)}".strip()


def record_value(value: Decimal | bool) -> str:  # noqa: FBT001
    """A figure as written; whether something is done."""
    return (_("done") if value else _("not yet")) if isinstance(value, bool) else given(value)


def figure_text(number: Fraction) -> str:
    """A figure as written, or as worked out from several, with the sign for what is not final."""
    own = as_given(number)
    text = (
        given(own) if isinstance(own, Decimal) else rounded(own, max(places_of(own), 0 if own.denominator == 1 else 1))
    )
    return f"{text} {certainty(certainty_of(number))}".strip()


def certainty_of(number: Fraction | None) -> str:
    """The least certain status among the figures that a number is made of."""
    statuses = {each.status for each in number.inputs} if isinstance(number, Derived) else set()
    return next((status for status in ("example", "preliminary", "final") if status in statuses), "")


def certainty(status: str) -> str:
    """The sign at a figure that is not final."""
    return {"example": _("ex."), "preliminary": _("prel.")}.get(status, "")


def gap_cell(at: Assessment) -> Cell:
    """The gap in the unit, with as many decimals as the figure or its target has."""
    if isinstance(at.gap, Reason):
        return Cell(None, NOTHING)
    to, exact = places_of(at.x, at.bound), exact_places(at.gap)
    to = max(to, exact if exact <= to + _EXACT_UP_TO else to)
    return Cell(at.gap, rounded(at.gap, _enough(at.gap, to), signed=True))


def sum_text(number: Fraction) -> str:
    """A sum of figures, with as many decimals as they have."""
    return rounded(number, max(places_of(number), min(exact_places(number), _EXACT_UP_TO)))


def total_gap(x: Fraction, bound: Bound) -> Cell:
    """The gap of a sum to the sum of the targets."""
    found = gap(x, bound)
    return Cell(found, rounded(found, places_of(x, bound), signed=True))


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


def bar_cell(at: Assessment) -> Cell:
    """The completion as a bar: full from 100 % on and only then, and not empty where something is done."""
    share, bound = at.completion, at.bound
    if isinstance(share, Reason) or isinstance(bound, Reason) or (bound.lower_is_better and at.schedule.used_up):
        return Cell(None)
    full = min(max(round(_BAR * share), 0), _BAR)
    if 0 < share < 1:
        full = min(max(full, 1), _BAR - 1)
    return Cell(None, "█" * full + "░" * (_BAR - full), standing(at)[2])


def growth_cell(at: Assessment) -> Cell:
    """The growth over a year, in points for a percentage."""
    if isinstance(at.growth, Reason) or at.indicator.unit != PERCENT:
        return share_cell(at.growth, signed=True)
    text = rounded(at.growth, exact_places(at.growth), signed=True)
    return Cell(at.growth, _("{number} points").format(number=text))


def points(number: Fraction) -> str:
    """Points with one decimal, with more where one would hide that there are some."""
    return rounded(number, _enough(number, 1))


def lead_cell(at: Assessment) -> Cell:
    """How far ahead of the schedule or behind it, in points."""
    lead = at.schedule.lead
    if isinstance(lead, Reason):
        return Cell(None, NOTHING)
    ahead, behind = _("{points} points ahead"), _("{points} points behind")
    if at.schedule.used_up:
        ahead, behind = _("{points} points under"), _("{points} points over")
    text = (ahead if lead >= 0 else behind).format(points=points(abs(lead)))
    return Cell(lead, text, Tone.PLAIN if lead >= 0 else Tone.WARN)


def status_cell(at: Assessment) -> Cell:
    """Sign and word of where an indicator stands."""
    sign, word, tone = standing(at)
    return Cell(at.status.value, f"{sign} {word}", tone)


def standing(at: Assessment) -> tuple[str, str, Tone]:
    """Sign, word and tone; a figure kept back and a goal without a year are called so."""
    sign, tone = _SIGNS[at.status]
    word = status_word(at.status)
    if at.status is Status.NO_DATA and at.record is not None:
        word = _("withheld")
    elif not any(at.indicator.targets.values()):
        word = _("no deadline")
    elif at.indicator.nature == EXPECTED and at.status in LAGGING:
        # 预期性: a lag is said and is no failure.
        tone = Tone.WARN
        sign, word = (_SIGNS[Status.BEHIND][0], _("below expectation")) if at.status is Status.MISSED else (sign, word)
    return sign, word, tone


def outlook_cell(at: Assessment) -> Cell:
    """Sign and word of the outlook."""
    outlook = at.outlook.outlook
    if outlook is None:
        return Cell(None, NOTHING)
    sign, tone = _OUTLOOK_SIGNS[outlook]
    return Cell(outlook.value, f"{sign} {outlook_word(outlook)}", tone)


def exact_places(number: Fraction) -> int:
    """The decimal places that a sum of decimal numbers needs, where it needs no more than those of a table."""
    to = 0
    while to < _MOST_PLACES and round(number, to) != number:
        to += 1
    return to if to < _MOST_PLACES else 1
