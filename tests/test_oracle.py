"""The package against a second calculation that knows nothing of it, over a few thousand random plans.

Rational figures agree exactly, roots and logarithms to 1e-12.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import oracle
import pytest

from hq_plan.assess import assess_one
from hq_plan.assessment import Achieved, Assessment, Required
from hq_plan.book import Book
from hq_plan.growth import Reason
from hq_plan.models.actuals import Observation, Record
from hq_plan.models.plan import Plan
from hq_plan.outlook import METHODS

PLANS = 4000
WORDS = {">=": "不低于{}", ">": "超过{}", "<=": "不超过{}", "<": "低于{}", "in": "{}至{}", "~": "{}左右"}
YEARS = (2020, 2021, 2022)
Plain = dict[str, Any]


def number(chance: Random, places: int) -> Decimal:
    """Mostly near a hundred, at times zero or below, so that all edges are met."""
    kind = chance.random()
    low, high = (-20, 20) if kind < 0.15 else (0, 0) if kind < 0.2 else (60, 140)
    return Decimal(chance.randint(low * 10**places, high * 10**places)).scaleb(-places)


WAYS = ("rate", "yearly", "amount", "times", "whole")


def target(chance: Random, places: int) -> Plain | None:
    sign = chance.choice(["bare"] * 4 + [">=", ">", "<=", "<", "in", "~", "none"])
    if sign == "none":
        return None
    way = chance.choice(["level"] * 9 + list(WAYS))
    low, high = sorted((number(chance, places), number(chance, places)))
    if way != "level":
        low, high = sorted(Decimal(chance.randint(0, 400)).scaleb(-1) for _ in range(2))
    down = chance.choice([True, False, None] if way == "whole" else [True, False])
    printed_unit = {"rate": "%", "yearly": "%"}.get(way, chance.choice(["%", ""]) if way == "whole" else "")
    since = chance.choice([None, 2019, 2018]) if way in ("rate", "amount") else None
    if way == "whole" and printed_unit == "":
        down = None
    if way == "times":
        down, sign = False, "bare" if sign in ("in", "~", "<=", "<") else sign
    return {
        "sign": sign, "low": low, "high": high if sign == "in" else low, "way": way, "down": down, "since": since,
        "unit": printed_unit,
    }  # fmt: skip


def printed(target: Plain | None) -> object:
    """The target as a document prints it."""
    if target is None:
        return None
    sign, low, high, unit = target["sign"], target["low"], target["high"], target["unit"]
    if target["way"] == "level" and (low < 0 or sign == "in"):
        if sign == "in":
            return {"op": "in", "low": low, "high": high}
        return low if sign == "bare" else {"op": sign, "value": low}
    if target["way"] == "level" and sign == "bare":
        return low
    if target["way"] == "times":
        front = {">=": "不低于", ">": "超过"}.get(sign, "")
        return f"{front}基数的{low:f}倍"
    numbers = f"{low:f}至{high:f}{unit}" if sign == "in" else f"{low:f}{unit}"
    said = {"bare": "{}", "in": "{}", **WORDS, "~": "{}左右"}[sign] if sign != "in" else "{}"
    text = said.format(numbers)
    verb = {"rate": ("增长", "降低"), "yearly": ("年均增长", "年均下降"), "amount": ("增加", "减少"),
            "whole": ("累计增长", "累计下降"), "level": ("", "")}[target["way"]]  # fmt: skip
    front = "累计" if target["way"] == "whole" and target["down"] is None else verb[bool(target["down"])]
    since = f"比{target['since']}年" if target["since"] else ""
    return since + front + text


def day(chance: Random, year: int) -> date:
    kind = chance.random()
    if kind < 0.5:
        return date(year, 12, 31)
    if kind < 0.8:
        return date(year + chance.randint(1, 11) // 12, chance.randint(1, 11) + 1, 1) - timedelta(days=1)
    return date(year, 1, 1) + timedelta(days=chance.randint(0, 364))


def case(chance: Random) -> tuple[Plain, Plain, list[tuple[date, Decimal | None, str]], date | None]:
    places = chance.choice([0, 0, 1, 2])
    profile = (
        [*sorted(Decimal(chance.randint(0, 20)) / 20 for _ in range(11)), Decimal(1)] if chance.random() < 0.2 else None
    )
    base = (2019, number(chance, places)) if chance.random() < 0.3 else None
    revision = (date(2021, chance.randint(1, 12), 1), {chance.choice(YEARS): target(chance, places)})
    it = {
        "kind": chance.choice(["stock", "stock", "flow", "flow", "ratio"]),
        "unit": chance.choice(["家", "家", "%"]),
        "better": chance.choice(["higher", "higher", "lower"]),
        "decimals": places if chance.random() < 0.7 else None,
        "in_year": "none" if chance.random() < 0.1 else None,
        "profile": profile,
        "base": base,
        "targets": {year: target(chance, places) for year in YEARS},
        "revisions": [revision] if chance.random() < 0.3 else [],
    }
    policy = {
        "behind": chance.choice([Decimal("0.3"), Decimal("0.1"), Decimal(0)]),
        "about": chance.choice([None, Decimal("0.05")]),
        "method": chance.choice(list(METHODS)),
        "on_track": chance.choice([Decimal("0.95"), Decimal("0.8")]),
        "strained": chance.choice([Decimal("0.6"), Decimal("0.5")]),
    }
    if chance.random() < 0.1:
        return it, policy, steady(chance, it), None
    records: dict[tuple[date, str], Decimal | None] = {}
    for year in (2019, *YEARS, *YEARS):
        if chance.random() < 0.7:
            status = chance.choice(["example", "withheld", "preliminary", "final", "final", "final"])
            near = [each["low"] for each in it["targets"].values() if each]  # type: ignore[attr-defined]
            value = chance.choice(near) if near and chance.random() < 0.15 else number(chance, places)
            records[day(chance, year), status] = None if status == "withheld" else value
    as_of = date(2020, 6, 1) + timedelta(days=chance.randint(0, 1000)) if chance.random() < 0.3 else None
    return it, policy, [(when, value, status) for (when, status), value in records.items()], as_of


def steady(chance: Random, it: Plain) -> list[tuple[date, Decimal | None, str]]:
    """Results that rise towards targets that do, so that ratios near one come up; changes the targets."""
    level = {"sign": "bare", "way": "level", "down": False, "since": None, "unit": ""}
    it["targets"] = {
        year: {**level, "low": Decimal(aim), "high": Decimal(aim)}
        for year, aim in zip(YEARS, (90, 100, 110), strict=True)
    }
    it["better"], it["base"], it["revisions"] = "higher", None, []
    return [
        (date(2020, 12, 31), Decimal(90), "final"),
        (date(2021, 12, 31), Decimal(chance.randint(950, 1090)) / 10, "final"),
    ]


def exact(value: object) -> object:
    """The same with fractions for decimals."""
    match value:
        case Decimal():
            return Fraction(value)
        case tuple() | list():
            return type(value)(map(exact, value))
        case dict():
            return {key: exact(each) for key, each in value.items()}
        case _:
            return value


def ours(it: Plain, policy: Plain, records: list[tuple[date, Decimal | None, str]], as_of: date | None, to: int | None):  # type: ignore[no-untyped-def]
    """The package's assessments of the three years."""
    written = {key: it[key] for key in ("kind", "unit", "better", "decimals", "in_year", "profile")}
    base = {"base": {"year": it["base"][0], "value": it["base"][1]}} if it["base"] else {}
    targets = {year: printed(each) for year, each in it["targets"].items()}
    outlook = {"method": policy["method"], "on_track": policy["on_track"], "strained": policy["strained"]}
    whole = Plan.model_validate(
        {
            "schema": "hq-plan/targets/1",
            "plan": {"id": "p", "title": "方案", "years": list(YEARS)},
            "policy": {"behind": policy["behind"], "about": policy["about"], "outlook": outlook},
            "indicators": [{"id": "it", "name": "项", "targets": targets, **written, **base}],
            "revisions": [
                {
                    "number": 2,
                    "effective": when.isoformat(),
                    "targets": {"it": {y: printed(t) for y, t in changes.items()}},
                }
                for when, changes in it["revisions"]
            ],
        }
    )
    book = Book([record(when, value, status) for when, value, status in records], as_of)
    plan = whole.under(whole.number_on(as_of))
    return [assess_one(plan, book, plan.indicators[0], year, to) for year in YEARS]


