"""What must hold of targets that count from a base or put several years together: HQ232."""

from collections.abc import Iterator
from decimal import Decimal

from hq_plan.assess.bounds import NO_SENSE, bound_of
from hq_plan.checks.base import Found, check
from hq_plan.checks.targets import all_printed
from hq_plan.diagnostics import Words, short
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
    state = _("state the figure that it counts from, for example: base: {example}")
    return state.format(example="{year: 2019, value: 50}")
