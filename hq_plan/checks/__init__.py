"""What must hold across fields and files: one function for each code, in a module for each subject."""

from importlib import import_module
from typing import Any

from hq_plan.checks import across, figures, files, names, plan, plausible, relative, revisions, targets, todo, units
from hq_plan.checks.base import CHECKS
from hq_plan.diagnostics import CATALOGUE, Diagnostic, Rule
from hq_plan.workspace import Workspace

SUBJECTS = (names, units, figures, plan, targets, relative, revisions, todo, across, plausible, files)


def run(workspace: Workspace) -> list[Diagnostic]:
    """All findings, those of reading included, in the order of files and places."""
    findings = list(workspace.findings)
    for rule in CHECKS:
        for found in rule.say(workspace):
            finding = rule.finding(found.span, found.words)
            findings.append(finding._replace(indicator=found.indicator, related=found.related, hold=found.hold))
    if any(finding.span.cell for finding in findings):
        from hq_plan.forms.hints import in_cells

        findings = list(map(in_cells, findings))
    return workspace.bounded(findings)


def rules() -> list[Rule[Any]]:
    """All rules of reading, of shape and of sense, by code."""
    for module in ("read.slips", "parse.doubts", "forms.tables", "tables"):
        import_module(f"hq_plan.{module}")
    return [CATALOGUE[code] for code in sorted(CATALOGUE)]
