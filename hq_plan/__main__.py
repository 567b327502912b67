"""Starts the command line; the version is told before anything is loaded."""

import gc
import os
import sys

from hq_plan import __version__


def main() -> None:
    """Run hq-plan and leave with its exit status."""
    # A service may start it without them; what is said then goes nowhere.
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115  (open as long as the program)
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    if sys.argv[1:] == ["--version"]:
        try:
            os.write(sys.stdout.fileno(), f"hq-plan {__version__}\n".encode())
        except OSError:
            pass  # told below, as of any command
        else:
            return
    # What a run makes it keeps until it ends; looking through it for rings costs a tenth of the time and finds none.
    gc.disable()
    # Plugins of pydantic may change what a model takes, and looking for them reads the files of every package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if "_HQ_PLAN_COMPLETE" in os.environ:
        # Where rich can be found, typer loads it to take its marks out of what a shell is told; there are none.
        sys.modules.setdefault("rich", None)  # type: ignore[arg-type]
    from hq_plan import cli

    status = cli.main(sys.argv[1:])
    # The interpreter looks through everything once more as it ends, which takes longer than many a command.
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    main()
