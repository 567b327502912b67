"""What the README shows is what the program prints, and its files are files that pass."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import picture
import pytest
from conftest import ROOT, Ran
from pages import parts

READMES = [ROOT / "README.md", ROOT / "README.zh.md"]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_first_screen_shows_the_status_table(readme: Path) -> None:
    assert parts(readme)[0].text.startswith("$ hq-plan status 2021\n")


def test_both_languages_have_the_same_parts() -> None:
    """As many headings, rows of tables and blocks, and the same commands in the same order."""
    one, other = (path.read_text("utf-8") for path in READMES)
    for pattern in (r"^##", r"^\|", r"^```"):
        assert len(re.findall(pattern, one, re.MULTILINE)) == len(re.findall(pattern, other, re.MULTILINE)), pattern
    shown = [
        [(each.language, each.path, [command.removesuffix(" --lang zh") for command, _out in each.answered])
         for each in parts(path)]
        for path in READMES
    ]  # fmt: skip
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    "page", [*READMES, *sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name
)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_examples_of_files_pass(readme: Path, tmp_path: Path, run: Callable[..., Ran]) -> None:
    actuals, targets = (each.text for each in parts(readme) if each.language == "yaml" and not each.path)
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "targets.yaml").write_text(targets, "utf-8")
    (tmp_path / "data" / "actuals" / "a.yaml").write_text(actuals, "utf-8")
    ran = run("validate", here=tmp_path)
    assert (ran.status, ran.out) == (0, "2 files, 1 record checked: no findings\n")
    assert "✓ met" in run("status", "2021", here=tmp_path).out


@pytest.mark.parametrize(("lang", "name"), [("zh", "status.zh.svg")])
def test_the_picture_shows_what_the_program_prints(lang: str, name: str, run: Callable[..., Ran]) -> None:
    path = ROOT / "docs" / name
    out = run("status", "2021", "--lang", lang, "--color", "always", columns=picture.WIDTH).out
    if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
        path.write_text(picture.drawn(out), "utf-8")
    svg = path.read_text("utf-8")
    plain = [re.sub(r"\x1b\[[0-9;]*m|\s", "", line) for line in out.splitlines()]
    assert picture.lines_of(svg) == picture.lines_of(picture.drawn(out)) == [line for line in plain if line]
    assert re.findall(r"https?://[^\"]+", svg.replace("http://www.w3.org/2000/svg", "")) == []
