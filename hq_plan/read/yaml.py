"""YAML into a document, through libyaml's events: places kept, traps refused, nothing built from tags."""

import re
from decimal import Decimal
from typing import Any

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs know it under a private name
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from hq_plan.diagnostics import Diagnostic, Span, Words, rule
from hq_plan.document import Document, Mapping, Place, Sequence
from hq_plan.i18n import _
from hq_plan.read.text import decode, empty_file

DEPTH = 32
"""How many mappings and sequences may stand one within the other."""

# Numbers as JSON writes them, of at most forty digits; whatever else looks like one to some YAML reader stays text.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,39})(?:\.[0-9]{1,39})?")
_FOLDED = (">", "|")
_PLAIN: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


@rule("HQ010")
def syntax_error(problem: str) -> Words:
    """The text is not YAML.

    The file cannot be taken apart at this place: an indent that fits no level, a bracket or quotation mark that is
    not closed, a tab, or a colon without a space behind it. What stands before is fine; look at the line named and
    the one above it.

    Bad::

        records:
          - indicator: hitech
           value: 95

    Good::

        records:
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
def duplicate_key(key: str, line: int) -> Words:
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
    message = _("the key '{key}' stands in line {line} already").format(key=key, line=line)
    return Words(message, _("delete one of the two"))


@rule("HQ012")
def refused_feature(feature: str) -> Words:
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
    return Words(_("{feature} is not allowed here").format(feature=feature), _("write the value out in full"))


@rule("HQ014")
def folded_number() -> Words:
    """A value begins with `>` or `|` and a digit, without quotation marks.

    YAML takes `>5` for the head of a folded text and drops the number without a word. Put the value in quotation
    marks.

    Bad::

        targets: {2022: 50}
        note: >5

    Good::

        targets: {2022: ">5"}
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


def read(data: bytes, name: str) -> tuple[Document | None, list[Diagnostic]]:
    """A YAML file as a document; None when it cannot be taken apart, and all that is wrong with it."""
    text, findings = decode(data, name)
    if text is None:
        return None, findings
    builder = _Builder(Document(name, text, None, (1, 1, 1, 1)))
    parser = CParser(text)
    try:
        builder.run(parser)
    except YAMLError as error:
        builder.syntax(getattr(error, "problem_mark", None), str(getattr(error, "problem", "")))
    except _Stop:
        builder.whole = False
    finally:
        parser.dispose()
    findings += builder.findings
    if builder.whole and builder.root_at is None:
        findings.append(empty_file(Span(name)))
    if not builder.whole or builder.root_at is None:
        return None, findings
    return Document(name, text, builder.root, builder.root_at), findings


class _Stop(Exception):
    """What follows cannot be understood."""


class _Builder:
    """Puts values together from the events of one document, without recursion.

    ``whole`` says that nothing was left out on the way, so that the values may be looked at.
    """

    def __init__(self, blank: Document) -> None:
        self.findings: list[Diagnostic] = []
        self.root: object = None
        self.root_at: Place | None = None
        self.whole = True
        self._blank = blank
        self._open: list[Mapping | Sequence] = []
        self._keys: list[tuple[str, Place] | None] = []

    def run(self, parser: CParser) -> None:
        """Take every event; where a scalar stands for a key it waits for its value."""
        for event in iter(parser.get_event, None):
            match event:
                case ScalarEvent():
                    self._scalar(event)
                case MappingStartEvent():
                    self._begin(event, Mapping(_place(event)))
                case SequenceStartEvent():
                    self._begin(event, Sequence(_place(event)))
                case MappingEndEvent() | SequenceEndEvent():
                    self._open.pop()
                    self._keys.pop()
                case AliasEvent():
                    self._refuse(event, _("an alias"))
                    self.whole = False
                    self._put(None, _place(event))
                case DocumentStartEvent():
                    self._document(event)

    def find(self, finding: Diagnostic) -> None:
        """Note a finding."""
        self.findings.append(finding)

    def span(self, event: Event) -> Span:
        """The place of an event."""
        return self._blank.at(_place(event))

    def syntax(self, mark: Any, problem: str) -> None:
        """Note that the parser gave up at a mark, and that the values are not whole."""
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.find(syntax_error(self._blank.at((*place, *place)), problem))
        self.whole = False

    def _scalar(self, event: ScalarEvent) -> None:
        place = _place(event)
        if event.anchor or event.tag:
            self._refuse(event, _("an anchor") if event.anchor else _("a tag"))
        if event.style in _FOLDED and self._blank.lines[place[0] - 1][place[1] : place[1] + 1].isdigit():
            self.find(folded_number(self._blank.at((*place[:2], place[0], place[1] + 2))))
        if self._keys and isinstance(self._open[-1], Mapping) and self._keys[-1] is None:
            self._key(event, place)
        else:
            self._put(_resolve(event.value) if event.implicit[0] else event.value, place)

    def _key(self, event: ScalarEvent, place: Place) -> None:
        if event.value == "<<" and event.implicit[0]:
            self._refuse(event, _("a merge key"))
        self._keys[-1] = (event.value, place)

    def _begin(self, event: CollectionStartEvent, node: Mapping | Sequence) -> None:
        if len(self._open) == DEPTH:
            self.find(too_deep(self.span(event)))
            raise _Stop
        if event.anchor or event.tag:
            self._refuse(event, _("an anchor") if event.anchor else _("a tag"))
        if self._keys and isinstance(self._open[-1], Mapping) and self._keys[-1] is None:
            self._refuse(event, _("a list or mapping as a key"))
            raise _Stop
        self._put(node, node.place)
        self._open.append(node)
        self._keys.append(None)

    def _put(self, value: object, place: Place) -> None:
        """Set a value into the innermost open mapping or sequence."""
        if not self._open:
            self.root, self.root_at = value, place
            return
        parent, waiting = self._open[-1], self._keys[-1]
        if isinstance(parent, Sequence):
            parent.append(value)
            parent.items_at.append(place)
            return
        if waiting is None:  # an alias in the place of a key
            raise _Stop
        self._keys[-1] = None
        key, key_at = waiting
        if key in parent:
            self.find(duplicate_key(self._blank.at(key_at), key, parent.keys_at[key][0]))
            return
        if not parent:
            parent.place = (*parent.place[:2], *key_at[2:]) if parent.place[:2] == key_at[:2] else parent.place
        parent[key], parent.keys_at[key], parent.values_at[key] = value, key_at, place

    def _document(self, event: DocumentStartEvent) -> None:
        if self.root_at is not None:
            self._refuse(event, _("a second document"))
            raise _Stop
        if event.version or event.tags:
            self._refuse(event, _("a directive"))

    def _refuse(self, event: Event, feature: str) -> None:
        self.find(refused_feature(self.span(event), feature))


def _place(event: Event) -> Place:
    """Where an event stands; the parser counts from 0."""
    start: Any = event.start_mark
    end: Any = event.end_mark
    return start.line + 1, start.column + 1, end.line + 1, end.column + 1


def _resolve(plain: str) -> object:
    """An unquoted scalar by YAML's JSON schema: null, true, false, a number, else text."""
    if plain in _PLAIN:
        return _PLAIN[plain]
    if _NUMBER.fullmatch(plain):
        return Decimal(plain) if "." in plain else int(plain)
    return plain
