"""Chinese for what rules and files are explained with: the comments of examples, the schema, help."""

RULES: dict[str, str] = {
    "Right:": "正确写法：",
    "Wrong:": "错误写法：",
    # The comments of examples.
    "figures follow": "数字待报",
    "1430 the year before": "上年为 1430",
    "84 the year before": "上年为 84",
    "200 001 of them": "共 200001 条",
    "a file for each year and department": "每年、每个部门一个文件",
    "as in 2021, like all others": "与 2021 年相同，其余各项也相同",
    "in 高企2021.yaml": "在“高企2021.yaml”中",
    "put right by a program": "用程序统一改正",
    "the same slip ten thousand times": "同样的错误有一万处",
    "⇥ stands for a tab": "⇥ 表示制表符",
    "with a Cyrillic е and с": "其中 е 和 с 是西里尔字母",
    "saved as GBK": "存为 GBK",
    "saved as UTF-8": "存为 UTF-8",
    "the file is called 2021.yaml": "文件名其实是 2021.yaml",
    "with a zero-width space behind 家": "“家”后面有零宽空格",
    # The command `schema`.
    "Show what a file may say, as JSON Schema for editors; as a table, its keys.": (
        "列出文件可以怎样写：JSON Schema 供编辑器使用，表格供人查阅。"
    ),
    "An editor offers the plan's own names and units in a file whose first line is a comment with "
    "`yaml-language-server: $schema=actuals.schema.json`.": (
        "文件首行加注释 `yaml-language-server: $schema=actuals.schema.json`，编辑器就会提示方案中的指标名称和单位。"
    ),
    "actuals or targets": "文件种类：actuals 报送文件、targets 目标文件",
    "there is no schema '{name}'": "没有“{name}”这种文件",
    "key": "字段",
    "required": "必填",
    "values": "取值",
    "meaning": "含义",
    "yes": "是",
    # The keys of both files.
    "what kind of file this is": "文件种类",
    "what else there is to say": "说明",
    "the clause of the document": "在文件中的出处",
    # The keys of a file of figures.
    "A file of a department's figures for one year.": "一个部门一年的报送文件。",
    "the year whose target the figures are held against": "对照哪一年的目标",
    "who submits the file": "报送部门",
    "the figures, one record each": "报送的数字，一个数字一条记录",
    "which indicator: its id, alias, printed name or row number": "指标：写代号、别名、名称或附件序号",
    "the plan's unit of the indicator; the figure is given in it": "单位：与方案一致，数字按此单位填报",
    "the day that the figure speaks of; 12-31 is the year's result": "数字截至哪一天；12-31 为全年结果",
    "example: invented to show the tool; preliminary; final; withheld: not made public, without a value": (
        "数字状态：example 示例（为演示虚构），preliminary 初步，final 最终，withheld 不公布（不写 value）"
    ),
    "where the figure comes from": "数字来源",
    "the figure; of a flow the year to date, of a milestone true or false": (
        "数字：时期数填当年累计，是否类目标填 true 或 false"
    ),
    # The keys of a plan.
    "The targets file: the plan as printed, and its revisions.": "目标文件：方案原文的目标及其调整。",
    "what the plan is and which years it covers": "方案的基本情况和年份",
    "a short name for programs": "供程序使用的代号",
    "the plan's title": "方案标题",
    "the plan's title in English": "方案英文标题",
    "the years that the plan covers, rising": "方案包含的年份，从小到大",
    "who issued the plan": "印发机关",
    "the day on which it was issued": "印发日期",
    "the plan of a higher level that it belongs to": "所属的上级规划",
    "the document that the plan was taken from": "方案所在的文件",
    "the thresholds of judgement": "判断标准",
    "up to this share of the time gone a lag counts as behind, above as far behind": (
        "落后不超过已过时间的这一比例为滞后，超过为严重滞后"
    ),
    "the share of a target that 左右 allows either way": "“左右”允许的上下幅度（占目标的比例）",
    "how the outlook to the last year is judged": "展望末年的判断方法",
    "the method by name": "方法名",
    "from this ratio on the outlook is on track": "展望比值达到此数为正常",
    "from this ratio on it is strained, below off track": "展望比值达到此数为吃紧，不到为难以达到",
    "the key tasks: who leads, who helps": "重点任务及牵头、配合单位",
    "the task's number": "任务编号",
    "the task's title": "任务名称",
    "the task's title in English": "任务英文名称",
    "the department that leads": "牵头单位",
    "the departments that help": "配合单位",
    "the projects that the plan names": "方案列出的项目、举措",
    "what is to be done": "内容",
    "who does it": "承担单位",
    "what is measured, with the target of each year": "指标及各年目标",
    "a short name for programs and files": "供程序和报送文件使用的代号",
    "the name as the document prints it": "指标名称，照原文",
    "the name in English": "指标英文名称",
    "the unit that figures and targets are in; 是否 for a milestone": "单位；是否类目标写 是否",
    "stock: as it stands on a day; flow: the year to date; ratio: one figure over another; milestone: done or not": (
        "类型：stock 时点数，flow 时期数（当年累计），ratio 相对数，milestone 是否完成"
    ),
    "the target of each year, as the document prints it": "各年目标，照原文书写",
    "the row of the annex": "附件中的序号",
    "other names that files may use": "报送文件可用的其他名称",
    "whether more is better or less": "方向：higher 越高越好，lower 越低越好",
    "digits behind the point; 0 is a count, which has no fractions": "小数位数；0 为计数，不得有小数",
    "none: judged at year-end only": "写 none 表示只在年末判断",
    "the share of the year's target due by the end of each month, the last 1": (
        "各月末应完成全年目标的份额，共十二个，最后为 1"
    ),
    "the month and day of the next year by which a year's result is due": "年末数的报送期限，写次年的月-日",
    "the number of the task that it belongs to": "所属任务的编号",
    "who submits the figures; without it the lead of the task": "责任单位；不写则为所属任务的牵头单位",
    "a known figure before the plan's first year": "方案开始之前的已知数",
    "the year of the figure": "年份",
    "the figure, in the indicator's unit": "数字，按指标的单位",
    "whether the plan only strives (力争) for the target: always, or in the years listed": (
        "是否为力争目标：true 为各年都是，也可列出年份"
    ),
    "what is counted, and how": "指标口径",
    "binding or expected": "指标性质",
    "changes of the targets during the plan": "执行中对目标的调整",
    "2, 3, 4 …; the plan itself is revision 1": "版次，从 2 起；方案本身为第1版",
    "the day from which it is in force": "生效日期",
    "by id of the indicator: the targets that change, as printed": "按指标代号列出有变动的目标，照原文",
    "the document that made the change": "作出调整的文件",
    "A target of a later year counts from the base, not from the year before.": "后面年份的目标以基数计算，不是比上年。",
    "增长6% and 增加12家 count from the indicator's `base`, not from the year before. In a table of yearly targets they are "
    "often meant year by year; then each year's target would be too low. Write 年均增长6% where each year is to grow by it, "
    "the level where an amount is added each year, and 比2022年增长6% where the base is meant.": (
        "增长6%、增加12家以指标的 `base` 为基数，不是比上年。分年度的目标表里往往指比上年，那样每年的目标都会偏低。"
        "每年都要增长的写年均增长6%，每年增加一定数量的写达到的数，确实以基数计算的写比2022年增长6%。"
    ),
    "'{typed}' of {year} counts from {base} of {since}, not from the year before": (
        "{year}年的“{typed}”以{since}年的 {base} 为基数，不是比上年"
    ),
    "write 年均 before it, or the level; if it is right, write 比{since}年": "请在前面写年均，或写达到的数；确实如此的写比{since}年",
    "write the number alone for the year's own rate, 累计 before it for all years together": (
        "当年的变动率只写数字，各年累计的在前面写累计"
    ),
    "write the level that is to be reached": "请写要达到的数",
    "A target counts from a figure that the plan does not state.": "目标以某个数为基数，而方案没有写明。",
    "增长20%, 翻一番, 比2020年提高5个百分点 and 年均增长8% lead to a level only from a known figure. State it under `base`, with its year and value. Of rates taken together over several years (〔18%〕) the target, or the indicator's name, says whether they tell growth or decline.": (
        "增长20%、翻一番、比2020年提高5个百分点、年均增长8%，都要有已知的基数才能算出水平。请在 `base` 下写明年份和数值。几年合并计算的比率（〔18%〕），由目标或指标名称说明是增长还是降低。"
    ),
}
