"""Which results of a year are there, which are missing, and for how many days."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import Ran

from hq_plan.book import Book
from hq_plan.due import Submission, due_day, submissions
from hq_plan.models.actuals import Observation, Record
from hq_plan.models.plan import Plan


def plan(**indicator: object) -> Plan:
    about = {"id": "plan", "title": "方案", "years": [2020, 2021, 2022]}
    base = {"id": "it", "name": "项", "unit": "家", "kind": "stock", "targets": {2021: 100, 2022: 120}}
    written = {"schema": "hq-plan/targets/1", "plan": about, "indicators": [base | indicator]}
    return Plan.model_validate(written)


def record(day: str, status: str = "final", value: object = 5) -> Record:
    said = {"indicator": "it", "unit": "家", "as_of": day, "status": status, "source": "年报"}
    number = {} if status == "withheld" else {"value": value}
    return Record("it", Observation.model_validate(said | number), "区科技局", "a.yaml", 5)


def one(records: list[Record], day: str = "2022-02-15", **indicator: object) -> Submission:
    return submissions(plan(**indicator), Book(records), 2021, date.fromisoformat(day))[0]


@pytest.mark.parametrize(
    ("records", "state", "missing"),
    [
        pytest.param([], "none", True, id="nothing"),
        pytest.param([("2021-12-31", "final")], "final", False, id="final"),
        pytest.param([("2021-12-31", "preliminary")], "preliminary", False, id="preliminary"),
        pytest.param([("2021-12-31", "withheld")], "withheld", False, id="withheld is an answer"),
        pytest.param([("2021-12-31", "example")], "example", True, id="an example is none"),
        pytest.param([("2021-06-30", "final")], "in_year", True, id="a day within the year"),
        pytest.param([("2021-06-30", "final"), ("2021-12-31", "example")], "in_year", True, id="real before example"),
        pytest.param([("2021-12-31", "example"), ("2021-12-31", "preliminary")], "preliminary", False, id="both"),
        pytest.param([("2020-12-31", "final")], "none", True, id="another year"),
    ],
)
def test_what_is_there(records: list[tuple[str, str]], state: str, missing: bool) -> None:
    at = one([record(day, status) for day, status in records])
    assert (at.state, at.is_missing) == (state, missing)


def test_a_year_without_a_target_asks_for_nothing() -> None:
    assert submissions(plan(targets={2022: 120}), Book([]), 2021, date(2022, 2, 15)) == []


def test_a_milestone_that_is_not_done_is_submitted_all_the_same() -> None:
    at = one([record("2021-12-31", value=False)], kind="milestone", targets={2021: "建成"})
    assert (at.state, at.is_missing) == ("final", False)


@pytest.mark.parametrize(
    ("due", "year", "day"),
    [
        pytest.param("01-31", 2021, date(2022, 1, 31), id="in the year after"),
        pytest.param("12-31", 2021, date(2022, 12, 31), id="even at its end"),
        pytest.param("02-29", 2021, date(2022, 2, 28), id="the last of February"),
        pytest.param("02-29", 2023, date(2024, 2, 29), id="in a leap year too"),
        pytest.param(None, 2021, None, id="none"),
    ],
)
def test_the_day_by_which_a_result_is_due(due: str | None, year: int, day: date | None) -> None:
    whole = plan(due=due) if due else plan()
    assert due_day(whole.indicators[0], year) == day


@pytest.mark.parametrize(
    ("day", "late"), [("2022-01-30", 0), ("2022-01-31", 0), ("2022-02-01", 1), ("2022-03-01", 29), ("2021-06-30", 0)]
)
def test_a_result_is_late_from_the_day_after(day: str, late: int) -> None:
    assert one([], day, due="01-31").days_late == late


def test_what_is_there_is_never_late() -> None:
    assert one([record("2021-12-31")], "2023-01-01", due="01-31").days_late == 0


PLAN = """schema: hq-plan/targets/1
plan: {id: p, title: 方案, years: [2020, 2021]}
indicators:
  - {id: a, name: 甲, unit: 家, kind: stock, department: 区科技局, due: "01-31", targets: {2020: 5, 2021: 10}}
  - {id: b, name: 乙, unit: 家, kind: stock, department: 区商务局, due: 03-31, targets: {2021: 10}}
  - {id: c, name: 丙, unit: 家, kind: stock, department: 区科技局, targets: {2021: 10}}
  - {id: d, name: 丁, unit: 是否, kind: milestone, department: 区商务局, targets: {2021: 建成}}
"""
ACTUALS = """schema: hq-plan/actuals/1
year: 2021
department: 区科技局
records:
  - {indicator: a, value: 9, unit: 家, as_of: 2021-09-30, status: preliminary, source: 年报}
  - {indicator: c, value: 9, unit: 家, as_of: 2021-12-31, status: preliminary, source: 年报}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "targets.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "data" / "actuals" / "a.yaml").write_text(ACTUALS, "utf-8")
    return tmp_path


