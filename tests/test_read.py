"""Bytes become a document or findings: never an exception, never a value that nobody wrote."""

import json
import os
import threading
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hq_plan.diagnostics import Fix
from hq_plan.document import Document, Mapping
from hq_plan.read import text, yaml
from hq_plan.read.faults import DEPTH, LIMIT

BOM = b"\xef\xbb\xbf"


def places(data: bytes | str) -> list[tuple[str, int, int, int]]:
    """Code, line, column and end column of each finding."""
    findings = yaml.read(data.encode() if isinstance(data, str) else data, "f")[1]
    return [(each.code, each.span.line, each.span.column, each.span.end_column) for each in findings]


def root(data: bytes | str) -> object:
    document, findings = yaml.read(data.encode() if isinstance(data, str) else data, "f")
    assert findings == []
    assert document is not None
    return document.root


# Encodings


@pytest.mark.parametrize("mark", [b"", BOM], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_utf8_is_read_with_any_line_end_and_its_places_are_the_same(mark: bytes, end: str):
    document, findings = yaml.read(mark + end.join(["单位: 家", "值:", "  - 95", ""]).encode(), "f")
    assert findings == []
    assert document is not None
    assert document.root == {"单位": "家", "值": [95]}
    assert document.span("单位").column == 5
    assert (document.span("值", 0).line, document.span("值", 0).column) == (3, 5)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("unit: 家".encode("gbk"), 1, 7),
        ("# 注\nunit: 家".encode() + b"\xff", 2, 8),
        (b"\xff\xfe" + "a: 1".encode("utf-16-le"), 1, 1),
        (b"\xfe\xff" + "a: 1".encode("utf-16-be"), 1, 1),
        ("a: 1\r\nb: 家".encode("gb18030"), 2, 4),
        (b"\xed\xa0\x80", 1, 1),
        (b"a: \xc0\xaf ", 1, 4),
        ("家".encode()[:2], 1, 1),
    ],
    ids=["gbk", "stray byte", "utf-16-le", "utf-16-be", "gb18030", "surrogate", "overlong", "cut off"],
)
def test_what_is_not_utf8_is_found_at_its_first_byte(data: bytes, line: int, column: int):
    document, _ = yaml.read(data, "f")
    assert document is None or document.guessed
    assert places(data) == [("HQ002", line, column, column + 1)]


@pytest.mark.parametrize(("before", "column"), [("", 1), ("单", 2), ("单a", 3), ("unit: ", 7)])
def test_a_byte_order_mark_does_not_move_the_place_of_a_wrong_byte(before: str, column: int):
    data = BOM + before.encode() + b"\xff"
    finding = yaml.read(data, "f")[1][0]
    assert places(data) == [("HQ002", 1, column, column + 1)]
    assert "0xFF" in finding.message


@pytest.mark.parametrize(
    "character",
    [
        "\0",
        "\x07",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9b",
        "\u200b",
        "\u200d",
        "\u200e",
        "\u202e",
        "\u2066",
        "\u2028",
        "\ufeff",
        "\u061c",
    ],
    ids=lambda character: f"U+{ord(character):04X}",
)
def test_an_unseen_character_is_found_where_it_stands_and_is_no_part_of_a_value(character: str):
    data = f"a: 1\nunit: 家{character}\n"
    document, findings = yaml.read(data.encode(), "f")
    assert places(data) == [("HQ004", 2, 8, 9)]
    assert document is not None
    assert document.root == {"a": 1, "unit": "家"}
    assert f"U+{ord(character):04X}" in findings[0].message


def test_an_unseen_character_between_two_line_ends_makes_no_single_one_of_them():
    data = "a: 1\r\u200b\nb: \u200b2\n"
    assert places(data) == [("HQ004", 2, 1, 2), ("HQ004", 3, 4, 5)]
    assert ("HQ011", 4, 1, 2) in places(data + "b: 3\n")


@pytest.mark.parametrize("sign", ["&#55296;", "&#0;", "&#99999999;", "&#1114112;"])
def test_an_entity_of_no_character_does_no_harm(sign: str):
    findings = yaml.read(f"a：1\nb: 见{sign}\n".encode(), "f")[1]
    assert ("HQ015", 1) in [(each.code, each.span.line) for each in findings]


