"""What stands in tables, told cell by cell, and taken into files of figures without loss."""

import csv
import io
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import yaml
from conftest import ROOT, Ran
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hq_plan.intake import take_in
from hq_plan.usage import UsageError
from hq_plan.workspace import load
from hq_plan.workspace.reading import Asked
from hq_plan.write.changes import Change, write_changes

HEAD = "年份：2021,填报部门：区科技局\n"
COLUMNS = "指标,单位,数值,截至日期,状态,数据来源,备注\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "targets.yaml", tmp_path / "data")
    return tmp_path


def table(folder: Path, *rows: str, name: str = "f.csv", head: str = HEAD, encoding: str = "utf-8") -> str:
    text = head + COLUMNS + "".join(f"{row}\n" for row in rows)
    (folder / name).write_bytes(text.encode(encoding))
    return name


def book(folder: Path, *rows: list[object], name: str = "f.xlsx", sheet: str = "填报", formats: str = "") -> str:
    made = openpyxl.Workbook()
    made.active.title = sheet
    made.active.append(["年份：2021", "填报部门：区科技局"])
    made.active.append(["指标", "单位", "数值", "截至日期", "状态", "数据来源"])
    for row in rows:
        made.active.append(row)
        if formats:
            made.active.cell(made.active.max_row, 3).number_format = formats
    made.save(folder / name)
    return name


def codes(run: Callable[..., Ran], folder: Path, file: str, *more: str) -> list[str]:
    found = json.loads(run("validate", file, "--format", "json", *more, here=folder).out)["findings"]
    return [f"{each['cell'] or each['file']} {each['code']}" if "cell" in each else each["code"] for each in found]


def taken(run: Callable[..., Ran], folder: Path, file: str, *more: str) -> list[tuple[str, str, str]]:
    ran = run("import", file, "--yes", "--lang", "en", *more, here=folder)
    assert (ran.status, ran.err) == (0, "")
    text = (folder / "data" / "actuals" / "2021" / "区科技局.yaml").read_text("utf-8")
    records = yaml.load(text, Loader=yaml.BaseLoader)["records"]  # noqa: S506  (as texts: 2.10 is told from 2.1)
    return [(each["indicator"], each.get("value", ""), each["status"]) for each in records]


GOOD = "高新技术企业数量,家,95,2021-12-31,最终,年报,"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("９５", "HQ113"), ("九十五", "HQ114"), ("95家", "HQ115"), ("约95", "HQ111"), ("095", "HQ118"),
        ("9.5", "HQ205"), ("-95", "HQ207"),
    ],
)  # fmt: skip
def test_a_figure_is_checked_like_any_other_at_its_cell(
    cell: str, code: str, folder: Path, run: Callable[..., Ran]
) -> None:
    assert codes(run, folder, table(folder, f"高新技术企业数量,家,{cell},2021-12-31,最终,年报,")) == [f"C3 {code}"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("高新科技企业,家,95,2021-12-31,最终,年报,", ["A3 HQ201"]),
        ("高新技术企业数量,个,95,2021-12-31,最终,年报,", ["B3 HQ202"]),
        ("高新技术企业数量,家,95,2020-12-31,最终,年报,", ["D3 HQ204"]),
        ("高新技术企业数量,家,95,2021年12月31日,最终,年报,", ["D3 HQ106"]),
        ("高新技术企业数量,家,95,2021-12-31,差不多,年报,", ["E3 HQ108"]),
        (",家,95,2021-12-31,最终,年报,", ["A3 HQ032"]),
    ],
)
def test_every_other_cell_too(row: str, told: list[str], folder: Path, run: Callable[..., Ran]) -> None:
    assert codes(run, folder, table(folder, row)) == told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_any_encoding_and_separator_is_read_and_named(
    encoding: str, sign: str, folder: Path, run: Callable[..., Ran]
) -> None:
    text = (HEAD + COLUMNS + GOOD + "\n").replace(",", sign)
    (folder / "f.csv").write_bytes(text.encode(encoding))
    ran = run("import", "f.csv", "--dry-run", "--lang", "en", here=folder)
    name = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "gb18030": "GBK", "utf-16": "UTF-16"}[encoding]
    assert (ran.status, ran.err) == (0, "")
    assert f"f.csv: read as {name}\n1 new, 0 on file already, 0 different\n" in ran.out
    assert not (folder / "data" / "actuals" / "2021").exists()


