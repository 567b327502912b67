"""What all workbooks that are written have in common: texts that stay texts, bytes that do not vary."""

import io
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.protection import SheetProtection
from openpyxl.writer.excel import ExcelWriter

from hq_plan import whole
from hq_plan.packing import repacked
from hq_plan.view import FORMULA, THEN, harmless

SEALED: Final = SheetProtection(sheet=True)
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
        cell.quotePrefix = text.startswith(FORMULA)
    return cell


def as_bytes(book: Workbook, moment: datetime = THEN) -> bytes:
    """The workbook's bytes, which are the same for the same workbook: no day and no name of a machine in them."""
    book.properties.created = book.properties.modified = moment
    book.properties.creator = "hq-plan"
    stream = io.BytesIO()
    # The library keeps each sheet in a temporary file until all are packed. What it packs into is closed here whatever
    # happens: `book.save` would leave that to the end, which then complains by itself.
    with whole.told(Path(tempfile.gettempdir())), ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        ExcelWriter(book, packed).save()
    return repacked(stream.getvalue(), moment)
