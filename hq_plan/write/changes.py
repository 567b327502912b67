"""Changes of files: shown as a difference, written whole or not at all, never over what changed in the meantime."""

import difflib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hq_plan import whole
from hq_plan.diagnostics import short
from hq_plan.i18n import _
from hq_plan.read.encoding import decoded, recognise
from hq_plan.usage import UsageError


class Change(NamedTuple):
    """A file's bytes before and after; None before where it is new."""

    old: bytes | None
    new: bytes


def difference(changes: Mapping[Path, Change]) -> Iterator[str]:
    """The lines that go and come in each file, as `diff -u` shows them."""
    for path, change in changes.items():
        old, new = (_lines(data) for data in (change.old or b"", change.new))
        name = shown(path)
        before = "/dev/null" if change.old is None else name
        yield from (line.rstrip("\n") for line in difflib.unified_diff(old, new, before, name))


def shown(path: Path) -> str:
    """A path as people are shown it: from the working folder where it lies below it."""
    full = Path(os.path.abspath(path))  # noqa: PTH100  (a link stays a link)
    here = Path.cwd()
    return (full.relative_to(here) if full.is_relative_to(here) else path).as_posix()


def write_changes(changes: Mapping[Path, Change]) -> None:
    """Write all changes or none.

    Raises:
        UsageError: a file was changed in the meantime, or cannot be written.
    """

    def see_that_they_hold() -> None:
        for path, change in changes.items():
            with whole.told(path):
                stands = _bytes(path) == change.old
            if not stands:
                message = _("{path} was changed in the meantime").format(path=short(str(path)))
                raise UsageError(message, _("run the command again"))

    new = {path: change.new for path, change in changes.items()}
    whole.put(new, may=see_that_they_hold, make_folders=True)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if os.path.lexists(path) else None


def _lines(data: bytes) -> list[str]:
    """The lines of a text in whatever encoding it is, for showing them."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = recognise(data)
        text = (decoded(data, encoding) if encoding else None) or data.decode("utf-8", "replace")
    return text.splitlines(keepends=True)
