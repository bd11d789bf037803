"""What a person who types into the search can mean."""

import pytest

from hotline.domains.insight.search.rules.typed import read


@pytest.mark.parametrize(
    ("text", "number", "is_text"),
    [
        ("拖欠", "", True),
        ("gongdan", "", True),
        ("12345工单", "", True),
        ("1002", "1002", False),
        ("138 0000 1077", "13800001077", False),
        ("20261130-0042", "202611300042", False),
        ("GD202611300042", "", False),
    ],
)
def test_numbers_are_told_from_words(text: str, number: str, is_text: bool) -> None:
    typed = read(text)
    assert (typed.number, typed.is_text) == (number, is_text)
