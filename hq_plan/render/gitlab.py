"""Code Quality reports of GitLab: findings appear in the merge request that brings them."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Final

from hq_plan.diagnostics import Diagnostic, Severity
from hq_plan.render.concise import told
from hq_plan.render.json import written
from hq_plan.view import Data, Report, Screen

SHOWS = ("findings",)

_SEVERITY: Final = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(report: Report, _screen: Screen) -> str:
    """An array of issues."""
    prints = fingerprints(report.findings)
    return written([_issue(*pair) for pair in zip(report.findings, prints, strict=True)]) + "\n"


def fingerprints(findings: Iterable[Diagnostic]) -> list[str]:
    """What tells findings apart from one run to the next: file, code and text, not the place, which moves."""
    seen: Counter[tuple[str, ...]] = Counter()
    lines: dict[tuple[str, int], str] = {}  # a long line may have thousands of findings
    prints = []
    for finding in findings:
        span = finding.span
        if (span.file, span.line) not in lines:
            lines[span.file, span.line] = _digest(span.text.strip())
        typed = span.text[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""
        same = (span.file, finding.code, lines[span.file, span.line], typed)
        seen[same] += 1
        key = "\0".join((*same, str(seen[same])))
        prints.append(_digest(key)[:32])
    return prints


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _issue(finding: Diagnostic, fingerprint: str) -> Data:
    begin = max(finding.span.line, 1)
    return {
        "description": told(finding),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {"path": finding.span.file, "lines": {"begin": begin, "end": max(finding.span.end_line, begin)}},
    }
