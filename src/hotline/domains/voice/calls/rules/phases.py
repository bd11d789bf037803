"""Where a call is, each phase with what can exist in it and nothing else."""

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
    """Whose channel a leg is."""

    CALLER = "caller"
    AGENT = "agent"  # rung for the caller, or with them
    RETURNING = "returning"  # rung to fetch a lost agent back
    PARTY = "party"
    LEADER = "leader"
    TAP = "tap"  # what a leader hears through


class State(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="phase"):
    """``legs`` are those besides the caller's and a leader's, "" for one that is not there (any more)."""

    @property
    def phase(self) -> Phase:
        return Phase(str(self.__struct_config__.tag))

    @property
    def legs(self) -> Mapping[LegRole, str]:
        return {}

    @property
    def ringing(self) -> tuple[LegRole, ...]:
        """Whose answer the call waits for."""
        return ()


class Arrived(State, frozen=True, tag="arrived"):
    """Nothing is known yet but the name."""


class Walking(State, frozen=True):
    """The caller is with the flow. ``pending``: what the walk waits for besides keys and prompts."""

    pending: PendingRequest | Leaving | None = None


class InFlow(Walking, frozen=True, tag="in_flow"):
    """Also what is left of a call that everybody else has been taken out of."""


class Rating(Walking, frozen=True, tag="rating"):
    """``awaits_score``: the last agent's talk may still be rated."""

    awaits_score: bool = True


class Waiting(State, frozen=True):
    """The caller waits for a person, on the line or at home."""

    visit: QueueVisit


class Queued(Waiting, frozen=True, tag="queued"):
    """Music and announcements."""


class CallbackWaiting(Waiting, frozen=True, tag="callback_waiting"):
    """The place is kept for a citizen who is at home, or hears the last words before hanging up."""


class UnderOffer(Waiting, frozen=True):
    """An agent is rung for who waits, or is on the line for them."""

    offer: Ringing

    @property
    def legs(self) -> Mapping[LegRole, str]:
        return {LegRole.AGENT: self.offer.channel}


class Offered(UnderOffer, frozen=True, tag="offered"):
    @property
    def ringing(self) -> tuple[LegRole, ...]:
        return (LegRole.AGENT,)


class CallbackDialling(UnderOffer, frozen=True, tag="callback_dialling"):
    """The caller's leg is the one that rings."""

    @property
    def ringing(self) -> tuple[LegRole, ...]:
        return (LegRole.CALLER,)


class CallingOut(State, frozen=True):
    """An agent rings a citizen up. ``offer`` is the agent's own phone, kept by the router."""

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
    """The caller is an agent's. ``help_seen_by``: the leader who saw the last raised hand."""

    talk: Talk
    party: Party | None = None
    hand: RaisedHand | None = None
    help_seen_by: str = ""

    @property
    def agent_leg(self) -> str:
        """The agent's, or the one that fetches them back; "" while there is none."""
        raise NotImplementedError

    @property
    def ringing(self) -> tuple[LegRole, ...]:
        return (LegRole.PARTY,) if self.party is not None and self.party.status is PartyStatus.RINGING else ()


class Talking(InTalk, frozen=True, kw_only=True, tag="talking"):
    """``channel``: the agent's leg; ``silent_since``: when all who are in the talk fell silent."""

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
    """``coming``: the leg rung to fetch the agent back, "" between two tries."""

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
    """The caller has been passed on to a number outside."""

    party: Party

    @property
    def legs(self) -> Mapping[LegRole, str]:
        return {LegRole.PARTY: self.party.channel}

    @property
    def ringing(self) -> tuple[LegRole, ...]:
        return () if self.party.answered else (LegRole.PARTY,)


class Ended(State, frozen=True, tag="ended"):
    """Everybody is released."""


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
