"""The columns of a form: what they say, how people head them, in the order in which a form has them."""

import re
from typing import Final, NamedTuple

from hq_plan.i18n import _

META: Final = "hq-plan"
"""The hidden sheet that says which form it is."""

STATUSES: Final = {
    "final": "final", "preliminary": "preliminary", "example": "example", "withheld": "withheld",
    "最终": "final", "最终数": "final", "初步": "preliminary", "初步数": "preliminary", "示例": "example",
    "不公布": "withheld",
}  # fmt: skip
"""Words for how sure a figure is, as forms offer them in either language."""

YES_NO: Final = {"是": True, "否": False, "yes": True, "no": False}


class Column(NamedTuple):
    """A column: its key in a record, how people head it, whether it is filled in, and how wide it is in characters."""

    key: str
    heads: re.Pattern[str]
    is_input: bool = False
    width: int = 10


def _heads(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ADDED: Final = re.compile(r"[（(](.*)[)）]")
_OTHER: Final = re.compile("上年|去年|上期|同期|同比|环比|增长|增幅|增减|计划|目标")
"""What is said in brackets of a figure that is not the one asked for."""
_NO_UNIT: Final = re.compile(r"必填|填|数字|本[年期]|当[年期]|累计|年初|截至|[0-9]{4}")

COLUMNS: Final = (
    Column("number", _heads(r"序号|编号|#|no\.?"), width=6),
    Column("indicator", _heads(r"指标|指标名称|指标内容|名称|项目|indicator"), width=30),
    Column("unit", _heads(r"单位|计量单位|unit"), width=12),
    Column("definition", _heads(r"口径|指标口径|指标解释|定义|definition"), width=30),
    Column("target", _heads(r".*目标.*|target.*"), width=14),
    Column("last", _heads(r"上期数?|上年.*|上次.*|last.*"), width=14),
    Column(
        "value",
        _heads(
            r"(?:(?:19|20)[0-9]{2}年)?(?:数值|本期数?|本年数|完成值|完成数|完成情况|实际值?|实际完成.*|填报数|累计完成)"
            r"|figure|value"
        ),
        is_input=True,
        width=14,
    ),
    Column(
        "as_of",
        _heads(r"截至日期|截止日期|截至|日期|时点|统计时间|统计日期|数据时间|数据日期|as_?of"),
        is_input=True,
        width=13,
    ),
    Column("status", _heads(r"数据状态|状态|数据性质|status"), is_input=True, width=10),
    Column("source", _heads(r"数据来源|资料来源|来源|出处|(?:data)?source"), is_input=True, width=24),
    Column("note", _heads(r"备注|说明|note|remarks?"), is_input=True, width=24),
    Column("id", _heads(r"代号|id"), width=20),
)  # fmt: skip
"""Every column that a form has; what is filled in is needed, but for the note."""

NEEDED: Final = ("unit", "value", "as_of", "status", "source")
"""The columns without which no figure can be read, besides the indicator's name or id."""


def titles() -> dict[str, str]:
    """The columns' headings in the reader's language."""
    return {
        "number": _("No."),
        "indicator": _("Indicator"),
        "unit": _("Unit"),
        "definition": _("Definition"),
        "target": _("Target"),
        "last": _("Last figure"),
        "value": _("Figure"),
        "as_of": _("As of"),
        "status": _("Status"),
        "source": _("Data source"),
        "note": _("Note"),
        "id": _("Id"),
    }


def column_of(heading: str) -> str | None:
    """The key of the column that a heading names; what it adds in brackets may make it another one."""
    added = _ADDED.search(heading)
    if added and _OTHER.search(added[1]):
        return None
    plain = re.sub(r"\s+|[（(].*[)）]|[:：*＊]", "", heading)
    return next((column.key for column in COLUMNS if column.heads.fullmatch(plain)), None)


def unit_of(heading: str) -> str:
    """The unit that a heading says in brackets, if it does: 数值（万元）."""
    added = _ADDED.search(heading)
    return "" if added is None or _NO_UNIT.search(added[1]) else added[1].strip()
