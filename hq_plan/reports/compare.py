"""`compare`: the same indicators of several plans side by side, with totals where they add up."""

from collections.abc import Iterable, Sequence

from hq_plan.comparison import Line, Matched, Side
from hq_plan.derivation import as_given
from hq_plan.diagnostics import Diagnostic
from hq_plan.growth import Reason
from hq_plan.i18n import _
from hq_plan.reports import words
from hq_plan.reports.promise import assessment_data, finding_data, indicator_data
from hq_plan.reports.status import certainties, plan_title_of
from hq_plan.view import Cell, Column, Data, Report, Table


def build(sides: Sequence[Side], matched: Sequence[Matched], year: int, findings: Iterable[Diagnostic]) -> Report:
    """One row for each plan that has an indicator, and one for the total."""
    columns = (
        Column("id", readers="machines"),
        Column("name", _("indicator"), wrap=True),
        Column("unit", readers="machines"),
        Column("plan", _("plan"), wrap=True),
        Column("target", _("target"), wrap=True, spare=3),
        Column("actual", _("actual")),
        Column("actual_status", readers="machines"),
        Column("gap", _("gap"), "right", spare=2),
        Column("completion", _("completion"), "right", spare=1),
        Column("status", _("status")),
    )
    rows = [(each, line, index) for each in matched for index, line in enumerate(each.lines)]
    # A group of several lines stands apart; indicators of one plan only follow each other.
    breaks = frozenset(
        number for number, (each, _line, index) in enumerate(rows)
        if index == 0 and number and (len(each.lines) > 1 or len(rows[number - 1][0].lines) > 1)
    )  # fmt: skip
    statuses = [
        line.at.record.observation.status for _each, line, _n in rows
        if line.at and line.at.record and line.at.record.observation.value is not None
    ]  # fmt: skip
    title = _("{n} plans, {year}").format(n=len(sides), year=year)
    return Report(
        data=_data(sides, matched, year, findings),
        title=title,
        tables=(Table(columns, tuple(_row(each, line, index) for each, line, index in rows), breaks),) if rows else (),
        lines=(*(_named(side) for side in sides), *certainties(statuses)),
    )


def _named(side: Side) -> str:
    return _("{label}: {title}, revision {n}").format(
        label=side.label, title=plan_title_of(side.plan), n=side.revision)  # fmt: skip


def _row(each: Matched, line: Line, index: int) -> tuple[Cell, ...]:
    name = Cell(each.indicator.name, words.with_unit(each.indicator) if index == 0 else "")
    head = Cell(each.indicator.id), name, Cell(each.indicator.unit)
    at = line.at
    if at is not None:
        label = Cell(line.label, "  " * line.level + line.label)
        target = words.with_level(words.target_text(at.indicator, at.target, at.year), at)
        status = at.record.observation.status if at.record else None
        shown = Cell(at.target.text if at.target else None, target), words.actual_cell(at), Cell(status)
        return *head, label, *shown, words.gap_cell(at), words.share_cell(at.completion), words.status_cell(at)
    return *head, *_total_cells(line)


def _total_cells(line: Line) -> tuple[Cell, ...]:
    """The total of the plans of one level, or why there is none."""
    total = line.total
    if total is None:
        return ()
    said = _("total of {n}").format(n=total.count)
    label = Cell(said, "  " * line.level + said)
    none = Cell(None, words.NOTHING)
    if isinstance(total.x, Reason):
        reason = "" if total.x.moot else _(total.x.text)
        return label, none, Cell(None, reason or words.NOTHING), Cell(None), none, none, none
    target = none
    if not isinstance(total.bound, Reason):
        target = Cell(as_given(total.bound.low), words.sum_text(total.bound.low))
    actual = Cell(total.x, words.figure_text(total.x))
    gap = none
    if not isinstance(total.bound, Reason):
        gap = words.total_gap(total.x, total.bound)
    status = Cell(words.certainty_of(total.x) or None)
    return label, target, actual, status, gap, words.share_cell(total.completion), none


def _data(
    sides: Sequence[Side], matched: Sequence[Matched], year: int, findings: Iterable[Diagnostic]
) -> dict[str, Data]:
    plans: list[Data] = [
        {
            "label": side.label,
            "id": side.plan.about.id,
            "title": side.plan.about.title,
            "revision": side.revision,
            "part_of": side.plan.about.part_of,
        }
        for side in sides
    ]
    indicators: list[Data] = [
        {
            **indicator_data(each.indicator),
            "plans": [{"label": line.label, **assessment_data(line.at)} for line in each.lines if line.at],
            "totals": [_total_data(line) for line in each.lines if line.total],
        }
        for each in matched
    ]
    return {
        "schema": "hq-plan/compare/1",
        "command": "compare",
        "year": year,
        "plans": plans,
        "indicators": indicators,
        "findings": [finding_data(each) for each in findings],
    }


def _total_data(line: Line) -> dict[str, Data]:
    total = line.total
    if total is None:
        return {}
    bound = None if isinstance(total.bound, Reason) else {"op": total.bound.op, "value": total.bound.low}
    return {
        "of": line.label or None,
        "count": total.count,
        "target": bound,
        "actual": None if isinstance(total.x, Reason) else total.x,
        "completion": None if isinstance(total.completion, Reason) else total.completion,
        "reason": str(total.x) if isinstance(total.x, Reason) else None,
    }
