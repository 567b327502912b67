"""A plan that was changed on its way: targets, indicators added and withdrawn, the year under the old plan and the new."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

PLAN = """schema: hq-plan/targets/1
plan: {id: p, title: 规划, years: [2021, 2022, 2023]}
indicators:
  - {id: a, name: 甲, unit: 家, kind: stock, nature: 约束性, targets: {2021: 10, 2022: 20, 2023: 30}}
  - {id: b, name: 乙, unit: 家, kind: stock, nature: 预期性, targets: {2021: 10, 2022: 20, 2023: 30}}
revisions:
  - number: 2
    effective: 2021-10-01
    document: 〔2021〕5号
    targets: {a: {2021: 8}}
    indicators:
      - {id: c, name: 丙, unit: 家, kind: stock, targets: {2021: 2, 2022: 5}}
  - number: 3
    effective: 2022-02-01
    targets: {c: {2021: 3, 2022: 6}}
    withdrawn: [b]
"""
ACTUALS = """schema: hq-plan/actuals/1
year: 2021
department: 局
records:
  - {indicator: a, value: 9, unit: 家, as_of: 2021-12-31, status: final, source: 年报}
  - {indicator: b, value: 9, unit: 家, as_of: 2021-12-31, status: final, source: 年报}
  - {indicator: 丙, value: 2, unit: 家, as_of: 2021-12-31, status: final, source: 年报}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "targets.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "data" / "actuals" / "a.yaml").write_text(ACTUALS, "utf-8")
    return tmp_path


def statuses(run: Callable[..., Ran], folder: Path, *arguments: str) -> tuple[int, dict[str, str]]:
    report = json.loads(run("status", "2021", *arguments, "--format", "json", here=folder).out)
    return report["revision"], {each["id"]: each["status"] for each in report["indicators"]}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param((), (3, {"a": "met", "c": "missed"}), id="the last one"),
        pytest.param(("--revision", "1"), (1, {"a": "missed", "b": "missed"}), id="the plan as printed"),
        pytest.param(("--revision", "2"), (2, {"a": "met", "b": "missed", "c": "met"}), id="the second"),
        pytest.param(("--revision", "第2版"), (2, {"a": "met", "b": "missed", "c": "met"}), id="in Chinese"),
        pytest.param(("--as-of", "2021-12-31"), (2, {"a": "met", "b": "missed", "c": "met"}), id="in force on a day"),
        pytest.param(("--as-of", "2021-09-30"), (1, {"a": "no_data", "b": "no_data"}), id="before any"),
        pytest.param(
            ("--as-of", "2021-12-31", "--revision", "1"), (1, {"a": "missed", "b": "missed"}),
            id="the figures of a day under another revision",
        ),
    ],
)  # fmt: skip
def test_the_year_under_each_revision(
    arguments: tuple[str, ...], expected: object, folder: Path, run: Callable[..., Ran]
) -> None:
    assert statuses(run, folder, *arguments) == expected


@pytest.mark.parametrize("command", ["status", "gap", "growth", "targets"])
def test_a_revision_that_is_none(command: str, folder: Path, run: Callable[..., Ran]) -> None:
    ran = run(command, "--revision", "7", "--lang", "en", here=folder)
    assert (ran.status, ran.out, ran.err) == (2, "", "hq-plan: the plan has no revision '7'\nrevisions: 1, 2, 3\n")


