"""YAML as others read it: the published cases of the YAML test suite, and documents by chance beside ruamel.yaml.

What is read without a finding means what it means to every reader of YAML 1.2, but for what the tables here say.
"""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, Ran
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode
from test_golden import compare

from hq_plan.read import yaml

HEAD, *CASES = (
    json.loads(line, parse_float=Decimal)
    for line in (Path(__file__).parent / "yaml_cases.jsonl").read_text("utf-8").rstrip("\n").split("\n")
)

# Read as libyaml reads it, though YAML 1.2 has it for an error: nothing else can be meant, and nothing is lost.
LENIENT = {
    "9C9N": {"flow": ["a", "b", "c"]},  # the lines of a list in brackets are not indented
    "Y79Y/003": [["foo", "foo"]],  # or by a tab
    "QB6E": {"quoted": "a b c"},  # the lines of a quoted text are not indented
    "DK95/01": {"foo": "bar baz"},  # or by a tab
    "9JBA": ["a", "b", "c"],  # a remark begins without a blank before its hash
    "CVW2": ["a", "b", "c"],
    "SU5Z": {"key": "value"},
    "G5U8": [["-", "-"]],  # a dash alone in brackets
    "YJV2": ["-"],
    "S98Z": {"empty block scalar": ""},  # a long text of blanks alone
}
# A last line of blanks that no line end follows is no line of a long text, neither to libyaml nor to ruamel.yaml.
UNENDED = {"JEF9/02": [""], "L24T/01": {"foo": "x\n "}}

# It refuses a tab between a value and what follows, and a long text that begins with lines of fewer blanks.
RUAMEL_REFUSES = (
    "4QFQ", "DC7X", "DK95/03", "DK95/04", "DK95/05", "DWX9", "HS5T", "J3BT", "K54U", "NB6Z", "S98Z", "T26H", "UV7Q",
)  # fmt: skip

NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,39})(\.[0-9]{1,39})?")


def same(value: object) -> object:
    """What a document says, with the types of all values and without places."""
    match value:
        case dict():
            return {key: same(each) for key, each in value.items()}
        case list():
            return [same(each) for each in value]
        case Decimal():
            return value
    return type(value), value


def by_ruamel(text: str) -> object:
    """The same by ruamel.yaml, or its refusal."""
    try:
        return _meant(YAML(typ="safe", pure=True).compose(text))
    except YAMLError:
        return YAMLError


def _meant(node: Node) -> object:
    """Keys are text as they stand; what is no number as JSON writes it is text, and so is a day."""
    match node:
        case MappingNode():
            return {key.value: _meant(each) for key, each in node.value}
        case SequenceNode():
            return [_meant(each) for each in node.value]
    match str(node.tag).rpartition(":")[2]:
        case "null":
            return same(None)
        case "bool":
            return same(node.value.lower() == "true")
        case "int" | "float" if NUMBER.fullmatch(node.value):
            return same(Decimal(node.value) if "." in node.value else int(node.value))
    return same(node.value)


def test_the_cases_say_where_they_are_from() -> None:
    assert list(HEAD) == ["source", "licence", "copyright"]
    assert (len(CASES), sum("error" in case for case in CASES)) == (402, 94)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_published_case_is_read_as_it_is_published_or_refused(case: dict[str, object]) -> None:
    document, findings = yaml.read(case["yaml"].encode(), "f")
    assert all(each.message and each.hint for each in findings)
    if findings:
        return
    if "json" in case and case["id"] not in UNENDED:
        assert [same(document.root)] == same(case["json"])
    elif "error" in case or case["id"] in UNENDED:
        assert same(document.root) == same((LENIENT | UNENDED)[case["id"]])
    else:
        assert same(document.root) == by_ruamel(case["yaml"])  # no JSON can have it, for a key of it is null


def test_which_published_cases_are_refused_and_where() -> None:
    lines = []
    for case in CASES:
        _, findings = yaml.read(case["yaml"].encode(), "f")
        found = [f"{each.code}@{each.span.line}:{each.span.column}" for each in findings]
        lines.append(" ".join([case["id"], "invalid" if "error" in case else "valid", *(found or ["read"])]))
    compare("yaml-suite.txt", "\n".join([*lines, ""]))


def test_each_published_case_sent_as_a_submission_is_refused_in_plain_words(
    tmp_path: Path, run: Callable[..., Ran]
) -> None:
    """None has the schema of a submission; the program goes through all of them and comes to no fault of its own."""
    names = [case["id"].replace("/", "-") + ".yaml" for case in CASES]
    for name, case in zip(names, CASES, strict=True):
        (tmp_path / name).write_bytes(case["yaml"].encode())
    ran = run("validate", *names, "--data", str(ROOT / "data"), "--format", "json", here=tmp_path)
    assert (ran.status, ran.err) == (1, "")
    assert {each["file"] for each in json.loads(ran.out)["findings"] if each["severity"] == "error"} == {*names}


def test_ruamel_reads_the_published_cases_as_they_are_read_here_or_refuses_them() -> None:
    refused = []
    for case in CASES:
        document, findings = yaml.read(case["yaml"].encode(), "f")
        other = by_ruamel(case["yaml"]) if not findings else None
        if other is YAMLError:
            refused.append(case["id"])
        elif not findings:
            assert same(document.root) == other
    assert tuple(refused) == RUAMEL_REFUSES


