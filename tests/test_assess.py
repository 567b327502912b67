"""A plan and its records, held against each other: every figure, every status, every edge."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from hq_plan.assess import assess, assess_one
from hq_plan.assess.basis import last_target
from hq_plan.assess.bounds import IN_WORDS, NO_TARGET, bound_of
from hq_plan.assessment import Assessment, Required
from hq_plan.book import Book
from hq_plan.derivation import as_given
from hq_plan.growth import Bound, Reason
from hq_plan.models.actuals import Observation, Record
from hq_plan.models.plan import Plan
from hq_plan.outlook import Outlook, Verdict


def record(day: str, value: object, status: str = "final", indicator: str = "it") -> Record:
    """A record; a text is a decimal number, None is a figure that is withheld."""
    said: dict[str, object] = {"indicator": indicator, "unit": "家", "as_of": day, "status": status, "source": "年报"}
    number = Decimal(value) if isinstance(value, str) else value
    said |= {"status": "withheld"} if value is None else {"value": number}
    return Record(indicator, Observation.model_validate(said), "区科技局", "a.yaml", 5)


def plan(*indicators: dict[str, object], policy: Mapping[str, object] | None = None) -> Plan:
    about = {"id": "plan", "title": "方案", "years": [2020, 2021, 2022]}
    base = {"id": "it", "name": "项", "unit": "家", "kind": "stock", "targets": {2020: 80, 2021: 100, 2022: 120}}
    written = {"schema": "hq-plan/targets/1", "plan": about, "indicators": [base | each for each in indicators]}
    return Plan.model_validate(written | {"policy": dict(policy or {})})


def judged(
    records: Mapping[str, object],
    year: int = 2021,
    as_of: date | None = None,
    policy: Mapping[str, object] | None = None,
    **indicator: object,
) -> Assessment:
    """One indicator in one year, from its figures by day."""
    book = Book([record(day, value) for day, value in records.items()], as_of)
    whole = plan(indicator, policy=policy)
    return assess_one(whole, book, whole.indicators[0], year)


def said(figure: object) -> object:
    """A figure, or the words that say why there is none."""
    return str(figure) if isinstance(figure, Reason) else figure


def required(at: Assessment) -> dict[str, object]:
    assert isinstance(at.required, Required)
    names = ("years", "rate", "points", "step", "path", "per_month")
    return {name: said(getattr(at.required, name)) for name in names}


def before(at: Assessment) -> tuple[Decimal, str] | None:
    """What last year ended on, and what that is."""
    return (Decimal(as_given(at.previous.figure)), at.previous.basis) if at.previous else None


def needed(at: Assessment) -> Required:
    assert isinstance(at.required, Required)
    return at.required


NO_RESULT = "no result for the year before"
NOT_PERCENT = "only percentages move in points"
PERCENT = "a percentage moves in points"
NOT_FLOW = "only a year-to-date figure grows month by month"
LAST_YEAR = "no year is left"


@pytest.mark.parametrize(
    ("target", "direction", "statuses"),
    [
        pytest.param("100以上", "higher", "missed met met", id="at least"),
        pytest.param("超过100", "higher", "missed missed met", id="more than"),
        pytest.param("100以内", "lower", "met met missed", id="at most"),
        pytest.param("不满100", "lower", "met missed missed", id="less than"),
        pytest.param(100, "higher", "missed met met", id="bare"),
        pytest.param(100, "lower", "met met missed", id="bare, lower is better"),
        pytest.param("100以上", "lower", "missed met met", id="the document's word before the direction"),
        pytest.param("100至100.001", "higher", "missed met met", id="range from"),
        pytest.param("99.999至100", "higher", "met met missed", id="range up to"),
        pytest.param("力争100", "higher", "missed met met", id="strive"),
    ],
)
@pytest.mark.parametrize("kind", ["stock", "flow", "ratio"])
def test_met_is_the_operator_of_the_notation_unrounded(
    kind: str, target: object, direction: str, statuses: str
) -> None:
    found = [
        judged({"2021-12-31": x}, kind=kind, targets={2021: target}, better=direction).status.value
        for x in ("99.999", "100", "100.001")
    ]
    assert found == statuses.split()


@pytest.mark.parametrize(("x", "status"), [("89.9", "missed"), ("90", "met"), ("110", "met"), ("110.1", "missed")])
def test_about_is_within_the_share_that_the_policy_allows_ends_included(x: str, status: str) -> None:
    policy = {"about": Decimal("0.1")}
    assert judged({"2021-12-31": x}, policy=policy, targets={2021: "100左右"}).status == status


@pytest.mark.parametrize("day", ["2021-06-30", "2021-12-31"])
def test_about_without_a_tolerance_gives_no_verdict(day: str) -> None:
    at = judged({day: 100}, targets={2021: "约100"})
    reason = "the target says about, and the policy not how near that is"
    assert (said(at.gap), said(at.completion), said(at.remark)) == (reason, reason, reason)
    assert at.status.value not in ("met", "missed", "on_track", "behind", "off_track")


@pytest.mark.parametrize(
    ("x", "targets", "gap", "completion"),
    [
        pytest.param("95", {2021: 92}, Fraction(3), Fraction(95, 92), id="hitech"),
        pytest.param("2.06", {2021: "2.1以上"}, Fraction(-1, 25), Fraction(103, 105), id="2.06 of 2.1, 98.1 %"),
        pytest.param("1471", {2021: 1460}, Fraction(11), Fraction(1471, 1460), id="patents, 100.8 %"),
        pytest.param("0.45", {2021: "0.5以下"}, Fraction(1, 20), Fraction(11, 10), id="lower is better: 2 - 0.9"),
        pytest.param("0.55", {2021: "0.5以下"}, Fraction(-1, 20), Fraction(9, 10), id="lower is better: 2 - 1.1"),
        pytest.param("4", {2021: "3至5"}, Fraction(0), Fraction(1), id="inside a range"),
        pytest.param(
            "7", {2021: "3至5"}, Fraction(-2), "outside the range, where a share says nothing", id="outside a range"
        ),
        pytest.param("7", {2021: 0}, Fraction(7), "the target is not above zero", id="target of zero"),
        pytest.param("-7", {2021: -5}, Fraction(-2), "the target is not above zero", id="target below zero"),
        pytest.param("7", {2022: 9}, "the year has no target", "the year has no target", id="year without a target"),
    ],
)
def test_gap_and_completion(x: str, targets: dict[int, object], gap: object, completion: object) -> None:
    at = judged({"2021-12-31": x}, targets=targets)
    assert (said(at.gap), said(at.completion)) == (gap, completion)


def test_gap_and_completion_in_the_year_are_against_the_years_target() -> None:
    at = judged({"2021-06-30": "25.60"}, kind="flow", targets={2021: 77})
    assert (at.gap, at.completion) == (Fraction(-257, 5), Fraction(128, 385))


@pytest.mark.parametrize(
    ("unit", "before", "growth"),
    [
        pytest.param("家", {"2020-12-31": 84}, Fraction(11, 84), id="share"),
        pytest.param("%", {"2020-12-31": 84}, Fraction(11), id="points for a percentage"),
        pytest.param("%", {"2020-12-31": 0}, Fraction(95), id="points from zero"),
        pytest.param("家", {"2020-12-31": 0}, "the figure of a year earlier is not above zero", id="from zero"),
        pytest.param("家", {"2020-12-31": -3}, "the figure of a year earlier is not above zero", id="from below zero"),
        pytest.param("家", {"2020-12-31": None}, "no result published for 2020", id="from a withheld figure"),
        pytest.param("家", {"2020-12-30": 84}, "no result published for 2020", id="from another day"),
        pytest.param("家", {}, "no result published for 2020", id="never from a target"),
    ],
)
def test_growth_is_against_the_published_figure_of_the_same_day(
    unit: str, before: dict[str, object], growth: object
) -> None:
    assert said(judged({"2021-12-31": 95, **before}, unit=unit).growth) == growth


@pytest.mark.parametrize(
    ("records", "year", "growth"),
    [
        ({"2021-06-30": 60, "2020-06-30": 48, "2020-12-31": 90}, 2021, Fraction(1, 4)),
        ({"2021-06-30": 60, "2020-12-31": 90}, 2021, "no figure published for the same day of 2020"),
        ({"2020-02-29": 60, "2019-02-28": 50}, 2020, "no figure published for the same day of 2019"),
    ],
    ids=["the same day", "another day", "a leap day has no day a year earlier"],
)
def test_growth_in_the_year(records: dict[str, object], year: int, growth: object) -> None:
    assert said(judged(records, year, kind="flow").growth) == growth


@pytest.mark.parametrize(
    ("records", "settings", "previous"),
    [
        pytest.param({"2020-12-31": 84}, {}, (Decimal(84), "result"), id="last year's result"),
        pytest.param({"2020-11-30": 84}, {}, (Decimal(80), "target"), id="a figure of the year is no result"),
        pytest.param({}, {}, (Decimal(80), "target"), id="else last year's target"),
        pytest.param({"2020-12-31": None}, {}, (Decimal(80), "target"), id="withheld, so the target"),
        pytest.param({}, {"targets": {2021: 100}}, None, id="neither"),
        pytest.param({}, {"targets": {2020: "建成", 2021: 100}}, None, id="a target in words is no number"),
        pytest.param({}, {"base": {"year": 2020, "value": 5}, "targets": {2021: 9}}, (Decimal(5), "base"), id="base"),
        pytest.param(
            {"2020-12-31": 7},
            {"base": {"year": 2020, "value": 5}},
            (Decimal(7), "result"),
            id="result over base",
        ),
        pytest.param({}, {"base": {"year": 2020, "value": 5}}, (Decimal(5), "base"), id="base over last year's target"),
        pytest.param({}, {"base": {"year": 2019, "value": 5}, "targets": {2021: 9}}, None, id="base of another year"),
    ],
)
def test_the_year_before_is_its_result_else_its_target_and_says_which(
    records: dict[str, object], settings: dict[str, object], previous: tuple[Decimal, str] | None
) -> None:
    assert before(judged({"2021-06-30": 90, **records}, **settings)) == previous


def test_what_is_new_counts_from_nothing_before_the_first_year() -> None:
    """新建 5 by 2020 from 0 at the end of 2019: two by June are two fifths of the way in half of the time."""
    at = judged({"2020-06-30": 2}, 2020, base={"year": 2019, "value": 0}, targets={2020: 5})
    assert (before(at), at.schedule.share, at.schedule.lead, at.status) == (
        (Decimal(0), "base"), Fraction(2, 5), Fraction(-10), "behind",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "day", "x", "target", "elapsed", "share", "lead"),
    [
        pytest.param(
            "flow", "2021-06-30", "25.60", 77, Fraction(1, 2), Fraction(128, 385), Fraction(-1290, 77), id="flow"
        ),
        pytest.param(
            "flow", "2021-03-15", "20", 100, Fraction(74, 365), Fraction(1, 5), Fraction(-20, 73), id="flow on a day"
        ),
        pytest.param(
            "stock",
            "2021-06-30",
            "92",
            100,
            Fraction(1, 2),
            Fraction(3, 5),
            Fraction(10),
            id="stock from last year's 80",
        ),
        pytest.param(
            "stock", "2021-06-30", "75", 100, Fraction(1, 2), Fraction(-1, 4), Fraction(-75), id="stock gone back"
        ),
        pytest.param(
            "stock",
            "2021-06-30",
            "65",
            "60以下",
            Fraction(1, 2),
            Fraction(3, 4),
            Fraction(25),
            id="stock, lower is better",
        ),
        pytest.param(
            "flow",
            "2021-06-30",
            "40",
            "100以内",
            Fraction(1, 2),
            Fraction(2, 5),
            Fraction(10),
            id="at-most flow, the sign turns",
        ),
        pytest.param(
            "flow",
            "2021-06-30",
            "60",
            "低于100",
            Fraction(1, 2),
            Fraction(3, 5),
            Fraction(-10),
            id="less-than flow used up",
        ),
    ],
)
def test_the_schedule_share_and_the_lead_in_points(
    kind: str, day: str, x: str, target: object, elapsed: Fraction, share: Fraction, lead: Fraction
) -> None:
    at = judged({day: x}, kind=kind, targets={2020: 80, 2021: target}).schedule
    assert (at.elapsed, at.share, at.lead) == (elapsed, share, lead)


def test_the_schedule_of_a_profile_is_its_own() -> None:
    """Most of the certificates come in autumn: ten percent by the end of June are enough for 10 of 100."""
    shares = [Decimal(share) for share in ("0", "0", "0", "0", "0.05", "0.1", "0.1", "0.1", "0.5", "0.7", "0.9", "1")]
    at = judged({"2021-06-30": 10}, kind="flow", profile=shares)
    assert (at.schedule.elapsed, at.schedule.share, at.schedule.lead, at.status) == (
        Fraction(1, 10),
        Fraction(1, 10),
        Fraction(0),
        "on_track",
    )


@pytest.mark.parametrize(
    ("records", "settings", "reason"),
    [
        pytest.param({"2021-12-31": 90}, {}, "the year is over", id="year-end"),
        pytest.param({"2021-06-30": 90}, {"kind": "ratio"}, "judged at year-end only", id="ratio"),
        pytest.param({"2021-06-30": 90}, {"in_year": "none"}, "judged at year-end only", id="in_year none"),
        pytest.param(
            {"2021-06-30": 90, "2020-12-31": 100},
            {},
            "last year's figure meets this year's target already",
            id="last year meets this year's target",
        ),
        pytest.param(
            {"2021-06-30": 90}, {"targets": {2021: 100}}, "no figure for the year before", id="no year before"
        ),
        pytest.param(
            {"2021-06-30": 90}, {"kind": "flow", "targets": {2021: 0}}, "the target is not above zero", id="zero"
        ),
        pytest.param({"2021-06-30": 90}, {"targets": {2022: 1}}, "the year has no target", id="no target"),
    ],
)
def test_share_and_lead_are_null_with_a_reason(
    records: dict[str, object], settings: dict[str, object], reason: str
) -> None:
    at = judged(records, **settings)
    assert (said(at.schedule.share), said(at.schedule.lead)) == (reason, reason)


@pytest.mark.parametrize(("day", "elapsed"), [("2021-06-30", Fraction(1, 2)), ("2021-12-31", Fraction(1))])
def test_the_time_elapsed_is_that_of_the_records_own_day(day: str, elapsed: Fraction) -> None:
    assert judged({day: 90}, as_of=date(2022, 8, 1)).schedule.elapsed == elapsed


@pytest.mark.parametrize(
    ("records", "settings", "status"),
    [
        pytest.param({"2021-12-31": 90}, {"targets": {2022: 1}}, "not_due", id="no target"),
        pytest.param({}, {"targets": {2022: 1}}, "not_due", id="no target, no figure"),
        pytest.param({}, {}, "no_data", id="no figure"),
        pytest.param({"2020-12-31": 90}, {}, "no_data", id="last year's figure does not fill this year"),
        pytest.param({"2021-12-31": None}, {}, "no_data", id="withheld"),
        pytest.param({"2021-06-30": 200, "2021-12-31": None}, {}, "no_data", id="withheld after a figure"),
        pytest.param({"2021-12-31": 100}, {}, "met", id="year-end met"),
        pytest.param({"2021-12-31": 99}, {}, "missed", id="year-end missed"),
        pytest.param({"2021-12-31": 99}, {"in_year": "none"}, "missed", id="in_year none is judged at year-end"),
        pytest.param({"2021-12-31": 99}, {"kind": "ratio"}, "missed", id="a ratio is judged at year-end"),
        pytest.param({"2021-06-30": 200, "2021-12-31": 99}, {}, "missed", id="the latest day is judged"),
        pytest.param({"2021-06-30": 100}, {"kind": "ratio"}, "not_due", id="a ratio is not judged in the year"),
        pytest.param({"2021-06-30": 100}, {}, "met", id="stock already met"),
        pytest.param({"2021-06-30": 100}, {"in_year": "none"}, "met", id="in_year none already met"),
        pytest.param({"2021-06-30": 99}, {"in_year": "none"}, "not_due", id="in_year none not met"),
        pytest.param({"2021-06-30": 100}, {"kind": "flow"}, "met", id="at-least flow already met"),
        pytest.param({"2021-06-30": 100}, {"kind": "flow", "targets": {2021: "超过100"}}, "on_track", id="strict flow"),
        pytest.param({"2021-06-30": 101}, {"kind": "flow", "targets": {2021: "超过100"}}, "met", id="beyond its bound"),
        pytest.param(
            {"2021-06-30": 40}, {"kind": "flow", "better": "lower"}, "on_track", id="an at-most flow is never met"
        ),
        pytest.param({"2021-06-30": 40}, {"better": "lower"}, "met", id="at-most stock already met"),
        pytest.param({"2021-06-30": 4}, {"targets": {2021: "3至5"}}, "met", id="range stock already inside"),
        pytest.param(
            {"2021-11-30": 3}, {"kind": "flow", "targets": {2021: "3至5"}}, "on_track", id="a range flow is never met"
        ),
        pytest.param(
            {"2021-06-30": 40},
            {"kind": "flow", "better": "lower", "in_year": "none"},
            "not_due",
            id="in_year none, at-most flow",
        ),
    ],
)
def test_the_status_by_the_first_question_that_decides(
    records: dict[str, object], settings: dict[str, object], status: str
) -> None:
    assert judged(records, **settings).status == status


@pytest.mark.parametrize(
    ("kind", "target", "statuses"),
    [
        pytest.param(
            "flow", 1000, {"500": "on_track", "499": "behind", "350": "behind", "349": "off_track"}, id="flow"
        ),
        pytest.param(
            "flow",
            "1000以内",
            {"0": "on_track", "500": "on_track", "501": "behind", "650": "behind", "651": "off_track"},
            id="at-most flow",
        ),
        pytest.param(
            "stock",
            1080,
            {"1080": "met", "580": "on_track", "579": "behind", "430": "behind", "429": "off_track", "0": "off_track"},
            id="stock from 80",
        ),
        pytest.param(
            "stock",
            "60以下",
            {"60": "met", "70": "on_track", "70.1": "behind", "73": "behind", "73.1": "off_track", "90": "off_track"},
            id="stock from 80, lower is better",
        ),
    ],
)
def test_by_june_half_is_on_track_and_thirty_percent_less_is_behind(
    kind: str, target: object, statuses: dict[str, str]
) -> None:
    """Ties go to the better side."""
    targets = {2020: 80, 2021: target}
    found = {x: judged({"2021-06-30": x}, kind=kind, targets=targets).status.value for x in statuses}
    assert found == statuses


@pytest.mark.parametrize(
    ("before", "target", "statuses"),
    [
        pytest.param(
            {"2020-12-31": 120}, 100, {"100": "met", "99": "behind", "70": "behind", "69": "off_track"}, id="met before"
        ),
        pytest.param({}, 100, {"100": "met", "70": "behind", "69": "off_track"}, id="no year before"),
        pytest.param(
            {}, "100以下", {"100": "met", "101": "behind", "130": "behind", "131": "off_track"}, id="lower is better"
        ),
        pytest.param({}, "3至5", {"4": "met", "2.9": "off_track"}, id="a range has no completion outside"),
        pytest.param({}, 0, {"0": "met", "-1": "off_track"}, id="a target of zero has no completion"),
        pytest.param({"2020-12-31": 100}, "超过100", {"100": "behind", "101": "met"}, id="strict bound at equality"),
    ],
)
def test_without_a_way_to_go_the_level_decides(
    before: dict[str, object], target: object, statuses: dict[str, str]
) -> None:
    found = {x: judged({"2021-06-30": x, **before}, targets={2021: target}).status.value for x in statuses}
    assert found == statuses


def test_the_policy_moves_the_line_between_behind_and_off_track() -> None:
    found = [
        judged({"2021-06-30": 45}, kind="flow", policy={"behind": Decimal(tolerance)}).status.value
        for tolerance in ("0.1", "0.09")
    ]
    assert found == ["behind", "off_track"]


@pytest.mark.parametrize(
    ("records", "status", "outlook"),
    [
        pytest.param({"2022-12-31": True}, "met", Outlook.ACHIEVED, id="done at year-end"),
        pytest.param({"2022-12-31": False}, "missed", None, id="not done at year-end"),
        pytest.param({"2022-03-31": True}, "met", Outlook.ACHIEVED, id="done early"),
        pytest.param({"2022-03-31": False}, "not_due", None, id="not done yet"),
        pytest.param({}, "no_data", None, id="no word"),
        pytest.param({"2022-12-31": None}, "no_data", None, id="withheld"),
    ],
)
def test_a_milestone_is_done_or_not(records: dict[str, object], status: str, outlook: Outlook | None) -> None:
    at = judged(records, 2022, kind="milestone", unit="是否", targets={2022: "大力推进"})
    assert (at.status, at.outlook.outlook, said(at.required), said(at.bound)) == (
        status,
        outlook,
        "the last target has no figure",
        "the target is in words",
    )
    assert (said(at.gap), said(at.completion)) == ("the target is in words", "the target is in words")


@pytest.mark.parametrize(
    ("done", "targets", "outlook"),
    [(False, {2022: "建成"}, None), (True, {2022: "建成"}, Outlook.ACHIEVED), (True, {}, None)],
)
def test_a_milestone_of_another_year_is_not_due(done: bool, targets: dict[int, object], outlook: object) -> None:
    """Done before its year it is achieved all the same."""
    at = judged({"2021-12-31": done}, kind="milestone", targets=targets)
    assert (at.status, said(at.remark), said(at.growth)) == (
        "not_due", "the year has no target", "yes or no, not a number",
    )  # fmt: skip
    assert at.outlook.outlook == outlook


def test_a_number_that_a_milestone_was_given_stands_in_for_no_result() -> None:
    assert before(judged({}, kind="milestone", unit="是否", targets={2020: 1, 2021: 1})) is None


def test_a_year_s_own_target_is_no_level_where_it_sums_years() -> None:
    assert before(judged({}, kind="flow", targets={2020: "累计80", 2021: 100})) is None


@pytest.mark.parametrize(
    ("records", "settings", "remark"),
    [
        pytest.param({}, {}, "no figure is on file", id="nothing on file"),
        pytest.param({"2021-12-31": None}, {}, "the figure is not made public", id="withheld"),
        pytest.param({"2021-12-31": 1}, {"targets": {}}, "the year has no target", id="no target"),
        pytest.param({"2021-12-31": 1}, {"targets": {2021: "建成"}}, "the target is in words", id="words"),
        pytest.param({"2021-12-31": 99}, {}, None, id="nothing odd"),
        pytest.param({"2021-12-31": 100}, {}, None, id="equal to a bound that is included"),
        pytest.param(
            {"2021-12-31": 100}, {"targets": {2021: "超过100"}}, "equal to a bound that is not included", id="more than"
        ),
        pytest.param(
            {"2021-12-31": 100}, {"targets": {2021: "低于100"}}, "equal to a bound that is not included", id="less than"
        ),
        pytest.param({"2021-12-31": 101}, {"targets": {2021: "超过100"}}, None, id="beyond a bound"),
    ],
)
def test_a_status_that_one_would_stumble_over_is_explained(
    records: dict[str, object], settings: dict[str, object], remark: str | None
) -> None:
    assert said(judged(records, **settings).remark) == remark


@pytest.mark.parametrize("day", ["2021-06-30", "2021-12-31"])
@pytest.mark.parametrize("kind", ["stock", "flow", "ratio"])
def test_a_withheld_figure_gives_no_figure_at_all(kind: str, day: str) -> None:
    at = judged({day: None, "2020-12-31": 80}, kind=kind)
    hidden = "the figure is not made public"
    figures = (at.gap, at.completion, at.growth, at.schedule.share, at.schedule.lead, at.outlook.ratio)
    assert [said(each) for each in figures] == [hidden] * 6
    assert required(at)["step"] == hidden


def test_without_a_record_nothing_is_known_of_what_is_needed() -> None:
    nothing = "no figure is on file"
    names = ("years", "rate", "points", "step", "path", "per_month")
    assert required(judged({}, kind="flow")) == dict.fromkeys(names, nothing)


@pytest.mark.parametrize(
    ("to", "targets", "expected"),
    [
        pytest.param(2020, {}, (2020, 80, 0, 0), id="a year that is over"),
        pytest.param(2021, {}, (2021, 100, 0, "no year is left"), id="the year itself"),
        pytest.param(2022, {}, (2022, 120, 1, 30), id="the next year"),
        pytest.param(None, {}, (2022, 120, 1, 30), id="the last year"),
        pytest.param(2022, {2021: 100}, "the year has no target", id="a year without a target"),
        pytest.param(2022, {2022: "建成"}, "the target is in words", id="a year with a target in words"),
        pytest.param(None, {2022: "建成"}, "the last target has no figure", id="a last target in words"),
        pytest.param(
            None, {2022: "翻一番"}, "the target counts from a base that the plan does not state", id="no base"
        ),
    ],
)
def test_the_way_leads_to_the_year_that_is_asked_for_or_to_the_last(
    to: int | None, targets: dict[int, object], expected: object
) -> None:
    whole = plan({"targets": targets} if targets else {})
    need = assess_one(whole, Book([record("2021-12-31", 90)]), whole.indicators[0], 2021, to).required
    found = said(need) if isinstance(need, Reason) else (need.to, need.bound.low, need.years, said(need.step))
    assert found == expected


@pytest.mark.parametrize(
    ("records", "year", "settings", "expected"),
    [
        pytest.param(
            {"2021-12-31": 95},
            2021,
            {"targets": {2022: 102}, "decimals": 0},
            {"years": 1, "rate": Fraction(7, 95), "points": NOT_PERCENT, "step": Fraction(7), "path": (102,), "per_month": NOT_FLOW},
            id="95 to 102",
        ),
        pytest.param(
            {"2021-12-31": 1471},
            2021,
            {"targets": {2022: 1500}, "decimals": 0},
            {"years": 1, "rate": Fraction(29, 1471), "points": NOT_PERCENT, "step": Fraction(29), "path": (1500,), "per_month": NOT_FLOW},
            id="1471 to 1500, 2.0 %",
        ),
        pytest.param(
            {"2021-12-31": "2.06"},
            2021,
            {"targets": {2022: "2.2以上"}, "kind": "ratio", "unit": "%", "decimals": 2},
            {"years": 1, "rate": PERCENT, "points": Fraction(7, 50), "step": PERCENT, "path": "not a count", "per_month": NOT_FLOW},
            id="0.14 points",
        ),
        pytest.param(
            {"2021-12-31": "2.3"},
            2021,
            {"targets": {2022: "2.2以上"}, "kind": "ratio", "unit": "%"},
            {"years": 1, "rate": PERCENT, "points": Fraction(0), "step": PERCENT, "path": "not a count", "per_month": NOT_FLOW},
            id="points already met",
        ),
        pytest.param(
            {"2021-12-31": 130},
            2021,
            {"decimals": 0},
            {
                "years": 1, "rate": Fraction(0), "points": NOT_PERCENT, "step": Fraction(0),
                "path": "the target is met already", "per_month": NOT_FLOW,
            },
            id="already met",
        ),
        pytest.param(
            {"2022-12-31": 130},
            2022,
            {},
            {"years": 0, "rate": Fraction(0), "points": NOT_PERCENT, "step": Fraction(0), "path": "not a count", "per_month": NOT_FLOW},
            id="met in the last year",
        ),
        pytest.param(
            {"2022-12-31": 119},
            2022,
            {"decimals": 0},
            {
                "years": 0, "rate": LAST_YEAR, "points": NOT_PERCENT, "step": LAST_YEAR, "path": LAST_YEAR,
                "per_month": NOT_FLOW,
            },
            id="missed in the last year",
        ),
        pytest.param(
            {"2022-12-31": "2.1"},
            2022,
            {"targets": {2022: 3}, "kind": "ratio", "unit": "%"},
            {
                "years": 0, "rate": PERCENT, "points": LAST_YEAR, "step": PERCENT, "path": "not a count",
                "per_month": NOT_FLOW,
            },
            id="points missed in the last year",
        ),
        pytest.param(
            {"2020-12-31": 0},
            2020,
            {"decimals": 0},
            {
                "years": 2, "rate": "a rate needs figures above zero", "points": NOT_PERCENT, "step": Fraction(60),
                "path": (60, 120), "per_month": NOT_FLOW,
            },
            id="from zero there is a step and no rate",
        ),
        pytest.param(
            {"2021-06-30": 90},
            2021,
            {"decimals": 0, "targets": {2022: "90以下"}},
            {
                "years": Fraction(3, 2), "rate": Fraction(0), "points": NOT_PERCENT, "step": Fraction(0),
                "path": "the target is met already", "per_month": NOT_FLOW,
            },
            id="a stock at most, met in the year",
        ),
    ],
)  # fmt: skip
def test_what_it_takes_to_the_last_target(
    records: dict[str, object], year: int, settings: dict[str, object], expected: dict[str, object]
) -> None:
    assert required(judged(records, year, **settings)) == expected


def test_what_nobody_would_ask_of_a_percentage_is_marked_so() -> None:
    need = needed(judged({"2021-12-31": "2.06"}, targets={2022: "2.2以上"}, kind="ratio", unit="%", decimals=2))
    unasked = (need.rate, need.step, need.path, need.per_month)
    assert [isinstance(each, Reason) and each.moot for each in unasked] == [True] * 4


def test_a_stock_in_the_year_starts_from_its_own_figure_and_day() -> None:
    """90 by June 2021 to 120 by the end of 2022: thirty in a year and a half, ten of them this year."""
    need = needed(judged({"2021-06-30": 90, "2020-12-31": 80}, decimals=0))
    assert need is not None
    assert (need.to, need.bound.end(need.start), need.years, need.step, need.path) == (
        2022,
        120,
        Fraction(3, 2),
        Fraction(20),
        (100, 120),
    )
    assert isinstance(need.rate, Fraction)
    assert abs((1 + need.rate) ** 3 - Fraction(16, 9)) < Fraction(1, 10**40)


def test_a_day_that_ends_no_month_counts_in_days() -> None:
    need = needed(judged({"2021-03-15": 90}, targets={2022: 120}))
    assert need is not None
    assert (need.years, need.step) == (Fraction(656, 365), Fraction(5475, 328))


@pytest.mark.parametrize("day", ["2021-06-30", "2021-03-15"])
def test_a_flow_in_the_year_starts_from_the_result_of_the_year_before(day: str) -> None:
    """64 in 2020, 90 wanted in 2022: thirteen a year over the two years 2021 and 2022, whatever the year to date."""
    need = needed(judged({day: 30, "2020-12-31": 64}, kind="flow", targets={2021: 77, 2022: 90}, decimals=0))
    assert need is not None
    assert (need.years, need.step, need.path) == (Fraction(2), Fraction(13), (77, 90))
    assert isinstance(need.rate, Fraction)
    assert abs((1 + need.rate) ** 2 - Fraction(45, 32)) < Fraction(1, 10**40)


def test_a_flow_in_the_year_without_a_result_before_it_has_no_way_to_the_last_year() -> None:
    """Last year's target serves the schedule share only."""
    assert required(judged({"2021-06-30": 25}, kind="flow", targets={2020: 64, 2021: 77, 2022: 90})) == {
        "years": NO_RESULT, "rate": NO_RESULT, "points": NO_RESULT, "step": NO_RESULT, "path": NO_RESULT,
        "per_month": Fraction(26, 3),
    }  # fmt: skip


