"""Charts as SVG: a bullet graph for the year that a report is about, and the path of the years.

Each has a role, a title that says the same in words, and its numbers as text; shapes differ by more than their colour.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element, SubElement

from hq_plan.i18n import _
from hq_plan.lines import cells
from hq_plan.view import Chart, Point, Step, Tone, harmless

_Scale: TypeAlias = Callable[[Fraction], float]
_Box: TypeAlias = tuple[float, float, float, float]
_Height: TypeAlias = Callable[[Point], float]

_TONES: Final = {Tone.GOOD: "good", Tone.WARN: "warn", Tone.BAD: "bad", Tone.PLAIN: "plain"}
_WIDTH, _MARGIN = 320, 32
_BULLET_HEIGHT, _PATH_HEIGHT = 44, 126
_TOP, _BOTTOM = 26, 84
_ROOM: Final = Fraction(21, 20)
"""How far the scale goes beyond the greatest number."""
_ROOM_FOR_TEXT: Final = 22
"""How long a printed target may be to stand beside the figure, in half-width signs."""
_MOST_LABELS: Final = 6
"""With more years than these only the last figures are written out; all are in the title."""

STYLE: Final = """
svg { display: block; width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--ink); }
svg .soft { fill: var(--soft); } .axis { stroke: var(--line); stroke-width: 1; }
.track { fill: var(--head); } .planned { fill: var(--line); } .aim { stroke: var(--ink); stroke-width: 3; }
.bar.good { fill: var(--good); } .bar.warn { fill: var(--warn); } .bar.bad { fill: var(--bad); }
.bar.plain { fill: var(--soft); } .aims { fill: none; stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 5 3; }
.aim-dot { fill: var(--page); stroke: var(--soft); stroke-width: 1.5; } .actuals { fill: none; stroke: var(--ink);
  stroke-width: 2; } .actual-dot { fill: var(--ink); }
