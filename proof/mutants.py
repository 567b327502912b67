"""Changes the program at one place after another and demands that a test fails each time.

Run it as ``python proof/mutants.py``, or with the names of modules, as ``python proof/mutants.py status checks.scale``.
A change that no test notices is told and fails the run, unless ``survivors.md`` beside this file says why it makes no
difference; an entry there that is no longer needed fails it too.

Changed are comparisons, arithmetic, and/or/not, numbers, texts that are compared or looked up, conditions, returned
values, statements (left out), and min/max, any/all, floor/ceil. What is only said to people is left as it is: messages
have their own tests.

Why a script of our own: mutmut leaves decorated functions and module-level tables alone, which here are all checks and
all words of the notation; cosmic-ray starts pytest anew for every change, which takes longer than the tests. Here the
tests are collected once and note the lines that they run. Then a process is forked for each change that swaps one
function's code and runs the tests that come by: those first that noticed other changes, then the quickest. What loading
the package comes by, as all that stands outside of functions, is tried in a process that loads it anew with the change
in it.
"""

import gc
import importlib
import os
import pickle
import signal
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache, partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from time import process_time
from types import CodeType, FrameType, FunctionType
from typing import Any, NamedTuple

import hypothesis
import pytest
from changes import ROOT, Mutant, mutants
from forks import LEFT, NOTICED, collect, forked, quiet, run_all

SURVIVORS = Path(__file__).with_name("survivors.md")
TESTS = {
    "growth": "growth published assess relative",
    "status": "status assess",
    "derivation": "derivation growth assess relative why",
    "notation": "notation",
    "assess": "assess relative why",
    "keyboard": "keyboard",
    "checks": "checks revisions cases",
}
"""The modules or packages that are changed, and the test files that are to notice."""
CACHE = type(cache(int))


class Seen(NamedTuple):
    """What the tests do when nothing is changed, and what became of the changes of functions."""

    seconds: dict[str, float]
    by_line: dict[tuple[str, int], set[str]]
    loaded: list[str]
    ends: dict[int, str]
    files: Sequence[str]

    def chosen(self, mutant: Mutant) -> list[str]:
        """The tests that come by a changed place: those first that noticed other changes, then the quickest."""
        return sorted(self._names(mutant) - {""}, key=lambda name: (-NOTICED[name], self.seconds[name]))

    def loads(self, mutant: Mutant) -> bool:
        """Whether loading comes by a changed place."""
        return not mutant.function or "" in self._names(mutant)

    def _names(self, mutant: Mutant) -> set[str]:
        names = set().union(*(self.by_line.get((mutant.file, line), ()) for line in mutant.lines))
        return names or self.by_line.get((mutant.file, mutant.statement), set())


def look(every: Sequence[Mutant], files: Sequence[str], folder: str) -> Seen | None:
    """Run the tests as they are, then once for each change of a function; None where they fail unchanged."""
    seen = Seen({}, defaultdict(set), [], {}, files)
    paths, current = {mutant.file for mutant in every}, ""

    def line(frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            seen.by_line[frame.f_code.co_filename, frame.f_lineno].add(current)
        return line

    def call(frame: FrameType, _event: str, _: object) -> Any:
        return line if frame.f_code.co_filename in paths and frame.f_code.co_name != "<module>" else None

    def run(items: list[pytest.Item]) -> None:
        nonlocal current
        for item in items:
            current, since = item.nodeid, process_time()
            item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
            seen.seconds[current] = process_time() - since
        sys.settrace(None)
        if not items[0].session.testsfailed:
            seen.ends.update(forked(first_tries(every, seen, {item.nodeid: item for item in items})))

    sys.settrace(call)
    status = collect(files, folder, run)
    seen.loaded.extend(name for name in sys.modules if name.partition(".")[0] not in ("hq_plan", "conftest"))
    return None if status else seen


def first_tries(
    every: Sequence[Mutant], seen: Seen, items: dict[str, pytest.Item]
) -> Iterator[tuple[int, Callable[[], bool]]]:
    """For each change of a function that tests come by what is to be tried."""
    live = {}
    for each in gc.get_objects():
        if isinstance(each, FunctionType):
            live[each.__code__.co_filename, each.__qualname__] = each
        elif isinstance(each, CACHE):
            each.cache_clear()
    gc.freeze()
    for at, mutant in enumerate(every):
        chosen = [items[name] for name in seen.chosen(mutant)]
        function = live.get((mutant.file, mutant.function))
        if function and chosen:
            yield at, partial(swapped, mutant, function, chosen, seen.seconds)


def swapped(mutant: Mutant, function: FunctionType, items: list[pytest.Item], seconds: dict[str, float]) -> bool:
    """Give a function the code that it has in the changed module, and run tests."""
    codes = [mutant.code]
    for code in codes:
        codes += (each for each in code.co_consts if isinstance(each, CodeType))
    try:
        function.__code__ = next(each for each in codes if each.co_qualname == mutant.function)
    except ValueError:  # it encloses other names
        os._exit(LEFT)
    return run_all(items, seconds)


def anew(mutant: Mutant, names: Sequence[str], seen: Seen, folder: str) -> bool:
    """Load the package with a change in it, and run tests file by file; a failure ends the process."""
    original = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, name: str) -> CodeType | None:
        return mutant.code if self.path == mutant.file else original(self, name)

    def run(items: list[pytest.Item]) -> None:
        # Tests that walk a table are others where the table is: new ones run too.
        left = [item for item in items if item.nodeid in names or item.nodeid not in seen.seconds]
        run_all(sorted(left, key=lambda item: seen.seconds.get(item.nodeid, 0)), seen.seconds)

    SourceFileLoader.get_code = get_code
    used = {name.partition("::")[0] for name in names}
    signal.setitimer(signal.ITIMER_PROF, 60)
    return all(collect([file], folder, run) == 0 for file in seen.files if file in used)


