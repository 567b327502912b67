"""What ten times as much costs, as a ratio of processor time within one run: about 10 where the cost is in proportion.

Run it as ``python benchmarks/growth.py``. A ratio of 100 would be the sign of a loop within a loop.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from shutil import copy
from time import process_time

from hq_plan import checks
from hq_plan.read import yaml
from hq_plan.workspace import load

PLAN = Path(__file__).parents[1] / "data" / "targets.yaml"
HEAD = "schema: hq-plan/actuals/1\nyear: 2021\ndepartment: 区科技局\nrecords:\n"
RECORD = "  - {{indicator: hitech, value: {value}, unit: 家, as_of: 2021-12-31, source: 台账, status: example}}\n"


def records(count: int) -> str:
    """A submission in good order, of so many records."""
    return HEAD + "".join(RECORD.format(value=value) for value in range(count))


def odd_colons(count: int) -> str:
    """The same with the colons of a Chinese keyboard."""
    return records(count).replace("unit: ", "unit：")


def unseen(count: int) -> str:
    """Nothing but characters that nobody can see."""
    return "\0" * count * 100


def brackets(count: int) -> str:
    """Brackets that are never closed."""
    return "[" * count * 100


def wide_brackets(count: int) -> str:
    """A line of brackets that might each open a list."""
    return "year： [" + "【，" * count * 10


def commas(count: int) -> str:
    """A line of signs that might each part two keys."""
    return "year： 2021\nnote: " + "，" * count * 50


def laughs(count: int) -> str:
    """Anchors and aliases that would unfold without end."""
    return "\n".join(["a0: &a0 [ha]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, count))])


def checked(folder: str, text: str) -> None:
    """The whole of a folder that holds a plan and one submission: read, held against the plan and against itself."""
    root = Path(folder)
    (root / "actuals").mkdir(exist_ok=True)
    (root / "actuals" / "2021.yaml").write_text(text, encoding="utf-8")
    copy(PLAN, root)
    checks.run(load(root, root))


def cost(work: Callable[[], object]) -> float:
    """The processor time of the quickest of three runs, in seconds."""
    times = []
    for _run in range(3):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def grown(work: Callable[[str], object], make: Callable[[int], str]) -> float:
    """What ten times the input costs for once the input."""
    few, many = make(200), make(2000)
    return cost(lambda: work(many)) / cost(lambda: work(few))


def main() -> None:
    """Print one line for each kind of input."""
    with tempfile.TemporaryDirectory() as folder:
        for make in (records, odd_colons, unseen, brackets, wide_brackets, commas, laughs):
            ratio = grown(lambda text: yaml.read(text.encode(), "f"), make)
            sys.stdout.write(f"read   {make.__name__:<14}{ratio:6.1f}\n")
        for make in (records, odd_colons):
            ratio = grown(lambda text: checked(folder, text), make)
            sys.stdout.write(f"check  {make.__name__:<14}{ratio:6.1f}\n")


if __name__ == "__main__":
    main()
