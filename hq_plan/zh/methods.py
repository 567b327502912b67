"""Chinese for the outlook methods, for required growth, and for what is missing."""

METHODS: dict[str, str] = {
    # explain
    "outlook method": "展望方法",
    "what it compares": "比较什么",
    "policy": "按方案",
    "The step that the plan left for the rest, over the step now needed.": "方案留给剩余年份的增量，与现在还需的增量之比。",
    "Cuts: on track from 0.95, strained from 0.60, below that off track; the plan's `policy` may set others.": (
        "分界：0.95 起为正常，0.60 起为吃紧，低于 0.60 为难以达到；方案可在 `policy` 中另定。"
    ),
    "Source: this program. It needs nothing but the plan and one result, as there is little else early in a plan.": (
        "出处：本程序。只需方案和一个年末数，规划初期往往只有这些。"
    ),
    "The yearly growth so far, over the yearly growth that leads from the first result to the last target.": (
        "至今的年均增速，与从最早年末数到末年目标所需的年均增速之比。"
    ),
    "Cuts: significant progress (on track) from 0.95, moderate progress (strained) from 0.60, insufficient progress from 0, below that movement away (both off track). A plan cannot set others.": (
        "分界：0.95 起为进展显著（正常），0.60 起为进展一般（吃紧），0 起为进展不足，低于 0 为背离目标（都是难以达到）。方案不能另定。"
    ),
    "Source: Eurostat, Sustainable development in the European Union, assessment of indicators with a quantitative target; Open SDG, progress calculation. Open SDG divides by the magnitude of the required growth where the first result had met the target already; here that has no ratio.": (
        "出处：欧盟统计局（Eurostat）可持续发展监测报告中有量化目标指标的评价方法；Open SDG 进展计算。最早的年末数已达到目标时，Open SDG 除以所需增速的绝对值，本程序此时不给比值。"
    ),
    "Not for figures that may be zero or less, such as balances, nor for shares near 100 %, which cannot grow at a rate for long.": (
        "不宜用于可能为零或负数的指标（如差额），也不宜用于接近 100% 的比重，它们不可能长期按增速增长。"
    ),
    "What the mean yearly change will bring in the years left, of what is still missing.": (
        "按年均变动推到末年能补上的量，占尚缺部分的比重。"
    ),
    "`(x − b) / (t − t0) × (t1 − t) / (T_end − x)`, with the letters of `cagr-ratio`. One less the ratio is the share of what is missing that will not come.": (
        "`(x − b) / (t − t0) × (t1 − t) / (T_end − x)`，字母含义同 `cagr-ratio`。1 减比值，是尚缺部分中补不上的比重。"
    ),
    "Not for figures that jump, as one year's leap is run forward.": "不宜用于跳跃的指标，一年的突变会被一直推下去。",
    "`ln(x/b) / ln(T_end/b) × (t1 − t0) / (t − t0)`, with the letters of `cagr-ratio`. Of a reduction the first part is `ln(1 − done) / ln(1 − target)`: 13.4 % of a target of 16 % are 82.5 % of it, 20.07 % of 20 % are 100.39 %.": (
        "`ln(x/b) / ln(T_end/b) × (t1 − t0) / (t − t0)`，字母含义同 `cagr-ratio`。对降低率，前一部分即 `ln(1 − 已降) / ln(1 − 目标)`：目标降 16%、已降 13.4%，完成 82.5%；目标降 20%、已降 20.07%，完成 100.39%。"
    ),
    "Source: 国家发展改革委, progress towards the targets of energy consumption per unit of GDP, 2006-2010 and 2011-2015.": (
        "出处：国家发展改革委“十一五”“十二五”单位国内生产总值能耗降低目标完成进度的算法。"
    ),
    "Not for figures that may be zero or less, and not where yearly steps add up instead of compounding.": (
        "不宜用于可能为零或负数的指标，也不宜用于逐年相加而不是复合的指标。"
    ),
    "significant progress": "进展显著",
    "moderate progress": "进展一般",
    "insufficient progress": "进展不足",
    "movement away": "背离目标",
    "sun": "晴",
    "sun and cloud": "多云间晴",
    "cloud": "多云",
    "thunderstorm": "雷雨",
    # growth
    "from figure": "起点",
    "growth required": "所需增长",
    "growth required by {year}": "到{year}年所需增长",
    "rates compound (CAGR), steps are straight, years are counted to the end of the target's year": (
        "年均增长按几何平均（复合增速），年均新增按算术平均，年数算到目标年年末"
    ),
    "years left": "剩余年数",
    "{n} goals of yes or no are left out": "是否类目标 {n} 项没有增速，未列出",
    "{target} ({year})": "{target}（{year}年）",
    # missing
    "as of {day}": "截至 {day}",
    "days late": "逾期天数",
    "due": "期限",
    "late": "逾期",
    "missing": "未报送",
    "missing by department: {parts}": "各单位未报送：{parts}",
    "no year-end result is on file": "没有年末数",
    "nothing": "没有报送",
    "only an example": "只有示例",
    "only {day}: {value}": "只有 {day} 的数：{value}",
    "results of {year}": "{year}年年末数报送情况",
    "what is there": "已有",
    "{name} {n}": "{name} {n} 项",
    "planned-step": "计划增量法（planned-step）",
    "cagr-ratio": "年均增速比法（cagr-ratio）",
    "linear-outlook": "线性外推法（linear-outlook）",
    "log-progress": "对数进度法（log-progress）",
    "on track from": "正常下限",
    "strained from": "吃紧下限",
    "`(T_end − T) / (T_end − x)`: `x` is the year's result, `T` the year's target, `T_end` the last target. At 1 the way left is as steep as the plan drew it, below 1 it has become steeper; targets that go the wrong way give a negative ratio.": (
        "`(T_end − T) / (T_end − x)`：`x` 为当年结果，`T` 为当年目标，`T_end` 为末年目标。等于 1，剩余年份所需增量与方案安排一致；小于 1，所需增量大于方案安排；目标方向相反时比值为负。"
    ),
    "Not for plans that leave almost all to the last year, where even a large shortfall gives a ratio near 1; nor for years without a target, or with that of the last year, where there is no ratio.": (
        "不宜用于增量几乎都安排在末年的方案，此时即使差距较大，比值仍接近 1；当年没有目标，或当年目标与末年相同时，没有比值。"
    ),
    "`((x/b)^(1/(t−t0)) − 1) / ((T_end/b)^(1/(t1−t0)) − 1)`: `b` is the earliest year-end figure known, a result or the plan's `base`, of the year `t0`; `x` is the result of the year `t`, `T_end` the last target, of the year `t1`.": (
        "`((x/b)^(1/(t−t0)) − 1) / ((T_end/b)^(1/(t1−t0)) − 1)`：`b` 为已知最早的年末数（`t0` 年），可以是方案的 `base`；`x` 为 `t` 年的结果，`T_end` 为末年（`t1` 年）目标。"
    ),
    "Cuts: sun (on track) where up to 5 % will not come, sun and cloud (strained) up to 20 %, cloud (off track) beyond, thunderstorm (off track) where nothing moves or all goes away. A plan cannot set others.": (
        "分界：补不上的在 5% 以内为晴（正常），20% 以内为多云间晴（吃紧），超过 20% 为多云（难以达到），没有变动或背离目标为雷雨（难以达到）。方案不能另定。"
    ),
    "Source: Statistisches Bundesamt, indicator report on the German sustainability strategy, weather symbols. There the change is the mean of five years, and exactly 5 % is no sun; here it is that of all years on file, and a tie goes to the better side.": (
        "出处：德国联邦统计局可持续发展战略指标报告的天气符号。原方法取五年平均变动，恰为 5% 不算晴；这里取已有全部年份的平均变动，恰好相等归好的一侧。"
    ),
    "The compounded way done, over the share of the time gone.": "按复合增速计算的完成进度，与时间进度之比。",
    "so far": "已实现年均",
    "preliminary among those submitted: {n}": "已报的有 {n} 项是初步数",
    "missing of earlier years: {parts}": "以前年度未报：{parts}",
    "{asked} asked for: {there} submitted, {missing} missing, {late} late, {awaited} not yet due": (
        "应报 {asked} 项：已报 {there}，未报 {missing}，其中逾期 {late}；期限未到 {awaited}"
    ),
    "{name} {year}": "{name}（{year}年）",
    "{what}, not yet due": "{what}，期限未到",
    "{year}: {n}": "{year}年 {n}",
    "✓ {value}": "✓ {value}",
}
