"""The contract of `validate`: what is looked at, what is shown where, and with which status it leaves."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest
from conftest import OFFLINE, ROOT, Ran

from hq_plan import render
from hq_plan.cli import common

GOOD = """schema: hq-plan/actuals/1
year: 2021
department: 区科技局
records:
  - {indicator: hitech, value: 95, unit: 家, as_of: 2021-12-31, status: final, source: 年报}
"""
BAD = GOOD.replace("95", '"95"').replace("2021-12-31", "2021/12/30")
EXAMPLE = GOOD.replace("final", "example")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with the real plan and one good file."""
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    copy(ROOT / "data" / "targets.yaml", tmp_path / "data")
    lay(tmp_path, GOOD)
    return tmp_path


def lay(folder: Path, text: str, name: str = "a.yaml") -> None:
    (folder / "data" / "actuals" / name).write_text(text, "utf-8")


def codes(ran: Ran) -> list[str]:
    return [finding["code"] for finding in json.loads(ran.out)["findings"]]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--select", "HQ2"), 0),
        (("--select", "HQ105"), 1),
        (("--ignore", "HQ1"), 0),
        (("--ignore", "HQ105"), 1),
        (("--select", "hq1", "--ignore", "HQ105", "--ignore", "HQ106"), 0),
        (("--select", "HQ4", "--strict"), 1),
        (("--ignore", "HQ4", "--ignore", "HQ1", "--strict"), 0),
    ],
)
def test_the_status_is_that_of_the_findings_asked_for(
    arguments: tuple[str, ...], status: int, folder: Path, run: Callable[..., Ran]
) -> None:
    lay(folder, BAD, "b.yaml")
    lay(folder, EXAMPLE.replace("hitech", "eagle"), "c.yaml")
    assert run("validate", *arguments, here=folder).status == status


def test_codes_are_chosen_by_their_beginnings(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, BAD, "b.yaml")
    lay(folder, EXAMPLE.replace("hitech", "eagle"), "c.yaml")
    asked = ("validate", "--format", "json")
    assert codes(run(*asked, here=folder)) == ["HQ105", "HQ106", "HQ401"]
    assert codes(run(*asked, "--select", "HQ1", here=folder)) == ["HQ105", "HQ106"]
    assert codes(run(*asked, "--select", "HQ1", "--select", "HQ401", "--ignore", "HQ106", here=folder)) == [
        "HQ105",
        "HQ401",
    ]
    ran = run(*asked, "--select", "HQ9", here=folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("hq-plan: no code begins with 'HQ9'\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none.yaml",), None),
        (("none*.yaml",), None),
        (("data/none",), None),
        (("empty",), "no file of figures lies there"),
    ],
)
def test_with_nothing_to_read_it_leaves_with_2(
    arguments: tuple[str, ...], message: str | None, folder: Path, run: Callable[..., Ran]
) -> None:
    (folder / "empty").mkdir()
    ran = run("validate", *arguments, here=folder)
    assert ran.status == 2
    assert ("HQ001" in ran.out) if message is None else (message in ran.err)


