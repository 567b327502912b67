"""How each figure comes about, in one line: the arithmetic with its numbers, the result, where each number stands."""

import re
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from hq_plan import growth
from hq_plan.assess.ahead import outlook_cuts
from hq_plan.assessment import Assessment, Required
from hq_plan.derivation import Derived, Input, given
from hq_plan.growth import Bound, Figure, Reason
from hq_plan.i18n import _
from hq_plan.models.plan import Policy
from hq_plan.outlook import METHODS
from hq_plan.reports import words
from hq_plan.reports.promise import Frame, said_when
from hq_plan.reports.steps import Step, achieved, ahead, of_the_year
from hq_plan.view import Cell, Column, Data, Table

_SIGNS: Final = {">=": "≥", ">": ">", "<=": "≤", "<": "<"}
_DIGITS: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MOST_PLACES: Final = 6

OF_THE_YEAR: Final = (
    "counted",
    "target",
    "gap",
    "completion",
    "growth",
    "share",
    "lead",
    "status",
    "required",
    "outlook",
)


class Line(NamedTuple):
    """One figure: its name in JSON, its title, how it comes about and what went into it."""

    field: str
    title: str
    text: str
    expression: str | None
    inputs: tuple[Input, ...]


def lines(at: Assessment, policy: Policy) -> list[Line]:
    """All figures of an assessment that a reader may ask about, in the order of the tables."""
    steps = [*of_the_year(at), *ahead(at)] if at.record is not None and at.record.figure is not None else []
    steps += achieved(at)
    told = [line for step in steps if (line := _line(step, at))]
    status = _status(at, policy)
    place = next(
        (index for index, line in enumerate(told) if line.field.startswith(("required", "achieved"))), len(told)
    )
    return [*told[:place], status, *told[place:], *_path(at), *(_outlook(at, policy) if at.record else ())]


def tables(shown: Sequence[Assessment], frame: Frame, parts: Collection[str] = OF_THE_YEAR) -> list[Table]:
    """The lines of each indicator that has a figure or a target, under its name and year."""
    return [_table(at, frame, parts) for at in shown if at.record or at.target]


def _table(at: Assessment, frame: Frame, parts: Collection[str]) -> Table:
    columns = Column("field", _("figure")), Column("derivation", _("how it comes about"), wrap=True)
    told = [line for line in lines(at, frame.plan.policy) if line.field.partition(".")[0] in parts]
    rows = [(Cell(line.field, line.title), Cell(line.expression, _with_inputs(line, at, frame))) for line in told]
    return Table(columns, tuple(rows), title=_("{name}, {year}").format(name=words.titled(at), year=at.year))


def _with_inputs(line: Line, at: Assessment, frame: Frame) -> str:
    inputs = _("; ").join(_said(each, at, frame) for each in line.inputs)
    return _("{said} [{inputs}]").format(said=line.text, inputs=inputs) if inputs else line.text


def in_short(at: Assessment, policy: Policy) -> str:
    """The expressions alone, for a cell of a table that programs read."""
    told = lines(at, policy)
    return "; ".join(f"{line.field}: {line.expression}" for line in told if line.expression)


def data(at: Assessment, frame: Frame) -> list[Data]:
    """The lines for programs."""
    return [
        {
            "field": line.field,
            "expression": line.expression,
            "inputs": [_input_data(each, at, frame) for each in line.inputs],
        }
        for line in lines(at, frame.plan.policy)
        if line.expression
    ]


def _line(step: Step, at: Assessment) -> Line | None:
    """A figure in one line; of what nobody would ask there is none."""
    figure = step.figure
    if isinstance(figure, Reason):
        said = _("none: {reason}").format(reason=_(figure.text).format(**figure.facts))
        return None if figure.moot else Line(step.field, step.title, said, None, ())
    if isinstance(figure, Derived):
        text = f"{figure.expression} {_equal(figure * step.scale, step.shown)} {step.shown}"
        return Line(step.field, step.title, text, figure.expression, figure.inputs)
    claim, inputs = _claim(step, at)
    said = _("{claim} holds: {result}").format(claim=claim, result=step.shown) if claim else step.shown
    return Line(step.field, step.title, said, claim or None, inputs)


