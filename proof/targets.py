"""What is fuzzed: a target takes whatever bytes and a folder of its own, and raises only where a promise is broken.

Nothing here needs a fuzzer: `fuzz.py` drives these targets by coverage, `tests/test_fuzz.py` replays the kept corpus.
"""

import json
import re
import shutil
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET
from zlib import crc32

from places import laid_out

from hq_plan import checks, i18n, workspace
from hq_plan.diagnostics import Diagnostic
from hq_plan.document import LINE_END, Document
from hq_plan.document import Mapping as Node
from hq_plan.drafting import Wishes, draft_file, repository
from hq_plan.forms.said import NOTHING_SAID, Said
from hq_plan.intake import take_in
from hq_plan.mending import mend
from hq_plan.models.actuals import ACTUALS_SCHEMA, Actuals, Observation
from hq_plan.parse import parse_file
from hq_plan.read import plain, yaml
from hq_plan.read import xlsx as xlsx_of
from hq_plan.read.text import decode
from hq_plan.render import find, showing
from hq_plan.reports import draft as of_draft
from hq_plan.reports import findings as of_findings
from hq_plan.reports import gap, growth, intake, leader, missing, status, targets
from hq_plan.reports.sentences import Lacking
from hq_plan.session import Session, open_session
from hq_plan.shape.safe import is_safe
from hq_plan.usage import UnreadyError, UsageError
from hq_plan.view import Report, Screen
from hq_plan.workspace.reading import Asked
from hq_plan.write.annotated import annotated
from hq_plan.write.changes import difference, write_changes

ROOT: Final = Path(__file__).parents[1]
CASES: Final = ROOT / "tests" / "cases"
TODAY: Final = date(2022, 7, 1)
MOST: Final = {"submission": 4096, "plan": 8192, "csv": 4096, "xlsx": 32768, "draft": 4096}
"""The most bytes that an input of each target has."""

_ACTING: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
RENDERERS: Final = {part: {name: find(name, part) for name in showing(part) if name not in ("xlsx", "docx")}
                     for part in ("findings", "tables", "page")}  # fmt: skip
_KNOWN: Final = ("hitech", "高企", "contract_value", "技术合同成交额", "rd_intensity", "patents", "university_park")
_READING: Final = "HQ0"
_SCREENS: Final = (Screen(), Screen(40), Screen(100))


class BrokenPromiseError(AssertionError):
    """What hq-plan says of itself does not hold for an input."""


def submission(data: bytes, folder: Path) -> None:
    """A file of figures on standard input, held against a plan and what is on file, told in formats; mended."""
    chance = _prepared(data, folder)
    asked = Asked([Path("-")], data, folder / "actuals" / "2021.yaml", today=TODAY)
    space = workspace.load(folder, folder, asked)
    _told(checks.run(space), space.looked_at, space.counted, chance, data)
    _read_alike(data)
    _mended(data)


def plan(data: bytes, folder: Path) -> None:
    """A plan with figures beside it: all findings, and what status, gap, growth and others make of it on a day."""
    chance = _prepared(data, folder)
    (folder / "targets.yaml").write_bytes(data)
    try:
        session = open_session(folder, (None, "2021-06-30", "2021-12-31", "2024-02-29")[chance % 4])
    except UnreadyError as unready:
        _told(unready.findings, ["targets.yaml"], 0, chance)
    else:
        _told(session.findings, ["targets.yaml"], 0, chance)
        for report in _reports(session):
            _shown(report, "tables", chance)
        _page(session, chance)
    _mended(data)


def csv(data: bytes, folder: Path) -> None:
    """A table of figures as text: checked and taken in."""
    _table(data, folder, "f.csv")


def xlsx(data: bytes, folder: Path) -> None:
    """A workbook of figures: checked and taken in, and given back with what was found, which changes no cell of it."""
    _table(data, folder, "f.xlsx")
    space = workspace.load(folder, folder, Asked([folder / "f.xlsx"], today=TODAY))
    if space.nothing_read:
        return
    findings = [each for each in checks.run(space) if space.wants(each)]
    try:
        marked = annotated(data, findings)
    except UsageError:
        return
    there, stands = (xlsx_of.read(each, "f")[0] for each in (data, marked))
    _hold([each.rows for each in there] == [each.rows for each in stands], "an annotated workbook says the same")


