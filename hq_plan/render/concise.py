"""One line per finding: `file:line:col: [severity] message (code)`, as editors and build servers read it."""

from hq_plan.diagnostics import Diagnostic
from hq_plan.i18n import _
from hq_plan.view import Report, Screen, harmless

SHOWS = ("findings",)


def render(report: Report, _screen: Screen) -> str:
    """All findings, nothing else."""
    return "".join(line(finding) + "\n" for finding in report.findings)


def line(finding: Diagnostic) -> str:
    """A finding on a line; a whole file is its first line."""
    span = finding.span
    place = f"{harmless(span.file)}:{harmless(span.place) or '1:1'}"
    return f"{place}: [{finding.severity.value}] {harmless(finding.message)} ({finding.code})"


def told(finding: Diagnostic) -> str:
    """What a finding says and what to do, in one sentence, for formats that have one field for both.

    A cell, for which such formats have no place, stands in front.
    """
    said = said_at(finding)
    return said + _("; ") + _("fix: {hint}").format(hint=finding.hint) if finding.hint else said


def said_at(finding: Diagnostic) -> str:
    """What a finding says, with its cell in front if it is about one."""
    return f"{finding.span.place} {finding.message}" if finding.span.cell else finding.message
