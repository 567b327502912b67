"""Forms into files: which format by the name of the file, one file for each department."""

import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from hq_plan.diagnostics import short
from hq_plan.forms.form import Form, file_names
from hq_plan.i18n import _, series
from hq_plan.refusals import lacks_office
from hq_plan.usage import UsageError

FORMATS: Final = ("xlsx", "csv", "yaml")


def form_files(forms: Sequence[Form], output: Path | None, name: str | None, *, alone: bool) -> dict[Path, bytes]:
    """The files and what is in them: ``alone`` one form in the file asked for, else one for each in a folder.

    Raises:
        UsageError: there is no such format, or workbooks are asked for without the office extra.
    """
    named = output.suffix.removeprefix(".").lower() if alone and output is not None else ""
    wanted = name or {"yml": "yaml"}.get(named, named) or "xlsx"
    if wanted not in FORMATS:
        message = _("there is no form in the format '{name}'").format(name=short(wanted))
        raise UsageError(message, _("formats: {names}").format(names=series(FORMATS)))
    if alone and named and named not in (wanted, "yml"):
        message = _("the name ends in .{ending}, the format is {name}")
        raise UsageError(message.format(ending=short(named), name=wanted), _("leave one of them out"))
    if not alone and output is not None and output.suffix.lower().removeprefix(".") in FORMATS:
        message = _("{path} is the name of one form, and there is one for each department")
        raise UsageError(message.format(path=short(str(output))), _("name a folder, or one department"))
    make = _maker(wanted)
    if alone and output is not None:
        return {output: make(forms[0])}
    names = file_names(form.department for form in forms)
    folder = output or (Path() if alone else Path(f"forms-{forms[0].as_of}"))
    return {folder / f"{form.as_of}-{names[form.department]}.{wanted}": make(form) for form in forms}


def _maker(name: str) -> Callable[[Form], bytes]:
    from hq_plan.write import form_text  # noqa: PLC0415  (only the format asked for is loaded)

    if name == "csv":
        return form_text.csv_bytes
    if name == "yaml":
        return form_text.yaml_bytes
    if importlib.util.find_spec("openpyxl") is None:
        raise UsageError(*lacks_office())
    from hq_plan.write.form_xlsx import xlsx_bytes  # noqa: PLC0415  (an extra)

    return xlsx_bytes
