"""What is handed in with ill intent: bombs, code, paths, inputs of a build; each is refused or read without harm."""

import io
import re
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

import openpyxl
import pytest

from hq_plan.read import xlsx

SHEET: Final = "xl/worksheets/sheet1.xml"
LAUGHS: Final = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
LETTERS: Final = f"<!DOCTYPE x [<!ENTITY a0 'ha'>{LAUGHS}]>"
OUTSIDE: Final = "<!DOCTYPE x [<!ENTITY a9 SYSTEM 'file:///etc/hostname'>]>"
MILLION: Final = 1024 * 1024


def packed(parts: Mapping[str, bytes], change: Callable[[bytes], bytes] = bytes, sheet: str = SHEET) -> bytes:
    """A workbook with a table in it, its sheet changed and parts put beside it."""
    book = openpyxl.Workbook()
    book.active.append(["指标", "数值"])
    book.active.append(["高企", 95])
    plain, made = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, change(data) if info.filename == sheet else data)
        for name, data in parts.items():
            new.writestr(name, data)
    return made.getvalue()


def behind(text: str) -> Callable[[bytes], bytes]:
    """Put elements behind the cells of a sheet."""
    return lambda data: data.replace(b"</sheetData>", b"</sheetData>" + text.encode())


def among(*rows: str) -> Callable[[bytes], bytes]:
    """Put rows behind those of a sheet."""
    return lambda data: data.replace(b"</sheetData>", "".join(rows).encode() + b"</sheetData>")


def declared(declaration: str, encoding: str = "utf-8", before: str = "") -> Callable[[bytes], bytes]:
    """Declare entities and speak one of them."""

    def change(data: bytes) -> bytes:
        root = re.sub(r"^<\?xml.*?\?>", "", data.decode()).replace("<v>0</v>", "<v>&a9;</v>", 1)
        return f"<?xml version='1.0' encoding='{encoding}'?>{before}{declaration}{root}".encode(encoding)

    return change


def merged(reference: str, blank: str = " ") -> Callable[[bytes], bytes]:
    return behind(f"<mergeCells><mergeCell{blank}ref='{reference}'/></mergeCells>")


def shared(length: int, cells: int) -> Callable[[bytes], bytes]:
    """One formula that stands in many cells."""
    first = f"<row r='5'><c r='A5'><f t='shared' ref='A5:A{cells + 5}' si='0'>{'1+' * (length // 2)}1</f></c></row>"
    return among(first, *(f"<row r='{n}'><c r='A{n}'><f t='shared' si='0'/></c></row>" for n in range(6, cells + 6)))


def cell(name: str, inside: str = "<v>1</v>") -> Callable[[bytes], bytes]:
    return among(f"<row r='{name.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}'><c r='{name}'>{inside}</c></row>")


def lying(data: bytes) -> bytes:
    """The archive with sizes that are less than what comes out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (size,) = (info.file_size for info in archive.infolist() if info.filename == SHEET)
    return data.replace(size.to_bytes(4, "little"), (500).to_bytes(4, "little"))


BROKEN, LARGE = "the workbook is broken", "the workbook is too large when it is unpacked"
BOMBS = {
    "more bytes than are unpacked": (lambda: packed({"x.bin": bytes(300 * MILLION)}), LARGE),
    "sizes that are not declared": (lambda: lying(packed({}, behind(" " * 10 * MILLION))), BROKEN),
    "more parts than anybody has": (lambda: packed({f"x/{n}.xml": b"" for n in range(1000)}), LARGE),
    "a million cells": (lambda: packed({}, among(*["<row>" + "<c><v>1</v></c>" * 100 + "</row>"] * 10_000)), LARGE),
    "a million rows": (lambda: packed({}, among("<row hidden='1'/>" * 1_000_000)), LARGE),
    "a million styles": (lambda: packed({}, lambda data: data.replace(b"<xf ", b"<xf/>" * 10**6 + b"<xf ", 1), "xl/styles.xml"), LARGE),
    "many laughs": (lambda: packed({}, declared(LETTERS)), BROKEN),
    "many laughs far behind": (lambda: packed({}, declared(LETTERS, before=f"<!--{'x' * 10_000}-->")), BROKEN),
    "many laughs in UTF-16": (lambda: packed({}, declared(LETTERS, "utf-16")), BROKEN),
    "a file of the machine": (lambda: packed({}, declared(OUTSIDE)), BROKEN),
    "entities in another part": (lambda: packed({}, declared(LETTERS), "xl/workbook.xml"), BROKEN),
    "entities in a part of another name": (lambda: packed({"xl/x.bin": declared(LETTERS)(b"<x>&a9;</x>")}), BROKEN),
    "the whole sheet merged": (lambda: packed({}, merged("A1:XFD1048576")), BROKEN),
    "the whole sheet merged behind a line end": (lambda: packed({}, merged("A1:XFD1048576", "\n")), BROKEN),
    "the whole sheet merged, a letter by number": (lambda: packed({}, merged("&#65;1:XFD1048576")), BROKEN),
    "the whole sheet merged with dollars": (lambda: packed({}, merged("$A$1:$XFD$1048576")), BROKEN),
    "the whole sheet merged in small letters": (lambda: packed({}, merged("a1:xfd1048576")), BROKEN),
    "whole columns merged": (lambda: packed({}, merged("A:XFD")), BROKEN),
    "a link over the whole sheet": (
        lambda: packed({}, behind("<hyperlinks><hyperlink ref='A1:XFD1048576' location='A1'/></hyperlinks>")), BROKEN,
    ),
    "a long formula in many cells": (lambda: packed({}, shared(1_000_000, 100)), LARGE),
    "a cell at the far corner": (lambda: packed({}, cell("XFD1048576")), "the sheet Sheet is too large"),
    "a cell at the far end": (lambda: packed({}, cell("B1048576")), "the sheet Sheet is too large"),
    "a long text in many cells": (
        lambda: packed({}, among(*(f"<row r='{n}'><c r='A{n}' t='inlineStr'><is><t>{'x' * MILLION} </t></is></c></row>" for n in range(3, 40)))),
        "the sheet Sheet is too large",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_a_finding_and_takes_little_memory(name: str) -> None:
    make, said = BOMBS[name]
    data = make()
    assert len(data) < 2 * MILLION
    tracemalloc.start()
    try:
        grids, findings, _format = xlsx.read(data, "f.xlsx")
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (grids, [(each.code, each.message) for each in findings]) == (
        [],
        [("HQ001", f"the file cannot be read: {said}")],
    )
    assert most < 200 * MILLION
