"""The JSON of status, gap and growth: a promise to programs, in which keys are added and never changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Final, NamedTuple

from hq_plan.assess.ahead import outlook_cuts
from hq_plan.assessment import Achieved, Assessment, Required
from hq_plan.derivation import Input, Role, as_given, latest
from hq_plan.diagnostics import Diagnostic, Span, corrected
from hq_plan.growth import Figure, Reason
from hq_plan.models.actuals import Record
from hq_plan.models.plan import Indicator, Plan, Policy
from hq_plan.reports.words import certainty_of
from hq_plan.status import Status
from hq_plan.view import Data


class Frame(NamedTuple):
    """What all assessments of a report share."""

    plan: Plan
    revision: int
    year: int | None
    as_of: date | None
    places: Mapping[tuple[str, Role, int | None], tuple[str, int]] = MappingProxyType({})
    """Where the plan's own numbers stand: by indicator, role and year, the file and the line."""
    left_out: tuple[str, ...] = ()
    """The names of indicators that errors in the plan keep out."""

    def place_of(self, source: Input, indicator: str) -> tuple[str, int]:
        """File and line of a number; an empty name where it is not known."""
        if source.file or isinstance(source.when, date):
            return source.file, source.line
        return self.places.get((indicator, source.role, source.when), ("", 0))


def report_data(
    command: str,
    frame: Frame,
    assessments: Sequence[Assessment],
    findings: Iterable[Diagnostic],
    derivations: Callable[[Assessment], list[Data]] | None = None,
) -> Mapping[str, Data]:
    """The whole of a report, ``hq-plan/report/1``; with how each figure comes about, where that is asked for."""
    more = [{"derivations": derivations(each)} if derivations else {} for each in assessments]
    return {
        "schema": "hq-plan/report/1",
        "command": command,
        "plan": frame.plan.about.id,
        "revision": frame.revision,
        "year": frame.year,
        "as_of": frame.as_of.isoformat() if frame.as_of else None,
        "method": _method(frame.plan.policy),
        "indicators": [{**assessment_data(each), **extra} for each, extra in zip(assessments, more, strict=True)],
        "summary": {status.value: sum(each.status is status for each in assessments) for status in Status},
        "findings": [finding_data(each) for each in findings],
    }


_LONGEST: Final = 1000
"""From how many characters on a line is not written out again for each finding in it."""


def finding_data(finding: Diagnostic) -> Mapping[str, Data]:
    """A finding; a place that is a whole file has no line, and ``instead`` is the line as it should read."""
    span = finding.span
    there = span.is_in_text
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": span.file,
        "line": span.line if there else None,
        "column": span.column if there else None,
        "end_line": span.end_line if there else None,
        "end_column": span.end_column if there else None,
        **({"sheet": span.sheet or None, "cell": span.cell} if span.cell else {}),
        "message": finding.message,
        "hint": finding.hint,
        "indicator": finding.indicator,
        "instead": _instead(finding),
        "related": [_related(each) for each in finding.related],
    }


def _instead(finding: Diagnostic) -> str | None:
    span, fix = finding.span, finding.fix
    if fix is None or len(span.text) > _LONGEST:
        return None
    return fix.text if span.cell else corrected(span.text, [fix])


def _related(span: Span) -> Mapping[str, Data]:
    if span.cell:
        return {"file": span.file, "line": None, "sheet": span.sheet or None, "cell": span.cell}
    return {"file": span.file, "line": span.line or None}


class _Why:
    """Gathers why figures are null, unless nobody would ask."""

    def __init__(self) -> None:
        self.reasons: list[Data] = []

    def tell(self, field: str, reason: Reason) -> None:
        if not reason.moot:
            self.reasons.append({"field": field, "reason": str(reason)})

    def value(self, field: str, figure: Figure) -> Fraction | None:
        """The figure, or null with its reason told."""
        if not isinstance(figure, Reason):
            return figure
        self.tell(field, figure)
        return None


