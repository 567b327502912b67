"""What the command line says of itself: its help, and wrong usage, in the reader's language."""

import inspect
import shutil
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

from hq_plan.diagnostics import Diagnostic
from hq_plan.i18n import _, series
from hq_plan.lines import wrap

_WIDEST: Final = 78
_NARROWEST: Final = 30


class UsageError(Exception):
    """Wrong usage: what was typed, and what could have been."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnreadyError(Exception):
    """What was asked for was found but cannot be used; ``findings`` say why, ``then`` what that has for an effect."""

    def __init__(self, findings: Sequence[Diagnostic], then: str = "") -> None:
        super().__init__()
        self.findings = findings
        self.then = then or _("nothing is shown before the plan is put right")


class Command(TyperCommand):
    """A command whose help is in the reader's language."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The options that begin so, with what they mean."""
        return _translated(super().shell_complete(ctx, incomplete))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse, unless the next option stands where the value of one should.

        Raises:
            UsageError: it does.
        """
        options: dict[str, Any] = {
            name: param for param in self.get_params(ctx) for name in param.opts if name.startswith("-")
        }
        behind = args.index("--") if "--" in args else len(args)
        for typed, following in pairwise(args[:behind]):
            wants_value = typed in options and not options[typed].is_flag
            if wants_value and following in options and not ctx.resilient_parsing:
                raise _no_value(typed)
        return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """The docstring, and the options with what they mean."""
        named = [param for param in self.params if param.param_type_name == "argument"]
        arguments = (str(each.metavar) if each.required else f"[{each.metavar}]" for each in named)
        usage = " ".join([ctx.command_path, *arguments, _("[OPTIONS]")])
        options = [_record(param) for param in self.get_params(ctx)]
        return _showable([_head(usage, self), _("Options:"), *_two_columns(options)])


class Group(TyperGroup):
    """The commands together; an unknown one gets a suggestion."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The commands and options that begin so, with what they mean."""
        offered = _translated(super().shell_complete(ctx, incomplete))
        for each in offered:
            each.help = _summary(self.commands[each.value]) if each.value in self.commands else each.help
        return offered

    def get_help(self, ctx: Any) -> str:
        """The docstring and one line for each command."""
        usage = _("{program} COMMAND [OPTIONS]").format(program=ctx.command_path)
        groups: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command: Any = self.commands[name]
            groups.setdefault(command.rich_help_panel, []).append((name, _summary(command)))
        width = max(len(name) for name in self.commands)
        options = [_record(param) for param in self.get_params(ctx)]
        listed = [line for group, commands in groups.items()
                  for line in (_groups()[group], *_two_columns(commands, width), "")]  # fmt: skip
        return _showable([_head(usage, self), *listed, _("Options:"), *_two_columns(options)])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command asked for.

        Raises:
            UsageError: there is no such command.
        """
        if args[0] not in self.commands and not ctx.resilient_parsing and not args[0].startswith("-"):
            options = [name for param in self.get_params(ctx) for name in param.opts if name == f"--{args[0]}"]
            near = [*options, *get_close_matches(args[0], self.commands, 1)]
            hint = _("did you mean '{name}'?").format(name=near[0]) if near else ""
            message = _("there is no command '{name}'").format(name=args[0])
            raise UsageError(message, hint or _("commands: {names}").format(names=series(self.commands)))
        return super().resolve_command(ctx, args)


def usage_error_of(error: Any) -> UsageError:
    """What typer objects to, in our words. Its exceptions are told apart by what they carry."""
    option: Any = getattr(error, "option_name", None)
    if hasattr(error, "possibilities"):
        return UsageError(_("there is no option '{name}'").format(name=option), _meant(error, option))
    if option:
        too_much = error.message.endswith("does not take a value.")
        return UsageError(_("{name} takes no value").format(name=option)) if too_much else _no_value(option)
    param = getattr(error, "param", None)
    if param is not None:
        name = param.metavar if param.param_type_name == "argument" and param.metavar else param.opts[0]
        examples = _examples(error.ctx.command)
        return UsageError(_("{name} is missing: {help}").format(name=name, help=_(param.help or "")), *examples[:1])
    extra = error.message.partition("(")[2].rpartition(")")[0].removeprefix("s) (")
    if extra:
        return UsageError(_("too many arguments: {arguments}").format(arguments=extra))
    return UsageError(_("the command is not complete"), _("hq-plan --help lists the commands"))


def _no_value(option: str) -> UsageError:
    return UsageError(_("a value is missing behind {name}").format(name=option))


def _meant(error: Any, option: str) -> str:
    """The option that was meant, or where one stands that belongs to commands."""
    command = error.ctx.command
    for each in getattr(command, "commands", {}).values():
        if any(option in param.opts for param in each.params):
            example = f"hq-plan {each.name} {option} …"
            return _("options stand behind the command, for example: {example}").format(example=example)
    own = [name for param in command.get_params(error.ctx) for name in param.opts]
    spelled = [name for name in own if not option.startswith("--") and name.startswith(f"-{option.lower()}")]
    near = next(iter(error.possibilities or spelled), "")
    return _("did you mean '{name}'?").format(name=near) if near else f"{error.ctx.command_path} --help"


def _examples(command: Any) -> list[str]:
    """The examples of a command's docstring."""
    return [line.strip() for line in (command.help or "").splitlines() if line.strip().startswith("hq-plan ")]


