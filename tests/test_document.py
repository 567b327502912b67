"""A document finds places by path, and what was typed there."""

import pytest

from hq_plan.diagnostics import Span
from hq_plan.document import Document
from hq_plan.read import yaml

TEXT = """\
year: 2021
records:
  - indicator: 高企
    value: "95"   # 家
    note: 第一行
      第二行
  - {unit: 家, more: [1, 2.50]}
"""


@pytest.fixture
def document() -> Document:
    document, findings = yaml.read(TEXT.encode(), "f.yaml")
    assert document is not None
    assert findings == []
    return document


def around(span: Span) -> tuple[int, int, int, int]:
    return span.line, span.column, span.end_line, span.end_column


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("year",), (1, 7, 1, 11), (1, 1, 1, 5)),
        (("records", 0), (3, 5, 3, 14), (3, 5, 3, 5)),
        (("records", 0, "indicator"), (3, 16, 3, 18), (3, 5, 3, 14)),
        (("records", 0, "value"), (4, 12, 4, 16), (4, 5, 4, 10)),
        (("records", 0, "note"), (5, 11, 6, 10), (5, 5, 5, 9)),
        (("records", 1, "unit"), (7, 12, 7, 13), (7, 6, 7, 10)),
        (("records", 1, "more", 1), (7, 25, 7, 29), (7, 25, 7, 29)),
    ],
)
def test_values_and_keys_have_exact_places(document: Document, path, value, key):
    assert around(document.span(*path)) == value
    if path != ("records", 0):
        assert around(document.key_span(*path)) == key


@pytest.mark.parametrize(
    ("path", "there"),
    [
        (("nothing",), ()),
        (("records", 5), ("records",)),
        (("records", 0, "unit"), ("records", 0)),
        (("year", "deeper"), ("year",)),
        (("records", 1, "more", "x"), ("records", 1, "more")),
    ],
)
def test_what_is_not_there_has_the_place_of_the_nearest_that_is(document: Document, path, there):
    assert document.span(*path) == document.span(*there)


def test_the_top_is_pointed_at_by_its_first_key(document: Document):
    assert around(document.span()) == (1, 1, 1, 5)


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        (("records", 0, "value"), '"95"'),
        (("records", 0, "note"), "第一行"),
        (("records", 0), "indicator"),
        (("records", 1, "more", 1), "2.50"),
    ],
)
def test_typed_is_what_stands_there_of_more_lines_the_first(document: Document, path, typed):
    assert document.typed(document.span(*path)) == typed


def test_a_span_carries_its_line(document: Document):
    assert document.span("records", 0, "value").text == '    value: "95"   # 家'


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_at_lf_crlf_and_cr(end: str):
    document = Document("f", end.join(["a", "", "b"]), None, (1, 1, 1, 1))
    assert document.lines == ["a", "", "b"]


def test_nothing_else_ends_a_line():
    """Form feeds, next-line and the Unicode separators end a line for Python, but for no editor."""
    text = "a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g"
    assert Document("f", text, None, (1, 1, 1, 1)).lines == [text]


def test_a_place_outside_has_an_empty_line():
    assert Document("f", "a", None, (1, 1, 1, 1)).at((9, 1, 9, 2)).text == ""
