"""The plan as data against the plan as printed: the annex typed anew, every clause named, nothing left out."""

from decimal import Decimal
from pathlib import Path

import pytest

from hq_plan import checks, workspace
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator, Plan

ROOT = Path(__file__).parent.parent
SPACE = workspace.load(ROOT / "data", ROOT)

# Row, id, name, unit and the cells of 2020, 2021 and 2022, typed from the printed table.
ANNEX = [
    (1, "rd_intensity", "全社会研发投入强度", "%", "2", "2.1以上", "2.2以上"),
    (2, "patents", "有效发明专利", "件", "1430", "1460", "1500"),
    (3, "hitech", "高新技术企业数量", "家", "84", "92", "102"),
    (4, "tech_sme", "国家科技型中小企业", "家", "168", "180", "200"),
    (5, "eagle", "“雏鹰”企业数量", "家", "52", "60", "80"),
    (6, "gazelle", "“瞪羚”企业数量", "家", "2", "3", "3"),
    (7, "contract_value", "技术合同成交额", "亿元", "64", "77", "90"),
    (8, "incubators", "孵化载体数量", "家", "4", "4", "5"),
]

# The goals of the text alone: id, operator and number for 2022 (None for words), whether the text says 力争.
TEXT = [
    ("research_institute", None, "1", True),
    ("new_platforms", None, "5", False),
    ("incubation_area", ">", "2.6", False),
    ("new_listed", None, "1", True),
    ("university_park", None, None, False),
    ("guangrongdao_cluster", None, None, False),
    ("contract_gdp_rank", None, None, False),
]


def plan() -> Plan:
    assert SPACE.plan is not None
    return SPACE.plan.value


def indicator(name: str) -> Indicator:
    return plan().by_id[name]


def test_the_annex_has_eight_rows_in_their_order() -> None:
    rows = [(each.number, each.id) for each in plan().indicators if each.number is not None]
    assert rows == [(row[0], row[1]) for row in ANNEX]


@pytest.mark.parametrize(("number", "name", "printed", "unit", "y2020", "y2021", "y2022"), ANNEX)
def test_a_row_of_the_annex_stands_as_printed(
    number: int, name: str, printed: str, unit: str, y2020: str, y2021: str, y2022: str
) -> None:
    row = indicator(name)
    targets = {year: target and target.text for year, target in row.targets.items()}
    assert (row.number, row.name, row.unit) == (number, printed, unit)
    assert targets == {2020: y2020, 2021: y2021, 2022: y2022}
    assert f"附件第{number}行" in (row.source or "")


def test_no_cell_of_the_annex_is_read_as_anything_but_its_number() -> None:
    values = [[target and target.value for target in indicator(row[1]).targets.values()] for row in ANNEX]
    assert values == [[Decimal(cell.removesuffix("以上")) for cell in row[4:]] for row in ANNEX]


@pytest.mark.parametrize(("name", "op", "number", "strives"), TEXT)
def test_a_goal_of_the_text_stands_for_2022(name: str, op: str | None, number: str | None, strives: bool) -> None:
    goal = indicator(name)
    assert list(goal.targets) == [2022]
    target = goal.targets[2022]
    assert target is not None
    assert (target.op, target.value) == (op, number and Decimal(number))
    assert goal.is_aspirational(2022) is strives
    assert (goal.kind == "milestone") is (number is None)
    assert goal.number is None


def test_the_deliverables_of_the_text_have_no_year() -> None:
    assert {each.id for each in plan().indicators if not each.targets} == {"guangrongdao_policy", "service_handbook"}
    assert [indicator(name).source for name in ("guangrongdao_policy", "service_handbook")] == ["三（二）", "三（三）"]


def test_nothing_else_is_in_the_plan() -> None:
    deliverables = {"guangrongdao_policy", "service_handbook"}
    assert set(plan().by_id) == {row[1] for row in ANNEX} | {row[0] for row in TEXT} | deliverables


