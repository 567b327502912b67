"""What a name and a unit suggest of an indicator; the draft says of each that it is to be looked at."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from hq_plan.notation import Target

Kind: TypeAlias = Literal["stock", "flow", "ratio", "milestone"]

_RATIOS: Final = re.compile("%|‰|/|比$")
_RATIO_NAMES: Final = re.compile(
    "^万元|^单位|^亩均|率$|比重|比例|占比|占.*比|系数|强度|浓度|人均|平均|每万人|每千人|指数|水平"
)
_FLOW_NAMES: Final = re.compile(
    "新增|产值|生产总值|总值|GDP|收入|增加值|成交额|产量|总产|投入|支出|投资|经费|销售|营收|利润|税|贸易|进出口|消费|招生|培训|改造|接待|用水|用能|排放|下达|发放"
)
_LOWER: Final = re.compile(
    "失业率|死亡|发病|发生|事故|浓度|能耗|电耗|水耗|物耗|漏损|排放量|用水量|劣|极差|污染天|贫困发生|超标|恩格尔|负债"
)
_CHANGE: Final = re.compile("降低|下降|减少|削减|增长|提高")
_COUNTED: Final = frozenset("家个件人户所台套项名辆座处张篇起次只头艘条块村")


def kind_of(name: str, unit: str) -> Kind:
    """A ratio by its unit or name, a flow by words of what a year brings, else a stock."""
    if _RATIOS.search(unit) or _RATIO_NAMES.search(name):
        return "ratio"
    return "flow" if _FLOW_NAMES.search(name) else "stock"


def lower_is_better(name: str, targets: Sequence[Target]) -> bool:
    """Whether less is better: by the printed signs, else by a name of what nobody wants; not of the decline itself."""
    signs = {target.op for target in targets if target.op}
    if signs & {"<=", "<"}:
        return True
    return bool(_LOWER.search(name)) and not _CHANGE.search(name) and not signs & {">=", ">"}


def decimals_of(unit: str, base: tuple[int, Decimal] | None, targets: Sequence[Target]) -> int | None:
    """0 for what is counted; else nothing is said, as later figures may be finer than the targets."""
    numbers = [target.value for target in targets if target.value is not None and target.way in (None, "whole")]
    numbers += [base[1]] if base else []
    whole = all(number == number.to_integral_value() for number in numbers)
    return 0 if numbers and whole and unit in _COUNTED else None
