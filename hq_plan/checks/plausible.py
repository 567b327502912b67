"""What is only odd: figures that are hard to believe beside the target, last year's result and one another, HQ4xx."""

from collections.abc import Iterator
from fractions import Fraction

from hq_plan.checks.base import Found, check, known
from hq_plan.checks.scale import is_small, scale_of
from hq_plan.checks.standing import Figure
from hq_plan.diagnostics import Severity, Words
from hq_plan.i18n import _
from hq_plan.workspace import Workspace


@check("HQ401", Severity.WARNING)
def example_figure(workspace: Workspace) -> Iterator[Found]:
    """A figure is an example, not a published one.

    `status: example` marks a figure that was invented to show how the tool works. It is judged like any other and
    marked 例 wherever it is shown. Delete the example files when real figures come in.

    Bad::

        status: example

    Good::

        status: final
    """
    for entry, indicator in known(workspace, "status"):
        if entry.observation.status == "example":
            message = _("an example figure, not a published one")
            words = Words(message, _("delete the example files when real figures come in"))
            yield Found(entry.source.span("status"), words, indicator.id)


@check("HQ402", Severity.WARNING)
def wrong_magnitude(workspace: Workspace) -> Iterator[Found]:
    """A figure is about 10, 100, 1000, 10 000 or 100 000 000 times too large or too small.

    It is held against last year's result, or without one against this year's target; a year-to-date figure against
    the part of it that belongs to the months gone, and as too small only from the middle of the year on. A point may
    be missing or too far to one side, or the figure is in 元 or 万元. If it is right, nothing need be done.

    Bad::

        - indicator: hitech  # 84 the year before
          value: 950

    Good::

        - indicator: hitech
          value: 95
    """
    scale = scale_of(workspace)
    for figure in scale.standing:
        slip = scale.slip(figure)
        if slip and not slip.is_fraction:
            yield Found(figure.entry.source.span("value"), slip.words, figure.indicator.id, slip.reference.related)


@check("HQ403", Severity.WARNING)
def percent_as_fraction(workspace: Workspace) -> Iterator[Found]:
    """A percentage is written as a fraction.

    An indicator in % has 2.1 for 2.1 %, not 0.021. A spreadsheet shows 2.1% and hands on 0.021 when a cell is copied;
    the figure is a hundredth of last year's result or of the target. Multiply by 100.

    Bad::

        - indicator: rd_intensity
          value: 0.021
          unit: "%"

    Good::

        - indicator: rd_intensity
          value: 2.1
          unit: "%"
    """
    scale = scale_of(workspace)
    for figure in scale.standing:
        slip = scale.slip(figure)
        if slip and slip.is_fraction:
            message = _("{value} in % looks like a fraction: {meant}% may be meant, beside {reference}")
            said = message.format(value=figure.text, meant=slip.meant, reference=slip.reference.words)
            words = Words(said, _("write: value: {meant}").format(meant=slip.meant), slip.meant)
            yield Found(figure.entry.source.span("value"), words, figure.indicator.id, slip.reference.related)


@check("HQ404", Severity.WARNING)
def sudden_jump(workspace: Workspace) -> Iterator[Found]:
    """A figure is more than twice or less than half of that of the year before.

    Results are held against results, figures within the year against the same day a year earlier, and a stock against
    last year's result. Where the targets themselves move as far, it was to be expected. Look whether the right figure
    stands in the right record; if it does, a note says why.

    Bad::

        - {indicator: patents, as_of: 2021-12-31, value: 3460}  # 1430 the year before

    Good::

        - {indicator: patents, as_of: 2021-12-31, value: 1460}
    """
    scale = scale_of(workspace)
    for figure in scale.standing:
        before = scale.before(figure)
        if before is None or before.value <= 0 or figure.value < 0 or _is_within(figure, before):
            continue
        if is_small(figure, Fraction(before.value)):
            continue
        times = Fraction(figure.value) / Fraction(before.value)
        if Fraction(1, 2) <= times <= 2 or scale.slip(figure) or scale.is_planned(figure, before, times):
            continue
        message = (
            _("{value} is more than twice the {before} of {day}")
            if times > 2
            else _("{value} is less than half of the {before} of {day}")
        )
        said = message.format(value=figure.text, before=before.text, day=before.day)
        words = Words(said, _("look at both figures; if they are right, say why in a note"))
        there = before.entry.source.span("value")
        yield Found(figure.entry.source.span("value"), words, figure.indicator.id, (there,))


def _is_within(figure: Figure, before: Figure) -> bool:
    """Whether a figure is nowhere near half or twice another, by rough measure."""
    return 0.6 * float(before.value) < float(figure.value) < 1.9 * float(before.value)
