"""Chinese for drafting a plan from a table, for reading tables, and for comparing plans."""

DRAFT: dict[str, str] = {
    "# {title}\n\nThe plan's targets are in `data/targets.yaml`, what departments submit in `data/actuals/`, one file for each\n"
    "department and year. `data/actuals/example.yaml` shows the form; its figures are invented.\n\n"
    "    hq-plan validate          # every mistake, with its place\n"
    "    hq-plan status            # how the indicators stand\n"
    "    hq-plan missing           # who has not submitted what\n\n"
    "Parts of the plan that begin with TODO could not be read from the table; `hq-plan validate` lists them.\n"
    "When a later document changes targets, what is printed stays and a `revisions` entry is added\n"
    "(`hq-plan schema targets`); `hq-plan targets diff 1 2` shows what it does.\n": (
        "# {title}\n\n目标在 `data/targets.yaml`，各部门报送的数据在 `data/actuals/`，每个部门每年一个文件。\n"
        "`data/actuals/example.yaml` 是填写样例，其中的数字是编造的。\n\n"
        "    hq-plan validate          # 列出每处错误及其位置\n"
        "    hq-plan status            # 各项指标的进展\n"
        "    hq-plan missing           # 谁还没有报送什么\n\n"
        "以 TODO 开头的地方，是表中没有读懂的内容，`hq-plan validate` 会逐处列出。\n"
        "后来的文件调整目标时，已印发的内容不改，在 `revisions` 下增加一版（写法见 `hq-plan schema targets`）；\n"
        "`hq-plan targets diff 1 2` 列出调整的内容和影响。\n"
    ),
    "'{name}' is no id": "“{name}”不能作 id",
    "'{name}' holds bytes that are no letters": "“{name}”里有不成文字的字节",
    "type it in a terminal that is set to UTF-8": "请在编码为 UTF-8 的终端里输入",
    "'{name}' is not in the table": "表中没有“{name}”",
    "indicators without a department: {n}; nobody is asked for their figures": "没有写明责任单位的指标：{n} 项，这些指标无从催报",
    "no table of targets is on: {sheets}": "没有目标表的工作表：{sheets}",
    "row number {number}": "序号 {number}",
    "row {row} is hidden in the spreadsheet": "表中第{row}行是隐藏行",
    "these are: {names}": "表中有：{names}",
    "write lower-case letters, digits, hyphens and underscores": "请用小写字母、数字、连字符和下划线",
    "{year}: {text}": "{year}年：{text}",
    "a quotation mark is not closed, or a cell is too long": "引号没有成对，或单元格过长",
    "something else has this name": "已有同名的文件或链接",
    "'{typed}' is still to be written": "“{typed}”还没有写定",
    "'{years}' are no years": "“{years}”不是年份",
    "A part of the plan is still to be written.": "方案还有没写定的地方。",
    "Draft a plan from somebody's own table of targets, with an example submission and a README.": (
        "用现成的目标分解表起草方案文件，并附填写样例和说明。"
    ),
    "Each cell is either taken up or listed; what could not be read is left as a TODO, which validate reports. Nothing that is there is overwritten.": (
        "每个单元格要么采用，要么列出；没有读懂的留作 TODO，由 validate 报告。已有的文件不会覆盖。"
    ),
    "What `hq-plan init` could not read of a table begins with TODO, followed by what stands there. Look at the document, write what it says in a way that is understood, and delete the word TODO.": (
        "`hq-plan init` 没有读懂的内容以 TODO 开头，后面是表中原文。请对照文件，按能读懂的写法写出，并删去 TODO。"
    ),
    "cell": "单元格",
    "cell {cell}": "单元格 {cell}",
    "drafted by hq-plan init from {source}": "由 hq-plan init 根据 {source} 起草",
    "example": "示例",
    "invented figures that show the form; write your own and delete this file": "编造的数字，只示范写法；请另写实际数据，并删除本文件",
    "it is no workbook": "不是工作簿",
    "its headings should name the indicator and a year or 目标, one indicator a row": "表头应有“指标”和年份或“目标”，每行一项指标",
    "look at each kind: stock (as it stands), flow (the year to date), ratio, milestone": (
        "请核对每项的 kind：stock 时点数，flow 时期数（当年累计），ratio 相对数，milestone 是否完成"
    ),
    "no column of the plan": "方案中没有这一栏",
    "no table of indicators and their targets is in {path}": "{path} 中没有找到指标目标表",
    "nothing was written": "没有写入任何文件",
    "the department that submits": "报送单位",
    "the figure before the plan": "基期值",
    "the formula has no stored result; open and save the workbook": "公式没有保存结果，请打开工作簿重新保存",
    "the plan's short name for programs": "方案代号，供程序使用",
    "the plan's years, for example 2021-2025": "方案年份，例如 2021-2025",
    "the spreadsheet shows an error": "单元格显示错误值",
    "the table does not say which years it covers": "表中没有写明是哪些年份",
    "the table of targets: .xlsx, .csv or .md": "目标分解表：.xlsx、.csv 或 .md",
    "the target of {year}": "{year}年目标",
    "the unit": "单位",
    "the width of 左右, as a share of the printed number": "“左右”允许的幅度，占所写数字的比例",
    "the workbook is broken": "工作簿已损坏",
    "the workbook is too large when it is unpacked": "工作簿解压后过大",
    "this is still to be written": "这里还没有写定",
    "what it was to be": "应为",
    "what stands there": "原文",
    "where the repository is to be; default: here": "数据仓库所在的文件夹；不写则为当前文件夹",
    "who submits the example": "样例的报送单位",
    "write what the document says, without TODO": "请按文件写出，去掉 TODO",
    "write, for example: --years 2021-2025": "请写明，例如 --years 2021-2025",
    "written: {files}": "已写入：{files}",
    "{indicators} indicators from {cells} cells": "读取 {cells} 格，得指标 {indicators} 项",
    "{indicators} indicators from {cells} cells; {unread} cells are left to you": "读取 {cells} 格，得指标 {indicators} 项；有 {unread} 格请自行处理",
    "already there, and nothing is overwritten: {paths}": "已存在，不会覆盖：{paths}",
    "Indicators of one printed name or alias are the same. A plan that says it is `part_of` the id of another is shown "
    "under it, and counted once.": (
        "名称或别名相同的指标即为同一指标。在 `part_of` 写明上级方案 id 的方案列在上级之下，不重复计入。"
    ),
    "not shown, as the plan cannot be read: {labels}": "方案无法读取，没有列出：{labels}",
    "some count a day and others a year": "有的是时点数，有的是时期数",
    "some targets count one year and others all of them": "有的目标只算一年，有的各年合计",
    "{label} is part of {id}, and no plan here has this id": "{label}的上级是“{id}”，这里没有这个 id 的方案",
    "{label} is part of {id}, which is part of it in turn": "{label}与“{id}”互为上级，各自单列",
    "{n} plans have the id {id}; which is meant by part_of cannot be told": "有 {n} 个方案的 id 都是“{id}”，part_of 指哪一个无法判断",
    "Put the same indicators of several plans side by side, with totals where they add up.": "把几个方案的相同指标并排列出，能相加的给出合计。",
    "data folders, or a folder that holds several": "数据文件夹，或含有几个数据文件夹的文件夹",
    "name data folders, or a folder that holds several": "请指定数据文件夹，或含有几个数据文件夹的文件夹",
    "none of the plans has the indicator '{name}'": "各方案都没有“{name}”这项指标",
    "not all have a figure": "有的没有报送",
    "not all have a target that adds up": "有的没有可相加的目标",
    "only stocks and flows add up": "只有时点数和时期数可以相加",
    "plan": "方案",
    "the figures are of different days": "日期不同，不能相加",
    "the units differ": "单位不同，不能相加",
    "the year compared; default: the latest with data": "比较的年份；不写则取最近有数据的一年",
    "there is no plan in {path}": "{path} 中没有方案",
    "total of {n}": "合计（{n} 个）",
    "{label}: {title}, revision {n}": "{label}：{title}，第{n}版",
    "{n} plans, {year}": "{n} 个方案，{year}年",
}
