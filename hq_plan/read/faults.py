"""What can be wrong with a file before anyone asks for its shape: one rule each, with the words that it says."""

from hq_plan.diagnostics import Severity, Words, rule, short
from hq_plan.i18n import _
from hq_plan.read.encoding import OFFICE, Encoding

LIMIT = 32 * 1024 * 1024
"""The most bytes that a file may have."""

DEPTH = 32
"""How many mappings and sequences may stand one within the other."""

RECORDS = 200_000
"""How many items a list may have."""


@rule("HQ001")
def unreadable_file(reason: str, mend: str = "") -> Words:
    """A file or folder cannot be opened or read.

    The path leads to nothing, to something that is no ordinary file, to what may not be read, or by a link out of the
    folder or in a circle. Give the path of a file that is there; look at its permissions and at links.

    Bad::

        hq-plan validate data/actuals/2021.yml   # the file is called 2021.yaml

    Good::

        hq-plan validate data/actuals/2021.yaml
    """
    message = _("the file cannot be read: {reason}").format(reason=reason)
    return Words(message, mend or _("check the path and its permissions"))


@rule("HQ002")
def wrong_encoding(byte: int, encoding: Encoding | None) -> Words:
    """A file is not written in UTF-8.

    Excel and older editors on Chinese Windows save in GBK or UTF-16. Where the encoding is certain the other findings
    are told as well, but no figure counts before the file is converted, because a wrong guess turns names into other
    names. Save the file as UTF-8; a byte order mark does no harm.

    Bad::

        unit: 家              # saved as GBK

    Good::

        unit: 家              # saved as UTF-8
    """
    if encoding is OFFICE:
        message = _("this is a file of Excel, Word or WPS, not a text file")
        return Words(message, _("submit the figures as a text file in YAML"))
    save = _("save the file as UTF-8; Notepad, WPS and VS Code offer it under Save As")
    if encoding is None:
        return Words(_("byte 0x{byte:02X} is not UTF-8 text").format(byte=byte), save)
    command = f"hq-plan fix {_('old.yaml')} --write"
    return Words(
        _("the file is written in {encoding}, not in UTF-8").format(encoding=encoding.name),
        _("{save}; or convert it: {command}").format(save=save, command=command),
    )


@rule("HQ003")
def empty_file() -> Words:
    """A file has nothing in it.

    Nothing but blanks and comments stands in the file. Fill it in or delete it; a department that has nothing to
    report does not send a file.

    Bad::

        # figures follow

    Good::

        schema: hq-plan/actuals/1
        year: 2021
        department: 区科技局
        records: []
    """
    return Words(_("the file is empty"), _("fill it in, or delete it"))


@rule("HQ004")
def unseen_character(character: str) -> Words:
    """A character that nobody can see stands in the file.

    Control characters, zero-width spaces and marks that turn the direction of writing come in with text copied from
    web pages and chat programs. They make two names that look the same differ. Delete the character and type the
    text anew.

    Bad::

        unit: 家              # with a zero-width space behind 家

    Good::

        unit: 家
    """
    message = _("an invisible character (U+{code:04X}) stands here").format(code=ord(character))
    return Words(message, _("delete it, or type the word anew"), "")


@rule("HQ005")
def too_large(size: int) -> Words:
    """A file is larger than 32 MB.

    A submission is a page or two of text; a file of this size is something else or has gone wrong. It is not read
    any further.

    Bad::

        hq-plan validate backup.tar

    Good::

        hq-plan validate data/actuals/2021.yaml
    """
    message = _("the file has {size} bytes, more than the {limit} that are read").format(size=size, limit=LIMIT)
    return Words(message, _("split the file"))


@rule("HQ006")
def too_many_records(limit: int) -> Words:
    """A list has more than 200 000 items.

    A department reports a few dozen figures a year; a list of this length is something else or has gone wrong. What
    stands behind is not read.

    Bad::

        records: […]   # 200 001 of them

    Good::

        records: […]   # a file for each year and department
    """
    return Words(_("the list has more than {limit} items").format(limit=limit), _("split the file"))


@rule("HQ007")
def too_many_findings(limit: int) -> Words:
    """A file has more findings than are kept.

    So many slips have one cause, such as a wrong column or a file of another kind. The first ones are shown; put their
    cause right and look again.

    Bad::

        records: […]   # the same slip ten thousand times

    Good::

        records: […]   # put right by a program
    """
    message = _("the file has more findings than the {limit} that are kept").format(limit=limit)
    return Words(message, _("put the first ones right and look again"))


