"""CSV and its kin into a grid: UTF-8 with and without mark, GB18030 and UTF-16; commas, semicolons or tabs."""

import csv
import io
import re
from itertools import islice
from typing import Final

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.grid import Cell, Grid
from hq_plan.i18n import _
from hq_plan.read.encoding import OFFICE, decoded, recognise
from hq_plan.read.faults import empty_file, unreadable_file, wrong_encoding
from hq_plan.read.sizes import is_too_large, too_large

SUFFIXES: Final = (".csv", ".tsv", ".txt")
_ERRORS: Final = frozenset({"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"})
_SEPARATORS: Final = ((",", "\t", ";"), ("，", "；"))
_QUOTED: Final = re.compile(r'"[^"]*"')


def read(data: bytes, name: str) -> tuple[list[Grid], list[Diagnostic], str]:
    """The grid, what is wrong, and the name of the encoding that the bytes are in."""
    text, encoding, findings = text_of(data, name)
    if text is None:
        return [], findings, encoding
    try:
        rows = _rows(text)
    except csv.Error:
        said = _("a quotation mark is not closed, or a cell is too long")
        return [], [unreadable_file(Span(name), said, _("save it anew as .csv"))], encoding
    if rows is None:
        return [], [too_large(name)], encoding
    cells = [[_cell(row, column, each.strip()) for column, each in enumerate(line)] for row, line in enumerate(rows)]
    return [Grid(name, "", cells)], [], encoding


def _rows(text: str) -> list[list[str]] | None:
    """The cells' texts; None where they are too many to be looked through."""
    rows, width = [], 0
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True):
        rows.append(row)
        width = max(width, len(row))
        if is_too_large(len(rows), width):
            return None
    return rows


def _cell(row: int, column: int, text: str) -> Cell:
    """A cell; what a spreadsheet wrote for an error is no value."""
    return Cell(row, column, text, text, _("the spreadsheet shows an error") if text in _ERRORS else "")


def text_of(data: bytes, name: str) -> tuple[str | None, str, list[Diagnostic]]:
    """The text and its encoding, or what is wrong; UTF-8 before others, as hardly anything else is UTF-8 by chance."""
    try:
        text, encoding = data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError as error:
        found = recognise(data)
        if found is None or found is OFFICE or (wide := decoded(data, found)) is None:
            return None, "", [wrong_encoding(Span(name), data[error.start], found)]
        text, encoding = wide, found.name
    return (text, encoding, []) if text.strip() else (None, encoding, [empty_file(Span(name))])


def _separator(text: str) -> str:
    """The sign that stands in the most lines, and in them the same number of times; what is in quotation marks is text.

    Full-width signs are those of sentences, and part cells only where no other sign does.
    """
    lines = [_QUOTED.sub("", line) for line in islice(io.StringIO(text, newline=None), 50) if line.strip()]
    for signs in _SEPARATORS:
        counts = {sign: [line.count(sign) for line in lines] for sign in signs}
        best = max(signs, key=lambda sign: (sum(count > 0 for count in counts[sign]), -len(set(counts[sign]))))
        if any(counts[best]):
            return best
    return ","
