"""The events of a citizen's chat with an agent. They hold no text of either side; the tables hold it, sealed.

Subject ``chat/<chat_id>``. The messaging domain writes them through the outbox. ``agent`` and ``by`` are staff
numbers unless stated.
"""

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed


class ChatRequested(Fact, frozen=True, tag="chat.asked"):
    """A citizen requested a chat with an agent."""

    talk: str  # subject of the dialogue with 京晓保 before it, ``assistant/<session>``
    turns: int  # number of turns of that dialogue that came along


class ChatTaken(Fact, frozen=True, tag="chat.taken"):
    """An agent has the chat now."""

    agent: str
    by: str  # the agent, or the leader who assigned the chat
    was: str  # agent who had the chat before; "" when it waited
    waited_seconds: float  # wait of the citizen; 0 when an agent had it before


class ChatWritten(Fact, frozen=True, tag="chat.written"):
    """The citizen wrote a message; the unrest detector reads it. Messages of agents have no event."""

    number: int  # number of the message within the chat


class ChatPassedBack(Fact, frozen=True, tag="chat.passed_back"):
    """The chat went back to the head of the line."""

    agent: str  # who had the chat
    by: str  # who passed the chat back


class ChatEnded(Fact, frozen=True, tag="chat.ended"):
    """The chat is over."""

    by: str  # citizen, agent, silence, or left (the citizen's page was gone before an agent came)
    agent: str  # who had the chat; "" for nobody
    seconds: float  # since the citizen requested it
    messages: int  # number of messages of both sides


class ChatSummedUp(Fact, frozen=True, tag="chat.summed_up"):
    """The agent recorded what the chat was about."""

    agent: str
    topic: str  # id of the topic
    note: Sealed  # sealed, since it may name people


class ChatRated(Fact, frozen=True, tag="chat.rated"):
    """The citizen rated the chat."""

    agent: str  # who is rated
    stars: int  # 1 to 5


ChatFact = ChatRequested | ChatTaken | ChatWritten | ChatPassedBack | ChatEnded | ChatSummedUp | ChatRated


def subject(chat_id: str) -> str:
    return f"chat/{chat_id}"


def fact_of(event: Envelope) -> ChatFact:
    return fact_in(event, ChatFact)  # type: ignore[no-any-return]
