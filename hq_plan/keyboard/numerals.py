"""Numbers in Chinese characters, 九十五 and 二〇二一, in digits."""

import re
from typing import Final

_DIGITS: Final = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "○": 0, "两": 2,
}  # fmt: skip
_ROW: Final = "".join(_DIGITS)
_TENS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}

CHARACTERS: Final = _ROW + "".join(_TENS)
"""The characters of numerals below ten thousand."""

_NUMERAL: Final = re.compile(rf"[{CHARACTERS}万亿]+(?:点[{_ROW}]+)?")


# 一千五, 三四百: a digit without its place, or two for one place.
_SPOKEN: Final = re.compile(rf"[百佰千仟万亿][{_ROW}]$|[{_ROW}](?<![零〇○])[{_ROW}]")


def digits(text: str) -> str | None:
    """The number in digits; None where the text is no numeral, or a spoken one: 二百五 may be 205 or 250.

    >>> digits("九十五"), digits("二点一"), digits("二〇二一"), digits("一万二千")
    ('95', '2.1', '2021', '12000')
    """
    if not _NUMERAL.fullmatch(text) or text[0] in "万亿":
        return None
    whole, _point, behind = text.partition("点")
    if all(character in _DIGITS for character in whole):
        said = "".join(str(_DIGITS[character]) for character in whole)
    elif _SPOKEN.search(whole):
        return None
    else:
        said = str(_whole(whole))
    return said + ("." + "".join(str(_DIGITS[character]) for character in behind) if behind else "")


def _whole(text: str) -> int:
    """A numeral with its places named, as 一亿二千三百万零五."""
    high = low = group = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            group += (digit or 1) * _TENS[character]
            digit = 0
        elif character == "万":
            low, group, digit = (low + group + digit) * 10**4, 0, 0
        else:
            high, low, group, digit = (high + low + group + digit) * 10**8, 0, 0, 0
    return high + low + group + digit
