"""A form goes out, comes back filled in, and stands in the data as it was typed."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import yaml
from conftest import ROOT, Ran

SYSTEM_PYTHON = "/usr/bin/python3"
OFFICE = Path(__file__).parent / "office.py"


def has_office() -> bool:
    knows = Path(SYSTEM_PYTHON).exists() and subprocess.run(
        [SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False
    )
    return bool(shutil.which("soffice") and knows and knows.returncode == 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The real plan, with what was really published and no examples."""
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "targets.yaml", tmp_path / "data")
    shutil.copytree(ROOT / "data" / "actuals" / "published", tmp_path / "data" / "actuals" / "published")
    return tmp_path


def rows_of(path: Path) -> dict[str, int]:
    """The row of each indicator in a form, by its id."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    head = next(row for row in sheet.iter_rows(max_row=10) if "代号" in [cell.value for cell in row])
    column = next(cell.column for cell in head if cell.value == "代号")
    return {sheet.cell(row, column).value: row for row in range(head[0].row + 1, sheet.max_row + 1)}


TYPED = {"rd_intensity": "2.10", "patents": "1471", "hitech": "95", "contract_value": "81.3", "university_park": "否"}
WRITTEN = {"rd_intensity": "2.10", "patents": 1471, "hitech": 95, "contract_value": "81.30", "university_park": False}


def make(run: Callable[..., Ran], folder: Path) -> dict[str, int]:
    ran = run("form", "2021", "--department", "区科技局", "-o", "out.xlsx", "--lang", "zh", here=folder)
    assert (ran.status, ran.err) == (0, "")
    return rows_of(folder / "out.xlsx")


def take_in_and_look(run: Callable[..., Ran], folder: Path, file: str) -> None:
    """Import, validate, status: what was typed is what is judged."""
    ran = run("import", file, "--yes", "--lang", "zh", here=folder)
    assert (ran.status, ran.err) == (0, "")
    text = (folder / "data" / "actuals" / "2021" / "区科技局.yaml").read_text("utf-8")
    # As texts, so that 2.10 is told from 2.1.
    records = {each["indicator"]: each for each in yaml.load(text, Loader=yaml.BaseLoader)["records"]}  # noqa: S506
    assert {name: each["value"] for name, each in records.items()} == {
        name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in WRITTEN.items()
    }
    assert {each["as_of"] for each in records.values()} == {"2021-12-31"}
    assert records["hitech"]["source"].startswith(f"区科技局年报（{file} 填报!G")
    assert run("validate", "--strict", here=folder).status == 0
    found = json.loads(run("status", "2021", "--format", "json", here=folder).out)["indicators"]
    statuses = {each["id"]: each["status"] for each in found if each["id"] in TYPED}
    assert statuses == {
        "rd_intensity": "met", "patents": "met", "hitech": "met", "contract_value": "met", "university_park": "not_due",
    }  # fmt: skip


def test_form_fill_import_validate_status(folder: Path, run: Callable[..., Ran]) -> None:
    """As Excel stores what is typed: numbers as doubles, days as days."""
    rows = make(run, folder)
    book = openpyxl.load_workbook(folder / "out.xlsx")
    sheet = book.worksheets[0]
    for name, typed in TYPED.items():
        sheet.cell(rows[name], 7).value = typed if name == "university_park" else float(typed)
        sheet.cell(rows[name], 9).value, sheet.cell(rows[name], 10).value = "最终", "区科技局年报"
    sheet.cell(rows["rd_intensity"], 7).number_format = "0.00"
    book.save(folder / "back.xlsx")
    take_in_and_look(run, folder, "back.xlsx")


@pytest.mark.skipif(not has_office(), reason="LibreOffice with python3-uno is not installed; .ci/run installs it")
def test_a_form_that_is_filled_in_libreoffice(folder: Path, run: Callable[..., Ran]) -> None:
    rows = make(run, folder)
    book = openpyxl.load_workbook(folder / "out.xlsx")
    book.worksheets[0].cell(rows["rd_intensity"], 7).number_format = "0.00"
    book.save(folder / "out.xlsx")
    cells = {}
    for name, typed in TYPED.items():
        row = rows[name]
        cells |= {f"G{row}": typed, f"I{row}": "最终", f"J{row}": "区科技局年报"}
    subprocess.run(
        [SYSTEM_PYTHON, str(OFFICE), str(folder / "out.xlsx"), str(folder / "back.xlsx"), json.dumps(cells)],
        check=True, timeout=120,
    )  # fmt: skip
    take_in_and_look(run, folder, "back.xlsx")


def test_the_same_form_twice_is_taken_in_once(folder: Path, run: Callable[..., Ran]) -> None:
    rows = make(run, folder)
    book = openpyxl.load_workbook(folder / "out.xlsx")
    sheet = book.worksheets[0]
    row = rows["hitech"]
    sheet.cell(row, 7).value, sheet.cell(row, 9).value, sheet.cell(row, 10).value = 95, "最终", "年报"
    book.save(folder / "back.xlsx")
    assert run("import", "back.xlsx", "--yes", here=folder).status == 0
    file = folder / "data" / "actuals" / "2021" / "区科技局.yaml"
    before = file.read_bytes()
    ran = run("import", "back.xlsx", "--lang", "en", here=folder)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "0 new, 1 on file already, 0 different\n"
    assert file.read_bytes() == before
