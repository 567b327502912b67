"""SARIF 2.1.0: findings with their rules, places and mends, for code scanning and editors."""

import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from hq_plan import __version__
from hq_plan.diagnostics import CATALOGUE, Diagnostic, Fix, Rule, Span, spoken
from hq_plan.i18n import _, language
from hq_plan.render.concise import told
from hq_plan.render.gitlab import fingerprints
from hq_plan.render.json import written
from hq_plan.view import Data, Report, Screen, harmless

SHOWS = ("findings",)

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
_STDIN: Final = "<stdin>"

# SARIF makes a link of `[text](target)`, and none where a backslash stands before the second bracket.
_LINK = re.compile(r"(?<!\\)(\\*)\](?=\()")


def render(report: Report, _screen: Screen) -> str:
    """One log of one run: all rules, and the findings."""
    rules = sorted(CATALOGUE)
    root: Data = {"description": {"text": _("the folder in which hq-plan ran")}}
    driver: Data = {"name": "hq-plan", "version": __version__, "rules": [_rule(CATALOGUE[code]) for code in rules]}
    results: list[Data] = [
        _result(finding, rules, mark)
        for finding, mark in zip(report.findings, fingerprints(report.findings), strict=True)
    ]
    run: Data = {
        "tool": {"driver": driver},
        "language": "zh-CN" if language() == "zh" else "en",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: root},
        "results": results,
    }
    return written({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: Rule[Any]) -> Data:
    said = rule.explanation
    paragraphs = [_(paragraph) for paragraph in said.paragraphs]
    examples = [(_("Wrong:"), spoken(said.bad)), (_("Right:"), spoken(said.good))]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _(said.title)},
        "fullDescription": {"text": "\n\n".join(paragraphs) or _(said.title)},
        "defaultConfiguration": {"level": rule.severity.value},
        "help": {
            "text": _help(paragraphs, examples, "\n\n"),
            "markdown": _help(paragraphs, examples, "\n\n```yaml\n", "\n```"),
        },
    }


def _help(paragraphs: Iterable[str], examples: Iterable[tuple[str, str]], before: str, after: str = "") -> str:
    return "\n\n".join([*paragraphs, *(f"{head}{before}{example}{after}" for head, example in examples if example)])


def _result(finding: Diagnostic, rules: list[str], fingerprint: str) -> Data:
    result: dict[str, Data] = {"ruleId": finding.code}
    if finding.code in CATALOGUE:
        result["ruleIndex"] = rules.index(finding.code)
    result |= {
        "level": finding.severity.value,
        "message": _message(told(finding)),
        "locations": [{"physicalLocation": _place(finding.span)}],
        "partialFingerprints": {"hqPlan/v1": fingerprint},
    }
    if finding.related:
        other = _message(_("the other place"))
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _place(span), "message": other}
            for number, span in enumerate(finding.related)
        ]
    if finding.fix is not None and finding.span.is_in_text:
        result["fixes"] = [_fix(finding, finding.fix)]
    return result


def _message(text: str) -> Data:
    return {"text": _LINK.sub(lambda match: f"{match[1] * 2}\\]", harmless(text))}


def _place(span: Span) -> dict[str, Data]:
    """A file, and the part of it that is meant; a finding on the whole file has no part."""
    place: dict[str, Data] = {"artifactLocation": _artifact(span.file)}
    if span.is_in_text:
        place["region"] = _region(span)
    return place


def _region(span: Span) -> dict[str, Data]:
    numbers = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {key: number for key, number in numbers.items() if number}


def _artifact(file: str) -> dict[str, Data]:
    """Where a file is: below the working folder, or anywhere; what came in by standard input is nowhere."""
    path = quote(file, safe="/", errors="replace")
    if file == _STDIN:
        return {"uri": path, "description": {"text": _("standard input")}}
    if file.startswith("//"):
        return {"uri": f"file:{path}"}
    if file.startswith("/"):
        return {"uri": f"file://{path}"}
    if re.match(r"[A-Za-z]:/", file):
        return {"uri": f"file:///{file[:2]}{quote(file[2:], safe='/', errors='replace')}"}
    return {"uri": path, "uriBaseId": _ROOT}


def _fix(finding: Diagnostic, fix: Fix) -> Data:
    span = finding.span
    region = _region(Span(span.file, span.line, fix.column, span.line, fix.end_column))
    replacement: Data = {"deletedRegion": region, "insertedContent": {"text": fix.text}}
    change: Data = {"artifactLocation": _artifact(span.file), "replacements": [replacement]}
    return {"description": _message(finding.hint or finding.message), "artifactChanges": [change]}