def _claim(step: Step, at: Assessment) -> tuple[str, tuple[Input, ...]]:
    """What holds already, so that nothing is left to work out."""
    need = at.required
    ahead = step.field.startswith("required.") and step.field != "required.per_month"
    if ahead and isinstance(need, Required) and need.start is not None:
        return comparison(need.start, need.bound), (*_inputs(need.start), *_inputs(need.bound))
    if isinstance(at.x, Reason) or isinstance(at.bound, Reason):
        return "", ()
    return comparison(at.x, at.bound), (*_inputs(at.x), *_inputs(at.bound))


def comparison(x: Fraction, bound: Bound) -> str:
    """What a bound asks of a figure: ``95 ≥ 92``, ``3 ≤ 4 ≤ 5``."""
    if bound.op == "in":
        return f"{_shown(bound.low)} ≤ {_shown(x)} ≤ {_shown(bound.high)}"
    return f"{_shown(x)} {_SIGNS[bound.op]} {_shown(bound.low)}"


def _shown(number: Fraction) -> str:
    return number.expression if isinstance(number, Derived) else str(number)


def _inputs(part: Figure | Bound) -> tuple[Input, ...]:
    if isinstance(part, Bound):
        return tuple(dict.fromkeys((*_inputs(part.low), *_inputs(part.high))))
    return part.inputs if isinstance(part, Derived) else ()


def _equal(number: Fraction, shown: str) -> str:
    """Whether the digits shown are all of the number."""
    digits = _DIGITS.search(shown)
    return "=" if digits and Fraction(digits[0]) == abs(Fraction(number)) else "≈"


def _status(at: Assessment, policy: Policy) -> Line:
    """By which question the status was decided."""
    reason, word = at.remark or at.because, words.status_cell(at).text
    if at.remark is growth.NOT_INCLUDED:
        reason = at.because
    said = _(reason.text).format(**reason.facts, **_facts(at, policy))
    if at.remark is growth.NOT_INCLUDED:
        said = _("{said} ({remark})").format(said=said, remark=_(at.remark.text))
    parts: tuple[Figure | Bound, ...] = (at.x, at.bound)
    if "{share}" in reason.text:
        parts = (at.schedule.share, at.schedule.elapsed, given(Input("behind", policy.behind)))
    elif "{near}" in reason.text:
        parts = (at.completion, given(Input("behind", policy.behind)))
    inputs = tuple(dict.fromkeys(each for part in parts for each in _inputs(part)))
    numbers = not isinstance(at.x, Reason) and not isinstance(at.bound, Reason) and "{claim}" in reason.text
    claim = _facts(at, policy)["claim"] if numbers else None
    return Line("status", _("status"), _("{said}: {word}").format(said=said, word=word), claim, inputs)


def _path(at: Assessment) -> list[Line]:
    """The whole-number path, each node with the point of the straight way that it was rounded from."""
    need = at.required
    if (
        isinstance(need, Reason)
        or isinstance(need.path, Reason)
        or need.start is None
        or isinstance(need.years, Reason)
    ):
        return []
    straight = growth.straight_path(need.start, need.bound, need.years)
    nodes = [
        f"{_shown(exact)} {_equal(exact, shown)} {shown} → {node}"
        for exact, node in zip(straight, need.path[:-1], strict=True)
        if (shown := words.rounded(exact, 0 if exact.denominator == 1 else 1))
    ]
    text = _("; ").join([*nodes, _("{year}: {n}").format(year=need.to, n=need.path[-1])])
    return [Line("required.path", _("path in whole numbers"), text, None, (*_inputs(need.start), *_inputs(need.bound)))]


