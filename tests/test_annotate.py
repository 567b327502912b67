"""A submitted workbook comes back with each finding in its cell and all else as it was."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import ROOT, Ran
from openpyxl.comments import Comment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "targets.yaml", tmp_path / "data")
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "填报"
    sheet.append(["年份：2021", "填报部门：区科技局"])
    sheet.append(["指标", "单位", "数值", "截至日期", "状态", "数据来源"])
    sheet.append(["高企", "家", "约95", "2021-12-31", "最终", "年报"])
    sheet.append(["瞪羚", "个", 3, "2021-12-31", "最终", None])
    sheet["C3"].comment = Comment("先看一下", "张三")
    sheet["A3"].font = openpyxl.styles.Font(bold=True)
    sheet.column_dimensions["A"].width = 33
    made.create_sheet("别的")["B2"] = "=1+1"
    made.save(tmp_path / "f.xlsx")
    return tmp_path


def test_findings_are_comments_and_tints(folder: Path, run: Callable[..., Ran]) -> None:
    before = (folder / "f.xlsx").read_bytes()
    ran = run("annotate", "f.xlsx", "--lang", "zh", here=folder)
    assert (ran.status, ran.err, ran.out) == (1, "", "已写入：f-批注.xlsx\n3 个问题\n")
    assert (folder / "f.xlsx").read_bytes() == before
    sheet = openpyxl.load_workbook(folder / "f-批注.xlsx")["填报"]
    said = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert set(said) == {"C3", "B4", "F4"}
    assert said["C3"] == "先看一下\n错误 HQ111: “约95”不是纯数字\n改法：请只写一个数字，其他说明写在“备注”里"
    assert said["F4"] == "错误 HQ032: “数据来源”没有填\n改法：请填写"
    assert {name: sheet[name].fill.fgColor.rgb for name in said} == dict.fromkeys(said, "FFFFC7CE")


def test_everything_else_is_as_it_was(folder: Path, run: Callable[..., Ran]) -> None:
    run("annotate", "f.xlsx", "-o", "back.xlsx", here=folder)
    one, other = (openpyxl.load_workbook(folder / name) for name in ("f.xlsx", "back.xlsx"))
    for sheet in one.worksheets:
        there = other[sheet.title]
        assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
            [cell.value for cell in row] for row in there.iter_rows()
        ]
    assert other["填报"]["A3"].font.bold
    assert other["填报"].column_dimensions["A"].width == 33


def test_nothing_is_overwritten_and_only_workbooks_are_taken(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("annotate", "f.xlsx", "-o", "f.xlsx", "--lang", "en", here=folder)
    assert (ran.status, ran.out) == (2, "")
    assert "already there" in ran.err
    ran = run("annotate", "f.csv", "--lang", "en", here=folder)
    assert (ran.status, ran.err.splitlines()[0]) == (2, "hq-plan: f.csv is no workbook")


def test_a_workbook_that_cannot_be_read_is_told(folder: Path, run: Callable[..., Ran]) -> None:
    (folder / "g.xlsx").write_bytes(b"PK\x03\x04broken")
    ran = run("annotate", "g.xlsx", "--lang", "en", here=folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("nothing was written\n")
    assert not (folder / "g-annotated.xlsx").exists()


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_part_without_a_finding_is_byte_for_byte_as_it_was(folder: Path, run: Callable[..., Ran]) -> None:
    """Whatever no library knows of stays, too."""
    with zipfile.ZipFile(folder / "f.xlsx", "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG")
        archive.writestr("customXml/item1.xml", b"<a/>")
    run("annotate", "f.xlsx", "-o", "back.xlsx", here=folder)
    before, after = parts(folder / "f.xlsx"), parts(folder / "back.xlsx")
    kept = {name for name in before if before[name] == after[name]}
    assert kept >= {
        "xl/media/image1.png", "customXml/item1.xml", "xl/worksheets/sheet2.xml",
        "xl/theme/theme1.xml", "docProps/core.xml",
    }  # fmt: skip


def test_a_stored_result_stays(folder: Path, run: Callable[..., Ran]) -> None:
    made = openpyxl.load_workbook(folder / "f.xlsx")
    made.active["C4"] = "=1+2"
    made.save(folder / "g.xlsx")
    text = parts(folder / "g.xlsx")["xl/worksheets/sheet1.xml"]
    stored = re.sub(rb"<f>1\+2</f><v ?/>|<f>1\+2</f><v></v>", b"<f>1+2</f><v>3</v>", text)
    assert stored != text
    with zipfile.ZipFile(folder / "f.xlsx", "w") as new:
        for name, data in parts(folder / "g.xlsx").items():
            new.writestr(name, stored if name == "xl/worksheets/sheet1.xml" else data)
    run("annotate", "f.xlsx", "-o", "back.xlsx", here=folder)
    assert openpyxl.load_workbook(folder / "back.xlsx", data_only=True).active["C4"].value == 3
    assert openpyxl.load_workbook(folder / "back.xlsx").active["C4"].value == "=1+2"


def test_merged_cells_are_told_in_their_first(folder: Path, run: Callable[..., Ran]) -> None:
    made = openpyxl.load_workbook(folder / "f.xlsx")
    made.active["B3"] = "个"
    made.active.merge_cells("B3:B4")
    made.save(folder / "f.xlsx")
    assert run("annotate", "f.xlsx", "-o", "back.xlsx", here=folder).status == 1
    sheet = openpyxl.load_workbook(folder / "back.xlsx").active
    assert sheet["B3"].comment.text.count("HQ202") == 2


def test_a_cell_that_the_sheet_does_not_have_is_made_in_its_place(folder: Path, run: Callable[..., Ran]) -> None:
    made = openpyxl.load_workbook(folder / "f.xlsx")
    made.active["D4"] = None
    made.save(folder / "f.xlsx")
    run("annotate", "f.xlsx", "-o", "back.xlsx", here=folder)
    sheet = openpyxl.load_workbook(folder / "back.xlsx").active
    assert "HQ032" in sheet["D4"].comment.text
    names = re.findall(rb'<c r="([A-Z]+)4"', parts(folder / "back.xlsx")["xl/worksheets/sheet1.xml"])
    assert names == sorted(names)


def test_a_workbook_stays_one_of_its_kind(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("annotate", "f.xlsx", "-o", "back.csv", "--lang", "en", here=folder)
    assert (ran.status, ran.out) == (2, "")
    assert not (folder / "back.csv").exists()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed; .ci/run installs it")
def test_the_comments_are_seen_in_libreoffice(folder: Path, run: Callable[..., Ran]) -> None:
    run("annotate", "f.xlsx", "-o", "back.xlsx", here=folder)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        "fods",
        "--outdir",
        str(folder),
        str(folder / "back.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = (folder / "back.fods").read_text("utf-8")
    assert text.count("<office:annotation ") == 3
    assert "先看一下" in text


def test_what_was_annotated_before_is_not_said_twice(folder: Path, run: Callable[..., Ran]) -> None:
    run("annotate", "f.xlsx", "-o", "once.xlsx", here=folder)
    run("annotate", "once.xlsx", "-o", "twice.xlsx", here=folder)
    one, two = (openpyxl.load_workbook(folder / name).active for name in ("once.xlsx", "twice.xlsx"))
    assert [one[name].comment.text for name in ("C3", "F4")] == [two[name].comment.text for name in ("C3", "F4")]


PLAN_IS_BROKEN = (
    "data/targets.yaml:308:1: error HQ103  the key 'x' is not known here\n"
    "data/targets.yaml:308:4: error HQ020  '[' is opened here and not closed\n"
)


def test_what_is_wrong_with_the_plan_is_told_and_not_put_into_the_workbook(
    folder: Path, run: Callable[..., Ran]
) -> None:
    run("annotate", "f.xlsx", "-o", "before.xlsx", here=folder)
    with (folder / "data" / "targets.yaml").open("a", encoding="utf-8") as plan:
        plan.write("x: [\n")
    ran = run("annotate", "f.xlsx", "-o", "after.xlsx", "--lang", "en", here=folder)
    assert (ran.status, ran.out) == (1, "written: after.xlsx\n3 findings\n")
    assert ran.err == PLAN_IS_BROKEN + "2 errors; what they touch is left out\n"
    assert parts(folder / "after.xlsx") == parts(folder / "before.xlsx")


def test_a_workbook_that_only_the_plan_is_wrong_for_is_not_given_back(folder: Path, run: Callable[..., Ran]) -> None:
    made = openpyxl.load_workbook(folder / "f.xlsx")
    made.active.delete_rows(4)
    made.active["C3"] = 95
    made.save(folder / "f.xlsx")
    assert run("annotate", "f.xlsx", here=folder).status == 0
    with (folder / "data" / "targets.yaml").open("a", encoding="utf-8") as plan:
        plan.write("x: [\n")
    assert run("annotate", "f.xlsx", "--lang", "en", here=folder) == Ran(
        1, "", PLAN_IS_BROKEN + "nothing was written\n"
    )
    assert sorted(path.name for path in folder.iterdir()) == ["data", "f.xlsx"]


def test_a_broken_workbook_is_a_finding_and_gets_no_comments(folder: Path, run: Callable[..., Ran]) -> None:
    (folder / "data" / "actuals").mkdir(exist_ok=True)
    shutil.copy(ROOT / "data" / "actuals" / "example" / "2020.yaml", folder / "data" / "actuals")
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04nothing")
    said = "broken.xlsx: error HQ001  the file cannot be read: the workbook is broken\nnothing was written\n"
    assert run("annotate", "broken.xlsx", "--lang", "en", here=folder) == Ran(2, "", said)


def test_what_is_no_workbook_is_told_whatever_figures_are_on_file(folder: Path, run: Callable[..., Ran]) -> None:
    shutil.copytree(ROOT / "data" / "actuals", folder / "data" / "actuals")
    (folder / "g.xlsx").write_bytes(b"hello")
    ran = run("annotate", "g.xlsx", "--lang", "en", here=folder)
    said = "g.xlsx: error HQ001  the file cannot be read: it is no workbook\nnothing was written\n"
    assert (ran.status, ran.out, ran.err) == (2, "", said)


@pytest.mark.parametrize(
    ("part", "typed", "broken"),
    [
        ("xl/worksheets/sheet1.xml", b'<row r="4"', b'<row r="4.0"'),
        ("xl/worksheets/sheet1.xml", b'r="B4"', b'r="B9"'),
        ("xl/worksheets/sheet1.xml", b'<row r="3"', b'<row r="2"'),
        ("xl/worksheets/sheet1.xml", b'r="B3"', b'r="D3"'),
        ("xl/worksheets/sheet1.xml", b"sheetData", b"sheetDate"),
    ],
)
def test_a_workbook_that_takes_no_comments_is_refused(
    part: str, typed: bytes, broken: bytes, folder: Path, run: Callable[..., Ran]
) -> None:
    """The library that reads the cells passes over what stands in the way of a change."""
    old = parts(folder / "f.xlsx")
    assert typed in old[part]
    with zipfile.ZipFile(folder / "g.xlsx", "w") as new:
        for name, data in old.items():
            new.writestr(name, data.replace(typed, broken) if name == part else data)
    ran = run("annotate", "g.xlsx", "--lang", "en", here=folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "hq-plan: the workbook is built in a way that takes no comments\nopen it in Excel or WPS, save it as .xlsx and try again\n"
    )
