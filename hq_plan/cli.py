"""The command line: arguments, environment, exit status. What a command does stands in the modules that it imports."""

import locale
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from hq_plan import __version__, i18n
from hq_plan.diagnostics import Diagnostic
from hq_plan.emit import Outlet, write
from hq_plan.i18n import _, plural
from hq_plan.render import Part
from hq_plan.render.concise import line
from hq_plan.shape import near
from hq_plan.usage import Command, Group, UnreadyError, UsageError, usage_error_of
from hq_plan.view import harmless

OK, FOUND, REFUSED, FAULT, INTERRUPTED = 0, 1, 2, 3, 130

app = typer.Typer(
    cls=Group,
    name="hq-plan",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Year = Annotated[str | None, typer.Argument(metavar="YEAR", help="a year of the plan; default: the latest with data")]
TargetYear = Annotated[str | None, typer.Argument(metavar="YEAR", help="a year of the plan; default: all of them")]
Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="the data folder; default: found upwards")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="leave out figures that speak of a later day")
]
Department = Annotated[
    str | None, typer.Option("--department", metavar="NAME", help="only the indicators of this department")
]
Submitter = Annotated[
    str | None, typer.Option("--department", metavar="NAME", help="only the files of this department")
]
Indicators = Annotated[
    list[str] | None,
    typer.Option("--indicator", metavar="NAME", help="id, alias, printed name or row number; may be repeated"),
]
Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, json, csv or markdown")]
FindingFormat = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, concise or json")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="write to a file")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="zh|en", help="the language of the output")]
Color = Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never")]


@app.callback()
def _root(
    *,
    version: Annotated[bool, typer.Option("--version", help="show the version")] = False,
    lang: Lang = None,
) -> None:
    """Check a plan's yearly targets against the figures that departments submit.

    hq-plan status 2021
    """
    if version:
        typer.echo(f"hq-plan {__version__}")
        raise typer.Exit


@app.command(cls=Command)
def status(
    year: Year = None,
    *,
    department: Department = None,
    data: Data = None,
    as_of: AsOf = None,
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

    outlet = _outlet("tables", format, output, color, lang)
    session = open_session(_folder(data, format), as_of)
    chosen = session.year(year)
    assessments = session.assess_year(session.indicators((), department), chosen)
    outlet.emit(report.build(session.frame_of(chosen), assessments, session.errors), "tables")
    return _conclude(session.errors)


@app.command(cls=Command)
def gap(
    year: TargetYear = None,
    *,
    indicator: Indicators = None,
    department: Department = None,
    data: Data = None,
    as_of: AsOf = None,
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

    outlet = _outlet("tables", format, output, color, lang)
    session = open_session(_folder(data, format), as_of)
    chosen = None if year is None else session.year(year)
    indicators = session.indicators(indicator or (), department)
    assessments = session.assess_targets(indicators, chosen)
    page = bool(indicator) and len(indicators) == 1
    outlet.emit(report.build(session.frame_of(chosen), assessments, session.errors, whole_page=page), "tables")
    return _conclude(session.errors)


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

    outlet = _outlet("tables", format, output, color, lang)
    session = open_session(_folder(data, format), as_of)
    outlet.emit(report.build(session.frame_of(None), session.indicators((), department)), "tables")
    return _conclude(session.errors)


@app.command(cls=Command)
def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="files or folders; - is standard input; default: the data folder"),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="warnings make the run fail too")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="leave with 0 whatever is found")] = False,
    department: Submitter = None,
    data: Data = None,
    format: FindingFormat = "text",
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Check the plan and the submitted files, and show every finding with its place.

    hq-plan validate data/actuals
    """
    from hq_plan import checks
    from hq_plan.reports import findings as report
    from hq_plan.session import only_of, open_folder
    from hq_plan.workspace import holds_plan

    outlet = _outlet("findings", format, output, color, lang)
    asked = paths or []
    stdin = sys.stdin.buffer.read() if Path("-") in asked else b""
    own = data or next((path for path in asked if holds_plan(path)), None)
    space = open_folder(_folder(own, format), asked, stdin)
    if not space.looked_at:
        raise UsageError(_("no file of figures lies there"), _("files end in .yaml or .yml"))
    space = only_of(space, department)
    findings = [finding for finding in checks.run(space) if space.wants(finding)]
    outlet.emit(report.build(findings, len(space.looked_at), space.counted), "findings")
    if space.nothing_read:
        return REFUSED
    failing = [finding for finding in findings if strict or finding.severity == "error"]
    return FOUND if failing and not exit_zero else OK


@app.command(cls=Command)
def explain(
    code: Annotated[str | None, typer.Argument(metavar="CODE", help="a rule's code; default: all rules")] = None,
    *,
    format: Format = "table",
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Explain a finding's code: what is wrong, why it matters, what to do.

    hq-plan explain HQ201
    """
    from hq_plan import checks
    from hq_plan.reports import rules as report

    outlet = _outlet("tables", format, output, color, lang)
    rules = checks.rules()
    chosen = [rule for rule in rules if code is None or code.casefold() in (rule.code.casefold(), rule.name)]
    if not chosen:
        hint = near(str(code).upper(), [rule.code for rule in rules]) or _("hq-plan explain lists them")
        raise UsageError(_("there is no rule '{code}'").format(code=code), hint)
    outlet.emit(report.build(chosen), "tables")
    return OK