def test_the_text_only_strives_for_research_spending_in_2022() -> None:
    assert [indicator("rd_intensity").is_aspirational(year) for year in (2020, 2021, 2022)] == [False, False, True]


@pytest.mark.parametrize(
    ("task", "helpers"),
    [
        (1, ["区市场监管局", "区政府合作交流办", "区商务局"]),
        (2, ["区住房建设委", "区人社局", "区政府合作交流办", "区商务局", "规划资源红桥分局"]),
        (3, ["区商务局", "区发展改革委", "区金融局", "区市场监管局", "区政府政务服务办", "区科协"]),
        (4, ["区委组织部", "区人社局"]),
    ],
)
def test_a_key_task_has_its_lead_and_its_helpers(task: int, helpers: list[str]) -> None:
    found = plan().tasks[task - 1]
    assert (found.id, found.lead, found.helpers) == (task, "区科技局", helpers)
    assert found.measures
    assert all(measure.source for measure in found.measures)


@pytest.mark.parametrize(
    ("name", "kind", "in_year"),
    [
        ("rd_intensity", "ratio", None),
        ("patents", "stock", None),
        ("hitech", "stock", "none"),
        ("tech_sme", "flow", None),
        ("eagle", "stock", "none"),
        ("gazelle", "stock", "none"),
        ("contract_value", "flow", None),
        ("incubators", "stock", "none"),
    ],
)
def test_the_kind_of_an_indicator_follows_its_definition(name: str, kind: str, in_year: str | None) -> None:
    assert (indicator(name).kind, indicator(name).in_year) == (kind, in_year)


@pytest.mark.parametrize("each", plan().indicators, ids=lambda each: each.id)
def test_every_indicator_names_its_clause_and_has_both_names(each: Indicator) -> None:
    assert each.source
    assert each.name_en


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("patents", "全市"),
        ("hitech", "突破100"),
        ("contract_value", "突破90"),
        ("contract_value", "交易额"),
        ("hitech", "三年"),
        ("tech_sme", "每年"),
        ("rd_intensity", "次年秋季"),
    ],
)
def test_what_a_reader_would_stumble_over_is_noted_at_the_indicator(place: str, word: str) -> None:
    assert word in (indicator(place).note or "")


def test_what_is_odd_about_the_document_is_noted_at_the_plan() -> None:
    note = plan().about.note or ""
    assert all(word in note for word in ("“二、”", "行动方案", "2020年一栏很可能是已知结果"))
    assert "区区商务局" in (plan().tasks[0].note or "")


@pytest.mark.parametrize(
    ("typed", "name"),
    [("高企", "hitech"), ("HITECH", "hitech"), ("3", "hitech"), ("３", "hitech"), ("高新技术企业数量", "hitech"),
     ("雏鹰企业数量", "eagle"), ("High-tech enterprises", "hitech"), ("成交额", "contract_value")],
)  # fmt: skip
def test_people_call_an_indicator_by_id_alias_name_or_row(typed: str, name: str) -> None:
    assert plan().names[fold(typed)] == name


def test_published_figures_are_those_that_could_be_found() -> None:
    real = [entry.observation for entry in SPACE.entries if entry.observation.status != "example"]
    assert [(each.indicator, each.value, each.as_of.isoformat(), each.status) for each in real] == [
        ("tech_sme", 168, "2020-12-31", "final"),
        ("tech_sme", 56, "2022-05-31", "preliminary"),
    ]


def test_every_example_figure_says_so_and_lies_apart() -> None:
    examples = [entry for entry in SPACE.entries if entry.observation.status == "example"]
    assert examples
    assert all("示例数据" in entry.observation.source for entry in examples)
    assert {Path(entry.file.document.file).parent.name for entry in examples} == {"example"}
    others = [entry for entry in SPACE.entries if entry.observation.status != "example"]
    assert {Path(entry.file.document.file).parent.name for entry in others} == {"published"}


def test_the_shipped_data_has_no_finding_but_that_examples_are_examples() -> None:
    assert {finding.code for finding in checks.run(SPACE)} == {"HQ401"}
