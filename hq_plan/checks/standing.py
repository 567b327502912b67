"""The figures that can be held against one another, and which of them stands on a day."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from hq_plan.book import CERTAINTY
from hq_plan.checks.base import known, order
from hq_plan.keyboard.units import shifted
from hq_plan.models.plan import Indicator
from hq_plan.workspace import Entry, Workspace

Key: TypeAlias = tuple[str, date]
"""The id of an indicator, and a day."""


class Figure(NamedTuple):
    """A number that was read whole, in the plan's unit, for a day of its file's year; ``asked`` is `base.order`'s."""

    entry: Entry
    indicator: Indicator
    value: Decimal
    day: date
    asked: frozenset[str] | None

    @property
    def is_example(self) -> bool:
        """Whether it was invented to show the tool."""
        return self.entry.observation.status == "example"

    @property
    def is_year_end(self) -> bool:
        """Whether it is the year's result."""
        return (self.day.month, self.day.day) == (12, 31)

    @property
    def text(self) -> str:
        """The number as it was typed."""
        return f"{self.value:f}"

    @property
    def place(self) -> tuple[object, ...]:
        """Where it stands in the order of what was read."""
        return order(self.asked, self.entry)


class Standing:
    """What stands on each day: of one indicator the most certain figure.

    Two that are equally certain stand side by side; where they differ, neither serves as a base for another figure.
    ``sound`` are all figures that were read whole, by indicator and day.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.sound: dict[Key, list[Figure]] = {}
        # Withheld figures are rare, and so are days with several figures; lists are made for those alone.
        withheld: dict[Key, list[Entry]] = {}
        for entry, indicator, figure in _sound(workspace):
            key = indicator.id, entry.observation.as_of
            if figure:
                self.sound.setdefault(key, []).append(figure)
            else:
                withheld.setdefault(key, []).append(entry)
        self._all = {
            key: found if len(found) == 1 and key not in withheld else _most_certain(found, withheld.get(key, ()))
            for key, found in self.sound.items()
        }
        # Settled once: a day on which a thousand figures stand side by side is asked about by a thousand others.
        self._bases = {key: agreed(found) for key, found in self._all.items()}
        # An example stands only where there is no real figure.
        self._real_bases = {key: base for key, base in self._bases.items() if base and not base.is_example}

    def __iter__(self) -> Iterator[Figure]:
        """Every figure that stands on its day."""
        return (figure for figures in self._all.values() for figure in figures)

    def on(self, day: date, beside: Figure) -> Figure | None:
        """The figure of another day to hold one against; an example is none for a real figure."""
        bases = self._bases if beside.is_example else self._real_bases
        return bases.get((beside.indicator.id, day))


@lru_cache(maxsize=1)
def standing(workspace: Workspace) -> Standing:
    """What stands in a workspace, worked out once for all checks."""
    return Standing(workspace)


def agreed(figures: Sequence[Figure]) -> Figure | None:
    """One of figures that are all the same, from a file asked about if there is one."""
    same = len({figure.value for figure in figures}) == 1
    return max(figures, key=lambda figure: figure.place) if same else None


def surest(figures: Sequence[Figure]) -> Figure | None:
    """The most certain of several figures for one day, unless two that are equally certain differ."""
    return agreed(_most_certain(figures))


def _rank(entry: Entry) -> int:
    return CERTAINTY.index(entry.observation.status)


def _sound(workspace: Workspace) -> Iterator[tuple[Entry, Indicator, Figure | None]]:
    """What was read whole: the entry with its indicator, and its figure unless it is withheld."""
    for entry, indicator in known(workspace, "indicator", "value", "unit", "as_of", "status"):
        said = entry.observation
        of_year = "year" in entry.file.unread or said.as_of.year == entry.file.value.year
        if not of_year or said.unit != indicator.unit:
            continue
        if said.value is None:
            yield entry, indicator, None
        elif isinstance(said.value, Decimal) and _may_be(said.value, indicator):
            yield entry, indicator, Figure(entry, indicator, said.value, said.as_of, workspace.named)


def _may_be(value: Decimal, indicator: Indicator) -> bool:
    """Whether a number is none that an error is told about: below zero, or a fraction of a count."""
    if indicator.kind == "milestone" or (value < 0 and indicator.kind != "ratio"):
        return False
    return indicator.decimals != 0 or "." not in shifted(value, 0)


def _most_certain(figures: Sequence[Figure], withheld: Sequence[Entry] = ()) -> list[Figure]:
    """Of the figures for one day the most certain; none where the most certain word is that it is withheld."""
    best = max((_rank(entry) for entry in (*withheld, *(figure.entry for figure in figures))), default=0)
    return [figure for figure in figures if _rank(figure.entry) == best]
