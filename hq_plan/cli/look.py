"""The commands that show where the plan stands: status, gap, growth, missing."""

from hq_plan.cli.app import (
    AsOf,
    Color,
    Data,
    Department,
    FailOn,
    FailOnLate,
    Format,
    Indicators,
    Lang,
    OnDay,
    OutlookMethod,
    Output,
    OverYear,
    RevisionNumber,
    TargetYear,
    ToYear,
    Why,
    Year,
    app,
)
from hq_plan.cli.common import conclude, conditions, failed, folder, local_day, outlet
from hq_plan.usage import Command


@app.command("status", cls=Command)
def status(
    year: Year = None,
    *,
    department: Department = None,
    data: Data = None,
    as_of: AsOf = None,
    revision: RevisionNumber = None,
    method: OutlookMethod = None,
    why: Why = False,
    fail_on: FailOn = None,
    format: Format = None,
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
    guarded = conditions(fail_on, report.conditions)
    session = open_session(folder(data, out.format), as_of, method, revision)
    chosen = session.year(year)
    assessments = session.assess_year(session.indicators((), department), chosen)
    out.emit(report.build(session.frame_of(chosen), assessments, session.errors, derived=why), "tables")
    return max(conclude(session.errors), failed({name: report.failing(assessments, name) for name in guarded}))


@app.command("gap", cls=Command)
def gap(
    year: TargetYear = None,
    *,
    indicator: Indicators = None,
    department: Department = None,
    data: Data = None,
    as_of: AsOf = None,
    revision: RevisionNumber = None,
    method: OutlookMethod = None,
    why: Why = False,
    format: Format = None,
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
    session = open_session(folder(data, out.format), as_of, method, revision)
    chosen = None if year is None else session.year(year)
    indicators = session.indicators(indicator or (), department)
    page = bool(indicator) and len(indicators) == 1
    assessments = session.assess_targets(indicators, chosen, with_figures=page)
    frame = session.frame_of(chosen)
    out.emit(report.build(frame, assessments, session.errors, whole_page=page, derived=why), "tables")
    return conclude(session.errors)


@app.command("growth", cls=Command)
def growth(
    *,
    indicator: Indicators = None,
    to: ToYear = None,
    department: Department = None,
    data: Data = None,
    as_of: AsOf = None,
    revision: RevisionNumber = None,
    why: Why = False,
    format: Format = None,
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Show what each indicator must grow by to reach its target, beside what it grew by so far.

    Rate, step and a path in whole numbers, from the latest figure; of a year-to-date figure from last year's result.

        hq-plan growth --as-of 2021-12-31
    """
    from hq_plan.reports import growth as report
    from hq_plan.session import open_session

    out = outlet("tables", format, output, color, lang)
    session = open_session(folder(data, out.format), as_of, revision=revision)
    end = None if to is None else session.year(to)
    indicators = session.indicators(indicator or (), department)
    assessments = session.assess_ahead(indicators, end)
    out.emit(report.build(session.frame_of(end), assessments, session.errors, derived=why), "tables")
    return conclude(session.errors)


@app.command("missing", cls=Command)
def missing(
    year: OverYear = None,
    *,
    department: Department = None,
    data: Data = None,
    as_of: OnDay = None,
    fail_on: FailOnLate = None,
    format: Format = None,
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Show who has submitted which result of a year and who has not, and how many days late it is.

    An example is no submission, and neither is a figure of a day within the year. Without a year all that are over are
    looked at: of the latest all indicators are shown, of those before it what is missing.

        hq-plan missing 2021 --as-of 2022-02-15
    """
    from hq_plan.reports import missing as report
    from hq_plan.session import open_session

    out = outlet("tables", format, output, color, lang)
    guarded = conditions(fail_on, report.conditions)
    session = open_session(folder(data, out.format), as_of)
    day = session.frame.as_of or local_day()
    chosen = session.year_over(year, day)
    earlier = [] if year else session.years_before(chosen)
    submissions = session.submissions(session.indicators((), department), [chosen, *earlier], day)
    out.emit(report.build(session.frame_of(chosen, day), submissions, session.errors), "tables")
    return max(conclude(session.errors), failed({name: report.failing(submissions, name) for name in guarded}))
