"""Fuzzes a target by coverage, with the `proof` extra: ``python proof/fuzz.py submission -max_total_time=1200``.

Options go to libFuzzer (-runs, -seed, -max_total_time, …). What earns coverage goes to the folder named behind them,
else to one that is thrown away; a file named there is run alone. It begins with the kept corpus and with the files of
the tests. A crash leaves its input in the working folder.

    python proof/fuzz.py xlsx -max_total_time=1200 /tmp/found      # look for something new
    python proof/fuzz.py xlsx -merge=1 proof/corpus/xlsx /tmp/found    # keep what is new in as few files as it takes
    python proof/fuzz.py xlsx crash-0123abcd                       # run one input again
"""

import importlib
import pkgutil
import shlex
import sys
import tempfile
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["hq_plan"]):
    import hq_plan

    # Also what is loaded late, or it would not be seen.
    for module in pkgutil.walk_packages(hq_plan.__path__, "hq_plan."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

from mutation import TOKENS, mutated, mutated_workbook
from seeds import KEPT, of_files
from targets import MOST, TARGETS

SECONDS = 30
"""An input that takes longer hangs, also on a busy machine with every branch counted."""


def by_fuzzer(data: bytes, chance: Random) -> bytes:
    """One step of libFuzzer's own, or of ours."""
    return atheris.Mutate(data, len(data) + 64) if chance.random() < 0.5 else mutated(data, chance)


def main(target: str, arguments: list[str]) -> None:
    """Run libFuzzer on a target."""
    change = mutated_workbook if target == "xlsx" else lambda data, chance, change: change(data, chance)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        made = change(data, Random(seed), by_fuzzer)
        return made if len(made) <= most else data

    shared = Path("/dev/shm")  # noqa: S108  (a folder in memory, where there is one)
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as work:
        begun, found, folder, words = (Path(work) / name for name in ("begun", "found", "data", "words.dict"))
        for each in (begun, found, folder):
            each.mkdir()
        words.write_text("".join(f'"{escaped(token)}"\n' for token in TOKENS), "ascii")
        options = [f"-max_len={MOST[target]}", f"-dict={words}", f"-timeout={SECONDS}", "-rss_limit_mb=3000"]
        merges = any(each.startswith("-merge") for each in arguments)
        if not merges and not any(Path(each).is_file() for each in arguments):
            for number, data in enumerate(of_files(target)):
                (begun / f"{number:04}").write_bytes(data)
            named = [each for each in arguments if not each.startswith("-")]
            arguments = [*arguments, *([] if named else [str(found)]), str(KEPT / target), str(begun)]
        again = shlex.join([sys.executable, __file__, target])  # how libFuzzer starts itself to merge
        atheris.Setup([again, *options, *arguments], lambda data: TARGETS[target](data, folder), custom_mutator=mutate)
        atheris.Fuzz()


def escaped(token: str) -> str:
    """A token as libFuzzer's dictionaries have it."""
    return "".join(f"\\x{byte:02x}" for byte in token.encode("utf-8", "surrogateescape"))


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"{__doc__}\nTargets: {', '.join(TARGETS)}")
    main(sys.argv[1], sys.argv[2:])