def test_a_flow_at_year_end_starts_from_its_own_result() -> None:
    assert required(judged({"2021-12-31": 72, "2020-12-31": 64}, kind="flow", targets={2021: 77, 2022: 90})) == {
        "years": 1, "rate": Fraction(1, 4), "points": NOT_PERCENT, "step": Fraction(18), "path": "not a count",
        "per_month": "the year is over",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "x", "target", "need"),
    [
        pytest.param("2021-06-30", "25.60", 77, Fraction(257, 30), id="six months left"),
        pytest.param("2021-06-15", "42", 77, Fraction(5), id="June is not over"),
        pytest.param("2021-06-30", "77", 77, Fraction(0), id="met"),
        pytest.param("2021-06-30", "20", "77以内", Fraction(0), id="within an upper bound"),
        pytest.param("2021-12-31", "20", 77, "the year is over", id="year-end"),
    ],
)
def test_a_flow_needs_so_much_each_month(day: str, x: str, target: object, need: object) -> None:
    assert required(judged({day: x}, kind="flow", targets={2021: target}))["per_month"] == need


@pytest.mark.parametrize(("x", "step", "end"), [("2", Fraction(1), 3), ("9", Fraction(-4), 5), ("4", Fraction(0), 5)])
def test_a_range_asks_for_its_nearest_end(x: str, step: Fraction, end: int) -> None:
    need = needed(judged({"2021-12-31": x}, targets={2022: "3至5"}))
    assert need is not None
    assert (need.step, need.bound.end(need.start)) == (step, end)


