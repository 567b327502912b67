"""What must hold within a plan: HQ220 to HQ239."""

from collections.abc import Iterator
from typing import Final

from hq_plan.checks.base import Found, check
from hq_plan.diagnostics import Span, Words
from hq_plan.i18n import _
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator
from hq_plan.parse import Sourced
from hq_plan.status import METHODS
from hq_plan.workspace import Workspace

UNKNOWN_METHOD: Final = "HQ221"


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


def _where_named(source: Sourced[Indicator], folded: str) -> Span:
    """Where an indicator gives itself a name."""
    for index, alias in enumerate(source.value.aliases):
        if fold(alias) == folded:
            return source.span("aliases", index)
    keys = ("id", "name", "name_en", "number")
    return source.span(next(key for key in keys if fold(str(getattr(source.value, key) or "")) == folded))
