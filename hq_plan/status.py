"""How a figure is judged: the status in its year, and the methods that judge the outlook to the last year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from hq_plan.growth import ON_BOUND, Bound, Figure, Reason, logarithm, power


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

    A year-end figure and its year, the year's bound (None without one), the last bound and its year, and the year-end
    results known up to the figure's year.
    """

    x: Fraction
    year: int
    bound: Bound | None
    last: Bound
    to: int
    known: Mapping[int, Fraction]


@dataclass(frozen=True, slots=True)
class Cuts:
    """From which ratio on a course is on track, and from which it is strained."""

    on_track: Fraction
    strained: Fraction

    def outlook(self, ratio: Fraction) -> Outlook:
        """The outlook of a ratio; a tie goes to the better side."""
        if ratio >= self.on_track:
            return Outlook.ON_TRACK
        return Outlook.STRAINED if ratio >= self.strained else Outlook.OFF_TRACK


@dataclass(frozen=True, slots=True)
class Verdict:
    """A method's ratio, or why there is none; the outlook; the band as the method's publisher calls it."""

    ratio: Figure
    outlook: Outlook | None = None
    band: str | None = None


Judge: TypeAlias = Callable[[Course, Cuts], Verdict]


@dataclass(frozen=True, slots=True)
class Method:
    """A way to judge a course, with the cuts of its publisher where it has its own."""

    judge: Judge
    own: Cuts | None

    def cuts(self, policy: Cuts) -> Cuts:
        """The cuts that count: its own, else the policy's."""
        return self.own or policy

    def verdict(self, course: Course, policy: Cuts) -> Verdict:
        """What the method says; what needs no method is said first, the same by all."""
        return _settled(course) or self.judge(course, self.cuts(policy))


METHODS: dict[str, Method] = {}


def method(name: str, own: Cuts | None = None) -> Callable[[Judge], Judge]:
    """Enter a function as a way to judge a course; plans name it under ``policy.outlook.method``."""

    def enter(function: Judge) -> Judge:
        METHODS[name] = Method(function, own)
        return function

    return enter


@method("planned-step")
def planned_step(course: Course, cuts: Cuts) -> Verdict:
    """``(T_end − T) / (T_end − x)``: the step that the plan left for the rest over the step now needed.

    A move of the plan in the wrong direction gives a negative ratio and is off track.
    """
    if course.bound is None:
        return Verdict(Reason("the year has no target in figures"))
    end = course.last.end(course.x)
    if end == course.bound.end(course.x):
        return Verdict(Reason("the plan leaves no step from this year's target to the last"))
    if end == course.x:
        return Verdict(ON_BOUND)
    ratio = (end - course.bound.end(course.x)) / (end - course.x)
    return Verdict(ratio, cuts.outlook(ratio))


@method("cagr-ratio", Cuts(Fraction("0.95"), Fraction("0.60")))
def cagr_ratio(course: Course, cuts: Cuts) -> Verdict:
    """``((x/b)^(1/(t−t0)) − 1) / ((T_end/b)^(1/(t1−t0)) − 1)``: observed over required yearly growth from the base b.

    Source: Eurostat, Sustainable development in the European Union, indicators with quantitative targets; Open SDG,
    progress calculation. Both cut at 0.95, 0.60 and 0. Not for figures that may be zero or less, such as balances.
    """
    way = _way(course, above_zero=True)
    if isinstance(way, Reason):
        return Verdict(way)
    observed = power(course.x / way.base, Fraction(1, way.gone)) - 1
    ratio = observed / (power(way.end / way.base, Fraction(1, way.whole)) - 1)
    outlook = cuts.outlook(ratio)
    bands = {Outlook.ON_TRACK: "significant progress", Outlook.STRAINED: "moderate progress"}
    return Verdict(ratio, outlook, bands.get(outlook, "insufficient progress" if ratio >= 0 else "movement away"))


@method("linear-outlook", Cuts(Fraction("0.95"), Fraction("0.80")))
def linear_outlook(course: Course, cuts: Cuts) -> Verdict:
    """``n (x − b) / (t − t0) / (T_end − x)``: what the mean yearly change brings in the years left, of what is missing.

    One less the ratio is the share that will be missed. Source: Statistisches Bundesamt, indicator report on the German
    sustainability strategy, weather symbols: sun below 5 % missed, sun and cloud up to 20 %, cloud above, thunderstorm
    where nothing moves or all goes away; exactly 5 % is no sun. Not for figures that jump, as one year's leap is run
    forward.
    """
    way = _way(course)
    if isinstance(way, Reason):
        return Verdict(way)
    step = (course.x - way.base) / way.gone
    ratio = step * (way.whole - way.gone) / (way.end - course.x)
    if ratio == cuts.on_track:
        return Verdict(ratio, Outlook.STRAINED, "sun and cloud")
    outlook = cuts.outlook(ratio)
    bands = {Outlook.ON_TRACK: "sun", Outlook.STRAINED: "sun and cloud"}
    return Verdict(ratio, outlook, bands.get(outlook, "cloud" if ratio > 0 else "thunderstorm"))


@method("log-progress")
def log_progress(course: Course, cuts: Cuts) -> Verdict:
    """``ln(x/b) / ln(T_end/b)`` over ``(t − t0) / (t1 − t0)``: the compounded way done over the share of the time gone.

    With reductions this is ``ln(1 − done) / ln(1 − target)``. Source: 国家发展改革委, 节能目标 2006-2010: 20.07 %
    of a 20 % target are 100.39 % of it. Not for figures that may be zero or less.
    """
    way = _way(course, above_zero=True)
    if isinstance(way, Reason):
        return Verdict(way)
    ratio = logarithm(course.x / way.base) / logarithm(way.end / way.base) * Fraction(way.whole, way.gone)
    return Verdict(ratio, cuts.outlook(ratio))


@dataclass(frozen=True, slots=True)
class _Way:
    """From the first result to the last target: both figures, the years gone, and all the years."""

    base: Fraction
    end: Fraction
    gone: int
    whole: int


def _settled(course: Course) -> Verdict | None:
    """What is known before any method is asked."""
    if course.last.holds(course.x):
        return Verdict(Reason("the last target is met already"), Outlook.ACHIEVED)
    return Verdict(Reason("no year is left")) if course.to <= course.year else None


def _way(course: Course, *, above_zero: bool = False) -> _Way | Reason:
    """The way that is measured from the earliest result on file; nothing is borrowed where there is none.

    ``above_zero`` asks for figures of which a rate can be made.
    """
    first = min(course.known, default=course.year)
    if first >= course.year:
        return Reason("a single year-end result shows no change")
    base, end = course.known[first], course.last.end(course.x)
    if course.last.holds(base):
        return Reason("the first result met the last target already")
    if end == course.x:
        return ON_BOUND
    if course.last.end(base) != end:
        return Reason("the range lies between the first result and the latest")
    if base == end:
        return Reason("the first result stands on the last bound")
    if above_zero and min(base, course.x, end) <= 0:
        return Reason("a rate needs figures above zero")
    return _Way(base, end, course.year - first, course.to - first)