@pytest.mark.parametrize("targets", [{}, {2022: "建成"}], ids=["none", "words"])
def test_nothing_is_required_where_no_last_target_has_a_number(targets: dict[int, object]) -> None:
    at = judged({"2021-12-31": 5}, targets=targets)
    assert isinstance(at.required, Reason)
    assert at.outlook == Verdict(Reason("the last target has no figure"))


ACHIEVED = "the last target is met already"


@pytest.mark.parametrize(
    ("records", "year", "targets", "ratio", "outlook"),
    [
        pytest.param({"2021-12-31": 95}, 2021, {2021: 92, 2022: 102}, Fraction(10, 7), "on_track", id="10 over 7"),
        pytest.param(
            {"2021-12-31": "2.06"},
            2021,
            {2021: "2.1以上", 2022: "2.2以上"},
            Fraction(5, 7),
            "strained",
            id="2.06 on the way from 2.1 to 2.2",
        ),
        pytest.param({"2021-12-31": 60}, 2021, {2021: 100, 2022: 120}, Fraction(1, 3), "off_track", id="a third"),
        pytest.param(
            {"2020-12-31": 70}, 2020, {2020: 80, 2021: 100, 2022: 120}, Fraction(4, 5), "strained", id="two years left"
        ),
        pytest.param({"2021-12-31": 80}, 2021, {2021: 100, 2022: 90}, Fraction(-1), "off_track", id="wrong direction"),
        pytest.param({"2021-12-31": 120}, 2021, {2021: 100, 2022: 120}, ACHIEVED, "achieved", id="achieved early"),
        pytest.param(
            {"2021-12-31": 120}, 2021, {2022: 120}, ACHIEVED, "achieved", id="achieved in a year without a target"
        ),
        pytest.param({"2022-12-31": 120}, 2022, {2022: 120}, ACHIEVED, "achieved", id="achieved in the last year"),
        pytest.param({"2022-12-31": 119}, 2022, {2022: 120}, LAST_YEAR, None, id="missed in the last year"),
        pytest.param({"2021-12-31": 90}, 2021, {2022: 120}, "the year has no target in figures", None, id="no target"),
        pytest.param(
            {"2021-12-31": 2},
            2021,
            {2021: 3, 2022: 3},
            "the plan leaves no step from this year's target to the last",
            None,
            id="the same target twice",
        ),
        pytest.param(
            {"2021-12-31": 120},
            2021,
            {2021: 100, 2022: "超过120"},
            "the figure stands on a bound that is not included",
            None,
            id="on a strict bound",
        ),
        pytest.param(
            {"2021-06-30": 90},
            2021,
            {2021: 100, 2022: 120},
            "the outlook is judged on year-end results",
            None,
            id="in the year",
        ),
        pytest.param({}, 2021, {2021: 100, 2022: 120}, "no figure is on file", None, id="no figure"),
    ],
)
def test_the_outlook_to_the_last_target(
    records: dict[str, object], year: int, targets: dict[int, object], ratio: object, outlook: str | None
) -> None:
    at = judged(records, year, targets=targets).outlook
    assert (said(at.ratio), at.outlook, at.band) == (ratio, outlook, None)


