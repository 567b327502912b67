"""The catalogue takes no code twice, explanations come apart, findings have an order."""

from itertools import permutations

import pytest

from hq_plan import diagnostics
from hq_plan.diagnostics import Diagnostic, Fix, Severity, Span, Words, corrected, rule


@pytest.fixture(autouse=True)
def _catalogue_as_it_was(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("hq_plan.diagnostics.CATALOGUE", {})


def sample_rule(code: str = "HQ999"):
    @rule(code, Severity.WARNING)
    def odd_thing(name: str) -> Words:
        """A thing is odd.

        It is odd
        on two lines.

        A second paragraph.

        Bad::

            - a: 1
              b: 2

        Good::

            - a: 2
        """
        return Words(f"{name} is odd", "mend it")

    return odd_thing


def test_a_code_is_taken_once():
    sample_rule()
    with pytest.raises(ValueError, match="HQ999 is odd-thing already"):
        sample_rule()


def test_a_rule_is_entered_under_its_code_and_named_after_its_function():
    made = sample_rule("HQ998")
    assert made.name == "odd-thing"
    assert list(diagnostics.CATALOGUE.items()) == [("HQ998", made)]


def test_an_explanation_is_the_docstring_in_its_parts():
    explained = sample_rule().explanation
    assert explained.title == "A thing is odd."
    assert explained.paragraphs == ("It is odd on two lines.", "A second paragraph.")
    assert explained.bad == "- a: 1\n  b: 2"
    assert explained.good == "- a: 2"


def test_calling_a_rule_gives_a_finding_with_its_words():
    span = Span("f", 1, 2, 1, 3, "text")
    finding = sample_rule()(span, "x")
    assert finding == Diagnostic(span, "HQ999", Severity.WARNING, "x is odd", "mend it", None, ())


def test_findings_are_ordered_by_file_place_and_code():
    def finding(file: str, line: int, column: int, code: str) -> Diagnostic:
        return Diagnostic(Span(file, line, column, line, column + 1), code, Severity.ERROR, "")

    ordered = [
        finding("a", 0, 0, "HQ003"),
        finding("a", 2, 5, "HQ201"),
        finding("a", 2, 5, "HQ202"),
        finding("a", 2, 10, "HQ101"),
        finding("a", 10, 1, "HQ001"),
        finding("b", 1, 1, "HQ001"),
    ]
    for shuffled in permutations(ordered):
        assert sorted(shuffled, key=lambda each: each.order) == ordered


def test_a_span_without_a_line_is_the_whole_file():
    assert Span("f") == Span("f", 0, 0, 0, 0, "")


def test_what_a_rule_would_have_instead_is_a_fix_of_its_place():
    @rule("HQ997")
    def wrong_word() -> Words:
        return Words("wrong", "", "right")

    assert wrong_word(Span("f", 1, 4, 1, 6, "a: xx")).fix == Fix(4, 6, "right")
    assert wrong_word(Span("f", 1, 4, 2, 6, "a: xx")).fix is None
    assert sample_rule()(Span("f", 1, 4, 1, 6, "a: xx"), "x").fix is None


@pytest.mark.parametrize(
    ("fixes", "line"),
    [
        ([], "a：９"),
        ([Fix(3, 4, "9"), Fix(2, 3, ": ")], "a: 9"),
        ([Fix(2, 4, "x"), Fix(3, 4, "y")], "ax"),
        ([Fix(4, 4, "!")], "a：９!"),
    ],
)
def test_a_line_is_corrected_at_its_fixes_and_nowhere_else(fixes: list[Fix], line: str):
    assert corrected("a：９", fixes) == line
