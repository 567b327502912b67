"""What `init` makes of the cells that people write: nothing is lost, altered or guessed."""

import json
import os
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import yaml
from conftest import Ran


class Drafted:
    """What `init` made of a table, as it is written and told."""

    def __init__(self, folder: Path, told: dict, text: str) -> None:
        self.folder, self.told, self.text = folder, told, text
        self.plan = yaml.safe_load(text)
        self.rows = {each["name"]: each for each in self.plan["indicators"]}
        self.unread = [(each["cell"], each["text"], each["field"]) for each in told["unread"]]


@pytest.fixture
def drafted(tmp_path: Path, run: Callable[..., Ran]) -> Callable[..., Drafted]:
    """Run `init` on a table that is given as text, or on a file of that name which is there already."""

    def make(text: str = "", *options: str, name: str = "t.csv") -> Drafted:
        if text:
            (tmp_path / name).write_text(text, "utf-8", newline="")
        ran = run("init", name, "new", "--format", "json", "--lang", "en", *options, here=tmp_path)
        assert (ran.status, ran.err) == (0, "")
        return Drafted(tmp_path / "new", json.loads(ran.out), (tmp_path / "new/data/targets.yaml").read_text("utf-8"))

    return make


def test_a_span_of_years_over_a_column_is_no_year(drafted: Callable[..., Drafted]) -> None:
    made = drafted(
        "指标,单位,2020年现状,2021—2025年累计,2021—2025年年均增长（%）,2025年\n"
        "新增培训,万人,84,500,,\n工业增加值,亿元,84,,6.5,\n床位,张,10,,,20\n"
    )
    assert made.plan["plan"]["years"] == [2021, 2022, 2023, 2024, 2025]
    assert [made.rows[name]["targets"] for name in ("新增培训", "工业增加值", "床位")] == [
        {2025: "累计500"}, {2025: "年均增长6.5%"}, {2025: 20},
    ]  # fmt: skip


def test_the_heading_says_growth_or_decline(drafted: Callable[..., Drafted]) -> None:
    made = drafted(
        "指标,单位,2020年现状,年均下降,2025年\n能耗,吨,84,3%,\n用水,万吨,84,降低3%,\n", "--years", "2021-2025"
    )
    assert [each["targets"] for each in made.rows.values()] == [{2025: "年均下降3%"}, {2025: "年均降低3%"}]


def test_a_row_that_counts_over_the_years_does_so_in_any_writing(drafted: Callable[..., Drafted]) -> None:
    made = drafted(
        "指标,单位,2025年\n培训（五年累计）,人,９００\n新培训（五年累计）,人,≥900\n改造（五年累计）,人,900\n"
    )
    assert [each["targets"][2025] for each in made.rows.values()] == ["累计９００", "累计≥900", "累计900"]


@pytest.mark.parametrize(
    ("name", "unit", "taken", "said"),
    [
        ("高新技术企业数（规上）", "家", "高新技术企业数（规上）", "家"),
        ("地区生产总值（GDP）", "亿元", "地区生产总值（GDP）", "亿元"),
        ("人均可支配收入(其中：农村)", "元", "人均可支配收入(其中：农村)", "元"),
        ("发明专利（件）", "", "发明专利", "件"),
        ("发明专利（件）", "件", "发明专利", "件"),
        ("能耗（吨标准煤/万元）", "", "能耗", "吨标准煤/万元"),
        ("企业（规上）", "", "企业（规上）", "TODO"),
        ("（家）", "家", "（家）", "家"),
    ],
)
def test_only_a_unit_is_taken_out_of_a_name(
    name: str, unit: str, taken: str, said: str, drafted: Callable[..., Drafted]
) -> None:
    made = drafted(f"指标,单位,2025年\n{name},{unit},5\n")
    assert [(each["name"], each["unit"]) for each in made.plan["indicators"]] == [(taken, said)]


def test_a_unit_above_the_headings_is_that_of_all(drafted: Callable[..., Drafted]) -> None:
    made = drafted("某区目标表,,\n,,单位：万元\n指标,2024年,2025年\n收入,5,6\n税收（亿元）,1,2\n")
    assert made.plan["plan"]["title"] == "某区目标表"
    assert [each["unit"] for each in made.rows.values()] == ["万元", "亿元"]


