"""Filled forms into files of figures: what is new, what is there already, what would be another figure."""

import os
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Final, NamedTuple

from hq_plan.diagnostics import Diagnostic, Severity, Span, short
from hq_plan.document import Document, Mapping
from hq_plan.document import Sequence as Items
from hq_plan.forms.form import file_names
from hq_plan.i18n import _
from hq_plan.models.actuals import ACTUALS_SCHEMA, Actuals, Observation
from hq_plan.models.base import fold
from hq_plan.parse import Sourced, parse_file
from hq_plan.read import yaml
from hq_plan.read.text import read_bytes
from hq_plan.shape.safe import is_safe
from hq_plan.usage import UsageError
from hq_plan.workspace import Entry, Workspace
from hq_plan.write.changes import Change
from hq_plan.write.records import line_end, record_lines, source_text, value_text

DUPLICATE: Final = "HQ301"
STRANGER: Final = "HQ209"
_ITEM: Final = re.compile(r"( *)- ")


class Conflict(NamedTuple):
    """A figure that is on file with another value: the new record and the one there."""

    new: Entry
    there: Entry


@dataclass
class Intake:
    """What taking in the figures of some tables comes to.

    ``blocking`` are errors that must be put right first, ``warnings`` what is only odd, ``mends`` the safe mends that
    were made, ``known`` how many figures are on file already, ``remarks`` those of them with another note than on file,
    ``texts`` the new text of each file that changes, ``read`` the text that it was made from.
    """

    blocking: list[Diagnostic] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    mends: list[Diagnostic] = field(default_factory=list)
    new: list[Entry] = field(default_factory=list)
    known: int = 0
    remarks: list[Entry] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    texts: dict[Path, str] = field(default_factory=dict)
    read: dict[Path, str] = field(default_factory=dict)

    def changes(self) -> dict[Path, Change]:
        """The files that change, as bytes, from what was read, which may stand no longer; a byte order mark stays."""
        changes = {}
        for path, text in self.texts.items():
            mark = BOM_UTF8 if path in self.read and _has_mark(path) else b""
            old = mark + self.read[path].encode("utf-8") if path in self.read else None
            changes[path] = Change(old, mark + text.encode("utf-8"))
        return changes


def _has_mark(path: Path) -> bool:
    data, _findings = read_bytes(path, path.name)
    return data is not None and data.startswith(BOM_UTF8)


def take_in(space: Workspace, findings: Iterable[Diagnostic], folder: Path, *, replace: bool) -> Intake:
    """Hold the figures of the tables that were asked about against those on file.

    Nothing is taken while anything else than a safe mend is to be done.
    """
    intake = Intake()
    named = space.named or frozenset()
    _sort_out(intake, space, list(findings), folder)
    if intake.blocking:
        return intake
    on_file: dict[tuple[object, ...], list[Entry]] = {}
    for entry in (*space.entries, *space.examples):
        if entry.source.document.file not in named:
            on_file.setdefault(_day(entry), []).append(entry)
    taken: set[tuple[object, ...]] = set()
    for entry in space.entries:
        if entry.source.document.file not in named or entry.indicator is None:
            continue
        there = next((each for each in on_file.get(_day(entry), ()) if _collide(entry, each)), None)
        key = (*_day(entry), entry.observation.status, entry.observation.value)
        if (there is not None and _is_same(entry, there)) or key in taken:
            intake.known += 1
            if there is not None and entry.observation.note not in (None, there.observation.note):
                intake.remarks.append(entry)
        elif there is None:
            intake.new.append(entry)
        else:
            intake.conflicts.append(Conflict(entry, there))
        taken.add(key)
    _write(intake, space, folder, replace=replace)
    return intake


def _sort_out(intake: Intake, space: Workspace, findings: Sequence[Diagnostic], folder: Path) -> None:
    """What the findings come to: to be put right first, only odd, or mended in passing."""
    named = space.named or frozenset()
    files = [file for file in space.files if file.document.file in named]
    known = {fold(name) for name in space.plan.value.departments} if space.plan else set()
    strangers = {file.document.file for file in files if known and fold(file.value.department) not in known}
    # Where nothing certain could be read, nothing is certain to be taken.
    unread = {entry.source.document.file for entry in space.entries if entry.source.unread}
    heads = {_head(file) for file in files}
    own = {file.document.file for file in space.files if _head(file) in heads}
    for finding in findings:
        is_error = finding.severity is Severity.ERROR
        if finding.span.file not in named:
            # What is on file must be read whole, or another figure would come to stand beside it.
            if (
                is_error
                and finding.code != DUPLICATE
                and (finding.span.file in own or _may_be_one(finding.span.file, heads, folder))
            ):
                intake.blocking.append(finding)
        elif not is_error:
            # A file would be made for a department that nobody knows.
            stranger = finding.code == STRANGER and finding.span.file in strangers
            (intake.blocking if stranger else intake.warnings).append(finding)
        elif is_safe(finding) and finding.span.file not in unread:
            intake.mends.append(finding)
        elif finding.code != DUPLICATE or all(each.file in named for each in finding.related):
            intake.blocking.append(finding)


def _head(file: Sourced[Actuals]) -> tuple[int, str]:
    """Whose figures of which year a file has."""
    return file.value.year, fold(file.value.department)


def _may_be_one(file: str, heads: set[tuple[int, str]], folder: Path) -> bool:
    """Whether a file or folder, unread as it may be, stands where the figures of these years and departments do."""
    path = _absolute(file)
    for year, department in heads:
        there = _absolute(folder / "actuals" / str(year))
        stem = fold(file_names([department])[department])
        if path == there or (path.parent == there and re.fullmatch(rf"{re.escape(stem)}(?:-[0-9]+)?", fold(path.stem))):
            return True
    return False


def _day(entry: Entry) -> tuple[object, ...]:
    name = entry.indicator.id if entry.indicator else entry.observation.indicator
    return name, entry.observation.as_of


def _collide(entry: Entry, there: Entry) -> bool:
    """Whether two records of one day cannot both stand: of one status, or one kept back and the other not."""
    statuses = {entry.observation.status, there.observation.status}
    return len(statuses) == 1 or ("withheld" in statuses and "example" not in statuses)


def _is_same(entry: Entry, there: Entry) -> bool:
    return (entry.observation.value, entry.observation.status) == (there.observation.value, there.observation.status)


def _write(intake: Intake, space: Workspace, folder: Path, *, replace: bool) -> None:
    """The new text of each file: records behind those that are there, other figures in the place of the old ones."""
    of_head: dict[tuple[int, str], list[Entry]] = {}
    wanted: dict[Path, list[Entry]] = {}
    for entry in intake.new:
        of_head.setdefault((entry.file.value.year, entry.file.value.department), []).append(entry)
    for (year, department), entries in of_head.items():
        path, document = _target(space, folder, year, department)
        intake.texts[path] = _appended(document, entries) if document else _new_file(year, department, entries)
        if document:
            intake.read[path] = document.text
        wanted.setdefault(path, []).extend(entries)
    if replace:
        _replace(intake, wanted)
    for path, entries in wanted.items():
        _see_that_it_holds(intake.texts[path], path.name, entries)


def _replace(intake: Intake, wanted: dict[Path, list[Entry]]) -> None:
    """Other figures in the place of those that they are to replace."""
    edits: dict[str, list[Conflict]] = {}
    for conflict in intake.conflicts:
        edits.setdefault(conflict.there.source.document.file, []).append(conflict)
    for name, conflicts in edits.items():
        document = conflicts[0].there.source.document
        # Records that are put behind the others stand below all that is replaced, so that its places still hold.
        path = _absolute(name)
        intake.texts[path] = _replaced(intake.texts.get(path, document.text), conflicts)
        intake.read[path] = document.text
        wanted.setdefault(path, []).extend(conflict.new for conflict in conflicts)