def test_what_is_written_otherwise_only_is_taken_as_meant_and_said(folder: Path, run: Callable[..., Ran]) -> None:
    name = table(
        folder, "高新技术企业数量,家,９５,2021/12/31,最终,年报,", '有效发明专利,件,"1,471",2021-12-31,初步,年报,',
        "技术合同成交额,亿元,81.30亿元,2021年12月31日,最终,年报,", "市级大学科技园建设,是否,否,2021-12-31,最终,年报,",
    )  # fmt: skip
    assert taken(run, folder, name) == [
        ("hitech", "95", "final"), ("patents", "1471", "preliminary"), ("contract_value", "81.30", "final"),
        ("university_park", "false", "final"),
    ]  # fmt: skip


def test_one_error_keeps_all_out(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run(
        "import",
        table(folder, GOOD, "有效发明专利,件,约1471,2021-12-31,最终,年报,"),
        "--yes",
        "--lang",
        "en",
        here=folder,
    )
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "f.csv:C4: error HQ111  '约1471' is no plain number\n"
        "    fix: write one number alone, and what else is to be said under Note\nnothing was written\n"
    )
    assert list((folder / "data" / "actuals").iterdir()) == []


def test_a_workbook_is_annotated_only_for_what_is_wrong_in_it(folder: Path, run: Callable[..., Ran]) -> None:
    """Not for what is wrong in a file on record."""
    good = ["高新技术企业数量", "家", 95, "2021-12-31", "最终", "年报"]
    annotate = "nothing was written; hq-plan annotate marks it in the workbook"
    ran = run("import", book(folder, ["高企", "家", "约95", *good[3:]]), "--yes", "--lang", "en", here=folder)
    assert (ran.status, ran.err.splitlines()[-1]) == (1, annotate)
    on_file(folder, "a: [\n")
    ran = run("import", book(folder, good), "--yes", "--lang", "en", here=folder)
    assert (ran.status, ran.out, ran.err.splitlines()[-1]) == (1, "", "nothing was written")
    assert {line.split(":")[0] for line in ran.err.splitlines() if ": error" in line} == {
        "data/actuals/2021/区科技局.yaml"
    }


def test_totals_notes_and_empty_rows_are_no_figures(folder: Path, run: Callable[..., Ran]) -> None:
    name = table(
        folder,
        GOOD,
        "有效发明专利,件,,2021-12-31,,,",
        "合计,,1566,,,,",
        "注：以上为全区数,,,,,,",
        "填报人：张三,,,,,,",
        COLUMNS.strip(),
    )
    assert taken(run, folder, name) == [("hitech", "95", "final")]


def test_a_figure_on_file_is_written_over_only_when_asked(folder: Path, run: Callable[..., Ran]) -> None:
    taken(run, folder, table(folder, GOOD))
    other = table(folder, GOOD.replace("95", "96").replace("年报", "更正"), name="g.csv")
    ran = run("import", other, "--yes", "--lang", "en", here=folder)
    assert (ran.status, ran.err) == (1, "")
    assert (
        "High-tech enterprises, 2021-12-31: 95 on file in data/actuals/2021/区科技局.yaml:6, 96 in the form" in ran.out
    )
    assert taken(run, folder, other, "--replace") == [("hitech", "96", "final")]
    assert "source: 更正（g.csv C3）" in (folder / "data/actuals/2021/区科技局.yaml").read_text("utf-8")


def test_records_are_put_behind_those_there_and_nothing_else_moves(folder: Path, run: Callable[..., Ran]) -> None:
    file = folder / "data" / "actuals" / "2021" / "区科技局.yaml"
    file.parent.mkdir()
    before = (
        "# mine\r\nschema: hq-plan/actuals/1\r\nyear: 2021   # the year\r\ndepartment: 区科技局\r\nrecords:\r\n"
        "    - indicator: patents\r\n      value: 1471\r\n      unit: 件\r\n      as_of: 2021-12-31\r\n"
        "      status: final\r\n      source: 年报\r\n\r\n# the end\r\n"
    )
    file.write_bytes(b"\xef\xbb\xbf" + before.encode())
    assert taken(run, folder, table(folder, GOOD))[-1] == ("hitech", "95", "final")
    after = file.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf# mine\r\n")
    assert after.endswith("（f.csv C3）\r\n\r\n# the end\r\n".encode())
    assert after.count(b"\r\n") == after.count(b"\n")
    assert b"\r\n    - indicator: hitech  # " in after


