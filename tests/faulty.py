"""Calls to the system that go wrong: those that change the disk are counted, and one of them fails.

Run as a program it kills a command at its first such call, at its second and so on, each time in a fresh folder.
"""

import errno
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

KILLED = 99
tempfile.gettempdir()  # looked for once, by writing into it
CHANGING = ("mkdir", "rmdir", "chmod", "fsync", "replace", "rename", "link", "symlink", "unlink", "remove", "truncate")


class Faults:
    """The calls that change the disk; the one numbered ``at`` is refused by an error, cut ``short``, or ``killed``."""

    def __init__(self, at: int = 0, fault: str = "") -> None:
        self.calls: list[str] = []
        self.at, self.fault = at, fault

    def step(self, name: str, call: Callable[..., Any], *given: Any, **options: Any) -> Any:
        """Make a call, unless it is the one that goes wrong; a write goes half its way."""
        self.calls.append(name)
        if len(self.calls) != self.at:
            return call(*given, **options)
        if name == "write" and self.fault in ("short", "killed"):
            done = call(given[0][: len(given[0]) // 2])
        elif self.fault == "short":
            done = call(*given, **options)
        if self.fault == "killed":
            os._exit(KILLED)
        if self.fault == "short":
            return done
        raise OSError(getattr(errno, self.fault), "as told to", *(str(each) for each in given[:1] if name != "fsync"))

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Stand between Python and the system."""
        kept: dict[str, Any] = {name: getattr(os, name) for name in ("open", *CHANGING)}
        opened = io.open

        def os_open(path: Any, flags: int, *more: Any, **options: Any) -> int:
            changing = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            return (self.step if changing else _plainly)("open", kept["open"], path, flags, *more, **options)

        def io_open(file: Any, mode: str = "r", *more: Any, **options: Any) -> Any:
            if not set(mode) & set("wax+") or "opener" in options:
                return opened(file, mode, *more, **options)
            raw = _File(self, file, mode.replace("b", "").replace("t", ""))
            return io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)

        def counted(name: str) -> Callable[..., Any]:
            return lambda *given, **options: self.step(name, kept[name], *given, **options)

        with (
            patch.multiple(os, open=os_open, **{name: counted(name) for name in CHANGING}),
            patch.object(io, "open", io_open),
            patch("builtins.open", io_open),
        ):
            yield


def _plainly(_name: str, call: Callable[..., Any], *given: Any, **options: Any) -> Any:
    return call(*given, **options)


class _File(io.FileIO):
    """A file whose opening, writing and closing are counted."""

    def __init__(self, faults: Faults, file: Any, mode: str) -> None:
        self._faults = faults
        if isinstance(file, int):
            super().__init__(file, mode)
        else:
            faults.step("open", super().__init__, os.fspath(file), mode)

    def write(self, data: Any) -> int:
        return int(self._faults.step("write", super().write, bytes(data)))

    def close(self) -> None:
        closing = not self.closed
        super().close()
        if closing:
            self._faults.step("close", lambda: None)


def kill_at_each_call(pristine: Path, into: Path, arguments: list[str]) -> None:
    """Run a command in copies of a folder, called 1, 2, …, and kill it at its first call, its second, till it ends."""
    from hq_plan import cli  # noqa: PLC0415  (loaded once for all runs)

    os.chdir(shutil.copytree(pristine, into.with_name("loaded")))
    cli.main(arguments)
    for at in count(1):
        folder = into / str(at) / "work"
        shutil.copytree(pristine, folder)
        child = os.fork()
        if child == 0:
            os.chdir(folder)
            with Faults(at, "killed").at_work():
                os._exit(cli.main(arguments))
        _child, ended = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(ended) != KILLED:
            break


if __name__ == "__main__":
    kill_at_each_call(Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3]))
