"""The pages under docs/ say what the program says, and their arithmetic is right."""

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
import typer
from arithmetic import work_out
from conftest import CTYPE, ROOT, Ran
from pages import PAGES, commands, parts

from hq_plan import cli, notation

DOCS = ROOT / "docs"

FINDINGS = {
    "en": ("findings.md", "# Findings\n\nWhat each code means, as `hq-plan explain` tells it.\n\n"),
    "zh": ("findings.zh.md", "# 问题代码\n\n各个代码的含义，与 `hq-plan explain` 所列相同。\n\n"),
}
METHODS = ("methods.md", "methods.zh.md")
COLUMNS = 112

_SUM = re.compile(r"`([^`]*?) ([=≈]) (−?[0-9.]+)(%?)`")


@pytest.mark.parametrize("lang", FINDINGS)
def test_the_page_of_findings_is_what_explain_prints(lang: str, run: Callable[..., Ran]) -> None:
    name, heading = FINDINGS[lang]
    page = heading + run("explain", "HQ", "--format", "markdown", "--lang", lang).out
    if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
        (DOCS / name).write_bytes(page.encode())
    assert (DOCS / name).read_bytes().decode() == page


IN_A_REPOSITORY_OF_DATA = ("ci", "clerk", "department", "forms")
"""The pages for those who have the plan of this district in a folder of their own; the others begin in a copy of this."""


def begin(page: Path, folder: Path) -> None:
    """Lay out the folder in which the reader of a page begins."""
    if page.name.partition(".")[0] in IN_A_REPOSITORY_OF_DATA:
        (folder / "data" / "actuals").mkdir(parents=True)
        shutil.copy(ROOT / "data" / "targets.yaml", folder / "data")
        return
    for name in ("data", "examples", "tests/golden"):
        shutil.copytree(ROOT / name, folder / name)


def goes_elsewhere(text: str) -> bool:
    """Whether commands install something or ask a server: .ci/run runs those that set hq-plan up."""
    return re.search(r"\b(?:pip|git|pre-commit|bash|benchmarks)\b|^#!", text) is not None


@pytest.mark.skipif(os.name == "nt", reason="the pages speak of a POSIX shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_does_goes_as_it_says(
    page: Path, tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files are written and its commands run in their order, and print what it shows."""
    begin(page, tmp_path)
    here = tmp_path
    monkeypatch.setenv("LANG", "zh_CN.UTF-8" if page.name.endswith(".zh.md") else "en_US.UTF-8")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    said = text = page.read_text("utf-8")
    for part in parts(page):
        if part.path:
            (here / part.path).parent.mkdir(parents=True, exist_ok=True)
            (here / part.path).write_text(part.text, "utf-8")
        elif part.language == "sh" and not goes_elsewhere(part.text):
            ran = subprocess.run(
                ["bash", "-ec", part.text + "pwd"],
                cwd=here,
                env=os.environ | CTYPE,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            assert (ran.returncode, ran.stderr) == (0, ""), part.text
            here = Path(ran.stdout.splitlines()[-1])
        for command, _shown in part.answered:
            program, *arguments = shlex.split(command)
            assert program == "hq-plan"
            ran = run(*arguments, here=here, columns=COLUMNS)
            answer = re.compile(rf"(^\$ {re.escape(command)}\n)(?:(?!\$ |```).*\n)*", re.MULTILINE)
            text = answer.sub(lambda found, out=ran.out + ran.err: found[1] + out, text, count=1)
    if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
        page.write_text(text, "utf-8")
        said = text
    assert text == said


_NOTATION = re.compile(r"^\| (`.+?`.*?) \| (.+) \|$", re.MULTILINE)


@pytest.mark.parametrize("page", ["plan.md", "plan.zh.md"])
def test_every_way_to_write_a_target_that_a_page_lists_is_read(page: str) -> None:
    rows = [re.findall("`(.+?)`", row) for row, _meaning in _NOTATION.findall((DOCS / page).read_text("utf-8"))]
    for row in rows:
        read = [notation.read(printed) for printed in row]
        assert len({(each.op, each.way) for each in read if each}) <= 1 or row[0] == "增长8%", row
    assert {target.way for row in rows for printed in row if (target := notation.read(printed))} == {
        None, "rate", "yearly", "amount", "times", "whole"
    }  # fmt: skip


def sums() -> list[tuple[str, str, str, str, str]]:
    return [(name, *found) for name in METHODS for found in _SUM.findall((DOCS / name).read_text("utf-8"))]


@pytest.mark.parametrize(("page", "expression", "sign", "result", "percent"), sums())
def test_what_is_worked_by_hand_is_right(page: str, expression: str, sign: str, result: str, percent: str) -> None:
    """To half a unit of the last place where it says about, else exactly."""
    value = work_out(expression) * (100 if percent else 1)
    printed = Fraction(result.replace("−", "-"))
    places = len(result.partition(".")[2])
    assert (value == printed) == (sign == "=")
    assert abs(value - printed) <= Fraction(1, 2 * 10**places)


def test_both_languages_work_out_the_same() -> None:
    one, other = ([found[1:] for found in sums() if found[0] == name] for name in METHODS)
    assert one == other
    assert len(one) > 12


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_every_command_that_a_page_names_is_understood(page: Path) -> None:
    """Its command, options and number of arguments are such as there are; a command named alone is one that there is."""
    for command in commands(page):
        words = shlex.split(command)[1:]
        group = typer.main.get_command(cli.program(words))
        if words[0] in group.commands and len(words) > 1:
            with contextlib.suppress(typer.Exit):
                group.commands[words[0]].make_context(words[0], words[1:])
        elif words[0] != "COMMAND":
            assert words[0] in group.commands or words[0].startswith("--")


@pytest.mark.parametrize("page", sorted(DOCS.glob("clerk*.md")), ids=lambda page: page.name)
def test_what_a_clerk_types_on_windows_is_told_for_other_systems_too(page: Path) -> None:
    setup = next(part for part in parts(page) if part.language == "sh").text
    said = page.read_text("utf-8").partition("```\n\n`HOST")[2].partition("\n## ")[0]
    assert [line.split()[0] for line in setup.splitlines()] == [
        "python", r"hq\Scripts\pip", r"hq\Scripts\activate", "hq-plan",
    ]  # fmt: skip
    assert all(
        word in said for word in ("`python3`", "`python`", "`hq\\Scripts\\`", "`hq/bin/`", "`. hq/bin/activate`")
    )


@pytest.mark.parametrize(
    "page",
    [page for page in [*ROOT.glob("*.md"), *DOCS.glob("*.md")] if not page.name.endswith(".zh.md")],
    ids=lambda page: page.name,
)
def test_every_page_is_there_in_both_languages_with_the_same_parts(page: Path) -> None:
    """As many headings, points, rows of tables and fences."""
    texts = [page.read_text("utf-8"), page.with_name(f"{page.stem}.zh.md").read_text("utf-8")]
    for pattern in (r"^#", r"^- ", r"^\|", r"^```"):
        one, other = (len(re.findall(pattern, text, re.MULTILINE)) for text in texts)
        assert one == other, pattern
