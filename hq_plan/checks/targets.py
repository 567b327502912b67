"""What must hold of a plan's targets and their years: HQ222 to HQ224, HQ228 and HQ230."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from hq_plan.assess.bounds import PERCENT
from hq_plan.checks.base import Found, check
from hq_plan.diagnostics import Severity, Words, short
from hq_plan.document import Path
from hq_plan.i18n import _
from hq_plan.models.plan import Indicator
from hq_plan.notation import TODO, Target
from hq_plan.notation.words import YES_NO
from hq_plan.parse import Sourced
from hq_plan.workspace import Workspace

_UPWARD: Final[dict[str | None, bool]] = {">=": True, ">": True, "<=": False, "<": False}
"""Whether more is better where the target itself says so."""


class Printed(NamedTuple):
    """A target as it stands in the file, with the indicator that it is for."""

    source: Sourced[Any]
    path: Path
    year: int
    target: Target
    indicator: Indicator

    @property
    def upward(self) -> bool | None:
        """Whether more is better; None for ranges, words, other units and milestones, which cannot be compared."""
        comparable = self.target.unit in ("", self.indicator.unit) and self.indicator.kind != "milestone"
        if not comparable or self.target.op == "in" or self.target.way:
            return None
        return _UPWARD.get(self.target.op, self.indicator.better == "higher")


@check("HQ222")
def target_outside_plan(workspace: Workspace) -> Iterator[Found]:
    """A year of an indicator does not fit the years of the plan.

    `plan.years` lists the years; a target of another year would never be looked at, nor would an aspiration for it.
    `base` is a figure from before the plan's first year. Correct the year, or add it to the plan's years.

    Bad::

        plan: {years: [2020, 2021, 2022]}
        indicators:
          - {id: hitech, targets: {2032: 102}}

    Good::

        plan: {years: [2020, 2021, 2022]}
        indicators:
          - {id: hitech, targets: {2022: 102}}
    """
    if workspace.plan is None:
        return  # without its years nothing is outside
    years = workspace.plan.value.about.years
    for printed in all_printed(workspace):
        if printed.year not in years:
            yield Found(printed.source.key_span(*printed.path), _no_year(printed.year), printed.indicator.id)
    for each in workspace.indicators:
        said = each.value.aspirational
        for index, year in enumerate(said if isinstance(said, list) else ()):
            if year not in years:
                yield Found(each.span("aspirational", index), _no_year(year), each.value.id)
        base = each.value.base
        if base and base.year >= years[0]:
            message = _("a base is from before the plan, which begins in {first}, not from {year}")
            words = Words(message.format(first=years[0], year=base.year), _("correct the year of the base"))
            yield Found(each.span("base", "year"), words, each.value.id)


def _no_year(year: int) -> Words:
    message = _("{year} is none of the plan's years").format(year=year)
    return Words(message, _("correct the year, or add it to the plan's years"))


@check("HQ223")
def target_unit(workspace: Workspace) -> Iterator[Found]:
    """A printed target has another unit than its indicator.

    `77万元` under an indicator in 亿元 is ten thousand times less than it seems. Correct the unit, or convert.

    Bad::

        - {id: contract_value, unit: 亿元, targets: {2021: 77万元}}

    Good::

        - {id: contract_value, unit: 亿元, targets: {2021: 77亿元}}
    """
    for printed in all_printed(workspace):
        unit, expected = printed.target.unit, printed.indicator.unit
        if unit and unit not in _may_stand(printed):
            message = _("the target is in {unit}, the indicator in {expected}").format(unit=unit, expected=expected)
            words = Words(message, _("write the target in {expected}").format(expected=expected))
            yield Found(printed.source.span(*printed.path), words, printed.indicator.id)


def _may_stand(printed: Printed) -> tuple[str, ...]:
    """The units that may stand behind a target: the indicator's, of a change also per cent and points.

    Of a figure for each ten thousand people (件/万人) the document may print the unit alone.
    """
    expected, way = printed.indicator.unit, printed.target.way
    if way in ("rate", "yearly", "whole"):
        return expected, "%"
    if way == "amount" and expected == PERCENT:
        return expected, "个百分点"
    return expected, expected.partition("/")[0]


@check("HQ224", Severity.WARNING)
def target_in_words(workspace: Workspace) -> Iterator[Found]:
    """A target has no number, and its indicator is no milestone.

    Words such as 达到全市平均水平 are kept and shown, but no figure can be held against them. If a number was meant,
    write it in digits; if it is a goal that is met or not, give the indicator `kind: milestone`.

    Bad::

        - {id: hitech, kind: stock, targets: {2022: 明显增加}}

    Good::

        - {id: hitech, kind: stock, targets: {2022: 102}}
    """
    for printed in all_printed(workspace):
        waits = printed.target.text.startswith(TODO)
        if printed.target.value is None and printed.indicator.kind != "milestone" and not waits:
            message = _("'{typed}' has no number and will not be judged").format(typed=short(printed.target.text))
            words = Words(message, _("write the number in digits, or give the indicator kind: milestone"))
            yield Found(printed.source.span(*printed.path), words, printed.indicator.id)


@check("HQ228", Severity.WARNING)
def falling_target(workspace: Workspace) -> Iterator[Found]:
    """A year's target asks for less than that of the year before.

    Where more is better the targets of a plan rise from year to year, or stay; where less is better they fall. The
    targets in force count, those of the last revision. Look for a slip of the pen, or for `better: lower` missing.

    Bad::

        - {id: hitech, targets: {2020: 84, 2021: 92, 2022: 12}}

    Good::

        - {id: hitech, targets: {2020: 84, 2021: 92, 2022: 102}}
    """
    for targets in _in_force(workspace).values():
        before: dict[bool, tuple[Decimal, Printed]] = {}
        for _year, printed in sorted(targets.items()):
            upward, value = printed.upward, printed.target.value
            if upward is None or value is None:
                continue
            bound, earlier = before.get(upward, (value, printed))
            before[upward] = value, printed
            if value < bound if upward else value > bound:
                yield _asks_less(earlier, printed, upward=upward)


def _asks_less(earlier: Printed, later: Printed, *, upward: bool) -> Found:
    message = (
        _("{name} is to reach {value} in {year}, less than the {before} of {year_before}")
        if upward
        else _("{name} is to keep to {value} in {year}, more than the {before} of {year_before}")
    )
    said = message.format(
        name=later.indicator.label,
        value=short(later.target.text),
        year=later.year,
        before=short(earlier.target.text),
        year_before=earlier.year,
    )
    words = Words(said, _("look at both targets, and at better: higher or lower"))
    there = earlier.source.span(*earlier.path)
    return Found(later.source.span(*later.path), words, later.indicator.id, (there,))


@check("HQ230", Severity.WARNING)
def target_about(workspace: Workspace) -> Iterator[Found]:
    """A target says about, and the plan does not say how near that is.

    左右 and 约 leave open from where on a target is met, so without a tolerance its figures are shown and not judged.
    Give one, as a share of the printed number: with `policy: {about: 0.05}`, 90左右 is 85.5 to 94.5, and
    年均增长6.5%左右 a growth of 6.175 to 6.825 percent a year.

    Bad::

        policy: {}
        indicators:
          - {id: hitech, targets: {2022: 100左右}}

    Good::

        policy: {about: 0.05}
        indicators:
          - {id: hitech, targets: {2022: 100左右}}
    """
    says = workspace.plan is None or workspace.plan.value.policy.about is not None
    for printed in () if says else all_printed(workspace):
        if printed.target.op == "~" and printed.indicator.kind != "milestone":
            message = _("how near '{typed}' must be met is not said, so it will not be judged")
            words = Words(
                message.format(typed=short(printed.target.text)), _("write, for example: policy: {about: 0.05}")
            )
            yield Found(printed.source.span(*printed.path), words, printed.indicator.id)


@check("HQ231")
def milestone_unit(workspace: Workspace) -> Iterator[Found]:
    """A goal that is met or not has a unit of figures.

    The value of a milestone is true or false, and its unit is 是否, in the plan as in the records. Write 是否; if
    figures are counted, give the indicator another kind.

    Bad::

        - {id: university_park, kind: milestone, unit: 家}

    Good::

        - {id: university_park, kind: milestone, unit: 是否}
    """
    for each in workspace.indicators:
        if each.value.kind == "milestone" and each.value.unit != YES_NO:
            message = _("a milestone has the unit {expected}, not {unit}")
            said = message.format(expected=YES_NO, unit=short(each.value.unit))
            words = Words(said, _("write: unit: {expected}").format(expected=YES_NO), YES_NO)
            yield Found(each.span("unit"), words, each.value.id)


def _cells(workspace: Workspace) -> Iterator[tuple[Sourced[Any], Path, int, Target | None, Indicator]]:
    """All places of targets, those of revisions included, in the order in which they come into force."""
    for each in workspace.indicators:
        for year, target in each.value.targets.items():
            yield each, ("targets", str(year)), year, target, each.value
    known = {each.value.id: each.value for each in workspace.indicators}
    for revision in sorted(workspace.revisions, key=lambda each: (each.value.effective, each.value.number)):
        for name, targets in revision.value.targets.items():
            for year, target in targets.items() if name in known else ():
                yield revision, ("targets", name, str(year)), year, target, known[name]


def all_printed(workspace: Workspace) -> Iterator[Printed]:
    """All targets, those that a revision changed included."""
    for source, path, year, target, indicator in _cells(workspace):
        if target:
            yield Printed(source, path, year, target, indicator)


def _in_force(workspace: Workspace) -> dict[str, dict[int, Printed]]:
    """The targets of each indicator under the last revision."""
    found: dict[str, dict[int, Printed]] = {}
    for source, path, year, target, indicator in _cells(workspace):
        targets = found.setdefault(indicator.id, {})
        targets.pop(year, None)
        if target:
            targets[year] = Printed(source, path, year, target, indicator)
    return found
