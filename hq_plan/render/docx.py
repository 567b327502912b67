"""A document for Word or WPS, with the office extra."""

from hq_plan.view import Report, Screen

SHOWS = ("page",)
NEEDS = "docx"


def render(report: Report, screen: Screen) -> bytes:
    """The bytes of the document."""
    from hq_plan.typeset import document_of  # noqa: PLC0415  (an extra, loaded when a document is asked for)

    return document_of(report, screen.moment)
