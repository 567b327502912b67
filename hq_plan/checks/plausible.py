"""What is only odd: figures that are hard to believe beside the target, last year's result and one another, HQ4xx."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from hq_plan.checks.base import Found, check, known
from hq_plan.checks.standing import Figure, standing
from hq_plan.diagnostics import Severity, Span, Words
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


@check("HQ401", Severity.WARNING)
def example_figure(workspace: Workspace) -> Iterator[Found]:
    """A figure is an example, not a published one.

    `status: example` marks a figure that was invented to show how the tool works. It is judged like any other and
    marked 例 wherever it is shown. Delete the example files when real figures come in.

    Bad::

        status: example

    Good::

        status: final
    """
    for entry, indicator in known(workspace, "status"):
        if entry.observation.status == "example":
            message = _("an example figure, not a published one")
            words = Words(message, _("delete the example files when real figures come in"))
            yield Found(entry.source.span("status"), words, indicator.id)


@check("HQ402", Severity.WARNING)
def wrong_magnitude(workspace: Workspace) -> Iterator[Found]:
    """A figure is about 10, 100, 1000, 10 000 or 100 000 000 times too large or too small.

    It is held against last year's result, or without one against this year's target; a year-to-date figure against
    the part of it that belongs to the months gone, and as too small only from the middle of the year on. A point may
    be missing or too far to one side, or the figure is in 元 or 万元. If it is right, nothing need be done.

    Bad::

        - indicator: hitech  # 84 the year before
          value: 950

    Good::

        - indicator: hitech
          value: 95
    """
    scale = _scale(workspace)
    for figure in scale.standing:
        slip = scale.slip(figure)
        if slip and not slip.is_fraction:
            yield Found(figure.entry.source.span("value"), slip.words, figure.indicator.id, slip.reference.related)


@check("HQ403", Severity.WARNING)
def percent_as_fraction(workspace: Workspace) -> Iterator[Found]:
    """A percentage is written as a fraction.

    An indicator in % has 2.1 for 2.1 %, not 0.021. A spreadsheet shows 2.1% and hands on 0.021 when a cell is copied;
    the figure is a hundredth of last year's result or of the target. Multiply by 100.

    Bad::

        - indicator: rd_intensity
          value: 0.021
          unit: "%"

    Good::

        - indicator: rd_intensity
          value: 2.1
          unit: "%"
    """
    scale = _scale(workspace)
    for figure in scale.standing:
        slip = scale.slip(figure)
        if slip and slip.is_fraction:
            message = _("{value} in % looks like a fraction: {meant}% may be meant, beside {reference}")
            said = message.format(value=figure.text, meant=slip.meant, reference=slip.reference.words)
            words = Words(said, _("write: value: {meant}").format(meant=slip.meant), slip.meant)
            yield Found(figure.entry.source.span("value"), words, figure.indicator.id, slip.reference.related)


@check("HQ404", Severity.WARNING)
def sudden_jump(workspace: Workspace) -> Iterator[Found]:
    """A figure is more than twice or less than half of that of the year before.

    Results are held against results, figures within the year against the same day a year earlier, and a stock against
    last year's result. Where the targets themselves move as far, it was to be expected. Look whether the right figure
    stands in the right record; if it does, a note says why.

    Bad::

        - {indicator: patents, as_of: 2021-12-31, value: 3460}  # 1430 the year before

    Good::

        - {indicator: patents, as_of: 2021-12-31, value: 1460}
    """
    scale = _scale(workspace)
    for figure in scale.standing:
        before = scale.before(figure)
        if before is None or before.value <= 0 or figure.value < 0 or _is_small(figure, Fraction(before.value)):
            continue
        times = Fraction(figure.value) / Fraction(before.value)
        if Fraction(1, 2) <= times <= 2 or scale.slip(figure) or scale.is_planned(figure, before, times):
            continue
        message = (
            _("{value} is more than twice the {before} of {day}")
            if times > 2
            else _("{value} is less than half of the {before} of {day}")
        )
        said = message.format(value=figure.text, before=before.text, day=before.day)
        words = Words(said, _("look at both figures; if they are right, say why in a note"))
        there = before.entry.source.span("value")
        yield Found(figure.entry.source.span("value"), words, figure.indicator.id, (there,))


@dataclass(frozen=True, slots=True)
class _Reference:
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


@dataclass(frozen=True, slots=True)
class _Slip:
    """A figure that is off by a power of ten."""

    figure: Figure
    reference: _Reference
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


class _Scale:
    """The figures that stand, and what each can be held against."""

    def __init__(self, workspace: Workspace) -> None:
        self.standing = standing(workspace)
        self._slips: dict[tuple[object, ...], _Slip | None] = {}
        whole = workspace.plan.value if workspace.plan else None
        self._plan = whole.under(whole.number_on(workspace.today)).by_id if whole else {}

    def slip(self, figure: Figure) -> _Slip | None:
        """The power of ten by which a figure is off; nothing where the target itself is that far away."""
        if figure.place not in self._slips:
            self._slips[figure.place] = self._slip(figure)
        return self._slips[figure.place]

    def _slip(self, figure: Figure) -> _Slip | None:
        reference = self._reference(figure)
        if reference is None or figure.value <= 0:
            return None
        value, expected = Fraction(figure.value), reference.value
        # The nearest power by rough measure; whether it is near is then an exact question.
        zeros = round(math.log10(value / expected))
        if abs(zeros) not in TIMES or not _is_near(value, expected * Fraction(10) ** zeros):
            return None
        early = figure.indicator.kind == "flow" and elapsed(figure.day) < Fraction(1, 2)
        if (zeros < 0 and early) or _is_small(figure, expected):
            return None
        target = self._target(figure.indicator, figure.day.year)
        as_planned = target and _is_near(value, Fraction(target) * reference.due)
        return None if as_planned else _Slip(figure, reference, zeros)

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

    def _reference(self, figure: Figure) -> _Reference | None:
        """Last year's result, else this year's target; of a flow within the year the part that is due."""
        due = _due(figure)
        if due == 0:
            return None
        result = self.standing.on(date(figure.day.year - 1, 12, 31), figure)
        if result and result.value > 0:
            return _Reference(result.value, due, result)
        target = self._target(figure.indicator, figure.day.year)
        return _Reference(target, due, None) if target and target > 0 else None

    def _target(self, indicator: Indicator, year: int) -> Decimal | None:
        planned = self._plan[indicator.id].targets.get(year) if indicator.id in self._plan else None
        return planned.value if planned else None


@lru_cache(maxsize=1)
def _scale(workspace: Workspace) -> _Scale:
    """The scale of a workspace, which three checks share."""
    return _Scale(workspace)


def _due(figure: Figure) -> Fraction:
    """The share of a year's figure that belongs to the part of the year gone."""
    if figure.indicator.kind != "flow" or figure.is_year_end:
        return Fraction(1)
    return elapsed(figure.day, [Fraction(share) for share in figure.indicator.profile or ()])


def _is_near(value: Fraction, other: Fraction) -> bool:
    return other <= value * NEAR and value <= other * NEAR


def _is_small(figure: Figure, beside: Fraction) -> bool:
    return figure.indicator.decimals == 0 and abs(Fraction(figure.value) - beside) < SMALL


def _year_earlier(day: date) -> date:
    """The same day a year earlier; the last of a February for the last of a February."""
    if (day + timedelta(days=1)).day == 1 and day.month == 2:
        return date(day.year - 1, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year - 1)
