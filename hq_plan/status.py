"""How a figure is judged: the status in its year, and the methods that judge the outlook to the last year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from hq_plan.growth import ON_BOUND, Bound, Figure, Reason


class Status(StrEnum):
    """Where an indicator stands in a year, in the order in which summaries count."""

    MET = "met"
    MISSED = "missed"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    OFF_TRACK = "off_track"
    NOT_DUE = "not_due"
    NO_DATA = "no_data"


class Outlook(StrEnum):
    """Whether the last year's target is within reach."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    STRAINED = "strained"
    OFF_TRACK = "off_track"


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides a status in its year, worked out before; None where a question does not arise."""

    has_target: bool
    has_figure: bool
    year_end: bool
    met: bool | None
    judged_in_year: bool
    counts_once_met: bool
    shortfall: Fraction | None
    elapsed: Fraction
    completion: Figure


def judge(at: Standing, tolerance: Fraction) -> Status:
    """The status, by the first question that decides it.

    ``shortfall`` is how far the share of the schedule lags behind the share of the year elapsed, negative ahead of it;
    ``tolerance`` is how much of the elapsed share it may be to be ``behind`` and not ``off_track`` (``policy.behind``).
    """
    if not at.has_target:
        return Status.NOT_DUE
    if not at.has_figure:
        return Status.NO_DATA
    if at.met is None:
        return Status.NOT_DUE
    if at.year_end:
        return Status.MET if at.met else Status.MISSED
    if at.met and at.counts_once_met:
        return Status.MET
    if not at.judged_in_year:
        return Status.NOT_DUE
    if at.shortfall is None:
        return _by_level(at, tolerance)
    if at.shortfall <= 0:
        return Status.ON_TRACK
    return Status.BEHIND if at.shortfall <= tolerance * at.elapsed else Status.OFF_TRACK


def _by_level(at: Standing, tolerance: Fraction) -> Status:
    """Without a schedule the level decides; what is met but may yet be lost is on track."""
    if at.met:
        return Status.MET if at.counts_once_met else Status.ON_TRACK
    near = not isinstance(at.completion, Reason) and at.completion >= 1 - tolerance
    return Status.BEHIND if near else Status.OFF_TRACK


@dataclass(frozen=True, slots=True)
class Course:
    """The way that an outlook judges.

    A year-end figure, its year's bound (None without one), the last year's bound, the years left, and the year-end
    figures known so far.
    """

    x: Fraction
    bound: Bound | None
    last: Bound
    years: Fraction
    known: Mapping[int, Fraction]


@dataclass(frozen=True, slots=True)
class Cuts:
    """From which ratio on a course is on track, and from which it is strained."""

    on_track: Fraction
    strained: Fraction


@dataclass(frozen=True, slots=True)
class Verdict:
    """A method's ratio, or why there is none; the outlook; the band as the method's publisher calls it."""

    ratio: Figure
    outlook: Outlook | None = None
    band: str | None = None


METHODS: dict[str, Callable[[Course, Cuts], Verdict]] = {}


def method(name: str) -> Callable[[Callable[[Course, Cuts], Verdict]], Callable[[Course, Cuts], Verdict]]:
    """Enter a function as a way to judge a course; plans name it under ``policy.outlook.method``."""

    def enter(function: Callable[[Course, Cuts], Verdict]) -> Callable[[Course, Cuts], Verdict]:
        METHODS[name] = function
        return function

    return enter


@method("planned-step")
def planned_step(course: Course, cuts: Cuts) -> Verdict:
    """``(T_end − T) / (T_end − x)``: the step that the plan left for the rest over the step now needed.

    A move of the plan in the wrong direction gives a negative ratio and is off track.
    """
    if course.last.holds(course.x):
        return Verdict(Reason("the last target is met already"), Outlook.ACHIEVED)
    if course.bound is None:
        return Verdict(Reason("the year has no target in figures"))
    if course.years <= 0:
        return Verdict(Reason("no year is left"))
    end = course.last.end(course.x)
    if end == course.bound.end(course.x):
        return Verdict(Reason("the plan leaves no step from this year's target to the last"))
    if end == course.x:
        return Verdict(ON_BOUND)
    ratio = (end - course.bound.end(course.x)) / (end - course.x)
    return Verdict(ratio, _cut(ratio, cuts))


def _cut(ratio: Fraction, cuts: Cuts) -> Outlook:
    if ratio >= cuts.on_track:
        return Outlook.ON_TRACK
    return Outlook.STRAINED if ratio >= cuts.strained else Outlook.OFF_TRACK