def test_the_table_by_department(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("missing", "2021", "--as-of", "2022-02-15", "--lang", "zh", here=folder)
    assert (ran.status, ran.err, ran.out) == (
        0,
        "",
        """方案 · 2021年年末数报送情况 · 截至 2022-02-15 · 目标第1版

责任单位  #  指标      已有                        期限        逾期天数
───────────────────────────────────────────────────────────────────────
区科技局     甲（家）  只有 2021-09-30 的数：9 初  2022-01-31        15
区科技局     丙（家）  ✓ 9 初                      -                  -

区商务局     乙（家）  没有报送，期限未到          2022-03-31         -
区商务局     丁        没有报送                    -                  -

应报 4 项：已报 1，未报 2，其中逾期 1；期限未到 1
已报的有 1 项是初步数
各单位未报送：区科技局 1 项，区商务局 1 项
""",
    )


def test_without_a_year_what_is_missing_of_earlier_ones_is_shown_too(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("missing", "--as-of", "2022-02-15", "--lang", "zh", "--fail-on", "late", here=folder)
    assert "区科技局     甲（家）  2020  没有报送                    2021-01-31       380" in ran.out
    assert ran.out.splitlines()[-3:] == [
        "已报的有 1 项是初步数", "以前年度未报：2020年 1", "各单位未报送：区科技局 2 项，区商务局 1 项",
    ]  # fmt: skip
    assert (ran.status, ran.err) == (1, "符合 --fail-on late 的有：甲（2021年）、甲（2020年）\n")


def test_a_year_that_is_not_over_asks_for_nothing_yet(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("missing", "2021", "--as-of", "2021-10-31", "--lang", "en", "--fail-on", "missing", here=folder)
    assert (ran.status, "4 asked for: 0 submitted, 0 missing, 0 late, 4 not yet due" in ran.out) == (0, True)


def test_of_one_department(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("missing", "2021", "--as-of", "2022-02-15", "--department", "区商务局", "--lang", "en", here=folder)
    assert ran.out.splitlines()[-1] == "2 asked for: 0 submitted, 1 missing, 0 late, 1 not yet due"


@pytest.mark.parametrize(
    ("arguments", "status", "err"),
    [
        pytest.param(("--fail-on", "late"), 1, "--fail-on late: 甲 2021\n", id="late"),
        pytest.param(("--fail-on", "missing"), 1, "--fail-on missing: 甲 2021, 丁 2021\n", id="missing"),
        pytest.param(
            ("--fail-on", "逾期", "--lang", "zh"), 1, "符合 --fail-on late 的有：甲（2021年）\n", id="in Chinese"
        ),
        pytest.param(
            ("--fail-on", "late，missing"),
            1,
            "--fail-on late: 甲 2021\n--fail-on missing: 甲 2021, 丁 2021\n",
            id="both",
        ),
        pytest.param(("--fail-on", "late", "--department", "区商务局"), 0, "", id="nobody of these"),
        pytest.param(
            ("--fail-on", "lat"), 2, "hq-plan: 'lat' is no condition for --fail-on\ndid you mean 'late'?\n", id="slip"
        ),
        pytest.param(
            ("--fail-on", ""), 2, "hq-plan: '' is no condition for --fail-on\nchoose one: late, missing\n", id="empty"
        ),
        pytest.param(
            ("--fail-on", "x"), 2, "hq-plan: 'x' is no condition for --fail-on\nchoose one: late, missing\n", id="none"
        ),
    ],
)
def test_it_can_fail_a_run(
    folder: Path, run: Callable[..., Ran], arguments: tuple[str, ...], status: int, err: str
) -> None:
    ran = run("missing", "2021", "--as-of", "2022-02-15", *arguments, here=folder)
    assert (ran.status, ran.err) == (status, err)


@pytest.mark.parametrize(
    ("day", "year"),
    [("2019-05-01", 2020), ("2020-12-31", 2020), ("2021-12-31", 2020), ("2022-01-01", 2021), ("2030-01-01", 2021)],
)
def test_the_default_year_is_the_latest_that_is_over(
    folder: Path, run: Callable[..., Ran], day: str, year: int
) -> None:
    assert f"results of {year}" in run("missing", "--as-of", day, here=folder).out


def test_when_all_is_there_nothing_fails(folder: Path, run: Callable[..., Ran]) -> None:
    (folder / "data" / "targets.yaml").write_text(
        PLAN[: PLAN.index("  - {id: a")] + PLAN[PLAN.index("  - {id: c") : PLAN.index("  - {id: d")], "utf-8"
    )
    (folder / "data" / "actuals" / "a.yaml").write_text(
        ACTUALS.replace(
            "  - {indicator: a, value: 9, unit: 家, as_of: 2021-09-30, status: preliminary, source: 年报}\n", ""
        ),
        "utf-8",
    )
    ran = run("missing", "2021", "--fail-on", "missing", here=folder)
    assert (ran.status, ran.out.splitlines()[-3:]) == (
        0, ["1 asked for: 1 submitted, 0 missing, 0 late, 0 not yet due", "preliminary among those submitted: 1",
            "the plan sets no day by which results are due (due: MM-DD)"],
    )  # fmt: skip


def test_a_year_that_asks_for_nothing_says_so(folder: Path, run: Callable[..., Ran]) -> None:
    out = run("missing", "2020", "--department", "区商务局", "--lang", "en", here=folder).out
    assert out.splitlines()[-1] == "the year has no target"
