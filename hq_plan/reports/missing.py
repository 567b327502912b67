"""`missing`: which results of a year are still to be submitted, by whom, and since when they are overdue."""

from collections import Counter
from collections.abc import Iterable, Sequence

from hq_plan.diagnostics import Diagnostic
from hq_plan.due import STATES, Submission
from hq_plan.i18n import _, plural
from hq_plan.reports import words
from hq_plan.reports.promise import Frame, finding_data, indicator_data, record_data
from hq_plan.reports.status import plan_title
from hq_plan.view import Cell, Column, Data, Report, Table, Tone


def build(frame: Frame, submissions: Sequence[Submission], findings: Iterable[Diagnostic]) -> Report:
    """One row for each result that is missing, by department in the plan's order."""
    order = {name: index for index, name in enumerate(dict.fromkeys(each.department for each in submissions))}
    rows = sorted((each for each in submissions if each.is_missing), key=lambda each: order[each.department])
    year = _("results of {year}").format(year=frame.year)
    title = [plan_title(frame), year, _("as of {day}").format(day=frame.as_of)]
    return Report(
        data=_data(frame, submissions, rows, findings),
        title=" · ".join([*title, _("targets: revision {n}").format(n=frame.revision)]),
        tables=(_table(rows),) if rows else (),
        lines=tuple(_lines(submissions, rows)),
    )


def conditions() -> dict[str, str]:
    """What `--fail-on` may name, and how people say it."""
    return {"late": _("late"), "missing": _("missing")}


def failing(submissions: Sequence[Submission], condition: str) -> list[str]:
    """The indicators that meet a condition of `--fail-on`, by name."""
    return [
        each.indicator.label
        for each in submissions
        if each.is_missing and (condition == "missing" or each.days_late > 0)
    ]


def _table(rows: Sequence[Submission]) -> Table:
    columns = (
        Column("department", _("department"), wrap=True),
        Column("id", readers="machines"),
        Column("number", "#", "right", spare=1),
        Column("name", _("indicator"), wrap=True),
        Column("state", _("what is there"), wrap=True),
        Column("due", _("due"), spare=2),
        Column("days_late", _("days late"), "right"),
    )
    breaks = frozenset(index for index in range(1, len(rows)) if rows[index].department != rows[index - 1].department)
    return Table(columns, tuple(map(_row, rows)), breaks)


def _row(at: Submission) -> tuple[Cell, ...]:
    number, due = at.indicator.number, at.due.isoformat() if at.due else None
    unit = "" if at.indicator.kind == "milestone" else at.indicator.unit
    name = _("{name} ({unit})").format(name=at.indicator.label, unit=unit) if unit else at.indicator.label
    late = Cell(at.days_late, str(at.days_late), Tone.BAD) if at.days_late else Cell(0 if due else None, words.NOTHING)
    return (
        Cell(at.department, at.department or words.NOTHING),
        Cell(at.indicator.id),
        Cell(number, "" if number is None else str(number)),
        Cell(at.indicator.name, name),
        Cell(at.state, _state(at)),
        Cell(due, due or words.NOTHING),
        late,
    )


def _state(at: Submission) -> str:
    if at.state == "none" or at.record is None:
        return _("nothing")
    if at.state == "example":
        return _("only an example")
    return _("only {day}: {value}").format(day=at.record.day, value=words.record_text(at.record))


def _lines(submissions: Sequence[Submission], rows: Sequence[Submission]) -> list[str]:
    """How many are there, and how many are missing, in all and by department."""
    if not submissions:
        return [_("the year has no target")]
    said = _("{asked} asked for: {there} submitted, {missing} missing, {late} late")
    counts = {"asked": len(submissions), "there": len(submissions) - len(rows), "missing": len(rows)}
    lines = [said.format(**counts, late=sum(each.days_late > 0 for each in rows))]
    preliminary = sum(each.state == "preliminary" for each in submissions)
    if preliminary:
        lines.append(
            plural("{n} of those submitted is preliminary", "{n} of those submitted are preliminary", preliminary)
        )
    by_department = Counter(each.department or words.NOTHING for each in rows)
    if len(by_department) > 1:
        parts = (_("{name} {n}").format(name=name, n=n) for name, n in by_department.items())
        lines.append(_("missing by department: {parts}").format(parts=_(", ").join(parts)))
    return lines


def _data(
    frame: Frame, submissions: Sequence[Submission], rows: Sequence[Submission], findings: Iterable[Diagnostic]
) -> dict[str, Data]:
    states: dict[str, Data] = {state: sum(each.state == state for each in submissions) for state in STATES}
    missing: list[Data] = [
        {
            **indicator_data(each.indicator),
            "department": each.department,
            "state": each.state,
            "actual": record_data(each.record),
            "due": each.due.isoformat() if each.due else None,
            "days_late": each.days_late,
        }
        for each in rows
    ]
    return {
        "schema": "hq-plan/missing/1",
        "command": "missing",
        "plan": frame.plan.about.id,
        "revision": frame.revision,
        "year": frame.year,
        "as_of": frame.as_of.isoformat() if frame.as_of else None,
        "missing": missing,
        "summary": {**states, "late": sum(each.days_late > 0 for each in rows)},
        "findings": [finding_data(each) for each in findings],
    }
