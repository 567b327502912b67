"""The words and signs of printed targets. One row is one way to print a target; `show` writes the first of a row."""

import re
from typing import Final

from hq_plan.notation.target import Operator

# Civil Code art. 1259: 以上, 以下, 以内 include the number; 超过, 不满 do not.
IN_FRONT: Final[dict[Operator, tuple[str, ...]]] = {
    ">=": (
        *("不低于", "不少于", "不小于", "不得低于", "大于等于", "大于或等于", "达到", "达", "至少"),
        *("≥", "≧", ">="),
    ),
    "<=": (
        "不超过",
        "不高于",
        "不大于",
        "不多于",
        "不得超过",
        "不得高于",
        "小于等于",
        "小于或等于",
        "控制在",
        "≤",
        "≦",
        "<=",
    ),
    ">": ("超过", "突破", "高于", "大于", "多于", "逾", ">"),
    "<": ("低于", "不满", "少于", "小于", "<"),
    "~": ("约", "大约"),
}
BEHIND: Final[dict[Operator, tuple[str, ...]]] = {
    ">=": ("以上", "及以上", "或以上"),
    "<=": ("以下", "以内", "之内", "及以下", "或以下"),
    "~": ("左右", "上下"),
}
WEAK: Final = ("达到", "达", "控制在")
"""Words in front that yield to one behind: 达到2300左右 is about 2300."""

STRIVE: Final = ("力争", "争取")
NO_TARGET: Final = re.compile(r"-*|/|无")
POINTS: Final = ("个百分点", "百分点")
# Words with which a number would be another one; as mere words they would go unjudged in silence.
FRACTIONS: Final = "½¼¾⅓⅔"
RELATIVE: Final = ("翻", "倍", "百分之", "一半", "减半", *(f"{digit}成" for digit in "一二两三四五六七八九"))
VAGUE: Final = ("+", "余", "多")

UP: Final = ("增长", "增加", "提高", "提升", "上升", "增")
DOWN: Final = ("降低", "下降", "减少", "压减", "削减", "降")
FILLERS: Final = "(?:率|幅)?(?:保持在|保持|维持在|为)?"
OPEN, CLOSE = "[〔﹝［\\[【]", "[〕﹞］\\]】]"

FULL_WIDTH: Final = str.maketrans(
    dict(zip("０１２３４５６７８９．，％＞＜＝－—–−～〜／", "0123456789.,%><=----~~/", strict=True))
)
SPACE: Final = re.compile(r"\s+")
NUMBER: Final = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
UNIT: Final = r"[^\s\d,.<>=~≥≤-]*?"


def _operators(rows: dict[Operator, tuple[str, ...]]) -> dict[str, Operator]:
    return {word: op for op, words in rows.items() for word in words}


def one_of(words: dict[str, Operator] | tuple[str, ...]) -> str:
    """A pattern for one of the words; longer ones first, because some contain others."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


FRONT_WORDS: Final = _operators(IN_FRONT)
BACK_WORDS: Final = _operators(BEHIND)

YES_NO: Final = "是否"
"""The unit of a goal that is met or not."""
