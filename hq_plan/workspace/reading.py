"""Reads the files of one run, and keeps what they say and what is wrong with them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from hq_plan.diagnostics import Diagnostic
from hq_plan.document import Document
from hq_plan.document import Mapping as Node
from hq_plan.folders import STDIN, expand, real_path, shown
from hq_plan.forms.said import FORMS, NOTHING_SAID, Said
from hq_plan.models.actuals import ACTUALS_SCHEMA, Actuals, Observation
from hq_plan.models.base import fold
from hq_plan.models.plan import TARGETS_SCHEMA, Indicator, Plan, Revision, Task
from hq_plan.parse import Sourced, parse_file
from hq_plan.read import OTHER_WORKBOOKS, yaml
from hq_plan.read.text import bounded, read_bytes

_NEEDS_QUOTES = "HQ021"
_PLAN_LISTS: dict[str, type[BaseModel]] = {"tasks": Task, "indicators": Indicator, "revisions": Revision}
_ACTUALS_LISTS: dict[str, type[BaseModel]] = {"records": Observation}


class Asked(NamedTuple):
    """What a run is asked about: paths, and where ``-`` is among them what came on standard input and its name.

    ``watch`` is handed the files in the order in which they are read, for showing how far it has come. ``today`` is
    the day after which a date lies in the future. ``said`` are year and department of tables that do not say them.
    """

    paths: Sequence[Path] = ()
    stdin: bytes = b""
    stdin_name: Path | None = None
    watch: Callable[[Sequence[Path]], Iterable[Path]] = iter
    today: date | None = None
    said: Said = NOTHING_SAID


class Reading:
    """Collects what the files of one run say."""

    def __init__(self, here: Path, asked: Asked) -> None:
        self.findings: list[Diagnostic] = []
        self.looked_at: list[str] = []
        self.indicators: tuple[Sourced[Indicator], ...] = ()
        self.revisions: tuple[Sourced[Revision], ...] = ()
        self.submissions: list[tuple[Sourced[Actuals], list[Sourced[Observation]]]] = []
        self.examples: list[tuple[Sourced[Actuals], list[Sourced[Observation]]]] = []
        self.broken: dict[str, str] = {}
        self.plan_id: str | None = None
        self.names: dict[str, str] = {}
        self.encodings: dict[str, str] = {}
        self._here = here
        self._asked = asked

    def name(self, path: Path) -> str:
        """The path as shown; standard input has the name that it was given."""
        if str(path) != STDIN:
            return shown(path, self._here)
        return shown(self._asked.stdin_name, self._here) if self._asked.stdin_name else "<stdin>"

    def real(self, path: Path) -> str:
        """The file that a path leads to; standard input stands for the file that it was named after."""
        return real_path(str(self._asked.stdin_name or path if str(path) == STDIN else path))

    def expand(self, paths: Iterable[Path], actuals: Path) -> list[Path]:
        """The files that paths, patterns and folders stand for."""
        files, findings = expand(paths, self._here, actuals)
        self.findings += findings
        return files

    def plan(self, path: Path) -> Sourced[Plan] | None:
        """Read the plan that everything is held against."""
        document = self._document(path)
        if document is None:
            return None
        plan, items, findings = parse_file(document, Plan, TARGETS_SCHEMA, _PLAN_LISTS)
        self.plan_id = plan.value.about.id if plan and not plan.unread else None
        self.names = plan.value.names if plan else {}
        self._add(findings)
        self.revisions = tuple(items.get("revisions", ()))
        added = [Sourced(each, revision.document, (*revision.path, "indicators", index))
                 for revision in self.revisions for index, each in enumerate(revision.value.indicators)]  # fmt: skip
        self.indicators = (*items.get("indicators", ()), *added)
        self.broken = _names_of_broken(document, self.indicators)
        return plan

    def submission(self, path: Path, *, as_context: bool, among_figures: bool) -> None:
        """Read a file of figures, or another plan that was asked about; among the figures there is no place for one."""
        is_table = path.suffix.lower() in (*FORMS, *OTHER_WORKBOOKS)
        document = self._table(path) if is_table else self._document(path)
        if document is None:
            return
        if _is_plan(document) and not among_figures:
            self._add(parse_file(document, Plan, TARGETS_SCHEMA, _PLAN_LISTS)[2])
            return
        file, items, findings = parse_file(document, Actuals, ACTUALS_SCHEMA, _ACTUALS_LISTS)
        self._add(findings)
        if file:
            records = items["records"]
            aside = [each for each in records if as_context and each.value.status == "example"]
            kept = [each for each in records if not as_context or each.value.status != "example"]
            self.submissions.append((file, kept))
            self.examples.append((file, aside))

    def _add(self, findings: Sequence[Diagnostic]) -> None:
        """Take findings on a shape; of a value that is no good at all the want of quotation marks is no matter."""
        starts = {(each.span.file, each.span.line, each.span.column) for each in findings}
        moot = [
            each
            for each in self.findings
            if each.code == _NEEDS_QUOTES and (each.span.file, each.span.line, each.span.column) in starts
        ]
        self.findings = [each for each in self.findings if each not in moot] if moot else self.findings
        self.findings += findings

    def _table(self, path: Path) -> Document | None:
        """A workbook or a text table as a document, each value at its cell."""
        from hq_plan.forms.tables import table_document
        from hq_plan.tables import read_table

        name = self.name(path)
        self.looked_at.append(name)
        grids, findings, self.encodings[name] = read_table(path, name)
        self.findings += findings
        if not grids:
            return None
        document, found = table_document(name, grids, self._asked.said._replace(plan=self.plan_id, names=self.names))
        self.findings += found
        return document

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


def _is_plan(document: Document) -> bool:
    said = document.root.get("schema") if isinstance(document.root, Node) else None
    return isinstance(said, str) and said.startswith("hq-plan/targets")


def _names_of_broken(document: Document, read: Sequence[Sourced[Indicator]]) -> dict[str, str]:
    """What the indicators may be called that could not be read, folded, and what they are called when that is told."""
    items = document.root.get("indicators") if isinstance(document.root, Node) else None
    good = {each.path for each in read if not each.unread}
    broken: dict[str, str] = {}
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if ("indicators", index) not in good and isinstance(item, Node):
            aliases = item.get("aliases")
            names = [item.get("name"), item.get("id"), item.get("name_en"), str(item.get("number")),
                     *(aliases if isinstance(aliases, list) else ())]  # fmt: skip
            texts = [name for name in names if isinstance(name, str)]
            broken |= {fold(name): texts[0] for name in texts}
    return broken
