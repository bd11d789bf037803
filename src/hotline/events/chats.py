"""Chats of citizens with a person. Written by the messaging domain, through the outbox, on subject ``chat/<chat_id>``.

No words of either side's: what was written is in the tables, sealed, and nowhere else.
"""

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed


class ChatAsked(Fact, frozen=True, tag="chat.asked"):
    """A citizen asked for a person. ``talk``: what went before, ``assistant/<session>``; ``turns`` of it came along."""

    talk: str
    turns: int


class ChatTaken(Fact, frozen=True, tag="chat.taken"):
    """``agent`` has it now, by ``by``'s deed; ``was`` had it before, "" when it waited, and then so many seconds."""

    agent: str
    by: str
    was: str
    waited_seconds: float


class ChatWritten(Fact, frozen=True, tag="chat.written"):
    """The citizen wrote message ``number``: to be looked through. What agents write is not told one by one."""

    number: int


class ChatPassedBack(Fact, frozen=True, tag="chat.passed_back"):
    """``by`` put it back to the head of the line out of ``agent``'s hands."""

    agent: str
    by: str


class ChatEnded(Fact, frozen=True, tag="chat.ended"):
    """``by``: citizen, agent, silence, or left when the citizen's page was gone before anybody came.

    ``agent`` who had it, "" when nobody did; ``seconds`` since it was asked for; ``messages`` of both sides.
    """

    by: str
    agent: str
    seconds: float
    messages: int


class ChatSummedUp(Fact, frozen=True, tag="chat.summed_up"):
    """What it was about; ``note`` may name people and so is sealed."""

    agent: str
    topic: str
    note: Sealed


class ChatRated(Fact, frozen=True, tag="chat.rated"):
    """The citizen gave ``stars``, 1 to 5, to ``agent``."""

    agent: str
    stars: int


ChatFact = ChatAsked | ChatTaken | ChatWritten | ChatPassedBack | ChatEnded | ChatSummedUp | ChatRated


def subject(chat_id: str) -> str:
    return f"chat/{chat_id}"


def fact_of(event: Envelope) -> ChatFact:
    return fact_in(event, ChatFact)  # type: ignore[no-any-return]
