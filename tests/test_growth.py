"""The arithmetic of targets, figure by figure, against numbers worked out by hand or published."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from hq_plan import derivation, growth
from hq_plan.growth import ON_BOUND, Bound, Figure, Reason


def at_least(number: str) -> Bound:
    return Bound(">=", Fraction(number), Fraction(number))


def more_than(number: str) -> Bound:
    return Bound(">", Fraction(number), Fraction(number))


def at_most(number: str) -> Bound:
    return Bound("<=", Fraction(number), Fraction(number))


def less_than(number: str) -> Bound:
    return Bound("<", Fraction(number), Fraction(number))


def within(low: str, high: str) -> Bound:
    return Bound("in", Fraction(low), Fraction(high))


def why(figure: Figure | tuple[int, ...]) -> str:
    assert isinstance(figure, Reason)
    return str(figure)


@pytest.mark.parametrize(
    ("bound", "below", "equal", "above"),
    [
        pytest.param(at_least("2.1"), False, True, True, id="at least: 以上 includes the number"),
        pytest.param(more_than("2.1"), False, False, True, id="more than: 超过 does not"),
        pytest.param(at_most("2.1"), True, True, False, id="at most: 以下 and 以内 include it"),
        pytest.param(less_than("2.1"), True, False, False, id="less than: 不满 does not"),
    ],
)
def test_a_bound_holds_as_article_1259_of_the_civil_code_has_it(
    bound: Bound, below: bool, equal: bool, above: bool
) -> None:
    """《民法典》第一千二百五十九条."""
    assert [bound.holds(Fraction(x)) for x in ("2.0999999", "2.1", "2.1000001")] == [below, equal, above]


def test_a_range_includes_both_its_ends() -> None:
    assert [within("3", "5").holds(Fraction(x)) for x in ("2.99", "3", "4", "5", "5.01")] == [
        False,
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(("x", "end"), [("0", 3), ("3.9", 3), ("4.1", 5), ("9", 5)])
def test_a_range_is_taken_at_the_end_nearest_to_the_value(x: str, end: int) -> None:
    assert within("3", "5").end(Fraction(x)) == end


@pytest.mark.parametrize(
    ("bound", "x", "upper"),
    [
        pytest.param(at_least("5"), "6", False, id="beyond at least"),
        pytest.param(at_most("5"), "4", True, id="below at most"),
        pytest.param(within("3", "5"), "5", False, id="on a range's end"),
        pytest.param(within("3", "5"), "5.1", True, id="beyond a range"),
    ],
)
def test_a_range_is_an_upper_bound_only_to_what_is_beyond_it(bound: Bound, x: str, upper: bool) -> None:
    assert bound.is_upper(Fraction(x)) == upper


@pytest.mark.parametrize(
    ("x", "bound", "gap"),
    [
        pytest.param("95", at_least("92"), Fraction(3), id="above at least"),
        pytest.param("2.06", at_least("2.1"), Fraction(-1, 25), id="below at least"),
        pytest.param("2.6", more_than("2.6"), Fraction(0), id="on a bound not included"),
        pytest.param("0.48", at_most("0.5"), Fraction(1, 50), id="below at most is good"),
        pytest.param("0.55", at_most("0.5"), Fraction(-1, 20), id="above at most is bad"),
        pytest.param("7", less_than("5"), Fraction(-2), id="above less than"),
        pytest.param("2", within("3", "5"), Fraction(-1), id="below a range"),
        pytest.param("4", within("3", "5"), Fraction(0), id="inside a range"),
        pytest.param("5", within("3", "5"), Fraction(0), id="on its end"),
        pytest.param("5.5", within("3", "5"), Fraction(-1, 2), id="above a range"),
        pytest.param("-2", at_least("-3"), Fraction(1), id="below zero"),
    ],
)
def test_a_gap_is_positive_where_things_are_good(x: str, bound: Bound, gap: Fraction) -> None:
    assert growth.gap(Fraction(x), bound) == gap


@pytest.mark.parametrize(
    ("x", "bound", "share"),
    [
        pytest.param("95", at_least("92"), Fraction(95, 92), id="over the target"),
        pytest.param("2.06", at_least("2.1"), Fraction(103, 105), id="under the target"),
        pytest.param("0", at_least("92"), Fraction(0), id="nothing yet"),
        pytest.param("-46", at_least("92"), Fraction(-1, 2), id="negative value"),
        pytest.param("80", at_most("100"), Fraction(6, 5), id="lower is better, better: 2 - 0.8"),
        pytest.param("100", at_most("100"), Fraction(1), id="lower is better, equal"),
        pytest.param("110", less_than("100"), Fraction(9, 10), id="lower is better, worse: 2 - 1.1"),
        pytest.param("250", at_most("100"), Fraction(-1, 2), id="lower is better, far off: 2 - 2.5"),
        pytest.param("3", within("3", "5"), Fraction(1), id="inside a range"),
    ],
)
def test_completion_is_the_part_of_the_target_that_is_reached(x: str, bound: Bound, share: Fraction) -> None:
    assert growth.completion(Fraction(x), bound) == share


@pytest.mark.parametrize("bound", [at_least("0"), at_most("0"), at_least("-5"), less_than("-5")], ids=str)
def test_completion_of_a_target_not_above_zero_is_null(bound: Bound) -> None:
    assert why(growth.completion(Fraction(3), bound)) == "the target is not above zero"


@pytest.mark.parametrize("x", ["2.9", "5.1"])
def test_completion_outside_a_range_is_null(x: str) -> None:
    assert why(growth.completion(Fraction(x), within("3", "5"))) == "outside the range, where a share says nothing"


@pytest.mark.parametrize(
    ("x", "before", "change"),
    [
        ("95", "84", Fraction(11, 84)),
        ("42", "84", Fraction(-1, 2)),
        ("0", "5", Fraction(-1)),
        ("0.3", "0.2", Fraction(1, 2)),
    ],
)
def test_growth_is_against_the_figure_of_a_year_earlier(x: str, before: str, change: Fraction) -> None:
    assert growth.change(Fraction(x), Fraction(before)) == change


@pytest.mark.parametrize("before", ["0", "-4"])
def test_growth_from_a_base_not_above_zero_is_null(before: str) -> None:
    assert why(growth.change(Fraction(3), Fraction(before))) == "the figure of a year earlier is not above zero"


@pytest.mark.parametrize(
    ("day", "share"),
    [
        ("2021-01-31", Fraction(1, 12)),
        ("2021-02-28", Fraction(1, 6)),
        ("2020-02-29", Fraction(1, 6)),
        ("2020-02-28", Fraction(59, 366)),
        ("2021-05-31", Fraction(5, 12)),
        ("2021-06-30", Fraction(1, 2)),
        ("2021-12-31", Fraction(1)),
        ("2021-01-01", Fraction(1, 365)),
        ("2020-01-01", Fraction(1, 366)),
        ("2021-03-15", Fraction(74, 365)),
        ("2020-03-15", Fraction(75, 366)),
        ("2021-12-30", Fraction(364, 365)),
    ],
)
def test_months_count_at_a_months_end_and_days_otherwise(day: str, share: Fraction) -> None:
    assert growth.elapsed(date.fromisoformat(day)) == share


# Nothing in the first month, half by the end of June, all by November.
_PROFILE = [Fraction(part, 20) for part in (0, 1, 2, 4, 7, 10, 12, 14, 16, 18, 20, 20)]


@pytest.mark.parametrize(
    ("day", "share"),
    [
        pytest.param("2021-01-31", Fraction(0), id="month's end"),
        pytest.param("2021-02-14", Fraction(1, 40), id="halfway through February"),
        pytest.param("2020-02-14", Fraction(7, 290), id="14 of 29 days"),
        pytest.param("2021-06-30", Fraction(1, 2), id="end of June"),
        pytest.param("2021-07-31", Fraction(3, 5), id="end of July"),
        pytest.param("2021-09-15", Fraction(3, 4), id="halfway through September"),
        pytest.param("2021-12-10", Fraction(1), id="all done"),
        pytest.param("2021-12-31", Fraction(1), id="year's end"),
    ],
)
def test_a_profile_is_straight_between_months_ends(day: str, share: Fraction) -> None:
    assert growth.elapsed(date.fromisoformat(day), _PROFILE) == share


def test_a_profile_begins_the_year_at_nothing() -> None:
    shares = [Fraction(6, 31), *[Fraction(1)] * 11]
    assert growth.elapsed(date(2021, 1, 5), shares) == Fraction(30, 961)
    assert growth.elapsed(date(2021, 2, 14), shares) == Fraction(37, 62)


@pytest.mark.parametrize(
    ("day", "months"),
    [("2021-01-30", 0), ("2021-01-31", 1), ("2021-02-28", 2), ("2020-02-28", 1), ("2021-06-15", 5), ("2021-12-30", 11),
     ("2021-12-31", 12)],
)  # fmt: skip
def test_only_whole_months_are_counted(day: str, months: int) -> None:
    assert growth.months_elapsed(date.fromisoformat(day)) == months


@pytest.mark.parametrize(
    ("x", "bound", "share"),
    [
        ("25.60", at_least("77"), Fraction(128, 385)),
        ("0.25", at_least("0.5"), Fraction(1, 2)),
        ("120", at_most("100"), Fraction(6, 5)),
        ("40", within("100", "200"), Fraction(2, 5)),
        ("190", within("100", "200"), Fraction(19, 10)),
        ("210", within("100", "200"), Fraction(21, 20)),
    ],
    ids=[
        "at least",
        "below one",
        "at most, used up and more",
        "near the lower end",
        "near the upper end",
        "beyond the upper end",
    ],
)
def test_the_share_of_a_flow_is_the_part_of_the_years_target(x: str, bound: Bound, share: Fraction) -> None:
    assert growth.flow_share(Fraction(x), bound) == share


@pytest.mark.parametrize("bound", [at_least("0"), at_most("-1")], ids=str)
def test_the_share_of_a_flow_with_a_target_not_above_zero_is_null(bound: Bound) -> None:
    assert why(growth.flow_share(Fraction(3), bound)) == "the target is not above zero"


@pytest.mark.parametrize(
    ("percent", "day", "lead", "printed"),
    [
        pytest.param("36.7", "2024-04-30", Fraction(101, 30), "3.4", id="36.7 % by April: 快于序时进度3.4个百分点"),
        pytest.param("45.6", "2024-05-31", Fraction(59, 15), "3.9", id="45.6 % by May: 3.9 points ahead"),
    ],
)
def test_the_schedule_measure_is_that_of_budget_reports(percent: str, day: str, lead: Fraction, printed: str) -> None:
    """时序进度; the first is Guangzhou's budget spending from January to April (czj.gz.gov.cn, post_9663016)."""
    share = growth.flow_share(Fraction(percent), at_least("100"))
    assert isinstance(share, Fraction)
    ahead = 100 * (share - growth.elapsed(date.fromisoformat(day)))
    assert (ahead, round(ahead, 1)) == (lead, Fraction(printed))


