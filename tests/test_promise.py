"""The JSON that other programs rely on, pinned by values worked out by hand."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest
from conftest import ROOT, Ran

RECORD = """schema: hq-plan/actuals/1
year: {year}
department: 区科技局
records:
  - indicator: {name}
    value: {value}
    unit: {unit}
    as_of: {day}
    status: final
    source: 区科技局年报
"""


@pytest.fixture
def told(tmp_path: Path, run: Callable[..., Ran]) -> Callable[..., dict[str, object]]:
    """The report on one record laid beside the real plan."""

    def report(*arguments: str, **facts: object) -> dict[str, object]:
        (tmp_path / "data" / "actuals").mkdir(parents=True)
        copy(ROOT / "data" / "targets.yaml", tmp_path / "data")
        (tmp_path / "data" / "actuals" / "a.yaml").write_text(RECORD.format(**facts), "utf-8")
        ran = run(*arguments, "--format", "json", here=tmp_path)
        assert (ran.status, ran.err) == (0, "")
        return json.loads(ran.out)

    return report


def one(report: dict[str, object], name: str) -> dict[str, object]:
    return next(each for each in report["indicators"] if each["id"] == name)  # type: ignore[attr-defined]


def test_a_year_end_result(told: Callable[..., dict[str, object]]) -> None:
    """95 against 92, on the way to 102: 3 over, 95/92, (102/95 − 1), (102 − 92)/(102 − 95)."""
    report = told("status", "2021", name="hitech", value=95, unit="家", year=2021, day="2021-12-31")
    head = {
        key: report[key] for key in ("schema", "command", "plan", "revision", "year", "as_of", "method", "findings")
    }
    assert head == {
        "schema": "hq-plan/report/1",
        "command": "status",
        "plan": "hongqiao-innovation-2020-2022",
        "revision": 1,
        "year": 2021,
        "as_of": None,
        "method": {"outlook": "planned-step", "on_track": 0.95, "strained": 0.60, "behind": 0.30},
        "findings": [],
    }
    assert report["summary"] == {
        "met": 1, "missed": 0, "on_track": 0, "behind": 0, "off_track": 0, "not_due": 9, "no_data": 7,
    }  # fmt: skip
    assert one(report, "hitech") == {
        "id": "hitech",
        "number": 3,
        "name": "高新技术企业数量",
        "name_en": "High-tech enterprises",
        "unit": "家",
        "kind": "stock",
        "year": 2021,
        "target": {"text": "92", "op": ">=", "value": 92, "aspirational": False},
        "actual": {
            "value": 95,
            "as_of": "2021-12-31",
            "status": "final",
            "department": "区科技局",
            "source": "区科技局年报",
            "file": "data/actuals/a.yaml",
            "line": 5,
        },
        "previous": {"value": 84, "basis": "target"},
        "gap": 3,
        "completion": 1.0326086956521738,
        "growth": None,
        "elapsed": 1,
        "share": None,
        "lead": None,
        "status": "met",
        "required": {
            "to": 2022,
            "target": 102,
            "years": 1,
            "left": 7,
            "rate": 0.07368421052631578,
            "points": None,
            "step": 7,
            "path": [102],
            "per_month": None,
            "from": {"value": 95, "as_of": "2021-12-31", "status": "final"},
        },
        "achieved": None,
        "outlook": {"ratio": 1.4285714285714286, "status": "on_track", "band": None},
        "why": [
            {"field": "growth", "reason": "no result published for 2020"},
            {"field": "achieved", "reason": "a single year-end result shows no change"},
        ],
    }


def test_a_year_to_date_figure(told: Callable[..., dict[str, object]]) -> None:
    """25.60 of 77 by the end of June: 33.2 % of the year's target in half of the year, 51.40 left for six months."""
    report = told("status", name="contract_value", value="25.60", unit="亿元", year=2021, day="2021-06-30")
    at = one(report, "contract_value")
    assert {key: at[key] for key in ("gap", "completion", "elapsed", "share", "lead", "status")} == {
        "gap": -51.4,
        "completion": 0.33246753246753247,
        "elapsed": 0.5,
        "share": 0.33246753246753247,
        "lead": -16.753246753246753,
        "status": "off_track",
    }
    assert at["required"] == {
        "to": 2022,
        "target": 90,
        "years": None,
        "left": None,
        "rate": None,
        "points": None,
        "step": None,
        "path": None,
        "per_month": 8.566666666666666,
        "from": None,
    }
    reasons = {(why["field"], why["reason"]) for why in at["why"]}  # type: ignore[attr-defined]
    assert ("required.rate", "no result for the year before") in reasons
    assert ("outlook.ratio", "the outlook is judged on year-end results") in reasons


