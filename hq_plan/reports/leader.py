"""`report`: a year on one page, words first, then the table, then a chart for each indicator."""

from collections.abc import Iterable, Iterator, Sequence

from hq_plan.assessment import Assessment
from hq_plan.diagnostics import Diagnostic
from hq_plan.i18n import _, language, plural
from hq_plan.reports import fields, phrases, sentences, words
from hq_plan.reports.charts import charts
from hq_plan.reports.fields import Field
from hq_plan.reports.promise import Frame, report_data
from hq_plan.reports.status import left_out, marks, outlook_method, plan_title
from hq_plan.status import Status
from hq_plan.view import Column, Page, Report, Table

_NUMERALS = "一二三四五六七八九十"


def build(
    frame: Frame,
    assessments: Sequence[Assessment],
    over_years: Sequence[Assessment],
    findings: Iterable[Diagnostic],
    lacking: sentences.Lacking,
) -> Report:
    """The page of a year.

    ``over_years`` are the same indicators in all years that have a target or a figure; ``lacking`` says why
    some have none.
    """
    shown = sorted(assessments, key=lambda at: at.indicator.number is None)
    asked = [at for at in shown if at.target]
    listed = [at for at in shown if at.target or at.record]
    return Report(
        data=report_data("report", frame, shown, findings),
        title=_title(frame),
        prose=tuple(_numbered(_sections(frame, shown, over_years, lacking))),
        tables=(_table(listed),) if listed else (),
        lines=(
            *_unlisted(len(shown) - len(listed)),
            *left_out(frame),
            *marks(listed),
            *outlook_method(frame, listed),
            _("targets: revision {n}").format(n=frame.revision),
        ),
        charts=tuple(charts(asked, over_years)),
    )


def _title(frame: Frame) -> str:
    said = _("{plan}: progress in {year}").format(plan=plan_title(frame), year=frame.year)
    return said if frame.as_of is None else _("{title} (as of {day})").format(title=said, day=phrases.day(frame.as_of))


def _sections(
    frame: Frame, shown: Sequence[Assessment], over_years: Sequence[Assessment], lacking: sentences.Lacking
) -> Iterator[Page]:
    """The sections that have something to say."""
    asked = [at for at in shown if at.target]
    if not asked:
        yield Page(_("Overview"), paragraphs=(_("In {year} the plan sets no target.").format(year=frame.year),))
    else:
        yield Page(_("Overview"), paragraphs=tuple(sentences.overview(frame, shown, lacking)))
        judged = any(at.status not in (Status.NO_DATA, Status.NOT_DUE) for at in asked)
        none = (_("No indicator lags."),) if judged else (_("There are no figures to judge."),)
        yield Page(_("Lagging"), paragraphs=tuple(sentences.lagging(asked)) or none)
        yield Page(_("Met or on track"), paragraphs=tuple(sentences.going_well(asked)))
    for year, clauses in sentences.still_needed(shown, over_years):
        title = _("Still needed by the end of {year}").format(year=year)
        yield Page(title, paragraphs=(_("The plan still asks for {clauses}.").format(clauses=_("; ").join(clauses)),))
    yield Page(_("Outlook"), paragraphs=tuple(sentences.outlook(shown)))
    if asked:
        yield Page(_("Not submitted"), paragraphs=tuple(sentences.not_submitted(asked, lacking)) or (_("None."),))
    yield Page(_("How certain the figures are"), paragraphs=tuple(sentences.uncertain(shown)))


def _numbered(sections: Iterable[Page]) -> Iterator[Page]:
    """The sections with their numbers, as documents have them in each language; empty ones are left out."""
    for n, section in enumerate((each for each in sections if each.paragraphs), 1):
        numeral = _NUMERALS[n - 1] if language() == "zh" and n <= len(_NUMERALS) else str(n)
        title = _("{n}. {title}").format(n=numeral, title=section.title)
        yield Page(title, paragraphs=section.paragraphs)


def _table(listed: Sequence[Assessment]) -> Table:
    columns = [
        *fields.who(),
        *fields.what(listed),
        Field(Column("status", _("status")), words.status_cell),
        Field(Column("outlook", _("outlook"), spare=7), words.outlook_cell),
    ]
    return fields.fill(columns, listed, fields.text_begins(listed))


def _unlisted(n: int) -> list[str]:
    """How many goals have neither a target nor a figure in the year."""
    said = plural(
        "{n} goal without a target and without a figure in this year is not in the table",
        "{n} goals without a target and without a figure in this year are not in the table",
        n,
    )
    return [said] if n else []
