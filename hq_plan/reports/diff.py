"""`targets diff`: what changed from one revision to another, and what it does to how the indicators stand today."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hq_plan.assessment import Assessment
from hq_plan.i18n import _
from hq_plan.models.plan import Indicator, Plan
from hq_plan.reports import words
from hq_plan.reports.promise import Frame, indicator_data
from hq_plan.reports.status import plan_title
from hq_plan.view import Cell, Column, Data, Report, Table


@dataclass(frozen=True, slots=True)
class Change:
    """A target that is another one, or an indicator that was added or withdrawn (``year`` None)."""

    indicator: Indicator
    year: int | None
    old: str | None
    new: str | None


def changes(old: Plan, new: Plan) -> list[Change]:
    """What is printed otherwise, in the plan's order."""
    return list(_changes(old.by_id, new.by_id))


def build(frames: tuple[Frame, Frame], before: Sequence[Assessment], after: Sequence[Assessment]) -> Report:
    """One row for each change; both lists of assessments are of the same year."""
    old, new = frames
    found = changes(old.plan, new.plan)
    stood, stands = ({at.indicator.id: at for at in each} for each in (before, after))
    columns = (
        Column("id", readers="machines"),
        Column("number", "#", "right", spare=1),
        Column("name", _("indicator"), wrap=True),
        Column("year", _("year"), "right"),
        Column("old", _("revision {n}").format(n=old.revision), wrap=True),
        Column("new", _("revision {n}").format(n=new.revision), wrap=True),
        Column("status", _("status of {year}").format(year=new.year), spare=3),
        Column("outlook", _("outlook"), spare=2),
    )
    rows = tuple(_row(each, stood.get(each.indicator.id), stands.get(each.indicator.id)) for each in found)
    title = _("targets: revision {old} to {new}").format(old=old.revision, new=new.revision)
    return Report(
        data=_data(frames, found, stood, stands),
        title=" · ".join([plan_title(new), title]),
        tables=(Table(columns, rows),) if rows else (),
        lines=() if rows else (_("nothing changed"),),
    )


def _changes(old: Mapping[str, Indicator], new: Mapping[str, Indicator]) -> Iterator[Change]:
    for name, indicator in {**old, **new}.items():
        if name not in new or name not in old:
            comes = name in new
            yield Change(indicator, None, None if comes else _("in force"), _("added") if comes else _("withdrawn"))
            continue
        was, becomes = old[name].targets, new[name].targets
        for year in sorted({*was, *becomes}):
            if was.get(year) != becomes.get(year):
                texts = [target.text if target else None for target in (was.get(year), becomes.get(year))]
                yield Change(indicator, year, *texts)


def _row(change: Change, stood: Assessment | None, stands: Assessment | None) -> tuple[Cell, ...]:
    number = change.indicator.number
    return (
        Cell(change.indicator.id),
        Cell(number, "" if number is None else str(number)),
        Cell(change.indicator.name, words.with_unit(change.indicator)),
        Cell(change.year, "" if change.year is None else str(change.year)),
        Cell(change.old, change.old or words.NOTHING),
        Cell(change.new, change.new or words.NOTHING),
        _turned(words.status_cell(stood) if stood else None, words.status_cell(stands) if stands else None),
        _turned(words.outlook_cell(stood) if stood else None, words.outlook_cell(stands) if stands else None),
    )


def _turned(was: Cell | None, now: Cell | None) -> Cell:
    """A word that became another; one that stayed is said once."""
    texts = [cell.text if cell else words.NOTHING for cell in (was, now)]
    tone = now or was or Cell(None)
    values = [str(cell.value) if cell and cell.value is not None else "" for cell in (was, now)]
    return Cell(" → ".join(values), texts[0] if texts[0] == texts[1] else " → ".join(texts), tone.tone)


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
            "change": "target" if each.year else "added" if each.old is None else "withdrawn",
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
