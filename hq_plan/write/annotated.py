"""A submitted workbook with each finding as a comment in its cell, everything else byte for byte as it was.

The parts of the file are changed in place, as a library that loads and saves a workbook loses what it does not know:
stored results, pictures, formatted text. Parts and names: ECMA-376 part 1, 18.7 (comments) and 18.8 (styles).
"""

import copy
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from lxml import etree

from hq_plan.diagnostics import Diagnostic, Severity
from hq_plan.grid import column_name, position
from hq_plan.i18n import _
from hq_plan.packing import parts_of, with_parts
from hq_plan.usage import UsageError
from hq_plan.view import harmless

_TINTS: Final = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFEB9C"}
_AUTHOR: Final = "hq-plan"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_NO_LINKS: Final = f'<Relationships xmlns="{_PACKED}"/>'.encode()
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEHIND_DRAWING: Final = frozenset(
    f"{{{_MAIN}}}{name}"
    for name in ("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
)
"""What stands behind the drawing of comments in a sheet (CT_Worksheet)."""
_SHAPES: Final = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"
 path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>
</v:shapetype></xml>"""
_SHAPE: Final = """<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202"
 style="position:absolute;width:240pt;height:{height}pt;z-index:{id};visibility:hidden" fillcolor="#ffffe1"
 o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>
<v:path o:connecttype="none"/>
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox><x:ClientData ObjectType="Note">
<x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>
</x:ClientData></v:shape>"""
_FIRST_SHAPE: Final = 9001
_ROW_NUMBER: Final = re.compile("[0-9]+$")


def annotated(data: bytes, findings: Iterable[Diagnostic]) -> bytes:
    """The workbook's bytes with the comments; a finding on the file as a whole stands in the first cell.

    Raises:
        UsageError: its parts are not as they should be, though its cells could be read.
    """
    try:
        return _annotated(data, findings)
    except (etree.LxmlError, LookupError, AttributeError, TypeError, ValueError, StopIteration):
        message = _("the workbook is built in a way that takes no comments")
        raise UsageError(message, _("open it in Excel or WPS, save it as .xlsx and try again")) from None


def _annotated(data: bytes, findings: Iterable[Diagnostic]) -> bytes:
    book = _Book(parts_of(data))
    first = next(iter(book.sheets))
    of_sheet: dict[str, dict[str, list[Diagnostic]]] = {}
    for each in findings:
        sheet = each.span.sheet if each.span.sheet in book.sheets else first
        of_sheet.setdefault(sheet, {}).setdefault(each.span.cell or "A1", []).append(each)
    for sheet, told in of_sheet.items():
        _Sheet(book, book.sheets[sheet]).annotate(told)
    return with_parts(data, book.written())


def _said(findings: Iterable[Diagnostic]) -> str:
    lines = []
    for finding in findings:
        word = _("error") if finding.severity is Severity.ERROR else _("warning")
        lines.append(harmless(f"{word} {finding.code}: {finding.message}"))
        if finding.hint:
            lines.append(harmless(_("fix: {hint}").format(hint=finding.hint)))
    return "\n".join(lines)


class _Book:
    """The parts of a workbook, parsed where they are looked at and written anew where they were."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._trees: dict[str, Any] = {}
        self._tinted: dict[tuple[str, str], str] = {}
        book = self.tree("xl/workbook.xml")
        targets = self.related("xl/workbook.xml")
        self.sheets = {
            sheet.get("name"): targets[sheet.get(f"{{{_RELATED}}}id")][1]
            for sheet in book.iter(f"{{{_MAIN}}}sheet")
            if sheet.get(f"{{{_RELATED}}}id") in targets
        }
        """The sheets by name, with their parts."""

    def tree(self, name: str, new: bytes = b"") -> Any:
        """The root of a part, or of a new one."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            self._trees[name] = etree.fromstring(self._parts.get(name) or new, parser)
        return self._trees[name]

    def free(self, pattern: str) -> str:
        """A name that no part has."""
        taken = {*self._parts, *self._trees}
        return next(name for n in range(1, len(taken) + 2) if (name := pattern.format(n)) not in taken)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: by id the kind and the part."""
        folder = "/" + posixpath.dirname(name)
        return {
            each.get("Id"): (
                each.get("Type").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, each.get("Target"))).lstrip("/"),
            )
            for each in self.tree(_links_of(name), _NO_LINKS)
        }

    def relate(self, name: str, kind: str, target: str) -> str:
        """Let a part refer to another; the id of the reference."""
        links = self.tree(_links_of(name), _NO_LINKS)
        known = {each.get("Id") for each in links}
        new = next(f"rId{n}" for n in range(1, len(known) + 2) if f"rId{n}" not in known)
        etree.SubElement(links, f"{{{_PACKED}}}Relationship", Id=new, Type=f"{_RELATED}/{kind}", Target=f"/{target}")
        return new

    def declare(self, target: str, kind: str) -> None:
        """Say what kind of part one is."""
        types = self.tree("[Content_Types].xml")
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{target}", ContentType=kind)

    def tinted(self, style: str, colour: str) -> str:
        """The number of the style that is like another one with this fill."""
        if (style, colour) in self._tinted:
            return self._tinted[style, colour]
        styles = self.tree("xl/styles.xml")
        fills, formats = styles.find(f"{{{_MAIN}}}fills"), styles.find(f"{{{_MAIN}}}cellXfs")
        fill = etree.SubElement(
            etree.SubElement(fills, f"{{{_MAIN}}}fill"), f"{{{_MAIN}}}patternFill", patternType="solid"
        )
        etree.SubElement(fill, f"{{{_MAIN}}}fgColor", rgb=colour)
        form = copy.deepcopy(formats[int(style)])
        form.set("fillId", str(len(fills) - 1))
        form.set("applyFill", "1")
        formats.append(form)
        for each in (fills, formats):
            each.set("count", str(len(each)))
        self._tinted[style, colour] = str(len(formats) - 1)
        return self._tinted[style, colour]

    def written(self) -> dict[str, bytes]:
        """The parts that were looked at, as bytes."""
        return {
            name: etree.tostring(tree, encoding="UTF-8", standalone=True)
            for name, tree in self._trees.items()
            if len(tree) or name in self._parts
        }