def draft(data: bytes, folder: Path) -> None:
    """Somebody's own table of targets, as Markdown or as CSV, made into the draft of a plan."""
    chance = _prepared(data, folder)
    table = folder / ("t.md" if b"|" in data else "t.csv")
    table.write_bytes(data)
    try:
        drafted = draft_file(table, Wishes(years="2020-2022" if chance % 2 else None))
        files = repository(drafted.draft, folder / "made", table.name, Wishes(), TODAY)
    except (UsageError, UnreadyError):
        return
    _shown(of_draft.build(drafted.draft, drafted.sheets, drafted.without, ["a"]), "tables", chance)
    for path, text in files.items():
        if path.suffix == ".yaml":
            document, findings = yaml.read(text.encode(), path.name)
            _hold(document is not None and not findings, "a draft is in good order", text, findings)


TARGETS: Final[dict[str, Callable[[bytes, Path], None]]] = {
    each.__name__: each for each in (submission, plan, csv, xlsx, draft)
}


def _prepared(data: bytes, folder: Path) -> int:
    """Lay the plan and a file of figures into the folder; gives a number that the bytes alone decide."""
    chance = crc32(data)
    i18n.use(("en", "zh")[chance >> 8 & 1])
    actuals = folder / "actuals"
    shutil.rmtree(actuals, ignore_errors=True)
    actuals.mkdir(parents=True)
    shutil.copyfile(CASES / "plan" / "targets.yaml", folder / "targets.yaml")
    shutil.copyfile(CASES / "valid" / "kinds" / "actuals" / "kinds.yaml", actuals / "2022.yaml")
    return chance


def _hold(holds: object, law: str, *shown: object) -> None:
    if not holds:
        raise BrokenPromiseError("\n".join([law, *map(repr, shown)]))


def _told(findings: Sequence[Diagnostic], files: Sequence[str], records: int, chance: int, data: bytes = b"") -> None:
    """Findings stand at places that are there, and every format that has a form for them can be read."""
    report = of_findings.build(findings, files, records)
    for name in ("text", "json", ""):
        _shown(report, "findings", chance, name)
    for each in findings:
        span = each.span
        start, end = (span.line, span.column), (span.end_line, span.end_column)
        _hold(start <= end, "a place ends behind its beginning", each)
        _hold(each.message.strip(), "a finding says something", each)
        _hold(not LINE_END.search(span.text), "a line is one line", each)
        _hold(not span.line or span.cell or 1 <= span.column <= len(span.text) + 1, "a column is in its line", each)
    if data and (text := decode(data, "")[0]):
        lines = LINE_END.split(text.typed)
        for each in findings:
            if each.span.file == "actuals/2021.yaml" and each.span.line:
                _hold(each.span.end_line <= len(lines), "a line is in its file", each)
                _hold(each.span.text == lines[each.span.line - 1], "a finding shows its line", each)


