"""What is otherwise on Windows, as far as it can be shown on any system: drives, names, consoles, pipes, open files."""

import errno
import io
import json
import os
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest
from conftest import Ran, Stream

from hq_plan import emit, folders
from hq_plan.diagnostics import Diagnostic, Severity, Span
from hq_plan.forms.form import file_names
from hq_plan.refusals import reason
from hq_plan.render import find, formats
from hq_plan.reports import findings as report
from hq_plan.view import Screen


class OnADrive(PureWindowsPath):
    """A path of Windows whose working folder is one on a drive."""

    def absolute(self) -> PureWindowsPath:
        return PureWindowsPath(r"C:\数据仓库") / self


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"data\actuals\区科技局.yaml", "data/actuals/区科技局.yaml"),
        (r"c:\数据仓库\data\a.yaml", "data/a.yaml"),
        (r"D:\别处\a.yaml", "D:/别处/a.yaml"),
        (r"\\server\share\a.yaml", "//server/share/a.yaml"),
    ],
)
def test_paths_are_shown_with_forward_slashes_from_the_working_folder(typed: str, shown: str) -> None:
    assert folders.shown(OnADrive(typed), PureWindowsPath(r"C:\数据仓库")) == shown  # type: ignore[arg-type]


ON_A_DRIVE = Diagnostic(Span("C:/数据/a, b.yaml", 3, 5, 3, 8), "HQ202", Severity.ERROR, "wrong unit")


def test_every_format_of_findings_names_a_file_on_a_drive() -> None:
    """As it stands, or escaped as the format wants it."""
    shown = {}
    for name in formats():
        render = find(name, "findings")
        if render is not None:
            shown[name] = str(render(report.build([ON_A_DRIVE], ["C:/数据/a, b.yaml"], 1), Screen(None, False, None)))
    plain = {name for name, out in shown.items() if "C:/数据/a, b.yaml" in out}
    assert plain == set(shown) - {"github", "sarif"}
    assert "file=C%3A/数据/a%2C b.yaml" in shown["github"]
    uri = json.loads(shown["sarif"])["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert uri == {"uri": "file:///C:/%E6%95%B0%E6%8D%AE/a%2C%20b.yaml"}


def test_no_form_is_named_as_a_device_or_with_a_sign_that_a_name_cannot_have() -> None:
    names = file_names(["CON", "区科技局<1>", 'a:b*"c?', "com1"])
    assert list(names.values()) == ["department", "区科技局1", "abc", "department-2"]


def test_a_pattern_that_the_shell_has_left_is_looked_up(tmp_path: Path, run: Callable[..., Ran]) -> None:
    for name in ("b.yaml", "a.yaml"):
        (tmp_path / name).write_text("", "utf-8")
    found, wrong = folders.expand([tmp_path / "*.yaml"], tmp_path, tmp_path)
    assert ([path.name for path in found], wrong) == (["a.yaml", "b.yaml"], [])


@pytest.mark.parametrize("encoding", ["cp936", "cp437", "cp1252", "ascii"])
@pytest.mark.parametrize(
    "arguments", [("status", "2021"), ("gap", "--indicator", "hitech"), ("validate",), ("--help",)]
)
def test_no_console_is_too_old(arguments: tuple[str, ...], encoding: str, run: Callable[..., Ran]) -> None:
    """cp936 is that of a Chinese Windows, the others of Western ones, where Chinese names become question marks."""
    ran = run(*arguments, "--lang", "zh", columns=100, encoding=encoding)
    assert (ran.status, ran.err) == (0, "")
    assert ("用法" in ran.out or "红桥区" in ran.out or "已检查" in ran.out) is (encoding == "cp936")
    assert "\ufffd" not in ran.out


def test_the_lines_of_a_pipe_end_as_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text streams of Windows make CR LF of each line end; what is compared and committed must not change so."""
    stream = Stream(terminal=False)
    stream.reconfigure(newline="\r\n")
    emit.write("甲\n乙\n", stream)
    assert stream.buffer.getvalue() == "甲\n乙\n".encode()  # type: ignore[attr-defined]


class Left(io.FileIO):
    """A pipe whose reader has left, as Windows tells it."""

    def write(self, _data: object) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")


def test_a_reader_that_leaves_early_is_no_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would still be written goes nowhere."""
    with Left(tmp_path / "out", "w") as left:
        with monkeypatch.context() as patch:
            patch.setattr(os, "name", "nt")
            emit._into(left, b"x")  # type: ignore[arg-type]
        os.write(left.fileno(), b"x")
    assert (tmp_path / "out").read_bytes() == b""


def test_a_file_that_excel_has_open_is_told_so() -> None:
    error = PermissionError(errno.EACCES, "")
    error.winerror = 32  # type: ignore[attr-defined]
    assert reason(error) == "another program has it open"
