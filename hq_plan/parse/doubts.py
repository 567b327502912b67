"""A document that is not in order into models as far as it goes, with all that is wrong with it.

Where a key, a word, a number or a day was certainly meant for another, it is taken for that after it has been told, so
that whatever else is wrong is told in the same run; such a model is ``guessed``.
"""

import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from hq_plan.diagnostics import MOST_FINDINGS, Diagnostic, short
from hq_plan.document import LOST, Document, Mapping, Path, Sequence, scalar
from hq_plan.parse import M, Sourced
from hq_plan.parse.errors import finding
from hq_plan.parse.walk import known_keys, of_ours, reach
from hq_plan.shape.keys import lost_indent, unknown_key, wrong_file
from hq_plan.shape.words import meant_word

_FIRST_OF_VALUES = "HQ104"
"""From this code on a finding of shape is about a value, and its fix stands in the place of it."""


def parse_file(
    document: Document, model: type[M], schema: str, lists: dict[str, type[BaseModel]]
) -> tuple[Sourced[M] | None, dict[str, list[Sourced[Any]]], list[Diagnostic]]:
    """What `parse.parse_file` gives for a file that has doubtful places."""
    document.locate()
    root = document.root
    if not isinstance(root, Mapping):
        return None, {}, [wrong_file(document.span(), short(document.typed(document.span())), schema)]
    unknown = [key for key in root if key not in known_keys(model, ())]
    findings = _moved(document, root, unknown, lists)
    findings += _rename(document, model, (), [key for key in unknown if key in root])
    guessed = bool(findings) or document.guessed
    said = root.get("schema", schema)
    if said != schema:
        at = document.span("schema")
        newer = isinstance(said, str) and _is_newer(said, schema)
        slip = isinstance(said, str) and (_is_slip_of(said, schema) or _is_misnamed(root, lists))
        meant = said if slip and not newer else None
        findings.append(wrong_file(at, short(document.typed(at)), schema, schema if meant else None, is_newer=newer))
        if meant is None:
            return None, {}, findings
    items: dict[str, list[Sourced[Any]]] = {name: [] for name in lists}
    for name, item_model in lists.items():
        values = root.get(name)
        for index in range(len(values) if isinstance(values, list) else 0):
            item, found = _validate(document, item_model, (name, index), reach(document, (name, index)))
            findings += found
            items[name] += [item] if item else []
            if len(findings) > MOST_FINDINGS:
                break
    bare = {key: [] if key in lists and isinstance(value, list) else value for key, value in root.items()}
    head, found = _validate(document, model, (), bare | {"schema": schema} if said != schema else bare)
    if head is None:
        return None, items, findings + found
    whole = {name: [item.value for item in listed if not item.unread] for name, listed in items.items()}
    head = head._replace(value=head.value.model_copy(update=whole), guessed=guessed or said != schema or head.guessed)
    return head, items, findings + found


def _moved(
    document: Document, root: Mapping, unknown: Iterable[str], lists: dict[str, type[BaseModel]]
) -> list[Diagnostic]:
    """Take keys of the head for those of the last item where one lacks them: they lost their indent."""
    findings = []
    for name, item_model in lists.items():
        items = root.get(name)
        last = items[-1] if isinstance(items, Sequence) and items else None
        for key in [key for key in unknown if key in root and key in known_keys(item_model, ())]:
            if isinstance(last, Mapping) and key not in last:
                findings.append(lost_indent(document.key_span(key), key))
                last[key], last.keys_at[key], last.values_at[key] = root[key], root.keys_at[key], root.values_at[key]
                last.end = root.values_at[key][2:]
                del root[key]
    return findings


def _is_misnamed(root: Mapping, lists: Iterable[str]) -> bool:
    """Whether a file has the lists of its kind and only calls itself another."""
    return all(name in root for name in list(lists)[:1])


def _is_newer(said: str, schema: str) -> bool:
    """Whether a file calls itself a later version of its kind; more than two digits are a year."""
    kind, _slash, version = schema.rpartition("/")
    match = re.fullmatch(rf"{re.escape(kind)}/([1-9][0-9]?)", said)
    return match is not None and int(match[1]) > int(version)


