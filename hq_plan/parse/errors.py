"""What pydantic objects to, as findings of ours: no word of a library reaches a reader."""

import re
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel

from hq_plan.diagnostics import Diagnostic, short
from hq_plan.document import Document, Mapping, Path
from hq_plan.i18n import _
from hq_plan.models.base import IDENTIFIER, MONTH_DAY
from hq_plan.parse.walk import known_keys, reach
from hq_plan.shape.days import day_slip
from hq_plan.shape.keys import empty_value, missing_key, unknown_key, withheld_value
from hq_plan.shape.numbers import number_slip
from hq_plan.shape.targets import unreadable_target
from hq_plan.shape.values import out_of_bounds, unknown_word, wrong_type
from hq_plan.shape.words import meant_word

_YEAR = re.compile("[12][0-9]{3}")


def finding(document: Document, model: type[BaseModel], path: Path, detail: Any) -> Diagnostic:
    """One of pydantic's errors as a finding of ours."""
    on_key = detail["loc"][-1:] == ("[key]",) and detail["type"] != "extra_forbidden"
    location = detail["loc"][:-1] if on_key else detail["loc"]
    kind, facts, value = detail["type"], detail.get("ctx", {}), detail["input"]
    here = (*path, *location)
    key = str(here[-1]) if here else ""
    if kind == "missing" or (kind == "value_missing" and not _is_there(document, here)):
        return missing_key(document.span(*here[:-1]), key, _only_value(model, key) if len(location) == 1 else "…")
    if kind == "extra_forbidden":
        return unknown_key(document.key_span(*here), key, known_keys(model, location[:-1]), None)
    if not (here and isinstance(here[-1], int)) and (value is None or value == "" or kind == "value_missing"):
        return empty_value(document.key_span(*here), key, required=_is_required(model, location))
    span = document.key_span(*here) if on_key else document.span(*here)
    typed = _name_of(value) if isinstance(value, list | dict) else document.typed(span)
    if isinstance(value, str) and kind in ("number_as_text", "number_type", "int_type") and not on_key:
        beside = reach(document, here[:-1])
        unit = str(beside["unit"]) if isinstance(beside, Mapping) and "unit" in beside else None
        return number_slip(span, typed, value, unit)
    match kind:
        case "date_form" | "no_such_day":
            return day_slip(span, typed, str(value), _year_of(document))
        case "target_notation":
            return unreadable_target(span, str(value))
        case "literal_error":
            words = tuple(re.findall("'([^']*)'", facts["expected"]))
            return unknown_word(span, typed, words, meant_word(value, words) if isinstance(value, str) else None)
        case "value_withheld":
            return withheld_value(span)
    demand = _demands().get(kind)
    if demand:
        form = _forms().get(facts.get("pattern", ""), "")
        return out_of_bounds(span, typed, demand.format(**facts | {"pattern": form}))
    quoted = f'"{typed}"' if kind == "string_type" and isinstance(value, int | Decimal) else None
    return wrong_type(span, _name_of(value), _expected().get(kind, _("another value")), quoted)


def _year_of(document: Document) -> int | None:
    """The year of a file of figures, as far as it can be read."""
    year = str(document.root.get("year")) if isinstance(document.root, Mapping) else ""
    return int(year) if _YEAR.fullmatch(year) else None


def _only_value(model: type[BaseModel], key: str) -> str:
    """The one value that a key may have, as the schema of a file."""
    field = next((each for name, each in model.model_fields.items() if key in (name, each.alias)), None)
    words = get_args(field.annotation) if field else ()
    return str(words[0]) if len(words) == 1 and isinstance(words[0], str) else "…"


def _is_required(model: type[BaseModel], location: Path) -> bool:
    """Whether a model cannot do without a key; a figure's value is left out only where it is withheld."""
    field = next((each for name, each in model.model_fields.items() if location[-1] in (name, each.alias)), None)
    return len(location) == 1 and field is not None and (field.is_required() or location[-1] == "value")


def _is_there(document: Document, path: Path) -> bool:
    parent = reach(document, path[:-1])
    return isinstance(parent, Mapping) and path[-1] in parent


def _demands() -> dict[str, str]:
    return {
        "greater_than_equal": _("at least {ge} is expected"),
        "less_than_equal": _("at most {le} is expected"),
        "too_short": _("at least {min_length} are expected"),
        "too_long": _("at most {max_length} are expected"),
        "string_pattern_mismatch": _("it must have the form {pattern}"),
        "cuts_order": _("strained is at most on_track"),
        "years_order": _("years rise and stand once each"),
        "profile_order": _("twelve shares that do not fall, from 0 up, the last 1"),
    }


def _forms() -> dict[str, str]:
    """The forms that texts must have, in words."""
    return {
        MONTH_DAY: _("month and day, as in 01-31"),
        IDENTIFIER: _("a lower-case letter, then lower-case letters, digits, - and _"),
    }


def _expected() -> dict[str, str]:
    return {
        "string_type": _("a text"),
        "int_type": _("a whole number"),
        "bool_type": _("true or false"),
        "list_type": _("a list"),
        "dict_type": _("a mapping of keys and values"),
        "model_type": _("a mapping of keys and values"),
        "number_type": _("a number"),
        "aspirational_type": _("true, false or a list of years"),
        "target_type": _("a target: a number, the printed words, or op and value"),
    }


def _name_of(value: object) -> str:
    match value:
        case bool():
            return _("true or false")
        case None:
            return _("nothing")
        case dict():
            return _("a mapping of keys and values")
        case list():
            return _("a list")
        case str():
            return _("the text '{text}'").format(text=short(value))
        case _:
            return _("the number {number}").format(number=short(str(value)))
