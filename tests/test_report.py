"""The page of a year: its sentences, its figures, its three formats, the same bytes each time."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from conftest import Ran, lines_of
from docx.oxml.ns import qn
from docx.shared import Mm
from markdown_it import MarkdownIt
from test_golden import compare

PAGES = {
    "report-2021": ("report", "2021"),
    "report-june": ("report", "2022", "--as-of", "2022-06-30"),
    "example-report": ("report", "2022", "--data", "examples/jiangwan", "--as-of", "2022-09-30"),
    "example-report-end": ("report", "2025", "--data", "examples/jiangwan"),
    "years-report-2022": ("report", "2022", "--data", "tests/over-years"),
    "years-report-2023": ("report", "2023", "--data", "tests/over-years"),
}
ENDINGS = {"markdown": "md", "html": "html", "docx": "docx"}

PLAN = """schema: hq-plan/targets/1
plan: {id: p, title: 方案, years: [2020, 2021, 2022]}
indicators:
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page(name: str, form: str, lang: str, tmp_path: Path, run: Callable[..., Ran]) -> None:
    """Whole, and the same bytes each time."""
    files = tmp_path / f"a.{ENDINGS[form]}", tmp_path / f"b.{ENDINGS[form]}"
    for file in files:
        ran = run(*PAGES[name], "-o", str(file), "--lang", lang)
        assert (ran.status, ran.out, ran.err) == (0, "", "")
    one, other = (file.read_bytes() for file in files)
    assert one == other
    shown = lines_of(one) if form == "docx" else one.decode()
    compare(f"{name}.{form}.{lang}.{'txt' if form == 'docx' else ENDINGS[form]}", shown)


def test_without_a_file_it_is_markdown(run: Callable[..., Ran]) -> None:
    assert run("report", "2021", "--lang", "en").out.startswith("## Hongqiao")


