"""Findings as people read them: place, message, the line with a caret under it, and what to do."""

import unicodedata
from itertools import groupby
from typing import Final

from hq_plan.diagnostics import Diagnostic, Severity
from hq_plan.i18n import _, plural
from hq_plan.view import Report, Screen, harmless

SHOWS = ("findings",)

CAP: Final = 100
"""How many findings a screen shows; files and machine formats have all of them."""

_COLOUR: Final = {Severity.ERROR: "31", Severity.WARNING: "33"}


def render(report: Report, screen: Screen) -> str:
    """Findings grouped by file, errors before warnings where not all can be shown, and the count."""
    shown = list(report.findings)
    if len(shown) > CAP:
        worst_first = sorted(shown, key=lambda finding: finding.severity is Severity.WARNING)
        shown = sorted(worst_first[:CAP], key=lambda finding: finding.order)
    parts = []
    for file, findings in groupby(shown, key=lambda finding: finding.span.file):
        alike: dict[tuple[str, str], list[Diagnostic]] = {}
        for each in findings:
            alike.setdefault((each.code, each.message), []).append(each)
        parts += [_paint(harmless(file), "1", screen), *(_findings(same, screen) for same in alike.values()), ""]
    left = len(report.findings) - len(shown)
    if left:
        parts.append(plural("and {n} more finding; --format concise shows all",
                            "and {n} more findings; --format concise shows all", left))  # fmt: skip
    return "\n".join([*parts, report.summary, ""])


def _findings(same: list[Diagnostic], screen: Screen) -> str:
    """Findings that say the same in one file: the first in full, the others by their lines."""
    first, others = same[0], same[1:]
    if not others:
        return _finding(first, screen)
    numbers = ", ".join(str(each.span.line) for each in others)
    return "\n".join([_finding(first, screen), "      " + _("likewise in lines {numbers}").format(numbers=numbers)])


def _finding(finding: Diagnostic, screen: Screen) -> str:
    severity = _("error") if finding.severity is Severity.ERROR else _("warning")
    head = _paint(f"{severity} {finding.code}", _COLOUR[finding.severity], screen)
    lines = [f"  {head}  {harmless(finding.message)}", *_excerpt(finding, screen)]
    if finding.hint:
        lines.append("      " + _("fix: {hint}").format(hint=harmless(finding.hint)))
    return "\n".join(lines)


def _excerpt(finding: Diagnostic, screen: Screen) -> list[str]:
    """The line of the place, and carets under what is meant; wide characters take two carets."""
    span = finding.span
    if not span.line:
        return []
    end = span.end_column if span.end_line == span.line else len(span.text) + 1
    before, meant = span.text[: span.column - 1], span.text[span.column - 1 : end - 1]
    number = f"{span.line:>5}"
    caret = " " * _width(harmless(before)) + "^" * max(_width(harmless(meant)), 1)
    shown = harmless(span.text.replace("\t", " "))
    return [f"{number} │ {shown}", f"      │ {_paint(caret, _COLOUR[finding.severity], screen)}"]


def _width(text: str) -> int:
    """Cells that a text takes on a terminal: two for wide and full-width characters, none for combining ones."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) != 0 for character in text)


def _paint(text: str, code: str, screen: Screen) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if screen.colour else text
