"""Findings about cells in the words of a form: its headings for keys, its lists for what a file says in English."""

import re
from typing import Final

from hq_plan.diagnostics import Diagnostic
from hq_plan.forms import layout
from hq_plan.forms.form import statuses, yes_no
from hq_plan.i18n import _, language
from hq_plan.shape.numbers import no_figure_yet

_KEY: Final = re.compile(r" (unit|value|as_of|status|source|note): ")
_NOTE: Final = re.compile(r"(?<=under) note\b| note (?=里)")
_BARE: Final = re.compile(r" ?\b(withheld|unit|value|note)\b ?(?=[^ -~]|$)")
_WORD: Final = re.compile(r" (true|false)\b(?: (?=[^ -~]|$))?")


def in_cells(finding: Diagnostic) -> Diagnostic:
    """The finding as somebody who fills in a form understands it; of a text it stays as it is."""
    if not finding.span.cell:
        return finding
    words = _words()
    fix = finding.fix and finding.fix._replace(text=words.get(finding.fix.text, finding.fix.text))
    hint = finding.hint
    if finding.code == "HQ105" and fix:
        hint = _("type it as a number: {number}").format(number=fix.text)
    elif hint == no_figure_yet():
        hint = _("leave the row empty until there is one; a figure not made public has the status {word} and no value")
        hint = hint.format(word=words["withheld"])
    elif finding.code == "HQ119" and fix:
        hint = _("write: {value}").format(value=fix.text)
    elif finding.code == "HQ108":
        meant = fix and _("did you mean '{name}'?").format(name=fix.text)
        hint = meant or _("choose one: {known}").format(known=_(" / ").join(statuses()))
    return finding._replace(message=_told(finding.message), hint=_told(hint), fix=fix)


def _told(text: str) -> str:
    """A text with headings and listed words in the place of keys and of true and false."""
    titles, words = layout.titles(), _words()
    text = _KEY.sub(lambda match: _(" {heading}: ").format(heading=titles[match[1]]), text)
    if language() == "zh":
        text = _BARE.sub(lambda match: f"“{(titles | words)[match[1]]}”", text)
    text = _NOTE.sub(lambda _match: _(" {word}").format(word=titles["note"]), text)
    return _WORD.sub(lambda match: _(" {word}").format(word=words[match[1]]), text)


def _words() -> dict[str, str]:
    """What a form says for what stands in a file."""
    of_status = dict(zip(("final", "preliminary", "withheld"), statuses(), strict=True))
    return of_status | dict(zip(("true", "false"), yes_no(), strict=True))
