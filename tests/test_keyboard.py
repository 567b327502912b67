"""What a Chinese keyboard types is named, and read as it was meant; what cannot be told is not guessed."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hq_plan import i18n
from hq_plan.keyboard.days import DayReading, DaySlip, read_day
from hq_plan.keyboard.numbers import Reading, Slip, read_number
from hq_plan.keyboard.numerals import digits
from hq_plan.keyboard.signs import IDENT, SPACES, WIDE_QUOTES, all_meaning, latin, meant, name, plain, slips, told
from hq_plan.keyboard.units import converted, shifted, zeros_between

# Signs


@pytest.mark.parametrize(
    ("typed", "half"),
    [
        ("：", ":"), ("，", ","), ("、", ","), ("．", "."), ("。", "."), ("％", "%"), ("“", '"'), ("”", '"'), ("‘", "'"),
        ("＃", "#"), ("－", "-"), ("—", "-"), ("–", "-"), ("−", "-"), ("～", "~"), ("（", "("), ("［", "["), ("【", "["),
        ("｛", "{"), ("｝", "}"), ("＞", ">"), ("＝", "="), ("９", "9"), ("Ａ", "A"), ("ｚ", "z"), ("\u3000", " "), ("\xa0", " "),
        ("\u2003", " "), ("a", None), ("家", None), (":", None), ("￥", None),
    ],
)  # fmt: skip
def test_a_sign_has_the_half_width_one_that_was_meant(typed: str, half: str | None) -> None:
    assert meant(typed) == half
    assert plain(typed) == (half or typed)


@given(st.text())
def test_plain_text_stays_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert slips(plain(text)) == []
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("９５", "'９５' (full-width digits) stands where '95' is meant", "这里是全角数字“９５”，应为“95”"),
        ("a：b", "'：' (a full-width colon) stands where ':' is meant", "这里是全角冒号“：”，应为“:”"),
        (
            "9\u30005",
            "a full-width space (U+3000) stands where a plain space is meant",
            "这里是全角空格（U+3000），应为普通空格",
        ),
        ("95", "", ""),
    ],
)
def test_what_was_typed_and_what_was_meant_are_named(text: str, en: str, zh: str) -> None:
    assert told(text) == en
    i18n.use("zh")
    assert told(text) == zh


def test_only_the_first_few_kinds_of_slips_are_told() -> None:
    assert told("９，５．０％").count("stands where") == 3
    assert told("９，５．０％", most=9).count("stands where") == 6


NAMES = {
    "a full-width colon": "：﹕∶︰",
    "a full-width comma": "，、﹐",
    "a full-width stop": "．。｡",
    "a full-width percent sign": "％﹪",
    "a Chinese quotation mark": "“”„‟「」『』＂‘’＇",
    "a full-width hash": "＃﹟",
    "a long dash": "－–—―−‐‑‒﹣",
    "a full-width bracket": "［］【】｛｝",
    "a full-width space": "\u3000",
    "a space that is no plain space": SPACES[1:],
    "a full-width digit": "０９",
    "a full-width letter": "ａＺ",
    "a full-width sign": "＆！～〜",
}


@pytest.mark.parametrize(("said", "typed"), [(said, typed) for said, row in NAMES.items() for typed in row])
def test_every_sign_has_a_name(said: str, typed: str) -> None:
    assert name(typed) == said
    assert name(typed * 2) == {
        "a full-width digit": "full-width digits",
        "a full-width letter": "full-width letters",
    }.get(said, said)


@pytest.mark.parametrize(
    ("typed", "half"),
    [("﹕∶︰", ":::"), ("、﹐", ",,"), ("。｡", ".."), ("﹪", "%"), ("“”„‟「」『』", '"' * 8), ("‘’", "''"), ("﹟", "#"),
     ("–—―−‐‑‒﹣", "-" * 8), ("〜", "~"), ("【】", "[]"), (SPACES, " " * len(SPACES)), ("！～", "!~"), ("０ｚ", "0z")],
)  # fmt: skip
def test_a_row_of_signs_becomes_the_one_that_was_meant(typed: str, half: str) -> None:
    assert plain(typed) == half


def test_what_stands_for_a_sign_is_known_and_its_neighbours_are_not() -> None:
    assert all_meaning(":") == "：﹕∶︰"
    assert sorted(WIDE_QUOTES) == sorted("＂“”„‟「」『』＇‘’")
    assert [meant(each) for each in "\uff00！～｟"] == [None, "!", "~", None]


@pytest.mark.parametrize(
    ("text", "is_key"), [("as_of", True), ("ａｓ＿of", False), ("ａｓ_of-２", True), ("2nd", False), ("-x", False), ("x-note", True)]
)  # fmt: skip
def test_a_key_is_named_in_letters_of_any_width(text: str, is_key: bool) -> None:
    assert bool(re.fullmatch(IDENT, text)) == is_key


def test_letters_of_other_alphabets_become_the_latin_ones_they_look_like() -> None:
    assert latin("АВЕЅІЈКМНОРСТУХ") == "ABESIJKMHOPCTYX"
    assert latin("аеѕіјкорсухһԁԛԝ") == "aesijkopcyxhdqw"
    assert latin("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ αικνορυγ") == "ABEZHIKMNOPTYX aikvopuy"
    assert latin("ոօսհց ıɑɡ hitech 高企") == "nouhg iag hitech 高企"


def test_runs_of_one_kind_are_told_once_and_apart() -> None:
    assert slips("９５，ａＢ９５，。") == ["９５", "，", "ａＢ", "。"]
    assert told("９５\xa0") == (
        "'９５' (full-width digits) stands where '95' is meant; "
        "a space that is no plain space (U+00A0) stands where a plain space is meant"
    )


# Numbers

NUMBERS = {
    Slip.WIDE: {
        "９５": "95", "9５": "95", "２．１": "2.1", "2。1": "2.1", "“95”": "95", "−5": "-5", "－０．５": "-0.5", " 95　": "95", "\t95": "95",
        "95，": "95", "95；": "95", "９" * 40: "9" * 40,
    },
    Slip.NUMERAL: {
        "九十五": "95", "十": "10", "一百零五": "105", "两万": "20000", "一万二千三百": "12300", "二点一": "2.1", "〇": "0",
        "一二〇": "120", "玖拾伍": "95", "百分之二点一": "2.1", "负五": "-5", "三亿": "300000000",
        "二点一五": "2.15", "二○二一": "2021", "三佰": "300", "二仟": "2000", "五拾": "50",
    },
    Slip.GROUPED: {"1,460": "1460", "1，460": "1460", "1 460": "1460", "12,345,678.90": "12345678.90", "1,4600": "14600", "0,123": ""},
    Slip.NOTATION: {
        "012": "12", "-007": "-7", "00.5": "0.5", "1_460": "1460", "+1_460": "1460", "1e3": "1000", "1.5E-2": "0.015", "+5": "5", ".5": "0.5",
        "5.": "5", "0x5F": "", "0b1": "", "1:30": "", "1:30:00": "", ".inf": "", "-.INF": "", ".nan": "", "NaN": "",
    },
    Slip.YES_NO: dict.fromkeys(["yes", "Yes", "y", "on", "true", "是", "完成", "已完成", "建成", "已建成", "达成", "√", "✓", "☑"], "true")
    | dict.fromkeys(["no", "N", "off", "false", "否", "不是", "没有完成", "未完成", "未建成", "未达成", "×", "✗"], "false"),
    Slip.NOTHING: {"": "", "-": "", "—": "", "/": "", "无": "", "暂无": "", "待定": "", "N/A": "", "*": "", "*家": "", "…": "", "none": "",
                   "没有数据": "", "未报": "", "不详": "", "缺": "", "空": "", "TBD": "", "nil": "", "?": ""},
    Slip.WORDS: {"约95": "", "95以上": "95", "95左右": "95", "近100": "", "≥95": "", "90-95": None, "95＃初步": "95", "95多": "95",
                 "95#": "95", "95(": "95", "95（初步）": "95", "95【初步】": "95", "95/家": "95", "3成": "3", "90来家": "90", "九十五以上": "",
                 "三成": "", "二百五": ""},
    Slip.LETTERS: {"9O": "90", "l2": "12", "1O.5": "10.5", "9oQ": "900", "9Ol": "901", "9I|": "911"},
    Slip.LONG: {"9" * 41: "", "0." + "1" * 41: ""},
}  # fmt: skip


@pytest.mark.parametrize(
    ("slip", "typed", "number"),
    [(slip, typed, number) for slip, rows in NUMBERS.items() for typed, number in rows.items()],
)
def test_a_number_is_read_as_it_was_meant(slip: Slip, typed: str, number: str | None) -> None:
    reading = read_number(typed)
    assert (reading and (reading.slip, reading.number)) == (None if number is None else (slip, number))


@pytest.mark.parametrize(
    ("typed", "slip", "number", "unit"),
    [
        ("95家", Slip.UNIT, "95", "家"), ("95 家", Slip.UNIT, "95", "家"), ("９５家", Slip.UNIT, "95", "家"),
        ("77.3亿元", Slip.UNIT, "77.3", "亿元"), ("1,460件", Slip.UNIT, "1460", "件"), ("1.2万", Slip.UNIT, "1.2", "万"),
        ("￥77", Slip.UNIT, "77", "￥"), ("95家（初步）", Slip.UNIT, "95", "家(初步)"), ("九十五家", Slip.NUMERAL, "95", "家"), ("95kg", Slip.UNIT, "95", "kg"), ("2.1%", Slip.PERCENT, "2.1", "%"), ("2.1％", Slip.PERCENT, "2.1", "%"),
        ("2.1‰", Slip.PERCENT, "2.1", "‰"), ("2.1个百分点", Slip.PERCENT, "2.1", "个百分点"), ("2.1百分点", Slip.PERCENT, "2.1", "百分点"),
        ("2.1个点", Slip.PERCENT, "2.1", "个点"), ("2.1PCT", Slip.PERCENT, "2.1", "PCT"), ("+1,460件", Slip.UNIT, "1460", "件"),
        ("$77", Slip.UNIT, "77", "$"), ("负五家", Slip.NUMERAL, "-5", "家"), ("¥77元", Slip.UNIT, "77", "元"),
    ],
)  # fmt: skip
def test_a_unit_written_with_the_number_is_told_as_typed(typed: str, slip: Slip, number: str, unit: str) -> None:
    assert read_number(typed) == Reading(slip, number, unit)


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("九十二亿四千万", "亿元", "92.4"), ("九十二亿四千万元", "亿元", "92.4"), ("九十二亿", "亿元", "92"),
        ("七十七亿元", "亿元", "77"), ("三千万", "亿元", "0.3"), ("九百二十四万元", "亿元", "0.0924"), ("92.4亿", "亿元", "92.4"),
        ("924000万元", "亿元", "92.4"), ("十五万件", "件", "150000"), ("两万", "家", "20000"), ("1.2万", "家", "12000"),
        ("2千", "家", "2000"), ("22.1‰", "%", "2.21"), ("2.1%", "%", "2.1"), ("3公顷", "万平方米", "3"), ("95家", "家", "95"),
        ("26平米", "平方米", "26"), ("26㎡", "平方米", "26"), ("3平方公里", "平方米", "3000000"),
        ("5元人民币", "元", "5"), ("5人民币", "元", "5"), ("5块", "元", "5"), ("5块钱", "元", "5"),
        ("5百分比", "%", "5"), ("5百分之", "%", "5"), ("5‱", "%", "0.05"), ("5百家", "家", "500"), ("5十件", "件", "50"), ("5亿", None, "500000000"),
        ("77亿元", "亿元", "77"), ("1.2万", None, "12000"), ("95家", None, "95"), ("九十五", "亿元", "95"),
        ("2.1%", None, "0.021"), ("2.1‰", None, "0.0021"), ("1508%", "件", None), ("￥92.40", "亿元", None), ("95户", "家", None), ("七十七亿件", "亿元", None), ("95.0家", "家", "95.0"), ("95.0家", None, "95.0"), ("2.1个百分点", "%", None),
    ],
)  # fmt: skip
def test_a_number_is_told_in_the_unit_beside_it_or_not_at_all(typed: str, unit: str | None, number: str | None) -> None:
    reading = read_number(typed)
    assert reading is not None
    assert converted(reading.number, reading.unit, unit, absolute=reading.absolute) == number


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("813000", -4, "81.3"), ("950", -1, "95"), ("0.021", 2, "2.1"), ("1", 8, "100000000"), ("-1.50", 0, "-1.5"),
     ("1" * 40, -4, "1" * 36 + ".1111"), ("0", -2, "0"), ("100", 0, "100")],
)  # fmt: skip
def test_a_shifted_number_is_exact_and_short(value: str, places: int, text: str) -> None:
    assert shifted(Decimal(value), places) == text


@pytest.mark.parametrize(
    ("unit", "expected", "zeros"),
    [
        ("m2", "平方米", 0), ("m²", "平方米", 0), ("km2", "万平方米", 2), ("公顷", "平方公里", -2), ("万亿元", "元", 12), ("十万元", "万元", 1),
        ("千克", "克", 3), ("百 家。", "家", 2), ("是否完成", "是否", 0), ("是或否", "是否", 0), ("是/否", "是否", 0), ("", "亿元", 0), ("亿", "元", 8),
        ("美元", "元", None), ("百分比", "%", 0), ("％", "‰", 1), ("‱", "%", -2), ("KM²", "平方公里", 0), ("·家·", "家", 0),
    ],
)  # fmt: skip
def test_by_how_many_zeros_one_unit_is_more_than_another(unit: str, expected: str, zeros: int | None) -> None:
    assert zeros_between(unit, expected) == zeros


@pytest.mark.parametrize("typed", ["很多", "达到", "O", "Il", "X95", "95/"])
def test_what_has_no_number_in_it_is_none(typed: str) -> None:
    assert read_number(typed) is None


def test_a_number_alone_has_no_unit() -> None:
    assert read_number("９５") == Reading(Slip.WIDE, "95", "", absolute=False)
    assert read_number("九十五万") == Reading(Slip.NUMERAL, "950000", "", absolute=True)


@pytest.mark.parametrize(
    ("number", "unit", "absolute", "told"),
    [("95", "亿元", False, "95"), ("10000", "百分比", True, "10000"), ("10000", "·", True, "10000"), ("9500", "万元", True, "0.95")],
)  # fmt: skip
def test_a_number_without_a_unit_stands_in_the_one_beside_it(number: str, unit: str, absolute: bool, told: str) -> None:
    """Unless it was written with its 万 and 亿, which count ones."""
    assert (converted(number, "", unit, absolute=True) if absolute else converted(number, "", unit)) == told


@pytest.mark.parametrize("typed", ["hitech", "2021-12-31", "很多", "95?", "第3", "1.2.3", "3万5", "abc1"])
def test_what_cannot_be_told_is_not_guessed(typed: str) -> None:
    reading = read_number(typed)
    assert reading is None or reading.slip is Slip.WORDS


@given(
    st.text("0123456789０９.．,，%％家亿元一十百千万零点约以上-－ 　“”'\"_eE+:xofina是否", max_size=12)
    | st.text(max_size=20)
)
def test_a_number_that_is_read_is_a_plain_one(typed: str) -> None:
    reading = read_number(typed)
    if reading and reading.number and reading.slip is not Slip.YES_NO:
        assert reading.number.lstrip("-").replace(".", "", 1).isdigit()


def spelt(number: int) -> str:
    """A whole number in Chinese, written anew for this test."""
    for size, word in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, rest = divmod(number, size)
            return spelt(high) + word + ("零" if 0 < rest < size // 10 else "") + (spelt(rest) if rest else "")
    text, places = "", ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
    for size, word in places:
        digit, number = divmod(number, size)
        if digit:
            text += "零一二三四五六七八九"[digit] + word
        elif text and number and not text.endswith("零"):
            text += "零"
    return text or "零"


@given(st.integers(0, 10**12))
def test_a_numeral_is_read_back(number: int) -> None:
    assert digits(spelt(number)) == str(number)


@pytest.mark.parametrize("text", ["二百五", "一千五", "三万五", "一百一", "三四百", "万", "亿", "一百五十六七"])
def test_what_is_only_said_so_is_not_guessed(text: str) -> None:
    assert digits(text) is None


@pytest.mark.parametrize("text", ["", "点", "点五", "家", "95", "一家", "二点", "X", "五X", "五点X"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert digits(text) is None


# Days

END = date(2021, 12, 31)
DAYS = {
    DaySlip.FORM: {
        "2021/12/31": END, "2021.12.31": END, "20211231": END, "2021-1-5": date(2021, 1, 5), "2021年12月31日": END,
        "2021年12月31号": END, "2021 年 12 月 31 日": END, "31/12/2021": END, "12/31/2021": END, "截至2021年12月31日": END, "2021年12月31日止": END, "21-12-31": END, "12月31日": END,
        "12-31": END, " 2021/12/31 ": END, "2021-12-31": END, "5/5/2021": date(2021, 5, 5), "13/1/2021": date(2021, 1, 13),
        "1/13/2021": date(2021, 1, 13), "12/12/2021": date(2021, 12, 12), "2021-12-31 00:00:00": END, "2021-12-31T08:00:00+08:00": END, "2021_12_31": END,
    },
    DaySlip.WIDE: {"２０２１-12-31": END, "2021－12－31": END, "“2021-12-31”": END, "2021—12—31": END, "2021-12-31。": END},
    DaySlip.NUMERAL: {"二〇二一年十二月三十一日": END, "二零二一年六月三十日": date(2021, 6, 30)},
    DaySlip.SERIAL: {"44561": END, "20000": date(1954, 10, 3), "74999": date(2105, 5, 3)},
    DaySlip.UNIX: {"1640908800": END, "1640908800000": END, "1640966399": END, "1640966400": date(2022, 1, 1)},
    DaySlip.NO_DAY: {
        "2021": END, "2021年": END, "2021年末": END, "年底": END, "2021-06": date(2021, 6, 30), "2021年2月": date(2021, 2, 28),
        "202106": date(2021, 6, 30), "6月底": date(2021, 6, 30), "一季度": date(2021, 3, 31), "2021年第三季度": date(2021, 9, 30),
        "2020Q2": date(2020, 6, 30), "上半年": date(2021, 6, 30), "前三季度": date(2021, 9, 30),
        "2021年1-9月": date(2021, 9, 30), "1至6月": date(2021, 6, 30),
        "2020年1-9月": date(2020, 9, 30), "2020年末": date(2020, 12, 31), "2020-06": date(2020, 6, 30), "202006": date(2020, 6, 30),
        "1月底": date(2021, 1, 31), "二〇二一年底": END, "1900年": date(1900, 12, 31), "2999年": date(2999, 12, 31), "1899年": None,
        "3000年": None,
    },
    DaySlip.UNSURE: {"1/2/2021": None, "12/1/2021": None, "1/12/2021": None, "20-12-31": None},
    DaySlip.NO_SUCH: {"2021-02-30": None, "２０２１-02-30": None, "2021/13/01": None, "2021年2月29日": None, "20210231": None},
}  # fmt: skip


@pytest.mark.parametrize(
    ("slip", "typed", "day"), [(slip, typed, day) for slip, rows in DAYS.items() for typed, day in rows.items()]
)
def test_a_day_is_read_as_it_was_meant(slip: DaySlip, typed: str, day: date | None) -> None:
    assert read_day(typed, 2021) == DayReading(slip, day)


@pytest.mark.parametrize("typed", ["", "soon", "年前", "Dec 31", "31", "6.3", "99999", "12345678901", "19999", "75000", "044561", "٤٤٥٦١", "13/31",
                                   "0月", "13月", "2021年12月二百五31日"])  # fmt: skip
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_day(typed, 2021) is None


def test_a_day_without_a_year_needs_the_year_of_its_file() -> None:
    assert read_day("12月31日") is None
    assert read_day("上半年") == DayReading(DaySlip.NO_DAY, None)


@given(st.dates(date(1955, 1, 1), date(2099, 12, 31)))
def test_a_day_is_read_back_from_every_way_to_write_it(day: date) -> None:
    for typed in (
        f"{day:%Y/%m/%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
    ):
        reading = read_day(typed)
        assert reading is not None
        assert reading.day == day
    assert read_day(str((day - date(1899, 12, 30)).days)) == DayReading(DaySlip.SERIAL, day)


@given(
    st.text("0123456789年月日号-/.季度末底上半Q一二三十零〇 :T", max_size=14) | st.text(max_size=20),
    st.none() | st.just(2021),
)
def test_whatever_is_typed_for_a_day_is_read_or_not(typed: str, year: int | None) -> None:
    reading = read_day(typed, year)
    assert reading is None or reading.day is None or reading.day + timedelta(0)
