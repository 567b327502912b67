"""How each figure comes about: what a line says, worked out by hand, is the figure; every number has its place."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from arithmetic import work_out
from conftest import Ran
from hypothesis import given, settings
from hypothesis import strategies as st

from hq_plan.assess import assess_one
from hq_plan.assessment import Achieved, Assessment, Required
from hq_plan.book import Book
from hq_plan.growth import Reason
from hq_plan.models.actuals import Observation, Record
from hq_plan.models.plan import Plan
from hq_plan.outlook import METHODS
from hq_plan.reports import why

KINDS = ("stock", "flow", "ratio", "milestone")
END = date(2021, 12, 31)
PROFILE = [Decimal(n) / 20 for n in (0, 0, 1, 2, 4, 6, 8, 10, 12, 14, 17, 20)]


def record(day: str, value: object, status: str = "final") -> Record:
    said = {"indicator": "it", "unit": "家", "as_of": day, "status": status, "source": "年报", "value": value}
    return Record("it", Observation.model_validate(said), "区科技局", "a.yaml", 5)


def assessed(
    records: Mapping[str, object], year: int = 2021, policy: object = None, **more: object
) -> tuple[Assessment, Plan]:
    base = {"id": "it", "name": "项", "unit": "家", "kind": "stock", "targets": {2020: 80, 2021: 100, 2022: 120}}
    about = {"id": "plan", "title": "方案", "years": [2020, 2021, 2022]}
    written = {"schema": "hq-plan/targets/1", "plan": about, "indicators": [base | more], "policy": policy or {}}
    plan = Plan.model_validate(written)
    book = Book([record(day, Decimal(value) if isinstance(value, str) else value) for day, value in records.items()])
    return assess_one(plan, book, plan.indicators[0], year), plan


def told(records: Mapping[str, object], **more: object) -> dict[str, str]:
    at, plan = assessed(records, **more)
    return {line.field: line.text for line in why.lines(at, plan.policy)}


def test_a_result_line_by_line() -> None:
    assert told({"2020-12-31": "84", "2021-12-31": "95"}, targets={2021: 92, 2022: 102}) == {
        "gap": "95 − 92 = +3家",
        "completion": "95 ÷ 92 ≈ 103.3%",
        "growth": "95 ÷ 84 − 1 ≈ +13.1%",
        "status": "at the year's end 95 ≥ 92 holds: ✓ met",
        "required.left": "102 − 95 = 7家",
        "required.rate": "102 ÷ 95 − 1 ≈ +7.4%",
        "required.step": "102 − 95 = 7家",
        "achieved.rate": "95 ÷ 84 − 1 ≈ +13.1%",
        "achieved.step": "95 − 84 = 11家",
        "outlook.ratio": "(102 − 92) ÷ (102 − 95) ≈ 1.43 ≥ 0.95: ▸ on track",
    }


def test_a_stock_within_its_year() -> None:
    assert told({"2020-12-31": "80", "2021-06-30": "90"}) == {
        "gap": "90 − 100 = −10家",
        "completion": "90 ÷ 100 = 90.0%",
        "growth": "none: no figure published for the same day of 2020",
        "elapsed": "6 ÷ 12 = 50.0%",
        "share": "(90 − 80) ÷ (100 − 80) = 50.0%",
        "lead": "100 × ((90 − 80) ÷ (100 − 80) − 6 ÷ 12) = 0.0 points ahead",
        "status": "share 50.0%, time gone 50.0%: no lag: ▸ on track",
        "required.years": "2 − 6 ÷ 12 = 1.50",
        "required.left": "120 − 90 = 30家",
        "required.rate": "(120 ÷ 90)^(1 ÷ (2 − 6 ÷ 12)) − 1 ≈ +21.1%",
        "required.step": "(120 − 90) ÷ (2 − 6 ÷ 12) = 20家",
        "outlook.ratio": "none: the outlook is judged on year-end results",
    }


def test_a_percentage_line_by_line() -> None:
    """Points throughout: of rates and whole-number paths nobody would ask."""
    assert told({"2020-12-31": "1.5", "2021-12-31": "1.8"}, unit="%", targets={2021: 2, 2022: 3}) == {
        "gap": "1.8 − 2 = −0.2 points",
        "completion": "1.8 ÷ 2 = 90.0%",
        "growth": "1.8 − 1.5 = +0.3 points",
        "status": "at the year's end 1.8 ≥ 2 does not hold: ✗ missed",
        "required.left": "3 − 1.8 = 1.2 points",
        "required.points": "3 − 1.8 = 1.2 points",
        "achieved.points": "1.8 − 1.5 = 0.3 points",
        "outlook.ratio": "(3 − 2) ÷ (3 − 1.8) ≈ 0.83 ≥ 0.6: ▾ strained",
    }


@pytest.mark.parametrize(
    ("target", "inputs"),
    [
        ("3至5", [("actual", 9, END), ("target", 5, 2021)]),
        ("增长20%", [("actual", 9, END), ("base", 100, 2019), ("target", 20, 2021)]),
        ("10左右", [("actual", 9, END), ("target", 10, 2021), ("about", Decimal("0.05"), None)]),
    ],
)
def test_every_number_says_what_it_is(target: str, inputs: list[tuple[object, ...]]) -> None:
    more = {"base": {"year": 2019, "value": 100}, "policy": {"about": Decimal("0.05")}}
    at, plan = assessed({"2021-12-31": "9"}, targets={2021: target}, **more)
    (gap,) = (line for line in why.lines(at, plan.policy) if line.field == "gap")
    assert [each[:3] for each in gap.inputs] == inputs


def test_a_flow_along_a_profile() -> None:
    lines = told({"2020-12-31": "80", "2021-06-15": "30"}, kind="flow", profile=PROFILE)
    assert (lines["share"], lines["lead"], lines["status"], lines["required.per_month"], lines["required.rate"]) == (
        "30 ÷ 100 = 30.0%",
        "100 × (30 ÷ 100 − (0.2 + (0.3 − 0.2) × 15 ÷ 30)) = 5.0 points ahead",
        "share 30.0%, time gone 25.0%: no lag: ▸ on track",
        "(100 − 30) ÷ 7 = 10家",
        "(120 ÷ 80)^(1 ÷ 2) − 1 ≈ +22.5%",
    )


@pytest.mark.parametrize(
    ("records", "more", "said"),
    [
        pytest.param({}, {}, "no figure is on file: ? no data", id="no figure"),
        pytest.param({"2021-12-31": "90"}, {}, "at the year's end 90 ≥ 100 does not hold: ✗ missed", id="missed"),
        pytest.param({"2021-12-31": "90"}, {"targets": {2022: 9}}, "the year has no target: ◦ not due", id="no target"),
        pytest.param(
            {"2021-12-31": "100"}, {"targets": {2021: "超过100"}},
            "at the year's end 100 > 100 does not hold (equal to a bound that is not included): ✗ missed",
            id="equal to a strict bound",
        ),
        pytest.param(
            {"2021-12-31": "4"}, {"targets": {2021: "3至5"}}, "at the year's end 3 ≤ 4 ≤ 5 holds: ✓ met", id="range"
        ),
        pytest.param(
            {"2021-12-31": "90"}, {"targets": {2021: "100左右"}, "policy": {"about": Decimal("0.1")}},
            "at the year's end 100 − 100 × 0.1 ≤ 90 ≤ 100 + 100 × 0.1 holds: ✓ met", id="about",
        ),
        pytest.param(
            {"2021-12-31": "90"}, {"targets": {2021: "100左右"}},
            "the target says about, and the policy not how near that is: ◦ not due", id="about, nobody knows how near",
        ),
        pytest.param({"2021-03-31": "101"}, {}, "101 ≥ 100 holds before the year's end: ✓ met", id="met early"),
        pytest.param({"2021-03-31": "9"}, {"kind": "ratio"}, "judged at year-end only: ◦ not due", id="ratio"),
        pytest.param(
            {"2021-06-30": "43"}, {"kind": "flow"},
            "share 43.0%, time gone 50.0%: lag 7.0 points, up to 15.0 is behind: ▾ behind", id="behind",
        ),
        pytest.param(
            {"2021-06-30": "34.99"}, {"kind": "flow"},
            "share 35.0%, time gone 50.0%: lag 15.01 points, beyond 15.00 is far behind: ‼ far behind",
            id="far behind by a hair, with as many decimals as show it",
        ),
        pytest.param(
            {"2020-12-31": "101", "2021-06-30": "90"}, {},
            "there is no share; completion 90.0%, from 70.0% on it is behind: ▾ behind", id="met and slipped",
        ),
        pytest.param(
            {"2020-12-31": "101", "2021-06-30": "69.99"}, {},
            "there is no share; completion 69.99%, below 70.00% it is far behind: ‼ far behind", id="slipped far",
        ),
        pytest.param(
            {"2020-12-31": "1", "2021-06-30": "-1"}, {"targets": {2021: 0}},
            "there is no share, -1 ≥ 0 does not hold, and there is no completion: ‼ far behind".replace("-", "−"),
            id="slipped below a target of zero",
        ),
        pytest.param(
            {"2021-12-31": True}, {"kind": "milestone", "targets": {2021: "建成"}},
            "at the year's end done holds: ✓ met", id="milestone",
        ),
    ],
)  # fmt: skip
def test_the_status_says_by_which_question_it_was_decided(
    records: dict[str, object], more: dict[str, object], said: str
) -> None:
    assert told(records, **more)["status"] == said


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("planned-step", "(120 − 100) ÷ (120 − 90) ≈ 0.67 ≥ 0.6: ▾ strained"),
        (
            "cagr-ratio",
            "(90 ÷ 80 − 1) ÷ ((120 ÷ 80)^(1 ÷ 2) − 1) ≈ 0.56 < 0.6: ‼ off track (insufficient progress)",
        ),
        ("linear-outlook", "(90 − 80) × 1 ÷ (120 − 90) ≈ 0.33 < 0.8: ‼ off track (cloud)"),
        ("log-progress", "ln(90 ÷ 80) ÷ ln(120 ÷ 80) × 2 ≈ 0.58 < 0.6: ‼ off track"),
    ],
)
def test_each_method_shows_its_own_arithmetic(method: str, said: str) -> None:
    records = {"2020-12-31": "80", "2021-12-31": "90"}
    assert told(records, policy={"outlook": {"method": method}})["outlook.ratio"] == said


def test_a_ratio_next_to_a_cut_is_told_from_it() -> None:
    records = {"2021-12-31": "78.948"}
    assert (
        told(records, targets={2021: 81, 2022: 120})["outlook.ratio"].partition("≈ ")[2] == "0.95001 ≥ 0.95: ▸ on track"
    )


def test_what_is_met_says_so_instead_of_arithmetic() -> None:
    lines = told({"2021-12-31": "121"}, targets={2021: "100至150", 2022: 120})
    assert {name: lines[name] for name in ("gap", "completion", "required.step", "outlook.ratio")} == {
        "gap": "100 ≤ 121 ≤ 150 holds: 0家",
        "completion": "100 ≤ 121 ≤ 150 holds: 100.0%",
        "required.step": "121 ≥ 120 holds: 0家",
        "outlook.ratio": "the last target is met already: ✓ achieved",
    }


FIGURES: dict[str, Callable[[Assessment], object]] = {
    "gap": lambda at: at.gap, "completion": lambda at: at.completion, "growth": lambda at: at.growth,
    "share": lambda at: at.schedule.share, "lead": lambda at: at.schedule.lead,
    "outlook.ratio": lambda at: at.outlook.ratio, "elapsed": lambda at: at.schedule.elapsed,
    "counted": lambda at: at.x,
}  # fmt: skip
NUMBERS = st.decimals(-50, 200, places=1)
WORDS = st.sampled_from(
    ["{}", "不低于{}", "超过{}", "不超过{}", "低于{}", "约{}", "增长{}%", "年均增长{}%", "降低{}%以上", "提高{}个百分点", "基数的{}倍",
     "累计{}", "累计降低{}%"]
)  # fmt: skip
DAYS = st.dates(date(2020, 1, 1), date(2022, 12, 31)) | st.sampled_from(
    [date(year, 12, 31) for year in (2020, 2021, 2022)]
)


def figure(at: Assessment, field: str) -> object:
    part, _, name = field.partition(".")
    if field == "target":
        return None
    whole = {"required": at.required, "achieved": at.achieved}.get(part)
    return getattr(whole, name) if isinstance(whole, Required | Achieved) else FIGURES[field](at)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(
    st.sampled_from(KINDS[:3]), st.sampled_from(["家", "%"]), st.dictionaries(st.sampled_from([2020, 2021, 2022]), NUMBERS),
    WORDS, st.dictionaries(DAYS, NUMBERS, max_size=6), st.none() | NUMBERS, st.none() | st.just(PROFILE),
    st.sampled_from(list(METHODS)),
)  # fmt: skip
def test_every_line_comes_to_its_figure(kind, unit, goals, word, figures, base, profile, method) -> None:
    word = word if all(goal > 0 for goal in goals.values()) else "{}"
    targets = {year: goal if word == "{}" else word.format(f"{goal:f}") for year, goal in goals.items()}
    more = {"base": {"year": 2019, "value": base}} if base is not None else {}
    policy = {"about": Decimal("0.05"), "outlook": {"method": method}}
    at, plan = assessed({day.isoformat(): value for day, value in figures.items()}, policy=policy, kind=kind, unit=unit,
                        targets=targets, profile=profile, **more)  # fmt: skip
    for line in why.lines(at, plan.policy):
        if line.expression is not None and not set(line.expression) & set("≥≤<>"):
            found = figure(at, line.field)
            if line.field == "target":
                assert not isinstance(at.bound, Reason)
                assert any(abs(work_out(line.expression) - end) < Fraction(1, 10**35) * max(1, abs(end))
                           for end in (at.bound.low, at.bound.high))  # fmt: skip
                continue
            assert isinstance(found, Fraction)
            assert abs(work_out(line.expression) - found) < Fraction(1, 10**35) * max(1, abs(found))


PLAN = """schema: hq-plan/targets/1
plan: {id: p, title: 方案, years: [2020, 2021]}
policy: {about: 0.1}
indicators:
  - id: it
    name: 项
    unit: 家
    kind: stock
    base: {year: 2019, value: 7}
    profile: [0, 0, 0, 0, 0, 0, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
    targets:
      2020: 10左右
      2021: 20
revisions:
  - number: 2
    effective: 2021-06-01
    targets:
      it: {2021: 30}
"""
ACTUALS = """schema: hq-plan/actuals/1
year: {year}
department: 区科技局
records:
  - {{indicator: it, value: {value}, unit: 家, as_of: {day}, status: {status}, source: 年报}}
"""


@pytest.fixture
def folder(tmp_path):  # type: ignore[no-untyped-def]
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    (tmp_path / "data" / "targets.yaml").write_text(PLAN, "utf-8")
    for year, value, day, status in ((2020, 9, "2020-12-31", "final"), (2021, 12, "2021-07-31", "example")):
        text = ACTUALS.format(year=year, value=value, day=day, status=status)
        (tmp_path / "data" / "actuals" / f"{year}.yaml").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        pytest.param(
            ("2020",),
            ("completion", "9: 2020-12-31 actual data/actuals/2020.yaml:5; 10: target of 2020 data/targets.yaml:12; 0.1: how near 左右 is data/targets.yaml:3"),
            id="figure and base",
        ),
        pytest.param(
            ("2021",),
            (
                "completion",
                "12 ex.: 2021-07-31 actual data/actuals/2021.yaml:5; 30: target of 2021 data/targets.yaml:18",
            ),
            id="the target of a revision",
        ),
        pytest.param(("2021", "--as-of", "2021-05-31"), None, id="before it"),
    ],
)  # fmt: skip
def test_every_number_has_its_place(folder, run: Callable[..., Ran], arguments: tuple[str, ...], line) -> None:  # type: ignore[no-untyped-def]
    out = run("status", *arguments, "--why", "--lang", "en", here=folder).out
    if line is None:
        assert "20: target of 2021 data/targets.yaml:13" in out
        assert "no figure is on file: ? no data" in out
    else:
        title, inputs = line
        rows = [row for row in out.splitlines() if row.startswith(title + " ")]
        assert rows
        assert rows[0].endswith(f"[{inputs}]")


def test_the_places_of_base_profile_and_width(folder, run: Callable[..., Ran]) -> None:  # type: ignore[no-untyped-def]
    out = run("gap", "--why", "--lang", "en", here=folder).out + run("growth", "--why", "--lang", "en", here=folder).out
    for each in (
        "0.1: how near 左右 is data/targets.yaml:3",
        "7: base of 2019 data/targets.yaml:9",
        "0.5: profile of the year data/targets.yaml:10",
    ):
        assert each in out


def test_no_figure_has_a_line_without_its_inputs(run: Callable[..., Ran]) -> None:
    at, plan = assessed({"2020-12-31": "84", "2021-12-31": "95"})
    assert all(line.inputs for line in why.lines(at, plan.policy) if line.expression)
