"""`status`: one row per indicator in one year, the annex first, then the goals of the text, and a line that counts."""

from collections import Counter
from collections.abc import Iterable, Sequence

from hq_plan import growth
from hq_plan.assess.ahead import outlook_cuts
from hq_plan.assessment import Assessment, Required
from hq_plan.diagnostics import Diagnostic
from hq_plan.i18n import _, chinese, language, series
from hq_plan.models.plan import Plan, Policy
from hq_plan.outlook import Outlook
from hq_plan.reports import fields, needs, words
from hq_plan.reports.fields import Field
from hq_plan.reports.promise import Frame, report_data
from hq_plan.status import Status
from hq_plan.view import Column, Report, Table

_POOR = (Outlook.STRAINED, Outlook.OFF_TRACK)


def build(
    frame: Frame, assessments: Sequence[Assessment], findings: Iterable[Diagnostic], *, derived: bool = False
) -> Report:
    """The report of one year; ``derived`` adds how each figure comes about."""
    shown = sorted(assessments, key=lambda at: at.indicator.number is None)
    told, explained = fields.derivations(frame, shown) if derived else (None, [])
    return Report(
        data=report_data("status", frame, shown, findings, told),
        title=" · ".join(_heading(frame, shown)),
        tables=(table(shown, frame.plan.policy if derived else None), *explained) if shown else (),
        lines=(*count_lines(shown), *left_out(frame), *marks(shown), *outlook_method(frame, shown)),
    )


def conditions() -> dict[str, tuple[str, ...]]:
    """What `--fail-on` may name, and how people say it in either language: a status, or an outlook that is not good."""
    statuses = {status.value: (words.STATUS_WORDS[status],) for status in Status}
    outlooks = {f"outlook_{outlook.value}": (words.OUTLOOK_WORDS[outlook],) for outlook in _POOR}
    return {name: (*said, *map(chinese, said)) for name, said in (statuses | outlooks).items()}


def failing(assessments: Iterable[Assessment], condition: str) -> list[str]:
    """The indicators that have a status or an outlook, by name; an expected one (预期性) that lags is no failure."""
    return [
        at.indicator.label
        for at in assessments
        if condition in (at.status.value, f"outlook_{at.outlook.outlook.value if at.outlook.outlook else ''}")
        and not (at.indicator.nature == words.EXPECTED and _is_lag(condition))
    ]


def _is_lag(condition: str) -> bool:
    return condition.startswith("outlook_") or condition in words.LAGGING


def plan_title(frame: Frame) -> str:
    """The plan's title in the reader's language."""
    return plan_title_of(frame.plan)


def plan_title_of(plan: Plan) -> str:
    """A plan's title in the reader's language."""
    about = plan.about
    return (about.title_en or about.title) if language() == "en" else about.title


def table(shown: Sequence[Assessment], derived: Policy | None = None) -> Table:
    """The rows of a year, the goals of the text set apart from the annex."""
    in_year = fields.is_in_year(shown)
    ends = {at.required.to for at in shown if isinstance(at.required, Required)}
    one_end = len(ends) == 1
    to = _("still needed by {year}").format(year=ends.pop()) if one_end else _("still needed")
    columns = [
        *fields.who(),
        *fields.what(shown, bars=True),
        Field(Column("lead", _("schedule"), readers="all" if in_year else "machines", spare=3), words.lead_cell),
        Field(Column("status", _("status")), words.status_cell),
        *(
            [Field(Column("this_year", _("needed this year"), spare=6, readers="people"), needs.this_year_cell)]
            if in_year
            else []
        ),
        Field(Column("needed", to, spare=9, readers="people"), needs.needed_cell),
        *fields.needs(),
        Field(Column("outlook", _("outlook"), spare=7), words.outlook_cell),
        *([fields.derived(derived)] if derived else ()),
    ]
    return fields.fill(columns, shown, fields.text_begins(shown))


def count_lines(shown: Sequence[Assessment]) -> list[str]:
    """How many stand where, annex and text apart; nothing is averaged."""
    groups = (
        (_("Annex"), [at for at in shown if at.indicator.number is not None]),
        (_("Text"), [at for at in shown if at.indicator.number is None]),
    )
    said = []
    for name, group in groups:
        said_of = {status: Counter(words.standing(at)[1] for at in group if at.status is status) for status in Status}
        parts = [_("{word} {n}").format(word=word, n=n) for counts in said_of.values() for word, n in counts.items()]
        if group:
            said.append(_("{group}, {n}: {parts}").format(group=name, n=len(group), parts=_(", ").join(parts)))
    return [_("; ").join(said)] if said else [_("no indicator to show")]


def left_out(frame: Frame) -> list[str]:
    """Which indicators are not shown, as there are errors in what the plan says of them."""
    said = _("left out until the plan is put right: {names}")
    return [said.format(names=series(frame.left_out))] if frame.left_out else []


def certainties(statuses: Iterable[str]) -> list[str]:
    """What the signs at the figures mean, and how many figures bear them."""
    count = Counter(statuses)
    said = (
        ("preliminary", _("prel. = preliminary: {n}")),
        ("example", _("ex. = example, not a published figure: {n}")),
    )
    return [text.format(n=count[status]) for status, text in said if count[status]]


def marks(shown: Sequence[Assessment]) -> list[str]:
    """What the signs at the figures mean, how many figures are no published ones, and what a schedule leans on."""
    statuses = [at.record.observation.status for at in shown if at.record and at.record.observation.value is not None]
    lines = certainties(statuses)
    on_targets = sum(
        at.previous is not None
        and at.previous.basis == "target"
        and at.status in (Status.ON_TRACK, Status.BEHIND, Status.OFF_TRACK)
        for at in shown
        if at.indicator.kind == "stock"
    )
    lines += [
        _("{name}: {reason}").format(name=at.indicator.label, reason=_(at.remark.text))
        for at in shown
        if at.remark is growth.NOT_INCLUDED
    ]
    if any(at.indicator.nature == words.EXPECTED and at.status in words.LAGGING for at in shown):
        lines.append(_("expected (预期性) indicators that lag are said, and are no failure"))
    if on_targets:
        lines.append(_("schedule counted from last year's target for want of a result: {n}").format(n=on_targets))
    return lines


def outlook_method(frame: Frame, shown: Sequence[Assessment]) -> list[str]:
    """By which method and cuts the outlooks were judged, where there are any."""
    if not any(at.outlook.outlook for at in shown):
        return []
    policy = frame.plan.policy
    cuts = outlook_cuts(policy)
    said = _("outlook by {method}: on track from a ratio of {on_track}, strained from {strained}")
    on_track, strained = (format(float(cut), "g") for cut in (cuts.on_track, cuts.strained))
    return [said.format(method=_(policy.outlook.method), on_track=on_track, strained=strained)]


def _heading(frame: Frame, shown: Sequence[Assessment]) -> list[str]:
    days = [at.record for at in shown if at.record]
    year_end = bool(days) and all(record.is_year_end for record in days)
    if frame.as_of:
        when = _("{year}, as of {day}").format(year=frame.year, day=frame.as_of)
    else:
        when = (_("end of {year}") if year_end else _("{year}")).format(year=frame.year)
    return [plan_title(frame), when, _("targets: revision {n}").format(n=frame.revision)]
