"""Chinese for how figures come about, for methods, and for what is missing."""

WHY: dict[str, str] = {
    "a year so far": "已实现年均新增",
    "at the year's end {claim} does not hold": "年末数，{claim} 不成立",
    "at the year's end {claim} holds": "年末数，{claim} 成立",
    "base of {when}": "{when}年基数",
    "figure": "项目",
    "how each figure comes about, with its inputs and where they stand": "逐项列出算式、所用数字及其所在文件和行",
    "how it comes about": "算式【依据】",
    "how near 左右 is": "“左右”的幅度",
    "needed a month": "每月需新增",
    "needed a year to {year}": "到{year}年年均需新增",
    "none: {reason}": "无：{reason}",
    "outlook ({method})": "展望：{method}",
    "profile of the year": "年内进度曲线",
    "rate a year so far": "已实现年均增长",
    "rate a year to {year}": "到{year}年年均需增长",
    "share of the way": "完成进度",
    "share {share}, time gone {elapsed}: no lag": "完成进度{share}，时间进度{elapsed}，不滞后",
    "target of {when}": "{when}年目标",
    "there is no share, {claim} does not hold, and there is no completion": "没有完成进度，{claim} 不成立，也没有完成率",
    "there is no share; completion {completion}, below {near} it is far behind": (
        "没有完成进度，完成率{completion}，低于{near}为严重滞后"
    ),
    "there is no share; completion {completion}, from {near} on it is behind": (
        "没有完成进度，完成率{completion}，{near}以上为滞后"
    ),
    "{claim} holds before the year's end": "年内 {claim} 已成立",
    "{claim} holds: {result}": "{claim} 已成立：{result}",
    "{name}, {year}": "{name}，{year}年",
    "{number}: {what}": "{number}：{what}",
    "{said} ({remark})": "{said}（{remark}）",
    "{said} [{inputs}]": "{said}【{inputs}】",
    "{said}: {word}": "{said}：{word}",
    "{when} actual": "{when} 实际",
    "share {share}, time gone {elapsed}: lag {lag} points, beyond {allowed} is far behind": (
        "完成进度{share}，时间进度{elapsed}，滞后{lag}个百分点，超过{allowed}个百分点为严重滞后"
    ),
    "share {share}, time gone {elapsed}: lag {lag} points, up to {allowed} is behind": (
        "完成进度{share}，时间进度{elapsed}，滞后{lag}个百分点，不超过{allowed}个百分点为滞后"
    ),
    "used up {share}, time gone {elapsed}: no more than that": "已使用{share}，时间进度{elapsed}，没有超出",
    "used up {share}, time gone {elapsed}: {lag} points over, beyond {allowed} is far behind": (
        "已使用{share}，时间进度{elapsed}，超出{lag}个百分点，超过{allowed}个百分点为严重滞后"
    ),
    "used up {share}, time gone {elapsed}: {lag} points over, up to {allowed} is behind": (
        "已使用{share}，时间进度{elapsed}，超出{lag}个百分点，不超过{allowed}个百分点为滞后"
    ),
    "used up": "已使用",
    "figure that counts": "计入数",
    "policy: behind": "policy 的 behind",
    "policy: on track": "policy 的 on_track",
    "policy: strained": "policy 的 strained",
    "time gone": "时间进度",
    "years to the end of {year}": "到{year}年末的年数",
}
