"""What can be wrong with a file's shape: one rule each, with the words that it says."""

import difflib
from collections.abc import Iterable

from hq_plan.i18n import _


def nearest(name: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """The known name that is most like a name, if one is as much alike as asked for; case counts for nothing."""
    names = {each.casefold(): each for each in reversed(list(known))}
    found = difflib.get_close_matches(name.casefold(), names, 1, alike)
    return names[found[0]] if found else None


def near(name: str, known: Iterable[str]) -> str:
    """Asks whether the known name was meant that alone begins so, or is nearest; nothing when none is near."""
    names = list(known)
    begun = [each for each in names if each.casefold().startswith(name.casefold())] if name else []
    found = begun[0] if len(begun) == 1 else nearest(name, names)
    return _("did you mean '{name}'?").format(name=found) if found else ""
