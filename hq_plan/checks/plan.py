"""What must hold within a plan, its targets apart: names, tasks, revisions, the method; HQ220 to HQ239."""

from collections.abc import Iterator
from typing import Final

from hq_plan.checks.base import Found, Nearest, check
from hq_plan.diagnostics import Span, Words, short
from hq_plan.document import Mapping
from hq_plan.i18n import _, series
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator
from hq_plan.outlook import METHODS
from hq_plan.parse import Sourced
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
        typed = plan.value.policy.outlook.method
        message = _("'{name}' is no outlook method").format(name=short(typed))
        hint = _("choose one: {known}").format(known=series(METHODS))
        instead = Nearest({name: name for name in METHODS}).words(message, typed).instead
        yield Found(plan.span("policy", "outlook", "method"), Words(message, hint, instead))


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
    tasks = {number for _index, number in _tasks(workspace)}
    for each in workspace.indicators if workspace.plan else ():
        if each.value.task is not None and each.value.task not in tasks:
            message = _("the plan has no task {n}").format(n=each.value.task)
            yield Found(each.span("task"), Words(message, _("correct the number, or add the task")), each.value.id)


@check("HQ229")
def duplicate_task(workspace: Workspace) -> Iterator[Found]:
    """Two tasks of the plan have the same id.

    Indicators name their task by its id, and with it who leads and who helps; with two of one id nobody knows which.
    Give each task an id of its own.

    Bad::

        tasks:
          - {id: 1, title: 强化企业创新主体地位, lead: 区科技局}
          - {id: 1, title: 加快创新产业载体建设, lead: 区科技局}

    Good::

        tasks:
          - {id: 1, title: 强化企业创新主体地位, lead: 区科技局}
          - {id: 2, title: 加快创新产业载体建设, lead: 区科技局}
    """
    plan = workspace.plan
    first: dict[object, int] = {}
    for index, number in _tasks(workspace) if plan else ():
        there = first.setdefault(number, index)
        if plan and there != index:
            at = plan.span("tasks", there, "id")
            message = _("task {n} stands in line {line} already").format(n=number, line=at.line)
            words = Words(message, _("give it a number of its own"))
            yield Found(plan.span("tasks", index, "id"), words, related=(at,))


def _tasks(workspace: Workspace) -> Iterator[tuple[int, object]]:
    """The place and the id of each task, also of one that could not be read whole."""
    root = workspace.plan.document.root if workspace.plan else None
    tasks = root.get("tasks") if isinstance(root, Mapping) else None
    for index, task in enumerate(tasks if isinstance(tasks, list) else ()):
        number = task.get("id") if isinstance(task, Mapping) else None
        if isinstance(number, int) and not isinstance(number, bool):
            yield index, number


def _where_named(source: Sourced[Indicator], folded: str) -> Span:
    """Where an indicator gives itself a name."""
    for index, alias in enumerate(source.value.aliases):
        if fold(alias) == folded:
            return source.span("aliases", index)
    keys = ("id", "name", "name_en", "number")
    return source.span(next(key for key in keys if fold(str(getattr(source.value, key))) == folded))