def test_the_cuts_of_the_outlook_are_the_policys() -> None:
    policy = {"outlook": {"on_track": Decimal("0.7"), "strained": Decimal("0.3")}}
    found = [judged({"2021-12-31": x}, policy=policy).outlook.outlook for x in (92, 60, 50)]
    assert found == ["on_track", "strained", "off_track"]


REASONS = {"建成": IN_WORDS, "None": NO_TARGET, "1": IN_WORDS}


@pytest.mark.parametrize(
    ("kind", "value", "better", "bound"),
    [
        ("stock", 5, "higher", Bound(">=", Fraction(5), Fraction(5))),
        ("stock", 5, "lower", Bound("<=", Fraction(5), Fraction(5))),
        ("stock", "超过2.6", "higher", Bound(">", Fraction(13, 5), Fraction(13, 5))),
        ("stock", "3%-5%", "higher", Bound("in", Fraction(3), Fraction(5))),
        ("stock", "90左右", "higher", Bound("in", Fraction(81), Fraction(99))),
        ("stock", "-90左右", "higher", Bound("in", Fraction(-99), Fraction(-81))),
        ("stock", "建成", "higher", None),
        ("stock", None, "higher", None),
        ("milestone", 1, "higher", None),
    ],
)
def test_a_printed_target_asks_for_a_bound(kind: str, value: object, better: str, bound: Bound | None) -> None:
    whole = plan({"kind": kind, "better": better, "targets": {2021: value}}, policy={"about": Decimal("0.1")})
    indicator = whole.indicators[0]
    assert bound_of(indicator, 2021, whole.policy) == (bound or REASONS[str(value)])


