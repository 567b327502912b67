"""What a plan says: its indicators with their targets, its tasks, its revisions, its thresholds."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from hq_plan.i18n import language
from hq_plan.models.base import (
    IDENTIFIER,
    Day,
    Model,
    MonthDay,
    Number,
    Printed,
    Share,
    Text,
    Year,
    YearKey,
    fail,
    fold,
)

TARGETS_SCHEMA: Final = "hq-plan/targets/1"

Kind: TypeAlias = Literal["stock", "flow", "ratio", "milestone"]


def _years_or_all(value: object) -> object:
    years = value if isinstance(value, list) else []
    whole = all(isinstance(year, int) and not isinstance(year, bool) for year in years)
    return value if isinstance(value, bool) or (years and whole) else fail("aspirational_type")


class About(Model):
    """What the plan is and which years it covers."""

    id: Text = Field(description="a short name for programs")
    title: Text = Field(description="the plan's title")
    years: list[Year] = Field(min_length=1, description="the years that the plan covers, rising")
    title_en: Text | None = Field(None, description="the plan's title in English")
    issuer: Text | None = Field(None, description="who issued the plan")
    issued: Day | None = Field(None, description="the day on which it was issued")
    part_of: Text | None = Field(None, description="the plan of a higher level that it belongs to")
    source: Text | None = Field(None, description="the document that the plan was taken from")
    note: Text | None = Field(None, description="what else there is to say")

    @field_validator("years")
    @classmethod
    def _rising(cls, years: list[int]) -> list[int]:
        return years if years == sorted(set(years)) else fail("years_order")


class OutlookPolicy(Model):
    """How the outlook is judged: a method by name, and its cuts where it has none of its own."""

    method: Text = Field("planned-step", description="the method by name")
    on_track: Share = Field(Decimal("0.95"), description="from this ratio on the outlook is on track")
    strained: Share = Field(Decimal("0.60"), description="from this ratio on it is strained, below off track")

    @field_validator("strained")
    @classmethod
    def _below(cls, strained: Decimal, info: ValidationInfo) -> Decimal:
        return strained if strained <= info.data.get("on_track", strained) else fail("cuts_order")


class Policy(Model):
    """The thresholds of judgement. ``about`` is the share of a target that 左右 allows either way."""

    behind: Share = Field(
        Decimal("0.30"), description="up to this share of the time gone a lag counts as behind, above as far behind"
    )
    about: Share | None = Field(None, description="the share of a target that 左右 allows either way")
    outlook: OutlookPolicy = Field({}, validate_default=True, description="how the outlook to the last year is judged")


class Measure(Model):
    """A project that the plan names; kept, not judged."""

    what: Text = Field(description="what is to be done")
    who: Text | None = Field(None, description="who does it")
    source: Text | None = Field(None, description="the clause of the document")


class Task(Model):
    """A key task: who leads, who helps, what is to be done."""

    id: int = Field(ge=1, description="the task's number")
    title: Text = Field(description="the task's title")
    lead: Text = Field(description="the department that leads")
    title_en: Text | None = Field(None, description="the task's title in English")
    helpers: list[Text] = Field([], alias="with", description="the departments that help")
    measures: list[Measure] = Field([], description="the projects that the plan names")
    source: Text | None = Field(None, description="the clause of the document")
    note: Text | None = Field(None, description="what else there is to say")


class Base(Model):
    """A known figure before the plan's first year."""

    year: Year = Field(description="the year of the figure")
    value: Number = Field(description="the figure, in the indicator's unit")


class Indicator(Model):
    """What is measured, in which unit, and the target of each year."""

    id: str = Field(pattern=IDENTIFIER, description="a short name for programs and files")
    name: Text = Field(description="the name as the document prints it")
    unit: Text = Field(description="the unit that figures and targets are in; 是否 for a milestone")
    kind: Kind = Field(
        description="stock: as it stands on a day; flow: the year to date; ratio: one figure over another; "
        "milestone: done or not"
    )
    targets: dict[YearKey, Printed] = Field(description="the target of each year, as the document prints it")
    number: Annotated[int, Field(ge=1)] | None = Field(None, description="the row of the annex")
    name_en: Text | None = Field(None, description="the name in English")
    aliases: list[Text] = Field([], description="other names that files may use")
    better: Literal["higher", "lower"] = Field("higher", description="whether more is better or less")
    decimals: Annotated[int, Field(ge=0, le=9)] | None = Field(
        None, description="digits behind the point; 0 is a count, which has no fractions"
    )
    in_year: Literal["none"] | None = Field(None, description="none: judged at year-end only")
    profile: Annotated[list[Number], Field(min_length=12, max_length=12)] | None = Field(
        None, description="the share of the year's target due by the end of each month, the last 1"
    )
    due: MonthDay | None = Field(None, description="the month and day of the next year by which a year's result is due")
    task: int | None = Field(None, description="the number of the task that it belongs to")
    department: Text | None = Field(None, description="who submits the figures; without it the lead of the task")
    base: Base | None = Field(None, description="a known figure before the plan's first year")
    aspirational: Annotated[bool | list[int], BeforeValidator(_years_or_all)] = Field(
        default=False, description="whether the plan only strives (力争) for the target: always, or in the years listed"
    )
    definition: Text | None = Field(None, description="what is counted, and how")
    nature: Literal["约束性", "预期性"] | None = Field(None, description="binding or expected")
    measures: list[Measure] = Field([], description="the projects that the plan names")
    source: Text | None = Field(None, description="the clause of the document")
    note: Text | None = Field(None, description="what else there is to say")

    @field_validator("profile")
    @classmethod
    def _cumulative(cls, shares: list[Decimal] | None) -> list[Decimal] | None:
        rising = shares is None or (shares == sorted(shares) and shares[0] >= 0 and shares[-1] == 1)
        return shares if rising else fail("profile_order")

    @property
    def label(self) -> str:
        """Its name in the reader's language."""
        return (self.name_en or self.name) if language() == "en" else self.name

    @property
    def names(self) -> tuple[str, ...]:
        """All that it may be called by, the row number included."""
        number = () if self.number is None else (str(self.number),)
        return (self.id, self.name, *filter(None, [self.name_en]), *self.aliases, *number)

    def is_aspirational(self, year: int) -> bool:
        """Whether the plan only strives (力争) for this year's target."""
        target = self.targets.get(year)
        said = self.aspirational if isinstance(self.aspirational, bool) else year in self.aspirational
        return said or bool(target and target.aspirational)


