"""The commands that show where the plan stands: status, gap, growth, missing, report, targets."""

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
    PageFormat,
    RevisionNumber,
    TargetWords,
    TargetYear,
    ToYear,
    Why,
    Year,
    app,
)
from hq_plan.cli.common import conclude, conditions, failed, folder, local_day, outlet
from hq_plan.diagnostics import short
from hq_plan.i18n import _
from hq_plan.usage import Command, UsageError


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


@app.command("targets", cls=Command)
def targets(
    words: TargetWords = None,
    *,
    revision: RevisionNumber = None,
    department: Department = None,
    data: Data = None,
    as_of: AsOf = None,
    format: Format = None,
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Show the plan in force, as its annex prints it, or what a revision changed.

    hq-plan targets --format markdown
    hq-plan targets diff 1 2
    """
    from hq_plan.reports import diff
    from hq_plan.reports import targets as report
    from hq_plan.session import open_session, revision_of

    out = outlet("tables", format, output, color, lang)
    session = open_session(folder(data, out.format), as_of, revision=revision)
    if not words:
        indicators = session.indicators((), department)
        out.emit(report.build(session.frame_of(None), indicators, session.whole), "tables")
        return conclude(session.errors)
    if words[0] != "diff":
        message = _("targets takes no '{words}'").format(words=short(" ".join(words)))
        raise UsageError(message, "hq-plan targets diff 1 2")
    if len(words) != 3 or revision is not None:
        raise UsageError(_("diff takes the numbers of two revisions"), "hq-plan targets diff 1 2")
    year = session.year(None)
    sides = [session.under(revision_of(session.whole, each)) for each in words[1:]]
    stood, stands = (side.assess_year(side.indicators((), None), year) for side in sides)
    session.answering(department)
    frames = sides[0].frame_of(year), sides[1].frame_of(year)
    out.emit(diff.build(frames, stood, stands, session.whole, department), "tables")
    return conclude(session.errors)
