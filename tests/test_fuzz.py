"""The kept corpus of `proof/fuzz.py` goes through its targets again, as it is and with changes by chance, without a fuzzer."""

import io
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import mutation
import openpyxl
import pytest
import seeds
import targets

from hq_plan import intake
from hq_plan.document import Document
from hq_plan.mending import Mended, mend
from hq_plan.read import plain
from hq_plan.view import Report, Screen

CHANGES = {"submission": 200, "plan": 80, "csv": 120, "xlsx": 40, "draft": 150}
"""How many changed inputs each target gets: as many as take a second or two."""

SECONDS = 10

HEAD = "schema: hq-plan/actuals/1\nyear: 2021\ndepartment: 区科技局\nrecords:\n"
RECORD = (
    "  - indicator: hitech\n    value: 95\n    unit: 家\n    as_of: 2021-12-31\n    status: final\n    source: 年报\n"
)
TABLE = "年份：2021,填报部门：区科技局\n指标,单位,数值,截至日期,状态,数据来源\n高企,家,95,2021-12-31,最终,年报\n"

FOUND = [
    pytest.param("csv", TABLE.replace("\n", "\n\n", 1), id="an empty row above the headings"),
    pytest.param("plan", "indicators:\n  - targets: {270, 2021: 77}\n", id="three digits that begin a mapping"),
    pytest.param("csv", TABLE.replace("最终", "示例"), id="an example that is on file"),
    pytest.param(
        "submission", HEAD + '  -{op: ">=", value: 2.1} indicator: hitech\n   \xa0value: 95\n    unit: 家\n',
        id="an indent that is nothing's",
    ),
    pytest.param(
        "plan", "schema: hq-plan/targets/1\nindicators:\n  - {id:a: [b]\n    decimals: 0\n  - id: c\n    d    e: 1\n",
        id="a mend that changes nothing",
    ),
    pytest.param("draft", "指标,单位,2021年\n甲\uffff乙,家,92\n", id="a name that nobody sees whole, in a remark"),
    pytest.param("draft", "指标,单位,2021年\n甲,家,＃90\n", id="a wide hash behind TODO"),
    pytest.param("plan", f"n\n  e是: 6\n  {21 * '-'}r:", id="a rule of dashes before a key"),
]  # fmt: skip
"""What fuzzing found and is mended, as small as it gets."""


def attempt(target: str, data: bytes, folder: Path) -> None:
    """Run a target; an input that breaks a promise or takes too long is told as it is."""
    begun = process_time()
    try:
        targets.TARGETS[target](data, folder)
    except Exception as error:
        error.add_note(f"{target}: {data!r}")
        raise
    assert process_time() - begun < SECONDS, data


@pytest.mark.parametrize("target", targets.TARGETS)
def test_what_is_kept_breaks_no_promise(target: str, tmp_path: Path) -> None:
    corpus = seeds.kept(target)
    assert len(corpus) > 20
    for data in corpus:
        attempt(target, data, tmp_path)


@pytest.mark.parametrize("target", targets.TARGETS)
def test_changes_by_chance_break_no_promise(target: str, tmp_path: Path) -> None:
    chance, corpus = Random(target), seeds.kept(target)
    change = mutation.mutated_workbook if target == "xlsx" else mutation.mutated
    for _change in range(CHANGES[target]):
        attempt(target, change(chance.choice(corpus), chance), tmp_path)


@pytest.mark.parametrize(("target", "text"), FOUND)
def test_what_was_found_stays_mended(target: str, text: str, tmp_path: Path) -> None:
    attempt(target, text.encode(), tmp_path)


def test_a_changed_workbook_can_mostly_be_opened() -> None:
    """A workbook whose sums are wrong would be refused before anything of it is read."""
    chance, corpus = Random(1), list(seeds.of_files("xlsx"))
    opened = 0
    for _change in range(60):
        try:
            openpyxl.load_workbook(io.BytesIO(mutation.mutated_workbook(chance.choice(corpus), chance))).close()
            opened += 1
        except Exception:  # noqa: BLE001, S112  (whatever a broken workbook makes the library raise)
            continue
    assert opened >= 30


def lost_record(data: bytes, name: str) -> Mended:
    mended = mend(data, name)
    return mended._replace(data=mended.data.replace(RECORD.encode(), b"", 1))


def restless(data: bytes, name: str) -> Mended:
    return mend(data + b"#\n", name)


def moved(text: str, name: str) -> Document | None:
    document = plain_read(text, name)
    if document is not None:
        document.root.end = (99, 1)
    return document


def loud(_report: Report, _screen: Screen) -> str:
    return "\x1b[2J"


def half_json(_report: Report, _screen: Screen) -> str:
    return '{"findings": ['


plain_read = plain.read


@pytest.mark.parametrize(
    ("target", "data", "where", "name", "spoiled"),
    [
        pytest.param("submission", (HEAD + RECORD + RECORD.replace("95", "９５")).encode(), targets, "mend", lost_record, id="mend"),
        pytest.param("submission", (HEAD + RECORD).encode(), targets, "mend", restless, id="twice"),
        pytest.param("submission", (HEAD + RECORD).encode(), plain, "read", moved, id="readers"),
        pytest.param("csv", TABLE.encode(), intake, "_collide", lambda _entry, _there: False, id="import"),
    ],
)  # fmt: skip
def test_a_broken_promise_is_noticed(
    target: str,
    data: bytes,
    where: object,
    name: str,
    spoiled: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    attempt(target, data, tmp_path)
    monkeypatch.setattr(where, name, spoiled)
    with pytest.raises(targets.BrokenPromiseError):
        attempt(target, data, tmp_path)


@pytest.mark.parametrize(("name", "render"), [("text", loud), ("json", half_json)])
def test_a_report_that_acts_or_cannot_be_read_is_noticed(
    name: str, render: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(targets.RENDERERS["findings"], name, render)
    with pytest.raises((targets.BrokenPromiseError, ValueError)):
        attempt("submission", HEAD.encode(), tmp_path)
