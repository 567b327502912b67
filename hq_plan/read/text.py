"""A file's bytes into text: found, bounded, decoded, and free of characters that nobody sees."""

import codecs
import re
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.document import LINE_END, Document, Place
from hq_plan.i18n import _
from hq_plan.read.faults import LIMIT, too_large, unreadable_file, unseen_character, wrong_encoding
from hq_plan.refusals import reason

# C0 and C1 controls, line and paragraph separators, marks that turn the writing direction, characters without width.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]+"
)


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
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        good = Document(name, data[: error.start].decode(), None, (0, 0, 0, 0))
        line, column = len(good.lines), len(good.lines[-1]) + 1
        return None, [wrong_encoding(Span(name, line, column, line, column + 1, good.lines[-1]), data[error.start])]
    found = list(_UNSEEN.finditer(text))
    if not found:
        return text, []
    document = Document(name, text, None, (0, 0, 0, 0))
    at = _places(text)
    findings = [unseen_character(document.at(at(match)), match[0][0]) for match in found]
    return _UNSEEN.sub(lambda match: " " * len(match[0]), text), findings


def _places(text: str) -> Callable[[re.Match[str]], Place]:
    """Finds line and columns of a match within a line."""
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def at(match: re.Match[str]) -> Place:
        line = bisect_right(starts, match.start())
        column = match.start() - starts[line - 1] + 1
        return line, column, line, column + len(match[0])

    return at
