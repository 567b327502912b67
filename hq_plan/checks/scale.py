"""What a figure is held against to see whether it can be right: last year's result, this year's target, what is due."""

import math
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from hq_plan.assess.bounds import level_of
from hq_plan.checks.standing import Figure, standing
from hq_plan.diagnostics import Span, Words
from hq_plan.growth import elapsed
from hq_plan.i18n import _
from hq_plan.keyboard.units import shifted
from hq_plan.models.plan import Indicator
from hq_plan.workspace import Workspace

TIMES: Final = {1: "10", 2: "100", 3: "1000", 4: "10 000", 8: "100 000 000"}
"""A point one, two or three places off; 万 and 亿 left out or too many."""

NEAR: Final = Fraction(8, 5)
"""How near to a power of ten a figure must come: a plan's figures seldom move by three fifths in a year, and what lies
between 16 and 62 times is no slip of the point that could be named."""

SMALL: Final = 10
"""Counts that differ by less come and go one by one: from 2 to 5 is no jump."""

_WHOLE: Final = Fraction(1)


class Reference(NamedTuple):
    """What a figure is held against: last year's result or this year's target, whole or the share that is due."""

    base: Decimal
    due: Fraction
    result: Figure | None

    @property
    def value(self) -> Fraction:
        """The number that a figure should be near."""
        return Fraction(self.base) * self.due

    @property
    def words(self) -> str:
        """What it is called."""
        if self.result:
            text = _("last year's result {value}")
            partly = _("the part of last year's result {value} due by then")
        else:
            text = _("this year's target {value}")
            partly = _("the part of this year's target {value} due by then")
        return (text if self.due == 1 else partly).format(value=f"{self.base:f}")

    @property
    def related(self) -> tuple[Span, ...]:
        """Where it stands, if it was reported."""
        return (self.result.entry.source.span("value"),) if self.result else ()


class Slip(NamedTuple):
    """A figure that is off by a power of ten."""

    figure: Figure
    reference: Reference
    zeros: int

    @property
    def meant(self) -> str:
        """The figure that may have been meant."""
        return shifted(self.figure.value, -self.zeros)

    @property
    def is_fraction(self) -> bool:
        """Whether it is a percentage that was written as a fraction."""
        return self.figure.indicator.unit == "%" and self.zeros == -2 and self.figure.value < 1

    @property
    def words(self) -> Words:
        """What to say about it."""
        message = (
            _("{value} is about {times} times too large beside {reference}")
            if self.zeros > 0
            else _("{value} is about {times} times too small beside {reference}")
        )
        times = TIMES[abs(self.zeros)]
        said = message.format(value=self.figure.text, times=times, reference=self.reference.words)
        hint = {
            4: _("{meant} may be meant; 万 may be counted once too often or left out"),
            8: _("{meant} may be meant; 亿 may be counted once too often or left out"),
        }.get(abs(self.zeros), _("{meant} may be meant; look at the point"))
        return Words(said, hint.format(meant=self.meant))


