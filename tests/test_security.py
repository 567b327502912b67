"""What is handed in with ill intent: bombs, code, paths, inputs of a build; each is refused or read without harm."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import openpyxl
import pytest
import yaml
from conftest import COMMANDS, OFFLINE, ROOT, Ran

from hq_plan.read import xlsx
from hq_plan.read.packed import refusal

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


def validated(references: str) -> str:
    return f"<dataValidations><dataValidation sqref='{references}'/></dataValidations>"


def related(target: str, times: int = 1) -> dict[str, bytes]:
    """Relations of the sheet, all to the same part."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    each = "".join(f"<Relationship Id='c{n}' Type='{kind}' Target='{target}'/>" for n in range(times))
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return {"xl/worksheets/_rels/sheet1.xml.rels": f"<Relationships xmlns='{space}'>{each}</Relationships>".encode()}


def commented(reference: str) -> bytes:
    """A workbook with a comment on a cell or on more."""
    comment = f"<comment ref='{reference}' authorId='0'><text><t>x</t></text></comment>"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    inside = f"<authors><author>x</author></authors><commentList>{comment}</commentList>"
    return packed(related("../x.xml") | {"xl/x.xml": f"<comments xmlns='{main}'>{inside}</comments>".encode()})


def many(mark: bytes, times: int) -> Callable[[bytes], bytes]:
    """An element again and again; without an end of its own."""
    return lambda data: re.sub(mark + rb"[^>]*/>", lambda found: found[0] * times, data)


def wide(data: bytes) -> bytes:
    """In UTF-32, which is not counted."""
    return re.sub(r"^<\?xml.*?\?>", "", data.decode()).encode("utf-32-le")


