"""One run over one data folder: what was read, what was found, and what the arguments choose of it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hq_plan import checks, workspace
from hq_plan.arguments import YEAR, day_of
from hq_plan.assess import assess, assess_one
from hq_plan.assessment import Assessment
from hq_plan.book import Book
from hq_plan.checks.plan import UNKNOWN_METHOD
from hq_plan.diagnostics import Diagnostic, Severity, short
from hq_plan.due import Submission, submissions
from hq_plan.folders import PLAN_FILE, holds_plan
from hq_plan.i18n import _, series
from hq_plan.models.base import fold
from hq_plan.models.plan import Indicator, Plan
from hq_plan.outlook import METHODS
from hq_plan.reports.promise import Frame
from hq_plan.shape import near
from hq_plan.usage import UnreadyError, UsageError
from hq_plan.workspace.places import places
from hq_plan.workspace.reading import Asked

_NUMBER = re.compile(r"第?([0-9]{1,4})版?")


class Session(NamedTuple):
    """A plan in force with its records, and everything found on the way.

    ``whole`` is the plan with all its revisions, ``sure`` are the ids of the indicators that nothing is wrong with,
    ``broken`` the folded names of those that could not be read; ``refused`` are the indicators and years of which a
    figure was submitted and an error keeps it out.
    """

    frame: Frame
    book: Book
    findings: tuple[Diagnostic, ...]
    whole: Plan
    sure: frozenset[str]
    broken: Mapping[str, str]
    refused: frozenset[tuple[str, int]]

    @property
    def plan(self) -> Plan:
        """The plan in force."""
        return self.frame.plan

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that kept something out of the figures."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    def under(self, number: int) -> "Session":
        """The same records under another revision."""
        policy = self.plan.policy
        plan = _of_sure(self.whole.under(number), self.sure).model_copy(update={"policy": policy})
        return self._replace(frame=self.frame._replace(plan=plan, revision=number))

    def frame_of(self, year: int | None, day: date | None = None) -> Frame:
        """The frame of a report on a year, or on all; on a day where one counts as today."""
        return self.frame._replace(year=year, as_of=day or self.frame.as_of)

    def year(self, typed: str | None) -> int:
        """The year asked for, else the latest with a record, else the plan's first."""
        years = self.plan.about.years
        if typed is None:
            return max((year for year in self.book.years if year in years), default=years[0])
        match = YEAR.fullmatch(typed)
        if match and int(match[1]) in years:
            return int(match[1])
        message = _("'{year}' is no year of the plan, which runs from {first} to {last}")
        named = self.plan.names.get(fold(typed))
        hint = _("an indicator is named with --indicator {name}").format(name=named) if named else ""
        raise UsageError(message.format(year=short(typed), first=years[0], last=years[-1]), hint)

    def year_over(self, typed: str | None, day: date) -> int:
        """The year asked for, else the latest that is over by a day, else the plan's first."""
        years = self.plan.about.years
        over = [year for year in years if date(year, 12, 31) < day]
        return self.year(typed) if typed is not None else max(over, default=years[0])

    def years_before(self, year: int) -> list[int]:
        """The plan's years before one of them, the latest first."""
        return [each for each in reversed(self.plan.about.years) if each < year]

    def submissions(self, indicators: Sequence[Indicator], years: Sequence[int], day: date) -> list[Submission]:
        """What is there of the chosen indicators' results of some years."""
        wanted = {indicator.id for indicator in indicators}
        found = (each for year in years for each in submissions(self.plan, self.book, year, day))
        return [each for each in found if each.indicator.id in wanted]

    def awaited(self, indicators: Sequence[Indicator], year: int) -> frozenset[str]:
        """The ids of those whose result of a year cannot be asked for yet on the day; without one the year is over."""
        day = self.frame.as_of
        found = self.submissions(indicators, [year], day) if day else []
        return frozenset(each.indicator.id for each in found if each.awaited)

    def indicators(self, typed: Sequence[str], department: str | None) -> list[Indicator]:
        """The indicators named, else all; of a department those that it answers for."""
        chosen = [self._indicator(name) for name in typed] or self.plan.indicators
        chosen = list({indicator.id: indicator for indicator in chosen}.values())
        if department is None:
            return chosen
        self.answering(department)
        return [indicator for indicator in chosen if self.plan.responsible(indicator) == department]

    def departments(self, department: str | None) -> list[str]:
        """The department asked for, else all that answer for an indicator of the plan in force.

        Raises:
            UsageError: it answers for none.
        """
        self.answering(department)
        known = dict.fromkeys(filter(None, map(self.plan.responsible, self.plan.indicators)))
        if not known:
            raise UsageError(_("the plan names no department that answers for an indicator"))
        return [department] if department is not None else list(known)

    def form_day(self, year: str | None, day: date | None) -> date:
        """The day that forms are for: as asked for, else the end of a year of the plan.

        Raises:
            UsageError: the day lies in another year than the one asked for.
        """
        if day is None or year is not None:
            chosen = self.year(year)
            if day is not None and day.year != chosen:
                raise UsageError(_("{day} is no day of {year}").format(day=day, year=chosen))
            return day or date(chosen, 12, 31)
        self.year(str(day.year))
        return day

    def answering(self, department: str | None) -> None:
        """See that a department answers for an indicator under some revision.

        Raises:
            UsageError: it does not.
        """
        known = {self.whole.responsible(indicator) or "" for indicator in self.whole.every} - {""}
        if department is not None and department not in known:
            message = _("'{name}' answers for no indicator").format(name=short(department))
            listed = _("these do: {names}").format(names=series(sorted(known)))
            raise UsageError(message, near(department, known) or listed)

    def assess_year(self, indicators: Sequence[Indicator], year: int) -> list[Assessment]:
        """The chosen indicators in one year."""
        wanted = {indicator.id for indicator in indicators}
        return [each for each in assess(self.plan, self.book, year) if each.indicator.id in wanted]

    def assess_targets(
        self, indicators: Sequence[Indicator], year: int | None, *, with_figures: bool = False
    ) -> list[Assessment]:
        """The chosen indicators in each year that has a target, or in one such year.

        ``with_figures`` takes also the years of the plan that have a figure and no target.
        """
        return [
            assess_one(self.plan, self.book, indicator, each)
            for indicator in indicators
            for each in self.plan.about.years
            if indicator.targets.get(each) or (with_figures and self.book.judged(indicator.id, each))
            if year in (None, each)
        ]

    def assess_ahead(self, indicators: Sequence[Indicator], to: int | None) -> list[Assessment]:
        """The chosen indicators, each from its latest figure up to the year ``to`` or the plan's last."""
        last = to or self.plan.about.years[-1]
        return [
            assess_one(self.plan, self.book, each, self.book.latest(each.id, last) or last, to) for each in indicators
        ]

    def _indicator(self, typed: str) -> Indicator:
        names = self.plan.names
        found = names.get(fold(typed))
        if found is not None:
            return self.plan.by_id[found]
        elsewhere = self.whole.names.get(fold(typed))
        if fold(typed) in self.broken or (elsewhere is not None and elsewhere not in self.sure):
            message = _("'{name}' is left out until the errors in the plan are put right").format(name=short(typed))
            raise UsageError(message, _("hq-plan validate shows them"))
        if elsewhere is not None:
            numbers = [1, *(each.number for each in self.whole.in_order)]
            has = [str(each) for each in numbers if elsewhere in self.whole.under(each).by_id]
            message = _("'{name}' is not in revision {n} of the plan").format(name=short(typed), n=self.frame.revision)
            raise UsageError(message, _("it is in: {numbers}; --revision shows one").format(numbers=series(has)))
        message = _("the plan has no indicator '{name}'").format(name=short(typed))
        raise UsageError(message, near(typed, [*self.plan.by_id, *names]) or _("hq-plan targets lists them"))


