"""A quiz about an article that one person has to read: which questions, in which order, what was wrong. Pure."""

from collections.abc import Mapping, Sequence

from hotline.domains.people.exams.rules.chance import rank
from hotline.domains.people.exams.rules.questions import QuestionContent, Reply, is_right

#: A quiz has so many questions at most.
MAX_QUESTIONS = 3


def seed_of(reading: int, round: int) -> str:
    """Decides questions and the order of their options; another one every round."""
    return f"quiz/{reading}/{round}"


def drawn(questions: Sequence[int], seed: str) -> list[int]:
    return sorted(questions, key=lambda each: rank(seed, each))[:MAX_QUESTIONS]


def wrong_ones(questions: Mapping[int, QuestionContent], replies: Mapping[int, Reply]) -> list[int]:
    """Those that are not answered, or wrongly."""
    return [id for id, content in questions.items() if not is_right(content, replies.get(id, Reply()))]
