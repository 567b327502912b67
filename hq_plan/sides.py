"""Several data folders read for a comparison: each with its own plan, all in one year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hq_plan.arguments import YEAR
from hq_plan.assess import assess_one
from hq_plan.assessment import Assessment
from hq_plan.comparison import Side
from hq_plan.diagnostics import Diagnostic, short
from hq_plan.folders import holds_plan, is_folder
from hq_plan.i18n import _
from hq_plan.models.base import fold
from hq_plan.session import Session, open_session
from hq_plan.shape import near
from hq_plan.usage import UnreadyError, UsageError


class Opened(NamedTuple):
    """The year, the plans with their assessments, the labels of plans that cannot be read, and all errors."""

    year: int
    sides: list[Side]
    left_out: list[str]
    errors: list[Diagnostic]


def open_sides(
    folders: Sequence[Path], year: str | None, typed: Sequence[str], as_of: str | None, method: str | None
) -> Opened:
    """Read the data folders, each one once, whatever it was called by.

    Raises:
        UsageError: a folder has no plan, or none of the plans has the year or the indicator.
        UnreadyError: none of the plans can be read.
    """
    found = list({each.resolve(): each for folder in folders for each in _plans_in(folder)}.values())
    sessions: dict[str, Session] = {}
    left_out: list[str] = []
    errors: list[Diagnostic] = []
    for label, folder in zip(_labels(found), found, strict=True):
        try:
            sessions[label] = open_session(folder, as_of, method)
            errors += sessions[label].errors
        except UnreadyError as unready:
            left_out.append(label)
            errors += unready.findings
    if not sessions:
        raise UnreadyError(errors)
    chosen = _year(list(sessions.values()), year)
    sides = [
        Side(label, session.plan, session.frame.revision, tuple(_assessed(session, typed, chosen)))
        for label, session in sessions.items()
    ]
    if typed and not any(side.assessments for side in sides):
        names = [name for session in sessions.values() for name in session.plan.names]
        message = _("none of the plans has the indicator '{name}'").format(name=short(" ".join(typed)))
        raise UsageError(message, near(typed[0], names))
    return Opened(chosen, sides, left_out, errors)


def _plans_in(folder: Path) -> Iterator[Path]:
    """The folder itself if it has a plan, else those one or two steps below that have one."""
    if holds_plan(folder):
        yield folder
        return
    below = sorted(each for each in folder.glob("*") if each.is_dir()) if is_folder(folder) else []
    inside = [each if holds_plan(each) else each / "data" for each in below]
    inside = [each for each in inside if holds_plan(each)]
    if not inside:
        message = _("there is no plan in {path}").format(path=short(str(folder)))
        raise UsageError(message, _("name data folders, or a folder that holds several"))
    yield from inside


def _labels(folders: Sequence[Path]) -> list[str]:
    """What each folder is called: its name, or that of the folder above data; in full where two agree."""
    names = [(folder.parent if folder.name == "data" else folder).resolve().name for folder in folders]
    count = Counter(names)
    return [name if count[name] == 1 else str(folder) for name, folder in zip(names, folders, strict=True)]


def _year(sessions: Sequence[Session], typed: str | None) -> int:
    """The year asked for, which one of the plans must have; else the latest of which any has figures."""
    if typed is None:
        return max(session.year(None) for session in sessions)
    for session in sessions:
        match = YEAR.fullmatch(typed)
        if match and int(match[1]) in session.plan.about.years:
            return int(match[1])
    return sessions[0].year(typed)


def _assessed(session: Session, typed: Sequence[str], year: int) -> Iterator[Assessment]:
    """The assessments of the indicators that are named, else of all."""
    names = session.plan.names
    wanted = {names.get(fold(name)) for name in typed}
    for indicator in session.plan.indicators:
        if not typed or indicator.id in wanted:
            yield assess_one(session.plan, session.book, indicator, year)
