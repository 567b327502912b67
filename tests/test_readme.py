"""What the README shows is what the program prints, and its files are files that pass."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import picture
import pytest
from conftest import ROOT, Ran

README = ROOT / "README.md"
_SHOWN = re.compile(r"<!-- output: (.+?) -->\n```\n(.*?)```\n<!-- end -->", re.DOTALL)
_YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def shown() -> list[tuple[str, str]]:
    return _SHOWN.findall(README.read_text("utf-8"))


def test_the_first_screen_shows_the_status_table() -> None:
    assert shown()[0][0] == "status 2021 --lang en"


def test_the_examples_of_files_pass(tmp_path: Path, run: Callable[..., Ran]) -> None:
    actuals, targets = _YAML.findall(README.read_text("utf-8"))
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "targets.yaml").write_text(targets, "utf-8")
    (tmp_path / "data" / "actuals" / "a.yaml").write_text(actuals, "utf-8")
    ran = run("validate", here=tmp_path)
    assert (ran.status, ran.out) == (0, "2 files, 1 record checked: no findings\n")
    assert "✓ met" in run("status", "2021", here=tmp_path).out


@pytest.mark.parametrize(("lang", "name"), [("en", "status.svg"), ("zh", "status.zh.svg")])
def test_the_picture_shows_what_the_program_prints(lang: str, name: str, run: Callable[..., Ran]) -> None:
    path = ROOT / "docs" / name
    out = run("status", "2021", "--lang", lang, "--color", "always", columns=picture.WIDTH).out
    if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
        path.write_text(picture.drawn(out), "utf-8")
    svg = path.read_text("utf-8")
    plain = [re.sub(r"\x1b\[[0-9;]*m|\s", "", line) for line in out.splitlines()]
    assert picture.lines_of(svg) == picture.lines_of(picture.drawn(out)) == [line for line in plain if line]
    assert re.findall(r"https?://[^\"]+", svg.replace("http://www.w3.org/2000/svg", "")) == []
