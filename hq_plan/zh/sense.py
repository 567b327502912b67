"""Chinese for findings of sense, of files against each other and of plausibility: what is said and how it is explained."""

SENSE: dict[str, str] = {
    # HQ202: the unit
    "'{unit}' is another way to write {expected}, the unit of {name}": "“{unit}”是{name}的单位{expected}的另一种写法",
    "write: unit: {expected}": "请写 unit: {expected}",
    "{value} {unit} is {converted} {expected}, the unit of {name}": "{value} {unit}即 {converted} {expected}，后者才是{name}的单位",
    "write: value: {converted} and unit: {expected}": "请写 value: {converted} 和 unit: {expected}",
    "points tell a change: give the rate itself, and write: unit: {expected}": "百分点只表示变化幅度：请填比率本身，并写 unit: {expected}",
    # HQ207-HQ210: figures against the plan and the calendar
    "A count or an amount is below zero.": "数量或金额小于零。",
    "What there is of something, and what came together since January, is never less than nothing. The minus may be a "
    "dash that stood for no figure, or the figure is a change against last year. Give the count itself.": (
        "时点数和当年累计数都不会小于零。负号可能是表示“无数据”的短横，也可能填的是比上年增减数。请填数量本身。"
    ),
    "{name} cannot be {value}: it is never below zero": "{name}不应为 {value}：不能小于零",
    "give the count itself, not a change; a figure that is not public has status: withheld and no value": (
        "请填数量本身，不填增减数；不公布的写 status: withheld，不写 value"
    ),
    "A figure speaks of a day that is still to come.": "数字的日期还没有到。",
    "A figure is counted on its day or after it; what is expected of a later day is no result. The day is held against "
    "that of `--as-of`, else against today. Correct the day, or report when it has come.": (
        "数字在当天或以后统计，对以后的预计不是结果。日期与 `--as-of` 指定的日期比较，未指定时与今天比较。"
        "请改正日期，或到期再报送。"
    ),
    "{day} is still to come: today is {today}": "{day} 还没有到：今天是 {today}",
    "correct the day, or report when it has come": "请改正日期，或到期再报送",
    "A department reports a figure that the plan does not ask of it.": "报送单位不是方案规定的责任单位。",
    "The plan says who submits each indicator and which departments help with its task. A figure from another one may "
    "be a slip in the department's name, a record in the wrong file, or a change that the plan should name.": (
        "方案写明每项指标由谁报送、任务由哪些单位配合。别的单位报来的数字，可能是单位名称写错、记录放错文件，"
        "也可能是分工已变而方案没有写上。"
    ),
    "the plan names no department '{name}'": "方案中没有“{name}”这个单位",
    "the plan asks {name} for none of the figures in this file": "按方案，本文件的各项指标都不由{name}报送",
    "the plan does not ask {name} for {indicator}": "按方案，{indicator}不由{name}报送",
    "it asks: {names}": "方案规定的单位：{names}",
    "A letter of an indicator's name only looks like the Latin one.": "指标名称里有形似拉丁字母的字符。",
    "Cyrillic, Greek and a few other letters look like Latin ones and are not, so the name is none that the plan has. "
    "They come in by copying from a page or a picture, or from another keyboard. Type the name anew.": (
        "西里尔、希腊等字母有些与拉丁字母形似而实非，这样的名称方案里没有。多半是从网页、图片复制或用别的键盘带入的。"
        "请重新输入名称。"
    ),
    "'{letter}' (U+{code}) in '{name}' is not the Latin letter {latin}": "“{name}”里的“{letter}”（U+{code}）不是拉丁字母 {latin}",
    "write: {name}": "请写 {name}",
    # HQ222, HQ228-HQ231: the plan itself
    "A year of an indicator does not fit the years of the plan.": "指标里的年份与方案期不符。",
    "`plan.years` lists the years; a target of another year would never be looked at, nor would an aspiration for it. "
    "`base` is a figure from before the plan's first year. Correct the year, or add it to the plan's years.": (
        "`plan.years` 列出方案的年份，别的年份的目标和“力争”永远用不上；`base` 是方案第一年之前的基数。"
        "请改正年份，或把它加入 plan.years。"
    ),
    "a base is from before the plan, which begins in {first}, not from {year}": "基数应早于方案期，方案从 {first} 年开始，这里是 {year} 年",
    "correct the year of the base": "请改正基数的年份",
    "A year's target asks for less than that of the year before.": "后一年的目标低于前一年。",
    "Where more is better the targets of a plan rise from year to year, or stay; where less is better they fall. The "
    "targets in force count, those of the last revision. Look for a slip of the pen, or for `better: lower` missing.": (
        "越高越好的指标，目标应逐年提高或持平；越低越好的，应逐年降低或持平。以现行目标即最新一版为准。"
        "请看是否笔误，或漏写了 `better: lower`。"
    ),
    "{name} is to reach {value} in {year}, less than the {before} of {year_before}": (
        "{name} {year} 年目标为 {value}，低于 {year_before} 年的 {before}"
    ),
    "{name} is to keep to {value} in {year}, more than the {before} of {year_before}": (
        "{name} {year} 年目标为 {value}，高于 {year_before} 年的 {before}"
    ),
    "look at both targets, and at better: higher or lower": "请核对这两个目标，以及 better 写的是 higher 还是 lower",
    "Two tasks of the plan have the same id.": "两项任务的编号相同。",
    "Indicators name their task by its id, and with it who leads and who helps; with two of one id nobody knows which. "
    "Give each task an id of its own.": (
        "指标用编号指明所属任务，从而确定牵头单位和配合单位；两项任务编号相同，就分不清是哪一项。请各用各的编号。"
    ),
    "task {n} stands in line {line} already": "第 {line} 行已有任务 {n}",
    "give it a number of its own": "请另取编号",
    "A target says about, and the plan does not say how near that is.": "目标写“左右”，方案没有写明允许的偏差。",
    "左右 and 约 leave open from where on a target is met, so without a tolerance its figures are shown and not judged. "
    "Give one, as a share of the printed number: with `policy: {about: 0.05}`, 90左右 is 85.5 to 94.5, and "
    "年均增长6.5%左右 a growth of 6.175 to 6.825 percent a year.": (
        "“左右”“约”没有说到多少算达标；没有写明允许的偏差，数字照样显示，但不作判断。"
        "请按所写数字的比例写明：`policy: {about: 0.05}` 时，90左右即85.5至94.5，年均增长6.5%左右即每年增长6.175%至6.825%。"
    ),
    "how near '{typed}' must be met is not said, so it will not be judged": "没有写明“{typed}”允许多大偏差，不作判断",
    "write, for example: policy: {about: 0.05}": "请写明，例如 policy: {about: 0.05}",
    "A goal that is met or not has a unit of figures.": "是否类目标用了数量单位。",
    "The value of a milestone is true or false, and its unit is 是否, in the plan as in the records. Write 是否; if "
    "figures are counted, give the indicator another kind.": (
        "是否类目标的值是 true 或 false，单位是 是否，方案和记录都这样写。请写 是否；要统计数量的，请改写 kind。"
    ),
    "a milestone has the unit {expected}, not {unit}": "是否类目标的单位写“{expected}”，不写“{unit}”",
    # HQ302 and HQ303: files against each other
    "A year-to-date figure is lower than that of an earlier day.": "当年累计数比较早日期的还低。",
    "What came together since January can only grow. Either figure may be the wrong one: look whether the later one is "
    "that of a month alone, or the earlier one was counted too high. Of several figures for one day the most certain "
    "counts; examples are held against examples only.": (
        "1月以来的累计数只增不减。两个数字都可能有错：请看后一个是否只填了当月数，或前一个是否多计。"
        "同一天有几个数字的，以最确定的为准；示例只与示例比较。"
    ),
    "{name} is {value} by {day}, less than {other} by {other_day}: {where}": (
        "{name}截至 {day} 为 {value}，低于截至 {other_day} 的 {other}：{where}"
    ),
    "{name} is {value} by {day}, more than {other} by {other_day}: {where}": (
        "{name}截至 {day} 为 {value}，高于截至 {other_day} 的 {other}：{where}"
    ),
    "give the figure since January, or correct the other one": "请填1月以来的累计数，或改正另一个数字",
    "A preliminary figure comes after the final one for the same day.": "同一天已有最终数，又报初步数。",
    "A final figure stands; what comes later for its day is final too, in place of it, or was meant for another day. A "
    "preliminary figure may stand before its final one in a file. Correct the status or the day, or delete the record.": (
        "最终数已经确定；以后再报同一天的，应是替换它的最终数，或者本来是另一天的数字。同一文件里，初步数可以写在最终数之前。"
        "请改正状态或日期，或删去这条记录。"
    ),
    "{name} has a final figure for {day} already: {where}": "{name} {day} 已有最终数：{where}",
    "correct the status or the day, or delete the record": "请改正状态或日期，或删去这条记录",
    # HQ402-HQ406: what is only odd
    "A figure is about 10, 100, 1000, 10 000 or 100 000 000 times too large or too small.": (
        "数字约为应有数的十倍、百倍、千倍、万倍、亿倍，或者十分之一、百分之一、千分之一、万分之一、亿分之一。"
    ),
    "It is held against last year's result, or without one against this year's target; a year-to-date figure against "
    "the part of it that belongs to the months gone, and as too small only from the middle of the year on. A point may "
    "be missing or too far to one side, or the figure is in 元 or 万元. If it is right, nothing need be done.": (
        "数字与上年结果比较，没有上年结果的与当年目标比较；累计数按已过月份所占比例比较，是否偏小从年中起才看。"
        "可能漏了小数点、点错了位置，或者填的是元、万元。确实无误的，不必处理。"
    ),
    "{value} is about {times} times too large beside {reference}": "{value} 大约是{reference}的 {times} 倍",
    "{value} is about {times} times too small beside {reference}": "{value} 大约只有{reference}的 {times} 分之一",
    "last year's result {value}": "上年结果 {value} ",
    "the part of last year's result {value} due by then": "上年结果 {value} 按进度折算数",
    "this year's target {value}": "当年目标 {value} ",
    "the part of this year's target {value} due by then": "当年目标 {value} 按进度折算数",
    "{meant} may be meant; look at the point": "是不是 {meant}？请核对小数点",
    "{meant} may be meant; 万 may be counted once too often or left out": "是不是 {meant}？请核对是否多写或漏写了“万”",
    "{meant} may be meant; 亿 may be counted once too often or left out": "是不是 {meant}？请核对是否多写或漏写了“亿”",
    "A percentage is written as a fraction.": "百分数写成了小数。",
    "An indicator in % has 2.1 for 2.1 %, not 0.021. A spreadsheet shows 2.1% and hands on 0.021 when a cell is copied; "
    "the figure is a hundredth of last year's result or of the target. Multiply by 100.": (
        "单位是 % 的指标，2.1% 写 2.1，不写 0.021。表格里显示 2.1%，复制出来往往是 0.021；"
        "这个数字恰好约为上年结果或目标的百分之一。请乘以 100。"
    ),
    "{value} in % looks like a fraction: {meant}% may be meant, beside {reference}": (
        "{value} 像是把百分数写成了小数：与{reference}相比，应是 {meant}%"
    ),
    "write: value: {meant}": "请写 value: {meant}",
    "A figure is more than twice or less than half of that of the year before.": "数字比上年多出一倍以上，或不到上年的一半。",
    "Results are held against results, figures within the year against the same day a year earlier, and a stock against "
    "last year's result. Where the targets themselves move as far, it was to be expected. Look whether the right figure "
    "stands in the right record; if it does, a note says why.": (
        "全年结果与上年结果比较，年内数字与上年同日比较，时点数与上年结果比较。目标本身就有这样大变动的，不作提醒。"
        "请核对数字和记录；确实无误的，请在 note 里说明原因。"
    ),
    "{value} is more than twice the {before} of {day}": "{value} 超过 {day} 的 {before} 的两倍",
    "{value} is less than half of the {before} of {day}": "{value} 不到 {day} 的 {before} 的一半",
    "look at both figures; if they are right, say why in a note": "请核对两个数字；确实无误的，请在 note 里说明原因",
    "All figures of a file are those of the year before.": "文件里的数字全部与上年相同。",
    "At least three figures have the same indicator, month and day as in the department's file of the year before, and "
    "every one of them is the same. Probably last year's file was copied and only its year changed. If nothing did "
    "change, nothing need be done.": (
        "同一单位上年报送过同一指标、同月同日的数字至少三个，而且全部相同，多半是复制上年文件、只改了年份。"
        "确实没有变化的，不必处理。"
    ),
    "all {n} figures that can be compared are those of {year}: {file}": "可比的 {n} 个数字全部与 {year} 年相同：{file}",
    "look whether last year's file was sent again": "请核对是否又报了上年的文件",
    "A file's name has another year than the file.": "文件名里的年份与文件不一致。",
    "The name is not read for anything else, but who names a file 2021 and writes `year: 2020` in it has probably "
    "copied last year's. Correct the year in the file, or its name.": (
        "文件名别无用处，但名为 2021 而内写 `year: 2020`，多半是复制了上年的文件。请改正文件里的年份，或改文件名。"
    ),
    "the file is for {year}, and its name says {named}": "文件写的是 {year} 年，文件名却是 {named} 年",
    "correct the year, or the file's name": "请改正年份，或改文件名",
    "{hint}; if the figure is in {unit} already, only the unit": "{hint}；如果数字本来就是按{unit}计的，只改单位",
    "A department is written with other signs than in the plan.": "部门名称的写法与方案不一致。",
    "Quotation marks around the name, full-width letters or spaces make it another name to `--department` and to whoever "
    "counts what has been submitted. Write it as the plan does.": (
        "名称外面的引号、全角字母或空格，会使 `--department` 和报送统计把它当成另一个部门。请照方案的写法书写。"
    ),
    "the plan writes '{meant}', and here stands '{typed}'": "方案写作“{meant}”，这里是“{typed}”",
}
