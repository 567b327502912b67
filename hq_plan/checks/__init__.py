"""What must hold across fields and files: one function for each code, in a module for each subject."""

from typing import Any

from hq_plan.checks import across, figures, files, names, plan, plausible, relative, revisions, targets, todo, units
from hq_plan.checks.base import CHECKS
from hq_plan.diagnostics import CATALOGUE, Diagnostic, Rule
from hq_plan.forms.hints import in_cells
from hq_plan.workspace import Workspace

SUBJECTS = (names, units, figures, plan, targets, relative, revisions, todo, across, plausible, files)


def run(workspace: Workspace) -> list[Diagnostic]:
    """All findings, those of reading included, in the order of files and places."""
    findings = list(workspace.findings)
    for rule in CHECKS:
        for found in rule.say(workspace):
            finding = rule.finding(found.span, found.words)
            findings.append(finding._replace(indicator=found.indicator, related=found.related, hold=found.hold))
    return workspace.bounded(map(in_cells, findings))


def rules() -> list[Rule[Any]]:
    """All rules of reading, of shape and of sense, by code."""
    return [CATALOGUE[code] for code in sorted(CATALOGUE)]
