"""When a question that somebody answered wrong comes back: spaced repetition by FSRS.

The model of memory is FSRS (Free Spaced Repetition Scheduler) by the library ``fsrs``, with its default parameters and
without steps within the day: after a wrong answer and then right ones the intervals are 1, 2, 6, 17, 44 days.
"""

from dataclasses import dataclass
from datetime import datetime

from fsrs import Card, Rating, Scheduler, State

#: Right answers whose next interval would be longer than this end the repetition: the question is mastered.
MASTERED_DAYS = 30
_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True)
class Memory:
    """What FSRS knows of one person and one question. ``stability``: days until nine in ten still know it.

    ``difficulty``: 1 to 10.
    """

    stability: float
    difficulty: float
    reviewed_at: datetime


@dataclass(frozen=True)
class Review:
    """An answer and what follows of it. ``due_at``: when the question comes back; None when it is mastered."""

    memory: Memory
    due_at: datetime | None


def reviewed(before: Memory | None, *, right: bool, at: datetime) -> Review:
    """``before``: None for the first wrong answer. An answer before the last one counts as if it came with that."""
    card = Card(card_id=0)
    if before is not None:
        at = max(at, before.reviewed_at)
        card.state, card.step = State.Review, None
        card.stability, card.difficulty, card.last_review = before.stability, before.difficulty, before.reviewed_at
    card, _ = _SCHEDULER.review_card(card, Rating.Good if right else Rating.Again, at)
    assert card.stability is not None, "a card that was reviewed has both"
    assert card.difficulty is not None, "a card that was reviewed has both"
    memory = Memory(card.stability, card.difficulty, at)
    is_mastered = right and (card.due - at).days > MASTERED_DAYS
    return Review(memory, None if is_mastered else card.due)