def test_targets_under_a_revision(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("targets", "--revision", "2", "--lang", "zh", here=folder)
    assert ran.out.splitlines()[-2:] == ["第2版，2021-10-01起生效 · 〔2021〕5号（当前显示）", "第3版，2022-02-01起生效"]
    report = json.loads(run("targets", "--revision", "2", "--format", "json", here=folder).out)
    assert [each["id"] for each in report["indicators"]] == ["a", "b", "c"]
    assert report["revisions"] == [
        {"number": 2, "effective": "2021-10-01", "document": "〔2021〕5号"},
        {"number": 3, "effective": "2022-02-01", "document": None},
    ]


def test_what_changed_and_what_it_does_today(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("targets", "diff", "1", "3", "--lang", "zh", here=folder)
    assert (ran.status, ran.err, ran.out) == (
        0, "",
        """规划 · 目标第1版到第3版的变动

#  指标      年份  第1版  第3版  2021年状态         展望
──────────────────────────────────────────────────────────────
   甲（家）  2021  10     8      ✗ 未达标 → ✓ 达标  ▸ 正常
   乙（家）        在册   撤销   ▾ 未达预期 → -     ▸ 正常 → -
             2021  10     -
             2022  20     -
             2023  30     -
   丙（家）        -      新增   - → ✗ 未达标       - → ▾ 吃紧
             2021  -      3
             2022  -      6

第2版，2021-10-01起生效 · 〔2021〕5号
第3版，2022-02-01起生效
""",
    )  # fmt: skip


def test_the_changes_for_programs(folder: Path, run: Callable[..., Ran]) -> None:
    report = json.loads(run("targets", "diff", "2", "3", "--format", "json", here=folder).out)
    assert [(each["id"], each["year"], each["change"], each["old"], each["new"]) for each in report["changes"]] == [
        ("b", None, "withdrawn", None, None),
        ("b", 2021, "target", "10", None),
        ("b", 2022, "target", "20", None),
        ("b", 2023, "target", "30", None),
        ("c", 2021, "target", "2", "3"),
        ("c", 2022, "target", "5", "6"),
    ]
    assert report["changes"][4]["before"] == {"status": "met", "outlook": "on_track"}
    assert report["changes"][4]["after"] == {"status": "missed", "outlook": "strained"}


def test_backwards_is_the_other_way_round(folder: Path, run: Callable[..., Ran]) -> None:
    there, back = (
        json.loads(run("targets", "diff", *each, "--format", "json", here=folder).out)["changes"]
        for each in (("1", "3"), ("3", "1"))
    )
    turned = {"added": "withdrawn", "withdrawn": "added", "target": "target"}
    assert sorted((each["id"], turned[each["change"]]) for each in there) == sorted(
        (each["id"], each["change"]) for each in back
    )


def test_the_changes_of_one_department(folder: Path, run: Callable[..., Ran]) -> None:
    plan = folder / "data" / "targets.yaml"
    text = plan.read_text("utf-8").replace("name: 丙,", "name: 丙, department: 丙局,")
    plan.write_text(text.replace("name: 甲,", "name: 甲, department: 甲局,"), "utf-8")
    found = json.loads(run("targets", "diff", "1", "3", "--department", "丙局", "--format", "json", here=folder).out)
    assert {each["id"] for each in found["changes"]} == {"c"}
    ran = run("targets", "diff", "1", "3", "--department", "丁局", "--lang", "en", here=folder)
    assert (ran.status, ran.out, ran.err) == (2, "", "hq-plan: '丁局' answers for no indicator\nthese do: 丙局, 甲局\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--indicator", "乙"),
            "hq-plan: '乙' is not in revision 3 of the plan\nit is in: 1, 2; --revision shows one\n",
        ),
        (
            ("--indicator", "丙", "--revision", "1"),
            "hq-plan: '丙' is not in revision 1 of the plan\nit is in: 2, 3; --revision shows one\n",
        ),
    ],
)
def test_an_indicator_of_another_revision_is_told_from_one_that_is_none(
    arguments: tuple[str, ...], said: str, folder: Path, run: Callable[..., Ran]
) -> None:
    ran = run("gap", *arguments, "--lang", "en", here=folder)
    assert (ran.status, ran.out, ran.err) == (2, "", said)


def test_an_indicator_that_an_error_keeps_out_is_named(folder: Path, run: Callable[..., Ran]) -> None:
    plan = folder / "data" / "targets.yaml"
    plan.write_text(
        plan.read_text("utf-8").replace("2022: 20, 2023: 30}}\n  - {id: b", "2022: 近20}}\n  - {id: b"), "utf-8"
    )
    for command in ("status", "gap", "growth", "missing", "targets"):
        assert "left out until the plan is put right: 甲\n" in run(command, "--lang", "en", here=folder).out
    ran = run("gap", "--indicator", "甲", "--lang", "en", here=folder)
    assert ran.err.startswith("hq-plan: '甲' is left out until the errors in the plan are put right\n")


def test_nothing_changed(folder: Path, run: Callable[..., Ran]) -> None:
    assert run("targets", "diff", "2", "2", "--lang", "en", here=folder).out.splitlines()[-1] == "nothing changed"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("dif", "1", "2"), "targets takes no 'dif 1 2'"),
        (("diff", "1"), "diff takes the numbers of two revisions"),
        (("diff",), "diff takes the numbers of two revisions"),
        (("diff", "1", "2", "--revision", "2"), "diff takes the numbers of two revisions"),
        (("diff", "1", "9"), "the plan has no revision '9'"),
        (("diff", "a", "b"), "the plan has no revision 'a'"),
    ],
)
def test_wrong_words(words: tuple[str, ...], said: str, folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("targets", *words, "--lang", "en", here=folder)
    assert (ran.status, ran.err.splitlines()[0]) == (2, f"hq-plan: {said}")


def test_an_expected_indicator_that_lags_is_said_and_fails_nothing(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("status", "2021", "--revision", "1", "--fail-on", "missed", "--lang", "zh", here=folder)
    assert (ran.status, ran.err) == (1, "符合 --fail-on missed 的有：甲\n")
    assert "▾ 未达预期" in ran.out
    assert "预期性指标滞后只作提示，不算未完成" in ran.out
    after = run("status", "2021", "--revision", "2", "--fail-on", "missed", here=folder)
    assert (after.status, after.err) == (0, "")


def test_the_place_of_a_target_is_that_of_its_revision(folder: Path, run: Callable[..., Ran]) -> None:
    out = run("status", "2021", "--why", "--lang", "en", here=folder).out
    assert "8: target of 2021 data/targets.yaml:10" in out
    assert "10: target of 2021 data/targets.yaml:4" in run(
        "status", "2021", "--revision", "1", "--why", "--lang", "en", here=folder).out  # fmt: skip


def test_figures_of_an_indicator_that_was_withdrawn_are_no_mistake(folder: Path, run: Callable[..., Ran]) -> None:
    found = json.loads(run("validate", "--format", "json", here=folder).out)["findings"]
    assert [each["code"] for each in found] == ["HQ234"]
