"""What is kept of a question and its answer, for the editors and for who judges: masked first, then sealed."""

from collections.abc import Sequence

import msgspec

from hotline.domains.understanding.assistant.rules.gathering import Doubt
from hotline.domains.understanding.assistant.rules.masking import masked
from hotline.domains.understanding.assistant.rules.talk import Kind, Reply, Said
from hotline.domains.understanding.assistant.rules.wording import OR_ELSE

#: Turns before the question that go along: more are not needed to understand it.
BEFORE = 6


class Line(msgspec.Struct, frozen=True):
    role: str
    text: str


class Told(msgspec.Struct, frozen=True):
    """``before``: the turns before it, oldest first."""

    before: tuple[Line, ...]
    question: str
    reply: str


def told(said: Sequence[Said], reply: Reply) -> Told:
    """``said``: with the question as the last."""
    before = tuple(Line(each.role, masked(each.text)) for each in said[:-1][-BEFORE:])
    return Told(before, masked(said[-1].text), reply.answer)


def doubt_in(reply: Reply, by_rule: bool) -> Doubt | None:
    """None for what was answered, referred or refused in so many words."""
    if by_rule or reply.level:
        return None
    if reply.kind is Kind.CLARIFY:
        return Doubt.ASKED_BACK
    if reply.kind is Kind.REFUSE:
        return Doubt.REFUSED
    if OR_ELSE in reply.answer:
        return Doubt.UNSURE
    return None