def lying(data: bytes) -> bytes:
    """The archive with sizes that are less than what comes out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (size,) = (info.file_size for info in archive.infolist() if info.filename == SHEET)
    return data.replace(size.to_bytes(4, "little"), (500).to_bytes(4, "little"))


EMPTY_ROWS: Final = b"<x>" + b"<row/>" * 20_000 + b"</x>"
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
    "the whole sheet merged": (lambda: packed({}, merged("A1:XFD1048576")), LARGE),
    "the whole sheet merged behind a line end": (lambda: packed({}, merged("A1:XFD1048576", "\n")), LARGE),
    "the whole sheet merged, a letter by number": (lambda: packed({}, merged("&#65;1:XFD1048576")), LARGE),
    "the whole sheet merged with dollars": (lambda: packed({}, merged("$A$1:$XFD$1048576")), BROKEN),
    "the whole sheet merged in small letters": (lambda: packed({}, merged("a1:xfd1048576")), BROKEN),
    "whole columns merged": (lambda: packed({}, merged("A:XFD")), BROKEN),
    "a link over the whole sheet": (
        lambda: packed({}, behind("<hyperlinks><hyperlink ref='A1:XFD1048576' location='A1'/></hyperlinks>")), LARGE,
    ),
    "a column merged": (lambda: packed({}, merged("H1:H1048576")), LARGE),
    "a comment on the whole sheet": (lambda: commented("A1:XFD1048576"), BROKEN),
    "a comment on columns": (lambda: commented("A:XFD"), BROKEN),
    "a rule for a cell, many times": (lambda: packed({}, behind(validated("A1 " * 300_000) * 3)), LARGE),
    "a rule for a cell, many times, with line ends": (lambda: packed({}, behind(validated("A1&#10;" * 100_000) * 7)), LARGE),
    "a format for many cells, many times": (
        lambda: packed({}, behind(f"<conditionalFormatting sqref='{'A1 ' * 10_000}'>{'<cfRule/>' * 100}</conditionalFormatting>")), LARGE,
    ),
    "a format within a format": (
        lambda: packed({}, behind("<conditionalFormatting sqref='A1'>" * 2 + "</conditionalFormatting>" * 2)), BROKEN,
    ),
    "sheets that are one": (lambda: packed({}, many(b"<sheet ", 40_000), "xl/workbook.xml"), LARGE),
    "comments that are one": (lambda: packed(related("../x.xml", 40) | {"xl/x.xml": EMPTY_ROWS}), LARGE),
    "comments that are one, otherwise named": (lambda: packed(related("./../../xl/x.xml", 40) | {"xl/x.xml": EMPTY_ROWS}), LARGE),
    "a mark of many bytes": (lambda: packed({}, behind(f"<x a='{'x' * 10 * MILLION}'/>")), LARGE),
    "a mark of many attributes": (lambda: packed({}, behind("<x" + "".join(f" a{n}=''" for n in range(10_000)) + "/>")), LARGE),
    "styles that only some parsers read": (lambda: packed({}, wide, "xl/styles.xml"), BROKEN),
    "a part of another name that only some parsers read": (lambda: packed({"xl/x.bin": wide(b"<x/>")}), BROKEN),
    "drawings in an encoding that only some parsers read": (
        lambda: packed({"xl/x.vml": b"<?xml version='1.0' encoding='HZ'?><x>~{<!--~}<row/>~{-->~}</x>"}), BROKEN,
    ),
    "drawings that only some parsers read": (lambda: packed({"xl/x.vml": wide(b"<x/>")}), BROKEN),
    "a long formula in many cells": (lambda: packed({}, shared(1_000_000, 100)), LARGE),
    "a long formula in many cells, with an element in it": (
        lambda: packed({}, lambda data: shared(1_000_000, 100)(data).replace(b"1</f>", b"1<f/></f>")), LARGE,
    ),
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


# Workbooks that are no bombs

SOUND = {
    "a long formula beside many short ones": lambda: packed(
        {}, among(f"<row r='3'><c r='A3'><f>{'1+' * 2000}1</f></c></row>", *("<row><c><f>A1</f></c></row>" for _ in range(9000)))
    ),
    "a short formula in many cells beside a long one": lambda: packed(
        {}, lambda data: among(f"<row><c><f>{'1+' * 2000}1</f></c></row>")(shared(4, 9000)(data))
    ),
    "a comment": lambda: commented("B2"),
    "a comment on nothing": lambda: packed(related("../x.xml") | {"xl/x.xml": b"<comments><comment authorId='0'/></comments>"}),
    "rules and formats for some ranges": lambda: packed(
        {}, behind("<conditionalFormatting sqref='A1 B2'><cfRule/><cfRule/></conditionalFormatting>" * 2 + validated("A1:A9 C3"))
    ),
    "an old drawing that is XML only in part": lambda: packed({"xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>"}),
    "a picture": lambda: packed({"xl/media/image1.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"}),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_what_grows_little_is_no_bomb(name: str) -> None:
    assert refusal(SOUND[name]()) is None


def test_a_format_of_many_places_is_no_fault() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A1"].number_format = 1.5, "0." + "0" * 200
    stream = io.BytesIO()
    book.save(stream)
    (grid,), findings, _format = xlsx.read(stream.getvalue(), "f.xlsx")
    assert ([cell.text for cell in grid.rows[0]], findings) == ([f"1.5{'0' * 199}"], [])


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("1E999", 1),
        ("-1E999", 1),
        ("1E308", 1),
        ("1E-308", 1),
        ("9" * 4000, 1),
        ("9" * 5000, 2),
        ("NaN", 2),
        ("0x10", 2),
    ],
)
def test_a_number_beyond_all_sense_is_no_fault(
    typed: str, status: int, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    (tmp_path / "f.xlsx").write_bytes(packed({}, cell("B3", f"<v>{typed}</v>")))
    ran = run("validate", "f.xlsx", "--year", "2021", "--department", "区科技局", "--lang", "en", here=tmp_path)
    assert (ran.status, ran.err.splitlines()[1:]) == (status, [])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("9" * 38, ""),
        ("9" * 41, "HQ111"),
        ("9" * 330, "HQ111"),
        ("1e300", "HQ111"),
        ("1e-38", ""),
        ("1e-300", "HQ111"),
        ("1e999", "HQ029"),
        ("-1e999", "HQ029"),
    ],
)
@pytest.mark.parametrize("form", ["0", "0%"])
def test_a_figure_of_a_workbook_has_as_many_digits_as_one_of_a_text_file(
    form: str, typed: str, code: str, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["指标", "单位", "数值", "截至日期", "状态", "数据来源"])
    book.active.append(["研发强度", "%", 4711, "2021-12-31", "最终", "年报"])
    book.active["C2"].number_format = form
    plain, made = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info).replace(b"<v>4711</v>", f"<v>{typed}</v>".encode()))
    (tmp_path / "f.xlsx").write_bytes(made.getvalue())
    given = ("--year", "2021", "--department", "区科技局", "--format", "concise", "--lang", "en")
    ran = run("validate", "f.xlsx", *given, here=tmp_path)
    found = [line for line in ran.out.splitlines() if ":Sheet!C2: [error]" in line]
    assert [line.endswith(f"({code})") for line in found] == ([True] if code else []), ran


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<f>SUM(1)</f><v>96</v>", ("96", "")),  # what the spreadsheet last showed; nothing is worked out here
        ("<f>WEBSERVICE(&quot;http://192.0.2.1/&quot;)</f>",
         ('=WEBSERVICE("http://192.0.2.1/")', "the formula has no stored result; open and save the workbook")),
        ("<f>cmd|' /C calc'!A0</f>", ("=cmd|' /C calc'!A0", "the formula has no stored result; open and save the workbook")),
        ("<f>[1]Sheet1!A1</f><v>97</v>", ("97", "")),
    ],
)  # fmt: skip
def test_a_formula_is_never_carried_out(inside: str, shown: tuple[str, str]) -> None:
    (grid,), findings, _format = xlsx.read(
        packed({}, among(f"<row r='3'><c r='A3' t='inlineStr'><is><t>x</t></is></c><c r='B3'>{inside}</c></row>")),
        "f.xlsx",
    )
    assert ((grid.at(2, 1).text, grid.at(2, 1).odd), findings) == (shown, [])


def test_macros_and_links_to_other_files_are_carried_along_and_do_nothing(
    tmp_path: Path, run: Callable[..., Ran]
) -> None:
    link = '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"{}/>'
    links = link.format("externalLink", "http://192.0.2.1/x.xlsx", ' TargetMode="External"')

    def linked(data: bytes) -> bytes:
        return data.replace(b"</Relationships>", links.encode() + b"</Relationships>")

    data = packed({"xl/vbaProject.bin": b"Sub Auto_Open()"}, linked, "xl/_rels/workbook.xml.rels")
    (tmp_path / "f.xlsm").write_bytes(data)
    given = ("f.xlsm", "--year", "2021", "--department", "区科技局", "--lang", "en")
    assert run("annotate", *given, "-o", "g.xlsm", here=tmp_path).status == 1
    with zipfile.ZipFile(tmp_path / "g.xlsm") as archive:
        assert archive.read("xl/vbaProject.bin") == b"Sub Auto_Open()"
        assert links in archive.read("xl/_rels/workbook.xml.rels").decode()


# No code from YAML

CODE = ["!!python/object/apply:os.system [touch ran]", "!!python/object:os.system {}", "!!python/name:os.system", "!!python/module:os",
        "!<tag:yaml.org,2002:python/object/apply:os.system> [touch ran]", "!!python/object/new:os.system [touch ran]",
        "!include /etc/passwd", "!ENV HOME", "!!binary aGk=", "!!timestamp 2021-01-01"]  # fmt: skip


@pytest.mark.parametrize("code", CODE)
@pytest.mark.parametrize("file", ["targets.yaml", "actuals/a.yaml"])
def test_no_tag_makes_anything_of_yaml(file: str, code: str, tmp_path: Path, run: Callable[..., Ran]) -> None:
    shutil.copytree(ROOT / "tests" / "cases" / "plan", tmp_path / "data")
    (tmp_path / "data" / "actuals").mkdir(exist_ok=True)
    schema = "targets" if file == "targets.yaml" else "actuals"
    (tmp_path / "data" / file).write_text(f"schema: hq-plan/{schema}/1\nx-a: {code}\n", "utf-8")
    ran = run("validate", "--format", "concise", "--select", "HQ012", "--lang", "en", here=tmp_path)
    assert f"data/{file}:2:6: [error]" in ran.out
    assert not (tmp_path / "ran").exists()


# Names of files and folders

NAMES = [
    "../../../evil",
    "/etc/evil",
    "..",
    ".",
    "CON",
    "nul",
    "COM1",
    "com1.txt",
    "a/b\\c",
    "C:evil",
    "a\\..\\b",
    "-rf",
    "~",
    "$(id)",
    "x" * 300,
    "区科技局",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", ["form", "import"])
def test_a_department_s_name_leads_nowhere_else(
    command: str, name: str, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    work = tmp_path / "work" / "deep"
    (work / "data" / "actuals").mkdir(parents=True)
    plan = (ROOT / "data" / "targets.yaml").read_text("utf-8")
    plan = re.sub("(lead|department): 区科技局", lambda found: f"{found[1]}: {json.dumps(name)}", plan)
    (work / "data" / "targets.yaml").write_text(plan, "utf-8")
    (work / "f.csv").write_text(
        f"年份：2021,填报部门：{name}\n指标,单位,数值,截至日期,状态,数据来源\n3,家,95,2021-12-31,最终,年报\n", "utf-8"
    )
    given = {"form": ("form", "2021", "--format", "csv", "-o", "forms"), "import": ("import", "f.csv", "--yes")}[
        command
    ]
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    ran = run(*given, "--lang", "en", here=work)
    made = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    inside = work / {"form": "forms", "import": "data/actuals/2021"}[command]
    assert ran.status in (0, 1, 2)
    assert all(path.parent == inside for path in made)
    assert not [path.name for path in made if re.match(r"(?i)(con|nul|com1)(\.|$)|[.~]|.*[\\:$]", path.name)]
    assert command == "import" or made


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("at", ["data/actuals/2021", "data/actuals/2021/区科技局.yaml"])
def test_figures_are_not_taken_in_through_a_link_that_leads_out(
    at: str, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    work, outside = tmp_path / "work", tmp_path / "outside"
    (work / at).parent.mkdir(parents=True)
    outside.mkdir()
    (outside / "file").write_text("of others", "utf-8")
    (work / at).symlink_to(outside if at.endswith("2021") else outside / "file")
    shutil.copy(ROOT / "data" / "targets.yaml", work / "data")
    (work / "f.csv").write_text(
        "年份：2021,填报部门：区科技局\n指标,单位,数值,截至日期,状态,数据来源\n高企,家,95,2021-12-31,最终,年报\n",
        "utf-8",
    )
    ran = run("import", "f.csv", "--yes", "--lang", "en", here=work)
    said = f"{at}: error HQ001  the file cannot be read: the link leads out of the folder"
    assert (ran.status, ran.err.splitlines()[0]) == (1, said)
    assert {path.name: path.read_text("utf-8") for path in outside.iterdir()} == {"file": "of others"}


# What a build hands to the action

INPUTS = ["$(touch ran)", "`touch ran`", "; touch ran", "'; touch ran; '", '"; touch ran; "', "${IFS}touch${IFS}ran", "--output=ran", "-oran",
          "data\n--output=ran", "a\r::set-output name=x::y", "%0A::error::x", "-", "../../../etc/passwd", "*"]  # fmt: skip
ACTION: Final = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


@pytest.mark.skipif(os.name == "nt", reason="the action's shell is bash")
@pytest.mark.parametrize("typed", INPUTS)
@pytest.mark.parametrize("name", [name for name in ACTION["inputs"] if name != "python-version"])
def test_no_input_of_the_action_is_carried_out(name: str, typed: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "cases" / "plan", tmp_path / "data")
    step = next(step for step in ACTION["runs"]["steps"] if step.get("name") == "Check")
    inputs = {key: each["default"] for key, each in ACTION["inputs"].items()} | {name: typed}
    fill = {f"${{{{ inputs.{key} }}}}": value for key, value in inputs.items()}
    environ = {key: fill.get(value, "") for key, value in step["env"].items()}
    environ |= {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"), "PYTHONPATH": f"{ROOT}{os.pathsep}{OFFLINE}"}
    environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    ran = subprocess.run(
        command, cwd=tmp_path, env=environ, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL
    )
    assert ran.returncode in (0, 1, 2), ran.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {"data", "summary.md"}
    assert not re.search(r"(?m)^\s*::(?!error[ :]|warning |notice )", ran.stdout)


# No network

NEAR_AND_FAR = """
import socket, sys
with socket.socket() as near, socket.socket() as other, socket.socket(type=socket.SOCK_DGRAM) as letters:
    near.bind(("127.0.0.1", 0)), near.listen()
    other.connect(near.getsockname())
    near.accept()[0].close()
    far = ("192.0.2.1", 80)
    for call in (lambda: other.connect(far), lambda: letters.sendto(b"x", far), lambda: socket.getaddrinfo("example.org", 80)):
        try:
            call()
        except RuntimeError as error:
            assert type(error).__name__ == "NetworkError"
        else:
            sys.exit("let through")
