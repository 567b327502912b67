"""Several plans' assessments side by side: the same indicators matched, plans under the one they are part of, sums."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from hq_plan.assessment import Assessment
from hq_plan.growth import Bound, Figure, Reason, completion
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator, Plan

ADDS_UP: Final = ("stock", "flow")


@dataclass(frozen=True)
class Side:
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


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator in one plan, ``level`` steps below the plan that it is part of; or the total of such plans."""

    label: str
    level: int
    at: Assessment | None
    total: Total | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """An indicator as the first plan that has it calls it, and its lines."""

    indicator: Indicator
    lines: tuple[Line, ...]


def match(sides: Sequence[Side]) -> list[Matched]:
    """The indicators of all plans, those of the same id or name together, in the order in which they first come."""
    keys: dict[str, str] = {}
    first: dict[str, Indicator] = {}
    found: dict[str, dict[int, Assessment]] = {}
    for index, side in enumerate(sides):
        for at in side.assessments:
            key = keys.get(at.indicator.id) or keys.get(fold(at.indicator.name)) or at.indicator.id
            keys.setdefault(at.indicator.id, key)
            keys.setdefault(fold(at.indicator.name), key)
            first.setdefault(key, at.indicator)
            found.setdefault(key, {})[index] = at
    order = _under(sides)
    return [Matched(first[key], tuple(_lines(sides, order, ats))) for key, ats in found.items()]


def _under(sides: Sequence[Side]) -> list[tuple[int, int, int | None]]:
    """Index, level and parent of each plan, parts right under the plan that they belong to."""
    by_id = {side.plan.about.id: index for index, side in enumerate(sides)}
    parent = {index: by_id.get(side.plan.about.part_of or "") for index, side in enumerate(sides)}
    order: list[tuple[int, int, int | None]] = []

    def add(index: int, level: int, seen: frozenset[int]) -> None:
        order.append((index, level, parent[index]))
        for child in range(len(sides)):
            if parent[child] == index and child not in seen:
                add(child, level + 1, seen | {child})

    for index in range(len(sides)):
        if parent[index] is None or _in_circle(index, parent):
            add(index, 0, frozenset({index}))
    return list({index: (index, level, above) for index, level, above in reversed(order)}.values())[::-1]


def _in_circle(index: int, parent: dict[int, int | None]) -> bool:
    """Whether a plan is part of one that is part of it: then it stands on its own."""
    seen, at = {index}, parent[index]
    while at is not None and at not in seen:
        seen.add(at)
        at = parent[at]
    return at == index


def _lines(
    sides: Sequence[Side], order: Iterable[tuple[int, int, int | None]], found: dict[int, Assessment]
) -> list[Line]:
    here = [(index, level, above) for index, level, above in order if index in found]
    lines = [Line(sides[index].label, level, found[index]) for index, level, _ in here]
    for above in dict.fromkeys(above for _, _, above in here):
        siblings = [(index, level) for index, level, over in here if over == above]
        if len(siblings) > 1:
            total = _total([found[index] for index, _ in siblings])
            lines.append(Line("" if above is None else sides[above].label, siblings[0][1], None, total))
    return lines


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
    first = assessments[0].indicator
    if any(at.indicator.kind not in ADDS_UP or at.indicator.kind != first.kind for at in assessments):
        return Reason("only stocks and flows add up", moot=True)
    if any(at.indicator.unit != first.unit for at in assessments):
        return Reason("the units differ")
    if len({at.record.day for at in assessments if at.record}) > 1:
        return Reason("the figures are of different days")
    return None
