"""What statistical offices and governments printed, each row of `published.jsonl` with its source, against our arithmetic.

Every row is worked out twice: here in plain fractions and decimals, without the package, which holds the rows themselves;
and by the package, where it has a function for the kind. A printed figure is right to half a unit of its last place.
"""

import itertools
import json
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from hq_plan import growth
from hq_plan.derivation import logarithm
from hq_plan.growth import Bound, Reason
from hq_plan.outlook import METHODS, Course, Cuts, Outlook, Verdict
from hq_plan.reports import words

ROWS = [json.loads(line) for line in (Path(__file__).parent / "published.jsonl").read_text("utf-8").splitlines()]
BY_ID = {row["id"]: row for row in ROWS}
EXACT = {"months", "years", "base_year", "latest_year", "target_year", "direction", "rule", "unit"}

Inputs = dict[str, Any]


def root(number: Fraction, n: int) -> Decimal:
    return ((Decimal(number.numerator) / Decimal(number.denominator)).ln() / Decimal(n)).exp()


def yearly(base: str, value: str, years: int) -> Decimal:
    return root(Fraction(value) / Fraction(base), years) - 1


def chained(rates: list[str]) -> Fraction:
    product = Fraction(1)
    for rate in rates:
        product *= 1 + Fraction(rate) / 100
    return product


def cagr_ratio(i: Inputs) -> dict[str, object]:
    """Open SDG: observed over the magnitude of the required growth; what is achieved is said first."""
    sign = 1 if i["direction"] == "higher" else -1
    met = (Fraction(i["latest"]) - Fraction(i["target"])) * sign >= 0
    years = int(i["latest_year"]) - int(i["base_year"])
    if years == 0:
        return {"ratio": "null", "band": "not_available"}
    if Fraction(i["base"]) == Fraction(i["target"]):
        return {"ratio": "null", "band": "target_achieved" if met else "?"}
    need = yearly(i["base"], i["target"], int(i["target_year"]) - int(i["base_year"]))
    ratio = sign * yearly(i["base"], i["latest"], years) / abs(need)
    cuts = (
        (Decimal("0.95"), "substantial_progress"),
        (Decimal("0.6"), "moderate_progress"),
        (Decimal(0), "limited_progress"),
    )
    band = next((name for cut, name in cuts if ratio >= cut), "deterioration")
    return {"ratio": ratio, "band": "target_achieved" if met else band}


def linear_outlook(i: Inputs) -> dict[str, object]:
    """Destatis: the mean change of the last five years run forward, the miss over what was left."""
    sign = 1 if i["direction"] == "higher" else -1
    year = int(i["latest_year"])
    x, target = Fraction(i["series"][str(year)]), Fraction(i["target"])
    step = (x - Fraction(i["series"][str(year - 5)])) / 5
    if (x - target) * sign >= 0:
        return {"symbol": "Sonne" if step * sign >= 0 else "Leicht bewölkt"}
    if step * sign <= 0:
        return {"symbol": "Blitz"}
    miss = (target - (x + step * (int(i["target_year"]) - year))) * sign / abs(target - x)
    return {"symbol": "Sonne" if miss < Fraction(1, 20) else "Leicht bewölkt" if miss <= Fraction(1, 5) else "Wolke"}


def schedule(i: Inputs) -> dict[str, object]:
    elapsed = Fraction(int(i["months"]), 12)
    share = Fraction(i["share"]) / 100 if "share" in i else None
    if "value" in i:
        share = Fraction(i["value"]) / Fraction(i["target"])
    return {
        "elapsed": 100 * elapsed,
        **({} if share is None else {"share": 100 * share, "lead": 100 * (share - elapsed)}),
    }


def log_share(done: str, target: str) -> Decimal:
    return 100 * (1 - Decimal(done) / 100).ln() / (1 - Decimal(target) / 100).ln()


