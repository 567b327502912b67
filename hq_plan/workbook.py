"""What all workbooks that are written have in common: texts that stay texts, bytes that do not vary."""

import io
import re
import zipfile
from datetime import datetime
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.protection import SheetProtection

from hq_plan.view import harmless

SEALED: Final = SheetProtection(sheet=True)
_THEN: Final = datetime(2020, 1, 1)  # noqa: DTZ001  (a day without a zone, as workbooks have it)
_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_MOST: Final = 32_767
"""The most characters that a cell holds."""


def new_book() -> Workbook:
    """A workbook without a sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def bold(cell: Any, size: int = 11) -> None:
    """Set a heading."""
    cell.font = Font(bold=True, size=size)


def align(cell: Any, side: str) -> None:
    """Set a cell's text to a side, in several lines where it is long."""
    cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=side == "left")


def shade(cell: Any, colour: str) -> None:
    """Tint a cell."""
    cell.fill = PatternFill("solid", fgColor=colour)


def put_text(cell: Any, text: str) -> Any:
    """Write a text into a cell as a text, whatever it begins with: nothing that comes from data is a formula."""
    cell.value = harmless(text)[:_MOST] or None
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    return cell


def as_bytes(book: Workbook) -> bytes:
    """The workbook's bytes, which are the same for the same workbook: no day and no name of a machine in them."""
    book.properties.created = book.properties.modified = _THEN
    book.properties.creator = "hq-plan"
    stream = io.BytesIO()
    book.save(stream)
    return _without_times(stream.getvalue())


def _without_times(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The library writes the moment of saving into one of the parts.
            new.writestr(entry, _MOMENT.sub(rb"\g<1>2020-01-01T00:00:00Z", old.read(info)))
    return packed.getvalue()
