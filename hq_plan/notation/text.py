"""A text into a target, and back."""

from hq_plan.notation.level import is_words, level
from hq_plan.notation.relative import relative
from hq_plan.notation.target import TODO, Target, refuse
from hq_plan.notation.words import BEHIND, FULL_WIDTH, IN_FRONT, NO_TARGET, SPACE, STRIVE


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
    """Words, or a number that is itself to be reached, in one way that `read` reads back to the same."""
    if target.value is None:
        return target.text
    strive = STRIVE[0] if target.aspirational else ""
    if target.op == "in":
        return f"{strive}{target.value:f}至{target.upper:f}{target.unit}"
    number = f"{target.value:f}{target.unit}"
    if target.op in BEHIND:
        return f"{strive}{number}{BEHIND[target.op][0]}"
    return f"{strive}{IN_FRONT[target.op][0] if target.op else ''}{number}"