@rule("HQ008", Severity.WARNING)
def overlooked_file() -> Words:
    """A file lies among the figures and is not read.

    Files of figures end in .yaml or .yml. Notepad adds .txt, a Chinese input method types a full-width point, and
    workbooks are another format: such a file looks submitted and counts for nothing. Rename it, or take it away;
    `hq-plan import` takes in what workbooks and csv files say.

    Bad::

        data/actuals/2021.yaml.txt

    Good::

        data/actuals/2021.yaml
    """
    message = _("this file is not read: its name does not end in .yaml or .yml")
    return Words(message, _("rename it if it has figures in YAML; hq-plan import takes in workbooks and csv"))


@rule("HQ010")
def syntax_error(problem: str) -> Words:
    """The text is not YAML.

    The file cannot be taken apart at this place, and it is not certain what was meant. What stands before is fine; look
    at the line named and the one above it: indent, colon and space, brackets, quotation marks.

    Bad::

        - indicator: hitech
          value: ]

    Good::

        - indicator: hitech
          value: 95
    """
    words = {
        "expected comment or line break": _("a value that begins with > or | is put in quotation marks"),
        "mapping values are not allowed": _("a colon is not expected here"),
        "could not find expected ':'": _("a colon with a space behind it is missing"),
        "did not find expected key": _("the indent does not fit, or a key is missing"),
        "did not find expected '-' indicator": _("the indent does not fit, or a dash is missing"),
        "did not find expected ',' or": _("a comma or a closing bracket is missing"),
        "cannot start any token": _("this character cannot begin a value without quotation marks; a tab cannot indent"),
        "found unexpected end of stream": _("a quotation mark is not closed"),
        "block sequence entries are not allowed": _(
            "a dash is not expected here; as a value it is put in quotation marks"
        ),
        "found unknown escape character": _("a backslash in double quotes begins an escape that does not exist"),
    }
    known = next((words[part] for part in words if part in problem), _("this cannot be read as YAML"))
    return Words(known, _("look at this line and the one above: indent, colon and space, quotation marks"))


@rule("HQ011")
def duplicate_key(key: str, line: int, *, new_record: bool = False) -> Words:
    """A key stands twice in one mapping.

    YAML readers keep the last of two equal keys and drop the first in silence, so a figure would be lost. Delete one
    of them, or make it a record of its own.

    Bad::

        - indicator: hitech
          value: 92
          value: 95

    Good::

        - indicator: hitech
          value: 95
    """
    message = _("the key '{key}' stands in line {line} already").format(key=short(key), line=line)
    if new_record:
        return Words(message, _("delete one of the two; if a new record begins here, put a dash before it"))
    return Words(message, _("delete one of the two"))


@rule("HQ012")
def refused_feature(feature: str, *, whole_line: bool = False) -> Words:
    """An anchor, alias, merge key, tag, directive, complex key or second document is used.

    These parts of YAML let one place of a file change another, or build objects; a figure must stand where it is
    read. Write the value out in full.

    Bad::

        - indicator: hitech
          value: &v 95

    Good::

        - indicator: hitech
          value: 95
    """
    hint = _("delete this line") if whole_line else _("write the value out in full")
    return Words(_("{feature} is not allowed here").format(feature=feature), hint)


@rule("HQ014")
def folded_number() -> Words:
    """A value begins with `>` or `|` and a digit, without quotation marks.

    YAML takes `>5` for the head of a folded text and drops the number without a word. Put the value in quotation
    marks.

    Bad::

        targets:
          2022: >5

    Good::

        targets:
          2022: ">5"
    """
    message = _("YAML reads this as the head of a long text, and the number is lost")
    return Words(message, _("put the value in quotation marks"))


@rule("HQ013")
def too_deep() -> Words:
    """Brackets or indents are nested more than 32 levels deep.

    No file of figures needs so many levels; a missing bracket or a damaged file is the usual cause. The file is not
    read any further.

    Bad::

        records: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

    Good::

        records: []
    """
    message = _("nested more than {depth} levels deep").format(depth=DEPTH)
    return Words(message, _("close the brackets, or correct the indent"))
