"""Finds and reads the files: the plan with all that was submitted for it."""

import os
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from hq_plan.diagnostics import MOST_FINDINGS, Diagnostic, Severity, Span
from hq_plan.document import Mapping as Node
from hq_plan.folders import PLAN_FILE
from hq_plan.models.actuals import Actuals, Observation, Record
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator, Plan, Revision
from hq_plan.parse import Sourced
from hq_plan.parse.walk import reach
from hq_plan.read.faults import too_many_findings, unreadable_file
from hq_plan.workspace.reading import Asked, Reading


class Entry(NamedTuple):
    """A record as submitted: the observation and where it stands, its file, the indicator named if the plan has it."""

    observation: Observation
    source: Sourced[Observation]
    file: Sourced[Actuals]
    indicator: Indicator | None


@dataclass(frozen=True, eq=False)
class Workspace:
    """A plan and the submissions for it, with what reading them found.

    ``named`` are the files whose findings are wanted, None for all; the others are context. ``broken`` has the folded
    names of indicators that the plan has but that could not be read, each with what the indicator is called.
    ``today`` is the day of the check; without one no figure lies in the future. ``encodings`` are those that tables
    were read in. ``examples`` are the example figures on file that are no context for the files that were asked about.
    """

    plan_file: str
    plan: Sourced[Plan] | None
    indicators: tuple[Sourced[Indicator], ...]
    revisions: tuple[Sourced[Revision], ...]
    files: tuple[Sourced[Actuals], ...]
    entries: tuple[Entry, ...]
    findings: tuple[Diagnostic, ...]
    looked_at: tuple[str, ...]
    broken: Mapping[str, str] = field(default_factory=dict)
    named: frozenset[str] | None = None
    today: date | None = None
    encodings: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Entry, ...] = ()

    @property
    def counted(self) -> int:
        """The records in the files that were asked about."""
        return sum(self.asks_about(entry.source.document.file) for entry in self.entries)

    @property
    def nothing_read(self) -> bool:
        """Whether none of the files that were asked about could be opened."""
        unread = {finding.span.file for finding in self.findings if finding.code == unreadable_file.code}
        return set(self.looked_at) <= unread

    def of_department(self, department: str) -> "Workspace":
        """The same, with findings wanted only for the files of one department.

        A table that was not read may be its own: who sends it is what it did not say.
        """
        files = {file.document.file for file in self.files if file.value.department == department}
        files |= self.encodings.keys() - {file.document.file for file in self.files}
        named = files if self.named is None else files & self.named
        return replace(self, named=frozenset(named), looked_at=tuple(sorted(named)))

    @property
    def departments(self) -> list[str]:
        """Who submitted something."""
        return sorted({file.value.department for file in self.files if "department" not in file.unread})

    def asks_about(self, file: str) -> bool:
        """Whether the findings of a file are wanted."""
        return self.named is None or file in self.named

    def wants(self, finding: Diagnostic) -> bool:
        """Whether a finding is for a file that was asked about, or an error of the plan that it is held against."""
        of_plan = finding.span.file == self.plan_file and finding.severity is Severity.ERROR
        return self.asks_about(finding.span.file) or of_plan

    def bounded(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Findings in their order, of each file as many as are kept."""
        kept, seen = [], Counter[str]()
        for finding in sorted(findings, key=lambda finding: finding.order):
            seen[finding.span.file] += 1
            if seen[finding.span.file] <= MOST_FINDINGS:
                kept.append(finding)
        kept += [too_many_findings(Span(file), MOST_FINDINGS) for file, n in seen.items() if n > MOST_FINDINGS]
        return sorted(kept, key=lambda finding: finding.order)

    def sure(self, findings: Iterable[Diagnostic]) -> frozenset[str]:
        """The ids of the indicators that could be read as they are typed and that no error of the plan touches."""
        struck = self._struck_plan(findings).get(self.plan_file, [])
        unsure = {
            each.value.id
            for each in self.indicators
            if each.unread or each.guessed or _is_struck(struck, *_reach(each))
        }
        return frozenset(each.value.id for each in self.indicators) - unsure

    def plan_is_struck(self, findings: Iterable[Diagnostic]) -> bool:
        """Whether an error touches what all indicators lean on: the plan's head, policy, tasks or revisions."""
        return self.plan is not None and _is_head_struck(self.plan, self._struck_plan(findings))

    def _struck_plan(self, findings: Iterable[Diagnostic]) -> "_Places":
        """Where errors of the plan stand: what a submission gets wrong about the plan is none of them."""
        return _struck(finding for finding in findings if finding.span.file == self.plan_file)

    def records(self, findings: Iterable[Diagnostic]) -> list[Record]:
        """The records that no error touches, ready to be judged."""
        findings = list(findings)
        struck = _struck(findings)
        void = {file.document.file for file in self.files if _is_head_struck(file, struck)}
        years, sure = self.plan.value.about.years if self.plan else [], self.sure(findings)
        records = []
        for entry in self.entries:
            known = entry.file.unread.isdisjoint(Actuals.stand_ins) and not entry.file.guessed
            whole = known and not entry.source.unread and entry.file.document.file not in void
            if (
                entry.indicator is None
                or entry.indicator.id not in sure
                or not whole
                or entry.file.value.year not in years
            ):
                continue
            span = entry.source.span()
            if not _is_struck(struck.get(span.file, []), *_reach(entry.source)):
                filed = entry.file.value.department, span.file, span.line
                records.append(Record(entry.indicator.id, entry.observation, *filed))
        return records


NOTHING_ASKED = Asked()
"""The whole data folder."""


def load(folder: Path, here: Path, asked: Asked = NOTHING_ASKED) -> Workspace:
    """Read the plan and all submissions of a data folder, and the files asked about wherever they are.

    What cannot be read is a finding; the rest is there. Example figures of the folder are no context for files that
    were asked about.
    """
    plan_file = folder / PLAN_FILE
    reading = Reading(here.resolve(), asked)
    actuals = folder / "actuals"
    named = {reading.real(path): path for path in reading.expand(asked.paths, actuals)}
    context = {
        reading.real(path): path for path in reading.expand([actuals] if os.path.lexists(actuals) else [], actuals)
    }
    # What an editor hands over in the place of the plan is the plan.
    plan = reading.plan(named.get(os.path.realpath(plan_file), plan_file))
    names = plan.value.names if plan else {}
    by_id = plan.value.by_id if plan else {}
    of_plan = os.path.realpath(plan_file)
    files = {real: path for real, path in {**context, **named}.items() if real != of_plan}
    of_path = {path: real for real, path in files.items()}
    for path in asked.watch(list(of_path)):
        real = of_path[path]
        reading.submission(path, as_context=bool(asked.paths) and real not in named, among_figures=real in context)
    entries, examples = (
        tuple(
            Entry(record.value, record, file, by_id.get(names.get(fold(record.value.indicator), "")))
            for file, records in submissions
            for record in records
        )
        for submissions in (reading.submissions, reading.examples)
    )
    wanted = frozenset(reading.name(path) for path in named.values()) if asked.paths else None
    return Workspace(
        reading.name(plan_file),
        plan,
        reading.indicators,
        reading.revisions,
        tuple(file for file, _ in reading.submissions),
        entries,
        tuple(reading.findings),
        tuple(sorted(wanted)) if wanted is not None else tuple(reading.looked_at),
        reading.broken,
        wanted,
        asked.today,
        reading.encodings,
        examples,
    )


_Places: TypeAlias = dict[str, list[tuple[int, int]]]


def _struck(findings: Iterable[Diagnostic]) -> _Places:
    """Where errors stand and what they are about, by file, sorted."""
    struck: _Places = {}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            for span in (finding.span, *(() if finding.hold else finding.related)):
                struck.setdefault(span.file, []).append((span.line, span.column))
    for places in struck.values():
        places.sort()
    return struck


def _is_head_struck(source: Sourced[Plan] | Sourced[Actuals], struck: _Places) -> bool:
    """Whether an error stands at a known key of a file's root that is not the list of its items."""
    root, fields = source.document.root, type(source.value).model_fields
    if not isinstance(root, Node):
        return False
    starts = sorted((place[:2], key) for key, place in root.keys_at.items())
    for place in struck.get(source.document.file, []):
        at = bisect_right(starts, (place, chr(0x10FFFF))) - 1
        if at >= 0 and starts[at][1] in fields and starts[at][1] not in ("records", "indicators"):
            return True
    return False


def _reach(source: Sourced[Any]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where an item begins, and what is behind it."""
    span = source.span()
    return (span.line, span.column), _end(source)


def _is_struck(places: Sequence[tuple[int, int]], start: tuple[int, int], end: tuple[int, int]) -> bool:
    """Whether one of the sorted places lies from the start up to the end."""
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


def _end(source: Sourced[Any]) -> tuple[int, int]:
    """Line and column behind a record."""
    node = reach(source.document, source.path)
    return node.end if isinstance(node, Node) else (0, 0)
