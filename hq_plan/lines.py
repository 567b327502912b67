"""Prose in lines of a width: words stay whole, Chinese breaks where it may."""

import unicodedata
from collections.abc import Iterable


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells; Chinese breaks anywhere but before a closing sign."""
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        wide = cells(piece)
        if used + wide > width and line.strip() and piece not in "，。；：、）》”":
            lines.append(line.strip())
            line, used = "", 0
        line, used = line + piece, used + wide
    return [*lines, line.strip()] if line.strip() else lines


def cells(text: Iterable[str]) -> int:
    """Cells that a text takes on a terminal: two for wide and full-width characters, none for combining ones."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _pieces(text: str) -> list[str]:
    """Words with the blank before them, and single Chinese characters."""
    pieces: list[str] = []
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WF"
        if wide or not pieces or character == " " or unicodedata.east_asian_width(pieces[-1][-1]) in "WF":
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces
