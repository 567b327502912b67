"""Tables that others printed go through `init`: every cell is taken up or listed, and what is taken up is right."""

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import Ran

from hq_plan.draft import draft, find_columns
from hq_plan.grid import Cell, Grid, spread

TABLES = sorted((Path(__file__).parent / "tables").glob("*.json"))
GOLDEN = Path(__file__).parent / "golden"
IDS = [path.stem for path in TABLES]


def table(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


def workbook(said: dict, path: Path) -> Path:
    """The table as an office makes it: the title in a merged row above, cells merged as printed."""
    book = openpyxl.Workbook()
    sheet = book.active
    width = max(map(len, said["rows"]))
    sheet.append([said["title"]])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    for row in said["rows"]:
        sheet.append([text or None for text in row])
    for row, column, rows, columns in said["merges"]:
        sheet.merge_cells(
            start_row=row + 2, start_column=column + 1, end_row=row + 1 + rows, end_column=column + columns
        )
    book.save(path)
    return path


def golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize("path", TABLES, ids=IDS)
def test_a_workbook_becomes_a_plan(path: Path, tmp_path: Path, run: Callable[..., Ran]) -> None:
    book = workbook(table(path), tmp_path / f"{path.stem}.xlsx")
    ran = run("init", book.name, "new", "--format", "json", "--lang", "en", here=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    golden(f"init-{path.stem}.json", ran.out)
    golden(f"init-{path.stem}.yaml", (tmp_path / "new" / "data" / "targets.yaml").read_text("utf-8"))


@pytest.mark.parametrize("path", TABLES, ids=IDS)
def test_what_is_left_to_do_is_what_validate_reports(path: Path, tmp_path: Path, run: Callable[..., Ran]) -> None:
    book = workbook(table(path), tmp_path / f"{path.stem}.xlsx")
    told = json.loads(run("init", book.name, "new", "--format", "json", here=tmp_path).out)
    checked = json.loads(run("validate", "--data", "new/data", "--format", "json", here=tmp_path).out)
    codes = [each["code"] for each in checked["findings"] if each["severity"] == "error"]
    assert set(codes) <= {"HQ235"}
    assert len(codes) == len(told["unread"])


@pytest.mark.parametrize("path", TABLES, ids=IDS)
def test_every_cell_is_taken_up_or_listed(path: Path) -> None:
    """Also those of columns that no plan has."""
    said = table(path)
    said["rows"] = [
        [*row, "多出的一列" if index == len(said["rows"]) - 1 else ""] for index, row in enumerate(said["rows"])
    ]
    rows = [[Cell(r, c, text, text) for c, text in enumerate(row)] for r, row in enumerate(said["rows"])]
    merged = spread((r, c, r + h - 1, c + w - 1) for r, c, h, w in said["merges"])
    grid = Grid("t", "", rows, merged)
    columns = find_columns(grid)
    assert columns is not None
    result = draft([(grid, columns)], "", sorted(columns.years) or [2018])
    assert "多出的一列" in [each.text for each in result.unread]


def as_csv(said: dict, *, separator: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator="\r\n").writerows(said["rows"])
    return stream.getvalue()


FLAT = table(next(path for path in TABLES if path.stem == "patents"))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_table_in_any_encoding_gives_the_same(
    encoding: str, separator: str, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    (tmp_path / "patents.csv").write_bytes(as_csv(FLAT, separator=separator).encode(encoding))
    workbook(FLAT, tmp_path / "patents.xlsx")
    options = ("--id", "plan", "--title", "规划", "--lang", "en", "--format", "json", "--years", "2026-2030")
    for name, folder in (("patents.csv", "one"), ("patents.xlsx", "two")):
        assert run("init", name, folder, *options, here=tmp_path).status == 0
    one, two = ((tmp_path / each / "data" / "targets.yaml").read_text("utf-8").splitlines() for each in ("one", "two"))
    assert [line.partition("#")[0] for line in one[1:]] == [line.partition("#")[0] for line in two[1:]]


def test_a_table_in_markdown(tmp_path: Path, run: Callable[..., Ran]) -> None:
    text = "# 某区规划（2021—2023年）\n\n| 序号 | 指标 | 单位 | 2021年 | 2022年 | 2023年 | 责任单位 |\n|---|---|---|---|---|---|---|\n"
    text += "| 1 | 高新技术企业 | 家 | 92 | 102 | 突破120 | 区科技局 |\n| 2 | 失业率 | % | 5 | 5以内 | — | 区人社局 |\n"
    (tmp_path / "t.md").write_text(text, "utf-8")
    assert run("init", "t.md", "--lang", "en", here=tmp_path).status == 0
    status = run("status", "2022", "--format", "json", here=tmp_path)
    found = {each["name"]: each for each in json.loads(status.out)["indicators"]}
    assert [(name, each["number"], each["unit"], each["target"]["text"], each["target"]["op"]) for name, each in found.items()] == [
        ("高新技术企业", 1, "家", "102", ">="), ("失业率", 2, "%", "5以内", "<="),
    ]  # fmt: skip
    assert [each["department"] for each in json.loads(run("targets", "--format", "json", here=tmp_path).out)["indicators"]] == [
        "区科技局", "区人社局",
    ]  # fmt: skip


def test_what_is_written_passes_the_check(tmp_path: Path, run: Callable[..., Ran]) -> None:
    workbook(table(next(path for path in TABLES if path.stem == "farming-city")), tmp_path / "t.xlsx")
    assert run("init", "t.xlsx", "new", here=tmp_path).status == 0
    ran = run("validate", "--data", "new/data", "--format", "json", here=tmp_path)
    assert {each["code"] for each in json.loads(ran.out)["findings"]} == {"HQ401"}


def test_what_nobody_sees_in_a_table_is_written_out(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """Also in remarks, where a name stands beside its id."""
    text = "指标,单位,2021年,2022年\n甲\uffff乙,家,92,102\n"
    (tmp_path / "t.csv").write_text(text, "utf-8")
    assert run("init", "t.csv", "--department", "区科技局", here=tmp_path).status == 0
    ran = run("validate", "--format", "json", here=tmp_path)
    assert {each["code"] for each in json.loads(ran.out)["findings"]} == {"HQ401"}
    assert "  # 甲\\uffff乙\n" in (tmp_path / "data" / "actuals" / "example.yaml").read_text("utf-8")


def test_only_what_is_told_of_a_draft_is_written_over(tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "patents.csv").write_text(as_csv(FLAT), "utf-8")
    (tmp_path / "told.json").write_text("old", "utf-8")
    ran = run("init", "patents.csv", "new", "--years", "2026-2030", "-o", "told.json", here=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert json.loads((tmp_path / "told.json").read_text("utf-8"))["indicators"]


def test_nothing_is_overwritten(tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "patents.csv").write_text(as_csv(FLAT), "utf-8")
    (tmp_path / "README.md").write_text("mine", "utf-8")
    ran = run("init", "patents.csv", "--years", "2026-2030", "--lang", "en", here=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "hq-plan: already there, and nothing is overwritten: README.md\nname another folder\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "patents.csv"]
    assert (tmp_path / "README.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "data", "arguments", "said"),
    [
        pytest.param("a.csv", "甲,乙\n1,2\n".encode(), (), "no table of indicators and their targets is in a.csv", id="no table"),
        pytest.param("a.csv", "指标,目标\n甲,2\n".encode(), (), "the table does not say which years it covers", id="no years"),
        pytest.param("a.csv", "指标,目标\n甲,2\n".encode(), ("--years", "21"), "'21' are no years", id="odd years"),
        pytest.param("a.csv", "指标,目标\n甲,2\n".encode(), ("--years", "2025-2021"), "'2025-2021' are no years", id="backwards"),
        pytest.param("a.csv", "指标,目标\n甲,2\n".encode(), ("--years", "0000-2025"), "'0000-2025' are no years", id="year nought"),
        pytest.param("a.csv", "指标,2022年\n甲,2\n".encode(), ("--id", "a: b ["), "'a: b [' is no id", id="odd id"),
        pytest.param(
            "a.csv", "指标,2022年,责任单位\n甲,2,区科技局\n".encode(), ("--department", "区统计局"), "'区统计局' is not in the table",
            id="unknown department",
        ),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(
    name: str, data: bytes, arguments: tuple[str, ...], said: str, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    (tmp_path / name).write_bytes(data)
    ran = run("init", name, "new", *arguments, "--lang", "en", here=tmp_path)
    assert (ran.status, ran.out, ran.err.splitlines()[0]) == (2, "", f"hq-plan: {said}")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("gone.csv", None), ("empty.csv", b""), ("zip.xlsx", b"PK\x03\x04nothing"), ("old.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600),
        ("bytes.csv", b"\x81\xff\xfe,\x9f\n"), ("seven.xlsx", b"7z\xbc\xaf\x27\x1c"),
        ("annex.docx", "指标,2025年\n甲,1\n".encode()), ("annex.xls", "指标,2025年\n甲,1\n".encode()),
        ("quote.csv", '指标,2025年\n"甲'.encode() + b"x" * 140_000),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_a_finding(
    name: str, data: bytes | None, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = run("init", name, "new", "--lang", "zh", here=tmp_path)
    assert (ran.status, ran.out) == (2 if "HQ001" in ran.err else 1, "")
    assert ran.err.startswith(f"{name}: 错误 HQ00")
    assert ran.err.endswith("没有写入任何文件\n")
    assert not (tmp_path / "new").exists()
