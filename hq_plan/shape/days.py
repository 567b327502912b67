"""What is typed where a day is expected: HQ106, HQ120, HQ121."""

from hq_plan.diagnostics import Diagnostic, Span, Words, rule, short
from hq_plan.i18n import _
from hq_plan.keyboard.days import DayReading, DaySlip, read_day
from hq_plan.keyboard.signs import told


@rule("HQ106")
def bad_date(typed: str, reading: DayReading | None) -> Words:
    """A date is not written as year-month-day, or there is no such day.

    A date has four digits for the year and two each for month and day, joined by hyphens: 2021-12-31. Other ways to
    write it are read differently by different programs. Write the day that the figure speaks of.

    Bad::

        as_of: 2021/12/31

    Good::

        as_of: 2021-12-31
    """
    if reading and reading.slip is DaySlip.NO_SUCH:
        message = _("there is no day {typed}").format(typed=short(typed))
        return Words(message, _("look at the calendar: the month has fewer days, or month and day are swapped"))
    day = reading.day if reading else None
    wide = told(typed) if reading and reading.slip is DaySlip.WIDE else ""
    message = wide or _("'{typed}' is no date of the form 2021-12-31").format(typed=short(typed))
    if day is None:
        return Words(message, _("write year-month-day with hyphens, for example 2021-12-31"))
    return Words(message, _("write: {day}").format(day=day), day.isoformat())


@rule("HQ120")
def date_as_number(typed: str, reading: DayReading) -> Words:
    """A day is given as a number: a spreadsheet's serial number or a computer's seconds.

    Excel and WPS keep days as counts from 1900 and show the count when a cell loses its date format; computers count
    seconds from 1970. Write the day.

    Bad::

        as_of: 44561

    Good::

        as_of: 2021-12-31
    """
    if reading.slip is DaySlip.SERIAL:
        message = _("{typed} is a day as a spreadsheet counts it, {day}").format(typed=typed, day=reading.day)
    else:
        message = _("{typed} is a moment as a computer counts it, on {day} in China").format(
            typed=typed, day=reading.day
        )
    return Words(message, _("write: {day}").format(day=reading.day), str(reading.day))


@rule("HQ121")
def day_missing(typed: str, reading: DayReading) -> Words:
    """A date has a year, quarter or month but no day.

    `as_of` is one day: the last that the figure covers. The year's result has 12-31, a half-year's 06-30, a month's its
    last day. Write the day out.

    Bad::

        as_of: 2021年6月

    Good::

        as_of: 2021-06-30
    """
    message = _("'{typed}' has no day").format(typed=short(typed))
    if reading.day is None:
        return Words(message, _("write year-month-day with hyphens, for example 2021-12-31"))
    return Words(message, _("its last day is {day}").format(day=reading.day), reading.day.isoformat())


def day_slip(span: Span, typed: str, value: str, year: int | None) -> Diagnostic:
    """The finding for something that stands where a day is expected; ``year`` is the year of the file."""
    reading = read_day(value, year)
    if reading and reading.slip in (DaySlip.SERIAL, DaySlip.UNIX):
        return date_as_number(span, value, reading)
    if reading and reading.slip is DaySlip.NO_DAY:
        return day_missing(span, value, reading)
    return bad_date(span, typed, reading)
