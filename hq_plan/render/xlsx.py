"""A workbook to pass on, with the office extra."""

from hq_plan.view import Report, Screen

SHOWS = ("tables",)
NEEDS = "openpyxl"


def render(report: Report, screen: Screen) -> bytes:
    """The bytes of the workbook."""
    from hq_plan.sheets import workbook_of  # noqa: PLC0415  (an extra, loaded when a workbook is asked for)

    return workbook_of(report, screen.moment)
