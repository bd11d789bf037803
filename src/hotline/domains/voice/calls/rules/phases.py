"""The phases of a call. Each phase holds only the data that can exist in it."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from hotline.domains.voice.calls.rules.parts import (
    Leaving,
    Party,
    PartyStatus,
    PendingRequest,
    QueueVisit,
    RaisedHand,
    Ringing,
    Talk,
)


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
    """The party to which a leg belongs."""

    CALLER = "caller"
    AGENT = "agent"  # rung for the caller, or with them
    RETURNING = "returning"  # rung to fetch a lost agent back
    PARTY = "party"
    LEADER = "leader"
    TAP = "tap"  # what a leader hears through


class State(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="phase"):
    """``legs``: role -> channel, without the caller's and a leader's legs; "" for an absent leg."""

    @property
    def phase(self) -> Phase:
        return Phase(str(self.__struct_config__.tag))

    @property
    def legs(self) -> Mapping[LegRole, str]:
        return {}

    @property
    def ringing(self) -> tuple[LegRole, ...]:
        """Roles of the legs that ring."""
        return ()


class Arrived(State, frozen=True, tag="arrived"):
    """A new call, of which only the id is known."""


class Walking(State, frozen=True):
    """The caller is in the flow. ``pending``: the walk's outside request or voicemail, if any."""

    pending: PendingRequest | Leaving | None = None


class InFlow(Walking, frozen=True, tag="in_flow"):
    """The caller walks through the flow. Also the phase of a call from which all other parties have been released."""


class Rating(Walking, frozen=True, tag="rating"):
    """``awaits_score``: the last agent's talk may still be rated."""

    awaits_score: bool = True


class Waiting(State, frozen=True):
    """The caller waits for an agent, on the line or for a call-back."""

    visit: QueueVisit


class Queued(Waiting, frozen=True, tag="queued"):
    """The caller waits in a queue with music and announcements."""


class CallbackWaiting(Waiting, frozen=True, tag="callback_waiting"):
    """The caller accepted a call-back: the place is kept while the citizen hears the last prompt or has hung up."""


class UnderOffer(Waiting, frozen=True):
    """An agent is offered the waiting caller: the phone rings, or the agent waits for the dialled citizen."""

    offer: Ringing

    @property
    def legs(self) -> Mapping[LegRole, str]:
        return {LegRole.AGENT: self.offer.channel}


class Offered(UnderOffer, frozen=True, tag="offered"):
    @property
    def ringing(self) -> tuple[LegRole, ...]:
        return (LegRole.AGENT,)


class CallbackDialling(UnderOffer, frozen=True, tag="callback_dialling"):
    """The citizen is dialled for a call-back; the citizen's leg rings."""

    @property
    def ringing(self) -> tuple[LegRole, ...]:
        return (LegRole.CALLER,)


class CallingOut(State, frozen=True):
    """An outgoing call of an agent. ``offer``: the agent's phone, reserved by the router."""

    offer: Ringing

    @property
    def legs(self) -> Mapping[LegRole, str]:
        return {LegRole.AGENT: self.offer.channel}


class PickingUp(CallingOut, frozen=True, tag="picking_up"):
    @property
    def ringing(self) -> tuple[LegRole, ...]:
        return (LegRole.AGENT,)


class Dialling(CallingOut, frozen=True, tag="dialling"):
    @property
    def ringing(self) -> tuple[LegRole, ...]:
        return (LegRole.CALLER,)


class InTalk(State, frozen=True):
    """The caller is in an agent's talk. ``help_seen_by``: the leader who acknowledged the last raised hand."""

    talk: Talk
    party: Party | None = None
    hand: RaisedHand | None = None
    help_seen_by: str = ""

    @property
    def agent_leg(self) -> str:
        """The agent's leg, or the leg that is rung to return the agent; "" without one."""
        raise NotImplementedError

    @property
    def ringing(self) -> tuple[LegRole, ...]:
        return (LegRole.PARTY,) if self.party is not None and self.party.status is PartyStatus.RINGING else ()


class Talking(InTalk, frozen=True, kw_only=True, tag="talking"):
    """``channel``: the agent's leg. ``silent_since``: since when nobody in the talk speaks."""

    channel: str
    held_since: datetime | None = None
    silent_since: datetime | None = None

    @property
    def agent_leg(self) -> str:
        return self.channel

    @property
    def legs(self) -> Mapping[LegRole, str]:
        return {LegRole.AGENT: self.channel, LegRole.PARTY: self.party.channel if self.party else ""}


class AgentLost(InTalk, frozen=True, kw_only=True, tag="agent_lost"):
    """The agent's leg is lost. ``coming``: the leg rung to return the agent, "" between two tries."""

    since: datetime
    coming: str = ""

    @property
    def agent_leg(self) -> str:
        return self.coming

    @property
    def legs(self) -> Mapping[LegRole, str]:
        return {LegRole.RETURNING: self.coming, LegRole.PARTY: self.party.channel if self.party else ""}

    @property
    def ringing(self) -> tuple[LegRole, ...]:
        return (LegRole.RETURNING, *super().ringing)


class Outside(State, frozen=True, tag="outside"):
    """The caller has been transferred to an outside number."""

    party: Party

    @property
    def legs(self) -> Mapping[LegRole, str]:
        return {LegRole.PARTY: self.party.channel}

    @property
    def ringing(self) -> tuple[LegRole, ...]:
        return () if self.party.answered else (LegRole.PARTY,)


class Ended(State, frozen=True, tag="ended"):
    """The call has ended; all parties are released."""


AnyState = (
    Arrived
    | InFlow
    | Queued
    | Offered
    | Talking
    | AgentLost
    | CallbackWaiting
    | CallbackDialling
    | PickingUp
    | Dialling
    | Outside
    | Rating
    | Ended
)
