"""What a data repository takes from here is well-formed, and its recipes do what their page says."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import OFFLINE, ROOT
from pages import parts

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
CASES = ROOT / "tests" / "cases"
PAGES = (ROOT / "docs" / "ci.md", ROOT / "docs" / "ci.zh.md")


def snippet(name: str) -> str:
    """The fence that stands for a file, from the English page."""
    return next(part.text for part in parts(PAGES[0]) if part.path == name)


def check(schema: str, *files: Path) -> None:
    """Hold files against a schema that comes with check-jsonschema; nothing is fetched."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout


def pre_commit(*arguments: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments], capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout


def test_the_workflows_are_well_formed() -> None:
    files = sorted((ROOT / ".github" / "workflows").iterdir())
    check("vendor.github-workflows", *files)
    check("custom.github-workflows-require-timeout", *files)


def test_the_action_is_well_formed() -> None:
    check("vendor.github-actions", ROOT / "action.yml")


def test_the_gitlab_template_is_well_formed() -> None:
    check("vendor.gitlab-ci", ROOT / "templates" / "gitlab-ci.yml")


def test_the_pre_commit_hook_is_well_formed() -> None:
    pre_commit("validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))


def test_the_pre_commit_hook_checks_the_whole_folder() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["entry"]) == ("hq-plan-validate", "hq-plan validate --data data")
    assert hook["pass_filenames"] is False


def test_no_input_of_the_action_is_written_into_a_script() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


def test_every_input_of_the_action_is_used_and_stands_on_the_pages() -> None:
    used = set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(ACTION["inputs"])
    for page in PAGES:
        rows = re.findall(r"^\| `([a-z-]+)` \| (?:`(.*?)`)? ?\|", page.read_text("utf-8"), re.MULTILINE)
        assert dict(rows) == {name: each["default"] for name, each in ACTION["inputs"].items()}


def test_both_pages_give_the_same_recipes() -> None:
    assert parts(PAGES[0]) == parts(PAGES[1])
    headings = [re.findall(r"^#+", page.read_text("utf-8"), re.MULTILINE) for page in PAGES]
    assert headings[0] == headings[1]


def test_the_recipes_are_well_formed(tmp_path: Path) -> None:
    for name, schema in (
        (".github/workflows/data.yml", "vendor.github-workflows"),
        (".gitlab-ci.yml", "vendor.gitlab-ci"),
    ):
        file = tmp_path / Path(name).name
        file.write_text(snippet(name), "utf-8")
        check(schema, file)
    config = tmp_path / ".pre-commit-config.yaml"
    config.write_text(snippet(config.name), "utf-8")
    pre_commit("validate-config", str(config))
    for part in parts(PAGES[0]):
        if part.language == "yaml":
            yaml.safe_load(part.text)


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone")
def test_the_repository_keeps_the_line_ends_that_it_recommends() -> None:
    names = ["data/targets.yaml", "docs/ci.md", "action.yml", "tests/cases/valid/line-ends/actuals/crlf.yaml"]
    said = git(ROOT, "check-attr", "eol", "text", "--", *names).splitlines()
    assert [line.rpartition(": ")[2] for line in said] == ["lf", "auto"] * 3 + ["lf", "unset"]


def git(folder: Path, *arguments: str, status: int = 0) -> str:
    """Run git as nobody in particular; what it says on both streams."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    names = {
        f"GIT_{role}_{part}": "tester@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
    }
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environ = {**own, **names, "PATH": programs, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(folder), *arguments]
    ran = subprocess.run(command, capture_output=True, env=environ, check=False)
    said = (ran.stdout + ran.stderr).decode()
    assert ran.returncode == status, said
    return said


@pytest.fixture
def commit(tmp_path: Path) -> Callable[[str], Path]:
    """Commit a file of figures of the given text to a data repository."""
    folder = tmp_path / "figures"
    (folder / "data" / "actuals").mkdir(parents=True)
    (folder / "data" / "targets.yaml").write_bytes((CASES / "plan" / "targets.yaml").read_bytes())
    git(folder, "init", "--quiet", "--initial-branch", "main")

    def commit(text: str) -> Path:
        (folder / "data" / "actuals" / "a.yaml").write_text(text, "utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--allow-empty", "--message", "figures")
        return folder

    return commit


GOOD = (CASES / "valid" / "kinds" / "actuals" / "kinds.yaml").read_text("utf-8")
WRONG = GOOD.replace("unit: 亿元", "unit: 万元")


@pytest.mark.skipif(os.name == "nt", reason="hooks of a server are shell scripts")
def test_the_hook_of_a_git_server_refuses_what_does_not_pass(tmp_path: Path, commit: Callable[[str], Path]) -> None:
    server = tmp_path / "server.git"
    git(tmp_path, "init", "--quiet", "--bare", str(server))
    hook = server / "hooks" / "pre-receive"
    hook.write_text(snippet("hooks/pre-receive"), "utf-8")
    hook.chmod(0o755)
    git(commit(GOOD), "push", "--quiet", str(server), "main")
    refused = git(commit(WRONG), "push", str(server), "main", status=1)
    assert "HQ202" in refused
    assert "pre-receive hook declined" in refused
    git(commit(WRONG), "push", "--quiet", str(server), "main:draft")
    git(commit(GOOD), "push", "--quiet", str(server), "main", ":draft")


@pytest.mark.skipif(os.name == "nt", reason="the action's shell is bash")
@pytest.mark.parametrize(("text", "status"), [(GOOD, 0), (WRONG, 1)])
def test_the_action_annotates_and_sums_up(
    text: str, status: int, tmp_path: Path, commit: Callable[[str], Path]
) -> None:
    step: dict[str, Any] = next(step for step in ACTION["runs"]["steps"] if step.get("name") == "Check")
    inputs = {name: each["default"] for name, each in ACTION["inputs"].items()}
    fill = {f"${{{{ inputs.{name} }}}}": value for name, value in inputs.items()}
    environ = {name: fill.get(value, "") for name, value in step["env"].items()}
    environ |= {
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(OFFLINE)]),
    }
    environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    ran = subprocess.run(command, cwd=commit(text), env=environ, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (status, "")
    assert ("::error " in ran.stdout) is (status == 1)
    assert ("HQ202" in (tmp_path / "summary.md").read_text("utf-8")) is (status == 1)
