"""The outlook by its method, at and around every cut, and why there is none."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hq_plan.growth import Bound, Reason
from hq_plan.outlook import METHODS, Course, Cuts, Method, Outlook, Verdict, method, planned_step

_NONE = Reason("the year has no target in figures")
_CUTS = Cuts(Fraction("0.95"), Fraction("0.60"))


def bound(op: str, low: str, high: str | None = None) -> Bound:
    return Bound(op, Fraction(low), Fraction(high or low))  # type: ignore[arg-type]


def outlook(x: str, target: Bound | None, last: Bound, years: int = 1) -> Verdict:
    return METHODS["planned-step"].verdict(Course(Fraction(x), 2021, target or _NONE, last, 2021 + years, {}), _CUTS)


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
    course = Course(Fraction(60), 2021, bound(">=", "80"), bound(">=", "100"), 2022, {})
    cuts = [
        Cuts(Fraction("0.5"), Fraction("0.4")),
        Cuts(Fraction("0.6"), Fraction("0.5")),
        Cuts(Fraction("0.9"), Fraction("0.6")),
    ]
    assert [planned_step(course, each).outlook for each in cuts] == [
        Outlook.ON_TRACK, Outlook.STRAINED, Outlook.OFF_TRACK,
    ]  # fmt: skip


def test_the_default_method_is_found_by_its_name() -> None:
    assert METHODS["planned-step"] == Method("planned-step", planned_step, None, ())


def test_a_method_is_entered_under_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[str, Method] = {}
    monkeypatch.setattr("hq_plan.outlook.METHODS", known)

    @method("always")
    def always(_course: Course, _cuts: Cuts) -> Verdict:
        return Verdict(Fraction(1), Outlook.ON_TRACK)

    assert known == {"always": Method("always", always, None, ())}


MEASURED = sorted(set(METHODS) - {"planned-step"})
"""The methods that measure from the earliest result."""


def course(x: str, last: Bound, results: dict[int, str], *, year: int = 2022, to: int = 2024) -> Course:
    known = {each: Fraction(result) for each, result in results.items()} | {year: Fraction(x)}
    return Course(Fraction(x), year, _NONE, last, to, known)


def by(name: str, at: Course) -> Verdict:
    return METHODS[name].verdict(at, _CUTS)


@pytest.mark.parametrize(
    ("name", "x", "last", "base", "ratio", "expected", "band"),
    [
        # 100 in 2020, two of four years gone: 110 is half the way to 121 by either measure of growth.
        pytest.param("cagr-ratio", "121", ">= 14641/100", "100", 1, "on_track", "significant progress", id="on the way"),
        pytest.param("cagr-ratio", "81", "<= 65.61", "100", 1, "on_track", "significant progress", id="lower, on the way"),
        pytest.param("cagr-ratio", "100", ">= 146.41", "100", 0, "off_track", "insufficient progress", id="no move"),
        pytest.param("cagr-ratio", "81", ">= 146.41", "100", -1, "off_track", "movement away", id="away"),
        pytest.param("cagr-ratio", "121", "<= 65.61", "100", -1, "off_track", "movement away", id="lower, away"),
        # The mean yearly change of 10, run forward two years, over what is left.
        pytest.param("linear-outlook", "120", ">= 140", "100", 1, "on_track", "sun", id="arrives"),
        pytest.param("linear-outlook", "119", ">= 139", "100", "19/20", "on_track", "sun", id="5 % missed"),
        pytest.param("linear-outlook", "80", "<= 60", "100", 1, "on_track", "sun", id="lower, arrives"),
        pytest.param("linear-outlook", "116", ">= 136", "100", "4/5", "strained", "sun and cloud", id="20 % missed"),
        pytest.param("linear-outlook", "110", ">= 140", "100", "1/3", "off_track", "cloud", id="most missed"),
        pytest.param("linear-outlook", "100", ">= 140", "100", 0, "off_track", "thunderstorm", id="stands still"),
        pytest.param("linear-outlook", "90", ">= 140", "100", "-1/5", "off_track", "thunderstorm", id="goes away"),
        pytest.param("linear-outlook", "-20", ">= 20", "-60", 1, "on_track", "sun", id="below zero"),
        pytest.param("log-progress", "100", ">= 144", "100", 0, "off_track", None, id="nothing compounded"),
    ],
)  # fmt: skip
def test_a_measured_method_at_its_cuts_and_in_both_directions(
    name: str, x: str, last: str, base: str, ratio: object, expected: str, band: str | None
) -> None:
    op, goal = last.split()
    verdict = by(name, course(x, bound(op, goal), {2020: base}))
    assert verdict == Verdict(Fraction(str(ratio)), Outlook(expected), band)


@pytest.mark.parametrize(
    ("x", "expected"),
    [("121", Outlook.ON_TRACK), ("119", Outlook.STRAINED), ("108", Outlook.OFF_TRACK), ("90", Outlook.OFF_TRACK)],
)
def test_compounded_progress_is_cut_by_the_policy(x: str, expected: Outlook) -> None:
    verdict = by("log-progress", course(x, bound(">=", "146.41"), {2020: "100"}))
    assert isinstance(verdict.ratio, Fraction)
    assert float(verdict.ratio) == pytest.approx(2 * math.log(float(x) / 100) / math.log(1.4641), rel=1e-12)
    assert (verdict.outlook, verdict.band) == (expected, None)


@pytest.mark.parametrize("name", MEASURED)
@pytest.mark.parametrize(
    ("at", "reason"),
    [
        pytest.param(course("90", bound(">=", "100"), {}), "a single year-end result shows no change", id="one point"),
        pytest.param(
            course("90", bound(">=", "100"), {2020: "101"}), "the first result met the last target already", id="slipped"
        ),
        pytest.param(
            course("90", bound(">=", "100"), {2020: "80"}, to=2022), "no year is left", id="the last year is over"
        ),
        pytest.param(
            course("100", bound(">", "100"), {2020: "80"}),
            "the figure stands on a bound that is not included",
            id="on a strict bound",
        ),
        pytest.param(
            course("90", bound(">", "100"), {2020: "100"}), "the first result stands on the last bound", id="target is base"
        ),
        pytest.param(
            course("90", bound("in", "40", "50"), {2020: "30"}),
            "the range lies between the first result and the latest",
            id="through the range",
        ),
    ],
)  # fmt: skip
def test_a_measured_method_without_a_ratio_says_why(name: str, at: Course, reason: str) -> None:
    assert by(name, at) == Verdict(Reason(reason))


@pytest.mark.parametrize("name", ["cagr-ratio", "log-progress"])
@pytest.mark.parametrize(("x", "last", "base"), [("-5", "10", "-8"), ("5", "10", "0"), ("0", "10", "5")])
def test_no_rate_is_worked_out_from_zero_or_less(name: str, x: str, last: str, base: str) -> None:
    assert by(name, course(x, bound(">=", last), {2020: base})).ratio == Reason("a rate needs figures above zero")


@pytest.mark.parametrize("name", METHODS)
def test_what_is_reached_early_is_achieved_by_every_method(name: str) -> None:
    assert by(name, course("150", bound(">=", "100"), {})).outlook is Outlook.ACHIEVED


@pytest.mark.parametrize("name", MEASURED)
def test_a_range_is_measured_to_the_end_that_is_nearer(name: str) -> None:
    assert by(name, course("60", bound("in", "40", "50"), {2020: "70"})).ratio == by(
        name, course("60", bound("<=", "50"), {2020: "70"})).ratio  # fmt: skip


@pytest.mark.parametrize("name", METHODS)
@given(
    figures=st.lists(st.integers(1, 400), min_size=2, max_size=2),
    base=st.integers(1, 400),
    goal=st.integers(1, 400),
    op=st.sampled_from([">=", ">", "<=", "<"]),
    target=st.integers(1, 400),
)
def test_a_better_figure_never_worsens_an_outlook(
    name: str, figures: list[int], base: int, goal: int, op: str, target: int
) -> None:
    """The scale goes with the figures, and the methods see no unit."""
    order = [Outlook.OFF_TRACK, Outlook.STRAINED, Outlook.ON_TRACK, Outlook.ACHIEVED]
    worse, better = sorted(figures, reverse=op in ("<=", "<"))
    toward = target < goal if op in (">=", ">") else target > goal
    found = []
    for x in (worse, better):
        at = course(str(x), bound(op, str(goal)), {2020: str(base)})
        found.append(by(name, at._replace(bound=bound(op, str(target)))).outlook)
        larger = course(str(1000 * x), bound(op, str(1000 * goal)), {2020: str(1000 * base)})
        assert by(name, larger._replace(bound=bound(op, str(1000 * target)))).outlook == found[-1]
    if None not in found and (toward or name != "planned-step"):
        assert order.index(found[0]) <= order.index(found[1])