def test_the_last_target_is_that_of_the_last_year_that_has_one() -> None:
    year, target = last_target(plan({"targets": {2022: "-", 2020: 80, 2021: 90}}).indicators[0]) or (0, None)
    assert (year, target and target.value) == (2021, 90)
    assert last_target(plan({"targets": {}}).indicators[0]) is None


def test_all_indicators_come_in_the_plans_order_with_their_department() -> None:
    whole = plan({"id": "b", "department": "区商务局"}, {"id": "a"})
    book = Book([record("2021-12-31", 100, indicator="a"), record("2021-12-31", 99, indicator="b")])
    found = [(each.indicator.id, each.department, each.year, each.status.value) for each in assess(whole, book, 2021)]
    assert found == [("b", "区商务局", 2021, "missed"), ("a", None, 2021, "met")]


@pytest.mark.parametrize(
    ("as_of", "status"), [("2021-06-29", "no_data"), ("2021-06-30", "on_track"), ("2021-12-31", "missed")]
)
def test_as_of_says_what_is_known(as_of: str, status: str) -> None:
    records = {"2021-06-30": 90, "2021-12-31": 95}
    assert judged(records, as_of=date.fromisoformat(as_of)).status == status


@pytest.mark.parametrize("word", ["example", "preliminary", "final"])
def test_every_figure_that_is_public_is_judged_alike_and_keeps_its_word(word: str) -> None:
    whole = plan({})
    at = assess_one(whole, Book([record("2021-12-31", 100, word)]), whole.indicators[0], 2021)
    assert at.record is not None
    assert (at.status, at.record.observation.status) == ("met", word)