def assessment_data(at: Assessment) -> dict[str, Data]:
    """One indicator in one year; what is null has its reason under ``why``, unless nobody would ask."""
    why = _Why()
    data: dict[str, Data] = {
        **indicator_data(at.indicator),
        "year": at.year,
        "target": _target(at),
        "actual": record_data(at.record),
        **({"counted": at.x} if at.is_put_together and isinstance(at.x, Fraction) else {}),
        "previous": {"value": as_given(at.previous.figure), "basis": at.previous.basis} if at.previous else None,
        "gap": why.value("gap", at.gap),
        "completion": why.value("completion", at.completion),
        "growth": why.value("growth", at.growth),
        "elapsed": why.value("elapsed", at.schedule.elapsed),
        "share": why.value("share", at.schedule.share),
        "lead": why.value("lead", at.schedule.lead),
        "status": at.status.value,
    }
    if at.remark:
        why.tell("status", at.remark)
    data["required"] = _required(at.required, why)
    data["achieved"] = _achieved(at.achieved, why)
    data["outlook"] = {
        "ratio": why.value("outlook.ratio", at.outlook.ratio),
        "status": at.outlook.outlook.value if at.outlook.outlook else None,
        "band": at.outlook.band,
    }
    return {**data, "why": why.reasons}


def _required(need: Required | Reason, why: _Why) -> Data:
    if isinstance(need, Reason):
        why.tell("required", need)
        return None
    figures: dict[str, Data] = {
        name: why.value(f"required.{name}", getattr(need, name)) for name in ("years", "left", "rate", "points", "step")
    }
    if isinstance(need.path, Reason):
        why.tell("required.path", need.path)
    return {
        "to": need.to,
        "target": as_given(_goal(need)),
        **figures,
        "path": None if isinstance(need.path, Reason) else list(need.path),
        "per_month": why.value("required.per_month", need.per_month),
        "from": _started(need.start),
    }


def _goal(need: Required) -> Fraction:
    """What is to be reached; of a range the end that is nearer."""
    return need.bound.low if need.start is None else need.bound.end(need.start)


def _started(start: Fraction | None) -> Data:
    """The figure that a way starts from, and the day that it speaks of."""
    if start is None:
        return None
    source = latest(start)
    return {
        "value": as_given(start),
        "as_of": said_when(source) if source else None,
        "status": certainty_of(start) or None,
    }


def _achieved(done: Achieved | Reason, why: _Why) -> Data:
    if isinstance(done, Reason):
        why.tell("achieved", done)
        return None
    figures: dict[str, Data] = {
        name: why.value(f"achieved.{name}", figure)
        for name, figure in (("rate", done.rate), ("points", done.points), ("step", done.step))
    }
    return {"from": _given(done.since), "to": _given(done.until), **figures}


def _given(source: Input | None) -> Data:
    """A figure and the day or year that it speaks of."""
    if source is None:
        return None
    return {"value": source.value, "as_of": said_when(source), "status": source.status or None}


def said_when(source: Input) -> str | None:
    """The day that an input speaks of; of a year its last."""
    if isinstance(source.when, date):
        return source.when.isoformat()
    return f"{source.when}-12-31" if source.when else None


def indicator_data(indicator: Indicator) -> dict[str, Data]:
    """What an indicator is."""
    return {
        "id": indicator.id,
        "number": indicator.number,
        "name": indicator.name,
        "name_en": indicator.name_en,
        "unit": indicator.unit,
        "kind": indicator.kind,
        **({"nature": indicator.nature} if indicator.nature else {}),
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
    said: dict[str, Data] = {"text": target.text, "op": None, "value": None}
    said["aspirational"] = at.indicator.is_aspirational(at.year)
    if at.indicator.kind == "milestone" or target.value is None:
        return said
    said["op"] = target.op if isinstance(bound, Reason) or target.op == "~" else bound.op
    if target.upper is not None:
        said["low"], said["high"] = target.value, target.upper
        if not isinstance(bound, Reason):
            said["low"], said["high"] = as_given(bound.low), as_given(bound.high)
    elif target.way is None:
        said["value"] = target.value
    elif not isinstance(bound, Reason):
        said["value"] = as_given(bound.end(at.x) if isinstance(at.x, Fraction) else bound.low)
    if target.way is not None:
        said["printed"] = {"way": target.way, "value": target.value, "down": target.down, "since": target.since}
    return said


def record_data(record: Record | None) -> Mapping[str, Data] | None:
    """A submitted figure and where it stands."""
    if record is None:
        return None
    said = record.observation
    return {
        "value": int(said.value) if isinstance(said.value, bool) else said.value,
        "as_of": said.as_of.isoformat(),
        "status": said.status,
        "department": record.department,
        "source": said.source,
        "file": record.file,
        "line": record.line,
    }
