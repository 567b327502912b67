"""Whether a figure stands in the plan's unit, HQ202, and what it would be in it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from hq_plan.checks.base import Found, as_yaml, check, known
from hq_plan.diagnostics import Words, short
from hq_plan.i18n import _
from hq_plan.keyboard.units import bare, shifted, zeros_between
from hq_plan.models.actuals import Observation
from hq_plan.models.plan import Indicator
from hq_plan.notation import Target
from hq_plan.workspace import Workspace

_POINTS: Final = ("个百分点", "百分点")
_COUNTED: Final = frozenset("个家户件项所名人台套")
"""Measure words for single things: what is counted by one is the same number by another."""


@check("HQ202")
def wrong_unit(workspace: Workspace) -> Iterator[Found]:
    """The unit is not the plan's.

    Figures are compared as they stand, so 万元 where the plan counts 亿元 would be ten thousand times off. Convert the
    figure and write the plan's unit.

    Bad::

        - indicator: contract_value
          value: 813000
          unit: 万元

    Good::

        - indicator: contract_value
          value: 81.30
          unit: 亿元
    """
    for entry, indicator in known(workspace, "unit"):
        if entry.observation.unit != indicator.unit:
            value = None if "value" in entry.source.unread else entry.observation.value
            words = _words(indicator, entry.observation, value, entry.file.value.year)
            yield Found(entry.source.span("unit"), words, indicator.id)


def _words(indicator: Indicator, observation: Observation, value: object, year: int) -> Words:
    """What is wrong with the unit: how it is written, its scale, or that it is another one."""
    written, zeros = as_yaml(indicator.unit), zeros_between(observation.unit, indicator.unit)
    named = {"name": indicator.label, "expected": indicator.unit, "unit": short(observation.unit)}
    if zeros == 0:
        message = _("'{unit}' is another way to write {expected}, the unit of {name}")
        return Words(message.format(**named), _("write: unit: {expected}").format(expected=written), written)
    if zeros is not None and isinstance(value, Decimal):
        # The unit alone must not be mended: the figure would be off by as much as before.
        converted = shifted(value, zeros)
        message = _("{value} {unit} is {converted} {expected}, the unit of {name}")
        hint = _("write: value: {converted} and unit: {expected}").format(converted=converted, expected=written)
        if _is_like(value, indicator.targets.get(year)):
            unless = _("{hint}; if the figure is in {unit} already, only the unit")
            hint = unless.format(hint=hint, unit=indicator.unit)
        return Words(message.format(value=f"{value:f}", converted=converted, **named), hint)
    message = _("{name} is counted in {expected}, not in {unit}").format(**named)
    unit, expected = bare(observation.unit), bare(indicator.unit)
    if unit in _POINTS and expected in ("%", "‰"):
        return Words(message, _("points tell a change: give the rate itself, and write: unit: {expected}")
                     .format(expected=written))  # fmt: skip
    same_number = unit in _COUNTED and expected in _COUNTED
    hint = _("write: unit: {expected}, and give the figure in it").format(expected=written)
    return Words(message, hint, written if same_number else None)


def _is_like(value: Decimal, target: Target | None) -> bool:
    """Whether a figure is as large as the target as it stands, so that only its unit may be wrong."""
    aim = target.value if target else None
    return aim is not None and aim / 3 <= value <= 3 * aim
