"""Forms as departments get them, in each format, and nothing that comes from data acting in them."""

import csv
import importlib.util
import io
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from conftest import ROOT, Ran, cells_of

from hq_plan.forms.form import file_names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "targets.yaml", tmp_path / "data")
    shutil.copytree(ROOT / "data" / "actuals" / "published", tmp_path / "data" / "actuals" / "published")
    return tmp_path


def form(run: Callable[..., Ran], folder: Path, name: str, *more: str) -> Path:
    ran = run("form", "2021", "--department", "区科技局", "-o", name, "--lang", "zh", *more, here=folder)
    assert (ran.status, ran.err) == (0, "")
    return folder / name


def test_the_workbook_locks_what_is_known_and_asks_for_the_rest(folder: Path, run: Callable[..., Ran]) -> None:
    sheet = openpyxl.load_workbook(form(run, folder, "f.xlsx")).worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[5]}
    assert list(heads) == [
        "序号", "指标", "单位", "口径", "本年目标", "上期数", "数值", "截至日期", "状态", "数据来源", "备注", "代号",
    ]  # fmt: skip
    white = {name for name, column in heads.items() if not sheet.cell(6, column).protection.locked}
    assert white == {"数值", "截至日期", "状态", "数据来源", "备注"}
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert all(sheet.cell(6, heads[name]).fill.fill_type == "solid" for name in heads if name not in white)
    assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("C6", "landscape", 9)
    assert (sheet.print_title_rows, sheet.page_setup.fitToWidth) == ("$5:$5", 1)
    first = {name: sheet.cell(6, column).value for name, column in heads.items()}
    assert (first["序号"], first["指标"], first["单位"], first["本年目标"]) == (
        1,
        "全社会研发投入强度",
        "%",
        "2.1以上",
    )
    assert first["截至日期"].date() == date(2021, 12, 31)
    sme = next(row for row in sheet.iter_rows(min_row=6) if row[1].value == "国家科技型中小企业")
    assert sme[heads["上期数"] - 1].value == "168 (2020-12-31)"


def test_each_white_cell_takes_what_fits_and_says_so(folder: Path, run: Callable[..., Ran]) -> None:
    book = openpyxl.load_workbook(form(run, folder, "f.xlsx"))
    sheet = book.worksheets[0]
    checks = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    assert (checks["I6:I20"].type, checks["I6:I20"].formula1) == ("list", "'选项'!$A$1:$A$3")
    assert [cell.value for cell in book["选项"]["A"]] == ["最终", "初步", "不公布"]
    assert (checks["H6:H20"].type, checks["H6:H20"].formula1) == ("date", "DATE(2021,1,1)")
    assert (checks["G6"].type, checks["G7"].type, checks["G18"].type) == ("decimal", "whole", "list")
    for check in checks.values():
        assert check.showInputMessage
        assert check.showErrorMessage
        assert check.prompt
    assert checks["G7"].prompt == "填整数，单位：件"


def test_the_hidden_sheets_say_which_form_it_is(folder: Path, run: Callable[..., Ran]) -> None:
    book = openpyxl.load_workbook(form(run, folder, "f.xlsx", "--as-of", "2021-06-30"))
    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("填报", "visible"), ("选项", "hidden"), ("hq-plan", "hidden"),
    ]  # fmt: skip
    assert {row[0].value: row[1].value for row in book["hq-plan"].iter_rows()} == {
        "schema": "hq-plan/form/1", "plan": "hongqiao-innovation-2020-2022", "revision": "1", "year": "2021",
        "department": "区科技局", "as_of": "2021-06-30",
    }  # fmt: skip


def test_the_same_form_has_the_same_bytes(folder: Path, run: Callable[..., Ran]) -> None:
    assert form(run, folder, "a.xlsx").read_bytes() == form(run, folder, "b.xlsx").read_bytes()


def test_csv_is_what_excel_reads(folder: Path, run: Callable[..., Ran]) -> None:
    data = form(run, folder, "f.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 20
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1] == ["年份：2021　　填报部门：区科技局　　截至：2021-12-31　　目标第1版"]
    assert rows[4][1:3] == ["指标", "单位"]


def test_a_yaml_form_is_a_file_of_figures_once_its_records_are_uncommented(
    folder: Path, run: Callable[..., Ran]
) -> None:
    text = form(run, folder, "f.yaml").read_text("utf-8")
    assert text.startswith("# ")
    record = text.split("\n\n")[3].splitlines()
    filled = [line.removeprefix("#") for line in record[1:]]
    said = {"value": "95", "status": "final", "source": "年报"}
    filled = [line + f" {said[line.strip(' -:')]}" if line.strip(" -:") in said else line for line in filled]
    head = text.split("\n\n")[0]
    (folder / "done.yaml").write_text("\n".join([head, record[0].removeprefix("#"), *filled, ""]), "utf-8")
    ran = run("validate", "done.yaml", here=folder)
    assert (ran.status, ran.out) == (0, "1 file, 1 record checked: no findings\n")


