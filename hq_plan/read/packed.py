"""Whether a packed workbook can be opened: what a library would make of a few bytes is counted before it does."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from typing import IO, Final, TypeAlias
from xml.parsers import expat

from hq_plan.i18n import _
from hq_plan.read.faults import LIMIT

_MOST_UNPACKED: Final = 8 * LIMIT
"""The most bytes that the parts may come to when unpacked: a bomb is small and grows."""

_MOST_PARTS: Final = 1000
"""The most parts; a sheet is one, and takes milliseconds however little is in it."""

_MOST_ELEMENTS: Final = 600_000
"""The most elements of all parts; a cell is two or three of them, and takes a thousand bytes when it is opened."""

_MOST_REACHED: Final = 200_000
"""The most cells that merged ranges and links may reach together: one element reaches a sheet."""

_MOST_ATTRIBUTES: Final = 1000
"""The most attributes of an element; no two may have the same name, and each is held against all others."""

_BLOCK: Final = 64 * 1024
_LONGEST: Final = 1024 * 1024
"""The most bytes of a mark with its attributes; what has no end yet is gone through again with each block."""

_LEVELS: Final = 4
"""How far one part leads to another: from the workbook to a sheet, a drawing, a chart."""

_FORMATTING: Final = "conditionalFormatting"
_LOOKED_AT: Final = frozenset({"f", "mergeCell", "hyperlink", "comment", "cfRule", "Relationship", _FORMATTING})
_RANGE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")
_ENCODINGS: Final = frozenset({"utf-8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
_LIKE_XML: Final = re.compile(rb"[\s\0\xef\xbb\xbf\xfe\xff]*<|Lo\xa7\x94")
_WIDE: Final = re.compile(rb"[\xfe\xff]*\0|.\0|Lo\xa7\x94", re.DOTALL)

Refusal: TypeAlias = tuple[str, str]
"""Why a workbook is not opened, and what to do."""


class _BrokenError(Exception):
    """A part that no spreadsheet writes."""


class _TooMuchError(Exception):
    """Parts that come to more than can be looked through."""


def refusal(data: bytes) -> Refusal | None:
    """Why the bytes are no workbook that can be opened, if so."""
    anew = _("save it anew as .xlsx")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _("it is an old or a protected workbook; without a password it can be read"), anew
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in {part.filename for part in parts}:
                return _("it is no workbook"), anew
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise _TooMuchError  # noqa: TRY301
            counts = _Counts()
            for part in parts:
                counts.add(archive, part)
            counts.multiply()
    except _TooMuchError:
        return _("the workbook is too large when it is unpacked"), _("leave only the table in it")
    except Exception:  # noqa: BLE001  (encrypted and damaged parts, unknown ways of packing: each raises its own)
        return _("the workbook is broken"), anew
    return None


@dataclass
class _Come:
    """What something comes to."""

    size: int = 0
    elements: int = 0
    reached: int = 0
    formulas: int = 0

    def add(self, other: "_Come", times: int) -> None:
        """Count something as often as it is read."""
        self.size += other.size * times
        self.elements += other.elements * times
        self.reached += other.reached * times
        self.formulas += other.formulas * times
        self.check()

    def check(self) -> None:
        """Go no further where it is too much."""
        if (
            self.size > _MOST_UNPACKED
            or self.elements > _MOST_ELEMENTS
            or self.reached > _MOST_REACHED
            or self.formulas > LIMIT
        ):
            raise _TooMuchError


class _Counts:
    """What all parts come to; a part is read as often as others lead to it."""

    def __init__(self) -> None:
        self._parts: dict[str, _Part] = {}
        self._all = _Come()

    def add(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        """Count a part as if it were read once."""
        part = self._parts[info.filename] = _Part(_Come(info.file_size))
        _Parser(part).parse(archive, info)
        self._all.add(part.come, 1)

    def multiply(self) -> None:
        """Count the parts as often as they are read."""
        ways = Counter[tuple[str, str]]()
        for name, part in self._parts.items():
            source = _source(name)
            uses = self._parts[source].uses if source in self._parts else Counter[str]()
            for key, target in part.targets:
                ways[source, _target(source, target)] += max(1, uses[key])
        times = dict.fromkeys(self._parts, 1)
        for _level in range(_LEVELS):
            reached = Counter[str]()
            for (source, target), number in ways.items():
                reached[target] += times.get(source, 1) * number
            times = {name: max(1, reached[name]) for name in self._parts}
        self._all = _Come()
        for name, part in self._parts.items():
            self._all.add(part.come, times[name])


@dataclass
class _Part:
    """What a part comes to when it is read once, and the parts that it leads to.

    ``targets`` are those of a list of relations, with their keys; ``uses`` tells how often a part speaks of a key.
    """

    come: _Come
    targets: list[tuple[str, str]] = field(default_factory=list)
    uses: Counter[str] = field(default_factory=Counter)


class _Parser:
    """Counts a part as it is parsed; the parser sees what the library will see."""

    def __init__(self, part: _Part) -> None:
        self._part, self._come = part, part.come
        self._shared: dict[str | None, int] = {}
        self._length = self._ranges = 0
        self._formula: dict[str, str] | None = None
        self._parser = expat.ParserCreate()
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start

    def parse(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        """Parse a part as far as it is XML; pictures and the like are none from the first byte on."""
        with archive.open(info) as stream:
            block = first = stream.read(_BLOCK)
            try:
                self._feed(block, stream)
            except expat.ExpatError:
                # What another parser may read is not counted. Drawings of old kinds are XML only in part.
                name = info.filename.casefold()
                told = name.endswith((".xml", ".rels")) or _LIKE_XML.match(first)
                if told and not (name.endswith(".vml") and not _WIDE.match(first)):
                    raise _BrokenError from None

    def _feed(self, block: bytes, stream: IO[bytes]) -> None:
        fed = 0
        while block:
            self._parser.Parse(block)
            fed += len(block)
            if fed - self._parser.CurrentByteIndex > _LONGEST:
                raise _TooMuchError
            block = stream.read(_BLOCK)
        self._parser.Parse(b"", True)  # noqa: FBT003  (that it is over)

    @staticmethod
    def _declared(_version: str, encoding: str | None, _standalone: int) -> None:
        """In other encodings one parser may see a remark where another one sees elements."""
        if encoding and encoding.casefold() not in _ENCODINGS:
            raise _BrokenError

    @staticmethod
    def _doctype(*_said: object) -> None:
        """Entities are declared there, with which a few bytes become many or those of another file."""
        raise _BrokenError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._formula is not None:
            self._formula_end(self._formula)
        self._come.elements += 1
        if self._come.elements > _MOST_ELEMENTS or len(attributes) > _MOST_ATTRIBUTES:
            raise _TooMuchError
        kind = name.rpartition(":")[2]
        if kind in _LOOKED_AT:
            self._looked_at(kind, attributes)
        for key, value in attributes.items():
            if key == "sqref":
                self._come.elements += len(value.split())
            elif key.endswith((":id", ":embed")):
                self._part.uses[value] += 1

    def _looked_at(self, kind: str, attributes: dict[str, str]) -> None:
        """An element that becomes more than one."""
        if kind == "f":
            self._formula, self._length = attributes, 0
            self._parser.CharacterDataHandler, self._parser.EndElementHandler = self._text, self._end
        elif kind == _FORMATTING:
            if self._ranges:
                raise _BrokenError
            self._ranges = len(attributes.get("sqref", "").split())
            self._parser.EndElementHandler = self._end
        elif kind == "cfRule":
            self._come.elements += self._ranges
        elif kind == "Relationship":
            if attributes.get("TargetMode") != "External":
                self._part.targets.append((attributes.get("Id", ""), attributes.get("Target", "")))
        elif kind != "comment" or "ref" in attributes:
            self._reach(kind, attributes.get("ref", ""))

    def _reach(self, kind: str, reference: str) -> None:
        """The library makes each cell of a range; a comment is on one cell."""
        cells = _area(reference)
        if kind == "comment" and cells > 1:
            raise _BrokenError
        self._come.reached += cells
        self._come.check()

    def _text(self, text: str) -> None:
        self._length += len(text)

    def _end(self, name: str) -> None:
        if self._formula is not None:
            self._formula_end(self._formula)
        if name.rpartition(":")[2] == _FORMATTING:
            self._ranges = 0
        if not self._ranges:
            self._parser.EndElementHandler = None

    def _formula_end(self, formula: dict[str, str]) -> None:
        """A formula is over: one that is shared stands in full in each of its cells."""
        key, is_shared = formula.get("si"), formula.get("t") == "shared"
        self._formula = self._parser.CharacterDataHandler = None
        self._come.formulas += self._shared.get(key, self._length) if is_shared else self._length
        if is_shared and self._length:
            self._shared.setdefault(key, self._length)
        self._come.check()


def _source(name: str) -> str:
    """The part whose relations a part has: xl/_rels/workbook.xml.rels has those of xl/workbook.xml."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _target(source: str, target: str) -> str:
    """The name of a part that a relation leads to, seen from the part that it belongs to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")


def _area(reference: str) -> int:
    """How many cells a range has; spreadsheets write it as A1:C3."""
    match = _RANGE.fullmatch(reference)
    if match is None:
        raise _BrokenError
    left, top, right, bottom = match.groups()
    return (abs(_column(right or left) - _column(left)) + 1) * (abs(int(bottom or top) - int(top)) + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
