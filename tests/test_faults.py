"""Whatever the system refuses on the way to the disk: a file is the old one or the new one, and one sentence says why."""

import contextlib
import importlib
import io
import json
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import openpyxl
import pytest
from conftest import COMMANDS, CTYPE, ROOT, Ran
from faulty import Faults

from hq_plan import whole

HEAD = "年份：{},填报部门：区科技局\n指标,单位,数值,截至日期,状态,数据来源\n"
FIGURES = """\
schema: hq-plan/actuals/1
year: 2021
department: 区科技局
records:
  - indicator: {}
    value: {}
    unit: 家
    as_of: 2021-12-31
    status: final
    source: 年报
"""
WRITING = {
    "status": ["status", "2021", "-o", "old.xlsx"],
    "gap": ["gap", "-o", "old.csv"],
    "growth": ["growth", "-o", "old.html"],
    "missing": ["missing", "2021", "--as-of", "2022-03-01", "-o", "new.md"],
    "validate": ["validate", "--format", "json", "--output", "old.json", "--format", "text", "--output", "new.txt"],
    "explain": ["explain", "-o", "old.md"],
    "schema": ["schema", "actuals", "-o", "old.json"],
    "form": ["form", "2021", "--format", "csv", "-o", "new/forms"],
    "import": ["import", "f.csv", "g.csv", "--yes"],
    "fix": ["fix", "typed", "--write"],
    "annotate": ["annotate", "f.xlsx", "-o", "new.xlsx"],
    "report": ["report", "2021", "-o", "old.docx"],
    "targets": ["targets", "-o", "old.md"],
    "init": ["init", "t.csv", "new"],
    "compare": ["compare", "data", "-o", "old.html"],
}
"""A run of each command that writes: into a new file, over an old one, into several."""

NEVER_OVER = {"form", "annotate", "init"}
Tree = dict[str, bytes | None]


