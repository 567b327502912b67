"""`growth`: what each indicator must grow by to reach a target, from its latest figure, beside its growth so far."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from hq_plan.assessment import Achieved, Assessment, Required
from hq_plan.derivation import Input
from hq_plan.diagnostics import Diagnostic
from hq_plan.growth import Figure, Reason
from hq_plan.i18n import _, plural
from hq_plan.reports import fields, why, words
from hq_plan.reports.fields import Field
from hq_plan.reports.promise import Frame, report_data, said_when
from hq_plan.reports.status import certainties, plan_title
from hq_plan.view import Cell, Column, Report


def build(
    frame: Frame, assessments: Sequence[Assessment], findings: Iterable[Diagnostic], *, derived: bool = False
) -> Report:
    """One row per indicator; those that are done or not never grow, and are left out where there are others."""
    by_kind = sorted(assessments, key=lambda at: at.indicator.number is None)
    shown = [at for at in by_kind if at.indicator.kind != "milestone"] or by_kind
    ends = {at.required.to for at in shown if isinstance(at.required, Required)}
    head = _("growth required by {year}").format(year=max(ends)) if len(ends) == 1 else _("growth required")
    lines = [_("rates compound (CAGR), steps are straight, years are counted to the end of the target's year")]
    if len(shown) < len(by_kind):
        left_out = len(by_kind) - len(shown)
        lines.append(plural("{n} goal of yes or no is left out", "{n} goals of yes or no are left out", left_out))
    table = fields.fill(_columns(frame, several_ends=len(ends) > 1, derived=derived), shown, fields.text_begins(shown))
    return Report(
        data=report_data("growth", frame, shown, findings, partial(why.data, frame=frame) if derived else None),
        title=" · ".join([plan_title(frame), head, _("targets: revision {n}").format(n=frame.revision)]),
        tables=(table, *(why.tables(shown, frame, why.OF_GROWTH) if derived else ())) if shown else (),
        lines=(*(lines if shown else [_("no indicator to show")]), *certainties(map(_status_of_start, shown))),
    )


def _status_of_start(at: Assessment) -> str:
    source = _source(at)
    return source.status if source else ""


def _columns(frame: Frame, *, several_ends: bool, derived: bool) -> list[Field]:
    return [
        *fields.who(),
        Field(Column("from", _("from figure"), "right", spare=3), _start),
        Field(Column("from_status", readers="machines"), lambda at: Cell(_status_of_start(at) or None)),
        Field(Column("as_of", _("as of"), spare=4), _day),
        Field(
            Column("years", _("years left"), "right", spare=7),
            lambda at: _number(_required(at, lambda need: need.years)),
        ),
        Field(
            Column("to", readers="machines"),
            lambda at: Cell(at.required.to if isinstance(at.required, Required) else None),
        ),
        Field(Column("target", _("target"), spare=2, wrap=True), _dated_target if several_ends else _target),
        Field(Column("rate", _("rate a year"), "right"), lambda at: _rate(_required(at, lambda need: need.rate))),
        Field(
            Column("achieved_rate", _("rate so far"), "right", spare=1),
            lambda at: _rate(_done(at, lambda done: done.rate)),
        ),
        Field(Column("step", readers="machines"), lambda at: _value(_required(at, lambda need: need.step))),
        Field(Column("points", readers="machines"), lambda at: _value(_required(at, lambda need: need.points))),
        Field(Column("pace", _("needed a year"), "right", spare=5, readers="people"), _pace),
        Field(Column("achieved_step", readers="machines"), lambda at: _value(_done(at, lambda done: done.step))),
        Field(Column("achieved_points", readers="machines"), lambda at: _value(_done(at, lambda done: done.points))),
        Field(Column("achieved", _("a year so far"), "right", spare=6, readers="people"), _achieved_pace),
        Field(Column("path", _("path in whole numbers"), spare=8), _path),
        *([fields.derived(frame.plan.policy)] if derived else ()),
    ]


def _required(at: Assessment, figure_of: Callable[[Required], Figure]) -> Figure:
    return at.required if isinstance(at.required, Reason) else figure_of(at.required)


def _done(at: Assessment, figure_of: Callable[[Achieved], Figure]) -> Figure:
    return at.achieved if isinstance(at.achieved, Reason) else figure_of(at.achieved)


def _value(figure: Figure) -> Cell:
    return Cell(None if isinstance(figure, Reason) else figure)


def _rate(figure: Figure) -> Cell:
    return words.share_cell(figure, signed=True)


def _number(figure: Figure) -> Cell:
    """Years, with two decimals where they are not whole."""
    if isinstance(figure, Reason):
        return Cell(None, words.NOTHING)
    return Cell(figure, words.rounded(figure, 0 if figure.denominator == 1 else 2))


def _source(at: Assessment) -> Input | None:
    return at.required.start if isinstance(at.required, Required) else None


def _start(at: Assessment) -> Cell:
    source = _source(at)
    if source is None:
        return Cell(None, words.NOTHING)
    return Cell(source.value, f"{words.given(source.value)} {words.certainty(source.status)}".strip())


def _day(at: Assessment) -> Cell:
    source = _source(at)
    day = said_when(source) if source else None
    return Cell(day, day or words.NOTHING)


def _target(at: Assessment) -> Cell:
    if isinstance(at.required, Reason):
        return Cell(None, words.NOTHING)
    to = at.required.to
    target = at.indicator.targets.get(to)
    return Cell(target.text if target else None, words.target_text(at.indicator, target, to))


def _dated_target(at: Assessment) -> Cell:
    cell = _target(at)
    if isinstance(at.required, Reason):
        return cell
    return Cell(cell.value, _("{target} ({year})").format(target=cell.text, year=at.required.to))


def _pace(at: Assessment) -> Cell:
    need = at.required
    if isinstance(need, Reason) or need.start is None:
        return Cell(None, words.NOTHING)
    return _amount(
        at, need.points if isinstance(need.step, Reason) else need.step, words.places(need.start.value, need.target)
    )


def _achieved_pace(at: Assessment) -> Cell:
    done = at.achieved
    if isinstance(done, Reason):
        return Cell(None, words.NOTHING)
    figure = done.points if isinstance(done.step, Reason) else done.step
    return _amount(at, figure, words.places(done.since.value, done.until.value))


def _amount(at: Assessment, figure: Figure, decimals: int) -> Cell:
    if isinstance(figure, Reason):
        return Cell(None, words.NOTHING)
    return Cell(figure, words.amount(figure, decimals, at.indicator))


def _path(at: Assessment) -> Cell:
    path = at.required if isinstance(at.required, Reason) else at.required.path
    text = None if isinstance(path, Reason) else " → ".join(map(str, path))
    return Cell(text, text or words.NOTHING)
