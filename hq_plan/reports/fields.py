"""The columns that reports on assessments share, each with the cell that it takes from one."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from hq_plan.assessment import Assessment, Required
from hq_plan.growth import Figure, Reason
from hq_plan.i18n import _
from hq_plan.models.plan import Policy
from hq_plan.reports import words
from hq_plan.reports.promise import Frame
from hq_plan.view import NOTHING, Cell, Column, Data, Readers, Table


class Field(NamedTuple):
    """A column and how it is filled."""

    column: Column
    cell: Callable[[Assessment], Cell]


def fill(fields: Iterable[Field], shown: Sequence[Assessment], breaks: frozenset[int] = frozenset()) -> Table:
    """The table that has these columns."""
    kept = list(fields)
    rows = tuple(tuple(field.cell(at) for field in kept) for at in shown)
    return Table(tuple(field.column for field in kept), rows, breaks)


def text_begins(shown: Sequence[Assessment]) -> frozenset[int]:
    """The row that the goals of the text begin with, where there are others before it."""
    return frozenset([index for index, at in enumerate(shown) if at.indicator.number is None][:1]) - {0}


def who(*, said_above: bool = False) -> list[Field]:
    """Which indicator a row is about; for machines only where the title says it."""
    readers: Readers = "machines" if said_above else "all"
    return [
        Field(Column("id", readers="machines"), lambda at: Cell(at.indicator.id)),
        Field(Column("number", "#", "right", spare=4, readers=readers), _number),
        Field(
            Column("name", _("indicator"), wrap=True, readers=readers),
            lambda at: Cell(at.indicator.name, words.titled(at)),
        ),
        Field(Column("unit", readers="machines"), lambda at: Cell(at.indicator.unit)),
    ]


def what(shown: Sequence[Assessment], *, bars: bool = False) -> list[Field]:
    """Target and actual and what lies between them; the day only where some are not year-end results.

    ``bars`` draws the completion on a screen.
    """
    days: Readers = "all" if is_in_year(shown) else "machines"
    return [
        Field(Column("target", _("target"), spare=2, wrap=True), _target),
        Field(Column("actual", _("actual")), words.actual_cell),
        Field(Column("actual_status", readers="machines"), _actual_status),
        Field(Column("as_of", _("as of"), spare=8, readers=days), _day),
        Field(Column("gap", _("gap"), "right", spare=3), words.gap_cell),
        Field(Column("completion", _("completion"), "right", spare=6), lambda at: words.share_cell(at.completion)),
        *([Field(Column("bar", spare=10, readers="screen"), words.bar_cell)] if bars else []),
    ]


def needs() -> list[Field]:
    """What is still needed, each figure under its own name, for machines."""
    return [
        Field(Column("step", readers="machines"), lambda at: _need(at, lambda need: need.step)),
        Field(Column("points", readers="machines"), lambda at: _need(at, lambda need: need.points)),
        Field(Column("rate", readers="machines"), lambda at: _need(at, lambda need: need.rate)),
        Field(Column("per_month", readers="machines"), lambda at: _need(at, lambda need: need.per_month)),
    ]


def derived(policy: Policy) -> Field:
    """The arithmetic of all figures, for machines."""
    from hq_plan.reports import why

    return Field(Column("why", readers="machines"), lambda at: Cell(why.in_short(at, policy)))


def derivations(
    frame: Frame, shown: Sequence[Assessment], only: Collection[str] = ()
) -> tuple[Callable[[Assessment], list[Data]], list[Table]]:
    """How each figure comes about, for machines and for people; for people ``only`` these, else all of a year."""
    from hq_plan.reports import why

    return partial(why.data, frame=frame), why.tables(shown, frame, only or why.OF_THE_YEAR)


def is_in_year(shown: Iterable[Assessment]) -> bool:
    """Whether some of the figures are not year-end results."""
    return any(at.record is not None and not at.record.is_year_end for at in shown)


def _number(at: Assessment) -> Cell:
    number = at.indicator.number
    return Cell(number, "" if number is None else str(number))


def _target(at: Assessment) -> Cell:
    text = words.target_text(at.indicator, at.target, at.year)
    return Cell(at.target.text if at.target else None, words.with_level(text, at))


def _actual_status(at: Assessment) -> Cell:
    return Cell(at.record.observation.status if at.record else None)


def _day(at: Assessment) -> Cell:
    day = at.record.day.isoformat() if at.record else None
    return Cell(day, day or NOTHING)


def _need(at: Assessment, figure_of: Callable[[Required], Figure]) -> Cell:
    figure = at.required if isinstance(at.required, Reason) else figure_of(at.required)
    return Cell(None if isinstance(figure, Reason) else figure)
