"""A draft into the files of a data repository: the plan with comments, an example submission, a README."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from hq_plan import notation
from hq_plan.draft.model import Draft, Row
from hq_plan.draft.texts import one_line
from hq_plan.i18n import _
from hq_plan.notation import TODO
from hq_plan.view import harmless
from hq_plan.write.text import printed, scalar

_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>#|!&])")
"""What Markdown and HTML would make more of."""


def plan_text(draft: Draft, name: str, source: str) -> str:
    """`targets.yaml`: every indicator with the cell that it was read from, and what is to be looked at."""
    return _text([*_head(draft, name, source), *_indicators(draft), ""])


def example_text(draft: Draft, department: str, day: date) -> str:
    """A submission in the plan's first year, every figure an example: it shows the form and passes the check.

    ``day`` is today: the figures speak of the year's end, or of the last month's end before it. Before the plan has
    begun the records are there as comments only.
    """
    year = draft.years[0]
    speaks_of = min(date(year, 12, 31), day.replace(day=1) - timedelta(days=1))
    begun = speaks_of >= date(year, 1, 1)
    lines = [
        f"# {_('invented figures that show the form; write your own and delete this file')}",
        "schema: hq-plan/actuals/1",
        f"year: {year}",
        f"department: {scalar(department)}",
        "records:" if begun else "records: []",
    ]
    for n, row in enumerate(draft.rows, 1):
        value = _example(row)
        if value is not None and row.unit != TODO and row.department in ("", department):
            when = speaks_of if begun else date(year, 12, 31)
            said = f"indicator: i{n:02}, value: {scalar(value)}, unit: {scalar(row.unit)}, as_of: {when}"
            mark = "" if begun else "#"
            lines.append(f"{mark}  - {{{said}, status: example, source: {scalar(_('example'))}}}  # {row.name}")
    return _text([*lines, ""])


def _text(lines: Iterable[str]) -> str:
    """A file of lines; what nobody sees is written out in remarks and prose, as it is in the values."""
    return "\n".join(map(harmless, lines))


def readme_text(draft: Draft) -> str:
    """How the repository is used, for whoever opens it."""
    text = _(
        "# {title}\n\n"
        "The plan's targets are in `data/targets.yaml`, what departments submit in `data/actuals/`, one file for each\n"
        "department and year. `data/actuals/example.yaml` shows the form; its figures are invented.\n\n"
        "    hq-plan validate          # every mistake, with its place\n"
        "    hq-plan status            # how the indicators stand\n"
        "    hq-plan missing           # who has not submitted what\n\n"
        "Parts of the plan that begin with TODO could not be read from the table; `hq-plan validate` lists them.\n"
        "When a later document changes targets, what is printed stays and a `revisions` entry is added\n"
        "(`hq-plan schema targets`); `hq-plan targets diff 1 2` shows what it does.\n"
    ).format(title=_SIGNS.sub(r"\\\1", draft.title))
    return _text(text.split("\n"))


def _head(draft: Draft, name: str, source: str) -> list[str]:
    remarks = [f"# {line}" for line in draft.remarks]
    return [
        f"# {_('drafted by hq-plan init from {source}').format(source=one_line(source))}",
        f"# {_('look at each kind: stock (as it stands), flow (the year to date), ratio, milestone')}",
        *remarks,
        "schema: hq-plan/targets/1",
        "plan:",
        f"  id: {name}",
        f"  title: {scalar(draft.title)}",
        f"  years: [{', '.join(map(str, draft.years))}]",
        "",
        "policy:",
        f"  about: 0.05  # {_('the width of 左右, as a share of the printed number')}",
        "",
        "indicators:",
    ]


def _indicators(draft: Draft) -> Iterator[str]:
    group = ""
    for n, row in enumerate(draft.rows, 1):
        if row.group != group:
            group = row.group
            yield f"  # {group}"
        yield from _indicator(f"i{n:02}", row)
        yield ""


def _indicator(name: str, row: Row) -> Iterator[str]:
    yield f"  - id: {name}  # {_('cell {cell}').format(cell=row.cell)}"
    if row.number is not None:
        yield f"    number: {row.number}"
    yield f"    name: {scalar(row.name)}"
    yield f"    unit: {scalar(row.unit)}"
    yield f"    kind: {row.kind}"
    if row.lower:
        yield "    better: lower"
    if row.decimals is not None:
        yield f"    decimals: {row.decimals}"
    if row.nature:
        yield f"    nature: {row.nature}"
    if row.department:
        yield f"    department: {scalar(row.department)}"
    if row.base:
        yield f"    base: {{year: {row.base[0]}, value: {scalar(row.base[1])}}}"
    if row.targets:
        yield "    targets:"
        yield from (f"      {year}: {printed(text)}" for year, text in sorted(row.targets.items()))
    else:
        yield "    targets: {}"
    if row.notes:
        yield f"    note: {scalar('；'.join(_todo_first(row.notes)))}"


def _todo_first(notes: list[str]) -> list[str]:
    """What is still to be done stands in front, where the check finds it."""
    return sorted(notes, key=lambda note: not note.startswith(TODO))


def _example(row: Row) -> Decimal | bool | None:
    """A figure that could be one: the base, else a target that is a level."""
    if row.kind == "milestone":
        return False
    targets = [notation.read(text) for text in row.targets.values()]
    levels = [target.value for target in targets if target and target.value is not None and target.way is None]
    number = row.base[1] if row.base else next(iter(levels), None)
    return number.to_integral_value() if number is not None and row.decimals == 0 else number
