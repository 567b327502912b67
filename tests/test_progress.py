"""A bar shows how far a long run has come, at a terminal only, and leaves nothing behind."""

import io
from pathlib import Path

import pytest

from hq_plan import progress
from hq_plan.cli import common

PATHS = [Path(f"{number}.yaml") for number in range(300)]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_quick_run_shows_no_bar() -> None:
    stream = Terminal()
    assert list(progress.bar(PATHS, stream)) == PATHS
    assert "/300" not in stream.getvalue()


def test_a_run_that_lasts_shows_how_many_files_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "monotonic", iter(range(400)).__next__)
    stream = Terminal()
    assert list(progress.bar(PATHS, stream)) == PATHS
    assert "/300" in stream.getvalue()


@pytest.mark.parametrize(("terminal", "files", "bar"), [(True, 300, True), (True, 199, False), (False, 300, False)])
def test_a_bar_is_for_terminals_and_many_files(
    terminal: bool, files: int, bar: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(common.sys, "stderr", Terminal() if terminal else io.StringIO())
    watched = common.watched(PATHS[:files])
    assert (watched is not PATHS[:files] and not isinstance(watched, list)) == bar
    assert list(watched) == PATHS[:files]
