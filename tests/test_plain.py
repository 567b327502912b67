"""The plain form is read as libyaml reads it: the same values at the same places, or not at all."""

from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hq_plan.document import Document, Mapping, Sequence
from hq_plan.models.actuals import ACTUALS_SCHEMA, Actuals, Observation
from hq_plan.parse import parse_file
from hq_plan.read import plain, yaml
from hq_plan.read.text import decode

PLAIN = """# 说明
schema: hq-plan/actuals/1
year: 2021
department: 区科技局

records:
  - indicator: rd_intensity
    value: 2.06
    unit: "%"
    as_of: 2021-12-31
    status: final
    source: 区统计局《2021年统计公报》，第3页
  - indicator: hitech
    value: -95
    unit: '家'
    note: 1月以来，见 https://example.org/a；口径同上年
"""
EXAMPLES = sorted(ROOT.glob("data/actuals/*/*.yaml")) + sorted(
    (Path(__file__).parent / "cases").rglob("actuals/*.yaml")
)
SIGNS = [*"，、；：【】“”,:[]{}#&*!|>'\"%@`?-~<= \t\n\u3000\xa0－＃﹟—0129aé\U0001f600\u200b\\\r"]
PIECES = [
    *SIGNS, "- ", "  ", ": ", " #", "#x\n", "\n  # y\n", "null", "true", "1.50", "0x1", "1_000", "-5", "<<: 1", "--- ",
    "12:30", "'it''s'", '"a\\n"', "yes", "１２", "note:\n", "note: \n", "|\n", "[1, 2]", "{a: 1}", "&a ", "!!str ",
    "2021：", "a，b：c", "，2021：", "x:\n", "records:\n", "  - a: b\n",
]  # fmt: skip


def by_libyaml(monkeypatch: pytest.MonkeyPatch, text: str) -> tuple[Document | None, list[object]]:
    with monkeypatch.context() as patch:
        patch.setattr(plain, "read", lambda _text, _name: None)
        return yaml.read(text.encode(), "f")


def laid_out(value: object) -> object:
    """A value with all that it knows of its places."""
    if isinstance(value, Mapping):
        places = value.place, value.end, value.keys_at, value.values_at
        return [(key, laid_out(each)) for key, each in value.items()], places
    if isinstance(value, Sequence):
        return [laid_out(each) for each in value], value.place, value.items_at
    return type(value), value


def see(monkeypatch: pytest.MonkeyPatch, text: str) -> bool:
    """Whether a text is in the plain form; if so it is read as libyaml does."""
    decoded, _found = decode(text.encode(), "f")
    if decoded is None or not decoded.printable or decoded.guessed:
        return False
    document = plain.read(decoded.plain, "f")
    if document is None:
        return False
    expected, findings = by_libyaml(monkeypatch, text)
    assert findings == []
    assert (document.text, document.root_at, document.guessed) == (text, expected.root_at, expected.guessed)
    assert laid_out(document.root) == laid_out(expected.root)
    return True


def test_the_form_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert see(monkeypatch, PLAIN)
    assert see(monkeypatch, PLAIN.removesuffix("\n"))
    assert see(monkeypatch, PLAIN.replace("\n  ", "\n"))


@pytest.mark.parametrize("name", [str(path.relative_to(ROOT)) for path in EXAMPLES])
def test_files_that_are_there_are_read_alike(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    try:
        text = (ROOT / name).read_bytes().decode()
    except (UnicodeDecodeError, OSError):
        return
    see(monkeypatch, text)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.data())
def test_whatever_is_typed_into_it_is_read_alike_or_left_to_libyaml(data: st.DataObject) -> None:
    text = PLAIN
    for _edit in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        stop = start + data.draw(st.integers(0, 3))
        text = text[:start] + data.draw(st.sampled_from(["", *PIECES])) + text[stop:]
    with pytest.MonkeyPatch.context() as patch:
        assume(see(patch, text))


@pytest.mark.parametrize(
    "line",
    ["note: a: b", "note: a:", 'note: a"', "note: a #b", "note: a ", "note: ", "note:", "value: null", "value: ~", "note: [a]",
     "note: *a", "note: &a b", "note: !a b", "note: |", "note: %a", "note: @a", "note: 'a", "note: - a", "note: ? a",
     "note: a\tb", "note: a\u3000", "note: 【a】", "value: 1", "Note: a", "备注: a", "note : a", "note:  a", "<<: a"],
)  # fmt: skip
def test_what_may_mean_something_is_left_to_libyaml(line: str) -> None:
    decoded, _found = decode((PLAIN + f"    value: 1\n    {line}\n").encode(), "f")
    assert not decoded.printable or plain.read(decoded.plain, "f") is None or line == "note:  a"


@pytest.mark.parametrize(
    "text",
    [
        "schema: hq-plan/actuals/1\nyear: 2021\nunit: 家\ndepartment: 区科技局\nrecords:\n  - indicator: hitech\n    value: 95",
        "schema: hq-plan/actuals/1\nyaer: 2021\ndepartment: 区科技局\nrecords:\n  - uint: 家\n    vlaue: 95\n    status: fnal",
        "schema: hq-plan/actual/1\nyear: 2021\ndepartment: 区科技局\nrecords:\n  - unit: 家\n    value: '95'\n    remark: x",
    ],
)
def test_what_is_taken_for_something_else_keeps_its_place(text: str) -> None:
    """The same as from libyaml, though keys come in and go and no longer stand in the order of the lines."""
    plainly, _ = yaml.read(text.encode(), "f")
    assert type(plainly) is plain.PlainDocument
    with pytest.MonkeyPatch.context() as patch:
        slowly, findings = by_libyaml(patch, text)
    assert findings == []
    one, other = (parse_file(each, Actuals, ACTUALS_SCHEMA, {"records": Observation})[2] for each in (plainly, slowly))
    assert one == other
    assert len(one) > 1


def test_it_has_nothing_that_other_documents_do_not_have() -> None:
    document = plain.read(PLAIN, "f")
    for part in (document.root["records"], document.root["records"][0]):
        with pytest.raises(AttributeError, match=r"^nothing$"):
            _ = part.nothing


def test_what_libyaml_refuses_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key of more than 1024 characters, and more records than are read."""
    assert not see(monkeypatch, PLAIN + f"    {'a' * 1100}: 1\n")
    monkeypatch.setattr(plain, "RECORDS", 1)
    assert not see(monkeypatch, PLAIN)
