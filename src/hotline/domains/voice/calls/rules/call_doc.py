"""A live call as other processes see it: one document, from which screens get a copy with the visible fields."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec.structs import replace

from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.calls.rules.phases import LegRole, Phase
from hotline.domains.voice.calls.rules.supervision import Mode
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.kernel.published import known
from hotline.kernel.sealed import Sealed


class LiveParty(msgspec.Struct, frozen=True):
    """The third party: an agent (``agent``, ``name``) or an outside ``number``, masked. ``status`` since ``since``."""

    agent: str
    number: str
    status: PartyStatus = msgspec.field(name="standing")
    since: datetime
    name: str = ""


class LiveSupervision(msgspec.Struct, frozen=True):
    """A leader with the call, ``mode`` listen, whisper, barge or take_over; ``answered_at`` None while the phone rings.

    ``hears``: somebody talks now; else the leader waits with the caller.
    """

    leader: str
    mode: Mode
    reason: str
    requested_at: datetime = msgspec.field(name="asked_at")
    answered_at: datetime | None
    hears: bool
    name: str = ""


class CallInternals(msgspec.Struct, frozen=True):
    """What other processes need of a call and no screen shows. ``number`` None: withheld; ``legs``: role -> channel.

    ``last_agent`` had the caller last; ``talks`` counts them; ``callback_offered``: the caller may take a call-back;
    ``talk_reasons``: why the caller who talks now had priority.
    """

    site: str
    node: str
    number: Sealed | None
    recording: str
    legs: dict[LegRole, str]
    last_agent: str
    talks: int
    callback_offered: bool
    talk_reasons: tuple[str, ...] = ()


class CallDoc(msgspec.Struct, frozen=True):
    """``number`` is masked, "" when withheld; ``presentation``: who vouches for it; ``agent`` whom it rings or who
    talks, "" when nobody is concerned.

    ``queued_at`` is set while the caller waits, ``waited_seconds`` once the wait is over,
    ``talk_started_at``, ``held_since`` and ``lost_since`` while it is so. ``party`` is the third on the call;
    ``consult_over`` says why the last one is gone (no_answer, busy, …), "" before the first; ``passed_on_by`` who
    passed the caller on last; ``help_requested_at`` since when a hand is up, ``help_seen_by`` the leader who saw it.
    ``supervision`` is the leader with the call, ``supervision_over`` why the last one, ``supervised_by``, is gone;
    ``taken_over``: who talks is a leader. ``case_number``: the case of 12345, "" for callers of our own.
    ``silent_since``: nobody in the talk has spoken since; ``talk_limit_at``: when a leg outside is hung up.
    ``direction`` out: an agent dialled it, ``after`` another call, for an entry of the call-back list.
    ``objected``: the citizen does not want to be recorded.
    The names, of the queue and of people, are for screens, which also get no ``internals``.
    """

    id: str
    phase: Phase
    at: datetime
    arrived_at: datetime | None = None
    number: str = ""
    presentation: Presentation = Presentation.UNSCREENED
    place: str = ""
    origin: str = ""
    dialed: str = ""
    path: tuple[str, ...] = ()
    queue: str = ""
    queue_name: str = ""
    queued_at: datetime | None = None
    waited_seconds: float | None = None
    priority: int = 0
    reasons: tuple[str, ...] = ()
    repeat: bool = False
    callback: bool = False
    agent: str = ""
    offer: str = ""
    ring_seconds: int = 0
    talk_started_at: datetime | None = None
    held_since: datetime | None = None
    lost_since: datetime | None = None
    test: bool = False
    party: LiveParty | None = None
    consult_over: str = ""
    case_number: str = ""
    agent_name: str = ""
    passed_on_by: str = ""
    passed_on_by_name: str = ""
    help_requested_at: datetime | None = msgspec.field(default=None, name="help_asked_at")
    help_text: str = ""
    help_seen_by: str = ""
    help_seen_by_name: str = ""
    direction: Annotated[str, known("in", "out")] = "in"
    after: str = ""
    callback_entry: str = ""
    supervision: LiveSupervision | None = None
    supervised_by: str = ""
    supervision_over: str = ""
    taken_over: bool = False
    silent_since: datetime | None = None
    talk_limit_at: datetime | None = None
    objected: bool = False
    internals: CallInternals | msgspec.UnsetType = msgspec.UNSET

    @property
    def inside(self) -> CallInternals:
        """The internals, present in documents on the bus."""
        assert self.internals is not msgspec.UNSET, "a screen's copy"
        return self.internals


_decoder = msgspec.json.Decoder(CallDoc)


def decoded(raw: bytes) -> CallDoc | None:
    """The document; None for a format of an earlier release, which callcontrol rewrites when it adopts the call."""
    try:
        return _decoder.decode(raw)
    except msgspec.ValidationError:
        return None


def for_screens(doc: CallDoc, queues: Mapping[str, str], agents: Mapping[str, str]) -> CallDoc:
    """The copy for screens. ``queues``: queue id -> name. ``agents``: staff number -> name."""
    party, leader = doc.party, doc.supervision
    return replace(
        doc,
        queue_name=queues.get(doc.queue, doc.queue),
        agent_name=agents.get(doc.agent, ""),
        passed_on_by_name=agents.get(doc.passed_on_by, ""),
        help_seen_by_name=agents.get(doc.help_seen_by, ""),
        party=replace(party, name=agents.get(party.agent, "")) if party else None,
        supervision=replace(leader, name=agents.get(leader.leader, "")) if leader else None,
        internals=msgspec.UNSET,
    )


def for_agents(displayed: CallDoc) -> CallDoc:
    """The copy for an agent's screen: a leader is included only when the leader can be heard."""
    there = displayed.supervision
    audible = there is not None and there.answered_at is not None and there.mode is not Mode.LISTEN
    return replace(displayed, supervision=there if audible else None, supervised_by="", supervision_over="")


def concerns(doc: CallDoc, agent: str) -> bool:
    """Whether this agent may see and handle the call: takes part in it, or did until its last talk."""
    return agent in (doc.agent, doc.party.agent if doc.party else "", doc.inside.last_agent)


def was_released(doc: CallDoc, agent: str) -> bool:
    """Whether a leader took over this agent's caller; the agent, in wrap-up, sees which leader."""
    return doc.taken_over and doc.passed_on_by == agent


def has_leader(doc: CallDoc, leader: str) -> bool:
    """Whether this leader supervises the call or has taken it over."""
    supervises = doc.supervision is not None and doc.supervision.leader == leader
    return supervises or (doc.taken_over and doc.agent == leader)
