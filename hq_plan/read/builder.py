"""The parser's events into values with places: traps refused, nothing built from tags."""

from typing import Any, NamedTuple

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs know it under a private name
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from hq_plan.diagnostics import MOST_FINDINGS, Diagnostic, Span
from hq_plan.document import LOST, Mapping, Place, Sequence, plain_scalar
from hq_plan.i18n import _
from hq_plan.read.edits import origin
from hq_plan.read.faults import (
    DEPTH,
    RECORDS,
    duplicate_key,
    folded_number,
    refused_feature,
    syntax_error,
    too_deep,
    too_many_records,
)
from hq_plan.read.text import Text

_FOLDED = (">", "|")
_PLAIN_STYLES = (None, "")


class Problem(NamedTuple):
    """Why the parser gave up: the line of its text, from 0, and what to say."""

    line: int
    finding: Diagnostic


class StopError(Exception):
    """What follows cannot be understood."""


class Builder:
    """Puts values together from the events of one document, without recursion.

    ``whole`` says that nothing was left out on the way, so that the values may be looked at; ``guessed`` that a record
    was begun where no dash stands.
    """

    def __init__(self, text: Text) -> None:
        self.findings: list[Diagnostic] = []
        self.root: object = None
        self.root_at: Place | None = None
        self.whole = True
        self.guessed = False
        self.problem: Problem | None = None
        self._blank = text.blank
        self._edits = text.edits
        self._open: list[Mapping | Sequence] = []
        self._keys: list[tuple[str, Place] | None] = []
        self._reached: tuple[int, int] = (0, 0)

    def run(self, parser: CParser) -> None:
        """Take every event; where a scalar stands for a key it waits for its value."""
        for event in iter(parser.get_event, None):
            match event:
                case ScalarEvent():
                    self._scalar(event)
                case MappingStartEvent():
                    self._begin(event, Mapping(self._place(event)))
                case SequenceStartEvent():
                    self._begin(event, Sequence(self._place(event)))
                case MappingEndEvent() | SequenceEndEvent():
                    self._close(event)
                case AliasEvent():
                    self._refuse(event, _("an alias"))
                    self.whole = False
                    self._put(None, self._place(event))
                case DocumentStartEvent():
                    self._document(event)

    def find(self, finding: Diagnostic) -> None:
        """Note a finding; with more than are kept there is no sense in reading on."""
        self.findings.append(finding)
        if len(self.findings) > MOST_FINDINGS:
            raise StopError

    def span(self, event: Event) -> Span:
        """The place of an event."""
        return self._blank.at(self._place(event))

    def stop_at(self, error: YAMLError) -> None:
        """Note that the parser gave up, where the slip is rather than where it was noticed."""
        problem = str(getattr(error, "problem", ""))
        opened = any(part in problem for part in ("could not find expected ':'", "unexpected end of stream"))
        mark: Any = getattr(error, "context_mark" if opened else "problem_mark", None)
        mark = mark or getattr(error, "problem_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        place = origin((line + 1, column + 1, line + 1, column + 1), self._edits)
        lines = self._blank.lines
        if place[0] > len(lines):  # the parser stands behind a last line that has no end
            line = len(lines) - 1
            place = (line + 1, len(lines[-1]) + 1) * 2
        self.problem = Problem(line, syntax_error(self._blank.at(place), problem))

    def _scalar(self, event: ScalarEvent) -> None:
        place = self._place(event)
        self._reached = place[2:]
        if event.anchor or event.tag:
            self._refuse(event, _("an anchor") if event.anchor else _("a tag"))
        if event.style in _FOLDED:
            self._long(event, place)
        if self._keys and isinstance(self._open[-1], Mapping) and self._keys[-1] is None:
            self._key(event, place)
        else:
            self._put(plain_scalar(event.value) if event.style in _PLAIN_STYLES else event.value, place)

    def _long(self, event: ScalarEvent, place: Place) -> None:
        """Find what libyaml drops without a word behind the sign that a long text begins with."""
        line, sign_end = self._blank.lines[place[0] - 1], place[1] + 1
        if not event.value and line[place[1] : sign_end].isdigit():
            self.find(folded_number(self._blank.at((*place[:2], place[0], sign_end + 1))))
        elif line[place[1] :].lstrip("+-123456789").startswith("#"):
            self.find(syntax_error(self._blank.at((*place[:2], place[0], sign_end)), "expected comment or line break"))

    def _key(self, event: ScalarEvent, place: Place) -> None:
        key = event.value
        if key == "<<" and event.implicit[0]:
            self._refuse(event, _("a merge key"))
            key = f"{LOST}{place[0]}"
        if self._blank.lines[place[0] - 1][: place[1] - 1].endswith("?"):  # of the key by YAML 1.2, none by libyaml
            self._refuse(event, _("a question mark before a key"))
        self._keys[-1] = (key, place)

    def _begin(self, event: CollectionStartEvent, node: Mapping | Sequence) -> None:
        if len(self._open) == DEPTH:
            self.find(too_deep(self.span(event)))
            raise StopError
        if event.anchor or event.tag:
            self._refuse(event, _("an anchor") if event.anchor else _("a tag"))
        if self._keys and isinstance(self._open[-1], Mapping) and self._keys[-1] is None:
            self._refuse(event, _("a list or mapping as a key"))
            raise StopError
        self._put(node, node.place)
        self._open.append(node)
        self._keys.append(None)

    def _close(self, event: CollectionEndEvent) -> None:
        """End the innermost mapping or sequence, which reaches to its last scalar or to its closing bracket."""
        self._keys.pop()
        node, place = self._open.pop(), self._place(event)
        if place[:2] != place[2:]:  # a bracket; the end of an indent is told far below
            self._reached = place[2:]
        if isinstance(node, Mapping):
            node.end = max(node.end, self._reached)

    def _put(self, value: object, place: Place) -> None:
        """Set a value into the innermost open mapping or sequence."""
        if not self._open:
            self.root, self.root_at = value, place
            return
        parent, waiting = self._open[-1], self._keys[-1]
        if isinstance(parent, Sequence):
            if len(parent) == RECORDS:
                self.find(too_many_records(self._blank.at(place), RECORDS))
                raise StopError
            parent.append(value)
            parent.items_at.append(place)
            return
        if waiting is None:  # an alias in the place of a key
            raise StopError
        self._keys[-1] = None
        key, key_at = waiting
        parent.end = place[2:]
        if key in parent:
            record = self._begun(parent, key, key_at)
            if record is None:
                self.find(duplicate_key(self._blank.at(key_at), key, parent.keys_at[key][0]))
                return
            parent = record
        if not parent:
            parent.place = (*parent.place[:2], *key_at[2:]) if parent.place[:2] == key_at[:2] else parent.place
        parent[key], parent.keys_at[key], parent.values_at[key] = value, key_at, place

    def _begun(self, mapping: Mapping, key: str, key_at: Place) -> Mapping | None:
        """A new record, where a key that stands twice is the first of one without its dash."""
        records = self._open[-2] if len(self._open) > 1 else None
        if not isinstance(records, Sequence) or len(mapping) == 1 or key != next(iter(mapping)):
            return None
        first = mapping.keys_at[key][0]
        self.find(duplicate_key(self._blank.at(key_at), key, first, new_record=True))
        record = Mapping(key_at)
        records.append(record)
        records.items_at.append(key_at)
        self._open[-1] = record
        self.guessed = True
        return record

    def _document(self, event: DocumentStartEvent) -> None:
        if self.root_at is not None:
            self._refuse(event, _("a second document"), whole_line=True)
            raise StopError
        if event.version or event.tags:
            self._refuse(event, _("a directive"), whole_line=True)

    def _place(self, event: Event) -> Place:
        """Where an event stands in the file; the parser counts from 0."""
        start: Any = event.start_mark
        end: Any = event.end_mark
        place = start.line + 1, start.column + 1, end.line + 1, end.column + 1
        return origin(place, self._edits) if self._edits else place

    def _refuse(self, event: Event, feature: str, *, whole_line: bool = False) -> None:
        self.find(refused_feature(self.span(event), feature, whole_line=whole_line))
