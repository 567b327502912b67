"""Whether a packed workbook can be opened: what a library would make of a few bytes is counted before it does."""

import io
import re
import zipfile
from typing import Final
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

_RANGE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


class _BrokenError(Exception):
    """A part that no spreadsheet writes."""


class _TooMuchError(Exception):
    """Parts that come to more than can be looked through."""


def refusal(data: bytes) -> str:
    """Why the bytes are no workbook that can be opened, if so."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _("it is an old or a protected workbook; without a password it can be read")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in {part.filename for part in parts}:
                return _("it is no workbook")
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise _TooMuchError  # noqa: TRY301
            count = _Count()
            for part in parts:
                count.add(archive, part)
    except _TooMuchError:
        return _("the workbook is too large when it is unpacked")
    except Exception:  # noqa: BLE001  (encrypted and damaged parts, unknown ways of packing: each raises its own)
        return _("the workbook is broken")
    return ""


class _Count:
    """What the parts come to, added up as they are parsed; the parser sees what the library will see."""

    def __init__(self) -> None:
        self._elements = self._reached = self._formulas = self._longest = self._length = 0
        self._parser = expat.ParserCreate()

    def add(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        """Parse a part as far as it is XML; pictures and the like are none from the first byte on."""
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        with archive.open(part) as stream:
            try:
                self._parser.ParseFile(stream)
            except expat.ExpatError:
                return

    @staticmethod
    def _doctype(*_said: object) -> None:
        """Entities are declared there, with which a few bytes become many or those of another file."""
        raise _BrokenError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        kind = name.rpartition(":")[2]
        if kind in ("mergeCell", "hyperlink"):
            self._reached += _area(attributes.get("ref", ""))
        elif kind == "f":
            self._formulas += 1
            self._length = 0
            self._parser.CharacterDataHandler = self._formula
            self._parser.EndElementHandler = self._end
        if self._reached > _MOST_REACHED:
            raise _BrokenError
        if self._elements > _MOST_ELEMENTS:
            raise _TooMuchError

    def _formula(self, text: str) -> None:
        self._length += len(text)

    def _end(self, _name: str) -> None:
        """A formula that is shared stands in full in each of its cells."""
        self._parser.CharacterDataHandler = self._parser.EndElementHandler = None
        self._longest = max(self._longest, self._length)
        if self._formulas * self._longest > LIMIT:
            raise _TooMuchError


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
