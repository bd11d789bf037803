"""Who saved last is compared with what a writer has seen; a refusal names who and when."""

from datetime import UTC, datetime

import pytest

from hotline.kernel.versions import Saving, Seen, is_current, is_independent, stale_refusal

AT = datetime(2026, 11, 2, 6, 5, tzinfo=UTC)
LAST = Saving(3, 2, "4001", AT)


@pytest.mark.parametrize(
    ("seen", "last", "current"),
    [
        (Seen(0), None, True),
        (Seen(0, 0), None, True),
        (Seen(1), None, False),
        (Seen(3, 2), LAST, True),
        (Seen(3), LAST, True),
        (Seen(revision=2), LAST, True),
        (Seen(2, 2), LAST, False),
        (Seen(3, 1), LAST, False),
        (Seen(4), LAST, False),
    ],
)
def test_only_who_has_seen_the_last_saving_writes_on(seen: Seen, last: Saving | None, current: bool) -> None:
    assert is_current(seen, last) is current


@pytest.mark.parametrize(
    ("last", "name", "now", "sentence"),
    [
        (LAST, "王芳", AT, "王芳在 14:05 改过这一条。请查看改动后继续。"),
        (
            LAST,
            "王芳",
            datetime(2026, 11, 2, 17, tzinfo=UTC),
            "王芳在 11 月 2 日 14:05 改过这一条。请查看改动后继续。",
        ),
        (LAST._replace(revision=0), "王芳", AT, "王芳在 14:05 改过这一条，现在是第 3 版。请查看改动后继续。"),
        (LAST, "", AT, "4001在 14:05 改过这一条。请查看改动后继续。"),
        (Saving(1, 2, "", None), "", AT, "有人刚改过这一条。请查看改动后继续。"),
        (None, "", AT, "还没有这一条。请从空白开始。"),
    ],
)
def test_a_refusal_names_who_saved_and_when(last: Saving | None, name: str, now: datetime, sentence: str) -> None:
    refusal = stale_refusal("这一条", last, name, now)
    assert (refusal.status, refusal.code, refusal.message) == (409, "stale_version", sentence)


def test_its_fields_are_the_same_for_every_document() -> None:
    at = "2026-11-02T06:05:00+00:00"
    expected = {"newest": 3, "revision": 2, "by": "4001", "by_name": "王芳", "at": at}
    assert stale_refusal("这一条", LAST, "王芳", AT).extra == expected


@pytest.mark.parametrize(
    ("reviewer", "authors", "independent"),
    [("4002", ("4001",), True), ("4001", ("4001", "4002"), False), ("", ("4001",), False), ("4001", (), True)],
)
def test_two_people(reviewer: str, authors: tuple[str, ...], independent: bool) -> None:
    assert is_independent(reviewer, authors) is independent