@pytest.fixture
def pristine(tmp_path: Path) -> Path:
    """A folder with a plan, figures, a table and a workbook to be taken in, and results of an earlier run."""
    folder = tmp_path / "pristine" / "work"
    (folder / "data" / "actuals" / "2021").mkdir(parents=True)
    (folder / "typed").mkdir()
    shutil.copy(ROOT / "data" / "targets.yaml", folder / "data")
    texts = {
        "data/actuals/2021/区科技局.yaml": FIGURES.format("高企", "95"),
        "typed/a.yaml": FIGURES.format("高企", "９５"),
        "typed/b.yaml": FIGURES.format("gazelle", "３"),
        "f.csv": HEAD.format(2021) + "“雏鹰”企业数量,家,66,2021-12-31,最终,年报\n",
        "g.csv": HEAD.format(2020) + "高企,家,84,2020-12-31,最终,年报\n",
        "t.csv": "指标,单位,2025年\n甲,家,5\n",
        **{f"old.{ending}": "old" for ending in ("xlsx", "csv", "html", "json", "md", "docx")},
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    book = openpyxl.Workbook()
    for line in texts["f.csv"].replace("66", "六十六").splitlines():
        book.active.append(line.split(","))
    book.save(folder / "f.xlsx")
    return folder


@pytest.fixture
def fresh(tmp_path: Path, pristine: Path) -> Callable[[], Path]:
    """A copy of the folder, another one at each call."""
    made = iter(range(1000))

    def copy() -> Path:
        return Path(shutil.copytree(pristine, tmp_path / f"run-{next(made)}" / "work"))

    return copy


def tree(folder: Path) -> Tree:
    """All that is in a folder, folders too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def arguments(command: str, lang: str = "en") -> list[str]:
    return [*WRITING[command], "--lang", lang]


def clean(run: Callable[..., Ran], folder: Path, command: str, lang: str = "en") -> tuple[Ran, Tree, list[str]]:
    """What the run comes to when nothing fails, and the calls that it makes."""
    faults = Faults()
    with faults.at_work():
        ran = run(*arguments(command, lang), here=folder)
    return ran, tree(folder), faults.calls


def test_every_command_has_a_run_that_writes() -> None:
    assert set(WRITING) == set(COMMANDS)


REASONS = {
    "EIO": "磁盘或网络共享出现读写错误",
    "ENOSPC": "the disk is full",
    "EACCES": "没有权限",
    "EROFS": "the disk cannot be written to",
}
SAID = {
    "zh": "hq-plan: {} 无法写入：{}\n请检查文件夹及其权限\n",
    "en": "hq-plan: {} cannot be written: {}\ncheck the folder and its permissions\n",
}


@pytest.mark.parametrize(
    ("command", "fault", "lang"),
    [
        *((command, *chosen) for command in WRITING for chosen in (("EIO", "zh"), ("ENOSPC", "en"))),
        *(
            (command, *chosen)
            for command in ("status", "import", "init")
            for chosen in (("EACCES", "zh"), ("EROFS", "en"))
        ),
    ],
)
def test_a_call_that_fails_leaves_what_was_there_and_is_told_in_a_sentence(
    command: str, fault: str, lang: str, run: Callable[..., Ran], fresh: Callable[[], Path], pristine: Path
) -> None:
    before = tree(pristine)
    done, after, calls = clean(run, fresh(), command, lang)
    assert {"open", "write", "fsync", "close", "replace"} <= set(calls)
    written = [name for name, data in after.items() if before.get(name) != data and data is not None]
    for at, call in enumerate(calls, 1):
        folder = fresh()
        with Faults(at, fault).at_work():
            ran = run(*arguments(command, lang), here=folder)
        now = tree(folder)
        if call == "unlink":  # of what is no longer there
            assert (now, ran) == (after, done)
            continue
        # Several results of one run are files by themselves; else all are written or none.
        first = [name for name in WRITING[command] if name in written][: command == "validate" and now != before]
        assert now == before | {name: after[name] for name in first}, (at, call)
        assert ran.status == 2
        assert ran.err in {SAID[lang].format(name, REASONS[fault]) for name in (*written, tempfile.gettempdir())}


@pytest.mark.parametrize("command", WRITING)
def test_a_write_that_goes_half_its_way_is_finished(
    command: str, run: Callable[..., Ran], fresh: Callable[[], Path]
) -> None:
    done, after, calls = clean(run, fresh(), command)
    for at in (at for at, call in enumerate(calls, 1) if call == "write"):
        folder = fresh()
        with Faults(at, "short").at_work():
            assert run(*arguments(command), here=folder) == done
        assert tree(folder) == after


def read_by_validate(run: Callable[..., Ran], folder: Path) -> set[str]:
    """The files that a check of the data folder looks at or says anything of."""
    ran = run("validate", "--format", "junit", here=folder)
    return set(re.findall(r'(?:file|classname|name)="([^"]*)', ran.out))


@pytest.mark.skipif(os.name == "nt", reason="no process is forked there")
@pytest.mark.parametrize("command", WRITING)
def test_a_run_that_is_killed_leaves_whole_files_and_the_next_one_is_none_the_worse(
    command: str, run: Callable[..., Ran], fresh: Callable[[], Path], pristine: Path, tmp_path: Path
) -> None:
    before = tree(pristine)
    done, after, calls = clean(run, fresh(), command)
    killing = [sys.executable, str(ROOT / "tests" / "faulty.py"), str(pristine), str(tmp_path / "killed")]
    subprocess.run(
        [*killing, json.dumps(arguments(command))],
        check=True,
        capture_output=True,
        env=os.environ | CTYPE | {"TMPDIR": str(tmp_path)},
    )
    left_behind = sorted((tmp_path / "killed").iterdir(), key=lambda folder: int(folder.name))
    assert len(left_behind) == len(calls) + 1
    halves = 0
    for folder in left_behind:
        work = folder / "work"
        now = tree(work)
        hidden = {name for name in now if Path(name).name.startswith(".")}
        halves += bool(hidden)
        for name in now.keys() - hidden:
            assert now[name] in (before.get(name, now[name] is None), after[name]), name
        if command == "import":
            assert not hidden & read_by_validate(run, work)
        ran = run(*arguments(command), here=work)
        there = [name for name in after if name not in before and now.get(name) is not None]
        if command in NEVER_OVER and there:
            assert (ran.status, ran.err.partition(": ")[2].partition(":")[0]) == (
                2,
                "already there, and nothing is overwritten",
            )
        else:
            assert (ran.status, ran.err) == (done.status, done.err)
            assert {name: data for name, data in tree(work).items() if name not in hidden} == after
    assert halves > 1


# Two runs at once


def held(run_: list[str], folder: Path, until: str) -> subprocess.Popen[bytes]:
    """A run that waits before it puts its first file in place, until another file is there."""
    holding = (
        "import os, sys, time\n"
        "put = os.replace\n"
        "def replace(*given):\n"
        "    open('holding', 'w').close()\n"
        f"    while not os.path.exists({until!r}): time.sleep(0.01)\n"
        "    os.replace = put\n"
        "    return put(*given)\n"
        "os.replace = replace\n"
        "from hq_plan import cli\n"
        "sys.exit(cli.main(sys.argv[1:]))\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", holding, *run_],
        cwd=folder,
        env=os.environ | CTYPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def waited_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be locked there")
@pytest.mark.parametrize("year", ["2020", "2021"], ids=["a new file", "a file that is there"])
def test_of_two_imports_at_once_one_is_refused_and_no_record_is_lost(year: str, pristine: Path) -> None:
    head = HEAD.format(year)
    (pristine / "first.csv").write_text(f"{head}eagle,家,66,{year}-12-31,最终,年报\n", "utf-8")
    (pristine / "second.csv").write_text(f"{head}gazelle,家,3,{year}-12-31,最终,年报\n", "utf-8")
    first = held(["import", "first.csv", "--yes"], pristine, "go")
    waited_for((pristine / "holding").exists)
    command = [sys.executable, "-m", "hq_plan", "import", "second.csv", "--yes", "--lang", "en"]
    environ = os.environ | CTYPE
    second = subprocess.Popen(command, cwd=pristine, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert second.stdout is not None
    assert second.stdout.readline().startswith(b"--- ")  # it has read, and shows what it would write
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(2)
    (pristine / "go").touch()
    assert (first.communicate(timeout=60)[1], first.returncode) == (b"", 0)
    name = f"data/actuals/{year}/区科技局.yaml"
    said = f"hq-plan: {name} was changed in the meantime\nrun the command again\n"
    assert (second.communicate(timeout=60)[1].decode(), second.returncode) == (said, 2)
    assert subprocess.run(command, cwd=pristine, env=environ, check=False, capture_output=True).returncode == 0
    text = (pristine / name).read_text("utf-8")
    assert [text.count(f"indicator: {each} ") for each in ("eagle", "gazelle")] == [1, 1]


@pytest.mark.parametrize("command", ["import", "fix"])
def test_what_changes_between_the_reading_and_the_writing_is_not_written_over(
    command: str, run: Callable[..., Ran], pristine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = {"import": "data/actuals/2021/区科技局.yaml", "fix": "typed/b.yaml"}[command]
    reading = {"import": "hq_plan.intake.take_in", "fix": "hq_plan.mending.mend"}[command]
    work = pkgutil.resolve_name(reading)

    def meanwhile(*given: object, **options: object) -> object:
        done = work(*given, **options)
        if command == "import" or given[1] == name:
            (pristine / name).write_text("of somebody else", "utf-8")
        return done

    monkeypatch.setattr(reading, meanwhile)
    before = tree(pristine)
    ran = run(*arguments(command), here=pristine)
    assert (ran.status, ran.err) == (2, f"hq-plan: {name} was changed in the meantime\nrun the command again\n")
    assert tree(pristine) == before | {name: b"of somebody else"}


# On the way from the disk


class Reads:
    """What reading a file meets: the n-th read fails or is short, or something else stands there as it is opened."""

    def __init__(
        self, name: str, *, fails: int = 0, short: bool = False, instead: Callable[[Path], object] | None = None
    ) -> None:
        self.name, self.fails, self.short, self.instead, self.count = name, fails, short, instead, 0

    def open(self, opened: Callable[..., io.FileIO], file: object, *given: object, **options: object) -> object:
        if isinstance(file, int) or not os.fspath(file).endswith(self.name):  # type: ignore[call-overload]
            return opened(file, *given, **options)
        if self.instead:
            Path(file).unlink()  # type: ignore[arg-type]
            self.instead(Path(file))  # type: ignore[arg-type]
        return _Reading(self, opened(file, *given, **options))


class _Reading:
    def __init__(self, reads: Reads, stream: io.FileIO) -> None:
        self._reads, self._stream = reads, stream
        self.fileno = stream.fileno

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_said: object) -> None:
        self._stream.close()

    def read(self, size: int) -> bytes:
        self._reads.count += 1
        if self._reads.count == self._reads.fails:
            raise OSError(5, "Input/output error")
        return self._stream.read(7 if self._reads.short else size)


@pytest.fixture
def reading(run: Callable[..., Ran], pristine: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run a command while reading a file goes wrong."""

    def ran(reads: Reads, *given: str) -> Ran:
        opened = open
        with monkeypatch.context() as patch:
            patch.setattr("builtins.open", lambda file, *more, **options: reads.open(opened, file, *more, **options))
            return run(*given, "--lang", "en", here=pristine)

    return ran


READING = [
    (["validate"], "targets.yaml"), (["status", "2021"], "targets.yaml"), (["status", "2021"], "区科技局.yaml"),
    (["validate"], "区科技局.yaml"), (["import", "f.csv", "--dry-run"], "f.csv"), (["validate", "f.xlsx"], "f.xlsx"),
    (["init", "t.csv", "new"], "t.csv"), (["annotate", "f.xlsx"], "f.xlsx"), (["fix", "typed"], "a.yaml"),
    (["compare", "data"], "targets.yaml"), (["form", "2021"], "targets.yaml"), (["schema", "actuals"], "targets.yaml"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "name"), READING)
def test_short_reads_change_nothing(given: list[str], name: str, reading: Callable[..., Ran], pristine: Path) -> None:
    whole, before = Reads(name), tree(pristine)
    done, after = reading(whole, *given), tree(pristine)
    for made in sorted(after.keys() - before.keys(), reverse=True):
        (pristine / made).rmdir() if after[made] is None else (pristine / made).unlink()
    short = Reads(name, short=True)
    assert reading(short, *given) == done
    assert (whole.count > 1, short.count > whole.count, tree(pristine)) == (True, True, after)


INSTEAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda _path: None, "there is no such file or folder"),
    "a folder": (Path.mkdir, "it is a folder"),
    "a pipe": (os.mkfifo, "it is no ordinary file"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "the link leads in a circle"),
}


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
@pytest.mark.parametrize("what", [*INSTEAD, "an error"])
@pytest.mark.parametrize(("given", "name"), READING)
def test_what_cannot_be_read_is_a_finding(
    given: list[str], name: str, what: str, reading: Callable[..., Ran], pristine: Path
) -> None:
    instead, why = INSTEAD.get(what, (None, "the disk or the network share fails"))
    before = {path: data for path, data in tree(pristine).items() if not path.endswith(name)}
    ran = reading(Reads(name, fails=1, instead=instead), *given)
    lines = [line for line in (ran.out + ran.err).splitlines() if "HQ001" in line]
    assert ran.status in (1, 2)
    assert len(lines) == 1
    assert lines[0].endswith((f"HQ001  the file cannot be read: {why}", f"the file cannot be read: {why} (HQ001)"))
    assert {path: data for path, data in tree(pristine).items() if not path.endswith(name)} == before


