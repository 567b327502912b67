"""The kinds of fields that the files have, and the base of all models.

Rules here look at one field; what holds across fields and files stands in `checks`. A field's error has one of the
types below or pydantic's own; `parse` gives either a code and words.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Final, NoReturn, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from hq_plan import notation
from hq_plan.notation import Target

MONTH_DAY: Final = r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
IDENTIFIER: Final = r"^[a-z][a-z0-9_-]*$"

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMERIC: Final = re.compile(r"\s*[-+]?[0-9][0-9.,]*\s*")
_QUOTES: Final = str.maketrans("", "", "“”„\"'「」『』《》 \u3000")


@lru_cache(maxsize=10_000)
def fold(name: str) -> str:
    """A name as it is compared: without regard to case, width, quotation marks and spaces."""
    return unicodedata.normalize("NFKC", name).casefold().translate(_QUOTES)


def fail(kind: str) -> NoReturn:
    """Refuse a value with an error type that `parse` knows."""
    raise PydanticCustomError(kind, kind)


# Few numbers and days are many figures, and those that are alike take the room of one.
_whole: Final = lru_cache(maxsize=10_000)(Decimal)
_day_of: Final = lru_cache(maxsize=10_000)(date.fromisoformat)


def number(value: object) -> Decimal:
    """A number that was written as one."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return _whole(value)
    if isinstance(value, str) and _NUMERIC.fullmatch(value):
        fail("number_as_text")
    fail("number_type")


def _day(value: object) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return _day_of(value)
        except ValueError:
            fail("no_such_day")
    fail("date_form")


def _year(value: object) -> object:
    """Keys of a mapping are text; a year among them is four digits."""
    return int(value) if isinstance(value, str) and re.fullmatch("[0-9]{4}", value) else value


def _target(value: object) -> Target | None:
    """A target in any of its written forms: a number, the document's words, ``{op, value}``, or nothing."""
    if value is None or isinstance(value, Target):
        return value
    if isinstance(value, bool):
        fail("target_type")
    if isinstance(value, int | Decimal):
        return Target(f"{value:f}" if isinstance(value, Decimal) else str(value), value=Decimal(value))
    if isinstance(value, str):
        try:
            return notation.read(value)
        except notation.NotationError:
            fail("target_notation")
    return _canonical(value)


def _canonical(value: object) -> Target:
    match value:
        case {"op": ">=" | ">" | "<=" | "<" | "~" as op, "value": found, **others} if not others:
            target = Target("", op, number(found))
        case {"op": "in", "low": low, "high": high, **others} if not others and number(low) <= number(high):
            target = Target("", "in", number(low), number(high))
        case _:
            fail("target_type")
    return Target(notation.show(target), target.op, target.value, target.upper)


Text: TypeAlias = Annotated[str, Field(min_length=1)]
Number: TypeAlias = Annotated[Decimal, BeforeValidator(number)]
Day: TypeAlias = Annotated[date, BeforeValidator(_day)]
Share: TypeAlias = Annotated[Decimal, BeforeValidator(number), Field(ge=0, le=1)]
Year: TypeAlias = Annotated[int, Field(ge=1900, le=2999)]
YearKey: TypeAlias = Annotated[int, BeforeValidator(_year), Field(ge=1900, le=2999)]
Printed: TypeAlias = Annotated[Target | None, BeforeValidator(_target)]
MonthDay: TypeAlias = Annotated[str, Field(pattern=MONTH_DAY)]


class Model(BaseModel):
    """Strict and frozen; keys that begin with ``x-`` belong to others, and `parse` leaves them out."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)
