"""One mistake gives one finding where it stands, and six give six: slips of the keyboard put into a good file.

Each row of SLIPS says where a slip can be made: a pattern in a line, what is typed instead, how far from the match the
finding stands, and its code. Every slip is made in every line that it fits, one by one, and then many together.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hq_plan import checks
from hq_plan.diagnostics import Diagnostic, Severity, corrected
from hq_plan.folders import PLAN_FILE
from hq_plan.workspace import load

PLAN = Path(__file__).parent / "cases" / "plan" / PLAN_FILE
GOOD = """schema: hq-plan/actuals/1
year: 2021
department: 区科技局
records:
  - indicator: hitech
    value: 95
    unit: 家
    as_of: 2021-12-31
    status: final
    source: 区科技局年报

  # 全年：见公报
  - indicator: contract_value
    value: 81.30
    unit: 亿元
    as_of: 2021-12-31
    status: preliminary
    source: "统计公报"
    note: 合同：成交额
  - indicator: rd_intensity
    value: 2.14
    unit: "%"
    as_of: 2021-12-31
    status: final
    source: 公报
"""
KEYS = "schema|year|department|indicator|value|unit|as_of|status|source|note"
VALUE, DAY = r"(?<=value: )[0-9.]+$", r"(?<=as_of: )2021-12-31"

SLIPS = {
    "wide colon": (r"(?<=\b)(?<=\w): (?=\S)", "：", 0, "HQ015"),
    "wide colon and space": (r"(?<=\w): (?=\S)", "： ", 0, "HQ015"),
    "wide colon of the list": (r"(?<=records):$", "：", 0, "HQ015"),
    "no space behind the colon": (r"(?<=\w): (?=[^\"])", ":", 0, "HQ017"),
    "wide space behind the colon": (r"(?<=\w:) (?=\S)", "　", 0, "HQ016"),
    "no-break space behind the colon": (r"(?<=\w:) (?=\S)", "\xa0", 0, "HQ016"),
    "wide space at the end": (r"(?<=[家元局告报0-9])$(?<!公报)", "　", 0, "HQ016"),
    "wide indent": (r"^    (?=\w)", "　　", 0, "HQ016"),
    "no-break indent": (r"^    (?=\w)", "\xa0\xa0\xa0\xa0", 0, "HQ016"),
    "tab": (r"^    (?=\w)", "\t", 0, "HQ018"),
    "one space less": (r"^    (?=\w)", "   ", 3, "HQ019"),
    "one space more": (r"^    (?=\w)", "     ", 5, "HQ019"),
    "wide dash": (r"(?<=^  )- ", "－ ", 0, "HQ015"),
    "long dash": (r"(?<=^  )- ", "— ", 0, "HQ015"),
    "no space behind the dash": (r"(?<=^  )- ", "-", 0, "HQ017"),
    "wide hash": (r"(?<=^  )#", "＃", 0, "HQ015"),
    "no colon": (r"(?<=^    )(value|unit|source|note): (?=\w)", r"\1 ", 0, "HQ022"),
    "unclosed": (r'(?<=")(统计公报|%)"', r"\1", -1, "HQ020"),
    "quote not closed in English": (r'(?<=统计公报)"', "”", 0, "HQ015"),
    "zero-width": (r"(?<=: \w)(?=\w)", "\u200b", 0, "HQ004"),
    "percent unquoted": (r'"%"', "%", 0, "HQ021"),
    "full-width digits": (VALUE, "９５", 0, "HQ113"),
    "quoted": (VALUE, '"95"', 0, "HQ105"),
    "numeral": (VALUE, "九十五", 0, "HQ114"),
    "percent": (VALUE, "2.1%", 0, "HQ116"),
    "grouped": (VALUE, "1，460", 0, "HQ117"),
    "octal": (VALUE, "012", 0, "HQ118"),
    "yes": (VALUE, "yes", 0, "HQ119"),
    "words": (VALUE, "约95", 0, "HQ111"),
    "nothing": (VALUE, "-", 0, "HQ111"),
    "slashes": (DAY, "2021/12/31", 0, "HQ106"),
    "Chinese day": (DAY, "2021年12月31日", 0, "HQ106"),
    "no such day": (DAY, "2021-02-30", 0, "HQ106"),
    "serial": (DAY, "44561", 0, "HQ120"),
    "month": (DAY, "2021年12月", 0, "HQ121"),
    "day before": (DAY, "2020-12-31", 0, "HQ204"),
    "status": (r"(?<=status: )\w+", "最终", 0, "HQ108"),
    "indicator": (r"(?<=indicator: )\w+", "nonesuch", 0, "HQ201"),
    "unit": (r"(?<=unit: )\w+", "公斤", 0, "HQ202"),
    "key misspelt": (r"(?<=^    )(value|unit|source|status)(?=:)", r"\1e", 0, "HQ103"),
    "key in capitals": (r"(?<=^    )(value|unit|source|status)(?=:)", lambda match: match[1].upper(), 0, "HQ103"),
    "key of its own": (r"^    note: .*", "    remarks_of_mine: x", 4, "HQ103"),
    "empty": (r"(?<=^    unit:) .*", "", -5, "HQ110"),
    "tag": (VALUE, "!!str 95", 0, "HQ012"),
    "anchor": (VALUE, "&a 95", 0, "HQ012"),
}  # fmt: skip
LINES = GOOD.splitlines()


def made(slip: str, line: str) -> tuple[str, int] | None:
    """The line with a slip in it, and the column of its finding; None where it cannot be made."""
    pattern, typed, offset, _code = SLIPS[slip]
    match = re.search(pattern, line)
    return match and (re.sub(pattern, typed, line, count=1), match.start() + offset + 1)


PLACES = [(slip, number) for slip in SLIPS for number, line in enumerate(LINES) if made(slip, line)]


def found(text: str) -> list[Diagnostic]:
    with TemporaryDirectory() as folder:
        data = Path(folder)
        (data / "actuals").mkdir()
        (data / PLAN_FILE).write_bytes(PLAN.read_bytes())
        (data / "actuals" / "a.yaml").write_bytes(text.encode())
        return [each for each in checks.run(load(data, data)) if each.severity is Severity.ERROR]


def with_slips(slips: dict[int, str], end: str = "\n") -> tuple[str, list[tuple[int, int, str]]]:
    """The file with slips in its lines, and the findings that belong to them."""
    lines, expected = list(LINES), []
    for number, slip in slips.items():
        lines[number], column = made(slip, LINES[number])  # type: ignore[misc]
        expected.append((number + 1, column, SLIPS[slip][3]))
    return end.join([*lines, ""]), sorted(expected)


def places(findings: list[Diagnostic]) -> list[tuple[int, int, str]]:
    return [(each.span.line, each.span.column, each.code) for each in findings]


def test_the_file_is_good() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_can_be_made(slip: str) -> None:
    assert any(name == slip for name, _ in PLACES)


@pytest.mark.parametrize(("slip", "number"), PLACES)
def test_a_slip_is_found_where_it_stands_and_nothing_else_is(slip: str, number: int) -> None:
    text, expected = with_slips({number: slip})
    assert places(found(text)) == expected


@pytest.mark.parametrize(("slip", "number"), PLACES)
def test_the_line_as_it_should_read_is_free_of_the_slip(slip: str, number: int) -> None:
    text, _ = with_slips({number: slip})
    (finding,) = found(text)
    if finding.fix is not None:
        lines = text.splitlines()
        lines[number] = corrected(lines[number], [finding.fix])
        after = found("\n".join([*lines, ""]))
        assert [each for each in after if each.code != "HQ205"] == []


MANY = st.lists(st.sampled_from(PLACES), max_size=8).map(lambda rows: {number: slip for slip, number in rows})
# A slip in a record's first line or unit changes what the others are held against; below an empty value a line may be
# indented by more.
ALONE = {"indicator", "unit", "key of its own", "empty"}


@settings(deadline=None, max_examples=150)
@given(MANY, st.sampled_from(["\n", "\r\n", "\r"]))
def test_so_many_slips_give_so_many_findings(slips: dict[int, str], end: str) -> None:
    apart = {number: slip for number, slip in slips.items() if slip not in ALONE}
    text, expected = with_slips(apart, end)
    assert places(found(text)) == expected
