"""The commands for the figures that departments submit: form, import, fix, annotate."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from hq_plan.cli import complete
from hq_plan.cli.app import Color, Data, Lang, Sender, TableYear, Today, Year, app
from hq_plan.cli.common import (
    FOUND,
    OK,
    REFUSED,
    agreed,
    conclude,
    figure_files,
    folder,
    in_words,
    only_tables,
    only_workbooks,
    outlet,
    own_folder,
    show,
    today,
)
from hq_plan.i18n import _, plural, series
from hq_plan.usage import Command, UsageError


@app.command("form", cls=Command)
def form(
    year: Year = None,
    *,
    department: Annotated[
        str | None,
        typer.Option(
            "--department",
            metavar="NAME",
            help="whose form; default: one for each department",
            autocompletion=complete.departments,
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="the day the figures speak of; default: the year's end"),
    ] = None,
    data: Data = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="xlsx, csv or yaml; default: by the file's name",
            autocompletion=complete.words(*complete.FORMATS["forms"]),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="the file, or the folder where there are several"),
    ] = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Make the form that a department fills in: what is known is in it, the white cells are asked for.

    Nothing that is there is overwritten.

        hq-plan form 2021 --department 区科技局 -o 区科技局.xlsx
    """
    from hq_plan.arguments import day_of
    from hq_plan.forms.form import forms
    from hq_plan.reports import forms as report
    from hq_plan.session import open_session
    from hq_plan.write.forms import form_files
    from hq_plan.write.text import write_new

    out = outlet("tables", "table", None, color, lang)
    session = open_session(folder(data, "table"), as_of)
    day = session.form_day(year, day_of(as_of))
    made = forms(session.plan, session.frame.revision, day, session.book, session.departments(department))
    files = form_files(made, output, format, alone=department is not None)
    write_new(files, _("name another one with -o, or an empty folder"))
    out.emit(report.build(made, [path.as_posix() for path in files]), "tables")
    return conclude(session.errors)


@app.command("import", cls=Command)
def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", readable=False, help="filled forms or tables: .xlsx, .csv")
    ],
    *,
    year: TableYear = None,
    department: Sender = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only show what would be written")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="write without asking")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="let other figures replace those on file")] = False,
    as_of: Today = None,
    data: Data = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Take the figures of filled forms into data/actuals, after showing what changes.

    All that validate checks is checked first. What only is written in another way, as full-width digits or 1,460, is
    taken as it is meant; anything else must be put right. A figure on file is never written over without --replace.

        hq-plan import 区科技局.xlsx --dry-run
    """
    from hq_plan import checks
    from hq_plan.arguments import day_of, year_of
    from hq_plan.forms.said import Said
    from hq_plan.intake import take_in
    from hq_plan.reports import intake as report
    from hq_plan.session import open_folder
    from hq_plan.whole import from_here
    from hq_plan.workspace.reading import Asked
    from hq_plan.write.changes import difference, write_changes

    outlet("tables", "table", None, color, lang)
    of_plan = own_folder(data)
    said = Said(year_of(year), department)
    space = open_folder(of_plan, Asked(only_tables(files), today=day_of(as_of) or today(), said=said))
    findings = checks.run(space)
    intake = take_in(space, findings, of_plan, replace=replace)
    if intake.blocking or space.plan is None:
        blocking = intake.blocking or [each for each in findings if each.severity == "error"]
        ended = conclude(blocking, report.refusal(space, blocking), with_hints=True)
        return REFUSED if space.nothing_read else ended
    refused = bool(intake.conflicts) and not replace
    changes = {} if refused else intake.changes()
    warned = [f"{in_words(each)}\n    {_('fix: {hint}').format(hint=each.hint)}" for each in intake.warnings]
    for text in [*warned, *difference(changes), *report.summary(intake, space.encodings, replace=replace)]:
        show(text)
    if refused:
        return FOUND
    if changes and not dry_run and agreed(yes=yes):
        write_changes(changes)
        show(_("written: {files}").format(files=series(from_here(path) for path in changes)))
    return OK


@app.command("fix", cls=Command)
def fix(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", readable=False, help="files or folders of .yaml files")
    ],
    *,
    diff: Annotated[bool, typer.Option("--diff", help="only show what would change; so it is without --write")] = False,
    write: Annotated[bool, typer.Option("--write", help="write the mended files")] = False,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Mend what can be mended without changing a meaning, and leave everything else byte for byte.

    UTF-8, half-width digits, signs and spaces, 1460 for 1,460, 2021-12-31 for 2021/12/31, the unit out of a value.
    Without --write the changes are shown, and the run leaves with 1 if there are any.

        hq-plan fix data/actuals --diff
    """
    from hq_plan.folders import shown
    from hq_plan.mending import mend
    from hq_plan.read.text import read_bytes
    from hq_plan.whole import from_here
    from hq_plan.write.changes import Change, difference, write_changes

    outlet("tables", "table", None, color, lang)
    if diff and write:
        raise UsageError(_("--diff and --write do not go together"))
    here = Path.cwd()
    found, findings = figure_files(paths, here)
    changes: dict[Path, Change] = {}
    left = unread = 0
    for path in found:
        data, unreadable = read_bytes(path, shown(path, here))
        findings += unreadable
        if data is None:
            unread += 1
            continue
        mended = mend(data, shown(path, here))
        left += mended.left
        if mended.data != data:
            changes[path] = Change(data, mended.data)
        if mended.encoding:
            show(_("{file}: {encoding} becomes UTF-8").format(file=shown(path, here), encoding=mended.encoding))
    for line in difference(changes):
        show(line)
    if write and changes:
        write_changes(changes)
        show(_("written: {files}").format(files=series(map(from_here, changes))))
    show(_("{n} of {all} files to mend").format(n=len(changes), all=len(found)))
    if left:
        show(
            plural(
                "{n} error is left; hq-plan validate shows it", "{n} errors are left; hq-plan validate shows them", left
            )
        )
    errors = [each for each in findings if each.severity == "error"]
    ended = max(conclude(errors, _("the rest was looked at")), FOUND if changes and not write else OK)
    return REFUSED if unread and unread == len(found) else ended


