"""Records found by indicator, year and day; on one day the more certain figure stands."""

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from hq_plan.book import Book
from hq_plan.models.actuals import Observation, Record


def record(day: str, value: object = 1, status: str = "final", indicator: str = "hitech") -> Record:
    number = {} if status == "withheld" else {"value": value}
    said = {"indicator": indicator, "unit": "家", "as_of": day, "status": status, "source": "年报"}
    return Record(indicator, Observation.model_validate(said | number), "区科技局", "a.yaml", 5)


def figure(found: Record | None) -> Decimal | None:
    return found.figure if found else None


_CERTAINTY = ("example", "withheld", "preliminary", "final")


@pytest.mark.parametrize("order", list(permutations(_CERTAINTY)), ids="-".join)
def test_on_one_day_the_most_certain_figure_is_judged(order: tuple[str, ...]) -> None:
    records = [record("2021-12-31", 90, status) for status in order]
    for count in (4, 3, 2, 1):
        kept = [each for each in records if each.observation.status in _CERTAINTY[:count]]
        judged = Book(kept).judged("hitech", 2021)
        assert judged is not None
        assert judged.observation.status == _CERTAINTY[count - 1]


def test_a_later_day_is_judged_however_certain_an_earlier_one_is() -> None:
    later = record("2021-12-31", 95, "example")
    assert Book([record("2021-11-30", 90), later]).judged("hitech", 2021) == later


def test_a_withheld_figure_of_a_later_day_hides_an_earlier_one() -> None:
    hidden = record("2021-12-31", status="withheld")
    assert Book([hidden, record("2021-06-30", 90)]).judged("hitech", 2021) == hidden


@pytest.mark.parametrize(
    ("as_of", "judged"),
    [("2021-03-30", None), ("2021-03-31", 85), ("2021-12-30", 85), ("2021-12-31", 95), ("2030-01-01", 95)],
)
def test_as_of_keeps_the_records_that_speak_of_a_day_up_to_it(as_of: str, judged: int | None) -> None:
    book = Book([record("2021-12-31", 95), record("2021-03-31", 85)], date.fromisoformat(as_of))
    found = book.judged("hitech", 2021)
    assert (found and found.figure) == judged


def test_without_as_of_every_record_counts() -> None:
    book = Book([record("2999-12-31", 7)])
    assert figure(book.result("hitech", 2999)) == Decimal(7)


def test_an_indicator_and_a_year_have_their_own_records() -> None:
    book = Book([record("2021-12-31", 95), record("2020-12-31", 84), record("2021-12-31", 3, indicator="gazelle")])
    found = {(name, year): figure(book.result(name, year)) for name in ("hitech", "gazelle") for year in (2020, 2021)}
    assert found == {
        ("hitech", 2020): Decimal(84),
        ("hitech", 2021): Decimal(95),
        ("gazelle", 2020): None,
        ("gazelle", 2021): Decimal(3),
    }


def test_the_figure_of_a_day_is_that_days_alone() -> None:
    book = Book([record("2021-06-30", 88), record("2021-06-30", 87, "preliminary"), record("2021-12-31", 95)])
    days = [date(2021, 6, 29), date(2021, 6, 30), date(2021, 7, 1), date(2021, 12, 31)]
    assert [figure(book.on("hitech", day)) for day in days] == [None, Decimal(88), None, Decimal(95)]


def test_a_withheld_figure_stands_over_an_example_and_is_not_public() -> None:
    book = Book([record("2021-12-31", 95, "example"), record("2021-12-31", status="withheld")])
    assert book.on("hitech", date(2021, 12, 31)) is None


def test_a_yes_or_no_is_no_figure() -> None:
    assert Book([record("2021-12-31", value=True)]).result("hitech", 2021) is None


def test_the_result_of_a_year_is_that_of_its_last_day() -> None:
    book = Book([record("2021-12-30", 94)])
    assert book.result("hitech", 2021) is None


def test_the_results_are_the_public_year_ends() -> None:
    book = Book(
        [
            record("2020-12-31", Decimal("2.10")),
            record("2021-12-31", status="withheld"),
            record("2022-12-31", Decimal("2.35"), "preliminary"),
            record("2023-06-30", 3),
            record("2019-12-31", 9, indicator="gazelle"),
        ]
    )
    assert {year: result.figure for year, result in book.results("hitech").items()} == {
        2020: Decimal("2.10"),
        2022: Decimal("2.35"),
    }


def test_the_years_are_those_with_a_record_in_order() -> None:
    book = Book([record("2022-01-31"), record("2020-12-31"), record("2022-12-31"), record("2019-06-30")])
    assert book.years == [2019, 2020, 2022]


def test_an_empty_book_has_nothing() -> None:
    book = Book([])
    assert (book.years, book.judged("hitech", 2021), book.result("hitech", 2021), book.results("hitech")) == (
        [], None, None, {},
    )  # fmt: skip
