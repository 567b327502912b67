"""Paths, patterns and folders lead to files, each once, whatever links there are."""

import os
from pathlib import Path

import pytest

from hq_plan import folders
from hq_plan.diagnostics import Diagnostic
from hq_plan.folders import expand, plan_folder, readable, shown


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with files of figures in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.yaml", "b.yml", "notes.txt", "in/c.YAML", "in/deep/d.yaml", "[x].yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")
    return tmp_path


def names(paths: list[Path], here: Path) -> tuple[list[str], list[tuple[str, str]]]:
    files, findings = expand(paths, here, here / "in")
    return [shown(path, here) for path in files], [_said(each) for each in findings]


def _said(finding: Diagnostic) -> tuple[str, str]:
    return finding.span.file, finding.message.rpartition(": ")[2]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("a.yaml", ["a.yaml"]),
        (".", ["[x].yaml", "a.yaml", "b.yml", "in/c.YAML", "in/deep/d.yaml"]),
        ("in", ["in/c.YAML", "in/deep/d.yaml"]),
        ("*.yaml", ["[x].yaml", "a.yaml"]),
        ("*.txt", ["notes.txt"]),
        ("**/*.yaml", ["[x].yaml", "a.yaml", "in/deep/d.yaml"]),
        ("i?", ["in/c.YAML", "in/deep/d.yaml"]),
        ("[x].yaml", ["[x].yaml"]),
        ("[ab].y*ml", ["a.yaml", "b.yml"]),
        ("none*.yaml", ["none*.yaml"]),
        ("none.yaml", ["none.yaml"]),
        ("-", ["-"]),
    ],
)
def test_a_path_leads_to_its_files(asked: str, found: list[str], here: Path) -> None:
    assert names([Path(asked)], here) == (found, [])


def test_a_link_to_a_folder_is_followed_once(here: Path) -> None:
    (here / "link").symlink_to(here / "in", target_is_directory=True)
    assert names([Path()], here) == (["[x].yaml", "a.yaml", "b.yml", "in/c.YAML", "in/deep/d.yaml"], [])
    elsewhere = here / "elsewhere"
    (elsewhere / "sub").mkdir(parents=True)
    (elsewhere / "sub" / "link").symlink_to(here / "in", target_is_directory=True)
    assert names([elsewhere], here) == ([], [("elsewhere/sub/link", "the link leads out of the folder")])


def test_a_link_in_a_circle_is_told_and_not_walked(here: Path) -> None:
    (here / "in" / "deep" / "up").symlink_to(here / "in", target_is_directory=True)
    (here / "in" / "self").symlink_to(here / "in" / "self")
    files, findings = names([Path("in")], here)
    assert files == ["in/c.YAML", "in/deep/d.yaml"]
    assert findings == [("in/deep/up", "the link leads in a circle")]


@pytest.mark.parametrize("pattern", ["in/**/*.yaml", "in/*", "in/*/*.yaml", "*/out.yaml"])
def test_what_a_pattern_finds_outside_is_told_and_not_followed(
    pattern: str, here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "x.yaml").write_text("", "utf-8")
    (here / "in" / "out.yaml").symlink_to(outside / "x.yaml")
    (here / "in" / "away").symlink_to(outside, target_is_directory=True)
    files, findings = names([Path(pattern)], here)
    assert all(file in ("in/c.YAML", "in/deep/d.yaml") for file in files)
    assert findings
    assert {told for _, told in findings} == {"the link leads out of the folder"}


def test_a_pattern_over_links_in_circles_ends(here: Path) -> None:
    for name in "xyz":
        (here / "in" / name).symlink_to(here / "in", target_is_directory=True)
    assert names([Path("in/**/*.yaml")], here) == (["in/deep/d.yaml"], [])


def test_a_folder_that_cannot_be_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: object) -> object:
        if str(path).endswith("deep"):
            raise PermissionError(13, "no", str(path))
        return scandir(path)  # type: ignore[call-overload]

    monkeypatch.setattr(folders.os, "scandir", refuse)
    assert names([Path("in")], here) == (["in/c.YAML"], [("in/deep", "permission is denied")])


def test_a_plan_is_named_by_its_folder_or_by_itself(here: Path) -> None:
    (here / "in" / "targets.yaml").write_text("", "utf-8")
    assert plan_folder(Path("in")) == Path("in")
    assert plan_folder(Path("in/targets.yaml")) == Path("in")
    assert plan_folder(Path("a.yaml")) is None
    assert plan_folder(Path("targets.yaml")) is None


def test_what_looks_like_figures_and_is_called_otherwise_is_told_among_the_figures_only(here: Path) -> None:
    for name in (
        "2021.yaml.txt",
        "2021．yaml",
        "2021.xlsx",
        "2021.yaml ",
        "README.md",
        ".gitkeep",
        "~$2021.xlsx",
        "x.py",
    ):
        (here / "in" / name).write_text("", "utf-8")
    told = ["in/2021.xlsx", "in/2021.yaml ", "in/2021.yaml.txt", "in/2021．yaml"]
    assert [file for file, _ in names([Path("in")], here)[1]] == told
    (here / "2021.xlsx").write_text("", "utf-8")
    assert [file for file, _ in names([Path()], here)[1]] == []


def test_a_link_out_of_the_folder_is_told_and_not_followed(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.yaml").write_text("secret: 1", "utf-8")
    (here / "in" / "file.yaml").symlink_to(outside / "secret.yaml")
    (here / "in" / "folder").symlink_to(outside, target_is_directory=True)
    files, findings = names([Path("in")], here)
    assert files == ["in/c.YAML", "in/deep/d.yaml"]
    assert findings == [(f"in/{name}", "the link leads out of the folder") for name in ("folder", "file.yaml")]
    assert names([Path("in/file.yaml")], here)[0] == ["in/file.yaml"], "whoever names a file may have it read"


def test_hidden_folders_are_passed_over(here: Path) -> None:
    (here / ".venv").mkdir()
    (here / ".venv" / "a.yaml").write_text("", "utf-8")
    assert ".venv/a.yaml" not in names([Path()], here)[0]


GB18030 = "高企2021.yaml".encode("gb18030")


@pytest.mark.parametrize(
    ("stored", "locale", "read"),
    [
        (b"2021.yaml", "ascii", "2021.yaml"),
        ("高企2021.yaml".encode(), "utf-8", "高企2021.yaml"),
        ("高企2021.yaml".encode(), "gb18030", "高企2021.yaml"),
        ("高企2021.yaml".encode(), "ascii", "高企2021.yaml"),
        (GB18030, "gb18030", "高企2021.yaml"),
        (GB18030, "utf-8", "\N{REPLACEMENT CHARACTER}" * 4 + "2021.yaml"),
    ],
)
def test_a_name_is_read_in_utf_8_or_as_the_locale_has_it(
    stored: bytes, locale: str, read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsencode", lambda name: name.encode(locale, "surrogateescape"))
    assert readable(stored.decode(locale, "surrogateescape")) == read