def test_a_file_that_takes_no_more_gets_a_second_beside_it(folder: Path, run: Callable[..., Ran]) -> None:
    file = folder / "data" / "actuals" / "2021" / "区科技局.yaml"
    file.parent.mkdir()
    text = "schema: hq-plan/actuals/1\nyear: 2021\ndepartment: 区统计局\nrecords: []\n"
    file.write_text(text, "utf-8")
    ran = run("import", table(folder, GOOD), "--yes", here=folder)
    assert ran.status == 0
    assert file.read_text("utf-8") == text
    assert "hitech" in (file.parent / "区科技局-2.yaml").read_text("utf-8")


def test_nobody_is_asked_in_a_pipe(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("import", table(folder, GOOD), "--lang", "en", here=folder)
    assert ran.status == 2
    assert ran.err == "hq-plan: nobody can be asked here, and nothing was written\n--yes writes without asking\n"
    assert list((folder / "data" / "actuals").iterdir()) == []


def test_a_table_that_does_not_say_year_and_department_is_told_them(folder: Path, run: Callable[..., Ran]) -> None:
    name = table(folder, GOOD, head="")
    assert codes(run, folder, name) == ["HQ030", "HQ030"]
    assert taken(run, folder, name, "--year", "2021", "--department", "区科技局") == [("hitech", "95", "final")]


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        (77.30000000000001, "General", "77.3"),
        (81.3, "0.00", "81.30"),
        (77.345, "0.00", "77.345"),
        (1460, "#,##0", "1460"),
        (95.0, "General", "95"),
    ],
)
def test_a_number_is_what_was_typed_and_shown(
    value: float, form: str, written: str, folder: Path, run: Callable[..., Ran]
) -> None:
    name = book(folder, ["技术合同成交额", "亿元", value, "2021-12-31", "最终", "年报"], formats=form)
    assert taken(run, folder, name) == [("contract_value", written, "final")]


def test_a_percentage_is_the_number_that_is_shown(folder: Path, run: Callable[..., Ran]) -> None:
    name = book(folder, ["全社会研发投入强度", "%", 0.021, "2021-12-31", "最终", "年报"], formats="0.0%")
    assert taken(run, folder, name) == [("rd_intensity", "2.1", "final")]


def test_digits_that_are_a_text_are_told_and_taken(folder: Path, run: Callable[..., Ran]) -> None:
    name = book(folder, ["高新技术企业数量", "家", "95", "2021-12-31", "最终", "年报"])
    assert codes(run, folder, name) == ["C3 HQ105"]
    assert taken(run, folder, name) == [("hitech", "95", "final")]


def test_a_day_may_be_a_day_or_its_serial_number(folder: Path, run: Callable[..., Ran]) -> None:
    assert codes(run, folder, book(folder, ["高企", "家", 95, datetime(2021, 12, 31), "最终", "年报"])) == []  # noqa: DTZ001
    assert codes(run, folder, book(folder, ["高企", "家", 95, 44561, "最终", "年报"])) == ["D3 HQ120"]


def test_merged_cells_hold_for_their_rows_and_a_figure_for_one(folder: Path, run: Callable[..., Ran]) -> None:
    name = book(
        folder, ["高企", "家", 95, "2021-12-31", "最终", "年报"], ["瞪羚", "家", 3, None, None, None], ["雏鹰", "家", None],
    )  # fmt: skip
    made = openpyxl.load_workbook(folder / name)
    for column in "DEF":
        made.active.merge_cells(f"{column}3:{column}4")
    made.active.merge_cells("C4:C5")
    made.save(folder / name)
    assert taken(run, folder, name) == [("hitech", "95", "final"), ("gazelle", "3", "final")]


def test_sheets_may_stand_in_any_order(folder: Path, run: Callable[..., Ran]) -> None:
    name = book(folder, ["高企", "家", "约95", "2021-12-31", "最终", "年报"], sheet="数 据")
    made = openpyxl.load_workbook(folder / name)
    made.create_sheet("说明", 0).append(["看下一张"])
    made.save(folder / name)
    ran = run("validate", name, "--format", "concise", "--lang", "en", here=folder)
    assert ran.out == "f.xlsx:数 据!C3: [error] '约95' is no plain number (HQ111)\n"


def test_a_formula_without_a_result_is_told(folder: Path, run: Callable[..., Ran]) -> None:
    assert codes(run, folder, book(folder, ["高企", "家", "=1+1", "2021-12-31", "最终", "年报"])) == ["C3 HQ029"]


