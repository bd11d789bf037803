"""Facts of chats, one row per chat between a citizen and an agent: the wait, the agent, the length, the rating."""

from collections.abc import Iterable
from datetime import datetime

from hotline.domains.insight.analytics.rules.facts.parquet_rows import begun_with, in_order, ms_between
from hotline.domains.insight.analytics.rules.facts.shape import Fact
from hotline.events import chats
from hotline.events.catalogue import fact_of
from hotline.events.envelope import Envelope


class ChatFact(Fact, frozen=True, kw_only=True):
    """A chat."""

    #: The last agent who had it.
    agent: str
    topic: str
    ended_by: str
    taken: bool
    ended: bool
    passed_back: bool
    #: 1 … 5; 0 for no rating.
    stars: int
    #: Messages of both sides; 0 while it goes on.
    messages: int
    #: Until the first agent took it, or the citizen left.
    wait_ms: int
    #: From the first agent to the end; 0 while it goes on.
    talk_ms: int


def chat_facts(events: Iterable[Envelope]) -> list[ChatFact]:
    """The fact of one chat from its events; [] when it was never requested."""
    requested: Envelope | None = None
    taken: datetime | None = None
    ended: datetime | None = None
    agent, topic, stars, passed_back = "", "", 0, False
    how = chats.ChatEnded("", "", 0, 0)
    for event in in_order(events):
        match fact_of(event):
            case chats.ChatRequested():
                requested = event
            case chats.ChatTaken(agent=agent):
                taken = taken or event.at
            case chats.ChatPassedBack():
                passed_back = True
            case chats.ChatEnded() as how:
                ended = event.at
            case chats.ChatSummedUp(topic=topic):
                pass
            case chats.ChatRated(stars=stars):
                pass
            case _:
                pass
    if requested is None:
        return []
    return [
        ChatFact(
            **begun_with(requested),
            agent=agent,
            topic=topic,
            ended_by=how.by,
            taken=taken is not None,
            ended=ended is not None,
            passed_back=passed_back,
            stars=stars,
            messages=how.messages,
            wait_ms=ms_between(requested.at, taken or ended),
            talk_ms=ms_between(taken, ended) if taken else 0,
        )
    ]
