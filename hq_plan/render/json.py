"""JSON: the report as data, given numbers as written, computed ones as the nearest double's shortest form."""

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from hq_plan.view import Data, Report, Screen, harmless

SHOWS = ("tables", "findings")

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)


def render(report: Report, _screen: Screen) -> str:
    """One object, indented."""
    return written(report.data) + "\n"


def written(data: Data, *, on_one_line: bool = False) -> str:
    """Data as JSON; what could act where it is shown is escaped and reads back as it was."""
    return _write(data, None if on_one_line else "\n")


def _write(value: Data, indent: str | None) -> str:
    inner = None if indent is None else indent + "  "
    match value:
        case Mapping():
            return _nest("{}", [f"{_quoted(key)}: {_write(item, inner)}" for key, item in value.items()], indent)
        case list():
            return _nest("[]", [_write(item, inner) for item in value], indent)
        case str():
            return _quoted(value)
        case Decimal():
            return f"{value:f}"
        case Fraction():
            return str(value.numerator) if value.denominator == 1 else repr(float(value))
        case _:
            return json.dumps(value)


def _nest(brackets: str, items: list[str], indent: str | None) -> str:
    if indent is None or not items:
        return ", ".join(items).join(brackets)
    inner = indent + "  "
    return brackets[0] + inner + f",{inner}".join(items) + indent + brackets[1]


def _quoted(text: str) -> str:
    # Numbers are written out in JSON's own way, so the harmless text is the same string.
    return f'"{harmless(_ENCODER.encode(text)[1:-1])}"'
