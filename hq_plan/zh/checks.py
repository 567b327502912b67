"""Chinese for findings of sense: what each check says at a place, and how it is explained."""

CHECKS: dict[str, str] = {
    # HQ201-HQ206: figures against the plan
    "An indicator is not in the plan.": "方案中没有这项指标。",
    "A record names its indicator by id, alias, printed name or row number of the annex. What is none of these cannot "
    "be held against any target. Correct the spelling; `hq-plan targets` lists the indicators.": (
        "记录用代号、别名、名称或附件序号指明指标；都不是的，找不到对应的目标。请改正；`hq-plan targets` 列出全部指标。"
    ),
    "The unit is not the plan's.": "单位与方案不一致。",
    "Figures are compared as they stand, so 万元 where the plan counts 亿元 would be ten thousand times off. Convert "
    "the figure and write the plan's unit.": (
        "数字按原样比较，方案用亿元而报送用万元，就会差一万倍。请换算后写方案的单位。"
    ),
    "{name} is counted in {expected}, not in {unit}": "{name}的单位是“{expected}”，不是“{unit}”",
    "write: unit: {expected}, and give the figure in it": "请写 unit: {expected}，数字按此单位填报",
    "A file is for a year that the plan does not cover.": "文件年份不在方案期内。",
    "There is no target to hold its figures against. Correct the year, or leave the file out.": (
        "这一年没有目标可以对照。请改正年份，或不报送这个文件。"
    ),
    "the plan runs from {first} to {last}, not in {year}": "方案期为 {first} 年至 {last} 年，不含 {year} 年",
    "correct the year": "请改正年份",
    "A figure speaks of a day outside the year of its file.": "数字的日期不在文件所属年份内。",
    "`year` says which year's target the figure is held against, `as_of` the day it speaks of; they must agree. The "
    "year's result has the day 12-31.": (
        "`year` 指明对照哪一年的目标，`as_of` 指明数字截至哪一天，二者应一致。全年结果的日期是 12-31。"
    ),
    "{day} is not in {year}, the year of this file": "{day} 不在本文件的年份 {year} 年内",
    "correct the day, or move the record to a file of its year": "请改正日期，或把记录移到相应年份的文件",
    "A count is not a whole number.": "计数指标不是整数。",
    "Enterprises, patents and incubators come in whole numbers; a fraction is a slip of the point, an average, or "
    "another unit. Write the whole number.": (
        "企业、专利、载体只能是整数；出现小数，多半是小数点点错、填了平均数或单位不对。请填整数。"
    ),
    "{name} is a count, and {value} is no whole number": "{name}是计数指标，{value} 不是整数",
    "write a whole number": "请填整数",
    "A yes/no goal has a number, or a figure has true or false.": "是否类目标填了数字，或数值指标填了是否。",
    "A milestone is done or not: its value is true or false and its unit 是否. All other indicators have numbers.": (
        "是否类目标只有完成和未完成：值写 true 或 false，单位写 是否。其他指标都写数字。"
    ),
    "{name} is reported as {wanted}": "{name}应填{wanted}",
    "write {wanted}": "请填{wanted}",
    # HQ220-HQ223: the plan itself
    "Two indicators of the plan share an id, a name, an alias or a row number.": "两项指标的代号、名称、别名或序号相同。",
    "Records name indicators by any of these, so a shared one would make a figure count for the wrong indicator. Names "
    "are compared without regard to case, width and quotation marks. Give each indicator names of its own.": (
        "记录可用其中任何一种指明指标，相同就会把数字算到别的指标上。比较时不分大小写、全角半角，不看引号。请各用各的名称。"
    ),
    "'{name}' names {first} too, in line {line}": "“{name}”也是第 {line} 行 {first} 的名称",
    "give it a name of its own": "请另取名称",
    "The plan asks for an outlook method that does not exist.": "方案指定的展望方法不存在。",
    "`policy.outlook.method` is the name of one of the methods that hq-plan knows. Choose one of those in the message.": (
        "`policy.outlook.method` 要写程序已有的方法名。请从提示所列的方法中选一个。"
    ),
    "'{name}' is no outlook method": "没有“{name}”这种展望方法",
    "{year} is none of the plan's years": "{year} 不是方案年份",
    "correct the year, or add it to the plan's years": "请改正年份，或把它加入 plan.years",
    "A printed target has another unit than its indicator.": "目标里的单位与指标的单位不同。",
    "`77万元` under an indicator in 亿元 is ten thousand times less than it seems. Correct the unit, or convert.": (
        "指标以亿元计而目标写 `77万元`，就差了一万倍。请改正单位，或换算。"
    ),
    "the target is in {unit}, the indicator in {expected}": "目标的单位是{unit}，指标的单位是{expected}",
    "write the target in {expected}": "目标请用{expected}",
    "A target has no number, and its indicator is no milestone.": "目标没有数字，而指标不是是否类事项。",
    "Words such as 达到全市平均水平 are kept and shown, but no figure can be held against them. If a number was meant, "
    "write it in digits; if it is a goal that is met or not, give the indicator `kind: milestone`.": (
        "“达到全市平均水平”一类的文字照录、照显示，但无法用数字对照。本意是数字的，请用阿拉伯数字书写；"
        "本意是完成与否的，请把指标写成 `kind: milestone`。"
    ),
    "'{typed}' has no number and will not be judged": "“{typed}”没有数字，不作判断",
    "write the number in digits, or give the indicator kind: milestone": "请用阿拉伯数字书写，或把指标写成 kind: milestone",
    "The change would have no effect. A revision names indicators by their id; correct it.": (
        "这项调整不会生效。调整用代号指明指标，请改正。"
    ),
    "Revisions are not numbered in the order in which they take effect.": "调整的编号与生效先后不一致。",
    "The plan itself is revision 1; each later one has the next number and takes effect later than the one before, so "
    "that everybody means the same by the last revision; none does so before the plan was issued. Correct number or "
    "day.": (
        "方案本身是第1版，以后各版依次编号，生效日期一版晚于一版，都不早于方案印发，这样“最后一版”不会有歧义。"
        "请改正版次或日期。"
    ),
    "revision {n} stands where {expected} is expected": "这里是第 {n} 版，应为第 {expected} 版",
    "number the revisions 2, 3, 4 …": "请依次编号 2、3、4……",
    "it takes effect on {day}, no later than the one before": "生效日期 {day} 不晚于前一次",
    "correct the day, or the order": "请改正日期或顺序",
    "An indicator belongs to a task that the plan does not list.": "指标所属的任务不在方案中。",
    "The lead of an indicator's task submits its figures unless another department is named; without the task nobody "
    "does. Correct the number, or add the task.": (
        "指标未写明责任单位时，由所属任务的牵头单位报送；任务不存在，就无人报送。请改正任务编号，或补上任务。"
    ),
    "the plan has no task {n}": "方案中没有任务 {n}",
    "correct the number, or add the task": "请改正编号，或补上任务",
    # HQ301 and HQ401
    "Two records report one indicator for the same day with the same status.": "同一指标、同一天、同一状态有两条记录。",
    "Only one of them can be right, even when the figures agree today. Delete one, or give the day or the status that "
    "was meant; a preliminary and a final figure of one day may stand side by side.": (
        "两条中只能有一条是对的，即使眼下数字相同。请删去一条，或改正日期、状态；同一天的初步数和最终数可以并存。"
    ),
    "{name} has a figure for {day} with this status already: {where}": ("{name} {day} 已有同一状态的数字：{where}"),
    "{file}, line {line}": "{file} 第 {line} 行",
    "{name} has another figure for {day} on file already: {where}": "{name} {day} 已存的是另一个数：{where}",
    "correct it here, or import it with --replace": "请改正表中的数，或用 import --replace 替换",
    "delete one of the two, or correct the day": "请删去一条，或改正日期",
    "A figure is an example, not a published one.": "这是示例数字，不是公布数。",
    "`status: example` marks a figure that was invented to show how the tool works. It is judged like any other and "
    "marked 例 wherever it is shown. Delete the example files when real figures come in.": (
        "`status: example` 表示为演示虚构的数据，照样参与判断，凡显示处都标“例”。有了真实数字就删去示例文件。"
    ),
    "an example figure, not a published one": "示例数字，不是公布数",
    "delete the example files when real figures come in": "有了真实数字就删去示例文件",
    "'{typed}' cannot be worked out: {reason}": "“{typed}”算不出具体数值：{reason}",
    "state the figure that it counts from, for example: base: {example}": "请写明它所依据的基数，例如 base: {example}",
    "write 累计增长 or 累计降低 before the number": "请在数字前写明累计增长或累计降低",
}
