"""The JSON of status, gap and growth: a promise to programs, in which keys are added and never changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from hq_plan.assess import outlook_cuts
from hq_plan.assessment import Assessment
from hq_plan.diagnostics import Diagnostic, corrected
from hq_plan.growth import Figure, Reason
from hq_plan.models.plan import Indicator, Plan, Policy
from hq_plan.status import Status
from hq_plan.view import Data


@dataclass(frozen=True, slots=True)
class Frame:
    """What all assessments of a report share."""

    plan: Plan
    revision: int
    year: int | None
    as_of: date | None


def report_data(
    command: str, frame: Frame, assessments: Sequence[Assessment], findings: Iterable[Diagnostic]
) -> Mapping[str, Data]:
    """The whole of a report, ``hq-plan/report/1``."""
    return {
        "schema": "hq-plan/report/1",
        "command": command,
        "plan": frame.plan.about.id,
        "revision": frame.revision,
        "year": frame.year,
        "as_of": frame.as_of.isoformat() if frame.as_of else None,
        "method": _method(frame.plan.policy),
        "indicators": [assessment_data(each) for each in assessments],
        "summary": {status.value: sum(each.status is status for each in assessments) for status in Status},
        "findings": [finding_data(each) for each in findings],
    }


_LONGEST: Final = 1000
"""From how many characters on a line is not written out again for each finding in it."""


def finding_data(finding: Diagnostic) -> Mapping[str, Data]:
    """A finding; a place that is a whole file has no line, and ``instead`` is the line as it should read."""
    span = finding.span
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": span.file,
        "line": span.line or None,
        "column": span.column or None,
        "end_line": span.end_line or None,
        "end_column": span.end_column or None,
        "message": finding.message,
        "hint": finding.hint,
        "indicator": finding.indicator,
        "instead": None if finding.fix is None or len(span.text) > _LONGEST else corrected(span.text, [finding.fix]),
        "related": [{"file": each.file, "line": each.line or None} for each in finding.related],
    }


def assessment_data(at: Assessment) -> Mapping[str, Data]:
    """One indicator in one year; what is null has its reason under ``why``, unless nobody would ask."""
    why: list[Data] = []

    def value(field: str, figure: Figure) -> Fraction | None:
        if not isinstance(figure, Reason):
            return figure
        if not figure.moot:
            why.append({"field": field, "reason": str(figure)})
        return None

    indicator = at.indicator
    data: dict[str, Data] = {
        **indicator_data(indicator),
        "year": at.year,
        "target": _target(at),
        "actual": _actual(at),
        "previous": {"value": at.previous.value, "basis": at.previous.basis} if at.previous else None,
        "gap": value("gap", at.gap),
        "completion": value("completion", at.completion),
        "growth": value("growth", at.growth),
        "elapsed": value("elapsed", at.schedule.elapsed),
        "share": value("share", at.schedule.share),
        "lead": value("lead", at.schedule.lead),
        "status": at.status.value,
    }
    if at.remark:
        why.append({"field": "status", "reason": str(at.remark)})
    need = at.required
    data["required"] = (
        None
        if need is None
        else {
            "to": need.to,
            "target": need.target,
            "years": value("required.years", need.years),
            "rate": value("required.rate", need.rate),
            "points": value("required.points", need.points),
            "step": value("required.step", need.step),
            "path": _path(need.path, why),
            "per_month": value("required.per_month", need.per_month),
        }
    )
    outlook = at.outlook
    data["outlook"] = {
        "ratio": value("outlook.ratio", outlook.ratio),
        "status": outlook.outlook.value if outlook.outlook else None,
        "band": outlook.band,
    }
    return {**data, "why": why}


def indicator_data(indicator: Indicator) -> dict[str, Data]:
    """What an indicator is."""
    return {
        "id": indicator.id,
        "number": indicator.number,
        "name": indicator.name,
        "name_en": indicator.name_en,
        "unit": indicator.unit,
        "kind": indicator.kind,
    }


def _method(policy: Policy) -> Mapping[str, Data]:
    cuts = outlook_cuts(policy)
    return {
        "outlook": policy.outlook.method,
        "on_track": cuts.on_track,
        "strained": cuts.strained,
        "behind": policy.behind,
    }


def _target(at: Assessment) -> Mapping[str, Data] | None:
    target, bound = at.target, at.bound
    if target is None:
        return None
    aspirational = at.indicator.is_aspirational(at.year)
    if at.indicator.kind == "milestone" or target.value is None:
        return {"text": target.text, "op": None, "value": None, "aspirational": aspirational}
    op = target.op or (bound.op if bound else None)
    if target.upper is None:
        return {"text": target.text, "op": op, "value": target.value, "aspirational": aspirational}
    ends: Mapping[str, Data] = {"low": target.value, "high": target.upper}
    return {"text": target.text, "op": op, "value": None, "aspirational": aspirational, **ends}


def _actual(at: Assessment) -> Mapping[str, Data] | None:
    if at.record is None:
        return None
    said = at.record.observation
    return {
        "value": int(said.value) if isinstance(said.value, bool) else said.value,
        "as_of": said.as_of.isoformat(),
        "status": said.status,
        "department": at.record.department,
        "source": said.source,
        "file": at.record.file,
        "line": at.record.line,
    }


def _path(path: tuple[int, ...] | Reason, why: list[Data]) -> list[Data] | None:
    if not isinstance(path, Reason):
        return list(path)
    if not path.moot:
        why.append({"field": "required.path", "reason": str(path)})
    return None