@pytest.mark.parametrize("value", ['显示屏 55"', "见 D:\\报表", "【1】【重要】数据为初步核算", "【2021】【5号】"])
def test_inches_drives_and_brackets_of_a_text_are_no_slips_whatever_stands_elsewhere(value: str):
    found = [code for code, *_ in places(f"# ＃\nx：1\na: {value}\nb: {{c: 1, d: {value}, e: 2}}\n")]
    assert found == ["HQ015"]


def test_all_unseen_characters_are_found():
    assert places("a\u200b: 1 # \u202e\r\nb: \0") == [("HQ004", 1, 2, 3), ("HQ004", 1, 9, 10), ("HQ004", 2, 4, 5)]


# Files


def test_a_missing_file_is_a_finding_for_the_whole_file(tmp_path: Path):
    data, findings = text.read_bytes(tmp_path / "none.yaml", "none.yaml")
    assert data is None
    assert [(each.code, each.span.file, each.span.line) for each in findings] == [("HQ001", "none.yaml", 0)]
    assert "no such file" in findings[0].message


def test_a_folder_is_no_file(tmp_path: Path):
    data, findings = text.read_bytes(tmp_path, "folder")
    assert data is None
    assert [each.code for each in findings] == ["HQ001"]
    assert "folder" in findings[0].message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path):
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    answers = []
    reader = threading.Thread(target=lambda: answers.append(text.read_bytes(pipe, "pipe.yaml")), daemon=True)
    reader.start()
    reader.join(10)
    assert [(data, [each.code for each in findings]) for data, findings in answers] == [(None, ["HQ001"])]


