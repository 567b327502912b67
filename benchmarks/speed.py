"""How long commands take and how much room they need, as ratios measured side by side in one run.

Run it as ``python benchmarks/speed.py`` with the interpreter that hq-plan is installed for; ``--quick`` measures small
folders a few times, ``--files`` the large ones too. Start-up is told in times of ``python -c pass``, many files in
times of libyaml's bare parse of the same bytes. Each figure is the median of runs that take turns, so that what else
the machine does falls on all alike.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import corpus
from yaml import YAMLError
from yaml.cyaml import CParser

ROOT = Path(__file__).parents[1]
PASS = [sys.executable, "-c", "pass"]
ENVIRON = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The first run of each command writes its byte code, so that the others find it."""
PROGRAM = [sys.executable, "-m", "hq_plan"]
COMMANDS = {
    "--version": ["--version"],
    "--help": ["--help"],
    "status --help": ["status", "--help"],
    "status 2021": ["status", "2021", "--color", "always"],
    "status 2021 --format json": ["status", "2021", "--format", "json"],
    "gap --indicator hitech": ["gap", "--indicator", "hitech"],
    "validate, one file": ["validate", "data/actuals/example/2021.yaml"],
}
LIBRARIES = {
    "typer alone": "import typer",
    "typer, pydantic, PyYAML": "import typer, yaml; from pydantic import BaseModel\nclass A(BaseModel): a: int",
    "and rich": "import typer, yaml, rich.table; from pydantic import BaseModel\nclass A(BaseModel): a: int",
}


