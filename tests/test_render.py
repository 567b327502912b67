"""Renderers: what is special in a format comes out as text and does nothing."""

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from rich.cells import cell_len

from hq_plan import render
from hq_plan.diagnostics import Diagnostic, Severity, Span
from hq_plan.view import Cell, Column, Example, Page, Report, Screen, Table, Tone

ACTING = [
    "\x1b[31mred",
    "\x07",
    "\u202eabc",
    "[red]x[/red]",
    "=1+1",
    "+1",
    "-1",
    "@x",
    "a|b",
    "<b>x</b>",
    "`x`",
    "a\nb",
]
PIPE = Screen()


def shown(name: str, report: Report, screen: Screen = PIPE) -> str:
    renderer = render.find(name, "tables") or render.find(name, "findings")
    assert renderer is not None
    return renderer(report, screen)


def one_cell(text: str, value: object = None) -> Report:
    cell = Cell(text if value is None else value, text)  # type: ignore[arg-type]
    return Report({"text": text}, text, (Table((Column("key", text),), ((cell,),)),), (text,))


@pytest.mark.parametrize("text", ACTING)
@pytest.mark.parametrize("name", ["table", "markdown"])
def test_nothing_typed_steers_a_terminal(name: str, text: str) -> None:
    out = shown(name, one_cell(text))
    assert not set(out) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize("text", ["[red]x[/red]", ":smile:", "a|b"])
def test_a_table_shows_markup_as_it_was_typed(text: str) -> None:
    assert shown("table", one_cell(text)).splitlines()[-1] == text


def test_markdown_escapes_what_it_would_act_on() -> None:
    assert shown("markdown", one_cell("a|b<i>*x*_y_[z](w)`")).splitlines()[0] == (r"## a\|b\<i\>\*x\*\_y\_\[z\](w)\`")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_no_text_in_csv_is_a_formula(text: str) -> None:
    assert list(csv.reader(io.StringIO(shown("csv", one_cell(text)), newline="")))[1] == ["'" + text]


def test_a_number_in_csv_is_a_number() -> None:
    report = one_cell("x", Decimal("-0.10"))
    assert shown("csv", report) == "\ufeffkey\r\n-0.10\r\n"
    assert shown("csv", one_cell("x", Fraction(1, 3))) == "\ufeffkey\r\n0.3333333333333333\r\n"
    assert shown("csv", one_cell("x", Fraction(-4, 2))) == "\ufeffkey\r\n-2\r\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("2.10"), "2.10"), (Decimal("1E+3"), "1000"), (Fraction(95, 92), "1.0326086956521738"),
        (Fraction(3), "3"), (True, "true"), (None, "null"), (7, "7"), ("例\u2028", r'"例\u2028"'), ([], "[]"), ({}, "{}"),
    ],
)  # fmt: skip
def test_json_writes_given_numbers_as_written_and_computed_ones_shortest(value: object, written: str) -> None:
    assert shown("json", Report({"a": value})) == f'{{\n  "a": {written}\n}}\n'  # type: ignore[dict-item]


@pytest.mark.parametrize("text", ACTING)
def test_json_reads_back_as_what_was_typed(text: str) -> None:
    assert json.loads(shown("json", one_cell(text))) == {"text": text}


def finding(text: str, span: Span | None = None, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(span or Span("a.yaml", 1, 1, 1, 2, text), "HQ104", severity, text, text)


@pytest.mark.parametrize("text", ACTING)
@pytest.mark.parametrize("name", ["text", "concise"])
def test_a_finding_shows_what_was_typed_and_nothing_acts(name: str, text: str) -> None:
    out = shown(name, Report({}, findings=(finding(text),)))
    assert not set(out) & {"\x1b", "\x07", "\u202e"}


def test_a_concise_finding_is_one_line() -> None:
    assert shown("concise", Report({}, findings=(finding("a\nb"),))) == r"a.yaml:1:1: [error] a\u000ab (HQ104)" + "\n"


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("unit: 家", 7, 8),
        ("单位: 万元", 5, 7),
        ("　value: 1", 9, 10),
        ("a: ｘ", 4, 5),
        ("é: e\u0301x", 4, 7),
        ("x", 1, 1),
    ],
)
def test_the_caret_stands_under_what_is_meant(line: str, start: int, end: int) -> None:
    out = shown("text", Report({}, findings=(finding("m", Span("a.yaml", 3, start, 3, end, line)),)))
    excerpt, caret = out.splitlines()[2:4]
    before = cell_len(excerpt[: excerpt.index("│") + 2] + line[: start - 1])
    assert cell_len(caret.partition("^")[0]) == before
    assert caret.count("^") == max(cell_len(line[start - 1 : end - 1]), 1)


def test_a_screen_shows_a_hundred_findings_worst_first_and_counts_the_rest() -> None:
    many = [finding(f"w{line}", Span("a.yaml", line, 1), Severity.WARNING) for line in range(1, 121)]
    many += [finding("e", Span("b.yaml", 1, 1))]
    out = shown("text", Report({}, findings=tuple(many)), Screen(80))
    assert out.count("HQ104") == 100
    assert out.startswith("b.yaml\n  error HQ104")
    assert "and 21 more findings; --format concise shows all" in out
    assert shown("text", Report({}, findings=tuple(many))).count("HQ104") == 121
    assert shown("concise", Report({}, findings=tuple(many))).count("\n") == 121


