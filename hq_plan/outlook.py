"""Whether the last target is within reach: methods that judge a course, each one function with its source and cuts."""

import inspect
from collections.abc import Callable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from hq_plan.derivation import logarithm, power
from hq_plan.growth import ON_BOUND, Bound, Figure, Reason, mean_step


class Outlook(StrEnum):
    """Whether the last year's target is within reach."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    STRAINED = "strained"
    OFF_TRACK = "off_track"


class Course(NamedTuple):
    """The way that an outlook judges.

    A year-end figure and its year, the year's bound (or why there is none), the last bound and its year, and the
    year-end results known up to the figure's year.
    """

    x: Fraction
    year: int
    bound: Bound | Reason
    last: Bound
    to: int
    known: Mapping[int, Fraction]


class Cuts(NamedTuple):
    """From which ratio on a course is on track, and from which it is strained."""

    on_track: Fraction
    strained: Fraction

    def outlook(self, ratio: Fraction) -> Outlook:
        """The outlook of a ratio; a tie goes to the better side."""
        if ratio >= self.on_track:
            return Outlook.ON_TRACK
        return Outlook.STRAINED if ratio >= self.strained else Outlook.OFF_TRACK


class Verdict(NamedTuple):
    """A method's ratio, or why there is none; the outlook; the band as the method's publisher calls it."""

    ratio: Figure
    outlook: Outlook | None = None
    band: str | None = None


Judge: TypeAlias = Callable[[Course, Cuts], Verdict]


class Method(NamedTuple):
    """A way to judge a course, with the cuts and the bands of its publisher where it has its own.

    ``bands`` are what the publisher calls a course, from the best to the worst.
    """

    name: str
    judge: Judge
    own: Cuts | None
    bands: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it compares, in a sentence."""
        return self._said[0]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Formula, cuts, source, and when not to use it."""
        return tuple(self._said[1:])

    def cuts(self, policy: Cuts) -> Cuts:
        """The cuts that count: its own, else the policy's."""
        return self.own or policy

    def verdict(self, course: Course, policy: Cuts) -> Verdict:
        """What the method says; what needs no method is said first, the same by all."""
        return _settled(course) or self.judge(course, self.cuts(policy))

    @property
    def _said(self) -> list[str]:
        return [" ".join(part.split()) for part in inspect.cleandoc(self.judge.__doc__ or "").split("\n\n")]


METHODS: dict[str, Method] = {}


def method(name: str, own: Cuts | None = None, bands: tuple[str, ...] = ()) -> Callable[[Judge], Judge]:
    """Enter a function as a way to judge a course; plans name it under ``policy.outlook.method``.

    Its docstring is what ``explain`` tells: a title, the formula, the cuts, the source, and when not to use it.
    """

    def enter(function: Judge) -> Judge:
        METHODS[name] = Method(name, function, own, bands)
        return function

    return enter


_PROGRESS: Final = ("significant progress", "moderate progress", "insufficient progress", "movement away")
_WEATHER: Final = ("sun", "sun and cloud", "cloud", "thunderstorm")


@method("planned-step")
def planned_step(course: Course, cuts: Cuts) -> Verdict:
    """The step that the plan left for the rest, over the step now needed.

    `(T_end − T) / (T_end − x)`: `x` is the year's result, `T` the year's target, `T_end` the last target. At 1 the
    way left is as steep as the plan drew it, below 1 it has become steeper; targets that go the wrong way give a
    negative ratio.

    Cuts: on track from 0.95, strained from 0.60, below that off track; the plan's `policy` may set others.

    Source: this program. It needs nothing but the plan and one result, as there is little else early in a plan.

    Not for plans that leave almost all to the last year, where even a large shortfall gives a ratio near 1; nor for
    years without a target, or with that of the last year, where there is no ratio.
    """
    if isinstance(course.bound, Reason):
        return Verdict(course.bound)
    end = course.last.end(course.x)
    if end == course.bound.end(course.x):
        return Verdict(Reason("the plan leaves no step from this year's target to the last"))
    if end == course.x:
        return Verdict(ON_BOUND)
    ratio = (end - course.bound.end(course.x)) / (end - course.x)
    return Verdict(ratio, cuts.outlook(ratio))


