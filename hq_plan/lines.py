"""Prose in lines of a width: words stay whole, Chinese breaks where it may."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

_CLOSING: Final = frozenset("，。；：、！？）》”’】〕%,.;:·")
_OPENING: Final = frozenset("（《“‘【〔(")
_UNIT: Final = re.compile(r" ?[(（][^()（）]{1,8}[)）]")
"""A few characters in brackets, as a unit behind a name: they stay together where a line has room for them."""


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells; Chinese breaks not before a closing sign nor behind an opening one.

    A word that is longer than a line stays whole.
    """
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for piece in _pieces(text, width):
        if used + cells(piece) > width and any(map(str.strip, line)):
            carried: list[str] = []
            while len(line) > 1 and (_begins_closing((carried or [piece])[0]) or line[-1][-1] in _OPENING):
                carried.insert(0, line.pop())
            lines.append("".join(line).strip())
            line = carried
            used = cells("".join(line))
        line.append(piece)
        used += cells(piece)
    last = "".join(line).strip()
    return [*lines, last] if last else lines


def _begins_closing(piece: str) -> bool:
    return piece.strip()[:1] in _CLOSING


def cells(text: Iterable[str]) -> int:
    """Cells that a text takes on a terminal: two for wide and full-width characters, none for combining ones."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _pieces(text: str, width: int) -> Iterator[str]:
    """Words with the blank before them, units in brackets, and single Chinese characters."""
    at = 0
    for unit in _UNIT.finditer(text):
        if cells(unit[0].strip()) <= width:
            yield from _words(text[at : unit.start()])
            yield unit[0]
            at = unit.end()
    yield from _words(text[at:])


def _words(text: str) -> list[str]:
    pieces: list[str] = []
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WF"
        if wide or not pieces or character == " " or unicodedata.east_asian_width(pieces[-1][-1]) in "WF":
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces
