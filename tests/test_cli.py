"""The contract of the command line: exit status, what goes to which stream, and how wrong usage is answered."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest
from conftest import COMMANDS, ROOT, Ran, Stream

from hq_plan import __version__, checks, cli
from hq_plan.cli import common
from hq_plan.outlook import METHODS

GOOD = """schema: hq-plan/actuals/1
year: 2021
department: 区科技局
records:
  - {indicator: hitech, value: 95, unit: 家, as_of: 2021-12-31, status: final, source: 年报}
"""
BAD = GOOD.replace("95", '"95"')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with the real plan and no figures."""
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    copy(ROOT / "data" / "targets.yaml", tmp_path / "data")
    return tmp_path


def lay(folder: Path, text: str, name: str = "a.yaml") -> None:
    (folder / "data" / "actuals" / name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("status", "2035"), "'2035' is no year of the plan, which runs from 2020 to 2022", ""),
        (("status", "２０２１"), "'２０２１' is no year of the plan, which runs from 2020 to 2022", ""),
        (("gap", "soon"), "'soon' is no year of the plan, which runs from 2020 to 2022", ""),
        (("status", "--as-of", "2021-02-29"), "'2021-02-29' is no day for --as-of",
         "write year-month-day with hyphens, for example 2021-12-31"),
        (("status", "--method", "cagr"), "'cagr' is no outlook method", "did you mean 'cagr-ratio'?"),
        (("status", "--method", "zzz"), "'zzz' is no outlook method",
         "choose one: planned-step, cagr-ratio, linear-outlook, log-progress"),
        (("gap", "--method", "cagr-ration"), "'cagr-ration' is no outlook method", "did you mean 'cagr-ratio'?"),
        (("status", "--as-of", "20210630"), "'20210630' is no day for --as-of",
         "write year-month-day with hyphens, for example 2021-12-31"),
        (("stauts",), "there is no command 'stauts'", "did you mean 'status'?"),
        (("status", "--formt", "json"), "there is no option '--formt'", "did you mean '--format'?"),
        (("status", "--format", "jsn"), "there is no format 'jsn' for this", "did you mean 'json'?"),
        (("status", "--format", "text"), "there is no format 'text' for this", "formats: csv, html, json, markdown, table, xlsx"),
        (("validate", "--format", "table"), "there is no format 'table' for this", "formats: azure, concise, github, gitlab, json, jsonl, junit, markdown, sarif, text"),
        (("status", "--color", "yes"), "'yes' is no choice for --color", "choose one: auto, always, never"),
        (("status", "--lang", "fr"), "'fr' is no choice for --lang", "choose one: zh, en"),
        (("gap", "--indicator", "hitec"), "the plan has no indicator 'hitec'", "did you mean 'hitech'?"),
        (("gap", "--indicator", "zzz"), "the plan has no indicator 'zzz'", "hq-plan targets lists them"),
        (("status", "--department", "区科技"), "'区科技' answers for no indicator", "did you mean '区科技局'?"),
        (("explain", "HQ_201"), "there is no rule and no method 'HQ_201'", "did you mean 'HQ201'?"),
        (("explain", "wrng-unit"), "there is no rule and no method 'wrng-unit'", "did you mean 'wrong-unit'?"),
        (("schema", "actual"), "there is no schema 'actual'", "did you mean 'actuals'?"),
        (("schema", "plan"), "there is no schema 'plan'", "choose one: actuals, targets"),
        (("explain", ""), "there is no rule and no method ''", "hq-plan explain lists them"),
        (("status", "2021", "2022"), "too many arguments: 2022", ""),
        (("explain", "HQ999"), "there is no rule and no method 'HQ999'", "hq-plan explain lists them"),
        (("explain", "cagr"), "there is no rule and no method 'cagr'", "did you mean 'cagr-ratio'?"),
        (("schema",), "KIND is missing: choose one: actuals, targets", "hq-plan schema actuals"),
        (("status", "--data"), "a value is missing behind --data", ""),
        (("gap", "--indicator", "--why"), "a value is missing behind --indicator", ""),
        (("status", "2021", "--data", "year"), "there is no plan at year/targets.yaml",
         "name the folder that has it with --data"),
        (("validate", "-o", "paths", "-o"), "a value is missing behind -o", ""),
        (("validate", "--select", "HQ9"), "no code begins with 'HQ9'", "hq-plan explain lists them"),
        (("status", "--yaer", "2021"), "there is no option '--yaer'", "hq-plan status --help"),
        (("status", "--why=3"), "--why takes no value", ""),
        (("import",), "FILE is missing: filled forms or tables: .xlsx, .csv", "hq-plan import 区科技局.xlsx --dry-run"),
        (("help",), "there is no command 'help'", "did you mean '--help'?"),
        (("-V",), "there is no option '-V'", "did you mean '--version'?"),
        (("--data", "x", "status"), "there is no option '--data'",
         "options stand behind the command, for example: hq-plan status --data …"),
        (("status", "-o", "a.pdf"), "no format is known by the ending of a.pdf",
         "files end in: .csv, .htm, .html, .json, .md, .xlsx, .txt; or name one with --format"),
        (("validate", "-o", "a.pdf"), "no format is known by the ending of a.pdf",
         "files end in: .json, .jsonl, .md, .sarif, .xml, .txt; or name one with --format"),
        (("fix", "docs"), "no file of figures lies there", "files end in: .yaml, .yml"),
        (("status", "--data", "nowhere"), "there is no plan at nowhere/targets.yaml",
         "name the folder that has it with --data"),
        (("status", "--output", "no/such/place.txt"), "no/such/place.txt cannot be written: there is no such file or folder",
         "check the folder and its permissions"),
    ],
)  # fmt: skip
def test_wrong_usage_is_answered_with_what_could_have_been(
    arguments: tuple[str, ...], message: str, hint: str, run: Callable[..., Ran]
) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out, ran.err) == (2, "", "\n".join(filter(None, [f"hq-plan: {message}", hint])) + "\n")