def test_colour_marks_severity_and_tone() -> None:
    report = Report({}, tables=(Table((Column("a", "a"),), ((Cell("x", "x", Tone.BAD),),)),))
    assert "\x1b[31mx\x1b[0m" in shown("table", report, Screen(80, True))
    assert "\x1b" not in shown("table", report, Screen(80, False))
    assert "\x1b[31merror HQ104\x1b[0m" in shown("text", Report({}, findings=(finding("m"),)), Screen(80, True))


def test_columns_leave_in_the_order_of_their_need_and_are_named() -> None:
    columns = (Column("a", "aaaa"), Column("b", "bbbb", spare=1), Column("c", "cccc", spare=2))
    table = Table(columns, ((Cell("1", "1"), Cell("2", "2"), Cell("3", "3")),))
    heads = {
        width: shown("table", Report({}, tables=(table,)), Screen(width)).split("\n")[0] for width in (16, 15, 9, 4)
    }
    assert heads == {16: "aaaa  bbbb  cccc", 15: "aaaa  bbbb", 9: "aaaa", 4: "aaaa"}
    assert "not shown: bbbb / cccc" in shown("table", Report({}, tables=(table,)), Screen(9)).replace("\n", " ")


def test_in_a_pipe_nothing_is_cut() -> None:
    text = "很长的名称" * 60
    assert text in shown("table", one_cell(text))


def test_a_format_is_the_module_of_its_name() -> None:
    said = ["azure", "concise", "github", "gitlab", "json", "jsonl", "junit", "markdown", "sarif", "text"]
    assert render.formats() == sorted({*said, "csv", "docx", "html", "table", "xlsx"})
    assert render.showing("findings") == said
    assert (render.find("nonesuch", "tables"), render.find("text", "tables")) == (None, None)


def test_what_is_said_again_in_a_file_is_said_once_with_all_its_lines() -> None:
    lines = (3, 5, 8, 9, 12, 20)
    many = [finding("w", Span(file, line, 1, line, 2, "x")) for file in ("a.yaml", "b.yaml") for line in lines]
    out = shown("text", Report({}, findings=tuple(many)))
    assert out.count("HQ104") == 2
    assert out.count("      likewise in lines 5, 8, 9, 12, 20\n") == 2


def test_a_few_that_say_the_same_are_each_shown_in_their_place() -> None:
    few = [finding("w", Span("a.yaml", line, 1, line, 2, "x")) for line in (3, 5, 8, 9, 12)]
    out = shown("text", Report({}, findings=(*few, finding("v", Span("a.yaml", 4, 1, 4, 2, "x")))))
    assert [line.split()[0] for line in out.splitlines() if " │ x" in line] == ["3", "4", "5", "8", "9", "12"]


PAGE = Page(
    "A title <b>",
    (Cell("error", "error", Tone.BAD), Cell("name", "a|name")),
    ("Write `a < b` and *not* `this", "数字按原样比较，" * 4 + "用 `hq-plan targets` 查看。"),
    (Example("Wrong:", "- a: 1 # long enough to pass the width\n  b: ```", "yaml"),),
)


def test_a_page_at_a_terminal_has_prose_of_the_width_and_examples_as_they_stand() -> None:
    assert shown("table", Report({}, pages=(PAGE, PAGE)), Screen(32)).splitlines()[:15] == [
        "A title <b>",
        "error  a|name",
        "",
        "Write `a < b` and *not* `this",
        "",
        "数字按原样比较，数字按原样比较，",
        "数字按原样比较，数字按原样比较，",
        "用 `hq-plan targets` 查看。",
        "",
        "Wrong:",
        "",
        "    - a: 1 # long enough to pass the width",
        "      b: ```",
        "",
        "",
    ]


def test_a_page_in_markdown_keeps_its_code_and_escapes_the_rest() -> None:
    assert shown("markdown", Report({}, pages=(PAGE,))).splitlines() == [
        r"## A title \<b\>",
        "",
        r"*error · a\|name*",
        "",
        r"Write `a < b` and \*not\* \`this",
        "",
        "数字按原样比较，" * 4 + "用 `hq-plan targets` 查看。",
        "",
        "Wrong:",
        "",
        "````yaml",
        "- a: 1 # long enough to pass the width",
        "  b: ```",
        "````",
    ]


@pytest.mark.parametrize("text", ACTING)
@pytest.mark.parametrize("name", ["table", "markdown"])
def test_nothing_in_a_page_steers_a_terminal(name: str, text: str) -> None:
    page = Page(text, (Cell(text, text),), (text, f"`{text}`"), (Example("", text),))
    assert not set(shown(name, Report({}, pages=(page,)))) & {"\x1b", "\x07", "\u202e"}


def test_pages_stand_in_place_of_tables_which_programs_still_get() -> None:
    table = Table((Column("key", "head"),), ((Cell("value", "text"),),))
    report = Report({}, tables=(table,), pages=(PAGE,))
    assert "text" not in shown("table", report) + shown("markdown", report)
    assert shown("csv", report) == "\ufeffkey\r\nvalue\r\n"
