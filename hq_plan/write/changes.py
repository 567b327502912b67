"""Changes of files: shown as a difference, written whole or not at all, never over what changed in the meantime."""

import difflib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hq_plan import whole
from hq_plan.i18n import _
from hq_plan.read.encoding import decoded, recognise
from hq_plan.read.text import read_bytes
from hq_plan.usage import UsageError
from hq_plan.whole import from_here


class Change(NamedTuple):
    """A file's bytes before and after; None before where it is new."""

    old: bytes | None
    new: bytes


def difference(changes: Mapping[Path, Change]) -> Iterator[str]:
    """The lines that go and come in each file, as `diff -u` shows them."""
    for path, change in changes.items():
        old, new = (_lines(data) for data in (change.old or b"", change.new))
        name = from_here(path)
        before = "/dev/null" if change.old is None else name
        yield from (line.rstrip("\r\n") for line in difflib.unified_diff(old, new, before, name))


def write_changes(changes: Mapping[Path, Change]) -> None:
    """Write all changes or none.

    Raises:
        UsageError: a file was changed in the meantime, or cannot be written.
    """

    def see_that_they_hold() -> None:
        for path, change in changes.items():
            if _bytes(path) != change.old:
                message = _("{path} was changed in the meantime").format(path=from_here(path))
                raise UsageError(message, _("run the command again"))

    new = {path: change.new for path, change in changes.items()}
    whole.put(new, may=see_that_they_hold, make_folders=True)


def _bytes(path: Path) -> bytes | None:
    """What stands there, None for nothing at all; what can no longer be read is nobody's text."""
    return (read_bytes(path, "")[0] or b"") if os.path.lexists(path) else None


def _lines(data: bytes) -> list[str]:
    """The lines of a text in whatever encoding it is, for showing them."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = recognise(data)
        text = (decoded(data, encoding) if encoding else None) or data.decode("utf-8", "replace")
    return text.splitlines(keepends=True)
