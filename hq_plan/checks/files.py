"""Whether a file is the one it seems to be: last year's sent again, HQ405 and HQ406."""

import re
from collections.abc import Iterator
from typing import Final

from hq_plan.checks.base import Found, check
from hq_plan.checks.standing import Figure, standing, surest
from hq_plan.diagnostics import Severity, Words
from hq_plan.i18n import _
from hq_plan.models.base import fold
from hq_plan.workspace import Workspace

COMPARABLE: Final = 3
"""Two figures stay the same by chance more often than three."""

_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@check("HQ405", Severity.WARNING)
def last_years_figures(workspace: Workspace) -> Iterator[Found]:
    """All figures of a file are those of the year before.

    At least three figures have the same indicator, month and day as in the department's file of the year before, and
    every one of them is the same. Probably last year's file was copied and only its year changed. If nothing did
    change, nothing need be done.

    Bad::

        year: 2022
        records:
          - {indicator: hitech, as_of: 2022-12-31, value: 95}  # as in 2021, like all others

    Good::

        year: 2022
        records:
          - {indicator: hitech, as_of: 2022-12-31, value: 104}
    """
    of_file: dict[str, list[Figure]] = {}
    for _entry, figure in standing(workspace).sound:
        if figure and figure.entry.file.unread.isdisjoint(("year", "department")):
            of_file.setdefault(figure.entry.file.document.file, []).append(figure)
    reported: dict[tuple[str, int], dict[tuple[object, ...], list[Figure]]] = {}
    for figures in of_file.values():
        of_year = reported.setdefault(_whose(figures), {})
        for figure in figures:
            of_year.setdefault(_key(figure), []).append(figure)
    settled = {of: {key: surest(figures) for key, figures in by_key.items()} for of, by_key in reported.items()}
    for figures in of_file.values():
        department, year = _whose(figures)
        before = settled.get((department, year - 1), {})
        pairs = [(each, before.get(_key(each))) for each in figures] if before else []
        same = [there for each, there in pairs if there and there.value == each.value]
        if len(same) >= COMPARABLE and len(same) == sum(there is not None for _each, there in pairs):
            file = figures[0].entry.file
            there = min(same, key=lambda figure: figure.place).entry.file.span("year")
            message = _("all {n} figures that can be compared are those of {year}: {file}")
            said = message.format(n=len(same), year=file.value.year - 1, file=there.file)
            words = Words(said, _("look whether last year's file was sent again"))
            yield Found(file.span("year"), words, related=(there,))


@check("HQ406", Severity.WARNING)
def file_name_year(workspace: Workspace) -> Iterator[Found]:
    """A file's name has another year than the file.

    The name is not read for anything else, but who names a file 2021 and writes `year: 2020` in it has probably
    copied last year's. Correct the year in the file, or its name.

    Bad::

        year: 2020  # in 高企2021.yaml

    Good::

        year: 2021  # in 高企2021.yaml
    """
    for file in workspace.files:
        named = set(_YEAR.findall(file.document.file.rpartition("/")[2]))
        if len(named) == 1 and "year" not in file.unread and str(file.value.year) not in named:
            message = _("the file is for {year}, and its name says {named}")
            words = Words(
                message.format(year=file.value.year, named=named.pop()), _("correct the year, or the file's name")
            )
            yield Found(file.span("year"), words)


def _whose(figures: list[Figure]) -> tuple[str, int]:
    """The department and the year of a file."""
    file = figures[0].entry.file.value
    return fold(file.department), file.year


def _key(figure: Figure) -> tuple[object, ...]:
    """What makes two figures of a department comparable: indicator, month and day, and that neither is made up."""
    return figure.indicator.id, figure.day.month, figure.day.day, figure.is_example
