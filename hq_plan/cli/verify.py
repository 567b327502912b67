"""The commands that check files and tell what may stand in them: validate, explain, schema."""

import re
from pathlib import Path
from typing import Annotated

import typer

from hq_plan.cli import complete
from hq_plan.cli.app import (
    Color,
    Data,
    ExitZero,
    FindingFormats,
    Format,
    Ignore,
    Lang,
    Output,
    Outputs,
    Paths,
    Select,
    StdinFilename,
    Strict,
    Submitter,
    TableYear,
    Today,
    app,
)
from hq_plan.cli.common import (
    FOUND,
    OK,
    REFUSED,
    conclude,
    folder,
    outlet,
    outlets,
    spare_inputs,
    standard_input,
    today,
    watched,
)
from hq_plan.diagnostics import short
from hq_plan.i18n import _, series
from hq_plan.shape import near
from hq_plan.usage import Command, UsageError


@app.command("validate", cls=Command)
def validate(
    paths: Paths = None,
    *,
    strict: Strict = False,
    exit_zero: ExitZero = False,
    select: Select = None,
    ignore: Ignore = None,
    stdin_filename: StdinFilename = None,
    as_of: Today = None,
    year: TableYear = None,
    department: Submitter = None,
    data: Data = None,
    format: FindingFormats = None,
    output: Outputs = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Check the plan and the submitted files, and show every finding with its place.

    Filled forms (.xlsx, .csv) are checked like files of figures when they are named; where one does not say its year
    or department, --year and --department do.

        hq-plan validate data/actuals
    """
    from hq_plan import checks
    from hq_plan.arguments import codes, day_of, year_of
    from hq_plan.folders import STDIN, plan_folder
    from hq_plan.forms.said import Said
    from hq_plan.read.faults import LIMIT
    from hq_plan.reports import findings as report
    from hq_plan.session import only_of, open_folder
    from hq_plan.workspace.reading import Asked

    outs = outlets(format or [], output or [], color, lang)
    wanted = codes(select or [], ignore or [])
    asked = paths or []
    if stdin_filename and Path(STDIN) not in asked:
        raise UsageError(_("--stdin-filename names standard input, and - does not stand there"))
    stdin = standard_input(LIMIT + 1) if Path(STDIN) in asked else b""
    own = data or next(filter(None, map(plan_folder, asked)), None)
    said = Said(year_of(year), department)
    request = Asked(asked, stdin, stdin_filename, watched, day_of(as_of) or today(), said)
    space = only_of(open_folder(folder(own, outs[-1].format), request), department)
    if not space.looked_at:
        raise UsageError(_("no file of figures lies there"), _("files end in .yaml or .yml; name forms one by one"))
    findings = [finding for finding in checks.run(space) if space.wants(finding) and finding.code in wanted]
    spare_inputs(outs, (space.plan_file, *space.looked_at))
    for out in outs:
        out.emit(report.build(findings, space.looked_at, space.counted), "findings")
    if space.nothing_read:
        return REFUSED
    failing = [finding for finding in findings if strict or finding.severity == "error"]
    return FOUND if failing and not exit_zero else OK


@app.command("explain", cls=Command)
def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="a rule's code, the beginning of codes, its short name, or an outlook method; default: a table of all",
            autocompletion=complete.explained,
        ),
    ] = None,
    *,
    format: Format = None,
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Explain a finding's code: what is wrong, why it matters, what to do; or an outlook method.

    hq-plan explain HQ201
    hq-plan explain cagr-ratio
    """
    from hq_plan import checks
    from hq_plan.keyboard.signs import plain
    from hq_plan.outlook import METHODS
    from hq_plan.reports import methods
    from hq_plan.reports import rules as report

    code = None if code is None else plain(code).strip()
    out = outlet("tables", format, output, color, lang)
    rules = checks.rules()
    chosen = rules if code is None else report.select(rules, code)
    known = list(METHODS.values()) if code is None else methods.select(METHODS.values(), code)
    if not chosen and not known:
        # Letters that are typed for digits; a code has none of them. One that is well formed was meant as it stands.
        meant = str(code).upper().translate(str.maketrans("OLI", "011"))
        known_codes = [] if re.fullmatch("HQ[0-9]{3}", str(code).upper()) else [rule.code for rule in rules]
        names = near(str(code).lower(), [*METHODS, *(rule.name for rule in rules)])
        hint = near(meant, known_codes) or names or _("hq-plan explain lists them")
        raise UsageError(_("there is no rule and no method '{code}'").format(code=short(str(code))), hint)
    out.emit(report.build(chosen, known, whole=code is not None), "tables")
    return OK


@app.command("schema", cls=Command)
def schema(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help="actuals or targets", autocompletion=complete.words("actuals", "targets")),
    ] = None,
    *,
    data: Data = None,
    format: Format = None,
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> int:
    """Show what a file may say, as JSON Schema for editors; as a table, its keys.

    An editor offers the plan's own names and units in a file whose first line is a comment with
    `yaml-language-server: $schema=actuals.schema.json`.

        hq-plan schema actuals --output actuals.schema.json
    """
    from hq_plan.reports import schema as report
    from hq_plan.session import open_plan

    out = outlet("tables", format, output, color, lang, default="json")
    choice = _("choose one: {known}").format(known=series(report.MODELS))
    if kind is None:
        raise UsageError(_("KIND is missing: {help}").format(help=choice), "hq-plan schema actuals")
    if kind not in report.MODELS:
        hint = near(kind.lower(), report.MODELS) or choice
        raise UsageError(_("there is no schema '{name}'").format(name=short(kind)), hint)
    plan, errors = open_plan(folder(data, out.format)) if kind == "actuals" else (None, [])
    out.emit(report.build(kind, plan), "tables")
    return conclude(errors)
