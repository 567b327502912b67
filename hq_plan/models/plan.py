"""What a plan says: its indicators with their targets, its tasks, its revisions, its thresholds."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from hq_plan.i18n import language
from hq_plan.models.base import Day, Model, MonthDay, Number, Printed, Share, Text, Year, YearKey, fail, fold

TARGETS_SCHEMA: Final = "hq-plan/targets/1"

Kind: TypeAlias = Literal["stock", "flow", "ratio", "milestone"]


def _years_or_all(value: object) -> object:
    years = value if isinstance(value, list) else []
    whole = all(isinstance(year, int) and not isinstance(year, bool) for year in years)
    return value if isinstance(value, bool) or (years and whole) else fail("aspirational_type")


class About(Model):
    """What the plan is and which years it covers."""

    id: Text
    title: Text
    years: Annotated[list[Year], Field(min_length=1)]
    title_en: Text | None = None
    issuer: Text | None = None
    issued: Day | None = None
    part_of: Text | None = None
    source: Text | None = None
    note: Text | None = None

    @field_validator("years")
    @classmethod
    def _rising(cls, years: list[int]) -> list[int]:
        return years if years == sorted(set(years)) else fail("years_order")


class OutlookPolicy(Model):
    """How the outlook is judged: a method by name, and its cuts where it has none of its own."""

    method: Text = "planned-step"
    on_track: Share = Decimal("0.95")
    strained: Share = Decimal("0.60")

    @field_validator("strained")
    @classmethod
    def _below(cls, strained: Decimal, info: ValidationInfo) -> Decimal:
        return strained if strained <= info.data.get("on_track", strained) else fail("cuts_order")


class Policy(Model):
    """The thresholds of judgement. ``about`` is the share of a target that 左右 allows either way."""

    behind: Share = Decimal("0.30")
    about: Share | None = None
    outlook: OutlookPolicy = OutlookPolicy()


class Measure(Model):
    """A project that the plan names; kept, not judged."""

    what: Text
    who: Text | None = None
    source: Text | None = None


class Task(Model):
    """A key task: who leads, who helps, what is to be done."""

    id: Annotated[int, Field(ge=1)]
    title: Text
    lead: Text
    title_en: Text | None = None
    helpers: list[Text] = Field(alias="with", default_factory=list)
    measures: list[Measure] = Field(default_factory=list)
    source: Text | None = None
    note: Text | None = None


class Base(Model):
    """A known figure before the plan's first year."""

    year: Year
    value: Number


class Indicator(Model):
    """What is measured, in which unit, and the target of each year."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
    name: Text
    unit: Text
    kind: Kind
    targets: dict[YearKey, Printed]
    number: Annotated[int, Field(ge=1)] | None = None
    name_en: Text | None = None
    aliases: list[Text] = Field(default_factory=list)
    better: Literal["higher", "lower"] = "higher"
    decimals: Annotated[int, Field(ge=0, le=9)] | None = None
    in_year: Literal["none"] | None = None
    profile: Annotated[list[Number], Field(min_length=12, max_length=12)] | None = None
    due: MonthDay | None = None
    task: int | None = None
    department: Text | None = None
    base: Base | None = None
    aspirational: Annotated[bool | list[int], BeforeValidator(_years_or_all)] = False
    definition: Text | None = None
    nature: Literal["约束性", "预期性"] | None = None
    measures: list[Measure] = Field(default_factory=list)
    source: Text | None = None
    note: Text | None = None

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

    number: Annotated[int, Field(ge=2)]
    effective: Day
    targets: dict[str, dict[YearKey, Printed]]
    document: Text | None = None
    note: Text | None = None


class Plan(Model):
    """The targets file: the plan as printed, and its revisions."""

    schema_: Literal["hq-plan/targets/1"] = Field(alias="schema")
    about: About = Field(alias="plan")
    policy: Policy = Policy()
    tasks: list[Task] = Field(default_factory=list)
    indicators: list[Indicator]
    revisions: list[Revision] = Field(default_factory=list)

    @property
    def by_id(self) -> dict[str, Indicator]:
        """The indicators by id, in the plan's order."""
        return {indicator.id: indicator for indicator in self.indicators}

    @property
    def names(self) -> dict[str, str]:
        """Every folded name of an indicator and its id; an id stands before another indicator's alias."""
        named = {fold(name): each.id for each in reversed(self.indicators) for name in each.names}
        return named | {fold(each.id): each.id for each in self.indicators}

    def responsible(self, indicator: Indicator) -> str | None:
        """The department that submits: the indicator's own, else the lead of its task."""
        leads = {task.id: task.lead for task in self.tasks}
        return indicator.department or leads.get(indicator.task or 0)

    def in_force(self, day: date | None) -> tuple[int, "Plan"]:
        """The number of the last revision effective by a day (without one: of the last), and the plan under it."""
        number, changed = 1, self.by_id
        for revision in sorted(self.revisions, key=lambda revision: (revision.effective, revision.number)):
            if day is None or revision.effective <= day:
                number = revision.number
                for name, targets in revision.targets.items():
                    if name in changed:
                        merged = {**changed[name].targets, **targets}
                        changed[name] = changed[name].model_copy(update={"targets": merged})
        return number, self.model_copy(update={"indicators": list(changed.values())})
