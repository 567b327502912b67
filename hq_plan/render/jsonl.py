"""JSON Lines: one object for each finding, for programs that read line by line."""

from hq_plan.render.json import written
from hq_plan.view import Report, Screen

SHOWS = ("findings",)


def render(report: Report, _screen: Screen) -> str:
    """The findings as in JSON, each on its line; nothing else."""
    findings = report.data.get("findings")
    lines = findings if isinstance(findings, list) else []
    return "".join(written(line, on_one_line=True) + "\n" for line in lines)
