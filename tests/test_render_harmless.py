"""Nothing that came from data acts in any output: every format, every trick, every place that data gets to."""

import json
import re
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from conftest import cells_of, lines_of
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from hq_plan import render
from hq_plan.diagnostics import Diagnostic, Fix, Severity, Span
from hq_plan.reports import findings as report
from hq_plan.view import ACTING, Cell, Chart, Column, Page, Point, Report, Screen, Step, Table, harmless, spelled

TRICKS = {
    "colour": "\x1b[31mred",
    "title": "\x1b]0;x\x07",
    "c1": "\x9b31mred",
    "bidi": "\u202ecba\u2066",
    "hidden": "a\u200bb\u00adc\U000e0041\u3164",
    "markup": "[red]x[/red]",
    "emoji": ":smile:",
    "workflow command": "::error::x",
    "workflow command behind blanks": " \u3000::set-output name=a::b",
    "workflow command on a line": "a\n::error file=x::y",
    "workflow command behind CR": "a\r::add-mask::y",
    "workflow command behind LS": "a\u2028::error::y",
    "logging command": "##vso[task.setvariable variable=a]x",
    "logging command within": "a ##vso[task.complete result=Failed]x",
    "hashes": "####vso[task.debug]x",
    "group": "##[group]",
    "teamcity": "##teamcity[buildStatus text='x']",
    "html": "<script>x</script><img src=x onerror=y>&lt;",
    "link": "[a](javascript:x)",
    "picture": "![a](https://example.org/x.png)",
    "reference": "[a]: https://example.org",
    "autolink": "https://example.org www.example.org",
    "mention": "@someone and a@example.org",
    "issue": "#1 GH-2 !3 0123abc",
    "pipes": "|a|b|\n|-|-|",
    "fence": "```\n# x",
    "backticks": "`a``b```",
    "heading": "# x\n- y\n1. z\n---\n> q",
    "emphasis": "*a* **b** _c_ ~~d~~ $e$",
    "xml": "]]>\x00\x0b\ufffe\uffff</failure>&amp;",
    "halves": "\ud800x\udc80",
    "newline": "a\r\nb\nc\u0085d\u2029e",
    "formula": "=HYPERLINK(1)",
    "formula behind a tab": "\t=1+1",
    "escapes": "%0A::error::x%25%AZP25 %3B%5D;]",
    "backslashes": "\\u001b\\n\\",
}
BYTES = {"xlsx": cells_of, "docx": lines_of}
PLACES = ("file", "message", "hint", "text", "fix", "related")
PIPE = Screen()


def at(places: tuple[str, ...], trick: str) -> tuple[Report, Report]:
    """A report of findings and one of tables with a text in places that data gets to."""
    said = dict.fromkeys(PLACES, "word") | dict.fromkeys(places, trick)
    line = f"{said['text']} x"
    span = Span(said["file"], 3, len(line), 3, len(line) + 1, line)
    other = (Span(said["related"], 4, 1, 4, 2, line),)
    findings = [
        Diagnostic(span, "HQ202", severity, said["message"], said["hint"], None, other, Fix(1, 2, said["fix"]))
        for severity in Severity
    ]
    typed = said["message"]
    table = Table((Column("key", typed),), ((Cell(typed, typed),),))
    step = Step(typed, Point(Fraction(1), typed), (Point(Fraction(2), typed),), typed)
    chart = Chart(typed, typed, (step, step), step, typed, Point(Fraction(1), typed))
    page = Page(typed, paragraphs=(typed,))
    tables = Report({"a": typed}, typed, (table,), (typed,), prose=(page,), charts=(chart,))
    return report.build(findings, [said["file"]], 1), tables


def outputs(places: tuple[str, ...], trick: str) -> dict[tuple[str, str], str]:
    said, tables = at(places, trick)
    made = {
        (name, part): renderer(said if part == "findings" else tables, PIPE)
        for name in render.formats()
        for part in ("findings", "tables", "page")
        if (renderer := render.find(name, part))  # type: ignore[arg-type]
    }
    return {key: out if isinstance(out, str) else BYTES[key[0]](out) for key, out in made.items()}