def test_no_word_of_a_library_reaches_a_chinese_reader(run: Callable[..., Ran]) -> None:
    for arguments in (("stauts",), ("status", "--formt"), ("status", "--data"), ("status", "1", "2", "3"), ("-x",)):
        err = run("--lang", "zh", *arguments).err
        assert "hq-plan：" in err or err.startswith("hq-plan: ")
        assert any("\u4e00" <= character <= "\u9fff" for character in err)
        assert "option:" not in err.lower()
        assert "Error" not in err


def test_without_a_word_the_help_is_shown(run: Callable[..., Ran]) -> None:
    ran = run()
    assert (ran.status, ran.out.splitlines()[0]) == (0, "Usage: hq-plan COMMAND [OPTIONS]")


def test_short_help_is_help(run: Callable[..., Ran]) -> None:
    assert run("status", "-h").out == run("status", "--help").out


def test_every_command_shows_an_example_of_itself(run: Callable[..., Ran]) -> None:
    for name in COMMANDS:
        assert f"    hq-plan {name}" in run(name, "--help").out


def test_clean_files_leave_with_0(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, GOOD)
    ran = run("validate", here=folder)
    assert (ran.status, ran.out, ran.err) == (0, "2 files, 1 record checked: no findings\n", "")


def test_findings_leave_with_1_unless_told_otherwise(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, BAD)
    assert run("validate", here=folder).status == 1
    assert run("validate", "--exit-zero", here=folder).status == 0


def test_warnings_fail_only_a_strict_run(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, GOOD.replace("final", "example"))
    assert [run("validate", here=folder).status, run("validate", "--strict", here=folder).status] == [0, 1]


def test_status_shows_what_could_be_read_and_tells_the_rest(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, GOOD)
    lay(folder, BAD.replace("hitech", "patents").replace("家,", "件,"), "b.yaml")
    ran = run("status", "2021", here=folder)
    assert ran.status == 1
    assert "95" in ran.out
    assert ran.err == (
        'data/actuals/b.yaml:5:33: error HQ105  "95" is a text, not a number\n1 error; what it touches is left out\n'
    )


def test_json_has_the_errors_under_findings(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, BAD)
    ran = run("status", "2021", "--format", "json", here=folder)
    assert [each["code"] for each in json.loads(ran.out)["findings"]] == ["HQ105"]


def test_a_plan_that_cannot_be_read_is_told_and_nothing_is_shown(folder: Path, run: Callable[..., Ran]) -> None:
    (folder / "data" / "targets.yaml").write_text("schema: hq-plan/targets/1\n", "utf-8")
    ran = run("status", here=folder)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "data/targets.yaml:1:1: error HQ102  the key 'indicators' is missing\n"
        "data/targets.yaml:1:1: error HQ102  the key 'plan' is missing\n"
        "nothing is shown before the plan is put right\n"
    )


