"""What every layer speaks when something is wrong: a place, a rule, a message, a mend."""

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, NamedTuple, ParamSpec

from hq_plan.i18n import _

P = ParamSpec("P")

MOST_FINDINGS = 10_000
"""How many findings of one file are kept."""

_SHOWN = 40


def short(typed: str) -> str:
    """What somebody typed, cut to a length that leaves room for the message."""
    return typed if len(typed) <= _SHOWN else typed[: _SHOWN - 1] + "…"


class Severity(StrEnum):
    """How much a finding weighs; errors make a run fail, warnings do so under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A place in a file: lines and columns count from 1, columns in characters, the end lies behind the last one.

    Line 0 means the file as a whole. ``text`` is the line in which the span begins. In a table ``cell`` is the cell as
    the spreadsheet names it, on ``sheet`` where there are several or one has a name; lines are then its rows.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    text: str = ""
    sheet: str = ""
    cell: str = ""

    @property
    def is_in_text(self) -> bool:
        """Whether it is a line of a text, and neither a cell nor the file as a whole."""
        return bool(self.line) and not self.cell

    @property
    def place(self) -> str:
        """The place within the file: ``7:12``, ``填报!E5``; nothing for the file as a whole."""
        if self.cell:
            return f"{self.sheet}!{self.cell}" if self.sheet else self.cell
        return f"{self.line}:{self.column}" if self.line else ""


class Fix(NamedTuple):
    """What should stand between two columns of the line of a finding; nothing else about the line changes."""

    column: int
    end_column: int
    text: str


class Diagnostic(NamedTuple):
    """One finding: where, which rule, what stands there, and what to do.

    ``related`` are other places that the finding speaks of; where they ``hold``, only its own place is in doubt.
    ``fix`` is there where the line can be written out as it should read.
    """

    span: Span
    code: str
    severity: Severity
    message: str
    hint: str = ""
    indicator: str | None = None
    related: tuple[Span, ...] = ()
    hold: bool = False
    fix: Fix | None = None

    @property
    def order(self) -> tuple[Span, str, str]:
        """Findings are shown by file, place and code, whatever found them first."""
        return self.span, self.code, self.message


def corrected(text: str, fixes: Iterable[Fix]) -> str:
    """A line as it should read; of fixes that overlap the first counts."""
    pieces, behind = [], 1
    for fix in sorted(fixes, key=lambda fix: (fix.column, fix.end_column)):
        if fix.column >= behind:
            pieces += [text[behind - 1 : fix.column - 1], fix.text]
            behind = fix.end_column
    return "".join([*pieces, text[behind - 1 :]])


def mended(findings: Iterable[Diagnostic]) -> dict[tuple[str, int], tuple[Fix, ...]]:
    """The mends of each line that has any, by file and number: what one line needs is shown together."""
    fixes: dict[tuple[str, int], dict[Fix, None]] = {}
    for finding in findings:
        if finding.fix is not None:
            fixes.setdefault((finding.span.file, finding.span.line), {})[finding.fix] = None
    return {line: tuple(each) for line, each in fixes.items()}


def worst_first(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Files with errors before files with warnings only; in a file errors before warnings, each by place."""
    by_place = sorted(findings, key=lambda finding: finding.order)
    wrong = {finding.span.file for finding in by_place if finding.severity is Severity.ERROR}

    def weight(finding: Diagnostic) -> tuple[bool, str, bool]:
        return finding.span.file not in wrong, finding.span.file, finding.severity is Severity.WARNING

    return sorted(by_place, key=weight)


class Words(NamedTuple):
    """What a rule says at one place; ``instead`` is what should stand there, where that is certain."""

    message: str
    hint: str = ""
    instead: str | None = None


class Explanation(NamedTuple):
    """A rule's docstring in its parts: a title, paragraphs, an example that breaks it and one that does not."""

    title: str
    paragraphs: tuple[str, ...]
    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class Rule(Generic[P]):
    """A code, a severity, and the function that finds the words; calling the rule gives a finding."""

    code: str
    severity: Severity
    say: Callable[P, Any]

    def __call__(self, span: Span, /, *args: P.args, **kwargs: P.kwargs) -> Diagnostic:
        """A finding at a place, from the facts that the words need."""
        return self.finding(span, self.say(*args, **kwargs))

    def finding(self, span: Span, words: Words) -> Diagnostic:
        """A finding of this rule."""
        one_line = span.line == span.end_line
        fix = Fix(span.column, span.end_column, words.instead) if words.instead is not None and one_line else None
        return Diagnostic(span, self.code, self.severity, words.message, words.hint, fix=fix)

    @property
    def name(self) -> str:
        """The rule's short name, as in ``unknown-indicator``."""
        return self.say.__name__.replace("_", "-")

    @property
    def explanation(self) -> Explanation:
        """The docstring taken apart; the examples are the indented blocks under ``Bad::`` and ``Good::``."""
        prose, _, examples = inspect.cleandoc(self.say.__doc__ or "").partition("Bad::\n")
        bad, _, good = examples.partition("Good::\n")
        title, *paragraphs = (" ".join(part.split()) for part in prose.strip().split("\n\n"))
        return Explanation(title, tuple(paragraphs), _example(bad), _example(good))


_COMMENT = re.compile(r"(?<!\S)# (.+)")


def comments(example: str) -> list[str]:
    """What an example says of itself; these are messages like any other."""
    return _COMMENT.findall(example)


def spoken(example: str) -> str:
    """The example with its comments in the reader's language."""
    return _COMMENT.sub(lambda match: "# " + _(match[1]), example)


CATALOGUE: dict[str, Rule[...]] = {}


def rule(code: str, severity: Severity = Severity.ERROR) -> Callable[[Callable[P, Words]], Rule[P]]:
    """Make a rule of a function that returns its words, and enter it in the catalogue.

    Raises:
        ValueError: the code was given before; a code is for ever.
    """

    def make(say: Callable[P, Words]) -> Rule[P]:
        return register(Rule(code, severity, say))

    return make


def register(new: Rule[P]) -> Rule[P]:
    """Enter a rule in the catalogue, which takes no code twice."""
    if new.code in CATALOGUE:
        raise ValueError(f"{new.code} is {CATALOGUE[new.code].name} already")
    CATALOGUE[new.code] = new
    return new


def _example(block: str) -> str:
    return inspect.cleandoc("\n" + block.rstrip()).strip("\n")
