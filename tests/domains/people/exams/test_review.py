"""When a question that was answered wrong comes back."""

from datetime import UTC, datetime, timedelta

from hotline.domains.people.exams.rules.review import Review, reviewed

AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


def days(review: Review) -> int | None:
    return (review.due_at - review.memory.reviewed_at).days if review.due_at else None


def answered_right_when_due(times: int) -> list[Review]:
    """The wrong answer, then right ones on the day when each is due."""
    found = [reviewed(None, right=False, at=AT)]
    for _ in range(times):
        last = found[-1]
        assert last.due_at is not None
        found.append(reviewed(last.memory, right=True, at=last.due_at))
    return found


def test_it_comes_back_after_1_2_6_and_17_days_and_is_mastered_then() -> None:
    assert [days(each) for each in answered_right_when_due(4)] == [1, 2, 6, 17, None]


def test_a_wrong_answer_brings_it_back_soon_and_what_was_known_counts() -> None:
    known = answered_right_when_due(3)[-1]
    assert known.due_at is not None
    forgotten = reviewed(known.memory, right=False, at=known.due_at)
    assert days(forgotten) is not None
    assert 1 <= (days(forgotten) or 0) < 17
    again = reviewed(forgotten.memory, right=True, at=AT + timedelta(days=60))
    assert (days(again) or 0) > 2, "it is learned faster than for the first time"


def test_a_mastered_one_that_is_answered_wrong_is_due_again() -> None:
    mastered = answered_right_when_due(4)[-1]
    assert mastered.due_at is None
    assert reviewed(mastered.memory, right=False, at=AT + timedelta(days=90)).due_at is not None


def test_a_clock_that_was_set_back_shortens_nothing() -> None:
    first = reviewed(None, right=False, at=AT)
    assert reviewed(first.memory, right=True, at=AT - timedelta(days=3)).memory.reviewed_at == AT