def test_a_plan_without_figures_is_a_table_of_what_is_missing(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("status", here=folder)
    assert ran.status == 0
    assert " · 2020 · " in ran.out
    assert "Annex, 8: no data 8; Text, 9: not due 7, no deadline 2" in ran.out


def test_a_year_before_the_first_figure_has_no_data(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, GOOD)
    assert "Annex, 8: no data 8" in run("status", "2020", here=folder).out


def test_the_default_year_is_the_latest_with_data(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, GOOD)
    assert json.loads(run("status", "--format", "json", here=folder).out)["year"] == 2021


@pytest.mark.parametrize("name", METHODS)
def test_the_outlook_by_a_method_names_it_with_its_cuts(name: str, folder: Path, run: Callable[..., Ran]) -> None:
    """85 of 85, then 88 of 92, on the way to 102: the plan left 10 where 14 are needed, the growth seen so far is less."""
    lay(folder, GOOD.replace("95", "88"))
    lay(folder, GOOD.replace("95", "85").replace("2021", "2020"), "b.yaml")
    arguments = ("status", "2021", "--method", name)
    told = json.loads(run(*arguments, "--format", "json", here=folder).out)
    cuts = {"linear-outlook": [0.95, 0.8]}.get(name, [0.95, 0.6])
    assert [told["method"][key] for key in ("outlook", "on_track", "strained")] == [name, *cuts]
    outlook = next(each["outlook"]["status"] for each in told["indicators"] if each["id"] == "hitech")
    assert outlook == ("strained" if name == "planned-step" else "off_track")
    said = run(*arguments, here=folder).out
    assert f"outlook by {name}: on track from a ratio of {cuts[0]}, strained from {cuts[1]}" in " ".join(said.split())
    assert name in run("status", "--help").out


def test_as_of_keeps_later_figures_out(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, GOOD)
    assert "Annex, 8: no data 8" in run("status", "2021", "--as-of", "2021-12-30", here=folder).out


def test_a_department_sees_what_it_answers_for(run: Callable[..., Ran]) -> None:
    report = json.loads(run("status", "2021", "--department", "区科技局", "--format", "json").out)
    ids = [each["id"] for each in report["indicators"]]
    assert len(ids) == 15
    assert "service_handbook" not in ids


def test_nothing_that_could_be_opened_leaves_with_2(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("validate", "nowhere.yaml", here=folder)
    assert ran.status == 2
    assert "HQ001" in ran.out


def test_a_file_that_is_there_is_checked_though_another_is_not(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, GOOD)
    assert run("validate", "nowhere.yaml", "data/actuals/a.yaml", here=folder).status == 1


def test_standard_input_is_a_file(run: Callable[..., Ran]) -> None:
    ran = run("validate", "-", "--format", "concise", stdin=BAD.encode())
    assert ran.out == '<stdin>:5:32: [error] "95" is a text, not a number (HQ105)\n'


def test_a_rule_is_explained_whatever_its_case(run: Callable[..., Ran]) -> None:
    assert run("explain", "hq201").out == run("explain", "HQ201").out


def test_the_beginning_of_codes_explains_all_rules_under_it(run: Callable[..., Ran]) -> None:
    def codes(*code: str) -> list[str]:
        return [rule["code"] for rule in json.loads(run("explain", *code, "--format", "json").out)["rules"]]

    assert codes("HQ") == codes()
    assert codes("hq3") == [code for code in codes() if code.startswith("HQ3")]
    assert codes("wrong-unit") == ["HQ202"]


def test_an_explanation_as_csv_has_its_text_and_examples(run: Callable[..., Ran]) -> None:
    out = run("explain", "HQ105", "--format", "csv").out
    assert out.startswith("\ufeffcode,severity,name,title,text,bad,good\r\nHQ105,error,number-as-text,")
    assert out.endswith(',"value: ""95""",value: 95\r\n')


def test_explain_lists_every_rule(run: Callable[..., Ran]) -> None:
    listed = json.loads(run("explain", "--format", "json").out)["rules"]
    assert [each["code"] for each in listed] == [rule.code for rule in checks.rules()]


def test_a_fault_of_the_program_is_a_short_report(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(checks, "run", broken)
    ran = run("validate")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err.startswith(f"hq-plan {__version__} has a fault: ZeroDivisionError at test_cli.py:")
    assert "Traceback" not in ran.err


def loaded_by(*arguments: str) -> set[str]:
    """The packages that a run loads."""
    script = (
        "import sys; sys.argv = ['hq-plan', *sys.argv[1:]]\n"
        "from hq_plan.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.stderr.write(' '.join({name.split('.')[0] for name in sys.modules}))"
    )
    command = [sys.executable, "-c", script, *arguments]
    return set(subprocess.run(command, capture_output=True, cwd=ROOT, check=True, encoding="utf-8").stderr.split())


def test_the_version_loads_nothing() -> None:
    assert loaded_by("--version").isdisjoint({"typer", "pydantic", "yaml", "rich"})


def test_help_loads_neither_pydantic_nor_yaml() -> None:
    assert loaded_by("--help").isdisjoint({"pydantic", "yaml", "rich"})
    assert loaded_by("status", "--help").isdisjoint({"pydantic", "yaml", "rich"})


def test_json_loads_no_rich() -> None:
    assert "rich" not in loaded_by("status", "2021", "--format", "json")


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("status 2021 --format json", 0),
        ("validate tests/golden/submission.yaml", 1),
        ("--help", 0),
        ("status 2031", 2),
    ],
)
def test_a_reader_that_has_left_changes_no_status(command: str, status: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    given = [sys.executable, "-m", "hq_plan", *command.split(), "--lang", "en"]
    ran = subprocess.run(given, stdout=writer, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    os.close(writer)
    assert (ran.returncode, ran.stderr[:17]) == (status, b"hq-plan: '2031' i" if status == 2 else b"")


def test_the_module_runs_as_the_program_does() -> None:
    command = [sys.executable, "-m", "hq_plan", "--version"]
    assert (
        subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout == f"hq-plan {__version__}\n"
    )


@pytest.mark.parametrize("broken", ["schema: [", "schema: hq-plan/targets/1\n"])
def test_a_file_does_not_pass_while_its_plan_cannot_be_read(broken: str, folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, GOOD)
    (folder / "data" / "targets.yaml").write_text(broken, "utf-8")
    ran = run("validate", "data/actuals/a.yaml", here=folder)
    assert ran.status == 1
    assert "data/targets.yaml" in ran.out


def test_a_folder_without_files_of_figures_leaves_with_2(folder: Path, run: Callable[..., Ran]) -> None:
    ran = run("validate", "data/actuals", here=folder)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "hq-plan: no file of figures lies there\nfiles end in .yaml or .yml; name forms one by one\n"


@pytest.mark.parametrize("option", ["--data", "--output"])
def test_a_name_that_is_too_long_is_wrong_usage(option: str, run: Callable[..., Ran]) -> None:
    ran = run("status", option, "n" * 300)
    assert (ran.status, ran.out) == (2, "")


def test_records_of_a_year_outside_the_plan_count_for_nothing(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, GOOD.replace("2021", "2019").replace("95", "84"))
    ran = run("status", "2020", "--format", "json", here=folder)
    assert ran.status == 1
    report = json.loads(ran.out)
    assert [each["code"] for each in report["findings"]] == ["HQ203"]
    assert all(each["previous"] is None or each["previous"]["basis"] != "result" for each in report["indicators"])


def test_a_folder_with_a_plan_of_its_own_is_checked_against_it(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, GOOD.replace("hitech", "other"))
    targets = folder / "data" / "targets.yaml"
    targets.write_text(targets.read_text("utf-8").replace("id: hitech", "id: other"), "utf-8")
    assert run("validate", str(folder / "data")).status == 0
    assert run("validate", str(folder / "data" / "actuals")).status == 1


def test_who_sees_the_shipped_plan_is_told_so(tmp_path: Path, run: Callable[..., Ran]) -> None:
    told = "no plan was found here; this is the one that comes with hq-plan\n"
    assert run("status", "2021", here=tmp_path).err == told
    assert run("status", "2021", "--format", "json", here=tmp_path).err == ""
    assert run("status", "2021").err == ""


def test_a_number_is_mended_only_where_there_is_no_doubt(run: Callable[..., Ran]) -> None:
    typed = {
        "６６": "66", "95家": "95", "1，471": "1471", "2.06%": None, "012": "12", "1e3": "1000", "二百": "200",
        "81.3亿元": None, "9O": None, "0x5F": None, "约95": None, "1:30": None, "暂无": None,
    }  # fmt: skip
    for value, mended in typed.items():
        text = GOOD.replace("95", value)
        asked = ("validate", "-", "--format", "json", "--select", "HQ1")
        (found,) = json.loads(run(*asked, stdin=text.encode()).out)["findings"]
        line = text.splitlines()[4]
        assert found["instead"] == (mended and line.replace(value, mended))
        assert found["hint"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_under_the_output_is_no_fault_of_the_program() -> None:
    command = f"{sys.executable} -m hq_plan status 2021 > /dev/full"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, cwd=ROOT, check=False, encoding="utf-8")
    assert (ran.returncode, ran.stderr) == (2, "hq-plan: the output cannot be written: the disk is full\n")


def test_a_flow_needs_more_a_year_and_not_only_the_rest(run: Callable[..., Ran]) -> None:
    report = run("status", "2021", "--lang", "zh").out
    assert "年度数再增27家（年均+15.6%）" in report
    assert "年度数再增8.70亿元（年均+10.7%）" in report


def test_validate_can_be_asked_about_one_department(folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, BAD)
    lay(folder, GOOD.replace("区科技局", "区商务局").replace("hitech", "eagle"), "b.yaml")
    assert run("validate", "--department", "区科技局", here=folder).status == 1
    ran = run("validate", "--department", "区商务局", here=folder)
    assert (ran.status, ran.out) == (0, "1 file, 1 record checked: no findings\n")
    ran = run("validate", "--department", "区商务", here=folder)
    assert (ran.status, ran.err) == (2, "hq-plan: '区商务' has submitted nothing\ndid you mean '区商务局'?\n")


@pytest.mark.parametrize("key", ["schema", "year", "department"])
def test_a_misspelt_key_of_the_head_hides_nothing_and_invents_nothing(
    key: str, folder: Path, run: Callable[..., Ran]
) -> None:
    lay(folder, GOOD.replace(f"{key}:", f"{key}x:").replace("95", "9.5"))
    codes = [each["code"] for each in json.loads(run("validate", "--format", "json", here=folder).out)["findings"]]
    assert codes == ["HQ103", "HQ205"]


@pytest.mark.parametrize("key", ["schema", "year", "department"])
def test_a_file_whose_head_is_not_whole_counts_for_nothing(key: str, folder: Path, run: Callable[..., Ran]) -> None:
    lay(folder, GOOD.replace(f"{key}:", f"{key}x:"))
    report = json.loads(run("status", "2021", "--format", "json", here=folder).out)
    assert all(each["actual"] is None for each in report["indicators"])


def status_of(folder: Path, run: Callable[..., Ran], plan: str, submission: str = GOOD) -> tuple[int, str]:
    """The exit status, and the row of an indicator that nothing is wrong with by itself."""
    (folder / "data" / "targets.yaml").write_text(plan, "utf-8")
    lay(folder, submission)
    ran = run("status", "2021", "--lang", "en", here=folder)
    return ran.status, next((line for line in ran.out.splitlines() if "High-tech" in line), "")


PLAN = (ROOT / "tests" / "cases" / "plan" / "targets.yaml").read_text("utf-8")


def test_a_figure_of_a_good_plan_counts(folder: Path, run: Callable[..., Ran]) -> None:
    code, row = status_of(folder, run, PLAN)
    assert code == 0
    assert "met" in row


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        pytest.param("2021: 92", "2021: 92, 2021: 93", id="two targets of a year"),
        pytest.param("2021: 92", "2021: 9\u200b2", id="an unseen character in a target"),
        pytest.param("2021: 92", "2021: " + "1" * 400, id="a target of 400 digits"),
        pytest.param("2021: 92", "2021: '0." + "0" * 350 + "1以上'", id="a target of 350 places"),
        pytest.param("aliases: [高企,", "aliases: [技术合同成交额,", id="a name of two indicators"),
        pytest.param("kind: stock\n    decimals", "kind: stock\n    kind: flow\n    decimals", id="two kinds"),
        pytest.param("\nindicators:", "\nrevisions:\n  - number: 2\n    effective: soon\n    document: 通知\n"
                     "    targets: {hitech: {2021: 105}}\nindicators:", id="a revision without its day"),
        pytest.param("\nindicators:", "\nrevisions:\n  - number: 2\n    effectve: 2021-06-01\n    document: 通知\n"
                     "    targets: {hitech: {2021: 105}}\nindicators:", id="a revision with a slip"),
        pytest.param("\nindicators:", "\ntask: 1\nindicators:", id="a lost indent"),
    ],
)  # fmt: skip
def test_what_an_error_of_the_plan_touches_is_not_judged(
    good: str, bad: str, folder: Path, run: Callable[..., Ran]
) -> None:
    assert good in PLAN
    code, row = status_of(folder, run, PLAN.replace(good, bad, 1))
    assert code == 1
    assert "met" not in row


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("year: 2021", "year: 2021\nyear: 2020"),
        ("department: 区科技局", "department: 区科技局\ndepartment: 区发改委"),
        ("year: 2021", "year: 20\u200b21"),
        ("year: 2021", "year: &y 2021"),
        ("year: 2021", "year：2021\nx-note: 见附件&#55296;"),
    ],
)
def test_a_file_whose_head_is_in_doubt_counts_for_nothing(
    good: str, bad: str, folder: Path, run: Callable[..., Ran]
) -> None:
    assert good in GOOD
    code, row = status_of(folder, run, PLAN, GOOD.replace(good, bad, 1))
    assert code == 1
    assert "no data" in row


