"""A second calculation of every figure, in plain fractions, from the words of the method page; no code of the package.

A plan is a dictionary, a record a tuple of day, figure (None where it is withheld) and status. What has no value is None.
"""

import calendar
import math
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

FIRST = 2020
"""The first year of every plan here."""

CERTAINTY = {"example": 0, "withheld": 1, "preliminary": 2, "final": 3}
Plain = dict[str, Any]


def root(x: Fraction, n: Fraction) -> Fraction:
    """``x^(1/n)`` to some sixty digits."""
    with localcontext(prec=70):
        return Fraction(((Decimal(x.numerator) / Decimal(x.denominator)).ln() * n.denominator / n.numerator).exp())


def log(x: Fraction) -> Fraction:
    with localcontext(prec=70):
        return Fraction((Decimal(x.numerator) / Decimal(x.denominator)).ln())


TURNED = {">=": "<=", ">": "<", "<=": ">=", "<": ">", "in": "in"}


def counting(it: Plain, target: Plain) -> str:
    """How a target counts: as a level, from the base, or over all years (sum, compound, mean)."""
    if target["way"] == "yearly":
        return "mean" if it["unit"] == "%" else "yearly"
    if target["way"] == "whole":
        if it["unit"] != "%" and target["unit"] != "%" and it["kind"] != "flow" and target["down"] is not None:
            return "amount"
        return "compound" if it["unit"] == "%" else "rate" if target["unit"] == "%" else "sum"
    return target["way"]


def falls(it: Plain, target: Plain) -> bool | None:
    if target["down"] is None and target["way"] == "whole":
        return None if it["unit"] == "%" else it["better"] == "lower"
    return bool(target["down"])


def ends(it: Plain, target: Plain, year: int, about: Fraction) -> tuple[Fraction, Fraction] | None:
    """Both ends of a target as levels; 左右 leaves open a share of the printed number."""
    apart = abs(target["low"]) * about
    printed = target["low"] - apart, target["high"] + apart
    how, down = counting(it, target), falls(it, target)
    if how == "compound" and down is None:
        return None
    if how in ("level", "sum", "compound", "mean"):
        return printed
    if it["base"] is None or target["since"] not in (None, it["base"][0]):
        return None
    base, years = it["base"][1], year - it["base"][0]
    if base <= 0 and how != "amount":
        return None
    found = []
    for number in printed:
        change = -number if down and how != "times" else number
        found.append({
            "rate": base * (1 + change / 100), "yearly": base * (1 + change / 100) ** years, "amount": base + change,
            "times": base * number,
        }[how])  # fmt: skip
    return min(found), max(found)


def asked(it: Plain, target: Plain | None, year: int, about: Fraction | None) -> tuple[str, Fraction, Fraction] | None:
    """Sign and bounds of a target: a bare number by the direction, 左右 by the policy, a decline turned round."""
    if target is None or (target["sign"] == "~" and about is None):
        return None
    sign, how = target["sign"], counting(it, target)
    both = ends(it, target, year, about if about and sign == "~" else Fraction(0))
    if both is None:
        return None
    low, high = both
    if sign == "~":
        return "in", low, high
    turned = how in ("rate", "yearly", "amount") and falls(it, target)
    if sign == "bare":
        lower = it["better"] == "lower" and how not in ("compound", "mean")
        return ("<=" if turned or lower else ">="), low, high
    return (TURNED[sign] if turned else sign), low, high


def meets(x: Fraction, bound: tuple[str, Fraction, Fraction]) -> bool:
    sign, low, high = bound
    return {">=": x >= low, ">": x > low, "<=": x <= low, "<": x < low, "in": low <= x <= high}[sign]


def nearest(x: Fraction, bound: tuple[str, Fraction, Fraction]) -> Fraction:
    _, low, high = bound
    return low if abs(x - low) < abs(x - high) else high


def gone(day: date, profile: list[Fraction] | None) -> Fraction:
    days = calendar.monthrange(day.year, day.month)[1]
    if profile:
        before = profile[day.month - 2] if day.month > 1 else Fraction(0)
        return before + (profile[day.month - 1] - before) * Fraction(day.day, days)
    if day.day == days:
        return Fraction(day.month, 12)
    return Fraction((day - date(day.year - 1, 12, 31)).days, 366 if calendar.isleap(day.year) else 365)


