"""A plan and its records into one assessment per indicator and year. No clock, no file, no environment."""

from fractions import Fraction

from hq_plan import growth
from hq_plan.assess import ahead, within
from hq_plan.assess.basis import Basis
from hq_plan.assessment import Assessment
from hq_plan.book import Book
from hq_plan.models.plan import Indicator, Plan
from hq_plan.status import judge


def assess(plan: Plan, book: Book, year: int) -> list[Assessment]:
    """All indicators of the plan in one year, in the plan's order."""
    return [assess_one(plan, book, indicator, year) for indicator in plan.indicators]


def assess_one(plan: Plan, book: Book, indicator: Indicator, year: int, to: int | None = None) -> Assessment:
    """Hold an indicator's figure of a year against its targets; the way ahead leads to the year ``to`` or the last."""
    basis = Basis(indicator, plan.policy, book, year, plan.about.years[0])
    schedule, completion = within.schedule(basis), basis.against(growth.completion)
    status, because = judge(within.standing(basis, schedule, completion), Fraction(plan.policy.behind))
    return Assessment(
        indicator=indicator,
        department=plan.responsible(indicator),
        year=year,
        target=basis.target,
        bound=basis.bound,
        x=basis.x,
        record=basis.record,
        previous=basis.previous,
        gap=basis.against(growth.gap),
        completion=completion,
        growth=within.growth_over_a_year(basis),
        schedule=schedule,
        status=status,
        because=because,
        remark=within.remark(basis),
        required=ahead.required(basis, to),
        achieved=ahead.achieved(basis),
        outlook=ahead.outlook(basis),
    )
