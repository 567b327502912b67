"""The reader's language: English stands in the code, Chinese in the catalogue `zh`, looked up as a text is made."""

from collections.abc import Iterable, Mapping

LANGUAGES = ("zh", "en")

_catalogue: Mapping[str, str] = {}


def _chinese() -> Mapping[str, str]:
    """The Chinese catalogue, loaded for those who read it."""
    from hq_plan.zh import MESSAGES

    return MESSAGES


def use(language: str) -> None:
    """Speak this language from now on."""
    global _catalogue
    _catalogue = _chinese() if language == "zh" else {}


def language() -> str:
    """The language in use, as ``zh`` or ``en``."""
    return "zh" if _catalogue else "en"


def _(message: str) -> str:
    """The message in the reader's language."""
    return _catalogue.get(message, message)


def chinese(message: str) -> str:
    """The message in Chinese, whatever language is in use: for what must read the same everywhere."""
    return _chinese().get(message, message)


def plural(one: str, many: str, count: int) -> str:
    """The message for a count; Chinese has one form and keeps it under the English plural."""
    return _catalogue.get(many, one if count == 1 else many).format(n=count)


def series(words: Iterable[str]) -> str:
    """Words or names one after the other; Chinese parts what is of one kind by 、."""
    return ("、" if _catalogue else ", ").join(words)


def choose(wanted: str | None, environ: Mapping[str, str], system: str | None) -> str:
    """The language to speak: what was asked for, else ``HQ_PLAN_LANG``, else the locale; zh for ``zh*``.

    ``system`` is the locale that the operating system names where the environment is silent.
    """
    for said in (wanted, (environ.get("HQ_PLAN_LANG") or "").lower()[:2]):
        if said in LANGUAGES:
            return said
    names = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), system or "")
    return "zh" if locale.lower().startswith(("zh", "chinese")) else "en"
