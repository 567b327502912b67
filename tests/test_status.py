"""The status by the first question that decides it, and the outlook by its method, at and around every threshold."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from hq_plan.growth import Bound, Reason
from hq_plan.status import METHODS, Course, Cuts, Outlook, Standing, Status, Verdict, judge, method, planned_step

# An in-year stock or flow on its way, halfway behind nothing.
_ON_ITS_WAY = Standing(
    has_target=True,
    has_figure=True,
    year_end=False,
    met=False,
    judged_in_year=True,
    counts_once_met=True,
    shortfall=Fraction(0),
    elapsed=Fraction(1),
    completion=Fraction(9, 10),
)
_BEHIND = Fraction(3, 10)


def status(**changed: object) -> str:
    return judge(replace(_ON_ITS_WAY, **changed), _BEHIND).value


def test_there_are_seven_statuses_in_the_order_of_the_summary() -> None:
    assert list(Status) == ["met", "missed", "on_track", "behind", "off_track", "not_due", "no_data"]


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        pytest.param({"has_target": False}, "not_due", id="no target"),
        pytest.param({"has_target": False, "has_figure": False}, "not_due", id="no target comes before no figure"),
        pytest.param({"has_target": False, "year_end": True}, "not_due", id="no target, at year-end"),
        pytest.param({"has_figure": False}, "no_data", id="no figure"),
        pytest.param({"has_figure": False, "judged_in_year": False}, "no_data", id="no figure comes before not judged"),
        pytest.param({"year_end": True, "met": True}, "met", id="year-end, met"),
        pytest.param({"year_end": True, "met": False}, "missed", id="year-end, not met"),
        pytest.param({"year_end": True, "met": True, "counts_once_met": False}, "met", id="year-end, a ratio met"),
        pytest.param({"year_end": True, "judged_in_year": False}, "missed", id="year-end, a ratio missed"),
        pytest.param({"met": True}, "met", id="in-year, already met"),
        pytest.param({"met": True, "judged_in_year": False}, "met", id="already met comes before in_year none"),
        pytest.param({"met": True, "judged_in_year": False, "counts_once_met": False}, "not_due", id="ratio, met"),
        pytest.param({"met": True, "counts_once_met": False}, "on_track", id="in-year, an at-most flow is never met"),
        pytest.param({"judged_in_year": False}, "not_due", id="in-year, not judged"),
    ],
)
def test_the_first_question_that_decides(standing: dict[str, object], expected: str) -> None:
    assert status(**standing) == expected


@pytest.mark.parametrize(
    ("shortfall", "expected"),
    [
        pytest.param(Fraction(-1), "on_track", id="far ahead"),
        pytest.param(Fraction(0), "on_track", id="share equals time"),
        pytest.param(Fraction(1, 10**9), "behind", id="a trifle behind"),
        pytest.param(Fraction(3, 10), "behind", id="a tie goes to the better side"),
        pytest.param(Fraction(300000001, 10**9), "off_track", id="a trifle too far behind"),
        pytest.param(Fraction(2), "off_track", id="gone back"),
    ],
)
def test_how_far_behind_the_schedule_decides(shortfall: Fraction, expected: str) -> None:
    assert status(shortfall=shortfall) == expected


def test_the_policy_says_how_far_behind_is_too_far() -> None:
    standing = replace(_ON_ITS_WAY, shortfall=Fraction(1, 5))
    assert [judge(standing, Fraction(tolerance)) for tolerance in ("0.19", "0.20")] == [Status.OFF_TRACK, Status.BEHIND]


@pytest.mark.parametrize(
    ("met", "completion", "expected"),
    [
        pytest.param(True, Fraction(1), "met", id="met"),
        pytest.param(False, Fraction(99, 100), "behind", id="nearly"),
        pytest.param(False, Fraction(7, 10), "behind", id="a tie goes to the better side"),
        pytest.param(False, Fraction(699, 1000), "off_track", id="further off"),
        pytest.param(False, Reason("the target is not above zero"), "off_track", id="no completion"),
    ],
)
def test_without_a_schedule_the_level_decides(met: bool, completion: Fraction | Reason, expected: str) -> None:
    assert status(shortfall=None, met=met, completion=completion) == expected


_CUTS = Cuts(Fraction("0.95"), Fraction("0.60"))


def bound(op: str, low: str, high: str | None = None) -> Bound:
    return Bound(op, Fraction(low), Fraction(high or low))  # type: ignore[arg-type]


def outlook(x: str, target: Bound | None, last: Bound, years: int = 1) -> Verdict:
    return planned_step(Course(Fraction(x), target, last, Fraction(years), {}), _CUTS)


@pytest.mark.parametrize(
    ("x", "ratio", "expected"),
    [
        pytest.param("90", Fraction(2), Outlook.ON_TRACK, id="ahead of the plan"),
        pytest.param("80", Fraction(1), Outlook.ON_TRACK, id="on the plan"),
        pytest.param("1500/19", Fraction(19, 20), Outlook.ON_TRACK, id="0.95, a tie"),
        pytest.param("78.9", Fraction(200, 211), Outlook.STRAINED, id="below 0.95"),
        pytest.param("200/3", Fraction(3, 5), Outlook.STRAINED, id="0.60, a tie"),
        pytest.param("66", Fraction(10, 17), Outlook.OFF_TRACK, id="below 0.60"),
        pytest.param("0", Fraction(1, 5), Outlook.OFF_TRACK, id="nothing yet"),
    ],
)
def test_the_planned_step_is_held_against_the_step_now_needed(x: str, ratio: Fraction, expected: Outlook) -> None:
    """80 this year, 100 in the last: the plan left 20."""
    assert outlook(x, bound(">=", "80"), bound(">=", "100")) == Verdict(ratio, expected)


@pytest.mark.parametrize(
    ("x", "target", "last", "ratio", "expected"),
    [
        pytest.param(
            "60", bound("<=", "50"), bound("<=", "40"), Fraction(1, 2), Outlook.OFF_TRACK, id="lower is better"
        ),
        pytest.param("45", bound("<=", "50"), bound("<=", "40"), Fraction(2), Outlook.ON_TRACK, id="lower, ahead"),
        pytest.param(
            "80", bound(">=", "100"), bound(">=", "90"), Fraction(-1), Outlook.OFF_TRACK, id="the plan goes down"
        ),
        pytest.param(
            "2", bound("in", "3", "5"), bound("in", "4", "6"), Fraction(1, 2), Outlook.OFF_TRACK, id="range below"
        ),
        pytest.param(
            "8", bound("in", "3", "7"), bound("in", "3", "6"), Fraction(1, 2), Outlook.OFF_TRACK, id="range above"
        ),
        pytest.param("2", bound(">", "2"), bound(">", "2.6"), Fraction(1), Outlook.ON_TRACK, id="bounds not included"),
    ],
)
def test_the_planned_step_in_every_direction(
    x: str, target: Bound, last: Bound, ratio: Fraction, expected: Outlook
) -> None:
    assert outlook(x, target, last) == Verdict(ratio, expected)


@pytest.mark.parametrize("years", [0, 1])
@pytest.mark.parametrize("target", [None, bound(">=", "80"), bound(">=", "100")], ids=["none", "less", "same"])
def test_a_last_target_that_is_met_is_achieved_before_all_else(target: Bound | None, years: int) -> None:
    verdict = outlook("100", target, bound(">=", "100"), years)
    assert verdict == Verdict(Reason("the last target is met already"), Outlook.ACHIEVED)


@pytest.mark.parametrize(
    ("x", "target", "last", "years", "reason"),
    [
        pytest.param("80", None, bound(">=", "100"), 1, "the year has no target in figures", id="no target this year"),
        pytest.param("80", bound(">=", "90"), bound(">=", "100"), 0, "no year is left", id="last year, not met"),
        pytest.param(
            "80",
            bound(">=", "100"),
            bound(">=", "100"),
            1,
            "the plan leaves no step from this year's target to the last",
            id="the same target twice",
        ),
        pytest.param(
            "100",
            bound(">=", "90"),
            bound(">", "100"),
            1,
            "the figure stands on a bound that is not included",
            id="on a strict bound",
        ),
    ],
)
def test_an_outlook_without_a_ratio_says_why(
    x: str, target: Bound | None, last: Bound, years: int, reason: str
) -> None:
    assert outlook(x, target, last, years) == Verdict(Reason(reason))


def test_the_cuts_are_the_policys() -> None:
    course = Course(Fraction(60), bound(">=", "80"), bound(">=", "100"), Fraction(1), {})
    cuts = [
        Cuts(Fraction("0.5"), Fraction("0.4")),
        Cuts(Fraction("0.6"), Fraction("0.5")),
        Cuts(Fraction("0.9"), Fraction("0.6")),
    ]
    assert [planned_step(course, each).outlook for each in cuts] == [
        Outlook.ON_TRACK, Outlook.STRAINED, Outlook.OFF_TRACK,
    ]  # fmt: skip


def test_the_default_method_is_found_by_its_name() -> None:
    assert METHODS["planned-step"] is planned_step


def test_a_method_is_entered_under_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[str, Callable[[Course, Cuts], Verdict]] = {}
    monkeypatch.setattr("hq_plan.status.METHODS", known)

    @method("always")
    def always(_course: Course, _cuts: Cuts) -> Verdict:
        return Verdict(Fraction(1), Outlook.ON_TRACK)

    assert known == {"always": always}
