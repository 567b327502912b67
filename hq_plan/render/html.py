"""One page for a browser or a printer: offline, without a script, and nothing that comes from data acts in it.

The tree is built by ElementTree, which escapes every text that it writes; it is at hand everywhere, so that a page
costs no package more.
"""

import re
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from hq_plan import drawing
from hq_plan.i18n import _, language
from hq_plan.view import Chart, Example, Page, Report, Screen, Table, Tone, harmless

SHOWS = ("tables", "page")

# No script, no frame, nothing from elsewhere: whatever got into the page could not act or call home.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_CODE: Final = re.compile(r"`([^`]+)`")
_TONES: Final = {Tone.GOOD: "good", Tone.WARN: "warn", Tone.BAD: "bad"}
# Each pair of a text's colour and the one behind it has a contrast of at least 4.5 to 1 (WCAG 2, AA).
_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1a1a1a; --page: #ffffff; --soft: #595959; --line: #c8c8c8; --head: #eef2f8;
  --good: #0b5d1e; --good-bg: #e3f4e6; --warn: #6b4700; --warn-bg: #fdf1d6; --bad: #8f1414; --bad-bg: #fde6e6; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --page: #181818; --soft: #b0b0b0; --line: #4a4a4a;
  --head: #262c36; --good: #8fdc9e; --good-bg: #16301b; --warn: #f1cf7f; --warn-bg: #372a0c; --bad: #f5a5a5;
  --bad-bg: #3d1717; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; color: var(--ink); background: var(--page);
  font: 1rem/1.6 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.35; } h2 { font-size: 1.2rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; overflow-wrap: normal; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { background: var(--head); white-space: nowrap; } tbody th { font-weight: normal; min-width: 9em; }
.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr.group > * { border-top: 3px solid var(--line); }
.good { color: var(--good); background: var(--good-bg); } .warn { color: var(--warn); background: var(--warn-bg); }
.bad { color: var(--bad); background: var(--bad-bg); }
.whole { white-space: nowrap; }
.said { color: var(--soft); margin: .2rem 0; } pre { overflow-x: auto; background: var(--head); padding: .8rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1.2rem 2rem; }
figure { margin: 0; break-inside: avoid; } figcaption { font-weight: bold; margin-bottom: .2rem; }
@media print { @page { size: A4 landscape; margin: 12mm; } body { padding: 0; max-width: none; font-size: 10pt; }
  thead { display: table-header-group; } tr { break-inside: avoid; } .scroll { overflow: visible; }
  .whole { white-space: normal; } }
"""
_UPRIGHT: Final = """
@media print { @page { size: A4; margin: 12mm; } body { font-size: 9pt; line-height: 1.4; } h1 { font-size: 15pt; }
  h2 { font-size: 11pt; margin: 5pt 0 0; break-after: avoid; } p { margin: 2pt 0; } table { font-size: 8.5pt; }
  th, td { padding: 1.5pt 4pt; } .charts { grid-template-columns: 1fr 1fr; gap: 8pt 16pt; }
  .pictures { break-before: page; } }
"""
"""What is read as a page is printed upright, wide tables lie."""


def render(report: Report, _screen: Screen) -> str:
    """Title, tables or pages, lines."""
    page = Element("html", lang={"zh": "zh-CN"}.get(language(), language()))
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _text(SubElement(head, "title"), report.title or "hq-plan")
    SubElement(head, "style").text = (
        _STYLE + (drawing.STYLE if report.charts else "") + (_UPRIGHT if report.prose else "")
    )
    main = SubElement(SubElement(page, "body"), "main")
    _text(SubElement(main, "h1"), report.title or "hq-plan")
    for each in report.pages:
        _page(main, each)
    for each in report.prose:
        _text(SubElement(main, "h2"), each.title)
        for paragraph in each.paragraphs:
            _text(SubElement(main, "p"), paragraph)
    for number, table in enumerate(() if report.pages else report.tables):
        _table(main, table.for_people(), table.title or (report.title if number == 0 else _("details")), number)
    for line in report.lines:
        _text(SubElement(main, "p", {"class": "said"}), line)
    if report.charts:
        _charts(main, report.charts)
    return "<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html") + "\n"


def _text(element: Element, text: str) -> None:
    element.text = harmless(text)


def _table(main: Element, table: Table, caption: str, number: int) -> None:
    """A table that scrolls by itself where it is too wide; its first column that wraps names the row."""
    if table.title:
        _text(SubElement(main, "h2"), table.title)
    scroll = SubElement(main, "div", {"class": "scroll", "tabindex": "0", "role": "region"})
    scroll.set("aria-label", harmless(f"{caption} {number + 1}"))
    drawn = SubElement(scroll, "table")
    names = next((n for n, column in enumerate(table.columns) if column.wrap), None)
    if any(column.title for column in table.columns):
        heads = SubElement(SubElement(drawn, "thead"), "tr")
        for column in table.columns:
            head = SubElement(heads, "th", {"scope": "col"} | _side(column.align))
            _text(head, column.title or _("details"))
    body = SubElement(drawn, "tbody")
    for index, row in enumerate(table.rows):
        line = SubElement(body, "tr", {"class": "group"} if index in table.breaks else {})
        for n, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            kind = {"scope": "row"} if n == names and cell.text else {}
            whole = "" if column.wrap else "whole"
            classes = " ".join(filter(None, [_side(column.align).get("class"), _TONES.get(cell.tone), whole]))
            drawn_cell = SubElement(line, "th" if kind else "td", kind | ({"class": classes} if classes else {}))
            _text(drawn_cell, cell.text)


def _charts(main: Element, charts: Iterable[Chart]) -> None:
    """A picture of each indicator's year and one of its years, with what the signs in them mean."""
    _text(SubElement(main, "h2", {"class": "pictures"}), _("Charts"))
    legend = _(
        "Bar: figure; tick: target; grey behind it: where the plan is on that day. Line: figures; broken line: targets."
    )
    _text(SubElement(main, "p", {"class": "said"}), legend)
    grid = SubElement(main, "div", {"class": "charts"})
    for number, chart in enumerate(charts, 1):
        figure = SubElement(grid, "figure")
        _text(SubElement(figure, "figcaption"), chart.title)
        figure.append(drawing.bullet(chart, f"chart-{number}"))
        figure.append(drawing.path(chart, f"chart-{number}"))


def _side(align: str) -> dict[str, str]:
    return {"class": "right"} if align == "right" else {}


def _page(main: Element, page: Page) -> None:
    _prose(SubElement(main, "h2"), page.title)
    if page.facts:
        _text(SubElement(main, "p", {"class": "said"}), " · ".join(fact.text for fact in page.facts))
    for paragraph in page.paragraphs:
        _prose(SubElement(main, "p"), paragraph)
    for example in page.examples:
        _example(main, example)


def _example(main: Element, example: Example) -> None:
    _text(SubElement(main, "p"), example.caption)
    SubElement(main, "pre", tabindex="0").text = "\n".join(map(harmless, example.text.splitlines()))


def _prose(element: Element, text: str) -> None:
    """Text of our own: words in backquotes are code."""
    last: Element | None = None
    for n, part in enumerate(_CODE.split(text)):
        if n % 2:
            last = SubElement(element, "code")
            last.text = harmless(part)
        elif last is None:
            element.text = harmless(part)
        else:
            last.tail = harmless(part)