def test_a_percentage_moves_in_points(told: Callable[..., dict[str, object]]) -> None:
    """2.10 meets 2.1以上; 0.1 points are left for one year; the plan left 0.1 as well."""
    at = one(told("status", name="rd_intensity", value="2.10", unit='"%"', year=2021, day="2021-12-31"), "rd_intensity")
    assert (at["gap"], at["completion"], at["status"]) == (0, 1, "met")
    assert at["required"] == {
        "to": 2022, "target": 2.2, "years": 1, "left": 0.1, "rate": None, "points": 0.1, "step": None, "path": None,
        "per_month": None, "from": {"value": 2.1, "as_of": "2021-12-31", "status": "final"},
    }  # fmt: skip
    assert at["outlook"] == {"ratio": 1, "status": "on_track", "band": None}


def test_equal_to_a_bound_that_is_not_included_is_missed_and_says_why(told: Callable[..., dict[str, object]]) -> None:
    at = one(
        told("status", name="孵化面积", value="2.6", unit="万平方米", year=2022, day="2022-12-31"), "incubation_area"
    )
    assert (at["gap"], at["completion"], at["status"]) == (0, 1, "missed")
    assert {"field": "status", "reason": "equal to a bound that is not included"} in at["why"]  # type: ignore[operator]


def test_a_milestone_is_one_or_none(told: Callable[..., dict[str, object]]) -> None:
    at = one(
        told("status", name="大学科技园", value="true", unit="是否", year=2022, day="2022-12-31"), "university_park"
    )
    assert at["target"] == {"text": "大力推进", "op": None, "value": None, "aspirational": False}
    assert (at["actual"]["value"], at["status"], at["required"]) == (1, "met", None)  # type: ignore[index]


def test_a_given_number_stays_as_it_was_written(run: Callable[..., Ran]) -> None:
    out = run("status", "2022", "--format", "json").out
    assert '"value": 2.60,' in out
    assert '"value": 92.40,' in out


def test_gap_has_one_entry_per_indicator_and_target_year(run: Callable[..., Ran]) -> None:
    report = json.loads(run("gap", "--indicator", "3", "--indicator", "孵化面积", "--format", "json").out)
    years = [(each["id"], each["year"]) for each in report["indicators"]]
    assert years == [("hitech", 2020), ("hitech", 2021), ("hitech", 2022), ("incubation_area", 2022)]
    assert (report["command"], report["year"]) == ("gap", None)


def test_a_finding_as_data(run: Callable[..., Ran]) -> None:
    text = RECORD.format(name="hitec", value=95, unit="家", year=2021, day="2021-12-31")
    ran = run("validate", "-", "--format", "json", stdin=text.encode())
    assert ran.status == 1
    assert json.loads(ran.out) == {
        "schema": "hq-plan/findings/1",
        "files": 1,
        "records": 1,
        "findings": [
            {
                "code": "HQ201",
                "severity": "error",
                "file": "<stdin>",
                "line": 5,
                "column": 16,
                "end_line": 5,
                "end_column": 21,
                "message": "the plan has no indicator 'hitec'",
                "hint": "did you mean 'hitech'?",
                "indicator": None,
                "instead": "  - indicator: hitech",
                "related": [],
            }
        ],
        "summary": {"error": 1, "warning": 0},
    }


