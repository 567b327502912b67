"""Safe mends: the same said in the form that is read, nothing else touched, and twice the same as once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from hypothesis import given
from hypothesis import strategies as st

from hq_plan.mending import mend

HEAD = "schema: hq-plan/actuals/1\nyear: 2021\ndepartment: 局  # mine\nrecords:\n"
RECORD = "  - indicator: 项   # 甲\n    value: {value}\n    unit: {unit}\n    as_of: {day}\n    status: final\n    source: 年报\n"


def file(value: str = "95", unit: str = "家", day: str = "2021-12-31") -> str:
    return HEAD + RECORD.format(value=value, unit=unit, day=day)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (file("９５"), file("95")),
        (file("1,460"), file("1460")),
        (file('"95"'), file("95")),
        (file("77亿元", "亿元"), file("77", "亿元")),
        (file("2.1%", '"%"'), file("2.1", '"%"')),
        (file(day="2021/12/31"), file(day="2021-12-31")),
        (file(day="2021年12月31日"), file(day="2021-12-31")),
        (file().replace("year: ", "year："), file()),
        (file().replace("unit: ", "unit:"), file()),
        (file().replace("final\n", "final　\n"), file()),
        (file("９５") + file("1,460").removeprefix(HEAD), file("95") + file("1460").removeprefix(HEAD)),
    ],
)
def test_a_safe_mend_says_the_same(typed: str, meant: str) -> None:
    mended = mend(typed.encode(), "a.yaml")
    assert mended.data.decode() == meant
    assert mended.findings


@pytest.mark.parametrize(
    "text",
    [
        file("约95"), file("九十五"), file("95O"), file("012"), file("77亿元", "万元"), file(day="12/31/2021"), file(day="2021年6月"),
        file(day="44561"), file().replace("status: final", "status: 最终"), file().replace("indicator", "indicater"), file(),
        file().replace("年报", "&nbsp;年报"), file().replace("年报", "&lt;年报&gt;"), file().replace("年报", "&quot;年报&quot;全文"),
        file().replace("    value", "  \xa0 \xa0 \xa0value"), file().replace("项   # 甲\n    ", "项   # 甲\n\xa0"),
        file().replace("- indicator: 项", "-{项} a"),
        HEAD + "  - {indicator: 项, value: 5, unit: 家, as_of: 2021-12-31, status: final, source: 年报，note：见附件}\n",
        file().replace("\n", "\r\n"), "\ufeff" + file(), "", "# 只有说明\n", "\x00\x01",
    ],
)  # fmt: skip
def test_what_may_change_a_meaning_stays_byte_for_byte(text: str) -> None:
    assert mend(text.encode(), "a.yaml").data == text.encode()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_becomes_utf_8(encoding: str) -> None:
    text = file() + "# 红桥区科技局填报，数字以年报为准。\n"
    assert mend(text.encode(encoding), "a.yaml").data.decode() == text


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_a_mark_and_remarks_stay(end: str) -> None:
    typed, meant = (("\ufeff" + file(value)).replace("\n", end).encode() for value in ("９５", "95"))
    assert mend(typed, "a.yaml").data == meant


PIECES = st.sampled_from(
    ["９５", "1,460", "95", "约5", "77亿元", '"3"', "二", "1.５", "-", "０１", "2.1%", "1 460", "", "95 家"]
)
DAYS = st.sampled_from(["2021/12/31", "2021-12-31", "2021年1月1日", "2021.6.30", "２０２１-12-31", "6月", "44561"])


@given(PIECES, st.sampled_from(["家", "亿元", '"%"', "　家"]), DAYS)
def test_twice_is_once(value: str, unit: str, day: str) -> None:
    once = mend(file(value, unit, day).encode(), "a.yaml")
    twice = mend(once.data, "a.yaml")
    assert (twice.data, twice.findings) == (once.data, [])


def test_the_changes_are_shown_first(tmp_path: Path, run: Callable[..., Ran]) -> None:
    bad = tmp_path / "a.yaml"
    bad.write_text(file("９５"), "utf-8")
    (tmp_path / "b.yaml").write_text(file(), "utf-8")
    ran = run("fix", ".", "--lang", "en", here=tmp_path)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == (
        "--- a.yaml\n+++ a.yaml\n@@ -3,7 +3,7 @@\n department: 局  # mine\n records:\n   - indicator: 项   # 甲\n-    value: ９５\n+    value: 95\n"
        "     unit: 家\n     as_of: 2021-12-31\n     status: final\n1 of 2 files to mend\n"
    )
    ran = run("fix", ".", "--write", "--lang", "en", here=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert bad.read_text("utf-8") == file()
    assert run("fix", ".", "--lang", "en", here=tmp_path).out == "0 of 2 files to mend\n"


def test_another_encoding_and_what_is_left_are_told(tmp_path: Path, run: Callable[..., Ran]) -> None:
    bad = tmp_path / "a.yaml"
    bad.write_bytes((file("约95") + "# 红桥区科技局填报，数字以年报为准。\n").encode("gb18030"))
    ran = run("fix", "a.yaml", "--write", "--lang", "en", here=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "a.yaml: GBK becomes UTF-8\nwritten: a.yaml\n1 of 1 files to mend\n1 error is left; hq-plan validate shows it\n"
    )


def test_only_plans_and_files_of_figures_are_mended(tmp_path: Path, run: Callable[..., Ran]) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("甲；乙\n", "utf-8")
    ran = run("fix", "notes.md", "--write", "--lang", "en", here=tmp_path)
    said = "hq-plan: notes.md is no file of figures and no plan\nfiles end in: .yaml, .yml\n"
    assert (ran.status, ran.out, ran.err) == (2, "", said)
    assert notes.read_text("utf-8") == "甲；乙\n"


def test_a_file_that_is_not_there_is_nothing_to_look_at(tmp_path: Path, run: Callable[..., Ran]) -> None:
    assert run("fix", "none.yaml", here=tmp_path).status == 2


def test_diff_and_write_do_not_go_together(tmp_path: Path, run: Callable[..., Ran]) -> None:
    ran = run("fix", ".", "--diff", "--write", "--lang", "en", here=tmp_path)
    assert (ran.status, ran.err) == (2, "hq-plan: --diff and --write do not go together\n")


def test_a_mend_that_changes_nothing_is_none() -> None:
    """Behind a bracket that is not closed 0 is taken for `0,`, and 0 is what is to be written."""
    text = "schema: hq-plan/targets/1\nindicators:\n  - {id:a: [b]\n    unit: 家\n    decimals: 0\n    name: 乙\n  - id: c\n    d    e: 1\n"
    mended = mend(text.encode(), "a.yaml")
    assert (mended.data.decode(), mended.findings) == (text, [])
