"""The command that puts a year on paper: report."""

from hq_plan.cli.app import (
    AsOf,
    Color,
    Data,
    Department,
    Lang,
    OutlookMethod,
    Output,
    PageFormat,
    RevisionNumber,
    Year,
    app,
)
from hq_plan.cli.common import conclude, folder, outlet
from hq_plan.usage import Command


@app.command("report", cls=Command)
def report(
    year: Year = None,
    *,
    department: Department = None,
    data: Data = None,
    as_of: AsOf = None,
    revision: RevisionNumber = None,
    method: OutlookMethod = None,
    format: PageFormat = None,
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Put a year on one page for a leader: in words, as a table and in charts.

    How many indicators are met, which lag and by how much, what is still needed by when, who has not submitted.

        hq-plan report 2021 -o report.html
    """
    from hq_plan.reports import leader
    from hq_plan.reports.sentences import Lacking
    from hq_plan.session import open_session

    out = outlet("page", format, output, color, lang, default="markdown")
    session = open_session(folder(data, out.format), as_of, method, revision)
    chosen, indicators = session.year(year), session.indicators((), department)
    assessments = session.assess_year(indicators, chosen)
    over_years = session.assess_targets(indicators, None, with_figures=True)
    refused = frozenset(name for name, of_year in session.refused if of_year == chosen)
    lacking = Lacking(session.awaited(indicators, chosen), refused)
    out.emit(leader.build(session.frame_of(chosen), assessments, over_years, session.errors, lacking), "page")
    return conclude(session.errors)