@pytest.mark.parametrize(
    ("results", "indicator", "achieved"),
    [
        pytest.param({}, {}, "no year-end result is on file", id="nothing"),
        pytest.param({"2021-12-31": 100}, {}, "a single year-end result shows no change", id="one result"),
        pytest.param({"2021-12-31": True}, {"kind": "milestone", "unit": "是否", "targets": {2021: "建成"}},
                     "yes or no, not a number", id="yes or no"),
        pytest.param({"2020-12-31": 100, "2021-12-31": 121}, {}, (Fraction(21, 100), NOT_PERCENT, 21), id="a year"),
        pytest.param({"2019-12-31": 100, "2021-12-31": 121}, {}, (Fraction(1, 10), NOT_PERCENT, Fraction(21, 2)),
                     id="two years"),
        pytest.param({"2019-12-31": 90, "2020-12-31": 100, "2021-06-30": 7}, {}, (Fraction(1, 9), NOT_PERCENT, 10),
                     id="within the year only results count"),
        pytest.param({"2020-12-31": "1.5", "2021-12-31": "2.1"}, {"unit": "%"}, (PERCENT, Fraction("0.6"), PERCENT),
                     id="points"),
        pytest.param({"2020-12-31": 0, "2021-12-31": 5}, {}, ("a rate needs figures above zero", NOT_PERCENT, 5),
                     id="from nothing"),
        pytest.param({"2020-12-31": 100, "2021-12-31": 121, "2022-12-31": 500}, {}, (Fraction(21, 100), NOT_PERCENT, 21),
                     id="what comes later is not known yet"),
        pytest.param({"2021-12-31": 121}, {"base": {"year": 2019, "value": 100}},
                     (Fraction(1, 10), NOT_PERCENT, Fraction(21, 2)), id="from the base"),
        pytest.param({"2021-06-30": 121}, {"base": {"year": 2022, "value": 100}}, "no year-end result is on file",
                     id="a base of a later year"),
        pytest.param({"2021-06-30": 121}, {"base": {"year": 2021, "value": 100}},
                     "a single year-end result shows no change", id="a base of the year itself"),
    ],
)  # fmt: skip
def test_what_a_year_brought_on_average(
    results: dict[str, object], indicator: dict[str, object], achieved: object
) -> None:
    at = judged(results, **indicator)
    found = at.achieved
    assert (said(found) if isinstance(found, Reason) else tuple(map(said, found[2:]))) == achieved


