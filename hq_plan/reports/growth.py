"""`growth`: what each indicator must grow by to reach a target, from its latest figure, beside its growth so far."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from hq_plan.assess.bounds import PERCENT
from hq_plan.assessment import Achieved, Assessment, Required
from hq_plan.derivation import as_given, latest
from hq_plan.diagnostics import Diagnostic
from hq_plan.growth import Figure, Reason
from hq_plan.i18n import _, plural
from hq_plan.reports import fields, needs, words
from hq_plan.reports.fields import Field
from hq_plan.reports.promise import Frame, report_data, said_when
from hq_plan.reports.status import certainties, left_out, plan_title
from hq_plan.view import NOTHING, Cell, Column, Report


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
        goals = len(by_kind) - len(shown)
        lines.append(plural("{n} goal of yes or no is left out", "{n} goals of yes or no are left out", goals))
    table = fields.fill(_columns(frame, several_ends=len(ends) > 1, derived=derived), shown, fields.text_begins(shown))
    told, explained = fields.derivations(frame, shown, ("required", "achieved")) if derived else (None, [])
    return Report(
        data=report_data("growth", frame, shown, findings, told),
        title=" · ".join([plan_title(frame), head, _("targets: revision {n}").format(n=frame.revision)]),
        tables=(table, *explained) if shown else (),
        lines=(
            *(lines if shown else [_("no indicator to show")]),
            *left_out(frame),
            *certainties(_status_of(at, derived=derived) for at in shown),
        ),
    )


def _status_of(at: Assessment, *, derived: bool) -> str:
    """The least certain status among the figures that a row is made of."""
    start, done = _source(at), at.achieved
    certain = [words.certainty_of(start)] if start is not None else []
    if isinstance(done, Achieved):
        certain.append(done.certainty)
    if derived and at.record:
        certain.append(at.record.observation.status)
    return next((status for status in ("example", "preliminary") if status in certain), "")


def _columns(frame: Frame, *, several_ends: bool, derived: bool) -> list[Field]:
    return [
        *fields.who(),
        Field(Column("from", _("from figure"), "right"), _start),
        Field(Column("from_status", readers="machines"), lambda at: Cell(words.certainty_of(_source(at)) or None)),
        Field(Column("as_of", _("as of"), spare=5), _day),
        Field(Column("years", _("years left"), "right", spare=7), _years),
        Field(Column("to", readers="machines"), _to),
        Field(Column("target", _("target"), spare=2, wrap=True), _dated_target if several_ends else _target),
        Field(Column("left", _("still needed"), "right", spare=4), _left),
        Field(Column("pace", _("rate a year"), "right", readers="people"), _rate_or_points),
        Field(Column("rate", readers="machines"), lambda at: _value(_required(at, lambda need: need.rate))),
        Field(Column("step", readers="machines"), lambda at: _value(_required(at, lambda need: need.step))),
        Field(Column("points", readers="machines"), lambda at: _value(_required(at, lambda need: need.points))),
        Field(Column("so_far", _("so far"), "right", readers="people", spare=1), _achieved_rate),
        Field(Column("achieved_rate", readers="machines"), lambda at: _value(_done(at, lambda done: done.rate))),
        Field(Column("achieved_step", readers="machines"), lambda at: _value(_done(at, lambda done: done.step))),
        Field(Column("achieved_points", readers="machines"), lambda at: _value(_done(at, lambda done: done.points))),
        Field(Column("achieved_status", readers="machines"), _achieved_status),
        Field(Column("steps", _("needed a year"), "right", spare=6, readers="people"), _pace),
        Field(Column("steps_so_far", _("a year so far"), "right", spare=9, readers="people"), _achieved_pace),
        Field(Column("path", _("path in whole numbers"), spare=8), _path),
        *([fields.derived(frame.plan.policy)] if derived else ()),
    ]


def _required(at: Assessment, figure_of: Callable[[Required], Figure]) -> Figure:
    return at.required if isinstance(at.required, Reason) else figure_of(at.required)


def _done(at: Assessment, figure_of: Callable[[Achieved], Figure]) -> Figure:
    return at.achieved if isinstance(at.achieved, Reason) else figure_of(at.achieved)


def _value(figure: Figure) -> Cell:
    return Cell(None if isinstance(figure, Reason) else figure)


def _years(at: Assessment) -> Cell:
    figure = _required(at, lambda need: need.years)
    return Cell(None, NOTHING) if isinstance(figure, Reason) else Cell(figure, needs.years(figure))


def _to(at: Assessment) -> Cell:
    return Cell(at.required.to if isinstance(at.required, Required) else None)


def _left(at: Assessment) -> Cell:
    return _of_need(at, lambda need: need.left)


def _pace(at: Assessment) -> Cell:
    return _of_need(at, lambda need: need.points if isinstance(need.step, Reason) else need.step)


def _rate_or_points(at: Assessment) -> Cell:
    """The required rate; of percentages, which have none, the points."""
    rate = _required(at, lambda need: need.rate)
    return _pace(at) if at.indicator.unit == PERCENT else words.share_cell(rate, signed=True)


def _of_need(at: Assessment, figure_of: Callable[[Required], Figure]) -> Cell:
    need, figure = at.required, _required(at, figure_of)
    if isinstance(need, Reason) or need.start is None or isinstance(figure, Reason):
        return Cell(None, NOTHING)
    return Cell(figure, words.amount(figure, words.places_of(need.start, need.bound), at.indicator))


def _achieved_rate(at: Assessment) -> Cell:
    """The rate achieved, of percentages the points, with the sign of what is not final."""
    rate = _done(at, lambda done: done.rate)
    cell = _achieved_pace(at) if at.indicator.unit == PERCENT else words.share_cell(rate, signed=True)
    done = at.achieved
    if isinstance(done, Reason) or cell.value is None:
        return cell
    return Cell(cell.value, f"{cell.text} {words.certainty(done.certainty)}".strip())


def _achieved_pace(at: Assessment) -> Cell:
    done = at.achieved
    figure = _done(at, lambda done: done.points if isinstance(done.step, Reason) else done.step)
    if isinstance(done, Reason) or isinstance(figure, Reason):
        return Cell(None, NOTHING)
    return Cell(figure, words.amount(figure, words.places(done.since.value, done.until.value), at.indicator))


def _achieved_status(at: Assessment) -> Cell:
    return Cell(None if isinstance(at.achieved, Reason) else at.achieved.certainty or None)


def _source(at: Assessment) -> Fraction | None:
    return at.required.start if isinstance(at.required, Required) else None


def _start(at: Assessment) -> Cell:
    start = _source(at)
    if start is None:
        return Cell(None, NOTHING)
    return Cell(as_given(start), words.figure_text(start))


def _day(at: Assessment) -> Cell:
    start = _source(at)
    source = latest(start) if start is not None else None
    day = said_when(source) if source else None
    return Cell(day, day or NOTHING)


def _target(at: Assessment) -> Cell:
    if isinstance(at.required, Reason):
        return Cell(None, NOTHING)
    to = at.required.to
    target = at.indicator.targets.get(to)
    return Cell(target.text if target else None, words.target_text(at.indicator, target, to))


def _dated_target(at: Assessment) -> Cell:
    cell = _target(at)
    if isinstance(at.required, Reason):
        return cell
    return Cell(cell.value, _("{target} ({year})").format(target=cell.text, year=at.required.to))


def _path(at: Assessment) -> Cell:
    path = at.required if isinstance(at.required, Reason) else at.required.path
    text = None if isinstance(path, Reason) else " → ".join(map(str, path))
    return Cell(text, text or NOTHING)