def _links_of(name: str) -> str:
    folder, _slash, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


class _Sheet:
    """One sheet that gets comments and tints."""

    def __init__(self, book: _Book, name: str) -> None:
        self._book, self._name, self._root = book, name, book.tree(name)
        self._rows = self._root.find(f"{{{_MAIN}}}sheetData")
        there = [(int(row.get("r")), *position(cell.get("r"))) for row in self._rows for cell in row]
        if there != sorted(set(there)) or any(number != row + 1 for number, row, _column in there):
            raise ValueError("a cell that is made would stand over another one")

    def annotate(self, told: Mapping[str, list[Diagnostic]]) -> None:
        """Put all that is to be said of the sheet's cells into it; merged cells speak with the voice of their first."""
        anchors = dict(self._anchors())
        of: dict[str, list[Diagnostic]] = {}
        for name, findings in told.items():
            of.setdefault(anchors.get(name, name), []).extend(findings)
        for name, findings in of.items():
            cell = self._cell(name)
            worst = Severity.ERROR if any(each.severity is Severity.ERROR for each in findings) else Severity.WARNING
            cell.set("s", self._book.tinted(cell.get("s", "0"), _TINTS[worst]))
        self._comment({name: _said(findings) for name, findings in of.items()})

    def _anchors(self) -> Iterator[tuple[str, str]]:
        for each in self._root.iter(f"{{{_MAIN}}}mergeCell"):
            first, _colon, last = each.get("ref").partition(":")
            (top, left), (bottom, right) = position(first), position(last or first)
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    yield f"{column_name(column)}{row + 1}", first

    def _cell(self, name: str) -> Any:
        """The cell, made in its place where the sheet has none."""
        number, column = _ROW_NUMBER.search(name), position(name)[1]
        row = self._placed(self._rows, "row", int(number[0]) if number else 1, lambda each: int(each.get("r")))
        row.set("r", number[0] if number else "1")
        cell = self._placed(row, "c", column, lambda each: position(each.get("r"))[1])
        cell.set("r", name)
        return cell

    @staticmethod
    def _placed(parent: Any, tag: str, key: int, key_of: Any) -> Any:
        for index, each in enumerate(parent):
            found = key_of(each)
            if found == key:
                return each
            if found > key:
                made = etree.Element(f"{{{_MAIN}}}{tag}")
                parent.insert(index, made)
                return made
        return etree.SubElement(parent, f"{{{_MAIN}}}{tag}")

    def _comment(self, said: Mapping[str, str]) -> None:
        comments, shapes = self._parts()
        authors, listed = comments.find(f"{{{_MAIN}}}authors"), comments.find(f"{{{_MAIN}}}commentList")
        names = [each.text for each in authors]
        if _AUTHOR not in names:
            etree.SubElement(authors, f"{{{_MAIN}}}author").text = _AUTHOR
            names.append(_AUTHOR)
        there = {each.get("ref"): each for each in listed}
        for name, text in said.items():
            if name in there:
                old = there[name].find(f"{{{_MAIN}}}text")
                if text not in "".join(old.itertext()):  # what was annotated before is not said twice
                    self._say(old, "\n" + text)
                continue
            made = etree.SubElement(listed, f"{{{_MAIN}}}comment", ref=name, authorId=str(names.index(_AUTHOR)))
            self._say(etree.SubElement(made, f"{{{_MAIN}}}text"), text)
            row, column = position(name)
            height, number = 24 + 16 * (text.count("\n") + 1 + len(text) // 30), _FIRST_SHAPE + len(shapes)
            shapes.append(etree.fromstring(_SHAPE.format(id=number, height=height, row=row, column=column)))

    @staticmethod
    def _say(into: Any, text: str) -> None:
        """A run of its own, behind what stands there."""
        plain = into.find(f"{{{_MAIN}}}t")
        if plain is not None:  # a text without runs becomes the first of them
            run = etree.SubElement(into, f"{{{_MAIN}}}r")
            run.append(plain)
        run = etree.SubElement(into, f"{{{_MAIN}}}r")
        said = etree.SubElement(run, f"{{{_MAIN}}}t")
        said.text = text
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _parts(self) -> tuple[Any, Any]:
        """The comments of the sheet and the shapes that show them, new where there are none."""
        related = self._book.related(self._name)
        comments = next((target for kind, target in related.values() if kind == "comments"), None)
        if comments is None:
            comments = self._book.free("xl/comments{}.xml")
            self._book.relate(self._name, "comments", comments)
            self._book.declare(comments, _COMMENTS_TYPE)
        shapes = self._shapes(related)
        empty = f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>'.encode()
        return self._book.tree(comments, empty), self._book.tree(shapes, _SHAPES.encode())

    def _shapes(self, related: Mapping[str, tuple[str, str]]) -> str:
        drawing = self._root.find(f"{{{_MAIN}}}legacyDrawing")
        if drawing is not None and drawing.get(f"{{{_RELATED}}}id") in related:
            return related[drawing.get(f"{{{_RELATED}}}id")][1]
        shapes = self._book.free("xl/drawings/vmlDrawing{}.vml")
        made = etree.Element(f"{{{_MAIN}}}legacyDrawing", nsmap={"r": _RELATED})
        made.set(f"{{{_RELATED}}}id", self._book.relate(self._name, "vmlDrawing", shapes))
        self._book.declare(shapes, _DRAWING_TYPE)
        behind = next((n for n, each in enumerate(self._root) if each.tag in _BEHIND_DRAWING), len(self._root))
        self._root.insert(behind, made)
        return shapes


def output_of(path: Path) -> Path:
    """Where the workbook with the comments goes by itself: beside the one that was submitted."""
    return path.with_name(f"{path.stem}-{_('annotated')}{path.suffix}")
