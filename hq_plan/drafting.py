"""From a table file to the files of a new data repository."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from hq_plan.diagnostics import short
from hq_plan.draft import Draft, draft, find_columns
from hq_plan.draft.columns import Columns
from hq_plan.i18n import _
from hq_plan.tables import read_table
from hq_plan.usage import UnreadyError, UsageError
from hq_plan.write.plan import example_text, plan_text, readme_text

_RANGE: Final = re.compile(r"((?:19|20)[0-9]{2})年?\s*[-—–~～至到－]+\s*((?:19|20)[0-9]{2})")
_ASKED: Final = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")
_FIVE_YEARS: Final = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line says of the plan; what is not said is taken from the table."""

    title: str | None = None
    years: str | None = None
    name: str | None = None
    department: str | None = None


def draft_file(path: Path, wishes: Wishes) -> tuple[Draft, str]:
    """The draft that a table file gives, and the sheet that it stands on.

    Raises:
        UsageError: no table of indicators and targets is in it, or nobody says which years it covers.
        UnreadyError: the file cannot be read.
    """
    grids, findings, _encoding = read_table(path, str(path))
    if findings and not grids:
        raise UnreadyError(findings, _("nothing was written"))
    found = [(grid, columns) for grid in grids if (columns := find_columns(grid))]
    if not found:
        message = _("no table of indicators and their targets is in {path}")
        hint = _("its headings should name the indicator and a year or 目标, one indicator a row")
        raise UsageError(message.format(path=path), hint)
    grid, columns = max(found, key=lambda pair: len(pair[0].rows))
    title = wishes.title or columns.title or path.stem
    return draft(grid, columns, _tidy(title), _years(columns, title, path, wishes.years)), grid.sheet


def repository(drafted: Draft, folder: Path, source: str, wishes: Wishes, day: date) -> dict[Path, str]:
    """The files of a new data repository; ``day`` is today."""
    name = wishes.name or f"plan-{drafted.years[0]}-{drafted.years[-1]}"
    departments = [row.department for row in drafted.rows if row.department]
    department = wishes.department or next(iter(departments), _("the department that submits"))
    return {
        folder / "data" / "targets.yaml": plan_text(drafted, name, source),
        folder / "data" / "actuals" / "example.yaml": example_text(drafted, department, day),
        folder / "README.md": readme_text(drafted),
    }


def _years(columns: Columns, title: str, path: Path, asked: str | None) -> list[int]:
    """The plan's years: as asked for, else by the title, the name of the five years, the columns."""
    if asked is not None:
        match = _ASKED.fullmatch(asked)
        if match is None or (match[2] and match[2] < match[1]):
            message = _("'{years}' are no years").format(years=short(asked))
            raise UsageError(message, _("write, for example: --years 2021-2025"))
        return list(range(int(match[1]), int(match[2] or match[1]) + 1))
    for text in (title, path.stem, *columns.labels.values()):
        match = _RANGE.search(text)
        five = next((first for word, first in _FIVE_YEARS.items() if word in text), None)
        span = (int(match[1]), int(match[2])) if match else (five, five + 4) if five else None
        if span and _covers(span, columns.years):
            return list(range(span[0], span[1] + 1))
    return _from_columns(columns, title)


def _covers(span: Sequence[int], years: dict[int, int]) -> bool:
    return all(span[0] <= year <= span[1] for year in years)


def _from_columns(columns: Columns, title: str) -> list[int]:
    single = re.search(r"((?:19|20)[0-9]{2})年?", title)
    years = sorted(columns.years) or ([int(single[1])] if single else [])
    if not years:
        raise UsageError(_("the table does not say which years it covers"), _("write, for example: --years 2021-2025"))
    first = columns.base[1] + 1 if columns.base and columns.base[1] else years[0]
    return list(range(min(first, years[0]), years[-1] + 1))


def _tidy(title: str) -> str:
    return re.sub(r"\s+", " ", title).strip()
