"""Targets that count from a base or put years together, as plans print them, worked out by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from test_why import assessed, told

from hq_plan.assess.bounds import declines
from hq_plan.assessment import Achieved, Previous, Required
from hq_plan.growth import Bound, Reason

RATES = {"unit": "%", "kind": "ratio"}
BASE = {"base": {"year": 2019, "value": Decimal(100)}}
TWICE = {"base": {"year": 2019, "value": Decimal(200)}}


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
        pytest.param("累计增加50", {"kind": "flow"}, ">=", "50", "50", id="what is added of a flow is a sum"),
        pytest.param("累计降低20%", BASE, "<=", "80", "80", id="a decline over the plan"),
        pytest.param("累计提高5", RATES, ">=", "5", "5", id="points of rates are chained"),
        pytest.param("降低超过20%", BASE, "<", "80", "80", id="more than 20 % less"),
        pytest.param("降低低于20%", BASE, ">", "80", "80", id="less than 20 % less"),
        pytest.param("增长20%", BASE | {"unit": "%"}, ">=", "120", "120", id="a share that grows"),
        pytest.param("增长20%", BASE | {"name": "增速第一的企业"}, ">=", "120", "120", id="a count of what grows"),
        pytest.param("提高5个百分点", BASE | RATES | {"name": "增速"}, ">=", "105", "105", id="points of a rate"),
        pytest.param(
            "〔18%〕", RATES | {"name": "能耗降低率", "better": "lower"}, ">=", "18", "18", id="lower, chained"
        ),
        pytest.param("年均6%", RATES | {"name": "能耗降低率", "better": "lower"}, ">=", "6", "6", id="lower, the mean"),
        pytest.param("翻一番", {"base": {"year": 2019, "value": Decimal("0.5")}}, ">=", "1", "1", id="twice a half"),
        pytest.param("翻一番", BASE | {"better": "lower"}, "<=", "200", "200", id="twice, where less is better"),
        pytest.param("累计增加50", TWICE, ">=", "250", "250", id="an amount is added to the base"),
        pytest.param("累计降低20%", TWICE, "<=", "160", "160", id="per cent are of the base"),
    ],
)
def test_what_a_target_of_2021_asks_for(target: str, more: dict[str, object], op: str, low: str, high: str) -> None:
    at, _ = assessed({}, targets={2021: target}, **more)
    assert at.bound == Bound(op, Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("target", "low", "high"),
    [
        ("年均增长10%左右", "118.81", "123.21"),  # 100 × 1.09², 100 × 1.11²
        ("年均降低10%左右", "79.21", "82.81"),
        ("增长20%左右", "118", "122"),
        ("提高5左右", "104.5", "105.5"),
        ("120左右", "108", "132"),
        ("0.5左右", "0.45", "0.55"),
        ("-0.5左右", "-0.55", "-0.45"),
    ],
)
def test_about_is_about_the_number_that_is_printed(target: str, low: str, high: str) -> None:
    at, _ = assessed({}, targets={2021: target}, policy={"about": Decimal("0.1")}, **BASE)
    assert at.bound == Bound("in", Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("target", "more", "reason"),
    [
        ("增长20%", {}, "the target counts from a base that the plan does not state"),
        ("比2018年翻一番", BASE, "the target counts from 2018, and the plan's base is of 2019"),
        (
            "增长20%",
            {"unit": "%", "name": "产值增速"},
            "nothing says whether it is the year's own rate or that of all years together",
        ),
        ("〔18%〕", {"unit": "%"}, "neither the target nor the name says whether the rates tell growth or decline"),
    ],
)
def test_what_cannot_be_worked_out_says_why(target: str, more: dict[str, object], reason: str) -> None:
    at, _ = assessed({"2021-12-31": "5"}, targets={2021: target}, **more)
    assert (str(at.bound), str(at.gap), str(at.remark), at.status.value) == (reason, reason, reason, "not_due")


def test_about_so_many_is_in_words_where_it_is_done_or_not() -> None:
    at, _ = assessed({}, targets={2021: "约5"}, kind="milestone", unit="是否")
    assert str(at.bound) == "the target is in words"


@pytest.mark.parametrize(
    ("words", "down"),
    [("降低 下降 减少 削减 降幅", True), ("增长 提高 提升 增加 增速 增幅", False), ("水平", None)],
    ids=["decline", "growth", "neither"],
)
def test_a_name_tells_whether_its_rates_decline(words: str, down: bool | None) -> None:
    for word in words.split():
        _, plan = assessed({}, targets={2022: "〔18%〕"}, name=f"能耗{word}", **RATES)
        (indicator,) = plan.indicators
        target = indicator.targets[2022]
        assert target is not None
        assert declines(indicator, target) is down


def test_a_sum_over_the_plan() -> None:
    """8 and 9 and 10 are 27 of 25; by the end of the second year 17, with 8 to come in a year."""
    more = {"kind": "flow", "targets": {2022: "〔25〕"}, "decimals": 0}
    figures = {"2020-12-31": "8", "2021-12-31": "9", "2022-12-31": "10"}
    at, _ = assessed(figures, 2022, **more)
    assert (at.x, at.gap, at.completion, at.status.value) == (27, 2, Fraction(27, 25), "met")
    lines = told(figures, year=2021, **more)
    none = "none: the year has no target"
    assert lines == {
        "gap": none, "completion": none, "growth": "9 ÷ 8 − 1 = +12.5%", "share": none, "lead": none,
        "status": "the year has no target: ◦ not due",
        "required.left": "25 − (8 + 9) = 8家", "required.step": "25 − (8 + 9) = 8家", "required.path": "2022: 25",
        "required.per_month": none, "achieved.step": "(8 + 9) ÷ 2 = 8.5家",
        "outlook.ratio": "none: the year has no target in figures",
    }  # fmt: skip
    lines = told(figures, year=2020, **more)
    assert (lines["required.step"], lines["achieved.step"]) == ("(25 − 8) ÷ 2 = 8.5家", "8 = 8家")


def test_a_sum_in_the_plan_s_first_year_begins_from_nothing() -> None:
    """Of 10 four are there by June, of 30 ten a year are needed over three years."""
    for base in ({}, {"base": {"year": 2018, "value": 5}}):
        at, _ = assessed({"2020-06-30": "4"}, 2020, kind="flow", targets={2020: "累计10", 2022: "累计30"}, **base)
        assert at.previous == Previous(Fraction(0), "result")
        assert (at.schedule.share, at.schedule.lead) == (Fraction(2, 5), -10)
        assert isinstance(at.required, Required)
        assert (at.required.start, at.required.years, at.required.step) == (0, 3, 10)


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


TOGETHER = "the figures of several years are taken together"


def test_what_is_left_of_chained_rates_is_chained() -> None:
    at, _ = assessed({"2020-12-31": "3", "2021-12-31": "3"}, targets={2022: "〔9%〕"}, name="单位能耗降低", **RATES)
    assert isinstance(at.required, Required)
    left = 100 * (1 - Fraction(91, 100) / Fraction(97, 100) ** 2)
    assert (at.required.left, at.required.points) == (left, left)


def test_within_a_year_chained_rates_go_on_from_the_last_year_that_is_over() -> None:
    """Nothing in the first year, 19 % less to come in two: 10 % a year, whatever June says."""
    at, _ = assessed({"2020-12-31": "0", "2021-06-30": "1"}, targets={2022: "〔19%〕"}, name="单位能耗降低", **RATES)
    assert isinstance(at.required, Required)
    assert (at.required.start, at.required.years, at.required.left, at.required.points) == (0, 2, 19, 10)


def test_nothing_is_left_of_chained_rates_that_have_reached_their_target() -> None:
    """10 and 10 % make 21 % of 18."""
    at, _ = assessed({"2020-12-31": "10", "2021-12-31": "10"}, targets={2022: "累计增长18%"}, name="增速", **RATES)
    assert isinstance(at.required, Required)
    assert (at.required.start, at.required.left, at.required.points) == (21, 0, 0)


def test_a_mean_is_settled_by_its_last_year() -> None:
    early, _ = assessed({"2021-12-31": "7", "2020-12-31": "7"}, targets={2022: "年均增长6%"}, name="产值增速", **RATES)
    assert (early.outlook.outlook, str(early.outlook.ratio)) == (
        None, "the mean over the years is settled by the last of them",
    )  # fmt: skip
    assert isinstance(early.required, Required)
    assert early.required.points == 100 * (Fraction("1.06") ** 3 / Fraction("1.07") ** 2 - 1)
    figures = {"2020-12-31": "7", "2021-12-31": "7", "2022-12-31": "7"}
    last, _ = assessed(figures, 2022, targets={2022: "年均增长6%"}, name="产值增速", **RATES)
    assert (last.x, last.outlook.outlook) == (7, "achieved")


@pytest.mark.parametrize(
    ("first", "second", "mean"), [("-19", "-19", -19), ("-150", "10", -155), ("-100", "10", -100)]
)  # fmt: skip
def test_a_mean_of_falls(first: str, second: str, mean: int) -> None:
    """Of what fell by more than there was no root can be drawn; the rate of both years together stands."""
    at, _ = assessed({"2020-12-31": first, "2021-12-31": second}, targets={2021: "年均6%"}, name="增速", **RATES)
    assert at.x == mean


def test_what_a_year_brought_of_a_sum_is_the_mean_of_the_years() -> None:
    at, _ = assessed({"2020-12-31": "20", "2021-12-31": "25"}, kind="flow", targets={2022: "累计75"})
    assert isinstance(at.achieved, Achieved)
    assert (at.achieved.since.when, at.achieved.until.when) == (date(2020, 12, 31), date(2021, 12, 31))
    assert at.achieved.step == Fraction("22.5")
    assert isinstance(at.achieved.rate, Reason)


@pytest.mark.parametrize(
    ("results", "name", "target", "points"),
    [
        ({"2021-12-31": "3", "2020-12-31": "3"}, "单位能耗降低", "〔9%〕", 3),
        ({"2021-12-31": "21", "2020-12-31": "0", "2019-12-31": "50"}, "产值增速", "年均增长6%", 10),
        ({"2021-12-31": "21", "2020-12-31": "0"}, "产值增速", "累计增长18%", 10),
        ({"2020-12-31": "5"}, "产值增速", "累计增长18%", 5),
    ],
    ids=["a decline chained", "the mean since the plan began", "a growth chained", "one year alone"],
)
def test_what_a_year_brought_of_rates_is_chained(
    results: dict[str, object], name: str, target: str, points: int
) -> None:
    at, _ = assessed(results, targets={2022: target}, name=name, **RATES)
    assert isinstance(at.achieved, Achieved)
    assert (at.achieved.points, str(at.achieved.rate), str(at.achieved.step)) == (points, TOGETHER, TOGETHER)


def test_before_the_plan_began_nothing_was_achieved_of_what_it_puts_together() -> None:
    at, _ = assessed({"2019-12-31": "5"}, targets={2022: "累计增长18%"}, name="产值增速", **RATES)
    assert str(at.achieved) == "no year-end result is on file"


@pytest.mark.parametrize(("x", "status"), [("8", "on_track"), ("14", "behind"), ("25.9", "off_track")])
def test_a_limit_over_years_is_used_up_within_the_year(x: str, status: str) -> None:
    """24 and 25 of 75 are gone, 26 are left for the year; at the end of June 13 of them may be."""
    at, _ = assessed(
        {"2020-12-31": "24", "2021-12-31": "25", "2022-06-30": x},
        year=2022, kind="flow", better="lower", targets={2022: "累计不超过75"},
    )  # fmt: skip
    assert at.status.value == status
    assert at.schedule.share == Fraction(x) / 26


def test_a_sum_that_the_years_before_have_used_up_leaves_no_share() -> None:
    at, _ = assessed(
        {"2020-12-31": "40", "2021-12-31": "40", "2022-06-30": "1"},
        year=2022, kind="flow", better="lower", targets={2022: "累计不超过75"},
    )  # fmt: skip
    assert str(at.schedule.share) == "the years before have come to the target already"
    assert at.status.value == "behind"


@pytest.mark.parametrize("base", ["0", "-5"])
def test_nothing_grows_from_a_base_that_is_not_above_zero(base: str) -> None:
    for target in ("翻一番", "增长20%", "年均增长8%"):
        at, _ = assessed({}, targets={2021: target}, base={"year": 2019, "value": Decimal(base)})
        assert str(at.bound) == "the base is not above zero"


def test_an_amount_may_be_added_to_any_base() -> None:
    at, _ = assessed({}, targets={2021: "增加5"}, base={"year": 2019, "value": Decimal(-5)})
    assert at.bound == Bound(">=", Fraction(0), Fraction(0))


def test_what_is_added_over_the_years_to_a_stock_counts_from_its_base() -> None:
    at, _ = assessed({"2021-12-31": "60"}, targets={2021: "累计增加50"}, **BASE)
    assert (at.bound, at.gap) == (Bound(">=", Fraction(150), Fraction(150)), Fraction(-90))


def test_a_mean_of_rates_within_its_range_leaves_a_range_open() -> None:
    """4 % and 5 % so far; whether a rate is needed depends on which end of 3 %-5 % is asked for."""
    more = {"kind": "ratio", "unit": "%", "targets": {2022: "年均3%-5%"}}
    at, _ = assessed({"2020-12-31": "4", "2021-12-31": "5"}, 2021, **more)
    assert isinstance(at.required, Required)
    assert (at.required.years, str(at.required.points)) == (1, "the mean lies within the range so far")
    beyond, _ = assessed({"2020-12-31": "9", "2021-12-31": "9"}, 2021, **more)
    assert isinstance(beyond.required, Required)
    assert str(beyond.required.left) == TOGETHER
    assert beyond.required.points == 100 * (Fraction("1.05") ** 3 / Fraction("1.09") ** 2 - 1)
