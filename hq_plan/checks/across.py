"""What must hold between records and files, HQ3xx."""

from collections.abc import Iterator
from datetime import date

from hq_plan.checks.base import Found, check, known, order, where
from hq_plan.checks.standing import Figure, agreed, standing
from hq_plan.diagnostics import Words
from hq_plan.i18n import _
from hq_plan.models.plan import Indicator
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
    said: dict[tuple[object, ...], list[Entry]] = {}
    for entry, indicator in known(workspace, "as_of", "status"):
        said.setdefault((indicator.id, entry.observation.as_of, entry.observation.status), []).append(entry)
    for entries in said.values():
        first = min(entries, key=lambda entry: order(workspace.named, entry))
        for entry in entries:
            if entry is not first and entry.indicator and not _is_known(entry, first):
                at = entry.source.span("value") if entry.source.span().cell else entry.source.span()
                yield Found(at, _twice(entry, first, entry.indicator), entry.indicator.id, (first.source.span(),))


def _is_known(entry: Entry, first: Entry) -> bool:
    """Whether a table says once more what is on file already: whoever sends a form twice has made no mistake."""
    here, there = entry.source.span(), first.source.span()
    again = bool(here.cell) and here.file != there.file
    return again and ("value" in entry.source.unread or entry.observation.value == first.observation.value)


def _twice(entry: Entry, first: Entry, indicator: Indicator) -> Words:
    there, observation = first.source.span(), entry.observation
    named = {"name": indicator.label, "day": observation.as_of, "where": where(there)}
    if entry.source.span().cell and not there.cell and "value" not in first.source.unread:
        message = _("{name} has another figure for {day} on file already: {where}")
        return Words(message.format(**named), _("correct it here, or import it with --replace"))
    message = _("{name} has a figure for {day} with this status already: {where}")
    return Words(message.format(**named), _("delete one of the two, or correct the day"))


@check("HQ302")
def falling_year_to_date(workspace: Workspace) -> Iterator[Found]:
    """A year-to-date figure is lower than that of an earlier day.

    What came together since January can only grow. Either figure may be the wrong one: look whether the later one is
    that of a month alone, or the earlier one was counted too high. Of several figures for one day the most certain
    counts; examples are held against examples only.

    Bad::

        - {indicator: contract_value, as_of: 2021-06-30, value: 41.50}
        - {indicator: contract_value, as_of: 2021-09-30, value: 14.60}

    Good::

        - {indicator: contract_value, as_of: 2021-06-30, value: 41.50}
        - {indicator: contract_value, as_of: 2021-09-30, value: 56.10}
    """
    for figures in _flows(workspace):
        higher: list[Figure] = []
        for figure in figures:
            while higher and higher[-1].value <= figure.value:
                higher.pop()
            if higher:
                yield _fall(workspace, higher[-1], figure)
            higher.append(figure)


def _flows(workspace: Workspace) -> Iterator[list[Figure]]:
    """The year-to-date figures of each indicator and year that stand, by day; examples apart."""
    of_day: dict[tuple[str, date, bool], list[Figure]] = {}
    for figure in standing(workspace):
        if figure.indicator.kind == "flow":
            of_day.setdefault((figure.indicator.id, figure.day, figure.is_example), []).append(figure)
    of_year: dict[tuple[str, int, bool], list[Figure]] = {}
    for (indicator, day, is_example), figures in sorted(of_day.items()):
        same = agreed(figures)
        if same:
            of_year.setdefault((indicator, day.year, is_example), []).append(same)
    yield from of_year.values()


def _fall(workspace: Workspace, earlier: Figure, later: Figure) -> Found:
    """A fall is told at the later figure, but at the earlier one if that alone was asked about."""
    asked = [workspace.asks_about(each.entry.source.document.file) for each in (later, earlier)]
    here, there = (earlier, later) if asked == [False, True] else (later, earlier)
    message = (
        _("{name} is {value} by {day}, less than {other} by {other_day}: {where}")
        if here is later
        else _("{name} is {value} by {day}, more than {other} by {other_day}: {where}")
    )
    at, related = here.entry.source.span("value"), there.entry.source.span("value")
    said = message.format(
        name=here.indicator.label, value=here.text, day=here.day, other=there.text, other_day=there.day,
        where=where(related),
    )  # fmt: skip
    words = Words(said, _("give the figure since January, or correct the other one"))
    return Found(at, words, here.indicator.id, (related,))


@check("HQ303")
def final_made_preliminary(workspace: Workspace) -> Iterator[Found]:
    """A preliminary figure comes after the final one for the same day.

    A final figure stands; what comes later for its day is final too, in place of it, or was meant for another day. A
    preliminary figure may stand before its final one in a file. Correct the status or the day, or delete the record.

    Bad::

        - {indicator: hitech, as_of: 2021-12-31, status: final, value: 95}
        - {indicator: hitech, as_of: 2021-12-31, status: preliminary, value: 96}

    Good::

        - {indicator: hitech, as_of: 2021-12-31, status: preliminary, value: 96}
        - {indicator: hitech, as_of: 2021-12-31, status: final, value: 95}
    """
    named = workspace.named or frozenset()
    finals: dict[tuple[object, ...], Entry] = {}
    pairs = list(known(workspace, "as_of", "status"))
    revised = {(indicator.id, entry.observation.as_of) for entry, indicator in pairs
               if entry.observation.status == "preliminary"}  # fmt: skip
    pairs = [pair for pair in pairs if (pair[1].id, pair[0].observation.as_of) in revised] if revised else []
    # Sorted, the first final figure of a file is the one kept, and of the files that are context the first one's.
    for entry, indicator in sorted(pairs, key=lambda pair: order(workspace.named, pair[0])):
        if entry.observation.status == "final":
            file = entry.source.document.file
            day = indicator.id, entry.observation.as_of
            finals.setdefault((*day, file), entry)
            if file not in named:
                finals.setdefault((*day, None), entry)
        elif entry.observation.status == "preliminary":
            yield from _after_final(entry, indicator, finals, named)


def _after_final(
    entry: Entry, indicator: Indicator, finals: dict[tuple[object, ...], Entry], named: frozenset[str]
) -> Iterator[Found]:
    """A preliminary figure whose final one stands before it in its file, or in the context of the files asked about."""
    file, day = entry.source.document.file, entry.observation.as_of
    final = finals.get((indicator.id, day, file)) or (finals.get((indicator.id, day, None)) if file in named else None)
    if final:
        there = final.source.span("status")
        message = _("{name} has a final figure for {day} already: {where}")
        said = message.format(name=indicator.label, day=day, where=where(there))
        words = Words(said, _("correct the status or the day, or delete the record"))
        yield Found(entry.source.span("status"), words, indicator.id, (there,), hold=True)
