"""Tables of other programs become grids, or a finding says why not."""

import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from hq_plan.diagnostics import Diagnostic
from hq_plan.grid import Grid
from hq_plan.read import csv, markdown, sizes, xlsx
from hq_plan.read import packed as unpacking
from hq_plan.read.shown import Format, format_of


def texts(grids: list[Grid]) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in grids]


def workbook(*rows: list[object], **options: object) -> bytes:
    book, written = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "填报"
    for name, value in options.items():
        setattr(book, name, value)
    for row in rows:
        book.active.append(row)
    book.save(written)
    return written.getvalue()


def packed(**parts: bytes) -> bytes:
    """A workbook of these parts, the sign __ for a slash and _ for a point."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return written.getvalue()


def refused(data: bytes) -> str:
    grids, (finding,), encoding = xlsx.read(data, "f.xlsx")
    assert (grids, encoding, finding.code, finding.span.file) == ([], "", "HQ001", "f.xlsx")
    return finding.message.partition(": ")[2]


# Markdown and csv


def test_tables_of_a_page_end_at_a_blank_line_or_a_text() -> None:
    page = "| a | b |\n|---|---|\n| 1 | 2 |\n\n| c |\n|---|\n| 3 |\n文\n| d |\n|---|\n| 4 |\n"
    grids, findings, encoding = markdown.read(page.encode(), "f.md")
    assert (findings, encoding) == ([], "UTF-8")
    assert texts(grids) == [[["a", "b"], ["1", "2"]], [["c"], ["3"]], [["d"], ["4"]]]
    assert [grid.sheet for grid in grids] == ["", "", ""], "a text is no heading"


@pytest.mark.parametrize("page", ["", "文\n", "\n\n"])
def test_a_page_without_a_table_is_empty(page: str) -> None:
    grids, (finding,), _ = markdown.read(page.encode(), "f.md")
    assert (grids, finding.code) == ([], "HQ003")


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("a;b\nc;d\n", [["a", "b"], ["c", "d"]]),
        ("a，b\nc，d\n", [["a", "b"], ["c", "d"]]),
        ("a\nb\n", [["a"], ["b"]]),
    ],
    ids=["semicolon", "a full-width comma where no other sign parts", "one column"],
)
def test_a_table_is_parted_by_the_sign_that_parts_it(table: str, rows: list[list[str]]) -> None:
    grids, findings, _ = csv.read(table.encode(), "f.csv")
    assert (texts(grids), findings) == ([rows], [])


# Workbooks


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0_)", Format()),
        ("(0)", Format()),
        ("- 0.00", Format(2)),
        ("[$¥-804]0.0", Format(1, before="¥")),
        ('0"家"', Format(behind="家")),
    ],
)
def test_signs_of_a_format_say_nothing_and_words_do(code: str, shown: Format) -> None:
    assert format_of(code, Decimal(1)) == shown


def test_a_day_that_a_workbook_keeps_as_one_is_a_day() -> None:
    grids, findings, _ = xlsx.read(workbook([date(2021, 12, 31)], iso_dates=True), "f.xlsx")
    assert findings == []
    assert grids[0].rows[0][0].value == date(2021, 12, 31)


def test_without_the_extra_a_workbook_is_refused_and_the_extra_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(["a"])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert refused(data) == "workbooks and documents need the office extra"


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (csv.read, "a,b\n" * 2 + "c,"),
        (csv.read, "a,b,c,d,e"),
        (csv.read, "a\n,,"),  # as wide as its widest row
        (markdown.read, "|a|b|\n" * 2 + "|c|\n\n"),
        (markdown.read, "|a|b|\n|-|-|\n|c|d|\n\nx\n\ne|f\n-|-\n"),
        (markdown.read, "|a|b|\n|c|\n|d|e|f|g|h|\n"),
        (markdown.read, "a|\n|-|\n||c"),
    ],
)
def test_a_text_with_too_many_cells_is_refused(
    reader: Callable[..., tuple[list[Grid], list[Diagnostic], str]], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "_MOST_CELLS", 15)
    assert reader(text.encode(), "in/f.txt")[1] == []
    monkeypatch.setattr(sizes, "_MOST_CELLS", 3)
    grids, (finding,), _form = reader(text.encode(), "in/f.txt")
    assert (grids, finding.message) == ([], "the file cannot be read: the sheet f.txt is too large")


def test_what_is_no_workbook_is_refused() -> None:
    assert refused(packed(word__document_xml=b"<w/>")) == "it is no workbook"
    assert refused(packed(xl__workbook_xml=b"<broken")) == "the workbook is broken"
    assert refused(b"PK\x03\x04") == "the workbook is broken"
    assert refused(b"\xd0\xcf\x11\xe0").startswith("it is an old or a protected workbook")


def test_a_workbook_that_grows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(["a", "b"], ["c", "d"])
    monkeypatch.setattr(sizes, "_MOST_CELLS", 4)
    assert texts(xlsx.read(data, "f.xlsx")[0]) == [[["a", "b"], ["c", "d"]]]
    monkeypatch.setattr(sizes, "_MOST_CELLS", 3)
    assert refused(data) == "the sheet 填报 is too large"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(part.file_size for part in archive.infolist())
    monkeypatch.setattr(sizes, "_MOST_CELLS", 4)
    monkeypatch.setattr(unpacking, "_MOST_UNPACKED", size)
    assert xlsx.read(data, "f.xlsx")[1] == []
    monkeypatch.setattr(unpacking, "_MOST_UNPACKED", size - 1)
    assert refused(data) == "the workbook is too large when it is unpacked"