@pytest.mark.skipif(os.name == "nt", reason="no folder opens there")
def test_standard_input_that_fails_is_told() -> None:
    folder = "import os, sys; os.dup2(os.open('/', os.O_RDONLY), 0); from hq_plan import cli; sys.exit(cli.main(sys.argv[1:]))"
    ran = subprocess.run(
        [sys.executable, "-c", folder, "validate", "-", "--lang", "en"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        2,
        "",
        "hq-plan: standard input cannot be read: it is a folder\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot be taken away there")
@pytest.mark.parametrize("command", WRITING)
def test_a_working_folder_that_is_gone_is_told(command: str, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    gone = "import os, sys; os.rmdir(os.getcwd()); from hq_plan import cli; sys.exit(cli.main(sys.argv[1:]))"
    given = [sys.executable, "-c", gone, *arguments(command)]
    ran = subprocess.run(given, cwd=tmp_path / "gone", capture_output=True, encoding="utf-8", check=False)
    said = "hq-plan: the working folder is no longer there\ngo to another folder and run it again\n"
    assert (ran.returncode, ran.stderr) == (2, said)


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be locked there")
def test_who_keeps_a_folder_locked_is_not_waited_for_without_end(
    run: Callable[..., Ran], pristine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A result behind -o, of which the last is right, is not kept from its place at all."""
    fcntl = importlib.import_module("fcntl")

    monkeypatch.setattr(whole, "LONGEST_WAIT", 0.1)
    lock = os.open(pristine, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    ran = run("form", "2021", "--department", "区科技局", "--format", "csv", "-o", "new.csv", here=pristine)
    assert (ran.status, ran.err) == (
        2,
        "hq-plan: another program keeps . locked\nrun the command again when it has ended\n",
    )
    assert run("status", "2021", "-o", "s.json", here=pristine).status == 0
    os.close(lock)


@pytest.mark.parametrize("command", ["status", "fix"])
def test_whoever_breaks_off_leaves_the_old_file_or_the_new_one(
    command: str, run: Callable[..., Ran], pristine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also between the file being in its place and the run knowing of it."""
    before = tree(pristine)
    told = whole._put_back

    class Undo(contextlib.ExitStack):
        def callback(self, callback: Callable[..., object], /, *given: object) -> object:
            super().callback(callback, *given)
            if callback is told:
                raise KeyboardInterrupt
            return callback

    monkeypatch.setattr(contextlib, "ExitStack", Undo)
    assert run(*arguments(command), here=pristine).status == 130
    assert tree(pristine) == before
