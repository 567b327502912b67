"""Targets that cannot be read as they are printed, HQ107, and what they may be meant to say."""

import re
from collections.abc import Iterator
from typing import Final

from hq_plan import notation
from hq_plan.diagnostics import Words, rule, short
from hq_plan.i18n import _
from hq_plan.keyboard import numerals

_DIGIT: Final = rf"(?!百分)[{numerals.CHARACTERS}]"
_NUMERAL: Final = re.compile(rf"(百分之)?((?:{_DIGIT})+(?:点(?:{_DIGIT})+)?)")
_HALF: Final = re.compile("一半|(?<=减)半")
_TENTHS: Final = re.compile(f"([{numerals.CHARACTERS}])成")
_DOUBLED: Final = re.compile("翻(?:一翻|倍|了一番)")
_ON_THE_YEAR_BEFORE: Final = re.compile("(?:比|较)(?:上年|上一年|去年)|同比")
_UPSIDE_DOWN: Final = re.compile(r"([0-9.]+)(\D*?)([-~～至到])([0-9.]+)(\D*)")
_MORE: Final = re.compile(r"([0-9.]+)([余多])(\D*)|([0-9.]+)(\D{0,4})\+")
_FIRST: Final = re.compile(r"(.*?[0-9].*?)[，,；;、（(。〔［].*")


@rule("HQ107")
def unreadable_target(typed: str) -> Words:
    """A printed target cannot be read.

    Targets are written as the document prints them: `92`, `2.1以上`, `不超过5`, `超过2.6`, `3%-5%`, `年均增长8%`,
    `比2020年提高5个百分点`, `翻一番`, `累计2300`, or words without digits. What fits none of these is not guessed at:
    a suggestion is made where one is near. Write it in one of these ways, or as `{op: ">=", value: 2.1}`; what a cell
    says besides its target belongs in `note`.

    Bad::

        targets: {2022: 一百家以上}

    Good::

        targets: {2022: 100家以上}
    """
    message = _("the target '{typed}' cannot be read").format(typed=short(typed))
    sure = next(filter(_is_readable, _same(typed)), None)
    meant = sure or next(filter(_is_readable, _near(typed)), None)
    form = '{op: ">=", value: 2.1}'
    forms = _("write it like 92, 2.1以上, 超过2.6, 不超过5, 3至5, 年均增长8%, 累计2300, or as {form}").format(form=form)
    return Words(message, _("did you mean '{name}'?").format(name=meant) if meant else forms, sure)


def _same(typed: str) -> Iterator[str]:
    """The same in the words and digits that are read."""
    yield _DOUBLED.sub("翻一番", typed)
    yield _HALF.sub("50%", typed).replace("减50%", "减少50%")
    yield _TENTHS.sub(lambda match: f"{numerals.digits(match[1])}0%", typed)
    yield _NUMERAL.sub(_digits, typed)


def _near(typed: str) -> Iterator[str]:
    """What may be meant, nearest first."""
    yield _ON_THE_YEAR_BEFORE.sub("年均", typed)
    yield _UPSIDE_DOWN.sub(r"\4\2\3\1\5", typed)
    yield _MORE.sub(lambda match: f"超过{match[1]}{match[3]}" if match[1] else f"{match[4]}{match[5]}以上", typed)
    yield _FIRST.sub(r"\1", typed)


def _digits(match: re.Match[str]) -> str:
    """A numeral in digits, 百分之五 as 5%; as it stands where it is none."""
    said = numerals.digits(match[2])
    return match[0] if said is None else said + ("%" if match[1] else "")


def _is_readable(text: str) -> bool:
    """Whether a text is a target with a number."""
    try:
        read = notation.read(text)
    except notation.NotationError:
        return False
    return read is not None and read.value is not None
