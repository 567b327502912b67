"""Chinese for what rules and files are explained with: the comments of examples, the schema, help."""

RULES: dict[str, str] = {
    "a rule's code, the beginning of codes, or its short name; default: a table of all": (
        "问题代码、代码的开头几位或规则名；不写则列出全部"
    ),
    "Right:": "正确写法：",
    "Wrong:": "错误写法：",
    # The comments of examples.
    "figures follow": "数字待报",
    "saved as GBK": "存为 GBK",
    "saved as UTF-8": "存为 UTF-8",
    "the file is called 2021.yaml": "文件名其实是 2021.yaml",
    "with a zero-width space behind 家": "“家”后面有零宽空格",
}
