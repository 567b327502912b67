"""Laws that hold for every figure and every target, whatever their numbers."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hq_plan import growth
from hq_plan.assess import assess
from hq_plan.assessment import Assessment
from hq_plan.book import Book
from hq_plan.growth import Bound
from hq_plan.models.actuals import Observation, Record
from hq_plan.models.plan import Plan
from hq_plan.outlook import METHODS
from hq_plan.reports import why
from hq_plan.session import open_session

law = settings(deadline=None, derandomize=True, max_examples=200)

NUMBERS = st.decimals(-500, 500, places=2)
POSITIVE = st.decimals("0.01", 500, places=2)
FRACTIONS = st.fractions(-500, 500, max_denominator=40)
KINDS = st.sampled_from(["stock", "flow", "ratio"])
ONE_SIDED = st.sampled_from([">=", ">", "<=", "<"])
DAYS = st.dates(date(2021, 1, 1), date(2021, 12, 31)) | st.just(date(2021, 12, 31))
YEARS = st.fractions(Fraction(1, 12), 6, max_denominator=12)
WORDS = {">=": "不低于", ">": "超过", "<=": "不超过", "<": "低于"}

# The methods that add: what compounds is not the same in both directions.
MIRRORED = ["planned-step", "linear-outlook"]

# From worst to best; at one day a figure is judged either at year-end or in the year.
RANK = {"missed": 0, "off_track": 0, "behind": 1, "on_track": 2, "not_due": 3, "met": 3}


def record(day: date, value: Decimal, status: str = "final") -> Record:
    said = {
        "indicator": "it",
        "unit": "家",
        "as_of": day.isoformat(),
        "status": status,
        "source": "年报",
        "value": value,
    }
    return Record("it", Observation.model_validate(said), "区科技局", "a.yaml", 5)


def plan(kind: str, op: str, targets: dict[int, Decimal], method: str = "planned-step") -> Plan:
    printed = {year: f"{WORDS[op]}{target:f}" for year, target in targets.items()}
    indicator = {"id": "it", "name": "项", "unit": "家", "kind": kind, "targets": printed}
    about = {"id": "plan", "title": "方案", "years": [2020, 2021, 2022]}
    policy = {"outlook": {"method": method}}
    return Plan.model_validate(
        {"schema": "hq-plan/targets/1", "plan": about, "indicators": [indicator], "policy": policy}
    )


def judged(whole: Plan, records: list[Record]) -> list[Assessment]:
    return [each for year in (2020, 2021, 2022) for each in assess(whole, Book(records), year)]


@st.composite
def targets(draw: st.DrawFn) -> dict[int, Decimal]:
    return {year: draw(NUMBERS) for year in (2020, 2021, 2022)}


@st.composite
def records(draw: st.DrawFn) -> list[tuple[date, str, Decimal]]:
    """Figures of any day, at most one for a day and a word."""
    days = DAYS | st.dates(date(2019, 6, 1), date(2022, 12, 31)) | st.just(date(2020, 12, 31))
    words = st.sampled_from(["example", "preliminary", "final"])
    keys = draw(st.lists(st.tuples(days, words), max_size=8, unique=True))
    return [(day, word, draw(NUMBERS)) for day, word in keys]


@law
@given(KINDS, ONE_SIDED, targets(), records(), st.randoms(use_true_random=False))
def test_the_order_of_records_never_matters(kind, op, goals, figures, shuffler) -> None:
    whole = plan(kind, op, goals)
    given_order = [record(day, value, word) for day, word, value in figures]
    other_order = list(given_order)
    shuffler.shuffle(other_order)
    assert judged(whole, given_order) == judged(whole, other_order)


@law
@given(KINDS, ONE_SIDED, targets(), st.none() | NUMBERS, DAYS, NUMBERS, NUMBERS)
def test_a_better_figure_never_worsens_a_status(kind, op, goals, before, day, one, other) -> None:
    whole = plan(kind, op, goals)
    worse, better = sorted((one, other), reverse=op in ("<=", "<"))
    past = [] if before is None else [record(date(2020, 12, 31), before)]
    ranks = [RANK[judged(whole, [*past, record(day, x)])[1].status.value] for x in (worse, better)]
    assert ranks[0] <= ranks[1]


@law
@given(KINDS, ONE_SIDED, targets(), records(), st.decimals("0.01", 1000, places=2), st.sampled_from(list(METHODS)))
def test_a_change_of_the_unit_changes_no_status_and_no_outlook(kind, op, goals, figures, factor, method) -> None:
    plain = judged(plan(kind, op, goals, method), [record(day, value, word) for day, word, value in figures])
    scaled_goals = {year: goal * factor for year, goal in goals.items()}
    scaled = judged(
        plan(kind, op, scaled_goals, method), [record(day, value * factor, word) for day, word, value in figures]
    )
    verdicts = [[(at.status, at.outlook.outlook, at.outlook.band) for at in each] for each in (plain, scaled)]
    assert verdicts[0] == verdicts[1]


@law
@given(ONE_SIDED, FRACTIONS, FRACTIONS, YEARS)
def test_a_path_ends_on_the_whole_number_that_just_meets_the_target(op, x, target, years) -> None:
    goal = Bound(op, target, target)
    assume(not goal.holds(x))
    path = growth.whole_path(x, goal, years)
    assert isinstance(path, tuple)
    nearer = path[-1] - 1 if op in (">=", ">") else path[-1] + 1
    assert (goal.holds(Fraction(path[-1])), goal.holds(Fraction(nearer))) == (True, False)


@law
@given(ONE_SIDED, FRACTIONS, FRACTIONS, YEARS)
def test_a_path_never_turns_back_and_never_overshoots(op, x, target, years) -> None:
    goal = Bound(op, target, target)
    assume(not goal.holds(x))
    path = growth.whole_path(x, goal, years)
    assert isinstance(path, tuple)
    sign = 1 if op in (">=", ">") else -1
    assert all(sign * here <= sign * there for here, there in pairwise((x, *path)))


@law
@given(FRACTIONS, FRACTIONS, YEARS)
def test_a_path_has_a_node_for_each_year_end_still_to_come(x, target, years) -> None:
    assume(x < target)
    path = growth.whole_path(x, Bound(">=", target, target), years)
    assert isinstance(path, tuple)
    assert len(path) - 1 < years <= len(path)


@law
@given(ONE_SIDED, FRACTIONS, FRACTIONS | st.none())
def test_met_is_a_gap_of_nought_or_more_save_on_a_bound_not_included(op, target, x) -> None:
    bound = Bound(op, target, target)
    figure = target if x is None else x
    strict_equality = op in (">", "<") and figure == target
    assert bound.holds(figure) == (growth.gap(figure, bound) >= 0 and not strict_equality)


@law
@given(FRACTIONS, FRACTIONS, FRACTIONS)
def test_a_range_is_met_where_its_gap_is_nought_and_never_more(x, one, other) -> None:
    bound = Bound("in", min(one, other), max(one, other))
    gap = growth.gap(x, bound)
    assert (gap <= 0, gap == 0) == (True, bound.holds(x))


@law
@given(FRACTIONS, POSITIVE.map(Fraction))
def test_completion_of_one_or_more_is_met(x, target) -> None:
    bound = Bound(">=", target, target)
    share = growth.completion(x, bound)
    assert isinstance(share, Fraction)
    assert (share >= 1) == bound.holds(x)


@law
@given(FRACTIONS, POSITIVE.map(Fraction))
def test_completion_of_one_or_more_is_met_where_lower_is_better(x, target) -> None:
    bound = Bound("<=", target, target)
    share = growth.completion(x, bound)
    assert isinstance(share, Fraction)
    assert (share >= 1) == bound.holds(x)


@law
@given(st.dates(date(2019, 1, 1), date(2024, 12, 31)))
def test_time_elapsed_is_above_nought_and_one_on_the_last_day_only(day) -> None:
    share = growth.elapsed(day)
    assert 0 < share <= 1
    assert (share == 1) == ((day.month, day.day) == (12, 31))


@law
@given(POSITIVE.map(Fraction), POSITIVE.map(Fraction), YEARS)
def test_the_required_rate_and_step_point_the_same_way_and_reach_the_target(x, target, years) -> None:
    assume(x < target)
    bound = Bound(">=", target, target)
    rate, step = growth.required_rate(x, bound, years), growth.required_step(x, bound, years)
    assert isinstance(rate, Fraction)
    assert isinstance(step, Fraction)
    assert x + step * years == target
    assert rate > 0
    assert abs((1 + rate) ** years.numerator / (target / x) ** years.denominator - 1) < Fraction(1, 10**40)


@law
@given(
    st.sampled_from(["stock", "ratio"]), st.sampled_from([">=", ">"]), targets(), records(), st.sampled_from(MIRRORED)
)
def test_mirroring_the_direction_at_the_target_mirrors_the_result(kind, op, goals, figures, method) -> None:
    """Every number as far on the other side of the year's target: less is then as good as more was."""
    turn = goals[2021]
    other = {">=": "<=", ">": "<"}[op]
    kept = [(day, word, value) for day, word, value in figures if day.year == 2021 or day == date(2020, 12, 31)]
    one = judged(plan(kind, op, goals, method), [record(day, value, word) for day, word, value in kept])[1]
    far = {year: 2 * turn - goal for year, goal in goals.items()}
    two = judged(plan(kind, other, far, method), [record(day, 2 * turn - value, word) for day, word, value in kept])[1]
    assert (one.status, one.outlook) == (two.status, two.outlook)
    assert [one.gap, one.completion, one.schedule] == [two.gap, two.completion, two.schedule]


