"""Whether a file is the one it seems to be: last year's sent again, HQ405 and HQ406."""

import re
from collections.abc import Iterator
from typing import Final

from hq_plan.checks.base import Found, check
from hq_plan.checks.standing import Figure, Key, standing, surest
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
    earlier = _Earlier(workspace)
    for figures in earlier.of_file.values():
        same = earlier.repeated(figures)
        if len(same) >= COMPARABLE:
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


class _Earlier:
    """The figures of each file, and what its department said of the same days a year before."""

    def __init__(self, workspace: Workspace) -> None:
        self._sound = standing(workspace).sound
        self._settled: dict[Key, dict[tuple[str, bool], Figure | None]] = {}
        self.of_file: dict[str, list[Figure]] = {}
        for figures in self._sound.values():
            for figure in filter(_has_head, figures):
                self.of_file.setdefault(figure.entry.file.document.file, []).append(figure)

    def repeated(self, figures: list[Figure]) -> list[Figure]:
        """The figures of the year before where all that can be compared are the same; else none."""
        same = []
        for figure in figures:
            there = self._before(figure)
            if there and there.value != figure.value:
                return []
            same += [there] if there else []
        return same

    def _before(self, figure: Figure) -> Figure | None:
        """What the department said of the indicator a year before, of real figures where this is one."""
        day, whose = figure.day, fold(figure.entry.file.value.department)
        if (day.month, day.day) == (2, 29):
            return None
        at = figure.indicator.id, day.replace(year=day.year - 1)
        if at not in self._settled:
            said: dict[tuple[str, bool], list[Figure]] = {}
            for each in filter(_has_head, self._sound.get(at, ())):
                said.setdefault((fold(each.entry.file.value.department), each.is_example), []).append(each)
            self._settled[at] = {key: surest(figures) for key, figures in said.items()}
        return self._settled[at].get((whose, figure.is_example))


def _has_head(figure: Figure) -> bool:
    """Whether the year and the department of a figure's file could be read."""
    return figure.entry.file.unread.isdisjoint(("year", "department"))
