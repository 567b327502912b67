"""JSON: the report as data, given numbers as written, computed ones as the nearest double's shortest form."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from hq_plan.view import Data, Report, Screen

SHOWS = ("tables", "findings")


def render(report: Report, _screen: Screen) -> str:
    """One object, indented."""
    return "".join(_write(report.data, "\n")) + "\n"


def _write(value: Data, indent: str) -> Iterator[str]:
    match value:
        case Mapping():
            yield from _nest("{}", ((json.dumps(key) + ": ", item) for key, item in value.items()), indent)
        case list():
            yield from _nest("[]", (("", item) for item in value), indent)
        case bool() | None:
            yield json.dumps(value)
        case Decimal():
            yield f"{value:f}"
        case Fraction() if value.denominator == 1:
            yield str(value.numerator)
        case Fraction():
            yield repr(float(value))
        case _:
            yield json.dumps(value, ensure_ascii=False)


def _nest(brackets: str, items: Iterator[tuple[str, Data]], indent: str) -> Iterator[str]:
    inner, comma = indent + "  ", ""
    yield brackets[0]
    for label, item in items:
        yield comma + inner + label
        yield from _write(item, inner)
        comma = ","
    yield (indent if comma else "") + brackets[1]