def test_figures_are_taken_into_a_folder_of_ones_own_and_never_into_the_package(
    tmp_path: Path, run: Callable[..., Ran]
) -> None:
    (tmp_path / "f.csv").write_text("年份：2021\n", "utf-8")
    ran = run("import", "f.csv", "--yes", here=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("hq-plan: no plan was found here, so there is no place for the figures\n")


def test_a_workbook_of_another_kind_is_no_text_file(folder: Path, run: Callable[..., Ran]) -> None:
    (folder / "old.xls").write_text("年份：2021,填报部门：区科技局\n", "utf-8")
    ran = run("validate", "old.xls", here=folder)
    assert ran.status == 2
    assert ran.out.splitlines()[1:3] == [
        "  error HQ001  the file cannot be read: it is no workbook",
        "      fix: save it anew as .xlsx",
    ]


def test_the_version_in_front_of_all(run: Callable[..., Ran]) -> None:
    assert run("--lang", "zh", "--version").out == f"hq-plan {__version__}\n"
    assert run("--lang", "zh").out == run("--help", "--lang", "zh").out


def test_whoever_breaks_off_is_left_in_peace(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "program", broken_off)
    assert run("status") == Ran(130, "", "")


@pytest.mark.parametrize(("answer", "agreed"), [("y", True), ("是", True), ("YES", True), ("n", False), ("", False)])
def test_what_is_asked_at_a_terminal_is_heeded(answer: str, agreed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answers = Stream(True), Stream(True)
    answers.write(f"{answer}\n")
    answers.seek(0)
    monkeypatch.setattr(sys, "stdout", asked)
    monkeypatch.setattr(sys, "stdin", answers)
    assert common.agreed(yes=False) is agreed
    assert asked.text() == "write this? [y/N] "


@pytest.mark.skipif(os.name == "nt", reason="there is no sh there")
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("--version >&-", 0),
        ("--version >/dev/full", 2),
        ("--help >&-", 0),
        ("status 2021 >&-", 0),
        ("status 2021 2>&-", 0),
        ("status 2031 2>&-", 2),
        ("validate tests/golden/submission.yaml >&- 2>&-", 1),
    ],
)
def test_whatever_is_closed_the_status_is_told(command: str, status: int) -> None:
    """Without a traceback, and without a word of a fault."""
    given = f"{sys.executable} -m hq_plan {command}"
    ran = subprocess.run(["sh", "-c", given], capture_output=True, cwd=ROOT, check=False)
    told = "hq-plan: the output cannot be written: the disk is full\n" if "full" in command else ""
    assert (ran.returncode, ran.stderr.decode()) == (status, told)


def test_a_link_that_leads_to_itself_is_no_fault(folder: Path, run: Callable[..., Ran]) -> None:
    (folder / "loop.json").symlink_to("loop.json")
    assert run("validate", "--format", "json", "-o", "loop.json", here=folder) == Ran(0, "", "")
    assert json.loads((folder / "loop.json").read_bytes())["findings"] == []


def test_a_name_that_is_not_utf_8_is_not_written_over_either(folder: Path, run: Callable[..., Ran]) -> None:
    name = os.fsdecode(b"b\xff.yaml")
    copy(folder / "data" / "targets.yaml", folder / name)
    before = (folder / name).read_bytes()
    ran = run("validate", name, "--format", "concise", "-o", name, here=folder)
    assert (ran.status, (folder / name).read_bytes()) == (2, before)


def test_an_ending_in_capitals_is_that_ending(tmp_path: Path, run: Callable[..., Ran]) -> None:
    assert run("status", "2021", "-o", str(tmp_path / "S.TXT")).status == 0
