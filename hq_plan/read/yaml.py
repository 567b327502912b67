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

from hq_plan.diagnostics import Diagnostic, Span
from hq_plan.document import Document, Mapping, Place, Sequence
from hq_plan.i18n import _
from hq_plan.read.faults import (
    DEPTH,
    duplicate_key,
    empty_file,
    folded_number,
    refused_feature,
    syntax_error,
    too_deep,
)
from hq_plan.read.text import decode

# Numbers as JSON writes them, of at most forty digits; whatever else looks like one to some YAML reader stays text.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,39})(?:\.[0-9]{1,39})?")
_FOLDED = (">", "|")
_PLAIN_STYLES = (None, "")
_PLAIN: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


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
    except _StopError:
        builder.whole = False
    finally:
        parser.dispose()
    findings += builder.findings
    if builder.whole and builder.root is None:
        findings.append(empty_file(Span(name)))
    if not builder.whole or builder.root is None or builder.root_at is None:
        return None, findings
    return Document(name, text, builder.root, builder.root_at), findings


class _StopError(Exception):
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
        lines = self._blank.lines
        if place[0] > len(lines):  # the parser stands behind a last line that has no end
            place = len(lines), len(lines[-1]) + 1
        self.find(syntax_error(self._blank.at((*place, *place)), problem))
        self.whole = False

    def _scalar(self, event: ScalarEvent) -> None:
        place = _place(event)
        if event.anchor or event.tag:
            self._refuse(event, _("an anchor") if event.anchor else _("a tag"))
        if (
            event.style in _FOLDED
            and not event.value
            and self._blank.lines[place[0] - 1][place[1] : place[1] + 1].isdigit()
        ):
            self.find(folded_number(self._blank.at((*place[:2], place[0], place[1] + 2))))
        if self._keys and isinstance(self._open[-1], Mapping) and self._keys[-1] is None:
            self._key(event, place)
        else:
            self._put(_resolve(event.value) if event.style in _PLAIN_STYLES else event.value, place)

    def _key(self, event: ScalarEvent, place: Place) -> None:
        if event.value == "<<" and event.implicit[0]:
            self._refuse(event, _("a merge key"))
        self._keys[-1] = (event.value, place)

    def _begin(self, event: CollectionStartEvent, node: Mapping | Sequence) -> None:
        if len(self._open) == DEPTH:
            self.find(too_deep(self.span(event)))
            raise _StopError
        if event.anchor or event.tag:
            self._refuse(event, _("an anchor") if event.anchor else _("a tag"))
        if self._keys and isinstance(self._open[-1], Mapping) and self._keys[-1] is None:
            self._refuse(event, _("a list or mapping as a key"))
            raise _StopError
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
            raise _StopError
        self._keys[-1] = None
        key, key_at = waiting
        parent.end = place[2:]
        if key in parent:
            self.find(duplicate_key(self._blank.at(key_at), key, parent.keys_at[key][0]))
            return
        if not parent:
            parent.place = (*parent.place[:2], *key_at[2:]) if parent.place[:2] == key_at[:2] else parent.place
        parent[key], parent.keys_at[key], parent.values_at[key] = value, key_at, place

    def _document(self, event: DocumentStartEvent) -> None:
        if self.root_at is not None:
            self._refuse(event, _("a second document"))
            raise _StopError
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