def open_folder(folder: Path, asked: Asked = workspace.NOTHING_ASKED) -> workspace.Workspace:
    """Read a data folder, and the files asked about.

    Raises:
        UsageError: there is no plan in it.
    """
    if not holds_plan(folder):
        message = _("there is no plan at {path}").format(path=folder / PLAN_FILE)
        raise UsageError(message, _("name the folder that has it with --data"))
    return workspace.load(folder, Path.cwd(), asked)


def open_plan(folder: Path) -> tuple[Plan, list[Diagnostic]]:
    """The plan of a data folder as it was printed, and the errors in its file.

    Raises:
        UsageError: there is no plan in it.
        UnreadyError: the plan cannot be read.
    """
    space = open_folder(folder)
    errors = [each for each in space.findings if each.span.file == space.plan_file and each.severity is Severity.ERROR]
    if space.plan is None or space.plan.guessed:
        raise UnreadyError(errors)
    return space.plan.value, errors


def only_of(space: workspace.Workspace, department: str | None) -> workspace.Workspace:
    """The files of one department, or of all.

    Raises:
        UsageError: it submitted nothing.
    """
    if department is None:
        return space
    unread = space.encodings.keys() - {file.document.file for file in space.files}
    if department not in space.departments and not unread:
        message = _("'{name}' has submitted nothing").format(name=short(department))
        listed = _("these have: {names}").format(names=series(space.departments))
        raise UsageError(message, near(department, space.departments) or listed)
    return space.of_department(department)


