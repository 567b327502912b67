"""Records as they stand in a file of figures."""

from decimal import Decimal
from pathlib import PurePosixPath

from hq_plan.workspace import Entry
from hq_plan.write.text import scalar


def record_lines(entry: Entry, indent: int) -> list[str]:
    """A record, its dash indented so far; the indicator's name stands beside its id."""
    observation, indicator = entry.observation, entry.indicator
    name = indicator.id if indicator else observation.indicator
    pairs = [("indicator", scalar(name))]
    if observation.value is not None:
        pairs.append(("value", value_text(observation.value)))
    pairs += [
        ("unit", scalar(observation.unit)),
        ("as_of", observation.as_of.isoformat()),
        ("status", observation.status),
        ("source", scalar(source_text(entry))),
    ]
    if observation.note:
        pairs.append(("note", scalar(observation.note)))
    lines = [f"{' ' * indent}{'- ' if n == 0 else '  '}{key}: {text}" for n, (key, text) in enumerate(pairs)]
    if indicator and indicator.name.isprintable():
        lines[0] += f"  # {indicator.name}"
    return lines


def value_text(value: Decimal | bool | str | None) -> str:  # noqa: FBT001
    """A value in its own digits: 2.10 stays 2.10."""
    return "null" if value is None else scalar(value)


def source_text(entry: Entry) -> str:
    """Where a figure comes from: what the department says, then the file, the sheet and the cell it was taken from."""
    span = entry.source.span("value")
    file = PurePosixPath(span.file).name
    return f"{entry.observation.source}（{file} {span.place}）" if span.cell else entry.observation.source


def line_end(text: str) -> str:
    """How the lines of a file end that records are put into."""
    return "\r\n" if "\r\n" in text else "\n"
