"""What can be wrong with a file's shape: one rule each, with the words that it says."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

from hq_plan.diagnostics import Words, rule, short
from hq_plan.i18n import _

_ONE_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]{0,39})(?:\.[0-9]{1,39})?)[^0-9.]*")


def near(name: str, known: Iterable[str]) -> str:
    """Asks whether the nearest of the known names was meant; nothing when none is near."""
    names = difflib.get_close_matches(name, list(known), 1)
    return _("did you mean '{name}'?").format(name=names[0]) if names else ""


@rule("HQ101")
def wrong_file(found: str, expected: str) -> Words:
    """The file is of another kind, or of a newer version of its kind.

    The first key says what a file is: `schema: hq-plan/targets/1` for a plan, `schema: hq-plan/actuals/1` for
    figures. A file that says something else, or that is a list or a plain text, is not read any further.

    Bad::

        schema: hq-plan/actuals/2021

    Good::

        schema: hq-plan/actuals/1
    """
    message = _("'{found}' stands where '{expected}' is expected").format(found=found, expected=expected)
    return Words(message, _("begin the file with: schema: {expected}").format(expected=expected))


@rule("HQ102")
def missing_key(key: str) -> Words:
    """A required key is missing.

    A figure without its unit, day, status or source cannot be judged or traced. Add the key to the record named. A
    figure that is not made public has `status: withheld` and no value.

    Bad::

        - indicator: hitech
          value: 95
          as_of: 2021-12-31
          status: final
          source: 区科技局年报

    Good::

        - indicator: hitech
          value: 95
          unit: 家
          as_of: 2021-12-31
          status: final
          source: 区科技局年报
    """
    return Words(_("the key '{key}' is missing").format(key=key), _("add a line: {key}: …").format(key=key))


@rule("HQ103")
def unknown_key(key: str, known: tuple[str, ...]) -> Words:
    """A key is not known here.

    Most often it is misspelt, or stands one level too deep or too shallow. Correct it; keys of your own begin with
    `x-` and are passed over.

    Bad::

        - indicator: hitech
          valeu: 95

    Good::

        - indicator: hitech
          value: 95
    """
    message = _("the key '{key}' is not known here").format(key=short(key))
    return Words(message, near(key, known) or _("known here: {names}").format(names=", ".join(known)))


@rule("HQ104")
def wrong_type(found: str, expected: str) -> Words:
    """A value is of another kind than the key asks for.

    A list stands where one value is expected, a number where a text is expected, or the other way round. A text that
    looks like a number is put in quotation marks.

    Bad::

        - indicator: hitech
          unit: [家]

    Good::

        - indicator: hitech
          unit: 家
    """
    message = _("{expected} is expected here, not {found}").format(expected=expected, found=found)
    return Words(message, _("correct the value; a text that looks like a number is put in quotation marks"))


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
    return Words(
        _("{typed} is a text, not a number").format(typed=short(typed)),
        _("write it without quotation marks: {bare}").format(bare=short(bare)),
    )


@rule("HQ106")
def bad_date(typed: str, *, exists: bool) -> Words:
    """A date is not written as year-month-day, or there is no such day.

    A date has four digits for the year and two each for month and day, joined by hyphens: 2021-12-31. Other ways to
    write it are read differently by different programs. Write the day that the figure speaks of.

    Bad::

        as_of: 2021/12/31

    Good::

        as_of: 2021-12-31
    """
    if not exists:
        return Words(_("there is no day {typed}").format(typed=typed), _("look at the calendar: the month is shorter"))
    message = _("'{typed}' is no date of the form 2021-12-31").format(typed=short(typed))
    return Words(message, _("write year-month-day with hyphens, for example 2021-12-31"))


@rule("HQ107")
def unreadable_target(typed: str) -> Words:
    """A printed target cannot be read.

    Targets are written as the document prints them: `92`, `2.1以上`, `不超过5`, `超过2.6`, `3%-5%`, or words without
    digits. What fits none of these is not guessed at. Write it in one of these ways, or as `{op: ">=", value: 2.1}`.

    Bad::

        targets: {2022: 2.2以上左右}

    Good::

        targets: {2022: 2.2以上}
    """
    return Words(
        _("the target '{typed}' cannot be read").format(typed=short(typed)),
        _("write it like 92, 2.1以上, 超过2.6, 不超过5, 3至5, or as {form}").format(form='{op: ">=", value: 2.1}'),
    )


@rule("HQ108")
def unknown_word(typed: str, known: str) -> Words:
    """A word is none of those that may stand here.

    The status of a figure is example, preliminary, final or withheld; the kind of an indicator is stock, flow, ratio
    or milestone. Choose one of the words that the message lists.

    Bad::

        status: 最终

    Good::

        status: final
    """
    message = _("'{typed}' is none of the words that may stand here").format(typed=short(typed))
    return Words(message, _("choose one: {known}").format(known=known))


@rule("HQ109")
def out_of_bounds(typed: str, demand: str) -> Words:
    """A value is outside of what makes sense for its key.

    Years have four digits and rise, ids are lower-case letters, digits, hyphens and underscores, a profile has twelve
    shares that do not fall and end at 1. The message says what is asked for.

    Bad::

        profile: [0.1, 0.2, 0.3]

    Good::

        profile: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1]
    """
    return Words(_("{typed} does not fit: {demand}").format(typed=short(typed), demand=demand))


@rule("HQ110")
def empty_value(key: str) -> Words:
    """A key has no value.

    The key is there but nothing stands behind its colon. Fill it in; an optional key without a value is deleted. A
    figure that is not made public has `status: withheld` and no `value`.

    Bad::

        - indicator: hitech
          unit:

    Good::

        - indicator: hitech
          unit: 家
    """
    return Words(_("'{key}' has no value").format(key=key), _("write a value behind the colon, or delete the key"))


@rule("HQ111")
def number_form(typed: str) -> Words:
    """Something other than a plain number stands where a number is expected.

    A figure is written in half-width digits with at most one point and nothing else: no unit, no percent sign, no
    thousands comma, no leading zero, no exponent, at most forty digits. The unit has a key of its own.

    Bad::

        value: 95家

    Good::

        value: 95
        unit: 家
    """
    return Words(
        _("'{typed}' is no plain number").format(typed=short(typed)),
        _bare_number(typed) or _("write half-width digits with at most one point, and the unit under its own key"),
    )


def _bare_number(typed: str) -> str:
    """How the number should be written, where what was typed leaves no doubt."""
    match = _ONE_NUMBER.fullmatch(unicodedata.normalize("NFKC", typed).replace(",", "").replace(" ", ""))
    return _("write the number alone: {number}").format(number=match[1]) if match else ""


@rule("HQ112")
def withheld_value() -> Words:
    """A figure that is not made public has a value.

    `status: withheld` says that the publisher keeps the figure back, as with a printed `*`. A figure that is known
    has another status. Take the value out, or change the status.

    Bad::

        value: 95
        status: withheld

    Good::

        status: withheld
    """
    return Words(_("the figure is withheld and yet has a value"), _("take the value out, or change the status"))
