"""Who reports what: the names of indicators and departments, HQ201, HQ209 and HQ210."""

from collections.abc import Iterator

from hq_plan.checks.base import Found, Nearest, as_yaml, check
from hq_plan.diagnostics import Severity, Words, short
from hq_plan.i18n import _, series
from hq_plan.keyboard.signs import latin
from hq_plan.models.actuals import Actuals
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator, Plan
from hq_plan.parse import Sourced
from hq_plan.workspace import Entry, Workspace


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
    meant = _without_look_alikes(workspace.plan.value)
    nearest = Nearest({name: each.id for each in workspace.plan.value.every for name in each.names
                       if not name.isdecimal()})  # fmt: skip
    for entry, name in _unknown(workspace):
        if fold(latin(name)) not in meant:
            message = _("the plan has no indicator '{name}'").format(name=short(name))
            yield Found(entry.source.span("indicator"), nearest.words(message, name))


@check("HQ209", Severity.WARNING)
def department_not_responsible(workspace: Workspace) -> Iterator[Found]:
    """A department reports a figure that the plan does not ask of it.

    The plan says who submits each indicator and which departments help with its task. A figure from another one may
    be a slip in the department's name, a record in the wrong file, or a change that the plan should name.

    Bad::

        department: 区科技
        records:
          - indicator: hitech

    Good::

        department: 区科技局
        records:
          - indicator: hitech
    """
    whole = all(each.span.file != workspace.plan_file for each in workspace.findings)
    plan = workspace.plan.value if workspace.plan and whole else None
    asked = {each.id: _asked(plan, each) for each in plan.every} if plan else {}
    everybody = plan.departments if plan else []
    nearest = Nearest({name: name for name in everybody})
    of_file: dict[str, list[tuple[Entry, Indicator]]] = {}
    for entry in workspace.entries:
        if entry.indicator:
            of_file.setdefault(entry.file.document.file, []).append((entry, entry.indicator))
    for file in workspace.files if everybody else ():
        if "department" not in file.unread:
            yield from _misplaced(file, of_file.get(file.document.file, []), asked, nearest)


def _misplaced(
    file: Sourced[Actuals], entries: list[tuple[Entry, Indicator]], asked: dict[str, tuple[str, ...]], nearest: Nearest
) -> Iterator[Found]:
    """A file whose department none of its figures is asked of, or else those that are not."""
    department = file.value.department
    claimed = [(entry, each) for entry, each in entries if asked[each.id]]
    others = [pair for pair in claimed if fold(department) not in map(fold, asked[pair[1].id])]
    if not nearest.knows(department):
        if others or not entries:
            message = _("the plan names no department '{name}'").format(name=short(department))
            yield Found(file.span("department"), Words(message, nearest.words(message, department).hint))
    elif others and len(others) == len(claimed):
        names = dict.fromkeys(name for _entry, each in others for name in asked[each.id])
        message = _("the plan asks {name} for none of the figures in this file").format(name=short(department))
        yield Found(file.span("department"), Words(message, _says_who(tuple(names))))
    else:
        for entry, each in others:
            message = _("the plan does not ask {name} for {indicator}")
            words = Words(message.format(name=short(department), indicator=each.label), _says_who(asked[each.id]))
            yield Found(entry.source.span("indicator"), words, each.id)


def _says_who(names: tuple[str, ...]) -> str:
    return _("it asks: {names}").format(names=series(names))


def _asked(plan: Plan, indicator: Indicator) -> tuple[str, ...]:
    """Who submits an indicator, and who leads or helps with its task."""
    tasks = [task for task in plan.tasks if task.id == indicator.task]
    names = [plan.responsible(indicator), *(name for task in tasks for name in (task.lead, *task.helpers))]
    return tuple(dict.fromkeys(filter(None, names)))


@check("HQ210")
def lookalike_name(workspace: Workspace) -> Iterator[Found]:
    """A letter of an indicator's name only looks like the Latin one.

    Cyrillic, Greek and a few other letters look like Latin ones and are not, so the name is none that the plan has.
    They come in by copying from a page or a picture, or from another keyboard. Type the name anew.

    Bad::

        - indicator: hitесh  # with a Cyrillic е and с

    Good::

        - indicator: hitech
    """
    meant = _without_look_alikes(workspace.plan.value) if workspace.plan else frozenset()
    for entry, name in _unknown(workspace):
        meant_name = latin(name)
        if fold(meant_name) in meant:
            letter = next(character for character in name if latin(character) != character)
            message = _("'{letter}' (U+{code}) in '{name}' is not the Latin letter {latin}")
            said = message.format(letter=letter, code=f"{ord(letter):04X}", name=short(name), latin=latin(letter))
            words = Words(said, _("write: {name}").format(name=short(meant_name)), as_yaml(meant_name))
            yield Found(entry.source.span("indicator"), words)


@check("HQ211")
def department_spelling(workspace: Workspace) -> Iterator[Found]:
    """A department is written with other signs than in the plan.

    Quotation marks around the name, full-width letters or spaces make it another name to `--department` and to whoever
    counts what has been submitted. Write it as the plan does.

    Bad::

        department: “区科技局”

    Good::

        department: 区科技局
    """
    # Of two ways to write one, that of an indicator counts.
    known = {fold(name): name for name in reversed(workspace.plan.value.departments)} if workspace.plan else {}
    for file in workspace.files:
        typed = file.value.department
        meant = known.get(fold(typed), typed)
        if meant != typed:
            message = _("the plan writes '{meant}', and here stands '{typed}'").format(meant=meant, typed=short(typed))
            words = Words(message, _("write: {name}").format(name=meant), as_yaml(meant))
            yield Found(file.span("department"), words)


def _unknown(workspace: Workspace) -> Iterator[tuple[Entry, str]]:
    """The entries whose indicator the plan does not have, and what they call it."""
    for entry in workspace.entries:
        name = entry.observation.indicator
        if entry.indicator is None and "indicator" not in entry.source.unread and fold(name) not in workspace.broken:
            yield entry, name


def _without_look_alikes(plan: Plan) -> frozenset[str]:
    """The folded names of the plan's indicators as they are in Latin letters."""
    return frozenset(fold(latin(name)) for each in plan.every for name in each.names)
