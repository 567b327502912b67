"""A text into a target, and back."""

from hq_plan.notation.level import is_words, level
from hq_plan.notation.relative import relative
from hq_plan.notation.target import TODO, Target, refuse
from hq_plan.notation.words import BEHIND, DOWN, FULL_WIDTH, IN_FRONT, NO_TARGET, SPACE, STRIVE, UP


def read(text: str) -> Target | None:
    """Read a target as a document prints it; a blank or a dash is no target.

    Raises:
        NotationError: what stands there is neither a number with its words nor words alone.
    """
    if text.startswith(TODO):
        return Target(text)
    plain = SPACE.sub("", text.translate(FULL_WIDTH))
    if NO_TARGET.fullmatch(plain):
        return None
    strive = next((word for word in STRIVE if plain.startswith(word)), "")
    plain = plain.removeprefix(strive)
    found = relative(plain) or level(plain)
    if found is None:
        found = Target(text) if is_words(plain) else refuse(text)
    return found._replace(text=text, aspirational=bool(strive))


def show(target: Target) -> str:
    """The target in one way that `read` reads back to the same."""
    if target.value is None:
        return target.text
    strive = STRIVE[0] if target.aspirational else ""
    since = f"比{target.since}年" if target.since else ""
    verb = DOWN[0] if target.down else UP[0]
    match target.way:
        case "rate" | "amount":
            return f"{strive}{since}{verb}{_number_shown(target)}"
        case "yearly":
            return f"{strive}{since}年均{verb}{_number_shown(target)}"
        case "times":
            base = f"{target.since}年" if target.since else "基数"
            back = BEHIND[target.op][0] if target.op in BEHIND else ""
            front = IN_FRONT[target.op][0] if target.op and not back else ""
            return f"{strive}{front}{base}的{target.value:f}倍{back}"
        case "whole":
            return f"{strive}累计{'' if target.down is None else verb}{_number_shown(target)}"
    return strive + _number_shown(target)


def _number_shown(target: Target) -> str:
    """The number with its unit and the words of its operator."""
    number = f"{target.value:f}{target.unit}"
    if target.op == "in":
        return f"{target.value:f}至{target.upper:f}{target.unit}"
    if target.op in BEHIND:
        return number + BEHIND[target.op][0]
    return IN_FRONT[target.op][0] + number if target.op else number
