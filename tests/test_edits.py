"""From the text as it was meant there is a way back to where everything stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hq_plan.read.edits import Edits, origin

LINES = st.text("ab：　\n\r", max_size=30)


@given(LINES, st.data())
def test_what_was_not_changed_is_found_where_it_stood(text: str, data: st.DataObject) -> None:
    edits = Edits(text)
    for _ in range(data.draw(st.integers(0, 5))):
        line = data.draw(st.integers(0, len(edits.lines) - 1))
        start = data.draw(st.integers(0, len(edits.lines[line])))
        end = data.draw(st.integers(start, len(edits.lines[line])))
        edits.put(line, start, end, data.draw(st.text("XY", max_size=3)))
    for number, changed in enumerate(edits.text().split("\n")):
        for column, character in enumerate(changed):
            before = edits.column(number, column)
            assert 0 <= before <= len(edits.lines[number])
            assert character in "XY" or edits.lines[number][before] == character


@pytest.mark.parametrize(
    ("changes", "text", "places"),
    [
        ([], "a：9", [0, 1, 2, 3]),
        ([(1, 2, ": ")], "a: 9", [0, 1, 2, 2, 3]),
        ([(0, 1, "")], "：9", [1, 2, 3]),
        ([(3, 3, '"')], 'a：9"', [0, 1, 2, 3, 3]),
        ([(1, 2, ":"), (1, 3, "x")], "a:9", [0, 1, 2, 3]),
        ([(2, 3, "x"), (0, 1, "yy")], "yy：x", [0, 1, 1, 2, 3]),
    ],
)
def test_a_column_leads_back(changes: list[tuple[int, int, str]], text: str, places: list[int]) -> None:
    edits = Edits("a：9")
    for change in changes:
        edits.put(0, *change)
    assert edits.text() == text
    assert [edits.column(0, column) for column in range(len(text) + 1)] == places


def test_a_whole_line_is_changed_whatever_was_changed_in_it() -> None:
    edits = Edits("a：9\nb")
    edits.put(0, 1, 2, ": ")
    edits.whole_line(0, "x:")
    assert edits.text() == "x:\nb"


def test_a_place_leads_back_through_changes_made_one_after_the_other() -> None:
    first = Edits("\u200ba：9")
    first.put(0, 0, 1, "")
    second = Edits(first.text())
    second.put(0, 1, 2, ": ")
    assert second.text() == "a: 9"
    assert origin((1, 4, 1, 5), (first, second)) == (1, 4, 1, 5)
    assert origin((1, 1, 1, 2), (first, second)) == (1, 2, 1, 3)


def test_an_end_lies_behind_the_last_character_that_was_there() -> None:
    edits = Edits('a: "x')
    edits.put(0, 5, 5, '"')
    assert origin((1, 4, 1, 7), (edits,)) == (1, 4, 1, 6)
    edits = Edits("a: 95　")
    edits.put(0, 5, 6, "")
    assert origin((1, 4, 1, 6), (edits,)) == (1, 4, 1, 6)
