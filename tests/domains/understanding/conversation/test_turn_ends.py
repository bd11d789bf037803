"""How long the silence must be before the caller has finished."""

import pytest

from hotline.domains.understanding.conversation.rules.turn_ends import (
    BASELINE,
    CLOSED,
    DICTATING,
    NOTHING,
    OPEN,
    is_finished,
    silence_needed,
)


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("", NOTHING),
        ("公司三个月没发工资", BASELINE),
        ("试用期要不要交社保呢", CLOSED),
        ("好的谢谢", CLOSED),
        ("没有了", CLOSED),
        ("我想问一下", OPEN),
        ("他说不给因为", OPEN),
        ("我干了两年然后", OPEN),
        ("电话幺三八零零", DICTATING),
        ("幺三八零零零零七二零三", BASELINE),
        ("我家住三楼", BASELINE),
    ],
)
def test_silence_depends_on_what_was_spoken_last(text: str, needed: float) -> None:
    assert silence_needed(text) == needed


def test_a_number_that_is_expected_gets_more_time() -> None:
    assert silence_needed("四零", is_number_expected=True) == DICTATING
    assert silence_needed("我的号码", is_number_expected=True) == OPEN
    assert silence_needed("没有", is_number_expected=True) == CLOSED


def test_finished_after_enough_silence_only() -> None:
    assert is_finished("公司三个月没发工资", 0.7)
    assert not is_finished("公司三个月没发工资", 0.3)
    assert not is_finished("幺三八零零", 1.2)