def test_a_missing_file_beside_a_good_one_is_a_finding(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("validate", "data/actuals/a.yaml", "none.yaml", "--format", "concise", here=folder)
    assert (ran.status, ran.out) == (
        1,
        "none.yaml:1:1: [error] the file cannot be read: there is no such file or folder (HQ001)\n",
    )


def test_patterns_are_looked_up_where_the_shell_has_not(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, BAD, "b.yaml")
    ran = run("validate", "data/actuals/[bc].yaml", "--format", "json", here=folder)
    assert (json.loads(ran.out)["files"], codes(ran)) == (1, ["HQ105", "HQ106"])
    assert json.loads(run("validate", "data/**/*.yaml", "--format", "json", here=folder).out)["files"] == 3


def test_the_plan_may_be_named_by_itself(folder: Path, run: Callable[..., Ran]) -> None:
    elsewhere = folder / "other"
    elsewhere.mkdir()
    text = (folder / "data" / "targets.yaml").read_text("utf-8").replace("kind: stock", "kind: level", 1)
    (elsewhere / "targets.yaml").write_text(text, "utf-8")
    ran = run("validate", "other/targets.yaml", "--format", "json", here=folder)
    assert (ran.status, codes(ran)) == (1, ["HQ108"])


# Standard input


def test_standard_input_stands_for_the_file_that_it_is_named_after(folder: Path, run: Callable[..., Ran]) -> None:
    """As an editor hands over what is not saved yet: the saved file is no second one with the same record."""
    name = "data/actuals/a.yaml"
    ran = run("validate", "-", "--stdin-filename", name, "--format", "json", here=folder, stdin=GOOD.encode())
    assert (ran.status, codes(ran)) == (0, [])
    assert codes(run("validate", "-", "--format", "json", here=folder, stdin=GOOD.encode())) == ["HQ301"]
    ran = run("validate", "-", "--stdin-filename", name, "--format", "concise", here=folder, stdin=BAD.encode())
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == [name, name]


def test_standard_input_is_read_no_further_than_a_file(
    folder: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = (folder / "data" / "targets.yaml").stat().st_size
    monkeypatch.setattr("hq_plan.read.faults.LIMIT", limit)
    monkeypatch.setattr("hq_plan.read.text.LIMIT", limit)
    ran = run("validate", "-", "--format", "json", here=folder, stdin=(GOOD + "#" * limit).encode())
    assert codes(ran) == ["HQ005"]


# Where it goes


def test_each_format_goes_into_its_file_and_one_to_standard_output(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, BAD, "b.yaml")
    pairs = ("--format", "sarif", "--output", "a.sarif", "--format", "junit", "-o", "a.xml", "--format", "concise")
    ran = run("validate", *pairs, here=folder)
    assert ran.status == 1
    assert ran.out == run("validate", "--format", "concise", here=folder).out
    assert (folder / "a.sarif").read_bytes().decode() == run("validate", "--format", "sarif", here=folder).out
    assert (folder / "a.xml").read_bytes().decode() == run("validate", "--format", "junit", here=folder).out
    assert sorted(path.name for path in folder.iterdir()) == ["a.sarif", "a.xml", "data"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "json", "--format", "text"), "only one format can go to standard output"),
        (("-o", "a", "-o", "b"), "there are more --output than --format"),
        (("--format", "jsn"), "there is no format 'jsn' for this"),
        (("--format", "table"), "there is no format 'table' for this"),
    ],
)
def test_formats_and_files_that_do_not_go_together_are_refused_before_any_work(
    arguments: tuple[str, ...], message: str, folder: Path, run: Callable[..., Ran]
) -> None:
    ran = run("validate", *arguments, here=folder)
    assert (ran.status, ran.out, ran.err.splitlines()[0]) == (2, "", f"hq-plan: {message}")
    assert [path.name for path in folder.iterdir()] == ["data"]


