"""What must hold of each figure against the plan: HQ201 to HQ219."""

from collections.abc import Iterator
from decimal import Decimal

from hq_plan.checks.base import Found, check, known
from hq_plan.diagnostics import Words, short
from hq_plan.i18n import _
from hq_plan.models.base import fold
from hq_plan.shape import near
from hq_plan.workspace import Workspace


@check("HQ201")
def unknown_indicator(workspace: Workspace) -> Iterator[Found]:
    """An indicator is not in the plan.

    A record names its indicator by id, alias, printed name or row number of the annex. What is none of these cannot
    be held against any target. Correct the spelling; `hq-plan targets` lists the indicators.

    Bad::

        - indicator: hitec

    Good::

        - indicator: hitech
    """
    if workspace.plan is None:
        return
    for entry in workspace.entries:
        name = entry.observation.indicator
        if entry.indicator is None and "indicator" not in entry.source.unread and fold(name) not in workspace.broken:
            message = _("the plan has no indicator '{name}'").format(name=short(name))
            yield Found(entry.source.span("indicator"), Words(message, near(name, workspace.plan.value.names)))


@check("HQ202")
def wrong_unit(workspace: Workspace) -> Iterator[Found]:
    """The unit is not the plan's.

    Figures are compared as they stand, so 万元 where the plan counts 亿元 would be ten thousand times off. Convert the
    figure and write the plan's unit.

    Bad::

        - indicator: contract_value
          value: 813000
          unit: 万元

    Good::

        - indicator: contract_value
          value: 81.30
          unit: 亿元
    """
    for entry, indicator in known(workspace, "unit"):
        unit = entry.observation.unit
        if unit != indicator.unit:
            message = _("{name} is counted in {expected}, not in {unit}")
            words = Words(
                message.format(name=indicator.label, expected=indicator.unit, unit=short(unit)),
                _("write: unit: {expected}, and give the figure in it").format(expected=_as_yaml(indicator.unit)),
            )
            yield Found(entry.source.span("unit"), words, indicator.id)


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
    for entry in workspace.entries:
        year = entry.file.value.year
        unread = {"as_of"} & entry.source.unread or {"year"} & entry.file.unread
        if not unread and entry.observation.as_of.year != year:
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
        if indicator.decimals == 0 and isinstance(value, Decimal) and value % 1:
            message = _("{name} is a count, and {value} is no whole number").format(name=indicator.label, value=value)
            yield Found(entry.source.span("value"), Words(message, _("write a whole number")), indicator.id)


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
            yield Found(entry.source.span("value"), Words(message, _("write {wanted}").format(wanted=wanted)),
                        indicator.id)  # fmt: skip


def _as_yaml(text: str) -> str:
    return f'"{text}"' if text == "%" else text
