"""The texts of cells: what is no text, one line, a figure, a word that a heading adds."""

import re
from decimal import Decimal
from typing import Final

from hq_plan import notation
from hq_plan.grid import Cell
from hq_plan.notation import Target

_MARK: Final = re.compile(r"[*＊①-⑳]+$")
DASH: Final = re.compile(r"[-－—–−一/／\s]*")


def without_mark(text: str) -> str:
    """A cell's text without the mark of a footnote."""
    return _MARK.sub("", one_line(text))


def over(text: str, label: str) -> str:
    """A cell of 年均 or 累计 with the word that its heading says for it."""
    said = one_line(text)
    if re.match(r"[\[〔［(（]", said) or not re.search("[0-9]", said):
        return said
    return ("年均" if "年均" in label else "累计") + said


def is_there(cell: Cell) -> bool:
    """Whether something stands in a cell that is no dash."""
    return bool(cell.text) and not DASH.fullmatch(cell.text)


def one_line(text: str) -> str:
    """A text without line breaks and double spaces."""
    return re.sub(r"\s+", " ", text).strip()


def plain(text: str) -> str:
    """A text without any space, its brackets in half width, for comparing."""
    return re.sub(r"\s+", "", text).translate(str.maketrans("（）［］：", "()[]:"))


def number_of(text: str) -> Decimal | None:
    """A figure, with its unit or a mark behind it; None where words or signs make it more or less than one."""
    try:
        read = notation.read(without_mark(text))
    except notation.NotationError:
        return None
    plain = read is not None and read.op is None and read.way is None
    return read.value if plain and read is not None else None


def tells_unit(target: Target) -> bool:
    """Whether the unit behind a number is that of the figures, and not per cent or points of change."""
    return target.way is None or (target.way == "whole" and target.unit != "%")