def test_last_years_target_stands_in_for_its_result_and_is_said_to() -> None:
    at = judged({"2021-06-30": 90}, targets={2020: 100, 2021: 100})
    assert said(at.schedule.share) == "last year's target, for want of a result, meets this year's already"
    at = judged({"2021-06-30": 90}, targets={2020: "70至80", 2021: 100})
    assert (before(at), at.schedule.share) == ((Decimal(70), "target"), Fraction(2, 3))


def test_only_an_example_is_held_against_an_example() -> None:
    """A real figure finds nothing on file before it, an example finds both."""
    whole = plan({})
    for word, growth in (("final", "no result published for 2020"), ("example", Fraction(1, 4))):
        book = Book([record("2020-12-31", 80, "example"), record("2021-12-31", 100, word)])
        assert said(assess_one(whole, book, whole.indicators[0], 2021).growth) == growth
    book = Book([record("2020-12-31", 80), record("2021-12-31", 100, "example")])
    assert assess_one(whole, book, whole.indicators[0], 2021).growth == Fraction(1, 4)


def test_a_base_counts_where_it_comes_before_all_results() -> None:
    at = judged({"2018-12-31": 90, "2020-12-31": 95}, 2020, base={"year": 2019, "value": 100})
    assert said(at.growth) == "no result published for 2019"


def test_the_plans_base_serves_for_the_growth_of_a_years_result_only() -> None:
    base = {"base": {"year": 2019, "value": 100}}
    assert judged({"2020-12-31": 120}, 2020, **base).growth == Fraction(1, 5)
    within = judged({"2020-06-30": 120}, 2020, **base).growth
    assert said(within) == "no figure published for the same day of 2019"
    of_record = judged({"2019-12-31": 80, "2020-12-31": 120}, 2020, **base)
    assert of_record.growth == Fraction(1, 2)
