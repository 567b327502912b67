"""What a shell offers behind an option: indicators, years and departments of the plan, codes, formats, words.

A plan is looked into as it stands and no model is made of it: a shell waits for the answer at every key.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

import typer

Offer: TypeAlias = tuple[str, str]
"""What may be put in, and what it means."""

FORMATS: Final = {
    "tables": ("table", "json", "csv", "markdown", "html", "xlsx"),
    "findings": ("text", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "azure", "markdown"),
    "page": ("html", "docx", "markdown"),
    "forms": ("xlsx", "csv", "yaml"),
}
"""The formats of each part of a report, and of forms, so that no renderer is loaded for their names."""


def words(*known: str) -> Callable[[str], list[Offer]]:
    """Offers of these words."""
    return lambda incomplete: _beginning(((word, "") for word in known), incomplete)


def indicators(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The ids of indicators; their names too once one is begun."""
    offers = []
    for each in _items(_plan(ctx), "indicators"):
        name = str(each.get("name", ""))
        aliases = each.get("aliases")
        others = [name, *map(str, aliases if isinstance(aliases, list) else ())] if incomplete else []
        offers += [(str(each.get("id", "")), name), *((other, name) for other in others)]
    return _beginning(offers, incomplete)


def years(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The years of the plan."""
    about = _plan(ctx).get("plan")
    found = about.get("years") if isinstance(about, dict) else None
    return _beginning(((str(year), "") for year in (found if isinstance(found, list) else ())), incomplete)


def departments(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The departments that answer for an indicator or lead a task."""
    plan = _plan(ctx)
    named = [each.get("department") for each in _items(plan, "indicators")]
    named += [each.get("lead") for each in _items(plan, "tasks")]
    return _beginning(((name, "") for name in named if isinstance(name, str)), incomplete)


def codes(incomplete: str) -> list[Offer]:
    """The codes of rules, each with its title."""
    from hq_plan import checks
    from hq_plan.i18n import _

    return _beginning(((rule.code, _(rule.explanation.title)) for rule in checks.rules()), incomplete)


def explained(incomplete: str) -> list[Offer]:
    """What can be explained: codes, and the methods of the outlook."""
    return codes(incomplete) + methods(incomplete)


def methods(incomplete: str) -> list[Offer]:
    """The methods of the outlook."""
    from hq_plan.i18n import _
    from hq_plan.outlook import METHODS

    return _beginning(((name, _(each.title)) for name, each in METHODS.items()), incomplete)


def conditions(incomplete: str) -> list[Offer]:
    """What `--fail-on` of `status` names; behind a comma the next one."""
    from hq_plan.i18n import _
    from hq_plan.reports import status

    before, comma, last = incomplete.rpartition(",")
    offers = ((before + comma + name, _(said[0])) for name, said in status.conditions().items())
    return _beginning(offers, before + comma + last)


def _beginning(offers: Iterable[Offer], incomplete: str) -> list[Offer]:
    """Those that begin as typed, each once."""
    typed = incomplete.casefold()
    return list({word: (word, said) for word, said in offers if word and word.casefold().startswith(typed)}.values())


def _plan(ctx: typer.Context) -> dict[str, Any]:
    """The plan of the folder that the command would read; nothing where none can be read."""
    from hq_plan.folders import PLAN_FILE, find_data
    from hq_plan.read import yaml
    from hq_plan.read.text import read_bytes

    typed = ctx.params.get("data")
    path = find_data(Path(typed) if typed else None, os.environ, Path.cwd()) / PLAN_FILE
    data, _findings = read_bytes(path, PLAN_FILE)
    document, _findings = yaml.read(data, PLAN_FILE) if data is not None else (None, [])
    return document.root if document and isinstance(document.root, dict) else {}


def _items(plan: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """The mappings of a list of the plan."""
    found = plan.get(name)
    yield from (each for each in (found if isinstance(found, list) else ()) if isinstance(each, dict))
