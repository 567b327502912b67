"""What a table tells of a plan: its indicators, the cells that were not understood, remarks."""

from dataclasses import dataclass, field
from decimal import Decimal

from hq_plan.draft.guess import Kind


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that was not understood, and the field in which it was kept."""

    cell: str
    text: str
    where: str


@dataclass
class Row:
    """An indicator as drafted; ``whole`` says that its numbers count over all years of the plan."""

    name: str
    cell: str
    number: int | None = None
    group: str = ""
    unit: str = ""
    kind: Kind = "stock"
    lower: bool = False
    decimals: int | None = None
    nature: str = ""
    department: str = ""
    base: tuple[int, Decimal] | None = None
    targets: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    whole: bool = False


@dataclass
class Draft:
    """A plan as far as a table tells it."""

    title: str
    years: list[int]
    rows: list[Row]
    unread: list[Unread]
    remarks: list[str]
    cells: int
