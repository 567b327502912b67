"""What is typed where a plain number is expected: HQ105, HQ111, HQ113 to HQ119."""

from hq_plan.diagnostics import Diagnostic, Rule, Span, Words, rule, short
from hq_plan.i18n import _
from hq_plan.keyboard.numbers import Reading, Slip, read_number
from hq_plan.keyboard.signs import WIDE_QUOTES, told
from hq_plan.keyboard.units import converted
from hq_plan.notation.words import YES_NO


@rule("HQ105")
def number_as_text(typed: str) -> Words:
    """A number is written as text.

    Quotation marks make a text of a number, and a text cannot be added or compared. Write the figure without them.

    Bad::

        value: "95"

    Good::

        value: 95
    """
    bare = typed.strip("\"' ")
    message = _("{typed} is a text, not a number").format(typed=short(typed))
    return Words(message, _("write it without quotation marks: {bare}").format(bare=short(bare)), bare)


def no_figure_yet() -> str:
    """What to do where there is no figure."""
    return _("leave the record out until there is one; a figure not made public has status: withheld and no value")


@rule("HQ111")
def number_form(typed: str, reading: Reading | None) -> Words:
    """Something other than a plain number stands where a number is expected.

    A figure is written in half-width digits with at most one point and nothing else: no word such as 约 or 以上, no
    letter, at most forty digits. Where there is no figure yet, leave the record out; a figure that is not made public
    has `status: withheld` and no value.

    Bad::

        value: 约95

    Good::

        value: 95
        note: 约数
    """
    slip = reading.slip if reading else None
    if slip is Slip.LONG:
        return Words(
            _("'{typed}' has more digits than the forty that are read").format(typed=short(typed)),
            _("check the figure; no figure of a plan is that long"),
        )
    message = _("'{typed}' is no plain number").format(typed=short(typed))
    if slip is Slip.NOTHING:
        return Words(
            _("'{typed}' is no figure").format(typed=short(typed)),
            no_figure_yet(),
        )
    if slip is Slip.LETTERS and reading:
        hint = _("letters stand for digits here; if {number} is meant, write the digits").format(number=reading.number)
        return Words(message, hint)
    if slip is Slip.WORDS:
        return Words(message, _("write one number alone, and what else is to be said under note"))
    return Words(message, _("write half-width digits with at most one point, and the unit under its own key"))


@rule("HQ113")
def wide_number(typed: str, reading: Reading) -> Words:
    """A number is written with full-width digits, a full-width point, a long minus or Chinese quotation marks.

    A Chinese input method types them when it is in full-width or Chinese punctuation mode; they look like digits but
    are none to a program. Switch to half-width and type the number anew.

    Bad::

        value: ９５

    Good::

        value: 95
    """
    quoted = set(typed) & set(WIDE_QUOTES)
    message = told(typed) if not quoted else ""
    message = message or _("'{typed}' is no plain number").format(typed=short(typed))
    return Words(message, _write_alone(reading.number), reading.number)


@rule("HQ114")
def chinese_numeral(typed: str, reading: Reading, unit: str | None) -> Words:
    """A number is written in Chinese characters.

    Figures are written in Arabic digits, so that everybody reads the same number. Write the digits; the unit has a key
    of its own.

    Bad::

        value: 九十五

    Good::

        value: 95
    """
    message = _("'{typed}' is a number in Chinese characters").format(typed=short(typed))
    return _in_unit(message, reading, unit)


@rule("HQ115")
def unit_in_value(_typed: str, reading: Reading, unit: str | None) -> Words:
    """A unit or a sign of currency is written with the number.

    A value is the number alone; its unit stands under `unit`, where it is compared with the plan's. Take the unit out
    of the value.

    Bad::

        value: 77亿元
        unit: 亿元

    Good::

        value: 77
        unit: 亿元
    """
    return _in_unit(_("'{unit}' stands in the value").format(unit=short(reading.unit)), reading, unit)


