"""Each check at its thresholds: just below, at, and above; and in whatever order the files come."""

import os
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hq_plan import checks
from hq_plan.checks.base import Nearest, as_yaml
from hq_plan.diagnostics import Diagnostic, corrected
from hq_plan.folders import PLAN_FILE
from hq_plan.workspace import load
from hq_plan.workspace.reading import Asked

HEAD = "schema: hq-plan/targets/1\nplan: {id: p, title: 方案, years: [2020, 2021, 2022]}\n"
INDICATORS = """indicators:
  - {id: count, name: 企业数量, unit: 家, kind: stock, decimals: 0, targets: {2021: 100, 2022: 110}}
  - {id: level, name: 存量, unit: 万平方米, kind: stock, targets: {}}
  - {id: batch, name: 分批认定, unit: 家, kind: stock, in_year: none, targets: {}}
  - {id: flow, name: 成交额, unit: 亿元, kind: flow, targets: {2021: 100, 2022: 120}}
  - {id: late, name: 年底入账, unit: 元, kind: flow, targets: {2021: 100},
     profile: [0, 0, 0, 0, 0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 1]}
  - {id: rate, name: 强度, unit: "%", kind: ratio, targets: {2021: 2.0以上, 2022: 2.2}}
  - {id: planned, name: 计划翻番, unit: 件, kind: stock, targets: {2020: 100, 2021: 300}}
  - {id: cut, name: 计划减半, unit: 件, kind: stock, better: lower, targets: {2021: 300, 2022: 100}}
  - {id: fresh, name: 新指标, unit: 件, kind: stock, targets: {2021: 1000}}
  - {id: done, name: 是否建成, unit: 是否, kind: milestone, targets: {2021: 建成}}
"""
UNITS = {
    "count": "家",
    "level": "万平方米",
    "batch": "家",
    "flow": "亿元",
    "late": "元",
    "rate": '"%"',
    "planned": "件",
    "cut": "件",
    "fresh": "件",
    "done": "是否",
}
END = "2021-12-31"
BEFORE = "2020-12-31"

Row = tuple[str, object, str] | tuple[str, object, str, str]


def lay(folder: Path, *, plan: str = INDICATORS, department: str = "区科技局", **files: list[Row]) -> Path:
    """A plan, and a file for each keyword; a row is indicator, value (None: withheld), day and status."""
    (folder / "actuals").mkdir(exist_ok=True)
    (folder / PLAN_FILE).write_text(HEAD + plan, "utf-8")
    for name, rows in files.items():
        # As the system names it where even its file names are taken for ASCII.
        path = folder / "actuals" / os.fsdecode(f"{name}.yaml".encode())
        path.write_text(a_file(rows, department), "utf-8")
    return folder


def a_file(rows: list[Row], department: str = "区科技局") -> str:
    year = rows[0][2][:4]
    lines = f"schema: hq-plan/actuals/1\nyear: {year}\ndepartment: {department}\nrecords:\n"
    for name, value, day, *status in rows:
        said = status[0] if status else "withheld" if value is None else "final"
        number = "" if value is None else f"value: {value}, "
        unit = UNITS.get(name, "家")
        lines += f"  - {{indicator: {name}, {number}unit: {unit}, as_of: {day}, status: {said}, source: 年报}}\n"
    return lines


def found(folder: Path, **options: object) -> list[Diagnostic]:
    return [each for each in checks.run(load(folder, folder, Asked(**options))) if each.code != "HQ401"]


def codes(folder: Path, **options: object) -> list[tuple[str, int, str]]:
    """File, line and code of all findings."""
    return [(each.span.file.removeprefix("actuals/"), each.span.line, each.code) for each in found(folder, **options)]


def told(folder: Path, *rows: Row, before: list[Row] | None = None) -> list[str]:
    """The codes found in a file of these rows, with those of the year before beside it."""
    lay(folder, b=list(rows), **({"a": before} if before else {}))
    return [code for file, _, code in codes(folder) if file == "b.yaml"]


# What checks share


@pytest.mark.parametrize(
    ("text", "written"),
    [("%", '"%"'), ("亿元", "亿元"), ("件/万人", "件/万人"), ("true", '"true"'), ("No", '"No"'), ("3", '"3"'),
     ("R&D intensity", '"R&D intensity"'), ("“雏鹰”", '"“雏鹰”"'), ("a: b", '"a: b"'), ('a"b', '"a\\"b"'), ("high-tech", "high-tech")],
)  # fmt: skip
def test_a_text_is_quoted_where_yaml_would_read_something_else(text: str, written: str) -> None:
    assert as_yaml(text) == written


def test_the_nearest_name_is_a_mend_only_where_it_is_very_near_and_alone() -> None:
    nearest = Nearest({"hitech": "a", "contract_value": "b", "contract_values": "c"})
    assert nearest.words("", "HITEC").instead == "hitech"
    assert (nearest.words("", "hitexx").hint, nearest.words("", "hitexx").instead) == ("did you mean 'hitech'?", None)
    assert nearest.words("", "contract_valu").instead is None
    assert nearest.words("", "zzz").hint == ""


def test_two_names_of_one_thing_are_no_choice() -> None:
    assert Nearest({"hitech": "a", "hi-tech": "a"}).words("", "hi_tech").instead == "hitech"
    assert Nearest({"hitech": "a", "hi-tech": "b"}).words("", "hi_tech").instead is None


def test_no_more_than_a_thousand_unknown_names_are_compared() -> None:
    nearest = Nearest({"hitech": "a"})
    hints = [nearest.words("", f"hitech{n}").hint != "" for n in range(1001)]
    assert (hints.count(True), hints[-1]) == (1000, False)
    assert Nearest({"a" * 201: "a"}).words("", "a" * 202).hint == ""


@pytest.mark.parametrize("word", ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "NULL", "Off", "Y"])
def test_a_word_of_yaml_is_quoted(word: str) -> None:
    assert as_yaml(word) == f'"{word}"'


def test_names_of_up_to_two_hundred_signs_are_compared() -> None:
    nearest = Nearest({"a" * 201: "a"})
    assert [nearest.words("", "a" * n).instead for n in (200, 201)] == ["a" * 201, None]
    assert Nearest({}).words("", "a").hint == ""


# HQ202


@pytest.mark.parametrize(
    ("expected", "unit", "value", "hint"),
    [
        ("亿元", "万元", "813000", "write: value: 81.3 and unit: 亿元"),
        ("亿元", "元", "8130000000", "write: value: 81.3 and unit: 亿元"),
        ("亿元", "千万元", "8.13", "write: value: 0.813 and unit: 亿元"),
        ("亿元", "万亿元", "1.5", "write: value: 15000 and unit: 亿元"),
        ("元", "百万元", "2.50", "write: value: 2500000 and unit: 元"),
        ("万元", "十万元", "3", "write: value: 30 and unit: 万元"),
        ("万平方米", "平方米", "26000", "write: value: 2.6 and unit: 万平方米"),
        ("平方米", "公顷", "2.6", "write: value: 26000 and unit: 平方米"),
        ("公顷", "㎡", "26000", "write: value: 2.6 and unit: 公顷"),
        ("人", "万人", "0.5", "write: value: 5000 and unit: 人"),
        ("家", "百家", "1.02", "write: value: 102 and unit: 家"),
        ("件", "千件", "1.46", "write: value: 1460 and unit: 件"),
        ("%", "‰", "21", 'write: value: 2.1 and unit: "%"'),
        ("‰", "%", "2.1", 'write: value: 21 and unit: "‰"'),
        ("亿元", "万美元", "1", "write: unit: 亿元, and give the figure in it"),
        ("家", "万", "1", "write: value: 10000 and unit: 家"),
        ("%", "个百分点", "0.1", 'points tell a change: give the rate itself, and write: unit: "%"'),
        ("‰", "百分点", "0.1", 'points tell a change: give the rate itself, and write: unit: "‰"'),
        ("亿元", "个百分点", "0.1", "write: unit: 亿元, and give the figure in it"),
        ("%", "家", "1", 'write: unit: "%", and give the figure in it'),
        ("家", "亩", "1", "write: unit: 家, and give the figure in it"),
        ("亩", "个", "1", "write: unit: 亩, and give the figure in it"),
    ],
)
def test_a_unit_of_another_scale_is_told_with_the_figure_in_the_plans(
    tmp_path: Path, expected: str, unit: str, value: str, hint: str
) -> None:
    lay(tmp_path, plan=f'indicators: [{{id: it, name: 项, unit: "{expected}", kind: ratio, targets: {{}}}}]\n')
    text = a_file([("it", value, END)]).replace("unit: 家", f'unit: "{unit}"')
    (tmp_path / "actuals" / "a.yaml").write_text(text, "utf-8")
    (only,) = found(tmp_path)
    assert (only.code, only.hint, only.fix) == ("HQ202", hint, None)