class Scale:
    """The figures that stand, and what each can be held against."""

    def __init__(self, workspace: Workspace) -> None:
        self.standing = standing(workspace)
        self._slips: dict[int, Slip | None] = {}
        whole = workspace.plan.value if workspace.plan else None
        self._plan = whole.under(whole.number_on(workspace.today)).by_id if whole else {}
        self._targets: dict[tuple[str, int], Decimal | None] = {}

    def slip(self, figure: Figure) -> Slip | None:
        """The power of ten by which a figure is off; nothing where the target itself is that far away."""
        at = id(figure)  # a figure of the standing ones, which live as long as this does
        if at not in self._slips:
            self._slips[at] = self._slip(figure)
        return self._slips[at]

    def _slip(self, figure: Figure) -> Slip | None:
        reference = self._reference(figure)
        if reference is None or figure.value <= 0:
            return None
        # The nearest power by rough measure; whether it is near is then an exact question.
        zeros = round(math.log10(figure.value) - math.log10(reference.base) - math.log10(reference.due))
        if abs(zeros) not in TIMES:
            return None
        value, expected = Fraction(figure.value), reference.value
        if not _is_near(value, expected * Fraction(10) ** zeros):
            return None
        early = figure.indicator.kind == "flow" and elapsed(figure.day) < Fraction(1, 2)
        if (zeros < 0 and early) or is_small(figure, expected):
            return None
        target = self._target(figure.indicator, figure.day.year)
        as_planned = target and _is_near(value, Fraction(target) * reference.due)
        return None if as_planned else Slip(figure, reference, zeros)

    def before(self, figure: Figure) -> Figure | None:
        """The figure of the year before that is of the same kind."""
        in_year = not figure.is_year_end
        if in_year and figure.indicator.kind == "stock":
            # What is certified in batches runs out in one month and is renewed in another.
            waits = figure.indicator.in_year == "none"
            return None if waits else self.standing.on(date(figure.day.year - 1, 12, 31), figure)
        return self.standing.on(_year_earlier(figure.day), figure)

    def is_planned(self, figure: Figure, before: Figure, times: Fraction) -> bool:
        """Whether the target moves as far from last year's, or without one from last year's figure."""
        target = self._target(figure.indicator, figure.day.year)
        base = self._target(figure.indicator, figure.day.year - 1)
        if base is None and (before.is_year_end or figure.indicator.kind == "ratio"):
            base = before.value
        if target is None or base is None or base <= 0:
            return False
        planned = Fraction(target) / Fraction(base)
        return planned >= times if times > 1 else planned <= times

    def _reference(self, figure: Figure) -> Reference | None:
        """Last year's result, else this year's target; of a flow within the year the part that is due."""
        due = _due(figure)
        if due == 0:
            return None
        result = self.standing.on(date(figure.day.year - 1, 12, 31), figure)
        if result and result.value > 0:
            return Reference(result.value, due, result)
        target = self._target(figure.indicator, figure.day.year)
        return Reference(target, due, None) if target is not None and target > 0 else None

    def _target(self, indicator: Indicator, year: int) -> Decimal | None:
        """The level that a year's target asks for; none of a target in words or over several years."""
        at = indicator.id, year
        if at not in self._targets:
            self._targets[at] = self._level(indicator, year)
        return self._targets[at]

    def _level(self, indicator: Indicator, year: int) -> Decimal | None:
        planned = self._plan.get(indicator.id)
        target = planned.targets.get(year) if planned else None
        level = level_of(planned, year) if planned else None
        if target is None or level is None:
            return None
        return target.value if target.way is None else round(Decimal(level.numerator) / Decimal(level.denominator), 2)


@lru_cache(maxsize=1)
def scale_of(workspace: Workspace) -> Scale:
    """The scale of a workspace, which three checks share."""
    return Scale(workspace)


def _due(figure: Figure) -> Fraction:
    """The share of a year's figure that belongs to the part of the year gone."""
    if figure.indicator.kind != "flow":
        return _WHOLE
    return _share_due(figure.day, tuple(figure.indicator.profile or ()))


@lru_cache(maxsize=10_000)
def _share_due(day: date, profile: tuple[Decimal, ...]) -> Fraction:
    return elapsed(day, list(map(Fraction, profile)))


def _is_near(value: Fraction, other: Fraction) -> bool:
    return other <= value * NEAR and value <= other * NEAR


def is_small(figure: Figure, beside: Fraction) -> bool:
    """Whether a count differs so little that it says nothing."""
    return figure.indicator.decimals == 0 and abs(Fraction(figure.value) - beside) < SMALL


def _year_earlier(day: date) -> date:
    """The same day a year earlier; the last of a February for the last of a February."""
    if (day + timedelta(days=1)).day == 1 and day.month == 2:
        return date(day.year - 1, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year - 1)
