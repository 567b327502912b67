"""What is right is left alone; what is wrong is taken for what was probably meant."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hq_plan.diagnostics import MOST_FINDINGS
from hq_plan.read import yaml
from hq_plan.read.mend import Mender

ROOT = Path(__file__).parent.parent
GOOD = [
    *(ROOT / "data").rglob("*.yaml"),
    *(ROOT / "tests" / "cases" / "valid").rglob("*.y*ml"),
    ROOT / "tests/cases/plan/targets.yaml",
]

RIGHT = [
    "a: 来源：年报，第3页。\nb: “雏鹰”企业（含新增）",
    "note: >-\n  GDP：按可比价。\n  key：value\n\n  ＃ 不是注释\nb: 1",
    "note: |\n  - 甲\n  a:b\n  \tx\nb: 1",
    "a: 第一行\n  第二行：接上\n  - 第三行\nb: 1",
    'a: "第一行\n  key：第二行"\nb: 1',
    "a: 'it''s: here'\nb: \"x: \\\"y\\\"\"",
    "a: http://x.cn/b：c\nb: C:/data\nc: 12:30",
    "a:\n- b: 1\n  c: 2\n- b: 3\n",
    "a:\n  - - 1\n    - 2\n  -\n    b: 1\n",
    "a: [1, 2,\n  3, 甲、乙]\nb: {c: 1, d: [x, y],\n  e: 优化，提升}\n",
    "a: {b: '，', c: \"：\", d: 2：1}\n",
    "# 说明：x\na: 1 # ＃：\n\n# x\nb:\n  # y\n  c: 1\n",
    "---\na: 1\n...\n",
    "\"a b\": 1\n'c': 2\n2021: 3\n",
    "a:\n    b: 1\n    c:\n      - x\n    d: 2\n",
    "a: -5\nb: -x\nc: --\nd: a-b\n",
    "a: x#y\nb: x:y\nc: x,y\n",
    '{"a": 1, "b":2}\n',
    "- |\n 甲\n ：\n- {a: 1,\n b: 2}\n-   \n a: 1\n",
    "a: {202, b: 1,\n460, c: 2}\n",
    "-  # 注\n  a: 1\n-   \n  a: 1\n",
    "a:\n - b: 1\n   c:\n    d: 1\n    e: 2\n   f:  # 注\n    g: 1\n",
]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_good_file_is_left_alone(path: Path) -> None:
    mender = Mender(path.read_text("utf-8"))
    assert mender.slate.notes == []


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    document, findings = yaml.read(text.encode(), "f")
    assert findings == []
    assert document is not None
    assert not document.guessed
    assert Mender(text).slate.notes == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a：1\nb: 2", "a: 1\nb: 2"),
        ("a:1", "a: 1"),
        ("a：", "a:"),
        ("2021：92", "2021: 92"),
        ("a=1\nb: 2", "a: 1\nb: 2"),
        ("b: 2\na=1", "b: 2\na: 1"),
        ("b: 2\na ＝ 1", "b: 2\na: 1"),
        ("b: 2\n指标：x", "b: 2\n指标: x"),
        ("a:\n　- b: 1\n　　　c: 2", "a:\n  - b: 1\n    c: 2"),
        ("a:\n\t- b: 1\n\t\tc: 2", "a:\n  - b: 1\n    c: 2"),
        ("a:\n  - b: 1\n   c: 2\n     d: 3", "a:\n  - b: 1\n    c: 2\n    d: 3"),
        ("a:\n  - b: 1\nc: 2\n    d: 3", "a:\n  - b: 1\n    c: 2\n    d: 3"),
        ("a:\n  - b: 1\n - b: 2", "a:\n  - b: 1\n  - b: 2"),
        ("a:\n  -b: 1\n  — b: 2", "a:\n  - b: 1\n  - b: 2"),
        ('a: "x\nb: 1', 'a: "x"\nb: 1'),
        ("a: 'x\nb: 1", "a: 'x'\nb: 1"),
        ('a: "x”\nb: 1', 'a: "x"\nb: 1'),
        ("a: [1，2、3]", "a: [1, 2, 3]"),
        ("a: [1, 2，3]", "a: [1, 2, 3]"),
        ("a: [区商务局、区人社局]", "a: [区商务局, 区人社局]"),
        ("a: ［1, 2］", "a: [1, 2]"),
        ("a: [1, 2\nb: 3", "a: [1, 2]\nb: 3"),
        ("a: [{b: 1, c: 2\nd: 3", "a: [{b: 1, c: 2}]\nd: 3"),
        ("a: {b: 1]", "a: {b: 1}"),
        ("a: {270, b: 1}", None),
        ("a: {b: 1,460, c: 2}", "a: {b: 1460, c: 2}"),
        ("a: {b: 1，460, c: 2}", None),
        ("a: {b：1，c:2}", "a: {b: 1, c: 2}"),
        ("a: {b: >2.6, c: %}", 'a: {b: ">2.6", c: "%"}'),
        ("a: >2.6\nb: >=3", 'a: ">2.6"\nb: ">=3"'),
        ("a: x: y", 'a: "x: y"'),
        ('a: x "y": z', "a: 'x \"y\": z'"),
        ('a: "C:\\数据"', "a: 'C:\\数据'"),
        ('a: "x"y', "a: '\"x\"y'"),
        ("a: 1\nvalue 95", "a: 1\nvalue: 95"),
        ("＃ x\na: 1", "# x\na: 1"),
        ("“a”: 1", "a: 1"),
        ("a:　1　", "a: 1"),
        ("a　: 1", "a : 1"),
        ("a:　　1", "a: 1"),
        ("b:\n  - a: 1\n    c: 2\n    - d: 3", "b:\n  - a: 1\n    c: 2\n    d: 3"),
        ("b:\n&nbsp;&nbsp;- a: 1", "b:\n  - a: 1"),
        ("b:\n  -  a: 1\n    c: 2", "b:\n  - a: 1\n    c: 2"),
        ("a:\n\t# x\n  b：1", "a:\n # x\n  b: 1"),
        ("- 1\nkey：2", "- 1\nkey: 2"),
        ("a: 【领军\nb：1", "a: 【领军\nb: 1"),
        ("a: [b　c，d]", "a: [b　c, d]"),
        ('a: {b: "x, c: "y"}', 'a: {b: "x", c: "y"}'),
        ("a: {b: 1；\n c: 2}", "a: {b: 1,\n c: 2}"),
        ("a: {b: 1\n c: 2}", "a: {b: 1,\n c: 2}"),
        ('"a”: 1', '"a": 1'),
        ("'a: 1", "a: 1"),
        ("a: #5", 'a: "#5"'),
        ("b：1\na: |\n  x", "b: 1\na: |\n  x"),
    ],
)
def test_a_slip_is_taken_for_what_was_meant(typed: str, meant: str | None) -> None:
    mender = Mender(typed)
    assert mender.slate.edits.text() == (typed if meant is None else meant)
    assert bool(mender.slate.notes) == (meant is not None)


@settings(deadline=None)
@given(st.text("ab：:－- \t\n　\"'[]{}，,#|>%中9", max_size=60))
def test_whatever_comes_is_gone_through_once(text: str) -> None:
    mender = Mender(text)
    assert len(mender.slate.edits.lines) == len(mender.slate.edits.text().split("\n"))


def test_what_was_meant_is_right() -> None:
    """Reading what was taken for meant finds nothing more to mend."""
    text = "a：1\nb:\n  －c:2\n   d: “x”\n  - c: [1，2\n    d: %\n"
    once = Mender(text)
    assert len(once.slate.notes) == 7
    assert Mender(once.slate.edits.text()).slate.notes == []


@pytest.mark.parametrize("text", ["a：1\n" * 10_002, "a: [1，\n" + "2，\n" * 10_002 + "]", "a: 1\n" * 10_003])
def test_more_slips_than_are_kept_end_the_reading(text: str) -> None:
    document, findings = yaml.read(text.encode(), "f")
    assert document is None
    assert len(findings) == MOST_FINDINGS + 1
