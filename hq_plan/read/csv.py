"""CSV and its kin into a grid: UTF-8 with and without mark, GB18030 and UTF-16; commas, semicolons or tabs."""

import csv
import io
from typing import Final

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.grid import Cell, Grid
from hq_plan.read.encoding import OFFICE, decoded, recognise
from hq_plan.read.faults import empty_file, wrong_encoding

SUFFIXES: Final = (".csv", ".tsv", ".txt")
_SEPARATORS: Final = (",", "\t", ";", "，", "；")


def read(data: bytes, name: str) -> tuple[list[Grid], list[Diagnostic], str]:
    """The grid, what is wrong, and the name of the encoding that the bytes are in."""
    text, encoding = _text(data)
    if text is None:
        found = recognise(data)
        byte = data[0] if data else 0
        return [], [wrong_encoding(Span(name), byte, found if found is OFFICE else None)], ""
    if not text.strip():
        return [], [empty_file(Span(name))], encoding
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    cells = [
        [Cell(row, column, each.strip(), each.strip()) for column, each in enumerate(line)]
        for row, line in enumerate(rows)
    ]
    return [Grid(name, "", cells)], [], encoding


def _text(data: bytes) -> tuple[str | None, str]:
    """The text and its encoding; UTF-8 before all others, since hardly anything else is UTF-8 by chance."""
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        pass
    encoding = recognise(data)
    return (None, "") if encoding is None else (decoded(data, encoding), encoding.name)


def _separator(text: str) -> str:
    """The sign that stands in the most lines, and in them the same number of times."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    counts = {sign: [line.count(sign) for line in lines] for sign in _SEPARATORS}
    return max(_SEPARATORS, key=lambda sign: (sum(count > 0 for count in counts[sign]), -len(set(counts[sign]))))
