"""A live call as screens may show it: masked, without ciphers, addresses of legs or the machine's own affairs."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from hotline.domains.calls.rules.call import Call, Phase, Standing


class LiveParty(msgspec.Struct, frozen=True):
    """Who is consulted: ``agent`` (called ``name``) or, masked, ``number`` outside; ``standing`` since ``since``."""

    agent: str
    number: str
    standing: Standing
    since: datetime
    name: str = ""


class LiveCall(msgspec.Struct, frozen=True):
    """``number`` is masked, "" when withheld; ``agent`` whom it rings or who talks, "" when nobody is concerned.

    ``queued_at`` is set while the caller waits, ``waited_seconds`` once the wait is over,
    ``talk_started_at``, ``held_since`` and ``lost_since`` while it is so. ``party`` is the third on the call;
    ``consult_over`` says why the last one is gone (no_answer, busy, …), "" before the first; ``passed_on_by`` who
    passed the caller on last; ``help_asked_at`` since when a hand is up, ``help_seen_by`` the leader who saw the last.
    ``case_number``: the case of 12345, "" for callers of our own.
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
    direction: str = "in"
    after: str = ""
    callback_entry: str = ""


NOBODY_NAMED: Mapping[str, str] = {}


def live_view(call: Call, queue_names: Mapping[str, str], agent_names: Mapping[str, str] = NOBODY_NAMED) -> LiveCall:
    """``queue_names``: queue id -> its name on screen; ``agent_names``: agent's number -> name."""
    stay, offer, talk = call.stay, call.offer, call.talk
    queue = stay.queue if stay else talk.queue if talk else ""
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
        queued_at=stay.since if stay else None,
        waited_seconds=call.waited_seconds,
        priority=stay.priority if stay else 0,
        reasons=stay.reasons if stay else (),
        repeat=call.repeat,
        callback=stay.callback if stay else False,
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
    )


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
    party = {call.party.agent} - {""} if call.party else set()
    return agent in {agent_of(call), call.last_agent} | party
