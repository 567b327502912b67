"""Files put in their places whole or not at all, several together or none, whatever fails on the way."""

import contextlib
import importlib
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from hq_plan.i18n import _
from hq_plan.refusals import reason
from hq_plan.usage import UsageError

LONGEST_WAIT: Final = 10.0
"""How many seconds a run waits for another one, which writes within one."""


def put(files: Mapping[Path, bytes], *, may: Callable[[], object] | None = None, make_folders: bool = False) -> None:
    """Make all files ready beside their places, then put each in the place of the old one, with its rights.

    A link stays, and what it leads to is changed. ``may`` is asked last, and raises if nothing is to be written; no
    other run that asks writes between its answer and the files being in their places.

    Raises:
        UsageError: a file cannot be written, or another program keeps a folder locked; all are then as they were.
    """
    places = {path: Path(os.path.realpath(path)) for path in files}
    with contextlib.ExitStack() as folders, contextlib.ExitStack() as made, contextlib.ExitStack() as undo:
        ready: dict[Path, Path] = {}
        for path, place in places.items():
            with told(path):
                if make_folders:
                    _make_folder(path.parent, folders)
                ready[path] = made.enter_context(_beside(place, files[path]))
        if may is not None:
            made.enter_context(_alone(places.values()))
            may()
        for path, place in places.items():
            with told(path):
                old = place.read_bytes() if place.exists() else None
                ready[path].replace(place)
            undo.callback(_put_back, place, old)
        undo.pop_all()
        folders.pop_all()


def from_here(path: Path) -> str:
    """A path as it is reached from the working folder where it lies below it; else as it was named."""
    full = Path(os.path.abspath(path))  # noqa: PTH100  (a link stays a link)
    here = Path.cwd()
    return (full.relative_to(here) if full.is_relative_to(here) else path).as_posix()


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Say of which file it is that it cannot be written.

    Raises:
        UsageError: the place cannot be written to.
    """
    try:
        yield
    except OSError as error:
        message = _("{path} cannot be written: {reason}").format(path=from_here(path), reason=reason(error))
        raise UsageError(message, _("check the folder and its permissions")) from None


@contextlib.contextmanager
def _alone(places: Iterable[Path]) -> Iterator[None]:
    """Wait until no other run writes into the folders, and keep them from it; a run that is killed keeps nobody.

    Where a system cannot lock a folder, as Windows and some network shares, only the moment of writing is unguarded.

    Raises:
        UsageError: another program keeps a folder locked for longer than any run does.
    """
    with contextlib.ExitStack() as opened:
        for folder in sorted({place.parent for place in places}):
            with contextlib.suppress(OSError, ImportError):
                lock = os.open(folder, os.O_RDONLY)
                opened.callback(os.close, lock)
                fcntl = importlib.import_module("fcntl")
                _lock(fcntl, lock, folder)
        yield


def _lock(fcntl: Any, lock: int, folder: Path) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                message = _("another program keeps {path} locked").format(path=from_here(folder))
                raise UsageError(message, _("run the command again when it has ended")) from None
            time.sleep(0.02)
        else:
            return


@contextlib.contextmanager
def _beside(place: Path, data: bytes) -> Iterator[Path]:
    """A finished file beside the place that it is meant for; what is not put there goes again.

    A hidden name with another ending: what a killed run leaves is read by nobody. It is on the disk before it gets its
    place, so that a power cut leaves no empty file there.
    """
    handle, name = tempfile.mkstemp(prefix=f".{place.name[:40]}.", dir=place.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        made.chmod(place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask())
        yield made
    finally:
        with contextlib.suppress(OSError):
            made.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _make_folder(folder: Path, undo: contextlib.ExitStack) -> None:
    """Make a folder with those above it; they go again when nothing comes to stand in them."""
    new = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(new):
        each.mkdir(exist_ok=True)
        undo.callback(_attempt, each.rmdir)


def _put_back(place: Path, old: bytes | None) -> None:
    """What stood in a place before."""
    if old is None:
        _attempt(place.unlink)
        return
    with contextlib.suppress(OSError), _beside(place, old) as made:
        made.replace(place)


def _attempt(step: Callable[[], object]) -> None:
    with contextlib.suppress(OSError):
        step()
