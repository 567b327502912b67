"""What a command may load: the budget of start-up, in packages and not in seconds, so that it holds on any machine.

Run it as ``python benchmarks/imports.py``; it leaves with 1 where a command loads what it can do without.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ALL = "typer", "pydantic", "yaml", "rich", "openpyxl", "docx", "lxml"
OFFICE = "openpyxl", "docx", "lxml"
COMPLETE = {"_HQ_PLAN_COMPLETE": "complete_zsh"}
BUDGET: tuple[tuple[list[str], dict[str, str], tuple[str, ...]], ...] = (
    (["--version"], {}, ALL),
    (["--help"], {}, ("pydantic", "yaml", "rich", *OFFICE)),
    (["status", "--help"], {}, ("pydantic", "yaml", "rich", *OFFICE)),
    (["status", "2021", "--format", "json"], {}, ("rich", *OFFICE)),
    (["status", "2021"], {}, OFFICE),
    (["validate", "--format", "concise"], {}, ("rich", *OFFICE)),
    ([], COMPLETE | {"_TYPER_COMPLETE_ARGS": "hq-plan st"}, ("pydantic", "yaml", "rich", *OFFICE)),
    ([], COMPLETE | {"_TYPER_COMPLETE_ARGS": "hq-plan status --fo"}, ("pydantic", "yaml", "rich", *OFFICE)),
    ([], COMPLETE | {"_TYPER_COMPLETE_ARGS": "hq-plan gap --indicator h"}, ("pydantic", "rich", *OFFICE)),
)
"""Arguments, environment, and the packages that must not be loaded."""

_RUN = """
import sys
from hq_plan.__main__ import main
sys.argv[1:] = {arguments!r}
try:
    main()
finally:
    sys.stderr.write("loaded: " + " ".join(name for name, module in sys.modules.items() if module is not None))
"""


def loaded(arguments: list[str], more: dict[str, str]) -> set[str]:
    """The packages that a command loads."""
    code = _RUN.format(arguments=arguments)
    said = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ | more, capture_output=True, text=True, check=False
    ).stderr
    modules = said.rpartition("loaded: ")[2].split()
    if "hq_plan" not in modules:
        raise RuntimeError(said)
    return {name.partition(".")[0] for name in modules}


def main() -> int:
    """Print a line for each command; 1 if one is over its budget."""
    over = False
    for arguments, more, without in BUDGET:
        found = loaded(arguments, more)
        too_much = [name for name in without if name in found]
        shown = " ".join(arguments) or f"complete: {more['_TYPER_COMPLETE_ARGS']}"
        sys.stdout.write(f"{shown:<40} loads {', '.join(name for name in ALL if name in found) or 'nothing'}")
        sys.stdout.write(f"; {', '.join(too_much)} must not be\n" if too_much else "\n")
        over = over or bool(too_much)
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
