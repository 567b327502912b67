"""A file's bytes into text: found, bounded, decoded, and free of characters that nobody sees."""

import re
from pathlib import Path

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.document import Document
from hq_plan.i18n import _
from hq_plan.read.faults import LIMIT, too_large, unreadable_file, unseen_character, wrong_encoding
from hq_plan.refusals import reason

# C0 and C1 controls, line and paragraph separators, marks that turn the writing direction, zero-width characters.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


def read_bytes(path: Path, name: str) -> tuple[bytes | None, list[Diagnostic]]:
    """The bytes of a regular file of bounded size, or the finding that says why not."""
    try:
        if path.exists() and not path.is_file():
            kind = _("it is a folder") if path.is_dir() else _("it is no ordinary file")
            return None, [unreadable_file(Span(name), kind)]
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except OSError as error:
        return None, [unreadable_file(Span(name), reason(error))]
    if len(data) > LIMIT:
        return None, [too_large(Span(name), path.stat().st_size)]
    return data, []


def decode(data: bytes, name: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of UTF-8 bytes with or without a byte order mark; unseen characters are found and become spaces."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = Document(name, data[: error.start].decode("utf-8-sig"), None, (0, 0, 0, 0))
        line, column = len(good.lines), len(good.lines[-1]) + 1
        return None, [wrong_encoding(Span(name, line, column, line, column + 1, good.lines[-1]), data[error.start])]
    found = list(_UNSEEN.finditer(text))
    if not found:
        return text, []
    document = Document(name, text, None, (0, 0, 0, 0))
    findings = [unseen_character(_at(document, match.start()), match[0]) for match in found]
    return _UNSEEN.sub(" ", text), findings


def _at(document: Document, offset: int) -> Span:
    before = Document(document.file, document.text[:offset], None, (0, 0, 0, 0)).lines
    line, column = len(before), len(before[-1]) + 1
    return document.at((line, column, line, column + 1))
