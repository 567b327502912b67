"""Changes as people and programs make them to a file, by chance with a seed: of text, and of a workbook's parts."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random
from typing import Final
from xml.sax.saxutils import escape

TOKENS: Final = [
    *"，、；：。．【】“”‘’（）％＃－—～＋／０１２９〔〕《》,:;[]{}()#&*!|>'\"%@`?-~<=+/\\ \t\n\r\u3000\xa0\u200b\u202e\ufeff\0",
    *"约万亿个元家年月日号是否一二十百零两",
    "- ", "  ", ": ", " #", "：", "， ", "\r\n", "\n\n", "\n  - ", "\n    ", "---\n", "...\n", "<<: *a", "&a ", "*a", "!!str ",
    "%YAML 1.1\n", "|\n", ">5", ">-\n", "null", "~", "true", "false", "yes", "no", ".inf", ".nan", "1e5", "0x5F", "012", "1_460",
    "1:30", "1,460", "１，４６０", "１４６０", "2.10", "-95", "2.1%", "２．１％", "77亿元", "0.021", "九十五", "约95", "95家", "9" * 45,
    "2021", "2022", "2019", "２０２１", "2021-12-31", "2021/12/31", "2021年12月31日", "2021-02-30", "2021-06-30", "20211231", "44561",
    "2021.6.30", "1640908800", "schema: hq-plan/actuals/1\n", "schema: hq-plan/targets/1\n", "year: 2021\n", "department: 区科技局\n",
    "records:\n", "records: []\n", "indicator: hitech", "indicator: 高企", "value: 95", "unit: 家", "unit: 亿元", 'unit: "%"',
    "as_of: 2021-12-31", "status: final", "status: 初步", "status: withheld", "status: example", "source: 年报", "note: 见附件", "x-a: 1",
    "hitech", "contract_value", "rd_intensity", "patents", "university_park", "高新技术企业数量", "技术合同成交额",
    "全社会研发投入强度", "有效发明专利", "大学科技园", "区科技局", "final", "preliminary", "withheld", "example", "最终", "初步", "不公布", "示例",
    "plan:\n", "id: a", "title: 甲", "years: [2020, 2021, 2022]", "policy: {}", "policy: {about: 0.05}", "policy: {behind: 0.3}",
    "policy: {outlook: {method: cagr-ratio}}", "tasks: []", "task: 1", "lead: 区科技局", "with: [甲]", "indicators:\n", "number: 3", "name: 乙",
    "aliases: [高企]", "kind: stock", "kind: flow", "kind: ratio", "kind: milestone", "decimals: 0", "in_year: none", "better: lower",
    "due: 02-15", "base: {year: 2019, value: 80}", "profile: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1]",
    "targets: {2020: 84, 2021: 92, 2022: 102}", "revisions:\n", "effective: 2021-12-01", "aspirational: true", "definition: 丙",
    "以上", "不低于", "不少于", "达到", "≥", "超过", "突破", "以下", "以内", "不超过", "控制在", "≤", "低于", "不满", "3%-5%", "3～5", "3至5", "左右",
    "力争", "累计", "年均增长8%", "翻一番", "〔25〕", "比2020年增长", "下降", "个百分点", "倍", '{op: ">=", value: 2.1}', "建成",
    "年份：2021", "填报部门：区科技局", "指标", "单位", "数值", "截至日期", "状态", "数据来源", "备注", "合计", "注：", "#REF!", "#DIV/0!", "=A1",
    "| 指标 | 单位 | 2021年 |\n|---|---|---|\n", "|", "目标", "责任单位", "2020-2022年", "“十四五”", "[", "{", "[[[[", "{a: {a: ", "& amp;", "&nbsp;",
]  # fmt: skip
"""What files of the domain are made of, and what a Chinese keyboard, other YAML and other programs put in."""

_SHEET_TOKENS: Final = [
    "s", "n", "b", "e", "str", "inlineStr", "d", "A1", "C3", "XFD1048576", "A1:C3", "A3:A4", "B2:B2", "1", "0", "-1", "44561", "0.021",
    "1E+300", "1e999", "NaN", "0.1234567890123456789", "hidden", "veryHidden", "true", "0%", "0.00", "#,##0", "General", "yyyy-mm-dd",
    '0"亿元"', "[Red]0", "0,", "@", "0.0E+00", "_(* #,##0_)", ";;;",
]  # fmt: skip
_LEAVES: Final = re.compile(r">([^<>]*)<|=\"([^\"]*)\"")
_ELEMENTS: Final = re.compile(
    r"<(\w+)\b[^<>]*/>|<(\w+)\b[^<>]*>[^<>]*</\2>|<(?:row|c|sheet|xf)\b.*?</(?:row|c|sheet|xf)>", re.DOTALL
)
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


def mutated(data: bytes, chance: Random) -> bytes:
    """A text with a few changes."""
    text = data.decode("utf-8", "surrogateescape")
    for _change in range(1 + min(int(chance.expovariate(0.7)), 8)):
        text = chance.choice(_CHANGES)(text, chance)
    made = text.encode("utf-8", "surrogateescape")
    if chance.random() < 0.02:
        try:
            made = text.encode(chance.choice(["gb18030", "utf-16", "utf-8-sig", "utf-16-be"]))
        except UnicodeEncodeError:
            return made
    return made


def _place(text: str, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(start + min(int(chance.expovariate(0.3)), 60), len(text))


def _insert(text: str, chance: Random) -> str:
    start = chance.randint(0, len(text))
    return text[:start] + chance.choice(TOKENS) + text[start:]


def _replace(text: str, chance: Random) -> str:
    start, end = _place(text, chance)
    return text[:start] + chance.choice(TOKENS) + text[end:]


def _delete(text: str, chance: Random) -> str:
    start, end = _place(text, chance)
    return text[:start] + text[end:]


def _word(text: str, chance: Random) -> str:
    """Another word in the place of one."""
    words = list(re.finditer(r"[^\s:,，：|{}\[\]\"]+", text))
    if not words:
        return text
    word = chance.choice(words)
    return text[: word.start()] + chance.choice(TOKENS) + text[word.end() :]


def _lines(text: str, chance: Random) -> str:
    """Lines doubled, dropped, exchanged, moved in or out."""
    lines = text.split("\n")
    here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            lines.insert(there, lines[here])
        case 1:
            del lines[here]
        case 2:
            lines[here], lines[there] = lines[there], lines[here]
        case 3:
            lines[here] = " " * chance.randrange(8) + lines[here].lstrip(" ")
        case 4:
            lines[min(here, there) : max(here, there)] = []
    return "\n".join(lines)


def _sign(text: str, chance: Random) -> str:
    """A sign in the other width."""
    places = [match.start() for match in re.finditer(r"[!-~！-～]", text)]
    if not places:
        return text
    at = chance.choice(places)
    code = ord(text[at])
    return text[:at] + chr(code + 0xFEE0 if code < 0xFF else code - 0xFEE0) + text[at + 1 :]


def _ends(text: str, chance: Random) -> str:
    """Other line ends, in one place or in all."""
    return text.replace("\n", chance.choice(["\r\n", "\r", "\n\n", "\u2028"]), chance.choice([-1, 1]))


def _byte(text: str, chance: Random) -> str:
    data = bytearray(text.encode("utf-8", "surrogateescape"))
    if data:
        data[chance.randrange(len(data))] = chance.randrange(256)
    return data.decode("utf-8", "surrogateescape")


_CHANGES: Final = (_insert, _insert, _replace, _delete, _word, _word, _lines, _lines, _sign, _sign, _ends, _byte)


def mutated_workbook(data: bytes, chance: Random, change: Callable[[bytes, Random], bytes] = mutated) -> bytes:
    """A workbook with a change in one or two of its parts, packed again so that its sums are right."""
    parts = unpacked(data)
    if parts is None or chance.random() < 0.02:
        return change(data, chance)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    sheets = [name for name in names if "sheet" in name.lower() or "sharedStrings" in name]
    for _part in range(chance.randint(1, 2)):
        name = chance.choice(sheets if sheets and chance.random() < 0.7 else names or [""])
        if name in parts:
            parts[name] = _mutated_xml(parts[name], chance, change)
    if parts and chance.random() < 0.02:
        del parts[chance.choice(list(parts))]
    return packed(parts)


def _mutated_xml(part: bytes, chance: Random, change: Callable[[bytes, Random], bytes]) -> bytes:
    """An element doubled, dropped or moved, a text or an attribute changed; seldom the bytes as they come."""
    text = part.decode("utf-8", "surrogateescape")
    kind = chance.random()
    if kind < 0.05:
        return change(part, chance)
    if kind < 0.3:
        elements = list(_ELEMENTS.finditer(text))
        if elements:
            one, other = chance.choice(elements), chance.choice(elements)
            text = text[: other.start()] + one[0] * chance.randint(0, 2) + text[other.end() :]
        return text.encode("utf-8", "surrogateescape")
    leaves = [match for match in _LEAVES.finditer(text) if match[1] != ""]
    if not leaves:
        return change(part, chance)
    leaf = chance.choice(leaves)
    group = 1 if leaf[1] is not None else 2
    if chance.random() < 0.5:
        said = chance.choice(chance.choice([_SHEET_TOKENS, TOKENS]))
    else:
        said = change(leaf[group].encode("utf-8", "surrogateescape"), chance).decode("utf-8", "replace")
    said = escape(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", said), {'"': "&quot;"})
    made = text[: leaf.start(group)] + said + text[leaf.end(group) :]
    return made.encode("utf-8", "surrogateescape")


def unpacked(data: bytes) -> dict[str, bytes] | None:
    """The parts of a workbook, if it can be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {part.filename: archive.read(part) for part in archive.infolist() if part.file_size < 1_000_000}
    except Exception:  # noqa: BLE001  (whatever a broken archive raises)
        return None


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a workbook, the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), part, zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()
