"""A submitted workbook with each finding as a comment in its cell, everything else as it was."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from hq_plan.diagnostics import Diagnostic, Severity
from hq_plan.i18n import _
from hq_plan.view import harmless

_TINTS: Final = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C"}
_AUTHOR: Final = "hq-plan"
_WIDTH, _LINE = 320, 22


def annotated(data: bytes, findings: Iterable[Diagnostic], *, macros: bool) -> bytes:
    """The workbook's bytes with the comments; a finding on the file as a whole stands in the first cell."""
    book = load_workbook(io.BytesIO(data), keep_vba=macros)
    of_cell: dict[tuple[str, str], list[Diagnostic]] = {}
    for each in findings:
        of_cell.setdefault((each.span.sheet or book.sheetnames[0], each.span.cell or "A1"), []).append(each)
    for (sheet, name), told in of_cell.items():
        cell = book[sheet][name]
        lines = [_said(each) for each in told]
        if cell.comment is not None:
            lines.insert(0, cell.comment.text)
        cell.comment = Comment("\n".join(lines), _AUTHOR, height=_LINE * (1 + 2 * len(lines)), width=_WIDTH)
        worst = Severity.ERROR if any(each.severity is Severity.ERROR for each in told) else Severity.WARNING
        cell.fill = PatternFill("solid", fgColor=_TINTS[worst])
    return _saved(book)


def _said(finding: Diagnostic) -> str:
    word = _("error") if finding.severity is Severity.ERROR else _("warning")
    hint = "\n" + _("fix: {hint}").format(hint=finding.hint) if finding.hint else ""
    return harmless(f"{word} {finding.code}: {finding.message}") + harmless(hint).replace("\\u000a", "\n")


def _saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def output_of(path: Path) -> Path:
    """Where the workbook with the comments goes by itself: beside the one that was submitted."""
    return path.with_name(f"{path.stem}-{_('annotated')}{path.suffix}")
