"""Prose in lines of a decent length, in both scripts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from hq_plan.lines import cells, wrap

LONG = {
    "en": "One row per indicator and target year; a single indicator gets its whole page with sources and notes.",
    "zh": "每项指标每个目标年一行；只查一项指标时，列出它的全部情况，包括出处和说明，还有到末年还需要完成的量。",
    "mixed": "用 hq-plan explain HQ202 查看一个代码的全部说明，用 hq-plan targets 查看全部指标（hitech、高企、3）。",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
@pytest.mark.parametrize("width", [20, 40, 78])
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert not any(line[0] in "，。；：、）" for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_that_is_too_long_stays_whole() -> None:
    assert wrap("a " + "x" * 30 + " b", 20) == ["a", "x" * 30, "b"]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("新建创新平台和研发机构（家）", 24, ["新建创新平台和研发机构", "（家）"]),
        ("累计完成既有住宅节能改造面积（万平方米）", 10, ["累计完成既", "有住宅节能", "改造面积", "（万平方", "米）"]),
        ("New floor space (万平方米)", 18, ["New floor space", "(万平方米)"]),
        ("甲乙丙丁，戊", 8, ["甲乙丙", "丁，戊"]),
        ("甲乙丙“丁”", 8, ["甲乙丙", "“丁”"]),
    ],
)
def test_signs_stay_with_what_they_close_and_open(text: str, width: int, expected: list[str]) -> None:
    assert wrap(text, width) == expected


@settings(deadline=None, derandomize=True)
@given(st.text("甲乙（）《》“”，。 ab", max_size=60), st.integers(8, 20))
def test_nothing_is_lost(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


@settings(deadline=None, derandomize=True)
@given(st.text("甲乙丙 ", max_size=60), st.integers(8, 20))
def test_no_line_of_plain_characters_is_too_long(text: str, width: int) -> None:
    assert all(cells(line) <= width for line in wrap(text, width))