@app.command("annotate", cls=Command)
def annotate(
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="a submitted workbook: .xlsx")],
    *,
    year: TableYear = None,
    department: Sender = None,
    as_of: Today = None,
    data: Data = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="where to; default: beside the workbook")
    ] = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Give a submitted workbook back with each finding as a comment in its cell, and the cell tinted.

    Everything else in it stays; the submitted file itself is not touched.

        hq-plan annotate 区科技局.xlsx
    """
    from hq_plan import checks
    from hq_plan.arguments import day_of, year_of
    from hq_plan.forms.said import Said
    from hq_plan.read.text import read_bytes
    from hq_plan.refusals import lacks_office
    from hq_plan.session import open_folder
    from hq_plan.workspace.reading import Asked
    from hq_plan.write.text import write_new

    if find_spec("lxml") is None:
        raise UsageError(*lacks_office())
    from hq_plan.write.annotated import annotated, output_of

    outlet("tables", "xlsx", None, color, lang)
    said = Said(year_of(year), department)
    asked = Asked(only_workbooks(file), today=day_of(as_of) or today(), said=said)
    space = open_folder(folder(data, "table"), asked)
    findings = [each for each in checks.run(space) if space.wants(each)]
    content, _unreadable = read_bytes(file, str(file))
    if content is None or space.nothing_read:
        conclude([each for each in findings if each.severity == "error"], _("nothing was written"))
        return REFUSED
    own = [each for each in findings if space.asks_about(each.span.file)]
    # What is wrong with the plan is no matter of whoever sent the workbook.
    of_plan = [each for each in findings if each not in own]
    if not own and of_plan:
        return conclude(of_plan, _("nothing was written"))
    if not own:
        show(_("no findings; there is nothing to give back") if space.counted else _("no findings, and no figure yet"))
        return OK
    target = output or output_of(file)
    if target.suffix.lower() != file.suffix.lower():
        message = _("{path} does not end in {ending}").format(path=target.as_posix(), ending=file.suffix)
        raise UsageError(message, _("the workbook stays one of its kind"))
    write_new({target: annotated(content, own)}, _("name another one with -o"))
    show(_("written: {files}").format(files=target.as_posix()))
    show(plural("{n} finding", "{n} findings", len(own)))
    return max(conclude(of_plan), FOUND if any(each.severity == "error" for each in own) else OK)