def run(command: list[str], folder: Path = ROOT) -> tuple[float, float]:
    """Seconds and MiB of a command whose output nobody reads."""
    start = time.perf_counter()
    child = subprocess.Popen(  # noqa: S603
        command, cwd=folder, env=ENVIRON, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _pid, _status, usage = os.wait4(child.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def side_by_side(works: Mapping[str, Callable[[], float]], times: int) -> dict[str, float]:
    """The median of each, the runs taking turns."""
    for work in works.values():
        work()  # byte code and the files' bytes are warm
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _turn in range(times):
        for name, work in works.items():
            taken[name].append(work())
    return {name: statistics.median(each) for name, each in taken.items()}


def told(title: str, figures: Mapping[str, float], base: str) -> None:
    """A line for each figure, as a ratio to the base."""
    sys.stdout.write(f"\n{title}\n")
    for name, seconds in figures.items():
        sys.stdout.write(f"  {name:<44}{seconds / figures[base]:8.2f}{seconds * 1000:12.1f} ms\n")
    sys.stdout.flush()


def start_up(times: int) -> None:
    """Commands on the plan that comes with hq-plan."""
    commands = {"python -c pass": PASS, **{name: [*PROGRAM, *rest] for name, rest in COMMANDS.items()}}
    commands |= {name: [sys.executable, "-c", code] for name, code in LIBRARIES.items()}
    works = {name: lambda command=command: run(command)[0] for name, command in commands.items()}
    told("Start-up, in times of python -c pass", side_by_side(works, times), "python -c pass")


def bare_parse(folder: Path) -> float:
    """Seconds that libyaml needs to find the events of all files of figures, which are in memory."""
    texts = [path.read_bytes() for path in sorted((folder / "actuals").iterdir())]
    start = time.perf_counter()
    for text in texts:
        parser = CParser(text)
        try:
            parser.raw_parse()
        except YAMLError:
            pass  # one file in fifty has a mistake
        finally:
            parser.dispose()
    return time.perf_counter() - start


def validators(folder: Path, work: Path) -> dict[str, list[str]]:
    """The schema validators that are installed beside hq-plan, each with a schema of the same records."""
    bin_ = Path(sys.executable).parent
    found = {}
    if (bin_ / "check-jsonschema").exists():
        schema = work / "actuals.schema.json"
        with schema.open("w") as stream:
            subprocess.run([*PROGRAM, "schema", "actuals", "--data", str(folder)], stdout=stream, check=True)  # noqa: S603
        files = [str(path) for path in sorted((folder / "actuals").iterdir())]
        found["check-jsonschema"] = [str(bin_ / "check-jsonschema"), "--schemafile", str(schema), *files]
    if (bin_ / "yamale").exists():
        plain = work / "schema.yaml"
        plain.write_text(
            "schema: str()\nyear: int()\ndepartment: str()\nrecords: list(include('record'))\n---\nrecord:\n"
            "  indicator: str()\n  value: num()\n  unit: str()\n  as_of: any()\n  status: str()\n  source: str()\n"
            "  note: str(required=False)\n"
        )
        found["yamale"] = [str(bin_ / "yamale"), "--schema", str(plain), "--cpu-num", "1", str(folder / "actuals")]
    return found


def many_files(count: int, times: int, work: Path) -> None:
    """One folder with so many files, checked and parsed."""
    folder = work / str(count)
    size = corpus.write(folder, count)
    command = [*PROGRAM, "validate", "--data", str(folder), "--format", "concise"]
    works = {"libyaml's bare parse": lambda: bare_parse(folder), "validate": lambda: run(command)[0]}
    told(f"{count} files, {size / 1e6:.1f} MB", side_by_side(works, times), "libyaml's bare parse")
    sys.stdout.write(f"  {'validate: the most memory':<44}{run(command)[1]:8.0f} MiB\n")
    shutil.rmtree(folder)


def beside_others(count: int, times: int, work: Path) -> None:
    """Files in which nothing is wrong, checked by hq-plan, and by others against a schema alone."""
    folder = work / "in-order"
    corpus.write(folder, count, in_order=True)
    works: dict[str, Callable[[], float]] = {
        "validate": lambda: run([*PROGRAM, "validate", "--data", str(folder), "--format", "concise"])[0]
    }
    works |= {name: lambda rest=rest: run(rest)[0] for name, rest in validators(folder, work).items()}
    told(f"{count} files in order beside others, in times of validate", side_by_side(works, times), "validate")
    shutil.rmtree(folder)


def one_large_file(times: int, work: Path) -> None:
    """One file of 20 MB in which nothing is wrong."""
    folder = work / "large"
    size = corpus.write_large(folder, 20_000_000)
    command = [*PROGRAM, "validate", "--data", str(folder), "--format", "concise"]
    works = {"libyaml's bare parse": lambda: bare_parse(folder), "validate": lambda: run(command)[0]}
    told(f"One file of {size / 1e6:.0f} MB", side_by_side(works, times), "libyaml's bare parse")
    sys.stdout.write(f"  {'validate: the most memory':<44}{run(command)[1]:8.0f} MiB\n")
    shutil.rmtree(folder)


def compared(folders: int, files: int, times: int, work: Path) -> None:
    """Several data folders put side by side, and checked one after the other."""
    tops = [work / f"plan-{number}" for number in range(folders)]
    for top in tops:
        corpus.write(top, files)
    names = [str(top) for top in tops]
    works: dict[str, Callable[[], float]] = {
        "validate, one after the other": lambda: sum(
            run([*PROGRAM, "validate", "--data", name, "--format", "concise"])[0] for name in names
        ),
        "compare": lambda: run([*PROGRAM, "compare", *names, "--format", "json"])[0],
    }
    told(f"{folders} folders of {files} files", side_by_side(works, times), "validate, one after the other")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true", help="small folders and few runs")
    asked.add_argument("--files", action="store_true", help="20 000 and 100 000 files too; takes minutes and 800 MB")
    options = asked.parse_args()
    few = 3 if options.quick else 7
    start_up(7 if options.quick else 31)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for count in (200,) if options.quick else (corpus.FEW, *((20_000, 100_000) if options.files else ())):
            many_files(count, few if count <= corpus.FEW else 1, work)
        beside_others(1, 3 if options.quick else 15, work)
        if not options.quick:
            beside_others(corpus.FEW, 1, work)
            one_large_file(3, work)
            compared(16, 1250 if options.files else 125, 3 if not options.files else 1, work)


if __name__ == "__main__":
    main()