@pytest.mark.parametrize(
    ("x", "bound", "previous", "share"),
    [
        pytest.param("90", at_least("100"), "80", Fraction(1, 2), id="halfway up"),
        pytest.param("75", at_least("100"), "80", Fraction(-1, 4), id="gone back"),
        pytest.param("105", at_least("100"), "80", Fraction(5, 4), id="beyond"),
        pytest.param("90", at_most("80"), "120", Fraction(3, 4), id="three quarters of the way down"),
        pytest.param("130", less_than("80"), "120", Fraction(-1, 4), id="gone up"),
        pytest.param("2", within("3", "5"), "1", Fraction(1, 2), id="up to a range"),
        pytest.param("6", within("3", "5"), "9", Fraction(3, 4), id="down to a range"),
    ],
)
def test_the_share_of_a_stock_is_the_part_of_the_way_from_last_year(
    x: str, bound: Bound, previous: str, share: Fraction
) -> None:
    assert growth.stock_share(Fraction(x), bound, Fraction(previous)) == share


@pytest.mark.parametrize(
    ("bound", "previous"),
    [(at_least("100"), "100"), (at_least("100"), "130"), (at_most("100"), "90"), (within("3", "5"), "4")],
    ids=["equal", "above", "below at most", "inside"],
)
def test_the_share_of_a_stock_is_null_where_last_year_meets_the_target(bound: Bound, previous: str) -> None:
    assert (
        why(growth.stock_share(Fraction(95), bound, Fraction(previous)))
        == "last year's figure meets this year's target already"
    )