@pytest.mark.parametrize("number", ["4.1", "A3", "①", "1.0", "0"])
def test_a_row_number_that_is_none_is_kept_as_a_note(number: str, drafted: Callable[..., Drafted]) -> None:
    made = drafted(f"序号,指标,单位,2025年\n{number},甲,家,5\n")
    assert "number" not in made.rows["甲"]
    assert made.rows["甲"]["note"] == f"row number {number}"


def test_row_numbers_that_stand_twice_are_kept_as_notes(drafted: Callable[..., Drafted]) -> None:
    made = drafted("序号,指标,单位,2025年\n1,甲,家,5\n1,乙,家,5\n")
    assert [each["note"] for each in made.rows.values()] == ["row number 1", "row number 1"]


def test_several_departments_are_one_that_submits_and_a_note(drafted: Callable[..., Drafted]) -> None:
    made = drafted(
        '指标,单位,2025年,责任单位\n甲,家,5,"区工信局、区数据局"\n乙,家,5,"区工信局\n区数据局"\n丙,家,5,区工信局\n'
    )
    assert [(each["department"], each.get("note")) for each in made.rows.values()] == [
        ("区工信局", "责任单位：区工信局、区数据局"), ("区工信局", "责任单位：区工信局、区数据局"), ("区工信局", None),
    ]  # fmt: skip


def test_a_target_beyond_the_years_is_listed_and_noted(drafted: Callable[..., Drafted]) -> None:
    made = drafted("指标,单位,2023年,2024年,2025年\n甲,家,5,6,7\n", "--years", "2024-2025")
    assert made.rows["甲"]["targets"] == {2024: 6, 2025: 7}
    assert made.rows["甲"]["note"] == "2023: 5"
    assert made.unread == [("C2", "5", None)]


def test_a_result_of_a_plan_year_is_no_base(drafted: Callable[..., Drafted]) -> None:
    made = drafted("指标,单位,2022年实际,2025年\n甲,家,5,6\n", "--years", "2021-2025")
    assert "base" not in made.rows["甲"]
    assert made.rows["甲"]["note"] == "2022年实际 5"
    assert made.unread == [("C2", "5", "base")]


def test_an_odd_unit_is_listed_with_its_own_cell(drafted: Callable[..., Drafted]) -> None:
    made = drafted("指标,单位,2024年,2025年\n甲,亿元,1,3.5万\n")
    assert made.unread == [("D2", "3.5万", "targets.2025")]
    assert made.rows["甲"]["targets"] == {2024: 1, 2025: "TODO 3.5万"}


def test_a_cell_that_says_todo_is_listed(drafted: Callable[..., Drafted]) -> None:
    assert drafted("指标,单位,2025年\n甲,家,TODO\n").unread == [("C2", "TODO", "targets.2025")]


def test_characters_that_nobody_sees_are_left_out(drafted: Callable[..., Drafted], run: Callable[..., Ran]) -> None:
    made = drafted("指标,单位,2025年\n甲\u202e乙\u200b\x7f,家,5\n")
    assert list(made.rows) == ["甲乙"]
    assert run("validate", "--data", "new/data", here=made.folder.parent).status == 0


def test_values_of_a_workbook_that_nobody_wrote_are_listed(tmp_path: Path, drafted: Callable[..., Drafted]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["指标", "单位", "2024年", "2025年", "责任单位"])
    sheet.append(["甲", "家", "#REF!", False, "#N/A"])
    sheet.append(["乙", "%", 0.86, 0.9, "局"])
    for column in "CD":
        sheet[f"{column}3"].number_format = "0%"
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "t.xlsx")
    made = drafted(name="t.xlsx")
    assert made.unread == [
        ("C2", "#REF!", "targets.2024"), ("D2", "FALSE", "targets.2025"), ("E2", "#N/A", None),
    ]  # fmt: skip
    assert made.rows["甲"]["targets"] == {2024: "TODO #REF!", 2025: "TODO FALSE"}
    assert "department" not in made.rows["甲"]
    assert made.rows["乙"]["targets"] == {2024: "86%", 2025: "90%"}
    assert "# row 3 is hidden in the spreadsheet" in made.text


