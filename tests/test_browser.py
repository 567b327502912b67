"""The page of a year in a real browser: nothing loads, nothing complains, nothing scrolls sideways, all can be read."""

import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran
from playwright.sync_api import sync_playwright

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="chromium is not installed; .ci/run installs it")

# Not by way of the package's own reading, which takes the script for text in the encoding of the locale.
AXE = Path(find_spec("axe_playwright_python").submodule_search_locations[0], "axe.min.js")

PAGES = {
    "report": ("report", "2021"),
    "example": ("report", "2022", "--data", "examples/jiangwan", "--as-of", "2022-09-30"),
    "status": ("status", "2021"),
    "gap": ("gap", "--indicator", "hitech"),
}
SHEETS = {"report": 2, "example": 2, "status": 2, "gap": 4}
"""How many pages of A4 each is printed on."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=BROWSER,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture(params=[(name, lang) for name in PAGES for lang in ("zh", "en")], ids="-".join)
def page(request: pytest.FixtureRequest, tmp_path: Path, run: Callable[..., Ran]) -> tuple[str, Path]:
    name, lang = request.param
    file = tmp_path / "page.html"
    assert run(*PAGES[name], "--lang", lang, "-o", str(file)).status == 0
    return name, file


def test_in_a_browser(page: tuple[str, Path], chromium: Any) -> None:
    """One visit for all: each start of a page costs more than what is looked at."""
    name, file = page
    said: list[str] = []
    asked: list[str] = []
    for scheme in ("light", "dark"):
        visit = chromium.new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
        visit.on("console", lambda message: said.append(message.text))
        visit.on("pageerror", lambda error: said.append(str(error)))
        visit.on("request", lambda request: asked.append(request.url))
        visit.goto(file.as_uri())
        assert visit.evaluate("document.documentElement.scrollWidth") <= 360
        assert visit.evaluate("document.documentElement.lang") in ("zh-CN", "en")
        visit.evaluate(AXE.read_text("utf-8"))
        found = visit.evaluate("axe.run()")
        assert found["passes"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
        if scheme == "light":
            printed = visit.pdf(prefer_css_page_size=True)
            assert printed.count(b"/Type /Page\n") == SHEETS[name]
        visit.close()
    assert said == []
    assert asked == [file.as_uri()] * 2
