"""Chinese for what the keyboard does: signs, spaces, numbers and days, and the slips in a file's structure."""

SLIPS: dict[str, str] = {
    ": ": "：",
    # signs and their names
    "'{typed}' ({name}) stands where '{meant}' is meant": "这里是{name}“{typed}”，应为“{meant}”",
    "{name} (U+{code:04X}) stands where a plain space is meant": "这里是{name}（U+{code:04X}），应为普通空格",
    "'{typed}' stands where '{meant}' is meant": "这里是“{typed}”，应为“{meant}”",
    "'{typed}' does not belong here": "这里不应有“{typed}”",
    "a Chinese quotation mark": "中文引号",
    "a full-width bracket": "全角括号",
    "a full-width colon": "全角冒号",
    "a full-width comma": "全角逗号或顿号",
    "a full-width digit": "全角数字",
    "a full-width hash": "全角井号",
    "a full-width letter": "全角字母",
    "a full-width percent sign": "全角百分号",
    "a full-width sign": "全角符号",
    "a full-width space": "全角空格",
    "a full-width stop": "全角点或句号",
    "a long dash": "全角横线或破折号",
    "a space that is no plain space": "特殊空格",
    "full-width digits": "全角数字",
    "full-width letters": "全角字母",
    # HQ006, HQ007
    "A list has more than 200 000 items.": "列表超过 20 万项。",
    "A department reports a few dozen figures a year; a list of this length is something else or has gone wrong. What "
    "stands behind is not read.": "一个部门一年不过报几十个数字，这么长的列表不是报送内容或已经出错，后面的不再读。",
    "the list has more than {limit} items": "列表超过 {limit} 项",
    "A file has more findings than are kept.": "文件的问题太多，不再逐条列出。",
    "So many slips have one cause, such as a wrong column or a file of another kind. The first ones are shown; put their "
    "cause right and look again.": "这么多问题往往出于同一个原因，例如填错了列或文件不对。这里只列前面的，改正后请再检查一次。",
    "the file has more findings than the {limit} that are kept": "文件的问题超过 {limit} 条，后面的没有列出",
    "put the first ones right and look again": "请先改正前面的，再检查一次",
    # HQ015-HQ022
    "A full-width sign stands where the file's structure needs a half-width one.": "应当用半角符号的地方用了全角符号。",
    "The colon behind a key, the dash before a record, the comma and the brackets of a list and the hash before a remark "
    "are half-width signs. A Chinese input method in Chinese punctuation mode types their full-width sisters, which are "
    "plain text to a program. Switch to English punctuation and type the sign anew.": (
        "字段后的冒号、记录前的短横、列表的逗号和括号、注释前的井号都是半角符号。中文输入法在中文标点状态下打出来的是全角符号，"
        "程序只当它是普通文字。请切换到英文标点，重新输入这个符号。"
    ),
    "type it with the input method switched to English": "请切换到英文输入状态，重新输入",
    "A space of another kind stands where the file's structure needs a plain one.": "应当用普通空格的地方用了别的空格。",
    "Full-width spaces (U+3000) and spaces that do not break (U+00A0) look like spaces and are letters to a program; "
    "they come from a Chinese input method, from Word and from web pages. Delete them and type plain spaces.": (
        "全角空格（U+3000）和不间断空格（U+00A0）看上去是空格，程序却当作文字；它们来自中文输入法、Word 和网页。"
        "请删去，改用普通空格。"
    ),
    "delete it and type plain spaces": "请删去，改用半角空格",
    "The space behind a colon or behind a record's dash is missing.": "冒号或记录前的短横后面缺少空格。",
    "Without the space the colon or dash is part of the word, and the line is no key with a value. Type one space behind "
    "it.": "没有空格，冒号或短横就成了文字的一部分，这一行就不是“字段: 值”。请在后面加一个空格。",
    "a space is missing behind '{sign}'": "“{sign}”后面缺少空格",
    "type one space behind it": "请在后面加一个空格",
    "A tab stands in the indent of a line.": "缩进里用了制表符。",
    "How wide a tab is differs from editor to editor, so YAML takes none for an indent. Put spaces in its place; most "
    "editors can be told to do so whenever the tab key is pressed.": (
        "制表符的宽度各编辑器不同，YAML 不允许用它缩进。请改用空格；多数编辑器可以设成按 Tab 键时输入空格。"
    ),
    "a tab stands in the indent": "缩进里有制表符",
    "indent with spaces": "请用空格缩进",
    "A line is indented by more or fewer spaces than the lines that it belongs to.": "这一行的缩进与同级各行不一致。",
    "Keys of one record begin in the same column, and so do the dashes of all records. Put the line under the one that it "
    "belongs to.": "同一条记录的各字段要左对齐，各条记录的短横也要左对齐。请把这一行与同级的行对齐。",
    "the indent fits no line above": "缩进与上面各行都对不上",
    "begin the line in the column of its sisters": "请与同级的行左对齐",
    "A quotation mark or a bracket is opened and not closed.": "引号或括号没有配对。",
    "What follows would be part of the text or list, to the end of the file. Close it where the text or list ends.": (
        "后面直到文件末尾都会被当作这段文字或列表的内容。请在应当结束的地方补上。"
    ),
    "'{sign}' is opened here and not closed": "这里的“{sign}”没有配对",
    "close it with {closing}": "请补上 {closing}",
    "A value has a sign in it that means something to YAML, and no quotation marks around it.": (
        "值里有 YAML 的特殊符号而没有加引号。"
    ),
    "A value that begins with `%`, `@`, `*`, `>`, `|` or a dash, or that has a colon with a space behind it, is put in "
    'quotation marks. The unit % is written "%".': (
        '以 `%`、`@`、`*`、`>`、`|` 或短横开头的值，以及含有“冒号加空格”的值，要加引号。单位 % 写作 "%"。'
    ),
    "'{sign}' at the beginning of a value means something to YAML": "“{sign}”在值的开头是 YAML 的特殊符号",
    "a colon with a space behind it makes a key of what stands before it": "冒号后面有空格，前面的文字会被当作字段名",
    "a backslash within double quotation marks begins an escape, and there is none like this": (
        "双引号里的反斜杠表示转义，而没有这种转义写法"
    ),
    "text stands behind the closing quotation mark": "引号结束后面还有文字",
    "put the whole value in quotation marks": "请给整个值加上引号",
    "put the value in single quotation marks": "请改用单引号",
    "The colon between a key and its value is missing.": "字段和值之间缺少冒号。",
    "A line of a record is a key, a colon, a space and a value. Type the colon.": (
        "记录的每一行依次是字段、冒号、空格、值。请补上冒号。"
    ),
    "a colon is missing behind '{key}'": "“{key}”后面缺少冒号",
    "type a colon and one space behind it": "请加上半角冒号和一个空格",
    "delete one of the two; if a new record begins here, put a dash before it": (
        "请删去其中一个；如果从这里开始是另一条记录，请在前面加短横"
    ),
    # HQ002
    "Excel and older editors on Chinese Windows save in GBK or UTF-16. Where the encoding is certain the other findings "
    "are told as well, but no figure counts before the file is converted, because a wrong guess turns names into other "
    "names. Save the file as UTF-8; a byte order mark does no harm.": (
        "中文 Windows 上的 Excel 和旧编辑器常存成 GBK 或 UTF-16。编码能够确定的，其他问题也一并列出，但转换之前数字都不算数，"
        "因为猜错会把名称变成别的字。请另存为 UTF-8，带不带 BOM 都可以。"
    ),
    "the file is written in {encoding}, not in UTF-8": "文件是 {encoding} 编码，不是 UTF-8",
    "{save}; or convert it: {command}": "{save}；也可用命令转换：{command}",
    # HQ111, HQ113-HQ119
    "A figure is written in half-width digits with at most one point and nothing else: no word such as 约 or 以上, no "
    "letter, at most forty digits. Where there is no figure yet, leave the record out; a figure that is not made public "
    "has `status: withheld` and no value.": (
        "数值只写半角数字，至多一个小数点，别的都不写：不写“约”“以上”等词，不写字母，最多四十位。还没有数字的，先不写这条记录；"
        "不公布的数字写 `status: withheld`，不写值。"
    ),
    "'{typed}' has more digits than the forty that are read": "“{typed}”超过四十位，读不了",
    "check the figure; no figure of a plan is that long": "请核对，方案里没有这么长的数字",
    "'{typed}' is no figure": "“{typed}”不是数字",
    "leave the record out until there is one; a figure not made public has status: withheld and no value": (
        "还没有数字就先不写这条记录；不公布的数字写 status: withheld，不写值"
    ),
    "letters stand for digits here; if {number} is meant, write the digits": "这里用字母代替了数字；如果是 {number}，请写数字",
    "write one number alone, and what else is to be said under note": "请只写一个数字，其他说明写在 note 里",
    "A number is written with full-width digits, a full-width point, a long minus or Chinese quotation marks.": (
        "数字用了全角数字、全角点、全角负号或中文引号。"
    ),
    "A Chinese input method types them when it is in full-width or Chinese punctuation mode; they look like digits but "
    "are none to a program. Switch to half-width and type the number anew.": (
        "中文输入法在全角或中文标点状态下打出来的就是这样，看上去是数字，程序却不认。请切换到半角，重新输入。"
    ),
    "A number is written in Chinese characters.": "数字用了汉字。",
    "Figures are written in Arabic digits, so that everybody reads the same number. Write the digits; the unit has a key "
    "of its own.": "数值一律用阿拉伯数字，人和程序读出来才一样。请写阿拉伯数字，单位写在 unit 里。",
    "'{typed}' is a number in Chinese characters": "“{typed}”是汉字数字",
    "A unit or a sign of currency is written with the number.": "数值里写了单位或货币符号。",
    "A value is the number alone; its unit stands under `unit`, where it is compared with the plan's. Take the unit out "
    "of the value.": "数值只写数字，单位写在 `unit` 里，程序会与方案的单位核对。请把单位从数值里去掉。",
    "'{unit}' stands in the value": "数值里写了“{unit}”",
    "write the number alone, counted in the unit that stands under unit: {unit}": "请只写数字，并换算成 unit 里的单位：{unit}",
    "A percent sign is written with the number.": "数值里写了百分号。",
    'A percentage is the number alone, 2.1 for 2.1 %, and its unit is "%". Take the sign out of the value.': (
        '百分数只写数字，2.1% 写 2.1，单位写 "%"。请把百分号从数值里去掉。'
    ),
    "The digits of a number are grouped by commas, spaces or apostrophes.": "数字里用了逗号、空格或撇号分节。",
    "Programs take the comma for the end of a number, or for a point. Write the digits without a break.": (
        "程序会把逗号当作数字的结束或小数点。请连续书写，不分节。"
    ),
    "'{typed}' is grouped in thousands": "“{typed}”带有分节号",
    "A number is written in a way that YAML readers take for another number, or for none.": (
        "这种数字写法，有的程序会读成别的数，有的根本不认。"
    ),
    "`012` is 10 to some readers and 12 to others, `1:30` is 90, `1_460` is 1460, `0x5F` is 95; `.inf` and `.nan` are no "
    "figures. Write plain decimal digits without a leading zero, sign or exponent.": (
        "`012` 有的程序读成 10，有的读成 12；`1:30` 读成 90，`1_460` 读成 1460，`0x5F` 读成 95；`.inf` 和 `.nan` 不是数字。"
        "请写普通的十进制数字，前面不加 0 和正号，不用指数。"
    ),
    "'{typed}' is read as different numbers by different programs": "“{typed}”在不同的程序里会读成不同的数",
    "write plain decimal digits, without leading zero, colon, underscore or exponent": (
        "请写普通的十进制数字，不加前导 0、冒号、下划线和指数"
    ),
    "A word for yes or no stands where true or false is written.": "应当写 true 或 false 的地方写了别的词。",
    "YAML readers do not agree on words such as yes, no, on and off, and know no 是 and 否. A goal that is met or not has "
    "the value true or false; all others have a number.": (
        "yes、no、on、off 这类词各程序读法不一，“是”“否”则都不认。是否类目标的值写 true 或 false，其他指标写数字。"
    ),
    "'{typed}' is neither a number nor true or false": "“{typed}”既不是数字，也不是 true 或 false",
    "a figure is a number; a goal that is met or not has true or false": "数值指标写数字；是否类目标写 true 或 false",
    "write: {value}": "请写：{value}",
    # HQ106, HQ120, HQ121
    "look at the calendar: the month has fewer days, or month and day are swapped": "请查日历：当月没有这一天，或者月和日写反了",
    "write: {day}": "请写：{day}",
    "A day is given as a number: a spreadsheet's serial number or a computer's seconds.": (
        "日期写成了数字：电子表格的日期序号或计算机的秒数。"
    ),
    "Excel and WPS keep days as counts from 1900 and show the count when a cell loses its date format; computers count "
    "seconds from 1970. Write the day.": (
        "Excel 和 WPS 把日期存成从 1900 年算起的天数，单元格不是日期格式时就显示这个数；计算机则从 1970 年起数秒。请写日期。"
    ),
    "{typed} is a day as a spreadsheet counts it, {day}": "{typed} 是电子表格的日期序号，即 {day}",
    "{typed} is a moment as a computer counts it, on {day} in China": "{typed} 是计算机的时间数，即北京时间 {day}",
    "A date has a year, quarter or month but no day.": "日期只写到年、季度或月，没有日。",
    "`as_of` is one day: the last that the figure covers. The year's result has 12-31, a half-year's 06-30, a month's its "
    "last day. Write the day out.": (
        "`as_of` 是具体的一天，即数字所截至的那一天：全年写 12-31，上半年写 06-30，某月写月末那天。请写全。"
    ),
    "'{typed}' has no day": "“{typed}”没有写到日",
    "its last day is {day}": "最后一天是 {day}",
    # options of validate
    "all but these codes, or beginnings of codes": "不看这些代码（可只写开头）",
    "only these codes, or beginnings of codes": "只看这些代码（可只写开头）",
    "files, folders or patterns; - is standard input; default: the data folder": (
        "文件、文件夹或通配符；- 表示标准输入；不写则检查整个数据文件夹"
    ),
    "give each file its format": "请给每个文件指定格式",
    "give each other format its --output": "其余的格式请各用 --output 指定文件",
    "no code begins with '{typed}'": "没有以“{typed}”开头的代码",
    "only one format can go to standard output": "标准输出只能用一种格式",
    "there are more --output than --format": "--output 比 --format 多",
    "the day that counts as today for dates in the future": "以这一天为今天，判断日期是否在将来",
    "which file standard input stands for": "标准输入代表哪个文件",
    "write to a file, the nth format to the nth file": "写入文件，第几个格式写入第几个文件",
    # HQ008, HQ023-HQ025, HQ122 and what goes with them
    "A file lies among the figures and is not read.": "报送文件夹里有未读取的文件。",
    "Files of figures end in .yaml or .yml. Notepad adds .txt, a Chinese input method types a full-width point, and "
    "workbooks are another format: such a file looks submitted and counts for nothing. Rename it, or take it away; "
    "`hq-plan import` takes in what workbooks and csv files say.": (
        "报送文件的文件名以 .yaml 或 .yml 结尾。记事本会加上 .txt，中文输入法会打出全角的点，电子表格则是另一种格式："
        "这样的文件看似已报送，其实不算数。请改名，或者移走；工作簿和 csv 里的数可用 `hq-plan import` 导入。"
    ),
    "this file is not read: its name does not end in .yaml or .yml": "这个文件没有读取：文件名不是以 .yaml 或 .yml 结尾",
    "rename it if it has figures in YAML; hq-plan import takes in workbooks and csv": (
        "里面是 YAML 报送数据的请改名；工作簿和 csv 请用 hq-plan import 导入"
    ),
    "A comma between two items in brackets is missing.": "括号里的两项之间缺少逗号。",
    "What stands in brackets is parted by half-width commas; without one two items run together. Type the comma.": (
        "括号里的各项用半角逗号隔开，缺了逗号两项就连成了一项。请补上逗号。"
    ),
    "a comma is missing here": "这里缺少逗号",
    "type a half-width comma and one space": "请加上半角逗号和一个空格",
    "Two keys stand on one line.": "一行里写了两个字段。",
    "Each key of a record has a line of its own, or all of them stand in braces with commas between them. Begin a new "
    "line before the second key, in the column of the first.": (
        "记录的每个字段各占一行，或者全部写在花括号里、用逗号隔开。请在第二个字段前换行，与第一个字段左对齐。"
    ),
    "a second key, '{key}', stands on this line": "这一行里还有第二个字段“{key}”",
    "begin a new line before it": "请在它前面换行",
    "A line is neither a key with a value nor part of a text.": "这一行既不是“字段: 值”，也不属于上面的文字。",
    "A title, a line of dashes, or the rest of a text that was broken without an indent. Put a hash before what is only a "
    "remark; indent what belongs to the text above by more than its key.": (
        "多半是标题、分隔线，或者折行后没有缩进的文字。只是说明的，请在前面加 #；属于上面文字的，请比它的字段多缩进几格。"
    ),
    "this line has no key and no value": "这一行没有字段和值",
    "put a hash before a remark; indent what belongs to the text above": "说明文字请在前面加 #；属于上面文字的请缩进",
    "A key of a record stands in the column of the head.": "记录的字段写到了文件开头各字段的位置。",
    "Without its indent a key belongs to the file as a whole, and the record above lacks it. Put it under the other keys "
    "of its record.": "没有缩进的字段属于整个文件，上面的记录就缺了这一项。请与这条记录的其他字段左对齐。",
    "'{key}' belongs to the record above and stands in the column of the head": "“{key}”属于上面的记录，却没有缩进",
    "begin the line in the column of the record's other keys": "请与这条记录的其他字段左对齐",
    "a hash begins a remark, and the key has no value": "# 后面是注释，这个字段就没有值了",
    "text stands behind the closing bracket": "括号结束后面还有文字",
    "delete it": "请删去",
    "delete this line": "请删去这一行",
    "write the line as it is shown": "请照所示的这一行书写",
    "put it in quotation marks": "请加上引号",
    "write {expected}": "请写{expected}",
    "write a value behind the colon": "请在冒号后面填写",
    "add a line: {key}: {value}": "请加一行：{key}: {value}",
    "month and day, as in 01-31": "月-日，例如 01-31",
    "a lower-case letter, then lower-case letters, digits, - and _": "小写字母开头，后面可用小写字母、数字、- 和 _",
    "this is a file of Excel, Word or WPS, not a text file": "这是 Excel、Word 或 WPS 文件，不是文本文件",
    "submit the figures as a text file in YAML": "请用 YAML 文本文件报送",
    "old.yaml": "原文件.yaml",
    "2021年报送表": "2021年报送表",
    # HQ001, HQ010
    "A file or folder cannot be opened or read.": "文件或文件夹打不开或无法读取。",
    "The path leads to nothing, to something that is no ordinary file, to what may not be read, or by a link out of the "
    "folder or in a circle. Give the path of a file that is there; look at its permissions and at links.": (
        "路径不存在、不是普通文件、没有读取权限，或者是链接，指到了文件夹之外或绕成了圈。请写出确实存在的文件路径，并检查权限和链接。"
    ),
    "the link leads out of the folder": "链接指到了文件夹之外",
    "The file cannot be taken apart at this place, and it is not certain what was meant. What stands before is fine; look "
    "at the line named and the one above it: indent, colon and space, brackets, quotation marks.": (
        "文件在这里读不下去，也无法确定本意。前面的内容没有问题，请看这一行和上一行的缩进、冒号和空格、括号、引号。"
    ),
    # use of validate
    "--stdin-filename names standard input, and - does not stand there": "--stdin-filename 用来给标准输入命名，而命令里没有写 -",
    "standard input is closed": "标准输入已关闭",
    "standard input cannot be read: {reason}": "标准输入无法读取：{reason}",
    "two formats cannot go to the same file": "两种格式不能写入同一个文件",
    "write to another file": "请写入别的文件",
    "{path} is one of the files that are checked, and is not written over": "{path} 是被检查的文件，不能覆盖",
    "text, concise, json, jsonl, github, gitlab, sarif, junit, azure or markdown; may be repeated": (
        "格式：text、concise、json、jsonl、github、gitlab、sarif、junit、azure 或 markdown；可写多次"
    ),
}
