"""Several plans side by side: what is the same is matched, parts are counted once, sums are made only where they hold."""

import csv
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

指标                    方案          目标      实际    差距  完成率  状态      展望
──────────────────────────────────────────────────────────────────────────────────────
高新技术企业数量（家）  east          92        95        +3  103.3%  ✓ 达标    ▸ 正常
                        west          不低于90  80 初    −10   88.9%  ✗ 未达标  ▾ 吃紧
                        合计（2 个）  182       175 初    −7   96.2%  -         -

失业率（%）             east          5         4.9     +0.1  102.0%  ✓ 达标    ✓ 达成
                        west          5         4.9     +0.1  102.0%  ✓ 达标    ✓ 达成

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


def remarks(run: Callable[..., Ran], here: Path, *arguments: str) -> str:
    return run("compare", *arguments, "--lang", "en", here=here).out


def test_it_is_said_when_plans_do_not_belong_together_as_they_say(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "one", part=", part_of: two")
    district(tmp_path, "two", part=", part_of: one")
    district(tmp_path, "east", part=", part_of: cty")
    report = compared(run, tmp_path, "one", "two", "east")
    assert [(each["of"], each["count"]) for each in hitech(report)["totals"]] == [(None, 3)]
    said = remarks(run, tmp_path, "one", "two", "east")
    assert "\none is part of two, which is part of it in turn\n" in said
    assert "\neast is part of cty, and no plan here has this id\n" in said


def test_an_id_that_several_plans_have_is_above_nothing(tmp_path: Path, run: Callable[..., Ran]) -> None:
    for name in ("a", "b"):
        district(tmp_path, name, id="city")
    district(tmp_path, "east", part=", part_of: city")
    report = compared(run, tmp_path, "a", "b", "east")
    assert [each["part_of"] for each in hitech(report)["plans"]] == [None, None, None]
    assert "\n2 plans have the id city; which is meant by part_of cannot be told\n" in remarks(
        run, tmp_path, "a", "b", "east"
    )


def test_a_folder_is_read_once_whatever_it_is_called_by(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "east")
    report = compared(run, tmp_path, "east", str(tmp_path / "east"), "./east/../east")
    assert [each["label"] for each in report["plans"]] == ["east"]


def rewrite(folder: Path, *changes: tuple[str, str]) -> None:
    for path in folder.rglob("*.yaml"):
        text = path.read_text("utf-8")
        for old, new in changes:
            text = text.replace(old, new)
        path.write_text(text, "utf-8")