def _absolute(path: str | Path) -> Path:
    """One name for a file, however it was reached; links stay what they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100  (resolve follows links, absolute keeps `..`)


def _target(space: Workspace, folder: Path, year: int, department: str) -> tuple[Path, Document | None]:
    """The file that takes a department's figures of a year: its own, if records can be put behind those there."""
    stem = file_names([department])[department]
    names = chain([f"{stem}.yaml"], (f"{stem}-{n}.yaml" for n in count(2)))
    while True:
        path = _absolute(folder / "actuals" / str(year) / next(names))
        found = next((file for file in space.files if _absolute(file.document.file) == path), None)
        if found is None and not path.exists():
            return path, None
        same = found and found.value.year == year and fold(found.value.department) == fold(department)
        if found and same and not found.guessed and _last_item(found.document):
            return path, found.document


def _last_item(document: Document) -> tuple[int, int] | None:
    """The last line of the last record and how far its dash is indented; None where records stand in brackets."""
    root = document.root
    records = root.get("records") if isinstance(root, Mapping) else None
    if not isinstance(records, Items) or not records or not isinstance(records[-1], Mapping):
        return None
    match = _ITEM.match(document.lines[records.items_at[-1][0] - 1])
    last_key = list(root)[-1] if isinstance(root, Mapping) else ""
    return (records[-1].end[0], len(match[1])) if match and last_key == "records" else None


def _appended(document: Document, entries: Sequence[Entry]) -> str:
    """The text with records behind the last one; the rest stays as it stands."""
    place = _last_item(document)
    if place is None:
        return document.text
    line, indent = place
    end = line_end(document.text)
    lines = document.text.split(end)
    added = [text for entry in entries for text in record_lines(entry, indent)]
    return end.join([*lines[:line], *added, *lines[line:]])


def _new_file(year: int, department: str, entries: Sequence[Entry]) -> str:
    lines = ["schema: hq-plan/actuals/1", f"year: {year}", f"department: {value_text(department)}", "records:"]
    return "\n".join([*lines, *(text for entry in entries for text in record_lines(entry, 2)), ""])


def _replaced(text: str, conflicts: Sequence[Conflict]) -> str:
    """The text with the records' new values, sources and notes where the old ones stand."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\n|\r|$)", text)
    edits: list[tuple[Span, str]] = []
    for conflict in conflicts:
        new, there = conflict.new, conflict.there.source
        note, had_note = new.observation.note, conflict.there.observation.note is not None
        source = value_text(source_text(new))
        if note and not had_note:
            source += f"{line_end(text)}{' ' * (there.key_span('source').column - 1)}note: {value_text(note)}"
        edits.append((there.span("value"), value_text(new.observation.value)))
        edits.append((there.span("source"), source))
        if new.observation.status != conflict.there.observation.status:
            edits.append((there.span("status"), new.observation.status))
        if had_note:
            edits.append((there.span("note"), value_text(note or _("corrected"))))
    for span, written in sorted(edits, key=lambda pair: (pair[0].line, pair[0].column), reverse=True):
        first, last = span.line - 1, max(span.line, span.end_line) - 1
        lines[first : last + 1] = [lines[first][: span.column - 1] + written + lines[last][span.end_column - 1 :]]
    return "".join(lines)


def _see_that_it_holds(text: str, name: str, entries: Iterable[Entry]) -> None:
    """Read what would be written, and see that it is free of errors and has every figure.

    Raises:
        UsageError: it is not; what stands there is written in a way that only its author can change.
    """
    document, findings = yaml.read(text.encode("utf-8"), name)
    there: set[tuple[object, ...]] = set()
    if document is not None:
        _file, items, found = parse_file(document, Actuals, ACTUALS_SCHEMA, {"records": Observation})
        findings += found
        for each in items.get("records", ()):
            here = each.value
            there.add((here.indicator, here.as_of, here.status, here.value, here.source, here.note))
    for entry in entries:
        said = entry.observation
        names = (entry.indicator.id, said.indicator) if entry.indicator else (said.indicator,)
        found_there = any(
            (key, said.as_of, said.status, said.value, source_text(entry)) == each[:5]
            and said.note in (None, "", each[5])
            for each in there
            for key in (
                *names,
                *(entry.indicator.aliases if entry.indicator else ()),
                entry.indicator.name if entry.indicator else "",
            )
        )
        if not found_there or any(each.severity is Severity.ERROR for each in findings):
            message = _("{path} is written in a way that no program should change").format(path=short(name))
            raise UsageError(message, _("nothing was written; change the record there by hand"))
