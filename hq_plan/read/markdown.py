"""Tables in Markdown into grids, each with the heading above it and the notes below it."""

import html
import io
import re
from itertools import chain
from typing import Final

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.grid import Cell, Grid
from hq_plan.read.csv import text_of
from hq_plan.read.faults import empty_file
from hq_plan.read.sizes import is_too_large, too_large

SUFFIXES: Final = (".md", ".markdown")
_RULE: Final = re.compile(r"\|?(\s*:?-+:?\s*\|)+\s*:?-*:?\s*")
_HEADING: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_BAR: Final = re.compile(r"(?<!\\)\|")
_NOTE: Final = re.compile(r"[*_>\s]*(?:注|说明|备注)\s*[0-9]*\s*[:：].*")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARKED: Final = re.compile(r"(\*\*|__|`)(.+?)\1")


def read(data: bytes, name: str) -> tuple[list[Grid], list[Diagnostic], str]:
    """The grids, what is wrong, and the name of the encoding."""
    text, encoding, findings = text_of(data, name)
    if text is None:
        return [], findings, encoding
    tables = _Tables(name)
    for line in chain(io.StringIO(text, newline=None), [""]):
        if tables.are_too_large(line):
            return [], [too_large(name)], encoding
        tables.line(line.strip())
    tables.end()
    return tables.grids, ([] if tables.grids else [empty_file(Span(name))]), encoding


class _Tables:
    """The tables of a page, line by line."""

    def __init__(self, name: str) -> None:
        self.name, self.title, self.heading = name, "", ""
        self.grids: list[Grid] = []
        self.rows: list[list[str]] = []
        self.is_over = False
        self.cells = self.width = 0

    def are_too_large(self, line: str) -> bool:
        """Whether the tables so far, or the next line alone, have more cells than are looked through."""
        return is_too_large(1, max(self.cells + len(self.rows) * self.width, line.count("|") - 1))

    def line(self, line: str) -> None:
        """One line: of a table, a note below it, a heading, or what is between."""
        if "|" in line:
            if self.is_over:
                self.end()
            if not (self.rows and _RULE.fullmatch(line)):
                self.rows.append(_cells(line))
                self.width = max(self.width, len(self.rows[-1]))
        elif len(self.rows) > 1 and _NOTE.fullmatch(line):
            self.is_over = True
            self.rows.append([_plain(line.strip("*_> "))])
        elif line:
            self.end()
            self._heading(line)
        elif self.rows:
            self.is_over = True

    def end(self) -> None:
        """Nothing more belongs to the table above."""
        if len(self.rows) > 1:
            cells = [[Cell(r, c, text, text) for c, text in enumerate(row)] for r, row in enumerate(self.rows)]
            self.grids.append(Grid(self.name, self.heading, cells, title=self.title))
            self.cells += len(self.rows) * self.width
        self.rows, self.width, self.is_over = [], 0, False

    def _heading(self, line: str) -> None:
        match = _HEADING.fullmatch(line)
        if match and len(match[1]) == 1 and not self.title:
            self.title = _plain(match[2])
        elif match:
            self.heading = _plain(match[2])


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [_plain(part.replace("\\|", "|")) for part in _BAR.split(inner)]


def _plain(text: str) -> str:
    """A text as a page shows it: without marks, with characters for their names."""
    return html.unescape(_MARKED.sub(r"\2", _BREAK.sub("\n", text))).strip()