def _by_method(plan: Plan, typed: str | None) -> Plan:
    """The plan with its outlook judged by another method, where one is asked for."""
    if typed is None:
        return plan
    typed = typed.casefold()
    if typed not in METHODS:
        message = _("'{name}' is no outlook method").format(name=short(typed))
        raise UsageError(message, near(typed, METHODS) or _("choose one: {known}").format(known=series(METHODS)))
    outlook = plan.policy.outlook.model_copy(update={"method": typed})
    return plan.model_copy(update={"policy": plan.policy.model_copy(update={"outlook": outlook})})


def open_session(folder: Path, as_of: str | None, method: str | None = None, revision: str | None = None) -> Session:
    """Read, check, and take the plan in force and the records that nothing is wrong with.

    Raises:
        UsageError: there is no plan, ``as_of`` is no day, ``method`` judges no outlook, or there is no such revision.
        UnreadyError: the plan cannot be read.
    """
    day = day_of(as_of)
    space = open_folder(folder)
    findings = checks.run(space)
    unsure = space.plan is None or space.plan.guessed or space.plan.unread or space.plan_is_struck(findings)
    if space.plan is None or unsure or any(finding.code == UNKNOWN_METHOD for finding in findings):
        raise UnreadyError(findings)
    sure, whole = space.sure(findings), space.plan.value
    number = whole.number_on(day) if revision is None else revision_of(whole, revision)
    plan = _of_sure(_by_method(whole.under(number), method), sure)
    unsure_ones = (each.label for each in whole.under(number).indicators if each.id not in sure)
    left_out = tuple(dict.fromkeys([*unsure_ones, *space.broken.values()]))
    frame = Frame(plan, number, None, day, places(space, number), left_out)
    records = space.records(findings)
    sent = {(each.indicator.id, each.file.value.year) for each in space.entries if each.indicator}
    refused = frozenset(sent - {(each.indicator, each.day.year) for each in records})
    return Session(frame, Book(records, day), tuple(findings), whole, sure, space.broken, refused)


def revision_of(plan: Plan, typed: str) -> int:
    """The revision that is asked for by its number.

    Raises:
        UsageError: there is no such revision.
    """
    numbers = [1, *(each.number for each in plan.in_order)]
    match = _NUMBER.fullmatch(typed)
    if match is None or int(match[1]) not in numbers:
        message = _("the plan has no revision '{number}'").format(number=short(typed))
        raise UsageError(message, _("revisions: {numbers}").format(numbers=series(map(str, numbers))))
    return int(match[1])


def _of_sure(plan: Plan, sure: frozenset[str]) -> Plan:
    """The plan with the indicators that nothing is wrong with."""
    return plan.model_copy(update={"indicators": [each for each in plan.indicators if each.id in sure]})
