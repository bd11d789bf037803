"""The complete state of one live call. It is serialisable, so that a successor process can go on with the call."""

import re
from datetime import datetime

import msgspec

from hotline.domains.voice.calls.rules.parts import Caller, Music, Party, Playing, QueueVisit, Ringing, Talk
from hotline.domains.voice.calls.rules.phases import (
    AnyState,
    Arrived,
    CallingOut,
    InTalk,
    LegRole,
    Outside,
    Phase,
    UnderOffer,
    Waiting,
)
from hotline.domains.voice.calls.rules.supervision import Supervision
from hotline.domains.voice.ivr.rules.steps import Walk
from hotline.domains.voice.telephony.rules.outbound_policy import Dialler
from hotline.events.envelope import Envelope
from hotline.kernel.ids import CallId, call_id_of
from hotline.kernel.sealed import Sealed

#: Prefixes of fresh names: agent, dialled number, leader, message, prompt, query, tap. See Draft.fresh_name.
LEG = re.compile(r"-[aclmpqt]\d+$")


class History(msgspec.Struct, frozen=True, omit_defaults=True):
    """What of the past still matters. ``last_agent`` had the caller last, from ``last_queue``.

    ``waited_seconds`` of the wait that ended last; ``passed_on_by`` the agent who passed the caller on last;
    ``consult_over`` why the last third party is gone; ``supervision_over`` why the last supervision, by
    ``supervised_by``, is over.
    """

    last_agent: str = ""
    last_queue: str = ""
    waited_seconds: float | None = None
    passed_on_by: str = ""
    consult_over: str = ""
    supervised_by: str = ""
    supervision_over: str = ""


class Call(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``at`` is the moment of the last step; ``state`` where the call is; ``channel`` the caller's leg, "" once gone.

    ``direction``: in, or out for one that an agent dialled, ``after``, ``callback``, ``campaign_entry`` as in
    CallDialled; ``people_queue``: of the people to whom an AI seat that dialled hands over; ``dialler``: for whom it
    is dialled; ``walk``: the caller's way through the flow, which goes on after
    the talk; ``sound``: what the caller hears besides people; ``untold``: the citizen is still to hear that calls are
    recorded; ``objected``: the caller does not want to be recorded; ``supervision`` stays with the call through all
    phases; ``ending`` says who is hanging up (agent, system), "" while nobody is; ``timers`` name -> deadline;
    ``visits``, ``talks`` and ``dials`` of call-backs are counted, ``names`` too: of the legs and playbacks named so
    far; ``private`` is what confidential.py seals, in a stored snapshot only; ``seq`` counts the events of the call,
    ``unstored`` are those the bus may not have yet.
    """

    id: str
    site: str
    node: str
    at: datetime
    state: AnyState = Arrived()
    direction: str = "in"
    after: str = ""
    callback: str = ""
    campaign_entry: str = ""
    people_queue: str = ""
    dialler: Dialler | None = None
    arrived_at: datetime | None = None
    caller: Caller = Caller()
    channel: str = ""
    walk: Walk | None = None
    private: Sealed | None = None
    sound: Playing | Music | None = None
    untold: bool = False
    objected: bool = False
    supervision: Supervision | None = None
    history: History = History()
    visits: int = 0
    talks: int = 0
    dials: int = 0
    names: int = 0
    timers: dict[str, datetime] = {}
    ending: str = ""
    seq: int = 0
    unstored: tuple[Envelope, ...] = ()

    @property
    def phase(self) -> Phase:
        return self.state.phase

    @property
    def may_be_recorded(self) -> bool:
        """Whether the citizen has been told, where that is due, and has not objected."""
        return not (self.untold or self.objected)

    @property
    def bridge(self) -> str:
        return f"talk-{self.id}"

    @property
    def side_bridge(self) -> str:
        """Bridge in which agent and third party talk while the caller hears music."""
        return f"side-{self.id}"

    @property
    def tap_bridge(self) -> str:
        """Bridge in which a leader hears the tap on the agent's channel."""
        return f"ear-{self.id}"

    @property
    def legs(self) -> dict[LegRole, str]:
        """Role -> channel, for every channel that belongs to the call now."""
        leader = self.supervision
        with_leader = {LegRole.LEADER: leader.channel, LegRole.TAP: leader.tap} if leader is not None else {}
        legs = {LegRole.CALLER: self.channel, **self.state.legs, **with_leader}
        return {role: channel for role, channel in legs.items() if channel}

    def leg_of(self, channel: str) -> LegRole | None:
        """Role of the channel; None for a channel that does not belong to the call."""
        return next((role for role, own in self.legs.items() if own == channel), None)

    # Parts that only some phases hold, for readers that do not match on the phase ---------------------------------

    @property
    def visit(self) -> QueueVisit | None:
        return self.state.visit if isinstance(self.state, Waiting) else None

    @property
    def offer(self) -> Ringing | None:
        return self.state.offer if isinstance(self.state, UnderOffer | CallingOut) else None

    @property
    def talk(self) -> Talk | None:
        return self.state.talk if isinstance(self.state, InTalk) else None

    @property
    def party(self) -> Party | None:
        return self.state.party if isinstance(self.state, InTalk | Outside) else None

    @property
    def holds_place(self) -> bool:
        """Whether the caller may hang up without losing the place in line."""
        return self.visit is not None and self.visit.callback


def stored_up_to(call: Call, seq: int) -> Call:
    """The call without unstored events up to this sequence number, which the bus has acknowledged."""
    left = tuple(event for event in call.unstored if event.seq > seq)
    return call if len(left) == len(call.unstored) else msgspec.structs.replace(call, unstored=left)


def call_of(channel: str) -> CallId:
    """Id of the call of a channel, from its name: Asterisk's own name of a trunk channel, or a leg's name."""
    return call_id_of(channel) if "." in channel else CallId(LEG.sub("", channel))
