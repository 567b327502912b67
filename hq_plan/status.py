"""How a figure is judged in its year: seven statuses, and the questions that decide them in their order."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from hq_plan.growth import Figure, Reason


class Status(StrEnum):
    """Where an indicator stands in a year, in the order in which summaries count."""

    MET = "met"
    MISSED = "missed"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    OFF_TRACK = "off_track"
    NOT_DUE = "not_due"
    NO_DATA = "no_data"


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


def judge(at: Standing, tolerance: Fraction) -> tuple[Status, Reason]:
    """The status, by the first question that decides it, and what decided.

    ``shortfall`` is how far the share of the schedule lags behind the share of the year elapsed, negative ahead of it;
    ``tolerance`` is how much of the elapsed share it may be to be ``behind`` and not ``off_track`` (``policy.behind``).
    The reason's gaps are ``claim`` (what the target asks of the figure), ``share``, ``elapsed``, ``lag``, ``allowed``,
    ``completion`` and ``near``.
    """
    if not at.has_target:
        return Status.NOT_DUE, Reason("the year has no target")
    if not at.has_figure:
        return Status.NO_DATA, Reason("no figure is on file")
    if at.met is None:
        return Status.NOT_DUE, Reason("the target says about, and the policy not how near that is")
    if at.year_end:
        if at.met:
            return Status.MET, Reason("at the year's end {claim} holds")
        return Status.MISSED, Reason("at the year's end {claim} does not hold")
    if at.met and at.counts_once_met:
        return Status.MET, Reason("{claim} holds before the year's end")
    if not at.judged_in_year:
        return Status.NOT_DUE, Reason("judged at year-end only")
    return _by_level(at, tolerance) if at.shortfall is None else _by_lag(at.shortfall, tolerance * at.elapsed)


def _by_lag(shortfall: Fraction, allowed: Fraction) -> tuple[Status, Reason]:
    """On the schedule the lag decides."""
    if shortfall <= 0:
        return Status.ON_TRACK, Reason("share {share}, time gone {elapsed}: no lag")
    if shortfall <= allowed:
        return Status.BEHIND, Reason("share {share}, time gone {elapsed}: lag {lag} points, up to {allowed} is behind")
    far = Reason("share {share}, time gone {elapsed}: lag {lag} points, beyond {allowed} is far behind")
    return Status.OFF_TRACK, far


def _by_level(at: Standing, tolerance: Fraction) -> tuple[Status, Reason]:
    """Without a schedule the level decides; what is met but may yet be lost is on track."""
    if at.met:
        holds = Reason("{claim} holds before the year's end")
        return (Status.MET if at.counts_once_met else Status.ON_TRACK), holds
    if isinstance(at.completion, Reason):
        return Status.OFF_TRACK, Reason("there is no share, {claim} does not hold, and there is no completion")
    if at.completion >= 1 - tolerance:
        return Status.BEHIND, Reason("there is no share; completion {completion}, from {near} on it is behind")
    return Status.OFF_TRACK, Reason("there is no share; completion {completion}, below {near} it is far behind")
