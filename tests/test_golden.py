"""Whole outputs, line by line. With HQ_PLAN_WRITE_GOLDEN=1 they are written anew, to be read before they are kept."""

import os
import shutil
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
    "years-status-2022": ("status", "2022", "--data", "tests/over-years"),
    "years-status-2023": ("status", "2023", "--data", "tests/over-years"),
    "years-gap": ("gap", "--data", "tests/over-years", "--indicator", "sum"),
    "years-growth": ("growth", "--data", "tests/over-years"),
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


COLLECTED = """年份：2021,填报部门：区科技局
指标,单位,数值,截至日期,状态,数据来源
高新技术企业数量,家,９５,2021/12/31,最终,区科技局年报
有效发明专利,件,"1,471",2021-12-31,初步,市知识产权局
"""
ANNEX = """柳河区科技创新行动计划（2023-2025年）目标分解表,,,,
序号,指标名称,单位,2023年,2025年
1,高新技术企业数量,家,90,120以上
2,孵化载体,个,若干,5个以上
"""
SLIPS = """schema: hq-plan/actuals/1
year: 2021
department: 区科技局
records:
  - {indicator: sme, value: 1８0, unit: 家, as_of: 2021/12/31, status: final, source: 年报}
"""
COLLECTING = (
    ("form", "2021"),
    ("form", "2021", "--department", "区科技局", "-o", "form.xlsx"),
    ("validate", "区科技局.csv"),
    ("annotate", "form.xlsx"),
    ("import", "区科技局.csv", "--yes"),
    ("fix", "data/actuals"),
    ("fix", "data/actuals", "--write"),
    ("import", "区科技局.csv", "--dry-run"),
    ("import", "区科技局.csv", "--yes"),
    ("report", "2021"),
    ("init", "分解表.csv", "new", "--id", "new"),
)
"""What a clerk does in a year, in its order: the commands that write, and what they are about."""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [None, 40, 80, 120])
def test_what_is_said_while_figures_are_collected(
    columns: int | None, lang: str, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    shutil.copy(GOLDEN.parents[1] / "data" / "targets.yaml", tmp_path / "data")
    (tmp_path / "data" / "actuals" / "slips.yaml").write_text(SLIPS, "utf-8")
    (tmp_path / "区科技局.csv").write_text(COLLECTED, "utf-8")
    (tmp_path / "分解表.csv").write_text(ANNEX, "utf-8")
    said = []
    for command in COLLECTING:
        ran = run(*command, "--lang", lang, *(() if command[0] == "annotate" else ("--color", "never")),
                  here=tmp_path, columns=columns)  # fmt: skip
        said += [f"$ hq-plan {' '.join(command)}  # {ran.status}\n", ran.out, ran.err]
    compare(f"collecting.{columns or 'pipe'}.{lang}.txt", "".join(said))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_findings_at_a_terminal(columns: int, lang: str, run: Callable[..., Ran]) -> None:
    compare(f"validate.{columns}.{lang}.txt", run(*FINDINGS, "--lang", lang, "--color", "never", columns=columns).out)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_at_a_terminal(kind: str, columns: int, lang: str, run: Callable[..., Ran]) -> None:
    ran = run("schema", kind, "--format", "table", "--lang", lang, "--color", "never", columns=columns)
    compare(f"schema-{kind}.{columns}.{lang}.txt", ran.out)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_as_narrow_as_the_terminal_and_never_wider_than_reads_well(
    command: str, lang: str, run: Callable[..., Ran]
) -> None:
    asked = (*filter(None, [command]), "--lang", lang, "--help")
    compare(f"help-{command or 'hq-plan'}.40.{lang}.txt", run(*asked, columns=40).out)
    assert run(*asked, columns=80).out == run(*asked, columns=120).out == run(*asked).out
