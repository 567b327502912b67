"""Which encoding bytes are in that are not UTF-8, as far as it can be told for sure."""

import codecs
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding: the name that people know, the codec that reads it, the name that iconv knows."""

    name: str
    codec: str
    iconv: str


_UTF16_LE: Final = Encoding("UTF-16", "utf-16-le", "UTF-16LE")
_UTF16_BE: Final = Encoding("UTF-16", "utf-16-be", "UTF-16BE")
_UTF32_LE: Final = Encoding("UTF-32", "utf-32-le", "UTF-32LE")
_UTF32_BE: Final = Encoding("UTF-32", "utf-32-be", "UTF-32BE")
_GBK: Final = Encoding("GBK", "gb18030", "GB18030")
_BIG5: Final = Encoding("Big5", "cp950", "BIG5")

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, _UTF32_LE), (codecs.BOM_UTF32_BE, _UTF32_BE),
    (codecs.BOM_UTF16_LE, _UTF16_LE), (codecs.BOM_UTF16_BE, _UTF16_BE),
)  # fmt: skip
_SAMPLE: Final = 64 * 1024
_SURE: Final = 0.9
# The rows in which the common characters and signs of each encoding stand: level 1 of GB 2312 and of Big5.
_COMMON: Final = {
    _GBK.codec: (range(0xA1, 0xA4), range(0xB0, 0xD8), range(0xA1, 0xFF)),
    _BIG5.codec: (range(0xA1, 0xA4), range(0xA4, 0xC7), range(0x40, 0xFF)),
}


def recognise(data: bytes) -> Encoding | None:
    """The encoding of text that is not UTF-8; None where a guess could be wrong."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    if sample.count(0) * 5 > len(sample):
        return _UTF16_LE if sample[1::2].count(0) > sample[0::2].count(0) else _UTF16_BE
    shares = {each: _common_share(data, each) for each in (_GBK, _BIG5)}
    best = max(shares, key=shares.__getitem__)  # on a tie the one that is usual on the mainland
    return best if shares[best] >= _SURE else None


def decoded(data: bytes, encoding: Encoding) -> str | None:
    """The text; None where the bytes are not all of the encoding."""
    try:
        return data.decode(encoding.codec).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def _common_share(data: bytes, encoding: Encoding) -> float:
    """The share of common characters among those that are not ASCII; 0 where the bytes are not of the encoding."""
    if decoded(data, encoding) is None:
        return 0.0
    signs, letters, trails = _COMMON[encoding.codec]
    common = total = at = 0
    sample = data[:_SAMPLE]
    while at + 1 < len(sample):
        if sample[at] < 0x80:
            at += 1
            continue
        total += 1
        common += (sample[at] in signs or sample[at] in letters) and sample[at + 1] in trails
        at += 2
    return common / total if total else 0.0
