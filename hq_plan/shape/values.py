"""Values of another kind than their key asks for: HQ104, HQ108 and HQ109."""

from hq_plan.diagnostics import Words, rule, short
from hq_plan.i18n import _
from hq_plan.shape import near
from hq_plan.shape.words import listed


@rule("HQ104")
def wrong_type(found: str, expected: str, instead: str | None = None) -> Words:
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
    hint = _("put it in quotation marks") if instead else _("write {expected}").format(expected=expected)
    return Words(message, hint, instead)


@rule("HQ108")
def unknown_word(typed: str, known: tuple[str, ...], meant: str | None) -> Words:
    """A word is none of those that may stand here.

    The status of a figure is example, preliminary, final or withheld; the kind of an indicator is stock, flow, ratio
    or milestone. Choose one of the words that the message lists.

    Bad::

        status: 最终

    Good::

        status: final
    """
    message = _("'{typed}' is none of the words that may stand here").format(typed=short(typed))
    choice = _("choose one: {known}").format(known=listed(known))
    hint = _("did you mean '{name}'?").format(name=meant) if meant else near(typed, known) or choice
    return Words(message, hint, meant)


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