@pytest.mark.parametrize("bound", [more_than("100"), less_than("100")], ids=str)
def test_the_share_of_a_stock_is_null_where_last_year_stands_on_a_bound_not_included(bound: Bound) -> None:
    assert isinstance(growth.stock_share(Fraction(95), bound, Fraction(100)), Reason)


@pytest.mark.parametrize(
    ("x", "end", "years", "percent"),
    [
        pytest.param("1", "2", 10, "7.18", id="doubled in ten years: 7.2 % a year"),
        pytest.param("1", "2", 15, "4.73", id="doubled in fifteen years: 4.73 % a year"),
        pytest.param("1000", "10000", 3, "115.44", id="1,000 to 10,000 in three years: 115.44 % (ZCubes wiki, CAGR)"),
    ],
)
def test_the_required_rate_is_the_published_one(x: str, end: str, years: int, percent: str) -> None:
    rate = growth.required_rate(Fraction(x), at_least(end), Fraction(years))
    assert isinstance(rate, Fraction)
    assert round(100 * rate, 2) == Fraction(percent)


@pytest.mark.parametrize(
    ("x", "bound", "years", "rate"),
    [
        pytest.param("95", at_least("102"), Fraction(1), Fraction(7, 95), id="one year"),
        pytest.param("100", at_least("150"), Fraction(1, 2), Fraction(5, 4), id="half a year: 1.5 squared"),
        pytest.param("200", at_most("150"), Fraction(1), Fraction(-1, 4), id="down"),
        pytest.param("5", at_most("0.5"), Fraction(1), Fraction(-9, 10), id="down below one"),
        pytest.param("2", within("3", "5"), Fraction(1), Fraction(1, 2), id="up to a range"),
        pytest.param("10", within("3", "5"), Fraction(1), Fraction(-1, 2), id="down to a range"),
        pytest.param("102", at_least("102"), Fraction(1), Fraction(0), id="met"),
        pytest.param("102", at_least("102"), Fraction(0), Fraction(0), id="met in the last year"),
        pytest.param("-5", at_most("3"), Fraction(1), Fraction(0), id="met below zero"),
        pytest.param("100", more_than("100"), Fraction(2), ON_BOUND, id="on a bound not included"),
    ],
)
def test_the_required_rate_just_reaches_the_target(x: str, bound: Bound, years: Fraction, rate: Fraction) -> None:
    assert growth.required_rate(Fraction(x), bound, years) == rate


