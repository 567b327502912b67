"""What the commands share: where the data lies, where the answer goes, and how a run ends."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from hq_plan import i18n
from hq_plan.diagnostics import Diagnostic
from hq_plan.emit import Outlet, write
from hq_plan.i18n import _, plural
from hq_plan.render import Part
from hq_plan.render.concise import line
from hq_plan.usage import UsageError

OK, FOUND, REFUSED, FAULT, INTERRUPTED = 0, 1, 2, 3, 130


def folder(data: Path | None, format: str) -> Path:
    """The data folder; people are told where nothing of their own was found and the shipped one is shown."""
    from hq_plan.workspace import find_data, shipped

    here = Path.cwd()
    found = find_data(data, os.environ, here)
    if found == shipped() and found.parent not in (here, *here.parents) and format not in ("json", "csv"):
        tell(_("no plan was found here; this is the one that comes with hq-plan"))
    return found


def outlet(part: Part, format: str, output: Path | None, color: str, lang: str | None) -> Outlet:
    """Where the answer goes.

    Raises:
        UsageError: there is no such language, format or choice of colour.
    """
    if lang is not None and lang not in i18n.LANGUAGES:
        hint = _("choose one: {known}").format(known=", ".join(i18n.LANGUAGES))
        raise UsageError(_("'{name}' is no choice for --lang").format(name=lang), hint)
    out = Outlet(format, output, color, sys.stdout, os.environ)
    out.check(part)
    return out


def conclude(errors: Sequence[Diagnostic]) -> int:
    """Tell on stderr what was kept out of the figures, and give the exit status."""
    if errors:
        lines = [line(finding) for finding in errors]
        lines.append(
            plural("{n} error; what it touches is left out", "{n} errors; what they touch is left out", len(errors))
        )
        tell("\n".join(lines))
    return FOUND if errors else OK


def tell(text: str) -> None:
    """Say something to people, on stderr."""
    write(text + "\n", sys.stderr)
