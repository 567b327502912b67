"""Keys that are missing, unknown or empty, and files of another kind: HQ101 to HQ103, HQ110, HQ112."""

from hq_plan.diagnostics import Words, rule, short
from hq_plan.i18n import _, series
from hq_plan.keyboard.signs import told
from hq_plan.shape import near


@rule("HQ101")
def wrong_file(found: str, expected: str, instead: str | None = None, *, is_newer: bool = False) -> Words:
    """The file is of another kind, or of a newer version of its kind.

    The first key says what a file is: `schema: hq-plan/targets/1` for a plan, `schema: hq-plan/actuals/1` for
    figures. A file that says something else, or that is a list or a plain text, is not read any further. A newer
    version of a kind is read by a newer hq-plan only: what it says more would be passed over here.

    Bad::

        schema: hq-plan/actuals/2021

    Good::

        schema: hq-plan/actuals/1
    """
    if is_newer:
        message = _("'{found}' is newer than '{expected}', which this hq-plan reads")
        return Words(message.format(found=found, expected=expected), _("bring hq-plan up to date"))
    message = _("'{found}' stands where '{expected}' is expected").format(found=found, expected=expected)
    return Words(message, _("begin the file with: schema: {expected}").format(expected=expected), instead)


@rule("HQ102")
def missing_key(key: str, value: str = "…") -> Words:
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
    hint = _("add a line: {key}: {value}").format(key=key, value=value)
    return Words(_("the key '{key}' is missing").format(key=key), hint)


@rule("HQ103")
def unknown_key(key: str, known: tuple[str, ...], meant: str | None) -> Words:
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
    typed = told(key)
    hint = _("did you mean '{name}'?").format(name=meant) if meant else near(key, known)
    return Words(
        f"{message}{_(': ')}{typed}" if typed else message,
        hint or _("known here: {names}").format(names=series(known)),
        meant,
    )


@rule("HQ122")
def lost_indent(key: str) -> Words:
    """A key of a record stands in the column of the head.

    Without its indent a key belongs to the file as a whole, and the record above lacks it. Put it under the other keys
    of its record.

    Bad::

        records:
          - indicator: hitech
            value: 95
        source: 区科技局年报

    Good::

        records:
          - indicator: hitech
            value: 95
            source: 区科技局年报
    """
    message = _("'{key}' belongs to the record above and stands in the column of the head").format(key=short(key))
    return Words(message, _("begin the line in the column of the record's other keys"))


@rule("HQ110")
def empty_value(key: str, *, required: bool) -> Words:
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
    hint = _("write a value behind the colon") if required else _("write a value behind the colon, or delete the key")
    if key == "records":
        hint = _("write the records below it, each beginning with a hyphen")
    return Words(_("'{key}' has no value").format(key=key), hint)


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
