"""Chinese for forms: what stands in them, how they are read back, taken in and mended."""

FORMS: dict[str, str] = {
    "--diff and --write do not go together": "--diff 和 --write 不能同时用",
    "Everything else in it stays; the submitted file itself is not touched.": "其他内容不变，原文件不动。",
    "Give a submitted workbook back with each finding as a comment in its cell, and the cell tinted.": (
        "把报送的工作簿加上批注退回：每个问题批注在所在单元格，并标色。"
    ),
    "Mend what can be mended without changing a meaning, and leave everything else byte for byte.": (
        "只改不影响含义的写法，其余一个字节也不动。"
    ),
    "UTF-8, half-width digits, signs and spaces, 1460 for 1,460, 2021-12-31 for 2021/12/31, the unit out of a value. Without "
    "--write the changes are shown, and the run leaves with 1 if there are any.": (
        "包括编码改为 UTF-8，全角数字、符号和空格改为半角，1,460 改为 1460，2021/12/31 改为 2021-12-31，数值里去掉单位。"
        "不加 --write 时只列出改动，有改动则退出状态为 1。"
    ),
    "a submitted workbook: .xlsx": "报送的工作簿：.xlsx",
    "annotated": "批注",
    "files or folders of .yaml files": "YAML 文件或文件夹",
    "only show what would change; so it is without --write": "只列出改动；不加 --write 时即如此",
    "the rest was looked at": "其余文件已处理",
    "where to; default: beside the workbook": "写到哪里；默认在原文件旁边",
    "write it to a file with --output": "请用 --output 写入文件",
    "write the mended files": "写入改好的文件",
    "A form was made for another plan.": "填报表属于另一个方案。",
    "Its hidden sheet names the plan that it was made for, and this is another one; indicators of the same name may mean "
    "other things there. Take the form of this plan, or the data folder of that one.": (
        "隐藏工作表里写明了填报表所属的方案，与这里的不同；同名的指标含义可能不同。请用本方案的填报表，或指定那个方案的数据文件夹。"
    ),
    "the data folder holds innovation-2020-2022": "数据文件夹属于 innovation-2020-2022",
    "the form is of the plan {found}, the data folder of {expected}": "填报表属于方案 {found}，数据文件夹属于 {expected}",
    "use this plan's form, or name the folder with --data": "请用本方案的填报表，或用 --data 指定文件夹",
    "A table says another year or department than the command line.": "表中的年份或部门与命令行不一致。",
    "Either may be the slip. Leave the option out where the table says it, or correct the table.": (
        "哪一边都可能写错。表中已写明的，命令行不必再写；写错的请改正。"
    ),
    "the table says 年份：2020": "表中写的是 年份：2020",
    "here stands '{found}', on the command line '{said}'": "这里是“{found}”，命令行写的是“{said}”",
    "leave the option out, or correct the table": "请去掉该选项，或改正表格",
    "{n} findings": "{n} 个问题",
    "{n} of {all} files to mend": "{all} 个文件中有 {n} 个要改",
    "{path} is no workbook": "{path} 不是工作簿",
    "--yes writes without asking": "加 --yes 则不询问直接写入",
    "'{text}' is no value: {why}": "“{text}”不是数值：{why}",
    "'{year}' is no year": "“{year}”不是年份",
    "A cell has no value that somebody wrote.": "单元格里不是填写的值。",
    "A filled form is known by its headings: 指标 (or 代号) and 数值, with 单位, 截至日期, 状态 and 数据来源 beside them. Send "
    "the form as it was given out, or give the columns these headings.": (
        "填报表靠表头识别：指标（或代号）和数值，旁边有单位、截至日期、状态、数据来源。请用下发的原表，或把各列的表头写成这样。"
    ),
    "A flow is the year to date. Choose a status from the list, name the source, send the file back as it is.": (
        "时期数填年初至截至日期的累计数；状态从下拉列表选择，写明数据来源，填好后原样交回。"
    ),
    "A row with a figure has an empty cell beside it.": "填了数值的行还有空格没有填。",
    "A row with a figure is hidden in the spreadsheet.": "填了数值的行在表中是隐藏的。",
    "A table does not say of which year, or from which department, its figures are.": "表中没有写明是哪一年、哪个部门的数。",
    "A table has no row of headings that names the indicator and the figure.": "表中没有写明指标和数值的表头。",
    "A table of figures lacks a column.": "填报表缺少一列。",
    "All that validate checks is checked first. What only is written in another way, as full-width digits or 1,460, is "
    "taken as it is meant; anything else must be put right. A figure on file is never written over without --replace.": (
        "先做 validate 的全部检查。只是写法不同的（如全角数字、1,460）按原意采用，其余的要先改正。"
        "已存数据不加 --replace 不会被覆盖。"
    ),
    "As of": "截至日期",
    "Data source": "数据来源",
    "Definition": "口径",
    "Each figure has its unit, the day it speaks of, its status and its source, so that nobody has to guess. Add the column, "
    "or use the form that `hq-plan form` gives out.": (
        "每个数都要有单位、截至日期、状态和来源，不让人猜。请补上这一列，或使用 `hq-plan form` 生成的表。"
    ),
    "Figure": "数值",
    "Figures": "填报",
    "Fill in": "请填写",
    "Fill in the white cells only: the number alone, without unit; leave a row empty where there is no figure.": (
        "只填白色单元格：只写数字，不带单位；没有数的行留空。"
    ),
    "Filled forms (.xlsx, .csv) are checked like files of figures when they are named; where one does not say its year or "
    "department, --year and --department do.": (
        "指名的填报表（.xlsx、.csv）与数据文件一样检查；表中没有写明年份或部门的，用 --year、--department 说明。"
    ),
    "Forms say both above the headings and in a hidden sheet. For a table that does not, the command line says it: `--year "
    "2021 --department 区科技局`.": (
        "下发的表在表头上方和隐藏工作表里都写明了。没有写明的表，在命令行说明：`--year 2021 --department 区科技局`。"
    ),
    "Id": "代号",
    "Indicator": "指标",
    "It counts like any other, though nobody sees it. Show it and look whether it is meant; delete it if not.": (
        "这一行看不见，但照样计入。请取消隐藏后核对，不需要的请删去。"
    ),
    "Last figure": "上期数",
    "Lists": "选项",
    "Make the form that a department fills in: what is known is in it, the white cells are asked for.": (
        "生成部门填报表：已知内容已填好，白色单元格待填。"
    ),
    "No.": "序号",
    "Note": "备注",
    "Nothing that is there is overwritten.": "已有的文件不会覆盖。",
    "Status": "状态",
    "Take away the # in front of a record and write its value, status and source; leave out what is not known.": (
        "删去记录前面的 #，写上数值、状态和来源；没有数的不写。"
    ),
    "Take the figures of filled forms into data/actuals, after showing what changes.": (
        "把填好的表导入 data/actuals，先列出要改动的内容。"
    ),
    "Target": "本年目标",
    "The spreadsheet shows an error such as #REF!, or a formula whose result was never stored, as programs other than "
    "spreadsheets write them. Open the workbook in Excel or WPS, mend the formula or type the figure, and save.": (
        "单元格显示 #REF! 等错误，或公式没有存下结果（由其他程序生成的表会这样）。请在 Excel 或 WPS 中打开，改好公式或直接填数，再保存。"
    ),
    "This does not fit": "填写不符合要求",
    "Two columns have the same heading.": "有两列表头相同。",
    "Unit": "单位",
    "Which of them has the figure cannot be told, and neither is taken. Delete one, or give it another heading.": (
        "分不清哪一列是数值，两列都不采用。请删去一列，或换一个表头。"
    ),
    "Whoever gives a figure gives its unit, the day it speaks of, its status and its source too. Fill in the cell; a row "
    "without a figure may stay empty.": "填了数值，就要填单位、截至日期、状态和来源。请补填；没有数值的行可以留空。",
    "Year: {year}   Department: {department}   As of: {day}   Targets: revision {n}": (
        "年份：{year}　　填报部门：{department}　　截至：{day}　　目标第{n}版"
    ),
    "a day of {year}, for example {year}-06-30": "{year}年内的日期，例如 {year}-06-30",
    "a number, in {unit}": "填数字，单位：{unit}",
    "a ratio": "相对数",
    "a second column is headed '{name}'": "又有一列表头是“{name}”",
    "a whole number, in {unit}": "填整数，单位：{unit}",
    "as it stands on the day": "时点数",
    "done or not": "是否完成",
    "details": "明细",
    "file": "文件",
    "files end in .yaml or .yml; name forms one by one": "数据文件以 .yaml 或 .yml 结尾；填报表请逐个指名",
    "files end in: {endings}": "文件名应以这些结尾：{endings}",
    "fill it in": "请填写",
    "filled forms or tables: .xlsx, .csv": "填好的表：.xlsx、.csv",
    "final": "最终",
    "final, preliminary, or withheld where it is not made public": "最终、初步，或不公布",
    "from which department it is": "是哪个部门的",
    "indicators": "指标数",
    "last {text}": "上期 {text}",
    "leave one of them": "请只留一列",
    "let other figures replace those on file": "允许用不同的数替换已存的数",
    "likewise in cells {numbers}": "同样的问题还在单元格 {numbers}",
    "no": "否",
    "no heading says which column has the figures": "没有表头说明哪一列是数值",
    "no row of headings names the indicator and the figure": "没有写明指标和数值的表头",
    "nobody can be asked here, and nothing was written": "这里无法询问，没有写入",
    "of which year it is": "是哪一年的",
    "only show what would be written": "只显示将写入的内容",
    "only the files of this department; of tables, who sends them": "只查这个部门的文件；对于表格，即填报部门",
    "preliminary": "初步",
    "run the command again": "请重新运行",
    "say it with {option}": "请用 {option} 说明",
    "show the row and look at it": "请取消隐藏并核对",
    "status: final, preliminary, or withheld (then without value). A flow is the year to date.": (
        "status：final 最终、preliminary 初步，或 withheld 不公布（不写数值）。时期数为本年累计。"
    ),
    "target {text}": "目标 {text}",
    "the cell under '{name}' is empty": "“{name}”没有填",
    "the day the figures speak of; default: the year's end": "数据截至的日期，默认为年末",
    "the file, or the folder where there are several": "文件；有多个表时为文件夹",
    "the plan names no department that answers for an indicator": "方案没有写明指标的责任单位",
    "the table does not say {what}": "表中没有写明{what}",
    "the year of tables that do not say it": "没有写明年份的表是哪一年的",
    "the year to date": "本年累计",
    "there is no column '{name}'": "缺少“{name}”列",
    "there is no form in the format '{name}'": "填报表没有“{name}”格式",
    "this row is hidden in the spreadsheet, and its figure counts": "这一行在表中是隐藏的，其中的数照样计入",
    "use the form that hq-plan form gives out, or head the columns 指标, 单位, 数值, 截至日期, 状态, 数据来源": (
        "请用 hq-plan form 生成的表，或把表头写成：指标、单位、数值、截至日期、状态、数据来源"
    ),
    "who sends tables that do not say it": "没有写明部门的表是谁报的",
    "whose form; default: one for each department": "哪个部门的表；默认每个部门一份",
    "write four digits, for example 2021": "请写四位数字，例如 2021",
    "write this? [y/N] ": "写入以上内容？[y/N] ",
    "write without asking": "不询问直接写入",
    "xlsx, csv or yaml; default: by the file's name": "xlsx、csv 或 yaml；默认按文件名",
    "yes": "是",
    "yes or no": "是或否",
    "{day} is no day of {year}": "{day} 不在{year}年内",
    "{file}: read as {encoding}": "{file}：按 {encoding} 读取",
    "{name}, {day}: {old} on file in {place}, {new} in the form": "{name}，{day}：已存 {old}（{place}），表中为 {new}",
    "{new} new, {known} on file already, {different} different": "新增 {new}，已存 {known}，不同 {different}",
    "{path} is no table": "{path} 不是表格",
    "{path} was changed in the meantime": "{path} 在此期间有改动",
    "{place}: '{typed}' taken as {meant}": "{place}：“{typed}”按 {meant} 采用",
    "A figure of 2021-03-31 in a form for 2021-12-31 is no result of the year. If that day is meant, nothing need be done.": "截至 2021-12-31 的表里填了 2021-03-31 的数，这个数不是全年结果。日期没有填错的，不必处理。",
    "A flow is the year to date. Status: {words}; what is not made public has no figure.": "时期数填年初至截至日期的累计数；状态填{words}，不公布的不填数值。",
    "A row has a status, a source or a note and no figure.": "一行填了状态、来源或备注，没有填数值。",
    "A row speaks of another day than the form was made for.": "一行的截至日期与填报表的不同。",
    "Fill in figure, status, source: the number alone, without unit; leave a row as it is without a figure.": "请填数值、状态、数据来源；只写数字，不带单位；没有数的行不用填。",
    "Rows were sorted without the last column, or pasted over others. Whose figure it is cannot be told, and it is not taken. Put the row right, or take a fresh form.": "排序时漏了最后一列，或粘贴时错了行。分不清是哪个指标的数，不予采用。请改正这一行，或换一张新表。",
    "The figure may have been forgotten; the row counts for nothing. Fill it in, or empty the row; what is not made public has the status 不公布 and no figure.": "可能漏填了数值，这一行不计入。请补填，或清空这一行；不公布的，状态写“不公布”，不填数值。",
    "The name and the id in a row belong to different indicators.": "同一行的指标名称与代号不是同一个指标。",
    "add it; the columns are 指标, 单位, 数值, 截至日期, 状态, 数据来源, 备注": "请补上；各列是：指标、单位、数值、截至日期、状态、数据来源、备注",
    "correct the day, if it is not meant": "日期填错的请改正",
    "corrected": "更正",
    "fill it in, or empty the row": "请补填，或清空这一行",
    "leave one of them out": "请去掉其中一个",
    "let name and id belong together, as in a fresh form": "请使名称与代号一致，可对照新生成的表",
    "name a folder, or one department": "请写文件夹，或用 --department 指定一个部门",
    "name another one with -o, or an empty folder": "请用 -o 换一个文件名，或指定空文件夹",
    "no figure is filled in": "表中没有填数",
    "nothing was written: {n} figures are others than on file; with --replace they take their place": "没有写入：有 {n} 个数与已存的不同；加 --replace 则以新数替换",
    "nothing was written; hq-plan annotate marks it in the workbook": "没有写入；hq-plan annotate 可以把问题批注在工作簿里",
    "save the workbook in Excel or WPS, or type the figure": "请在 Excel 或 WPS 中打开后重新保存，或直接填数",
    "the form is for {expected}, and this row speaks of {day}": "填报表截至 {expected}，这一行写的是 {day}",
    "the name ends in .{ending}, the format is {name}": "文件名以 .{ending} 结尾，格式却是 {name}",
    "the row is named '{name}', and its id is '{id}'": "这一行的名称是“{name}”，代号却是“{id}”",
    "there is no figure under '{name}', and the row counts for nothing": "“{name}”没有填，这一行不计入",
    "{path} is the name of one form, and there is one for each department": "{path} 是一个文件名，而每个部门各有一张表",
    "{plan}: figures as of {day}": "{plan} 填报表（截至 {day}）",
    "type it as a number: {number}": "请填成数字：{number}",
    " {heading}: ": "{heading}：",
    "{file}: {encoding} becomes UTF-8": "{file}：由 {encoding} 改为 UTF-8",
    "{n} errors are left; hq-plan validate shows them": "还有 {n} 处错误要人来改，详见 hq-plan validate",
    "{path} is no file of figures and no plan": "{path} 不是数据文件或方案",
    "save it as .xlsx": "请另存为 .xlsx",
    "a file of figures is put into data/actuals as it is": "数据文件直接放进 data/actuals 即可",
    " {word}": "“{word}”",
}
