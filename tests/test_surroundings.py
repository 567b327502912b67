"""The same bytes in every locale and time zone, and at the ends of a year; proof/surroundings.sh runs all tests in them."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from shutil import copytree

import pytest
from conftest import ROOT, Ran

from hq_plan.cli import common

COMMANDS = [
    "--help",
    "status 2021",
    "gap --indicator hitech --format markdown",
    "missing 2021 --as-of 2022-02-15 --format csv",
    "validate tests/golden/submission.yaml",
    "targets --format json",
    "explain HQ201",
]
ALL = f"""
from hq_plan import cli
for words in {COMMANDS}:
    cli.main([*words.split(), "--lang", "zh"])
"""
SURROUNDINGS = [
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},  # standard streams are ASCII here
    {"LC_ALL": "C.UTF-8", "TZ": "Etc/GMT+12"},
    {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "TZ": "<+14>-14"},
    {"LC_ALL": "zh_CN.GB18030", "PYTHONIOENCODING": "gb18030", "TZ": "<-12>12"},
    {"LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1"},
]


def said(environ: dict[str, str]) -> tuple[bytes, bytes]:
    ran = subprocess.run([sys.executable, "-c", ALL], cwd=ROOT, env=kept() | environ, capture_output=True, check=True)
    return ran.stdout, ran.stderr


def kept() -> dict[str, str]:
    """What a process needs of this one's surroundings."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON"))}


@pytest.fixture(scope="module")
def plainly() -> tuple[bytes, bytes]:
    return said({"PYTHONUTF8": "1", "TZ": "UTC"})


def test_what_is_compared_is_all_there(plainly: tuple[bytes, bytes]) -> None:
    out = plainly[0].decode()
    assert all(word in out for word in ("用法", "高新技术企业数量", "| 年份 |", "HQ201", '"revision": 1'))
    assert plainly[1] == b""


@pytest.mark.parametrize("environ", SURROUNDINGS, ids=lambda environ: " ".join(environ.values()))
def test_the_same_bytes_come_out_everywhere(environ: dict[str, str], plainly: tuple[bytes, bytes]) -> None:
    assert said(environ) == plainly


def test_letters_that_names_of_files_cannot_have_are_told(tmp_path: Path) -> None:
    copytree(ROOT / "data", tmp_path / "data")
    command = "form 2021 --format csv -o forms --lang zh"
    environ = kept() | SURROUNDINGS[0] | {"PYTHONPATH": str(ROOT)}
    given = [sys.executable, "-m", "hq_plan", *command.split()]
    ran = subprocess.run(given, cwd=tmp_path, env=environ, capture_output=True, check=False)
    said, mend = ran.stderr.decode().splitlines()
    assert (ran.returncode, mend) == (2, "请改用 UTF-8 的区域设置，例如 LC_ALL=C.UTF-8")
    assert said == "hq-plan: 本机的区域设置写不出这个文件名：2021-12-31-区科技局.csv"
    assert list(tmp_path.iterdir()) == [tmp_path / "data"]


def test_help_is_shown_at_a_terminal_that_has_no_chinese(run: Callable[..., Ran]) -> None:
    """An English one with Latin letters only, asked for Chinese."""
    ran = run("--help", "--lang", "zh", columns=80, encoding="latin-1")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("???hq-plan ??")


MOMENTS = [
    datetime(2021, 12, 31, 23, 59, 59, tzinfo=UTC), datetime(2022, 1, 1, tzinfo=UTC), datetime(2024, 2, 29, 12, tzinfo=UTC),
    datetime(2024, 2, 28, 11, tzinfo=UTC),
]  # fmt: skip


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_a_day_that_has_begun_anywhere_is_not_to_come(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: timezone | None = None) -> datetime:
            return moment.astimezone(tz)

    monkeypatch.setattr(common, "datetime", Clock)
    begun = {moment.astimezone(timezone(timedelta(hours=hours))).date() for hours in range(-12, 15)}
    assert common.today() == max(begun)
    assert common.local_day() in begun


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2022, 1, 1), date(2024, 2, 29)], ids=str)
def test_a_figure_of_tomorrow_is_to_come_and_one_of_today_is_not(
    day: date, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]
) -> None:
    data = ROOT / "tests/cases/plan"
    monkeypatch.setattr("hq_plan.cli.verify.today", lambda: day)
    for ahead, expected in ((0, 0), (1, 1)):
        at = day + timedelta(ahead)
        text = (
            f"schema: hq-plan/actuals/1\nyear: {at.year}\ndepartment: 区科技局\nrecords:\n  - indicator: hitech\n"
            f"    value: 95\n    unit: 家\n    as_of: {at}\n    status: final\n    source: 年报\n"
        )
        ran = run("validate", "-", "--data", str(data), "--format", "concise", "--lang", "en", stdin=text.encode())
        assert ran.out.count("HQ208") == expected
