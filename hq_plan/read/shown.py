"""What a spreadsheet shows of a number: places, per cent, the words that its format puts beside it.

Formats are those of ECMA-376 part 1, 18.8.31.
"""

import re
from decimal import Decimal
from typing import Final, NamedTuple

_PARTS: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|!(?P<bang>.)|_.|\*.|\[[^\]]*\]|(?P<core>[0#?.,%]+)|(?P<bare>.)', re.DOTALL
)
_CORE: Final = re.compile(r"(?P<whole>[0#?,]*?[0#?])(?:\.(?P<places>[0#?]*))?(?P<scale>,*)(?P<percent>%?)")
_IN_BRACKETS: Final = re.compile(r"\[\$([^\]-]*)")
_IGNORED: Final = frozenset(" -+()")


class Format(NamedTuple):
    """What a format does to a number: decimal places shown, per cent, words before and behind.

    ``is_known`` is false where the number shown is another one than the number stored, and where that cannot be told.
    """

    places: int = 0
    percent: bool = False
    before: str = ""
    behind: str = ""
    is_known: bool = True


GENERAL: Final = Format()


def format_of(code: str, value: Decimal) -> Format:
    """The part of a format that a number is shown by."""
    if code in ("", "General", "@") or code.casefold().endswith("general"):
        return GENERAL
    sections = _sections(code)
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    cores, before, behind = [], "", ""
    for match in _PARTS.finditer(section):
        if match["core"]:
            cores.append(match["core"])
            continue
        said = next((match[name] for name in ("quoted", "escaped", "bang", "bare") if match[name] is not None), "")
        currency = _IN_BRACKETS.match(match[0])
        said = currency[1] if currency else said
        if match["bare"] and said in _IGNORED:
            continue
        before, behind = (before, behind + said) if cores else (before + said, behind)
    shape = _CORE.fullmatch(cores[0]) if len(cores) == 1 else None
    if shape is None:
        # Scientific notation, fractions and days show the same number in another way.
        plain = re.fullmatch(r"[0#?.,]+E[+-]0+|[0#?]+ ?[#?]+/[#?0-9]+", section)
        return GENERAL if plain else Format(is_known=False)
    if shape["scale"]:
        return Format(is_known=False)
    places = len((shape["places"] or "").rstrip("#?"))
    return Format(places, bool(shape["percent"]), before.strip(), behind.strip())


def _sections(code: str) -> list[str]:
    """The parts for positive and negative numbers; a semicolon in quotation marks parts nothing."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;])+', code) or [code]
