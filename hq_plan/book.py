"""The records of a plan, found by indicator, year and day."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Final

from hq_plan.models.actuals import Record

CERTAINTY: Final = ("example", "withheld", "preliminary", "final")
"""On one day the more certain figure stands over the less certain one."""


class Book:
    """The records that speak of a day up to ``as_of``; all of them without one."""

    def __init__(self, records: Iterable[Record], as_of: date | None = None) -> None:
        self._records = [record for record in records if as_of is None or record.day <= as_of]
        self._of: dict[tuple[str, int], list[Record]] = {}
        for record in self._records:
            self._of.setdefault((record.indicator, record.day.year), []).append(record)

    @property
    def years(self) -> list[int]:
        """The years that have a record."""
        return sorted({year for _, year in self._of})

    @cached_property
    def without_examples(self) -> "Book":
        """The records that were really reported, which alone may serve as a base for one of them."""
        return Book(record for record in self._records if record.observation.status != "example")

    def judged(self, indicator: str, year: int) -> Record | None:
        """The year's record with the latest day, on one day the most certain."""
        return max(self._of.get((indicator, year), ()), key=_rank, default=None)

    def latest(self, indicator: str, last: int) -> int | None:
        """The latest year up to ``last`` whose judged record gives a number."""
        judged = {year: self.judged(indicator, year) for year in self.years if year <= last}
        return max((year for year, record in judged.items() if record and record.figure is not None), default=None)

    def on(self, indicator: str, day: date) -> Record | None:
        """The record of a day, if its figure is public."""
        of_day = [record for record in self._of.get((indicator, day.year), ()) if record.day == day]
        best = max(of_day, key=_rank, default=None)
        return best if best and best.figure is not None else None

    def result(self, indicator: str, year: int) -> Record | None:
        """The year-end result of a year."""
        return self.on(indicator, date(year, 12, 31))

    def results(self, indicator: str) -> dict[int, Record]:
        """All year-end results by year."""
        found = {year: self.result(indicator, year) for year in self.years}
        return {year: result for year, result in found.items() if result is not None}


def _rank(record: Record) -> tuple[date, int]:
    return record.day, CERTAINTY.index(record.observation.status)
