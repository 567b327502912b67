"""What somebody still has to write: HQ235."""

from collections.abc import Iterator

from hq_plan.checks.base import Found, check
from hq_plan.diagnostics import Words, short
from hq_plan.document import Path
from hq_plan.i18n import _
from hq_plan.models.plan import Indicator
from hq_plan.notation import TODO
from hq_plan.workspace import Workspace


@check("HQ235")
def left_to_do(workspace: Workspace) -> Iterator[Found]:
    """A part of the plan is still to be written.

    What `hq-plan init` could not read of a table begins with TODO, followed by what stands there. Look at the document,
    write what it says in a way that is understood, and delete the word TODO.

    Bad::

        - {id: i01, unit: TODO, targets: {2022: TODO 低于全市平均值的50%}}

    Good::

        - {id: i01, unit: "%", targets: {2022: 低于5}}
    """
    for each in workspace.indicators:
        for path, text in _texts(each.value):
            if text.startswith(TODO):
                said = text.removeprefix(TODO).strip()
                message = _("'{typed}' is still to be written") if said else _("this is still to be written")
                words = Words(message.format(typed=short(said)), _("write what the document says, without TODO"))
                yield Found(each.span(*path), words, each.value.id)


def _texts(indicator: Indicator) -> Iterator[tuple[Path, str]]:
    """The texts that a draft may leave open, each with its place."""
    for name in ("name", "unit", "department", "note"):
        yield (name,), getattr(indicator, name) or ""
    for year, target in indicator.targets.items():
        yield ("targets", str(year)), target.text if target else ""
