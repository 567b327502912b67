"""A target as printed and as understood, and the error of one that cannot be read."""

from decimal import Decimal
from typing import Final, Literal, NamedTuple, NoReturn, TypeAlias

Operator: TypeAlias = Literal[">=", ">", "<=", "<", "in", "~"]
"""At least, more than, at most, less than, within (ends included), about."""

Way: TypeAlias = Literal["rate", "yearly", "amount", "times", "whole"]
"""What a number that is no level counts: per cent over a base, per cent a year since it, an amount over it, times the
base, or all of the plan's years together."""


class Target(NamedTuple):
    """A target as printed and as understood.

    ``op`` is None for a bare number, whose sense the indicator's direction gives, and for words, which have no
    ``value`` either. ``value`` is the bound, or the lower end of a range whose other end is ``upper``. ``unit`` is
    what the document prints behind the number, if anything. A number that is no level has a ``way``; ``down`` says
    that it tells a decline, None that this is not said, and ``since`` is the year that it names as its base.
    """

    text: str
    op: Operator | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    aspirational: bool = False
    way: Way | None = None
    down: bool | None = None
    since: int | None = None


class NotationError(ValueError):
    """A printed target that cannot be read."""


TODO: Final = "TODO"
"""How a text begins that somebody still has to write."""


def refuse(text: str) -> NoReturn:
    """Say that a text is no target."""
    raise NotationError(text)
