"""Which encoding bytes are in that are not UTF-8, as far as it can be told for sure."""

import codecs
import re
from typing import Final, NamedTuple


class Encoding(NamedTuple):
    """An encoding: the name that people know and the codec that reads it."""

    name: str
    codec: str


_UTF16_LE: Final = Encoding("UTF-16", "utf-16-le")
_UTF16_BE: Final = Encoding("UTF-16", "utf-16-be")
_UTF32_LE: Final = Encoding("UTF-32", "utf-32-le")
_UTF32_BE: Final = Encoding("UTF-32", "utf-32-be")
_GBK: Final = Encoding("GBK", "gb18030")
_BIG5: Final = Encoding("Big5", "cp950")

OFFICE: Final = Encoding("Office", "")
"""No encoding at all: a workbook or a document."""

_OFFICE: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, _UTF32_LE), (codecs.BOM_UTF32_BE, _UTF32_BE),
    (codecs.BOM_UTF16_LE, _UTF16_LE), (codecs.BOM_UTF16_BE, _UTF16_BE),
)  # fmt: skip
_SAMPLE: Final = 64 * 1024
_SURE: Final = 0.9
_USUAL: Final = "[\t\r\n -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
# The rows in which the common characters and signs of each encoding stand: level 1 of GB 2312 and of Big5.
_COMMON: Final = {
    _GBK.codec: (range(0xA1, 0xA4), range(0xB0, 0xD8), range(0xA1, 0xFF)),
    _BIG5.codec: (range(0xA1, 0xA4), range(0xA4, 0xC7), range(0x40, 0xFF)),
}


def recognise(data: bytes) -> Encoding | None:
    """The encoding of text that is not UTF-8; None where a guess could be wrong."""
    if recognise_office(data):
        return OFFICE
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if seems_wide(data):
        wide = _UTF16_LE if data[1:_SAMPLE:2].count(0) > data[0:_SAMPLE:2].count(0) else _UTF16_BE
        text = decoded(data, wide) or ""
        return wide if len(re.findall(_USUAL, text)) >= _SURE * len(text) > 0 else None
    shares = {each: _common_share(data, each) for each in (_GBK, _BIG5)}
    best = max(shares, key=shares.__getitem__)  # on a tie the one that is usual on the mainland
    return best if shares[best] >= _SURE else None


def recognise_office(data: bytes) -> bool:
    """Whether this is a workbook or a document of Excel, Word or WPS, old or new."""
    return data.startswith(_OFFICE)


def seems_wide(data: bytes) -> bool:
    """Whether there are so many NULs that each character may be of two bytes."""
    return data.count(0, 0, _SAMPLE) * 5 > len(data[:_SAMPLE])


def decoded(data: bytes, encoding: Encoding) -> str | None:
    """The text; None where the bytes are not all of the encoding."""
    if encoding is OFFICE:
        return None
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
