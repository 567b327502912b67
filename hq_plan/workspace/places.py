"""Where the plan's own numbers stand: the targets in force on a day, bases, profiles, the width of 左右."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from hq_plan.derivation import Role
from hq_plan.diagnostics import Span
from hq_plan.workspace import Workspace

Key: TypeAlias = tuple[str, Role, int | None]


def places(space: Workspace, number: int) -> dict[Key, tuple[str, int]]:
    """File and line of each number by indicator, role and year under a revision; its own stand over earlier ones."""
    return {key: (span.file, span.line) for key, span in _spans(space, number)}


_OF_POLICY: Final[dict[Role, tuple[str, ...]]] = {
    "about": ("policy", "about"),
    "behind": ("policy", "behind"),
    "on_track": ("policy", "outlook", "on_track"),
    "strained": ("policy", "outlook", "strained"),
}


def _of_policy(space: Workspace) -> Iterator[tuple[Key, Span]]:
    """The thresholds that the plan sets itself."""
    for role, path in _OF_POLICY.items() if space.plan else ():
        key = space.plan.key_span(*path) if space.plan else None
        if space.plan and key and space.plan.document.typed(key).strip("\"'") == path[-1]:
            yield from (((each.value.id, role, None), space.plan.span(*path)) for each in space.indicators)


def _spans(space: Workspace, number: int) -> Iterator[tuple[Key, Span]]:
    yield from _of_policy(space)
    for each in space.indicators:
        indicator = each.value
        yield from (((indicator.id, "target", year), each.span("targets", str(year))) for year in indicator.targets)
        if indicator.base is not None:
            yield (indicator.id, "base", indicator.base.year), each.span("base", "value")
        if indicator.profile is not None:
            yield (indicator.id, "profile", None), each.span("profile")
    for revision in sorted(space.revisions, key=lambda each: (each.value.effective, each.value.number)):
        if revision.value.number <= number:
            for name, targets in revision.value.targets.items():
                yield from (((name, "target", year), revision.span("targets", name, str(year))) for year in targets)
