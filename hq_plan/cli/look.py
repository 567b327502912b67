"""The commands that show where the plan stands: status, gap, targets."""

from hq_plan.cli.app import (
    AsOf,
    Color,
    Data,
    Department,
    Format,
    Indicators,
    Lang,
    OutlookMethod,
    Output,
    TargetYear,
    Year,
    app,
)
from hq_plan.cli.common import conclude, folder, outlet
from hq_plan.usage import Command


@app.command(cls=Command)
def status(
    year: Year = None,
    *,
    department: Department = None,
    data: Data = None,
    as_of: AsOf = None,
    method: OutlookMethod = None,
    format: Format = "table",
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Show where each indicator stands in a year.

    One row per indicator: target, actual, gap, completion, status, what is still needed by the last year, outlook.

        hq-plan status 2021
    """
    from hq_plan.reports import status as report
    from hq_plan.session import open_session

    out = outlet("tables", format, output, color, lang)
    session = open_session(folder(data, format), as_of, method)
    chosen = session.year(year)
    assessments = session.assess_year(session.indicators((), department), chosen)
    out.emit(report.build(session.frame_of(chosen), assessments, session.errors), "tables")
    return conclude(session.errors)


@app.command(cls=Command)
def gap(
    year: TargetYear = None,
    *,
    indicator: Indicators = None,
    department: Department = None,
    data: Data = None,
    as_of: AsOf = None,
    method: OutlookMethod = None,
    format: Format = "table",
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Show how far each target is and how much is left.

    One row per indicator and target year; a single indicator gets its whole page with sources and notes.

        hq-plan gap --indicator hitech
    """
    from hq_plan.reports import gap as report
    from hq_plan.session import open_session

    out = outlet("tables", format, output, color, lang)
    session = open_session(folder(data, format), as_of, method)
    chosen = None if year is None else session.year(year)
    indicators = session.indicators(indicator or (), department)
    assessments = session.assess_targets(indicators, chosen)
    page = bool(indicator) and len(indicators) == 1
    out.emit(report.build(session.frame_of(chosen), assessments, session.errors, whole_page=page), "tables")
    return conclude(session.errors)


@app.command(cls=Command)
def targets(
    *,
    department: Department = None,
    data: Data = None,
    as_of: AsOf = None,
    format: Format = "table",
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Show the plan in force, as its annex prints it.

    hq-plan targets --format markdown
    """
    from hq_plan.reports import targets as report
    from hq_plan.session import open_session

    out = outlet("tables", format, output, color, lang)
    session = open_session(folder(data, format), as_of)
    out.emit(report.build(session.frame_of(None), session.indicators((), department)), "tables")
    return conclude(session.errors)
