"""Where files lie: the data folder, and the files that paths, patterns and folders stand for."""

import glob
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.read.faults import overlooked_file, unreadable_file
from hq_plan.refusals import leads_out, reason, walks_in_a_circle

PLAN_FILE = "targets.yaml"
ENDINGS = (".yaml", ".yml")
STDIN = "-"

# What people hand in and what is not read: a second ending, another format, a full-width point.
_LIKE_FIGURES = re.compile(
    r"[.．。]ya?ml|\.(?:json|csv|tsv|xlsx?|xlsm|et|ods)\s*$|(?:19|20)[0-9]{2}.*\.(?:txt|docx?|wps)\s*$", re.IGNORECASE
)


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


def is_folder(path: Path) -> bool:
    """Whether there is such a folder."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where a name is too long


def plan_folder(path: Path) -> Path | None:
    """The data folder that a path names, as a folder with a plan in it or by the plan itself."""
    if holds_plan(path):
        return path
    return path.parent if path.name == PLAN_FILE and holds_plan(path.parent) else None


def real_path(path: str) -> str:
    """The file that a path leads to; of files in one folder the way to the folder is walked once."""
    folder, name = os.path.split(path)
    if name in ("", ".", "..") or os.path.islink(path):  # noqa: PTH114 - a Path takes longer than the look
        return os.path.realpath(path)
    return os.path.join(_real_folder(os.path.abspath(folder)), name)  # noqa: PTH100, PTH118


@lru_cache(maxsize=1)
def _real_folder(folder: str) -> str:
    return os.path.realpath(folder)


def shown(path: Path, here: Path) -> str:
    """The path as people are shown it: from the working folder where it lies below it, with forward slashes."""
    full = path.absolute()
    return readable((full.relative_to(here) if full.is_relative_to(here) else full).as_posix())


def readable(name: str) -> str:
    """A file's name as it is meant: in UTF-8 wherever its bytes are that, whatever letters the locale has."""
    if name.isascii():
        return name
    try:
        return os.fsencode(name).decode("utf-8")
    except UnicodeError:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def expand(paths: Iterable[Path], here: Path, actuals: Path) -> tuple[list[Path], list[Diagnostic]]:
    """The paths with patterns and folders replaced by the files of figures in them, in the order of their names.

    A pattern that fits nothing stays as it is, and is a file that cannot be read. What leads out of a folder is told
    and not followed, nor is what a pattern finds that leads out of where it begins; so is, in ``actuals``, what looks
    like a file of figures and is called otherwise.
    """
    files: list[Path] = []
    findings: list[Diagnostic] = []
    for path in paths:
        for each in _matching(path):
            if each is not path and not _is_inside(each, _start(path)):
                findings.append(unreadable_file(Span(shown(each, here)), leads_out()))
            elif os.path.isdir(each):  # noqa: PTH112 - Path.is_dir raises where a name is too long
                files += _Walk(each, here, actuals, findings)
            else:
                files.append(each)
    return files, findings


def _matching(path: Path) -> list[Path]:
    """What a pattern fits, where the shell has not looked (as on Windows); a name that exists is no pattern."""
    if str(path) == STDIN or os.path.lexists(path) or not glob.has_magic(str(path)):
        return [path]
    start = _start(path)
    rest = path.relative_to(start)
    if "**" not in rest.parts:
        return [Path(name) for name in sorted(glob.glob(str(path)))] or [path]  # noqa: PTH207 - leaves out hidden ones
    # Does not go through links, by which two that lead in a circle make ways without end.
    found = (each for each in start.glob(str(rest)) if not _is_hidden(each.relative_to(start)))
    return sorted(found) or [path]


def _start(pattern: Path) -> Path:
    """The folder in which the names begin that a pattern leaves open."""
    return next(each for each in pattern.parents if not glob.has_magic(str(each)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether a path stays in a folder, whatever links it goes through."""
    return real_path(str(path)).startswith(os.path.join(real_path(str(folder)), ""))  # noqa: PTH118


class _Walk:
    """The files of figures below a folder, in the order of their names; ``findings`` takes what is odd on the way."""

    def __init__(self, top: Path, here: Path, actuals: Path, findings: list[Diagnostic]) -> None:
        self._top = top
        self._real = Path(os.path.realpath(top))
        self._here = here
        self._of_figures = self._real.is_relative_to(os.path.realpath(actuals))
        self._findings = findings

    def __iter__(self) -> Iterator[Path]:
        seen = {str(self._real)}
        for folder, folders, names in os.walk(self._top, onerror=self._unreadable, followlinks=True):
            folders[:] = [name for name in sorted(folders) if self._goes_into(Path(folder, name), seen)]
            for name in sorted(names):
                path = Path(folder, name)
                if name.lower().endswith(ENDINGS):
                    if not path.is_symlink() or self._leads_inside(path):
                        yield path
                elif self._of_figures and _LIKE_FIGURES.search(readable(name)) and not name.startswith((".", "~")):
                    self._findings.append(overlooked_file(Span(shown(path, self._here))))

    def _goes_into(self, path: Path, seen: set[str]) -> bool:
        """Whether a folder is looked into: once, and not where it is hidden or leads out or in a circle."""
        real = os.path.realpath(path)
        if path.name.startswith("."):
            return False
        if path.is_symlink() and path.parent.resolve().is_relative_to(real):
            self._refuse(path, walks_in_a_circle())
            return False
        if path.is_symlink() and not self._leads_inside(path):
            return False
        fresh = real not in seen
        seen.add(real)
        return fresh

    def _leads_inside(self, path: Path) -> bool:
        """Whether a link stays in the folder: whoever submits files must not have others read and shown."""
        inside = _is_inside(path, self._top)
        if not inside:
            self._refuse(path, leads_out())
        return inside

    def _refuse(self, path: Path, why: str) -> None:
        self._findings.append(unreadable_file(Span(shown(path, self._here)), why))

    def _unreadable(self, error: OSError) -> None:
        self._refuse(Path(error.filename), reason(error))
