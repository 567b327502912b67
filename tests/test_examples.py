"""The invented second plan goes through every command, and nothing in the package knows any district."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Ran

from hq_plan.cli import app

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/targets.yaml"))
COMMANDS = {
    "status": ("2022",), "gap": ("--why",), "growth": ("--to", "2024"), "missing": ("2022", "--as-of", "2023-03-01"),
    "targets": (), "validate": (), "explain": ("linear-outlook",), "schema": ("actuals",), "compare": ("--year", "2022"), "init": (),
}  # fmt: skip


def table(folder: Path) -> Path:
    path = folder / "t.csv"
    path.write_text("指标,2021年,2022年\n高新技术企业（家）,92,102\n", "utf-8")
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", [command.callback.__name__ for command in app.registered_commands])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_command_runs_on_it(example, command: str, lang: str, run: Callable[..., Ran], tmp_path: Path) -> None:
    arguments = {"explain": (), "compare": (str(example), "data"), "init": (str(table(tmp_path)), str(tmp_path))}
    ran = run(command, *COMMANDS[command], *arguments.get(command, ("--data", str(example))), "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_only_what_is_meant_is_found_in_it(example, run: Callable[..., Ran]) -> None:
    found = json.loads(run("validate", "--data", str(example), "--format", "json").out)
    assert {each["code"] for each in found["findings"]} == {"HQ401", "HQ224"}
    assert found["summary"]["error"] == 0


def test_nothing_in_the_package_knows_a_district() -> None:
    names = re.compile("hongqiao|红桥|tianjin|天津|jiangwan|江湾", re.IGNORECASE)
    known = [path.name for path in (ROOT / "hq_plan").rglob("*.py") if names.search(path.read_text("utf-8"))]
    assert known == []
