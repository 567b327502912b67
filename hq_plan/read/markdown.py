"""Tables in Markdown into grids, each with the heading above it."""

import re
from typing import Final

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.grid import Cell, Grid
from hq_plan.read.faults import empty_file, wrong_encoding

SUFFIXES: Final = (".md", ".markdown")
_RULE: Final = re.compile(r"\|?(\s*:?-+:?\s*\|)+\s*:?-*:?\s*")
_HEADING: Final = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_BAR: Final = re.compile(r"(?<!\\)\|")


def read(data: bytes, name: str) -> tuple[list[Grid], list[Diagnostic], str]:
    """The grids, what is wrong, and the name of the encoding."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        return [], [wrong_encoding(Span(name), data[error.start], None)], ""
    grids: list[Grid] = []
    heading, rows = "", list[list[str]]()
    for line in [*lines, ""]:
        if "|" in line and line.strip():
            if not (rows and _RULE.fullmatch(line.strip())):
                rows.append(_cells(line))
            continue
        if len(rows) > 1:
            grids.append(_grid(name, heading, rows))
        rows = []
        match = _HEADING.fullmatch(line.strip())
        heading = match[1] if match else heading
    return grids, ([] if grids else [empty_file(Span(name))]), "UTF-8"


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [part.replace("\\|", "|").replace("<br>", "\n").strip() for part in _BAR.split(inner)]


def _grid(name: str, heading: str, rows: list[list[str]]) -> Grid:
    return Grid(name, heading, [[Cell(r, c, text, text) for c, text in enumerate(row)] for r, row in enumerate(rows)])
