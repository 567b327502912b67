"""What the README shows is what the program prints, and its files are files that pass."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Ran

README = ROOT / "README.md"
COLUMNS = 112
_SHOWN = re.compile(r"<!-- output: (.+?) -->\n```\n(.*?)```\n<!-- end -->", re.DOTALL)
_YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def shown() -> list[tuple[str, str]]:
    return _SHOWN.findall(README.read_text("utf-8"))


def test_the_first_screen_shows_the_status_table() -> None:
    assert shown()[0][0] == "status 2021 --lang en"


@pytest.mark.parametrize("command", [command for command, _ in shown()])
def test_a_command_prints_what_the_readme_shows(command: str, run: Callable[..., Ran]) -> None:
    out = run(*command.split(), "--color", "never", columns=COLUMNS).out
    if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
        text = re.sub(
            rf"(<!-- output: {re.escape(command)} -->\n```\n).*?(```\n)",
            lambda match: match[1] + out + match[2],
            README.read_text("utf-8"),
            flags=re.DOTALL,
        )
        README.write_text(text, "utf-8")
    assert dict(shown())[command] == out


def test_the_examples_of_files_pass(tmp_path: Path, run: Callable[..., Ran]) -> None:
    actuals, targets = _YAML.findall(README.read_text("utf-8"))
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "targets.yaml").write_text(targets, "utf-8")
    (tmp_path / "data" / "actuals" / "a.yaml").write_text(actuals, "utf-8")
    ran = run("validate", here=tmp_path)
    assert (ran.status, ran.out) == (0, "2 files, 1 record checked: no findings\n")
    assert "✓ met" in run("status", "2021", here=tmp_path).out


def test_every_command_of_the_readme_exists(run: Callable[..., Ran]) -> None:
    for command in set(re.findall(r"hq-plan ([a-z]+)", README.read_text("utf-8"))):
        assert run(command, "--help").status == 0
