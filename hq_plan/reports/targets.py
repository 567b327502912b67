"""`targets`: the plan in force, as its annex prints it."""

from collections.abc import Sequence

from hq_plan.i18n import _
from hq_plan.models.plan import Indicator, Plan
from hq_plan.reports import words
from hq_plan.reports.promise import Frame, indicator_data
from hq_plan.reports.status import plan_title
from hq_plan.view import Cell, Column, Data, Report, Table


def build(frame: Frame, indicators: Sequence[Indicator]) -> Report:
    """One row per indicator, one column per year."""
    plan, years = frame.plan, frame.plan.about.years
    shown = sorted(indicators, key=lambda each: each.number is None)
    columns = (
        Column("id", "id", spare=7),
        Column("number", "#", "right", spare=1),
        Column("name", _("indicator"), wrap=True),
        Column("unit", _("unit"), spare=2),
        *(Column(str(year), str(year), wrap=True) for year in years),
        Column("department", _("department"), wrap=True, spare=8),
        Column("source", _("clause"), wrap=True, spare=9),
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
        "indicators": [_data(each, plan) for each in shown],
    }
    title = " · ".join([plan_title(frame), _("targets: revision {n}").format(n=frame.revision)])
    return Report(data, title, (table,))


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
        Cell(department, department or words.NOTHING),
        Cell(indicator.source, indicator.source or words.NOTHING),
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
