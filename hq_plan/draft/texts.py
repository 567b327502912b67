"""The texts of cells: what is no text, one line, a figure, a word that a heading adds."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from hq_plan import notation
from hq_plan.grid import Cell
from hq_plan.notation import Target

_MARK: Final = re.compile(r"[*＊①-⑳]+$")
_VERB: Final = re.compile("增长|增加|提高|提升|上升|降低|下降|减少|削减|压减")
_MEASURES: Final = (
    "%|‰|[十百千万亿]*(?:元|人|个|家|件|户|所|台|套|项|名|辆|座|处|张|篇|起|次|只|头|艘|条|块|村|倍|米|吨|亩|克|升|岁|年|天|日|小时|公里|"
    "公顷|平方米|平方公里|立方米|千瓦|千瓦时|兆瓦|吉瓦|度|标准煤|吨标准煤|人次|人日|张床|床|镇|乡|县|区|市|种|类|门|部|卷|册|公斤|斤|美元|标箱|个?百分点|分)"
)
_IS_UNIT: Final = re.compile(rf"(?:{_MEASURES})(?:[/每].{{1,10}})?|.{{1,8}}/.{{1,10}}")
DASH: Final = re.compile(r"[-－—–−一/／\s]*")


def without_mark(text: str) -> str:
    """A cell's text without the mark of a footnote."""
    return _MARK.sub("", one_line(text))


def over(text: str, label: str) -> str:
    """A cell of 年均 or 累计 with what its heading says for it: the word, growth or decline, per cent."""
    said = one_line(text)
    if re.match(r"[\[〔［(（]", said) or not re.search("[0-9０-９]", said):
        return said
    verb = _VERB.search(label)
    says = _VERB.search(said)
    percent = "%" if "%" in label and re.search("[0-9０-９]$", said) else ""
    return ("年均" if "年均" in label else "累计") + (verb[0] if verb and not says else "") + said + percent


def is_there(cell: Cell) -> bool:
    """Whether something stands in a cell that is no dash."""
    return bool(cell.text) and not DASH.fullmatch(cell.text)


def one_line(text: str) -> str:
    """A text without line breaks, double spaces and characters that nobody sees."""
    seen = (sign for sign in text if sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf"))
    return re.sub(r"\s+", " ", "".join(seen)).strip()


def is_unit(text: str) -> bool:
    """Whether what stands in brackets behind a name can be its unit, and not a part of the name (规上, GDP)."""
    return _IS_UNIT.fullmatch(text) is not None


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