@law
@given(KINDS, ONE_SIDED, targets(), records())
def test_gap_completion_and_status_never_disagree(kind, op, goals, figures) -> None:
    """Save at a strict bound that is just reached, of which the remark says why."""
    whole = plan(kind, op, goals)
    for at in judged(whole, [record(day, value, word) for day, word, value in figures]):
        if isinstance(at.gap, growth.Reason):
            assert at.status in ("not_due", "no_data")
            continue
        on_the_bound = op in (">", "<") and at.gap == 0
        if at.record is not None and at.record.is_year_end:
            assert (at.status == "met") == (at.gap >= 0 and not on_the_bound)
            assert at.status in ("met", "missed")
        elif at.status == "met":
            assert at.gap >= 0
        if not isinstance(at.completion, growth.Reason):
            assert (at.completion >= 1) == (at.gap >= 0)
        assert (at.remark is growth.NOT_INCLUDED) == on_the_bound
        if on_the_bound:
            assert "equal to a bound that is not included" in why.lines(at, whole.policy)[_status_of(at, whole)].text


def _status_of(at: Assessment, whole: Plan) -> int:
    return [line.field for line in why.lines(at, whole.policy)].index("status")


@settings(deadline=None, derandomize=True, max_examples=25)
@given(targets(), records(), st.lists(st.sampled_from("abcde"), min_size=8, max_size=8), st.permutations("abcde"))
def test_neither_the_order_of_files_nor_how_records_lie_in_them_matters(goals, figures, first, names) -> None:
    """The same records, spread over files in another way and under other names, give the same figures."""
    again = [names["abcde".index(each)] for each in first]
    one, two = shown(goals, figures, first), shown(goals, list(reversed(figures)), list(reversed(again)))
    assert one == two