def test_under_github_actions_annotations_are_the_default(
    folder: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(folder, BAD, "b.yaml")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("validate", here=folder).out == run("validate", "--format", "github", here=folder).out
    run("validate", "--output", "a.txt", here=folder)
    monkeypatch.delenv("GITHUB_ACTIONS")
    assert (folder / "a.txt").read_bytes().decode() == run("validate", here=folder).out


@pytest.mark.parametrize("name", render.showing("findings"))
def test_in_every_format_a_thousand_findings_are_a_thousand(name: str, folder: Path, run: Callable[..., Ran]) -> None:
    """Markdown is for a comment, which has a length; it counts what it leaves out."""
    record = GOOD.splitlines()[4]
    records = [record.replace("95", f'"{number}"').replace("hitech", "eagle") for number in range(1000)]
    days = [f"2021-{1 + number // 28 % 11:02}-{1 + number % 28:02}" for number in range(1000)]
    text = "\n".join(
        [
            *GOOD.splitlines()[:4],
            *(each.replace("2021-12-31", day) for each, day in zip(records, days, strict=True)),
            "",
        ]
    )
    lay(folder, text, "b.yaml")
    ran = run("validate", "--select", "HQ105", "--format", name, here=folder)
    shown = ran.out.count("write it without quotation marks" if name not in ("concise", "sarif") else "is a text")
    if name == "markdown":
        left = int(ran.out.rpartition("and ")[2].split()[0])
        assert shown + left == 1000
    elif name == "github":
        assert ran.out.count("is a text") == 1000
        assert shown == 10
    else:
        assert shown == 1000
    assert run("validate", "--select", "HQ105", here=folder, columns=80).out.count("error HQ105") == 100


def test_nothing_but_the_result_stands_on_standard_output(folder: Path, run: Callable[..., Ran]) -> None:
    for name in render.showing("findings"):
        ran = run("validate", "--format", name, here=folder, columns=80)
        assert (ran.status, ran.err) == (0, "")


# Time


def test_a_day_in_the_future_is_found_by_the_clock_or_by_the_day_asked_for(
    folder: Path, run: Callable[..., Ran]
) -> None:
    assert run("validate", here=folder).status == 0
    ran = run("validate", "--as-of", "2021-12-30", "--format", "json", here=folder)
    assert (ran.status, codes(ran)) == (1, ["HQ208"])
    assert run("validate", "--as-of", "2021-12-31", here=folder).status == 0
    assert run("validate", "--as-of", "soon", here=folder).status == 2


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue", "Asia/Shanghai", "UTC"])
def test_today_is_the_same_in_every_time_zone(zone: str) -> None:
    code = "from hq_plan.cli.common import today; print(today())"
    environ = {**os.environ, "TZ": zone}
    before = common.today()
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environ, check=True)
    assert str(before) <= ran.stdout.strip() <= str(common.today())


# What is odd about files


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_a_circle_and_a_lost_link_are_findings_and_take_no_time(folder: Path, run: Callable[..., Ran]) -> None:
    actuals = folder / "data" / "actuals"
    os.mkfifo(actuals / "pipe.yaml")
    (actuals / "lost.yaml").symlink_to("nowhere.yaml")
    (actuals / "self.yaml").symlink_to("self.yaml")
    (actuals / "up").symlink_to(actuals, target_is_directory=True)
    ran = run("validate", "--format", "concise", here=folder)
    assert ran.status == 1
    assert ran.out.splitlines() == [
        "data/actuals/lost.yaml:1:1: [error] the file cannot be read: there is no such file or folder (HQ001)",
        "data/actuals/pipe.yaml:1:1: [error] the file cannot be read: it is no ordinary file (HQ001)",
        "data/actuals/self.yaml:1:1: [error] the file cannot be read: the link leads in a circle (HQ001)",
        "data/actuals/up:1:1: [error] the file cannot be read: the link leads in a circle (HQ001)",
    ]


