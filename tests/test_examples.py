"""The invented second plan goes through every command, and nothing in the package knows any district."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import COMMANDS, ROOT, Ran

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/targets.yaml"))
ARGUMENTS = {
    "status": ("2022",), "gap": ("--why",), "growth": ("--to", "2024"), "report": ("2022",), "missing": ("2022", "--as-of", "2023-03-01"),
    "form": ("2022", "--department", "区发展改革委"), "import": ("--dry-run",), "fix": (), "annotate": (),
    "targets": (), "validate": (), "explain": ("linear-outlook",), "schema": ("actuals",), "compare": ("--year", "2022"), "init": (),
}  # fmt: skip


def table(folder: Path) -> Path:
    path = folder / "t.csv"
    path.write_text("指标,2021年,2022年\n高新技术企业（家）,92,102\n", "utf-8")
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_every_command_runs_on_it(example, command: str, lang: str, run: Callable[..., Ran], tmp_path: Path) -> None:
    book = tmp_path / "f.xlsx"
    if command in ("import", "annotate"):
        run("form", "2022", "--department", "区发展改革委", "--data", str(example), "-o", str(book))
    arguments = {
        "explain": (), "compare": (str(example), "data"), "init": (str(table(tmp_path)), str(tmp_path)),
        "form": ("--data", str(example), "-o", str(book)), "import": (str(book), "--data", str(example)),
        "annotate": (str(book), "--data", str(example)), "fix": (str(example),),
    }  # fmt: skip
    ran = run(command, *ARGUMENTS[command], *arguments.get(command, ("--data", str(example))), "--lang", lang)
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
