"""What is known of an indicator in a year once it has been held against its targets."""

from fractions import Fraction
from typing import Literal, NamedTuple

from hq_plan.derivation import Input
from hq_plan.growth import Bound, Figure, Reason
from hq_plan.models.actuals import Record
from hq_plan.models.plan import Indicator
from hq_plan.notation import Target
from hq_plan.outlook import Verdict
from hq_plan.status import Status


class Previous(NamedTuple):
    """What last year ended on: its result, the base before the first year, or for want of both last year's target."""

    figure: Fraction
    basis: Literal["result", "base", "target"]


class Schedule(NamedTuple):
    """The share of the year gone, the share of the way done, the lead in points, the shortfall.

    ``used_up`` says that the share is one of what an upper bound allows, so that less is better.
    """

    elapsed: Figure
    share: Figure
    lead: Figure
    shortfall: Fraction | None = None
    used_up: bool = False


class Required(NamedTuple):
    """What it still takes to reach the target of the year ``to``; ``points`` for percentages, else rate and step.

    ``start`` is the figure that the way starts from, ``years`` the years from it to the end, ``left`` the whole amount.
    """

    to: int
    bound: Bound
    start: Fraction | None
    years: Figure
    left: Figure
    rate: Figure
    points: Figure
    step: Figure
    path: tuple[int, ...] | Reason
    per_month: Figure


class Achieved(NamedTuple):
    """What a year brought on average from the earliest year-end figure to the latest; ``points`` for percentages."""

    since: Input
    until: Input
    rate: Figure
    points: Figure
    step: Figure

    @property
    def certainty(self) -> str:
        """The less certain status of the two figures."""
        statuses = {self.since.status, self.until.status}
        return next((status for status in ("example", "preliminary", "final") if status in statuses), "")


class Assessment(NamedTuple):
    """An indicator in one year, held against its target. What has no value says why."""

    indicator: Indicator
    department: str | None
    year: int
    target: Target | None
    bound: Bound | Reason
    x: Figure
    record: Record | None
    previous: Previous | None
    gap: Figure
    completion: Figure
    growth: Figure
    schedule: Schedule
    status: Status
    because: Reason
    remark: Reason | None
    required: Required | Reason
    achieved: Achieved | Reason
    outlook: Verdict

    @property
    def is_put_together(self) -> bool:
        """Whether the figure that is judged is made of those of several years, or would be."""
        return self.record is not None and self.record.figure is not None and self.x != self.record.figure