def test_a_workbook_that_is_called_csv_is_read_as_what_it_is(folder: Path, run: Callable[..., Ran]) -> None:
    name = book(folder, ["高企", "家", 95, "2021-12-31", "最终", "年报"])
    (folder / name).rename(folder / "f.csv")
    assert taken(run, folder, "f.csv") == [("hitech", "95", "final")]


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("f.xlsx", b"PK\x03\x04broken", 2), ("f.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, 2), ("f.csv", b"", 1),
        ("f.csv", b"\x81\xff,\x9f", 1),
    ],
    ids=["broken", "encrypted", "empty", "bytes"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_a_finding(
    name: str, data: bytes, status: int, folder: Path, run: Callable[..., Ran]
) -> None:
    (folder / name).write_bytes(data)
    ran = run("import", name, "--yes", here=folder)
    assert (ran.status, ran.out) == (status, "")
    assert ran.err.endswith("nothing was written\n")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("f.xls", "save it as .xlsx"),
        ("f.yaml", "a file of figures is put into data/actuals as it is"),
        ("f.txt", "files end in: .csv, .tsv, .xlsx, .xlsm, .et"),
    ],
)
def test_what_is_called_otherwise_is_no_table(name: str, hint: str, folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("import", name, "--lang", "en", here=folder)
    assert (ran.status, ran.err) == (2, f"hq-plan: {name} is no table\n{hint}\n")


def test_validate_holds_a_table_against_what_is_on_file(folder: Path, run: Callable[..., Ran]) -> None:
    """The same figure once more is no mistake; another one is told with the place of the one on file."""
    name = table(folder, GOOD)
    run("import", name, "--yes", here=folder)
    assert codes(run, folder, name) == []
    other = table(folder, GOOD.replace("95", "96"))
    ran = run("validate", other, "--format", "concise", "--lang", "zh", here=folder)
    there = "data/actuals/2021/区科技局.yaml 第 5 行"
    assert ran.out == f"f.csv:C3: [error] 高新技术企业数量 2021-12-31 已存的是另一个数：{there} (HQ301)\n"


@pytest.mark.parametrize(
    ("row", "lang", "said"),
    [
        ("高企,家,95,2021-12-31,定稿,年报,", "en", "did you mean 'final'?"),
        ("高企,家,95,2021-12-31,好,年报,", "zh", "可以用：最终、初步、不公布"),
        ("大学科技园,是否,95,2021-12-31,最终,年报,", "zh", "请填“是”或“否”"),
        ("高企,家,—,2021-12-31,最终,年报,", "zh", "还没有数字就把这一行留空；不公布的数字，状态选“不公布”，不填数值"),
        ("大学科技园,是否,未完成,2021-12-31,最终,年报,", "zh", "请写：否"),
        ("高企,个,95,2021-12-31,最终,年报,", "zh", "请写单位：家，数字按此单位填报"),
        ("高企,家,约95,2021-12-31,最终,年报,", "zh", "请只写一个数字，其他说明写在“备注”里"),
    ],
)
def test_a_mend_speaks_of_headings_and_lists(
    row: str, lang: str, said: str, folder: Path, run: Callable[..., Ran]
) -> None:
    ran = run("validate", table(folder, row), "--format", "json", "--lang", lang, here=folder)
    assert [each["hint"] for each in json.loads(ran.out)["findings"]] == [said]


def test_whose_table_it_is_may_be_all_that_is_known(folder: Path, run: Callable[..., Ran]) -> None:
    name = table(folder, GOOD, head="")
    assert codes(run, folder, name, "--department", "区科技局") == ["HQ030"]


def test_a_figure_twice_in_a_table_is_told(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("import", table(folder, GOOD, GOOD.replace("95", "96")), "--yes", "--lang", "en", here=folder)
    assert (ran.status, ran.out) == (1, "")
    assert "f.csv:C4: error" in ran.err


def test_what_was_changed_in_the_meantime_is_not_written_over(tmp_path: Path) -> None:
    file, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_text("new", "utf-8")
    with pytest.raises(UsageError, match="changed in the meantime"):
        write_changes({other: Change(None, b"x"), file: Change(b"old", b"y")})
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=30
).map(str.strip).filter(bool)  # fmt: skip
NUMBERS = st.decimals("0", "999999", places=2, allow_nan=False)


@example(value=Decimal("0.00"), source="年报", note="甲\u115f", status="最终")
@given(value=NUMBERS, source=TEXTS, note=TEXTS, status=st.sampled_from(["最终", "初步", "final"]))
@settings(max_examples=150, deadline=None)
def test_what_a_table_says_is_what_the_file_says(value: Decimal, source: str, note: str, status: str) -> None:
    """Whatever is typed as source and note: the file that is written validates, and gives it back."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").mkdir()
        shutil.copy(ROOT / "data" / "targets.yaml", folder / "data")
        stream = io.StringIO()
        csv.writer(stream).writerows(
            [
                ["年份：2021", "填报部门：区科技局"],
                ["指标", "单位", "数值", "截至日期", "状态", "数据来源", "备注"],
                ["技术合同成交额", "亿元", f"{value:f}", "2021-12-31", status, source, note],
            ]
        )
        file = folder / "f.csv"
        file.write_text(stream.getvalue(), "utf-8", newline="")
        space = load(folder / "data", folder, Asked([file]))
        assert [each for each in space.findings if each.code != "HQ004"] == []
        intake = take_in(space, [], folder / "data", replace=False)
        write_changes(intake.changes())
        again = load(folder / "data", folder)
        assert again.findings == ()
        (entry,) = again.entries
        said = entry.observation
        assert (str(said.value), said.source, said.note) == (f"{value:f}", f"{source}（f.csv C3）", note)


@pytest.mark.parametrize(
    "typed", ['"0,123"', "０，１２３", '"00,123"', "0 123", "0'123", '"-0,123"', '"0,123%"', "095%"]
)
def test_a_number_that_may_be_two_is_not_taken(typed: str, folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("import", table(folder, f"全社会研发投入强度,%,{typed},2021-12-31,最终,年报,"), "--yes", here=folder)
    assert (ran.status, ran.out) == (1, "")
    assert list((folder / "data" / "actuals").iterdir()) == []


@pytest.mark.parametrize(
    ("indicator", "unit", "stored", "form", "found"),
    [
        ("全社会研发投入强度", "%", 2.1, '0.00"%"', "2.10"),
        ("全社会研发投入强度", "%", 2.1, r"0.00\%", "2.10"),
        ("全社会研发投入强度", "%", 0.021, "0.00%", "2.10"),
        ("技术合同成交额", "亿元", 81.3, '0.00"亿元"', "81.30"),
        ("技术合同成交额", "亿元", 81.3, "_ * #,##0.00_ ;_ * -#,##0.00_ ", "81.30"),
        ("技术合同成交额", "亿元", 81.3, "#,##0.00_);[Red](#,##0.00)", "81.30"),
        ("技术合同成交额", "亿元", 8130, '0.00"万元"', ["C3 HQ115", "C3 HQ402"]),
        ("技术合同成交额", "亿元", 813000000, '0.00,,"百万"', ["C3 HQ029"]),
        ("技术合同成交额", "亿元", 813000, "0!.0000", ["C3 HQ029"]),
    ],
)
def test_a_number_format_is_heeded(
    indicator: str, unit: str, stored: float, form: str, found: object, folder: Path, run: Callable[..., Ran]
) -> None:
    name = book(folder, [indicator, unit, stored, "2021-12-31", "最终", "年报"], formats=form)
    if isinstance(found, str):
        assert [value for _name, value, _status in taken(run, folder, name)] == [found]
    else:
        assert codes(run, folder, name) == found


ON_FILE = """schema: hq-plan/actuals/1
year: 2021
department: 区科技局
records:
  # one\u2028two
  - indicator: hitech  # ours
    value: 90
    unit: 家
    as_of: 2021-12-31
    status: final
    source: {source}
"""


def on_file(folder: Path, text: str) -> Path:
    path = folder / "data" / "actuals" / "2021" / "区科技局.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


def test_a_figure_is_replaced_with_its_note_and_nothing_else_moves(folder: Path, run: Callable[..., Ran]) -> None:
    path = on_file(folder, ON_FILE.replace("\u2028", " ").format(source="旧"))
    ran = run("import", table(folder, GOOD + "口径调整"), "--replace", "--yes", here=folder)
    assert ran.status == 0
    new = ON_FILE.replace("\u2028", " ").replace("90", "95").format(source="年报（f.csv C3）")
    assert path.read_text("utf-8") == new + "    note: 口径调整\n"


@pytest.mark.parametrize(
    "text",
    [
        ON_FILE.replace("\u2028", " ").format(source=">-\n      甲\n      乙") + "    note: 丙\n",
        ON_FILE.replace("\u2028", " ").format(source="&s 年报"),
        ON_FILE.replace("\u2028", " ").format(source="旧").replace("    source: 旧\n", ""),
        ON_FILE.replace("\u2028", " ").format(source="旧").replace("    value: 90\n", ""),
        ON_FILE.replace("\u2028", " ").format(source="旧").replace("12-31", "13-31"),
        ON_FILE.format(source="旧"),
    ],
    ids=["long text", "anchor", "no source", "no value", "no day", "separator"],
)
@pytest.mark.parametrize("more", [(), ("--replace",)])
def test_a_file_that_cannot_be_changed_safely_stays_as_it_is(
    text: str, more: tuple[str, ...], folder: Path, run: Callable[..., Ran]
) -> None:
    path = on_file(folder, text)
    ran = run("import", table(folder, GOOD), "--yes", *more, here=folder)
    assert ran.status in (1, 2)
    assert path.read_text("utf-8") == text
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_figures_do_not_go_through_a_link_that_leads_out(folder: Path, run: Callable[..., Ran]) -> None:
    outside = folder / "outside"
    outside.mkdir()
    (folder / "data" / "actuals" / "2021").symlink_to(outside)
    assert run("import", table(folder, GOOD), "--yes", here=folder).status == 1
    assert list(outside.iterdir()) == []


def test_what_is_kept_back_does_not_stand_beside_a_figure(folder: Path, run: Callable[..., Ran]) -> None:
    path = on_file(folder, ON_FILE.replace("\u2028", " ").format(source="旧"))
    ran = run("import", table(folder, "高新技术企业数量,家,,2021-12-31,不公布,年报,"), "--yes", here=folder)
    assert (ran.status, path.read_text("utf-8")) == (1, ON_FILE.replace("\u2028", " ").format(source="旧"))
    assert "None" not in ran.out
    ran = run("import", "f.csv", "--yes", "--replace", here=folder)
    assert ran.status == 0
    assert "value: null" in path.read_text("utf-8")
    assert "status: withheld" in path.read_text("utf-8")
    assert run("validate", "data/actuals", here=folder).status == 0


@pytest.mark.parametrize("note", ["甲\u202e乙", "甲\x7f", "甲\u2028乙", "甲\u0085乙", "\ufeff甲", "甲\u200b乙"])
def test_no_sign_in_a_note_makes_the_written_file_wrong(note: str, folder: Path, run: Callable[..., Ran]) -> None:
    name = book(folder, ["高新技术企业数量", "家", 95, "2021-12-31", "最终", "年报", note])
    ran = run("import", name, "--yes", here=folder)
    if ran.status == 0:
        assert run("validate", "data/actuals", here=folder).status == 0
    else:
        assert list((folder / "data" / "actuals").iterdir()) == []


def test_a_quotation_mark_that_is_not_closed_swallows_nothing(folder: Path, run: Callable[..., Ran]) -> None:
    name = table(folder, '高新技术企业数量,家,95,2021-12-31,最终,"年报', "有效发明专利,件,1471,2021-12-31,最终,年报")
    assert run("import", name, "--yes", here=folder).status == 2


@pytest.mark.parametrize("heading", ["数值（上年同期）", "2020年完成值"])
def test_a_heading_of_another_figure_is_not_that_of_this_one(
    heading: str, folder: Path, run: Callable[..., Ran]
) -> None:
    name = table(folder, GOOD, head=f"{HEAD}指标,单位,{heading},截至日期,状态,数据来源,备注\n")
    text = (folder / name).read_text("utf-8").replace("指标,单位,数值,截至日期,状态,数据来源,备注\n", "")
    (folder / name).write_text(text, "utf-8")
    assert set(codes(run, folder, name)) & {"HQ026", " HQ026", "A2 HQ028", "HQ028"}


def test_a_unit_in_the_heading_is_the_unit(folder: Path, run: Callable[..., Ran]) -> None:
    name = table(folder, "技术合同成交额,亿元,8130,2021-12-31,最终,年报,")
    text = (folder / name).read_text("utf-8").replace(",数值,", ",数值（万元）,")
    (folder / name).write_text(text, "utf-8")
    assert codes(run, folder, name) == ["C3 HQ115", "C3 HQ402"]


def test_two_columns_of_notes_are_told(folder: Path, run: Callable[..., Ran]) -> None:
    name = table(folder, GOOD + ",见附件")
    text = (folder / name).read_text("utf-8").replace(",备注\n", ",备注,说明\n")
    (folder / name).write_text(text, "utf-8")
    assert codes(run, folder, name) == ["H2 HQ027"]


def test_a_second_table_of_another_year_is_told(folder: Path, run: Callable[..., Ran]) -> None:
    name = book(folder, ["高新技术企业数量", "家", 95, "2021-12-31", "最终", "年报"])
    made = openpyxl.load_workbook(folder / name)
    other = made.copy_worksheet(made.worksheets[0])
    other["A1"] = "年份：2020   填报部门：区科技局"
    made.save(folder / name)
    assert "A1 HQ034" in [each.partition("!")[2] or each for each in codes(run, folder, name)]


def test_a_hidden_sheet_with_figures_is_told(folder: Path, run: Callable[..., Ran]) -> None:
    name = book(folder, ["高新技术企业数量", "家", 95, "2021-12-31", "最终", "年报"])
    made = openpyxl.load_workbook(folder / name)
    made.copy_worksheet(made.worksheets[0]).sheet_state = "hidden"
    made.save(folder / name)
    assert [each[-5:] for each in codes(run, folder, name)] == ["HQ031"]


def test_a_blank_far_away_hides_no_sheet(folder: Path, run: Callable[..., Ran]) -> None:
    name = book(folder, ["高新技术企业数量", "家", 95, "2021-12-31", "最终", "年报"])
    made = openpyxl.load_workbook(folder / name)
    made.worksheets[0]["XFD2000"] = " "
    made.save(folder / name)
    assert taken(run, folder, name) == [("hitech", "95", "final")]


@pytest.mark.parametrize(
    "head",
    [
        "年份：,2021,填报部门：,区科技局\n",
        "年份：2021,填报部门：区科技局（盖章）\n",
        "年度：2021\n责任单位：区科技局\n",
        "\n年度：2021\n,,\n责任单位：区科技局\n\n",
    ],
)
def test_a_head_may_be_written_as_departments_do(head: str, folder: Path, run: Callable[..., Ran]) -> None:
    assert taken(run, folder, table(folder, GOOD, head=head)) == [("hitech", "95", "final")]


def test_sentences_with_full_width_commas_part_no_cells(folder: Path, run: Callable[..., Ran]) -> None:
    head = "".join(f"说明{n}，甲，乙，丙，丁，戊，己\n" for n in range(9))
    assert taken(run, folder, table(folder, GOOD, head=head + HEAD)) == [("hitech", "95", "final")]


def test_two_files_that_say_the_same_are_taken_once(folder: Path, run: Callable[..., Ran]) -> None:
    one, other = table(folder, GOOD, name="a.csv"), table(folder, GOOD, name="b.csv")
    ran = run("import", one, other, "--yes", here=folder)
    assert ran.status == 0
    text = (folder / "data" / "actuals" / "2021" / "区科技局.yaml").read_text("utf-8")
    assert text.count("hitech") == 1


def test_a_formula_whose_result_is_empty_is_an_empty_cell(folder: Path, run: Callable[..., Ran]) -> None:
    """=IF(A1="","",A1) in a prepared table; a formula without any stored result is told."""
    name = book(
        folder, ["高企", "家", '=IF(1,"","")', None, None, None], ["瞪羚", "家", 3, "2021-12-31", "最终", "年报"]
    )
    with zipfile.ZipFile(folder / name) as old:
        parts = {each: old.read(each) for each in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb'<c r="C3"><f>', b'<c r="C3" t="str"><f>', sheet)
    assert parts["xl/worksheets/sheet1.xml"] != sheet
    with zipfile.ZipFile(folder / name, "w") as new:
        for each, data in parts.items():
            new.writestr(each, data)
    assert taken(run, folder, name) == [("gazelle", "3", "final")]


def test_what_excel_adds_to_a_sheet_is_passed_over_in_silence(folder: Path, run: Callable[..., Ran]) -> None:
    """The library that reads it warns of an extension, such as a list to choose from that stands on another sheet."""
    name = book(folder, ["高企", "家", 95, "2021-12-31", "最终", "年报"])
    with zipfile.ZipFile(folder / name) as old:
        parts = {each: old.read(each) for each in old.namelist()}
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</worksheet>", extension)
    assert parts["xl/worksheets/sheet1.xml"] != sheet
    with zipfile.ZipFile(folder / name, "w") as new:
        for each, data in parts.items():
            new.writestr(each, data)
    assert taken(run, folder, name) == [("hitech", "95", "final")]


def test_a_note_that_changes_alone_is_told_not_to_be_taken(folder: Path, run: Callable[..., Ran]) -> None:
    run("import", table(folder, GOOD), "--yes", here=folder)
    ran = run("import", table(folder, GOOD + "口径调整"), "--yes", "--lang", "en", here=folder)
    assert "notes of figures on file are not changed: High-tech enterprises\n" in ran.out


def test_an_example_is_taken_once_and_never_stands_against_a_figure(folder: Path, run: Callable[..., Ran]) -> None:
    """The examples on file are no context for a form, but they are on file."""
    row = "高新技术企业数量,家,{},2021-12-31,{},年报,"
    example = [("hitech", "95", "example")]
    assert taken(run, folder, table(folder, row.format(95, "示例"))) == example
    assert taken(run, folder, table(folder, row.format(95, "示例"))) == example
    assert run("import", table(folder, row.format(96, "示例")), "--yes", here=folder).status == 1
    assert taken(run, folder, table(folder, row.format("", "不公布"))) == [*example, ("hitech", "", "withheld")]


def test_a_number_is_shown_to_its_places_however_many_digits_it_has(folder: Path, run: Callable[..., Ran]) -> None:
    name = book(folder, ["高企", "家", 1e30, "2021-12-31", "最终", "年报"], formats="0.00")
    assert taken(run, folder, name) == [("hitech", f"1{'0' * 30}.00", "final")]


def test_a_number_format_that_the_workbook_does_not_have_is_none(folder: Path, run: Callable[..., Ran]) -> None:
    name = book(folder, ["高企", "家", 95, "2021-12-31", "最终", "年报"], formats="0.000")
    with zipfile.ZipFile(folder / name) as old:
        parts = {each: old.read(each) for each in old.namelist()}
    assert b'numFmtId="164"' in parts["xl/styles.xml"]
    parts["xl/styles.xml"] = re.sub(rb"<numFmts.*</numFmts>", b"", parts["xl/styles.xml"])
    with zipfile.ZipFile(folder / name, "w") as new:
        for each, data in parts.items():
            new.writestr(each, data)
    assert taken(run, folder, name) == [("hitech", "95", "final")]


NOTED = ON_FILE.replace("\u2028", " ").format(source="旧") + "    note: 快报数\n"


@pytest.mark.parametrize(("said", "kept"), [("年报数", "年报数"), ("", "corrected")])
def test_the_note_of_an_old_figure_goes_with_it(said: str, kept: str, folder: Path, run: Callable[..., Ran]) -> None:
    path = on_file(folder, NOTED)
    assert run("import", table(folder, GOOD + said), "--replace", "--yes", "--lang", "en", here=folder).status == 0
    new = NOTED.replace("90", "95").replace("source: 旧", "source: 年报（f.csv C3）")
    assert path.read_text("utf-8") == new.replace("快报数", kept)


@pytest.mark.parametrize("source", ["annual report\n      of the bureau", '"annual report\n      of the bureau"'])
@pytest.mark.parametrize(("old", "kept"), [("", ""), ("    note: 'abc\n      def'\n", "    note: corrected\n")])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_texts_over_several_lines_are_replaced_whole(
    source: str, old: str, kept: str, end: str, folder: Path, run: Callable[..., Ran]
) -> None:
    record = ON_FILE.replace("\u2028", " ")
    path = on_file(folder, "")
    path.write_bytes((record.format(source=source) + old).replace("\n", end).encode())
    ran = run("import", table(folder, GOOD), "--replace", "--yes", "--lang", "en", here=folder)
    assert (ran.status, "\\u000d" in ran.out) == (0, False)
    new = record.replace("90", "95").format(source="年报（f.csv C3）") + kept
    assert path.read_bytes().decode() == new.replace("\n", end)


def test_a_note_that_comes_anew_ends_as_the_other_lines_do(folder: Path, run: Callable[..., Ran]) -> None:
    path = on_file(folder, "")
    path.write_bytes(ON_FILE.replace("\u2028", " ").format(source="旧").replace("\n", "\r\n").encode())
    assert run("import", table(folder, GOOD + "口径调整"), "--replace", "--yes", here=folder).status == 0
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n") == 12


def test_true_in_a_cell_is_a_goal_that_was_met(folder: Path, run: Callable[..., Ran]) -> None:
    file = book(folder, ["大学科技园", "是否", True, "2021-12-31", "最终", "年报"])
    assert taken(run, folder, file) == [("university_park", "true", "final")]


@pytest.mark.parametrize("records", ["records: []\n", "", "records:\n  - hitech\n"])
def test_behind_a_file_that_takes_no_record_stands_a_second(
    records: str, folder: Path, run: Callable[..., Ran]
) -> None:
    path = on_file(folder, "schema: hq-plan/actuals/1\nyear: 2021\ndepartment: 区科技局\n" + records)
    before = path.read_text("utf-8")
    run("import", table(folder, GOOD), "--yes", here=folder)
    assert path.read_text("utf-8") == before


def test_names_that_are_taken_by_something_else_are_passed_over(folder: Path, run: Callable[..., Ran]) -> None:
    for name in ("区科技局.yaml", "区科技局-2.yaml", "区科技局-3.yaml"):
        (folder / "data" / "actuals" / "2021" / name).mkdir(parents=True)
    assert run("import", table(folder, GOOD), "--yes", here=folder).status == 0
    assert (folder / "data" / "actuals" / "2021" / "区科技局-4.yaml").is_file()
