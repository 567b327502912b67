"""The models' fields as JSON Schema: names, kinds, bounds and what they mean, read off the models themselves."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hq_plan.i18n import chinese
from hq_plan.notation import Target

Schema: TypeAlias = dict[str, Any]

_RANGE: Final[Schema] = {"required": ["low", "high"], "properties": {"value": False}}
_BOUND: Final[Schema] = {"required": ["value"], "properties": {"low": False, "high": False}}
_TARGET: Final[Schema] = {
    "type": ["number", "string", "object"],
    "minLength": 1,
    "required": ["op"],
    "additionalProperties": False,
    "properties": {
        "op": {"enum": [">=", ">", "<=", "<", "~", "in"]},
        **{key: {"type": "number"} for key in ("value", "low", "high")},
    },
    "if": {"required": ["op"], "properties": {"op": {"const": "in"}}},
    "then": _RANGE,
    "else": _BOUND,
}

_PLAIN: Final[dict[object, Schema]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    date: {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
    NoneType: {"type": "null"},
    Target: _TARGET,
}

_BOUNDS: Final = {"ge": "minimum", "le": "maximum", "pattern": "pattern"}
_LENGTHS: Final = {"min_length": "min", "max_length": "max"}


def of_model(model: type[BaseModel]) -> Schema:
    """An object with the fields of a model, and no others but those that begin with ``x-``."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return {
        "type": "object",
        "required": [key for key, field in fields.items() if field.is_required()],
        "additionalProperties": False,
        "patternProperties": {"^x-": True},
        "properties": {key: _of_field(field) for key, field in fields.items()},
    }


def _of_field(field: FieldInfo) -> Schema:
    said = field.description or ""
    default = {"default": field.default} if isinstance(field.default, str | bool | Decimal) else {}
    return {"title": said, "description": chinese(said), **_of_kind(field.annotation, field.metadata), **default}


def _of_kind(kind: Any, metadata: Sequence[object] = ()) -> Schema:
    """The schema of a type as it is annotated.

    Raises:
        TypeError: a field is of a kind that has no schema yet.
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        schema = _of_kind(arguments[0], arguments[1:])
    elif origin is Literal:
        schema = {"type": "string", "enum": list(arguments)}
    elif origin in (Union, UnionType):
        schema = _either([_of_kind(each) for each in arguments])
    elif origin is list:
        schema = {"type": "array", "items": _of_kind(arguments[0])}
    elif origin is dict:
        schema = _of_mapping(*arguments)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        schema = of_model(kind)
    elif kind in _PLAIN:
        schema = dict(_PLAIN[kind])
    else:
        raise TypeError(f"{kind} has no JSON Schema")
    return schema | _bounds(metadata, schema["type"])


def _of_mapping(key: Any, value: Any) -> Schema:
    """A mapping by year or by name."""
    inner = _of_kind(value)
    by_year = get_args(key)[:1] == (int,)
    named = {"patternProperties": {"^[0-9]{4}$": inner}, "additionalProperties": False}
    return {"type": "object", **(named if by_year else {"additionalProperties": inner})}


def _either(schemas: Iterable[Schema]) -> Schema:
    """One schema for several types; their other keywords speak of one type each, so they can stand side by side."""
    types: list[str] = []
    merged: Schema = {}
    for schema in schemas:
        said = schema["type"]
        types += [said] if isinstance(said, str) else said
        merged |= schema
    if "enum" in merged and "null" in types:
        merged["enum"] = [*merged["enum"], None]
    return merged | {"type": types}


def _bounds(metadata: Iterable[object], kind: object) -> Schema:
    """The bounds that annotations set, in the words of JSON Schema."""
    found: Schema = {}
    for each in metadata:
        if isinstance(each, FieldInfo):
            found |= _bounds(each.metadata, kind)
        for name, word in _BOUNDS.items():
            if getattr(each, name, None) is not None:
                found[word] = getattr(each, name)
        for name, word in _LENGTHS.items():
            if getattr(each, name, None) is not None:
                found[word + ("Items" if kind == "array" else "Length")] = getattr(each, name)
    return found
