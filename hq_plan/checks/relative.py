"""What must hold of targets that count from a base or put several years together: HQ232, HQ236."""

from collections.abc import Iterator
from decimal import Decimal

from hq_plan.assess.bounds import BASE_NOT_ABOVE_ZERO, NO_SENSE, WHOSE_RATE, bound_of
from hq_plan.checks.base import Found, check
from hq_plan.checks.targets import all_printed
from hq_plan.diagnostics import Severity, Words, short
from hq_plan.growth import Reason
from hq_plan.i18n import _
from hq_plan.models.plan import Policy
from hq_plan.workspace import Workspace


@check("HQ232")
def target_without_base(workspace: Workspace) -> Iterator[Found]:
    """A target counts from a figure that the plan does not state.

    增长20%, 翻一番, 比2020年提高5个百分点 and 年均增长8% lead to a level only from a known figure. State it under
    `base`, with its year and value. Of rates taken together over several years (〔18%〕) the target, or the
    indicator's name, says whether they tell growth or decline.

    Bad::

        - {id: output, unit: 亿元, targets: {2022: 比2019年增长20%}}

    Good::

        - {id: output, unit: 亿元, base: {year: 2019, value: 50}, targets: {2022: 比2019年增长20%}}
    """
    for printed in all_printed(workspace):
        if printed.target.way is None or printed.indicator.kind == "milestone":
            continue
        alone = printed.indicator.model_copy(update={"targets": {printed.year: printed.target}})
        reason = bound_of(alone, printed.year, Policy(about=Decimal(0)))
        if isinstance(reason, Reason):
            message = _("'{typed}' cannot be worked out: {reason}")
            why = _(reason.text).format(**reason.facts)
            words = Words(message.format(typed=short(printed.target.text), reason=why), _hint(reason))
            yield Found(printed.source.span(*printed.path), words, printed.indicator.id)


def _hint(reason: Reason) -> str:
    """What to write."""
    if reason is NO_SENSE:
        return _("write 累计增长 or 累计降低 before the number")
    if reason is WHOSE_RATE:
        return _("write the number alone for the year's own rate, 累计 before it for all years together")
    if reason is BASE_NOT_ABOVE_ZERO:
        return _("write the level that is to be reached")
    state = _("state the figure that it counts from, for example: base: {example}")
    return state.format(example="{year: 2019, value: 50}")


@check("HQ236", Severity.WARNING)
def counts_from_base(workspace: Workspace) -> Iterator[Found]:
    """A target of a later year counts from the base, not from the year before.

    增长6% and 增加12家 count from the indicator's `base`, not from the year before. In a table of yearly targets they
    are often meant year by year; then each year's target would be too low. Write 年均增长6% where each year is to
    grow by it, the level where an amount is added each year, and 比2022年增长6% where the base is meant.

    Bad::

        - {id: output, base: {year: 2022, value: 400}, targets: {2023: 增长6%, 2024: 增长6%}}

    Good::

        - {id: output, base: {year: 2022, value: 400}, targets: {2023: 年均增长6%, 2024: 年均增长6%}}
    """
    for each in all_printed(workspace):
        indicator, base = each.indicator, each.indicator.base
        later = any(year < each.year and target for year, target in indicator.targets.items())
        plain = each.target.way in ("rate", "amount") and each.target.since is None
        if not (base and later and plain):
            continue
        if not isinstance(bound_of(indicator, each.year, Policy(about=Decimal(0))), Reason):
            message = _("'{typed}' of {year} counts from {base} of {since}, not from the year before").format(
                typed=short(each.target.text), year=each.year, base=f"{base.value:f}", since=base.year)  # fmt: skip
            hint = _("write 年均 before it, or the level; if it is right, write 比{since}年").format(since=base.year)
            yield Found(each.source.span(*each.path), Words(message, hint), indicator.id)
