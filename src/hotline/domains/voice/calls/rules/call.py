"""The whole state of one live call: serialisable, so that whoever finds the call again can go on with it."""

import re
from datetime import datetime
from enum import StrEnum

import msgspec

from hotline.domains.voice.calls.rules.supervision import Supervision
from hotline.domains.voice.ivr.rules.steps import Query, SendText, Walk
from hotline.events.envelope import Envelope
from hotline.kernel.ids import CallId, call_id_of
from hotline.kernel.sealed import Sealed

#: Agent, number dialled, leader, message, prompt, query, tap: see Draft.fresh_name.
LEG = re.compile(r"-[aclmpqt]\d+$")


class Phase(StrEnum):
    ARRIVED = "arrived"
    IN_FLOW = "in_flow"
    QUEUED = "queued"
    OFFERED = "offered"  # an agent's phone rings; the caller still waits
    TALKING = "talking"
    AGENT_LOST = "agent_lost"  # music for the caller while the same agent is fetched back
    CALLBACK_WAITING = "callback_waiting"  # the caller hung up and keeps the place
    CALLBACK_DIALLING = "callback_dialling"  # an agent is on the line, the citizen's phone rings
    PICKING_UP = "picking_up"  # a call out: the agent's own phone rings first
    DIALLING = "dialling"  # a call out: the agent is on the line, the citizen's phone rings
    OUTSIDE = "outside"  # passed on to an outside number: it rings, or the caller talks to it
    RATING = "rating"
    ENDED = "ended"


class LegRole(StrEnum):
    """Whose channel a leg is."""

    CALLER = "caller"
    AGENT = "agent"  # rung for the caller, or with them
    RETURNING = "returning"  # rung to fetch a lost agent back
    PARTY = "party"
    LEADER = "leader"
    TAP = "tap"  # what a leader hears through


class Then(StrEnum):
    """What follows a prompt that was said to its end."""

    WALK = "walk"
    MUSIC = "music"
    HANG_UP = "hang_up"


class Playing(msgspec.Struct, frozen=True):
    """What the caller hears now. ``id`` names the playback in Asterisk."""

    id: str
    prompts: tuple[str, ...]
    then: Then


class PendingRequest(msgspec.Struct, frozen=True):
    """What the walk waits for from outside: a service's answer, a text being sealed. ``id`` stays when asked again."""

    id: str
    node: str
    wanted: Query | SendText


class Leaving(msgspec.Struct, frozen=True):
    """The caller leaves a message. ``id`` names the recording in Asterisk, and its file."""

    id: str
    since: datetime
    most_seconds: int