@pytest.mark.parametrize(
    ("x", "end", "years", "power", "ratio"),
    [
        ("84", "102", Fraction(2), 2, Fraction(17, 14)),
        ("90", "120", Fraction(3, 2), 3, Fraction(16, 9)),
        ("64", "90", Fraction(7, 12), 7, Fraction(45, 32) ** 12),
    ],
    ids=["two years", "a year and a half", "seven months"],
)
def test_the_required_rate_compounds_back_to_the_target(
    x: str, end: str, years: Fraction, power: int, ratio: Fraction
) -> None:
    rate = growth.required_rate(Fraction(x), at_least(end), years)
    assert isinstance(rate, Fraction)
    assert abs((1 + rate) ** power - ratio) < Fraction(1, 10**40)


@pytest.mark.parametrize(("x", "end"), [("0", "5"), ("-2", "5")])
def test_the_required_rate_from_a_base_not_above_zero_is_null(x: str, end: str) -> None:
    assert why(growth.required_rate(Fraction(x), at_least(end), Fraction(1))) == "a rate needs figures above zero"


def test_the_required_rate_to_a_target_not_above_zero_is_null() -> None:
    assert why(growth.required_rate(Fraction(5), at_most("0"), Fraction(1))) == "a rate needs figures above zero"


def test_from_less_than_a_month_no_yearly_rate_is_worked_out() -> None:
    month, days = (growth.required_rate(Fraction(2), at_least("3"), Fraction(*left)) for left in ((1, 12), (30, 365)))
    assert month == Fraction(3, 2) ** 12 - 1
    assert why(days) == "the time left is too short for a yearly rate"


def test_the_mean_rate_compounds_from_one_result_to_another() -> None:
    assert growth.mean_rate(Fraction(121), Fraction(100), 2) == Fraction(1, 10)
    assert growth.mean_rate(Fraction("0.6"), Fraction("0.5"), 1) == Fraction(1, 5)
    for x, base in ((3, 0), (0, 3)):
        assert why(growth.mean_rate(Fraction(x), Fraction(base), 1)) == "a rate needs figures above zero"


