"""Slips in the structure of a file that can be taken for what was meant: one rule each, with the words that it says."""

from hq_plan.diagnostics import Words, rule, short
from hq_plan.i18n import _
from hq_plan.keyboard.signs import plain, told_one


@rule("HQ015")
def wrong_sign(typed: str, meant: str) -> Words:
    """A full-width sign stands where the file's structure needs a half-width one.

    The colon behind a key, the dash before a record, the comma and the brackets of a list and the hash before a remark
    are half-width signs. A Chinese input method in Chinese punctuation mode types their full-width sisters, which are
    plain text to a program. Switch to English punctuation and type the sign anew.

    Bad::

        value：95

    Good::

        value: 95
    """
    half = meant.strip()
    if half and plain(typed) == half:
        message = told_one(typed)
    elif half:
        message = _("'{typed}' stands where '{meant}' is meant").format(typed=typed, meant=half)
    else:
        message = _("'{typed}' does not belong here").format(typed=typed)
    if typed.isascii():
        return Words(message, _("write the line as it is shown") if meant else _("delete it"), meant)
    return Words(message, _("type it with the input method switched to English") if meant else _("delete it"), meant)


@rule("HQ016")
def odd_space(typed: str, meant: str) -> Words:
    """A space of another kind stands where the file's structure needs a plain one.

    Full-width spaces (U+3000) and spaces that do not break (U+00A0) look like spaces and are letters to a program; they
    come from a Chinese input method, from Word and from web pages. Delete them and type plain spaces.

    Bad::

        value:　95

    Good::

        value: 95
    """
    return Words(told_one(typed[:1]), _("delete it and type plain spaces"), meant)


@rule("HQ017")
def missing_space(sign: str, meant: str) -> Words:
    """The space behind a colon or behind a record's dash is missing.

    Without the space the colon or dash is part of the word, and the line is no key with a value. Type one space behind
    it.

    Bad::

        value:95

    Good::

        value: 95
    """
    message = _("a space is missing behind '{sign}'").format(sign=sign)
    return Words(message, _("type one space behind it"), meant)


@rule("HQ018")
def tab_indent(meant: str) -> Words:
    """A tab stands in the indent of a line.

    How wide a tab is differs from editor to editor, so YAML takes none for an indent. Put spaces in its place; most
    editors can be told to do so whenever the tab key is pressed.

    Bad::

        records:
        ⇥- indicator: hitech     # ⇥ stands for a tab

    Good::

        records:
          - indicator: hitech
    """
    return Words(_("a tab stands in the indent"), _("indent with spaces"), meant)


@rule("HQ019")
def wrong_indent() -> Words:
    """A line is indented by more or fewer spaces than the lines that it belongs to.

    Keys of one record begin in the same column, and so do the dashes of all records. Put the line under the one that it
    belongs to.

    Bad::

        - indicator: hitech
           value: 95

    Good::

        - indicator: hitech
          value: 95
    """
    return Words(_("the indent fits no line above"), _("begin the line in the column of its sisters"))


@rule("HQ020")
def unclosed(sign: str, closing: str) -> Words:
    """A quotation mark or a bracket is opened and not closed.

    What follows would be part of the text or list, to the end of the file. Close it where the text or list ends.

    Bad::

        source: "区科技局年报

    Good::

        source: "区科技局年报"
    """
    message = _("'{sign}' is opened here and not closed").format(sign=sign)
    return Words(message, _("close it with {closing}").format(closing=closing))


@rule("HQ021")
def needs_quotes(sign: str) -> Words:
    """A value has a sign in it that means something to YAML, and no quotation marks around it.

    A value that begins with `%`, `@`, `*`, `>`, `|` or a dash, or that has a colon with a space behind it, is put in
    quotation marks. The unit % is written "%".

    Bad::

        unit: %

    Good::

        unit: "%"
    """
    messages = {
        ":": _("a colon with a space behind it makes a key of what stands before it"),
        "\\": _("a backslash within double quotation marks begins an escape, and there is none like this"),
        "": _("text stands behind the closing quotation mark"),
        "[": _("text stands behind the closing bracket"),
        "#": _("a hash begins a remark, and the key has no value"),
    }
    message = messages.get(sign) or _("'{sign}' at the beginning of a value means something to YAML").format(sign=sign)
    hint = _("put the value in single quotation marks") if sign == "\\" else _("put the whole value in quotation marks")
    return Words(message, hint)


@rule("HQ022")
def missing_colon(key: str) -> Words:
    """The colon between a key and its value is missing.

    A line of a record is a key, a colon, a space and a value. Type the colon.

    Bad::

        value 95

    Good::

        value: 95
    """
    message = _("a colon is missing behind '{key}'").format(key=short(key))
    return Words(message, _("type a colon and one space behind it"), f"{key}:")


@rule("HQ023")
def missing_comma() -> Words:
    """A comma between two items in brackets is missing.

    What stands in brackets is parted by half-width commas; without one two items run together. Type the comma.

    Bad::

        - {indicator: hitech, value: 95 unit: 家}

    Good::

        - {indicator: hitech, value: 95, unit: 家}
    """
    return Words(_("a comma is missing here"), _("type a half-width comma and one space"), ",")


@rule("HQ024")
def two_keys(key: str) -> Words:
    """Two keys stand on one line.

    Each key of a record has a line of its own, or all of them stand in braces with commas between them. Begin a new
    line before the second key, in the column of the first.

    Bad::

        - indicator: hitech
          value: 95 unit: 家

    Good::

        - indicator: hitech
          value: 95
          unit: 家
    """
    message = _("a second key, '{key}', stands on this line").format(key=short(key))
    return Words(message, _("begin a new line before it"))


@rule("HQ025")
def stray_line() -> Words:
    """A line is neither a key with a value nor part of a text.

    A title, a line of dashes, or the rest of a text that was broken without an indent. Put a hash before what is only a
    remark; indent what belongs to the text above by more than its key.

    Bad::

        2021年报送表
        schema: hq-plan/actuals/1

    Good::

        # 2021年报送表
        schema: hq-plan/actuals/1
    """
    hint = _("put a hash before a remark; indent what belongs to the text above")
    return Words(_("this line has no key and no value"), hint)
