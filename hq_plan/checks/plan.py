"""What must hold within a plan: HQ220 to HQ239."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from hq_plan.checks.base import Found, check
from hq_plan.diagnostics import Severity, Span, Words, short
from hq_plan.document import Path
from hq_plan.i18n import _
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator
from hq_plan.notation import Target
from hq_plan.parse import Sourced
from hq_plan.shape import near
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
    for printed in _printed(workspace) if years else ():
        if printed.year not in years:
            message = _("{year} is none of the plan's years").format(year=printed.year)
            words = Words(message, _("correct the year, or add it to the plan's years"))
            yield Found(printed.source.key_span(*printed.path), words, printed.indicator.id)


@check("HQ223")
def target_unit(workspace: Workspace) -> Iterator[Found]:
    """A printed target has another unit than its indicator.

    `77万元` under an indicator in 亿元 is ten thousand times less than it seems. Correct the unit, or convert.

    Bad::

        - {id: contract_value, unit: 亿元, targets: {2021: 77万元}}

    Good::

        - {id: contract_value, unit: 亿元, targets: {2021: 77亿元}}
    """
    for printed in _printed(workspace):
        unit, expected = printed.target.unit, printed.indicator.unit
        if unit and unit != expected:
            message = _("the target is in {unit}, the indicator in {expected}").format(unit=unit, expected=expected)
            words = Words(message, _("write the target in {expected}").format(expected=expected))
            yield Found(printed.source.span(*printed.path), words, printed.indicator.id)


@check("HQ224", Severity.WARNING)
def target_in_words(workspace: Workspace) -> Iterator[Found]:
    """A target has no number, and its indicator is no milestone.

    Words such as 达到全市平均水平 are kept and shown, but no figure can be held against them. If a number was meant,
    write it in digits; if it is a goal that is met or not, give the indicator `kind: milestone`.

    Bad::

        - {id: hitech, kind: stock, targets: {2022: 明显增加}}

    Good::

        - {id: hitech, kind: stock, targets: {2022: 102}}
    """
    for printed in _printed(workspace):
        if printed.target.value is None and printed.indicator.kind != "milestone":
            message = _("'{typed}' has no number and will not be judged").format(typed=short(printed.target.text))
            words = Words(message, _("write the number in digits, or give the indicator kind: milestone"))
            yield Found(printed.source.span(*printed.path), words, printed.indicator.id)


@check("HQ225")
def revision_of_unknown_indicator(workspace: Workspace) -> Iterator[Found]:
    """A revision changes the targets of an indicator that the plan does not have.

    The change would have no effect. A revision names indicators by their id; correct it.

    Bad::

        revisions:
          - {number: 2, effective: 2021-12-01, targets: {hitec: {2022: 105}}}

    Good::

        revisions:
          - {number: 2, effective: 2021-12-01, targets: {hitech: {2022: 105}}}
    """
    known = workspace.plan.value.by_id if workspace.plan else {}
    for revision in workspace.revisions if known else ():
        for name in revision.value.targets:
            if name not in known and fold(name) not in workspace.broken:
                message = _("the plan has no indicator '{name}'").format(name=short(name))
                yield Found(revision.key_span("targets", name), Words(message, near(name, known)))


@check("HQ226")
def revision_order(workspace: Workspace) -> Iterator[Found]:
    """Revisions are not numbered in the order in which they take effect.

    The plan itself is revision 1; each later one has the next number and takes effect later than the one before, so
    that everybody means the same by the last revision. Correct number or day.

    Bad::

        revisions:
          - {number: 3, effective: 2021-06-01, targets: {}}
          - {number: 2, effective: 2021-12-01, targets: {}}

    Good::

        revisions:
          - {number: 2, effective: 2021-06-01, targets: {}}
          - {number: 3, effective: 2021-12-01, targets: {}}
    """
    before = None
    for index, revision in enumerate(workspace.revisions):
        number, effective = revision.value.number, revision.value.effective
        if number != index + 2:
            message = _("revision {n} stands where {expected} is expected").format(n=number, expected=index + 2)
            yield Found(revision.span("number"), Words(message, _("number the revisions 2, 3, 4 …")))
        if before is not None and effective <= before:
            message = _("it takes effect on {day}, no later than the one before").format(day=effective)
            yield Found(revision.span("effective"), Words(message, _("correct the day, or the order")))
        before = effective


@check("HQ227")
def unknown_task(workspace: Workspace) -> Iterator[Found]:
    """An indicator belongs to a task that the plan does not list.

    The lead of an indicator's task submits its figures unless another department is named; without the task nobody
    does. Correct the number, or add the task.

    Bad::

        tasks: [{id: 1, title: 任务, lead: 区科技局}]
        indicators: [{id: hitech, task: 7}]

    Good::

        tasks: [{id: 1, title: 任务, lead: 区科技局}]
        indicators: [{id: hitech, task: 1}]
    """
    tasks = {task.id for task in workspace.plan.value.tasks} if workspace.plan else set()
    for each in workspace.indicators if workspace.plan else ():
        if each.value.task is not None and each.value.task not in tasks:
            message = _("the plan has no task {n}").format(n=each.value.task)
            yield Found(each.span("task"), Words(message, _("correct the number, or add the task")), each.value.id)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A target as it stands in the file, with the indicator that it is for."""

    source: Sourced[Any]
    path: Path
    year: int
    target: Target
    indicator: Indicator


def _printed(workspace: Workspace) -> Iterator[_Printed]:
    """All targets, those of revisions included."""
    for each in workspace.indicators:
        for year, target in each.value.targets.items():
            if target:
                yield _Printed(each, ("targets", str(year)), year, target, each.value)
    known = {each.value.id: each.value for each in workspace.indicators}
    for revision in workspace.revisions:
        for name, targets in revision.value.targets.items():
            for year, target in targets.items():
                if target and name in known:
                    yield _Printed(revision, ("targets", name, str(year)), year, target, known[name])


def _where_named(source: Sourced[Indicator], folded: str) -> Span:
    """Where an indicator gives itself a name."""
    for index, alias in enumerate(source.value.aliases):
        if fold(alias) == folded:
            return source.span("aliases", index)
    keys = ("id", "name", "name_en", "number")
    return source.span(next(key for key in keys if fold(str(getattr(source.value, key) or "")) == folded))