def _translated(offered: list[Any]) -> list[Any]:
    for each in offered:
        each.help = _(each.help) if each.help else each.help
    return offered


def _groups() -> dict[str, str]:
    """What commands are for, by the module that enters them."""
    return {
        "look": _("See where the plan stands:"),
        "verify": _("Check files:"),
        "submit": _("Collect figures:"),
        "page": _("Report:"),
        "plan": _("Work on plans:"),
    }


def _head(usage: str, command: Any) -> str:
    """Usage line and docstring, its examples first."""
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    paragraphs.sort(key=lambda part: not part.lstrip().startswith("hq-plan "))
    said = "\n\n".join(_paragraph(part) for part in paragraphs)
    return "\n".join([*wrap(_("Usage: {usage}").format(usage=usage), _width()), "", said, ""])


def _paragraph(part: str) -> str:
    """Prose in the reader's language; an example, which begins with the program's name, as it is."""
    if part.lstrip().startswith("hq-plan "):
        return "\n".join("    " + line.strip() for line in part.splitlines())
    return "\n".join(wrap(_(" ".join(part.split())), _width()))


def _summary(command: Any) -> str:
    first = inspect.cleandoc(command.help or "").split("\n\n")[0]
    return _(" ".join(first.split()))


def _record(param: Any) -> tuple[str, str]:
    """An option or argument, and what it means."""
    if param.param_type_name == "argument":
        return param.metavar, _(param.help or "")
    metavar = "" if param.is_flag or not param.metavar else f" {param.metavar}"
    return ", ".join(sorted(param.opts, key=len)) + metavar, _(param.help or "")


def _two_columns(records: list[tuple[str, str]], width: int = 0) -> list[str]:
    """Names with their meaning beside them; where there is no room beside them, below."""
    left = max([width, *(len(name) for name, _text in records)]) + 4
    if _width() - left < _NARROWEST:
        return [line for name, text in records
                for line in (f"  {name}", *(f"      {line}" for line in wrap(text, _width() - 6)))]  # fmt: skip
    lines = []
    for name, text in records:
        first, *rest = wrap(text, _width() - left) or [""]
        lines += [f"  {name:<{left - 2}}{first}".rstrip(), *(" " * left + line for line in rest)]
    return lines


def _showable(lines: list[str]) -> str:
    """Help as a console can show it: typer writes UTF-8 to one that knows ASCII only."""
    encoding = (sys.stdout.encoding if sys.stdout.isatty() else None) or "utf-8"
    return "\n".join(lines).encode(encoding, "replace").decode(encoding)


def _width() -> int:
    """The cells of a line of help: those of a narrow terminal, else as many as read well."""
    return min(_WIDEST, shutil.get_terminal_size((_WIDEST, 0)).columns) if sys.stdout.isatty() else _WIDEST
