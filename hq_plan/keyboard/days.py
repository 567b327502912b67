"""What people type where a day is expected, read as it was meant."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum, auto
from typing import Final, NamedTuple

from hq_plan.keyboard import numerals
from hq_plan.keyboard.signs import QUOTES, plain


class DaySlip(Enum):
    """How something that was meant as a day is written."""

    FORM = auto()
    WIDE = auto()
    NUMERAL = auto()
    SERIAL = auto()
    UNIX = auto()
    NO_DAY = auto()
    UNSURE = auto()
    NO_SUCH = auto()


class DayReading(NamedTuple):
    """How a day was written, and which one was meant if that is certain or, for ``NO_DAY``, likely."""

    slip: DaySlip
    day: date | None = None


_CHINA: Final = timezone(timedelta(hours=8))
_FIRST_SERIAL: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet's serial numbers."""

_TIME: Final = r"(?:[T ]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[-+][0-9:]+)?)?"
_FULL: Final = re.compile(
    rf"(?P<y>[0-9]{{4}})\s*[-/.年,_ ]\s*(?P<m>[0-9]{{1,2}})\s*[-/.月,_ ]\s*(?P<d>[0-9]{{1,2}})\s*[日号]?{_TIME}"
)
_JOINED: Final = re.compile(r"(?P<y>(?:19|20)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_LAST: Final = re.compile(r"(?P<a>[0-9]{1,2})[-/.](?P<b>[0-9]{1,2})[-/.](?P<y>[0-9]{4})")
_SHORT: Final = re.compile(r"(?P<y>[0-9]{2})[-/.年](?P<m>[0-9]{1,2})[-/.月](?P<d>[0-9]{1,2})[日号]?")
_NO_YEAR: Final = re.compile(r"(?P<m>[0-9]{1,2})[-/月](?P<d>[0-9]{1,2})[日号]?")
_MONTH: Final = re.compile(
    r"(?:(?P<y>[0-9]{4})[-/.年])?(?P<m>[0-9]{1,2})月?[末底]?|(?P<yy>[0-9]{4})(?P<mm>0[1-9]|1[0-2])"
)
_MONTHS: Final = re.compile(r"(?:(?P<y>[0-9]{4})年)?1[-~至到](?P<m>[0-9]{1,2})月?")
_QUARTER: Final = re.compile(
    r"(?:(?P<y>[0-9]{4})年?)?(?:第?(?P<n>[1-4一二三四])季度?末?|[Qq](?P<q>[1-4])|(?P<half>上半年)|前三季度)"
)
_YEAR: Final = re.compile(r"(?P<y>[0-9]{4})年?(?:度|末|底|全年)?|年末|年底|全年")
_AROUND: Final = re.compile("^(?:截[至止到]|至|到|自)|[止;,.。]+$")


def read_day(typed: str, year: int | None = None) -> DayReading | None:
    """What was meant by something that is no day of the form 2021-12-31; None where that cannot be told.

    ``year`` is the year of the file, for days that are written without one.
    """
    half = _AROUND.sub("", plain(typed).strip(QUOTES + " "))
    found = _numeric(half, year)
    if found is None:
        said = _in_digits(half)
        found = _numeric(said, year)
        return found and DayReading(DaySlip.NUMERAL if found.slip is DaySlip.FORM else found.slip, found.day)
    wide = half != typed.strip() and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", half)
    return DayReading(DaySlip.WIDE, found.day) if wide and found.day else found


def _numeric(text: str, year: int | None) -> DayReading | None:
    """A day written in digits, in any order and with any signs."""
    if match := _FULL.fullmatch(text) or _JOINED.fullmatch(text):
        return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    if match := _LAST.fullmatch(text):
        a, b, y = int(match["a"]), int(match["b"]), int(match["y"])
        if a > 12 or b > 12 or a == b:
            return _day(y, min(a, b), max(a, b))
        return DayReading(DaySlip.UNSURE)
    if match := _SHORT.fullmatch(text):
        full = 2000 + int(match["y"])
        return _day(full, int(match["m"]), int(match["d"])) if full == year else DayReading(DaySlip.UNSURE)
    if (match := _NO_YEAR.fullmatch(text)) and year and int(match["m"]) <= 12:
        return _day(year, int(match["m"]), int(match["d"]))
    return _period(text, year) or _counted(text)


def _period(text: str, year: int | None) -> DayReading | None:
    """A month, quarter or year: its last day."""
    if match := _MONTHS.fullmatch(text):
        y, m = match["y"] or year, int(match["m"])
    elif match := _YEAR.fullmatch(text):
        y, m = match["y"] or year, 12
    elif match := _QUARTER.fullmatch(text):
        y, m = match["y"] or year, _last_month(match)
    elif match := _MONTH.fullmatch(text):
        y, m = match["y"] or match["yy"] or year, int(match["m"] or match["mm"])
    else:
        return None
    if not 1 <= m <= 12:
        return None
    known = y is not None and 1900 <= int(y) <= 2999
    return DayReading(DaySlip.NO_DAY, date(int(y), m, monthrange(int(y), m)[1]) if known and y else None)


def _last_month(match: re.Match[str]) -> int:
    if match["half"]:
        return 6
    quarter = match["n"] or match["q"] or "3"
    return 3 * (int(quarter) if quarter.isdigit() else "一二三四".index(quarter) + 1)


def _counted(text: str) -> DayReading | None:
    """Days as a spreadsheet counts them, or seconds as a computer does, in China's time."""
    if not text.isdigit() or not text.isascii():
        return None
    if len(text) == 5 and 20_000 <= int(text) < 75_000:
        return DayReading(DaySlip.SERIAL, _FIRST_SERIAL + timedelta(days=int(text)))
    if len(text) in (10, 13):
        moment = datetime.fromtimestamp(int(text[:10]), UTC).astimezone(_CHINA)
        return DayReading(DaySlip.UNIX, moment.date())
    return None


def _day(year: int, month: int, day: int) -> DayReading:
    try:
        return DayReading(DaySlip.FORM, date(year, month, day))
    except ValueError:
        return DayReading(DaySlip.NO_SUCH)


def _in_digits(text: str) -> str:
    """Chinese numerals between the words of a date in digits: 二〇二一年十二月 as 2021年12月."""
    return re.sub(f"[{numerals.CHARACTERS}]+", lambda match: numerals.digits(match[0]) or match[0], text)
