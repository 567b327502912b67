"""Which mends cannot change a meaning: the same number in half width, the same day in the one form, no bare unit."""

import re
from typing import Final

from hq_plan.diagnostics import Diagnostic, Fix

_ALWAYS: Final = frozenset({"HQ015", "HQ016", "HQ017", "HQ105", "HQ113", "HQ117"})
"""A full-width sign, an odd or missing space of the structure; a number in quotation marks, full width, thousands."""

_AMBIGUOUS: Final = ("&", "，", "、")
"""An entity may be meant as it stands; a comma between keys in brackets may belong to the text before it."""

_WIDE: Final = "\t\u3000"
_WITH_UNIT: Final = frozenset({"HQ115", "HQ116"})
_DAY: Final = "HQ106"
_SERIAL: Final = "HQ120"


def is_safe(finding: Diagnostic) -> bool:
    """Whether what the finding would write instead says the same as what stands there.

    A number with its unit is safe to part only where the number itself stays, a day only where its year stands first.
    """
    fix, span = finding.fix, finding.span
    if fix is None:
        return False
    typed = span.text[fix.column - 1 : fix.end_column - 1].strip()
    if typed.startswith(_AMBIGUOUS) or _moves(span.text, fix):
        return False
    if finding.code == _SERIAL:
        return bool(span.cell)  # a spreadsheet's own count of days, in a spreadsheet
    if finding.code == _DAY:
        return re.match(r"[0-9０-９]{4}\D", typed) is not None
    if finding.code in _WITH_UNIT:
        return typed.replace(",", "").startswith(fix.text)
    return finding.code in _ALWAYS


def _moves(line: str, fix: Fix) -> bool:
    """Whether a line gets another indent than its blanks may be counted or seen as, and so another place."""
    indent = line[: fix.end_column - 1]
    seen = sum(2 if each in _WIDE else 1 for each in indent)
    return fix.column == 1 and indent.isspace() and len(fix.text) not in (len(indent), seen)
