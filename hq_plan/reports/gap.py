"""`gap`: how far each target is, year by year; for one indicator its whole page."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from hq_plan.assessment import Assessment, Required
from hq_plan.derivation import latest
from hq_plan.diagnostics import Diagnostic
from hq_plan.growth import Bound, Reason
from hq_plan.i18n import _
from hq_plan.models.plan import Policy
from hq_plan.reports import fields, needs, phrases, words
from hq_plan.reports.fields import Field
from hq_plan.reports.promise import Frame, report_data, said_when
from hq_plan.reports.status import count_lines, left_out, marks, plan_title
from hq_plan.view import NOTHING, Cell, Column, Report, Table

_BAR = 24


def build(
    frame: Frame,
    assessments: Sequence[Assessment],
    findings: Iterable[Diagnostic],
    *,
    whole_page: bool = False,
    derived: bool = False,
) -> Report:
    """One row per indicator and target year; as a whole page with sources, notes and the way ahead.

    ``derived`` adds how each figure comes about, which a whole page has anyway.
    """
    derived = derived or whole_page
    shown = sorted(assessments, key=lambda at: (at.indicator.number is None, 0))
    targeted = [at for at in shown if at.target]
    title = [plan_title(frame), _("targets: revision {n}").format(n=frame.revision)]
    if whole_page and shown:
        title.insert(0, words.titled(shown[0]))
    one_year = len({at.indicator.id for at in shown}) == len(shown)
    policy = frame.plan.policy if derived else None
    tables = (_table(shown, policy, whole_page=whole_page),) if shown else ()
    told, explained = fields.derivations(frame, shown) if derived else (None, [])
    return Report(
        data=report_data("gap", frame, targeted, findings, told),
        title=" · ".join(title),
        tables=(
            *tables,
            *(_known(shown) if whole_page else ()),
            *explained,
            *(_chart(shown) if whole_page else ()),
        ),
        lines=(*(count_lines(shown) if one_year and not whole_page else ()), *left_out(frame), *marks(shown)),
    )


def _table(shown: Sequence[Assessment], derived: Policy | None, *, whole_page: bool) -> Table:
    columns = [
        *fields.who(said_above=whole_page),
        Field(Column("year", _("year"), "right"), lambda at: Cell(at.year, str(at.year))),
        *fields.what(shown),
        Field(Column("growth", _("growth"), "right", spare=8), words.growth_cell),
        Field(Column("status", _("status")), words.status_cell),
        Field(Column("needed", _("needed a year"), "right", spare=5, readers="people"), _pace),
        Field(Column("needed_rate", _("rate a year"), "right", spare=9, readers="people"), _rate),
        *fields.needs(),
        *([fields.derived(derived)] if derived else ()),
    ]
    ids = [at.indicator.id for at in shown]
    several_years = len(set(ids)) < len(ids)
    breaks = frozenset(index for index in range(1, len(ids)) if several_years and ids[index] != ids[index - 1])
    return fields.fill(columns, shown, breaks)


def _rate(at: Assessment) -> Cell:
    """The required rate a year."""
    need = at.required
    return words.share_cell(need if isinstance(need, Reason) else need.rate, signed=True)


def _pace(at: Assessment) -> Cell:
    need = at.required
    if isinstance(need, Reason) or need.start is None:
        return Cell(None, NOTHING)
    pace = need.points if isinstance(need.step, Reason) else need.step
    if isinstance(pace, Reason):
        return Cell(None, NOTHING)
    return Cell(pace, words.amount(pace, words.places_of(need.start, need.bound), at.indicator))


def _known(shown: Sequence[Assessment]) -> list[Table]:
    """Everything else that is known of one indicator."""
    facts = tuple((Cell(key, key), Cell(text, text)) for key, text in _facts(shown)) if shown else ()
    return [Table((Column("key"), Column("text", wrap=True)), facts)] if shown else []


def _chart(shown: Sequence[Assessment]) -> list[Table]:
    """The path of the figures against their targets, which the page ends with."""
    longest = _longest(shown)
    bars = [_bar(at, longest) for at in shown]
    columns = (
        Column("year", _("year"), "right"),
        Column("chart", _("chart: █ actual, ░ missing to the target, ▓ beyond it")),
        Column("text"),
    )
    rows = tuple(
        (Cell(at.year, str(at.year)), Cell(None, bar), Cell(None, _beside(at)))
        for at, bar in zip(shown, bars, strict=True)
    )
    return [Table(columns, rows)] if any(bars) else []


def _beside(at: Assessment) -> str:
    """Figure and target beside a bar, so that nobody has to count."""
    actual = words.actual_cell(at).text if at.record else NOTHING
    return _("{actual} of {target}").format(actual=actual, target=phrases.target(at)) if at.target else actual


def _longest(shown: Sequence[Assessment]) -> Fraction:
    """The greatest figure or target, which the longest bar stands for."""
    ends = [end for at in shown if isinstance(at.bound, Bound) for end in (at.bound.low, at.bound.high)]
    return max(
        (number for number in (*ends, *(at.x for at in shown)) if isinstance(number, Fraction)), default=Fraction(0)
    )


def _bar(at: Assessment, longest: Fraction) -> str:
    """The figure as a bar from zero, with what is missing to the target, or what goes beyond it, set apart.

    What is only to be kept below is never missing; where it is broken, or a target is, at least one sign shows it.
    """
    bound = at.bound
    if longest <= 0 or isinstance(bound, Reason):
        return ""
    x = Fraction(0) if isinstance(at.x, Reason) else at.x
    aim = bound.high if bound.is_upper(x) else bound.low
    target, actual = (max(round(_BAR * number / longest), 0) for number in (aim, x))
    if bound.is_upper(x) or (bound.op == "in" and x >= bound.low):
        beyond = max(actual - target, 1) if bound.is_upper(x) and x > aim else 0
        return "█" * (actual - beyond) + "▓" * beyond
    missing = 0 if bound.holds(x) else max(target - actual, 1)
    beyond = max(actual - target, 1) if x > aim else 0
    return "█" * min(actual - beyond, target - missing) + "▓" * beyond + "░" * missing


def _facts(shown: Sequence[Assessment]) -> Iterator[tuple[str, str]]:
    """What is known, by name: the way ahead, the plan's words, the source of each figure."""
    yield from _ahead(shown)
    indicator = shown[0].indicator
    said = (
        (_("definition"), indicator.definition),
        (_("department"), shown[0].department),
        (_("nature"), indicator.nature),
        (_("clause"), indicator.source),
        (_("note"), indicator.note),
    )
    yield from ((key, text) for key, text in said if text)
    for at in shown:
        if at.remark:
            yield str(at.year), _(at.remark.text).format(**at.remark.facts)
        if at.record:
            source, note = at.record.observation.source, at.record.observation.note or ""
            place = f"{at.record.file}:{at.record.line}"
            yield (
                at.record.day.isoformat(),
                _("{source} ({place}) {note}").format(source=source, place=place, note=note),
            )


def _ahead(shown: Sequence[Assessment]) -> Iterator[tuple[str, str]]:
    """The way to the last target from the latest figure."""
    at = next((at for at in reversed(shown) if at.record and at.record.figure is not None), None)
    need = at.required if at else None
    if at is None or not isinstance(need, Required) or need.start is None:
        return
    text = needs.needed_cell(at).text
    source = latest(need.start)
    if text != NOTHING and source is not None:
        text = _("{text} (from {day})").format(text=text, day=said_when(source))
        yield _("still needed by {year}").format(year=need.to), text
    if not isinstance(need.path, Reason):
        first = need.to - len(need.path) + 1
        nodes = _(", ").join(_("{year} {n}").format(year=first + k, n=node) for k, node in enumerate(need.path))
        yield _("path in whole numbers"), nodes
