"""The pages under docs/ say what the program says, and their arithmetic is right."""

import os
import re
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from arithmetic import work_out
from conftest import ROOT, Ran

from hq_plan import notation

DOCS = ROOT / "docs"

FINDINGS = {
    "en": ("findings.md", "# Findings\n\nWhat each code means, as `hq-plan explain` tells it.\n\n"),
    "zh": ("findings.zh.md", "# 问题代码\n\n各个代码的含义，与 `hq-plan explain` 所列相同。\n\n"),
}
METHODS = ("methods.md", "methods.zh.md")
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted(DOCS.glob("*.md"))]
COLUMNS = 112

_SHOWN = re.compile(r"<!-- output: (.+?) -->\n```\n(.*?)```\n<!-- end -->", re.DOTALL)
_SUM = re.compile(r"`([^`]*?) ([=≈]) (−?[0-9.]+)(%?)`")


def shown() -> list[tuple[Path, str]]:
    """The commands whose output stands in a page."""
    return [(page, command) for page in PAGES for command, _ in _SHOWN.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize("lang", FINDINGS)
def test_the_page_of_findings_is_what_explain_prints(lang: str, run: Callable[..., Ran]) -> None:
    name, heading = FINDINGS[lang]
    page = heading + run("explain", "HQ", "--format", "markdown", "--lang", lang).out
    if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
        (DOCS / name).write_bytes(page.encode())
    assert (DOCS / name).read_bytes().decode() == page


@pytest.mark.parametrize(("page", "command"), shown(), ids=lambda each: getattr(each, "name", each))
def test_a_command_prints_what_a_page_shows(page: Path, command: str, run: Callable[..., Ran]) -> None:
    out = run(*command.split(), "--color", "never", columns=COLUMNS).out
    if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
        text = re.sub(
            rf"(<!-- output: {re.escape(command)} -->\n```\n).*?(```\n)",
            lambda match: match[1] + out + match[2],
            page.read_text("utf-8"),
            flags=re.DOTALL,
        )
        page.write_text(text, "utf-8")
    assert dict(_SHOWN.findall(page.read_text("utf-8")))[command] == out


_STEP = re.compile(r"<!-- (file|there): (.+?) -->\n```\n(.*?)```\n<!-- end -->", re.DOTALL)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if _STEP.search(page.read_text("utf-8"))], ids=lambda page: page.name
)
def test_what_a_page_does_in_a_folder_goes_as_it_says(page: Path, tmp_path: Path, run: Callable[..., Ran]) -> None:
    """Files are written, commands are run in the order of the page, in a folder with this district's plan."""
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "targets.yaml", tmp_path / "data")

    def done(step: re.Match[str]) -> str:
        kind, said, text = step.groups()
        if kind == "file":
            (tmp_path / said).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / said).write_text(text, "utf-8")
            return step[0]
        out = run(*said.split(), "--color", "never", here=tmp_path, columns=COLUMNS).out
        return step[0].replace(f"```\n{text}```", f"```\n{out}```")

    written = page.read_text("utf-8")
    shown = _STEP.sub(done, written)
    if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
        page.write_text(shown, "utf-8")
    assert page.read_text("utf-8") == shown


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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_exists(page: Path, run: Callable[..., Ran]) -> None:
    text = page.read_text("utf-8")
    fenced = "\n".join(re.findall(r"^```\w.*?\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    named = re.findall(r"`hq-plan ([a-z]+)", text) + re.findall(r"(?:^|[\s(])hq-plan ([a-z]+)", fenced)
    for command in set(named):
        assert run(command, "--help").status == 0, command


@pytest.mark.parametrize("page", [*DOCS.glob("*.md")], ids=lambda page: page.name)
def test_every_page_is_there_in_both_languages(page: Path) -> None:
    name = page.name
    other = name.replace(".zh.md", ".md") if name.endswith(".zh.md") else name.replace(".md", ".zh.md")
    assert (DOCS / other).exists()
