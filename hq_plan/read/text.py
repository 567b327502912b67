"""A file's bytes into text: found, bounded, decoded, and free of characters that nobody sees."""

import re
from pathlib import Path

from hq_plan.diagnostics import Diagnostic, Span, Words, rule
from hq_plan.document import Document
from hq_plan.i18n import _

LIMIT = 32 * 1024 * 1024
"""The most bytes that a file may have."""

# C0 and C1 controls, line and paragraph separators, marks that turn the writing direction, zero-width characters.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


@rule("HQ001")
def unreadable_file(reason: str) -> Words:
    """A file cannot be opened or read.

    The path leads to nothing, to a folder, or to a file that may not be read. Give the path of a file that is there;
    look at its permissions and at links that lead nowhere.

    Bad::

        hq-plan validate data/actuals/2021.yml   # the file is called 2021.yaml

    Good::

        hq-plan validate data/actuals/2021.yaml
    """
    return Words(_("the file cannot be read: {reason}").format(reason=reason), _("check the path and its permissions"))


@rule("HQ002")
def wrong_encoding(byte: int) -> Words:
    """A file is not written in UTF-8.

    Excel and older editors on Chinese Windows save in GBK or UTF-16. Bytes that are not UTF-8 are not guessed at,
    because a wrong guess turns names into other names. Save the file as UTF-8; a byte order mark does no harm.

    Bad::

        unit: \\xbc\\xd2        # 家 saved as GBK

    Good::

        unit: 家              # saved as UTF-8
    """
    message = _("byte 0x{byte:02X} is not UTF-8 text").format(byte=byte)
    return Words(message, _("save the file as UTF-8; Notepad, WPS and VS Code offer it under Save As"))


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

        unit: 家\\u200b

    Good::

        unit: 家
    """
    message = _("an invisible character (U+{code:04X}) stands here").format(code=ord(character))
    return Words(message, _("delete it, or type the word anew"))


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


def read_bytes(path: Path, name: str) -> tuple[bytes | None, list[Diagnostic]]:
    """The bytes of a regular file of bounded size, or the finding that says why not."""
    try:
        if path.exists() and not path.is_file():
            reason = _("it is a folder") if path.is_dir() else _("it is no ordinary file")
            return None, [unreadable_file(Span(name), reason)]
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except OSError as error:
        return None, [unreadable_file(Span(name), _reason(error))]
    if len(data) > LIMIT:
        return None, [too_large(Span(name), path.stat().st_size)]
    return data, []


def decode(data: bytes, name: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of UTF-8 bytes with or without a byte order mark; unseen characters are found and become spaces."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = Document(name, data[: error.start].decode("utf-8-sig"), None, (0, 0, 0, 0))
        line, column = len(good.lines), len(good.lines[-1]) + 1
        return None, [wrong_encoding(Span(name, line, column, line, column + 1, good.lines[-1]), data[error.start])]
    found = list(_UNSEEN.finditer(text))
    if not found:
        return text, []
    document = Document(name, text, None, (0, 0, 0, 0))
    findings = [unseen_character(_at(document, match.start()), match[0]) for match in found]
    return _UNSEEN.sub(" ", text), findings


def _at(document: Document, offset: int) -> Span:
    before = Document(document.file, document.text[:offset], None, (0, 0, 0, 0)).lines
    line, column = len(before), len(before[-1]) + 1
    return document.at((line, column, line, column + 1))


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return _("there is no such file")
        case PermissionError():
            return _("permission is denied")
        case IsADirectoryError():
            return _("it is a folder")
        case _:
            return error.strerror or type(error).__name__
