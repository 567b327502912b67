"""JUnit's XML, which every build server reads: a suite for each file, a case for each finding."""

from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hq_plan.diagnostics import Diagnostic, Severity
from hq_plan.i18n import _
from hq_plan.render.concise import line, told
from hq_plan.view import Report, Screen, harmless

SHOWS = ("findings",)

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render(report: Report, _screen: Screen) -> str:
    """Errors are failures, warnings pass with a word, and a clean file is one case that passes."""
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in report.files}
    for finding in report.findings:
        by_file.setdefault(finding.span.file, []).append(finding)
    root = Element("testsuites", {"name": "hq-plan", **_counts(list(by_file.values()))})
    for file, findings in by_file.items():
        suite = SubElement(root, "testsuite", {"name": harmless(file), **_counts([findings])})
        for finding in findings:
            _case(suite, finding)
        if not findings:
            SubElement(suite, "testcase", name=_("no findings"), classname=harmless(file))
    indent(root)
    return _HEAD + tostring(root, encoding="unicode") + "\n"


def _counts(files: list[list[Diagnostic]]) -> dict[str, str]:
    cases = sum(max(len(findings), 1) for findings in files)
    failures = sum(finding.severity is Severity.ERROR for findings in files for finding in findings)
    return {"tests": str(cases), "failures": str(failures), "errors": "0", "skipped": "0"}


def _case(suite: Element, finding: Diagnostic) -> None:
    span = finding.span
    name = f"{finding.code} {harmless(span.place)}".rstrip()
    case = SubElement(suite, "testcase", name=name, classname=harmless(span.file))
    if finding.severity is Severity.ERROR:
        failure = SubElement(case, "failure", type=finding.code, message=harmless(told(finding)))
        failure.text = line(finding)
    else:
        SubElement(case, "system-out").text = f"{line(finding)}\n{harmless(told(finding))}"
