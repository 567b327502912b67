"""The pages under docs/ say what the program says."""

import os
from collections.abc import Callable

import pytest
from conftest import ROOT, Ran

DOCS = ROOT / "docs"

FINDINGS = {
    "en": ("findings.md", "# Findings\n\nWhat each code means, as `hq-plan explain` tells it.\n\n"),
    "zh": ("findings.zh.md", "# 问题代码\n\n各个代码的含义，与 `hq-plan explain` 所列相同。\n\n"),
}


@pytest.mark.parametrize("lang", FINDINGS)
def test_the_page_of_findings_is_what_explain_prints(lang: str, run: Callable[..., Ran]) -> None:
    name, heading = FINDINGS[lang]
    page = heading + run("explain", "HQ", "--format", "markdown", "--lang", lang).out
    if os.environ.get("HQ_PLAN_WRITE_GOLDEN"):
        (DOCS / name).write_bytes(page.encode())
    assert (DOCS / name).read_bytes().decode() == page