class Revision(Model):
    """A change of the targets during the plan, by a document, from a day on."""

    number: int = Field(ge=2, description="2, 3, 4 …; the plan itself is revision 1")
    effective: Day = Field(description="the day from which it is in force")
    targets: dict[str, dict[YearKey, Printed]] = Field(
        {}, description="by id of the indicator: the targets that change, as printed"
    )
    indicators: list[Indicator] = Field([], description="the indicators that it adds")
    withdrawn: list[Text] = Field([], description="the ids of the indicators that it withdraws")
    document: Text | None = Field(None, description="the document that made the change")
    note: Text | None = Field(None, description="what else there is to say")


class Plan(Model):
    """The targets file: the plan as printed, and its revisions."""

    schema_: Literal["hq-plan/targets/1"] = Field(alias="schema", description="what kind of file this is")
    about: About = Field(alias="plan", description="what the plan is and which years it covers")
    policy: Policy = Field({}, validate_default=True, description="the thresholds of judgement")
    tasks: list[Task] = Field([], description="the key tasks: who leads, who helps")
    indicators: list[Indicator] = Field(description="what is measured, with the target of each year")
    revisions: list[Revision] = Field([], description="changes of the targets during the plan")

    @property
    def every(self) -> list[Indicator]:
        """The indicators as first printed, and those that revisions add."""
        return [*self.indicators, *(each for revision in self.revisions for each in revision.indicators)]

    @property
    def by_id(self) -> dict[str, Indicator]:
        """The indicators by id, in the plan's order; of two with one id the first."""
        return {indicator.id: indicator for indicator in self.every} | {
            indicator.id: indicator for indicator in reversed(self.every)
        }

    @property
    def names(self) -> dict[str, str]:
        """Every folded name of an indicator and its id; an id stands before another indicator's alias."""
        named = {fold(name): each.id for each in reversed(self.every) for name in each.names}
        return named | {fold(each.id): each.id for each in self.every}

    def responsible(self, indicator: Indicator) -> str | None:
        """The department that submits: the indicator's own, else the lead of its task."""
        leads = {task.id: task.lead for task in self.tasks}
        return indicator.department or leads.get(indicator.task or 0)

    @property
    def departments(self) -> list[str]:
        """Who may submit: those who answer for an indicator, lead a task or help with one."""
        answering = [self.responsible(indicator) for indicator in self.every]
        working = [name for task in self.tasks for name in (task.lead, *task.helpers)]
        return list(dict.fromkeys(filter(None, [*answering, *working])))

    @property
    def in_order(self) -> list[Revision]:
        """The revisions in the order in which they take effect."""
        return sorted(self.revisions, key=lambda revision: (revision.effective, revision.number))

    def number_on(self, day: date | None) -> int:
        """The number of the last revision effective by a day; without one of the last."""
        numbers = [each.number for each in self.in_order if day is None or each.effective <= day]
        return numbers[-1] if numbers else 1

    def under(self, number: int) -> "Plan":
        """The plan as it stands under a revision: targets changed, indicators added and withdrawn."""
        changed = {indicator.id: indicator for indicator in self.indicators}
        until = next((index for index, each in enumerate(self.in_order, 1) if each.number == number), 0)
        for revision in self.in_order[:until]:
            changed |= {indicator.id: indicator for indicator in revision.indicators}
            for name, targets in revision.targets.items():
                if name in changed:
                    merged = {**changed[name].targets, **targets}
                    changed[name] = changed[name].model_copy(update={"targets": merged})
            changed = {name: indicator for name, indicator in changed.items() if name not in revision.withdrawn}
        return self.model_copy(update={"indicators": list(changed.values()), "revisions": []})
