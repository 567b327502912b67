"""What must hold of a plan's revisions: HQ225, HQ226, HQ233 and HQ234."""

from collections.abc import Iterator
from datetime import date

from hq_plan.checks.base import Found, Nearest, check
from hq_plan.diagnostics import Severity, Span, Words, short
from hq_plan.i18n import _
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator, Revision
from hq_plan.parse import Sourced
from hq_plan.workspace import Workspace


@check("HQ225")
def revision_of_unknown_indicator(workspace: Workspace) -> Iterator[Found]:
    """A revision changes or withdraws an indicator that the plan does not have.

    The change would have no effect. A revision names indicators by their id; correct it.

    Bad::

        revisions:
          - {number: 2, effective: 2021-12-01, targets: {hitec: {2022: 105}}}

    Good::

        revisions:
          - {number: 2, effective: 2021-12-01, targets: {hitech: {2022: 105}}}
    """
    if workspace.plan is None:
        return  # which indicators it has is not certain
    known, names = workspace.plan.value.by_id, workspace.plan.value.names
    nearest = Nearest({name: name for name in known})
    for revision in workspace.revisions:
        changed = [(name, revision.key_span("targets", name)) for name in revision.value.targets]
        withdrawn = [(name, revision.span("withdrawn", n)) for n, name in enumerate(revision.value.withdrawn)]
        for name, at in (*changed, *withdrawn):
            if name in known or fold(name) in workspace.broken:
                continue
            if fold(name) in names:
                meant = names[fold(name)]
                message = _("a revision names indicators by id, not as '{name}'").format(name=short(name))
                yield Found(at, Words(message, _("write: {name}").format(name=meant), meant), meant)
                continue
            message = _("the plan has no indicator '{name}'").format(name=short(name))
            yield Found(at, nearest.words(message, name))


@check("HQ226")
def revision_order(workspace: Workspace) -> Iterator[Found]:
    """Revisions are not numbered in the order in which they take effect.

    The plan itself is revision 1; each later one has the next number and takes effect later than the one before, so
    that everybody means the same by the last revision; none does so before the plan was issued. Correct number or day.

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
    issued = workspace.plan.value.about.issued if workspace.plan else None
    for revision in workspace.revisions:
        number, effective = revision.value.number, revision.value.effective
        # By its place in the file, so that one that could not be read is not blamed on the next.
        expected = int(revision.path[-1]) + 2
        if number != expected:
            message = _("revision {n} stands where {expected} is expected").format(n=number, expected=expected)
            yield Found(revision.span("number"), Words(message, _("number the revisions 2, 3, 4 …")))
        if before is not None and effective <= before:
            message = _("it takes effect on {day}, no later than the one before").format(day=effective)
            yield Found(revision.span("effective"), Words(message, _("correct the day, or the order")))
        elif issued and effective < issued:
            message = _("it takes effect on {day}, before the plan was issued on {issued}")
            words = Words(message.format(day=effective, issued=issued), _("correct the day"))
            yield Found(revision.span("effective"), words)
        before = effective


@check("HQ233", Severity.WARNING)
def revision_without_effect(workspace: Workspace) -> Iterator[Found]:
    """A revision changes nothing, or sets a target that stands already.

    It repeats what is in force, withdraws what is withdrawn, changes the targets of an indicator that is not in force,
    or says nothing at all. Look whether another figure, year or indicator was meant; delete what has no effect.

    Bad::

        indicators:
          - {id: hitech, targets: {2022: 102}}
        revisions:
          - {number: 2, effective: 2021-12-01, targets: {hitech: {2022: 102}}}

    Good::

        indicators:
          - {id: hitech, targets: {2022: 102}}
        revisions:
          - {number: 2, effective: 2021-12-01, targets: {hitech: {2022: 105}}}
    """
    plan = workspace.plan.value if workspace.plan else None
    numbers = [each.value.number for each in workspace.revisions]
    if plan is None or numbers != list(range(2, len(numbers) + 2)):
        return  # which one a revision comes after is not certain
    for revision in workspace.revisions:
        value, before = revision.value, plan.under(revision.value.number - 1).by_id
        if not (value.targets or value.indicators or value.withdrawn):
            words = Words(_("the revision changes nothing"), _("say what it changes, or delete it"))
            yield Found(revision.span("number"), words)
        for index, name in enumerate(value.withdrawn):
            if name in plan.by_id and name not in before:
                words = Words(_("{name} is not in force before").format(name=short(name)), _("delete it here"))
                yield Found(revision.span("withdrawn", index), words, name)
        lasting = {*before, *(each.id for each in value.indicators)} - {*value.withdrawn}
        for name in value.targets:
            if name in plan.by_id and name not in lasting:
                message = _("{name} is not in force then, and its targets have no effect").format(name=short(name))
                yield Found(revision.key_span("targets", name), Words(message, _("delete it here")), name)
        for name, year, at in _repeated(revision, before):
            said = _("the target of {year} is the same as before").format(year=year)
            yield Found(at, Words(said, _("correct it, or delete it here")), name)


def _repeated(revision: Sourced[Revision], before: dict[str, Indicator]) -> Iterator[tuple[str, int, Span]]:
    """The targets of a revision that are printed as they stand already."""
    for name, targets in revision.value.targets.items():
        for year, target in targets.items() if name in before else ():
            if before[name].targets.get(year) == target:
                yield name, year, revision.span("targets", name, str(year))


@check("HQ234", Severity.WARNING)
def target_of_past_year(workspace: Workspace) -> Iterator[Found]:
    """A revision sets a target for a year that was over when it took effect.

    The year was judged by its old target already; under the revision the verdict may become another one, and
    `hq-plan targets diff` shows which. If that is meant, nothing is to be done; else correct the year or the day.

    Bad::

        revisions:
          - {number: 2, effective: 2022-03-01, targets: {hitech: {2021: 95}}}

    Good::

        revisions:
          - {number: 2, effective: 2022-03-01, targets: {hitech: {2022: 105}}}
    """
    for revision in workspace.revisions:
        for name, year, at in _targets(revision):
            if revision.value.effective > date(year, 12, 31):
                message = _("{year} was over on {day}, when the revision took effect")
                words = Words(
                    message.format(year=year, day=revision.value.effective),
                    _("correct the year or the day, unless a judged year is meant to be judged anew"),
                )
                yield Found(at, words, name)


def _targets(revision: Sourced[Revision]) -> Iterator[tuple[str, int, Span]]:
    """The targets that a revision sets, those of the indicators that it adds included."""
    for name, targets in revision.value.targets.items():
        for year in targets:
            yield name, year, revision.key_span("targets", name, str(year))
    for index, indicator in enumerate(revision.value.indicators):
        for year in indicator.targets:
            yield indicator.id, year, revision.key_span("indicators", index, "targets", str(year))