@pytest.mark.parametrize(
    ("typed", "core", "reason"),
    [
        ("012", 12, "octal to some readers"),
        ("+5", 5, "a change, no figure"),
        ("0x5F", 95, "nobody reads it as 95"),
        ("0o17", 15, "nobody reads it as 15"),
        ("1e3", 1000.0, "a workbook that rounded, or a code"),
        (".5", 0.5, "a digit may be lost before the point"),
        ("5.", 5.0, "a digit may be lost behind the point"),
        (".inf", float("inf"), "no figure"),
        ("9" * 41, int("9" * 41), "more digits than a figure has"),
    ],
)
def test_a_number_that_json_does_not_write_is_text_which_a_figure_refuses(
    typed: str, core: object, reason: str
) -> None:
    assert YAML(typ="safe", pure=True).load(f"a: {typed}") == {"a": core}
    document, findings = yaml.read(f"a: {typed}".encode(), "f")
    assert (document.root, findings) == ({"a": typed}, [])


# Documents by chance

TEXTS = st.text("家区a 1:#'\"\\,-[]{}&*!|>%@`?\n", max_size=8)
QUOTED = TEXTS.map(lambda text: json.dumps(text, ensure_ascii=False)) | TEXTS.map(
    lambda text: "'" + text.replace("\n", "").replace("'", "''") + "'"
)
PLAIN = st.sampled_from(
    ["家", "95", "-0.50", "2.10", "true", "False", "~", "null", "1e3", "0x5F", "012", "+5", "2021-12-31", "yes", "12:30",
     "a b", "a#b", "a'b", 'a"b', "x-y", "-x", ":x", "=", "a, b", "a]", "http://x.cn/y", "D:\\报", "区科技局《年报》，第3页", "１２"]
)  # fmt: skip
# Each with the depth in it: beside an odd sign a key of the mapping above counts as indented by mistake.
KEYS = st.sampled_from(["value{}", "as_of{}", "单位{}", "x-y{}", "202{}", "a b{}", '"q: r{}"', "'p{}'"])
REMARKS = st.sampled_from(["", "", "", "  # 注: x", " #"])
BLANKS = st.sampled_from(["", "", "", "\n", "\n# 注", "\n  # x", "\n   "])
ODD = st.sampled_from(
    ["&a x", "*a", "!!str 1", "!x y", "a: b", "- a", "%", "@a", "?x", "<<", "{?x: 1}", "'a", '"a', "[a", "}", "x：1"]
)


@st.composite
def block(draw: st.DrawFn, indent: int = 0, depth: int = 0, odd: st.SearchStrategy[str] = PLAIN) -> str:
    """A mapping or a list over several lines, from a line of its own on."""
    pad, lines = " " * indent, ""
    keys = draw(st.lists(KEYS, min_size=1, max_size=4, unique=True)) if draw(st.booleans()) else None
    for key in keys or range(draw(st.integers(1, 3))):
        start = f"{key.format(depth)}:" if keys else "-"
        kind = draw(st.sampled_from(["scalar", "scalar", "flow", "long", "deeper" if depth < 3 else "none", "none"]))
        remark = draw(REMARKS)
        lines += pad + start
        if kind == "scalar":
            lines += f" {draw(odd | PLAIN | QUOTED)}{remark}"
        elif kind == "flow":
            lines += f" {draw(flow(indent + 1))}{remark}"
        elif kind == "long":
            lines += f" {draw(long(indent))}"
        elif kind == "deeper":
            step = draw(st.integers(0 if keys else 1, 3))
            inside = draw(block(indent + step, depth + 1, odd))
            lines += f"{remark}\n{inside}" if step or inside.startswith(pad + "-") else remark
        lines += (draw(BLANKS) if kind not in ("long", "deeper") else "") + "\n"
    return lines.removesuffix("\n")


@st.composite
def flow(draw: st.DrawFn, indent: int, depth: int = 0) -> str:
    """A list or a mapping in brackets, on one line or on several."""
    comma = draw(st.sampled_from([", ", ", ", ",\n" + " " * indent]))
    inside = PLAIN.filter(lambda text: not set(text) & set("，,[]{}:")) | QUOTED
    item = inside | flow(indent, depth + 1) if depth < 2 else inside
    if draw(st.booleans()):
        return f"[{comma.join(draw(st.lists(item, max_size=3)))}]"
    pairs = draw(st.dictionaries(KEYS, item, max_size=3))
    return "{" + comma.join(f"{key.format(depth)}: {value}" for key, value in pairs.items()) + "}"


@st.composite
def long(draw: st.DrawFn, indent: int) -> str:
    """A long text behind | or >, with lines that look like something else."""
    lines = draw(st.lists(st.sampled_from(["a", "家 b", "", "  c", "# d", "- e", "k: v", "'", "[", "---"]), max_size=4))
    head = draw(st.sampled_from(["|", ">", "|-", ">-", "|+", ">+"])) + draw(REMARKS)
    return "\n".join([head, "a", *lines]).replace("\n", "\n" + " " * (indent + draw(st.integers(1, 3))))


@settings(deadline=None, derandomize=True, max_examples=200)
@given(block())
def test_a_document_by_chance_is_read_as_ruamel_reads_it(text: str) -> None:
    document, findings = yaml.read(text.encode(), "f")
    assert findings == []
    assert same(document.root) == by_ruamel(text)


@settings(deadline=None, derandomize=True, max_examples=200)
@given(block(odd=ODD), st.data())
def test_a_document_that_was_spoilt_is_refused_or_read_as_ruamel_reads_it(text: str, data: st.DataObject) -> None:
    if data.draw(st.booleans()):
        start = data.draw(st.integers(0, len(text)))
        stop = start + data.draw(st.integers(0, 2))
        text = (
            text[:start]
            + data.draw(st.sampled_from([*":-,[]{}'\"#?|>&*! \n", ": ", "- ", " #", "? ", ""]))
            + text[stop:]
        )
    document, findings = yaml.read(text.encode(), "f")
    assume(not findings and not isinstance(document.root, str))
    assert same(document.root) == by_ruamel(text)
