"""Paths, patterns and folders lead to files, each once, whatever links there are."""

import os
from pathlib import Path

import pytest

from hq_plan import folders
from hq_plan.diagnostics import Diagnostic
from hq_plan.folders import expand, plan_folder, shown


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
    files, findings = expand(paths, here)
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
    assert names([elsewhere], here) == (["elsewhere/sub/link/c.YAML", "elsewhere/sub/link/deep/d.yaml"], [])


def test_a_link_in_a_circle_is_told_and_not_walked(here: Path) -> None:
    (here / "in" / "deep" / "up").symlink_to(here / "in", target_is_directory=True)
    (here / "in" / "self").symlink_to(here / "in" / "self")
    files, findings = names([Path("in")], here)
    assert files == ["in/c.YAML", "in/deep/d.yaml"]
    assert findings == [("in/deep/up", "the link leads in a circle")]


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
