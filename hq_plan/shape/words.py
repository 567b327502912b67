"""What people write for the keys and words of a file: in Chinese, in full width, in capitals, or misspelt."""

from collections.abc import Iterable
from typing import Final

from hq_plan.i18n import language
from hq_plan.keyboard.signs import latin, plain
from hq_plan.shape import nearest

_CHINESE: Final = {
    "indicator": "指标 指标名称 指标代号 指标代码 项目 名称",
    "value": "数值 值 数字 数据 完成值 实际值 完成数 完成情况 实际",
    "unit": "单位 计量单位",
    "as_of": "日期 截止日期 截至日期 截至 时点 统计日期 date day",
    "status": "状态 性质 数据状态",
    "source": "来源 出处 数据来源 依据",
    "note": "备注 说明 附注 注 remark remarks comment",
    "year": "年份 年度 年",
    "department": "部门 填报单位 报送单位 责任单位 单位名称 填报部门",
    "records": "记录 数据 明细 数据明细 指标数据 报送数据 record items data",
    "schema": "格式 版本",
    "name": "名称 指标名称",
    "kind": "类型 种类 type",
    "targets": "目标 目标值 年度目标 target",
    "indicators": "指标",
    "years": "年份 规划期",
    "tasks": "任务 重点任务",
    "revisions": "调整 修订",
    "title": "标题 名称",
    "lead": "牵头 牵头单位 牵头部门",
    "example": "示例 例 样例 举例",
    "preliminary": "初步 初步数 初步数据 快报 快报数 预计 暂定 预计数 初稿 draft prelim provisional",
    "final": "最终 最终数 终值 终稿 正式 定稿 年报 确定 决算 已确定 已公布",
    "withheld": "不公布 不公开 保密 未公布 涉密 hidden",
    "stock": "时点 时点数 存量 期末数",
    "flow": "时期 时期数 流量 累计 累计数",
    "ratio": "相对数 比率 比例 比重 百分比",
    "milestone": "是否 是否完成 里程碑 节点",
    "higher": "高 越高越好 越大越好 正向",
    "lower": "低 越低越好 越小越好 逆向",
}
_CERTAIN: Final = 0.75
_MEANT: Final = {(typed, word) for word, row in _CHINESE.items() for typed in row.split()}


def listed(words: Iterable[str]) -> str:
    """Words that may stand somewhere, for a Chinese reader with what they mean."""
    if language() == "en":
        return ", ".join(words)
    said = {word: _CHINESE.get(word, "").partition(" ")[0] for word in words}
    return "、".join(f"{word}（{chinese}）" if chinese else word for word, chinese in said.items())


def meant_word(typed: str, known: Iterable[str]) -> str | None:
    """The known word that was certainly meant by what somebody typed, if there is one."""
    words = list(known)
    half = latin(plain(typed)).replace(" ", "").strip(" \"'.,;:").replace("-", "_").casefold()
    for word in words:
        if half == word.casefold() or (half, word) in _MEANT:
            return word
    within = {word for said, word in _MEANT if word in words and len(said) > 1 and said in half}
    return within.pop() if len(within) == 1 else nearest(half, words, _CERTAIN)
