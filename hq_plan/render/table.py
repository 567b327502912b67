"""Tables for a terminal, drawn by rich: aligned under wide characters, colour beside words, nothing cut in a pipe."""

import io
from typing import Final

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from hq_plan.i18n import _
from hq_plan.lines import wrap
from hq_plan.view import Cell, Column, Page, Report, Screen, Table, Tone, harmless

SHOWS = ("tables",)

_STYLES: Final = {Tone.PLAIN: "", Tone.GOOD: "green", Tone.WARN: "yellow", Tone.BAD: "red"}
_UNLIMITED: Final = 10_000
_NARROWEST: Final = 18
_BETWEEN: Final = 2


def render(report: Report, screen: Screen) -> str:
    """Title, tables or pages, lines; where there is no room for all columns the least needed are left out and named."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=screen.width or _UNLIMITED,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    if report.title:
        _print(report.title, console, "bold")
        console.print()
    for number, page in enumerate(report.pages):
        if number:
            console.print("\n")
        _write(page, console)
    tables = () if report.pages else report.tables
    for number, table in enumerate(tables):
        if number:
            console.print()
        fitted, left_out = _fit(table.for_screen(), screen.width)
        if table.title:
            _print(table.title, console, "bold")
        console.print(_draw(fitted, _widths(fitted, screen.width)))
        if left_out:
            titles = _(" / ").join(column.title for column in left_out)
            _print(_("not shown: {titles} (a wider window shows them)").format(titles=titles), console)
    if report.lines and tables:
        console.print()
    for line in report.lines:
        _print(line, console)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


def _print(text: str, console: Console, style: str = "") -> None:
    """A text in lines of the width."""
    for line in wrap(harmless(text), console.width) or [""]:
        console.print(Text(line, style))


def _write(page: Page, console: Console) -> None:
    """Prose in lines of the width; an example keeps its own lines, so that it can be copied."""
    _print(page.title, console, "bold")
    console.print(Text("  ").join(Text(harmless(fact.text), _STYLES[fact.tone]) for fact in page.facts))
    for paragraph in page.paragraphs:
        console.print()
        _print(paragraph, console)
    for example in page.examples:
        console.print(Text("\n" + example.caption + "\n"))
        for line in example.text.splitlines():
            console.print(Text("    " + harmless(line)), soft_wrap=True)


def _fit(table: Table, width: int | None) -> tuple[Table, list[Column]]:
    """The table with as many columns as the width has room for, and those left out."""
    if width is None:
        return table, []
    at_least, whole = _needs(table, wrapped=True), _needs(table, wrapped=False)
    every = range(len(at_least))
    keep = [index for index in every if table.columns[index].readers != "screen"]
    while _sum(at_least, keep) > width:
        spare = max(keep, key=lambda index: _spare(table, index))
        if not table.columns[spare].spare:
            break
        keep.remove(spare)
    # Where a wide column had to go there may be room for a narrow one, as long as no text is broken for it.
    for (says_nothing, _spared), index in sorted((_spare(table, index), index) for index in set(every) - set(keep)):
        if not says_nothing and _sum(whole, [*keep, index]) <= width:
            keep.append(index)
    left_out = [column for index, column in enumerate(table.columns) if index not in keep and column.title]
    return table.only_columns(sorted(keep)), left_out


def _needs(table: Table, *, wrapped: bool) -> list[int]:
    """How wide each column is, at least where its texts may be broken."""
    return [
        _need(column, [row[index] for row in table.rows], wrapped=wrapped) for index, column in enumerate(table.columns)
    ]


def _sum(needs: list[int], columns: list[int]) -> int:
    return sum(needs[index] + _BETWEEN for index in columns) - _BETWEEN


def _spare(table: Table, index: int) -> tuple[bool, int]:
    """How readily a column is left out: one without a single figure before all others."""
    column = table.columns[index]
    says_nothing = all(row[index].text in ("", "-") for row in table.rows)
    return bool(column.spare) and says_nothing, column.spare


def _need(column: Column, cells: list[Cell], *, wrapped: bool) -> int:
    widest = max(cell_len(text) for text in (column.title, *(cell.text for cell in cells)))
    return min(widest, max(_NARROWEST, cell_len(column.title))) if column.wrap and wrapped else widest


def _widths(table: Table, width: int | None) -> list[int]:
    """How wide each column becomes: as its texts are, the widest of those that may be broken narrower until all fit."""
    widths, least = _needs(table, wrapped=False), _needs(table, wrapped=True)
    while width is not None and _sum(widths, list(range(len(widths)))) > width:
        room = [index for index, column in enumerate(table.columns) if column.wrap and widths[index] > least[index]]
        if not room:
            break
        widths[max(room, key=lambda index: widths[index])] -= 1
    return widths


def _draw(table: Table, widths: list[int]) -> RichTable:
    heads = any(column.title for column in table.columns)
    drawn = RichTable(
        box=box.SIMPLE_HEAD, show_header=heads, show_edge=False, pad_edge=False, padding=(0, _BETWEEN - 1, 0, 0)
    )
    for column in table.columns:
        drawn.add_column(Text(harmless(column.title)), justify=column.align, no_wrap=not column.wrap, overflow="fold")
    for index, row in enumerate(table.rows):
        if index in table.breaks:
            drawn.add_section()
        texts = (
            "\n".join(wrap(harmless(cell.text), width)) if column.wrap else harmless(cell.text)
            for cell, column, width in zip(row, table.columns, widths, strict=True)
        )
        drawn.add_row(*(Text(text, _STYLES[cell.tone]) for text, cell in zip(texts, row, strict=True)))
    return drawn
