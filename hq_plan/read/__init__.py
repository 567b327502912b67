"""Reads each input format into one positioned document."""

from typing import Final

WORKBOOKS: Final = (".xlsx", ".xlsm", ".et")
"""How the names of workbooks end; told here, so that nobody loads their reader to know it."""
OTHER_WORKBOOKS: Final = (".xls", ".ods")
"""How those end that only other programs read."""
