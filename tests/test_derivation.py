"""A number that was worked out says how, and what it says comes to the same number."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from arithmetic import work_out
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from hq_plan.derivation import Derived, Input, as_given, given, latest, logarithm, power, share_of

law = settings(deadline=None, derandomize=True, max_examples=300)


def number(text: str) -> Derived:
    return given(Input("actual", Decimal(text)))


A, B, C = number("7"), number("2.50"), number("-3")


@pytest.mark.parametrize(
    ("derived", "expression"),
    [
        pytest.param(A, "7", id="an input in its own digits"),
        pytest.param(B, "2.50", id="zeros behind the point stay"),
        pytest.param(C, "−3", id="a minus as it is printed"),
        pytest.param(A + B, "7 + 2.50", id="sum"),
        pytest.param(A - (B - A), "7 − (2.50 − 7)", id="a difference on the right gets brackets"),
        pytest.param((A - B) - A, "7 − 2.50 − 7", id="on the left it needs none"),
        pytest.param((A - B) * 2, "(7 − 2.50) × 2", id="difference in a product"),
        pytest.param(2 * A / B, "2 × 7 ÷ 2.50", id="from left to right"),
        pytest.param(A / (2 * B), "7 ÷ (2 × 2.50)", id="divided by a product"),
        pytest.param(A / B - 1, "7 ÷ 2.50 − 1", id="a constant on the right"),
        pytest.param(2 - A / B, "2 − 7 ÷ 2.50", id="a constant on the left"),
        pytest.param(A - C, "7 − (−3)", id="below zero, behind a sign"),
        pytest.param(C - A, "−3 − 7", id="below zero, in front"),
        pytest.param(-abs(A - B), "−|7 − 2.50|", id="magnitude"),
        pytest.param(A * Fraction(-1), "7 × (−1)", id="a constant below zero"),
        pytest.param(A + 0, "7 + 0", id="nought as a constant"),
        pytest.param(A * number("0"), "7 × 0", id="nought as an input"),
        pytest.param(A - number("-0.5"), "7 − (−0.5)", id="a little below zero"),
        pytest.param(A + Fraction(1, 3), "7 + (1 ÷ 3)", id="a constant that is no whole number"),
        pytest.param(power(A / B, Fraction(1, 3)) - 1, "(7 ÷ 2.50)^(1 ÷ 3) − 1", id="root"),
        pytest.param(power(A, Fraction(2)), "7^2", id="square"),
        pytest.param(power(A / B, Fraction(1)), "7 ÷ 2.50", id="the first power is the number"),
        pytest.param(power(A, 1 / (2 - share_of(6, 12))), "7^(1 ÷ (2 − 6 ÷ 12))", id="a derived exponent"),
        pytest.param(logarithm(A / B) / logarithm(A), "ln(7 ÷ 2.50) ÷ ln(7)", id="logarithms"),
        pytest.param(share_of(181, 365), "181 ÷ 365", id="a share is not shortened"),
    ],
)
def test_what_is_said_is_what_was_done(derived: Derived, expression: str) -> None:
    assert derived.expression == expression
    assert abs(work_out(expression) - derived) < Fraction(1, 10**40)


def test_inputs_are_kept_once_in_their_order() -> None:
    assert [each.value for each in (A / B - A * C).inputs] == [7, Decimal("2.50"), -3]


def test_an_input_as_it_stands_keeps_its_digits() -> None:
    assert str(as_given(B)) == "2.50"
    for worked_out in (2 * A, A - A, A + B - B, Fraction(1, 3)):
        assert as_given(worked_out) is worked_out


def test_an_input_that_says_no_more_has_no_place_and_no_status() -> None:
    assert Input("base", Decimal(1)) == ("base", Decimal(1), None, "", 0, "")


def test_of_several_figures_the_one_of_the_latest_day_is_found() -> None:
    early, late = (Input("actual", Decimal(day), date(2021, 1, day)) for day in (1, 31))
    base = Input("base", Decimal(5), 2022)
    assert latest(given(base) + given(late) - given(early)) == late
    assert latest(given(early) / given(base) * given(late)) == late
    assert latest(given(base) + given(base)) == base
    assert latest(Fraction(1, 3)) is None


@pytest.mark.parametrize(
    ("base", "exponent", "result"),
    [
        (Fraction(3), Fraction(200), Fraction(3**200)),
        (Fraction(9, 4), Fraction(1, 2), Fraction(3, 2)),
        (Fraction(8, 27), Fraction(2, 3), Fraction(4, 9)),
    ],
)
def test_a_power_is_exact_where_it_can_be(base: Fraction, exponent: Fraction, result: Fraction) -> None:
    assert power(base, exponent) == result


@pytest.mark.parametrize("base", [Fraction(4, 3), Fraction(3, 4)])
def test_half_a_root_is_none(base: Fraction) -> None:
    assert abs(power(base, Fraction(1, 2)) ** 2 - base) < Fraction(1, 10**50)


def test_without_an_input_there_is_nothing_to_say() -> None:
    bare = [power(Fraction(4), Fraction(1, 2)), logarithm(Fraction(2)), share_of(12, 12), Fraction(1) - Fraction(2)]
    assert not any(isinstance(each, Derived) for each in bare)


def test_a_derived_number_mixes_with_whole_numbers_and_fractions_only() -> None:
    for operation in (lambda: A + "1", lambda: "1" - A, lambda: 1.5 * A):
        with pytest.raises(TypeError):
            operation()


OPERATIONS = {
    "+": lambda a, b: a + b,
    "−": lambda a, b: a - b,
    "×": lambda a, b: a * b,
    "÷": lambda a, b: a / b if b else a,
    "|": lambda a, b: abs(a - b),
    "n": lambda a, b: -a,
    "^": lambda a, b: power(a, Fraction(3)) if a > 0 else a,
}
LEAVES = st.decimals(-99, 99, places=2).map(lambda value: given(Input("actual", value))) | st.fractions(
    -9, 9, max_denominator=7
)
TREES = st.recursive(
    LEAVES,
    lambda parts: st.builds(lambda sign, a, b: OPERATIONS[sign](a, b), st.sampled_from(list(OPERATIONS)), parts, parts),
    max_leaves=8,
)


@law
@over(TREES)
def test_any_arithmetic_says_what_comes_to_the_same_number(tree: Fraction) -> None:
    if isinstance(tree, Derived) and tree.expression.count("|") <= 2:
        assert work_out(tree.expression) == tree