PLAIN: dict[str, Callable[[Inputs], dict[str, object]]] = {
    "cagr-ratio": cagr_ratio,
    "cagr-signed": lambda i: {"rate": (1 if i["direction"] == "higher" else -1)
                              * yearly(i["base"], i["latest"], int(i["latest_year"]) - int(i["base_year"]))},
    "linear-outlook": linear_outlook,
    "log-progress": lambda i: {"progress": log_share(i["done"], i["target"])},
    "over-target-share": lambda i: {"over_percent": 100 * Fraction(i["over_points"]) / Fraction(i["target"])},
    "compound": lambda i: {"total": 100 * (chained(i["rates"]) - 1)},
    "compound-reduction": lambda i: {"total": 100 * (chained(i["rates"]) - 1)},
    "growth": lambda i: {"growth": 100 * (Fraction(i["value"]) / Fraction(i["before"]) - 1)},
    "growth-from-increase": lambda i: {
        "growth": 100 * Fraction(i["increase"]) / (Fraction(i["value"]) - Fraction(i["increase"]))},
    "difference": lambda i: {"difference": Fraction(i["a"]) - Fraction(i["b"])},
    "points": lambda i: {"points": Fraction(i["a"]) - Fraction(i["b"])},
    "points-vs-percent": lambda i: {
        "points": Fraction(i["a"]) - Fraction(i["b"]), "percent": 100 * (Fraction(i["a"]) / Fraction(i["b"]) - 1)},
    "schedule": schedule,
    "completion": lambda i: {"completion": 100 * Fraction(i["value"]) / Fraction(i["target"])},
    "lower-completion": lambda i: {"completion": 100 * (2 - Fraction(i["value"]) / Fraction(i["target"]))},
    "lower-completion-abs": lambda i: {"completion": 100 * (
        1 - (Fraction(i["value"]) - Fraction(i["target"])) / abs(Fraction(i["target"])))},
    "cagr": lambda i: {"rate": 100 * yearly(i["base"], i["end"], int(i["years"]))},
    "rate-continuous": lambda i: {
        "rate": 100 * (Decimal(i["end"]) / Decimal(i["base"])).ln() / Decimal(i["years"])},
    "mean-growth": lambda i: {"rate": 100 * (root(chained(i["rates"]), len(i["rates"])) - 1)},
    "rounding": lambda i: {"rounded": (Decimal(i["value"]) / Decimal(i["unit"])).quantize(
        Decimal(1), ROUND_HALF_EVEN if i["rule"] == "half-even" else ROUND_HALF_UP) * Decimal(i["unit"])},
}  # fmt: skip


def at_least(target: str) -> Bound:
    number = Fraction(target)
    return Bound(">=", number, number)


def our_schedule(i: Inputs) -> dict[str, object]:
    month = int(i["months"])
    elapsed = growth.elapsed(date(2021, month, monthrange(2021, month)[1]))
    share = Fraction(i["share"]) / 100 if "share" in i else None
    if "value" in i:
        found = growth.flow_share(Fraction(i["value"]), at_least(i["target"]))
        assert isinstance(found, Fraction)
        share = found
    return {
        "elapsed": 100 * elapsed,
        **({} if share is None else {"share": 100 * share, "lead": 100 * (share - elapsed)}),
    }


def our_rounding(i: Inputs) -> dict[str, object]:
    places = max(0, -int(Decimal(i["unit"]).as_tuple().exponent))
    return {"rounded": Decimal(words.rounded(Fraction(i["value"]), places).replace(words.MINUS, "-"))}


def verdict(method: str, i: Inputs, results: dict[int, str]) -> Verdict:
    last, year = Fraction(i["target"]), int(i["latest_year"])
    bound = Bound(">=" if i["direction"] == "higher" else "<=", last, last)
    known = {each: Fraction(result) for each, result in results.items()}
    course = Course(known[year], year, None, bound, int(i["target_year"]), known)
    return METHODS[method].verdict(course, Cuts(Fraction("0.95"), Fraction("0.60")))


def our_cagr_ratio(i: Inputs) -> dict[str, object]:
    found = verdict("cagr-ratio", i, {int(i["base_year"]): i["base"], int(i["latest_year"]): i["latest"]})
    bands = {
        "significant progress": "substantial_progress",
        "moderate progress": "moderate_progress",
        "insufficient progress": "limited_progress",
        "movement away": "deterioration",
    }
    if found == Verdict(Reason("a single year-end result shows no change")):
        return {"ratio": "null", "band": "not_available"}
    return {"ratio": found.ratio, "band": bands.get(found.band or "", found.outlook)}


def our_linear_outlook(i: Inputs) -> dict[str, object]:
    found = verdict("linear-outlook", i, {int(year): value for year, value in i["series"].items()})
    symbols = {"sun": "Sonne", "sun and cloud": "Leicht bewölkt", "cloud": "Wolke", "thunderstorm": "Blitz"}
    return {"symbol": symbols.get(found.band or "", found.outlook)}


def our_log_progress(i: Inputs) -> dict[str, object]:
    """The share itself, and the verdict of the method at half the time."""
    done, target = (logarithm(1 - Fraction(i[key]) / 100) for key in ("done", "target"))
    years = {"direction": "lower", "latest_year": 2, "target_year": 4, "target": 100 - Fraction(i["target"])}
    ratio = verdict("log-progress", years, {0: "100", 2: str(100 - Fraction(i["done"]))}).ratio
    assert ratio == 2 * done / target or Fraction(i["done"]) >= Fraction(i["target"])
    return {"progress": 100 * done / target}


def percent(found: object) -> Fraction:
    assert isinstance(found, Fraction)
    return 100 * found


