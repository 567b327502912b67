"""`status --fail-on`: a run fails when an indicator stands as it should not."""

from collections.abc import Callable

import pytest
from conftest import Ran

from hq_plan.i18n import use
from hq_plan.reports import status
from hq_plan.status import Status

LATE = "--fail-on missed: R&D intensity, Technology-based SMEs\n"


@pytest.mark.parametrize(
    ("arguments", "code", "err"),
    [
        pytest.param(("missed",), 1, LATE, id="missed"),
        pytest.param(("behind,off_track",), 0, "", id="nothing is so"),
        pytest.param(("missed,no_data",), 1, LATE + "--fail-on no_data: Incubators and makerspaces\n", id="two"),
        pytest.param(("no-data", "--fail-on", "missed"), 1, "--fail-on no_data: Incubators and makerspaces\n" + LATE, id="twice"),
        pytest.param(("missed, missed",), 1, LATE, id="the same twice"),
        pytest.param(("no data",), 1, "--fail-on no_data: Incubators and makerspaces\n", id="as people read it"),
        pytest.param(("mised",), 2, "hq-plan: 'mised' is no condition for --fail-on\ndid you mean 'missed'?\n", id="slip"),
        pytest.param(
            ("xyz",), 2,
            "hq-plan: 'xyz' is no condition for --fail-on\n"
            "choose one: met, missed, on_track, behind, off_track, not_due, no_data\n", id="unknown",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["table", "json"])
def test_status_fails_on_what_is_named(
    run: Callable[..., Ran], arguments: tuple[str, ...], code: int, err: str, form: str
) -> None:
    ran = run("status", "2021", "--lang", "en", "--format", form, "--fail-on", *arguments)
    assert (ran.status, ran.err) == (code, err)
    assert bool(ran.out) == (code != 2)


def test_only_what_is_shown_can_fail(run: Callable[..., Ran]) -> None:
    assert run("status", "2020", "--fail-on", "missed").status == 0


def test_every_status_can_be_named_in_both_languages() -> None:
    for language in ("zh", "en"):
        use(language)
        assert list(status.conditions()) == [each.value for each in Status]
        assert len(set(status.conditions().values())) == len(Status)
