"""`status`: one row per indicator in one year, the annex first, then the goals of the text, and a line that counts."""

from collections.abc import Iterable, Sequence

from hq_plan.assessment import Assessment
from hq_plan.diagnostics import Diagnostic
from hq_plan.growth import Figure, Reason
from hq_plan.i18n import _, language
from hq_plan.reports import words
from hq_plan.reports.promise import Frame, report_data
from hq_plan.status import Status
from hq_plan.view import Cell, Column, Report, Table


def build(frame: Frame, assessments: Sequence[Assessment], findings: Iterable[Diagnostic]) -> Report:
    """The report of one year."""
    shown = sorted(assessments, key=lambda at: at.indicator.number is None)
    return Report(
        data=report_data("status", frame, shown, findings),
        title=" · ".join(_heading(frame, shown)),
        tables=(table(shown),) if shown else (),
        lines=(*count_lines(shown), *marks(shown)),
    )


def plan_title(frame: Frame) -> str:
    """The plan's title in the reader's language."""
    about = frame.plan.about
    return (about.title_en or about.title) if language() == "en" else about.title


def table(shown: Sequence[Assessment]) -> Table:
    """The rows of a year; columns that no row fills are left out."""
    in_year = any(at.record and not at.record.is_year_end for at in shown)
    ends = {at.required.to for at in shown if at.required}
    one_end = len(ends) == 1 and not in_year
    to = _("still needed by {year}").format(year=ends.pop()) if one_end else _("still needed")
    columns = (
        Column("id", only="machines"),
        Column("number", "#", "right", spare=4),
        Column("name", _("indicator"), wrap=True),
        Column("unit", only="machines"),
        Column("target", _("target"), spare=2, wrap=True),
        Column("actual", _("actual")),
        Column("actual_status", only="machines"),
        Column("as_of", _("as of"), spare=8, only="all" if in_year else "machines"),
        Column("gap", _("gap"), "right", spare=3),
        Column("completion", _("completion"), "right", spare=6),
        Column("lead", _("schedule"), only="all" if in_year else "machines", spare=5),
        Column("status", _("status")),
        Column("needed", to, spare=9, only="people"),
        Column("step", only="machines"),
        Column("points", only="machines"),
        Column("rate", only="machines"),
        Column("per_month", only="machines"),
        Column("outlook", _("outlook"), spare=7),
    )
    rows = tuple(_row(at) for at in shown)
    first_of_text = [index for index, at in enumerate(shown) if at.indicator.number is None][:1]
    return Table(columns, rows, frozenset(first_of_text) - {0})


def titled(at: Assessment) -> str:
    """Name and unit as the annex prints them."""
    unit = "" if at.indicator.kind == "milestone" else at.indicator.unit
    return _("{name} ({unit})").format(name=words.name_of(at.indicator), unit=unit) if unit else (
        words.name_of(at.indicator)
    )  # fmt: skip


def count_lines(shown: Sequence[Assessment]) -> list[str]:
    """How many stand where, annex and text apart; nothing is averaged."""
    groups = (
        (_("Annex"), [at for at in shown if at.indicator.number is not None]),
        (_("Text"), [at for at in shown if at.indicator.number is None]),
    )
    said = []
    for name, group in groups:
        counts = {status: sum(at.status is status for at in group) for status in Status}
        parts = [_("{word} {n}").format(word=words.status_word(s), n=n) for s, n in counts.items() if n]
        if group:
            said.append(_("{group}, {n}: {parts}").format(group=name, n=len(group), parts=_(", ").join(parts)))
    return [_("; ").join(said)] if said else [_("no indicator to show")]


def marks(shown: Sequence[Assessment]) -> list[str]:
    """What the signs at the figures mean, how many figures are no published ones, and what a schedule leans on."""
    statuses = [at.record.observation.status for at in shown if at.record and at.record.observation.value is not None]
    lines = []
    if "preliminary" in statuses:
        lines.append(_("prel. = preliminary: {n}").format(n=statuses.count("preliminary")))
    if "example" in statuses:
        lines.append(_("ex. = example, not a published figure: {n}").format(n=statuses.count("example")))
    on_targets = sum(
        at.previous is not None and at.previous.basis == "target" and not isinstance(at.schedule.share, Reason)
        for at in shown
        if at.indicator.kind == "stock"
    )
    if on_targets:
        lines.append(_("schedule counted from last year's target for want of a result: {n}").format(n=on_targets))
    return lines


def _heading(frame: Frame, shown: Sequence[Assessment]) -> list[str]:
    year_end = all(at.record is None or at.record.is_year_end for at in shown)
    if frame.as_of:
        when = _("{year}, as of {day}").format(year=frame.year, day=frame.as_of)
    else:
        when = (_("end of {year}") if year_end else _("{year}")).format(year=frame.year)
    return [plan_title(frame), when, _("targets: revision {n}").format(n=frame.revision)]


def _needs(at: Assessment) -> tuple[Figure, ...]:
    need = at.required
    return (
        (need.step, need.points, need.rate, need.per_month) if need else (Reason("the last target has no figure"),) * 4
    )


def _row(at: Assessment) -> tuple[Cell, ...]:
    indicator, day = at.indicator, at.record.day.isoformat() if at.record else None
    return (
        Cell(indicator.id),
        Cell(indicator.number, "" if indicator.number is None else str(indicator.number)),
        Cell(indicator.name, titled(at)),
        Cell(indicator.unit),
        Cell(at.target.text if at.target else None, words.target_text(indicator, at.target, at.year)),
        words.actual_cell(at),
        Cell(at.record.observation.status if at.record else None),
        Cell(day, day or words.NOTHING),
        words.gap_cell(at),
        words.share_cell(at.completion),
        words.lead_cell(at),
        words.status_cell(at),
        words.needed_cell(at),
        *(Cell(None if isinstance(figure, Reason) else figure) for figure in _needs(at)),
        words.outlook_cell(at),
    )