@rule("HQ116")
def percent_in_value(_typed: str, reading: Reading, unit: str | None) -> Words:
    """A percent sign is written with the number.

    A percentage is the number alone, 2.1 for 2.1 %, and its unit is "%". Take the sign out of the value.

    Bad::

        value: 2.1%
        unit: "%"

    Good::

        value: 2.1
        unit: "%"
    """
    return _in_unit(_("'{unit}' stands in the value").format(unit=reading.unit), reading, unit)


@rule("HQ117")
def grouped_digits(typed: str, reading: Reading) -> Words:
    """The digits of a number are grouped by commas, spaces or apostrophes.

    Programs take the comma for the end of a number, or for a point. Write the digits without a break.

    Bad::

        value: 1,460

    Good::

        value: 1460
    """
    message = _("'{typed}' is grouped in thousands").format(typed=short(typed))
    return Words(message, _write_alone(reading.number), reading.number)


@rule("HQ118")
def number_notation(typed: str, reading: Reading) -> Words:
    """A number is written in a way that YAML readers take for another number, or for none.

    `012` is 10 to some readers and 12 to others, `1:30` is 90, `1_460` is 1460, `0x5F` is 95; `.inf` and `.nan` are no
    figures. Write plain decimal digits without a leading zero, sign or exponent.

    Bad::

        value: 012

    Good::

        value: 12
    """
    message = _("'{typed}' is read as different numbers by different programs").format(typed=short(typed))
    plain = _("write plain decimal digits, without leading zero, colon, underscore or exponent")
    return Words(message, _write_alone(reading.number) if reading.number else plain, reading.number or None)


@rule("HQ119")
def yes_no_word(typed: str, reading: Reading, unit: str | None) -> Words:
    """A word for yes or no stands where true or false is written.

    YAML readers do not agree on words such as yes, no, on and off, and know no 是 and 否. A goal that is met or not has
    the value true or false; all others have a number.

    Bad::

        value: 是
        unit: 是否

    Good::

        value: true
        unit: 是否
    """
    message = _("'{typed}' is neither a number nor true or false").format(typed=short(typed))
    if unit == YES_NO:
        return Words(message, _("write: {value}").format(value=reading.number), reading.number)
    return Words(message, _("a figure is a number; a goal that is met or not has true or false"))


def number_slip(span: Span, typed: str, value: str, unit: str | None) -> Diagnostic:
    """The finding for a text that stands where a number is expected.

    ``typed`` is how it stands in the file, ``value`` the text that it makes, ``unit`` what stands under ``unit``,
    if such a key stands beside it.
    """
    reading = read_number(value)
    if reading is None:
        return number_form(span, value, None)
    if typed[:1] in ("'", '"') and reading.slip is Slip.WIDE and reading.number == value.strip():
        return number_as_text(span, typed)
    beside: dict[Slip, Rule[str, Reading, str | None]] = {
        Slip.NUMERAL: chinese_numeral,
        Slip.UNIT: unit_in_value,
        Slip.YES_NO: yes_no_word,
        Slip.PERCENT: percent_in_value,
    }
    if reading.slip in beside:
        return beside[reading.slip](span, value, reading, unit)
    alone: dict[Slip, Rule[str, Reading]] = {
        Slip.WIDE: wide_number,
        Slip.GROUPED: grouped_digits,
        Slip.NOTATION: number_notation,
    }
    return alone.get(reading.slip, number_form)(span, value, reading)


def _in_unit(message: str, reading: Reading, unit: str | None) -> Words:
    """The number in the unit that stands beside it, or, where that is not certain, what there is to look at."""
    number = converted(reading.number, reading.unit, unit, absolute=reading.absolute)
    if number is not None:
        return Words(message, _write_alone(number), number)
    hint = _("write the number alone, counted in the unit that stands under unit: {unit}")
    return Words(message, hint.format(unit=short(unit or "")))


def _write_alone(number: str) -> str:
    return _("write the number alone: {number}").format(number=number)
