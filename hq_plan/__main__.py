"""Starts the command line; the version is told before anything is loaded."""

import sys

from hq_plan import __version__


def main() -> None:
    """Run hq-plan and leave with its exit status."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"hq-plan {__version__}\n")
        return
    from hq_plan import cli

    sys.exit(cli.main(sys.argv[1:]))


if __name__ == "__main__":
    main()