@pytest.mark.parametrize(
    "error", [PermissionError(13, "x"), OSError(5, "Input/output error"), IsADirectoryError(21, "x")]
)
def test_a_file_that_does_not_open_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError):
    path = tmp_path / "shut.yaml"
    path.write_bytes(b"a: 1")

    def refuse(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    data, findings = text.read_bytes(path, "shut.yaml")
    assert data is None
    assert [(each.code, each.span.line) for each in findings] == [("HQ001", 0)]


def test_the_largest_file_is_read_and_a_byte_more_is_too_much(tmp_path: Path):
    path = tmp_path / "large.yaml"
    path.touch()
    os.truncate(path, LIMIT)
    assert text.read_bytes(path, "large.yaml")[1] == []
    os.truncate(path, LIMIT + 1)
    data, findings = text.read_bytes(path, "large.yaml")
    assert data is None
    assert [(each.code, each.span.line) for each in findings] == [("HQ005", 0)]
    assert str(LIMIT + 1) in findings[0].message


# Values


@pytest.mark.parametrize(
    "typed",
    [
        "yes", "no", "on", "off", "y", "N", "012", "00", "0x5F", "0o17", "0b1", "1_460", "1:30", ".inf", "-.inf", ".nan",
        "NaN", "Infinity", "1e3", "1E3", "1.5e3", "+5", ".5", "5.", "1,460", "2021-12-31", "９５", "٣", "1.2.3", "--5", "tRUE", "nULL",
        "2021-12-31T08:00:00Z", "=", "95家", "2.1%", "77亿元",
    ],
)  # fmt: skip
def test_what_only_some_yaml_reader_takes_for_a_value_stays_text(typed: str):
    assert root(f"a: {typed}") == {"a": typed}


@pytest.mark.parametrize(
    ("typed", "value"),
    [("95", 95), ("-3", -3), ("0", 0), ("1" * 40, int("1" * 40)), ("true", True), ("False", False), ("~", None),
     ("null", None), ("", None), ('"95"', "95"), ("'true'", "true"), ('""', ""), ('"~"', "~")],
)  # fmt: skip
def test_plain_scalars_are_read_as_json_reads_them_and_quoted_ones_are_text(typed: str, value: object):
    read = root(f"a: {typed}")
    assert read == {"a": value}
    assert isinstance(read, Mapping)
    assert type(read["a"]) is type(value)


@pytest.mark.parametrize("typed", ["2.10", "2.0", "-0.50", "81.30", "0.1", "1234567890.12345678901234567890"])
def test_a_decimal_keeps_every_digit_that_was_typed(typed: str):
    read = root(f"a: {typed}")
    assert isinstance(read, Mapping)
    assert isinstance(read["a"], Decimal)
    assert str(read["a"]) == typed


@pytest.mark.parametrize("typed", ["9" * 41, "9" * 5000, "1." + "3" * 5000])
def test_a_number_of_more_digits_than_anybody_needs_stays_text(typed: str):
    assert root(f"a: {typed}") == {"a": typed}


@pytest.mark.parametrize("key", ["2021", "true", "null", "~", "1.50", "yes"])
def test_keys_are_text(key: str):
    assert root(f"{key}: 1") == {key: 1}


# Traps


@pytest.mark.parametrize(
    ("data", "line", "column", "end"),
    [
        ("a: 1\na: 2", 2, 1, 2),
        ("a: 1\n'a': 2", 2, 1, 4),
        ('{"a": 1, a: 2}', 1, 10, 11),
        ("a: 1\n? a\n: 2", 2, 3, 4),
        ('"\\u5355": 1\n单: 2', 2, 1, 2),
        ("~: 1\n'~': 2", 2, 1, 4),
        ("b:\n  - a: 1\n    a:\n      c: 1", 3, 5, 6),
    ],
)
def test_a_key_that_stands_twice_is_found_at_its_second_place(data: str, line: int, column: int, end: int):
    assert places(data) == [("HQ011", line, column, end)]


def test_the_first_of_two_equal_keys_is_kept_and_a_third_is_found_too():
    document, findings = yaml.read(b"a: 1\na: 2\na: 3", "f")
    assert document is not None
    assert document.root == {"a": 1}
    assert [each.span.line for each in findings] == [2, 3]


def test_keys_that_only_look_alike_are_two():
    assert root("a: 1\nA: 2\nａ: 3\n'a ': 4") == {"a": 1, "A": 2, "ａ": 3, "a ": 4}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("a: &x 1", [(1, 4, 8)]),
        ("a: &x 1\nb: *x", [(1, 4, 8), (2, 4, 6)]),
        ("a: *x", [(1, 4, 6)]),
        ("*x : 1", [(1, 1, 3)]),
        ("a: !!int 1", [(1, 4, 11)]),
        ("a: ! 1", [(1, 4, 7)]),
        ("a: !!python/object/apply:os.system [ls]", [(1, 4, 37)]),
        ("<<: 1", [(1, 1, 3)]),
        ("? [a]\n: 1", [(1, 3, 4)]),
        ("? {a: 1}\n: 1", [(1, 3, 4)]),
        ("a: 1\n---\nb: 2", [(2, 1, 4)]),
        ("a: 1\n---\n- [", [(2, 1, 4)]),
    ],
)
def test_what_lets_one_place_change_another_is_refused(data: str, found: list[tuple[int, int, int]]):
    assert places(data) == [("HQ012", *place) for place in found]


@pytest.mark.parametrize("head", ["%YAML 1.1\n---\n", "%YAML 1.2\n---\n", "%TAG ! tag:x,2021:\n---\n"])
def test_a_directive_is_refused_where_it_stands(head: str):
    assert [place[:3] for place in places(head + "a: 1")] == [("HQ012", 1, 1)]


@pytest.mark.parametrize("typed", ['"<<"', "'<<'"])
def test_a_quoted_merge_sign_is_a_key_like_any_other(typed: str):
    assert root(f"{typed}: 1") == {"<<": 1}


@pytest.mark.parametrize("data", ["---\na: 1", "a: 1\n...\n", "--- # first\na: 1\n"])
def test_the_marks_around_a_single_document_are_allowed(data: str):
    assert root(data) == {"a": 1}


