"""Findings as people read them: place, message, the line with a caret under it, the line as it should read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate, groupby
from typing import Final, TypeAlias

from hq_plan.diagnostics import Diagnostic, Fix, Severity, corrected, mended, worst_first
from hq_plan.i18n import _, plural, series
from hq_plan.lines import cells, wrap
from hq_plan.view import Report, Screen, harmless, spelled

SHOWS = ("findings",)

CAP: Final = 100
"""How many findings a screen shows; pipes and files have all of them."""

ROOM: Final = 200
"""How many cells of a line are shown; a longer one is cut around its place."""

FEW: Final = 5
"""How many findings that say the same in one file are each shown in full."""
LONGEST: Final = 1000
"""From how many characters on a line is not written out again as it should read."""

_COLOUR: Final = {Severity.ERROR: "31", Severity.WARNING: "33"}
_MARGIN: Final = 8
_NARROWEST: Final = 30
_INDENT: Final = 6

Mends: TypeAlias = Mapping[tuple[str, int], tuple[Fix, ...]]


def render(report: Report, screen: Screen) -> str:
    """Findings grouped by file, the worst first, and the count."""
    shown = worst_first(report.findings)
    if screen.width is not None:
        by_weight = sorted(report.findings, key=lambda each: (each.severity is Severity.WARNING, each.order))
        shown = worst_first(by_weight[:CAP])
    mends = mended(report.findings)
    parts = []
    for file, findings in groupby(shown, key=lambda finding: finding.span.file):
        parts += [
            _paint(harmless(file), "1", screen),
            *(_findings(same, mends, screen) for same in _alike(findings)),
            "",
        ]
    left = len(report.findings) - len(shown)
    if left:
        parts.append(plural("and {n} more finding; --format concise shows all",
                            "and {n} more findings; --format concise shows all", left))  # fmt: skip
    return "\n".join([*parts, _hanging("", report.summary, screen), ""])


def _alike(findings: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """The findings of a file, those that say the same together where there are many of them."""
    alike: dict[object, list[Diagnostic]] = {}
    for each in findings:
        alike.setdefault((each.code, each.message), []).append(each)
    few = [[each] for same in alike.values() if len(same) <= FEW for each in same]
    many = [same for same in alike.values() if len(same) > FEW]
    return sorted([*few, *many], key=lambda same: (same[0].severity is Severity.WARNING, same[0].order))


def corrected_line(finding: Diagnostic, mends: Mends, room: int = ROOM) -> str | None:
    """The line of a finding as it should read, with all that is to be mended in it, cut around the place."""
    if finding.fix is None or len(finding.span.text) > LONGEST:
        return None
    span, fix = finding.span, finding.fix
    fixes = mends[span.file, span.line]
    earlier = [each for each in fixes if (each.column, each.end_column) < (fix.column, fix.end_column)]
    start = len(corrected(span.text[: fix.column - 1], earlier))
    return _window(corrected(span.text, fixes), start, start + len(fix.text), room)[0]


def _findings(same: list[Diagnostic], mends: Mends, screen: Screen) -> str:
    """Findings that say the same in one file: the first in full, the others by their lines."""
    first, others = same[0], same[1:]
    if not others:
        return _finding(first, mends, screen)
    numbers = series(dict.fromkeys(each.span.place if each.span.cell else str(each.span.line) for each in others))
    said = _("likewise in cells {numbers}") if first.span.cell else _("likewise in lines {numbers}")
    likewise = _hanging(" " * _INDENT, said.format(numbers=harmless(numbers)), screen)
    return "\n".join([_finding(first, mends, screen), likewise])


def _finding(finding: Diagnostic, mends: Mends, screen: Screen) -> str:
    severity = _("error") if finding.severity is Severity.ERROR else _("warning")
    head = f"{severity} {finding.code}"
    said = _hanging(f"  {head}  ", harmless(finding.message), screen)
    lines = [said.replace(head, _paint(head, _COLOUR[finding.severity], screen), 1), *_excerpt(finding, mends, screen)]
    if finding.hint:
        lines.append(_hanging(" " * _INDENT, _("fix: {hint}").format(hint=harmless(finding.hint)), screen))
    return "\n".join(lines)


def _hanging(lead: str, text: str, screen: Screen) -> str:
    """A text behind a lead; on a narrow screen its other lines begin below its first."""
    if screen.width is None:
        return lead + text
    behind = cells(lead)
    return lead + ("\n" + " " * behind).join(wrap(text, max(screen.width - behind, _MARGIN)))


def _excerpt(finding: Diagnostic, mends: Mends, screen: Screen) -> list[str]:
    """The line of the place, carets under what is meant, and the line as it should read."""
    span = finding.span
    if not span.line:
        return []
    room = ROOM if screen.width is None else min(ROOM, max(screen.width - _MARGIN, _NARROWEST))
    end = span.end_column if span.end_line == span.line else len(span.text) + 1
    shown, before, meant = _window(span.text, span.column - 1, end - 1, room)
    caret = _paint(" " * before + "^" * meant, _COLOUR[finding.severity], screen)
    label = harmless(span.place) if span.cell else f"{span.line}"
    margin = max(5, cells(label))
    lines = [_beside(label, shown, margin), _beside("", caret, margin)]
    should = corrected_line(finding, mends, room)
    return lines if should is None else [*lines, _beside(_("write"), should, margin)]


def _beside(label: str, text: str, margin: int) -> str:
    return " " * (margin - cells(label)) + f"{label} │ {text}"


def _window(text: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """What is shown of a line, the cells before a part of it, and the cells that the part takes, one at least."""
    first, last = max(start - room, 0), start + room  # farther off nothing can be seen
    pieces = [" " if piece == "\\u0009" else piece for piece in spelled(text[first:last])]
    edges = [*accumulate(map(cells, pieces), initial=0)]
    start, end = min(start - first, len(pieces)), min(end - first, len(pieces))
    low, high = 0, len(pieces)
    if first or last < len(text) or edges[-1] > room:
        low = bisect_left(edges, edges[start] - room // 3)
        high = bisect_right(edges, edges[low] + room - 2) - 1
        if high == len(pieces):
            low = bisect_left(edges, edges[-1] - room + 2)
    cuts = "…" if first + low else "", "…" if first + high < len(text) else ""
    before, meant = edges[start] - edges[low], edges[min(end, high)] - edges[start]
    return "".join(pieces[low:high]).join(cuts), len(cuts[0]) + before, max(meant, 1)


def _paint(text: str, code: str, screen: Screen) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if screen.colour else text
