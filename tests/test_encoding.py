"""An encoding is named where it is certain, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hq_plan.read import yaml
from hq_plan.read.encoding import OFFICE, decoded, recognise

SIMPLIFIED = "schema: hq-plan/actuals/1\nyear: 2021\ndepartment: 区科技局\n# 全区高新技术企业数量，家\n"
TRADITIONAL = "schema: hq-plan/actuals/1\nyear: 2021\ndepartment: 區科技局\n# 全區高新技術企業數量，家\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (SIMPLIFIED, "gbk", "GBK"),
        (SIMPLIFIED, "gb18030", "GBK"),
        (SIMPLIFIED, "utf-16", "UTF-16"),
        (SIMPLIFIED, "utf-16-le", "UTF-16"),
        (SIMPLIFIED, "utf-16-be", "UTF-16"),
        (SIMPLIFIED, "utf-32", "UTF-32"),
        (TRADITIONAL, "big5", "Big5"),
        (TRADITIONAL, "cp950", "Big5"),
        ("unit: 家\n", "gbk", "GBK"),
    ],
)
def test_an_encoding_is_recognised(text: str, codec: str, name: str) -> None:
    encoding = recognise(text.encode(codec))
    assert encoding is not None
    assert encoding.name == name
    assert decoded(text.encode(codec), encoding) == text
    assert f"{name}, not in UTF-8" in yaml.read(text.encode(codec), "f")[1][0].message


@pytest.mark.parametrize("data", [b"", b"\xff", "café: 1".encode("latin-1"), "日本語のテキスト".encode("shift-jis"), bytes(range(256)) * 4,
                                  b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"])  # fmt: skip
def test_what_is_not_certain_is_not_named(data: bytes) -> None:
    assert recognise(data) is None


COMMON = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]


@given(st.text(COMMON, min_size=6))
def test_simplified_chinese_is_never_taken_for_big5(text: str) -> None:
    encoding = recognise(text.encode("gbk"))
    assert encoding is not None
    assert encoding.name == "GBK"


BIG5 = [
    bytes((row, cell)).decode("cp950") for row in range(0xA4, 0xC6) for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
]


@given(st.text(BIG5, min_size=30))
def test_traditional_chinese_is_never_taken_for_gbk(text: str) -> None:
    encoding = recognise(text.encode("cp950"))
    assert encoding is not None
    assert encoding.name == "Big5"


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\0\0\0\x08\0" * 9, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9])
def test_a_workbook_is_called_one(data: bytes) -> None:
    assert recognise(data) is OFFICE
    assert decoded(data, OFFICE) is None
    document, (finding,) = yaml.read(data, "f")
    assert document is None
    assert (finding.code, finding.span.line, finding.span.column) == ("HQ002", 1, 1)
    assert "Excel" in finding.message
