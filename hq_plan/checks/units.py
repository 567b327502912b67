"""Whether a figure stands in the plan's unit, HQ202, and what it would be in it."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from hq_plan.checks.base import Found, as_yaml, check, known, shifted
from hq_plan.diagnostics import Words, short
from hq_plan.i18n import _
from hq_plan.models.actuals import Observation
from hq_plan.models.plan import Indicator
from hq_plan.workspace import Workspace

# Words that stand before a unit, with the number of zeros; 十万 and 万亿 are made of two.
_ZEROS: Final = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_PREFIXED: Final = re.compile("([十百千]?万?亿?)(.+)")

# Other names of a unit, and parts of one: the unit meant, and by how many zeros it is more.
_SAME: Final = {
    "‱": ("%", -2),
    "‰": ("%", -1),
    "公顷": ("平方米", 4),
    "平方公里": ("平方米", 6),
    "km2": ("平方米", 6),
    "平米": ("平方米", 0),
    "m2": ("平方米", 0),
}
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
            words = _words(indicator, entry.observation, value)
            yield Found(entry.source.span("unit"), words, indicator.id)


def _words(indicator: Indicator, observation: Observation, value: object) -> Words:
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
        return Words(message.format(value=f"{value:f}", converted=converted, **named), hint)
    message = _("{name} is counted in {expected}, not in {unit}").format(**named)
    unit, expected = _plain(observation.unit), _plain(indicator.unit)
    if unit in _POINTS and expected in ("%", "‰"):
        return Words(message, _("points tell a change: give the rate itself, and write: unit: {expected}")
                     .format(expected=written))  # fmt: skip
    same_number = unit in _COUNTED and expected in _COUNTED
    hint = _("write: unit: {expected}, and give the figure in it").format(expected=written)
    return Words(message, hint, written if same_number else None)


def zeros_between(unit: str, expected: str) -> int | None:
    """By how many zeros one unit is more than another one of the same base; None where it is of another base."""
    zeros, base = _read(_plain(unit))
    expected_zeros, expected_base = _read(_plain(expected))
    return zeros - expected_zeros if base == expected_base else None


def _plain(unit: str) -> str:
    """The unit in half-width characters, without spaces and without regard to case."""
    return "".join(unicodedata.normalize("NFKC", unit).casefold().split())


def _read(unit: str) -> tuple[int, str]:
    """By how many zeros a unit is more than its base, and the base."""
    match = None if unit in _SAME else _PREFIXED.fullmatch(unit)
    zeros = sum(_ZEROS[word] for word in match[1]) if match else 0
    base = match[2] if match else unit
    same, more = _SAME.get(base, (base, 0))
    return zeros + more, same
