"""What must hold across fields and files: one function for each code."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final, TypeAlias

from hq_plan.diagnostics import CATALOGUE, Diagnostic, Rule, Severity, Span, Words, register
from hq_plan.i18n import _
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator
from hq_plan.parse import Sourced
from hq_plan.shape import near
from hq_plan.status import METHODS
from hq_plan.workspace import Entry, Workspace


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a check does not hold, and what to say there."""

    span: Span
    words: Words
    indicator: str | None = None
    related: tuple[Span, ...] = ()


Check: TypeAlias = Callable[[Workspace], Iterator[Found]]

UNKNOWN_METHOD: Final = "HQ221"

_CHECKS: list[Rule[[Workspace]]] = []


def check(code: str, severity: Severity = Severity.ERROR) -> Callable[[Check], Check]:
    """Enter a function in the catalogue and among the checks that every run makes."""

    def enter(function: Check) -> Check:
        _CHECKS.append(register(Rule(code, severity, function)))
        return function

    return enter


def run(workspace: Workspace) -> list[Diagnostic]:
    """All findings, those of reading included, in the order of files and places."""
    findings = list(workspace.findings)
    for rule in _CHECKS:
        for found in rule.say(workspace):
            finding = rule.finding(found.span, found.words)
            findings.append(replace(finding, indicator=found.indicator, related=found.related))
    return sorted(findings, key=lambda finding: finding.order)


