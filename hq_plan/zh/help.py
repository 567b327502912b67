"""Chinese for help and wrong usage."""

HELP: dict[str, str] = {
    "name another folder": "请换一个文件夹",
    "name another one with -o": "请用 -o 换一个文件名",
    "no plan was found here, so there is no place for the figures": "这里没有找到目标文件，数字无处可存",
    "run it in the folder in which data/targets.yaml lies, or name that folder's data with --data": (
        "请在含有 data/targets.yaml 的文件夹里运行，或用 --data 指定数据文件夹"
    ),
    "it is no table": "不是表格文件",
    "copy the table into a workbook": "请把表格复制到 Excel 或 WPS 表格，存为 .xlsx",
    "another program has it open": "文件正被别的程序打开",
    "this is no shell that hq-plan can complete in": "这个命令行环境不能自动补全，能补全的有：",
    "completion for {shell} was put into {path}; it works in a new terminal": "{shell} 的自动补全已写入 {path}，新开的终端里即可使用",
    "KIND is missing: {help}": "没有写 KIND，{help}",
    "a value is missing behind {name}": "{name} 后面没有写值",
    "{name} takes no value": "{name} 后面不写值",
    "{name} is missing: {help}": "没有写 {name}（{help}）",
    "options stand behind the command, for example: {example}": "选项写在命令后面，例如：{example}",
    "no format is known by the ending of {path}": "{path} 的扩展名不对应任何格式",
    "files end in: {endings}; or name one with --format": "可用的扩展名：{endings}；也可用 --format 指定格式",
    "workbooks and documents need the office extra": "工作簿和文档需要安装 office 附加组件",
    "the plan as it was in force on this day": "这一天有效的方案",
    "write the records below it, each beginning with a hyphen": "请在下面写各条记录，每条以连字符开头",
    "no findings, and no figure yet": "没有问题，也还没有数字",
    "no findings; there is nothing to give back": "没有问题，无须退回",
    "it is an old or a protected workbook; without a password it can be read": "这是旧格式或加了密码的工作簿，去掉密码才能读取",
    "save it anew as .xlsx": "请另存为 .xlsx",
    "save it anew as .csv": "请另存为 .csv",
    "leave only the table in it": "请只保留表格部分",
    "Check a plan's yearly targets against the figures that departments submit.": "用各部门报送的数据核对方案的年度目标。",
    "Check the plan and the submitted files, and show every finding with its place.": "检查目标文件和报送文件，逐条列出问题及其位置。",
    "Explain a finding's code: what is wrong, why it matters, what to do; or an outlook method.": (
        "解释问题代码：错在哪里、为什么要紧、怎样改；或解释一种展望方法。"
    ),
    "a rule's code, the beginning of codes, its short name, or an outlook method; default: a table of all": (
        "问题代码、代码的开头、规则短名，或展望方法；不写则列出全部"
    ),
    "Show what each indicator must grow by to reach its target, beside what it grew by so far.": (
        "查看各项指标达到目标所需的增长，并与已实现的增长对照。"
    ),
    "Rate, step and a path in whole numbers, from the latest figure; of a year-to-date figure from last year's result.": (
        "从最近的数字算起，列出年均增速、年均新增和逐年取整的路径；当年累计数从上年年末数算起。"
    ),
    "the year whose target is to be reached; default: the last": "要达到哪一年的目标；不写则为末年",
    "a year of the plan; default: the latest that is over": "方案中的年份；不写则取已结束的最近一年",
    "the day that counts as today, and leave out later figures": "以这一天为今天，之后的数字不计",
    "leave with 1 if something is late or missing": "有逾期（late）或未报送（missing）时以 1 退出",
    "leave with 1 if a row is so, for example missed,behind": "有指标属于所列状态时以 1 退出，例如 missed,behind",
    "'{name}' is no condition for --fail-on": "--fail-on 不能用“{name}”",
    "--fail-on {condition}: {names}": "符合 --fail-on {condition} 的有：{names}",
    "Show how far each target is and how much is left.": "查看各项目标的差距和还需完成的量。",
    "Show where each indicator stands in a year.": "查看某一年各项指标的进展。",
    "One row per indicator and target year; a single indicator gets its whole page with sources and notes.": (
        "每项指标每个目标年一行；只查一项指标时，列出它的全部情况，包括出处和说明。"
    ),
    "One row per indicator: target, actual, gap, completion, status, what is still needed by the last year, outlook.": (
        "每项指标一行：目标、实际、差距、完成率、状态、到末年还需完成的量、展望。"
    ),
    "Usage: {usage}": "用法：{usage}",
    "{program} COMMAND [OPTIONS]": "{program} 命令 [选项]",
    "[OPTIONS]": "[选项]",
    "See where the plan stands:": "查看进展：",
    "Check files:": "检查文件：",
    "Collect figures:": "收取数字：",
    "Report:": "成文上报：",
    "Work on plans:": "编制和比较方案：",
    "Options:": "选项：",
    "Install completion for the current shell.": "为当前命令行安装自动补全",
    "Show completion for the current shell, to copy it or customize the installation.": "显示自动补全脚本，供复制或自行安装",
    "Show this message and exit.": "显示本帮助",
    "a year of the plan; default: all of them": "方案中的年份；不写则列出全部",
    "a year of the plan; default: the latest with data": "方案中的年份；不写则取最近有数据的一年",
    "auto, always or never": "彩色：auto 自动、always 总是、never 从不",
    "id, alias, printed name or row number; may be repeated": "指标的代号、别名、名称或序号；可写多次",
    "leave with 0 whatever is found": "无论查出什么都以 0 退出",
    "leave out figures that speak of a later day": "只看截至这一天的数字",
    "only the indicators of this department": "只看这个部门负责的指标",
    "'{name}' has submitted nothing": "“{name}”没有报送文件",
    "these have: {names}": "已报送的有：{names}",
    "show the version": "显示版本",
    "table, json, csv, markdown, html or xlsx; default: by the file's name": (
        "格式：table、json、csv、markdown、html 或 xlsx；默认按文件名"
    ),
    "the outlook by planned-step, cagr-ratio, linear-outlook or log-progress; default: the plan's": (
        "展望方法：planned-step、cagr-ratio、linear-outlook 或 log-progress；不写则按方案"
    ),
    "the data folder; default: found upwards": "数据文件夹；不写则从当前文件夹逐级向上查找",
    "the language of the output": "输出语言",
    "warnings make the run fail too": "有提醒也算不通过",
    "write to a file": "写入文件",
    "'{day}' is no day for --as-of": "--as-of 后面的“{day}”不是日期",
    "'{name}' answers for no indicator": "“{name}”不负责任何指标",
    "'{name}' is no choice for --color": "--color 不能用“{name}”",
    "'{name}' is no choice for --lang": "--lang 不能用“{name}”",
    "'{year}' is no year of the plan, which runs from {first} to {last}": "“{year}”不是方案年份，方案为 {first} 年至 {last} 年",
    "check the folder and its permissions": "请检查文件夹及其权限",
    "choose one: {known}": "可以用：{known}",
    "commands: {names}": "命令有：{names}",
    "did you mean '{name}'?": "是不是“{name}”？",
    "formats: {names}": "格式有：{names}",
    "hq-plan explain lists them": "用 hq-plan explain 查看全部代码",
    "hq-plan targets lists them": "用 hq-plan targets 查看全部指标",
    "hq-plan {version} has a fault: {kind} at {place}; please report it": (
        "hq-plan {version} 程序出错：{kind}，位于 {place}；请反馈给维护者"
    ),
    "name the folder that has it with --data": "请用 --data 指明目标文件所在的文件夹",
    "no file of figures lies there": "那里没有报送文件",
    "an indicator is named with --indicator {name}": "查指标请写 --indicator {name}",
    "the output cannot be written: {reason}": "结果无法输出：{reason}",
    "the working folder is no longer there": "当前文件夹已不存在",
    "the locale of this system has no letters for the name of the file: {path}": (
        "本机的区域设置写不出这个文件名：{path}"
    ),
    "another program keeps {path} locked": "{path} 正被另一个程序占用",
    "run the command again when it has ended": "请等它结束后再运行一次",
    "set one with UTF-8, for example LC_ALL=C.UTF-8": "请改用 UTF-8 的区域设置，例如 LC_ALL=C.UTF-8",
    "go to another folder and run it again": "请换到其他文件夹，再运行一次",
    "the system refuses to go on: {reason}": "系统拒绝继续：{reason}",
    "the command is not complete": "命令不完整",
    "hq-plan --help lists the commands": "用 hq-plan --help 查看全部命令",
    "no plan was found here; this is the one that comes with hq-plan": "这里没有找到目标文件，所列为程序自带的方案",
    "the plan has no indicator '{name}'": "方案中没有“{name}”这项指标",
    "there is no command '{name}'": "没有“{name}”这个命令",
    "there is no format '{name}' for this": "这里没有“{name}”这种格式",
    "there is no option '{name}'": "没有“{name}”这个选项",
    "there is no plan at {path}": "{path} 处没有目标文件",
    "there is no rule and no method '{code}'": "没有“{code}”这个代码或方法",
    "these do: {names}": "负责部门有：{names}",
    "too many arguments: {arguments}": "多余的参数：{arguments}",
    "nothing is shown before the plan is put right": "方案文件改正之前，不显示结果",
    "{n} errors; what they touch is left out": "{n} 处错误，涉及的数字没有计入",
    "{path} cannot be written: {reason}": "{path} 无法写入：{reason}",
    "Show who has submitted which result of a year and who has not, and how many days late it is.": (
        "查看某一年的年末数谁已报送、谁还没有、逾期几天。"
    ),
    "An example is no submission, and neither is a figure of a day within the year. Without a year all that are over are looked at: of the latest all indicators are shown, of those before it what is missing.": (
        "示例不算报送，年内某一天的数也不算。不写年份则查已结束的各年：最近一年列出全部指标，以前年度只列未报的。"
    ),
}
