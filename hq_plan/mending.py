"""Safe mends of a file: the same said in the form that is read, everything else byte for byte as it was."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from pydantic import BaseModel

from hq_plan.diagnostics import Diagnostic, Fix, Severity, Span, corrected
from hq_plan.document import Document, Mapping
from hq_plan.models.actuals import ACTUALS_SCHEMA, Actuals, Observation
from hq_plan.models.plan import TARGETS_SCHEMA, Indicator, Plan, Revision, Task
from hq_plan.parse import parse_file
from hq_plan.read import yaml
from hq_plan.read.encoding import OFFICE, Encoding, decoded, recognise
from hq_plan.read.faults import wrong_encoding
from hq_plan.shape.safe import is_safe

_LINES: Final = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_PLAN: dict[str, type[BaseModel]] = {"tasks": Task, "indicators": Indicator, "revisions": Revision}
_ACTUALS: dict[str, type[BaseModel]] = {"records": Observation}
_READING: Final = "HQ0"
_MOST_ROUNDS: Final = 10
"""A mend may bring another slip of the same line to light; more rounds than signs in a value are never needed."""


class Mended(NamedTuple):
    """The bytes with all safe mends made, and the findings that are gone with them.

    ``left`` counts the errors of reading and shape that are nobody's to mend but the author's, ``encoding`` is the one
    that became UTF-8.
    """

    data: bytes
    findings: list[Diagnostic]
    left: int = 0
    encoding: str = ""


def mend(data: bytes, name: str) -> Mended:
    """Make all safe mends; twice gives the same as once."""
    found: list[Diagnostic] = []
    text, encoding = _text(data, name, found)
    if text is None:
        return Mended(data, [], 1)
    now, rest = data if encoding is None else text.encode("utf-8"), list[Diagnostic]()
    for _round in range(_MOST_ROUNDS):
        rest = _findings(now, name)
        # Where one part of the structure is in doubt, the others of its line are.
        torn = {each.span.line for each in rest if each.code.startswith(_READING) and not is_safe(each)}
        safe = [
            each for each in rest if is_safe(each) and not (each.code.startswith(_READING) and each.span.line in torn)
        ]
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        mended = mark + _corrected(text.removeprefix(mark), safe)
        if mended == text:  # what is left may be mended only together with what is in doubt
            break
        found += safe
        text, now = mended, mended.encode("utf-8")
    left = sum(each.severity is Severity.ERROR for each in rest)
    return Mended(now, found, left, encoding.name if encoding else "")


def _text(data: bytes, name: str, found: list[Diagnostic]) -> tuple[str | None, Encoding | None]:
    """The text, and the encoding that it is surely in where that is not UTF-8."""
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        encoding = recognise(data)
        text = decoded(data, encoding) if encoding and encoding is not OFFICE else None
        if text is None:
            return None, None
        found.append(wrong_encoding(Span(name), data[error.start], encoding))
        return text, encoding


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
