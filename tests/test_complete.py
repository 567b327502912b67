"""What shells offer: commands, options, and the plan's own names, quickly and in the reader's language."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import LOCALE, ROOT

from hq_plan import cli
from hq_plan.cli import complete
from hq_plan.render import showing
from hq_plan.usage import UsageError
from hq_plan.write.forms import FORMATS


def offered(words: str, lang: str = "en", shell: str = "bash", folder: Path = ROOT) -> list[str]:
    """The lines that a shell is told when the last word is being typed."""
    environ = os.environ | LOCALE | {
        "_HQ_PLAN_COMPLETE": f"complete_{shell}", "HQ_PLAN_LANG": lang, "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")), "_TYPER_COMPLETE_ARGS": words, "PYTHONIOENCODING": "utf-8",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args", "_TYPER_COMPLETE_WORD_TO_COMPLETE": words.rpartition(" ")[2],
    }  # fmt: skip
    ran = subprocess.run([sys.executable, "-m", "hq_plan"], cwd=folder, env=environ, capture_output=True, check=False)
    assert ran.stderr == b""
    return [line for line in ran.stdout.decode().splitlines() if line]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hq-plan st", ["status"]),
        ("hq-plan status --fo", ["--format"]),
        ("hq-plan status 20", ["2020", "2021", "2022"]),
        ("hq-plan gap --indicator h", ["hitech", "high-tech"]),
        ("hq-plan gap --indicator 高", ["高新技术企业数量", "高企", "高新技术企业"]),
        ("hq-plan gap --indicator zzz", []),
        ("hq-plan status --department 区", ["区科技局"]),
        ("hq-plan status --method l", ["linear-outlook", "log-progress"]),
        ("hq-plan status --format j", ["json"]),
        ("hq-plan validate --format j", ["json", "jsonl", "junit"]),
        ("hq-plan validate --select HQ30", ["HQ301", "HQ302", "HQ303"]),
        ("hq-plan explain c", ["cagr-ratio"]),
        ("hq-plan schema ", ["actuals", "targets"]),
        ("hq-plan status --data --format j", ["json"]),
        ("hq-plan form --format ", ["xlsx", "csv", "yaml"]),
        ("hq-plan status --lang ", ["zh", "en"]),
        ("hq-plan status --color a", ["auto", "always"]),
        ("hq-plan status --fail-on mi", ["missed"]),
        ("hq-plan status --fail-on missed,be", ["missed,behind"]),
        ("hq-plan missing --fail-on ", ["late", "missing"]),
    ],
)
def test_what_begins_so_is_offered(words: str, expected: list[str]) -> None:
    assert offered(words) == expected


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_shells_that_show_help_are_told_it_in_the_readers_language(shell: str) -> None:
    assert any("查看某一年各项指标的进展" in line for line in offered("hq-plan sta", "zh", shell))
    assert any("“雏鹰”企业数量" in line for line in offered("hq-plan gap --indicator ea", "zh", shell))


@pytest.mark.parametrize("plan", ["", "a: [", "plan: 1\nindicators: {}\ntasks: [1]\n"])
def test_where_no_plan_can_be_read_nothing_is_offered_and_nothing_is_said(tmp_path: Path, plan: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "targets.yaml").write_text(plan, "utf-8")
    for words in ("hq-plan gap --indicator h", "hq-plan status 2", "hq-plan status --department 区"):
        assert offered(words, folder=tmp_path) == []


def test_the_plan_is_that_of_the_folder_named(tmp_path: Path) -> None:
    assert offered("hq-plan gap --indicator h", folder=tmp_path) == ["hitech", "high-tech"]
    assert offered(f"hq-plan gap --data {tmp_path} --indicator h", folder=tmp_path) == []


@pytest.mark.parametrize("part", ["tables", "findings", "page"])
def test_the_formats_offered_are_those_that_there_are(part: str) -> None:
    assert sorted(complete.FORMATS[part]) == showing(part)


def test_the_formats_offered_for_forms_are_those_that_there_are() -> None:
    assert set(complete.FORMATS["forms"]) == set(FORMATS)


@pytest.mark.skipif(os.name == "nt", reason="the shell is bash")
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "completion for bash was put into {path}; it works in a new terminal\n"),
     ("zh", "bash 的自动补全已写入 {path}，新开的终端里即可使用\n")],
)  # fmt: skip
def test_where_completion_was_put_is_said_in_the_readers_language(lang: str, said: str, tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m hq_plan --install-completion --lang {lang}; exit $?"
    ran = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=os.environ | {"HOME": str(tmp_path)}, capture_output=True, check=True
    )
    (path,) = (tmp_path / ".bash_completions").iterdir()
    assert ran.stdout.decode() == said.format(path=path)


def test_a_shell_that_typer_does_not_know_is_told_in_our_words() -> None:
    with pytest.raises(UsageError) as refused:
        cli._install_completion(lambda *_arguments, **_more: sys.stdout.write("Shell tcsh not supported."))
    assert refused.value.message == "this is no shell that hq-plan can complete in"
