"""Sealed values over the columns of a row."""

from hotline.domains.service.messaging.models import ChatMessage, Item, Text
from hotline.kernel.sealed import Sealed

NUMBER = Sealed("138****0000", "2026-01:abc", "0f")


def test_the_parts_lie_in_columns_and_are_read_as_one() -> None:
    row = Item(**Item.number.columns(NUMBER))
    assert (row.number_masked, row.number_cipher, row.number_index) == ("138****0000", "2026-01:abc", "0f")
    assert row.number == NUMBER
    row.number = None
    assert (row.number_masked, row.number_cipher, row.number_index, row.number) == ("", "", "", None)


def test_without_a_column_for_it_there_is_no_index() -> None:
    assert Text(**Text.number.columns(NUMBER)).number == Sealed("138****0000", "2026-01:abc", "")


def test_of_a_text_nothing_shows() -> None:
    assert ChatMessage(**ChatMessage.text.columns(NUMBER)).text == Sealed("…", "2026-01:abc", "")
    assert Item(**Item.note.columns(None)).note is None
