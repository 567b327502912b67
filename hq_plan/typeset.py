"""Reports as Word documents, laid out as GB/T 9704-2012 lays out official documents, as far as its figures are sure.

A4, margins of 37, 35, 28 and 26 mm, so that the text fills 156 × 225 mm in 22 lines; title in 22 pt 小标宋, body
in 16 pt 仿宋, headings in 黑体, page numbers in 14 pt at the outer side. Which fonts are on a machine is not asked:
Word takes another where one is missing.
"""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from hq_plan.i18n import _
from hq_plan.lines import cells
from hq_plan.packing import repacked
from hq_plan.view import THEN, Report, Table, harmless

_LATIN: Final = "Times New Roman"
_BODY, _TITLE, _HEADING, _NUMBER = "仿宋", "方正小标宋简体", "黑体", "宋体"
_BODY_SIZE, _TITLE_SIZE, _TABLE_SIZE, _NOTE_SIZE, _NUMBER_SIZE = Pt(16), Pt(22), Pt(9), Pt(9), Pt(14)
_LINE: Final = Pt(28.9)
"""22 lines in 225 mm."""
_TEXT_WIDTH: Final = 156
_SIGN, _PADDING = 1.65, 4.2
"""How wide half of a Chinese sign in a table is, and what a cell leaves at its sides, in mm."""
_THEMED: Final = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def document_of(report: Report, moment: datetime = THEN) -> bytes:
    """The bytes of the document: title, prose, tables, what is said under them."""
    made = Document()
    _styles(made)
    _page(made.sections[0], made)
    _set(made.add_paragraph(style="Title"), report.title, _TITLE)
    for section in report.prose:
        _set(made.add_paragraph(style="Heading 1"), section.title, _HEADING)
        for text in section.paragraphs:
            _set(made.add_paragraph(), text, _BODY)
    for table in report.tables:
        _table(made, table.for_people())
    if report.lines:
        note = made.add_paragraph()
        _set(note, _("; ").join(report.lines), _BODY, _NOTE_SIZE)
        note.paragraph_format.line_spacing = Pt(13)
    properties = made.core_properties
    properties.author = properties.last_modified_by = "hq-plan"
    properties.title, properties.comments = harmless(report.title), ""
    properties.created = properties.modified = moment
    stream = io.BytesIO()
    made.save(stream)
    return repacked(stream.getvalue(), moment)


def _styles(made: Any) -> None:
    """Every style has a Chinese font of its own, so that no program falls back on that of its theme; all is Chinese."""
    for fonts in made.styles.element.iter(qn("w:rFonts")):
        for name in _THEMED:
            fonts.attrib.pop(qn(f"w:{name}"), None)
    for each in (*made.styles.element.iter(qn("w:lang")), *made.settings.element.iter(qn("w:themeFontLang"))):
        each.set(qn("w:eastAsia"), "zh-CN")
    for style in made.styles:
        if hasattr(style, "font"):
            _fonts(style.element.get_or_add_rPr(), _BODY)
    normal = made.styles["Normal"]
    normal.font.size = _BODY_SIZE
    _spaced(normal.paragraph_format)
    normal.paragraph_format.first_line_indent = Pt(32)  # two characters
    for name, font, size in (("Title", _TITLE, _TITLE_SIZE), ("Heading 1", _HEADING, _BODY_SIZE)):
        style = made.styles[name]
        _fonts(style.element.get_or_add_rPr(), font)
        style.font.size, style.font.bold, style.font.color.rgb = size, False, None
        _spaced(style.paragraph_format)
        style.paragraph_format.keep_with_next = True
        border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if border is not None:
            style.element.pPr.remove(border)
    title = made.styles["Title"].paragraph_format
    title.alignment, title.first_line_indent, title.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(0), _LINE


def _spaced(form: Any) -> None:
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE
    form.space_before = form.space_after = Pt(0)


def _fonts(properties: Any, chinese: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for name in _THEMED:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name, font in (("ascii", _LATIN), ("hAnsi", _LATIN), ("cs", _LATIN), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{name}"), font)


def _page(section: Any, made: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)  # 7 mm below the text, with the height of the line
    made.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        line = footer.paragraphs[0]
        line.alignment = getattr(WD_ALIGN_PARAGRAPH, side)
        line.paragraph_format.first_line_indent = Pt(0)
        # One character from the outer edge.
        setattr(line.paragraph_format, f"{side.lower()}_indent", _NUMBER_SIZE)
        _set(line, "— ", _NUMBER, _NUMBER_SIZE)
        _page_number(line)
        _set(line, " —", _NUMBER, _NUMBER_SIZE)


def _page_number(line: Any) -> None:
    """The one field of the document; nothing that comes from data stands in it."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    properties, shown = OxmlElement("w:rPr"), OxmlElement("w:t")
    shown.text = "1"
    run.append(properties)
    run.append(shown)
    field.append(run)
    line._p.append(field)  # noqa: SLF001  (the library has no fields)
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), str(int(_NUMBER_SIZE.pt * 2)))
    properties.append(size)


def _set(paragraph: Any, text: str, font: str, size: Any = None) -> None:
    run = paragraph.add_run(harmless(text))
    _fonts(run._r.get_or_add_rPr(), font)  # noqa: SLF001  (the library sets Latin fonts only)
    if size is not None:
        run.font.size = size


def _table(made: Any, table: Table) -> None:
    """A native table over the whole width, whose head is repeated on every page."""
    drawn = made.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    drawn.alignment, drawn.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = _widths(table)
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width  # what programs go by that do not look at each cell
    heads = drawn.rows[0]
    head_properties = heads._tr.get_or_add_trPr()  # noqa: SLF001  (nor repeated heads)
    head_properties.append(OxmlElement("w:tblHeader"))
    _fill(heads, [column.title for column in table.columns], _HEADING, table, widths)
    for row in table.rows:
        line = drawn.add_row()
        kept = OxmlElement("w:cantSplit")
        line._tr.get_or_add_trPr().append(kept)  # noqa: SLF001
        _fill(line, [cell.text for cell in row], _BODY, table, widths)


def _fill(row: Any, texts: Iterable[str], font: str, table: Table, widths: list[Any]) -> None:
    for cell, text, column, width in zip(row.cells, texts, table.columns, widths, strict=True):
        cell.width = width
        line = cell.paragraphs[0]
        _set(line, text, font, _TABLE_SIZE)
        form = line.paragraph_format
        form.first_line_indent, form.line_spacing = Pt(0), Pt(16)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if column.align == "right" else WD_ALIGN_PARAGRAPH.LEFT


def _widths(table: Table) -> list[Any]:
    """Shares of the text's width by the longest text of each column; one that wraps takes what is left, and enough."""
    needs = [
        max(cells(text) for text in (column.title, *(row[n].text for row in table.rows))) * _SIGN + _PADDING
        for n, column in enumerate(table.columns)
    ]
    wraps = [column.wrap for column in table.columns]
    left = _TEXT_WIDTH - sum(need for need, wrap in zip(needs, wraps, strict=True) if not wrap)
    shared = sum(need for need, wrap in zip(needs, wraps, strict=True) if wrap)
    widths = [max(left, 0) * need / shared if wrap else need for need, wrap in zip(needs, wraps, strict=True)]
    return [Mm(_TEXT_WIDTH * each / sum(widths)) for each in widths]