def record(when: date, value: Decimal | None, status: str) -> Record:
    said = {"indicator": "it", "unit": "家", "as_of": when.isoformat(), "status": status, "source": "年报"}
    return Record(
        "it", Observation.model_validate(said | ({} if value is None else {"value": value})), "区科技局", "a", 5
    )


def plain(figure: object) -> object:
    return None if isinstance(figure, Reason) else list(figure) if isinstance(figure, tuple) else figure


def figures_of(at: Assessment) -> Plain:
    """What the package says, by name; what has no value is None."""
    need, done = at.required, at.achieved
    found: Plain = {
        "gap": at.gap, "completion": at.completion, "growth": at.growth, "elapsed": at.schedule.elapsed,
        "share": at.schedule.share, "lead": at.schedule.lead, "status": at.status.value,
        "previous": at.previous.figure if at.previous else None,
        "outlook.ratio": at.outlook.ratio, "outlook": at.outlook.outlook.value if at.outlook.outlook else None,
        "outlook.band": at.outlook.band,
    }  # fmt: skip
    for name in ("to", "years", "rate", "points", "step", "path", "per_month"):
        found[f"required.{name}"] = getattr(need, name) if isinstance(need, Required) else None
    for name in ("rate", "points", "step"):
        found[f"achieved.{name}"] = getattr(done, name) if isinstance(done, Achieved) else None
    return {name: plain(figure) for name, figure in found.items()}


