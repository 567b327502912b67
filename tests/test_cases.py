"""Case folders are data folders: the valid ones give no finding, the invalid ones exactly those in `expected.txt`.

What a check says is whole in `words.txt`: each finding with the indicator that it is about, what to do, the mend and the
other places; with HQ_PLAN_WRITE_GOLDEN=1 it is written anew, to be read before it is kept.
A folder without a plan of its own gets `cases/plan/targets.yaml`. A `limit.txt` lowers a limit (size, records or
findings of a file), so that no file of 32 MB has to lie here. A `today.txt` says on which day the folder is checked.
Tables under `forms/` are those that the run is asked about; `said.txt` is the year and the department that are said of
them.
Warnings about examples (HQ401) are looked at in their own folder only.
"""

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from hq_plan import checks, i18n, workspace
from hq_plan.diagnostics import Diagnostic, Rule
from hq_plan.folders import PLAN_FILE
from hq_plan.forms.said import Said
from hq_plan.read import builder, text
from hq_plan.workspace.reading import Asked

CASES = Path(__file__).parent / "cases"
VALID = sorted((CASES / "valid").iterdir())
INVALID = sorted((CASES / "invalid").iterdir())
LIMITS = {"size": (text, "LIMIT"), "records": (builder, "RECORDS"), "findings": (workspace, "MOST_FINDINGS")}
RULES = checks.rules()


def findings_of(case: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    data = folder / "data"
    shutil.copytree(case, data)
    if not (data / PLAN_FILE).exists():
        shutil.copy(CASES / "plan" / PLAN_FILE, data)
    if (data / "limit.txt").exists():
        name, limit = (data / "limit.txt").read_text("utf-8").split()
        monkeypatch.setattr(*LIMITS[name], int(limit))
    today = data / "today.txt"
    day = date.fromisoformat(today.read_text("utf-8").strip()) if today.exists() else None
    forms = sorted((data / "forms").iterdir()) if (data / "forms").exists() else []
    year, _, department = (
        (data / "said.txt").read_text("utf-8").strip().partition(" ")
        if forms and (data / "said.txt").exists()
        else ("", "", "")
    )
    said = Said(int(year) if year else None, department or None)
    found = checks.run(workspace.load(data, data, Asked(forms, today=day, said=said)))
    return [finding for finding in found if finding.code != "HQ401" or case.name.startswith("HQ401")]


def line_of(finding: Diagnostic) -> str:
    span = finding.span
    if span.cell or (not span.line and span.file.startswith("forms/")):
        return f"{span.file}:{span.place} {finding.code}"
    return f"{span.file}:{span.line}:{span.column}-{span.end_column} {finding.code}"


def words_of(finding: Diagnostic) -> str:
    """All that a finding says."""
    about = f" [{finding.indicator}]" if finding.indicator else ""
    lines = [f"{line_of(finding)}{about}: {finding.message}", finding.hint]
    lines += [f"instead: {finding.fix.text}"] if finding.fix else []
    lines += [f"see {each.file}:{each.line}:{each.column}-{each.end_column}" for each in finding.related]
    return "\n  ".join(filter(None, lines + ["it holds"] * finding.hold)) + "\n"


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_a_valid_folder_has_no_finding(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert list(case.rglob("*.yaml")) + list(case.rglob("*.yml")), "a case holds files"
    assert findings_of(case, tmp_path, monkeypatch) == []


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_an_invalid_folder_has_its_expected_findings_and_no_other(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    expected = (case / "expected.txt").read_text("utf-8").splitlines()
    found = findings_of(case, tmp_path, monkeypatch)
    assert [line_of(finding) for finding in found] == expected
    assert any(line.endswith(case.name[:5]) for line in expected), "a folder shows the rule that it is named after"
    if case.name[:3] in ("HQ2", "HQ3", "HQ4"):
        words, kept = "".join(map(words_of, found)), case / "words.txt"
        if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
            kept.write_bytes(words.encode())
        assert words == kept.read_text("utf-8")


def test_the_shared_plan_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert findings_of(CASES / "plan", tmp_path, monkeypatch) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_case_folder_of_its_code_and_name(rule: Rule):
    assert f"{rule.code}-{rule.name}" in [case.name for case in INVALID]


def test_a_case_folder_belongs_to_a_rule():
    known = {f"{rule.code}-{rule.name}" for rule in RULES}
    assert {case.name for case in INVALID} - known == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_an_explanation_is_complete(rule: Rule):
    """A title of one sentence, at least one paragraph, a bad and a good example that differ."""
    explained = rule.explanation
    assert re.fullmatch(r"[A-Z].*[^.]\.", explained.title)
    assert explained.paragraphs
    assert all(re.fullmatch(r"(?s)\S.*[.:;]", paragraph) for paragraph in explained.paragraphs)
    assert explained.bad.strip()
    assert explained.good.strip()
    assert explained.bad != explained.good
    assert "::" not in explained.bad + explained.good + explained.title + "".join(explained.paragraphs)


def test_codes_are_well_formed_unique_and_in_order():
    codes = [rule.code for rule in RULES]
    assert all(re.fullmatch(r"HQ[0-4][0-9]{2}", code) for code in codes)
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_code_tells_who_speaks_and_how_much_it_weighs(rule: Rule):
    """HQ0 is spoken by reading, HQ1 by shape, the others by checks; HQ4 warns, all others are errors."""
    rooms = {
        "0": "hq_plan.read.",
        "1": "hq_plan.shape",
        "2": "hq_plan.checks.",
        "3": "hq_plan.checks.",
        "4": "hq_plan.checks.",
    }
    assert rule.say.__module__.startswith(rooms[rule.code[2]])
    # A record of another department, a target in words or about, one that falls, and a revision that changes nothing
    # or a year that is over, or counts from a base are kept, and said to be so.
    warns = rule.code.startswith("HQ4") or rule.code in (
        "HQ008",
        "HQ031",
        "HQ036",
        "HQ037",
        "HQ209",
        "HQ224",
        "HQ228",
        "HQ230",
        "HQ233",
        "HQ234",
        "HQ236",
    )
    assert rule.severity == ("warning" if warns else "error")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_no_gap_is_left_in_the_words_of_a_finding(case: Path, lang: str, tmp_path: Path) -> None:
    i18n.use(lang)
    shutil.copytree(case, tmp_path / "data")
    if not (tmp_path / "data" / workspace.PLAN_FILE).exists():
        shutil.copy(CASES / "plan" / workspace.PLAN_FILE, tmp_path / "data")
    for each in checks.run(workspace.load(tmp_path / "data", tmp_path, Asked(today=date(2021, 6, 30)))):
        assert not re.search(r"\{[a-z_]*\}", each.message + each.hint)
