"""How a figure is judged in its year: seven statuses, and the questions that decide them in their order."""

from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

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


class Standing(NamedTuple):
    """What decides a status in its year, worked out before; None where a question does not arise."""

    has_target: bool
    has_figure: bool
    year_end: bool
    met: bool | None
    judged_in_year: bool
    counts_once_met: bool
    shortfall: Fraction | None
    used_up: bool
    elapsed: Fraction
    completion: Figure


def judge(at: Standing, tolerance: Fraction) -> tuple[Status, Reason]:
    """The status, by the first question that decides it, and what decided.

    ``shortfall`` is how far the share of the schedule lags behind the share of the year elapsed, negative ahead of it;
    ``used_up`` says that the share is one of what an upper bound allows. ``tolerance`` is how much of the elapsed share
    it may be to be ``behind`` and not ``off_track`` (``policy.behind``).
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
    if at.shortfall is None:
        return _by_level(at, tolerance)
    judged = Status.ON_TRACK
    if at.shortfall > 0:
        judged = Status.BEHIND if at.shortfall <= tolerance * at.elapsed else Status.OFF_TRACK
    return judged, (_OF_USE if at.used_up else _OF_PROGRESS)[judged]


_OF_PROGRESS: Final = {
    Status.ON_TRACK: Reason("share {share}, time gone {elapsed}: no lag"),
    Status.BEHIND: Reason("share {share}, time gone {elapsed}: lag {lag} points, up to {allowed} is behind"),
    Status.OFF_TRACK: Reason("share {share}, time gone {elapsed}: lag {lag} points, beyond {allowed} is far behind"),
}
_OF_USE: Final = {
    Status.ON_TRACK: Reason("used up {share}, time gone {elapsed}: no more than that"),
    Status.BEHIND: Reason("used up {share}, time gone {elapsed}: {lag} points over, up to {allowed} is behind"),
    Status.OFF_TRACK: Reason("used up {share}, time gone {elapsed}: {lag} points over, beyond {allowed} is far behind"),
}


def _by_level(at: Standing, tolerance: Fraction) -> tuple[Status, Reason]:
    """Without a schedule the level decides; what is met but may yet be lost is on track."""
    if at.met:
        return Status.ON_TRACK, Reason("{claim} holds before the year's end")
    if isinstance(at.completion, Reason):
        return Status.OFF_TRACK, Reason("there is no share, {claim} does not hold, and there is no completion")
    if at.completion >= 1 - tolerance:
        return Status.BEHIND, Reason("there is no share; completion {completion}, from {near} on it is behind")
    return Status.OFF_TRACK, Reason("there is no share; completion {completion}, below {near} it is far behind")
