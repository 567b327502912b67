"""`explain`: what the rules mean, from their own docstrings, and with them the outlook methods."""

from collections.abc import Sequence
from typing import Any

from hq_plan.diagnostics import Rule, spoken
from hq_plan.i18n import _
from hq_plan.outlook import Method
from hq_plan.reports import methods
from hq_plan.view import Cell, Column, Data, Example, Page, Report, Table, Tone


def select(rules: Sequence[Rule[Any]], code: str) -> list[Rule[Any]]:
    """The rules that a code, the beginning of codes or a short name chooses, in any case of letters."""
    wanted = code.casefold()
    return [rule for rule in rules if rule.name == wanted or (wanted and rule.code.casefold().startswith(wanted))]


def build(rules: Sequence[Rule[Any]], known: Sequence[Method] = (), *, whole: bool = False) -> Report:
    """A list of rules and methods, or the whole text of each."""
    columns = [
        Column("code", _("code")),
        Column("severity", _("severity")),
        Column("name", _("rule"), spare=1),
        Column("title", _("what is wrong"), wrap=True),
    ]
    if whole:
        columns += [Column(key, readers="machines") for key in ("text", "bad", "good")]
    of_rules = Table(tuple(columns), tuple(_row(rule)[: len(columns)] for rule in rules))
    return Report(
        {
            "schema": "hq-plan/rules/1",
            "rules": [_data(rule) for rule in rules],
            "methods": [methods.data(each) for each in known],
        },
        tables=(*((of_rules,) if rules else ()), *((methods.table(known),) if known else ())),
        pages=(*map(_page, rules), *map(methods.page, known)) if whole else (),
    )


def severity_word(rule: Rule[Any]) -> str:
    """The severity as people say it."""
    return _("error") if rule.severity == "error" else _("warning")


def _row(rule: Rule[Any]) -> tuple[Cell, ...]:
    said = rule.explanation
    return (
        Cell(rule.code, rule.code),
        _severity(rule),
        Cell(rule.name, rule.name),
        Cell(_(said.title), _(said.title)),
        Cell("\n".join(_(paragraph) for paragraph in said.paragraphs)),
        Cell(spoken(said.bad)),
        Cell(spoken(said.good)),
    )


def _severity(rule: Rule[Any]) -> Cell:
    return Cell(rule.severity.value, severity_word(rule), Tone.BAD if rule.severity == "error" else Tone.WARN)


def _page(rule: Rule[Any]) -> Page:
    said = rule.explanation
    return Page(
        f"{rule.code} {_(said.title).rstrip('.。')}",
        (_severity(rule), Cell(rule.name, rule.name)),
        tuple(_(paragraph) for paragraph in said.paragraphs),
        (_example(_("Wrong:"), said.bad), _example(_("Right:"), said.good)),
    )


def _example(caption: str, text: str) -> Example:
    return Example(caption, spoken(text), "sh" if text.startswith("hq-plan ") else "yaml")


def _data(rule: Rule[Any]) -> dict[str, Data]:
    said = rule.explanation
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "name": rule.name,
        "title": _(said.title),
        "text": [_(paragraph) for paragraph in said.paragraphs],
        "bad": spoken(said.bad),
        "good": spoken(said.good),
    }
