"""Logging commands of Azure Pipelines: findings become issues of the build."""

from typing import Final

from hq_plan.diagnostics import Diagnostic
from hq_plan.render.concise import told
from hq_plan.view import Report, Screen, harmless

SHOWS = ("findings",)

_DATA: Final = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _DATA | str.maketrans({";": "%3B", "]": "%5D"})


def render(report: Report, _screen: Screen) -> str:
    """A command for each finding, and the count."""
    return "\n".join([*map(_command, report.findings), harmless(report.summary), ""])


def _command(finding: Diagnostic) -> str:
    span = finding.span
    properties: dict[str, str | int] = {"type": finding.severity.value, "sourcepath": span.file}
    if span.is_in_text:
        properties |= {"linenumber": span.line, "columnnumber": span.column}
    properties |= {"code": finding.code}
    written = "".join(f"{key}={harmless(str(value)).translate(_PROPERTY)};" for key, value in properties.items())
    return f"##vso[task.logissue {written}]{harmless(told(finding)).translate(_DATA)}"