@pytest.mark.parametrize(
    ("expected", "unit"),
    [
        ("%", "％"),
        ("亿元", '" 亿元"'),
        ("亿元", "亿　元"),
        ("平方米", "m²"),
        ("万平方米", "公顷"),
        ("家", "个"),
        ("件", "项"),
    ],
)
def test_a_unit_that_leaves_the_figure_as_it_is_is_written_out_as_it_should_read(
    tmp_path: Path, expected: str, unit: str
) -> None:
    lay(tmp_path, plan=f'indicators: [{{id: it, name: 项, unit: "{expected}", kind: ratio, targets: {{}}}}]\n')
    text = a_file([("it", 1, END)]).replace("unit: 家", f"unit: {unit}")
    (tmp_path / "actuals" / "a.yaml").write_text(text, "utf-8")
    (only,) = found(tmp_path)
    assert only.fix
    assert f"unit: {as_yaml(expected)}," in corrected(only.span.text, [only.fix])


@pytest.mark.parametrize(
    ("value", "day", "shown", "alone"),
    [
        ("30", END, "0.003", True), ("29.9", END, "0.00299", False), ("270", END, "0.027", True), ("270.1", END, "0.02701", False),
        ("90", BEFORE, "0.009", False),
    ],
)  # fmt: skip
def test_a_figure_as_large_as_the_target_may_have_a_wrong_unit_alone(
    tmp_path: Path, value: str, day: str, shown: str, alone: bool
) -> None:
    plan = "indicators: [{id: flow, name: 成交额, unit: 亿元, kind: flow, targets: {2021: 90}}]\n"
    lay(tmp_path, plan=plan, a=[("flow", value, day)])
    path = tmp_path / "actuals" / "a.yaml"
    path.write_text(path.read_text("utf-8").replace("亿元", "万元"), "utf-8")
    (only,) = found(tmp_path)
    unless = "; if the figure is in 亿元 already, only the unit" if alone else ""
    assert only.hint == f"write: value: {shown} and unit: 亿元{unless}"


@pytest.mark.parametrize("value", [None, "很多"])
def test_a_unit_without_a_figure_is_told_without_one(tmp_path: Path, value: str | None) -> None:
    lay(tmp_path, a=[("flow", value, END)])
    path = tmp_path / "actuals" / "a.yaml"
    path.write_text(path.read_text("utf-8").replace("亿元", "万元"), "utf-8")
    said = [each.message for each in found(tmp_path) if each.code == "HQ202"]
    assert said == ["成交额 is counted in 亿元, not in 万元"]


# HQ203-HQ208


def said_of(folder: Path, *changes: tuple[str, str], plan: str = INDICATORS, **options: object) -> list[str]:
    """Line, code and indicator of each finding in a file of one figure, some of its text changed."""
    lay(folder, plan=plan, a=[("count", 95, END)])
    path = folder / "actuals" / "a.yaml"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return [f"{each.span.line} {each.code} {each.indicator or '-'}" for each in found(folder, **options)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], []),
        ([("year: 2021", "year: 2012")], ["2 HQ203 -"]),
        ([("year: 2021", "year: 2012"), ("2021-12-31", "2011-12-31")], ["2 HQ203 -"]),
        ([("year: 2021", "year: 某年"), ("2021-12-31", "2011-12-31")], ["2 HQ111 -"]),
        ([("2021-12-31", "2020-12-31")], ["5 HQ204 count"]),
        ([("2021-12-31", "2020-12-31"), ("count", "nothing")], ["5 HQ201 -", "5 HQ204 -"]),
        ([("2021-12-31", "2020-13-31")], ["5 HQ106 -"]),
        ([("value: 95", "value: 9.5"), ("unit: 家", "unit: 亩")], ["5 HQ205 count", "5 HQ202 count"]),
        ([("value: 95", "value: 9.5"), ("unit: 家", "unit: [家]")], ["5 HQ205 count", "5 HQ104 -"]),
        ([("value: 95", "value: 0.0095"), ("unit: 家", "unit: 万家")], ["5 HQ202 count"]),
        ([("value: 95", "value: -1"), ("count", "done"), ("unit: 家", "unit: 是否")], ["5 HQ206 done"]),
        ([("value: 95", "value: 很多"), ("count", "done"), ("unit: 家", "unit: 是否")], ["5 HQ111 -"]),
        ([("value: 95, ", ""), ("final", "withheld"), ("count", "done"), ("unit: 家", "unit: 是否")], []),
    ],
)
def test_what_is_wrong_with_a_figure_is_told_once(
    tmp_path: Path, changes: list[tuple[str, str]], expected: list[str]
) -> None:
    assert said_of(tmp_path, *changes) == expected


def test_without_a_plan_a_day_is_held_against_the_year_of_its_file(tmp_path: Path) -> None:
    said = said_of(tmp_path, ("2021-12-31", "2020-12-31"), plan="indicators: 无\n")
    assert [each for each in said if each.startswith("5 ")] == ["5 HQ204 -"]
    assert said_of(tmp_path, plan="indicators: 无\n", today=date(2021, 12, 31)) == [
        each for each in said if "HQ204" not in each
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [([], ["5 HQ208 count"]), ([("count", "nothing")], ["5 HQ201 -", "5 HQ208 -"]), ([("2021-12-31", "2021-13-31")], ["5 HQ106 -"])],
)  # fmt: skip
def test_whatever_is_reported_of_a_day_to_come_is_told(
    tmp_path: Path, changes: list[tuple[str, str]], expected: list[str]
) -> None:
    assert said_of(tmp_path, *changes, today=date(2021, 6, 30)) == expected


def test_a_count_of_forty_digits_is_whole(tmp_path: Path) -> None:
    assert told(tmp_path, ("batch", "1" * 40, END)) == []
    assert told(tmp_path, ("count", "1" * 38 + ".5", END)) == ["HQ205"]


@pytest.mark.parametrize(("value", "mend"), [("1", "true"), ("0", "false"), ("2", None), ("1.0", "true")])
def test_a_yes_or_no_written_as_one_or_nought_is_told_as_it_should_read(
    tmp_path: Path, value: str, mend: str | None
) -> None:
    (only,) = found(lay(tmp_path, a=[("done", value, END)]))
    assert (only.code, only.fix and only.fix.text) == ("HQ206", mend)


@pytest.mark.parametrize(
    ("row", "expected"),
    [(("count", -1, END), ["HQ207"]), (("flow", "-0.01", END), ["HQ207"]), (("count", 0, END), []),
     (("flow", "-0", END), []), (("rate", -1, END), []), (("count", None, END), [])],
)  # fmt: skip
def test_what_is_counted_is_never_below_zero(tmp_path: Path, row: Row, expected: list[str]) -> None:
    assert told(tmp_path, row) == expected


@pytest.mark.parametrize(("today", "expected"), [(None, []), (date(2021, 12, 31), []), (date(2021, 12, 30), ["HQ208"])])
def test_a_day_is_in_the_future_only_after_today(tmp_path: Path, today: date | None, expected: list[str]) -> None:
    lay(tmp_path, a=[("rate", "2.0", END)])
    assert [code for *_, code in codes(tmp_path, today=today)] == expected


