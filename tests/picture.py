"""The picture of the table in the README, made of what the program prints at a terminal.

Each character is put at its own place, so that wide and narrow ones stand in line whatever font the reader has.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from rich.cells import cell_len
from rich.text import Text

WIDTH = 120
_CELL, _LINE, _EDGE = 8, 20, 20
_COLOURS = {"red": "#b3261e", "green": "#1a7f37", "yellow": "#9a6700"}
_FONT = "Menlo, Consolas, 'Noto Sans Mono CJK SC', 'Microsoft YaHei', 'PingFang SC', monospace"


def drawn(ansi: str) -> str:
    """The picture of coloured lines, as SVG."""
    lines = [Text.from_ansi(line) for line in ansi.splitlines()]
    width, height = WIDTH * _CELL + 2 * _EDGE, len(lines) * _LINE + 2 * _EDGE
    said = {"viewBox": f"0 0 {width} {height}", "xmlns": "http://www.w3.org/2000/svg", "role": "img"}
    svg = ET.Element("svg", said | {"aria-label": "hq-plan status 2021", "font-family": _FONT, "font-size": "15"})
    ET.SubElement(svg, "rect", {"width": str(width), "height": str(height), "rx": "8", "fill": "#ffffff"})
    for number, line in enumerate(lines):
        for start, text, style in _runs(line):
            places = [str(_EDGE + _CELL * (start + cell_len(text[:index]))) for index in range(len(text))]
            ink = next((colour for name, colour in _COLOURS.items() if name in style), "#24292f")
            attributes = {"x": " ".join(places), "y": str(_EDGE + _LINE * number + 14), "fill": ink}
            attributes |= {"font-weight": "bold"} if "bold" in style else {}
            ET.SubElement(svg, "text", attributes).text = text
    ET.indent(svg, "")
    return ET.tostring(svg, "unicode") + "\n"


def _runs(line: Text) -> Iterator[tuple[int, str, str]]:
    """The words of a line, each with the cell that it begins at and its style."""
    styles = [""] * len(line.plain)
    for span in line.spans:
        styles[span.start : span.end] = [str(span.style)] * (span.end - span.start)
    start = 0
    for stop in range(1, len(line.plain) + 1):
        ends = stop == len(line.plain) or line.plain[stop] == " " or styles[stop] != styles[start]
        if ends:
            word = line.plain[start:stop]
            if word.strip():
                lead = len(word) - len(word.lstrip())
                yield cell_len(line.plain[: start + lead]), word.strip(), styles[start + lead]
            start = stop


def lines_of(svg: str) -> list[str]:
    """The lines that a picture shows, without spaces."""
    found: dict[str, str] = {}
    for each in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):  # noqa: S314 - our own picture
        found[each.get("y", "")] = found.get(each.get("y", ""), "") + (each.text or "")
    return list(found.values())
