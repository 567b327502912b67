"""How a check is made: a function with a code, entered in the catalogue by its decorator; and what checks share."""

import difflib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from hq_plan.diagnostics import Rule, Severity, Span, Words, register
from hq_plan.i18n import _
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator
from hq_plan.workspace import Entry, Workspace


class Found(NamedTuple):
    """A place where a check does not hold, and what to say there; ``hold`` says that the related places do."""

    span: Span
    words: Words
    indicator: str | None = None
    related: tuple[Span, ...] = ()
    hold: bool = False


Check: TypeAlias = Callable[[Workspace], Iterator[Found]]

CHECKS: list[Rule[[Workspace]]] = []


def check(code: str, severity: Severity = Severity.ERROR) -> Callable[[Check], Check]:
    """Enter a function in the catalogue and among the checks that every run makes."""

    def enter(function: Check) -> Check:
        CHECKS.append(register(Rule(code, severity, function)))
        return function

    return enter


def known(workspace: Workspace, *fields: str) -> Iterator[tuple[Entry, Indicator]]:
    """The entries whose indicator the plan has and in which these fields could be read."""
    for entry in workspace.entries:
        if entry.indicator and entry.source.unread.isdisjoint(fields):
            yield entry, entry.indicator


def where(span: Span) -> str:
    """A place in another file, as a sentence names it."""
    if span.is_in_text:
        return _("{file}, line {line}").format(file=span.file, line=span.line)
    return f"{span.file} {span.place}".strip()


def order(asked: frozenset[str] | None, entry: Entry) -> tuple[object, ...]:
    """Files asked about last, so that what they repeat is found in them; else by file and place."""
    file = entry.source.document.file
    return asked is not None and file in asked, file, entry.source.path


class Nearest:
    """Which of the known names somebody may have meant.

    ``known`` has each name as it should be written, and what it is a name of.
    """

    _SURE: Final = 0.8
    _ASKED: Final = 1000
    _LONGEST: Final = 200

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = {fold(name): (name, owner) for name, owner in known.items()}
        self._words: dict[str, tuple[str, str | None]] = {}

    def knows(self, typed: str) -> bool:
        """Whether it is one of the names."""
        return fold(typed) in self._known

    def words(self, message: str, typed: str) -> Words:
        """The message, with the question whether the nearest name was meant.

        A name stands as the mend where it is very near and that of nothing else is.
        """
        if typed not in self._words:
            # A comparison takes long; a file of nothing but unknown names must not.
            asked = len(self._words) < self._ASKED and len(typed) <= self._LONGEST
            self._words[typed] = self._near(fold(typed)) if asked else ("", None)
        hint, instead = self._words[typed]
        return Words(message, hint, instead)

    def _near(self, typed: str) -> tuple[str, str | None]:
        names = difflib.get_close_matches(typed, self._known, len(self._known) or 1)
        if not names:
            return "", None
        sure = difflib.get_close_matches(typed, names, len(names), self._SURE)
        name = self._known[names[0]][0]
        alone = len({self._known[each][1] for each in sure}) == 1
        return _("did you mean '{name}'?").format(name=name), as_yaml(name) if alone else None


def as_yaml(text: str) -> str:
    """A text as it is written for a value: plain where nothing in it means anything to YAML."""
    plain = re.fullmatch(r"[^\W\d_][\w./-]*", text) and text.casefold() not in ("true", "false", "null", "yes", "no",
                                                                              "on", "off", "y", "n")  # fmt: skip
    return text if plain else json.dumps(text, ensure_ascii=False)