# HQ209


RESPONSIBLE = """tasks: [{id: 1, title: 任务, lead: 区科技局, with: [区商务局]}]
indicators:
  - {id: led, name: 甲, unit: 家, kind: ratio, task: 1, targets: {}}
  - {id: own, name: 乙, unit: 家, kind: ratio, department: 区人社局, targets: {}}
  - {id: free, name: 丙, unit: 家, kind: ratio, targets: {}}
"""


@pytest.mark.parametrize(
    ("department", "names", "expected"),
    [
        ("区科技局", ["led"], []),
        ("区商务局", ["led"], []),
        ("区人社局", ["own"], []),
        ("区商务局", ["led", "own", "free"], [(6, "HQ209")]),
        ("区商务局", ["own", "free"], [(3, "HQ209")]),
        ("区商务局", ["free"], []),
        ("区商务局", ["nothing"], [(5, "HQ201")]),
        ("某局", ["led", "own"], [(3, "HQ209")]),
        ("某局", ["free"], []),
        ("某局", ["nothing"], [(3, "HQ209"), (5, "HQ201")]),
        (" 区科技局 ", ["led"], [(3, "HQ211")]),
        ("“区科技局”", ["led"], [(3, "HQ211")]),
    ],
)
def test_a_department_reports_what_the_plan_asks_of_it(
    tmp_path: Path, department: str, names: list[str], expected: list[tuple[int, str]]
) -> None:
    lay(tmp_path, plan=RESPONSIBLE, department=f'"{department}"', a=[(name, 1, END) for name in names])
    assert [(line, code) for _, line, code in codes(tmp_path)] == expected


def test_a_plan_without_departments_asks_nobody(tmp_path: Path) -> None:
    assert codes(lay(tmp_path, department="某局", a=[("rate", "2.0", END)])) == []


def test_a_plan_that_is_not_whole_blames_no_department(tmp_path: Path) -> None:
    plan = RESPONSIBLE.replace("lead: 区科技局", "lead: [区科技局]")
    lay(tmp_path, plan=plan, department="区商务局", a=[("own", 1, END)])
    assert [code for *_, code in codes(tmp_path)] == ["HQ104"]


# HQ210


@pytest.mark.parametrize("name", ["соunt", "сΟυnt", "flоw", "rаtе", "lеvеl", "ratе"])
def test_a_name_with_a_look_alike_letter_is_told_once(tmp_path: Path, name: str) -> None:
    lay(tmp_path, a=[(name, 1, END)])
    (only,) = found(tmp_path)
    assert only.code == "HQ210"
    assert only.fix
    assert only.fix.text.lower() in UNITS


# HQ201


NUMBERED = """indicators:
  - {id: hitech, number: 3, name: 高企, unit: 家, kind: ratio, targets: {}}
  - {id: broken, name: 坏的, unit: 家, kind: ratio, targets: {2021: 近20}}
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hitech", []), ("3", []), ("33", [("HQ201", "", None)]), ("hitec", [("HQ201", "did you mean 'hitech'?", "hitech")]),
        ("broken", []), ("坏的", []), ("[hitec]", [("HQ104", "", None)]),
    ],
)  # fmt: skip
def test_an_indicator_goes_by_any_of_its_names(
    tmp_path: Path, name: str, expected: list[tuple[str, str, str | None]]
) -> None:
    """A number is no slip of another; what an error in the plan keeps out is not unknown."""
    lay(tmp_path, plan=NUMBERED, a=[(name, 1, END)])
    of_file = [each for each in found(tmp_path) if each.span.file == "actuals/a.yaml"]
    assert [
        (each.code, "" if each.code == "HQ104" else each.hint, each.fix and each.fix.text) for each in of_file
    ] == expected


def test_a_department_is_written_as_an_indicator_has_it(tmp_path: Path) -> None:
    """The task's lead stands there in other signs."""
    plan = """tasks: [{id: 1, title: 任务, lead: “区人社局”}]
indicators: [{id: own, name: 乙, unit: 家, kind: ratio, task: 1, department: 区人社局, targets: {}}]
"""
    for typed, mends in (("区人社局", []), ("“区人社局”", ["区人社局"]), ("[区人社局]", [None])):
        lay(tmp_path, plan=plan, department=typed, a=[("own", 1, END)])
        assert [each.fix and each.fix.text for each in found(tmp_path)] == mends


# HQ220, HQ221, HQ227, HQ229


def test_tasks_are_not_looked_for_in_a_plan_that_cannot_be_read(tmp_path: Path) -> None:
    lay(tmp_path)
    tasks = "tasks: [{id: 1, title: 任务, lead: 局}, {id: 1, title: 其他, lead: 局}]\n"
    text = "schema: hq-plan/targets/1\nplan: 方案\n" + tasks + INDICATORS.replace("targets: {}", "task: 7, targets: {}")
    (tmp_path / PLAN_FILE).write_text(text, "utf-8")
    assert {code for *_, code in codes(tmp_path)} == {"HQ104"}


def test_a_name_given_twice_is_told_with_the_line_of_the_other_id(tmp_path: Path) -> None:
    plan = """indicators:
  - name: 高企
    id: hitech
    unit: 家
    kind: ratio
    targets: {}
  - {id: other, name: 高企, unit: 家, kind: ratio, targets: {}}
"""
    (only,) = found(lay(tmp_path, plan=plan))
    assert (only.code, only.span.line, only.message) == ("HQ220", 9, "'高企' names hitech too, in line 5")


@pytest.mark.parametrize(
    ("typed", "mend"), [("planned-stp", "planned-step"), ("cagr_ratio", "cagr-ratio"), ("一", None)]
)
def test_the_method_that_was_meant_is_written_out(tmp_path: Path, typed: str, mend: str | None) -> None:
    lay(tmp_path, plan=f"policy: {{outlook: {{method: {typed}}}}}\nindicators: []\n")
    assert [(each.code, each.fix and each.fix.text) for each in found(tmp_path)] == [("HQ221", mend)]


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        ("[{id: 1, title: 任务, lead: 局}]", []),
        ("[{id: 2, title: 任务, lead: 局}]", ["HQ227"]),
        ("[{id: 1, lead: 局}]", ["HQ102"]),
        ("[{id: true, title: 任务, lead: 局}]", ["HQ104", "HQ227"]),
        ("[任务, {id: 1, title: 任务, lead: 局}, {id: 1, title: 其他, lead: 局}]", ["HQ104", "HQ229"]),
        ("任务", ["HQ104", "HQ227"]),
        ("[{id: x, title: 任务, lead: 局}, {id: x, title: 其他, lead: 局}]", ["HQ111", "HQ111", "HQ227"]),
    ],
)
def test_a_task_that_cannot_be_read_whole_is_known_by_its_number(
    tmp_path: Path, tasks: str, expected: list[str]
) -> None:
    plan = f"tasks: {tasks}\nindicators: [{{id: it, name: 项, unit: 家, kind: ratio, task: 1, targets: {{}}}}]\n"
    assert sorted(code for *_, code in codes(lay(tmp_path, plan=plan))) == expected


# HQ223


