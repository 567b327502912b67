"""A bar at a terminal while many files are read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import Final, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress

_PATIENCE: Final = 0.5
"""Seconds that pass before a bar is shown."""


def bar(paths: Sequence[Path], stream: TextIO) -> Iterator[Path]:
    """The paths one after the other; where they take long a bar says how many are done, and goes when all are."""
    started = monotonic()
    progress = Progress(BarColumn(), MofNCompleteColumn(), console=Console(file=stream), transient=True)
    task = progress.add_task("", total=len(paths))
    try:
        for done, path in enumerate(paths):
            yield path
            if monotonic() - started > _PATIENCE and not progress.live.is_started:
                progress.start()
            progress.update(task, completed=done + 1)
    finally:
        progress.stop()
