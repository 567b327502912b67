"""The bytes of office files, which are packed archives: the same for the same content, whenever they are packed."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from hq_plan.view import THEN

_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def repacked(data: bytes, moment: datetime = THEN) -> bytes:
    """The archive with one moment in the place of all that the libraries write: in its entries and its properties."""
    written = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, max(moment, datetime(1980, 1, 1)).timetuple()[:6])  # noqa: DTZ001
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _MOMENT.sub(lambda match: match[1] + written, old.read(info)))
    return packed.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of an office file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with some parts in the place of its own and new ones behind; all others as they are packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        there = {info.filename for info in old.infolist()}
        for info in old.infolist():
            new.writestr(info, parts.get(info.filename, old.read(info)), compress_type=info.compress_type)
        for name in sorted(parts.keys() - there):
            new.writestr(zipfile.ZipInfo(name, THEN.timetuple()[:6]), parts[name], zipfile.ZIP_DEFLATED)
    return packed.getvalue()
