"""The catalogue is whole, and the language is chosen by option, then variable, then locale."""

import re
from collections.abc import Callable

import pytest
from conftest import Ran
from messages import all_messages

from hq_plan import i18n
from hq_plan.zh import MESSAGES

_GAP = re.compile(r"\{[a-z_]+(?::[^}]*)?\}")


def test_every_message_has_its_chinese() -> None:
    assert all_messages() - set(MESSAGES) == set()


def test_no_chinese_is_left_over() -> None:
    assert set(MESSAGES) - all_messages() == set()


@pytest.mark.parametrize("message", sorted(MESSAGES))
def test_the_gaps_are_the_same_in_both_languages(message: str) -> None:
    assert sorted(_GAP.findall(message)) == sorted(_GAP.findall(MESSAGES[message]))


@pytest.mark.parametrize("message", sorted(MESSAGES))
def test_chinese_sentences_use_full_width_punctuation(message: str) -> None:
    chinese = re.sub(r"`[^`]*`|\{[^}]*\}", "", MESSAGES[message])
    assert not re.search(r"[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]\.(?![a-z])", chinese)


@pytest.mark.parametrize(
    ("wanted", "environ", "system", "language"),
    [
        ("en", {"HQ_PLAN_LANG": "zh", "LANG": "zh_CN.UTF-8"}, None, "en"),
        ("zh", {}, None, "zh"),
        (None, {"HQ_PLAN_LANG": "en", "LANG": "zh_CN.UTF-8"}, None, "en"),
        (None, {"HQ_PLAN_LANG": "fr", "LANG": "zh_TW.UTF-8"}, None, "zh"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, None, "en"),
        (None, {"LC_MESSAGES": "zh_SG", "LANG": "en_US"}, None, "zh"),
        (None, {"LC_ALL": "", "LANG": "zh"}, None, "zh"),
        (None, {}, "Chinese (Simplified)_China", "zh"),
        (None, {}, "English_United States", "en"),
        (None, {}, None, "en"),
        ("xx", {}, None, "en"),
    ],
)
def test_the_language_is_what_was_asked_for_else_the_variable_else_the_locale(
    wanted: str | None, environ: dict[str, str], system: str | None, language: str
) -> None:
    assert i18n.choose(wanted, environ, system) == language


def test_english_has_a_singular_and_chinese_needs_none() -> None:
    try:
        i18n.use("en")
        assert [i18n.plural("{n} error", "{n} errors", n) for n in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
        i18n.use("zh")
        assert [i18n.plural("{n} error", "{n} errors", n) for n in (0, 1)] == ["0 处错误", "1 处错误"]
        assert i18n.language() == "zh"
    finally:
        i18n.use("en")


WRONG = [
    ["stauts"], ["status", "--format"], ["status", "--formt", "x"], ["status", "--format", "x"], ["status", "--lang"],
    ["status", "--color", "x"], ["status", "2035"], ["status", "2021", "2022"], ["status", "--why=3"], ["status", "--as-of", "x"],
    ["status", "--method", "x"], ["status", "--revision", "9"], ["status", "--department", "x"], ["status", "--data", "nowhere"],
    ["status", "--fail-on", "x"], ["gap", "--indicator", "x"], ["growth", "--to", "x"], ["missing", "--fail-on", "x"],
    ["report", "--format", "x"], ["targets", "diff", "1"], ["targets", "x"], ["validate", "nowhere.yaml"],
    ["validate", "--select", "X"], ["validate", "--year", "x"], ["explain", "HQ999"], ["schema"], ["schema", "x"], ["form", "--format", "x"],
    ["import"], ["import", "x.doc"], ["import", "nowhere.csv"], ["fix", "x.txt"], ["annotate", "x.txt"], ["annotate"], ["init"],
    ["init", "nowhere.md"], ["compare"], ["compare", "nowhere"], ["help"], ["-V"], ["--data", "x", "status"], ["gap", "--indicator", "--why"],
    ["status", "-o", "a.pdf"], ["fix", "docs"],
]  # fmt: skip
_ENGLISH = re.compile(r"\b[A-Za-z]{3,} [a-z]{2,}\b")
_COMMAND = re.compile(r"hq-plan( --?[a-z-]+| [a-z]+( diff)?)+|pip install [^ ]+|[Nn]o such [a-z ]+")


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_no_english_is_said_to_a_chinese_reader(
    arguments: list[str], run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands, options and words of the files are the same in every language; sentences are not."""
    monkeypatch.setenv("HQ_PLAN_LANG", "zh")
    ran = run(*arguments)
    said = ran.out + ran.err
    assert ran.status in (1, 2)
    assert re.search("[\\u4e00-\\u9fff]", said)
    said = re.sub("^hq-plan .*", "", said, flags=re.MULTILINE)  # an example is in no language
    assert _ENGLISH.findall(_COMMAND.sub("", said)) == []
