"""A live call as screens may show it: masked, without ciphers, addresses of legs or the machine's own affairs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call, PartyStatus, Phase
from hotline.domains.voice.calls.rules.roles import OWN, roles_of
from hotline.domains.voice.calls.rules.supervision import Mode
from hotline.kernel.published import known


class LiveParty(msgspec.Struct, frozen=True):
    """Who is consulted: ``agent`` (called ``name``) or, masked, ``number`` outside; ``standing`` since ``since``."""

    agent: str
    number: str
    standing: PartyStatus
    since: datetime
    name: str = ""


class LiveSupervision(msgspec.Struct, frozen=True):
    """A leader with the call, ``mode`` listen, whisper, barge or take_over; ``answered_at`` None while the phone rings.

    ``hears``: somebody talks now; else the leader waits with the caller.
    """

    leader: str
    mode: Mode
    reason: str
    asked_at: datetime
    answered_at: datetime | None
    hears: bool
    name: str = ""


class LiveCall(msgspec.Struct, frozen=True):
    """``number`` is masked, "" when withheld; ``agent`` whom it rings or who talks, "" when nobody is concerned.

    ``queued_at`` is set while the caller waits, ``waited_seconds`` once the wait is over,
    ``talk_started_at``, ``held_since`` and ``lost_since`` while it is so. ``party`` is the third on the call;
    ``consult_over`` says why the last one is gone (no_answer, busy, …), "" before the first; ``passed_on_by`` who
    passed the caller on last; ``help_asked_at`` since when a hand is up, ``help_seen_by`` the leader who saw it.
    ``supervision`` is the leader with the call, ``supervision_over`` why the last one, ``supervised_by``, is gone;
    ``taken_over``: who talks is a leader. ``case_number``: the case of 12345, "" for callers of our own.
    ``silent_since``: nobody in the talk has spoken since.
    ``direction`` out: an agent dialled it, ``after`` another call, for an entry of the call-back list.
    """

    id: str
    phase: Phase
    at: datetime
    arrived_at: datetime | None
    number: str
    place: str
    origin: str
    dialed: str
    path: tuple[str, ...]
    queue: str
    queue_name: str
    queued_at: datetime | None
    waited_seconds: float | None
    priority: int
    reasons: tuple[str, ...]
    repeat: bool
    callback: bool
    agent: str
    offer: str
    ring_seconds: int
    talk_started_at: datetime | None
    held_since: datetime | None
    lost_since: datetime | None
    test: bool
    party: LiveParty | None = None
    consult_over: str = ""
    case_number: str = ""
    agent_name: str = ""
    passed_on_by: str = ""
    passed_on_by_name: str = ""
    help_asked_at: datetime | None = None
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


NOBODY_NAMED: Mapping[str, str] = {}


def live_view(call: Call, queue_names: Mapping[str, str], agent_names: Mapping[str, str] = NOBODY_NAMED) -> LiveCall:
    """``queue_names``: queue id -> its name on screen; ``agent_names``: agent's number -> name."""
    visit, offer, talk = call.stay, call.offer, call.talk
    queue = visit.queue if visit else talk.queue if talk else ""
    return LiveCall(
        id=call.id,
        phase=call.phase,
        at=call.at,
        arrived_at=call.arrived_at,
        number=call.number.masked if call.number else "",
        place=call.place,
        origin=call.origin,
        dialed=call.dialed,
        path=call.walk.path if call.walk else (),
        queue=queue,
        queue_name=queue_names.get(queue, queue),
        queued_at=visit.since if visit else None,
        waited_seconds=call.waited_seconds,
        priority=visit.priority if visit else 0,
        reasons=visit.reasons if visit else (),
        repeat=call.repeat,
        callback=visit.callback if visit else False,
        agent=agent_of(call),
        offer=offer.id if offer else "",
        ring_seconds=offer.seconds if offer else 0,
        talk_started_at=talk.started if talk else None,
        held_since=talk.held_since if talk else None,
        lost_since=talk.lost_since if talk else None,
        test=call.test,
        party=_party_of(call, agent_names),
        consult_over=call.consult_over,
        case_number=call.case_number,
        agent_name=agent_names.get(agent_of(call), ""),
        passed_on_by=call.passed_on_by,
        passed_on_by_name=agent_names.get(call.passed_on_by, ""),
        help_asked_at=call.help_asked_at,
        help_text=call.help_text,
        help_seen_by=call.help_seen_by,
        help_seen_by_name=agent_names.get(call.help_seen_by, ""),
        direction=call.direction,
        after=call.after,
        callback_entry=call.callback,
        supervision=_supervision_of(call, agent_names),
        supervised_by=call.supervised_by,
        supervision_over=call.supervision_over,
        taken_over=talk.taken_over if talk else False,
        silent_since=call.silent_since,
    )


def desk_view(seen: LiveCall) -> LiveCall:
    """The same for an agent, who learns of a leader only from the moment when the leader can be heard."""
    there = seen.supervision
    audible = there is not None and there.answered_at is not None and there.mode is not Mode.LISTEN
    return replace(seen, supervision=there if audible else None, supervised_by="", supervision_over="")


def _supervision_of(call: Call, agent_names: Mapping[str, str]) -> LiveSupervision | None:
    now = call.supervision
    if now is None:
        return None
    name, hears = agent_names.get(now.leader, ""), now.post is not None
    return LiveSupervision(now.leader, now.mode, now.reason, now.asked_at, now.answered_at, hears, name)


def _party_of(call: Call, agent_names: Mapping[str, str]) -> LiveParty | None:
    party = call.party
    if party is None:
        return None
    number, name = party.number.masked if party.number else "", agent_names.get(party.agent, "")
    return LiveParty(party.agent, number, party.standing, party.since, name)


def agent_of(call: Call) -> str:
    """Whose call it is now: who talks, else whom it rings, else who talked last while the caller rates."""
    if call.talk:
        return call.talk.agent
    if call.offer:
        return call.offer.agent
    return call.last_agent if call.phase is Phase.RATING else ""


def concerns(call: Call, agent: str) -> bool:
    """Whether this agent may see and handle the call: it is theirs now, or was until a moment ago."""
    return bool(roles_of(call, agent) & OWN)


def was_released(call: Call, agent: str) -> bool:
    """A leader has this agent's caller now: the agent, who is to sum the talk up, sees by whom."""
    return call.talk is not None and call.talk.taken_over and call.passed_on_by == agent


def has_leader(call: Call, leader: str) -> bool:
    """This leader is with the call, or has taken it over."""
    supervises = call.supervision is not None and call.supervision.leader == leader
    return supervises or (call.talk is not None and call.talk.taken_over and call.talk.agent == leader)
