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
        pytest.param(("未达标、滞后；吃紧",), 1, LATE + "--fail-on outlook_strained: R&D intensity, Technology-based SMEs\n",
                     id="in Chinese, whatever the output's language"),
        pytest.param(("Missed",), 1, LATE, id="in capitals"),
        pytest.param(("far behind",), 0, "", id="as the table says it"),
        pytest.param(("mised",), 2, "hq-plan: 'mised' is no condition for --fail-on\ndid you mean 'missed'?\n", id="slip"),
        pytest.param(
            ("xyz",), 2,
            "hq-plan: 'xyz' is no condition for --fail-on\n"
            "choose one: met, missed, on_track, behind, off_track, not_due, no_data, outlook_strained, "
            "outlook_off_track\n", id="unknown",
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
        known = status.conditions()
        assert list(known)[: len(Status)] == [each.value for each in Status]
        words = [word for said in known.values() for word in said]
        assert len(set(words)) == len(words)


def test_an_outlook_that_is_not_good_can_be_named(run: Callable[..., Ran]) -> None:
    ran = run("status", "2021", "--lang", "en", "--method", "linear-outlook", "--fail-on", "outlook_off_track")
    assert (ran.status, ran.err) == (
        1,
        "--fail-on outlook_off_track: R&D intensity, Technology-based SMEs, New innovation platforms and R&D bodies\n",
    )
