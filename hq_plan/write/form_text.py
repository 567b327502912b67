"""Forms as text: CSV for Excel and WPS, YAML with comments for an editor."""

import csv
import io

from hq_plan.forms import layout
from hq_plan.forms.form import Form, instructions
from hq_plan.i18n import _
from hq_plan.view import FORMULA, harmless
from hq_plan.write.text import scalar


def csv_bytes(form: Form) -> bytes:
    """UTF-8 with a byte order mark and CRLF, as Excel reads it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([_safe(form.title)])
    writer.writerow([_safe(form.head)])
    writer.writerows([[each] for each in instructions(cells=False)])
    titles = layout.titles()
    writer.writerow([titles[column.key] for column in layout.COLUMNS])
    for row in form.rows:
        texts = form.texts(row)
        writer.writerow([_safe(texts.get(column.key, "")) for column in layout.COLUMNS])
    return ("\ufeff" + stream.getvalue()).encode()


def yaml_bytes(form: Form) -> bytes:
    """A file of figures to fill in: each record is there as comments, ready to be uncommented."""
    first, second = (
        _("Take away the # in front of a record and write its value, status and source; leave out what is not known."),
        _("status: final, preliminary, or withheld (then without value). A flow is the year to date."),
    )
    lines = [
        f"# {harmless(form.title)}",
        f"# {first}",
        f"# {second}",
        "schema: hq-plan/actuals/1",
        f"year: {form.year}",
        f"department: {scalar(form.department)}",
        "records:",
    ]
    for row in form.rows:
        texts = {key: harmless(text) for key, text in form.texts(row).items()}
        said = "；".join(filter(None, [texts["definition"], _target(texts["target"]), _last(texts["last"])]))
        lines += [
            "",
            f"#  # {texts['indicator']}: {said}",
            f"#  - indicator: {texts['id']}",
            "#    value:",
            f"#    unit: {scalar(texts['unit'])}",
            f"#    as_of: {texts['as_of']}",
            "#    status:",
            "#    source:",
        ]
    return ("\n".join(lines) + "\n").encode()


def _target(text: str) -> str:
    return _("target {text}").format(text=text) if text else ""


def _last(text: str) -> str:
    return _("last {text}").format(text=text) if text else ""


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = harmless(text)
    return f"'{text}" if text.startswith(FORMULA) else text