@pytest.mark.parametrize("place", [*((each,) for each in PLACES), PLACES], ids=[*PLACES, "everywhere"])
@pytest.mark.parametrize("trick", TRICKS)
def test_nothing_from_data_acts(trick: str, place: tuple[str, ...]) -> None:
    plain = outputs(place, "word")
    for (name, part), out in outputs(place, TRICKS[trick]).items():
        lines = out.replace("\r\n", "\n").split("\n")
        assert not ACTING.search("".join(lines).removeprefix("\ufeff")), name
        assert len(lines) == len(plain[name, part].replace("\r\n", "\n").split("\n")), name
        assert commands(lines) == commands(plain[name, part].split("\n")), name
        READ.get(name, str)(out)


def commands(lines: list[str]) -> list[str]:
    """What build servers would carry out: the name of the command, wherever on the line they look for it."""
    found = [re.match(r"\s*::([a-z-]+)", line) for line in lines]
    return [match[0] for match in found if match] + re.findall(r"##[A-Za-z]*\[\S*", "\n".join(lines))


MARKS = {"heading", "bullet_list", "list_item", "paragraph", "strong", "table", "thead", "tbody", "tr", "th", "td"}
SINGLE = {"inline", "text", "text_special", "code_inline", "softbreak", "hardbreak"}


def read_markdown(out: str) -> None:
    """Only our own marks, and no text that a site would link."""
    tokens = MarkdownIt().enable(["table", "strikethrough"]).parse(out)
    every = [inner for token in tokens for inner in (token, *(token.children or []))]
    assert {token.type for token in every} <= {f"{mark}_{end}" for mark in MARKS for end in ("open", "close")} | SINGLE
    texts = " ".join(token.content for token in every if token.type.startswith("text"))
    assert not re.search(r"@\w|://|www\.|#\d|!\d|:\w+:", texts)


def read_json(out: str) -> None:
    json.loads(out)


def read_lines(out: str) -> None:
    for line in out.splitlines():
        json.loads(line)


def read_sarif(out: str) -> None:
    for result in json.loads(out)["runs"][0]["results"]:
        assert not re.search(r"(?<!\\)(\\\\)*\]\(", result["message"]["text"])


def read_xml(out: str) -> None:
    (suite,) = JUnitXml.fromstring(out.encode())
    assert len(list(suite)) == 2


def read_workbook(out: str) -> None:
    """No cell is a formula."""
    assert {line.split(" ")[1] for line in out.splitlines()[1:]} <= {"s", "n"}


class Tags(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _value in attrs}


def read_html(out: str) -> None:
    """Only our own elements, none that loads, links or acts."""
    page = Tags()
    page.feed(out)
    assert page.tags <= {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "div", "table", "thead", "tbody", "tr", "th",
        "td", "pre", "code", "figure", "figcaption", "svg", "rect", "line", "polyline", "circle", "text",
    }  # fmt: skip
    assert page.names <= {
        "lang", "charset", "http-equiv", "content", "name", "class", "tabindex", "role", "aria-label", "scope",
        "aria-labelledby", "id", "viewbox", "x", "y", "width", "height", "x1", "x2", "y1", "y2", "points", "cx", "cy", "r",
        "text-anchor",
    }  # fmt: skip


READ = {
    "html": read_html, "xlsx": read_workbook,
    "markdown": read_markdown, "json": read_json, "gitlab": read_json, "jsonl": read_lines, "sarif": read_sarif,
    "junit": read_xml,
}  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
def test_json_gives_back_what_was_typed(trick: str) -> None:
    said, _ = at(PLACES, TRICKS[trick])
    whole = render.find("json", "findings")
    assert whole is not None
    assert json.loads(whole(said, PIPE)) == said.data


@pytest.mark.parametrize("text", ["中文 abc，1.5%（注）", "a: b", "C#[1]", "12:30::5", "e\u0301", "\U00020000"])
def test_what_does_nothing_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("trick", TRICKS)
def test_pieces_are_one_for_each_character(trick: str) -> None:
    text = TRICKS[trick]
    assert len(spelled(text)) == len(text)
    assert "".join(spelled(text)) == harmless(text)
