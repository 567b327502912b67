"""What must hold of each figure against the plan, its file and the calendar: HQ203 to HQ208."""

from collections.abc import Iterator
from decimal import Decimal

from hq_plan.checks.base import Found, check, known
from hq_plan.diagnostics import Words
from hq_plan.i18n import _
from hq_plan.keyboard.units import shifted, zeros_between
from hq_plan.models.plan import Indicator
from hq_plan.workspace import Workspace


@check("HQ203")
def year_outside_plan(workspace: Workspace) -> Iterator[Found]:
    """A file is for a year that the plan does not cover.

    There is no target to hold its figures against. Correct the year, or leave the file out.

    Bad::

        year: 2012

    Good::

        year: 2021
    """
    years = workspace.plan.value.about.years if workspace.plan else []
    for file in workspace.files if years else ():
        if "year" not in file.unread and file.value.year not in years:
            message = _("the plan runs from {first} to {last}, not in {year}")
            words = message.format(first=years[0], last=years[-1], year=file.value.year)
            yield Found(file.span("year"), Words(words, _("correct the year")))


@check("HQ204")
def date_outside_year(workspace: Workspace) -> Iterator[Found]:
    """A figure speaks of a day outside the year of its file.

    `year` says which year's target the figure is held against, `as_of` the day it speaks of; they must agree. The
    year's result has the day 12-31.

    Bad::

        year: 2021
        records:
          - indicator: hitech
            as_of: 2020-12-31

    Good::

        year: 2021
        records:
          - indicator: hitech
            as_of: 2021-12-31
    """
    years = workspace.plan.value.about.years if workspace.plan else []
    for entry in workspace.entries:
        year = entry.file.value.year
        unread = {"as_of"} & entry.source.unread or {"year"} & entry.file.unread
        # A year that the plan does not cover is told once, and not at each of its figures.
        if not unread and entry.observation.as_of.year != year and (year in years or not years):
            message = _("{day} is not in {year}, the year of this file")
            words = Words(
                message.format(day=entry.observation.as_of, year=year),
                _("correct the day, or move the record to a file of its year"),
            )
            yield Found(entry.source.span("as_of"), words, entry.indicator.id if entry.indicator else None)


@check("HQ205")
def fractional_count(workspace: Workspace) -> Iterator[Found]:
    """A count is not a whole number.

    Enterprises, patents and incubators come in whole numbers; a fraction is a slip of the point, an average, or
    another unit. Write the whole number.

    Bad::

        - indicator: hitech
          value: 9.5

    Good::

        - indicator: hitech
          value: 95
    """
    for entry, indicator in known(workspace, "value"):
        value = entry.observation.value
        if (
            indicator.decimals == 0
            and isinstance(value, Decimal)
            and not _is_whole(value, entry.observation.unit, indicator)
        ):
            message = _("{name} is a count, and {value} is no whole number").format(name=indicator.label, value=value)
            yield Found(entry.source.span("value"), Words(message, _("write a whole number")), indicator.id)


def _is_whole(value: Decimal, unit: str, indicator: Indicator) -> bool:
    """Whether a count has no fraction; 0.95 万家 has none, whatever else is wrong with it."""
    return "." not in shifted(value, zeros_between(unit, indicator.unit) or 0)


@check("HQ206")
def wrong_kind_of_value(workspace: Workspace) -> Iterator[Found]:
    """A yes/no goal has a number, or a figure has true or false.

    A milestone is done or not: its value is true or false and its unit 是否. All other indicators have numbers.

    Bad::

        - indicator: university_park
          value: 1
          unit: 是否

    Good::

        - indicator: university_park
          value: true
          unit: 是否
    """
    for entry, indicator in known(workspace, "value"):
        value = entry.observation.value
        yes_or_no = indicator.kind == "milestone"
        if value is not None and isinstance(value, bool) != yes_or_no:
            wanted = _("true or false") if yes_or_no else _("a number")
            message = _("{name} is reported as {wanted}").format(name=indicator.label, wanted=wanted)
            instead = {Decimal(0): "false", Decimal(1): "true"}.get(Decimal(value)) if yes_or_no else None
            words = Words(message, _("write {wanted}").format(wanted=wanted), instead)
            yield Found(entry.source.span("value"), words, indicator.id)


@check("HQ207")
def negative_count(workspace: Workspace) -> Iterator[Found]:
    """A count or an amount is below zero.

    What there is of something, and what came together since January, is never less than nothing. The minus may be a
    dash that stood for no figure, or the figure is a change against last year. Give the count itself.

    Bad::

        - indicator: hitech
          value: -3

    Good::

        - indicator: hitech
          value: 89
    """
    for entry, indicator in known(workspace, "value"):
        value = entry.observation.value
        if indicator.kind in ("stock", "flow") and isinstance(value, Decimal) and value < 0:
            message = _("{name} cannot be {value}: it is never below zero")
            words = Words(
                message.format(name=indicator.label, value=f"{value:f}"),
                _("give the count itself, not a change; a figure that is not public has status: withheld and no value"),
            )
            yield Found(entry.source.span("value"), words, indicator.id)


@check("HQ208")
def date_in_future(workspace: Workspace) -> Iterator[Found]:
    """A figure speaks of a day that is still to come.

    A figure is counted on its day or after it; what is expected of a later day is no result. The day is held against
    that of `--as-of`, else against today. Correct the day, or report when it has come.

    Bad::

        as_of: 2121-12-31

    Good::

        as_of: 2021-12-31
    """
    today = workspace.today
    for entry in workspace.entries:
        day = entry.observation.as_of
        if today and "as_of" not in entry.source.unread and day > today:
            message = _("{day} is still to come: today is {today}").format(day=day, today=today)
            words = Words(message, _("correct the day, or report when it has come"))
            yield Found(entry.source.span("as_of"), words, entry.indicator.id if entry.indicator else None)
