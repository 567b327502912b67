"""Targets that count from a base or put years together, as plans print them, worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from test_why import assessed, told

from hq_plan.growth import Bound, Reason

BASE = {"base": {"year": 2019, "value": Decimal(100)}}


@pytest.mark.parametrize(
    ("target", "more", "op", "low", "high"),
    [
        pytest.param("增长20%", BASE, ">=", "120", "120", id="20 % over 100"),
        pytest.param("比2019年增长20%以上", BASE, ">=", "120", "120", id="a base that is named"),
        pytest.param("降低13.5%", BASE, "<=", "86.5", "86.5", id="13.5 % less, at most what is left"),
        pytest.param("降低13.5%以上", BASE, "<=", "86.5", "86.5", id="at least 13.5 % less"),
        pytest.param("增长20%以内", BASE, "<=", "120", "120", id="no more than 20 %"),
        pytest.param("降低20%以内", BASE, ">=", "80", "80", id="no more than 20 % less"),
        pytest.param("增长3%至5%", BASE, "in", "103", "105", id="a range of growth"),
        pytest.param("降低3%至5%", BASE, "in", "95", "97", id="a range of decline"),
        pytest.param("年均增长10%", BASE, ">=", "121", "121", id="two years of 10 %"),
        pytest.param("年均下降10%", BASE, "<=", "81", "81", id="two years of 10 % less"),
        pytest.param("增加7家", BASE, ">=", "107", "107", id="an amount"),
        pytest.param("减少7家", BASE, "<=", "93", "93", id="an amount less"),
        pytest.param("翻一番", BASE, ">=", "200", "200", id="twice"),
        pytest.param("增长1.5倍", BASE, ">=", "250", "250", id="once and a half more"),
        pytest.param("2019年的1.5倍", BASE, ">=", "150", "150", id="once and a half"),
        pytest.param("〔20%〕", BASE | {"better": "lower"}, "<=", "80", "80", id="over the plan, where less is better"),
        pytest.param("〔20%〕", BASE, ">=", "120", "120", id="over the plan, where more is better"),
        pytest.param("〔900〕", {"kind": "flow"}, ">=", "900", "900", id="a sum"),
        pytest.param("比2019年提高5个百分点", BASE | {"unit": "%"}, ">=", "105", "105", id="points"),
        pytest.param("年均6.5%以上", {"unit": "%", "kind": "ratio"}, ">=", "6.5", "6.5", id="the mean of rates"),
        pytest.param(
            "累计降低18%", {"unit": "%", "kind": "ratio"}, ">=", "18", "18", id="rates chained: the more the better"
        ),
    ],
)
def test_what_a_target_of_2021_asks_for(target: str, more: dict[str, object], op: str, low: str, high: str) -> None:
    at, _ = assessed({}, targets={2021: target}, **more)
    assert at.bound == Bound(op, Fraction(low), Fraction(high))


def test_about_is_about_the_level_that_is_worked_out() -> None:
    at, _ = assessed({}, targets={2021: "年均增长10%左右"}, policy={"about": Decimal("0.1")}, **BASE)
    assert at.bound == Bound("in", Fraction("108.9"), Fraction("133.1"))


@pytest.mark.parametrize(
    ("target", "more", "reason"),
    [
        ("增长20%", {}, "the target counts from a base that the plan does not state"),
        ("比2018年翻一番", BASE, "the target counts from 2018, and the plan's base is of 2019"),
        ("〔18%〕", {"unit": "%"}, "neither the target nor the name says whether the rates tell growth or decline"),
    ],
)
def test_what_cannot_be_worked_out_says_why(target: str, more: dict[str, object], reason: str) -> None:
    at, _ = assessed({"2021-12-31": "5"}, targets={2021: target}, **more)
    assert (str(at.bound), str(at.gap), str(at.remark), at.status.value) == (reason, reason, reason, "not_due")


def test_a_sum_over_the_plan() -> None:
    """8 and 9 and 10 are 27 of 25; by the end of the second year 17, with 8 to come in a year."""
    more = {"kind": "flow", "targets": {2022: "〔25〕"}, "decimals": 0}
    figures = {"2020-12-31": "8", "2021-12-31": "9", "2022-12-31": "10"}
    at, _ = assessed(figures, 2022, **more)
    assert (at.x, at.gap, at.completion, at.status.value) == (27, 2, Fraction(27, 25), "met")
    lines = told(figures, year=2021, **more)
    assert (lines["required.left"], lines["required.step"]) == ("25 − (8 + 9) = 8家", "25 − (8 + 9) = 8家")


def test_a_sum_within_the_last_year_is_on_its_way_from_last_years_sum() -> None:
    """17 before, 4 by June: 4 of the 8 that were left in half of the year."""
    more = {"kind": "flow", "targets": {2022: "〔25〕"}}
    lines = told({"2020-12-31": "8", "2021-12-31": "9", "2022-06-30": "4"}, year=2022, **more)
    assert (lines["counted"], lines["share"], lines["required.per_month"]) == (
        "8 + 9 + 4 = 21家",
        "(8 + 9 + 4 − (8 + 9)) ÷ (25 − (8 + 9)) = 50.0%",
        "(25 − (8 + 9 + 4)) ÷ 6 ≈ 0.7家",
    )
    assert lines["status"] == "share 50.0%, time gone 50.0%: no lag: ▸ on track"


def test_a_sum_with_a_year_missing_is_not_made_up() -> None:
    at, _ = assessed({"2020-12-31": "8", "2022-12-31": "10"}, 2022, kind="flow", targets={2022: "〔25〕"})
    assert (str(at.x), str(at.gap), at.status.value) == (
        "no result published for 2021", "no result published for 2021", "not_due",
    )  # fmt: skip


def test_a_stock_has_all_years_in_it() -> None:
    at, _ = assessed({"2020-12-31": "8", "2021-12-31": "9"}, targets={2021: "累计10"})
    assert (at.x, at.gap) == (9, -1)


def test_yearly_reductions_chained() -> None:
    """The first four years of 2006-2010 in one: 2.74, 5.04, 5.20 and 3.61 % less make 15.61 % (tests/published.jsonl)."""
    about = {"unit": "%", "kind": "ratio", "name": "能耗降低率", "targets": {2022: "〔15%〕"}}
    at, _ = assessed({"2020-12-31": "2.74", "2021-12-31": "5.04", "2022-12-31": "5.20"}, 2022, **about)
    kept = (1 - Fraction("0.0274")) * (1 - Fraction("0.0504")) * (1 - Fraction("0.052"))
    assert at.x == 100 * (1 - kept)
    assert at.status.value == "missed"


def test_the_mean_of_yearly_rates_is_geometric() -> None:
    """-19.3 and 28.5 % make 1.8 % a year (tests/published.jsonl), not 4.6."""
    about = {"unit": "%", "kind": "ratio", "targets": {2021: "年均2%以上"}}
    at, _ = assessed({"2020-12-31": "-19.3", "2021-12-31": "28.5"}, **about)
    assert isinstance(at.x, Fraction)
    assert round(at.x, 1) == Fraction("1.8")
    assert at.status.value == "missed"


def test_a_yearly_target_and_a_sum_at_the_end_give_no_planned_step() -> None:
    at, _ = assessed({"2020-12-31": "8", "2021-12-31": "9"}, kind="flow", targets={2021: 9, 2022: "〔25〕"})
    assert at.gap == 0
    assert isinstance(at.outlook.ratio, Reason)