@method("cagr-ratio", Cuts(Fraction("0.95"), Fraction("0.60")), _PROGRESS)
def cagr_ratio(course: Course, cuts: Cuts) -> Verdict:
    """The yearly growth so far, over the yearly growth that leads from the first result to the last target.

    `((x/b)^(1/(t−t0)) − 1) / ((T_end/b)^(1/(t1−t0)) − 1)`: `b` is the earliest year-end figure known, a result or
    the plan's `base`, of the year `t0`; `x` is the result of the year `t`, `T_end` the last target, of the year `t1`.

    Cuts: significant progress (on track) from 0.95, moderate progress (strained) from 0.60, insufficient progress
    from 0, below that movement away (both off track). A plan cannot set others.

    Source: Eurostat, Sustainable development in the European Union, assessment of indicators with a quantitative
    target; Open SDG, progress calculation. Open SDG divides by the magnitude of the required growth where the first
    result had met the target already; here that has no ratio.

    Not for figures that may be zero or less, such as balances, nor for shares near 100 %, which cannot grow at a
    rate for long.
    """
    way = _way(course, above_zero=True)
    if isinstance(way, Reason):
        return Verdict(way)
    observed = power(course.x / way.base, Fraction(1, way.gone)) - 1
    ratio = observed / (power(way.end / way.base, Fraction(1, way.whole)) - 1)
    outlook = cuts.outlook(ratio)
    on_track, strained, slow, away = _PROGRESS
    bands = {Outlook.ON_TRACK: on_track, Outlook.STRAINED: strained}
    return Verdict(ratio, outlook, bands.get(outlook, slow if ratio >= 0 else away))


@method("linear-outlook", Cuts(Fraction("0.95"), Fraction("0.80")), _WEATHER)
def linear_outlook(course: Course, cuts: Cuts) -> Verdict:
    """What the mean yearly change will bring in the years left, of what is still missing.

    `(x − b) / (t − t0) × (t1 − t) / (T_end − x)`, with the letters of `cagr-ratio`. One less the ratio is the share
    of what is missing that will not come.

    Cuts: sun (on track) where up to 5 % will not come, sun and cloud (strained) up to 20 %, cloud (off track) beyond,
    thunderstorm (off track) where nothing moves or all goes away. A plan cannot set others.

    Source: Statistisches Bundesamt, indicator report on the German sustainability strategy, weather symbols. There
    the change is the mean of five years, and exactly 5 % is no sun; here it is that of all years on file, and a tie
    goes to the better side.

    Not for figures that jump, as one year's leap is run forward.
    """
    way = _way(course)
    if isinstance(way, Reason):
        return Verdict(way)
    step = mean_step(course.x, way.base, way.gone)
    ratio = step * (way.whole - way.gone) / (way.end - course.x)
    sun, some_cloud, cloud, storm = _WEATHER
    outlook = cuts.outlook(ratio)
    bands = {Outlook.ON_TRACK: sun, Outlook.STRAINED: some_cloud}
    return Verdict(ratio, outlook, bands.get(outlook, cloud if ratio > 0 else storm))


@method("log-progress")
def log_progress(course: Course, cuts: Cuts) -> Verdict:
    """The compounded way done, over the share of the time gone.

    `ln(x/b) / ln(T_end/b) × (t1 − t0) / (t − t0)`, with the letters of `cagr-ratio`. Of a reduction the first part
    is `ln(1 − done) / ln(1 − target)`: 13.4 % of a target of 16 % are 82.5 % of it, 20.07 % of 20 % are 100.39 %.

    Cuts: on track from 0.95, strained from 0.60, below that off track; the plan's `policy` may set others.

    Source: 国家发展改革委, progress towards the targets of energy consumption per unit of GDP, 2006-2010 and
    2011-2015.

    Not for figures that may be zero or less, and not where yearly steps add up instead of compounding.
    """
    way = _way(course, above_zero=True)
    if isinstance(way, Reason):
        return Verdict(way)
    ratio = logarithm(course.x / way.base) / logarithm(way.end / way.base) * Fraction(way.whole, way.gone)
    return Verdict(ratio, cuts.outlook(ratio))


class _Way(NamedTuple):
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