def test_an_example_is_no_base_for_a_real_figure(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """With examples for the year before, growth, schedule and required growth are as if there were none."""
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    copy(ROOT / "data" / "targets.yaml", tmp_path / "data")
    real = RECORD.format(name="patents", value=1450, unit="件", year=2021, day="2021-06-30")
    (tmp_path / "data" / "actuals" / "real.yaml").write_text(real, "utf-8")
    alone = json.loads(run("status", "2021", "--format", "json", here=tmp_path).out)
    head, _, record = RECORD.format(name="patents", value=1440, unit="件", year=2020, day="2020-12-31").partition("  -")
    earlier = "  -" + record.replace("2020-12-31", "2020-06-30")
    examples = (head + "  -" + record + earlier).replace("final", "example")
    (tmp_path / "data" / "actuals" / "example.yaml").write_text(examples, "utf-8")
    beside = json.loads(run("status", "2021", "--format", "json", here=tmp_path).out)
    assert one(beside, "patents") == one(alone, "patents")
    assert one(alone, "patents")["previous"] == {"value": 1430, "basis": "target"}


def test_days_before_the_last_target_no_yearly_rate_is_worked_out(told: Callable[..., dict[str, object]]) -> None:
    at = one(told("status", name="hitech", value=5, unit="家", year=2022, day="2022-12-30"), "hitech")
    assert at["required"]["rate"] is None  # type: ignore[index]
    why = {"field": "required.rate", "reason": "the time left is too short for a yearly rate"}
    assert why in at["why"]  # type: ignore[operator]


def test_on_a_bound_that_is_not_included_more_is_needed_and_nobody_says_how_much(
    tmp_path: Path, run: Callable[..., Ran]
) -> None:
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    plan = (ROOT / "data" / "targets.yaml").read_text("utf-8").replace("{2022: 超过2.6}", "{2021: 2, 2022: 超过2.6}")
    (tmp_path / "data" / "targets.yaml").write_text(plan, "utf-8")
    text = RECORD.format(name="incubation_area", value="2.60", unit="万平方米", year=2021, day="2021-12-31")
    (tmp_path / "data" / "actuals" / "a.yaml").write_text(text, "utf-8")
    at = one(json.loads(run("status", "--format", "json", here=tmp_path).out), "incubation_area")
    assert (at["required"]["rate"], at["required"]["step"]) == (None, None)  # type: ignore[index]
    assert "nothing more" not in run("status", here=tmp_path).out


# Worked out by hand from the annex and the example figures of 2020 and 2021: id, value, gap, completion, growth (points
# for the percentage), what a year is needed (points for the percentage), rate, outlook ratio.
BY_HAND = [
    ("rd_intensity", 2.06, -0.04, 2.06 / 2.1, 0.04, 0.14, None, 0.1 / 0.14),
    ("patents", 1471, 11, 1471 / 1460, 39 / 1432, 29, 29 / 1471, 40 / 29),
    ("hitech", 95, 3, 95 / 92, 11 / 84, 7, 7 / 95, 10 / 7),
    ("tech_sme", 173, -7, 173 / 180, 5 / 168, 27, 27 / 173, 20 / 27),
    ("eagle", 66, 6, 66 / 60, 14 / 52, 14, 14 / 66, 20 / 14),
    ("gazelle", 3, 0, 1, 1 / 2, 0, 0, None),
    ("contract_value", 81.3, 4.3, 81.3 / 77, 17 / 64.3, 8.7, 8.7 / 81.3, 13 / 8.7),
]


@pytest.mark.parametrize(("name", "value", "gap", "completion", "growth", "needed", "rate", "ratio"), BY_HAND)
def test_the_shipped_figures_of_2021_by_hand(
    name: str,
    value: float,
    gap: float,
    completion: float,
    growth: float,
    needed: float,
    rate: float | None,
    ratio: float | None,
    run: Callable[..., Ran],
) -> None:
    at = one(json.loads(run("status", "2021", "--format", "json").out), name)
    need = at["required"]
    pace = need["step"] if need["step"] is not None else need["points"]  # type: ignore[index]
    told = (at["gap"], at["completion"], at["growth"], pace, need["rate"], at["outlook"]["ratio"])  # type: ignore[index]
    assert at["actual"]["value"] == value  # type: ignore[index]
    for figure, expected in zip(told, (gap, completion, growth, needed, rate, ratio), strict=True):
        assert figure == (None if expected is None else pytest.approx(expected, rel=1e-12))


def test_growth_to_any_year(told: Callable[..., dict[str, object]]) -> None:
    """From 84 at the end of 2020 to 92 a year later, and to 102 in two years by 9 a year."""
    report = told("growth", "--to", "2021", name="hitech", value=84, unit="家", year=2020, day="2020-12-31")
    at = one(report, "hitech")
    assert (report["command"], report["year"], at["year"]) == ("growth", 2021, 2020)
    assert at["required"] == {
        "to": 2021, "target": 92, "years": 1, "left": 8, "rate": 0.09523809523809523, "points": None, "step": 8, "path": [92],
        "per_month": None, "from": {"value": 84, "as_of": "2020-12-31", "status": "final"},
    }  # fmt: skip


def test_the_derivations(told: Callable[..., dict[str, object]]) -> None:
    report = told("status", "2021", "--why", name="hitech", value=95, unit="家", year=2021, day="2021-12-31")
    actual = {
        "role": "actual", "value": 95, "as_of": "2021-12-31", "status": "final", "file": "data/actuals/a.yaml", "line": 5,
    }  # fmt: skip
    line = (ROOT / "data" / "targets.yaml").read_text("utf-8").splitlines().index(
        "    targets: {2020: 84, 2021: 92, 2022: 102}") + 1  # fmt: skip
    place = {"status": None, "file": "data/targets.yaml", "line": line}
    target = {"role": "target", "value": 92, "as_of": "2021-12-31", **place}
    last = {"role": "target", "value": 102, "as_of": "2022-12-31", **place}
    cut = {"role": "on_track", "value": 0.95, "as_of": None, "status": None, "file": None, "line": None}
    assert one(report, "hitech")["derivations"] == [
        {"field": "gap", "expression": "95 − 92", "inputs": [actual, target]},
        {"field": "completion", "expression": "95 ÷ 92", "inputs": [actual, target]},
        {"field": "status", "expression": "95 ≥ 92", "inputs": [actual, target]},
        {"field": "required.left", "expression": "102 − 95", "inputs": [last, actual]},
        {"field": "required.rate", "expression": "102 ÷ 95 − 1", "inputs": [last, actual]},
        {"field": "required.step", "expression": "102 − 95", "inputs": [last, actual]},
        {"field": "outlook.ratio", "expression": "(102 − 92) ÷ (102 − 95)", "inputs": [last, target, actual, cut]},
    ]


def test_what_is_missing(told: Callable[..., dict[str, object]]) -> None:
    """One of eight is there, a preliminary one; nothing has a due day."""
    report = told(
        "missing", "2021", "--as-of", "2022-02-15", name="hitech", value=95, unit="家", year=2021, day="2021-12-31"
    )
    assert {key: report[key] for key in ("schema", "command", "plan", "revision", "year", "as_of", "findings")} == {
        "schema": "hq-plan/missing/1",
        "command": "missing",
        "plan": "hongqiao-innovation-2020-2022",
        "revision": 1,
        "year": 2021,
        "as_of": "2022-02-15",
        "findings": [],
    }
    assert report["summary"] == {
        "final": 1, "preliminary": 0, "withheld": 0, "in_year": 0, "example": 0, "none": 7, "missing": 7, "late": 0,
    }  # fmt: skip
    asked = report["indicators"]
    assert isinstance(asked, list)
    assert [(each["id"], each["missing"]) for each in asked] == [
        ("rd_intensity", True), ("patents", True), ("hitech", False), ("tech_sme", True), ("eagle", True),
        ("gazelle", True), ("contract_value", True), ("incubators", True),
    ]  # fmt: skip
    assert asked[0] == {
        "id": "rd_intensity", "number": 1, "name": "全社会研发投入强度", "name_en": "R&D intensity", "unit": "%",
        "kind": "ratio", "department": "区科技局", "year": 2021, "state": "none", "missing": True, "actual": None,
        "due": None, "days_late": 0,
    }  # fmt: skip