def test_many_laughs_end_at_the_first_without_growing():
    lines = ["a0: &a0 [ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    document, findings = yaml.read("\n".join(lines).encode(), "f")
    assert document is None
    assert {each.code for each in findings} == {"HQ012"}
    assert len(findings) == 10 + 9 * 9, "each anchor and each alias, and nothing that they would unfold to"


@pytest.mark.parametrize("data", ["[" * 5000, "[" * 5000 + "]" * 5000, "{a: " * 5000])
def test_deep_nesting_is_found_where_it_gets_too_deep(data: str):
    width = len(data.partition("[")[1] or "{a: ")
    column = DEPTH * width + 1
    assert yaml.read(data.encode(), "f")[0] is None
    assert places(data) == [("HQ013", 1, column, column + 1)]


def test_the_deepest_nesting_is_read():
    assert places("[" * DEPTH + "]" * DEPTH) == []


def test_deep_block_sequences_are_found_too():
    assert places("- " * 5000) == [("HQ013", 1, 2 * DEPTH + 1, 2 * DEPTH + 1)]


@pytest.mark.parametrize("typed", [">5", "|5", ">9", ">5\nb: 1"])
def test_an_unquoted_sign_before_a_digit_is_found_because_the_number_is_lost(typed: str):
    assert places(f"a: {typed}") == [("HQ014", 1, 4, 6)]


@pytest.mark.parametrize(("typed", "end"), [(">#5号", 5), ("|-#3", 5), ("|# 注\n  b", 5)])
def test_an_unquoted_sign_before_a_hash_is_found_because_what_follows_is_lost(typed: str, end: int):
    assert places(f"a: {typed}") == [("HQ010", 1, 4, end)]


@pytest.mark.parametrize(
    ("data", "column"), [("[?x]", 3), ("{ ?foo: 1}", 4), ("{?'a': 1}", 3), ("{a: [b, ?c: 1]}", 10), ("{?: 1}", 3)]
)
def test_a_question_mark_before_a_key_is_found_because_readers_do_not_agree_on_it(data: str, column: int):
    assert [place[:3] for place in places(data)] == [("HQ012", 1, column)]


def test_a_question_mark_elsewhere_is_text():
    assert root("?a: ?b\nc?: ['?d', e?]") == {"?a": "?b", "c?": ["?d", "e?"]}


@pytest.mark.parametrize("typed", [">2.6", ">=2.6", ">2.6以上", ">50"])
def test_a_sign_before_a_longer_number_cannot_be_read_and_the_words_say_quotation_marks(typed: str):
    findings = yaml.read(f"a: {typed}".encode(), "f")[1]
    assert [(each.code, each.span.line, each.span.column) for each in findings] == [("HQ021", 1, 4)]
    assert "quotation marks" in findings[0].hint
    assert findings[0].fix == Fix(4, 4 + len(typed), f'"{typed}"')


@pytest.mark.parametrize("typed", ['">5"', "'>2.6'", '">=2.6"', ">-\n  5", "|\n  5"])
def test_a_quoted_sign_and_a_long_text_are_read(typed: str):
    assert isinstance(root(f"a: {typed}"), Mapping)


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("a:\n\tb: 1", "HQ018", 2, 1),
        ("\ta: 1", "HQ018", 1, 1),
        ("a: 'x", "HQ020", 1, 4),
        ('a: "x\nb: 1', "HQ020", 1, 4),
        ("a: [1, 2", "HQ020", 1, 4),
        ("a: {b: 1", "HQ020", 1, 4),
        ("a: ]", "HQ010", 1, 4),
        ("a: @x", "HQ021", 1, 4),
        ("a: `x`", "HQ021", 1, 4),
        ("a: %5", "HQ021", 1, 4),
        ("a: -", "HQ021", 1, 4),
        ("a: b: c", "HQ021", 1, 5),
        ('a: "\\q"', "HQ021", 1, 5),
        ("a:\n  - b\n c: 1", "HQ019", 3, 2),
        ("a: 1\nb", "HQ025", 2, 1),
    ],
)
def test_what_is_no_yaml_has_one_finding_with_its_place(data: str, code: str, line: int, column: int):
    document, _ = yaml.read(data.encode(), "f")
    assert document is None or document.guessed
    assert [place[:3] for place in places(data)] == [(code, line, column)]


