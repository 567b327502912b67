"""The outlook methods as `explain` tells them, from their own docstrings."""

from collections.abc import Iterable, Sequence

from hq_plan.i18n import _
from hq_plan.outlook import Method
from hq_plan.view import Cell, Column, Data, Page, Table


def select(methods: Iterable[Method], typed: str) -> list[Method]:
    """The method of that name, in any case of letters."""
    return [each for each in methods if each.name == typed.casefold()]


def table(methods: Sequence[Method]) -> Table:
    """One row a method."""
    columns = (
        Column("name", _("outlook method")),
        Column("on_track", _("on track from"), "right", spare=1),
        Column("strained", _("strained from"), "right", spare=2),
        Column("title", _("what it compares"), wrap=True),
        Column("text", readers="machines"),
    )
    return Table(columns, tuple(map(_row, methods)))


def page(method: Method) -> Page:
    """The whole of one method."""
    bands = [Cell(band, _(band)) for band in method.bands]
    return Page(
        f"{method.name} {_(method.title).rstrip('.。')}",
        tuple(bands or [Cell(None, _("outlook method"))]),
        tuple(_(paragraph) for paragraph in method.paragraphs),
    )


def data(method: Method) -> dict[str, Data]:
    """A method for programs; cuts that are null are the plan's own."""
    return {
        "name": method.name,
        "title": _(method.title),
        "text": [_(paragraph) for paragraph in method.paragraphs],
        "on_track": method.own.on_track if method.own else None,
        "strained": method.own.strained if method.own else None,
        "bands": list(method.bands),
    }


def _row(method: Method) -> tuple[Cell, ...]:
    own = method.own
    cuts = (
        [(cut, format(float(cut), "g")) for cut in (own.on_track, own.strained)] if own else [(None, _("policy"))] * 2
    )
    return (
        Cell(method.name, method.name),
        *(Cell(value, text) for value, text in cuts),
        Cell(_(method.title), _(method.title)),
        Cell("\n".join(_(paragraph) for paragraph in method.paragraphs)),
    )