def test_a_file_that_goes_while_it_is_read_is_a_finding(
    folder: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def vanish(path: str, *arguments: int) -> int:
        if os.fspath(path).endswith("a.yaml"):
            Path(path).unlink()
        return opened(path, *arguments)

    monkeypatch.setattr(os, "open", vanish)
    ran = run("validate", "--format", "json", here=folder)
    assert (ran.status, codes(ran)) == (1, ["HQ001"])


# What must not go wrong unseen


def test_what_an_editor_hands_over_for_the_plan_is_checked_as_the_plan(folder: Path, run: Callable[..., Ran]) -> None:
    text = (folder / "data" / "targets.yaml").read_text("utf-8")
    asked = ("validate", "-", "--stdin-filename", "data/targets.yaml", "--format", "json")
    assert codes(run(*asked, here=folder, stdin=text.encode())) == []
    wrong = text.replace("kind: stock", "kind: stok", 1)
    assert codes(run(*asked, here=folder, stdin=wrong.encode())) == ["HQ108"]
    assert codes(run(*asked, here=folder, stdin=b"")) == ["HQ003"]


@pytest.mark.parametrize("option", ["--select", "--ignore", "--format"])
def test_an_option_left_blank_by_a_build_server_says_nothing(
    option: str, folder: Path, run: Callable[..., Ran]
) -> None:
    lay(folder, BAD, "b.yaml")
    assert run("validate", option, "", here=folder) == run("validate", here=folder)


def test_codes_may_be_named_and_listed(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, BAD, "b.yaml")
    assert codes(run("validate", "--format", "json", "--select", "bad-date, HQ2", here=folder)) == ["HQ106"]


def test_that_not_all_findings_were_kept_is_said_whatever_is_looked_for(
    folder: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(folder, BAD, "b.yaml")
    monkeypatch.setattr("hq_plan.workspace.MOST_FINDINGS", 1)
    assert codes(run("validate", "--format", "json", "--select", "HQ4", here=folder)) == ["HQ007"]
    assert codes(run("validate", "--format", "json", "--ignore", "HQ007", here=folder)) == ["HQ105"]


@pytest.mark.parametrize("name", ["data/actuals/a.yaml", "data/targets.yaml", "data/../data/actuals/a.yaml"])
def test_a_result_is_not_written_over_what_is_checked(name: str, folder: Path, run: Callable[..., Ran]) -> None:
    before = (folder / name).read_bytes()
    ran = run("validate", "--format", "json", "--output", name, here=folder)
    assert (ran.status, ran.out) == (2, "")
    assert (folder / name).read_bytes() == before
    ran = run("validate", "--format", "json", "-o", "x", "--format", "text", "-o", "./x", here=folder)
    assert (ran.status, ran.err.splitlines()[0]) == (2, "hq-plan: two formats cannot go to the same file")


def test_standard_input_that_is_closed_or_only_named_is_wrong_usage(
    folder: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run("validate", "--stdin-filename", "x.yaml", here=folder)
    assert ran.status == 2
    closed = f"{sys.executable} -m hq_plan validate - <&-"
    # What is loaded first, as a false clock, may open a file of its own and be given the closed descriptor.
    alone = {"PYTHONPATH": f"{ROOT}{os.pathsep}{OFFLINE}", "LC_ALL": "C", "LD_PRELOAD": ""}
    done = subprocess.run(["sh", "-c", closed], cwd=folder, capture_output=True, check=False, encoding="utf-8",
                          env={**os.environ, **alone})  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "hq-plan: standard input is closed\n")


def test_a_plan_among_the_figures_is_told_so(folder: Path, run: Callable[..., Ran]) -> None:
    copy(folder / "data" / "targets.yaml", folder / "data" / "actuals" / "b.yaml")
    assert codes(run("validate", "--format", "json", here=folder)) == ["HQ101"]


def test_one_run_tells_what_a_clerk_would_else_learn_in_the_second(folder: Path, run: Callable[..., Ran]) -> None:
    """What was certainly meant is held against the plan and the other records at once, and counts for nothing."""
    typed = """schema：hq-plan/actuals/1
year: 2021年
department: “区科技局”
records:
  - 指标: 高企
    数值：－９５家
    单位: 家
    日期: 2021年12月31日
    状态: 最终
    来源: 年报
  · indicator: contract_value
    value: 九亿
    unit: 亿元
    as_of: 2020年12月31日
    status: 初步
    source: "公报
"""
    lay(folder, typed, "b.yaml")
    found = json.loads(run("validate", "--format", "json", here=folder).out)["findings"]
    assert {(each["line"], each["code"]) for each in found} == {
        (1, "HQ015"), (2, "HQ115"), (3, "HQ211"), (5, "HQ103"), (5, "HQ301"), (6, "HQ015"), (6, "HQ103"), (6, "HQ115"),
        (6, "HQ207"), (7, "HQ103"), (8, "HQ103"), (8, "HQ106"), (9, "HQ103"), (9, "HQ108"), (10, "HQ103"), (11, "HQ015"),
        (12, "HQ114"), (14, "HQ106"), (14, "HQ204"), (15, "HQ108"), (16, "HQ020"),
    }  # fmt: skip
    figures = json.loads(run("status", "2021", "--format", "json", here=folder).out)["indicators"]
    assert [each["id"] for each in figures if each["actual"]] == []
