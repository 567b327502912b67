"""Each promise of the page on reliability names a test that there is, and how the promise is broken to see it fail."""

import importlib.util
import re

import pytest
from conftest import ROOT

PAGES = (ROOT / "docs" / "reliability.md", ROOT / "docs" / "reliability.zh.md")

_spec = importlib.util.spec_from_file_location("promises", ROOT / "proof" / "promises.py")
promises = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(promises)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_promise_names_its_test_and_every_test_is_broken_by_hand(page) -> None:
    named = re.findall(r"\| `(test_\w+\.py::\w+)` \|$", page.read_text("utf-8"), re.MULTILINE)

    assert sorted(named) == sorted({each.test for each in promises.BREAKS})
    assert len(named) == len(set(named)) > 20


@pytest.mark.parametrize("broken", promises.BREAKS, ids=lambda each: each.test)
def test_what_is_broken_stands_in_the_code_once(broken) -> None:
    assert (ROOT / broken.file).read_text("utf-8").count(broken.old) == 1
    name = broken.test.partition("::")
    assert f"def {name[2]}(" in (ROOT / "tests" / name[0]).read_text("utf-8")
