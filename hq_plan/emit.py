"""A report to where it was asked for: standard output or a file, whole or not at all, in bytes that never vary."""

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, TextIO

from hq_plan import whole
from hq_plan.diagnostics import short
from hq_plan.i18n import _, series
from hq_plan.refusals import lacks_office, reason
from hq_plan.render import Part, Renderer, find, lacks_extra, showing
from hq_plan.shape import near
from hq_plan.usage import UsageError
from hq_plan.view import THEN, Report, Screen, harmless

COLOURS: Final = ("auto", "always", "never")

_LAST_MOMENT: Final = 4_354_819_198
"""The last second that an archive can hold, at the end of 2107."""

# Signs that a console without Unicode cannot show, for others of the same width.
_PLAIN_SIGNS: Final = str.maketrans("✓✗▸▾‼◦−█▓░│─·…", "+x>!X.-#=.|-.~")


class Outlet(NamedTuple):
    """Where a report goes, and how: format and file as asked for, the stream, the environment."""

    format: str
    output: Path | None
    color: str
    stream: TextIO
    environ: Mapping[str, str]

    def check(self, part: Part) -> Renderer:
        """The renderer asked for; commands ask before any work is done.

        Raises:
            UsageError: there is no such format or choice of colour.
        """
        renderer = find(self.format, part)
        if renderer is None:
            hint = near(self.format, showing(part)) or _("formats: {names}").format(names=series(showing(part)))
            raise UsageError(_("there is no format '{name}' for this").format(name=short(self.format)), hint)
        if lacks_extra(self.format):
            raise UsageError(*lacks_office())
        if self.color not in COLOURS:
            hint = _("choose one: {known}").format(known=series(COLOURS))
            raise UsageError(_("'{name}' is no choice for --color").format(name=short(self.color)), hint)
        return renderer

    def emit(self, report: Report, part: Part) -> None:
        """Render and write the report."""
        to_file = self.output is not None
        made = self.check(part)(report, screen(self.stream, self.environ, self.color, to_file=to_file))
        if self.output is not None:
            write_file(made, self.output)
            if self.stream.isatty():
                write(_("written: {files}").format(files=harmless(self.output.as_posix())) + "\n", sys.stderr)
        elif isinstance(made, str):
            write(made, self.stream)
        else:
            write_bytes(made, self.stream)


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
    width = shutil.get_terminal_size().columns if terminal else None
    return Screen(width, colour, moment(environ.get("SOURCE_DATE_EPOCH", "")))


def moment(epoch: str) -> datetime:
    """The moment that SOURCE_DATE_EPOCH names, in seconds since 1970; without one a day that is always the same.

    Formula and name: https://reproducible-builds.org/specs/source-date-epoch/
    """
    if not epoch.isdecimal() or len(epoch) > len(str(_LAST_MOMENT)) or int(epoch) > _LAST_MOMENT:
        return THEN
    return datetime.fromtimestamp(int(epoch), UTC).replace(tzinfo=None)


def write_bytes(data: bytes, stream: TextIO) -> None:
    """Write a file's bytes into a pipe; a terminal shows none.

    Raises:
        UsageError: it is a terminal.
    """
    if stream.isatty():
        raise UsageError(_("this format is nothing for a screen"), _("write it to a file with --output"))
    _into(stream.buffer, data)


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
    _into(buffer, data)


def _into(buffer: BinaryIO, data: bytes) -> None:
    try:
        buffer.write(data)
        buffer.flush()
    except OSError as error:
        # Whoever read the output has seen enough; Windows has another name for it. The rest goes nowhere, so that a
        # command ends with the status that it has to tell, and what is left is not written at exit.
        if not (isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)):
            raise UsageError(_("the output cannot be written: {reason}").format(reason=reason(error))) from None
        os.dup2(os.open(os.devnull, os.O_WRONLY), buffer.fileno())


def write_file(made: str | bytes, path: Path) -> None:
    """Write a file whole or not at all; through a link to the file it leads to, into a device or pipe as it stands.

    What is a standard stream, as /dev/stdout, takes it behind what it has.

    Raises:
        UsageError: the place cannot be written to.
    """
    data = made.encode("utf-8", "replace") if isinstance(made, str) else made
    stream = _standard(path)
    if stream is not None:
        _into(stream.buffer, data)
        return
    with whole.told(path):
        special = path.exists() and not path.is_file()
        if special:
            path.write_bytes(data)
    if not special:
        whole.put({path: data})


def _standard(path: Path) -> TextIO | None:
    """The standard stream that a path leads to."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            if os.path.samestat(path.stat(), os.fstat(stream.fileno())):
                return stream
    return None