OURS: dict[str, Callable[[Inputs], dict[str, object]]] = {
    "cagr-ratio": our_cagr_ratio,
    "linear-outlook": our_linear_outlook,
    "log-progress": our_log_progress,
    "growth": lambda i: {"growth": percent(growth.change(Fraction(i["value"]), Fraction(i["before"])))},
    "growth-from-increase": lambda i: {"growth": percent(
        growth.change(Fraction(i["value"]), Fraction(i["value"]) - Fraction(i["increase"])))},
    "schedule": our_schedule,
    "completion": lambda i: {"completion": percent(growth.completion(Fraction(i["value"]), at_least(i["target"])))},
    "lower-completion": lambda i: {"completion": percent(growth.completion(
        Fraction(i["value"]), Bound("<=", Fraction(i["target"]), Fraction(i["target"]))))},
    "rounding": our_rounding,
}  # fmt: skip


def is_met(row: dict[str, Any]) -> bool:
    """Whether the latest figure meets the target: publishers still give a ratio or symbol then, we say that it is met."""
    i = row["inputs"]
    if row["kind"] not in ("cagr-ratio", "linear-outlook"):
        return False
    latest = Fraction(i["latest"] if "latest" in i else i["series"][i["latest_year"]])
    return latest >= Fraction(i["target"]) if i["direction"] == "higher" else latest <= Fraction(i["target"])


def is_ours(row: dict[str, Any]) -> bool:
    """Half to even in decimal places is what we round by; other units and rules are there for comparison."""
    by_places = row["inputs"].get("unit") in ("1", "0.1", "0.01", "0.001", "0.0001")
    return (
        row["kind"] in OURS
        and not is_met(row)
        and (row["kind"] != "rounding" or (row["inputs"]["rule"] == "half-even" and by_places))
    )


def agrees(row: dict[str, Any], work_out: Callable[[Inputs], dict[str, object]]) -> bool:
    """Whether every printed figure comes out, where the source rounded its inputs within that rounding."""
    with localcontext(Context(prec=40)):
        found = work_out(row["inputs"])
        return all(_fits(row, key, printed, found[key], work_out) for key, printed in row["printed"].items())


def _fits(row: dict[str, Any], key: str, printed: str, value: object, work_out: Callable[[Inputs], Any]) -> bool:
    if isinstance(value, str):
        return value == printed
    near, wanted = Decimal(row["tolerance"][key]), Decimal(printed)
    if abs(_decimal(value) - wanted) <= near:
        return True
    spread = (
        [_decimal(work_out(moved)[key]) for moved in _corners(row["inputs"])]
        if "within" in row
        else [near + wanted * 2]
    )
    return "within" in row and min(spread) <= wanted + near and max(spread) >= wanted - near


def _decimal(value: Any) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value


def _corners(inputs: Inputs) -> list[Inputs]:
    """The inputs moved down and up by half a unit of their last printed place, in all combinations."""
    keys = [key for key, value in inputs.items() if key not in EXACT and isinstance(value, str)]
    halves = {key: Decimal(5) / 10 ** (len(inputs[key].partition(".")[2]) + 1) for key in keys}
    return [
        {
            **inputs,
            **{key: str(Decimal(inputs[key]) + sign * halves[key]) for key, sign in zip(keys, signs, strict=True)},
        }
        for signs in itertools.product((-1, 1), repeat=len(keys))
    ]


@pytest.mark.parametrize("name", BY_ID)
def test_a_printed_figure_follows_from_the_printed_inputs(name: str) -> None:
    assert agrees(BY_ID[name], PLAIN[BY_ID[name]["kind"]])


@pytest.mark.parametrize("name", [row["id"] for row in ROWS if is_ours(row)])
def test_our_arithmetic_gives_the_printed_figure(name: str) -> None:
    assert agrees(BY_ID[name], OURS[BY_ID[name]["kind"]])


@pytest.mark.parametrize("name", [row["id"] for row in ROWS if is_met(row)])
def test_a_target_that_is_met_is_achieved_whatever_the_ratio(name: str) -> None:
    """Open SDG prints its ratio beside "target achieved"; Destatis takes one symbol down where the change is away."""
    row = BY_ID[name]
    assert Outlook.ACHIEVED in list(OURS[row["kind"]](row["inputs"]).values())
    assert row["printed"].get("band", "target_achieved") == "target_achieved"
    assert row["printed"].get("symbol", "Sonne") in ("Sonne", "Leicht bewölkt")


def test_every_row_has_its_source_and_stands_once() -> None:
    assert len(BY_ID) == len(ROWS)
    assert all(row["source"] and row["printed"] for row in ROWS)


def test_a_wrong_rule_does_not_agree() -> None:
    """The rows tell rules apart: a plain share is not a logarithmic one, an arithmetic mean no geometric one."""
    assert not agrees(
        BY_ID["tianjin-2009-log"], lambda i: {"progress": 100 * Fraction(i["done"]) / Fraction(i["target"])}
    )
    assert not agrees(
        BY_ID["hubei-two-year-2021h1"], lambda i: {"rate": sum(map(Fraction, i["rates"])) / len(i["rates"])}
    )
    assert not agrees(BY_ID["arr-20-10"], PLAIN["cagr"])