@pytest.mark.parametrize(
    ("unit", "target", "expected"),
    [
        ("亿元", "77亿元", []), ("亿元", "77万元", ["HQ223"]), ("亿元", "77%", ["HQ223"]), ("亿元", "增长8%", []), ("亿元", "年均增长8%", []),
        ("亿元", "〔18%〕", []), ("亿元", "增加5个百分点", ["HQ223"]), ("%", "提高5个百分点", []), ("%", "提高5家", ["HQ223"]),
        ("%", "2个百分点", ["HQ223"]), ("件/万人", "3.6件", []), ("件/万人", "3.6件/万人", []), ("件/万人", "3.6万人", ["HQ223"]),
        ("家", "增加5%", []), ("家", "5个百分点", ["HQ223"]),
    ],
)  # fmt: skip
def test_a_target_stands_in_its_indicator_s_unit(tmp_path: Path, unit: str, target: str, expected: list[str]) -> None:
    """A change also in per cent, that of a percentage in points."""
    plan = (
        f'indicators: [{{id: it, name: 项, unit: "{unit}", kind: stock, base: {{year: 2019, value: 50}}, '
        f"targets: {{2020: {target}}}}}]\n"
    )
    found_codes = [code for *_, code in codes(lay(tmp_path, plan=plan))]
    assert [code for code in found_codes if code == "HQ223"] == expected


# Revisions, and what counts from a base


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (
            "indicators: [{id: it, name: 项, unit: 家, kind: stock, base: {year: 2019, value: 0}, targets: {2020: 1, 2021: 增长6%}}]\n",
            ["HQ232"],
        ),
        (
            (
                "indicators: [{id: it, name: 项, unit: 家, kind: stock, targets: {2022: 1}}]\n"
                "revisions: [{number: 2, effective: 2021-06-01, withdrawn: [it]}]\n"
            ),
            [],
        ),
        (
            (
                "indicators: [{id: it, name: 项, unit: 家, kind: stock, targets: {2022: 1}}]\n"
                "revisions: [{number: 2, effective: 2021-06-01}]\n"
            ),
            ["HQ233"],
        ),
        (
            "indicators: [{id: it, name: 项, unit: 家, kind: stock, base: {year: 2019, value: 9}, targets: {2020: ~, 2021: 增长6%}}]\n",
            [],
        ),
        (
            (
                "indicators: [{id: it, name: 项, unit: 是否, kind: milestone, "
                "targets: {2020: 3左右, 2021: 2左右, 2022: 增长6%}}]\n"
            ),
            [],
        ),
        (
            "indicators: []\nrevisions: [{number: 2, effective: 2021-06-01, targets: {it: {2022: 2}}}]\n",
            ["HQ225"],
        ),
    ],
    ids=[
        "what cannot be worked out is told once",
        "withdrawing is a change",
        "nothing is none",
        "no target is none of an earlier year",
        "a milestone's words are no figures",
        "a plan without indicators has none to change",
    ],
)
def test_what_is_odd_in_a_plan_is_told_once(tmp_path: Path, plan: str, expected: list[str]) -> None:
    assert [code for *_, code in codes(lay(tmp_path, plan=plan))] == expected


def test_without_the_plan_s_years_nothing_is_outside_it(tmp_path: Path) -> None:
    """Nor is it certain what a revision changes."""
    lay(tmp_path)
    plan = (
        HEAD.replace(", years: [2020, 2021, 2022]", "") + "indicators:\n"
        "  - {id: it, name: 项, unit: 家, kind: stock, base: {year: 2022, value: 1},\n"
        "     aspirational: [2030], targets: {2030: 2}}\n"
        "revisions: [{number: 2, effective: 2021-06-01, targets: {it: {2030: 2}, other: {2022: 2}}}]\n"
    )
    (tmp_path / PLAN_FILE).write_text(plan, "utf-8")
    assert [code for *_, code in codes(tmp_path)] == ["HQ102"]


@pytest.mark.parametrize(("issued", "expected"), [("2021-06-01", []), ("2021-06-02", ["HQ226"])])
def test_a_revision_takes_effect_on_the_day_of_issue_at_the_earliest(
    tmp_path: Path, issued: str, expected: list[str]
) -> None:
    lay(tmp_path)
    plan = (
        HEAD.replace("years:", f"issued: {issued}, years:")
        + "indicators: [{id: it, name: 项, unit: 家, kind: stock, targets: {2022: 1}}]\n"
        "revisions: [{number: 2, effective: 2021-06-01, targets: {it: {2022: 2}}}]\n"
    )
    (tmp_path / PLAN_FILE).write_text(plan, "utf-8")
    assert [code for *_, code in codes(tmp_path)] == expected


# HQ228


@pytest.mark.parametrize(
    ("said", "targets", "lines"),
    [
        ("", "{2020: 84, 2021: 84, 2022: 84}", []),
        ("", "{2020: 84, 2021: 83, 2022: 84}", [2021]),
        ("", "{2020: 84, 2022: 83}", [2022]),
        ("", "{2020: 84, 2021: 大力推进, 2022: 83}", [2022]),
        ("", "{2020: 84, 2021: ~, 2022: 83}", [2022]),
        ("better: lower, ", "{2020: 84, 2021: 85, 2022: 84}", [2021]),
        ("better: lower, ", "{2020: 84, 2021: 83以上, 2022: 83}", []),
        ("", "{2020: 84以下, 2021: 85以下, 2022: 84以下}", [2021]),
        ("", "{2020: 3至5, 2021: 2至4, 2022: 1至3}", []),
        ("", "{2020: 84家, 2021: 83家, 2022: 90万家}", [2021]),
        ("better: lower, ", "{2020: 84以上, 2021: 83以上, 2022: 84以上}", [2021]),
        ("better: lower, ", "{2020: 超过84, 2021: 超过83, 2022: 超过84}", [2021]),
        ("", "{2020: 低于84, 2021: 低于85, 2022: 低于84}", [2021]),
        ("", "{2020: 84左右, 2021: 83左右, 2022: 84左右}", [2021]),
    ],
)
def test_a_target_that_asks_for_less_is_told_at_the_later_year(
    tmp_path: Path, said: str, targets: str, lines: list[int]
) -> None:
    lay(tmp_path, plan=f"indicators: [{{id: it, name: 项, unit: 家, kind: stock, {said}targets: {targets}}}]\n")
    fallen = [each for each in found(tmp_path) if each.code == "HQ228"]
    assert [int(each.span.text[: each.span.column - 3][-4:]) for each in fallen] == lines


@pytest.mark.parametrize(
    ("revised", "lines"),
    [("{2022: 101}", []), ("{2022: 91}", [5]), ("{2021: 103}", [3]), ("{2022: ~}", []), ("{2021: 103, 2022: ~}", [])],
)
def test_the_targets_in_force_are_held_against_each_other(tmp_path: Path, revised: str, lines: list[int]) -> None:
    plan = (
        "indicators: [{id: it, name: 项, unit: 家, kind: stock, targets: {2021: 92, 2022: 102}}]\n"
        f"revisions:\n  - {{number: 2, effective: 2021-06-01, targets: {{it: {revised}}}}}\n"
    )
    assert [line for _, line, code in codes(lay(tmp_path, plan=plan)) if code == "HQ228"] == lines


def test_a_fall_that_a_revision_took_back_is_not_told(tmp_path: Path) -> None:
    plan = (
        "indicators: [{id: it, name: 项, unit: 家, kind: stock, targets: {2021: 92, 2022: 12}}]\n"
        "revisions: [{number: 2, effective: 2021-06-01, targets: {it: {2022: 102}}}]\n"
    )
    assert codes(lay(tmp_path, plan=plan)) == []


def test_a_revision_that_cannot_be_read_is_not_blamed_on_the_next(tmp_path: Path) -> None:
    plan = (
        INDICATORS + "revisions:\n  - {number: 2, targets: {}}\n  - {number: 3, effective: 2021-06-01, targets: {}}\n"
    )
    assert [code for *_, code in codes(lay(tmp_path, plan=plan)) if code != "HQ228"] == ["HQ102"]


# HQ301