def _shown(report: Report, part: str, chance: int, name: str = "") -> None:
    """A report in a format, which does nothing but say it."""
    renderers = RENDERERS[part]
    name = name or list(renderers)[chance // 7 % len(renderers)]
    made = renderers[name](report, _SCREENS[chance % len(_SCREENS)])
    _hold(isinstance(made, str), "a text is made", name)
    made.encode()
    match name:
        case "json" | "gitlab" | "sarif":
            json.loads(made)
        case "jsonl":
            for line in made.splitlines():
                json.loads(line)
        case "junit":
            ET.fromstring(made)  # noqa: S314  (our own output)
        case "text" | "table" | "concise" | "github" | "azure":
            _hold(not _ACTING.search(made), "nothing that acts is shown", name, made)


def _reports(session: Session) -> Iterator[Report]:
    """What the commands that look at a plan show."""
    year, errors = session.year(None), session.errors
    chosen = session.indicators((), None)
    yield status.build(session.frame_of(year), session.assess_year(chosen, year), errors, derived=True)
    yield gap.build(session.frame_of(None), session.assess_targets(chosen, None), errors, whole_page=False)
    yield growth.build(session.frame_of(None), session.assess_ahead(chosen, None), errors, derived=True)
    yield targets.build(session.frame_of(None), chosen, session.whole)
    waited = session.submissions(chosen, [year, *session.years_before(year)], TODAY)
    yield missing.build(session.frame_of(year, TODAY), waited, errors)
    for each in chosen[:1]:
        page = session.assess_targets([each], None, with_figures=True)
        yield gap.build(session.frame_of(None), page, errors, whole_page=True)


def _page(session: Session, chance: int) -> None:
    """The page for a leader."""
    year, chosen = session.year(None), session.indicators((), None)
    figures, over_years = session.assess_year(chosen, year), session.assess_targets(chosen, None, with_figures=True)
    refused = frozenset(name for name, of_year in session.refused if of_year == year)
    lacking = Lacking(session.awaited(chosen, year), refused)
    _shown(leader.build(session.frame_of(year), figures, over_years, session.errors, lacking), "page", chance)


def _read_alike(data: bytes) -> None:
    """What is in the plain form is read as libyaml reads it: the same values at the same places."""
    text, _found = decode(data, "f")
    document = plain.read(text.plain, "f") if text and text.printable and not text.guessed else None
    if document is None:
        return
    own, plain.read = plain.read, lambda _text, _name: None
    try:
        expected, findings = yaml.read(data, "f")
    finally:
        plain.read = own
    _hold(expected is not None and not findings, "libyaml finds nothing wrong with the plain form", findings)
    _hold(document.root_at == expected.root_at, "both begin at one place", document.root_at, expected.root_at)
    one, other = laid_out(document.root), laid_out(expected.root)
    _hold(one == other, "both readers agree", one, other)


def _mended(data: bytes) -> None:
    """Mends are made at once, can be read again, lose no record, and say what was taken to be meant before."""
    once = mend(data, "f")
    twice = mend(once.data, "f")
    _hold(twice.data == once.data, "twice is once", once.data, twice.data)
    _hold(not any(map(is_safe, once.findings)) or once.data != data, "a mend changes something", once.findings)
    if once.data == data:
        return
    once.data.decode()
    (before, _found), (after, found) = (yaml.read(each, "f") for each in (data, once.data))
    if before is None:
        return
    in_doubt = any(each.code.startswith(_READING) and not is_safe(each) for each in found)
    _hold(after is not None or in_doubt, "what was mended is read again", once.data)
    if after is None:
        return
    _hold(_count(before) <= _count(after), "no record is lost", once.data)
    _hold(_figures(before) <= _figures(after), "no figure is lost", _figures(before) - _figures(after), once.data)


def _count(document: Document) -> int:
    """How many records or indicators there are."""
    root = document.root if isinstance(document.root, Node) else {}
    return sum(len(each) for key in ("records", "indicators") if isinstance(each := root.get(key), list))


def _figures(document: Document) -> set[tuple[object, ...]]:
    """What the records say that can be read as they are meant, of indicators that there are."""
    _file, items, _found = parse_file(document, Actuals, ACTUALS_SCHEMA, {"records": Observation})
    return {
        (said.indicator, said.value, said.unit, said.as_of, said.status)
        for each in items.get("records", ())
        for said in (each.value,)
        if not each.unread and said.indicator in _KNOWN
    }


def _table(data: bytes, folder: Path, name: str) -> None:
    """Check a table and take it in; what was taken in is on file, and nothing is taken twice."""
    chance = _prepared(data, folder)
    table = folder / name
    table.write_bytes(data)
    said = (NOTHING_SAID, Said(2021, "区科技局"))[chance % 2]
    replace = bool(chance >> 1 & 1)
    try:
        new, known, conflicts = _taken(folder, table, said, chance, replace=replace)
        if new or (conflicts and replace):
            again = _taken(folder, table, said, chance, replace=replace)
            _hold(
                again == (0, new + known + conflicts, 0), "what is taken in is on file", (new, known, conflicts), again
            )
    except UsageError:
        return


def _taken(folder: Path, table: Path, said: Said, chance: int, *, replace: bool) -> tuple[int, int, int]:
    """Take a table in, as `import` does; how many figures are new, known and others."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        space = workspace.load(folder, folder, Asked([table], today=TODAY, said=said))
    _hold(not warned, "no library speaks to the user", [str(each.message) for each in warned])
    findings = checks.run(space)
    _told(findings, space.looked_at, space.counted, chance)
    taken = take_in(space, findings, folder, replace=replace)
    if taken.blocking:
        return 0, 0, 0
    changes = {} if taken.conflicts and not replace else taken.changes()
    for line in (*difference(changes), *intake.summary(taken, space.encodings, replace=replace)):
        line.encode()
    write_changes(changes)
    return (len(taken.new) if changes else 0), taken.known, len(taken.conflicts)
