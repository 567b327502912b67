"""`init`: what was read from a table, and each cell that was not."""

from collections.abc import Iterator, Sequence

from hq_plan.draft.model import Draft
from hq_plan.i18n import _, series
from hq_plan.view import Cell, Column, Data, Report, Table


def build(draft: Draft, sheets: Sequence[str], without: Sequence[str], files: Sequence[str]) -> Report:
    """One row for each cell that is left to somebody; ``without`` are the sheets that hold no table of targets."""
    columns = Column("cell", _("cell")), Column("text", _("what stands there"), wrap=True), Column(
        "field", _("what it was to be"), wrap=True)  # fmt: skip
    rows = tuple((Cell(each.cell, each.cell), Cell(each.text, each.text), Cell(each.where, _where(each.where)))
                 for each in draft.unread)  # fmt: skip
    said = _("{indicators} indicators from {cells} cells")
    if draft.unread:
        said = _("{indicators} indicators from {cells} cells; {unread} cells are left to you")
    lines = [
        said.format(indicators=len(draft.rows), cells=draft.cells, unread=len(draft.unread)),
        *_remarks(draft, without),
        _("written: {files}").format(files=series(files)),
    ]
    data: dict[str, Data] = {
        "schema": "hq-plan/draft/1",
        "title": draft.title,
        "sheets": [*sheets],
        "without": [*without],
        "years": list(draft.years),
        "indicators": len(draft.rows),
        "cells": draft.cells,
        "unread": [{"cell": each.cell, "text": each.text, "field": each.where or None} for each in draft.unread],
        "files": list(files),
    }
    return Report(data, draft.title, (Table(columns, rows),) if rows else (), tuple(lines))


def _remarks(draft: Draft, without: Sequence[str]) -> Iterator[str]:
    """What no cell shows: sheets that were not taken up, indicators that nobody answers for."""
    if without:
        yield _("no table of targets is on: {sheets}").format(sheets=series(without))
    nobody = sum(not row.department for row in draft.rows)
    if nobody > 0:
        yield _("indicators without a department: {n}; nobody is asked for their figures").format(n=nobody)


def _where(field: str) -> str:
    if field.startswith("targets."):
        return _("the target of {year}").format(year=field.removeprefix("targets."))
    return {"unit": _("the unit"), "base": _("the figure before the plan")}.get(field, _("no column of the plan"))
