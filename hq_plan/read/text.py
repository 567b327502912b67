"""A file's bytes into text: found, bounded, decoded, and free of characters that nobody sees."""

import codecs
import io
import os
import re
import stat
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from hq_plan.diagnostics import MOST_FINDINGS, Diagnostic, Span
from hq_plan.document import LINE_END, Document
from hq_plan.i18n import _
from hq_plan.read.edits import Edits
from hq_plan.read.encoding import OFFICE, decoded, recognise, recognise_office, seems_wide
from hq_plan.read.faults import LIMIT, too_large, unreadable_file, unseen_character, wrong_encoding
from hq_plan.refusals import reason

# C0 and C1 controls, line and paragraph separators, marks that turn the writing direction, characters without width.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]+"
)
_BLOCK = 64 * 1024
FILLERS = "\u115f\u1160\u3164\uffa0"


@dataclass(frozen=True)
class Text:
    """A file's text as it stands and as it is read, without unseen characters; ``edits`` lead from one to the other.

    ``printable`` says that nothing in it is unseen, and no space but the plain one.
    """

    name: str
    typed: str = field(repr=False)
    plain: str = field(repr=False)
    edits: tuple[Edits, ...] = ()
    guessed: bool = False
    printable: bool = False

    @cached_property
    def blank(self) -> Document:
        """A document without values, which knows the lines."""
        return Document(self.name, self.typed, None, (1, 1, 1, 1))


def read_bytes(path: Path, name: str) -> tuple[bytes | None, list[Diagnostic]]:
    """The bytes of a regular file of bounded size, or the finding that says why not."""
    try:
        said = path.stat()
        if not stat.S_ISREG(said.st_mode):
            kind = _("it is a folder") if stat.S_ISDIR(said.st_mode) else _("it is no ordinary file")
            return None, [unreadable_file(Span(name), kind)]
        with open(path, "rb", buffering=0, opener=_unwaiting) as stream:
            said = os.fstat(stream.fileno())
            if not stat.S_ISREG(said.st_mode):
                return None, [unreadable_file(Span(name), _("it is no ordinary file"))]
            data = _bytes_of(stream, said.st_size)
            size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        return None, [unreadable_file(Span(name), reason(error))]
    return bounded(data, name, size)


def _unwaiting(path: str, flags: int) -> int:
    """Open without waiting for a writer, if a pipe has taken the place of the file that was there a moment ago."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _bytes_of(stream: io.RawIOBase, size: int) -> bytes:
    """What a file has, of more than is read one byte more; it may grow or shrink meanwhile, or not say its size."""
    parts, left = [], LIMIT + 1
    while left and (part := stream.read(min(size + 1, left)) or b""):
        parts.append(part)
        left -= len(part)
        size = max(size, _BLOCK)
    return b"".join(parts)


def bounded(data: bytes, name: str, size: int = 0) -> tuple[bytes | None, list[Diagnostic]]:
    """The bytes, unless there are more than are read; ``size`` is how many there are if not all are here."""
    if len(data) > LIMIT:
        return None, [too_large(Span(name), max(size, len(data)))]
    return data, []


def decode(data: bytes, name: str) -> tuple[Text | None, list[Diagnostic]]:
    """The text of UTF-8 bytes with or without a byte order mark; unseen characters are found and taken out.

    Text in another encoding is read as well where that is certain, so that whatever else is wrong with it can be told.
    """
    if recognise_office(data):
        return None, [wrong_encoding(_end_of(name, "", ""), data[0], OFFICE)]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _other_encoding(data, name, error.start)
    if seems_wide(data) and recognise(data):
        return _other_encoding(data, name, 0)
    return _seen(Text(name, text, text))


def _other_encoding(data: bytes, name: str, start: int) -> tuple[Text | None, list[Diagnostic]]:
    """Text that is not UTF-8 from a byte on."""
    encoding = recognise(data)
    typed = decoded(data, encoding) if encoding else None
    if encoding is None or typed is None:
        good = data[:start].decode("utf-8", "replace")
        return None, [wrong_encoding(_end_of(name, good, good), data[start], None)]
    wide_units = encoding.codec.startswith("utf")  # then every byte is wrong, from the first on
    before = "" if wide_units else data[:start].decode(encoding.codec, "ignore")
    finding = wrong_encoding(_end_of(name, before, typed), data[start], encoding)
    text, found = _seen(Text(name, typed, typed, guessed=True))
    return text, [finding, *found]


def _end_of(name: str, before: str, text: str) -> Span:
    """The place behind the beginning of a text."""
    lines = LINE_END.split(before)
    line, column = len(lines), len(lines[-1]) + 1
    return Document(name, text, None, (1, 1, 1, 1)).at((line, column, line, column + 1))


def _seen(text: Text) -> tuple[Text, list[Diagnostic]]:
    """The text without the characters that nobody sees, and a finding for each run of them."""
    # Python knows sooner than a regular expression that every character is printable; letters without a shape are.
    if text.plain.replace("\n", "").isprintable() and not any(filler in text.plain for filler in FILLERS):
        return replace(text, printable=True), []
    first = _UNSEEN.search(text.plain)
    if first is None:
        return text, []
    blank, edits, findings = text.blank, Edits(text.plain), []
    starts = [0, *(match.end() for match in LINE_END.finditer(text.plain))]
    for match in islice(_UNSEEN.finditer(text.plain), MOST_FINDINGS + 1):
        line = bisect_right(starts, match.start())
        column = match.start() - starts[line - 1]
        findings.append(unseen_character(blank.at((line, column + 1, line, column + 1 + len(match[0]))), match[0][0]))
        edits.put(line - 1, column, column + len(match[0]), "")
    # Line by line, so that no two line ends become one.
    plain = "\n".join(_UNSEEN.sub("", line) for line in edits.lines)
    return Text(text.name, text.typed, plain, (edits,), text.guessed), findings
