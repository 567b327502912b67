"""Changes of files: shown as a difference, written whole or not at all, never over what changed in the meantime."""

import contextlib
import difflib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hq_plan.diagnostics import short
from hq_plan.i18n import _
from hq_plan.read.encoding import decoded, recognise
from hq_plan.refusals import reason
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
    """Write all changes or none; each file is put in the place of the old one when all are ready.

    Raises:
        UsageError: a file was changed in the meantime, or cannot be written.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, change in changes.items():
            if _bytes(path) != change.old:
                message = _("{path} was changed in the meantime").format(path=short(str(path)))
                raise UsageError(message, _("run the command again"))
            real = Path(os.path.realpath(path))  # a link stays, and what it leads to is changed
            real.parent.mkdir(parents=True, exist_ok=True)
            ready.append((_prepared(real, change), real))
        for made, path in ready:
            made.replace(path)
    except OSError as error:
        message = _("{path} cannot be written: {reason}")
        path_shown = short(str(error.filename or ""))
        raise UsageError(
            message.format(path=path_shown, reason=reason(error)), _("check the folder and its permissions")
        ) from None
    finally:
        for made, _path in ready:
            with contextlib.suppress(OSError):
                made.unlink(missing_ok=True)


def _prepared(path: Path, change: Change) -> Path:
    """The new file beside the old one, with its rights."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(change.new)
        made.chmod(path.stat().st_mode & 0o777 if change.old is not None else 0o644)
    except OSError:
        made.unlink(missing_ok=True)
        raise
    return made


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
