"""`form`: which forms were written."""

from collections.abc import Sequence

from hq_plan.forms.form import Form
from hq_plan.i18n import _
from hq_plan.view import Cell, Column, Report, Table


def build(forms: Sequence[Form], files: Sequence[str]) -> Report:
    """One row for each form."""
    columns = (
        Column("department", _("department"), wrap=True),
        Column("rows", _("indicators"), "right", spare=1),
        Column("file", _("file"), wrap=True),
    )
    rows = tuple(
        (Cell(form.department, form.department), Cell(len(form.rows), str(len(form.rows))), Cell(file, file))
        for form, file in zip(forms, files, strict=True)
    )
    return Report({"schema": "hq-plan/forms/1"}, forms[0].title if forms else "", (Table(columns, rows),))
