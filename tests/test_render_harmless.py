"""Nothing that came from data acts in any output: every format, every trick, every place that data gets to."""

import csv
import io
import json
import os
import re
from collections.abc import Callable
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from conftest import COMMANDS, Ran, cells_of, lines_of
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
    "hyperlink": "\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x07",
    "attributes": "\" onmouseover=\"x\" ' onclick='y' style=`z`",
    "formula": "=HYPERLINK(1)",
    "formula with a plus": "+1+cmd|' /C calc'!A0",
    "formula with a minus": "-2+3+cmd|' /C calc'!A0",
    "formula with an at": "@SUM(1)",
    "formula behind CR": "\r=1+1",
    "formula in full width": "＝1+1",
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


def read_csv(out: str) -> None:
    """No cell begins as a formula does; a number may have its sign."""
    for row in csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline="")):
        assert not [
            each for each in row if each.startswith(tuple("=+-@＝＋－＠\t\r")) and not re.fullmatch(r"-[0-9.e-]+", each)
        ]


READ = {
    "csv": read_csv,
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


# From the files to the screen, through every command that has formats

SHOWN_BY = {"validate": "findings", "report": "page"} | dict.fromkeys(
    ("status", "gap", "growth", "missing", "explain", "schema", "targets", "init", "compare"), "tables"
)
"""What a command shows; those that have no format speak of it in plain lines."""

GIVEN = {
    "explain": ["HQ201"], "schema": ["actuals"], "init": ["t.csv", "new"], "compare": ["data"], "validate": [],
    "import": ["f.csv", "--dry-run"], "fix": ["data"], "form": ["2021", "-o", "forms"], "annotate": ["f.xlsx"],
}  # fmt: skip
FORMATS = [
    (command, name)
    for command, part in SHOWN_BY.items()
    for name in render.formats()
    if render.find(name, part)  # type: ignore[arg-type]
]


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """A plan and figures with a trick in every name, note, source, file name, value and key."""
    plan, year = tmp_path / "data" / "targets.yaml", tmp_path / "data" / "actuals" / "2021"
    year.mkdir(parents=True)
    all_in_one = " ".join(trick for trick in TRICKS.values() if not ACTING.search(trick))
    indicators = [
        {
            "id": f"i{n}", "name": trick, "name_en": trick, "aliases": [f"{trick} {n}"], "unit": trick, "kind": "stock", "definition": trick,
            "department": trick, "source": trick, "note": trick, "targets": {2020: 1, 2021: 2, 2022: 3},
        }
        for n, trick in enumerate(TRICKS.values())
    ]  # fmt: skip
    about = {"id": "p", "title": all_in_one, "title_en": all_in_one, "issuer": all_in_one, "years": [2020, 2021, 2022]}
    plan.write_text(json.dumps({"schema": "hq-plan/targets/1", "plan": about, "indicators": indicators}), "utf-8")
    for n, trick in enumerate(TRICKS.values()):
        record = {
            "indicator": f"i{n}",
            "unit": trick,
            "as_of": "2021-12-31",
            "status": "final",
            "source": trick,
            "note": trick,
        }
        records = [{**record, "value": 1}, {**record, "indicator": trick, "value": trick, trick: trick}]
        figures = {"schema": "hq-plan/actuals/1", "year": 2021, "department": trick, "records": records}
        name = f"{trick} {n}.yaml".replace("/", "_").replace("\0", "").encode("utf-8", "replace").decode()
        (year / name).write_text(json.dumps(figures), "utf-8")
    rows = [[trick, trick, trick, "2021-12-31", trick, trick] for trick in TRICKS.values()]
    head = [["年份：2021", f"填报部门：{all_in_one}"], ["指标", "单位", "数值", "截至日期", "状态", "数据来源"]]
    book = openpyxl.Workbook()
    for row in (*head, *rows):
        book.active.append([ACTING.sub("", each) for each in row])
    for row in book.active.iter_rows():
        for each in row:
            each.data_type = "s"
    book.save(tmp_path / "f.xlsx")
    with (tmp_path / "f.csv").open("w", encoding="utf-8", errors="replace", newline="") as stream:
        csv.writer(stream).writerows(head + rows)
    with (tmp_path / "t.csv").open("w", encoding="utf-8", errors="replace", newline="") as stream:
        csv.writer(stream).writerows(
            [["指标", "单位", "2021年", "责任单位"], *([row[0], row[1], "5", row[2]] for row in rows)]
        )
    return tmp_path


OURS = {"::error", "::warning", "::notice", "##vso[task.logissue"}


def test_every_command_is_looked_through() -> None:
    assert {*SHOWN_BY, *GIVEN} == set(COMMANDS)


@pytest.mark.skipif(os.name == "nt", reason="file names are not free there")
@pytest.mark.parametrize(
    ("command", "name"), [*FORMATS, *((command, "") for command in GIVEN if command not in SHOWN_BY)]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_that_is_handed_in_acts(
    command: str, name: str, lang: str, handed_in: Path, run: Callable[..., Ran]
) -> None:
    output = ["--format", name, "--output", "out"] if name else []
    ran = run(command, *GIVEN.get(command, []), *output, "--lang", lang, here=handed_in)
    assert ran.status in (0, 1, 2)
    made = (handed_in / "out").read_bytes() if (handed_in / "out").exists() else b""
    out = BYTES[name](made) if name in BYTES and made else made.decode("utf-8")
    for text in (out, ran.out, ran.err):
        lines = text.replace("\r\n", "\n").split("\n")
        assert not ACTING.search("".join(lines).removeprefix("\ufeff"))
        assert {each.split(" ")[0].strip() for each in commands(lines)} <= (
            OURS if name in ("github", "azure") else set()
        )
    if name == "junit":
        JUnitXml.fromstring(made)
    elif made and (command, name) != ("explain", "markdown"):  # which sets examples apart, and says nothing of data
        READ.get(name, str)(out)
