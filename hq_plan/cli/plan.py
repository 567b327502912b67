"""The commands for plans themselves: targets, init, compare."""

from pathlib import Path
from typing import Annotated

import typer

from hq_plan.cli.app import (
    AsOf,
    Color,
    Data,
    Department,
    Format,
    Indicators,
    InForceOn,
    Lang,
    OutlookMethod,
    Output,
    RevisionNumber,
    TargetWords,
    app,
)
from hq_plan.cli.common import OK, conclude, folder, local_day, outlet
from hq_plan.diagnostics import short
from hq_plan.i18n import _
from hq_plan.usage import Command, UsageError


@app.command("targets", cls=Command)
def targets(
    words: TargetWords = None,
    *,
    revision: RevisionNumber = None,
    department: Department = None,
    data: Data = None,
    as_of: InForceOn = None,
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


@app.command("init", cls=Command)
def init(
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", readable=False, help="the table of targets: .xlsx, .csv or .md")
    ],
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="where the repository is to be; default: here")
    ] = None,
    *,
    title: Annotated[str | None, typer.Option("--title", metavar="TITLE", help="the plan's title")] = None,
    years: Annotated[
        str | None, typer.Option("--years", metavar="YEARS", help="the plan's years, for example 2021-2025")
    ] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="ID", help="the plan's short name for programs")] = None,
    department: Annotated[
        str | None, typer.Option("--department", metavar="NAME", help="who submits the example")
    ] = None,
    format: Format = None,
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Draft a plan from somebody's own table of targets, with an example submission and a README.

    Each cell is either taken up or listed; what could not be read is left as a TODO, which validate reports. Nothing
    that is there is overwritten.

        hq-plan init 分解表.xlsx my-district
    """
    from hq_plan.drafting import Wishes, draft_file, repository
    from hq_plan.folders import readable
    from hq_plan.reports import draft as report
    from hq_plan.write.text import write_new

    out = outlet("tables", format, output, color, lang)
    wishes = Wishes(title, years, id, department)
    drafted = draft_file(table, wishes)
    files = repository(drafted.draft, folder or Path(), readable(table.name), wishes, local_day())
    write_new(files, _("name another folder"))
    written = [path.as_posix() for path in files]
    out.emit(report.build(drafted.draft, drafted.sheets, drafted.without, written), "tables")
    return OK


@app.command("compare", cls=Command)
def compare(
    folders: Annotated[
        list[Path],
        typer.Argument(metavar="DIR", readable=False, help="data folders, or a folder that holds several"),
    ],
    *,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help="the year compared; default: the latest with data")
    ] = None,
    indicator: Indicators = None,
    as_of: AsOf = None,
    method: OutlookMethod = None,
    format: Format = None,
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Put the same indicators of several plans side by side, with totals where they add up.

    Indicators of one printed name or alias are the same. A plan that says it is `part_of` the id of another is shown
    under it, and counted once.

        hq-plan compare districts/*
    """
    from hq_plan.comparison import match
    from hq_plan.reports import compare as report
    from hq_plan.sides import open_sides

    out = outlet("tables", format, output, color, lang)
    found = open_sides(folders, year, indicator or (), as_of, method)
    out.emit(report.build(found.sides, match(found.sides), found.year, found.errors, found.left_out), "tables")
    return conclude(found.errors)
