"""`targets diff`: what changed from one revision to another, and what it does to how the indicators stand today."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from hq_plan.assessment import Assessment
from hq_plan.i18n import _
from hq_plan.models.plan import Indicator, Plan
from hq_plan.reports import words
from hq_plan.reports.promise import Frame, indicator_data
from hq_plan.reports.status import plan_title
from hq_plan.view import NOTHING, Cell, Column, Data, Report, Table


class Change(NamedTuple):
    """A target that is another one, or an indicator that was added or withdrawn (``year`` None)."""

    indicator: Indicator
    year: int | None
    old: str | None
    new: str | None
    what: Literal["target", "added", "withdrawn"] = "target"


def build(
    frames: tuple[Frame, Frame],
    before: Sequence[Assessment],
    after: Sequence[Assessment],
    whole: Plan,
    department: str | None = None,
) -> Report:
    """One row for each change, in the plan's order; both lists of assessments are of the same year.

    ``whole`` is the plan with all its revisions, ``department`` the one whose indicators are asked for.
    """
    old, new = frames
    found = [
        each
        for each in _changes(old.plan, new.plan, forward=old.revision <= new.revision)
        if department is None or whole.responsible(each.indicator) == department
    ]
    stood, stands = ({at.indicator.id: at for at in each} for each in (before, after))
    columns = (
        Column("id", readers="machines"),
        Column("number", "#", "right", spare=1),
        Column("name", _("indicator"), wrap=True),
        Column("year", _("year"), "right"),
        Column("old", _("revision {n}").format(n=old.revision), wrap=True),
        Column("new", _("revision {n}").format(n=new.revision), wrap=True),
        Column("status_before", readers="machines"),
        Column("status", _("status of {year}").format(year=new.year), spare=3),
        Column("outlook_before", readers="machines"),
        Column("outlook", _("outlook"), spare=2),
    )
    firsts = {each.indicator.id: n for n, each in reversed(list(enumerate(found)))}
    rows = tuple(
        _row(each, stood.get(each.indicator.id), stands.get(each.indicator.id), first=firsts[each.indicator.id] == n)
        for n, each in enumerate(found)
    )
    title = _("targets: revision {old} to {new}").format(old=old.revision, new=new.revision)
    return Report(
        data=_data(frames, found, stood, stands),
        title=" · ".join([plan_title(new), title]),
        tables=(Table(columns, rows),) if rows else (),
        lines=(*(() if rows else (_("nothing changed"),)), *_documents(whole, old.revision, new.revision)),
    )


def _documents(whole: Plan, *between: int) -> Iterator[str]:
    """The revisions on the way from one to the other: from when on, by which document, with its note."""
    for each in whole.in_order:
        if min(between) < each.number <= max(between):
            said = _("revision {n}, in force from {day}").format(n=each.number, day=each.effective)
            yield " · ".join(filter(None, [said, each.document, each.note]))


def _changes(old: Plan, new: Plan, *, forward: bool) -> Iterator[Change]:
    for name, indicator in {**old.by_id, **new.by_id}.items():
        was = old.by_id[name].targets if name in old.by_id else None
        becomes = new.by_id[name].targets if name in new.by_id else None
        if becomes is None:
            yield Change(indicator, None, _("in force"), _("withdrawn") if forward else _("not in it"), "withdrawn")
        if was is None:
            old_word, new_word = (None, _("added")) if forward else (_("not in it"), _("in force"))
            yield Change(indicator, None, old_word, new_word, "added")
        for year in sorted({*(was or ()), *(becomes or ())}):
            printed, now = ((each or {}).get(year) for each in (was, becomes))
            if printed != now:
                yield Change(indicator, year, printed.text if printed else None, now.text if now else None)


def _row(change: Change, stood: Assessment | None, stands: Assessment | None, *, first: bool) -> tuple[Cell, ...]:
    """A change; people read what is the same for all of an indicator in its first row."""
    number = change.indicator.number
    cells = (
        Cell(change.indicator.id),
        Cell(number, "" if number is None else str(number)),
        Cell(change.indicator.name, words.with_unit(change.indicator)),
        Cell(change.year, "" if change.year is None else str(change.year)),
        Cell(change.old, change.old or NOTHING),
        Cell(change.new, change.new or NOTHING),
        *_turned(words.status_cell(stood) if stood else None, words.status_cell(stands) if stands else None),
        *_turned(words.outlook_cell(stood) if stood else None, words.outlook_cell(stands) if stands else None),
    )
    own = (3, 4, 5)
    return tuple(cell if first or at in own else cell._replace(text="") for at, cell in enumerate(cells))


def _turned(was: Cell | None, now: Cell | None) -> tuple[Cell, Cell]:
    """What it was, for programs, and what it is; a word that became another shows both, one that stayed once."""
    texts = [cell.text if cell else NOTHING for cell in (was, now)]
    tone = (now or was or Cell(None)).tone
    text = texts[0] if texts[0] == texts[1] else " → ".join(texts)
    return Cell(was.value if was else None), Cell(now.value if now else None, text, tone)


def _data(
    frames: tuple[Frame, Frame],
    found: Sequence[Change],
    stood: Mapping[str, Assessment],
    stands: Mapping[str, Assessment],
) -> dict[str, Data]:
    def standing(at: Assessment | None) -> Data:
        outlook = at.outlook.outlook if at else None
        return {"status": at.status.value, "outlook": outlook.value if outlook else None} if at else None

    old, new = frames
    listed: list[Data] = [
        {
            **indicator_data(each.indicator),
            "year": each.year,
            "change": each.what,
            "old": each.old if each.year else None,
            "new": each.new if each.year else None,
            "before": standing(stood.get(each.indicator.id)),
            "after": standing(stands.get(each.indicator.id)),
        }
        for each in found
    ]
    return {
        "schema": "hq-plan/diff/1",
        "command": "targets diff",
        "plan": new.plan.about.id,
        "from": old.revision,
        "to": new.revision,
        "year": new.year,
        "as_of": new.as_of.isoformat() if new.as_of else None,
        "changes": listed,
    }
