"""`missing`: which results are there, which are still to be submitted, by whom, and since when they are overdue."""

from collections import Counter
from collections.abc import Iterable, Sequence

from hq_plan.diagnostics import Diagnostic
from hq_plan.due import STATES, SUBMITTED, Submission
from hq_plan.i18n import _, chinese
from hq_plan.reports import words
from hq_plan.reports.promise import Frame, finding_data, indicator_data, record_data
from hq_plan.reports.status import left_out, plan_title
from hq_plan.view import NOTHING, Cell, Column, Data, Report, Table, Tone


def build(frame: Frame, submissions: Sequence[Submission], findings: Iterable[Diagnostic]) -> Report:
    """One row for each result that is asked for, by department; of earlier years those that are missing."""
    order = {name: index for index, name in enumerate(dict.fromkeys(each.department for each in submissions))}
    asked = [each for each in submissions if each.year == frame.year or each.is_missing]
    rows = sorted(asked, key=lambda each: (order[each.department], -each.year))
    year = _("results of {year}").format(year=frame.year)
    title = [plan_title(frame), year, _("as of {day}").format(day=frame.as_of)]
    return Report(
        data=_data(frame, rows, findings),
        title=" · ".join([*title, _("targets: revision {n}").format(n=frame.revision)]),
        tables=(_table(rows),) if rows else (),
        lines=(*_lines(rows, frame.year or 0), *left_out(frame)),
    )


def conditions() -> dict[str, tuple[str, ...]]:
    """What `--fail-on` may name, and how people say it."""
    return {"late": ("late", chinese("late")), "missing": ("missing", chinese("missing"))}


def failing(submissions: Sequence[Submission], condition: str) -> list[str]:
    """The indicators that meet a condition of `--fail-on`, by name and year."""
    found = [each for each in submissions if each.is_missing and (condition == "missing" or each.days_late > 0)]
    return [_("{name} {year}").format(name=each.indicator.label, year=each.year) for each in found]


def _table(rows: Sequence[Submission]) -> Table:
    several = len({each.year for each in rows}) > 1
    columns = (
        Column("department", _("department"), wrap=True),
        Column("id", readers="machines"),
        Column("number", "#", "right", spare=1),
        Column("name", _("indicator"), wrap=True),
        Column("year", _("year"), "right", readers="all" if several else "machines"),
        Column("state", _("what is there"), wrap=True),
        Column("value", readers="machines"),
        Column("unit", readers="machines"),
        Column("as_of", readers="machines"),
        Column("due", _("due"), spare=2),
        Column("days_late", _("days late"), "right"),
    )
    breaks = frozenset(index for index in range(1, len(rows)) if rows[index].department != rows[index - 1].department)
    return Table(columns, tuple(map(_row, rows)), breaks)


def _row(at: Submission) -> tuple[Cell, ...]:
    number, due = at.indicator.number, at.due.isoformat() if at.due else None
    late = Cell(at.days_late, str(at.days_late), Tone.BAD) if at.days_late else Cell(0 if due else None, NOTHING)
    said = at.record.observation if at.record else None
    return (
        Cell(at.department, at.department or _("no department")),
        Cell(at.indicator.id),
        Cell(number, "" if number is None else str(number)),
        Cell(at.indicator.name, words.with_unit(at.indicator)),
        Cell(at.year, str(at.year)),
        Cell(at.state, _state(at), Tone.WARN if at.is_missing else Tone.PLAIN),
        Cell(int(said.value) if said and isinstance(said.value, bool) else said.value if said else None),
        Cell(at.indicator.unit),
        Cell(said.as_of.isoformat() if said else None),
        Cell(due, due or NOTHING),
        late,
    )


def _state(at: Submission) -> str:
    """What is there in a word and figure; what is not yet due is said to be so."""
    there = _("nothing")
    if at.record and at.state == "example":
        there = _("only an example")
    elif at.record and at.state == "in_year":
        there = _("only {day}: {value}").format(day=at.record.day, value=words.record_text(at.record))
    elif at.record:
        return _("✓ {value}").format(value=words.record_text(at.record))
    return _("{what}, not yet due").format(what=there) if at.awaited else there


def _lines(rows: Sequence[Submission], year: int) -> list[str]:
    """How many are there and how many are missing: in the year, in earlier years, by department."""
    if not rows:
        return [_("the year has no target")]
    of_year = [each for each in rows if each.year == year]
    said = _("{asked} asked for: {there} submitted, {missing} missing, {late} late, {awaited} not yet due")
    counts = {
        "asked": len(of_year),
        "there": sum(each.state in SUBMITTED for each in of_year),
        "missing": sum(each.is_missing for each in of_year),
        "late": sum(each.days_late > 0 for each in of_year),
        "awaited": sum(each.awaited for each in of_year),
    }
    lines = [said.format(**counts)]
    preliminary = sum(each.state == "preliminary" for each in of_year)
    if preliminary:
        lines.append(_("preliminary among those submitted: {n}").format(n=preliminary))
    earlier = Counter(each.year for each in rows if each.year != year)
    if earlier:
        parts = (_("{year}: {n}").format(year=each, n=n) for each, n in sorted(earlier.items()))
        lines.append(_("missing of earlier years: {parts}").format(parts=_(", ").join(parts)))
    by_department = Counter(each.department or _("no department") for each in rows if each.is_missing)
    if len(by_department) > 1:
        parts = (_("{name} {n}").format(name=name, n=n) for name, n in by_department.items())
        lines.append(_("missing by department: {parts}").format(parts=_(", ").join(parts)))
    if not any(each.due for each in rows):
        lines.append(_("the plan sets no day by which results are due (due: MM-DD)"))
    return lines


def _data(frame: Frame, rows: Sequence[Submission], findings: Iterable[Diagnostic]) -> dict[str, Data]:
    of_year = [each for each in rows if each.year == frame.year]
    states: dict[str, Data] = {state: sum(each.state == state for each in of_year) for state in STATES}
    asked: list[Data] = [
        {
            **indicator_data(each.indicator),
            "department": each.department,
            "year": each.year,
            "state": each.state,
            "missing": each.is_missing,
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
        "indicators": asked,
        "summary": {
            **states,
            "missing": sum(each.is_missing for each in rows),
            "late": sum(each.days_late > 0 for each in rows),
        },
        "findings": [finding_data(each) for each in findings],
    }
