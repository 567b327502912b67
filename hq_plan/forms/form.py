"""What a department's form says: for each indicator it answers for unit, definition, target and last figure."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from hq_plan.book import Book
from hq_plan.i18n import _
from hq_plan.models.actuals import Record
from hq_plan.models.plan import Indicator, Plan

_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_MOST: Final = 40


class Row(NamedTuple):
    """One indicator of a form: it, and its last figure that was really reported."""

    indicator: Indicator
    last: Record | None


class Form(NamedTuple):
    """A department's form for one year; ``as_of`` is the day that its figures are to speak of."""

    plan: Plan
    revision: int
    year: int
    department: str
    as_of: date
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """The heading: whose plan, which year."""
        title = self.plan.about.title
        return _("{plan}: figures as of {day}").format(plan=title, day=self.as_of)

    @property
    def head(self) -> str:
        """Year, department, day and revision, in a form that is read back."""
        said = _("Year: {year}   Department: {department}   As of: {day}   Targets: revision {n}")
        return said.format(year=self.year, department=self.department, day=self.as_of, n=self.revision)

    @property
    def facts(self) -> dict[str, str]:
        """What the hidden sheet says."""
        return {
            "schema": "hq-plan/form/1",
            "plan": self.plan.about.id,
            "revision": str(self.revision),
            "year": str(self.year),
            "department": self.department,
            "as_of": self.as_of.isoformat(),
        }

    def texts(self, row: Row) -> dict[str, str]:
        """What stands in the columns that are not filled in, by column, and the day that is filled in beforehand."""
        indicator, target = row.indicator, row.indicator.targets.get(self.year)
        last = row.last
        value = last.observation.value if last else None
        said = "" if value is None else _told(value)
        return {
            "number": "" if indicator.number is None else str(indicator.number),
            "indicator": indicator.name,
            "unit": indicator.unit,
            "definition": indicator.definition or _kind(indicator),
            "target": target.text if target else "",
            "last": f"{said} ({last.day})" if last and said else "",
            "as_of": self.as_of.isoformat(),
            "id": indicator.id,
        }


def instructions(*, cells: bool = True) -> tuple[str, str]:
    """Two lines that say how a form is filled in: one with white cells and lists, or a plain table."""
    if not cells:
        return (
            _("Fill in figure, status, source: the number alone, without unit; leave a row as it is without a figure."),
            _("A flow is the year to date. Status: {words}; what is not made public has no figure.").format(
                words=_(" / ").join(statuses())
            ),
        )
    return (
        _("Fill in the white cells only: the number alone, without unit; leave a row empty where there is no figure."),
        _("A flow is the year to date. Choose a status from the list, name the source, send the file back as it is."),
    )


def statuses() -> tuple[str, ...]:
    """The words that the list of statuses offers."""
    return _("final"), _("preliminary"), _("withheld")


def yes_no() -> tuple[str, str]:
    """The words that the list of yes and no offers."""
    return _("yes"), _("no")


def forms(plan: Plan, revision: int, day: date, book: Book, departments: Sequence[str]) -> list[Form]:
    """One form for each of the departments, for figures that speak of a day."""
    known = book.without_examples
    made = []
    for department in departments:
        rows = tuple(
            Row(each, _last(known, each, day)) for each in plan.indicators if plan.responsible(each) == department
        )
        made.append(Form(plan, revision, day.year, department, day, rows))
    return made


def file_names(departments: Iterable[str]) -> dict[str, str]:
    """A name for each department's file: letters and digits of its own only, and each once."""
    names: dict[str, str] = {}
    for department in departments:
        plain = re.sub(r"[^\w-]", "", department)[:_MOST]
        plain = plain if plain and not _RESERVED.fullmatch(plain) else "department"
        name, n = plain, 2
        while name.casefold() in {each.casefold() for each in names.values()}:
            name, n = f"{plain}-{n}", n + 1
        names[department] = name
    return names


def _last(book: Book, indicator: Indicator, day: date) -> Record | None:
    """The latest figure that speaks of a day before the form's, not of that day itself."""
    years = [each for each in book.years if each <= day.year]
    records = [record for year in reversed(years) if (record := book.judged(indicator.id, year))]
    return next((record for record in records if record.day < day and record.observation.value is not None), None)


def _told(value: object) -> str:
    if isinstance(value, bool):
        return yes_no()[0] if value else yes_no()[1]
    return f"{value:f}"


def _kind(indicator: Indicator) -> str:
    """What kind of figure it is, for want of a definition."""
    return {
        "stock": _("as it stands on the day"),
        "flow": _("the year to date"),
        "ratio": _("a ratio"),
        "milestone": _("done or not"),
    }[indicator.kind]