def test_the_moment_of_a_document_is_told_from_outside(
    tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640995200")
    run("report", "2021", "-o", str(tmp_path / "a.docx"))
    archive = zipfile.ZipFile(tmp_path / "a.docx")
    assert {info.date_time for info in archive.infolist()} == {(2022, 1, 1, 0, 0, 0)}
    assert archive.read("docProps/core.xml").count(b"2022-01-01T00:00:00Z") == 2


def folder(tmp_path: Path, indicators: str, *records: str) -> Path:
    data = tmp_path / "data"
    (data / "actuals").mkdir(parents=True)
    (data / "targets.yaml").write_text(PLAN + indicators, "utf-8")
    head = "schema: hq-plan/actuals/1\nyear: 2021\ndepartment: 甲局\nrecords:\n"
    if records:
        text = "".join(f"  - {{{each}, source: 年报}}\n" for each in records)
        (data / "actuals" / "a.yaml").write_text(head + text, "utf-8")
    return data


def indicator(name: str, target: str, more: str = "kind: stock, unit: 家") -> str:
    return f"  - {{id: {name}, number: {ord(name) - 96}, name: 指标{name}, {more}, department: 甲局, targets: {{2021: {target}}}}}\n"


def record(name: str, value: str, more: str = "as_of: 2021-12-31, status: final, unit: 家") -> str:
    return f"indicator: {name}, value: {value}, {more}"


def paragraphs(run: Callable[..., Ran], data: Path, *more: str, lang: str = "zh") -> dict[str, list[str]]:
    """The paragraphs of each section."""
    ran = run("report", "2021", "--data", str(data), "--lang", lang, *more)
    assert ran.status == 0
    said: dict[str, list[str]] = {}
    for part in ran.out.split("\n\n")[1:]:
        if part.startswith("### "):
            said[part.split(maxsplit=1)[1].partition("、" if lang == "zh" else ". ")[2]] = []
        elif not part.startswith("|") and said and "  \n" not in part:
            said[list(said)[-1]].append(part)
    return said


@pytest.mark.parametrize(
    ("target", "value", "more", "unit", "section", "said"),
    [
        ("92", "95", "kind: stock, unit: 家", "家", "达标", "指标a95家，完成年度目标92家的103.3%，超额3家。"),
        ("92", "92", "kind: stock, unit: 家", "家", "达标", "指标a92家，正好达到年度目标92家。"),
        ("92", "90", "kind: stock, unit: 家", "家", "滞后", "指标a90家，完成年度目标92家的97.8%，差2家。"),
        ("2.1以上", "2.15", "kind: ratio, unit: '%'", "'%'", "达标", "指标a2.15%，高于年度目标（2.1%以上）0.05个百分点。"),
        ("2.1以上", "2.06", "kind: ratio, unit: '%'", "'%'", "滞后", "指标a2.06%，低于年度目标（2.1%以上）0.04个百分点。"),
        ("超过2.6", "2.6", "kind: stock, unit: 万平方米", "万平方米", "滞后", "指标a2.6万平方米，与年度目标（超过2.6万平方米）持平，而目标要求超过该数。"),
        ("38以下", "38.4", "kind: stock, unit: 微克", "微克", "滞后", "指标a38.4微克，超出目标上限（38微克以下）0.4微克。"),
        ("低于38", "38", "kind: stock, unit: 微克", "微克", "滞后", "指标a38微克，与年度目标（低于38微克）持平，而目标要求低于该数。"),
        ("35-36", "34.5", "kind: ratio, unit: '%'", "'%'", "滞后", "指标a34.5%，低于年度目标区间（35-36%）0.5个百分点。"),
        ("38以下", "37", "kind: stock, unit: 微克", "微克", "达标", "指标a37微克，低于目标上限（38微克以下）1微克。"),
        ("35-36", "35.4", "kind: ratio, unit: '%'", "'%'", "达标", "指标a35.4%，在年度目标区间（35-36%）内。"),
        ("35-36", "36.5", "kind: ratio, unit: '%'", "'%'", "滞后", "指标a36.5%，高于年度目标区间（35-36%）0.5个百分点。"),
        ("0", "2", "kind: flow, unit: 起, better: lower", "起", "滞后", "指标a2起，超出目标上限0起2起。"),
        ("建成", "true", "kind: milestone, unit: 是否", "是否", "达标", "指标a已完成（建成）。"),
        ("建成", "false", "kind: milestone, unit: 是否", "是否", "滞后", "指标a应于2021年完成（建成），尚未完成。"),
        ("92", "90", "kind: stock, unit: 家, nature: 预期性", "家", "滞后", "指标a（预期性）90家，完成年度目标92家的97.8%，差2家。"),
    ],
)  # fmt: skip
def test_a_sentence(
    target: str, value: str, more: str, unit: str, section: str, said: str, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    data = folder(
        tmp_path, indicator("a", target, more), record("a", value, f"as_of: 2021-12-31, status: final, unit: {unit}")
    )
    sections = paragraphs(run, data)
    found = {"达标": sections.get("达标和进度正常的指标"), "滞后": sections["滞后指标"]}
    assert found[section] == [said]


def test_none_one_and_many(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """Grammar holds whatever the number."""
    data = folder(tmp_path, "".join(indicator(name, "10") for name in "abcde"))
    assert paragraphs(run, data, lang="en") == {
        "Overview": ["In 2021, of 5 indicators of the annex: 5 no data."],
        "Lagging": ["There are no figures to judge."],
        "Not submitted": ["5 figures have not been submitted: 甲局 (指标a / 指标b / 指标c / 指标d / 指标e)."],
    }
    text = (data / "targets.yaml").read_text("utf-8")
    (data / "targets.yaml").write_text(text.partition("  - {id: b")[0], "utf-8")
    assert paragraphs(run, data, lang="en")["Not submitted"] == ["1 figure has not been submitted: 甲局 (指标a)."]
    assert paragraphs(run, data, lang="en")["Overview"] == ["In 2021, of 1 indicator of the annex: 1 no data."]
    head = "schema: hq-plan/actuals/1\nyear: 2021\ndepartment: 甲局\nrecords:\n"
    only = f"  - {{{record('a', '10', 'as_of: 2021-12-31, status: preliminary, unit: 家')}, source: 年报}}\n"
    (data / "actuals" / "a.yaml").write_text(head + only, "utf-8")
    assert paragraphs(run, data, lang="en") == {
        "Overview": ["At the end of 2021, of 1 indicator of the annex: 1 met."],
        "Lagging": ["No indicator lags."],
        "Met or on track": ["指标a reached 10家 (preliminary), just at the target 10家."],
        "Not submitted": ["None."],
        "How certain the figures are": ["1 figure is preliminary: 指标a."],
    }


def test_a_figure_that_is_kept_back_is_said_to_be(tmp_path: Path, run: Callable[..., Ran]) -> None:
    data = folder(tmp_path, indicator("a", "10"), "indicator: a, as_of: 2021-12-31, status: withheld, unit: 家")
    assert paragraphs(run, data)["未报送"] == ["不公布：指标a。"]


def test_a_year_without_a_target_says_so(tmp_path: Path, run: Callable[..., Ran]) -> None:
    data = folder(tmp_path, indicator("a", "10").replace("2021:", "2022:"))
    assert paragraphs(run, data) == {"总体情况": ["2021年方案没有设定目标。"]}


def test_within_a_year_the_schedule_is_told(tmp_path: Path, run: Callable[..., Ran]) -> None:
    flow = indicator("a", "120", "kind: flow, unit: 家") + indicator("b", "120", "kind: flow, unit: 家")
    until = "as_of: 2021-06-30, status: final, unit: 家"
    sections = paragraphs(run, folder(tmp_path, flow, record("a", "50", until), record("b", "70", until)))
    assert sections["滞后指标"] == [
        "指标a截至2021年6月末为50家，完成年度目标120家的41.7%，差70家，滞后时序进度8.3个百分点，此后每月需11.7家。"
    ]
    assert sections["达标和进度正常的指标"] == [
        "指标b截至2021年6月末为70家，完成年度目标120家的58.3%，超前时序进度8.3个百分点。"
    ]


def test_a_figure_with_an_error_is_not_said_to_be_missing(tmp_path: Path, run: Callable[..., Ran]) -> None:
    data = folder(tmp_path, indicator("a", "10") + indicator("b", "10"), record("a", "-3"))
    ran = run("report", "2021", "--data", str(data), "--lang", "zh")
    assert ran.status == 1
    assert "1项未报送：甲局（指标b）。" in ran.out
    assert "1项已报送但数据有误，未计入：甲局（指标a）。" in ran.out


def test_a_limit_that_is_kept_is_not_said_to_be_exceeded(tmp_path: Path, run: Callable[..., Ran]) -> None:
    data = folder(
        tmp_path, indicator("a", "480以下", "kind: flow, unit: 吨, better: lower"),
        record("a", "300", "as_of: 2021-06-30, status: final, unit: 吨"),
    )  # fmt: skip
    assert paragraphs(run, data)["滞后指标"] == [
        "指标a截至2021年6月末为300吨，距控制目标（480吨以下）余180吨，高于时序进度12.5个百分点。"
    ]


def test_a_lead_of_nought_and_one_that_is_nearly_so_differ(tmp_path: Path, run: Callable[..., Ran]) -> None:
    flow = "".join(indicator(name, "100000", "kind: flow, unit: 吨") for name in "ab")
    until = "as_of: 2021-06-30, status: final, unit: 吨"
    said = paragraphs(run, folder(tmp_path, flow, record("a", "50000", until), record("b", "49990", until)))
    every = "".join(text for texts in said.values() for text in texts)
    assert "与时序进度持平" in every
    assert "滞后时序进度0.01个百分点" in every


def test_what_is_not_due_is_not_said_to_be_missing(tmp_path: Path, run: Callable[..., Ran]) -> None:
    data = folder(tmp_path, indicator("a", "10", "kind: stock, unit: 家, due: 02-28"))
    assert paragraphs(run, data, "--as-of", "2022-02-01")["未报送"] == ["1项尚未到报送期限：甲局（指标a）。"]
    assert paragraphs(run, data, "--as-of", "2022-03-01")["未报送"] == ["1项未报送：甲局（指标a）。"]


@pytest.mark.parametrize("year", ["2020", "2021", "2022"])
def test_its_figures_are_those_of_the_status(year: str, run: Callable[..., Ran]) -> None:
    """Counts, completions and gaps of the sentences are those that status gives to programs."""
    of_status = json.loads(run("status", year, "--format", "json").out)["indicators"]
    sections = run("report", year, "--lang", "en").out.split("|")[0]
    asked = [each for each in of_status if each["target"]]
    for status, word in (("met", "met"), ("missed", "missed"), ("no_data", "no data"), ("off_track", "far behind")):
        n = sum(each["status"] == status for each in asked)
        assert sum(int(said) for said in re.findall(rf"(\d+) {word}\b", sections)) == n
    for each in asked:
        name = (each["name_en"] or each["name"]).replace("&", r"\&")
        clauses = re.findall(
            rf"(?:^|; ){re.escape(name)} ([^;|\n]*)(?=; |\.$)", sections.split("Still needed")[0], re.MULTILINE
        )
        (clause,) = clauses or [""]
        told = re.search(r"([\d.]+)% of the year's target", clause)
        if told:
            assert float(told[1]) == pytest.approx(100 * float(each["completion"]), abs=0.051)
        over = re.search(r"([\d.]+)\S* (?:over it|short of it)", clause)
        if over:
            assert float(over[1]) == abs(float(each["gap"]))
        assert bool(clause) == (each["status"] in ("met", "missed", "off_track", "behind", "on_track"))


def opened(run: Callable[..., Ran], tmp_path: Path) -> docx.document.Document:
    run("report", "2021", "--lang", "zh", "-o", str(tmp_path / "a.docx"))
    return docx.Document(str(tmp_path / "a.docx"))


def test_the_document_is_laid_out_as_official_documents_are(run: Callable[..., Ran], tmp_path: Path) -> None:
    """GB/T 9704-2012: A4, 37 mm above, 28 mm to the left, a text of 156 × 225 mm, 22 pt and 16 pt."""
    made = opened(run, tmp_path)
    page = made.sections[0]
    width, height, top, left = page.page_width, page.page_height, page.top_margin, page.left_margin
    assert [round(each / Mm(1)) for each in (width, height, top, left)] == [210, 297, 37, 28]
    assert round((width - left - page.right_margin) / Mm(1)) == 156
    assert round((height - top - page.bottom_margin) / Mm(1)) == 225
    of = {name: made.styles[name] for name in ("Normal", "Title", "Heading 1")}
    assert {name: (each.font.size.pt, each.paragraph_format.line_spacing.pt) for name, each in of.items()} == {
        "Normal": (16, 28.9), "Title": (22, 28.9), "Heading 1": (16, 28.9),
    }  # fmt: skip
    fonts = {name: each.element.rPr.rFonts.get(qn("w:eastAsia")) for name, each in of.items()}
    assert fonts == {"Normal": "仿宋", "Title": "方正小标宋简体", "Heading 1": "黑体"}
    every = [each for each in made.styles if hasattr(each, "font")]
    assert all(each.element.rPr.rFonts.get(qn("w:eastAsia")) for each in every)
    assert not any("Theme" in key for each in every for key in each.element.rPr.rFonts.attrib)


def test_the_table_of_the_document_is_a_table_whose_head_is_repeated(run: Callable[..., Ran], tmp_path: Path) -> None:
    made = opened(run, tmp_path)
    (table,) = made.tables
    assert [cell.text for cell in table.rows[0].cells][:4] == ["#", "指标", "目标", "实际"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert sum(column.width.mm for column in table.columns) == pytest.approx(156, abs=0.5)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed; .ci/run installs it")
def test_the_document_opens_in_libreoffice(run: Callable[..., Ran], tmp_path: Path) -> None:
    opened(run, tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=os.environ | {"HOME": str(tmp_path)})
    made = (tmp_path / "a.pdf").read_bytes()
    assert made.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 3


def test_the_only_field_of_the_document_is_the_number_of_the_page(run: Callable[..., Ran], tmp_path: Path) -> None:
    opened(run, tmp_path)
    archive = zipfile.ZipFile(BytesIO((tmp_path / "a.docx").read_bytes()))
    parts = {name: archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()}
    assert [text.count('w:fldSimple w:instr="PAGE"') for name, text in parts.items() if "footer" in name] == [1, 1]
    body = parts["word/document.xml"]
    assert not re.search("fldSimple|instrText|fldChar|<w:hyperlink|http(?!://schemas|s?://purl|://www.w3.org)", body)


@pytest.mark.parametrize("name", ["- 公园", "1. 公园", "+ 公园", "1) 公园", "# 公园", "> 公园"])
def test_a_name_makes_no_list_of_a_sentence(name: str, tmp_path: Path, run: Callable[..., Ran]) -> None:
    data = folder(tmp_path, indicator("a", "10"), record("a", "9"))
    plan = data / "targets.yaml"
    plan.write_text(plan.read_text("utf-8").replace("name: 指标a", f'name: "{name}"'), "utf-8")
    out = run("report", "2021", "--data", str(data), "--lang", "zh").out
    tokens = {token.type for token in MarkdownIt("commonmark").parse(out.partition("|")[0])}
    assert not tokens & {"bullet_list_open", "ordered_list_open", "blockquote_open"}