def main(arguments: Sequence[str]) -> int:
    """Run a command and give its exit status; nothing that goes wrong shows a traceback."""
    i18n.use(i18n.choose(_asked_language(arguments), os.environ, locale.getlocale()[0]))
    try:
        return int(app(list(arguments) or ["--help"], prog_name="hq-plan", standalone_mode=False) or OK)
    except UsageError as error:
        return _refuse(error)
    except UnreadyError as unready:
        return _conclude([finding for finding in unready.findings if finding.severity == "error"])
    except typer.TyperException as error:
        return _refuse(usage_error_of(error))
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is left must not be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as error:
        return _fault(error)


def _asked_language(arguments: Sequence[str]) -> str | None:
    """The language of ``--lang``, found before parsing, because help and usage are in it too."""
    for index, argument in enumerate(arguments):
        name, sign, value = argument.partition("=")
        if name == "--lang":
            return value if sign else next(iter(arguments[index + 1 :]), None)
    return None


def _folder(data: Path | None, format: str) -> Path:
    """The data folder; people are told where nothing of their own was found and the shipped one is shown."""
    from hq_plan.workspace import find_data, shipped

    here = Path.cwd()
    folder = find_data(data, os.environ, here)
    if folder == shipped() and folder.parent not in (here, *here.parents) and format not in ("json", "csv"):
        _tell(_("no plan was found here; this is the one that comes with hq-plan"))
    return folder


def _outlet(part: Part, format: str, output: Path | None, color: str, lang: str | None) -> Outlet:
    if lang is not None and lang not in i18n.LANGUAGES:
        hint = _("choose one: {known}").format(known=", ".join(i18n.LANGUAGES))
        raise UsageError(_("'{name}' is no choice for --lang").format(name=lang), hint)
    outlet = Outlet(format, output, color, sys.stdout, os.environ)
    outlet.check(part)
    return outlet


def _conclude(errors: Sequence[Diagnostic]) -> int:
    """Tell on stderr what was kept out of the figures, and give the exit status."""
    if errors:
        lines = [line(finding) for finding in errors]
        lines.append(
            plural("{n} error; what it touches is left out", "{n} errors; what they touch is left out", len(errors))
        )
        _tell("\n".join(lines))
    return FOUND if errors else OK


def _refuse(error: UsageError) -> int:
    _tell("\n".join(filter(None, [f"hq-plan: {harmless(error.message)}", harmless(error.hint)])))
    return REFUSED


def _fault(error: Exception) -> int:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    kind = type(error).__name__
    _tell(_("hq-plan {version} has a fault: {kind} at {place}; please report it").format(
        version=__version__, kind=kind, place=place))  # fmt: skip
    return FAULT


def _tell(text: str) -> None:
    write(text + "\n", sys.stderr)
