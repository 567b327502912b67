"""What each department has submitted of a year's results, what it has not, and since when that is overdue."""

from calendar import monthrange
from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

from hq_plan.book import Book
from hq_plan.models.actuals import Record
from hq_plan.models.plan import Indicator, Plan

State: TypeAlias = Literal["final", "preliminary", "withheld", "in_year", "example", "none"]
STATES: Final[tuple[State, ...]] = ("final", "preliminary", "withheld", "in_year", "example", "none")
"""What is there of a year's result: it itself; or only a figure of a day within the year, an example, or nothing."""

SUBMITTED: Final = frozenset({"final", "preliminary", "withheld"})


class Submission(NamedTuple):
    """What is there of an indicator's result of a year, and when it is due; ``days_late`` is 0 before it is overdue.

    ``awaited`` says that the result cannot be asked for yet: the year is not over, or its due day still to come.
    """

    indicator: Indicator
    department: str | None
    year: int
    record: Record | None
    state: State
    due: date | None
    days_late: int
    awaited: bool

    @property
    def is_missing(self) -> bool:
        """Whether the result should be there and is not."""
        return self.state not in SUBMITTED and not self.awaited


def submissions(plan: Plan, book: Book, year: int, day: date) -> list[Submission]:
    """All indicators that have a target in the year, in the plan's order, as they stand on a day."""
    return [_submission(plan, book, each, year, day) for each in plan.indicators if each.targets.get(year)]


def due_day(indicator: Indicator, year: int) -> date | None:
    """The day by which a year's result is due, in the year after it; 02-29 is the last day of February."""
    if indicator.due is None:
        return None
    month, day = map(int, indicator.due.split("-"))
    return date(year + 1, month, min(day, monthrange(year + 1, month)[1]))


def _submission(plan: Plan, book: Book, indicator: Indicator, year: int, day: date) -> Submission:
    record = book.without_examples.judged(indicator.id, year)
    state: State = "none"
    if record is not None:
        state = record.observation.status if record.is_year_end else "in_year"
    elif book.judged(indicator.id, year):
        record, state = book.judged(indicator.id, year), "example"
    due = due_day(indicator, year)
    there = state in SUBMITTED
    late = max((day - due).days, 0) if due and not there else 0
    awaited = not there and day <= (due or date(year, 12, 31))
    return Submission(indicator, plan.responsible(indicator), year, record, state, due, late, awaited)
