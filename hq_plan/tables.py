"""A table file into grids, by what its bytes are: a workbook called .csv is read as the workbook that it is."""

from pathlib import Path
from typing import Final

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.grid import Grid
from hq_plan.i18n import _
from hq_plan.read import OTHER_WORKBOOKS, WORKBOOKS, csv, markdown, xlsx
from hq_plan.read.encoding import recognise_office
from hq_plan.read.faults import unreadable_file
from hq_plan.read.text import read_bytes

SUFFIXES: Final = (*csv.SUFFIXES, *markdown.SUFFIXES, *WORKBOOKS)
"""How the names of files end that may hold a table."""


def read_table(path: Path, name: str) -> tuple[list[Grid], list[Diagnostic], str]:
    """The grids of a file, what is wrong with it, and the encoding or format that it is in."""
    data, findings = read_bytes(path, name)
    if data is None:
        return [], findings, ""
    if recognise_office(data):
        return xlsx.read(data, name)
    if path.suffix.lower() in (*WORKBOOKS, *OTHER_WORKBOOKS):
        return [], [unreadable_file(Span(name), _("it is no workbook"), _("save it anew as .xlsx"))], ""
    if path.suffix.lower() not in SUFFIXES:
        return [], [unreadable_file(Span(name), _("it is no table"), _("copy the table into a workbook"))], ""
    reader = markdown.read if path.suffix.lower() in markdown.SUFFIXES else csv.read
    return reader(data, name)
