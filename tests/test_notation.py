"""Every way to print a target that the package reads, what it refuses, and the way back."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hq_plan.notation import NotationError, Operator, Target, Way, read, show, words

_WORD_IN_FRONT = {
    ">=": (
        "不低于",
        "不少于",
        "不小于",
        "不得低于",
        "大于等于",
        "大于或等于",
        "达到",
        "达",
        "至少",
        "≥",
        "≧",
        ">=",
        "＞=",
        "＞＝",
    ),
    "<=": (
        "不超过",
        "不高于",
        "不大于",
        "不多于",
        "不得超过",
        "不得高于",
        "小于等于",
        "小于或等于",
        "控制在",
        "≤",
        "≦",
        "<=",
        "＜＝",
    ),
    ">": ("超过", "突破", "高于", "大于", "多于", "逾", ">", "＞"),
    "<": ("低于", "不满", "少于", "小于", "<", "＜"),
    "~": ("约", "大约"),
}
_WORD_BEHIND = {
    ">=": ("以上", "及以上", "或以上"),
    "<=": ("以下", "以内", "之内", "及以下", "或以下"),
    "~": ("左右", "上下"),
}


@pytest.mark.parametrize(("op", "word"), [(op, word) for op, words in _WORD_IN_FRONT.items() for word in words])
def test_a_word_in_front_gives_the_operator(op: Operator, word: str) -> None:
    assert read(f"{word}2.6") == Target(f"{word}2.6", op, Decimal("2.6"))


@pytest.mark.parametrize(("op", "word"), [(op, word) for op, words in _WORD_BEHIND.items() for word in words])
def test_a_word_behind_gives_the_operator(op: Operator, word: str) -> None:
    assert read(f"2.6{word}") == Target(f"2.6{word}", op, Decimal("2.6"))


@pytest.mark.parametrize(
    ("text", "op"),
    [("达到5以上", ">="), ("不少于5及以上", ">="), ("控制在5以内", "<="), ("不超过5以下", "<="), ("约5左右", "~")],
)
def test_the_same_said_twice_is_said_once(text: str, op: Operator) -> None:
    assert read(text) == Target(text, op, Decimal(5))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("92", "92"),
        ("2.10", "2.10"),
        ("0", "0"),
        ("-5", "-5"),
        ("1,460", "1460"),
        ("1,234,567.89", "1234567.89"),
        ("１，４６０", "1460"),
        ("２．１", "2.1"),
        ("－３", "-3"),
        ("−3", "-3"),
        (" 92 ", "92"),
        ("　92\u00a0", "92"),
    ],
)
def test_a_bare_number_has_no_operator(text: str, value: str) -> None:
    assert read(text) == Target(text, None, Decimal(value))


def test_a_number_keeps_its_decimals() -> None:
    target = read("2.10以上")
    assert target is not None
    assert str(target.value) == "2.10"


@pytest.mark.parametrize(
    ("text", "op", "value", "unit"),
    [
        ("2.1%", None, "2.1", "%"),
        ("２．１％以上", ">=", "2.1", "%"),
        ("2.1 % 以上", ">=", "2.1", "%"),
        ("77亿元", None, "77", "亿元"),
        ("超过2.6万平方米", ">", "2.6", "万平方米"),
        ("突破100家", ">", "100", "家"),
        ("1460件以上", ">=", "1460", "件"),
        ("控制在3%以内", "<=", "3", "%"),
        ("90亿元左右", "~", "90", "亿元"),
        ("5倍", None, "5", "倍"),
        ("5亿元增值税", None, "5", "亿元增值税"),
        ("3个降级", None, "3", "个降级"),
    ],
)
def test_a_unit_behind_the_number_is_kept(text: str, op: Operator | None, value: str, unit: str) -> None:
    assert read(text) == Target(text, op, Decimal(value), unit=unit)


@pytest.mark.parametrize("text", ["9" * 40, "1" + ",234" * 13, "0." + "1" * 39])
def test_forty_digits_are_read(text: str) -> None:
    assert read(text) == Target(text, None, Decimal(text.replace(",", "")))


@pytest.mark.parametrize(
    "text", ["5家累计", "5家年均", "5家（初步）", "5家(初步)", "5家上升", "5家削减", "5倍数", "9" * 41]
)
def test_what_stands_behind_a_number_and_is_no_unit_is_refused(text: str) -> None:
    with pytest.raises(NotationError, match=re.escape(text)):
        read(text)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("3-5", "3", "5", ""),
        ("3～5", "3", "5", ""),
        ("3〜5", "3", "5", ""),
        ("3~5", "3", "5", ""),
        ("3至5", "3", "5", ""),
        ("3到5", "3", "5", ""),
        ("3—5", "3", "5", ""),
        ("3–5", "3", "5", ""),
        ("3－5", "3", "5", ""),
        ("３～５", "3", "5", ""),
        ("3%-5%", "3", "5", "%"),
        ("3-5%", "3", "5", "%"),
        ("3%-5", "3", "5", "%"),
        ("3 % - 5 %", "3", "5", "%"),
        ("1,400至1,500件", "1400", "1500", "件"),
        ("1亿元至2亿元", "1", "2", "亿元"),
        ("-5至-3", "-5", "-3", ""),
        ("-5--3", "-5", "-3", ""),
        ("-1~1.5", "-1", "1.5", ""),
        ("5至5", "5", "5", ""),
    ],
)
def test_a_range_has_two_ends(text: str, low: str, high: str, unit: str) -> None:
    assert read(text) == Target(text, "in", Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("力争5", Target("力争5", None, Decimal(5), aspirational=True)),
        ("争取5", Target("争取5", None, Decimal(5), aspirational=True)),
        ("力争达到2.2%以上", Target("力争达到2.2%以上", ">=", Decimal("2.2"), None, "%", aspirational=True)),
        ("力争突破90亿元", Target("力争突破90亿元", ">", Decimal(90), None, "亿元", aspirational=True)),
        ("力争3至5家", Target("力争3至5家", "in", Decimal(3), Decimal(5), "家", aspirational=True)),
        ("力争建成园区", Target("力争建成园区", aspirational=True)),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_striving_makes_a_target_aspirational(text: str, target: Target) -> None:
    assert read(text) == target


@pytest.mark.parametrize(
    ("text", "op", "value", "upper", "unit"),
    [
        ("达到2300家左右", "~", "2300", None, "家"),
        ("达90%以上", ">=", "90", None, "%"),
        ("达2300家左右", "~", "2300", None, "家"),
        ("控制在5%左右", "~", "5", None, "%"),
        ("控制在3%-5%", "in", "3", "5", "%"),
        ("达到3至5家", "in", "3", "5", "家"),
        ("保持在5%以内", "<=", "5", None, "%"),
        ("建成1个", None, "1", None, "个"),
    ],
)
def test_a_verb_yields_to_the_word_behind(
    text: str, op: Operator | None, value: str, upper: str | None, unit: str
) -> None:
    assert read(text) == Target(text, op, Decimal(value), Decimal(upper) if upper else None, unit)


@pytest.mark.parametrize("text", ["2022年底前建成", "2022年6月底前完成验收", "达到2020年末水平"])
def test_a_day_does_not_make_a_number_of_words(text: str) -> None:
    assert read(text) == Target(text)


@pytest.mark.parametrize("text", ["90+", "90%+", "100余家", "100多家", "十万平方米", "三亿"])
def test_a_number_that_is_none_is_no_words(text: str) -> None:
    with pytest.raises(NotationError, match=re.escape(text)):
        read(text)


@pytest.mark.parametrize("text", ["", "  ", "　", "\n", "-", "－", "—", "–", "−", " - ", "/"], ids=repr)
def test_a_blank_or_a_dash_is_no_target(text: str) -> None:
    assert read(text) is None


def test_what_is_still_to_be_written_is_kept() -> None:
    assert read("TODO 低于全市平均值的50%") == Target("TODO 低于全市平均值的50%")


def test_a_goal_that_is_met_or_not_has_a_unit_of_its_own() -> None:
    assert words.YES_NO == "是否"


@pytest.mark.parametrize("text", ["大力推进", "初步形成", "全市前列", "建成", "完成验收"])
def test_words_are_a_target_without_a_number(text: str) -> None:
    assert read(text) == Target(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("超过5以上", id="more than, and at least"),
        pytest.param("不低于5以下", id="at least, and at most"),
        pytest.param("低于5以内", id="less than, and at most"),
        pytest.param("不低于5左右", id="at least, and about"),
        pytest.param("约5以上", id="about, and at least"),
        pytest.param("超过100家，达到102家", id="two targets in one"),
        pytest.param("超过超过5", id="a word twice in front"),
        pytest.param("5以上以下", id="two words behind"),
        pytest.param("超过3至5", id="a range with a word in front"),
        pytest.param("3至5以上", id="a range with a word behind"),
        pytest.param("3以上至5以下", id="a range with two words"),
        pytest.param("超过2020年的1.5倍以下", id="a multiple with two words"),
        pytest.param("增长1倍至2倍", id="a range of times"),
        pytest.param("5至3", id="a range upside down"),
        pytest.param("1万元至2亿元", id="a range in two units"),
        pytest.param("3-5-7", id="a range with three ends"),
        pytest.param("5-", id="a range without its end"),
        pytest.param("～5", id="a range without its beginning"),
    ],
)
def test_what_contradicts_itself_is_refused(text: str) -> None:
    with pytest.raises(NotationError, match=text):
        read(text)


@pytest.mark.parametrize(
    "text", ["五以上", "超过一百家", "二十左右", "不低于百分之五", "百分之五", "十以内", "超过一百", "五十"]
)
def test_chinese_numerals_are_refused(text: str) -> None:
    with pytest.raises(NotationError, match=text):
        read(text)


def relative(
    way: Way, value: str, unit: str = "", op: Operator | None = None, *, down: bool | None = False,
    upper: str | None = None, since: int | None = None, aspirational: bool = False,
) -> Target:  # fmt: skip
    """A target that is no level, without its text."""
    high = None if upper is None else Decimal(upper)
    return Target("", op, Decimal(value), high, unit, aspirational, way, down, since)


RELATIVE = {
    "增长8%": relative("rate", "8", "%"),
    "增长8%以上": relative("rate", "8", "%", ">="),
    "增长3%-5%": relative("rate", "3", "%", "in", upper="5"),
    "降低13.5%": relative("rate", "13.5", "%", down=True),
    "下降13.5%左右": relative("rate", "13.5", "%", "~", down=True),
    "比2019年增长20%": relative("rate", "20", "%", since=2019),
    "较2020年降低18%": relative("rate", "18", "%", down=True, since=2020),
    "在2020年基础上增长20%": relative("rate", "20", "%", since=2020),
    "力争比2020年增长20%以上": relative("rate", "20", "%", ">=", since=2020, aspirational=True),
    "年均增长8%": relative("yearly", "8", "%"),
    "年均增长6.5%左右": relative("yearly", "6.5", "%", "~"),
    "年均增长保持在6.5%左右": relative("yearly", "6.5", "%", "~"),
    "年均增长率6%": relative("yearly", "6", "%"),
    "年均增速6%以上": relative("yearly", "6", "%", ">="),
    "年均6.5%左右": relative("yearly", "6.5", "%", "~"),
    "年均6.5": relative("yearly", "6.5"),
    "6.5%（年均值）": relative("yearly", "6.5", "%"),
    "年均下降3%": relative("yearly", "3", "%", down=True),
    "提高5个百分点": relative("amount", "5", "个百分点"),
    "比2020年提高5个百分点": relative("amount", "5", "个百分点", since=2020),
    "下降1.2百分点": relative("amount", "1.2", "个百分点", down=True),
    "增加100家": relative("amount", "100", "家"),
    "减少20吨以上": relative("amount", "20", "吨", ">=", down=True),
    "翻一番": relative("times", "2"),
    "翻番": relative("times", "2"),
    "翻两番": relative("times", "4"),
    "翻二番": relative("times", "4"),
    "翻三番": relative("times", "8"),
    "比2019年翻一番以上": relative("times", "2", "", ">=", since=2019),
    "增长1倍": relative("times", "2"),
    "增长1.5倍以上": relative("times", "2.5", "", ">="),
    "2020年的1.5倍": relative("times", "1.5", since=2020),
    "2020年的1.5倍以上": relative("times", "1.5", "", ">=", since=2020),
    "达到2020年的1.5倍": relative("times", "1.5", "", ">=", since=2020),
    "达到2020年的1.5倍以上": relative("times", "1.5", "", ">=", since=2020),
    "累计2300": relative("whole", "2300", down=None),
    "〔增长8%〕": relative("whole", "8", "%"),
    "〔降低8%以上〕": relative("whole", "8", "%", ">=", down=True),
    "累计超过2300": relative("whole", "2300", "", ">", down=None),
    "累计完成2300亿元": relative("whole", "2300", "亿元", down=None),
    "五年累计4000万人": relative("whole", "4000", "万人", down=None),
    "2300（累计）": relative("whole", "2300", down=None),
    "〔900〕": relative("whole", "900", down=None),
    "［900］": relative("whole", "900", down=None),
    "[25]": relative("whole", "25", down=None),
    "〔>17〕": relative("whole", "17", "", ">", down=None),
    "〔50〕万套": relative("whole", "50", "万套", down=None),
    "〔18%〕": relative("whole", "18", "%", down=None),
    "〔13.5〕%": relative("whole", "13.5", "%", down=None),
    "降低〔13.5%〕": relative("whole", "13.5", "%", down=True),
    "累计下降13.5%": relative("whole", "13.5", "%", down=True),
    "累计增长30%": relative("whole", "30", "%"),
    "比2019年累计下降13.5%": relative("whole", "13.5", "%", down=True, since=2019),
    "五年累计下降18%": relative("whole", "18", "%", down=True),
    "五年累计增长30%": relative("whole", "30", "%"),
    **{f"{verb}5%": relative("rate", "5", "%") for verb in ("增长", "增加", "提高", "提升", "上升", "增")},
    **{f"{verb}5%": relative("rate", "5", "%", down=True) for verb in ("降低", "下降", "减少", "压减", "削减", "降")},
}


@pytest.mark.parametrize("text", RELATIVE)
def test_a_target_that_counts_from_a_base_or_over_years(text: str) -> None:
    assert read(text) == RELATIVE[text]._replace(text=text)


@pytest.mark.parametrize(
    ("text", "op"),
    [("提高到60%", ">="), ("增加至60%", ">="), ("降低到60%", "<="), ("下降至60%以下", "<="), ("降至60%", "<="),
     ("提高到超过60%", ">")],
)  # fmt: skip
def test_up_to_or_down_to_a_number_is_a_level(text: str, op: Operator) -> None:
    assert read(text) == Target(text, op, Decimal(60), None, "%")


@pytest.mark.parametrize("text", ["新增5家", "新建5家", "每万人5家", "每万人口拥有5家"])
def test_what_is_new_or_for_each_ten_thousand_is_a_level(text: str) -> None:
    assert read(text) == Target(text, None, Decimal(5), None, "家")


@pytest.mark.parametrize("text", ["单位能耗逐年下降", "水平显著提高", "达到全市平均水平", "保持增长", "持续减缓"])
def test_a_change_without_a_number_is_words(text: str) -> None:
    assert read(text) == Target(text)


@pytest.mark.parametrize(
    "text",
    ["比上年增长10%", "翻", "降低1倍", "增速6%", "年均增加5家", "降低降低5%", "累计", "〔〕", "〔5", "百分之五", "〔3〕→〔5〕",
     "年均下降年均5%", "2.55/3.45", "年均5家", "五年累计年均增长6%", "〔提高到60%〕", "〔900〕左右", "超过2020年的1.5倍以下",
     "成倍提高", "减少一半", "能耗减半", "三成企业达标", "不低于½"],
)  # fmt: skip
def test_a_change_that_cannot_be_worked_out_is_refused(text: str) -> None:
    with pytest.raises(NotationError):
        read(text)


@pytest.mark.parametrize(
    "text",
    ["以上", "超过", "≥", "1,46", "14,60", "1.2.3", "2。1", ".5", "5.", "=5", "+5", "1e3", "0x5F", "2022年达到5", "10:30",
     "5 m2", "五5"],
)  # fmt: skip
def test_what_is_neither_a_number_with_its_words_nor_words_alone_is_refused(text: str) -> None:
    with pytest.raises(NotationError):
        read(text)


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (Target("", None, Decimal("2.10")), "2.10"),
        (Target("", ">=", Decimal("2.1"), None, "%"), "2.1%以上"),
        (Target("", ">", Decimal("2.6"), None, "万平方米"), "超过2.6万平方米"),
        (Target("", "<=", Decimal(3)), "3以下"),
        (Target("", "<", Decimal(3)), "低于3"),
        (Target("", "~", Decimal(90)), "90左右"),
        (Target("", "in", Decimal(3), Decimal(5), "%"), "3至5%"),
        (Target("", ">=", Decimal(5), aspirational=True), "力争5以上"),
        (Target("", None, Decimal("1E+3")), "1000"),
        (Target("大力推进"), "大力推进"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_target_is_written_in_one_way(target: Target, text: str) -> None:
    assert show(target) == text


_NUMBERS = st.decimals(-(10**9), 10**9, places=3) | st.integers(-(10**6), 10**6).map(Decimal)
_UNITS = st.sampled_from(["", "%", "家", "件", "亿元", "万平方米"])
_OPERATORS = st.sampled_from([None, ">=", ">", "<=", "<", "~"])
_ONE_BOUND = st.tuples(_OPERATORS, _NUMBERS, _UNITS, st.booleans()).map(
    lambda each: Target("", each[0], each[1], None, each[2], each[3])
)
# A range that ends on nought stays out.
_RANGES = st.tuples(_NUMBERS, _NUMBERS.filter(bool), _UNITS, st.booleans()).filter(lambda each: each[0] <= each[1])
_RANGE = _RANGES.map(lambda each: Target("", "in", each[0], each[1], each[2], each[3]))


@settings(deadline=None, derandomize=True, max_examples=300)
@given(_ONE_BOUND | _RANGE)
def test_what_is_written_reads_back_to_the_same(target: Target) -> None:
    text = show(target)
    assert read(text) == target._replace(text=text)