@pytest.mark.parametrize(("name", "other"), [("a", "b"), ("b", "a")])
def test_what_a_file_asked_about_repeats_is_told_in_it(tmp_path: Path, name: str, other: str) -> None:
    lay(tmp_path, a=[("rate", "2.0", END)], b=[("rate", "2.0", END)])
    space = load(tmp_path, tmp_path, Asked([tmp_path / "actuals" / f"{name}.yaml"]))
    assert [(each.code, each.span.file, each.related[0].file) for each in checks.run(space)] == [
        ("HQ301", f"actuals/{name}.yaml", f"actuals/{other}.yaml")
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"), [("status: final", "status: 完", "HQ108"), (f"as_of: {END}", "as_of: 2021-13-31", "HQ106")]
)
def test_what_cannot_be_read_repeats_nothing(tmp_path: Path, old: str, new: str, code: str) -> None:
    lay(tmp_path, a=[("rate", "2.0", END), ("rate", "2.0", END)])
    path = tmp_path / "actuals" / "a.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert [each for *_, each in codes(tmp_path)] == [code, code]


# HQ302


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ([10, 20, 30], []),
        ([10, 10, 10], []),
        ([20, 10, 30], [6]),
        ([30, 10, 20], [6, 7]),
        ([20, 30, 10], [7]),
        ([20, None, 10], [7]),
        ([None, 10, 20], []),
    ],
)
def test_a_year_to_date_figure_that_falls_is_told_once(
    tmp_path: Path, values: list[int | None], lines: list[int]
) -> None:
    days = ["2021-01-31", "2021-02-28", "2021-03-31"]
    lay(tmp_path, a=[("flow", value, day) for value, day in zip(values, days, strict=True)])
    assert codes(tmp_path) == [("a.yaml", line, "HQ302") for line in lines]


def test_it_is_held_against_the_latest_earlier_day_that_is_higher(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("flow", 40, "2021-01-31"),
        ("flow", 35, "2021-02-28"),
        ("flow", 20, "2021-03-31"),
        ("flow", 30, "2021-04-30"),
    ]
    at = {each.span.line: each.related[0].line for each in found(lay(tmp_path, a=rows))}
    assert at == {6: 5, 7: 6, 8: 6}


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([("flow", 40, "2021-01-31"), ("flow", 30, "2021-02-28", "example")], []),
        ([("flow", 40, "2021-01-31", "example"), ("flow", 30, "2021-02-28")], []),
        ([("flow", 40, "2021-01-31", "example"), ("flow", 30, "2021-02-28", "example")], [6]),
        ([("flow", 40, "2021-01-31", "preliminary"), ("flow", 25, "2021-01-31"), ("flow", 30, "2021-02-28")], []),
        ([("flow", 40, "2021-01-31"), ("flow", 30, "2021-02-28", "preliminary")], [6]),
        ([("level", 40, "2021-01-31"), ("level", 39, "2021-02-28")], []),
    ],
)
def test_only_the_flows_that_stand_are_held_against_each_other(
    tmp_path: Path, rows: list[Row], lines: list[int]
) -> None:
    lay(tmp_path, a=rows)
    assert codes(tmp_path) == [("a.yaml", line, "HQ302") for line in lines]


def test_the_year_begins_anew(tmp_path: Path) -> None:
    lay(tmp_path, a=[("flow", 100, BEFORE)], b=[("flow", 9, "2021-01-31")])
    assert codes(tmp_path) == []


@pytest.mark.parametrize(("value", "day"), [(15, "2021-09-30"), (45, "2021-06-30")])
def test_a_fall_is_told_in_the_file_that_was_asked_about(tmp_path: Path, value: int, day: str) -> None:
    """Whichever of the two days the file on record has."""
    lay(tmp_path, a=[("flow", 40, "2021-07-31")], b=[("flow", value, day)])
    space = load(tmp_path, tmp_path, Asked([tmp_path / "actuals" / "b.yaml"]))
    (only,) = (each for each in checks.run(space) if space.wants(each))
    assert (only.span.file, only.code, only.related[0].file) == ("actuals/b.yaml", "HQ302", "actuals/a.yaml")
    side = "less" if value < 40 else "more"
    assert only.message == f"成交额 is {value} by {day}, {side} than 40 by 2021-07-31: actuals/a.yaml, line 5"


def test_of_two_that_contradict_each_other_none_is_held_against_a_later_day(tmp_path: Path) -> None:
    rows: list[Row] = [("flow", 10, "2021-01-31"), ("flow", 11, "2021-01-31"), ("flow", 5, "2021-02-28")]
    assert told(tmp_path, *rows) == ["HQ301"]


# HQ303


FINAL: Row = ("rate", "2.0", END)
PRELIMINARY: Row = ("rate", "2.1", END, "preliminary")


def test_a_preliminary_figure_behind_its_final_one_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, FINAL, PRELIMINARY) == ["HQ303"]
    assert told(tmp_path, PRELIMINARY, FINAL) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [("status: final", "status: 完", ["HQ108"]), (f"as_of: {END}", "as_of: 2021-13-31", ["HQ106", "HQ106"])],
)
def test_what_cannot_be_read_is_not_final(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    lay(tmp_path, a=[FINAL, PRELIMINARY])
    path = tmp_path / "actuals" / "a.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert [code for *_, code in codes(tmp_path)] == expected


@pytest.mark.parametrize("asked", ["ab", "c"])
def test_files_asked_about_together_and_files_on_record_have_no_order(tmp_path: Path, asked: str) -> None:
    lay(tmp_path, a=[FINAL], b=[PRELIMINARY], c=[("level", 1, END)])
    space = load(tmp_path, tmp_path, Asked([tmp_path / "actuals" / f"{name}.yaml" for name in asked]))
    assert checks.run(space) == []


def test_two_files_of_one_run_have_no_order(tmp_path: Path) -> None:
    assert codes(lay(tmp_path, a=[FINAL], b=[PRELIMINARY])) == []
    assert codes(lay(tmp_path, a=[PRELIMINARY], b=[FINAL])) == []


@pytest.mark.parametrize(("name", "other"), [("a", "b"), ("b", "a")])
@pytest.mark.parametrize(
    ("row", "expected"), [(PRELIMINARY, ["HQ303"]), (("rate", 2, "2021-06-30", "preliminary"), [])]
)
def test_a_file_asked_about_comes_after_what_is_on_record(
    tmp_path: Path, name: str, other: str, row: Row, expected: list[str]
) -> None:
    lay(tmp_path, **{name: [row], other: [FINAL]})
    space = load(tmp_path, tmp_path, Asked([tmp_path / "actuals" / f"{name}.yaml"]))
    assert [each.code for each in checks.run(space) if space.wants(each)] == expected
    space = load(tmp_path, tmp_path, Asked([tmp_path / "actuals" / f"{other}.yaml"]))
    assert [each.code for each in checks.run(space) if space.wants(each)] == []


# HQ402 and HQ403: a power of ten, within a factor of 1.6


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("624", "HQ404"), ("625", "HQ402"), ("1600", "HQ402"), ("1601", "HQ404"),
        ("6249", "HQ404"), ("6250", "HQ402"), ("16000", "HQ402"), ("16001", "HQ404"),
        ("62500", "HQ402"), ("160000", "HQ402"), ("160001", "HQ404"),
        ("624999", "HQ404"), ("625000", "HQ402"), ("1600000", "HQ402"), ("1600001", "HQ404"),
        ("6249999999", "HQ404"), ("6250000000", "HQ402"), ("16000000000", "HQ402"), ("16000000001", "HQ404"),
        ("16.1", "HQ404"), ("16", "HQ402"), ("6.25", "HQ402"), ("6.24", "HQ404"),
        ("1", "HQ402"), ("0.1", "HQ402"), ("0.01", "HQ402"), ("0.000001", "HQ402"), ("0", "HQ404"),
    ],
)  # fmt: skip
def test_a_figure_near_a_power_of_ten_away_from_last_years_is_a_slip(tmp_path: Path, value: str, expected: str) -> None:
    assert told(tmp_path, ("level", value, END), before=[("level", 100, BEFORE)]) == [expected]


LOOK = "look at the point"
WAN = "万 may be counted once too often or left out"
YI = "亿 may be counted once too often or left out"


