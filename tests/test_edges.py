"""The edges of every outlook method: what is null says why, and nothing is put in its place."""

import pytest
from test_why import assessed

from hq_plan.growth import Reason
from hq_plan.outlook import METHODS

MET, SLIPPED = "the last target is met already", "the first result met the last target already"
NO_RATE, ONE_POINT = "a rate needs figures above zero", "a single year-end result shows no change"
NO_STEP = "the plan leaves no step from this year's target to the last"

# Records, what the plan says, and by planned-step, cagr-ratio, linear-outlook and log-progress the ratio to three
# places, or why there is none.
EDGES: dict[str, tuple[dict[str, object], dict[str, object], tuple[object, ...]]] = {
    "lower is better": (
        {"2020-12-31": "60", "2021-12-31": "55"},
        {"better": "lower", "targets": {2021: 54, 2022: 50}},
        (0.8, 0.956, 1.0, 0.954),
    ),
    "lower is better, moved away": (
        {"2020-12-31": "60", "2021-12-31": "65"},
        {"better": "lower", "targets": {2021: 54, 2022: 50}},
        (0.267, -0.956, -0.333, -0.878),
    ),
    "range, from below": (
        {"2020-12-31": "60", "2021-12-31": "70"},
        {"targets": {2021: "72至90", 2022: "80至90"}},
        (0.8, 1.077, 1.0, 1.072),
    ),
    "range, crossed": (
        {"2020-12-31": "60", "2021-12-31": "95"},
        {"targets": {2021: "72至90", 2022: "80至90"}},
        (NO_STEP, *["the range lies between the first result and the latest"] * 3),
    ),
    "strict bound, just reached": (
        {"2020-12-31": "60", "2021-12-31": "90"},
        {"targets": {2021: 80, 2022: "超过90"}},
        ("the figure stands on a bound that is not included",) * 4,
    ),
    "base of zero": (
        {"2020-12-31": "0", "2021-12-31": "3"}, {"targets": {2021: 4, 2022: 8}}, (0.8, NO_RATE, 0.6, NO_RATE),
    ),
    "base below zero": (
        {"2020-12-31": "-5", "2021-12-31": "1"}, {"targets": {2021: 2, 2022: 8}}, (0.857, NO_RATE, 0.857, NO_RATE),
    ),
    "target of zero": (
        {"2020-12-31": "9", "2021-12-31": "4"},
        {"better": "lower", "targets": {2021: 3, 2022: 0}},
        (0.75, NO_RATE, 1.25, NO_RATE),
    ),
    "target equal to the base": (
        {"2020-12-31": "80", "2021-12-31": "70"}, {"targets": {2021: 75, 2022: 80}}, (0.5, SLIPPED, SLIPPED, SLIPPED),
    ),
    "strict target equal to the base": (
        {"2020-12-31": "80", "2021-12-31": "70"},
        {"targets": {2021: 75, 2022: "超过80"}},
        (0.5, *["the first result stands on the last bound"] * 3),
    ),
    "target equal to the last one": (
        {"2020-12-31": "80", "2021-12-31": "90"}, {"targets": {2021: 100, 2022: 100}}, (NO_STEP, 1.059, 1.0, 1.056),
    ),
    "met early": ({"2020-12-31": "80", "2021-12-31": "120"}, {"targets": {2021: 100, 2022: 120}}, (MET,) * 4),
    "met and slipped": (
        {"2020-12-31": "121", "2021-12-31": "110"}, {"targets": {2021: 100, 2022: 120}}, (2.0, SLIPPED, SLIPPED, SLIPPED),
    ),
    "base year without data": ({"2021-12-31": "90"}, {"targets": {2021: 100, 2022: 120}}, (0.667, *[ONE_POINT] * 3)),
    "one point only, in the last year": ({"2022-12-31": "90"}, {"year": 2022}, ("no year is left",) * 4),
    "within the year": (
        {"2020-12-31": "80", "2021-06-30": "90"}, {}, ("the outlook is judged on year-end results",) * 4,
    ),
    "no figure": ({"2020-12-31": "80"}, {}, ("no figure is on file",) * 4),
    "last target in words": (
        {"2020-12-31": "80", "2021-12-31": "90"}, {"targets": {2021: 100, 2022: "国内一流"}},
        ("the last target has no figure",) * 4,
    ),
    "no target in the year": (
        {"2020-12-31": "80", "2021-12-31": "90"}, {"targets": {2022: 120}},
        ("the year has no target in figures", 0.556, 0.333, 0.581),
    ),
}  # fmt: skip


@pytest.mark.parametrize("edge", EDGES)
def test_every_method_at_an_edge(edge: str) -> None:
    records, more, expected = EDGES[edge]
    found = []
    for name in METHODS:
        ratio = assessed(records, policy={"outlook": {"method": name}}, **more)[0].outlook.ratio
        found.append(str(ratio) if isinstance(ratio, Reason) else round(float(ratio), 3))
    assert tuple(found) == expected
