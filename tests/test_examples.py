"""The invented second plan goes through every command, and nothing in the package knows any district."""

import json
import re
from collections.abc import Callable

import pytest
from conftest import ROOT, Ran

from hq_plan.cli import app

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/targets.yaml"))
COMMANDS = {
    "status": ("2022",), "gap": ("--why",), "growth": ("--to", "2024"), "missing": ("2022", "--as-of", "2023-03-01"),
    "targets": (), "validate": (), "explain": ("linear-outlook",), "schema": ("actuals",),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", [command.callback.__name__ for command in app.registered_commands])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_command_runs_on_it(example, command: str, lang: str, run: Callable[..., Ran]) -> None:
    data = () if command == "explain" else ("--data", str(example))
    ran = run(command, *COMMANDS[command], *data, "--lang", lang)
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
