"""Tests run in processes of their own, forked from one that has loaded and collected what they need."""

import os
import resource
import signal
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress

import pytest
from changes import ROOT

SLOW = (
    "tests/test_checks.py::test_no_finding_depends_on_the_order_of_the_files",
    "tests/test_cases.py::test_no_gap_is_left_in_the_words_of_a_finding",
)
"""Tests that take long and notice what others do."""


class Plugin:
    """Lets somebody else run what pytest has collected; a failure ends the process at once where it is a forked one."""

    def __init__(self, run: Callable[[list[pytest.Item]], None]) -> None:
        self._run = run

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run nothing after that."""
        self._run(session.items)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        """Spare the making of a report that nobody reads, but tell which test it was."""
        if FORKED and call.excinfo and not call.excinfo.errisinstance(pytest.skip.Exception):
            os.write(TOLD[1], f"{item.nodeid}\n".encode())
            os._exit(1)


FORKED: list[int] = []
"""The process that tries a change."""
TOLD = os.pipe()
"""How a test that notices a change is told to the process that tries the next."""
NOTICED = Counter[str]()
"""How often each test has noticed one: what it noticed a line above it may notice below."""
LEFT = 2
"""The status of a process that leaves a change to the second round."""


def collect(files: Iterable[str], folder: str, run: Callable[[list[pytest.Item]], None]) -> int:
    """Collect tests, and do something with them."""
    options = ["-q", "-p", "no:cacheprovider", "--assert=plain", "--rootdir", str(ROOT)]
    options += ["--basetemp", tempfile.mkdtemp(dir=folder), *(f"--deselect={each}" for each in SLOW)]
    return int(pytest.main([*options, *files], plugins=[Plugin(run)]))


def run_all(items: Iterable[pytest.Item], seconds: dict[str, float]) -> bool:
    """Run tests until one fails; one that takes much longer than it did ends the process."""
    for item in items:
        signal.setitimer(signal.ITIMER_PROF, 5 + 10 * seconds.get(item.nodeid, 1))
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
    return True


def forked(tries: Iterable[tuple[int, Callable[[], bool]]]) -> dict[int, str]:
    """Each try in a process of its own, as many at once as there are processors: how it ended."""
    os.set_blocking(TOLD[0], False)
    running: dict[int, int] = {}
    ends: dict[int, str] = {}

    def wait() -> None:
        pid, status = os.wait()
        late = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF
        words = {0: "survived", LEFT: "left"}
        ends[running.pop(pid)] = "timed out" if late else words.get(os.waitstatus_to_exitcode(status), "killed")
        with suppress(BlockingIOError):
            NOTICED.update(os.read(TOLD[0], 1 << 16).decode().splitlines())

    for at, attempt in tries:
        if len(running) == (os.cpu_count() or 1):
            wait()
        pid = os.fork()
        if pid == 0:
            passed = False
            with suppress(BaseException):
                FORKED.append(os.getpid())
                quiet()
                resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
                passed = attempt()
            os._exit(not passed)
        running[pid] = at
    while running:
        wait()
    return ends


def quiet() -> None:
    """Say nothing more."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
