"""What arguments name: days, years, codes of rules."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from hq_plan import checks
from hq_plan.diagnostics import short
from hq_plan.i18n import _
from hq_plan.read.faults import too_many_findings
from hq_plan.shape import near
from hq_plan.usage import UsageError

YEAR: Final = re.compile(r"([0-9]{4})年?")
_CODE: Final = re.compile("HQ[0-9]{1,3}")
"""A code, or the beginning of one, that is well formed: it was meant as it stands."""
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(typed: str | None) -> date | None:
    """The day of ``--as-of``."""
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed) if _DAY.fullmatch(typed) else _no_day(typed)
    except ValueError:
        return _no_day(typed)


def _no_day(typed: str) -> date:
    message = _("'{day}' is no day for --as-of").format(day=short(typed))
    raise UsageError(message, _("write year-month-day with hyphens, for example 2021-12-31"))


def year_of(typed: str | None) -> int | None:
    """The year of ``--year``.

    Raises:
        UsageError: it is none.
    """
    match = YEAR.fullmatch(typed) if typed is not None else None
    if typed is not None and match is None:
        raise UsageError(_("'{year}' is no year").format(year=short(typed)), _("write four digits, for example 2021"))
    return int(match[1]) if match else None


def codes(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The codes that are asked for: those that begin with one of ``select``, all without any, less those of ``ignore``.

    Raises:
        UsageError: one of them is the beginning of no code.
    """
    names = {rule.name: rule.code for rule in checks.rules()}
    known = list(names.values())
    select, ignore = _parts(select, names), _parts(ignore, names)
    for typed in (*select, *ignore):
        if not any(code.startswith(typed.upper()) for code in known):
            alike = [] if _CODE.fullmatch(typed.upper()) else known
            hint = near(typed.upper(), alike) or _("hq-plan explain lists them")
            raise UsageError(_("no code begins with '{typed}'").format(typed=short(typed)), hint)
    wanted = tuple(each.upper() for each in select) or ("",)
    unwanted = tuple(each.upper() for each in ignore)
    chosen = {code for code in known if code.startswith(wanted) and not (unwanted and code.startswith(unwanted))}
    # Whoever looks for some codes must still be told that not all findings were kept.
    return frozenset(chosen | ({too_many_findings.code} - set(unwanted)))


def _parts(typed: Sequence[str], names: dict[str, str]) -> list[str]:
    """Codes and names of rules as typed, several with commas between them; blanks are none."""
    parts = [part.strip() for each in typed for part in each.split(",")]
    return [names.get(part.lower(), part) for part in parts if part]
