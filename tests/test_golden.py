"""Whole outputs, line by line. With HQ_PLAN_WRITE_GOLDEN=1 they are written anew, to be read before they are kept."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import COMMANDS, Ran, cells_of

from hq_plan import render

GOLDEN = Path(__file__).parent / "golden"

ASKED = {
    "status-2021": ("status", "2021"),
    "status-june": ("status", "--as-of", "2021-06-30"),
    "status-2022": ("status", "2022"),
    "gap-2021": ("gap", "2021"),
    "gap-hitech": ("gap", "--indicator", "hitech"),
    "status-why": ("status", "2021", "--why", "--method", "linear-outlook"),
    "growth-2021": ("growth", "--as-of", "2021-12-31"),
    "growth-june": ("growth", "--as-of", "2021-06-30", "--why", "--indicator", "sme", "--indicator", "patents"),
    "missing-2021": ("missing", "2021", "--as-of", "2022-02-15"),
    "targets": ("targets",),
    "compare": ("compare", "examples/jiangwan", "tests/cases/plan", "--year", "2021"),
    "targets-diff": ("targets", "diff", "1", "3", "--data", "examples/jiangwan"),
    "example-status": ("status", "2022", "--data", "examples/jiangwan"),
    "example-autumn": ("status", "2023", "--data", "examples/jiangwan", "--revision", "2"),
    "example-sum": ("gap", "--data", "examples/jiangwan", "--indicator", "retrofits"),
    "example-growth": ("growth", "--data", "examples/jiangwan"),
    "example-missing": ("missing", "2022", "--data", "examples/jiangwan", "--as-of", "2023-02-20"),
    "explain": ("explain",),
    "explain-HQ201": ("explain", "HQ201"),
    "explain-method": ("explain", "linear-outlook"),
}
FINDINGS = ("validate", "tests/golden/submission.yaml")
SCHEMAS = ("actuals", "targets")
ENDINGS = {
    "table": "txt", "json": "json", "csv": "csv", "markdown": "md", "html": "html", "text": "txt", "concise": "txt", "jsonl": "jsonl",
    "github": "txt", "gitlab": "json", "sarif": "sarif", "junit": "xml", "azure": "txt",
}  # fmt: skip
TABLES = ("table", "json", "csv", "markdown", "html")
SAID = ("text", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "azure", "markdown")


def compare(name: str, output: str) -> None:
    path = GOLDEN / name
    if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
        path.write_bytes(output.encode())
    assert output == path.read_bytes().decode()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("name", ASKED)
def test_a_report_in_a_pipe(name: str, form: str, lang: str, run: Callable[..., Ran]) -> None:
    ran = run(*ASKED[name], "--format", form, "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    compare(f"{name}.{form}.{lang}.{ENDINGS[form]}", ran.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_in_a_pipe(kind: str, form: str, lang: str, run: Callable[..., Ran]) -> None:
    """As JSON it is for machines, and the same in every language."""
    ran = run("schema", kind, "--format", form, "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    compare(f"schema-{kind}.json" if form == "json" else f"schema-{kind}.{form}.{lang}.{ENDINGS[form]}", ran.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", SAID)
def test_findings_in_a_pipe(form: str, lang: str, run: Callable[..., Ran]) -> None:
    ran = run(*FINDINGS, "--format", form, "--lang", lang)
    assert (ran.status, ran.err) == (1, "")
    compare(f"validate.{form}.{lang}.{ENDINGS[form]}", ran.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("name", ASKED)
def test_a_report_at_a_terminal(name: str, columns: int, lang: str, run: Callable[..., Ran]) -> None:
    ran = run(*ASKED[name], "--lang", lang, "--color", "never", columns=columns)
    assert ran.status == 0
    compare(f"{name}.{columns}.{lang}.txt", ran.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(command: str, lang: str, run: Callable[..., Ran]) -> None:
    ran = run(*filter(None, [command]), "--lang", lang, "--help")
    assert (ran.status, ran.err) == (0, "")
    compare(f"help-{command or 'hq-plan'}.{lang}.txt", ran.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["status-2021", "gap-hitech", "growth-2021", "missing-2021"])
def test_a_report_as_a_workbook(name: str, lang: str, tmp_path: Path, run: Callable[..., Ran]) -> None:
    """Its cells; and its bytes are the same each time."""
    files = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for file in files:
        ran = run(*ASKED[name], "--format", "xlsx", "--output", str(file), "--lang", lang)
        assert (ran.status, ran.out, ran.err) == (0, "", "")
    one, other = (file.read_bytes() for file in files)
    assert one == other
    compare(f"{name}.xlsx.{lang}.txt", cells_of(one))


def test_a_workbook_is_nothing_for_a_screen(run: Callable[..., Ran]) -> None:
    ran = run("status", "2021", "--format", "xlsx", "--lang", "en", columns=80)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "hq-plan: this format is nothing for a screen\nwrite it to a file with --output\n"


def test_colour_stands_beside_words(run: Callable[..., Ran]) -> None:
    compare("status-2021.colour.txt", run("status", "2021", "--lang", "zh", columns=120).out)


def test_every_format_and_every_command_has_a_golden_file() -> None:
    """Those of commands that write files, and of the page of a year, are in tests of their own."""
    assert set(render.formats()) == {*TABLES, *SAID, "xlsx", "docx"}
    commands = {*COMMANDS} - {"init", "form", "import", "fix", "annotate", "report"}
    assert commands == {words[0] for words in ASKED.values()} | {FINDINGS[0], "schema"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["status-2021", "status-2022", "gap-2021", "gap-hitech"])
def test_no_output_lets_an_example_pass_for_a_published_figure(name: str, lang: str, run: Callable[..., Ran]) -> None:
    said = {"zh": "示例", "en": "example"}[lang]
    for form in TABLES:
        out = run(*ASKED[name], "--format", form, "--lang", lang).out
        assert ("example" if form in ("json", "csv") else said) in out
