"""`compare`: the same indicators of several plans side by side, with totals where they add up."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from hq_plan.assessment import Assessment
from hq_plan.comparison import Line, Matched, Side, Total, parents
from hq_plan.derivation import as_given
from hq_plan.diagnostics import Diagnostic
from hq_plan.growth import Bound, Reason
from hq_plan.i18n import _, series
from hq_plan.reports import words
from hq_plan.reports.promise import assessment_data, finding_data, indicator_data
from hq_plan.reports.status import certainties, plan_title_of
from hq_plan.view import NOTHING, Cell, Column, Data, Report, Table


def build(
    sides: Sequence[Side],
    matched: Sequence[Matched],
    year: int,
    findings: Iterable[Diagnostic],
    left_out: Sequence[str],
) -> Report:
    """One row for each plan that has an indicator, and one for the total; ``left_out`` are plans that are not read."""
    rows = [(each, line, index) for each in matched for index, line in enumerate(each.lines) if _is_shown(line)]
    # A group of several lines stands apart; indicators of one plan only follow each other.
    breaks = frozenset(
        number for number, (each, _line, index) in enumerate(rows)
        if index == 0 and number and (len(each.lines) > 1 or len(rows[number - 1][0].lines) > 1)
    )  # fmt: skip
    assessed = [line.at for _each, line, _n in rows if line.at]
    statuses = [at.record.observation.status for at in assessed if at.record and _has_figure(at)]
    in_year = any(at.record and not at.record.is_year_end for at in assessed)
    cells = tuple(_row(each, line, index, in_year=in_year) for each, line, index in rows)
    return Report(
        data=_data(sides, matched, year, findings),
        title=_("{n} plans, {year}").format(n=len(sides), year=year),
        tables=(Table(_columns(in_year=in_year), cells, breaks),) if rows else (),
        lines=(*(_named(side) for side in sides), *_remarks(sides, left_out), *certainties(statuses)),
    )


def _columns(*, in_year: bool) -> tuple[Column, ...]:
    within = (Column("as_of", _("as of"), spare=8), Column("schedule", _("schedule"), spare=6)) if in_year else ()
    return (
        Column("id", readers="machines"),
        Column("name", _("indicator"), wrap=True),
        Column("unit", readers="machines"),
        Column("part_of", readers="machines"),
        Column("total_of", readers="machines"),
        Column("plan", _("plan"), wrap=True),
        Column("target", _("target"), wrap=True, spare=2),
        Column("actual", _("actual")),
        Column("actual_status", readers="machines"),
        Column("gap", _("gap"), "right", spare=5),
        Column("completion", _("completion"), "right", spare=3),
        *within,
        Column("status", _("status")),
        Column("outlook", _("outlook"), spare=9),
    )


def _has_figure(at: Assessment) -> bool:
    return at.record is not None and at.record.observation.value is not None


def _is_shown(line: Line) -> bool:
    """Whether a line says something: the total of what is never added up does not."""
    return line.total is None or not (isinstance(line.total.x, Reason) and line.total.x.moot)


def _named(side: Side) -> str:
    return _("{label}: {title}, revision {n}").format(
        label=side.label, title=plan_title_of(side.plan), n=side.revision)  # fmt: skip


def _remarks(sides: Sequence[Side], left_out: Sequence[str]) -> Iterator[str]:
    """What a reader must know of how the plans belong together."""
    if left_out:
        yield _("not shown, as the plan cannot be read: {labels}").format(labels=series(left_out))
    count, above = Counter(side.plan.about.id for side in sides), parents(sides)
    for name, times in count.items():
        if times > 1 and any(side.plan.about.part_of == name for side in sides):
            yield _("{n} plans have the id {id}; which is meant by part_of cannot be told").format(n=times, id=name)
    for index, side in enumerate(sides):
        whole = side.plan.about.part_of
        if whole and whole not in count:
            yield _("{label} is part of {id}, and no plan here has this id").format(label=side.label, id=whole)
        elif whole and above[index] is None and count[whole] == 1:
            yield _("{label} is part of {id}, which is part of it in turn").format(label=side.label, id=whole)


def _row(each: Matched, line: Line, index: int, *, in_year: bool) -> tuple[Cell, ...]:
    at = line.at
    heading = words.with_unit(each.indicator)
    own = words.with_unit(at.indicator) if at else heading
    name = Cell(each.indicator.name, own if index == 0 or own != heading else "")
    head = Cell(each.indicator.id), name, Cell((at.indicator if at else each.indicator).unit), Cell(line.above or None)
    if at is None:
        return *head, *_total_cells(line, in_year=in_year)
    label = Cell(line.label, "  " * line.level + line.label)
    target = words.with_level(words.target_text(at.indicator, at.target, at.year), at)
    status = at.record.observation.status if at.record else None
    day = at.record.day.isoformat() if at.record else None
    return (
        *head,
        Cell(None),
        label,
        Cell(at.target.text if at.target else None, target),
        words.actual_cell(at),
        Cell(status),
        words.gap_cell(at),
        words.share_cell(at.completion),
        *((Cell(day, day or NOTHING), words.lead_cell(at)) if in_year else ()),
        words.status_cell(at),
        words.outlook_cell(at),
    )


def _total_cells(line: Line, *, in_year: bool) -> tuple[Cell, ...]:
    """The total of the plans of one level, or why there is none."""
    total = line.total
    if total is None:
        return ()
    said = _("total of {n}").format(n=total.count)
    label = Cell(total.count), Cell(None, "  " * line.level + said)
    none = Cell(None, NOTHING)
    rest = (*((none, none) if in_year else ()), none, none)
    if isinstance(total.x, Reason):
        return *label, none, Cell(None, _(total.x.text)), Cell(None), none, none, *rest
    target = gap = none
    if not isinstance(total.bound, Reason):
        target, gap = _target(total.bound), words.total_gap(total.x, total.bound)
    actual = Cell(total.x, words.figure_text(total.x))
    status = Cell(words.certainty_of(total.x) or None)
    return *label, target, actual, status, gap, words.share_cell(total.completion), *rest


def _target(bound: Bound) -> Cell:
    """The sum of targets; of ranges both ends."""
    ends = dict.fromkeys((bound.low, bound.high))
    return Cell(as_given(bound.low) if len(ends) == 1 else None, "–".join(map(words.sum_text, ends)))


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
            "plans": [
                {"label": line.label, "part_of": line.above or None, **assessment_data(line.at)}
                for line in each.lines
                if line.at
            ],
            "totals": [_total_data(line.above, line.total) for line in each.lines if line.total],
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


def _total_data(above: str, total: Total) -> dict[str, Data]:
    bound: Data = None
    if not isinstance(total.bound, Reason):
        upper: dict[str, Data] = {"upper": total.bound.high} if total.bound.op == "in" else {}
        bound = {"op": total.bound.op, "value": total.bound.low, **upper}
    return {
        "of": above or None,
        "count": total.count,
        "target": bound,
        "actual": None if isinstance(total.x, Reason) else total.x,
        "completion": total.completion if isinstance(total.completion, Fraction) else None,
        "reason": str(total.x) if isinstance(total.x, Reason) else None,
    }