class QueueVisit(msgspec.Struct, frozen=True):
    """One wait for a person. ``since`` keeps the place in line; ``index`` counts the stays of the call from 1.

    ``reserving`` names the offer asked of ``prefer_agent`` alone; meanwhile the caller stands in no line.
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
    reserving: str = ""


class Ringing(msgspec.Struct, frozen=True):
    """An agent's phone that rings for this caller. ``channel`` names the agent's leg."""

    id: str
    agent: str
    endpoint: str
    channel: str
    seconds: int
    answered: bool = False


class Talk(msgspec.Struct, frozen=True):
    """Who talks to the caller. ``channel``: the agent's leg, "" when lost; ``coming``: the leg to fetch them back.

    ``priority`` and ``reasons`` are those the caller waited with, for the next queue they are passed on to.
    ``taken_over``: a leader has taken the caller over, of which the router knows nothing.
    """

    agent: str
    offer: str
    endpoint: str
    channel: str
    index: int
    queue: str
    started: datetime
    held_since: datetime | None = None
    coming: str = ""
    lost_since: datetime | None = None
    priority: int = 0
    reasons: tuple[str, ...] = ()
    taken_over: bool = False


class PartyStatus(StrEnum):
    """Where the third party stands."""

    ASKED = "asked"  # the router is asked for the agent
    RINGING = "ringing"
    CONSULTING = "consulting"  # talks to the agent while the caller hears music
    ASIDE = "aside"  # hears music while agent and caller talk
    JOINED = "joined"  # hears the caller


class Party(msgspec.Struct, frozen=True):
    """A third on the call: an agent, or (``agent`` "") an outside number. ``id`` is the offer's when it is an agent.

    ``channel`` is "" while ASKED; ``since`` is the moment of the present standing.
    """

    id: str
    agent: str
    number: Sealed | None
    standing: PartyStatus
    since: datetime
    endpoint: str = ""
    channel: str = ""

    @property
    def answered(self) -> bool:
        return self.standing not in (PartyStatus.ASKED, PartyStatus.RINGING)


class Call(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``at`` is the moment of the last step; ``channel`` the caller's leg, "" once it is gone.

    ``waited_seconds`` of the wait that ended last; ``case_number`` is that of 12345, "" for callers of our own;
    ``direction``: in, or out for one that an agent dialled, ``after`` and ``callback`` as in CallDialled;
    ``timers`` name -> deadline; ``names`` counts the legs and playbacks named so far; ``ending`` says who is hanging up
    (agent, system), "" while nobody is; ``consult_over`` why the last third party is gone; ``passed_on_by`` the agent
    who passed the caller on last; ``help_asked_at`` since when the agent's hand is up, ``help_seen_by`` the leader
    who saw the last one; ``silent_since`` when all in the talk
    fell silent; ``supervision_over`` why the last supervision, by ``supervised_by``, is over; ``private`` is what
    confidential.py seals, in a stored snapshot only; ``seq`` counts the events of the call, ``unstored`` are those the
    bus may not have yet.
    """

    id: str
    site: str
    node: str
    at: datetime
    phase: Phase = Phase.ARRIVED
    direction: str = "in"
    after: str = ""
    callback: str = ""
    arrived_at: datetime | None = None
    channel: str = ""
    number: Sealed | None = None
    place: str = ""
    dialed: str = ""
    origin: str = ""
    recording: str = ""
    repeat: bool = False
    test: bool = False
    case_number: str = ""
    walk: Walk | None = None
    asking: PendingRequest | None = None
    leaving: Leaving | None = None
    private: Sealed | None = None
    playing: Playing | None = None
    music: bool = False
    stay: QueueVisit | None = None
    stays: int = 0
    waited_seconds: float | None = None
    passed_over: tuple[str, ...] = ()
    offer: Ringing | None = None
    talk: Talk | None = None
    talks: int = 0
    party: Party | None = None
    consult_over: str = ""
    passed_on_by: str = ""
    help_asked_at: datetime | None = None
    help_text: str = ""
    help_seen_by: str = ""
    supervision: Supervision | None = None
    supervised_by: str = ""
    supervision_over: str = ""
    silent_since: datetime | None = None
    last_agent: str = ""
    last_queue: str = ""
    rating: bool = False
    dials: int = 0
    timers: dict[str, datetime] = {}
    names: int = 0
    ending: str = ""
    seq: int = 0
    unstored: tuple[Envelope, ...] = ()

    @property
    def bridge(self) -> str:
        return f"talk-{self.id}"

    @property
    def side_bridge(self) -> str:
        """Where agent and third party talk while the caller hears music."""
        return f"side-{self.id}"

    @property
    def tap_bridge(self) -> str:
        """Where a leader hears the tap on the agent's channel."""
        return f"ear-{self.id}"

    @property
    def legs(self) -> dict[LegRole, str]:
        """Role -> channel: every channel that belongs to the call now."""
        offer, talk, leader = self.offer, self.talk, self.supervision
        tap = leader.post.tap if leader and leader.post else ""
        legs = {
            LegRole.CALLER: self.channel,
            LegRole.AGENT: offer.channel if offer else talk.channel if talk else "",
            LegRole.RETURNING: talk.coming if talk else "",
            LegRole.PARTY: self.party.channel if self.party else "",
            LegRole.LEADER: leader.channel if leader else "",
            LegRole.TAP: tap,
        }
        return {role: channel for role, channel in legs.items() if channel}

    def leg_of(self, channel: str) -> LegRole | None:
        """Whose channel this is; None when it is not the call's (any more)."""
        return next((role for role, own in self.legs.items() if own == channel), None)

    @property
    def holds_place(self) -> bool:
        """The caller may hang up without losing the place in line."""
        return self.stay is not None and self.stay.callback


def stored_up_to(call: Call, seq: int) -> Call:
    """The bus has the call's events up to this number."""
    left = tuple(event for event in call.unstored if event.seq > seq)
    return call if len(left) == len(call.unstored) else msgspec.structs.replace(call, unstored=left)


def call_of(channel: str) -> CallId:
    """The call a channel belongs to, by its name: a trunk's has a dot, a leg's is made from the call's."""
    return call_id_of(channel) if "." in channel else CallId(LEG.sub("", channel))