def test_all_sheets_with_tables_are_one_plan_and_the_others_are_named(tmp_path: Path, run: Callable[..., Ran]) -> None:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active.append(["填表说明"])
    for name, row in (("经济", ["收入", "亿元", 5]), ("民生", ["床位", "张", "近20"])):
        sheet = book.create_sheet(name)
        sheet.append(["指标", "单位", "2025年"])
        sheet.append(row)
    book.create_sheet("空")
    book.save(tmp_path / "t.xlsx")
    ran = run("init", "t.xlsx", "new", "--lang", "en", here=tmp_path)
    assert ran.status == 0
    assert "no table of targets is on: 说明\n" in ran.out
    assert "民生!C2" in ran.out
    text = (tmp_path / "new/data/targets.yaml").read_text("utf-8")
    assert [each["name"] for each in yaml.safe_load(text)["indicators"]] == ["收入", "床位"]
    assert "  # 经济\n" in text


def test_tables_of_several_chapters_in_markdown(drafted: Callable[..., Drafted]) -> None:
    made = drafted(
        "# 某区规划（2021—2025年）\n\n## 经济\n\n| 指标 | 单位 | 2025年 |\n|---|---|---|\n| **收入** | 亿元 | &gt;=5 |\n\n"
        "注：按现价。\n\n## 民生\n\n| 指标 | 单位 | 2025年 |\n|---|---|---|\n| 床位 | 张 | `20`以上<br/> |\n",
        name="t.md",
    )
    assert made.plan["plan"]["title"] == "某区规划（2021—2025年）"
    assert made.plan["plan"]["years"] == [2021, 2022, 2023, 2024, 2025]
    assert {name: each["targets"] for name, each in made.rows.items()} == {
        "收入": {2025: ">=5"}, "床位": {2025: "20以上"},
    }  # fmt: skip
    assert "# 注：按现价。" in made.text


def test_markdown_in_gbk(tmp_path: Path, drafted: Callable[..., Drafted]) -> None:
    text = (
        "| 指标名称 | 单位 | 目标值 |\n|---|---|---|\n| 高新技术企业数量 | 家 | 20以上 |\n| 有效发明专利 | 件 | 30 |\n"
    )
    (tmp_path / "t.md").write_bytes(text.encode("gb18030"))
    assert list(drafted("", "--years", "2025", name="t.md").rows) == ["高新技术企业数量", "有效发明专利"]


def test_the_folder_gives_the_plan_its_id(drafted: Callable[..., Drafted]) -> None:
    assert drafted("指标,单位,2025年\n甲,家,5\n").plan["plan"]["id"] == "new"


def test_indicators_without_a_department_are_counted(tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "t.csv").write_text("指标,单位,2025年,责任单位\n甲,家,5,局\n乙,家,5,\n", "utf-8")
    ran = run("init", "t.csv", "new", "--lang", "en", here=tmp_path)
    assert "indicators without a department: 1; nobody is asked for their figures\n" in ran.out


def test_what_a_table_says_acts_in_none_of_the_files(drafted: Callable[..., Drafted]) -> None:
    title = "<img src=x onerror=alert(1)> [x](javascript:1)"
    name = "bad\nschema: x\n.csv" if os.name == "posix" else "bad.csv"
    made = drafted("指标,单位,2025年\n甲,家,5\n", "--title", title, name=name)
    assert made.plan["schema"] == "hq-plan/targets/1"
    readme = (made.folder / "README.md").read_text("utf-8")
    assert readme.startswith(r"# \<img src=x onerror=alert(1)\> \[x\](javascript:1)")


def test_what_nobody_sees_in_a_title_is_written_out_in_every_file(drafted: Callable[..., Drafted]) -> None:
    made = drafted("指标,单位,2025年\n甲,家,5\n", "--title", "a\x1b[31mb\u202ec")
    assert made.plan["plan"]["title"] == "a\x1b[31mb\u202ec"
    first, *rest = (made.folder / "README.md").read_text("utf-8").split("\n")
    assert first == r"# a\u001b\[31mb\u202ec"
    assert (len(rest), rest[-1]) == (12, "")