@pytest.mark.parametrize(("years", "step", "expression"), [(1, 4, "9 − 5"), (2, 2, "(9 − 5) ÷ 2")])
def test_the_mean_step_is_the_change_over_the_years(years: int, step: int, expression: str) -> None:
    x, base = (derivation.given(derivation.Input("actual", Decimal(value))) for value in (9, 5))
    mean = growth.mean_step(x, base, years)
    assert isinstance(mean, derivation.Derived)
    assert (mean, mean.expression) == (step, expression)


@pytest.mark.parametrize(
    ("done", "goal", "down", "percent"),
    [("1", "1.21", False, 10), ("1", "0.81", True, 10), ("0.5", "0.5", False, 0), ("0.99", "0.9801", True, "0.501256")],
)
def test_what_is_left_of_chained_rates_is_a_rate_a_year(done: str, goal: str, down: bool, percent: str | int) -> None:
    rest = growth.rest(Fraction(done), Fraction(goal), 2, down=down)
    assert isinstance(rest, Fraction)
    assert round(rest, 6) == Fraction(percent)


@pytest.mark.parametrize(("done", "goal"), [("0", "1"), ("1", "0"), ("-0.5", "1"), ("1", "-0.5")])
def test_chained_rates_cannot_come_to_nothing(done: str, goal: str) -> None:
    assert why(growth.rest(Fraction(done), Fraction(goal), 2, down=True)) == "a rate needs figures above zero"


@pytest.mark.parametrize(
    ("x", "bound", "years", "step"),
    [
        pytest.param("95", at_least("102"), Fraction(1), Fraction(7), id="one year"),
        pytest.param("84", at_least("102"), Fraction(2), Fraction(9), id="two years"),
        pytest.param("90", at_least("120"), Fraction(3, 2), Fraction(20), id="a year and a half"),
        pytest.param("95", at_least("102"), Fraction(2), Fraction(7, 2), id="not rounded"),
        pytest.param("-2", at_least("5"), Fraction(1), Fraction(7), id="from below zero"),
        pytest.param("0", at_least("5"), Fraction(2), Fraction(5, 2), id="from zero"),
        pytest.param("10", at_most("4"), Fraction(3), Fraction(-2), id="down"),
        pytest.param("6", within("3", "5"), Fraction(2), Fraction(-1, 2), id="down to a range"),
        pytest.param("102", at_least("102"), Fraction(1), Fraction(0), id="met"),
        pytest.param("110", at_least("102"), Fraction(0), Fraction(0), id="met in the last year"),
        pytest.param("2.6", more_than("2.6"), Fraction(1), ON_BOUND, id="on a bound not included"),
    ],
)
def test_the_required_step_is_the_rest_over_the_years(x: str, bound: Bound, years: Fraction, step: Fraction) -> None:
    assert growth.required_step(Fraction(x), bound, years) == step


@pytest.mark.parametrize("figure", [growth.required_rate, growth.required_step, growth.whole_path])
def test_nothing_is_required_after_the_last_year(figure: object) -> None:
    assert callable(figure)
    assert why(figure(Fraction(95), at_least("102"), Fraction(0))) == "no year is left"