def test_a_tab_between_colon_and_value_does_no_harm():
    assert root("a:\t1") == {"a": 1}


@pytest.mark.parametrize("data", [b"", BOM, b"\n\n", b"   ", b"# only\n  # comments\n", BOM + b"\r\n"])
def test_nothing_but_blanks_and_comments_is_an_empty_file(data: bytes):
    assert yaml.read(data, "f")[0] is None
    assert places(data) == [("HQ003", 0, 0, 0)]


# Whatever comes

BITS = st.sampled_from(
    ["a", "b", "值", ":", ": ", "-", "- ", "\n", "\n  ", "\r\n", "\r", " ", "\t", "[", "]", "{", "}", ",", ", ", "'", '"',
     "#", " # ", "&x ", "*x", "!", "!!str ", "<<", "? ", "|", ">", ">5", "|2-", "%", "---", "...", "95", "2.10", "\\", "\0",
     "\u200b", "\ufeff", "\x85", "😀", "~", "@", "`", "：", "%YAML 1.1\n"]
)  # fmt: skip
ANY = st.one_of(
    st.binary(),
    st.text().map(lambda typed: typed.encode("utf-8", "surrogatepass")),
    st.lists(BITS).map(lambda bits: "".join(bits).encode()),
    st.tuples(st.just(BOM), st.binary() | st.text("单a\n").map(str.encode), st.binary(max_size=3)).map(b"".join),
)


@settings(deadline=None, max_examples=500)
@given(ANY)
def test_whatever_comes_is_a_document_or_findings_with_places_in_the_file(data: bytes):
    document, findings = yaml.read(data, "f")
    assert document is not None or findings
    lines = Document("f", data.decode("utf-8-sig", "replace"), None, (1, 1, 1, 1)).lines
    for each in findings:
        assert each.span.file == "f"
        assert each.message
        assert each.span.line <= len(lines)
        assert (each.span.line, each.span.column) <= (each.span.end_line, each.span.end_column)
        if each.span.line:
            assert 1 <= each.span.column <= len(lines[each.span.line - 1]) + 1


WORDS = st.text("家区科技局年报Aaé😀", min_size=1, max_size=6)
TEXTS = st.text("家区 :#[]{}'\"\\%,-&*!|>@😀", max_size=8)
NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,5})(\.[0-9]{1,3})?", fullmatch=True)
TYPED = st.one_of(
    WORDS.map(lambda word: (word, word)),
    TEXTS.map(lambda said: (json.dumps(said, ensure_ascii=False), said)),
    TEXTS.map(lambda said: ("'" + said.replace("'", "''") + "'", said)),
    NUMBERS.map(lambda typed: (typed, Decimal(typed))),
    st.sampled_from([("true", True), ("~", None), ("2021-12-31", "2021-12-31")]),
)
KEYS = st.sampled_from(["indicator", "value", "unit", "as_of", "status", "source", "note", "x-备注"])
RECORDS = st.lists(st.tuples(st.dictionaries(KEYS, TYPED, min_size=1), st.booleans()), min_size=1, max_size=4)


@settings(deadline=None)
@given(RECORDS, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from([b"", BOM]), st.sampled_from(["", "  # 注: 'x"]))
def test_at_every_place_stands_what_was_written_there(records, end: str, mark: bytes, remark: str):
    lines = ["records:" + remark, ""]
    for record, in_braces in records:
        pairs = [f"{key}: {typed}" for key, (typed, _) in record.items()]
        lines += [f"  - {{{', '.join(pairs)}}}{remark}"] if in_braces else []
        lines += [] if in_braces else [f"  {' ' if n else '-'} {pair}{remark}" for n, pair in enumerate(pairs)]
    document, findings = yaml.read(mark + end.join(lines).encode(), "f")
    assert findings == []
    assert document is not None
    for index, (record, _) in enumerate(records):
        for key, (typed, value) in record.items():
            path = ("records", index, key)
            assert document.typed(document.span(*path)) == typed
            assert document.typed(document.key_span(*path)) == key
            assert document.root["records"][index][key] == value