def _facts(at: Assessment, policy: Policy) -> dict[str, str]:
    """What the reasons of a status name."""
    schedule, behind = at.schedule, Fraction(policy.behind)
    elapsed = Fraction(0) if isinstance(schedule.elapsed, Reason) else schedule.elapsed
    lag, allowed = _apart(100 * Fraction(schedule.shortfall or 0), 100 * behind * Fraction(elapsed))
    completion = Fraction(0) if isinstance(at.completion, Reason) else at.completion
    reached, near = _apart(100 * Fraction(completion), 100 * (1 - behind))
    done = bool(at.record and at.record.observation.value)
    claim = _("done") if done else _("not yet")
    if not isinstance(at.x, Reason) and not isinstance(at.bound, Reason):
        claim = comparison(at.x, at.bound)
    share, gone = _apart(100 * Fraction(0 if isinstance(schedule.share, Reason) else schedule.share), 100 * elapsed)
    return {
        "claim": claim, "share": share + "%", "elapsed": gone + "%", "lag": lag, "allowed": allowed,
        "completion": reached + "%", "near": near + "%",
    }  # fmt: skip


def _apart(one: Fraction, other: Fraction) -> tuple[str, str]:
    """Two numbers with one decimal, with more where fewer would not tell them apart."""
    to = 1
    while one != other and to < _MOST_PLACES and round(one, to) == round(other, to):
        to += 1
    return words.rounded(one, to), words.rounded(other, to)


def _outlook(at: Assessment, policy: Policy) -> list[Line]:
    """The ratio and the cut that it was held against."""
    verdict, title = at.outlook, _("outlook ({method})").format(method=_(policy.outlook.method))
    ratio, word = verdict.ratio, words.outlook_cell(at).text
    if isinstance(ratio, Reason):
        reason = _(ratio.text).format(**ratio.facts)
        said = _("{said}: {word}").format(said=reason, word=word) if verdict.outlook else (
            _("none: {reason}").format(reason=reason))  # fmt: skip
        return [Line("outlook.ratio", title, said, None, ())]
    cuts = outlook_cuts(policy)
    cut = cuts.on_track if ratio >= cuts.on_track else cuts.strained
    shown, held = _ratio(ratio, cut)
    if isinstance(ratio, Derived):
        shown = f"{ratio.expression} {_equal(ratio, shown)} {shown}"
    said = _("{said}: {word}").format(said=f"{shown} {'≥' if ratio >= cut else '<'} {held}", word=word)
    if verdict.band:
        said = _("{said} ({remark})").format(said=said, remark=_(verdict.band))
    expression = ratio.expression if isinstance(ratio, Derived) else None
    return [Line("outlook.ratio", title, said, expression, (*_inputs(ratio), *_cut(ratio, policy)))]


def _cut(ratio: Fraction, policy: Policy) -> tuple[Input, ...]:
    """The cut that decided, where it is one of the plan's."""
    outlook = policy.outlook
    if METHODS[outlook.method].own:
        return ()
    on_track = ratio >= Fraction(outlook.on_track)
    return (Input("on_track", outlook.on_track) if on_track else Input("strained", outlook.strained),)


def _ratio(ratio: Fraction, cut: Fraction) -> tuple[str, str]:
    """A ratio with two decimals, with more where fewer would not tell it from the cut, and the cut in full."""
    to = 2
    while ratio != cut and to < _MOST_PLACES and round(ratio, to) == cut:
        to += 1
    return words.rounded(ratio, to), format(float(cut), "g")


def _said(source: Input, at: Assessment, frame: Frame) -> str:
    """A number, what it is, and where it stands."""
    what = {
        "actual": _("{when} actual"), "target": _("target of {when}"), "base": _("base of {when}"),
        "profile": _("profile of the year"), "about": _("how near 左右 is"), "behind": _("policy: behind"),
        "on_track": _("policy: on track"), "strained": _("policy: strained"),
    }[source.role].format(when=source.when)  # fmt: skip
    file, line = frame.place_of(source, at.indicator.id)
    place = f" {file}:{line}" if file else ""
    number = f"{words.given(source.value)} {words.certainty(source.status)}".strip()
    return _("{number}: {what}").format(number=number, what=what) + place


def _input_data(source: Input, at: Assessment, frame: Frame) -> dict[str, Data]:
    file, line = frame.place_of(source, at.indicator.id)
    when = said_when(source)
    place: dict[str, Data] = {"file": file or None, "line": line or None}
    return {"role": source.role, "value": source.value, "as_of": when, "status": source.status or None, **place}
