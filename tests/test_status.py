"""The status by the first question that decides it, at and around every threshold."""

from fractions import Fraction

import pytest

from hq_plan.growth import Reason
from hq_plan.status import Standing, Status, judge

# An in-year stock or flow on its way, halfway behind nothing.
_ON_ITS_WAY = Standing(
    has_target=True,
    has_figure=True,
    year_end=False,
    met=False,
    judged_in_year=True,
    counts_once_met=True,
    shortfall=Fraction(0),
    used_up=False,
    elapsed=Fraction(1),
    completion=Fraction(9, 10),
)
_BEHIND = Fraction(3, 10)


def status(**changed: object) -> str:
    return judge(_ON_ITS_WAY._replace(**changed), _BEHIND)[0].value


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
    standing = _ON_ITS_WAY._replace(shortfall=Fraction(1, 5))
    assert [judge(standing, Fraction(tolerance))[0] for tolerance in ("0.19", "0.20")] == [
        Status.OFF_TRACK,
        Status.BEHIND,
    ]


@pytest.mark.parametrize(
    ("met", "completion", "expected"),
    [
        pytest.param(True, Fraction(1), "on_track", id="met, and may yet be lost"),
        pytest.param(False, Fraction(99, 100), "behind", id="nearly"),
        pytest.param(False, Fraction(7, 10), "behind", id="a tie goes to the better side"),
        pytest.param(False, Fraction(699, 1000), "off_track", id="further off"),
        pytest.param(False, Reason("the target is not above zero"), "off_track", id="no completion"),
    ],
)
def test_without_a_schedule_the_level_decides(met: bool, completion: Fraction | Reason, expected: str) -> None:
    assert status(shortfall=None, met=met, counts_once_met=False, completion=completion) == expected


@pytest.mark.parametrize(
    ("shortfall", "of_progress", "of_use"),
    [
        ("0", "no lag", "no more than that"),
        ("0.3", "lag {lag} points, up to {allowed} is behind", "{lag} points over, up to {allowed} is behind"),
        (
            "0.4",
            "lag {lag} points, beyond {allowed} is far behind",
            "{lag} points over, beyond {allowed} is far behind",
        ),
    ],
)
def test_of_an_upper_bound_it_is_said_what_is_used_up(shortfall: str, of_progress: str, of_use: str) -> None:
    standing = _ON_ITS_WAY._replace(shortfall=Fraction(shortfall))
    reasons = [judge(standing._replace(used_up=used_up), _BEHIND)[1].text for used_up in (False, True)]
    assert reasons == [
        f"share {{share}}, time gone {{elapsed}}: {of_progress}",
        f"used up {{share}}, time gone {{elapsed}}: {of_use}",
    ]
