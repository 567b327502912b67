"""Finds and reads the files: the plan with all that was submitted for it."""

import os
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from hq_plan.diagnostics import MOST_FINDINGS, Diagnostic, Severity, Span
from hq_plan.document import Document
from hq_plan.document import Mapping as Node
from hq_plan.folders import PLAN_FILE, STDIN, expand, shown
from hq_plan.models.actuals import ACTUALS_SCHEMA, Actuals, Observation, Record
from hq_plan.models.base import fold
from hq_plan.models.plan import TARGETS_SCHEMA, Indicator, Plan, Revision, Task
from hq_plan.parse import Sourced, parse_file
from hq_plan.read import yaml
from hq_plan.read.faults import too_many_findings, unreadable_file
from hq_plan.read.slips import needs_quotes
from hq_plan.read.text import bounded, read_bytes

_PLAN_LISTS: dict[str, type[BaseModel]] = {"tasks": Task, "indicators": Indicator, "revisions": Revision}
_ACTUALS_LISTS: dict[str, type[BaseModel]] = {"records": Observation}


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as submitted: the observation, its file, and the indicator that it names if the plan has it."""

    source: Sourced[Observation]
    file: Sourced[Actuals]
    indicator: Indicator | None

    @property
    def observation(self) -> Observation:
        """What is reported."""
        return self.source.value


@dataclass(frozen=True, eq=False)
class Workspace:
    """A plan and the submissions for it, with what reading them found.

    ``named`` are the files whose findings are wanted, None for all; the others are context. ``broken`` are the folded
    names of indicators that the plan has but that could not be read. ``today`` is the day of the check; without one no
    figure lies in the future.
    """

    plan_file: str
    plan: Sourced[Plan] | None
    indicators: tuple[Sourced[Indicator], ...]
    revisions: tuple[Sourced[Revision], ...]
    files: tuple[Sourced[Actuals], ...]
    entries: tuple[Entry, ...]
    findings: tuple[Diagnostic, ...]
    looked_at: tuple[str, ...]
    broken: frozenset[str] = frozenset()
    named: frozenset[str] | None = None
    today: date | None = None

    @property
    def counted(self) -> int:
        """The records in the files that were asked about."""
        return sum(self.named is None or entry.source.document.file in self.named for entry in self.entries)

    @property
    def nothing_read(self) -> bool:
        """Whether none of the files that were asked about could be opened."""
        unread = {finding.span.file for finding in self.findings if finding.code == unreadable_file.code}
        return set(self.looked_at) <= unread

    def of_department(self, department: str) -> "Workspace":
        """The same, with findings wanted only for the files of one department."""
        files = {file.document.file for file in self.files if file.value.department == department}
        named = files if self.named is None else files & self.named
        return replace(self, named=frozenset(named), looked_at=tuple(sorted(named)))

    @property
    def departments(self) -> list[str]:
        """Who submitted something."""
        return sorted({file.value.department for file in self.files if "department" not in file.unread})

    def wants(self, finding: Diagnostic) -> bool:
        """Whether a finding is for a file that was asked about, or an error of the plan that it is held against."""
        of_plan = finding.span.file == self.plan_file and finding.severity is Severity.ERROR
        return self.named is None or finding.span.file in self.named or of_plan

    def bounded(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Findings in their order, of each file as many as are kept."""
        kept, seen = [], Counter[str]()
        for finding in sorted(findings, key=lambda finding: finding.order):
            seen[finding.span.file] += 1
            if seen[finding.span.file] <= MOST_FINDINGS:
                kept.append(finding)
        kept += [too_many_findings(Span(file), MOST_FINDINGS) for file, n in seen.items() if n > MOST_FINDINGS]
        return sorted(kept, key=lambda finding: finding.order)

    @property
    def sure(self) -> frozenset[str]:
        """The ids of the indicators that could be read as they are typed."""
        return frozenset(each.value.id for each in self.indicators if not (each.unread or each.guessed))

    def records(self, findings: Iterable[Diagnostic]) -> list[Record]:
        """The records that no error touches, ready to be judged."""
        struck: dict[str, list[tuple[int, int]]] = {}
        for finding in findings:
            if finding.severity is Severity.ERROR:
                for span in (finding.span, *finding.related):
                    struck.setdefault(span.file, []).append((span.line, span.column))
        for places in struck.values():
            places.sort()
        years, sure = self.plan.value.about.years if self.plan else [], self.sure
        records = []
        for entry in self.entries:
            known = entry.file.unread.isdisjoint(Actuals.stand_ins) and not entry.file.guessed
            whole = known and not entry.source.unread
            if (
                entry.indicator is None
                or entry.indicator.id not in sure
                or not whole
                or entry.file.value.year not in years
            ):
                continue
            span = entry.source.span()
            if not _is_struck(struck.get(span.file, []), (span.line, span.column), _end(entry.source)):
                filed = entry.file.value.department, span.file, span.line
                records.append(Record(entry.indicator.id, entry.observation, *filed))
        return records


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is asked about: paths, and where ``-`` is among them what came on standard input and its name.

    ``watch`` is handed the files in the order in which they are read, for showing how far it has come. ``today`` is
    the day after which a date lies in the future.
    """

    paths: Sequence[Path] = ()
    stdin: bytes = b""
    stdin_name: Path | None = None
    watch: Callable[[Sequence[Path]], Iterable[Path]] = iter
    today: date | None = None


NOTHING_ASKED = Asked()
"""The whole data folder."""


def load(folder: Path, here: Path, asked: Asked = NOTHING_ASKED) -> Workspace:
    """Read the plan and all submissions of a data folder, and the files asked about wherever they are.

    What cannot be read is a finding; the rest is there. Example figures of the folder are no context for files that
    were asked about.
    """
    plan_file = folder / PLAN_FILE
    reading = _Reading(here.resolve(), asked)
    named = {reading.real(path): path for path in reading.expand(asked.paths)}
    actuals = folder / "actuals"
    context = {reading.real(path): path for path in reading.expand([actuals] if os.path.lexists(actuals) else [])}
    plan = reading.plan(plan_file)
    names = plan.value.names if plan else {}
    by_id = plan.value.by_id if plan else {}
    files = {real: path for real, path in {**context, **named}.items() if real != os.path.realpath(plan_file)}
    of_path = {path: real for real, path in files.items()}
    for path in asked.watch(list(of_path)):
        reading.submission(path, as_context=bool(asked.paths) and of_path[path] not in named)
    entries = tuple(
        Entry(record, file, by_id.get(names.get(fold(record.value.indicator), "")))
        for file, records in reading.submissions
        for record in records
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
    )


class _Reading:
    """Collects what the files of one run say."""

    def __init__(self, here: Path, asked: Asked) -> None:
        self.findings: list[Diagnostic] = []
        self.looked_at: list[str] = []
        self.indicators: tuple[Sourced[Indicator], ...] = ()
        self.revisions: tuple[Sourced[Revision], ...] = ()
        self.submissions: list[tuple[Sourced[Actuals], list[Sourced[Observation]]]] = []
        self.broken: frozenset[str] = frozenset()
        self._here = here
        self._asked = asked

    def name(self, path: Path) -> str:
        """The path as shown; standard input has the name that it was given."""
        if str(path) != STDIN:
            return shown(path, self._here)
        return shown(self._asked.stdin_name, self._here) if self._asked.stdin_name else "<stdin>"

    def real(self, path: Path) -> str:
        """The file that a path leads to; standard input stands for the file that it was named after."""
        return os.path.realpath(self._asked.stdin_name or path if str(path) == STDIN else path)

    def expand(self, paths: Iterable[Path]) -> list[Path]:
        """The files that paths, patterns and folders stand for."""
        files, findings = expand(paths, self._here)
        self.findings += findings
        return files

    def plan(self, path: Path) -> Sourced[Plan] | None:
        """Read the plan that everything is held against."""
        document = self._document(path)
        if document is None:
            return None
        plan, items, findings = parse_file(document, Plan, TARGETS_SCHEMA, _PLAN_LISTS)
        self._add(findings)
        self.indicators = tuple(items.get("indicators", ()))
        self.revisions = tuple(items.get("revisions", ()))
        self.broken = _names_of_broken(document, self.indicators)
        return plan

    def submission(self, path: Path, *, as_context: bool) -> None:
        """Read a file of figures, or another plan that was asked about."""
        document = self._document(path)
        if document is None:
            return
        said = document.root.get("schema") if isinstance(document.root, Node) else None
        if isinstance(said, str) and said.startswith("hq-plan/targets"):
            self._add(parse_file(document, Plan, TARGETS_SCHEMA, _PLAN_LISTS)[2])
            return
        file, items, findings = parse_file(document, Actuals, ACTUALS_SCHEMA, _ACTUALS_LISTS)
        self._add(findings)
        if file:
            records = items["records"]
            kept = [each for each in records if not (as_context and each.value.status == "example")]
            self.submissions.append((file, kept))

    def _add(self, findings: Sequence[Diagnostic]) -> None:
        """Take findings on a shape; of a value that is no good at all the want of quotation marks is no matter."""
        starts = {(each.span.file, each.span.line, each.span.column) for each in findings}
        moot = [
            each
            for each in self.findings
            if each.code == needs_quotes.code and (each.span.file, each.span.line, each.span.column) in starts
        ]
        self.findings = [each for each in self.findings if each not in moot] if moot else self.findings
        self.findings += findings

    def _document(self, path: Path) -> Document | None:
        name = self.name(path)
        self.looked_at.append(name)
        data, findings = bounded(self._asked.stdin, name) if str(path) == STDIN else read_bytes(path, name)
        document = None
        if data is not None:
            document, found = yaml.read(data, name)
            findings += found
        self.findings += findings
        return document


def _names_of_broken(document: Document, read: Sequence[Sourced[Indicator]]) -> frozenset[str]:
    """What the indicators are called that could not be read, so that their records are not blamed for it."""
    items = document.root.get("indicators") if isinstance(document.root, Node) else None
    good = {each.path[-1] for each in read if not each.unread}
    names: list[object] = []
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if index not in good and isinstance(item, Node):
            aliases = item.get("aliases")
            number = item.get("number")
            names += [
                item.get("id"),
                item.get("name"),
                item.get("name_en"),
                str(number),
                *(aliases if isinstance(aliases, list) else ()),
            ]
    return frozenset(fold(name) for name in names if isinstance(name, str))


def _is_struck(places: Sequence[tuple[int, int]], start: tuple[int, int], end: tuple[int, int]) -> bool:
    """Whether one of the sorted places lies from the start up to the end."""
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


def _end(source: Sourced[Observation]) -> tuple[int, int]:
    """Line and column behind a record."""
    node: object = source.document.root
    for step in source.path:
        node = node[step]  # type: ignore[index]
    return node.end if isinstance(node, Node) else (0, 0)
