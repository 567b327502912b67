"""Markdown for a wiki, a merge request, a job summary or a message: tables, pages, and findings by file."""

import re
from itertools import groupby
from typing import Final

from hq_plan.diagnostics import Diagnostic, Severity, mended, worst_first
from hq_plan.i18n import _, plural
from hq_plan.render.text import Mends, corrected_line
from hq_plan.view import Example, Page, Report, Screen, Table, harmless

SHOWS = ("tables", "findings", "page")

MOST: Final = 60_000
"""How many characters of findings are shown; GitHub takes no comment of more than 65 536."""
_BETWEEN: Final = len("\n\n")

# Punctuation that Markdown or the HTML within it could act on.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")

_CODE = re.compile(r"(`[^`]+`)")

_LIST = re.compile(r"^(\s*[0-9]*)([-+.)])(?=\s)")
_PIECES = re.compile(r"([\s（）()；;，,。、]+)")

# What sites make links, mentions or pictures of after Markdown is done, so that no backslash keeps them from it.
_LINKED = re.compile(
    r"[@~#]\w|\w@|[!$&%^]\d|[~%]\"|://|www\.|:[A-Za-z0-9_+-]+:|\bGH-\d|\b(?=\d*[a-f])[0-9a-f]{7,40}\b",
    re.IGNORECASE,
)


def render(report: Report, _screen: Screen) -> str:
    """Title, tables or pages, and lines; the summary, and the findings with the worst first."""
    parts = [f"## {_plain(report.title)}"] if report.title else []
    parts += [part for page in report.pages for part in _page(page)]
    parts += [part for page in report.prose for part in (f"### {_said(page.title)}", *map(_paragraph, page.paragraphs))]
    parts += ["\n".join(_table(table.for_people())) for table in (() if report.pages else report.tables)]
    if report.lines:
        parts.append("\n".join(_line(line) for line in report.lines))
    if report.summary:
        parts.append(f"## {_plain(report.summary)}")
        parts += _findings(report, MOST - len(parts[-1]))
    return "\n\n".join(parts) + "\n"


def _page(page: Page) -> list[str]:
    """A heading, the facts in italics, prose, and each example in a fence."""
    facts = " · ".join(_plain(fact.text) for fact in page.facts)
    examples = [part for example in page.examples for part in (_plain(example.caption), _fenced(example))]
    under = [f"*{facts}*"] if facts else []
    return [f"## {_prose(page.title)}", *under, *map(_prose, page.paragraphs), *examples]


def _fenced(example: Example) -> str:
    """The lines as they stand, in a fence longer than any within them."""
    longest = max(map(len, re.findall("`+", example.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence + example.language, *map(harmless, example.text.splitlines()), fence])


def _prose(text: str) -> str:
    """Text of our own: words in backquotes stay code, all else is taken as it is."""
    return "".join(
        harmless(part) if _CODE.fullmatch(part) else _SPECIAL.sub(r"\\\1", harmless(part)) for part in _CODE.split(text)
    )


def _findings(report: Report, room: int) -> list[str]:
    """A heading for each file and an item for each finding, as many as there is room for, and how many are left."""
    mends = mended(report.findings)
    room -= len(_left_out(len(report.findings))) + 2 * _BETWEEN
    parts: list[str] = []
    shown = 0
    for file, findings in groupby(worst_first(report.findings), key=lambda finding: finding.span.file):
        heading = [f"### {_code(file)}"]
        for finding in findings:
            new = [*heading, _item(finding, mends)]
            room -= sum(len(part) + _BETWEEN for part in new)
            if room < 0:
                return [*parts, _left_out(len(report.findings) - shown)]
            parts += new
            heading = []
            shown += 1
    return parts


def _left_out(count: int) -> str:
    return plural(
        "and {n} more finding is left out here; --format concise shows all",
        "and {n} more findings are left out here; --format concise shows all",
        count,
    )


def _item(finding: Diagnostic, mends: Mends) -> str:
    severity = _("error") if finding.severity is Severity.ERROR else _("warning")
    place = f"{_code(finding.span.place)} " if finding.span.line else ""
    lines = [f"- {place}**{severity} {finding.code}** {_plain(finding.message)}"]
    if finding.hint:
        lines.append(_("fix: {hint}").format(hint=_plain(finding.hint)))
    should = corrected_line(finding, mends)
    if should is not None:
        lines.append(f"{_('write')} {_code(should.strip())}")
    return "  \n  ".join(lines)


def _table(table: Table) -> list[str]:
    """A heading where the table has one, and its rows."""
    rules = ["---:" if column.align == "right" else "---" for column in table.columns]
    rows = [[column.title for column in table.columns], *([cell.text for cell in row] for row in table.rows)]
    head, *body = ("| " + " | ".join(map(_cell, row)) + " |" for row in rows)
    title = [f"### {_plain(table.title)}", ""] if table.title else []
    return [*title, head, "| " + " | ".join(rules) + " |", *body]


def _cell(text: str) -> str:
    return _code(text).replace("|", r"\|") if _LINKED.search(text) else _plain(text)


def _line(line: str) -> str:
    """A line of its own."""
    return _plain(line) + "  " if line else line


def _plain(text: str) -> str:
    """The text as it is read; as code where a site would make more of it."""
    return _code(text) if _LINKED.search(text) else _SPECIAL.sub(r"\\\1", harmless(text))


def _said(text: str) -> str:
    """A sentence with names from data in it: what a site would make more of is code, the rest is read on."""
    return "".join(map(_plain, _PIECES.split(text)))


def _paragraph(text: str) -> str:
    """A sentence that stands by itself, and is no list whatever it begins with."""
    return _LIST.sub(r"\1\\\2", _said(text))


def _code(text: str) -> str:
    """The text between more backticks than stand together in it."""
    shown = harmless(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") or not shown.strip() else ""
    return f"{fence}{pad}{shown}{pad}{fence}"