class Year:
    """One indicator in one year."""

    def __init__(
        self, it: Plain, policy: Plain, records: list[tuple[date, Fraction | None, str]], year: int, as_of: date | None
    ):
        self.it, self.policy, self.year = it, policy, year
        seen = [record for record in records if as_of is None or record[0] <= as_of]
        self.targets = dict(it["targets"])
        for effective, changes in sorted(it["revisions"], key=lambda each: each[0]):
            if as_of is None or effective <= as_of:
                self.targets.update(changes)
        of_year = [record for record in seen if record[0].year == year]
        self.record = max(of_year, key=lambda record: (record[0], CERTAINTY[record[2]]), default=None)
        real = self.record is not None and self.record[2] != "example"
        self.known = [record for record in seen if not real or record[2] != "example"]
        self.own = self.record[1] if self.record else None
        self.x = self.counted(year)
        self.bound = self.bound_of(year)

    def bound_of(self, year: int) -> tuple[str, Fraction, Fraction] | None:
        return asked(self.it, self.targets.get(year), year, self.policy["about"])

    def together(self, aim: int) -> str | None:
        """How the target of a year puts the plan's years together; a stock has them in it."""
        target = self.targets.get(aim)
        how = counting(self.it, target) if target else "level"
        return how if how in ("compound", "mean") or (how == "sum" and self.it["kind"] == "flow") else None

    def counted(self, aim: int) -> Fraction | None:
        if self.own is None:
            return None
        return self.put_together(aim, {**self.results(self.year - 1), self.year: self.own}, self.year)

    def result(self, year: int, aim: int) -> Fraction | None:
        if self.together(aim) is None:
            return self.results(self.year).get(year)
        return Fraction(0) if year < FIRST else self.put_together(aim, self.results(self.year), year)

    def put_together(self, aim: int, figures: dict[int, Fraction], last: int) -> Fraction | None:
        how, target = self.together(aim), self.targets.get(aim)
        if how is None:
            return figures.get(last)
        if any(year not in figures for year in range(FIRST, last + 1)):
            return None
        rates = [figures[year] for year in range(FIRST, last + 1)]
        if how == "sum":
            return sum(rates, Fraction(0))
        sign, product = (-1 if falls(self.it, target) else 1), Fraction(1)  # type: ignore[arg-type]
        for each in rates:
            product *= 1 + sign * each / 100
        if how == "mean" and product > 0 and len(rates) > 1:
            product = root(product, Fraction(len(rates)))
        return sign * 100 * (product - 1)

    def on(self, day: date) -> Fraction | None:
        best = max((each for each in self.known if each[0] == day), key=lambda each: CERTAINTY[each[2]], default=None)
        return best[1] if best else None

    @property
    def year_end(self) -> bool:
        return self.record is not None and self.record[0] == date(self.year, 12, 31)

    def results(self, last: int) -> dict[int, Fraction]:
        """The year-end figures by year; the plan's base is one, where it comes before all others."""
        found = {year: self.on(date(year, 12, 31)) for year in range(2018, last + 1)}
        known = {year: value for year, value in found.items() if value is not None}
        base = self.it["base"]
        return {base[0]: base[1], **known} if base and base[0] < min(known, default=last + 1) else known

    def before(self) -> Fraction | None:
        result = self.result(self.year - 1, self.year)
        if result is not None:
            return result
        target = None if self.together(self.year - 1) else self.targets.get(self.year - 1)
        both = ends(self.it, target, self.year - 1, Fraction(0)) if target else None
        return both[0] if both else None

    def gap(self) -> Fraction | None:
        if self.x is None or self.bound is None:
            return None
        sign, low, _ = self.bound
        if sign == "in":
            return Fraction(0) if meets(self.x, self.bound) else -abs(self.x - nearest(self.x, self.bound))
        return self.x - low if sign in (">=", ">") else low - self.x

    def completion(self) -> Fraction | None:
        if self.x is None or self.bound is None:
            return None
        sign, low, _ = self.bound
        if sign == "in":
            return Fraction(1) if meets(self.x, self.bound) else None
        if low <= 0:
            return None
        return self.x / low if sign in (">=", ">") else 2 - self.x / low

    def growth(self) -> Fraction | None:
        if self.own is None or self.record is None or (self.record[0].month, self.record[0].day) == (2, 29):
            return None
        then = self.on(self.record[0].replace(year=self.year - 1))
        if then is None and self.year_end:
            then = self.results(self.year).get(self.year - 1)
        if then is None:
            return None
        if self.it["unit"] == "%":
            return self.own - then
        return self.own / then - 1 if then > 0 else None

    def elapsed(self) -> Fraction | None:
        return gone(self.record[0], self.it["profile"]) if self.record else None

    def at_most(self) -> bool:
        """Whether what is counted over the year is used up."""
        sign, _, high = self.bound  # type: ignore[misc]
        return sign in ("<=", "<") or (sign == "in" and self.x > high)  # type: ignore[operator]

    def share(self) -> Fraction | None:
        if self.x is None or self.bound is None or self.year_end or self.it["kind"] == "ratio" or self.it["in_year"]:
            return None
        if self.it["kind"] == "flow":
            end, own, spent = self.bound[2] if self.at_most() else self.bound[1], self.own, Fraction(0)
            if self.together(self.year):
                spent = self.result(self.year - 1, self.year)  # type: ignore[assignment]
                own = self.x - spent
            return own / (end - spent) if end > spent else None  # type: ignore[operator]
        before = self.before()
        if before is None or meets(before, self.bound) or nearest(self.x, self.bound) == before:
            return None
        return (self.x - before) / (nearest(self.x, self.bound) - before)

    def lag(self) -> Fraction | None:
        share = self.share()
        if share is None:
            return None
        turned = self.it["kind"] == "flow" and self.at_most()
        return share - self.elapsed() if turned else self.elapsed() - share  # type: ignore[operator]

    def lead(self) -> Fraction | None:
        lag = self.lag()
        return None if lag is None else -100 * lag

    def status(self) -> str:  # noqa: PLR0911, C901
        kind, behind = self.it["kind"], self.policy["behind"]
        if self.targets.get(self.year) is None:
            return "not_due"
        if self.own is None:
            return "no_data"
        if self.bound is None or self.x is None:
            return "not_due"
        met = meets(self.x, self.bound)
        if self.year_end:
            return "met" if met else "missed"
        if kind == "ratio":
            return "not_due"
        keeps = kind == "stock" or self.bound[0] in (">=", ">")
        if met and keeps:
            return "met"
        if self.it["in_year"]:
            return "not_due"
        lag = self.lag()
        if lag is None:
            if met:
                return "on_track"
            completion = self.completion()
            return "behind" if completion is not None and completion >= 1 - behind else "off_track"
        if lag <= 0:
            return "on_track"
        return "behind" if lag <= behind * self.elapsed() else "off_track"

    def goal(self, to: int | None = None) -> tuple[int, tuple[str, Fraction, Fraction]] | None:
        last = to or max((year for year, target in self.targets.items() if target), default=0)
        bound = self.bound_of(last)
        return (last, bound) if bound else None

    def start(self, to: int) -> tuple[Fraction, Fraction] | None:
        """The figure that the way starts from, and the years left."""
        if self.own is None or self.record is None:
            return None
        if (self.it["kind"] == "flow" or self.together(to) in ("compound", "mean")) and not self.year_end:
            result = self.result(self.year - 1, to)
            return None if result is None else (result, Fraction(max(to - self.year + 1, 0)))
        x = self.counted(to)
        return None if x is None else (x, max(to - self.year + 1 - gone(self.record[0], None), Fraction(0)))

    def required(self, to: int | None = None) -> Plain | None:
        goal = self.goal(to)
        if goal is None:
            return None
        to, bound = goal
        start = self.start(to)
        names = dict.fromkeys(("years", "rate", "points", "step", "path"))
        if start is None:
            return {**names, "to": to, "per_month": self.per_month()}
        x, n = start
        met, end = meets(x, bound), nearest(x, bound)
        step = Fraction(0) if met else None if n <= 0 or end == x else (end - x) / n
        no_rate = n < Fraction(1, 12) or end == x or x <= 0 or end <= 0
        rate = Fraction(0) if met else None if no_rate else root(end / x, n) - 1
        percent = self.it["unit"] == "%"
        if self.together(to):
            rate = None
        path = None if met or n <= 0 else self.path(x, n, bound)
        if self.together(to) in ("compound", "mean") and n > 0:
            return {
                "to": to,
                "years": n,
                "rate": None,
                "points": self.each_year_left(to, x, n, bound),
                "step": None,
                "path": None,
                "per_month": self.per_month(),
            }
        return {
            "to": to, "years": n, "rate": None if percent else rate, "points": step if percent else None,
            "step": None if percent else step, "path": path, "per_month": self.per_month(),
        }  # fmt: skip

    def each_year_left(
        self, to: int, x: Fraction, n: Fraction, bound: tuple[str, Fraction, Fraction]
    ) -> Fraction | None:
        """The rate that each year left must bring, so that all together come to the target."""
        mean = self.together(to) == "mean"
        if meets(x, bound) and (not mean or bound[0] == "in"):
            return None if mean else Fraction(0)
        sign = -1 if falls(self.it, self.targets[to]) else 1  # type: ignore[arg-type]
        done, goal = 1 + sign * x / 100, 1 + sign * nearest(x, bound) / 100
        if mean:
            all_years = to - FIRST + 1
            done, goal = done ** int(all_years - n), goal**all_years
        return None if min(done, goal) <= 0 else sign * 100 * (root(goal / done, n) - 1)

    def path(self, x: Fraction, n: Fraction, bound: tuple[str, Fraction, Fraction]) -> list[int] | None:
        """Whole numbers at each year's end to come: on or ahead of the straight line, the last just meets the target."""
        if self.it["decimals"] != 0:
            return None
        end = nearest(x, bound)
        around = range(math.floor(end) - 1, math.ceil(end) + 2)
        meeting = [whole for whole in around if meets(Fraction(whole), bound)]
        if not meeting:
            return None
        upward = end > x or (end == x and bound[0] == ">")
        ends = math.ceil(n)
        line = [x + (end - x) * (n - (ends - 1) + year) / n for year in range(ends - 1)]
        return [
            *(math.ceil(at) if meeting[0] > x else math.floor(at) for at in line),
            min(meeting) if upward else max(meeting),
        ]

    def per_month(self) -> Fraction | None:
        if self.it["kind"] != "flow" or self.x is None or self.bound is None or self.record is None:
            return None
        day = self.record[0]
        left = 12 - day.month + (day.day != calendar.monthrange(day.year, day.month)[1])
        if left == 0:
            return None
        if meets(self.x, self.bound):
            return Fraction(0)
        end = nearest(self.x, self.bound)
        return None if end == self.x else (end - self.x) / left

    def achieved(self) -> Plain | None:
        points = self.results(self.year)
        to = max((year for year, target in self.targets.items() if target), default=None)
        how = self.together(to) if to else None
        if to and how:
            return self.achieved_together(to, how, [year for year in points if year >= FIRST])
        if len(points) < 2:
            return None
        first, last = min(points), max(points)
        step = (points[last] - points[first]) / (last - first)
        rate = (
            None
            if min(points[first], points[last]) <= 0
            else root(points[last] / points[first], Fraction(last - first)) - 1
        )
        percent = self.it["unit"] == "%"
        return {
            "rate": None if percent else rate,
            "points": step if percent else None,
            "step": None if percent else step,
        }

    def achieved_together(self, to: int, how: str, known: list[int]) -> Plain | None:
        done = self.result(max(known), to) if known else None
        if done is None:
            return None
        if how == "sum":
            return {"rate": None, "points": None, "step": done / len(known)}
        sign = -1 if falls(self.it, self.targets[to]) else 1  # type: ignore[arg-type]
        whole = 1 + sign * done / 100
        if how == "compound" and whole <= 0:
            points = None
        else:
            points = done if how == "mean" else sign * 100 * (root(whole, Fraction(len(known))) - 1)
        return {"rate": None, "points": points, "step": None}

    def outlook(self) -> tuple[Fraction | None, str | None, str | None]:
        goal = self.goal()
        x = self.counted(goal[0]) if goal else None
        if goal is None or x is None or not self.year_end:
            return None, None, None
        to, bound = goal
        if self.together(to) == "mean" and self.year < to:
            return None, None, None
        if meets(x, bound):
            return None, "achieved", None
        if to <= self.year or nearest(x, bound) == x:
            return None, None, None
        method = self.policy["method"]
        ratio = self.planned_step(x, to, bound) if method == "planned-step" else self.measured(x, method, to, bound)
        return (None, None, None) if ratio is None else (ratio, *self.band(method, ratio))

    def planned_step(self, x: Fraction, to: int, last: tuple[str, Fraction, Fraction]) -> Fraction | None:
        if self.bound is None or self.together(self.year) != self.together(to):
            return None
        end, here = nearest(x, last), nearest(x, self.bound)
        return None if here == end else (end - here) / (end - x)

    def measured(self, x: Fraction, method: str, to: int, last: tuple[str, Fraction, Fraction]) -> Fraction | None:
        counted = {year: self.result(year, to) for year in self.results(self.year)}
        results = {year: value for year, value in counted.items() if value is not None}
        first = min(results)
        base, end = results[first], nearest(x, last)
        if first == self.year or meets(base, last) or base == end or nearest(base, last) != end:
            return None
        done, whole = self.year - first, to - first
        if method == "linear-outlook":
            return (x - base) / done * (to - self.year) / (end - x)
        if min(x, base, end) <= 0:
            return None
        if method == "cagr-ratio":
            return (root(x / base, Fraction(done)) - 1) / (root(end / base, Fraction(whole)) - 1)
        return log(x / base) / log(end / base) / Fraction(done, whole)

    def band(self, method: str, ratio: Fraction) -> tuple[str, str | None]:
        if method == "linear-outlook":
            miss = 1 - ratio
            if miss <= Fraction(1, 20):
                return "on_track", "sun"
            if miss <= Fraction(1, 5):
                return "strained", "sun and cloud"
            return "off_track", "cloud" if ratio > 0 else "thunderstorm"
        on_track, strained = (
            (Fraction("0.95"), Fraction("0.6"))
            if method == "cagr-ratio"
            else (self.policy["on_track"], self.policy["strained"])
        )
        word = "on_track" if ratio >= on_track else "strained" if ratio >= strained else "off_track"
        if method != "cagr-ratio":
            return word, None
        progress = {"on_track": "significant progress", "strained": "moderate progress"}
        return word, progress.get(word, "insufficient progress" if ratio >= 0 else "movement away")
