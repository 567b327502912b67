"""Values as they are written in YAML, and new files that never take the place of others."""

import json
import os
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from hq_plan import whole
from hq_plan.document import is_number, plain_scalar
from hq_plan.i18n import _, series
from hq_plan.read.text import FILLERS
from hq_plan.usage import UsageError

_PLAIN: Final = re.compile(r"[^\W_〔“”（）《》＞＜≥≤][^:#＃,\[\]{}&*!|>'\"%@`\\\t\n]*")


def scalar(value: str | Decimal | bool) -> str:  # noqa: FBT001
    """A value as one line of YAML: plain where nothing in it means anything else, else in double quotation marks."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    text = value.strip()
    plain = _PLAIN.fullmatch(text) and isinstance(plain_scalar(text), str) and not re.fullmatch(r"[0-9].*", text)
    word = text.casefold() in ("yes", "no", "on", "off", "y", "n", "true", "false", "null")
    if plain and not word and all(map(_is_seen, text)):
        return text
    return "".join(each if _is_seen(each) else json.dumps(each)[1:-1] for each in json.dumps(text, ensure_ascii=False))


def _is_seen(character: str) -> bool:
    """Whether a character stands in a file as it is; fillers have no width, though Python calls them printable."""
    return character.isprintable() and character not in FILLERS


def printed(target: str) -> str:
    """A target: a bare number stays a number in its own digits."""
    return target if is_number(target) else scalar(target)


def write_new(files: Mapping[Path, str | bytes], instead: str) -> None:
    """Write files that are not there yet, all or none; ``instead`` is what to do where one is.

    Raises:
        UsageError: one is there already, or cannot be written.
    """

    def see_that_none_is_there() -> None:
        there = [str(path) for path in files if os.path.lexists(path)]
        if there:
            message = _("already there, and nothing is overwritten: {paths}").format(paths=series(there))
            raise UsageError(message, instead)

    see_that_none_is_there()
    new = {path: text.encode("utf-8") if isinstance(text, str) else text for path, text in files.items()}
    whole.put(new, may=see_that_none_is_there, make_folders=True)