@pytest.mark.parametrize(
    ("x", "bound", "years", "path"),
    [
        pytest.param("95", at_least("102"), Fraction(1), (102,), id="one year"),
        pytest.param("84", at_least("102"), Fraction(2), (93, 102), id="even steps"),
        pytest.param("1430", at_least("1500"), Fraction(3), (1454, 1477, 1500), id="nodes rounded up"),
        pytest.param("90", at_least("120"), Fraction(3, 2), (100, 120), id="half of this year left"),
        pytest.param("90", at_least("120"), Fraction(1, 4), (120,), id="a quarter left"),
        pytest.param("1", at_least("2.5"), Fraction(2), (2, 3), id="target between whole numbers"),
        pytest.param("4", more_than("5"), Fraction(1), (6,), id="more than a whole number"),
        pytest.param("4", more_than("5.5"), Fraction(1), (6,), id="more than a fraction"),
        pytest.param("5", more_than("5"), Fraction(2), (5, 6), id="from a bound not included"),
        pytest.param("20", at_most("11"), Fraction(2), (15, 11), id="down, rounded down"),
        pytest.param("20", at_most("11.5"), Fraction(1), (11,), id="down to a fraction"),
        pytest.param("20", less_than("11"), Fraction(1), (10,), id="down below a whole number"),
        pytest.param("20", less_than("11.5"), Fraction(1), (11,), id="down below a fraction"),
        pytest.param("1", within("3", "5"), Fraction(1), (3,), id="up to a range"),
        pytest.param("9", within("3", "5"), Fraction(2), (7, 5), id="down to a range"),
        pytest.param("9", within("2.5", "5.5"), Fraction(1), (5,), id="down to a range of fractions"),
        pytest.param("0", at_least("1"), Fraction(3), (1, 1, 1), id="one in three years"),
    ],
)
def test_the_whole_number_path_keeps_the_way(x: str, bound: Bound, years: Fraction, path: tuple[int, ...]) -> None:
    assert growth.whole_path(Fraction(x), bound, years) == path


@pytest.mark.parametrize(
    ("x", "bound", "reason"),
    [
        ("102", at_least("102"), "the target is met already"),
        ("1", within("3.2", "3.8"), "no whole number lies within the target"),
    ],
    ids=["met", "none"],
)
def test_there_is_no_path_to_what_is_met_or_has_no_whole_number(x: str, bound: Bound, reason: str) -> None:
    assert why(growth.whole_path(Fraction(x), bound, Fraction(1))) == reason


@pytest.mark.parametrize(
    ("x", "bound", "day", "need"),
    [
        pytest.param("25.60", at_least("77"), "2021-06-30", Fraction("51.4") / 6, id="six months left"),
        pytest.param(
            "25.60", at_least("77"), "2021-06-29", Fraction("51.4") / 7, id="June does not count before its end"
        ),
        pytest.param("0", at_least("24"), "2021-01-10", Fraction(2), id="no month gone"),
        pytest.param("23", at_least("24"), "2021-12-30", Fraction(1), id="one month left"),
        pytest.param("24", at_least("24"), "2021-06-30", Fraction(0), id="met"),
        pytest.param("30", at_least("24"), "2021-06-30", Fraction(0), id="more than met"),
        pytest.param("10", at_most("24"), "2021-06-30", Fraction(0), id="within an upper bound"),
        pytest.param("24", more_than("24"), "2021-06-30", ON_BOUND, id="on a bound not included"),
    ],
)
def test_needed_per_month_is_the_rest_over_the_months_left(x: str, bound: Bound, day: str, need: Figure) -> None:
    assert growth.per_month(Fraction(x), bound, date.fromisoformat(day)) == need


@pytest.mark.parametrize("x", ["20", "30"])
def test_nothing_is_needed_per_month_at_year_end(x: str) -> None:
    assert growth.per_month(Fraction(x), at_least("24"), date(2021, 12, 31)) == growth.YEAR_OVER


@pytest.mark.parametrize(
    ("base", "exponent", "power"),
    [
        (Fraction(3, 2), Fraction(2), Fraction(9, 4)),
        (Fraction(3, 2), Fraction(-1), Fraction(2, 3)),
        (Fraction(7, 5), Fraction(1), Fraction(7, 5)),
        (Fraction(2), Fraction(0), Fraction(1)),
    ],
)
def test_a_whole_power_is_exact(base: Fraction, exponent: Fraction, power: Fraction) -> None:
    assert derivation.power(base, exponent) == power


def test_a_fractional_power_is_good_to_fifty_digits() -> None:
    """The square root of 2, from the On-Line Encyclopedia of Integer Sequences, A002193."""
    root = Fraction("1.41421356237309504880168872420969807856967187537694")
    assert abs(derivation.power(Fraction(2), Fraction(1, 2)) - root) < Fraction(1, 10**50)


def test_a_reason_fills_its_gaps() -> None:
    assert str(Reason("no result published for {year}", {"year": 2020})) == "no result published for 2020"


def test_a_reason_is_moot_where_nobody_would_ask() -> None:
    assert [reason.moot for reason in (Reason("no year is left"), growth.YEAR_OVER)] == [False, True]
