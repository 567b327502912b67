"""Findings as people read them: the line as it should read, the worst first, long lines cut around the place."""

import pytest
from rich.cells import cell_len

from hq_plan import i18n
from hq_plan.diagnostics import Diagnostic, Fix, Severity, Span
from hq_plan.render.text import render
from hq_plan.view import Report, Screen

PIPE = Screen()


def found(
    text: str,
    start: int,
    end: int,
    instead: str | None = None,
    *,
    file: str = "a.yaml",
    line: int = 3,
    code: str = "HQ104",
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    fix = None if instead is None else Fix(start, end, instead)
    return Diagnostic(Span(file, line, start, line, end, text), code, severity, f"m{start}", fix=fix)


def lines(*findings: Diagnostic, screen: Screen = PIPE) -> list[str]:
    return render(Report({}, findings=findings, summary="done"), screen).splitlines()


def test_under_the_caret_stands_the_line_as_it_should_read() -> None:
    assert lines(found("单位：家", 3, 4, ": ")) == [
        "a.yaml",
        "  error HQ104  m3",
        "    3 │ 单位：家",
        "      │     ^^",
        "write │ 单位: 家",
        "",
        "done",
    ]


def test_in_chinese_the_bar_stands_where_it_stood() -> None:
    i18n.use("zh")
    shown = lines(found("单位：家", 3, 4, ": "))
    assert shown[4] == " 改为 │ 单位: 家"
    assert len({cell_len(line.partition("│")[0]) for line in shown[2:5]}) == 1


def test_all_mends_of_a_line_are_shown_together_and_those_of_other_lines_are_not() -> None:
    text = "value：１"
    shown = lines(
        found(text, 6, 7, ": "),
        found(text, 7, 8, "1"),
        found(text, 7, 8, "9", line=4, code="HQ105"),
        found(text, 7, 8, "8", file="b.yaml"),
    )
    assert [line for line in shown if line.startswith("write")] == [
        "write │ value: 1", "write │ value: 1", "write │ value：9", "write │ value：8",
    ]  # fmt: skip


def test_the_worst_comes_first_and_each_kind_by_place() -> None:
    def at(file: str, line: int, severity: Severity = Severity.ERROR) -> Diagnostic:
        return Diagnostic(Span(file, line, 1, line, 2, "x"), "HQ104", severity, f"{file}{line}")

    warning = Severity.WARNING
    shown = lines(at("a", 1, warning), at("b", 2, warning), at("b", 9), at("c", 5), at("b", 3))
    heads = [line.split()[-1] for line in shown if line.startswith("  ") and "HQ104" in line]
    assert heads == ["b3", "b9", "b2", "c5", "a1"]


def test_a_pipe_gets_all_findings_and_a_terminal_a_hundred() -> None:
    many = [found("x", 1, 2, line=line, code=f"HQ{line}") for line in range(1, 131)]
    assert sum("m1" in line for line in lines(*many)) == 130
    at_terminal = lines(*many, screen=Screen(80))
    assert sum("m1" in line for line in at_terminal) == 100
    assert at_terminal[-2:] == ["and 30 more findings; --format concise shows all", "done"]


@pytest.mark.parametrize("width", [None, 60, 120])
@pytest.mark.parametrize("at", [0, 1, 77, 500, 998, 999])
@pytest.mark.parametrize("letter", ["a", "家", "\u202e"])
def test_a_long_line_is_cut_around_its_place(letter: str, at: int, width: int | None) -> None:
    text = letter * at + "X" + letter * (999 - at)
    excerpt, caret, should = lines(found(text, at + 1, at + 2, "Y"), screen=Screen(width))[2:5]
    place = cell_len(caret) - 1
    before, _, after = excerpt.partition("X")
    assert caret.endswith("^")
    assert caret.count("^") == 1
    assert cell_len(before) == place == cell_len(should.partition("Y")[0])
    assert cell_len(excerpt) <= (200 if width is None else width - 8) + 8
    assert (before[8:].startswith("…"), after.endswith("…")) == (at > 1, at < 998)


def test_a_part_longer_than_the_room_is_marked_as_far_as_it_is_shown() -> None:
    excerpt, caret = lines(found("k: " + "x" * 1000, 4, 1004))[2:4]
    assert excerpt == "    3 │ k: " + "x" * 195 + "…"
    assert caret == "      │    " + "^" * 195


def test_a_line_of_200_cells_is_shown_whole() -> None:
    assert lines(found("家" * 100, 1, 2))[2] == "    3 │ " + "家" * 100


@pytest.mark.parametrize(
    ("text", "start", "end", "before", "carets"),
    [
        ("\tvalue: １", 9, 10, 8, 2),
        ("a\t\tb", 4, 5, 3, 1),
        ("##vso[x]y", 9, 10, 13, 1),
        ("##vso[x]y", 2, 3, 6, 1),
        ("::error::x", 2, 3, 6, 1),
        ("a\u202eb", 3, 4, 7, 1),
    ],
)
def test_the_caret_counts_what_is_shown(text: str, start: int, end: int, before: int, carets: int) -> None:
    assert lines(found(text, start, end))[3] == "      │ " + " " * before + "^" * carets


def test_a_finding_behind_the_end_of_a_line_has_its_caret_there() -> None:
    assert lines(found("value", 6, 6, ": 1"))[2:5] == ["    3 │ value", "      │      ^", "write │ value: 1"]
    far = lines(found("x" * 300, 301, 301, "!"))
    assert cell_len(far[3]) == cell_len(far[2]) + 1
    assert far[4].endswith("!")
