"""Safe mends of a file: the same said in the form that is read, everything else byte for byte as it was."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from hq_plan.diagnostics import Diagnostic, Fix, Span, corrected
from hq_plan.document import Document, Mapping
from hq_plan.models.actuals import ACTUALS_SCHEMA, Actuals, Observation
from hq_plan.models.plan import TARGETS_SCHEMA, Indicator, Plan, Revision, Task
from hq_plan.parse import parse_file
from hq_plan.read import yaml
from hq_plan.read.encoding import OFFICE, decoded, recognise
from hq_plan.read.faults import wrong_encoding
from hq_plan.shape.safe import is_safe

_LINES: Final = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_PLAN: dict[str, type[BaseModel]] = {"tasks": Task, "indicators": Indicator, "revisions": Revision}
_ACTUALS: dict[str, type[BaseModel]] = {"records": Observation}
_MOST_ROUNDS: Final = 10
"""A mend may bring another slip of the same line to light; more rounds than signs in a value are never needed."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The bytes with all safe mends made, and the findings that are gone with them."""

    data: bytes
    findings: list[Diagnostic]


def mend(data: bytes, name: str) -> Mended:
    """Make all safe mends; twice gives the same as once."""
    found: list[Diagnostic] = []
    text, data = _as_utf8(data, name, found)
    if text is None:
        return Mended(data, [])
    for _round in range(_MOST_ROUNDS):
        safe = [each for each in _findings(data, name) if is_safe(each)]
        if not safe:
            break
        found += safe
        mark, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
        text = mark + _corrected(text, safe)
        data = text.encode("utf-8")
    return Mended(data, found)


def _as_utf8(data: bytes, name: str, found: list[Diagnostic]) -> tuple[str | None, bytes]:
    """The text; where it is surely in another encoding, the bytes are turned into UTF-8."""
    try:
        return data.decode("utf-8"), data
    except UnicodeDecodeError as error:
        encoding = recognise(data)
        text = decoded(data, encoding) if encoding and encoding is not OFFICE else None
        if text is None:
            return None, data
        found.append(wrong_encoding(Span(name), data[error.start], encoding))
        return text, text.encode("utf-8")


def _findings(data: bytes, name: str) -> list[Diagnostic]:
    """What reading the file and its shape find."""
    document, findings = yaml.read(data, name)
    return findings if document is None else findings + _of_shape(document)


def _of_shape(document: Document) -> list[Diagnostic]:
    said = document.root.get("schema") if isinstance(document.root, Mapping) else None
    if isinstance(said, str) and said.startswith("hq-plan/targets"):
        return parse_file(document, Plan, TARGETS_SCHEMA, _PLAN)[2]
    return parse_file(document, Actuals, ACTUALS_SCHEMA, _ACTUALS)[2]


def _corrected(text: str, findings: Iterable[Diagnostic]) -> str:
    """The text with the fixes of its lines; line ends stay as they are."""
    fixes: dict[int, dict[Fix, None]] = {}
    for each in findings:
        if each.fix is not None:
            fixes.setdefault(each.span.line, {})[each.fix] = None
    pieces = []
    for number, match in enumerate(_LINES.finditer(text), 1):
        line = corrected(match[1], fixes[number]) if number in fixes else match[1]
        pieces.append(line + match[2])
    return "".join(pieces)
