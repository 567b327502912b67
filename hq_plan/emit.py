"""A report to where it was asked for: standard output or a file, whole or not at all, in bytes that never vary."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from hq_plan.i18n import _
from hq_plan.refusals import reason
from hq_plan.render import Part, find, showing
from hq_plan.shape import near, short
from hq_plan.usage import UsageError
from hq_plan.view import Report, Screen

COLOURS: Final = ("auto", "always", "never")

# Signs that a console without Unicode cannot show, for others of the same width.
_PLAIN_SIGNS: Final = str.maketrans("✓✗▸▾‼◦−█▓░│─·…", "+x>!X.-#=.|-.~")


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where a report goes, and how: format and file as asked for, the stream, the environment."""

    format: str
    output: Path | None
    color: str
    stream: TextIO
    environ: Mapping[str, str]

    def check(self, part: Part) -> None:
        """Refuse a format or colour that does not exist, before any work is done."""
        if find(self.format, part) is None:
            hint = near(self.format, showing(part)) or _("formats: {names}").format(names=", ".join(showing(part)))
            raise UsageError(_("there is no format '{name}' for this").format(name=short(self.format)), hint)
        if self.color not in COLOURS:
            hint = _("choose one: {known}").format(known=", ".join(COLOURS))
            raise UsageError(_("'{name}' is no choice for --color").format(name=short(self.color)), hint)

    def emit(self, report: Report, part: Part) -> None:
        """Render and write the report."""
        renderer = find(self.format, part)
        if renderer is None:
            self.check(part)
            return
        text = renderer(report, screen(self.stream, self.environ, self.color, to_file=self.output is not None))
        if self.output is None:
            write(text, self.stream)
        else:
            write_file(text, self.output)


def screen(stream: TextIO, environ: Mapping[str, str], color: str, *, to_file: bool = False) -> Screen:
    """Width and colour: a terminal's own, none elsewhere; NO_COLOR, FORCE_COLOR and TERM=dumb are heeded."""
    terminal = stream.isatty() and not to_file
    if color != "auto":
        colour = color == "always"
    elif environ.get("NO_COLOR"):
        colour = False
    elif environ.get("FORCE_COLOR"):
        colour = not to_file
    else:
        colour = terminal and environ.get("TERM") != "dumb"
    return Screen(shutil.get_terminal_size().columns if terminal else None, colour)


def write(text: str, stream: TextIO) -> None:
    """Write to a stream: UTF-8 into a pipe on every system, at a terminal what its encoding can show."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
        return
    stream.flush()
    encoding = (stream.encoding or "utf-8") if stream.isatty() else "utf-8"
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        data = text.translate(_PLAIN_SIGNS).encode(encoding, "replace")
    buffer.write(data)
    buffer.flush()


def write_file(text: str, path: Path) -> None:
    """Write a file whole or not at all.

    Raises:
        UsageError: the place cannot be written to.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(text.encode())
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
            Path(name).chmod(mode)
            Path(name).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        message = _("{path} cannot be written: {reason}").format(path=path, reason=reason(error))
        raise UsageError(message, _("check the folder and its permissions")) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