def shown(goals: dict[int, Decimal], figures: list[tuple[date, str, Decimal]], names: list[str]) -> object:
    """The status of all years as the command line reads it, without the places of the records."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "actuals").mkdir()
        about = "{id: plan, title: 方案, years: [2020, 2021, 2022]}"
        numbers = ", ".join(f"{year}: {goal:f}" for year, goal in goals.items())
        indicator = f"{{id: it, name: 项, unit: 家, kind: ratio, targets: {{{numbers}}}}}"
        plan = f"schema: hq-plan/targets/1\nplan: {about}\nindicators:\n  - {indicator}\n"
        (folder / "targets.yaml").write_text(plan, "utf-8")
        files: dict[tuple[str, int], list[str]] = {}
        for (day, word, value), file in zip(figures, names, strict=False):
            said = f"indicator: it, value: {value:f}, unit: 家, as_of: {day}, status: {word}, source: 年报"
            files.setdefault((file, day.year), []).append(f"  - {{{said}}}\n")
        for (file, year), lines in files.items():
            head = f"schema: hq-plan/actuals/1\nyear: {year}\ndepartment: 区科技局\nrecords:\n"
            (folder / "actuals" / f"{file}{year}.yaml").write_text(head + "".join(lines), "utf-8")
        session = open_session(folder, None)
        return [
            (at.status, at.gap, at.completion, at.growth, at.outlook, at.x)
            for year in (2020, 2021, 2022)
            for at in session.assess_year(session.indicators((), None), year)
        ]
