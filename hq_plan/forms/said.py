"""What is known of a table beside what stands in it, and how the names of files end that hold one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from hq_plan.read import WORKBOOKS

FORMS: Final = (".csv", ".tsv", *WORKBOOKS)
"""How the names of files end in which departments submit figures."""


class Said(NamedTuple):
    """What is known of a table beside what stands in it: year and department by the command line.

    Of the plan that it is read for ``plan`` is the id, ``names`` are the folded names of its indicators with their ids.
    """

    year: int | None = None
    department: str | None = None
    plan: str | None = None
    names: Mapping[str, str] = MappingProxyType({})


NOTHING_SAID: Final = Said()
