"""What is suggested for a printed target that cannot be read."""

import pytest

from hq_plan import notation
from hq_plan.diagnostics import Span
from hq_plan.shape.targets import unreadable_target

_PLACE = Span("targets.yaml", 1, 1, 1, 2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("一百家", "100家"),
        ("一百二十家以上", "120家以上"),
        ("十万平方米", "10万平方米"),
        ("百分之五", "5%"),
        ("增加五个百分点", "增加5个百分点"),
        ("降低十三点五%", "降低13.5%"),
        ("增长一倍", "增长1倍"),
        ("降低一半", "降低50%"),
        ("减半", "减少50%"),
        ("减少三成", "减少30%"),
        ("翻一翻", "翻一番"),
        ("翻倍", "翻一番"),
    ],
)
def test_the_same_in_digits_is_suggested(typed: str, meant: str) -> None:
    found = unreadable_target(_PLACE, typed)
    assert found.fix is not None
    assert found.fix.text == meant
    assert f"'{meant}'" in found.hint


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5-3", "3-5"),
        ("5%至3%", "3%至5%"),
        ("100余家", "超过100家"),
        ("90%+", "90%以上"),
        ("6.5%以上（力争7%）", "6.5%以上"),
        ("90，力争100", "90"),
    ],
)
def test_what_is_near_is_suggested(typed: str, meant: str) -> None:
    found = unreadable_target(_PLACE, typed)
    assert found.fix is None
    assert f"'{meant}'" in found.hint
    assert notation.read(meant) is not None


@pytest.mark.parametrize("typed", ["90以上左右", "近100", "前3名", "½", "每年3个", "GDP的3%", "二百五"])
def test_nothing_is_suggested_where_nothing_is_sure(typed: str) -> None:
    found = unreadable_target(_PLACE, typed)
    assert found.fix is None
    assert "3至5" in found.hint
