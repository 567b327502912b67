"""Chinese for revisions of a plan: their checks, what they changed, the nature of an indicator."""

REVISIONS: dict[str, str] = {
    " (shown here)": "（当前显示）",
    "A revision changes nothing, or sets a target that stands already.": "这一版没有改变什么，或写了与原来相同的目标。",
    "A revision changes or withdraws an indicator that the plan does not have.": "修订或撤销了方案中没有的指标。",
    "A revision changes the target of a year that was over when it took effect.": "修订了生效时已经结束的年份的目标。",
    "It repeats what is in force, withdraws what is withdrawn, or says nothing at all. Look whether another figure, year or indicator was meant; delete what has no effect.": (
        "重复了现行目标、撤销了已撤销的指标，或什么也没写。请看是否本想写别的数字、年份或指标；没有作用的请删去。"
    ),
    "Show the plan in force, as its annex prints it, or what a revision changed.": "按附件的样式列出现行目标，或列出两版之间的变动。",
    "The year was judged by its old target already; under the revision the verdict may become another one, and `hq-plan targets diff` shows which. If that is meant, nothing is to be done; else correct the year or the day.": (
        "这一年已按原目标判断过，修订后结论可能改变，`hq-plan targets diff` 会列出。若本意如此，不必处理；否则请改正年份或日期。"
    ),
    "added": "新增",
    "below expectation": "未达预期",
    "correct it, or delete it here": "请改正，或在此删去",
    "correct the year or the day, unless a judged year is meant to be judged anew": "请改正年份或日期；确要重新判断已结束的年份，可不改",
    "delete it here": "请在此删去",
    "expected (预期性) indicators that lag are said, and are no failure": "预期性指标滞后只作提示，不算未完成",
    "in force": "在册",
    "nature": "性质",
    "nothing changed": "没有变动",
    "revision {n}": "第{n}版",
    "revision {n}, in force from {day}": "第{n}版，{day}起生效",
    "revisions: {numbers}": "版次有：{numbers}",
    "say what it changes, or delete it": "请写明变动，或删去这一版",
    "status of {year}": "{year}年状态",
    "targets takes no '{words}'": "targets 后面不能写“{words}”",
    "targets: revision {old} to {new}": "目标第{old}版到第{new}版的变动",
    "the ids of the indicators that it withdraws": "撤销的指标代号",
    "the indicators that it adds": "新增的指标",
    "the plan has no revision '{number}'": "方案没有第“{number}”版",
    "the revision changes nothing": "这一版没有写任何变动",
    "the target of {year} is the same as before": "{year}年的目标与原来相同",
    "under this revision of the plan; default: the one in force": "按方案的这一版；不写则按现行的一版",
    "what changed from revision A to revision B": "从第 A 版到第 B 版的变动",
    "withdrawn": "撤销",
    "{name} is not in force before": "{name} 此前已不在方案中",
    "{year} was over on {day}, when the revision took effect": "这一版 {day} 生效时，{year}年已经结束",
}
