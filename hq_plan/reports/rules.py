"""`explain`: what the rules mean, from their own docstrings."""

from collections.abc import Sequence
from typing import Any

from hq_plan.diagnostics import Rule
from hq_plan.i18n import _
from hq_plan.view import Cell, Column, Data, Report, Table, Tone


def build(rules: Sequence[Rule[Any]]) -> Report:
    """A list of rules; of a single one the whole text with its examples."""
    columns = (
        Column("code", _("code")),
        Column("severity", _("severity")),
        Column("name", _("rule"), spare=1),
        Column("title", _("what is wrong"), wrap=True),
    )
    rows = tuple(
        (
            Cell(rule.code, rule.code),
            Cell(rule.severity.value, severity_word(rule), Tone.BAD if rule.severity == "error" else Tone.WARN),
            Cell(rule.name, rule.name),
            Cell(rule.explanation.title, _(rule.explanation.title)),
        )
        for rule in rules
    )
    lines = _whole(rules[0]) if len(rules) == 1 else ()
    return Report({"schema": "hq-plan/rules/1", "rules": [_data(rule) for rule in rules]},
                  tables=(Table(columns, rows),), lines=tuple(lines))  # fmt: skip


def severity_word(rule: Rule[Any]) -> str:
    """The severity as people say it."""
    return _("error") if rule.severity == "error" else _("warning")


def _whole(rule: Rule[Any]) -> list[str]:
    said = rule.explanation
    return [
        *(_(paragraph) for paragraph in said.paragraphs),
        "",
        _("Wrong:"),
        "",
        *("    " + line for line in said.bad.splitlines()),
        "",
        _("Right:"),
        "",
        *("    " + line for line in said.good.splitlines()),
    ]


def _data(rule: Rule[Any]) -> dict[str, Data]:
    said = rule.explanation
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "name": rule.name,
        "title": _(said.title),
        "text": [_(paragraph) for paragraph in said.paragraphs],
        "bad": said.bad,
        "good": said.good,
    }