@pytest.mark.parametrize(
    ("name", "day", "value", "before", "said", "meant"),
    [
        ("level", END, "813000", "81.30", "10 000 times too large beside last year's result 81.30", f"81.3 may be meant; {WAN}"),
        ("level", END, "950", "100", "10 times too large beside last year's result 100", f"95 may be meant; {LOOK}"),
        ("level", END, "9500", "100", "100 times too large beside last year's result 100", f"95 may be meant; {LOOK}"),
        ("level", END, "95000", "100", "1000 times too large beside last year's result 100", f"95 may be meant; {LOOK}"),
        ("level", END, "9500000000", "100", "100 000 000 times too large beside last year's result 100",
         f"95 may be meant; {YI}"),
        ("level", END, "9.5", "100", "10 times too small beside last year's result 100", f"95 may be meant; {LOOK}"),
        ("level", END, "0.95", "100", "100 times too small beside last year's result 100", f"95 may be meant; {LOOK}"),
        ("level", END, "0.0095", "100", "10 000 times too small beside last year's result 100", f"95 may be meant; {WAN}"),
        ("flow", "2021-06-30", "5", "90", "10 times too small beside the part of last year's result 90 due by then",
         f"50 may be meant; {LOOK}"),
        ("flow", "2021-06-30", "499", None, "10 times too large beside the part of this year's target 100 due by then",
         f"49.9 may be meant; {LOOK}"),
        ("flow", END, "1000", None, "10 times too large beside this year's target 100", f"100 may be meant; {LOOK}"),
    ],
)  # fmt: skip
def test_the_words_say_what_may_be_meant(
    tmp_path: Path, name: str, day: str, value: str, before: str | None, said: str, meant: str
) -> None:
    lay(tmp_path, b=[(name, value, day)], **({"a": [(name, before, BEFORE)]} if before else {}))
    (only,) = found(tmp_path)
    assert (only.code, only.message, only.hint) == ("HQ402", f"{value} is about {said}", meant)
    assert [(each.file, each.line, each.end_column - each.column) for each in only.related] == (
        [("actuals/a.yaml", 5, len(before))] if before else []
    )


@pytest.mark.parametrize(
    ("more", "day", "value", "before", "expected"),
    [
        ("base: {year: 2019, value: 100}, targets: {2021: 增长0.333%}", END, "1003", None,
         "1003 is about 10 times too large beside this year's target 100.33"),
        ("targets: {2021: 0.5}", END, "5", None, "5 is about 10 times too large beside this year's target 0.5"),
        ("targets: {2021: 0}", END, "5", None, None),
        ("targets: {2021: -5}", END, "5", None, None),
        ("targets: {2021: -0.5}", END, "5", None, None),
        ("targets: {2021: 建成}", END, "5", None, None),
        ("targets: {2021: 累计900}", "2021-06-30", "5", None, None),
        ("targets: {2021: 1000}", "2021-06-30", "500", "100", None),
        ("targets: {2020: 0, 2021: 300}", END, "300", "100",
         "300 is more than twice the 100 of 2020-12-31"),
        ("targets: {2020: 1, 2021: 3}", END, "3", "1", None),
        ("targets: {2020: 300, 2021: 100}", END, "100", "300", None),
    ],
)  # fmt: skip
def test_the_level_that_a_target_asks_for_is_what_a_figure_is_held_against(
    tmp_path: Path, more: str, day: str, value: str, before: str | None, expected: str | None
) -> None:
    plan = f"indicators: [{{id: it, name: 项, unit: 家, kind: flow, {more}}}]\n"
    lay(tmp_path, plan=plan, b=[("it", value, day)], **({"a": [("it", before, BEFORE)]} if before else {}))
    said = [each.message for each in found(tmp_path) if each.code in ("HQ402", "HQ404")]
    assert said == ([expected] if expected else [])


def test_a_rate_that_its_target_takes_so_far_within_the_year_is_no_jump(tmp_path: Path) -> None:
    assert told(tmp_path, ("rate", "2.0", "2021-06-30"), before=[("rate", "0.9", "2020-06-30")]) == []
    assert told(tmp_path, ("rate", "2.1", "2021-06-30"), before=[("rate", "0.9", "2020-06-30")]) == ["HQ404"]


@pytest.mark.parametrize(
    ("name", "value", "day", "expected"),
    [
        ("flow", 1000, END, ["HQ402"]),
        ("flow", 10, END, ["HQ402"]),
        ("flow", 499, "2021-06-30", ["HQ402"]),
        ("flow", 312, "2021-06-30", []),
        ("flow", 5, "2021-06-30", ["HQ402"]),
        ("flow", "4.9", "2021-06-29", []),
        ("flow", 82, "2021-01-31", ["HQ402"]),
        ("late", 9, "2021-05-31", []),
        ("late", 100, "2021-06-30", ["HQ402"]),
        ("fresh", 100, "2021-03-31", ["HQ402"]),
        ("level", 1000, END, []),
        ("done", "true", END, []),
        ("flow", None, END, []),
    ],
)
def test_without_last_years_result_the_target_serves(
    tmp_path: Path, name: str, value: object, day: str, expected: list[str]
) -> None:
    """Of a flow the part that is due by the day, and as too small only from the middle of the year on."""
    assert told(tmp_path, (name, value, day)) == expected


def test_what_the_target_itself_asks_for_is_no_slip(tmp_path: Path) -> None:
    assert told(tmp_path, ("fresh", 1000, END), before=[("fresh", 100, BEFORE)]) == []
    assert told(tmp_path, ("fresh", 1601, END), before=[("fresh", 110, BEFORE)]) == ["HQ402"]


@pytest.mark.parametrize(("value", "expected"), [(11, ["HQ402"]), (10, []), (9, [])])
def test_small_counts_come_one_by_one(tmp_path: Path, value: int, expected: list[str]) -> None:
    assert told(tmp_path, ("count", value, BEFORE.replace("2020", "2022")), before=[("count", 1, END)]) == expected


def test_an_example_is_no_reference_for_a_real_figure(tmp_path: Path) -> None:
    assert told(tmp_path, ("level", 1000, END), before=[("level", 100, BEFORE, "example")]) == []
    assert told(tmp_path, ("level", 1000, END, "example"), before=[("level", 100, BEFORE, "example")]) == ["HQ402"]
    assert told(tmp_path, ("level", 1000, END, "example"), before=[("level", 100, BEFORE)]) == ["HQ402"]


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ([("level", 100, BEFORE, "example")], 5),
        ([("level", 100, BEFORE, "example"), ("level", None, BEFORE)], None),
        ([("level", 100, BEFORE, "preliminary"), ("level", None, BEFORE)], 5),
        ([("level", 3, BEFORE, "example"), ("level", 100, BEFORE)], 6),
        ([("level", 100, BEFORE), ("level", "100.0", BEFORE)], 6),
        ([("level", None, BEFORE)], None),
    ],
    ids=["an example", "withheld after it", "withheld before", "a real one", "two alike", "withheld alone"],
)
def test_of_a_day_the_most_certain_word_is_the_reference(tmp_path: Path, before: list[Row], line: int | None) -> None:
    lay(tmp_path, a=before, b=[("level", 1000, END, "example")])
    lines = [each.related[0].line for each in found(tmp_path) if each.code == "HQ402"]
    assert lines == ([line] if line else [])