@pytest.mark.parametrize("option", ["--title", "--department"])
def test_a_wish_that_is_no_text_is_refused(option: str, tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "t.csv").write_text("指标,单位,2025年\n甲,家,5\n", "utf-8")
    ran = run("init", "t.csv", "new", option, "caf\udce9", "--lang", "en", here=tmp_path)
    assert (ran.status, ran.out, ran.err) == (
        2, "", "hq-plan: 'caf\\udce9' holds bytes that are no letters\ntype it in a terminal that is set to UTF-8\n",
    )  # fmt: skip
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("piece", ["年度", "——", "主要目标", "— "])
def test_a_title_takes_no_longer_for_what_is_repeated_in_it(piece: str, drafted: Callable[..., Drafted]) -> None:
    title = piece * 20_000 + "完"
    began = time.process_time()
    made = drafted(f"{title},,\n指标,单位,2025年\n甲,家,5\n")
    assert time.process_time() - began < 2
    assert made.plan["plan"]["title"] == title


def test_what_the_table_is_to_the_plan_is_no_part_of_its_name(drafted: Callable[..., Drafted]) -> None:
    made = drafted("指标,单位,2025年\n甲,家,5\n", "--title", "附表2 某区  规划 —— 主要指标分解表")
    assert made.plan["plan"]["title"] == "某区 规划"


@pytest.mark.skipif(sys.platform != "linux", reason="a file's name is text there")
def test_a_table_whose_name_is_no_text_gives_a_plan_that_can_be_read(drafted: Callable[..., Drafted]) -> None:
    made = drafted("指标,单位,2025年\n甲,家,5\n", name="caf\udce9.csv")
    assert made.plan["plan"]["title"] == "caf\ufffd"
    assert (made.folder / "README.md").read_text("utf-8").startswith("# caf\ufffd\n")


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("x" * 300, "the name is too long"),
        ("dangling", "something else has this name"),
        ("circle", "something else has this name"),
        ("t.csv/new", "a file stands where"),
    ],
)
def test_a_folder_that_cannot_be_made(folder: str, said: str, tmp_path: Path, run: Callable[..., Ran]) -> None:
    (tmp_path / "t.csv").write_text("指标,单位,2025年\n甲,家,5\n", "utf-8")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "circle").symlink_to("circle")
    ran = run("init", "t.csv", folder, "--lang", "en", here=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_sheet_that_is_merged_as_a_whole_is_refused(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """A few bytes would become a million cells."""
    book = openpyxl.Workbook()
    book.active.append(["指标", "单位", "2025年"])
    book.save(tmp_path / "t.xlsx")
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    merges = b'</sheetData><mergeCells count="1"><mergeCell ref="A4:XFD1048576"/></mergeCells>'
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", merges)
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as archive:
        for each, data in parts.items():
            archive.writestr(each, data)
    ran = run("init", "t.xlsx", "new", "--lang", "en", here=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert "the workbook is too large when it is unpacked" in ran.err


def test_a_part_is_called_with_what_it_is_part_of(drafted: Callable[..., Drafted]) -> None:
    made = drafted("指标,单位,2025年\n医院床位,张,90\n其中：公立,张,60\n其中：民营,张,30\n")
    assert list(made.rows) == ["医院床位", "医院床位：其中：公立", "医院床位：其中：民营"]


def test_a_number_in_front_of_a_name_is_the_row_s(drafted: Callable[..., Drafted]) -> None:
    made = drafted("指标,单位,2025年\n1.床位,张,90\n2、医生（预期性）,人,60\n")
    assert [(name, each["number"], each.get("nature")) for name, each in made.rows.items()] == [
        ("床位", 1, None), ("医生", 2, "预期性"),
    ]  # fmt: skip


def test_an_arrow_leads_from_the_base_to_the_target(drafted: Callable[..., Drafted]) -> None:
    """What stands in front of it is no base if it is no number."""
    made = drafted("指标,单位,2025年\n绿化率,%,63%→67.5%（约束性）\n优良率,%,较好→67.5%\n", "--years", "2021-2025")
    assert (made.rows["绿化率"]["base"], made.rows["绿化率"]["nature"]) == ({"year": 2020, "value": 63}, "约束性")
    assert made.rows["绿化率"]["targets"] == {2025: "67.5%"}
    assert made.unread == [("C3", "较好→67.5%", "targets.2025")]
