"""A document into models: what fits becomes a model that knows its places, what does not becomes findings."""

import re
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from hq_plan.diagnostics import Diagnostic, Span, short
from hq_plan.document import Document, Mapping, Path
from hq_plan.i18n import _
from hq_plan.shape import (
    bad_date,
    empty_value,
    missing_key,
    number_as_text,
    number_form,
    out_of_bounds,
    unknown_key,
    unknown_word,
    unreadable_target,
    withheld_value,
    wrong_file,
    wrong_type,
)

M = TypeVar("M", bound=BaseModel)

_QUOTED = re.compile(r"\s*[\"']")


@dataclass(frozen=True, slots=True)
class Sourced(Generic[M]):
    """A model that knows its places, and which of its fields could not be read and only have a stand-in."""

    value: M
    document: Document
    path: Path = ()
    unread: frozenset[str] = frozenset()

    def span(self, *path: str | int) -> Span:
        """The place of the value at the path, or of the nearest that is there."""
        return self.document.span(*self.path, *path)

    def key_span(self, *path: str | int) -> Span:
        """The place of the key that ends the path."""
        return self.document.key_span(*self.path, *path)


def parse(document: Document, model: type[M], path: Path = ()) -> tuple[Sourced[M] | None, list[Diagnostic]]:
    """The value at the path as a model, and all that is wrong with it.

    A model that cannot be read is None; one with stand-ins is there for the sake of its other fields.
    """
    return _validate(document, model, path, _reach(document, path))


def parse_file(
    document: Document, model: type[M], schema: str, lists: dict[str, type[BaseModel]]
) -> tuple[Sourced[M] | None, dict[str, list[Sourced[Any]]], list[Diagnostic]]:
    """A whole file as a model whose lists are parsed item by item, so that a bad item costs only itself.

    Returns the model with the good items, the items of each list with their places, and the findings.
    """
    root = document.root
    if not isinstance(root, Mapping) or root.get("schema", schema) != schema:
        at = document.span("schema") if isinstance(root, Mapping) else document.span()
        return None, {}, [wrong_file(at, short(document.typed(at)), schema)]
    items: dict[str, list[Sourced[Any]]] = {name: [] for name in lists}
    findings: list[Diagnostic] = []
    for name, item_model in lists.items():
        values = root.get(name)
        for index in range(len(values) if isinstance(values, list) else 0):
            item, found = parse(document, item_model, (name, index))
            findings += found
            items[name] += [item] if item else []
    bare = {key: [] if key in lists and isinstance(value, list) else value for key, value in root.items()}
    head, found = _validate(document, model, (), bare)
    if head is None:
        return None, items, findings + found
    whole = {name: [item.value for item in listed if not item.unread] for name, listed in items.items()}
    return replace(head, value=head.value.model_copy(update=whole)), items, findings + found


def _reach(document: Document, path: Path) -> object:
    node: Any = document.root
    for step in path:
        node = node[step]
    return node


def _validate(
    document: Document, model: type[M], path: Path, values: object
) -> tuple[Sourced[M] | None, list[Diagnostic]]:
    try:
        return Sourced(model.model_validate(values), document, path), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        findings = [_finding(document, model, path, detail) for detail in details]
        bad = frozenset(str(detail["loc"][0]) for detail in details if detail["loc"])
        return _with_stand_ins(document, model, path, values, bad), findings


def _with_stand_ins(
    document: Document, model: type[M], path: Path, values: object, bad: frozenset[str]
) -> Sourced[M] | None:
    """The model with stand-ins for its bad fields, if it has any and that is enough."""
    stand_ins = getattr(model, "stand_ins", None)
    if stand_ins is None or not isinstance(values, dict):
        return None
    kept = {key: value for key, value in values.items() if key not in bad}
    try:
        value = model.model_validate({**{key: stand_ins[key] for key in bad & stand_ins.keys()}, **kept})
    except ValidationError:
        return None
    return Sourced(value, document, path, bad)


def _finding(document: Document, model: type[BaseModel], path: Path, detail: Any) -> Diagnostic:
    """One of pydantic's errors as a finding of ours."""
    on_key = detail["loc"][-1:] == ("[key]",) and detail["type"] != "extra_forbidden"
    location = detail["loc"][:-1] if on_key else detail["loc"]
    kind, facts, value = detail["type"], detail.get("ctx", {}), detail["input"]
    here = (*path, *location)
    key = str(here[-1]) if here else ""
    if kind == "missing" or (kind == "value_missing" and not _is_there(document, here)):
        return missing_key(document.span(*here[:-1]), key)
    if kind == "extra_forbidden":
        return unknown_key(document.key_span(*here), key, _known_keys(model, location[:-1]))
    if not (here and isinstance(here[-1], int)) and (value is None or value == "" or kind == "value_missing"):
        return empty_value(document.key_span(*here), key)
    span = document.key_span(*here) if on_key else document.span(*here)
    typed = _name_of(value) if isinstance(value, list | dict) else document.typed(span)
    match kind:
        case "number_as_text" | "number_type" if isinstance(value, str):
            return number_as_text(span, typed) if _QUOTED.match(typed) else number_form(span, typed)
        case "date_form" | "no_such_day":
            return bad_date(span, typed, exists=kind == "date_form")
        case "target_notation":
            return unreadable_target(span, str(value))
        case "literal_error":
            return unknown_word(span, typed, facts["expected"].replace("'", "").replace(" or ", ", "))
        case "value_withheld":
            return withheld_value(span)
    demand = _demands().get(kind)
    if demand:
        return out_of_bounds(span, typed, demand.format(**facts))
    return wrong_type(span, _name_of(value), _expected().get(kind, _("another value")))


def _is_there(document: Document, path: Path) -> bool:
    parent = _reach(document, path[:-1])
    return isinstance(parent, Mapping) and path[-1] in parent


def _known_keys(model: type[BaseModel], location: Path) -> tuple[str, ...]:
    """The keys of the model at a place within a model."""
    for step in location:
        field = next((f for n, f in model.model_fields.items() if step in (n, f.alias)), None)
        inner = field and _model_in(field.annotation)
        model = inner or model
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


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
