"""Markdown tables, for a wiki, a merge request or a message."""

import re

from hq_plan.view import Report, Screen, Table, harmless

SHOWS = ("tables",)

# Punctuation that Markdown or the HTML within it could act on.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")


def render(report: Report, _screen: Screen) -> str:
    """Title, tables and lines."""
    parts = [f"## {_plain(report.title)}"] if report.title else []
    parts += ["\n".join(_table(table.for_people())) for table in report.tables]
    if report.lines:
        parts.append("\n".join(_line(line) for line in report.lines))
    return "\n\n".join(parts) + "\n"


def _table(table: Table) -> list[str]:
    rules = ["---:" if column.align == "right" else "---" for column in table.columns]
    rows = [[column.title for column in table.columns], *([cell.text for cell in row] for row in table.rows)]
    head, *body = ("| " + " | ".join(map(_plain, row)) + " |" for row in rows)
    return [head, "| " + " | ".join(rules) + " |", *body]


def _line(line: str) -> str:
    """A line of its own; an example keeps its indent and is taken word for word."""
    return line if line.startswith("    ") or not line else _plain(line) + "  "


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", harmless(text))
