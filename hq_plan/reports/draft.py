"""`init`: what was read from a table, and each cell that was not."""

from collections.abc import Sequence

from hq_plan.draft.model import Draft
from hq_plan.i18n import _
from hq_plan.view import Cell, Column, Data, Report, Table


def build(draft: Draft, sheet: str, files: Sequence[str]) -> Report:
    """One row for each cell that is left to somebody."""
    columns = Column("cell", _("cell")), Column("text", _("what stands there"), wrap=True), Column(
        "field", _("what it was to be"), wrap=True)  # fmt: skip
    rows = tuple((Cell(each.cell, each.cell), Cell(each.text, each.text), Cell(each.where, _where(each.where)))
                 for each in draft.unread)  # fmt: skip
    said = _("{indicators} indicators from {cells} cells; {unread} cells are left to you")
    lines = [
        said.format(indicators=len(draft.rows), cells=draft.cells, unread=len(draft.unread)),
        _("written: {files}").format(files=_(", ").join(files)),
    ]
    data: dict[str, Data] = {
        "schema": "hq-plan/draft/1",
        "title": draft.title,
        "sheet": sheet,
        "years": list(draft.years),
        "indicators": len(draft.rows),
        "cells": draft.cells,
        "unread": [{"cell": each.cell, "text": each.text, "field": each.where or None} for each in draft.unread],
        "files": list(files),
    }
    return Report(data, draft.title, (Table(columns, rows),) if rows else (), tuple(lines))


def _where(field: str) -> str:
    if field.startswith("targets."):
        return _("the target of {year}").format(year=field.removeprefix("targets."))
    return {"unit": _("the unit"), "base": _("the figure before the plan")}.get(field, _("no column of the plan"))
