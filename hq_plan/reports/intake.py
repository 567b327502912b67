"""`import`: what the figures of filled forms come to, and what keeps them from being taken in."""

from collections.abc import Iterable, Iterator, Mapping

from hq_plan.diagnostics import Diagnostic
from hq_plan.i18n import _, plural, series
from hq_plan.intake import Intake
from hq_plan.reports import words
from hq_plan.workspace import Entry, Workspace


def refusal(space: Workspace, blocking: Iterable[Diagnostic]) -> str:
    """That nothing was written, and how a workbook that something is wrong with goes back to whoever sent it."""
    if any(space.encodings.get(each.span.file) == "xlsx" for each in blocking):
        return _("nothing was written; hq-plan annotate marks it in the workbook")
    return _("nothing was written")


def summary(intake: Intake, encodings: Mapping[str, str], *, replace: bool) -> Iterator[str]:
    """Which encoding was taken, what was mended on the way, how many figures are new, known, different."""
    for file, encoding in encodings.items():
        if encoding != "xlsx":
            yield _("{file}: read as {encoding}").format(file=file, encoding=encoding)
    for each in intake.mends:
        span, fix = each.span, each.fix
        typed = span.text[fix.column - 1 : fix.end_column - 1] if fix else ""
        said = _("{place}: '{typed}' taken as {meant}")
        yield said.format(place=f"{span.file} {span.place}", typed=typed, meant=fix.text if fix else "")
    if not (intake.new or intake.known or intake.conflicts):
        yield _("no figure is filled in")
        return
    yield _("{new} new, {known} on file already, {different} different").format(
        new=len(intake.new), known=intake.known, different=len(intake.conflicts)
    )
    if intake.remarks:
        said = _("notes of figures on file are not changed: {names}")
        yield said.format(names=series(map(_name, intake.remarks)))
    for conflict in intake.conflicts:
        said = _("{name}, {day}: {old} on file in {place}, {new} in the form")
        observation = conflict.new.observation
        yield said.format(
            name=_name(conflict.new), day=observation.as_of, old=_figure(conflict.there),
            place=f"{conflict.there.source.span('value').file}:{conflict.there.source.span('value').line}",
            new=_figure(conflict.new),
        )  # fmt: skip
    if intake.conflicts and not replace:
        yield plural(
            "nothing was written: {n} figure is another one than on file; with --replace it takes its place",
            "nothing was written: {n} figures are others than on file; with --replace they take their place",
            len(intake.conflicts),
        )


def _figure(entry: Entry) -> str:
    value = entry.observation.value
    return _("withheld") if value is None else words.record_value(value)


def _name(entry: Entry) -> str:
    return entry.indicator.label if entry.indicator else entry.observation.indicator
