"""Where files lie: the data folder, and the files that paths, patterns and folders stand for."""

import glob
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.read.faults import unreadable_file
from hq_plan.refusals import reason, walks_in_a_circle

PLAN_FILE = "targets.yaml"
ENDINGS = (".yaml", ".yml")
STDIN = "-"


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


def plan_folder(path: Path) -> Path | None:
    """The data folder that a path names, as a folder with a plan in it or by the plan itself."""
    if holds_plan(path):
        return path
    return path.parent if path.name == PLAN_FILE and holds_plan(path.parent) else None


def shown(path: Path, here: Path) -> str:
    """The path as people are shown it: from the working folder where it lies below it, with forward slashes."""
    full = path.absolute()
    name = (full.relative_to(here) if full.is_relative_to(here) else full).as_posix()
    return os.fsencode(name).decode("utf-8", "replace")


def expand(paths: Iterable[Path], here: Path) -> tuple[list[Path], list[Diagnostic]]:
    """The paths with patterns and folders replaced by the files of figures in them, in the order of their names.

    A pattern that fits nothing stays as it is, and is a file that cannot be read.
    """
    files: list[Path] = []
    findings: list[Diagnostic] = []
    for path in paths:
        for each in _matching(path):
            if os.path.isdir(each):  # noqa: PTH112 - Path.is_dir raises where a name is too long
                files += _below(each, here, findings)
            else:
                files.append(each)
    return files, findings


def _matching(path: Path) -> list[Path]:
    """What a pattern fits, where the shell has not looked (as on Windows); a name that exists is no pattern."""
    if str(path) == STDIN or os.path.lexists(path) or not glob.has_magic(str(path)):
        return [path]
    return [Path(name) for name in sorted(glob.glob(str(path), recursive=True))] or [path]  # noqa: PTH207 - keeps `./`


def _below(top: Path, here: Path, findings: list[Diagnostic]) -> Iterator[Path]:
    """The files of figures below a folder; links to folders are followed, but in no circle."""

    def refuse(error: OSError) -> None:
        findings.append(unreadable_file(Span(shown(Path(error.filename), here)), reason(error)))

    seen = {os.path.realpath(top)}
    for folder, folders, names in os.walk(top, onerror=refuse, followlinks=True):
        folders.sort()
        for name in list(folders):
            path = Path(folder, name)
            real = os.path.realpath(path)
            if path.is_symlink() and Path(folder).resolve().is_relative_to(real):
                findings.append(unreadable_file(Span(shown(path, here)), walks_in_a_circle()))
            if real in seen:
                folders.remove(name)
            seen.add(real)
        yield from (Path(folder, name) for name in sorted(names) if name.lower().endswith(ENDINGS))
