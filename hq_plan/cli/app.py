"""The program as typer knows it, and the options that its commands share."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from hq_plan import __version__
from hq_plan.cli import complete
from hq_plan.cli.common import show
from hq_plan.usage import Group

app = typer.Typer(
    cls=Group,
    name="hq-plan",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Year: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="YEAR", help="a year of the plan; default: the latest with data", autocompletion=complete.years
    ),
]
TargetYear: TypeAlias = Annotated[
    str | None,
    typer.Argument(metavar="YEAR", help="a year of the plan; default: all of them", autocompletion=complete.years),
]
RevisionNumber: TypeAlias = Annotated[
    str | None,
    typer.Option("--revision", metavar="N", help="under this revision of the plan; default: the one in force"),
]
TargetWords: TypeAlias = Annotated[
    list[str] | None, typer.Argument(metavar="diff A B", help="what changed from revision A to revision B")
]
ToYear: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="YEAR",
        help="the year whose target is to be reached; default: the last",
        autocompletion=complete.years,
    ),
]
Data: TypeAlias = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", readable=False, help="the data folder; default: found upwards")
]
AsOf: TypeAlias = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="leave out figures that speak of a later day")
]
InForceOn: TypeAlias = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="the plan as it was in force on this day")
]
Today: TypeAlias = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="the day that counts as today for dates in the future")
]
Department: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--department",
        metavar="NAME",
        help="only the indicators of this department",
        autocompletion=complete.departments,
    ),
]
Paths: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        readable=False,
        help="files, folders or patterns; - is standard input; default: the data folder",
    ),
]
Strict: TypeAlias = Annotated[bool, typer.Option("--strict", help="warnings make the run fail too")]
ExitZero: TypeAlias = Annotated[bool, typer.Option("--exit-zero", help="leave with 0 whatever is found")]
StdinFilename: TypeAlias = Annotated[
    Path | None, typer.Option("--stdin-filename", metavar="FILE", help="which file standard input stands for")
]
TableYear: TypeAlias = Annotated[
    str | None,
    typer.Option("--year", metavar="YEAR", help="the year of tables that do not say it", autocompletion=complete.years),
]
Sender: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--department", metavar="NAME", help="who sends tables that do not say it", autocompletion=complete.departments
    ),
]
Submitter: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--department",
        metavar="NAME",
        help="only the files of this department; of tables, who sends them",
        autocompletion=complete.departments,
    ),
]
Indicators: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        metavar="NAME",
        help="id, alias, printed name or row number; may be repeated",
        autocompletion=complete.indicators,
    ),
]
OutlookMethod: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--method",
        metavar="METHOD",
        help="the outlook by planned-step, cagr-ratio, linear-outlook or log-progress; default: the plan's",
        autocompletion=complete.methods,
    ),
]
Why: TypeAlias = Annotated[
    bool, typer.Option("--why", help="how each figure comes about, with its inputs and where they stand")
]
FailOn: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="WORD",
        help="leave with 1 if a row is so, for example missed,behind",
        autocompletion=complete.conditions,
    ),
]
FailOnLate: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="WORD",
        help="leave with 1 if something is late or missing",
        autocompletion=complete.words("late", "missing"),
    ),
]
OnDay: TypeAlias = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="the day that counts as today, and leave out later figures"),
]
OverYear: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="YEAR", help="a year of the plan; default: the latest that is over", autocompletion=complete.years
    ),
]
Format: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table, json, csv, markdown, html or xlsx; default: by the file's name",
        autocompletion=complete.words(*complete.FORMATS["tables"]),
    ),
]
PageFormat: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="html, docx or markdown; default: by the file's name",
        autocompletion=complete.words(*complete.FORMATS["page"]),
    ),
]
FindingFormats: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text, concise, json, jsonl, github, gitlab, sarif, junit, azure or markdown; may be repeated",
        autocompletion=complete.words(*complete.FORMATS["findings"]),
    ),
]
Outputs: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--output", "-o", metavar="FILE", readable=False, help="write to a file, the nth format to the nth file"
    ),
]
Select: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="CODE", help="only these codes, or beginnings of codes", autocompletion=complete.codes
    ),
]
Ignore: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore", metavar="CODE", help="all but these codes, or beginnings of codes", autocompletion=complete.codes
    ),
]
Output: TypeAlias = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="write to a file")]
Lang: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="zh|en", help="the language of the output", autocompletion=complete.words("zh", "en")
    ),
]
Color: TypeAlias = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="WHEN",
        help="auto, always or never",
        autocompletion=complete.words("auto", "always", "never"),
    ),
]


@app.callback(invoke_without_command=True)
def _root(
    ctx: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="show the version")] = False,
    lang: Lang = None,
) -> None:
    """Check a plan's yearly targets against the figures that departments submit.

    hq-plan status 2021
    """
    if version:
        show(f"hq-plan {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