def test_a_real_figure_beside_an_example_is_a_reference_for_both(tmp_path: Path) -> None:
    before: list[Row] = [("level", 3, BEFORE, "example"), ("level", 100, BEFORE)]
    assert told(tmp_path, ("level", 1000, END), before=before) == ["HQ402"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("source: 年报", "source: 年报", ["HQ402"]),
        ("year: 2021", "year: 某年", ["HQ111", "HQ402"]),
        ("year: 2021", "year: 2022", ["HQ204"]),
        ("value: 1000", "value: 很多", ["HQ111"]),
        ("unit: 万平方米", "unit: [万平方米]", ["HQ104"]),
        ("as_of: 2021-12-31", "as_of: 2021-13-31", ["HQ106"]),
        ("status: final", "status: 完", ["HQ108"]),
        ("indicator: level", "indicator: [level]", ["HQ104"]),
        ("as_of: 2021-12-31", "as_of: 2022-12-31", ["HQ204"]),
        ("unit: 万平方米", "unit: 平方米", ["HQ202"]),
    ],
)
def test_only_what_was_read_whole_is_held_against_another(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    lay(tmp_path, a=[("level", 100, BEFORE)], b=[("level", 1000, END)])
    path = tmp_path / "actuals" / "b.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert sorted(code for *_, code in codes(tmp_path)) == expected


def test_what_an_error_is_told_of_is_not_held_against_another(tmp_path: Path) -> None:
    assert told(tmp_path, ("done", 50, END), before=[("done", 5, BEFORE)]) == ["HQ206"]
    for value in (-5, "-0.5"):
        assert told(tmp_path, ("flow", 10, "2021-01-31"), ("flow", value, "2021-02-28")) == ["HQ207"]
    assert told(tmp_path, ("count", "9.5", END), before=[("count", 95, BEFORE)]) == ["HQ205"]


def test_a_figure_that_does_not_stand_is_not_looked_at(tmp_path: Path) -> None:
    rows: list[Row] = [("level", 1000, END, "preliminary"), ("level", 101, END)]
    assert told(tmp_path, *rows, before=[("level", 100, BEFORE)]) == []


def test_of_two_results_that_contradict_each_other_neither_is_a_reference(tmp_path: Path) -> None:
    assert told(tmp_path, ("level", 1000, END), before=[("level", 100, BEFORE), ("level", 101, BEFORE)]) == []


@pytest.mark.parametrize(
    ("value", "expected", "mend"),
    [
        ("0.020", ["HQ403"], "2"), ("0.021", ["HQ403"], "2.1"), ("0.0125", ["HQ403"], "1.25"), ("0.0124", [], None),
        ("0.032", ["HQ403"], "3.2"), ("0.033", [], None), ("0.2", ["HQ402"], None), ("2", [], None), ("0", [], None),
    ],
)  # fmt: skip
def test_a_percentage_a_hundredth_of_what_it_should_be_is_a_fraction(
    tmp_path: Path, value: str, expected: list[str], mend: str | None
) -> None:
    lay(tmp_path, b=[("rate", value, END)])
    said = found(tmp_path)
    assert [each.code for each in said] == expected
    assert [each.fix and each.fix.text for each in said] == ([mend] if expected else [])


def test_only_what_is_below_one_is_a_fraction(tmp_path: Path) -> None:
    plan = 'indicators: [{id: rate, name: 率, unit: "%", kind: ratio, targets: {2021: 120}}]\n'
    for value, code in (("0.99", "HQ403"), ("1", "HQ402")):
        assert [each.code for each in found(lay(tmp_path, plan=plan, b=[("rate", value, END)]))] == [code]


# HQ404


@pytest.mark.parametrize(
    ("value", "expected"),
    [("200", []), ("200.01", ["HQ404"]), ("50", []), ("49.99", ["HQ404"]), ("0", ["HQ404"]), ("100", [])],
)
def test_a_jump_is_more_than_twice_or_less_than_half(tmp_path: Path, value: str, expected: list[str]) -> None:
    assert told(tmp_path, ("level", value, END), before=[("level", 100, BEFORE)]) == expected


@pytest.mark.parametrize(
    ("name", "day", "then", "expected"),
    [
        ("flow", "2021-06-30", "2020-06-30", ["HQ404"]),
        ("flow", "2021-06-30", "2020-06-29", []),
        ("level", "2021-06-30", BEFORE, ["HQ404"]),
        ("level", "2021-06-30", "2020-06-30", []),
        ("batch", "2021-06-30", BEFORE, []),
        ("batch", END, BEFORE, ["HQ404"]),
        ("flow", "2021-02-28", "2020-02-29", ["HQ404"]),
        ("flow", "2021-02-28", "2020-02-28", []),
        ("flow", "2021-02-15", "2020-02-15", ["HQ404"]),
        ("flow", END, "2020-06-30", []),
    ],
)
def test_a_figure_is_held_against_that_of_the_same_kind(
    tmp_path: Path, name: str, day: str, then: str, expected: list[str]
) -> None:
    said = told(tmp_path, (name, 30, day), before=[(name, 10, then)])
    assert [code for code in said if code != "HQ402"] == expected


def test_a_ratio_is_held_against_the_same_day_a_year_earlier(tmp_path: Path) -> None:
    assert told(tmp_path, ("rate", 3, "2021-06-30"), before=[("rate", 1, "2020-06-30")]) == ["HQ404"]
    assert told(tmp_path, ("rate", 3, "2021-06-30"), before=[("rate", 1, BEFORE)]) == []


def test_the_last_of_a_february_has_its_like_in_every_year(tmp_path: Path) -> None:
    plan = "indicators: [{id: flow, name: 额, unit: 亿元, kind: flow, targets: {}}]\n"
    head = {"plan": plan}
    for day, then, expected in (
        ("2024-02-29", "2023-02-28", 1),
        ("2024-02-28", "2023-02-28", 1),
        ("2025-02-28", "2024-02-29", 1),
    ):
        lay(tmp_path, **head, a=[("flow", 10, then)], b=[("flow", 30, day)])
        assert [code for *_, code in codes(tmp_path)].count("HQ404") == expected


@pytest.mark.parametrize(("value", "expected"), [(19, []), (20, []), (21, ["HQ404"]), (8, [])])
def test_a_small_count_does_not_jump(tmp_path: Path, value: int, expected: list[str]) -> None:
    assert told(tmp_path, ("count", value, "2022-12-31"), before=[("count", 10, END)]) == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("planned", 300, []), ("planned", 301, ["HQ404"]), ("cut", 34, []), ("cut", 33, ["HQ404"])],
)
def test_a_jump_that_the_targets_make_is_no_surprise(
    tmp_path: Path, name: str, value: int, expected: list[str]
) -> None:
    """One target rises threefold, the other falls to a third."""
    then, now = (BEFORE, END) if name == "planned" else (END, "2022-12-31")
    assert told(tmp_path, (name, value, now), before=[(name, 100, then)]) == expected


def test_without_last_years_target_the_way_from_last_years_result_counts(tmp_path: Path) -> None:
    assert told(tmp_path, ("fresh", 1000, END), before=[("fresh", 400, BEFORE)]) == []
    assert told(tmp_path, ("fresh", 1001, END), before=[("fresh", 400, BEFORE)]) == ["HQ404"]


@pytest.mark.parametrize("before", [0, None])
def test_from_nothing_there_is_no_jump(tmp_path: Path, before: int | None) -> None:
    assert told(tmp_path, ("level", 500, END), before=[("level", before, BEFORE)]) == []


# HQ405 and HQ406


SAME: list[tuple[str, object]] = [("count", 100), ("level", "2.60"), ("rate", "2.0"), ("flow", "90.50")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (SAME[:2], []),
        (SAME[:3], ["HQ405"]),
        (SAME, ["HQ405"]),
        ([*SAME[:3], ("flow", "90.60")], []),
        ([*SAME[:3], ("planned", 100)], ["HQ405"]),
        ([("count", 100), ("level", "2.6"), ("rate", 2)], ["HQ405"]),
        ([*SAME[:2], ("done", "true")], []),
    ],
)
def test_three_figures_that_are_all_last_years_are_its_file_sent_again(
    tmp_path: Path, rows: list[tuple[str, object]], expected: list[str]
) -> None:
    before: list[Row] = [(name, value, BEFORE) for name, value in SAME] + [("done", "true", BEFORE)]
    assert told(tmp_path, *[(name, value, END) for name, value in rows], before=before) == expected


