"""The Chinese catalogue: every English text of the program and how an office says it."""

from hq_plan.zh.checks import CHECKS
from hq_plan.zh.draft import DRAFT
from hq_plan.zh.faults import FAULTS
from hq_plan.zh.forms import FORMS
from hq_plan.zh.help import HELP
from hq_plan.zh.leader import LEADER
from hq_plan.zh.methods import METHODS
from hq_plan.zh.render import RENDER
from hq_plan.zh.reports import REPORTS
from hq_plan.zh.revisions import REVISIONS
from hq_plan.zh.rules import RULES
from hq_plan.zh.sense import SENSE
from hq_plan.zh.slips import SLIPS
from hq_plan.zh.why import WHY

MESSAGES: dict[str, str] = {
    **HELP,
    **REPORTS,
    **FAULTS,
    **FORMS,
    **DRAFT,
    **CHECKS,
    **RENDER,
    **RULES,
    **SENSE,
    **METHODS,
    **REVISIONS,
    **SLIPS,
    **WHY,
    **LEADER,
}
