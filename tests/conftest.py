"""What all tests share: a run of the command line as its user would have it, cut off from the tester's own machine."""

import io
import locale
import os
import runpy
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from hq_plan import cli, i18n

ROOT = Path(__file__).parent.parent
OFFLINE = ROOT / "tests" / "offline"

# Nothing here reaches another machine, nor does a Python that a test starts: each loads `sitecustomize` by itself.
runpy.run_path(str(OFFLINE / "sitecustomize.py"))
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(OFFLINE), os.environ.get("PYTHONPATH")]))


COMMANDS = [name for names in cli.COMMANDS.values() for name in names]
"""The names of all commands."""


def cells_of(data: bytes) -> str:
    """A workbook as lines: sheet, cell, type, format, tint and value, for comparing and looking through."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    lines = []
    for sheet in book.worksheets:
        lines.append(f"{sheet.title} {sheet.sheet_state} filter {sheet.auto_filter.ref} frozen {sheet.freeze_panes}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    tint = cell.fill.fgColor.rgb if cell.fill.fill_type else "-"
                    lines.append(f"{cell.coordinate} {cell.data_type} {cell.number_format} {tint} {cell.value}")
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    status: int
    out: str
    err: str


class Stream(io.TextIOWrapper):
    """A standard stream that is a terminal or not, as the test wants it."""

    def __init__(self, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)  # type: ignore[attr-defined]


LOCALE = {name: os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if name in os.environ}
"""What tells another process in which encoding this one calls files and gives arguments."""

CTYPE = {"LC_CTYPE": next(iter(LOCALE.values()))} if LOCALE else {}
"""The same for a process that is to speak another language."""


@pytest.fixture(autouse=True)
def _apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the tester's shell, no locale and no language of an earlier test reaches a test."""
    for name in (
        "HQ_PLAN_DATA", "HQ_PLAN_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG",
        "GITHUB_ACTIONS",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(locale, "getlocale", lambda *_: (None, None))
    monkeypatch.setenv("TERM", "xterm-256color")
    i18n.use("en")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run hq-plan in a folder, in a pipe or at a terminal of so many columns."""

    def ran(
        *arguments: str, here: Path = ROOT, columns: int | None = None, encoding: str = "utf-8", stdin: bytes = b""
    ) -> Ran:
        out, err = Stream(columns is not None, encoding), Stream(columns is not None, encoding)
        source = io.TextIOWrapper(io.BytesIO(stdin))
        with monkeypatch.context() as patch:
            patch.chdir(here)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", source)
            if columns is not None:
                patch.setenv("COLUMNS", str(columns))
            status = cli.main(arguments)
        return Ran(status, out.text(), err.text())

    return ran


def lines_of(data: bytes) -> str:
    """The paragraphs and the cells of a document, a line for each, with their styles."""
    made = docx.Document(io.BytesIO(data))
    lines = []
    for block in made.element.body.iterchildren():
        if block.tag == qn("w:p"):
            paragraph = Paragraph(block, made)
            lines.append(f"{paragraph.style.name}: {paragraph.text}")
        elif block.tag == qn("w:tbl"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in Table(block, made).rows]
    return "\n".join([*lines, ""])
