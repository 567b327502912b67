"""Chinese for the formats themselves: what a renderer adds to a report."""

RENDER: dict[str, str] = {
    "and {n} more findings are left out here; --format concise shows all": "此处另有 {n} 处未列出，用 --format concise 查看全部",
    "the folder in which hq-plan ran": "运行 hq-plan 时所在的文件夹",
    "standard input": "标准输入",
    "the other place": "另一处",
    "write": "改为",
    "{n} more findings are in the log of this step": "另有 {n} 处见本步骤的日志",
}
