"""Charts: what is drawn is what is known, and where the figure should stand on its day lies on the plan's own way."""

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import tostring

import pytest
from conftest import Ran
from test_report import folder, indicator, record

from hq_plan import drawing
from hq_plan.view import Chart, Point, Step, Tone


def numbers(svg: str, kind: str, name: str) -> list[float]:
    return [float(each) for each in re.findall(rf'class="{kind}"[^>]*? {name}="([0-9.]+)"', svg)]


@pytest.mark.parametrize(("kind", "share"), [("flow", 0.5), ("stock", 70 / 120)])
def test_the_plan_is_half_way_at_the_middle_of_the_year(
    kind: str, share: float, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    data = folder(
        tmp_path, indicator("a", "120", f"kind: {kind}, unit: 吨"),
        record("a", "50", "as_of: 2021-06-30, status: final, unit: 吨"),
    )  # fmt: skip
    plan = data / "targets.yaml"
    plan.write_text(plan.read_text("utf-8").replace("{2021: 120}", "{2020: 20, 2021: 120}"), "utf-8")
    out = run("report", "2021", "--data", str(data), "--format", "html").out
    (planned,) = numbers(out, "planned", "width")
    (aim,) = numbers(out, "aim", "x1")
    assert planned == pytest.approx(share * aim, abs=0.11)


def point(number: int) -> Point:
    return Point(Fraction(number), str(number))


STEPS = (
    Step("2019", point(4), ()), Step("2020", None, (point(6),)), Step("2021", point(7), (point(8),)),
    Step("2022", None, (point(9), point(10))),
)  # fmt: skip
CHART = Chart("甲", "甲：四年", STEPS, STEPS[2], "✗ 未达标", tone=Tone.BAD)


def test_bars_begin_at_nought_and_their_lengths_compare() -> None:
    svg = tostring(drawing.bullet(CHART, "c"), encoding="unicode")
    (bar,), (aim,) = numbers(svg, "bar bad", "width"), numbers(svg, "aim", "x1")
    assert bar / aim == pytest.approx(7 / 8, abs=0.001)
    assert "未达标" in svg


def test_no_line_is_drawn_over_a_year_without_a_figure() -> None:
    svg = tostring(drawing.path(CHART, "c"), encoding="unicode")
    assert svg.count('class="actual-dot"') == 2
    assert 'class="actuals"' not in svg
    assert svg.count('class="aim-dot"') == 4
    assert "<title" in svg
    assert 'role="img"' in svg


def test_many_years_are_named_with_room_between() -> None:
    steps = tuple(Step(str(2010 + n), point(n), ()) for n in range(20))
    svg = tostring(drawing.path(Chart("甲", "甲", steps, steps[-1], "✓"), "c"), encoding="unicode")
    named = re.findall(">([0-9]{4})<", svg)
    assert named == ["2010", "2014", "2018", "2022", "2026", "2029"]
