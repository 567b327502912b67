"""What stands in the fences of a page: files, commands with what they print, and commands alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from conftest import ROOT

PAGES = [
    ROOT / "README.md",
    ROOT / "README.zh.md",
    *(page for page in sorted((ROOT / "docs").glob("*.md")) if not page.name.startswith("findings")),
]
"""All pages but those of findings, which `explain` prints: they show what is wrong as well."""

_FENCE = re.compile(
    r"^(?:`(?P<path>[^`\n]+)`[:：]\n\n)?```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_ANSWERED = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


class Part(NamedTuple):
    """A fence: its language, the file that it is if a line above names one, and its text."""

    language: str
    path: str
    text: str

    @property
    def answered(self) -> list[tuple[str, str]]:
        """The commands of a console, each with what it prints."""
        return _ANSWERED.findall(self.text) if self.language == "console" else []


def parts(page: Path) -> list[Part]:
    """The fences of a page, in their order."""
    found = _FENCE.finditer(page.read_text("utf-8"))
    return [Part(each["language"], each["path"] or "", each["text"]) for each in found]


def commands(page: Path) -> Iterator[str]:
    """Every command of hq-plan that a page shows, in fences and within its sentences."""
    text = page.read_text("utf-8")
    for each in parts(page):
        if each.language in ("console", "sh"):
            yield from re.findall(r"^(?:\$ )?\s*(hq-plan [^#\n|>&]+)", each.text.replace("\\\n", ""), re.MULTILINE)
    yield from re.findall(r"`(hq-plan [^`]+)`", _FENCE.sub("", text))
