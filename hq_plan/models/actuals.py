"""What departments submit: a file a year, a record a figure."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Final, Literal, NamedTuple, TypeAlias

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from hq_plan.models.base import Day, Model, Text, Year, fail, number

ACTUALS_SCHEMA: Final = "hq-plan/actuals/1"

Word: TypeAlias = Literal["example", "preliminary", "final", "withheld"]
"""How sure a figure is: invented to show the tool, preliminary, final, or not made public."""


def _row_number(value: object) -> object:
    """A row of the annex is named by its number, written as one or as text."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class Observation(Model):
    """One figure that a department reports: a value in a unit for a day."""

    stand_ins: ClassVar[Mapping[str, object]] = {
        "indicator": "?", "unit": "?", "as_of": "1900-12-31", "status": "final", "source": "?", "value": 0,
    }  # fmt: skip
    """What takes the place of a field that cannot be read, so that the others can be checked all the same."""

    indicator: Annotated[Text, BeforeValidator(_row_number)] = Field(
        description="which indicator: its id, alias, printed name or row number"
    )
    unit: Text = Field(description="the plan's unit of the indicator; the figure is given in it")
    as_of: Day = Field(description="the day that the figure speaks of; 12-31 is the year's result")
    status: Word = Field(
        description="example: invented to show the tool; preliminary; final; withheld: not made public, without a value"
    )
    source: Text = Field(description="where the figure comes from")
    value: Decimal | bool | None = Field(
        None, validate_default=True, description="the figure; of a flow the year to date, of a milestone true or false"
    )
    note: Text | None = Field(None, description="what else there is to say")

    @field_validator("value", mode="before")
    @classmethod
    def _value(cls, value: object, info: ValidationInfo) -> Decimal | bool | None:
        withheld = info.data.get("status") == "withheld"
        if value is None:
            return None if withheld or "status" not in info.data else fail("value_missing")
        if withheld:
            fail("value_withheld")
        return value if isinstance(value, bool) else number(value)


class Actuals(Model):
    """A file of a department's figures for one year."""

    stand_ins: ClassVar[Mapping[str, object]] = {
        "schema": ACTUALS_SCHEMA, "year": 1900, "department": "?", "records": [],
    }  # fmt: skip

    schema_: Literal["hq-plan/actuals/1"] = Field(alias="schema", description="what kind of file this is")
    year: Year = Field(description="the year whose target the figures are held against")
    department: Text = Field(description="who submits the file")
    records: list[Observation] = Field(description="the figures, one record each")


class Record(NamedTuple):
    """An observation as it counts: of which indicator, from which department, and where it was read."""

    indicator: str
    observation: Observation
    department: str
    file: str
    line: int

    @property
    def day(self) -> date:
        """The day that the figure speaks of."""
        return self.observation.as_of

    @property
    def figure(self) -> Decimal | None:
        """The value where it is a number: not a yes or no, not withheld."""
        value = self.observation.value
        return value if isinstance(value, Decimal) else None

    @property
    def is_year_end(self) -> bool:
        """Whether it is the year's result."""
        return (self.day.month, self.day.day) == (12, 31)