"""


def bullet(chart: Chart, mark: str) -> Element:
    """The figure as a bar, the target as a tick, and behind them how far the plan is on the day."""
    now = chart.now
    drawn = _svg(_BULLET_HEIGHT, f"{chart.title} {chart.standing}", f"{mark}-bullet")
    at = _scale([*_points([now]), *([chart.planned] if chart.planned else [])], from_zero=True)
    _rect(drawn, "track", (0, 24, _WIDTH, 14))
    if chart.planned:
        _rect(drawn, "planned", (at(Fraction(0)), 24, at(chart.planned.at) - at(Fraction(0)), 14))
    if now.actual:
        zero, end = at(Fraction(0)), at(now.actual.at)
        _rect(drawn, f"bar {_TONES[chart.tone]}", (min(zero, end), 28, abs(end - zero), 6))
    for aim in now.aims:
        _line(drawn, "aim", (at(aim.at), 21, at(aim.at), 41))
    shown = now.actual.text if now.actual else _("no figure")
    _text(drawn, (0, 14), _("{label}: {text}").format(label=now.label, text=f"{shown}  {chart.standing}"))
    if now.aims:
        short = now.asked if cells(now.asked) <= _ROOM_FOR_TEXT else "–".join(aim.text for aim in now.aims)
        _text(drawn, (_WIDTH, 14), _("▎target {text}").format(text=short), side="end")
    return drawn


def path(chart: Chart, mark: str) -> Element:
    """Figures and targets over the years: filled dots on a line, empty dots on a broken one."""
    drawn = _svg(_PATH_HEIGHT, chart.said, f"{mark}-path")
    across = _scale(_points(chart.steps), from_zero=False)
    top, bottom = Fraction(_TOP), Fraction(_BOTTOM)

    def height(point: Point) -> float:
        share = Fraction(across(point.at)) / _WIDTH
        return float(bottom - share * (bottom - top))

    count = len(chart.steps)
    every = -(-count // _MOST_LABELS)
    step = Fraction(_WIDTH - 2 * _MARGIN, max(count - 1, 1))
    places = [float(_MARGIN + n * step) if count > 1 else _WIDTH / 2 for n in range(count)]
    _line(drawn, "axis", (0, _BOTTOM + 20, _WIDTH, _BOTTOM + 20))
    for end in (0, -1) if any(len(each.aims) > 1 for each in chart.steps) else (0,):
        aims = [each.aims[end] if each.aims else None for each in chart.steps]
        for run in _runs(list(zip(places, aims, strict=True))):
            _polyline(drawn, "aims", [(x, height(point)) for x, point in run])
    for run in _runs([(x, None if each.apart else each.actual) for x, each in zip(places, chart.steps, strict=True)]):
        _polyline(drawn, "actuals", [(x, height(point)) for x, point in run])
    for n, (x, each) in enumerate(zip(places, chart.steps, strict=True)):
        if n % every == 0 or n == count - 1:
            _text(drawn, (x, _BOTTOM + 36), each.label, side="middle", soft=True)
        for aim in each.aims:
            _dot(drawn, "aim-dot", x, height(aim), 4)
        if each.actual:
            _dot(drawn, "actual-dot", x, height(each.actual), 3)
        if count <= _MOST_LABELS or n == count - 1:
            _label(drawn, x, each, height)
    return drawn


def _label(drawn: Element, x: float, step: Step, height: _Height) -> None:
    """The figure at its dot, on the side where the target is not; without a figure the target."""
    side = "end" if x > _WIDTH - 2 * _MARGIN else "start" if x < 2 * _MARGIN else "middle"
    place = {"end": _WIDTH, "start": 0, "middle": x}[side]
    aims = [height(aim) for aim in step.aims]
    if step.actual:
        at = height(step.actual)
        _text(drawn, (place, at + 15 if min(aims, default=at) < at else at - 8), step.actual.text, side=side)
    elif step.aims:
        _text(drawn, (place, min(aims) - 8), "–".join(aim.text for aim in step.aims), side=side, soft=True)


def _points(steps: Iterable[Step]) -> list[Point]:
    return [point for each in steps for point in (*([each.actual] if each.actual else ()), *each.aims)]


def _scale(points: Sequence[Point], *, from_zero: bool) -> _Scale:
    """Numbers to places across the picture; bars begin at nought, so that their lengths compare."""
    numbers = [point.at for point in points] or [Fraction(0)]
    low, high = min(numbers), max(numbers)
    if from_zero:
        low, high = min(low, Fraction(0)) * _ROOM, max(high, Fraction(0)) * _ROOM
    span = high - low or Fraction(1)
    return lambda number: float((number - low) / span * _WIDTH)


def _runs(points: Sequence[tuple[float, Point | None]]) -> list[list[tuple[float, Point]]]:
    """The stretches without a gap, so that no line is drawn over a year without a figure."""
    runs: list[list[tuple[float, Point]]] = [[]]
    for x, point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append((x, point))
    return [run for run in runs if len(run) > 1]


def _svg(height: int, said: str, name: str) -> Element:
    drawn = Element("svg", {"viewBox": f"0 0 {_WIDTH} {height}", "role": "img", "aria-labelledby": name})
    SubElement(drawn, "title", id=name).text = harmless(said)
    return drawn


def _rect(drawn: Element, kind: str, box: _Box) -> None:
    x, y, width, height = box
    placed = {"x": _n(x), "y": _n(y), "width": _n(max(width, 0)), "height": _n(height)}
    SubElement(drawn, "rect", {"class": kind} | placed)


def _line(drawn: Element, kind: str, ends: _Box) -> None:
    x1, y1, x2, y2 = ends
    SubElement(drawn, "line", {"class": kind, "x1": _n(x1), "y1": _n(y1), "x2": _n(x2), "y2": _n(y2)})


def _polyline(drawn: Element, kind: str, points: Iterable[tuple[float, float]]) -> None:
    SubElement(drawn, "polyline", {"class": kind, "points": " ".join(f"{_n(x)},{_n(y)}" for x, y in points)})


def _dot(drawn: Element, kind: str, x: float, y: float, r: float) -> None:
    SubElement(drawn, "circle", {"class": kind, "cx": _n(x), "cy": _n(y), "r": _n(r)})


def _text(drawn: Element, at: tuple[float, float], text: str, *, side: str = "start", soft: bool = False) -> None:
    placed = {"x": _n(at[0]), "y": _n(at[1]), "text-anchor": side} | ({"class": "soft"} if soft else {})
    SubElement(drawn, "text", placed).text = harmless(text)


def _n(number: float) -> str:
    """A coordinate, the same on every machine."""
    return f"{number:.1f}"
