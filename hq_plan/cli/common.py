"""What the commands share: where the data lies, where the answer goes, and how a run ends."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import zip_longest
from pathlib import Path

from hq_plan import i18n
from hq_plan.diagnostics import Diagnostic, short
from hq_plan.emit import Outlet, write
from hq_plan.i18n import _, plural, series
from hq_plan.render import AS_ON_A_SCREEN, Part, endings, of_name
from hq_plan.usage import UsageError
from hq_plan.view import harmless

OK, FOUND, REFUSED, FAULT, INTERRUPTED = 0, 1, 2, 3, 130

PEOPLE = ("table", "text", "markdown")
"""The formats that people read, with whom remarks go well."""

MANY = 200
"""From how many files on it is worth showing how far a run has come."""


def folder(data: Path | None, format: str) -> Path:
    """The data folder; people are told where nothing of their own was found and the shipped one is shown."""
    from hq_plan.folders import find_data

    found = find_data(data, os.environ, Path.cwd())
    if _is_not_here(found) and format in PEOPLE:
        tell(_("no plan was found here; this is the one that comes with hq-plan"))
    return found


def own_folder(data: Path | None) -> Path:
    """The data folder that figures are written into.

    Raises:
        UsageError: nobody named one and none lies here, and the one that comes with hq-plan is nobody's.
    """
    from hq_plan.folders import find_data

    found = find_data(data, os.environ, Path.cwd())
    if data is None and _is_not_here(found):
        hint = _("run it in the folder in which data/targets.yaml lies, or name that folder's data with --data")
        raise UsageError(_("no plan was found here, so there is no place for the figures"), hint)
    return found


def _is_not_here(found: Path) -> bool:
    """Whether a data folder is the one that comes with hq-plan, seen from elsewhere."""
    from hq_plan.folders import shipped

    here = Path.cwd()
    return found == shipped() and found.parent not in (here, *here.parents)


def outlet(
    part: Part, format: str | None, output: Path | None, color: str, lang: str | None, *, default: str = "table"
) -> Outlet:
    """Where the answer goes; without a format in that of the file's name, or in the default one.

    Raises:
        UsageError: there is no such language, format or choice of colour, or the file's name tells none.
    """
    if lang is not None and lang not in i18n.LANGUAGES:
        hint = _("choose one: {known}").format(known=series(i18n.LANGUAGES))
        raise UsageError(_("'{name}' is no choice for --lang").format(name=lang), hint)
    named = of_name(output)
    if format is None and output is not None and named is None and output.suffix.lower() not in ("", *AS_ON_A_SCREEN):
        message = _("no format is known by the ending of {path}").format(path=short(str(output)))
        hint = _("files end in: {endings}; or name one with --format").format(endings=series(endings(part)))
        raise UsageError(message, hint)
    out = Outlet(format or named or default, output, color, sys.stdout, os.environ)
    out.check(part)
    return out


def outlets(formats: Sequence[str], outputs: Sequence[Path], color: str, lang: str | None) -> list[Outlet]:
    """Where findings go: the nth format into the nth file, a format without a file to standard output.

    A single file without a format gets that of its name. Under GitHub Actions standard output gets annotations unless
    a format is asked for.

    Raises:
        UsageError: there is no such format, or they do not go together with the files.
    """
    on_github = os.environ.get("GITHUB_ACTIONS") == "true" and not outputs
    wanted: list[str | None] = [name for name in formats if name]
    wanted = wanted or [None if outputs else "github" if on_github else "text"]
    if len(outputs) > len(wanted):
        raise UsageError(_("there are more --output than --format"), _("give each file its format"))
    if len(wanted) - len(outputs) > 1:
        raise UsageError(_("only one format can go to standard output"), _("give each other format its --output"))
    if len(set(map(os.path.realpath, outputs))) < len(outputs):
        raise UsageError(_("two formats cannot go to the same file"), _("give each file its format"))
    return [outlet("findings", name, path, color, lang, default="text") for name, path in zip_longest(wanted, outputs)]


def spare_inputs(outs: Iterable[Outlet], files: Iterable[str]) -> None:
    """See that no result is written over a file that was looked at.

    Raises:
        UsageError: one would be.
    """
    from hq_plan.folders import readable

    # Files are known by names as they are read, which may have other letters than they are stored with.
    read = {readable(os.path.realpath(name)) for name in files}
    for out in outs:
        if out.output is not None and readable(os.path.realpath(out.output)) in read:
            message = _("{path} is one of the files that are checked, and is not written over")
            raise UsageError(message.format(path=out.output), _("write to another file"))


def standard_input(most: int) -> bytes:
    """What comes on standard input, up to so many bytes.

    Raises:
        UsageError: it is closed, or cannot be read.
    """
    from hq_plan.refusals import reason

    if sys.stdin is None:
        raise UsageError(_("standard input is closed"))
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise UsageError(_("standard input cannot be read: {reason}").format(reason=reason(error))) from None


def watched(paths: Sequence[Path]) -> Iterable[Path]:
    """The files as they are read, with a bar at a terminal where there are many."""
    if len(paths) < MANY or not sys.stderr.isatty():
        return paths
    from hq_plan.progress import bar

    return bar(paths, sys.stderr)


def today() -> date:
    """Today where on Earth it is latest, so that no time zone makes a day a future one."""
    return datetime.now(timezone(timedelta(hours=14))).date()


def local_day() -> date:
    """Today where the program runs, for what is due there."""
    return datetime.now().astimezone().date()


def conditions(typed: Sequence[str] | None, conditions_of: Callable[[], Mapping[str, Sequence[str]]]) -> list[str]:
    """What ``--fail-on`` names, by itself or as people read it in either language, several with commas between them.

    Raises:
        UsageError: there is no such condition, or none is named.
    """
    from hq_plan.keyboard.signs import plain
    from hq_plan.shape import near

    if typed is None:
        return []
    known = conditions_of()
    named = {_as_typed(word): name for name, words in known.items() for word in (name, *words)}
    parts = [part.strip() for each in typed for part in re.split("[,、;]", plain(each)) if part.strip()]
    for part in parts or [""]:
        if _as_typed(part) not in named:
            message = _("'{name}' is no condition for --fail-on").format(name=short(part))
            choice = _("choose one: {known}").format(known=series(_with_chinese(known)))
            raise UsageError(message, near(part, named) or choice)
    return list(dict.fromkeys(named[_as_typed(part)] for part in parts))


def _with_chinese(known: Mapping[str, Sequence[str]]) -> list[str]:
    """The conditions as they may be named, for a Chinese reader with what they mean."""
    said = {name: _(words[0]) for name, words in known.items()}
    return [f"{name}（{said[name]}）" if i18n.language() == "zh" else name for name in known]


def _as_typed(word: str) -> str:
    return re.sub("[-_ ]+", " ", word).casefold()


def failed(found: Mapping[str, Sequence[str]]) -> int:
    """Tell on stderr which conditions of ``--fail-on`` are met, and by what, and give the exit status."""
    for condition, names in found.items():
        if names:
            tell(_("--fail-on {condition}: {names}").format(condition=condition, names=series(names)))
    return FOUND if any(found.values()) else OK


def conclude(errors: Sequence[Diagnostic], then: str = "", *, with_hints: bool = False) -> int:
    """Tell on stderr what was kept out of the figures, or what ``then`` was not done, and give the exit status."""
    if errors:
        lines = []
        for finding in errors:
            lines.append(in_words(finding))
            if with_hints and finding.hint:
                lines.append("    " + _("fix: {hint}").format(hint=finding.hint))
        out = plural("{n} error; what it touches is left out", "{n} errors; what they touch is left out", len(errors))
        lines.append(then or out)
        tell("\n".join(lines))
    return FOUND if errors else OK


def in_words(finding: Diagnostic) -> str:
    """A finding on a line as people read it; of a whole file without a place in it."""
    place = harmless(":".join(filter(None, [finding.span.file, finding.span.place])))
    severity = _("error") if finding.severity == "error" else _("warning")
    return f"{place}: {severity} {finding.code}  {harmless(finding.message)}"


def only_tables(paths: Sequence[Path]) -> list[Path]:
    """The files that hold tables.

    Raises:
        UsageError: one is called otherwise.
    """
    from hq_plan.forms.said import FORMS

    for path in paths:
        ending = path.suffix.lower()
        if ending not in FORMS:
            hint = {
                ".xls": _("save it as .xlsx"),
                ".yaml": _("a file of figures is put into data/actuals as it is"),
                ".yml": _("a file of figures is put into data/actuals as it is"),
            }.get(ending) or _("files end in: {endings}").format(endings=series(FORMS))
            raise UsageError(_("{path} is no table").format(path=short(str(path))), hint)
    return list(paths)


def figure_files(paths: Sequence[Path], here: Path) -> tuple[list[Path], list[Diagnostic]]:
    """The files of figures that files and folders stand for, and what is wrong with these.

    Raises:
        UsageError: one is called otherwise, and what is in it is nobody's to mend; or there is none.
    """
    from hq_plan.folders import ENDINGS, expand

    hint = _("files end in: {endings}").format(endings=series(ENDINGS))
    for path in paths:
        if not path.is_dir() and path.suffix.lower() not in ENDINGS:
            message = _("{path} is no file of figures and no plan").format(path=short(str(path)))
            raise UsageError(message, hint)
    found, findings = expand(paths, here, here)
    if not found and not findings:
        raise UsageError(_("no file of figures lies there"), hint)
    return found, findings


def only_workbooks(path: Path) -> list[Path]:
    """A file that is called a workbook.

    Raises:
        UsageError: it is called otherwise.
    """
    from hq_plan.read import WORKBOOKS

    if path.suffix.lower() not in WORKBOOKS:
        message = _("{path} is no workbook").format(path=short(str(path)))
        raise UsageError(message, _("files end in: {endings}").format(endings=series(WORKBOOKS)))
    return [path]


def agreed(*, yes: bool) -> bool:
    """Whether whoever runs the command agrees to writing: asked at a terminal, said with --yes elsewhere.

    Raises:
        UsageError: nobody can be asked.
    """
    if yes:
        return True
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(_("nobody can be asked here, and nothing was written"), _("--yes writes without asking"))
    write(_("write this? [y/N] "), sys.stdout)
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "是")


def show(text: str) -> None:
    """Say lines of the answer, on stdout."""
    write("".join(harmless(each) + "\n" for each in text.split("\n")), sys.stdout)


def tell(text: str) -> None:
    """Say something to people, on stderr."""
    write(text + "\n", sys.stderr)