def test_without_a_department_there_is_a_form_for_each(folder: Path, run: Callable[..., Ran]) -> None:
    example = ROOT / "examples" / "jiangwan"
    ran = run("form", "2022", "--data", str(example), "-o", "out", "--format", "csv", "--lang", "en", here=folder)
    assert (ran.status, ran.err) == (0, "")
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "2022-12-31-区住房建设委.csv", "2022-12-31-区发展改革委.csv", "2022-12-31-区生态环境局.csv",
    ]  # fmt: skip


def test_nothing_is_overwritten(folder: Path, run: Callable[..., Ran]) -> None:
    (folder / "f.csv").write_text("mine", "utf-8")
    ran = run("form", "2021", "--department", "区科技局", "-o", "f.csv", "--lang", "en", here=folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("hq-plan: already there, and nothing is overwritten: f.csv\n")
    assert (folder / "f.csv").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2031",), "'2031' is no year of the plan, which runs from 2020 to 2022"),
        (("2021", "--department", "区统计局"), "'区统计局' answers for no indicator"),
        (("2021", "--as-of", "2022-06-30"), "2022-06-30 is no day of 2021"),
        (("2021", "--format", "pdf"), "there is no form in the format 'pdf'"),
        (("2021", "--department", "区科技局", "-o", "f.doc"), "there is no form in the format 'doc'"),
        (
            ("2021", "--department", "区科技局", "-o", "f.csv", "--format", "xlsx"),
            "the name ends in .csv, the format is xlsx",
        ),
        (("2021", "-o", "f.csv"), "f.csv is the name of one form, and there is one for each department"),
        (("--as-of", "2031-06-30"), "'2031' is no year of the plan, which runs from 2020 to 2022"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("form", *arguments, "--lang", "en", here=folder)
    assert (ran.status, ran.out, ran.err.splitlines()[0]) == (2, "", f"hq-plan: {said}")


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["区科技局"], ["区科技局"]),
        (["../../etc/passwd"], ["etcpasswd"]),
        (["/", "\\", ".."], ["department", "department-2", "department-3"]),
        (["con", "NUL", "COM1"], ["department", "department-2", "department-3"]),
        (["A局", "a局", "A局（一）"], ["A局", "a局-2", "A局一"]),
        (["局" * 100], ["局" * 40]),
        (["a\x00b\nc"], ["abc"]),
    ],
)
def test_a_file_name_is_made_of_letters_only(names: list[str], files: list[str]) -> None:
    assert list(file_names(names).values()) == files


@pytest.mark.parametrize("trick", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\x1b[31m", "a\u202eb", "[red]"])
def test_nothing_from_the_plan_acts_in_a_form(trick: str, folder: Path, run: Callable[..., Ran]) -> None:
    plan = folder / "data" / "targets.yaml"
    text = plan.read_text("utf-8")
    written = trick.encode("unicode_escape").decode().replace("\\x", "\\u00")
    plan.write_text(text.replace("name: 全社会研发投入强度", f'name: "{written}"'), "utf-8")
    if run("validate", "data/targets.yaml", here=folder).status:
        return  # it is refused before any form is made
    book = cells_of(form(run, folder, "f.xlsx").read_bytes())
    assert {line.split(" ")[1] for line in book.splitlines() if line[:1].isalpha() and line[1:2].isdigit()} <= {
        "s",
        "n",
        "d",
    }
    for row in csv.reader(io.StringIO(form(run, folder, "f.csv").read_text("utf-8-sig"))):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_a_goal_that_was_met_before_is_shown_as_a_word(tmp_path: Path, run: Callable[..., Ran]) -> None:
    shutil.copytree(ROOT / "tests/over-years", tmp_path / "data")
    ran = run("form", "2023", "--department", "乙局", "--format", "csv", "-o", "f.csv", "--lang", "zh", here=tmp_path)
    assert ran.status == 0
    assert "大学科技园,是否,是否完成,,是 (2022-06-30)," in (tmp_path / "f.csv").read_text("utf-8-sig")


def test_a_plan_in_which_no_department_answers_has_no_forms(tmp_path: Path, run: Callable[..., Ran]) -> None:
    shutil.copytree(ROOT / "tests/cases/plan", tmp_path / "data")
    ran = run("form", "2021", here=tmp_path)
    assert (ran.status, ran.err) == (2, "hq-plan: the plan names no department that answers for an indicator\n")


def test_a_form_of_a_day_needs_no_year(folder: Path, run: Callable[..., Ran]) -> None:
    assert run("form", "--as-of", "2021-06-30", "--format", "csv", "-o", "forms", here=folder).status == 0
    assert all(each.name.startswith("2021-06-30-") for each in (folder / "forms").iterdir())


@pytest.mark.parametrize("command", [("form", "2021"), ("annotate", "f.xlsx"), ("status", "2021", "-o", "s.xlsx")])
def test_without_what_makes_workbooks_it_is_said_what_to_install(
    command: tuple[str, ...], folder: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    missing = ("openpyxl", "lxml")
    lacking = lambda name, *rest: None if name in missing else found(name, *rest)  # noqa: E731
    for module in ("importlib.util.find_spec", "hq_plan.render.find_spec", "hq_plan.cli.submit.find_spec"):
        monkeypatch.setattr(module, lacking)
    ran = run(*command, "--lang", "en", here=folder)
    assert (ran.status, ran.out) == (2, "")
    assert "hq-plan[office]" in ran.err
