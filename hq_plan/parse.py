"""A document into models: what fits becomes a model that knows its places, what does not becomes findings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from hq_plan.diagnostics import MOST_FINDINGS, Diagnostic, Span, short
from hq_plan.document import LOST, Document, Mapping, Path
from hq_plan.i18n import _
from hq_plan.shape.days import day_slip
from hq_plan.shape.keys import empty_value, missing_key, unknown_key, withheld_value, wrong_file
from hq_plan.shape.numbers import number_slip
from hq_plan.shape.values import out_of_bounds, unknown_word, unreadable_target, wrong_type
from hq_plan.shape.words import meant_word

M = TypeVar("M", bound=BaseModel)

_YEAR = re.compile("[12][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Sourced(Generic[M]):
    """A model that knows its places, and which of its fields could not be read and only have a stand-in.

    ``guessed`` says that the file could only be read by taking something in it for what was probably meant: what it
    says is checked, and counts for nothing.
    """

    value: M
    document: Document
    path: Path = ()
    unread: frozenset[str] = frozenset()
    guessed: bool = False

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
    if not isinstance(root, Mapping):
        return None, {}, [wrong_file(document.span(), short(document.typed(document.span())), schema)]
    findings = _rename(document, model, (), [key for key in root if key not in _known_keys(model, ())])
    guessed = bool(findings) or document.guessed
    said = root.get("schema", schema)
    if said != schema:
        at = document.span("schema")
        meant = said if isinstance(said, str) and _is_slip_of(said, schema) else None
        findings.append(wrong_file(at, short(document.typed(at)), schema, schema if meant else None))
        if meant is None:
            return None, {}, findings
    items: dict[str, list[Sourced[Any]]] = {name: [] for name in lists}
    for name, item_model in lists.items():
        values = root.get(name)
        for index in range(len(values) if isinstance(values, list) else 0):
            item, found = parse(document, item_model, (name, index))
            findings += found
            items[name] += [item] if item else []
            if len(findings) > MOST_FINDINGS:
                break
    bare = {key: [] if key in lists and isinstance(value, list) else value for key, value in root.items()}
    head, found = _validate(document, model, (), bare | {"schema": schema} if said != schema else bare)
    if head is None:
        return None, items, findings + found
    whole = {name: [item.value for item in listed if not item.unread] for name, listed in items.items()}
    head = replace(head, value=head.value.model_copy(update=whole), guessed=guessed or said != schema)
    return head, items, findings + found


def _is_slip_of(said: str, schema: str) -> bool:
    """Whether a schema's name is a slip of the pen: a newer or older version is none."""
    same_version = schema.rpartition("/")[2] in re.findall("[0-9]+", said)[:1] or not re.search("[0-9]", said)
    return same_version and meant_word(said, [schema]) is not None


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
    node = _reach(document, path)
    renamed = []
    for detail in details:
        if detail["type"] == "extra_forbidden" and isinstance(values, Mapping):
            renamed += _rename(document, model, (*path, *detail["loc"][:-1]), [detail["loc"][-1]], len(path))
    if renamed:
        sourced, findings = _validate(document, model, path, node)
        return sourced, renamed + findings
    findings = [_finding(document, model, path, detail) for detail in details if not _is_lost(document, path, detail)]
    bad = frozenset(str(detail["loc"][0]) for detail in details if detail["loc"])
    return _with_stand_ins(document, model, path, values, bad), findings


def _rename(
    document: Document, model: type[BaseModel], path: Path, keys: Iterable[str | int], skip: int = 0
) -> list[Diagnostic]:
    """Take keys that nobody knows for those that were meant, where one is missing, and say so.

    What stands under such a key is then checked like any other. ``skip`` steps of the path lead to the model.
    """
    node, known = _reach(document, path), _known_keys(model, path[skip:])
    findings = []
    for key in keys:
        if not isinstance(node, Mapping) or not isinstance(key, str) or key.startswith("x-"):
            continue
        meant = meant_word(key, [name for name in known if name not in node])
        if meant:
            findings.append(unknown_key(document.key_span(*path, key), key, known, meant))
            node.rename(key, meant)
    return findings


def _is_lost(document: Document, path: Path, detail: Any) -> bool:
    """Whether a key is missing because its line could not be read, which has a finding already."""
    missing = detail["type"] in ("missing", "value_missing")
    node = _reach(document, (*path, *detail["loc"][:-1])) if missing else None
    return isinstance(node, Mapping) and any(key.startswith(LOST) for key in node)


def _with_stand_ins(
    document: Document, model: type[M], path: Path, values: object, bad: frozenset[str]
) -> Sourced[M] | None:
    """The model without its bad fields, with stand-ins for those that it cannot do without, if that is enough."""
    if not isinstance(values, dict):
        return None
    stand_ins = getattr(model, "stand_ins", {})
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
        return unknown_key(document.key_span(*here), key, _known_keys(model, location[:-1]), None)
    if not (here and isinstance(here[-1], int)) and (value is None or value == "" or kind == "value_missing"):
        return empty_value(document.key_span(*here), key)
    span = document.key_span(*here) if on_key else document.span(*here)
    typed = _name_of(value) if isinstance(value, list | dict) else document.typed(span)
    if isinstance(value, str) and kind in ("number_as_text", "number_type", "int_type") and not on_key:
        beside = _reach(document, here[:-1])
        unit = str(beside["unit"]) if isinstance(beside, Mapping) and "unit" in beside else None
        return number_slip(span, typed, value, unit)
    match kind:
        case "date_form" | "no_such_day":
            return day_slip(span, typed, str(value), _year_of(document))
        case "target_notation":
            return unreadable_target(span, str(value))
        case "literal_error":
            words = tuple(re.findall("'([^']*)'", facts["expected"]))
            return unknown_word(span, typed, words, meant_word(str(value), words))
        case "value_withheld":
            return withheld_value(span)
    demand = _demands().get(kind)
    if demand:
        return out_of_bounds(span, typed, demand.format(**facts))
    quoted = f'"{typed}"' if kind == "string_type" and isinstance(value, int | Decimal) else None
    return wrong_type(span, _name_of(value), _expected().get(kind, _("another value")), quoted)


def _year_of(document: Document) -> int | None:
    """The year of a file of figures, as far as it can be read."""
    year = str(document.root.get("year")) if isinstance(document.root, Mapping) else ""
    return int(year) if _YEAR.fullmatch(year) else None


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
