"""How a check is made: a function with a code, entered in the catalogue by its decorator."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from hq_plan.diagnostics import Rule, Severity, Span, Words, register
from hq_plan.models.plan import Indicator
from hq_plan.workspace import Entry, Workspace


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a check does not hold, and what to say there."""

    span: Span
    words: Words
    indicator: str | None = None
    related: tuple[Span, ...] = ()


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
