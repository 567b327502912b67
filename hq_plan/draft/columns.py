"""Which column of a table says what: found from its headings, which may stand in several rows and be merged."""

import re
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from hq_plan.draft.texts import plain
from hq_plan.grid import Grid

Role: TypeAlias = Literal["number", "group", "name", "unit", "base", "target", "over", "nature", "department", "note"]

_YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_WORDS: Final[tuple[tuple[Role, str], ...]] = (
    ("number", r"序号|编号|No\.?|#"),
    ("department", r".*(?:责任|牵头|主管|负责|承担)(?:.{0,2}(?:单位|部门|司局|科室|处室))?.*|单位（责任）|填报单位"),
    ("unit", r"(?:计量|计算)?单位"),
    ("nature", r"(?:指标)?(?:属性|性质|类型)"),
    ("over", r".*(?:年均|累计|〔|年平均).*"),
    ("base", r".*(?:基期|基数|现状|现值|实绩|实际|完成值|完成数|完成情况|基础值|基准).*"),
    ("group", r"类别|类型|领域|分类|一级指标|方面|板块|地区分类"),
    ("name", r".*指标.*|.*(?:工作)?目标(?:任务|名称|内容)?|名称|项目|任务|内容"),
    ("note", r"备注|说明|注|完成时限|时限|数据来源|来源|解释"),
)
_SPAN: Final = re.compile(r"(?:19|20)[0-9]{2}年?[-—–~～至到－]+(?:19|20)?[0-9]{2}")
_UNIT_ABOVE: Final = re.compile(r"[（(]?\s*单位\s*[:：]\s*([^）)]{1,16}?)\s*[）)]?")
_TARGET: Final = re.compile(r".*(?:目标值?|预期效果|预期值|规划值|计划|预期目标)")
_MOST_HEADS: Final = 4
_GAP: Final = 3
"""From how many years on between two columns of years the first is where the plan starts from."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns by what they say, the rows that are headings, and the title above them.

    ``years`` are the columns of targets by year, ``base`` the column of the figure before them and its year (0 where
    it is not said), ``unit`` is the one that stands above the headings for all.
    """

    heads: tuple[int, int]
    title: str
    roles: dict[Role, list[int]]
    years: dict[int, int]
    base: tuple[int, int] | None
    labels: dict[int, str] = field(default_factory=dict)
    unit: str = ""


def find_columns(grid: Grid) -> Columns | None:
    """The columns of a table; None where nothing looks like headings of indicators and targets."""
    for first in range(min(len(grid.rows), _MOST_HEADS + 1)):
        if len({text for text in grid.texts(first) if text}) < 2:
            continue  # a title, or nothing
        for last in range(first, min(first + _MOST_HEADS - 1, len(grid.rows) - 1)):
            found = _columns(grid, first, last)
            if found and not _goes_on(grid, last + 1):
                return found
    return None


def _goes_on(grid: Grid, row: int) -> bool:
    """Whether a row still belongs to the headings: a heading reaches into it, or it has nothing but years."""
    reached = any(grid.merged.get((row, column), (row, column))[0] < row for column in range(grid.width))
    texts = [plain(text) for text in grid.texts(row) if text]
    return reached or (len(texts) > 1 and all(_YEAR.fullmatch(text.removesuffix("年")) for text in texts))


def _columns(grid: Grid, first: int, last: int) -> Columns | None:
    labels = {column: _label(grid, first, last, column) for column in range(grid.width)}
    roles: dict[Role, list[int]] = {}
    years: dict[int, int] = {}
    for column, label in labels.items():
        role, year = _role(label), None if _SPAN.search(label) else _YEAR.search(label)
        if role == "over" and not year:
            roles.setdefault("over", []).append(column)
        elif year and role != "base":
            years.setdefault(int(year[1]), column)
        elif role:
            roles.setdefault(role, []).append(column)
        elif _TARGET.fullmatch(label):
            roles.setdefault("target", []).append(column)
    named = roles.get("name", [])
    if len(named) > 1 and not years and "target" not in roles:
        # Where another column has the names, 目标 is what they are to reach.
        roles["target"], roles["name"] = [each for each in named if "目标" in labels[each]], named[:1]
    if not named or not (years or roles.get("target") or "over" in roles):
        return None
    base = _base(labels, roles, years)
    above = list(dict.fromkeys(text for row in range(first) for text in grid.texts(row) if text))
    units = [match[1] for text in above if (match := _UNIT_ABOVE.fullmatch(text))]
    title = " ".join(text for text in above if not _UNIT_ABOVE.fullmatch(text))
    return Columns((first, last), title, roles, years, base, labels, next(iter(units), ""))


def _label(grid: Grid, first: int, last: int, column: int) -> str:
    """A column's heading: the texts of all heading rows, each once."""
    texts = [plain(grid.at(row, column).text) for row in range(first, last + 1)]
    return "".join(dict.fromkeys(texts))


def _role(label: str) -> Role | None:
    text = plain(label)
    return next((role for role, pattern in _WORDS if re.fullmatch(pattern, text)), None)


def _base(labels: dict[int, str], roles: dict[Role, list[int]], years: dict[int, int]) -> tuple[int, int] | None:
    """The column of the figure that the plan starts from: named so, or the first of two years far apart."""
    named = next(iter(roles.get("base", ())), None)
    if named is not None:
        year = _YEAR.search(labels[named])
        return named, int(year[1]) if year else 0
    ordered = sorted(years)
    if len(ordered) == 2 and (ordered[1] - ordered[0] >= _GAP or "over" in roles):
        return years.pop(ordered[0]), ordered[0]
    return None
