"""`targets`: the plan in force, as its annex prints it."""

from collections.abc import Iterator, Sequence

from hq_plan.i18n import _
from hq_plan.models.plan import Indicator, Plan
from hq_plan.reports import words
from hq_plan.reports.promise import Frame, indicator_data
from hq_plan.reports.status import left_out, plan_title
from hq_plan.view import NOTHING, Cell, Column, Data, Readers, Report, Table


def build(frame: Frame, indicators: Sequence[Indicator], whole: Plan) -> Report:
    """One row per indicator, one column per year; ``whole`` is the plan with all its revisions."""
    plan, years = frame.plan, frame.plan.about.years
    shown = sorted(indicators, key=lambda each: each.number is None)
    columns = (
        Column("id", "id", spare=7),
        Column("number", "#", "right", spare=1),
        Column("name", _("indicator"), wrap=True),
        Column("unit", _("unit"), spare=2),
        *(Column(str(year), str(year), wrap=True) for year in years),
        Column("department", _("department"), wrap=True, spare=8, readers=_if(any(map(plan.responsible, shown)))),
        Column("nature", _("nature"), spare=5, readers=_if(any(each.nature for each in shown))),
        Column("source", _("clause"), wrap=True, spare=9, readers=_if(any(each.source for each in shown))),
    )
    first_of_text = [index for index, each in enumerate(shown) if each.number is None][:1]
    table = Table(columns, tuple(_row(each, plan) for each in shown), frozenset(first_of_text) - {0})
    data: dict[str, Data] = {
        "schema": "hq-plan/plan/1",
        "command": "targets",
        "plan": plan.about.id,
        "revision": frame.revision,
        "as_of": frame.as_of.isoformat() if frame.as_of else None,
        "years": list(years),
        "revisions": [
            {"number": each.number, "effective": each.effective.isoformat(), "document": each.document}
            for each in whole.in_order
        ],
        "indicators": [_data(each, plan) for each in shown],
    }
    title = " · ".join([plan_title(frame), _("targets: revision {n}").format(n=frame.revision)])
    return Report(data, title, (table,), (*left_out(frame), *_revisions(whole, frame.revision)))


def _if(said: bool) -> Readers:  # noqa: FBT001
    """For whom a column is: for people only where it says something."""
    return "all" if said else "machines"


def _revisions(plan: Plan, shown: int) -> Iterator[str]:
    """The revisions of a plan that has any, and which is shown."""
    for each in plan.in_order:
        said = _("revision {n}, in force from {day}").format(n=each.number, day=each.effective)
        document = f" · {each.document}" if each.document else ""
        yield said + document + (_(" (shown here)") if each.number == shown else "")


def _row(indicator: Indicator, plan: Plan) -> tuple[Cell, ...]:
    department = plan.responsible(indicator)
    printed = [(year, indicator.targets.get(year)) for year in plan.about.years]
    return (
        Cell(indicator.id, indicator.id),
        Cell(indicator.number, "" if indicator.number is None else str(indicator.number)),
        Cell(indicator.name, indicator.label),
        Cell(indicator.unit, indicator.unit),
        *(
            Cell(target.text if target else None, words.target_text(indicator, target, year))
            for year, target in printed
        ),
        Cell(department, department or NOTHING),
        Cell(indicator.nature, indicator.nature or NOTHING),
        Cell(indicator.source, indicator.source or NOTHING),
    )


def _data(indicator: Indicator, plan: Plan) -> dict[str, Data]:
    return {
        **indicator_data(indicator),
        "department": plan.responsible(indicator),
        "targets": {
            str(year): {
                "text": target.text,
                "op": target.op,
                "value": target.value,
                "upper": target.upper,
                "aspirational": indicator.is_aspirational(year),
            }
            for year, target in indicator.targets.items()
            if target
        },
        "source": indicator.source,
        "note": indicator.note,
    }
