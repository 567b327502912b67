"""What build servers and editors read: each output is read back by a parser of its format."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml
from markdown_it import MarkdownIt

from hq_plan import checks, i18n, render
from hq_plan.diagnostics import CATALOGUE, Diagnostic, Fix, Severity, Span
from hq_plan.render.gitlab import fingerprints
from hq_plan.reports import findings as report
from hq_plan.view import Report, Screen, harmless

PIPE = Screen()
RULES = [rule.code for rule in checks.rules()]
SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))


def shown(name: str, *findings: Diagnostic, files: tuple[str, ...] = ("a.yaml",)) -> str:
    renderer = render.find(name, "findings")
    assert renderer is not None
    return renderer(report.build(findings, files, len(findings)), PIPE)


def found(
    message: str = "m", hint: str = "", span: Span | None = None, severity: Severity = Severity.ERROR, **more: object
) -> Diagnostic:
    place = span or Span("a.yaml", 3, 7, 3, 9, "unit: 家家")
    return Diagnostic(place, "HQ202", severity, message, hint, **more)  # type: ignore[arg-type]


WHOLE = found("cannot be read", span=Span("gone.yaml"))
LONG = found("ends later", span=Span("a.yaml", 2, 5, 4, 1, "  - a: 1"))
WARNING = found("seems high", "look again", severity=Severity.WARNING)
MENDED = found("no colon", "write one", related=(Span("b c.yaml", 8, 2, 8, 4, "x"),), fix=Fix(5, 6, ": "))
ALL = (found("wrong unit", "write: unit: 家"), WHOLE, LONG, WARNING, MENDED)


# Jenkins reads yamllint's lines with this expression of violations-lib: se.bjurr.violations.lib.parsers.YAMLlintParser,
# named by edu.hm.hafner.analysis.parser.violations.YamlLintAdapter.
JENKINS = re.compile(r"([^:]*):(\d+):(\d+):\s?\[(error|warning)\]([^\(]+)(\(([^\)]+)\))?")


def test_jenkins_finds_every_concise_line() -> None:
    lines = shown("concise", *ALL).splitlines()
    read = [match.group(1, 2, 3, 4, 5, 7) for line in lines if (match := JENKINS.fullmatch(line))]
    assert read == [
        ("a.yaml", "3", "7", "error", " wrong unit ", "HQ202"),
        ("gone.yaml", "1", "1", "error", " cannot be read ", "HQ202"),
        ("a.yaml", "2", "5", "error", " ends later ", "HQ202"),
        ("a.yaml", "3", "7", "warning", " seems high ", "HQ202"),
        ("a.yaml", "3", "7", "error", " no colon ", "HQ202"),
    ]


def test_a_line_of_json_is_a_finding_as_json_has_it() -> None:
    whole = json.loads(shown("json", *ALL))
    assert [json.loads(line) for line in shown("jsonl", *ALL).splitlines()] == whole["findings"]
    assert shown("jsonl") == ""


def github(line: str) -> tuple[str, dict[str, str], str] | None:
    """A workflow command as the runner takes it apart."""
    match = re.fullmatch(r"::([a-z]+) ?(.*?)::(.*)", line)
    if match is None:
        return None
    pairs = (pair.split("=", 1) for pair in match[2].split(",") if pair)
    back = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
    return match[1], {key: undone(value, back) for key, value in pairs}, undone(match[3], [*back[:2], back[4]])


def azure(line: str) -> tuple[dict[str, str], str] | None:
    """A logging command as the agent takes it apart."""
    match = re.fullmatch(r"##vso\[task\.logissue ([^\]]*)\](.*)", line)
    if match is None:
        return None
    pairs = (pair.split("=", 1) for pair in match[1].split(";") if pair)
    back = [("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%")]
    return {key: undone(value, back) for key, value in pairs}, undone(match[2], [*back[1:3], back[4]])


def undone(text: str, back: list[tuple[str, str]]) -> str:
    for written, meant in back:
        text = text.replace(written, meant)
    return text


TYPED = st.text() | st.text("%:,;]\r\n#[v0ADBCP25 =", min_size=1)


@given(TYPED, TYPED)
def test_what_goes_into_a_workflow_command_comes_out(file: str, message: str) -> None:
    command = github(shown("github", found(message, span=Span(file, 1, 2, 1, 3, "x"))).splitlines()[0])
    place = {"file": harmless(file), "line": "1", "col": "2", "endLine": "1", "endColumn": "3", "title": "HQ202"}
    assert command == ("error", place, harmless(message))


@given(TYPED, TYPED)
def test_what_goes_into_a_logging_command_comes_out(file: str, message: str) -> None:
    command = azure(shown("azure", found(message, span=Span(file, 1, 2, 1, 3, "x"))).splitlines()[0])
    place = {"type": "error", "sourcepath": harmless(file), "linenumber": "1", "columnnumber": "2", "code": "HQ202"}
    assert command == (place, harmless(message))


def test_github_has_columns_within_a_line_only_and_no_line_for_a_whole_file() -> None:
    commands = [github(line) for line in shown("github", *ALL).splitlines()]
    assert [command[1] for command in commands if command][:3] == [
        {"file": "a.yaml", "line": "3", "col": "7", "endLine": "3", "endColumn": "9", "title": "HQ202"},
        {"file": "gone.yaml", "title": "HQ202"},
        {"file": "a.yaml", "line": "2", "endLine": "4", "title": "HQ202"},
    ]
    assert commands[-2:] == [("warning", commands[0][1], "seems high; fix: look again"), None]  # type: ignore[index]


def test_github_annotates_ten_of_a_level_and_tells_how_many_more_there_are() -> None:
    many = [found(f"w{n}", severity=Severity.WARNING) for n in range(12)] + [found(f"e{n}") for n in range(11)]
    lines = shown("github", *many).splitlines()
    assert [line.partition(" ")[0] for line in lines[:20]] == ["::error"] * 10 + ["::warning"] * 10
    assert lines[20:] == [
        "a.yaml:3:7: [error] e10 (HQ202)",
        "a.yaml:3:7: [warning] w10 (HQ202)",
        "a.yaml:3:7: [warning] w11 (HQ202)",
        "::notice::3 more findings are in the log of this step",
        "1 file, 23 records checked: 11 errors, 12 warnings",
    ]
    assert "::notice::" not in shown("github", *many[:10])


def test_azure_names_the_level_and_leaves_out_the_place_of_a_whole_file() -> None:
    lines = shown("azure", WARNING, WHOLE).splitlines()
    assert [azure(line) for line in lines] == [
        (
            {"type": "warning", "sourcepath": "a.yaml", "linenumber": "3", "columnnumber": "7", "code": "HQ202"},
            "seems high; fix: look again",
        ),
        ({"type": "error", "sourcepath": "gone.yaml", "code": "HQ202"}, "cannot be read"),
        None,
    ]


def test_gitlab_gets_every_finding_with_a_line_and_a_mark_of_its_own() -> None:
    issues = json.loads(shown("gitlab", *ALL))
    assert [(each["severity"], each["location"]["lines"]["begin"]) for each in issues] == [
        ("major", 3), ("major", 1), ("major", 2), ("minor", 3), ("major", 3),
    ]  # fmt: skip
    assert {key for each in issues for key in each} == {
        "description", "check_name", "fingerprint", "severity", "location",
    }  # fmt: skip
    assert len({each["fingerprint"] for each in issues}) == len(issues)


def test_a_fingerprint_stays_when_lines_move_and_words_change() -> None:
    first, moved = (found(f"line {n}", span=Span("a.yaml", n, 7, n, 8, "unit: 家")) for n in (3, 30))
    assert fingerprints([first]) == fingerprints([moved])
    assert fingerprints([first, moved]) != [*fingerprints([first]), *fingerprints([moved])]


@pytest.mark.parametrize(
    "other",
    [
        Span("b.yaml", 3, 7, 3, 8, "unit: 家"),
        Span("a.yaml", 3, 1, 3, 5, "unit: 家"),
        Span("a.yaml", 3, 7, 3, 8, "unit: 个"),
    ],
)
def test_a_fingerprint_tells_file_text_and_part_apart(other: Span) -> None:
    assert fingerprints([found(span=other)]) != fingerprints([found(span=Span("a.yaml", 3, 7, 3, 8, "unit: 家"))])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("findings", [ALL, ()], ids=["findings", "none"])
def test_sarif_holds_to_its_published_schema(findings: tuple[Diagnostic, ...], lang: str) -> None:
    i18n.use(lang)
    log = json.loads(shown("sarif", *findings))
    jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    assert log["$schema"] == SARIF["id"]


def test_sarif_has_all_rules_and_each_result_points_to_its_own() -> None:
    run = json.loads(shown("sarif", *ALL))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == RULES == sorted(CATALOGUE)
    assert all(rule["help"]["text"] and rule["help"]["markdown"].count("```") >= 4 for rule in rules)
    assert {rules[result["ruleIndex"]]["id"] for result in run["results"]} == {"HQ202"}
    marks = [result["partialFingerprints"]["hqPlan/v1"] for result in run["results"]]
    assert marks == [issue["fingerprint"] for issue in json.loads(shown("gitlab", *ALL))]


def test_a_place_in_sarif_counts_as_findings_do_and_a_whole_file_has_no_region() -> None:
    results = json.loads(shown("sarif", *ALL))["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert places[0] == {
        "artifactLocation": {"uri": "a.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 9},
    }
    assert "region" not in places[1]
    assert places[2]["region"] == {"startLine": 2, "startColumn": 5, "endLine": 4, "endColumn": 1}


def test_sarif_carries_mends_and_other_places() -> None:
    result = json.loads(shown("sarif", MENDED))["runs"][0]["results"][0]
    change = result["fixes"][0]["artifactChanges"][0]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 6},
            "insertedContent": {"text": ": "},
        }
    ]
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b%20c.yaml"


@pytest.mark.parametrize(
    ("file", "location"),
    [
        ("data/2021 年/a#1%.yaml", {"uri": "data/2021%20%E5%B9%B4/a%231%25.yaml", "uriBaseId": "%SRCROOT%"}),
        ("a:b.yaml", {"uri": "a%3Ab.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/tmp/x y.yaml", {"uri": "file:///tmp/x%20y.yaml"}),  # noqa: S108
        ("C:/a b.yaml", {"uri": "file:///C:/a%20b.yaml"}),
        ("//server/share/a.yaml", {"uri": "file://server/share/a.yaml"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "description": {"text": "standard input"}}),
    ],
)
def test_a_file_in_sarif_is_a_uri(file: str, location: dict[str, object]) -> None:
    result = json.loads(shown("sarif", found(span=Span(file, 1, 1, 1, 2, "x"))))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location
    assert file in unquote(location["uri"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "written"),
    [("[a](b)", r"[a\](b)"), (r"[a\](b)", r"[a\\\](b)"), ("[a] (b)", "[a] (b)"), ("a[0]", "a[0]")],
)
def test_no_message_in_sarif_is_a_link(typed: str, written: str) -> None:
    result = json.loads(shown("sarif", found(typed)))["runs"][0]["results"][0]
    assert result["message"]["text"] == written


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_finding() -> None:
    suites = list(JUnitXml.fromstring(shown("junit", *ALL, files=("a.yaml", "clean.yaml")).encode()))
    read = {suite.name: [(case.name, [type(each) for each in case.result]) for case in suite] for suite in suites}
    assert read == {
        "a.yaml": [
            ("HQ202 3:7", [Failure]), ("HQ202 2:5", [Failure]), ("HQ202 3:7", []), ("HQ202 3:7", [Failure]),
        ],
        "clean.yaml": [("no findings", [])],
        "gone.yaml": [("HQ202", [Failure])],
    }  # fmt: skip
    assert [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites] == [
        (4, 3, 0, 0), (1, 0, 0, 0), (1, 1, 0, 0),
    ]  # fmt: skip
    warned = next(case for suite in suites for case in suite if case.system_out)
    assert warned.is_passed
    assert "seems high; fix: look again" in warned.system_out
    assert not any(isinstance(each, Error) for suite in suites for case in suite for each in case.result)


@given(st.text())
def test_junit_is_xml_whatever_was_typed(typed: str) -> None:
    xml = shown("junit", found(typed, typed, Span(typed, 1, 1, 1, 2, typed)), files=(typed,))
    suite = next(iter(JUnitXml.fromstring(xml.encode("utf-8", "strict"))))
    assert suite.name == harmless(typed)


def test_markdown_groups_findings_by_file_and_shows_the_line_as_code() -> None:
    assert shown("markdown", MENDED, WHOLE, WARNING) == (
        "## 1 file, 3 records checked: 2 errors, 1 warning\n\n"
        "### `a.yaml`\n\n"
        "- `3:7` **error HQ202** no colon  \n  fix: write one  \n  write `unit:  家家`\n\n"
        "- `3:7` **warning HQ202** seems high  \n  fix: look again\n\n"
        "### `gone.yaml`\n\n"
        "- **error HQ202** cannot be read\n"
    )


def test_markdown_without_findings_is_its_summary() -> None:
    assert shown("markdown") == "## 1 file, 0 records checked: no findings, and no figure yet\n"


def test_markdown_stays_within_what_a_comment_holds_and_counts_the_rest() -> None:
    out = shown("markdown", *(found("长" * 100, span=Span("a.yaml", n, 1, n, 2, "x")) for n in range(1, 1001)))
    items = out.count("\n- ")
    assert 59_800 < len(out) <= 60_000
    assert out.endswith(f"\n\nand {1000 - items} more findings are left out here; --format concise shows all\n")


@given(st.text(min_size=1))
def test_code_in_markdown_is_read_as_it_was_typed(text: str) -> None:
    tokens = MarkdownIt().parse(shown("markdown", found(span=Span(text, 1, 1, 1, 2, text))))
    heading = tokens[4].children or []
    assert [token.type for token in heading] == ["code_inline"]
    assert heading[0].content.strip() == harmless(text).strip()


def test_a_report_of_tables_says_nothing_of_findings() -> None:
    renderer = render.find("markdown", "tables")
    assert renderer is not None
    assert renderer(Report({}, "title"), PIPE) == "## title\n"
