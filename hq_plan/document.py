"""Values with places, whatever they were read from."""

import json
import re
from collections import abc
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from hq_plan.diagnostics import Span

Place: TypeAlias = tuple[int, int, int, int]
"""Line, column, end line, end column, counted from 1; the end lies behind the last character."""

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top: keys and indexes."""

LOST = "x-lost-"
"""How a key begins that stands for a line which could not be read."""

# LF, CRLF or CR end a line and nothing else does, as in editors and in what CI services show.
LINE_END = re.compile(r"\r\n|\n|\r")


# Numbers as JSON writes them, of at most forty digits; whatever else looks like one to some YAML reader stays text.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,39})(?:\.[0-9]{1,39})?")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


def is_number(text: str) -> bool:
    """Whether a text is a number as it should be written."""
    return bool(_NUMBER.fullmatch(text))


def plain_scalar(text: str) -> object:
    """What stands without quotation marks, by YAML's JSON schema: null, true, false, a number, else text."""
    if text in _WORDS:
        return _WORDS[text]
    if is_number(text):
        return Decimal(text) if "." in text else int(text)
    return text


def scalar(text: str) -> object:
    """A value as it is typed, in double quotation marks or in none."""
    return json.loads(text) if text.startswith('"') else plain_scalar(text)


class Mapping(dict[str, object]):
    """A mapping that knows where it, its keys and its values stand, and the line and column behind its last value."""

    __slots__ = ("end", "keys_at", "place", "values_at")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.end: tuple[int, int] = place[2:]
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}

    def rename(self, key: str, meant: str) -> None:
        """Take a key for another one; it and its value stay where they stand."""
        self[meant] = self.pop(key)
        self.keys_at[meant] = self.keys_at.pop(key)
        self.values_at[meant] = self.values_at.pop(key)


class Sequence(list[object]):
    """A sequence that knows where it and its items stand."""

    __slots__ = ("items_at", "place")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.items_at: list[Place] = []


@dataclass(frozen=True)
class Document:
    """One file: its name as shown, its text, and its values.

    Numbers are int or Decimal, all other scalars text, bool or None, as the format's own rules read them. ``guessed``
    says that the file could only be read by taking something in it for what was probably meant; ``lost`` are the lines
    of which a part was left out. Of a table ``cells`` has the sheet and the name of the cell at a line and column.
    """

    file: str
    text: str = field(repr=False)
    root: object
    root_at: Place
    guessed: bool = False
    lost: frozenset[int] = frozenset()
    cells: abc.Mapping[tuple[int, int], tuple[str, str]] = field(default_factory=dict, repr=False)

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines without their ends."""
        return LINE_END.split(self.text)

    def locate(self) -> None:
        """Find all places before anything is changed, where they are found only when one is asked for."""

    def forget(self) -> None:
        """Give up what the values are, where that saves room; their places are still told."""

    def span(self, *path: str | int) -> Span:
        """The place of the value at the end of the path, or of the last value on the way that is there."""
        return self.at(self._find(path)[1])

    def key_span(self, *path: str | int) -> Span:
        """The place of the key that ends the path."""
        return self.at(self._find(path)[0])

    def at(self, place: Place) -> Span:
        """The place with the text of its line."""
        line = place[0]
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Span(self.file, *place, text, *self.cells.get(place[:2], ()))

    def typed(self, span: Span) -> str:
        """What stands at a span, as it was typed; of more than one line the first."""
        end = span.end_column if span.end_line == span.line else len(span.text) + 1
        return span.text[span.column - 1 : end - 1]

    def _find(self, path: Path) -> tuple[Place, Place]:
        """The places of the last key and of the last value on the path that are there."""
        node, key, value = self.root, self.root_at, self.root_at
        for step in path:
            if isinstance(node, Mapping) and step in node:
                name = str(step)
                key, value, node = node.keys_at[name], node.values_at[name], node[name]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
                key = value = node.items_at[step]
                node = node[step]
            else:
                break
        # A mapping is pointed at by its first key, which it learns after its place in the sequence around it.
        return key, node.place if isinstance(node, Mapping) else value