"""


def test_no_test_reaches_another_machine() -> None:
    exec(NEAR_AND_FAR, {})  # noqa: S102
    subprocess.run([sys.executable, "-c", NEAR_AND_FAR], check=True)


OPENED: list[str] = []
sys.addaudithook(
    lambda event, _given: (
        OPENED.append(event) if event.startswith(("socket.", "subprocess.", "os.system", "os.exec")) else None
    )
)


def test_no_command_opens_a_socket_or_starts_a_program(tmp_path: Path, run: Callable[..., Ran]) -> None:
    shutil.copy(ROOT / "tests" / "golden" / "submission.yaml", tmp_path)
    (tmp_path / "t.csv").write_text("指标,单位,2025年\n甲,家,5\n", "utf-8")
    (tmp_path / "f.xlsx").write_bytes(packed({}))
    given = {
        "explain": ("HQ201",), "schema": ("actuals",), "init": ("t.csv", "new"), "compare": (str(ROOT / "data"),), "import": ("f.xlsx", "--dry-run", "--data", str(ROOT / "data")),
        "fix": ("submission.yaml",), "form": ("2021", "-o", "forms"), "annotate": ("f.xlsx",), "report": ("2021", "-o", "r.docx"),
    }  # fmt: skip
    OPENED.clear()
    for command in COMMANDS:
        assert run(command, *given.get(command, ()), here=tmp_path).status in (0, 1)
    assert OPENED == []
