"""Prose in lines of a decent length, in both scripts."""

import pytest
from rich.cells import cell_len

from hq_plan.lines import wrap

LONG = {
    "en": "One row per indicator and target year; a single indicator gets its whole page with sources and notes.",
    "zh": "每项指标每个目标年一行；只查一项指标时，列出它的全部情况，包括出处和说明，还有到末年还需要完成的量。",
    "mixed": "用 hq-plan explain HQ202 查看一个代码的全部说明，用 hq-plan targets 查看全部指标（hitech、高企、3）。",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
@pytest.mark.parametrize("width", [20, 40, 78])
def test_no_line_is_wider_than_asked_but_for_a_closing_sign(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width + 2 for line in lines)
    assert not any(line[0] in "，。；：、）" for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_that_is_too_long_stays_whole() -> None:
    assert wrap("a " + "x" * 30 + " b", 20) == ["a", "x" * 30, "b"]
