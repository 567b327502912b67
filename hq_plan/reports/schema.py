"""`schema`: what a file may say, as JSON Schema for editors; the plan's own names, units and years are tied in."""

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Final

from pydantic import BaseModel

from hq_plan.i18n import _, chinese
from hq_plan.models.actuals import Actuals
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator, Plan
from hq_plan.outlook import METHODS
from hq_plan.reports.shapes import Schema, of_model
from hq_plan.view import Cell, Column, Report, Table

MODELS: Final[dict[str, type[BaseModel]]] = {"actuals": Actuals, "targets": Plan}
"""The kinds of files, and the model of each."""

_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_FEW: Final = 6

# A name with any other character may be one that is equal when folded; only `validate` can tell.
_UNFOLDED: Final = r"[^0-9a-z_\-㐀-鿿]"


def build(kind: str, plan: Plan | None) -> Report:
    """The schema of a kind of file, and the same as a table of its keys; figures are held against a plan."""
    model = MODELS[kind]
    said = " ".join((inspect.getdoc(model) or "").split())
    schema = of_model(model)
    if plan is None:
        policy = schema["properties"]["policy"]["properties"]
        policy["outlook"]["properties"]["method"]["enum"] = sorted(METHODS)
    else:
        _tie(schema, plan)
    columns = (
        Column("key", _("key")),
        Column("required", _("required")),
        Column("values", _("values"), spare=1, wrap=True),
        Column("meaning", _("meaning"), wrap=True),
    )
    return Report(
        {"$schema": _DRAFT, "title": said, "description": chinese(said), **schema},
        title=_(said),
        tables=(Table(columns, tuple(_rows(schema))),),
    )


def _tie(schema: Schema, plan: Plan) -> None:
    """What the plan allows: its years, departments, indicators, and the unit and kind of value of each."""
    top = schema["properties"]
    record = top["records"]["items"]
    fields = record["properties"]
    top["year"]["enum"] = plan.about.years
    if plan.departments:
        top["department"]["enum"] = plan.departments
    schema["allOf"] = [_of_year(year) for year in plan.about.years]
    said = {key: fields["indicator"][key] for key in ("title", "description")}
    fields["indicator"] = said | _named(plan.every)
    fields["unit"]["enum"] = list(dict.fromkeys(each.unit for each in plan.every))
    record["allOf"] = [_WITHHELD, *(_of_indicator(each) for each in plan.every)]


_WITHHELD: Final[Schema] = {
    "if": {"required": ["status"], "properties": {"status": {"const": "withheld"}}},
    "then": {"properties": {"value": {"type": "null"}}},
    "else": {"required": ["value"], "properties": {"value": {"type": ["number", "boolean"]}}},
}


def _of_year(year: int) -> Schema:
    """The days of a file's figures lie in its year."""
    record = {"properties": {"as_of": {"pattern": f"^{year}-"}}}
    return {
        "if": {"required": ["year"], "properties": {"year": {"const": year}}},
        "then": {"properties": {"records": {"items": record}}},
    }


def _of_indicator(indicator: Indicator) -> Schema:
    """The unit and the kind of value of one indicator."""
    kind = "boolean" if indicator.kind == "milestone" else "integer" if indicator.decimals == 0 else "number"
    return {
        "if": {"required": ["indicator"], "properties": {"indicator": _plainly_named([indicator])}},
        "then": {"properties": {"unit": {"const": indicator.unit}, "value": {"type": [kind, "null"]}}},
    }


def _plainly_named(indicators: Iterable[Indicator]) -> Schema:
    """The names of indicators as the plan writes them, and their row numbers written as numbers."""
    names: list[str | int] = [name for each in indicators for name in each.names]
    return {"enum": list(dict.fromkeys([*names, *(each.number for each in indicators if each.number)]))}


def _named(indicators: Iterable[Indicator]) -> Schema:
    """Those names, and what a Chinese keyboard may make of them, which is left to `validate` to look up."""
    written = _plainly_named(indicators)
    folded = {fold(name) for each in indicators for name in each.names} - {*written["enum"]}
    plain = sorted(name for name in folded if not re.search(_UNFOLDED, name))
    pattern = "|".join([*(f"^{name}$" for name in plain), _UNFOLDED])
    return {"anyOf": [written, {"type": "string", "pattern": pattern}]}


def _rows(schema: Schema, before: str = "") -> Iterator[tuple[Cell, ...]]:
    """A row for each key, those of mappings and lists within it below."""
    for key, field in schema["properties"].items():
        needed = key in schema["required"]
        values = _values(field)
        yield (
            Cell(before + key, before + key),
            Cell("yes" if needed else None, _("yes") if needed else ""),
            Cell(values, values),
            Cell(_(field["title"]), _(field["title"])),
        )
        inner = field.get("items", field)
        if "properties" in inner:
            yield from _rows(inner, before + key + ("[]." if "items" in field else "."))


def _values(field: Schema) -> str:
    """The words that may stand there, where they are few; else the kinds of values."""
    words = [str(word) for word in field.get("enum", ()) if word is not None]
    kinds = field.get("type", "string")
    said = [kinds] if isinstance(kinds, str) else [kind for kind in kinds if kind != "null"]
    return " | ".join(words if 0 < len(words) <= _FEW else said)