def _is_slip_of(said: str, schema: str) -> bool:
    """Whether a schema's name is a slip of the pen: a newer or older version is none."""
    same_version = schema.rpartition("/")[2] in re.findall("[0-9]+", said)[:1] or not re.search("[0-9]", said)
    return same_version and meant_word(said, [schema]) is not None


def _validate(
    document: Document, model: type[M], path: Path, values: object
) -> tuple[Sourced[M] | None, list[Diagnostic]]:
    """The model, and all that is wrong with it; each round takes what was meant for what was typed and looks again."""
    findings: list[Diagnostic] = []
    told: set[tuple[str | int, ...]] = set()
    guessed = False
    while True:
        try:
            return Sourced(model.model_validate(of_ours(values, model)), document, path, guessed=guessed), findings
        except ValidationError as error:
            details = error.errors(include_url=False)
        renamed = _renamed(document, model, path, values, details)
        new = [each for each in details if each["loc"] not in told and not _is_lost(document, path, each)]
        told |= {each["loc"] for each in details}
        found = [] if renamed else [(each["loc"], finding(document, model, path, each)) for each in new]
        findings += [*renamed, *(said for _loc, said in found)]
        mended = [loc for loc, said in found if _mend(document, (*path, *loc), said)]
        if not renamed and not mended:
            break
        told -= {each["loc"] for each in details} if renamed else set()
        guessed = True
        values = _with_mends(document, path, values, mended)
    bad = frozenset(str(each["loc"][0]) for each in details if each["loc"])
    sourced = _with_stand_ins(document, model, path, values, bad)
    return sourced and sourced._replace(guessed=guessed), findings


def _renamed(
    document: Document, model: type[BaseModel], path: Path, values: object, details: Iterable[Any]
) -> list[Diagnostic]:
    """What is to be said of keys that were taken for others."""
    extra = [each["loc"] for each in details if each["type"] == "extra_forbidden" and isinstance(values, Mapping)]
    return [said for loc in extra for said in _rename(document, model, (*path, *loc[:-1]), [loc[-1]], len(path))]


def _mend(document: Document, here: Path, said: Diagnostic) -> bool:
    """Put what was certainly meant in the place of a value, for the sake of the checks that follow."""
    if said.fix is None or said.code < _FIRST_OF_VALUES or not here:
        return False
    *way, last = here
    holder = reach(document, tuple(way))
    if isinstance(holder, Mapping) and isinstance(last, str) and last in holder:
        holder[last] = scalar(said.fix.text)
        return True
    if isinstance(holder, Sequence) and isinstance(last, int):
        holder[last] = scalar(said.fix.text)
        return True
    return False


def _with_mends(document: Document, path: Path, values: object, mended: Iterable[Path]) -> object:
    """The values with what was mended; a head whose lists are looked at apart is a copy of what the file says."""
    if isinstance(values, Mapping) or not isinstance(values, dict):
        return reach(document, path)
    return values | {str(loc[0]): reach(document, (*path, loc[0])) for loc in mended if len(loc) == 1}


def _rename(
    document: Document, model: type[BaseModel], path: Path, keys: Iterable[str | int], skip: int = 0
) -> list[Diagnostic]:
    """Take keys that nobody knows for those that were meant, where one is missing, and say so.

    What stands under such a key is then checked like any other. ``skip`` steps of the path lead to the model.
    """
    node, known = reach(document, path), known_keys(model, path[skip:])
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
    here = (*path, *detail["loc"])
    if any(str(step).startswith(LOST) for step in here):
        return True
    node = reach(document, here[:-1]) if detail["type"] in ("missing", "value_missing") else None
    if not isinstance(node, Mapping):
        return False
    lines = range(node.place[0], node.end[0] + 2)
    return any(key.startswith(LOST) for key in node) or any(line in lines for line in document.lost)


def _with_stand_ins(
    document: Document, model: type[M], path: Path, values: object, bad: frozenset[str]
) -> Sourced[M] | None:
    """The model without its bad fields, with stand-ins for those that it cannot do without, if that is enough."""
    if not isinstance(values, dict):
        return None
    stand_ins = getattr(model, "stand_ins", {})
    kept = {key: value for key, value in values.items() if key not in bad}
    try:
        value = model.model_validate(
            of_ours({**{key: stand_ins[key] for key in bad & stand_ins.keys()}, **kept}, model)
        )
    except ValidationError:
        return None
    return Sourced(value, document, path, bad)