def figures_by_hand(at: oracle.Year, to: int | None) -> Plain:
    ratio, outlook, band = at.outlook()
    found: Plain = {
        "gap": at.gap(), "completion": at.completion(), "growth": at.growth(), "elapsed": at.elapsed(),
        "share": at.share(), "lead": at.lead(), "status": at.status(), "previous": at.before(),
        "outlook.ratio": ratio, "outlook": outlook, "outlook.band": band,
    }  # fmt: skip
    need, done = at.required(to) or {}, at.achieved() or {}
    for name in ("to", "years", "rate", "points", "step", "path", "per_month"):
        found[f"required.{name}"] = need.get(name)
    for name in ("rate", "points", "step"):
        found[f"achieved.{name}"] = done.get(name)
    return found


ROOTS = {"required.rate", "achieved.rate"}


def agree(name: str, one: object, other: object, method: str, together: set[str | None]) -> bool:
    """A mean of rates is itself a root, and so is all that comes of it; of chained rates the yearly one is."""
    chained = "compound" in together and name.endswith(".points")
    rooted = (
        "mean" in together
        or chained
        or name in ROOTS
        or (name == "outlook.ratio" and method in ("cagr-ratio", "log-progress"))
    )
    if rooted and isinstance(one, Fraction) and isinstance(other, Fraction):
        return abs(one - other) <= Fraction(1, 10**12) * max(1, abs(other))
    return one == other


def cases() -> Iterator[tuple[int, Plain, Plain, list[tuple[date, Decimal | None, str]], date | None, int | None]]:
    for seed in range(PLANS):
        chance = Random(seed)
        it, policy, records, as_of = case(chance)
        yield seed, it, policy, records, as_of, chance.choice([None, None, *YEARS])


@pytest.fixture(scope="module")
def compared() -> tuple[list[str], Counter[tuple[str, object]]]:
    """Where both disagree, and how often each figure was there, was not, or was such a word."""
    wrong: list[str] = []
    seen: Counter[tuple[str, object]] = Counter()
    for seed, it, policy, records, as_of, to in cases():
        for at in ours(it, policy, records, as_of, to):
            by_hand = oracle.Year(exact(it), exact(policy), exact(records), at.year, as_of)  # type: ignore[arg-type]
            found, expected = figures_of(at), figures_by_hand(by_hand, to)
            together = {by_hand.together(year) for year in YEARS}
            wrong += [
                f"plan {seed}, {at.year}: {name} is {found[name]}, by hand {expected[name]}"
                for name in expected
                if not agree(name, found[name], expected[name], policy["method"], together)
            ]
            seen.update(
                (name, value if isinstance(value, str) else value is not None) for name, value in expected.items()
            )
            seen[policy["method"], expected["outlook"]] += 1
            way = (by_hand.targets.get(at.year) or {}).get("way")
            seen["way", oracle.counting(by_hand.it, by_hand.targets[at.year]) if way else None] += (
                at.bound != () and not isinstance(at.bound, Reason)
            )
            seen["sign", None if isinstance(at.bound, Reason) else at.bound.op] += 1
    return wrong, seen


def test_both_calculations_agree(compared) -> None:  # type: ignore[no-untyped-def]
    assert compared[0] == []


@pytest.mark.parametrize(
    "name",
    ["gap", "completion", "growth", "elapsed", "share", "lead", "previous", "outlook.ratio",
     *(f"required.{name}" for name in ("years", "rate", "points", "step", "path", "per_month")),
     *(f"achieved.{name}" for name in ("rate", "points", "step"))],
)  # fmt: skip
def test_every_figure_was_there_and_was_not(compared, name: str) -> None:  # type: ignore[no-untyped-def]
    assert min(compared[1][name, True], compared[1][name, False]) > 20


@pytest.mark.parametrize("status", ["met", "missed", "on_track", "behind", "off_track", "not_due", "no_data"])
def test_every_status_was_given(compared, status: str) -> None:  # type: ignore[no-untyped-def]
    assert compared[1]["status", status] > 20


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("outlook", ["achieved", "on_track", "strained", "off_track", None])
def test_every_method_gave_every_outlook(compared, method: str, outlook: str | None) -> None:  # type: ignore[no-untyped-def]
    assert compared[1][method, outlook] > 3


@pytest.mark.parametrize("band", [band for method in METHODS.values() for band in method.bands])
def test_every_band_was_given(compared, band: str) -> None:  # type: ignore[no-untyped-def]
    assert compared[1]["outlook.band", band] > 3


@pytest.mark.parametrize("sign", [">=", ">", "<=", "<", "in", None])
def test_every_sign_of_a_target_was_met(compared, sign: str | None) -> None:  # type: ignore[no-untyped-def]
    assert compared[1]["sign", sign] > 20


@pytest.mark.parametrize("way", ["level", "rate", "yearly", "amount", "times", "sum", "compound", "mean"])
def test_every_way_of_counting_was_met(compared, way: str) -> None:  # type: ignore[no-untyped-def]
    assert compared[1]["way", way] > 20


def test_the_second_calculation_knows_nothing_of_the_package() -> None:
    assert "hq_plan" not in Path(oracle.__file__).read_text("utf-8")
