"""Finds and reads the files: the plan with all that was submitted for it."""

import os
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from hq_plan.diagnostics import Diagnostic, Severity, Span
from hq_plan.document import Document
from hq_plan.document import Mapping as Node
from hq_plan.models.actuals import ACTUALS_SCHEMA, Actuals, Observation, Record
from hq_plan.models.base import fold
from hq_plan.models.plan import TARGETS_SCHEMA, Indicator, Plan, Revision, Task
from hq_plan.parse import Sourced, parse_file
from hq_plan.read import yaml
from hq_plan.read.faults import unreadable_file
from hq_plan.read.text import read_bytes
from hq_plan.refusals import reason

PLAN_FILE = "targets.yaml"
ENDINGS = (".yaml", ".yml")
STDIN = "-"

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


@dataclass(frozen=True)
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

    def records(self, findings: Iterable[Diagnostic]) -> list[Record]:
        """The records that no error touches, ready to be judged."""
        struck: dict[str, list[tuple[int, int]]] = {}
        for finding in findings:
            if finding.severity is Severity.ERROR:
                for span in (finding.span, *finding.related):
                    struck.setdefault(span.file, []).append((span.line, span.column))
        for places in struck.values():
            places.sort()
        years = self.plan.value.about.years if self.plan else []
        records = []
        for entry in self.entries:
            whole = not entry.source.unread and entry.file.unread.isdisjoint(Actuals.stand_ins)
            if entry.indicator is None or not whole or entry.file.value.year not in years:
                continue
            span = entry.source.span()
            if not _is_struck(struck.get(span.file, []), (span.line, span.column), _end(entry.source)):
                filed = entry.file.value.department, span.file, span.line
                records.append(Record(entry.indicator.id, entry.observation, *filed))
        return records


def find_data(option: Path | None, environ: Mapping[str, str], here: Path) -> Path:
    """The data folder: as asked for, else ``HQ_PLAN_DATA``, else the nearest one upwards, else the package's own."""
    if option is not None:
        return option
    if environ.get("HQ_PLAN_DATA"):
        return Path(environ["HQ_PLAN_DATA"])
    for folder in (here, *here.parents):
        if holds_plan(folder / "data"):
            return folder / "data"
    return shipped()


def shipped() -> Path:
    """The package's own data folder; an editable install has it beside the package."""
    package = Path(__file__).resolve().parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def holds_plan(folder: Path) -> bool:
    """Whether a folder has a plan in it."""
    return os.path.isfile(folder / PLAN_FILE)  # noqa: PTH113 - Path.is_file raises where a name is too long


def load(
    folder: Path, here: Path, asked: Sequence[Path] = (), stdin: bytes = b"", *, today: date | None = None
) -> Workspace:
    """Read the plan and all submissions of a data folder, and the files asked about wherever they are.

    What cannot be read is a finding; the rest is there. Example figures of the folder are no context for files that
    were asked about.
    """
    plan_file = folder / PLAN_FILE
    reading = _Reading(here, stdin)
    named = {os.path.realpath(path): path for path in reading.expand(asked)}
    actuals = folder / "actuals"
    context = {os.path.realpath(path): path for path in reading.expand([actuals] if os.path.lexists(actuals) else [])}
    plan = reading.plan(plan_file)
    names = plan.value.names if plan else {}
    by_id = plan.value.by_id if plan else {}
    for real, path in {**context, **named}.items():
        if real != os.path.realpath(plan_file):
            reading.submission(path, as_context=bool(asked) and real not in named)
    entries = tuple(
        Entry(record, file, by_id.get(names.get(fold(record.value.indicator), "")))
        for file, records in reading.submissions
        for record in records
    )
    shown = frozenset(reading.name(path) for path in named.values()) if asked else None
    looked_at = tuple(sorted(shown)) if shown is not None else tuple(reading.looked_at)
    files = tuple(file for file, _ in reading.submissions)
    return Workspace(
        reading.name(plan_file),
        plan,
        reading.indicators,
        reading.revisions,
        files,
        entries,
        tuple(reading.findings),
        looked_at,
        reading.broken,
        shown,
        today,
    )


class _Reading:
    """Collects what the files of one run say."""

    def __init__(self, here: Path, stdin: bytes) -> None:
        self.findings: list[Diagnostic] = []
        self.looked_at: list[str] = []
        self.indicators: tuple[Sourced[Indicator], ...] = ()
        self.revisions: tuple[Sourced[Revision], ...] = ()
        self.submissions: list[tuple[Sourced[Actuals], list[Sourced[Observation]]]] = []
        self.broken: frozenset[str] = frozenset()
        self._here = here.resolve()
        self._stdin = stdin

    def name(self, path: Path) -> str:
        """The path as shown: from the working folder where it lies below it, with forward slashes."""
        if str(path) == STDIN:
            return "<stdin>"
        full = path.absolute()
        shown = (full.relative_to(self._here) if full.is_relative_to(self._here) else full).as_posix()
        return os.fsencode(shown).decode("utf-8", "replace")

    def expand(self, paths: Iterable[Path]) -> list[Path]:
        """The paths with folders replaced by the files of figures in them, in the order of their names."""
        files: list[Path] = []
        for path in paths:
            if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a name is too long
                files.append(path)
                continue
            for folder, folders, names in os.walk(path, onerror=self._unreadable):
                folders.sort()
                files += [Path(folder, name) for name in sorted(names) if name.lower().endswith(ENDINGS)]
        return files

    def _unreadable(self, error: OSError) -> None:
        self.findings.append(unreadable_file(Span(self.name(Path(error.filename))), reason(error)))

    def plan(self, path: Path) -> Sourced[Plan] | None:
        """Read the plan that everything is held against."""
        document = self._document(path)
        if document is None:
            return None
        plan, items, findings = parse_file(document, Plan, TARGETS_SCHEMA, _PLAN_LISTS)
        self.findings += findings
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
            self.findings += parse_file(document, Plan, TARGETS_SCHEMA, _PLAN_LISTS)[2]
            return
        file, items, findings = parse_file(document, Actuals, ACTUALS_SCHEMA, _ACTUALS_LISTS)
        self.findings += findings
        if file:
            records = items["records"]
            kept = [each for each in records if not (as_context and each.value.status == "example")]
            self.submissions.append((file, kept))

    def _document(self, path: Path) -> Document | None:
        name = self.name(path)
        self.looked_at.append(name)
        data, findings = (self._stdin, []) if str(path) == STDIN else read_bytes(path, name)
        document = None
        if data is not None:
            document, found = yaml.read(data, name)
            findings += found
        self.findings += findings
        return document


def _names_of_broken(document: Document, read: Sequence[Sourced[Indicator]]) -> frozenset[str]:
    """What the indicators are called that could not be read, so that their records are not blamed for it."""
    items = document.root.get("indicators") if isinstance(document.root, Node) else None
    good = {each.path[-1] for each in read}
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
