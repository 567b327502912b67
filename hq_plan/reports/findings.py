"""`validate`: every finding, and the line that counts them."""

from collections.abc import Sequence

from hq_plan.diagnostics import Diagnostic, Severity
from hq_plan.i18n import _, plural
from hq_plan.reports.promise import finding_data
from hq_plan.view import Report


def build(findings: Sequence[Diagnostic], files: Sequence[str], records: int) -> Report:
    """The findings of a run over files with so many records."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    read = _("{files}, {records} checked").format(
        files=plural("{n} file", "{n} files", len(files)), records=plural("{n} record", "{n} records", records)
    )
    found = _("{errors}, {warnings}").format(
        errors=plural("{n} error", "{n} errors", errors), warnings=plural("{n} warning", "{n} warnings", warnings)
    )
    nothing = _("no findings") if records else _("no findings, and no figure yet")
    return Report(
        data={
            "schema": "hq-plan/findings/1",
            "files": len(files),
            "records": records,
            "findings": [finding_data(finding) for finding in findings],
            "summary": {"error": errors, "warning": warnings},
        },
        findings=tuple(findings),
        files=tuple(files),
        summary=_("{read}: {found}").format(read=read, found=found if findings else nothing),
    )