def test_one_id_under_other_names_is_not_the_same(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """Drafts number their indicators, so that ids say nothing; both names stand the other way round here."""
    district(tmp_path, "east")
    west = district(tmp_path, "west")
    rewrite(west, ("高新技术企业数量", "孵化器数量"))
    report = compared(run, tmp_path, "east", "west")
    assert [(each["name"], len(each["plans"])) for each in report["indicators"]] == [
        ("高新技术企业数量", 1), ("失业率", 2), ("孵化器数量", 1),
    ]  # fmt: skip


def test_names_go_before_ids_and_nothing_is_lost(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "east")
    west = district(tmp_path, "west", "7")
    rewrite(west, ("hitech", "x"), ("rate", "hitech"), ("id: x", "id: rate"), ("indicator: x", "indicator: rate"))
    report = compared(run, tmp_path, "east", "west")
    found = {each["name"]: [plan["actual"]["value"] for plan in each["plans"]] for each in report["indicators"]}
    assert found == {"高新技术企业数量": [95, 7], "失业率": [4.9, 4.9]}


def test_an_alias_makes_them_the_same_and_the_other_name_is_shown(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "east")
    west = district(tmp_path, "west")
    rewrite(west, ("name: 高新技术企业数量", "name: 高企, aliases: [高新技术企业数量]"))
    report = compared(run, tmp_path, "east", "west")
    assert [len(each["plans"]) for each in report["indicators"]] == [2, 2]
    assert "高企 (家) " in run("compare", "east", "west", "--lang", "en", here=tmp_path).out


def test_a_unit_of_its_own_is_shown(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "east")
    district(tmp_path, "west", unit="万家")
    assert "高新技术企业数量 (万家)" in run("compare", "east", "west", "--lang", "en", here=tmp_path).out


@pytest.mark.parametrize(("target", "low", "high"), [("90-100", 180, 200), ("100左右", 190, 210)])
def test_of_ranges_both_ends_are_added(
    target: str, low: float, high: float, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    for name in ("east", "west"):
        rewrite(district(tmp_path, name, target=target), ("indicators:", "policy: {about: 0.05}\nindicators:"))
    (total,) = hitech(compared(run, tmp_path, "east", "west"))["totals"]
    assert total["target"] == {"op": "in", "value": low, "upper": high}
    assert f"{low}–{high}" in run("compare", "east", "west", here=tmp_path).out


def test_a_sum_over_the_years_is_not_added_to_a_year(tmp_path: Path, run: Callable[..., Ran]) -> None:
    for name, target in (("east", "92"), ("west", "累计92")):
        rewrite(district(tmp_path, name, target=target), ("kind: stock", "kind: flow"))
    (total,) = hitech(compared(run, tmp_path, "east", "west"))["totals"]
    assert (total["actual"], total["reason"]) == (None, "some targets count one year and others all of them")


def test_a_stock_is_not_added_to_a_flow(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "east")
    rewrite(district(tmp_path, "west"), ("kind: stock", "kind: flow"))
    (total,) = hitech(compared(run, tmp_path, "east", "west"))["totals"]
    assert (total["actual"], total["reason"]) == (None, "some count a day and others a year")


def test_a_plan_that_cannot_be_read_is_left_out_and_said(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "east")
    (district(tmp_path, "west") / "targets.yaml").write_text("schema: [", "utf-8")
    district(tmp_path, "south")
    ran = run("compare", "east", "west", "south", "--lang", "en", here=tmp_path)
    assert ran.status == 1
    assert "west/targets.yaml" in ran.err
    assert "\nnot shown, as the plan cannot be read: west\n" in ran.out
    assert "total of 2" in ran.out


def test_within_the_year_the_day_and_the_schedule_are_shown(tmp_path: Path, run: Callable[..., Ran]) -> None:
    for name in ("east", "west"):
        district(tmp_path, name, day="2021-06-30")
    out = run("compare", "east", "west", "--lang", "en", here=tmp_path, columns=160).out
    assert "as of" in out
    assert "2021-06-30" in out


def test_the_csv_tells_plans_and_totals_apart(tmp_path: Path, run: Callable[..., Ran]) -> None:
    district(tmp_path, "city", "95")
    for name in ("east", "west"):
        district(tmp_path, name, "40", part=", part_of: city")
    rows = list(csv.DictReader(run("compare", ".", "--format", "csv", here=tmp_path).out.lstrip("\ufeff").splitlines()))
    assert [(row["part_of"], row["total_of"], row["plan"], row["actual"]) for row in rows[:4]] == [
        ("", "", "city", "95"), ("city", "", "east", "40"), ("city", "", "west", "40"), ("city", "2", "", "80"),
    ]  # fmt: skip


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
        (
            ("x" * 300,),
            "hq-plan: there is no plan in " + "x" * 39 + "…\nname data folders, or a folder that holds several\n",
        ),
        (("east", "--year", "②"), "hq-plan: '②' is no year of the plan, which runs from 2021 to 2022\n"),
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


def test_a_folder_has_its_plan_below_data(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """Its other folders are no plans."""
    district(tmp_path / "east", "data")
    (tmp_path / "east" / "forms").mkdir()
    district(tmp_path, "west")
    assert [each["label"] for each in compared(run, tmp_path, "east", "west")["plans"]] == ["east", "west"]
