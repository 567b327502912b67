"""Chinese for findings of reading and of shape: what each rule says at a place, and how it is explained."""

FAULTS: dict[str, str] = {
    # HQ001-HQ005: the file
    "the file cannot be read: {reason}": "文件无法读取：{reason}",
    "check the path and its permissions": "请检查路径和权限",
    "it is a folder": "这是文件夹",
    "it is no ordinary file": "这不是普通文件",
    "permission is denied": "没有权限",
    "there is no such file or folder": "没有这个文件或文件夹",
    "a file stands where a folder should be": "路径中应为文件夹的地方是文件",
    "the link leads in a circle": "链接绕成了圈",
    "the name is too long": "文件名太长",
    "the disk is full": "磁盘已满",
    "the disk cannot be written to": "磁盘不可写",
    "the disk or the network share fails": "磁盘或网络共享出现读写错误",
    "A file is not written in UTF-8.": "文件不是 UTF-8 编码。",
    "byte 0x{byte:02X} is not UTF-8 text": "字节 0x{byte:02X} 不是 UTF-8 文字",
    "save the file as UTF-8; Notepad, WPS and VS Code offer it under Save As": (
        "请把文件另存为 UTF-8；记事本、WPS、VS Code 的“另存为”里都有这一项"
    ),
    "A file has nothing in it.": "文件是空的。",
    "Nothing but blanks and comments stands in the file. Fill it in or delete it; a department that has nothing to "
    "report does not send a file.": "文件里只有空白和注释。请填写或删除；没有数字可报的部门不必报送文件。",
    "the file is empty": "文件是空的",
    "fill it in, or delete it": "请填写，或删除这个文件",
    "A character that nobody can see stands in the file.": "文件里有看不见的字符。",
    "Control characters, zero-width spaces and marks that turn the direction of writing come in with text copied from "
    "web pages and chat programs. They make two names that look the same differ. Delete the character and type the "
    "text anew.": (
        "从网页或聊天软件复制的文字，常带进控制字符、零宽空格或改变书写方向的符号，使看上去相同的名称其实不同。"
        "请删掉这个字符，重新录入。"
    ),
    "an invisible character (U+{code:04X}) stands here": "这里有一个看不见的字符（U+{code:04X}）",
    "delete it, or type the word anew": "请删掉它，或重新录入这个词",
    "A file is larger than 32 MB.": "文件超过 32 MB。",
    "A submission is a page or two of text; a file of this size is something else or has gone wrong. It is not read "
    "any further.": "报送文件不过一两页文字，这么大的文件不是报送文件或已经损坏，不再往下读。",
    "the file has {size} bytes, more than the {limit} that are read": "文件有 {size} 字节，超过上限 {limit} 字节",
    "split the file": "请拆成几个文件",
    # HQ010-HQ014: YAML
    "The text is not YAML.": "文字不符合 YAML 格式。",
    "look at this line and the one above: indent, colon and space, quotation marks": (
        "请看这一行和上一行：缩进、冒号后的空格、引号是否正确"
    ),
    "a backslash in double quotes begins an escape that does not exist": "双引号里的反斜杠写法不存在",
    "a colon is not expected here": "这里不应有冒号",
    "a colon with a space behind it is missing": "缺少冒号和冒号后的空格",
    "a comma or a closing bracket is missing": "缺少逗号或右括号",
    "a dash is not expected here; as a value it is put in quotation marks": "这里不应有短横；短横作为值要加引号",
    "a quotation mark is not closed": "引号没有配对",
    "a value that begins with > or | is put in quotation marks": "以 > 或 | 开头的值要加引号",
    "the indent does not fit, or a dash is missing": "缩进对不上，或缺少短横",
    "the indent does not fit, or a key is missing": "缩进对不上，或缺少键名",
    "this cannot be read as YAML": "这里不符合 YAML 格式",
    "this character cannot begin a value without quotation marks; a tab cannot indent": (
        "这个字符不加引号不能作值的开头；缩进不能用制表符"
    ),
    "A key stands twice in one mapping.": "同一层里有两个相同的字段。",
    "YAML readers keep the last of two equal keys and drop the first in silence, so a figure would be lost. Delete one "
    "of them, or make it a record of its own.": (
        "遇到相同的字段，一般的 YAML 程序只留后一个、前一个丢失且没有提示，数字就丢了。请删去一个，或另写一条记录。"
    ),
    "the key '{key}' stands in line {line} already": "字段“{key}”在第 {line} 行已经有了",
    "delete one of the two": "请删去其中一个",
    "An anchor, alias, merge key, tag, directive, complex key or second document is used.": (
        "用了锚点、引用、合并键、标签、指令、复合键或第二个文档。"
    ),
    "These parts of YAML let one place of a file change another, or build objects; a figure must stand where it is "
    "read. Write the value out in full.": (
        "这些写法会让文件的一处影响另一处，或生成程序对象；数字必须写在看得见的地方。请把值直接写出来。"
    ),
    "{feature} is not allowed here": "这里不能用{feature}",
    "write the value out in full": "请把值直接写出来",
    "a directive": "指令",
    "a list or mapping as a key": "列表或映射作键",
    "a merge key": "合并键",
    "a question mark before a key": "紧贴在键前的问号",
    "a second document": "第二个文档",
    "a tag": "标签",
    "an alias": "引用",
    "an anchor": "锚点",
    "Brackets or indents are nested more than 32 levels deep.": "括号或缩进超过 32 层。",
    "No file of figures needs so many levels; a missing bracket or a damaged file is the usual cause. The file is not "
    "read any further.": "报送文件用不着这么多层，多半是缺了括号或文件损坏，不再往下读。",
    "nested more than {depth} levels deep": "嵌套超过 {depth} 层",
    "close the brackets, or correct the indent": "请补上括号，或改正缩进",
    "A value begins with `>` or `|` and a digit, without quotation marks.": "以 `>` 或 `|` 加数字开头的值没有加引号。",
    "YAML takes `>5` for the head of a folded text and drops the number without a word. Put the value in quotation "
    "marks.": "YAML 把 `>5` 当作折行文字的开头，数字会丢失且没有提示。请加上引号。",
    "YAML reads this as the head of a long text, and the number is lost": "YAML 会把它当作长文字的开头，数字就丢了",
    "put the value in quotation marks": "请给这个值加上引号",
    # HQ101-HQ112: the shape
    "The file is of another kind, or of a newer version of its kind.": "文件种类不对，或版本较新。",
    "The first key says what a file is: `schema: hq-plan/targets/1` for a plan, `schema: hq-plan/actuals/1` for "
    "figures. A file that says something else, or that is a list or a plain text, is not read any further. A newer "
    "version of a kind is read by a newer hq-plan only: what it says more would be passed over here.": (
        "文件开头说明它是什么：目标文件写 `schema: hq-plan/targets/1`，报送文件写 `schema: hq-plan/actuals/1`。"
        "写了别的，或者整个文件是列表、普通文字的，不再往下读。同类文件的新版本只有新版 hq-plan 能读，否则多出的内容会被略过。"
    ),
    "'{found}' stands where '{expected}' is expected": "这里是“{found}”，应为“{expected}”",
    "'{found}' is newer than '{expected}', which this hq-plan reads": "“{found}”比本程序能读的“{expected}”新",
    "bring hq-plan up to date": "请更新 hq-plan",
    "begin the file with: schema: {expected}": "文件开头请写：schema: {expected}",
    "A required key is missing.": "缺少必填项。",
    "A figure without its unit, day, status or source cannot be judged or traced. Add the key to the record named. A "
    "figure that is not made public has `status: withheld` and no value.": (
        "没有单位、日期、状态或来源的数字无法判断，也无法追溯。请在所指的记录里补上。不公布的数字写 `status: withheld`，不写值。"
    ),
    "the key '{key}' is missing": "缺少“{key}”",
    "A key is not known here.": "这里没有这个字段。",
    "Most often it is misspelt, or stands one level too deep or too shallow. Correct it; keys of your own begin with "
    "`x-` and are passed over.": "多半是拼错了，或者缩进深了、浅了一层。请改正；自用的字段以 `x-` 开头，程序不看。",
    "the key '{key}' is not known here": "这里没有“{key}”这个字段",
    "known here: {names}": "这里可以写：{names}",
    "A value is of another kind than the key asks for.": "值的类型不对。",
    "A list stands where one value is expected, a number where a text is expected, or the other way round. A text that "
    "looks like a number is put in quotation marks.": (
        "该写一个值的地方写了列表，该写文字的地方写了数字，或者反过来。像数字的文字要加引号。"
    ),
    "{expected} is expected here, not {found}": "这里应为{expected}，不是{found}",
    "a list": "列表",
    "a mapping of keys and values": "键和值的映射",
    "a number": "数字",
    "nothing": "空值",
    "true, false or a list of years": " true、false 或年份列表",
    "strained is at most on_track": "strained 不得大于 on_track",
    "a target: a number, the printed words, or op and value": "目标：数字、原文用语，或 op 和 value",
    "a text": "文字",
    "a whole number": "整数",
    "another value": "别的值",
    "the number {number}": "数字 {number}",
    "the text '{text}'": "文字“{text}”",
    "true or false": " true 或 false ",
    "A number is written as text.": "数字写成了文字。",
    "Quotation marks make a text of a number, and a text cannot be added or compared. Write the figure without them.": (
        "加了引号的数字就成了文字，不能计算和比较。请去掉引号。"
    ),
    "{typed} is a text, not a number": "{typed} 是文字，不是数字",
    "write it without quotation marks: {bare}": "请去掉引号：{bare}",
    "A date is not written as year-month-day, or there is no such day.": "日期没有按年-月-日书写，或没有这一天。",
    "A date has four digits for the year and two each for month and day, joined by hyphens: 2021-12-31. Other ways to "
    "write it are read differently by different programs. Write the day that the figure speaks of.": (
        "日期写四位年、两位月、两位日，用半角短横连接：2021-12-31。别的写法各程序读法不同。请写数字所属的那一天。"
    ),
    "'{typed}' is no date of the form 2021-12-31": "“{typed}”不是 2021-12-31 这种写法的日期",
    "there is no day {typed}": "没有 {typed} 这一天",
    "write year-month-day with hyphens, for example 2021-12-31": "请按年-月-日书写，用半角短横，例如 2021-12-31",
    "A printed target cannot be read.": "目标的写法无法识别。",
    "Targets are written as the document prints them: `92`, `2.1以上`, `不超过5`, `超过2.6`, `3%-5%`, `年均增长8%`, "
    "`比2020年提高5个百分点`, `翻一番`, `累计2300`, or words without digits. What fits none of these is not guessed at: a "
    'suggestion is made where one is near. Write it in one of these ways, or as `{op: ">=", value: 2.1}`; what a cell '
    "says besides its target belongs in `note`.": (
        "目标按原文书写：`92`、`2.1以上`、`不超过5`、`超过2.6`、`3%-5%`、`年均增长8%`、`比2020年提高5个百分点`、`翻一番`、"
        "`累计2300`，或不含数字的文字。无法识别的不猜测，有相近写法的给出建议。请用其中一种写法，或写成 "
        '`{op: ">=", value: 2.1}`；目标之外的话写入 `note`。'
    ),
    "the target '{typed}' cannot be read": "目标“{typed}”无法识别",
    "write it like 92, 2.1以上, 超过2.6, 不超过5, 3至5, 年均增长8%, 累计2300, or as {form}": (
        "请写成 92、2.1以上、超过2.6、不超过5、3至5、年均增长8%、累计2300，或 {form}"
    ),
    "A word is none of those that may stand here.": "用词不在可选范围内。",
    "The status of a figure is example, preliminary, final or withheld; the kind of an indicator is stock, flow, ratio "
    "or milestone. Choose one of the words that the message lists.": (
        "数字的状态有 example 示例、preliminary 初步、final 最终、withheld 不公布；"
        "指标的类型有 stock 时点数、flow 时期数、ratio 相对数、milestone 是否完成。请从提示所列的词中选一个。"
    ),
    "'{typed}' is none of the words that may stand here": "这里不能写“{typed}”",
    "A value is outside of what makes sense for its key.": "值不合要求。",
    "Years have four digits and rise, ids are lower-case letters, digits, hyphens and underscores, a profile has twelve "
    "shares that do not fall and end at 1. The message says what is asked for.": (
        "年份为四位数且从小到大；代号用小写字母、数字、短横和下划线；profile 为十二个不减的份额，最后为 1。要求见提示。"
    ),
    "{typed} does not fit: {demand}": "{typed} 不合要求：{demand}",
    "at least {ge} is expected": "至少为 {ge}",
    "at least {min_length} are expected": "至少要有 {min_length} 项",
    "at most {le} is expected": "至多为 {le}",
    "at most {max_length} are expected": "至多 {max_length} 项",
    "it must have the form {pattern}": "写法应符合 {pattern}",
    "twelve shares that do not fall, from 0 up, the last 1": "应为十二个不减的份额，从 0 起，最后为 1",
    "years rise and stand once each": "年份应从小到大，各写一次",
    "A key has no value.": "字段未填。",
    "The key is there but nothing stands behind its colon. Fill it in; an optional key without a value is deleted. A "
    "figure that is not made public has `status: withheld` and no `value`.": (
        "冒号后面什么也没有。请填写；选填项不填就删掉这一行。不公布的数字写 `status: withheld`，不写 `value`。"
    ),
    "'{key}' has no value": "“{key}”没有值",
    "write a value behind the colon, or delete the key": "请在冒号后填写，或删去这一行",
    "Something other than a plain number stands where a number is expected.": "该写数字的地方不是纯数字。",
    "'{typed}' is no plain number": "“{typed}”不是纯数字",
    "write half-width digits with at most one point, and the unit under its own key": (
        "请用半角数字，至多一个小数点，单位写在 unit 一项"
    ),
    "write the number alone: {number}": "请只写数字：{number}",
    "A figure that is not made public has a value.": "不公布的数字却有值。",
    "`status: withheld` says that the publisher keeps the figure back, as with a printed `*`. A figure that is known "
    "has another status. Take the value out, or change the status.": (
        "`status: withheld` 表示发布机关不公布这个数，如印作 `*`。已知的数字应写别的状态。请去掉值，或改状态。"
    ),
    "the figure is withheld and yet has a value": "状态是不公布，却填了值",
    "take the value out, or change the status": "请去掉值，或改状态",
}
