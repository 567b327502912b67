"""Values as they are written in YAML, and new files that never take the place of others."""

import json
import os
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from hq_plan.diagnostics import short
from hq_plan.document import is_number, plain_scalar
from hq_plan.i18n import _, series
from hq_plan.refusals import reason
from hq_plan.usage import UsageError

_PLAIN: Final = re.compile(r"[^\W_〔“”（）《》＞＜≥≤][^:#,\[\]{}&*!|>'\"%@`\\\t\n]*")


def scalar(value: str | Decimal | bool) -> str:  # noqa: FBT001
    """A value as one line of YAML: plain where nothing in it means anything else, else in double quotation marks."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = value.strip()
    plain = _PLAIN.fullmatch(text) and isinstance(plain_scalar(text), str) and not re.fullmatch(r"[0-9].*", text)
    word = text.casefold() in ("yes", "no", "on", "off", "y", "n", "true", "false", "null")
    if plain and not word and text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else json.dumps(each)[1:-1] for each in json.dumps(text, ensure_ascii=False)
    )


def printed(target: str) -> str:
    """A target: a bare number stays a number in its own digits."""
    return target if is_number(target) else scalar(target)


def write_new(files: Mapping[Path, str | bytes]) -> None:
    """Write files that are not there yet, all or none.

    Raises:
        UsageError: one is there already, or cannot be written.
    """
    there = [str(path) for path in files if os.path.lexists(path)]
    if there:
        message = _("already there, and nothing is overwritten: {paths}")
        raise UsageError(message.format(paths=series(there)), _("name another one with -o, or an empty folder"))
    written: list[Path] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:
                written.append(path)
                stream.write(text.encode("utf-8") if isinstance(text, str) else text)
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        message = _("{path} cannot be written: {reason}").format(
            path=short(str(error.filename or "")), reason=reason(error)
        )
        raise UsageError(message, _("check the folder and its permissions")) from None
