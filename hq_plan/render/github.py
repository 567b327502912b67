"""Workflow commands of GitHub Actions: findings become annotations beside the lines that they speak of."""

from typing import Final

from hq_plan.diagnostics import Diagnostic, Severity
from hq_plan.i18n import plural
from hq_plan.render.concise import line, told
from hq_plan.view import Report, Screen, harmless

SHOWS = ("findings",)

SHOWN: Final = 10
"""How many annotations of a level GitHub shows for a step; of more it drops any."""

_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, _screen: Screen) -> str:
    """The worst as annotations, the others as lines of the log, and the count."""
    commands, others = [], []
    for severity in Severity:
        level = [finding for finding in report.findings if finding.severity is severity]
        commands += [_command(finding) for finding in level[:SHOWN]]
        others += [line(finding) for finding in level[SHOWN:]]
    more = plural(
        "{n} more finding is in the log of this step", "{n} more findings are in the log of this step", len(others)
    )
    notice = [f"::notice::{more.translate(_DATA)}"] if others else []
    return "\n".join([*commands, *others, *notice, harmless(report.summary), ""])


def _command(finding: Diagnostic) -> str:
    span = finding.span
    place: dict[str, str | int] = {"file": span.file}
    if span.is_in_text:
        place |= {"line": span.line}
        # GitHub knows columns only within one line.
        if span.end_line == span.line:
            place |= {"col": span.column, "endLine": span.end_line, "endColumn": span.end_column}
        elif span.end_line:
            place |= {"endLine": span.end_line}
    properties = {**place, "title": finding.code}
    written = ",".join(f"{key}={harmless(str(value)).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{finding.severity.value} {written}::{harmless(told(finding)).translate(_DATA)}"
