"""Where a page ended is told as one word, and what is none changes nothing."""

from base64 import urlsafe_b64encode
from datetime import UTC, datetime

import pytest

from hotline.kernel.errors import Invalid
from hotline.kernel.paging import Page, cursor_of, cut, read_cursor

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def test_what_was_told_is_read_back() -> None:
    assert read_cursor(cursor_of(AT, "bj1a-1|2")) == (AT, "bj1a-1|2")


@pytest.mark.parametrize(
    "cursor_text", ["", "2026-03-01", "2026-03-01T09:30:00|1", "2026-03-01T09:30:00+00:00|\x00", "x|1"]
)
def test_what_is_no_place_is_refused(cursor_text: str) -> None:
    for cursor in (cursor_text, urlsafe_b64encode(cursor_text.encode()).decode()):
        with pytest.raises(Invalid, match="翻页位置有误"):
            read_cursor(cursor)


def test_a_page_is_cut_where_there_is_more() -> None:
    assert cut([1, 2, 3], str, size=2) == Page([1, 2], "2")
    assert cut([1, 2], str, size=2) == Page([1, 2], None)
    assert cut([], str) == Page([], None)
