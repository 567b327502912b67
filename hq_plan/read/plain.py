"""A file in the plain form that nearly all have, a key and a value on each line; libyaml reads all others.

The form is so narrow that it cannot be read in two ways: a head, then one list of records, and no sign in a value that
means something to YAML or may have been meant for one. What is in it comes out as from libyaml, to the column.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final

from hq_plan.document import LINE_END, Document, Mapping, Place, Sequence, is_number, plain_scalar
from hq_plan.keyboard.signs import all_meaning
from hq_plan.read.faults import RECORDS

_KEY: Final = re.compile("[a-z][a-z_]{0,99}")
_DOUBTFUL: Final = ("[", "{", "［", "］", "｛", "｝", "【", "】", " #", "\t", " \n", "\r", *all_meaning("#"))
"""What no value has here: signs that Mender looks at, remarks behind a value, odd ends of lines."""

_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`~<= ")
"""How a value does not begin unless it is looked at closely."""

_ENDS: Final = frozenset(":'\" ")


class Lines:
    """The lines of a text, split when the first is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def all(self) -> list[str]:
        """The lines without their ends."""
        return LINE_END.split(self._text)


class PlainSequence(Sequence):
    """A list of mappings with a key on each line, from a line on, the dashes behind an indent."""

    __slots__ = ("first", "indent", "lines")

    def __init__(self, lines: Lines, first: int) -> None:  # the places come later
        self.lines = lines
        self.first = first
        self.indent = 0

    def __getattr__(self, name: str) -> object:
        """Find the places, the first time that they are asked for."""
        if name == "items_at":
            begin = self.indent + 3
            self.items_at: list[Place] = [(each.first, begin) * 2 for each in self if isinstance(each, PlainMapping)]
        elif name == "place":
            # Of a list that is not indented libyaml tells the first dash, of another the place before it.
            self.place = self.first, self.indent + 1, self.first, max(self.indent + 1, 2)
        else:
            raise AttributeError(name)
        return getattr(self, name)


class PlainMapping(Mapping):
    """One of them, which finds its places when one is asked for, and may forget its values."""

    __slots__ = ("first", "kept", "within")

    def __init__(self, within: PlainSequence, first: int) -> None:  # the places come later
        self.within = within
        self.first = first
        self.kept: tuple[str, ...] = ()

    def forget(self) -> None:
        """Give up the values and keep the keys, which records share."""
        self.kept = _shared(tuple(self))
        self.clear()

    def __contains__(self, key: object) -> bool:
        return key in self.kept or super().__contains__(key)

    def __missing__(self, key: str) -> None:
        """What was a value is none any more."""

    def __getattr__(self, name: str) -> object:
        """Find the places, the first time that one is missing."""
        if name not in ("end", "keys_at", "place", "values_at"):
            raise AttributeError(name)
        self.locate()
        return getattr(self, name)

    def locate(self) -> None:
        """Find the places by the order of the keys, which must be that of the lines still."""
        begin, lines = self.within.indent + 3, self.within.lines.all
        self.keys_at, self.values_at = {}, {}
        for number, key in enumerate(self.kept or self, self.first):
            self.end = number, len(lines[number - 1]) + 1
            self.keys_at[key] = number, begin, number, begin + len(key)
            self.values_at[key] = (number, begin + len(key) + 2, *self.end)
        self.place = next(iter(self.keys_at.values()))


class PlainDocument(Document):
    """A file in the plain form."""

    def locate(self) -> None:
        """Let the records find their places."""
        for record in self._records():
            record.locate()

    def forget(self) -> None:
        """Let the records forget what they say."""
        for record in self._records():
            record.forget()

    def _records(self) -> Iterator[PlainMapping]:
        records = self.root["records"] if isinstance(self.root, Mapping) else ()
        yield from (each for each in (records if isinstance(records, list) else ()) if isinstance(each, PlainMapping))


@lru_cache(maxsize=1000)
def _shared(keys: tuple[str, ...]) -> tuple[str, ...]:
    return keys


def read(text: str, name: str) -> Document | None:
    """The document of a text of printable characters, or None if it is not in the plain form."""
    if any(sign in text for sign in _DOUBTFUL):
        return None
    head, key_line, body = text.partition("\nrecords:\n")
    root = _head(head.split("\n")) if key_line else None
    if root is None:
        return None
    first = head.count("\n") + 3
    records = PlainSequence(Lines(text), first)
    last = _fill(records, body)
    if not last or len(records) > RECORDS:
        return None
    root["records"] = records
    root.keys_at["records"], root.values_at["records"] = (first - 1, 1, first - 1, 8), records.place
    root.end = last, len(body.rstrip("\n").rpartition("\n")[2]) + 1
    return PlainDocument(name, text, root, root.place[:2] * 2)


def _head(lines: list[str]) -> Mapping | None:
    """The mapping that a file begins with; each key and value on a line of its own."""
    root = Mapping((0, 0, 0, 0))
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        key, sign, right = line.partition(": ")
        value = _value(right)
        if not sign or value is None or key in root or key == "records" or not _is_key(key):
            return None
        root[key] = value
        root.keys_at[key] = number, 1, number, len(key) + 1
        root.values_at[key] = number, len(key) + 3, number, len(line) + 1
    root.place = next(iter(root.keys_at.values()), root.place)
    return root or None


def _fill(records: PlainSequence, body: str) -> int:
    """Put the records into the list; gives the number of the last line, or 0 where one is not plain."""
    body = body.removesuffix("\n")
    dash = body.partition("- ")[0] + "- "
    records.indent = len(dash) - 2
    number, indent = records.first, "\n" + " " * len(dash)
    if dash.strip(" ") != "-":  # something stands before the first dash
        return 0
    for chunk in body.removeprefix(dash).split("\n" + dash):
        record = PlainMapping(records, number)
        lines = chunk.split(indent)
        for line in lines:
            key, _sign, text = line.partition(": ")
            value = _value(text)
            if value is None or not _is_key(key):
                return 0
            record[key] = value
        if len(record) != len(lines):
            return 0
        records.append(record)
        number += len(lines)
    last = number - 1
    return last if last == records.first + body.count("\n") else 0


@lru_cache(maxsize=1000)
def _is_key(text: str) -> bool:
    return bool(_KEY.fullmatch(text))


# Files say the same units, days and sources over and over.
@lru_cache(maxsize=10_000)
def _value(text: str) -> object:
    """A value that may begin with a sign: in quotation marks, or a number; None where it may be anything else.

    What is null is None as well, and left to libyaml.
    """
    first, inner = text[:1], text[1:-1]
    if first in ("'", '"') and len(text) > 1:
        return inner if text[-1] == first and not {first, "\\", "\n"} & set(inner) else None
    if not text or "\n" in text or text[-1] in _ENDS or ": " in text or (first in _INDICATORS and not is_number(text)):
        return None
    return plain_scalar(text)