def rules() -> list[Rule[Any]]:
    """All rules of reading, of shape and of sense, by code."""
    return [CATALOGUE[code] for code in sorted(CATALOGUE)]


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
        if entry.indicator is None and fold(name) not in workspace.broken:
            message = _("the plan has no indicator '{name}'").format(name=name)
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
    for entry, indicator in _known(workspace):
        unit = entry.observation.unit
        if unit != indicator.unit:
            message = _("{name} is counted in {expected}, not in {unit}")
            words = Words(
                message.format(name=indicator.name, expected=indicator.unit, unit=unit),
                _("convert the figure and write: unit: {expected}").format(expected=_as_yaml(indicator.unit)),
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
        if file.value.year not in years:
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
        if entry.observation.as_of.year != year:
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
    for entry, indicator in _known(workspace):
        value = entry.observation.value
        if indicator.decimals == 0 and isinstance(value, Decimal) and value % 1:
            message = _("{name} is a count, and {value} is no whole number").format(name=indicator.name, value=value)
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
    for entry, indicator in _known(workspace):
        value = entry.observation.value
        yes_or_no = indicator.kind == "milestone"
        if value is not None and isinstance(value, bool) != yes_or_no:
            wanted = _("true or false") if yes_or_no else _("a number")
            message = _("{name} is reported as {wanted}").format(name=indicator.name, wanted=wanted)
            yield Found(entry.source.span("value"), Words(message, _("write {wanted}").format(wanted=wanted)),
                        indicator.id)  # fmt: skip


@check("HQ220")
def name_collision(workspace: Workspace) -> Iterator[Found]:
    """Two indicators of the plan share an id, a name, an alias or a row number.

    Records name indicators by any of these, so a shared one would make a figure count for the wrong indicator. Names
    are compared without regard to case, width and quotation marks. Give each indicator names of its own.

    Bad::

        - {id: hitech, aliases: [高企]}
        - {id: tech_sme, aliases: [高企]}

    Good::

        - {id: hitech, aliases: [高企]}
        - {id: tech_sme, aliases: [科小]}
    """
    seen: dict[str, Sourced[Indicator]] = {}
    for each in workspace.indicators:
        for name in dict.fromkeys(map(fold, each.value.names)):
            first = seen.setdefault(name, each)
            if first is not each:
                message = _("'{name}' names {first} too, in line {line}")
                said = message.format(name=name, first=first.value.id, line=first.span("id").line)
                words = Words(said, _("give it a name of its own"))
                yield Found(_where_named(each, name), words, each.value.id, (first.span("id"),))


@check(UNKNOWN_METHOD)
def unknown_method(workspace: Workspace) -> Iterator[Found]:
    """The plan asks for an outlook method that does not exist.

    `policy.outlook.method` is the name of one of the methods that hq-plan knows. Choose one of those in the message.

    Bad::

        policy: {outlook: {method: lineal}}

    Good::

        policy: {outlook: {method: planned-step}}
    """
    plan = workspace.plan
    if plan and plan.value.policy.outlook.method not in METHODS:
        message = _("'{name}' is no outlook method").format(name=plan.value.policy.outlook.method)
        hint = _("choose one: {known}").format(known=", ".join(METHODS))
        yield Found(plan.span("policy", "outlook", "method"), Words(message, hint))


@check("HQ222")
def target_outside_plan(workspace: Workspace) -> Iterator[Found]:
    """A target is set for a year that the plan does not cover.

    `plan.years` lists the years; a target of another year would never be looked at. Correct the year, or add it to
    the plan's years.

    Bad::

        plan: {years: [2020, 2021, 2022]}
        indicators:
          - {id: hitech, targets: {2032: 102}}

    Good::

        plan: {years: [2020, 2021, 2022]}
        indicators:
          - {id: hitech, targets: {2022: 102}}
    """
    years = workspace.plan.value.about.years if workspace.plan else []
    for each in workspace.indicators if years else ():
        for year in each.value.targets:
            if year not in years:
                message = _("{year} is none of the plan's years").format(year=year)
                words = Words(message, _("correct the year, or add it to the plan's years"))
                yield Found(each.key_span("targets", str(year)), words, each.value.id)


@check("HQ223")
def target_unit(workspace: Workspace) -> Iterator[Found]:
    """A printed target has another unit than its indicator.

    `77万元` under an indicator in 亿元 is ten thousand times less than it seems. Correct the unit, or convert.

    Bad::

        - {id: contract_value, unit: 亿元, targets: {2021: 77万元}}

    Good::

        - {id: contract_value, unit: 亿元, targets: {2021: 77亿元}}
    """
    for each in workspace.indicators:
        for year, target in each.value.targets.items():
            if target and target.unit and target.unit != each.value.unit:
                message = _("the target is in {unit}, the indicator in {expected}")
                words = message.format(unit=target.unit, expected=each.value.unit)
                hint = _("write the target in {expected}").format(expected=each.value.unit)
                yield Found(each.span("targets", str(year)), Words(words, hint), each.value.id)


@check("HQ301")
def duplicate_record(workspace: Workspace) -> Iterator[Found]:
    """Two records report one indicator for the same day with the same status.

    Only one of them can be right, even when the figures agree today. Delete one, or give the day or the status that
    was meant; a preliminary and a final figure of one day may stand side by side.

    Bad::

        - {indicator: hitech, as_of: 2021-12-31, status: final, value: 95}
        - {indicator: 高企, as_of: 2021-12-31, status: final, value: 96}

    Good::

        - {indicator: hitech, as_of: 2021-12-31, status: preliminary, value: 95}
        - {indicator: hitech, as_of: 2021-12-31, status: final, value: 96}
    """
    seen: dict[tuple[object, ...], Entry] = {}
    for entry, indicator in sorted(
        _known(workspace), key=lambda pair: (pair[0].source.document.file, pair[0].source.path)
    ):
        observation = entry.observation
        first = seen.setdefault((indicator.id, observation.as_of, observation.status), entry)
        if first is not entry:
            there = first.source.span()
            message = _("{name} has a figure for {day} with this status already: {file}, line {line}")
            said = message.format(name=indicator.name, day=observation.as_of, file=there.file, line=there.line)
            words = Words(said, _("delete one of the two, or correct the day"))
            yield Found(entry.source.span(), words, indicator.id, (there,))


@check("HQ401", Severity.WARNING)
def example_figure(workspace: Workspace) -> Iterator[Found]:
    """A figure is an example, not a published one.

    `status: example` marks a figure that was invented to show how the tool works. It is judged like any other and
    marked 例 wherever it is shown. Delete the example files when real figures come in.

    Bad::

        status: example

    Good::

        status: final
    """
    for entry, indicator in _known(workspace):
        if entry.observation.status == "example":
            message = _("an example figure, not a published one")
            words = Words(message, _("delete the example files when real figures come in"))
            yield Found(entry.source.span("status"), words, indicator.id)


def _known(workspace: Workspace) -> Iterator[tuple[Entry, Indicator]]:
    """The entries whose indicator the plan has."""
    return ((entry, entry.indicator) for entry in workspace.entries if entry.indicator)


def _where_named(source: Sourced[Indicator], folded: str) -> Span:
    """Where an indicator gives itself a name."""
    for index, alias in enumerate(source.value.aliases):
        if fold(alias) == folded:
            return source.span("aliases", index)
    keys = ("id", "name", "name_en", "number")
    return source.span(next(key for key in keys if fold(str(getattr(source.value, key) or "")) == folded))


def _as_yaml(text: str) -> str:
    return f'"{text}"' if text == "%" else text
