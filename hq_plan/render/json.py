"""JSON: the report as data, given numbers as written, computed ones as the nearest double's shortest form."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from hq_plan.view import Data, Report, Screen, harmless

SHOWS = ("tables", "findings")


def render(report: Report, _screen: Screen) -> str:
    """One object, indented."""
    return written(report.data) + "\n"


def written(data: Data, *, on_one_line: bool = False) -> str:
    """Data as JSON; what could act where it is shown is escaped and reads back as it was."""
    return "".join(_write(data, None if on_one_line else "\n"))


def _write(value: Data, indent: str | None) -> Iterator[str]:
    match value:
        case Mapping():
            yield from _nest("{}", ((_quoted(key) + ": ", item) for key, item in value.items()), indent)
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
        case str():
            yield _quoted(value)
        case _:
            yield json.dumps(value)


def _nest(brackets: str, items: Iterator[tuple[str, Data]], indent: str | None) -> Iterator[str]:
    inner = None if indent is None else indent + "  "
    comma = ""
    yield brackets[0]
    for label, item in items:
        yield comma + (inner or (" " if comma else "")) + label
        yield from _write(item, inner)
        comma = ","
    yield (indent or "" if comma else "") + brackets[1]


def _quoted(text: str) -> str:
    # Numbers are written out in JSON's own way, so the harmless text is the same string.
    return f'"{harmless(json.dumps(text, ensure_ascii=False)[1:-1])}"'
