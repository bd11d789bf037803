"""Parts of a call that its phases hold."""

from datetime import datetime
from enum import StrEnum

import msgspec

from hotline.domains.voice.ivr.rules.steps import JoinQueue, Query, SendText
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.kernel.sealed import Sealed


class QueueVisit(msgspec.Struct, frozen=True, omit_defaults=True):
    """One wait for a person. ``since`` keeps the place in line; ``index`` counts the visits of the call from 1.

    ``reserving`` names the offer asked of ``prefer_agent`` alone; meanwhile the caller stands in no line.
    ``passed_over`` are the agents whom an offer of this visit came to nothing with. ``people_only``: an AI seat has
    handed the caller over, and no AI seat gets him again.
    """

    queue: str
    index: int
    since: datetime
    priority: int = 0
    reasons: tuple[str, ...] = ()
    head: bool = False
    prefer_agent: str = ""
    callback_offered: bool = False
    callback: bool = False
    message_offered: bool = False
    reserving: str = ""
    passed_over: tuple[str, ...] = ()
    people_only: bool = False


class Caller(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who is on the other end, known once the call has begun. ``number`` None: withheld.

    ``recording`` names the file on the caller's channel; ``repeat``: the same number rang within the hour;
    ``case_number`` is that of 12345, "" for callers of our own; ``rings_back``: the number can be rung back;
    ``presentation``: who vouches for it; ``lost_place``: what the caller had in line when the switch died.
    """

    number: Sealed | None = None
    place: str = ""
    dialed: str = ""
    origin: str = ""
    recording: str = ""
    repeat: bool = False
    test: bool = False
    case_number: str = ""
    rings_back: bool = True
    presentation: Presentation = Presentation.UNSCREENED
    lost_place: QueueVisit | None = None

    @property
    def masked(self) -> str:
        return self.number.masked if self.number else ""


class Then(StrEnum):
    """What follows the end of a prompt."""

    WALK = "walk"
    MUSIC = "music"
    TALK = "talk"  # with the agent who dialled
    QUEUE = "queue"
    HANG_UP = "hang_up"


class Playing(msgspec.Struct, frozen=True, tag="prompts"):
    """The caller hears these, then ``rest``. ``id`` names the playback in Asterisk.

    The notice that calls are recorded is a playback of its own, so that its end is known: ``notice`` is the sound of it
    that is played, "" of other prompts. ``keys``: pressed during it, they count once it is over. ``joins``: the queue
    for which it is played to a caller whose flow has none.
    """

    id: str
    prompts: tuple[str, ...]
    then: Then
    rest: tuple[str, ...] = ()
    notice: str = ""
    keys: str = ""
    joins: JoinQueue | None = None


class Music(msgspec.Struct, frozen=True, tag="music"):
    """The caller hears music."""


class PendingRequest(msgspec.Struct, frozen=True, tag="request"):
    """A request of the walk to the outside: a query, a text being sealed. A repeated request keeps its ``id``."""

    id: str
    node: str
    request: Query | SendText = msgspec.field(name="wanted")


class Leaving(msgspec.Struct, frozen=True, tag="message"):
    """The caller leaves a voicemail. ``id``: name of the recording in Asterisk and of its file."""

    id: str
    since: datetime
    max_seconds: int = msgspec.field(name="most_seconds")


class Ringing(msgspec.Struct, frozen=True):
    """An agent's phone that rings, or has answered and waits for the citizen. ``channel``: the agent's leg."""

    id: str
    agent: str
    endpoint: str
    channel: str
    seconds: int


class Talk(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who has the caller. ``priority`` and ``reasons`` are those the caller waited with, for the next queue.

    ``taken_over``: a leader has taken the caller over, of which the router knows nothing.
    """

    agent: str
    offer: str
    endpoint: str
    index: int
    queue: str
    started: datetime
    priority: int = 0
    reasons: tuple[str, ...] = ()
    taken_over: bool = False


class RaisedHand(msgspec.Struct, frozen=True):
    """A raised hand: the agent asks for a leader."""

    since: datetime
    text: str


class PartyStatus(StrEnum):
    """Status of the third party."""

    REQUESTED = "asked"  # the router is asked for the agent
    RINGING = "ringing"
    CONSULTING = "consulting"  # talks to the agent while the caller hears music
    ASIDE = "aside"  # hears music while agent and caller talk
    JOINED = "joined"  # hears the caller


class Party(msgspec.Struct, frozen=True):
    """A third on the call: an agent, or (``agent`` "") an outside number. ``id`` is the offer's when it is an agent.

    ``channel`` is "" while REQUESTED; ``since`` is the moment of the present status.
    """

    id: str
    agent: str
    number: Sealed | None
    status: PartyStatus = msgspec.field(name="standing")
    since: datetime
    endpoint: str = ""
    channel: str = ""

    @property
    def answered(self) -> bool:
        return self.status not in (PartyStatus.REQUESTED, PartyStatus.RINGING)
