"""Several plans side by side: what is the same is matched, parts are counted once, sums are made only where they hold."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

PLAN = """schema: hq-plan/targets/1
plan: {{id: {id}, title: {title}, years: [2021, 2022]{part}}}
indicators:
  - {{id: {prefix}hitech, name: 高新技术企业数量, unit: {unit}, kind: stock, decimals: 0, targets: {{2021: {target}, 2022: 120}}}}
  - {{id: {prefix}rate, name: 失业率, unit: "%", kind: ratio, better: lower, targets: {{2021: 5}}}}
"""
ACTUALS = """schema: hq-plan/actuals/1
year: 2021
department: 局
records:
  - {{indicator: {prefix}hitech, value: {value}, unit: {unit}, as_of: {day}, status: {status}, source: 年报}}
  - {{indicator: {prefix}rate, value: 4.9, unit: "%", as_of: 2021-12-31, status: final, source: 年报}}
"""


def district(folder: Path, name: str, value: str = "95", **more: str) -> Path:
    facts = {
        "id": name, "title": f"{name}区规划", "part": "", "prefix": "", "unit": "家", "target": "92", "value": value,
        "day": "2021-12-31", "status": "final", **more,
    }  # fmt: skip
    data = folder / name
    (data / "actuals").mkdir(parents=True)
    (data / "targets.yaml").write_text(PLAN.format(**facts), "utf-8")
    if value:
        (data / "actuals" / "a.yaml").write_text(ACTUALS.format(**facts), "utf-8")
    return data


def compared(run: Callable[..., Ran], here: Path, *arguments: str) -> dict:
    ran = run("compare", *arguments, "--format", "json", here=here)
    assert (ran.status, ran.err) == (0, "")
    return json.loads(ran.out)


def hitech(report: dict) -> dict:
    return report["indicators"][0]


def test_the_table(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "east", "95")
    district(tmp_path, "west", "80", status="preliminary", target="不低于90")
    ran = run("compare", "east", "west", "--lang", "zh", here=tmp_path)
    assert (ran.status, ran.err, ran.out) == (
        0, "",
        """2 个方案，2021年

指标                    方案          目标      实际    差距  完成率  状态
──────────────────────────────────────────────────────────────────────────────
高新技术企业数量（家）  east          92        95        +3  103.3%  ✓ 达标
                        west          不低于90  80 初    −10   88.9%  ✗ 未达标
                        合计（2 个）  182       175 初    −7   96.2%  -

失业率（%）             east          5         4.9     +0.1  102.0%  ✓ 达标
                        west          5         4.9     +0.1  102.0%  ✓ 达标
                        合计（2 个）  -         -          -       -  -

east：east区规划，第1版
west：west区规划，第1版
初 = 初步数 1 项
""",
    )  # fmt: skip


def test_a_folder_that_holds_several(tmp_path: Path, run: Callable[..., Ran]) -> None:
    for name in ("b", "a", "c"):
        district(tmp_path / "city", name)
    (tmp_path / "city" / "notes").mkdir()
    assert [each["label"] for each in compared(run, tmp_path, "city")["plans"]] == ["a", "b", "c"]


def test_parts_stand_under_the_whole_and_are_counted_once(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """Two districts of one city: their own total below it, and no total of all three."""
    district(tmp_path, "west", "40", part=", part_of: city")
    district(tmp_path, "city", "95")
    district(tmp_path, "east", "50", part=", part_of: city")
    report = compared(run, tmp_path, "west", "city", "east")
    assert [each["label"] for each in hitech(report)["plans"]] == ["city", "west", "east"]
    assert [(each["of"], each["count"], each["actual"]) for each in hitech(report)["totals"]] == [("city", 2, 90)]


def test_a_city_with_parts_beside_another_city(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "city", "95")
    district(tmp_path, "east", "50", part=", part_of: city")
    district(tmp_path, "other", "60")
    report = compared(run, tmp_path, "city", "east", "other")
    assert [(each["of"], each["count"], each["actual"]) for each in hitech(report)["totals"]] == [(None, 2, 155)]


def test_plans_that_are_part_of_each_other_are_all_there(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "one", part=", part_of: two")
    district(tmp_path, "two", part=", part_of: one")
    assert len(hitech(compared(run, tmp_path, "one", "two"))["plans"]) == 2


def test_the_same_name_under_another_id_is_the_same(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "east")
    district(tmp_path, "west", prefix="w_")
    report = compared(run, tmp_path, "east", "west")
    assert [(each["id"], len(each["plans"])) for each in report["indicators"]] == [("hitech", 2), ("rate", 2)]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"unit": "万家"}, "the units differ"),
        ({"day": "2021-06-30"}, "the figures are of different days"),
        ({"value": ""}, "not all have a figure"),
    ],
)
def test_what_does_not_add_up_has_no_total(
    more: dict[str, str], reason: str, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    district(tmp_path, "east")
    district(tmp_path, "west", **more)
    (total,) = hitech(compared(run, tmp_path, "east", "west"))["totals"]
    assert (total["actual"], total["completion"], total["reason"]) == (None, None, reason)


def test_targets_that_do_not_add_up(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """At least and more than are no one target; the figures are summed all the same."""
    district(tmp_path, "east")
    district(tmp_path, "west", target="超过92")
    (total,) = hitech(compared(run, tmp_path, "east", "west"))["totals"]
    assert (total["actual"], total["target"], total["completion"]) == (190, None, None)


def test_one_indicator_by_any_of_its_names(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "east")
    district(tmp_path, "west")
    report = compared(run, tmp_path, "east", "west", "--indicator", "失业率")
    assert [each["id"] for each in report["indicators"]] == ["rate"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere",), "hq-plan: there is no plan in nowhere\nname data folders, or a folder that holds several\n"),
        (
            ("east", "--indicator", "hitec"),
            "hq-plan: none of the plans has the indicator 'hitec'\ndid you mean 'hitech'?\n",
        ),
        (("east", "--year", "2031"), "hq-plan: '2031' is no year of the plan, which runs from 2021 to 2022\n"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "east")
    ran = run("compare", *arguments, "--lang", "en", here=tmp_path)
    assert (ran.status, ran.out, ran.err) == (2, "", said)


def test_errors_in_one_folder_are_told_and_the_rest_is_shown(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "east")
    district(tmp_path, "west", value='"80"')
    ran = run("compare", "east", "west", "--lang", "en", here=tmp_path)
    assert ran.status == 1
    assert "HQ105" in ran.err
    assert "not all have a figure" in ran.out
