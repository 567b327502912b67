"""Several plans' assessments side by side: the same indicators matched, plans under the one they are part of, sums."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from hq_plan.assess.bounds import over_years
from hq_plan.assessment import Assessment
from hq_plan.growth import Bound, Figure, Reason, completion
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator, Plan

ADDS_UP: Final = ("stock", "flow")


class Side(NamedTuple):
    """One of the plans: what it is called here, the plan, its revision and its assessments of the year."""

    label: str
    plan: Plan
    revision: int
    assessments: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """What plans of one level come to together: figure, target and completion, or why they do not add up."""

    count: int
    x: Figure
    bound: Bound | Reason
    completion: Figure


class Line(NamedTuple):
    """An indicator in one plan; or the total of plans of one level.

    ``above`` is the label of the plan that it is, or they are, part of, ``level`` how many such there are.
    """

    label: str
    above: str
    level: int
    at: Assessment | None
    total: Total | None = None


class Matched(NamedTuple):
    """An indicator as the first plan that has it calls it, and its lines."""

    indicator: Indicator
    lines: tuple[Line, ...]


Group: TypeAlias = dict[int, Assessment]
"""The assessments of one indicator by the index of the plan."""


def match(sides: Sequence[Side]) -> list[Matched]:
    """The indicators of all plans, those of one printed name or alias together, in the order in which they first come.

    An id is each plan's own affair, and matches nothing.
    """
    groups: list[Group] = []
    known: dict[str, Group] = {}
    for index, side in enumerate(sides):
        later = [at for at in side.assessments if not _join(index, at, [at.indicator.name], known)]
        groups += [{index: at} for at in later if not _join(index, at, _names(at.indicator), known)]
        for group in groups:
            if index in group:
                for name in _names(group[index].indicator):
                    known.setdefault(fold(name), group)
    order = _Order(sides)
    return [Matched(next(iter(group.values())).indicator, tuple(order.lines(group))) for group in groups]


def _join(index: int, at: Assessment, names: Sequence[str], known: Mapping[str, Group]) -> bool:
    """Put an assessment to those of other plans that have one of the names; a plan comes once in each group."""
    group = next((known[fold(name)] for name in names if fold(name) in known), None)
    if group is None or index in group:
        return False
    group[index] = at
    return True


def _names(indicator: Indicator) -> list[str]:
    return [indicator.name, *indicator.aliases, *filter(None, [indicator.name_en])]


def parents(sides: Sequence[Side]) -> dict[int, int | None]:
    """The plan that each is part of, by index; None where it stands on its own.

    An id that several plans have names none of them, and plans that are part of each other stand on their own.
    """
    count = Counter(side.plan.about.id for side in sides)
    by_id = {side.plan.about.id: index for index, side in enumerate(sides) if count[side.plan.about.id] == 1}
    above = {index: by_id.get(side.plan.about.part_of or "") for index, side in enumerate(sides)}
    return {index: None if _in_circle(index, above) else parent for index, parent in above.items()}


def _in_circle(index: int, above: Mapping[int, int | None]) -> bool:
    """Whether a plan is part of one that is part of it."""
    seen, at = {index}, above[index]
    while at is not None and at not in seen:
        seen.add(at)
        at = above[at]
    return at == index


class _Order:
    """The plans in the order in which they are shown: parts right under the plan that they belong to."""

    def __init__(self, sides: Sequence[Side]) -> None:
        self.sides, self.above = sides, parents(sides)
        self.places = [place for index in self.above if self.above[index] is None for place in self._from(index, 0)]

    def _from(self, index: int, level: int) -> Iterator[tuple[int, int]]:
        yield index, level
        for child, parent in self.above.items():
            if parent == index:
                yield from self._from(child, level + 1)

    def lines(self, group: Group) -> Iterator[Line]:
        """The lines of one indicator, then the totals of plans of one level."""
        here = [(index, level) for index, level in self.places if index in group]
        for index, level in here:
            yield Line(self.sides[index].label, self._label_above(index), level, group[index])
        for parent in dict.fromkeys(self.above[index] for index, _ in here):
            siblings = [(index, level) for index, level in here if self.above[index] == parent]
            if len(siblings) > 1:
                total = _total([group[index] for index, _ in siblings])
                yield Line("", self._label_above(siblings[0][0]), siblings[0][1], None, total)

    def _label_above(self, index: int) -> str:
        parent = self.above[index]
        return "" if parent is None else self.sides[parent].label


def _total(assessments: Sequence[Assessment]) -> Total:
    """The sum over plans of one level, where all have figures of one kind, unit and day."""
    count = len(assessments)
    reason = _why_not(assessments)
    if reason is not None:
        return Total(count, reason, reason, reason)
    figures = [at.x for at in assessments if isinstance(at.x, Fraction)]
    x: Figure = sum(figures[1:], figures[0]) if len(figures) == count else Reason("not all have a figure")
    bounds = [at.bound for at in assessments if isinstance(at.bound, Bound)]
    if len(bounds) < count or len({bound.op for bound in bounds}) > 1:
        none = Reason("not all have a target that adds up")
        return Total(count, x, none, none)
    low, high = (sum((getattr(b, end) for b in bounds[1:]), getattr(bounds[0], end)) for end in ("low", "high"))
    bound = Bound(bounds[0].op, low, high)
    return Total(count, x, bound, x if isinstance(x, Reason) else completion(x, bound))


def _why_not(assessments: Sequence[Assessment]) -> Reason | None:
    """Why the figures of several plans do not add up, if so."""
    kinds = {at.indicator.kind for at in assessments}
    if not kinds & set(ADDS_UP):
        return Reason("only stocks and flows add up", moot=True)
    if len(kinds) > 1:
        return Reason("some count a day and others a year")
    if len({at.indicator.unit for at in assessments}) > 1:
        return Reason("the units differ")
    if len({at.record.day for at in assessments if at.record}) > 1:
        return Reason("the figures are of different days")
    if len({over_years(at.indicator, at.target) for at in assessments if at.target}) > 1:
        return Reason("some targets count one year and others all of them")
    return None
