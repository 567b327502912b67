"""How figures are put into words: rounded once, half to even, with units and signs that are never wrong or doubled."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hq_plan import i18n
from hq_plan.models.plan import Indicator
from hq_plan.reports import words


def indicator(unit: str) -> Indicator:
    return Indicator.model_validate({"id": "x", "name": "指标", "unit": unit, "kind": "stock", "targets": {}})


# GB/T 8170-2008, 3.2.4: what is dropped is exactly five and nothing behind it, so the digit before becomes even.
@pytest.mark.parametrize(
    ("number", "to", "text"),
    [
        ("1.050", 1, "1.0"), ("0.35", 1, "0.4"), ("0.0325", 3, "0.032"), ("31500", 0, "31500"), ("2.5", 0, "2"),
        ("3.5", 0, "4"), ("12.1498", 1, "12.1"), ("10.5002", 0, "11"), ("-2.5", 0, "−2"), ("-0.04", 1, "0.0"),
    ],
)  # fmt: skip
def test_rounding_is_half_to_even_and_zero_has_no_sign(number: str, to: int, text: str) -> None:
    assert words.rounded(Fraction(number), to) == text


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**6), max_value=10**6), st.integers(0, 3)
)
def test_what_is_shown_is_never_further_off_than_half_a_step(number: Decimal, to: int) -> None:
    shown = Fraction(words.rounded(Fraction(number), to).replace("−", "-"))
    assert abs(shown - Fraction(number)) <= Fraction(1, 2 * 10**to)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(95, 92), "103.3%"), (Fraction(1), "100.0%"), (Fraction(9996, 10000), "99.96%"),
        (Fraction(99999, 100000), "99.999%"), (Fraction(100001, 100000), "100.001%"), (Fraction(0), "0.0%"),
        (Fraction(-1, 3), "−33.3%"),
    ],
)  # fmt: skip
def test_a_share_is_never_shown_as_100_percent_unless_it_is(share: Fraction, text: str) -> None:
    assert words.percent(share) == text


@pytest.mark.parametrize(
    ("number", "to", "unit", "lang", "text"),
    [
        (Fraction(7), 0, "家", "zh", "7家"), (Fraction(35, 2), 0, "家", "zh", "17.5家"),
        (Fraction("8.7"), 2, "亿元", "zh", "8.70亿元"), (Fraction("0.14"), 2, "%", "zh", "0.14个百分点"),
        (Fraction("0.14"), 2, "%", "en", "0.14 points"), (Fraction(1, 3), 0, "件", "en", "0.3件"),
    ],
)  # fmt: skip
def test_an_amount_has_its_unit_once(number: Fraction, to: int, unit: str, lang: str, text: str) -> None:
    i18n.use(lang)
    assert words.amount(number, to, indicator(unit)) == text


def test_a_given_number_stays_as_it_was_written() -> None:
    assert [words.given(Decimal(text)) for text in ("2.10", "95", "-0.50", "1E+3")] == ["2.10", "95", "−0.50", "1000"]


def test_decimal_places_are_those_of_the_number_written_with_the_most() -> None:
    assert words.places(Decimal("2.06"), Decimal("2.1")) == 2
    assert words.places(Decimal("1E+3"), Decimal(7)) == 0
    assert words.places() == 0
