"""From a table file to the files of a new data repository."""

import os
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from hq_plan.diagnostics import short
from hq_plan.draft import Draft, draft, find_columns
from hq_plan.draft.columns import Columns
from hq_plan.folders import readable
from hq_plan.grid import Grid
from hq_plan.i18n import _, series
from hq_plan.models.base import IDENTIFIER
from hq_plan.shape import near
from hq_plan.tables import read_table
from hq_plan.usage import UnreadyError, UsageError
from hq_plan.write.plan import example_text, plan_text, readme_text

_RANGE: Final = re.compile(r"((?:19|20)[0-9]{2})年?\s*[-—–~～至到－]+\s*((?:19|20)[0-9]{2})")
_TABLE_OF: Final = re.compile(
    r"^附[件表]?[0-9一二三四五六七八九十]*[：:、.\s]+|[\s—-]{0,9}(?:主要|重点|核心|年度|发展){0,9}(?:目标|指标|任务){0,9}(?:年度)?分解(?:落实)?表$"
)
"""What the table is to the plan; with bounded repeats, as a search begins at every character of a long title anew."""
_ASKED: Final = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")
_FIVE_YEARS: Final = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}


class Wishes(NamedTuple):
    """What the command line says of the plan; what is not said is taken from the table."""

    title: str | None = None
    years: str | None = None
    name: str | None = None
    department: str | None = None


class Drafted(NamedTuple):
    """The draft that a table file gives, the sheets that it stands on, and those that hold no table."""

    draft: Draft
    sheets: tuple[str, ...]
    without: tuple[str, ...]


def draft_file(path: Path, wishes: Wishes) -> Drafted:
    """Read all tables of a file into one draft.

    Raises:
        UsageError: no table of indicators and targets is in it, nobody says which years it covers, or a wish does not
            fit.
        UnreadyError: the file cannot be read.
    """
    grids, findings, _encoding = read_table(path, str(path))
    if findings and not grids:
        raise UnreadyError(findings, _("nothing was written"))
    grids = [grid for grid in grids if not grid.is_hidden]
    found = [(grid, columns) for grid in grids if (columns := find_columns(grid))]
    if not found:
        message = _("no table of indicators and their targets is in {path}")
        hint = _("its headings should name the indicator and a year or 目标, one indicator a row")
        raise UsageError(message.format(path=short(str(path))), hint)
    tables = {id(grid) for grid, _columns in found}
    titles = [wishes.title, *(grid.title or columns.title for grid, columns in found), readable(path.stem)]
    title = next(text for text in titles if text)
    drafted = draft(found, _tidy(title), _years(found, title, path, wishes.years))
    _must_fit(wishes, drafted)
    filled = [grid for grid in grids if any(cell.text for row in grid.rows for cell in row)]
    without = tuple(grid.sheet for grid in filled if id(grid) not in tables)
    return Drafted(drafted, tuple(grid.sheet for grid, _columns in found), without)


def _must_fit(wishes: Wishes, drafted: Draft) -> None:
    """Whether the wishes can be fulfilled."""
    for typed in filter(None, (wishes.title, wishes.department)):
        if any(unicodedata.category(character) == "Cs" for character in typed):
            message = _("'{name}' holds bytes that are no letters")
            raise UsageError(message.format(name=short(typed)), _("type it in a terminal that is set to UTF-8"))
    if wishes.name is not None and not re.fullmatch(IDENTIFIER, wishes.name):
        message = _("'{name}' is no id").format(name=short(wishes.name))
        raise UsageError(message, _("write lower-case letters, digits, hyphens and underscores"))
    known = list(dict.fromkeys(row.department for row in drafted.rows if row.department))
    if wishes.department is not None and known and wishes.department not in known:
        message = _("'{name}' is not in the table").format(name=short(wishes.department))
        listed = _("these are: {names}").format(names=series(known))
        raise UsageError(message, near(wishes.department, known) or listed)


def repository(drafted: Draft, folder: Path, source: str, wishes: Wishes, day: date) -> dict[Path, str]:
    """The files of a new data repository; ``day`` is today."""
    called = Path(os.path.realpath(folder)).name.casefold()
    years = f"plan-{drafted.years[0]}-{drafted.years[-1]}"
    name = wishes.name or (called if re.fullmatch(IDENTIFIER, called) else years)
    departments = [row.department for row in drafted.rows if row.department]
    department = wishes.department or next(iter(departments), _("the department that submits"))
    return {
        folder / "data" / "targets.yaml": plan_text(drafted, name, source),
        folder / "data" / "actuals" / "example.yaml": example_text(drafted, department, day),
        folder / "README.md": readme_text(drafted),
    }


def _years(tables: Sequence[tuple[Grid, Columns]], title: str, path: Path, asked: str | None) -> list[int]:
    """The plan's years: as asked for, else by the title, the name of the five years, the columns."""
    if asked is not None:
        match = _ASKED.fullmatch(asked)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1900 <= first <= last < 2100:
            message = _("'{years}' are no years").format(years=short(asked))
            raise UsageError(message, _("write, for example: --years 2021-2025"))
        return list(range(first, last + 1))
    named = {year for _grid, columns in tables for year in columns.years}
    labels = [label for _grid, columns in tables for label in columns.labels.values()]
    for text in (title, path.stem, *(columns.title for _grid, columns in tables), *labels):
        match = _RANGE.search(text)
        five = next((first for word, first in _FIVE_YEARS.items() if word in text), None)
        span = (int(match[1]), int(match[2])) if match else (five, five + 4) if five else None
        if span and all(span[0] <= year <= span[1] for year in named):
            return list(range(span[0], span[1] + 1))
    bases = [columns.base[1] for _grid, columns in tables if columns.base and columns.base[1]]
    return _from_columns(named, bases, title)


def _from_columns(named: set[int], bases: Sequence[int], title: str) -> list[int]:
    """From the year after the base, or the first that has a column, to the last that has one."""
    single = re.search(r"((?:19|20)[0-9]{2})年?", title)
    years = sorted(named) or ([int(single[1])] if single else [])
    if not years:
        raise UsageError(_("the table does not say which years it covers"), _("write, for example: --years 2021-2025"))
    first = min(bases) + 1 if bases else years[0]
    return list(range(min(first, years[0]), years[-1] + 1))


def _tidy(title: str) -> str:
    """The plan's title: what the table is to it is no part of its name."""
    line = " ".join(title.split())
    return (_TABLE_OF.sub("", line) or line).strip()
