"""The command line: arguments, environment, exit status. What a command does stands in the modules that it imports."""

import contextlib
import copy
import importlib
import io
import locale
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TextIO

import typer

from hq_plan import __version__, i18n
from hq_plan.cli.app import app
from hq_plan.cli.common import FAULT, INTERRUPTED, OK, REFUSED, conclude, show, tell
from hq_plan.diagnostics import short
from hq_plan.i18n import _
from hq_plan.read.faults import unreadable_file
from hq_plan.usage import UnreadyError, UsageError, usage_error_of
from hq_plan.view import harmless

_INSTALL: Final = "--install-completion"

COMMANDS: Final = {
    "look": ("status", "gap", "growth", "missing"),
    "verify": ("validate", "explain", "schema"),
    "submit": ("form", "import", "fix", "annotate"),
    "page": ("report",),
    "plan": ("targets", "init", "compare"),
}
"""The modules that enter commands, and which, in the order in which help shows them."""


def main(arguments: Sequence[str]) -> int:
    """Run a command and give its exit status; nothing that goes wrong shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        _settle(stream)
    i18n.use(i18n.choose(_asked_language(arguments), os.environ, locale.getlocale()[0]))
    try:
        _see_where(arguments)
        run = program(arguments)
        if _INSTALL in arguments:
            return _install_completion(run)
        return int(run(list(arguments) or ["--help"], prog_name="hq-plan", standalone_mode=False) or OK)
    except UsageError as error:
        return _refuse(error)
    except UnreadyError as unready:
        errors = [finding for finding in unready.findings if finding.severity == "error"]
        ended = conclude(errors, unready.then)
        return REFUSED if all(finding.code == unreadable_file.code for finding in errors) else ended
    except typer.TyperException as error:
        return _refuse(usage_error_of(error))
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except SystemExit as ended:
        # The library ends so after offering completions, and where whoever reads the help has seen enough.
        return OK if isinstance(ended.__context__, BrokenPipeError) else int(ended.code or OK)
    except OSError as error:
        return _refuse(_refusal_of(error))
    except Exception as error:
        return _fault(error)


def program(arguments: Sequence[str] = ()) -> typer.Typer:
    """The program with the one command that the arguments name, so that no other is loaded; else with all of them."""
    words = list(arguments)
    while words and words[0].startswith("--lang"):
        del words[: 1 if "=" in words[0] else 2]
    modules = {name: module for module, names in COMMANDS.items() for name in names}
    wanted = words[:1] if words and words[0] in modules else list(modules)
    for module in {modules[name] for name in wanted}:
        importlib.import_module(f"{__name__}.{module}")
    known = {each.name: each for each in app.registered_commands}
    for name in wanted:
        known[name].rich_help_panel = modules[name]
    made = copy.copy(app)
    made.registered_commands = [known[name] for name in wanted]
    return made


def _settle(stream: TextIO | None) -> None:
    """In a pipe help is UTF-8 on every system; at a terminal what it cannot show is a question mark, and no fault."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _asked_language(arguments: Sequence[str]) -> str | None:
    """The language of ``--lang``, found before parsing, because help and usage are in it too."""
    for index, argument in enumerate(arguments):
        name, sign, value = argument.partition("=")
        if name == "--lang":
            return value if sign else next(iter(arguments[index + 1 :]), None)
    return None


def _install_completion(run: typer.Typer) -> int:
    """Set up completion and say in the reader's language, which typer does not speak, where it was put.

    Raises:
        UsageError: typer does not know the shell.
    """
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit, typer.TyperException, typer.Exit):
        run([_INSTALL], prog_name="hq-plan", standalone_mode=False)
    done = re.search(r"(\S+) completion installed in (.+)", said.getvalue())
    if done is None:
        raise UsageError(_("this is no shell that hq-plan can complete in"), "bash, zsh, fish, PowerShell")
    message = _("completion for {shell} was put into {path}; it works in a new terminal")
    show(message.format(shell=done[1], path=done[2]))
    return OK


def _refuse(error: UsageError) -> int:
    tell("\n".join(filter(None, [f"hq-plan: {harmless(error.message)}", harmless(error.hint)])))
    return REFUSED


def _refusal_of(error: OSError) -> UsageError:
    """What the system refuses where no command expects it."""
    from hq_plan.refusals import reason

    place = short(str(error.filename)) if error.filename else ""
    return UsageError(_("the system refuses to go on: {reason}").format(reason=f"{reason(error)} {place}".rstrip()))


def _without_letters(error: UnicodeEncodeError) -> UsageError:
    message = _("the locale of this system has no letters for the name of the file: {path}")
    hint = _("set one with UTF-8, for example LC_ALL=C.UTF-8")
    return UsageError(message.format(path=short(Path(error.object).name)), hint)


def _see_where(arguments: Sequence[str]) -> None:
    """See that the working folder is still there; help is shown anywhere.

    Raises:
        UsageError: it is not; without it libraries fail in ways of their own.
    """
    if not arguments or "--help" in arguments:
        return
    try:
        Path.cwd()
    except OSError:  # pragma: no cover  (tests go there in processes of their own, where nothing can be measured)
        message = _("the working folder is no longer there")
        raise UsageError(message, _("go to another folder and run it again")) from None


def _fault(error: Exception) -> int:
    import traceback

    if isinstance(error, UnicodeEncodeError) and sys.getfilesystemencoding() != "utf-8":
        return _refuse(_without_letters(error))  # no fault, but a name for a file
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    kind = type(error).__name__
    tell(_("hq-plan {version} has a fault: {kind} at {place}; please report it").format(
        version=__version__, kind=kind, place=place))  # fmt: skip
    return FAULT