def proved(every: Sequence[Mutant], files: Sequence[str], folder: str) -> dict[int, str]:
    """How each change ended: killed, timed out, survived."""
    notes = Path(folder, "notes")
    if (pid := os.fork()) == 0:
        quiet()
        notes.write_bytes(pickle.dumps(look(every, files, folder)))
        os._exit(0)
    os.waitpid(pid, 0)
    seen: Seen | None = pickle.loads(notes.read_bytes())
    if seen is None:
        raise SystemExit(f"they fail before anything is changed: {' '.join(files)}")
    for name in seen.loaded:
        with suppress(Exception):
            importlib.import_module(name)
    gc.freeze()
    again = forked(second_tries(every, seen, folder))
    return seen.ends | again


def second_tries(every: Sequence[Mutant], seen: Seen, folder: str) -> Iterator[tuple[int, Callable[[], bool]]]:
    """For each change that loading comes by, or that could not be swapped, what is to be tried."""
    all_tests = sorted(seen.seconds, key=lambda name: seen.seconds[name])
    for at, mutant in enumerate(every):
        end, loads = seen.ends.setdefault(at, "survived"), seen.loads(mutant)
        if end == "left" or (end == "survived" and loads):
            yield at, partial(anew, mutant, all_tests if loads else seen.chosen(mutant), seen, folder)


def tell(every: Sequence[Mutant], ends: dict[int, str]) -> int:
    """Say how the changes ended, and count those that survived unexplained and explanations of nothing."""
    known = explained()
    survived = {f"{every[at].module} {every[at].said}": every[at] for at, end in ends.items() if end == "survived"}
    modules = sorted({each.module for each in every})
    wrong = [f"not noticed: {name}" for name in survived if name not in known]
    wrong += [f"not needed: {name}" for name in known if name.partition(" ")[0] in modules and name not in survived]
    counts = []
    for module in modules:
        count = Counter(ends[at] for at, each in enumerate(every) if each.module == module)
        counts.append(
            f"{module}: {count.total()} changes, {', '.join(f'{n} {end}' for end, n in sorted(count.items()))}"
        )
    sys.stdout.write("".join(f"{line}\n" for line in (*counts, *wrong)))
    sys.stdout.flush()
    return len(wrong)


def explained() -> dict[str, str]:
    """What `survivors.md` says: the change under its module's heading, and the reason."""
    module, found = "", {}
    for line in SURVIVORS.read_text("utf-8").splitlines():
        if line.startswith("## "):
            module = f"hq_plan.{line[3:]}"
        elif line.startswith("- "):
            change, _, reason = line[2:].rpartition(" — ")
            found[f"{module} {change}"] = reason
    return found


def main(asked: Sequence[str]) -> int:
    """Change what was asked for, or everything, and tell what was not noticed."""
    os.chdir(ROOT)
    hypothesis.settings.register_profile(
        "proof", database=None, derandomize=True, phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate]
    )
    hypothesis.settings.load_profile("proof")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        sys.dont_write_bytecode, sys.pycache_prefix = False, folder
        for room, tests in TESTS.items():
            paths = [ROOT / "hq_plan" / f"{room}.py", *sorted((ROOT / "hq_plan" / room).glob("*.py"))]
            every = [each for path in paths if path.exists() for each in mutants(path)]
            every = [
                each
                for each in every
                if not asked or any(f"{each.module}.".startswith(f"hq_plan.{name}.") for name in asked)
            ]
            if every:
                wrong += tell(every, proved(every, [f"tests/test_{name}.py" for name in tests.split()], folder))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
