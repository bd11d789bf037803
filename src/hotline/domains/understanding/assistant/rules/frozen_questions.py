"""The frozen questions: whether a reply is right, and what fell between two states of the knowledge."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from hotline.domains.understanding.assistant.rules.library import refers
from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Turn
from hotline.domains.understanding.assistant.rules.text_parts import squeezed
from hotline.domains.understanding.assistant.rules.wording import OR_ELSE

#: Styles of questions that are for others to answer.
OUTSIDE = ("outside", "outside-2")
_KINDS = {kind.value for kind in ReplyKind}


@dataclass(frozen=True)
class FrozenQuestion:
    """``topics`` that answer it, or the ``kind`` of reply with the ``number`` to be named, for what is not ours."""

    key: str
    style: str
    turns: tuple[Turn, ...]
    topics: tuple[str, ...] = ()
    kind: str = ""
    number: str = ""

    @property
    def is_ours(self) -> bool:
        return not self.kind

    @property
    def text(self) -> str:
        """All turns of the citizen."""
        return " / ".join(each.text for each in self.turns)


class Mark(msgspec.Struct, frozen=True):
    """How a frozen question was answered."""

    #: The right topic is first.
    first: bool
    #: The right topic is among the first three.
    among: bool
    #: The reply itself is right.
    answered: bool
    #: The reply is right, or the right one is one press away.
    one_back: bool
    #: An article was given to a question that is not ours.
    false: bool
    #: The topic given, else the kind of reply.
    got: str
    #: The number that the reply named; "" in older trials, which did not store it.
    number: str = ""


type Marks = Mapping[str, Mark]


def question_of(line: Mapping[str, Any]) -> FrozenQuestion:
    """The question in a line of a set: ``q`` or ``turns``, with ``topics`` (``topic_id``) or ``kind``."""
    turns = [*line.get("turns", ()), *([line["q"]] if "q" in line else ())]
    spoken = tuple(
        Turn("citizen", turn) if isinstance(turn, str) else Turn(turn["role"], turn["text"]) for turn in turns
    )
    topics = () if "kind" in line else tuple(line.get("topics") or [line["topic_id"]])
    key = hashlib.blake2b("\n".join(each.text for each in spoken).encode(), digest_size=8).hexdigest()
    return FrozenQuestion(key, line.get("style", "all"), spoken, topics, line.get("kind", ""), line.get("number", ""))


def marked(question: FrozenQuestion, reply: Reply) -> Mark:
    kind, topics = reply.kind.value, reply.topics
    got = topics[0] if topics else kind
    if not question.is_ours:
        named = question.number in (reply.number or reply.answer)
        right = named and (kind == question.kind or {kind, question.kind} <= {"refer", "refuse"})
        return Mark(right, right, right, right, kind in ("answer", "clarify") and bool(topics), got, reply.number)
    expected = set(question.topics)
    kind_is_right = kind == ("refer" if all(refers(topic) for topic in expected) else "answer")
    both = expected <= set(topics[: len(expected)])
    first = topics[:1] == question.topics[:1] or (len(expected) > 1 and both)
    offered, clarifies = (
        {option.topic for option in reply.options},
        reply.kind is ReplyKind.CLARIFY or OR_ELSE in reply.answer,
    )
    answered, among = kind_is_right and both, bool(expected & set(topics[:3]))
    one_back = answered or (clarifies and bool(expected & offered))
    return Mark(first, among, answered, one_back, False, got, reply.number)


def confusion(question: FrozenQuestion, mark: Mark) -> tuple[str, str]:
    """What was expected and what was given: a topic, or a kind of reply with the number it names."""
    expected = question.topics[0] if question.is_ours else _with(question.kind, question.number)
    return expected, _with(mark.got, mark.number) if mark.got in _KINDS else mark.got


def _with(kind: str, number: str) -> str:
    return f"{kind} {number}".strip()


def unlearned(questions: Sequence[FrozenQuestion], ways: Collection[str]) -> list[FrozenQuestion]:
    """The questions that no article holds word for word: those no longer measure anything."""
    known = {squeezed(way) for way in ways}
    return [each for each in questions if squeezed(each.turns[-1].text) not in known]


def fallen(questions: Sequence[FrozenQuestion], before: Marks, after: Marks) -> list[FrozenQuestion]:
    """The questions answered right before and wrong now, in each set with fewer right answers than before.

    The two sets are our questions and the others. Empty when neither set has fewer.
    """
    found: list[FrozenQuestion] = []
    for ours in (True, False):
        some = [each for each in questions if each.is_ours == ours and each.key in before and each.key in after]
        if sum(after[each.key].answered for each in some) < sum(before[each.key].answered for each in some):
            found += [each for each in some if before[each.key].answered and not after[each.key].answered]
    return found
