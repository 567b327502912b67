"""What must hold between records and files, HQ3xx, and what is only odd, HQ4xx."""

from collections.abc import Iterator

from hq_plan.checks.base import Found, check, known
from hq_plan.diagnostics import Severity, Words
from hq_plan.i18n import _
from hq_plan.workspace import Entry, Workspace


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
    for entry, indicator in sorted(known(workspace, "as_of", "status"), key=lambda pair: _order(workspace, pair[0])):
        observation = entry.observation
        first = seen.setdefault((indicator.id, observation.as_of, observation.status), entry)
        if first is not entry:
            there = first.source.span()
            message = _("{name} has a figure for {day} with this status already: {file}, line {line}")
            said = message.format(name=indicator.label, day=observation.as_of, file=there.file, line=there.line)
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
    for entry, indicator in known(workspace, "status"):
        if entry.observation.status == "example":
            message = _("an example figure, not a published one")
            words = Words(message, _("delete the example files when real figures come in"))
            yield Found(entry.source.span("status"), words, indicator.id)


def _order(workspace: Workspace, entry: Entry) -> tuple[object, ...]:
    """Files asked about last, so that what they repeat is found in them; else by file and place."""
    file = entry.source.document.file
    return workspace.named is not None and file in workspace.named, file, entry.source.path
