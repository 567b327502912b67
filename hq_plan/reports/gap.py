"""`gap`: how far each target is, year by year; for one indicator its whole page."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from hq_plan.assessment import Assessment
from hq_plan.diagnostics import Diagnostic
from hq_plan.growth import Reason
from hq_plan.i18n import _
from hq_plan.reports import words
from hq_plan.reports.promise import Frame, report_data
from hq_plan.reports.status import count_lines, marks, plan_title, titled
from hq_plan.view import Cell, Column, Report, Table

_BAR = 24


def build(
    frame: Frame, assessments: Sequence[Assessment], findings: Iterable[Diagnostic], *, whole_page: bool = False
) -> Report:
    """One row per indicator and target year; as a whole page with sources, notes and the way ahead."""
    shown = sorted(assessments, key=lambda at: (at.indicator.number is None, 0))
    title = [plan_title(frame), _("targets: revision {n}").format(n=frame.revision)]
    if whole_page and shown:
        title.insert(0, titled(shown[0]))
    return Report(
        data=report_data("gap", frame, shown, findings),
        title=" · ".join(title),
        tables=(_table(shown, whole_page=whole_page),) if shown else (),
        lines=(*(_page(shown) if whole_page else count_lines(shown)), *marks(shown)),
    )


def _table(shown: Sequence[Assessment], *, whole_page: bool) -> Table:
    in_year = any(at.record and not at.record.is_year_end for at in shown)
    columns = (
        Column("id", only="machines"),
        Column("number", "#", "right", only="machines" if whole_page else "all"),
        Column("name", _("indicator"), wrap=True, only="machines" if whole_page else "all"),
        Column("unit", only="machines"),
        Column("year", _("year"), "right"),
        Column("target", _("target"), wrap=True),
        Column("actual", _("actual")),
        Column("as_of", _("as of"), spare=2 if in_year else 0, only="all" if in_year else "machines"),
        Column("gap", _("gap"), "right"),
        Column("completion", _("completion"), "right"),
        Column("growth", _("growth"), "right", spare=3),
        Column("status", _("status")),
        Column("step", _("needed a year"), "right", spare=1),
        Column("rate", _("rate a year"), "right", spare=4),
        Column("chart", _("chart"), only="people", spare=5),
    )
    most = max((number for at in shown for number in _lengths(at)), default=Fraction(0)) if whole_page else Fraction(0)
    rows = tuple(_row(at, most) for at in shown)
    ids = [at.indicator.id for at in shown]
    breaks = frozenset(index for index in range(1, len(ids)) if ids[index] != ids[index - 1] and not whole_page)
    table = Table(columns, rows, breaks if len(set(ids)) < len(ids) else frozenset())
    return table if most > 0 else table.only_columns(list(range(len(columns) - 1)))


def _row(at: Assessment, most: Fraction) -> tuple[Cell, ...]:
    indicator, day = at.indicator, at.record.day.isoformat() if at.record else None
    return (
        Cell(indicator.id),
        Cell(indicator.number, "" if indicator.number is None else str(indicator.number)),
        Cell(indicator.name, titled(at)),
        Cell(indicator.unit),
        Cell(at.year, str(at.year)),
        Cell(at.target.text if at.target else None, words.target_text(indicator, at.target, at.year)),
        words.actual_cell(at),
        Cell(day, day or words.NOTHING),
        words.gap_cell(at),
        words.share_cell(at.completion),
        words.growth_cell(at),
        words.status_cell(at),
        _step(at),
        share_of(at),
        Cell(None, _bar(at, most)),
    )


def share_of(at: Assessment) -> Cell:
    """The required rate a year."""
    need = at.required
    return words.share_cell(need.rate, signed=True) if need else Cell(None, words.NOTHING)


def _step(at: Assessment) -> Cell:
    need, figure = at.required, at.record.figure if at.record else None
    if need is None or figure is None:
        return Cell(None, words.NOTHING)
    pace = need.points if isinstance(need.step, Reason) else need.step
    if isinstance(pace, Reason):
        return Cell(None, words.NOTHING)
    return Cell(pace, words.amount(pace, words.places(figure, need.target), at.indicator))


def _lengths(at: Assessment) -> list[Fraction]:
    """Figure and target as lengths of a bar."""
    numbers = (at.record.figure if at.record else None, at.target.value if at.target else None)
    return [Fraction(number) for number in numbers if number is not None and number >= 0]


def _bar(at: Assessment, most: Fraction) -> str:
    """The figure as a bar from zero, with what is missing to the target, or what goes beyond it, set apart."""
    if most <= 0 or at.target is None or at.target.value is None:
        return ""
    figure = at.record.figure if at.record else None
    target = max(round(_BAR * Fraction(at.target.value) / most), 0)
    actual = max(round(_BAR * Fraction(figure or 0) / most), 0)
    return "█" * min(actual, target) + "▓" * (actual - target) + "░" * (target - actual)


def _page(shown: Sequence[Assessment]) -> list[str]:
    """Everything else that is known of one indicator."""
    at = shown[0]
    indicator = at.indicator
    lines = [*_ahead(shown), _("chart: █ actual, ░ missing to the target, ▓ beyond it")]
    facts = (
        (_("definition"), indicator.definition),
        (_("department"), at.department),
        (_("clause"), indicator.source),
        (_("note"), indicator.note),
    )
    lines += [_("{key}: {text}").format(key=key, text=text) for key, text in facts if text]
    for each in shown:
        if each.remark:
            reason = _(each.remark.text).format(**each.remark.facts)
            lines.append(_("{year}: {reason}").format(year=each.year, reason=reason))
        if each.record:
            said = each.record.observation
            place = f"{each.record.file}:{each.record.line}"
            lines.append(
                _("figure of {day}: {source} ({place})").format(day=said.as_of, source=said.source, place=place)
            )
            lines += [_("{key}: {text}").format(key=_("note"), text=said.note)] if said.note else []
    return lines


def _ahead(shown: Sequence[Assessment]) -> list[str]:
    """The way to the last target from the latest figure."""
    latest = next((at for at in reversed(shown) if at.record and at.record.figure is not None), None)
    if latest is None or latest.required is None or latest.record is None:
        return []
    need, day = latest.required, latest.record.day
    if isinstance(need.years, Reason):
        return []
    text = words.needed_cell(latest).text
    said = [_("from {day} to the target of {year}: {text}").format(day=day, year=need.to, text=text)]
    if not isinstance(need.path, Reason):
        first = need.to - len(need.path) + 1
        nodes = _(", ").join(_("{year} {n}").format(year=first + k, n=node) for k, node in enumerate(need.path))
        said.append(_("path in whole numbers: {nodes}").format(nodes=nodes))
    return said
