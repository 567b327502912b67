"""Where reports go: colour and width, bytes that never vary, files whole or not at all."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran, Stream

from hq_plan import emit
from hq_plan.emit import screen, write, write_file
from hq_plan.usage import UsageError
from hq_plan.view import Screen


@pytest.mark.parametrize(
    ("terminal", "environ", "color", "colour"),
    [
        (True, {}, "auto", True),
        (False, {}, "auto", False),
        (True, {"NO_COLOR": "1"}, "auto", False),
        (True, {"TERM": "dumb"}, "auto", False),
        (False, {"FORCE_COLOR": "1"}, "auto", True),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, "auto", False),
        (True, {"NO_COLOR": "1"}, "always", True),
        (False, {}, "always", True),
        (True, {"FORCE_COLOR": "1"}, "never", False),
    ],
)
def test_colour_heeds_the_option_then_the_environment_then_the_stream(
    terminal: bool, environ: dict[str, str], color: str, colour: bool
) -> None:
    assert screen(Stream(terminal), environ, color).colour is colour


def test_only_a_terminal_has_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    assert screen(Stream(True), {}, "never") == Screen(72, False)
    assert screen(Stream(False), {}, "never") == Screen(None, False)
    assert screen(Stream(True), {}, "auto", to_file=True) == Screen(None, False)


@pytest.mark.parametrize("encoding", ["ascii", "cp936", "cp1252"])
def test_a_pipe_gets_the_same_bytes_in_any_locale(encoding: str) -> None:
    stream = Stream(False, encoding)
    write("✓ 达标\n", stream)
    assert stream.buffer.getvalue() == "✓ 达标\n".encode()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "✓ 达标 −1 │"), ("cp936", "+ 达标 -1 |"), ("ascii", "+ ?? -1 |")],
)
def test_a_console_without_a_sign_gets_one_that_it_has(encoding: str, shown: str) -> None:
    stream = Stream(True, encoding)
    write("✓ 达标 −1 │", stream)
    assert stream.text() == shown


def test_a_stream_without_bytes_is_written_as_text() -> None:
    stream = io.StringIO()
    write("95家", stream)
    assert stream.getvalue() == "95家"


def test_a_file_is_written_whole_in_utf_8(tmp_path: Path) -> None:
    write_file("95家\r\n", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == "95家\r\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("old", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UsageError, match="the disk is full"):
        write_file("new", tmp_path / "a.txt")
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("a.txt", "old")]


def test_a_new_file_has_the_rights_of_any_new_file_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("", "utf-8")
    write_file("x", tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "new").chmod(0o640)
    write_file("y", tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640


def test_every_plain_sign_is_as_wide_as_the_one_it_stands_for() -> None:
    assert all(isinstance(sign, int) for sign in emit._PLAIN_SIGNS.values())


def test_a_link_is_written_through_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_file("new", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8") == "new"


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="this system keeps no device under that name")
def test_a_device_stays_what_it_is() -> None:
    write_file("new", Path("/dev/null"))
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("name", "begins"),
    [("s.json", b"{"), ("s.csv", b"\xef\xbb\xbf"), ("s.md", b"#"), ("s.HTML", b"<!doctype html>"), ("s.xlsx", b"PK"),
     ("s.txt", b"h")],
)  # fmt: skip
def test_a_file_tells_its_format_by_its_name(name: str, begins: bytes, tmp_path: Path, run: Callable[..., Ran]) -> None:
    assert run("status", "2021", "-o", str(tmp_path / name), "--lang", "en").status == 0
    assert (tmp_path / name).read_bytes()[: len(begins)].lower() == begins.lower()


def test_a_finding_goes_into_the_format_of_the_file(tmp_path: Path, run: Callable[..., Ran]) -> None:
    assert run("validate", "--as-of", "2023-12-31", "-o", str(tmp_path / "f.sarif")).status == 0
    assert json.loads((tmp_path / "f.sarif").read_bytes())["version"] == "2.1.0"


def test_whoever_is_at_a_terminal_is_told_what_was_written(tmp_path: Path, run: Callable[..., Ran]) -> None:
    ran = run("status", "2021", "-o", str(tmp_path / "s.json"), "--lang", "en", columns=200)
    assert ran == Ran(0, "", f"written: {(tmp_path / 's.json').as_posix()}\n")


@pytest.mark.skipif(os.name == "nt", reason="there is no /dev there")
@pytest.mark.parametrize("to", ["/dev/stdout", "/dev/fd/1", "log"])
def test_standard_output_under_another_name_keeps_what_it_has(to: str, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("before\n", "utf-8")
    command = [sys.executable, "-m", "hq_plan", "explain", "HQ201", "--format", "json", "-o", to]
    with (tmp_path / "log").open("ab") as log:
        subprocess.run(command, cwd=tmp_path, stdout=log, check=True)
    assert (tmp_path / "log").read_bytes().startswith(b"before\n{")


def test_a_workbook_goes_into_a_pipe(run: Callable[..., Ran]) -> None:
    """At a terminal it is refused."""
    out = Stream(False)
    emit.write_bytes(b"PK", out)
    assert out.text() == "PK"
    assert run("status", "2021", "--format", "xlsx", columns=80).err.splitlines()[0] == (
        "hq-plan: this format is nothing for a screen"
    )
