"""The stored form of a question and its answer, masked and then sealed, for editors and for people who grade."""

from collections.abc import Sequence

import msgspec

from hotline.domains.understanding.assistant.rules.clusters_of_questions import Doubt
from hotline.domains.understanding.assistant.rules.masking import masked
from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Turn
from hotline.domains.understanding.assistant.rules.wording import OR_ELSE

#: Turns before the question that go along: more are not needed to understand it.
BEFORE = 6


class AnswerSentence(msgspec.Struct, frozen=True):
    role: str
    text: str


class StoredExchange(msgspec.Struct, frozen=True):
    """A question and its reply. ``before``: the earlier turns, oldest first."""

    before: tuple[AnswerSentence, ...]
    question: str
    reply: str


def exchange_of(turns: Sequence[Turn], reply: Reply) -> StoredExchange:
    """``turns``: with the question as the last."""
    before = tuple(AnswerSentence(each.role, masked(each.text)) for each in turns[:-1][-BEFORE:])
    return StoredExchange(before, masked(turns[-1].text), reply.answer)


def doubt_in(reply: Reply, by_rule: bool) -> Doubt | None:
    """None for what was answered, referred or refused in so many words."""
    if by_rule or reply.level:
        return None
    if reply.kind is ReplyKind.CLARIFY:
        return Doubt.QUESTION_BACK
    if reply.kind is ReplyKind.REFUSE:
        return Doubt.REFUSED
    if OR_ELSE in reply.answer:
        return Doubt.UNSURE
    return None
