"""Markdown tables and pages, for a wiki, a merge request or a message."""

import re

from hq_plan.view import Example, Page, Report, Screen, Table, harmless

SHOWS = ("tables",)

# Punctuation that Markdown or the HTML within it could act on.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")

_CODE = re.compile(r"(`[^`]+`)")


def render(report: Report, _screen: Screen) -> str:
    """Title, tables or pages, and lines."""
    parts = [f"## {_plain(report.title)}"] if report.title else []
    parts += [part for page in report.pages for part in _page(page)]
    parts += ["\n".join(_table(table.for_people())) for table in (() if report.pages else report.tables)]
    if report.lines:
        parts.append("\n".join(_line(line) for line in report.lines))
    return "\n\n".join(parts) + "\n"


def _page(page: Page) -> list[str]:
    """A heading, the facts in italics, prose, and each example in a fence."""
    facts = " · ".join(_plain(fact.text) for fact in page.facts)
    examples = [part for example in page.examples for part in (_plain(example.caption), _fenced(example))]
    return [f"## {_plain(page.title)}", f"*{facts}*", *map(_prose, page.paragraphs), *examples]


def _fenced(example: Example) -> str:
    """The lines as they stand, in a fence longer than any within them."""
    longest = max(map(len, re.findall("`+", example.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence + example.language, *map(harmless, example.text.splitlines()), fence])


def _prose(text: str) -> str:
    """Text of our own: words in backquotes stay code, all else is taken as it is."""
    return "".join(harmless(part) if _CODE.fullmatch(part) else _plain(part) for part in _CODE.split(text))


def _table(table: Table) -> list[str]:
    rules = ["---:" if column.align == "right" else "---" for column in table.columns]
    rows = [[column.title for column in table.columns], *([cell.text for cell in row] for row in table.rows)]
    head, *body = ("| " + " | ".join(map(_plain, row)) + " |" for row in rows)
    return [head, "| " + " | ".join(rules) + " |", *body]


def _line(line: str) -> str:
    """A line of its own."""
    return _plain(line) + "  " if line else line


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", harmless(text))