def test_only_the_same_department_the_same_day_and_the_same_kind_are_compared(tmp_path: Path) -> None:
    rows: list[Row] = [(name, value, END) for name, value in SAME]
    before: list[Row] = [(name, value, BEFORE) for name, value in SAME]
    assert told(tmp_path, *rows, before=before) == ["HQ405"]
    assert told(tmp_path, *rows, before=[(*row[:3], "example") for row in before]) == []
    assert told(tmp_path, *rows, before=[(name, value, "2020-12-30") for name, value, _ in before]) == []
    (tmp_path / "actuals" / "a.yaml").write_text(a_file(before, "区人社局"), "utf-8")
    assert codes(tmp_path) == []


@pytest.mark.parametrize("value", ["-0.5", "-3"])
def test_a_rate_that_turned_below_zero_is_no_share_of_the_one_before(tmp_path: Path, value: str) -> None:
    assert told(tmp_path, ("rate", value, END), before=[("rate", "2.0", BEFORE)]) == []


def test_a_rate_below_zero_is_compared_like_any_other(tmp_path: Path) -> None:
    same: list[tuple[str, object]] = [("level", "2.60"), ("planned", 100), ("rate", "-2.0")]
    before: list[Row] = [(name, value, BEFORE) for name, value in same]
    assert told(tmp_path, *((name, value, END) for name, value in same), before=before) == ["HQ405"]


def test_last_years_file_is_named_and_its_year(tmp_path: Path) -> None:
    """Where its figures come from several, the first."""
    halves = SAME[:2], SAME[2:]
    first, second = ([(name, value, BEFORE) for name, value in half] for half in halves)
    lay(tmp_path, c=second, d=first, e=[(name, value, END) for name, value in SAME])
    (only,) = found(tmp_path)
    assert (only.code, only.message, only.span.line) == (
        "HQ405", "all 4 figures that can be compared are those of 2020: actuals/c.yaml", 2,
    )  # fmt: skip
    assert [(each.file, each.line) for each in only.related] == [("actuals/c.yaml", 2)]


@pytest.mark.parametrize("name", ["a", "b"])
@pytest.mark.parametrize(
    ("old", "new"), [("year: 20", "year: 某20"), ("department: 区科技局", "department: [区科技局]")], ids=["year", "department"]
)  # fmt: skip
def test_a_file_without_a_head_is_nobodys(tmp_path: Path, name: str, old: str, new: str) -> None:
    lay(tmp_path, a=[(name, value, BEFORE) for name, value in SAME], b=[(name, value, END) for name, value in SAME])
    path = tmp_path / "actuals" / f"{name}.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert [code for *_, code in codes(tmp_path) if code == "HQ405"] == []


def test_a_leap_day_has_no_like_in_the_year_before(tmp_path: Path) -> None:
    """And the other figures of its file are compared all the same."""
    years = HEAD.replace("[2020,", "[2019, 2020,")
    lay(tmp_path, a=[(name, value, "2019-12-31") for name, value in SAME])
    (tmp_path / PLAN_FILE).write_text(years + INDICATORS, "utf-8")
    rows: list[Row] = [("rate", "2.3", "2020-02-29"), *((name, value, BEFORE) for name, value in SAME)]
    (tmp_path / "actuals" / "b.yaml").write_text(a_file(rows), "utf-8")
    assert [code for *_, code in codes(tmp_path)] == ["HQ405"]


def test_a_name_is_held_against_no_year_that_cannot_be_read(tmp_path: Path) -> None:
    lay(tmp_path, **{"2020": [("rate", "2.0", END)]})
    path = tmp_path / "actuals" / "2020.yaml"
    path.write_text(path.read_text("utf-8").replace("year: 2021", "year: 某年"), "utf-8")
    assert [code for *_, code in codes(tmp_path)] == ["HQ111"]


def test_of_last_years_figures_the_most_certain_counts(tmp_path: Path) -> None:
    rows: list[Row] = [(name, value, END) for name, value in SAME]
    before: list[Row] = [(name, value, BEFORE) for name, value in SAME]
    assert told(tmp_path, *rows, before=[("rate", "1.9", BEFORE, "preliminary"), *before]) == ["HQ405"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2021", []), ("2020", ["HQ406"]), ("高企2020年", ["HQ406"]), ("2020-2021", []), ("2020_2020", ["HQ406"]),
        ("20200131", []), ("12020", []), ("2020x", ["HQ406"]), ("1999", ["HQ406"]), ("2121", []), ("1899", []), ("q4", []),
    ],
)  # fmt: skip
def test_a_name_with_one_year_says_the_year_of_the_file(tmp_path: Path, name: str, expected: list[str]) -> None:
    assert [code for *_, code in codes(lay(tmp_path, **{name: [("rate", "2.0", END)]}))] == expected


def test_a_folder_s_name_and_standard_input_say_no_year(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "actuals" / "2020").mkdir()
    text = a_file([("rate", "2.0", END)])
    (tmp_path / "actuals" / "2020" / "a.yaml").write_text(text, "utf-8")
    assert codes(tmp_path) == []
    space = load(tmp_path, tmp_path, Asked([Path("-")], text.replace(END, "2021-06-30").encode()))
    assert [each.code for each in checks.run(space)] == []


# Whatever comes

DAYS = ["2020-06-30", BEFORE, "2021-03-31", "2021-06-30", END, "2022-06-30", "2022-12-31"]
ROWS = st.tuples(
    st.sampled_from([*UNITS, "cоunt", "nothing"]),
    st.sampled_from([None, "true", -1, 0, 1, "0.02", 2, "9.5", 10, 95, 100, 210, 950, 1000000]),
    st.sampled_from(DAYS),
    st.sampled_from(["example", "preliminary", "final"]),
).map(lambda row: (*row[:3], "withheld") if row[1] is None else row)
FILES = st.lists(st.lists(ROWS, min_size=1, max_size=6), min_size=1, max_size=4)


@settings(deadline=None, max_examples=150)
@given(FILES, st.randoms(use_true_random=False), st.integers(0, 4))
def test_no_finding_depends_on_the_order_of_the_files(files: list[list[Row]], shuffler, asked: int) -> None:
    """Neither when all are looked at, nor when some are asked about and the others are context."""
    with TemporaryDirectory() as name:
        folder = lay(Path(name), **{f"f{n}": rows for n, rows in enumerate(files)})
        paths = sorted((folder / "actuals").iterdir())
        shuffled = list(paths)
        shuffler.shuffle(shuffled)
        for one, other in ((paths, shuffled), (paths[:asked], [each for each in shuffled if each in paths[:asked]])):
            straight, turned = load(folder, folder, Asked(one)), load(folder, folder, Asked(other))
            assert checks.run(straight) == checks.run(turned)
            entries = replace(straight, entries=straight.entries[::-1], files=straight.files[::-1])
            assert checks.run(entries) == checks.run(straight)
        assert all(each.span.line and each.message for each in checks.run(load(folder, folder)))


def test_all_orders_of_three_files_give_the_same(tmp_path: Path) -> None:
    rows: list[Row] = [("level", 100, BEFORE), ("flow", 30, "2020-06-30"), ("flow", 20, "2020-09-30")]
    lay(tmp_path, a=rows, b=[("level", 1000, END), PRELIMINARY], c=[FINAL, ("level", 990, END)])
    paths = sorted((tmp_path / "actuals").iterdir())
    seen = {tuple(checks.run(load(tmp_path, tmp_path, Asked(order)))) for order in permutations(paths)}
    assert len(seen) == 1


def test_files_whose_department_could_not_be_read_are_no_ones_file_sent_again(tmp_path: Path) -> None:
    one, other = ([("batch", 84, day), ("rate", 2.1, day), ("level", 84, day)] for day in (BEFORE, END))
    assert codes(lay(tmp_path, department="[区科技局]", a=one, b=other)) == [
        ("a.yaml", 3, "HQ104"),
        ("b.yaml", 3, "HQ104"),
    ]
    assert ("b.yaml", 2, "HQ405") in codes(lay(tmp_path, a=one, b=other))
