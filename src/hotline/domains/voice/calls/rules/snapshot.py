"""Bucket value of a live call: the document for all readers, and the state from which callcontrol goes on."""

import msgspec

from hotline.domains.voice.calls.rules import help, leg_timers, silence
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_doc import CallDoc, CallInternals, LiveParty, LiveSupervision
from hotline.domains.voice.calls.rules.phases import AgentLost, InTalk, Rating, Talking
from hotline.domains.voice.calls.rules.upcast import upcast


class CallSnapshot(CallDoc, frozen=True, kw_only=True, omit_defaults=True):
    """``call``: callcontrol's state, ignored by readers of a CallDoc."""

    call: Call


class _Stored(msgspec.Struct, frozen=True):
    call: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


def snapshot_of(call: Call) -> CallSnapshot:
    doc = doc_of(call)
    return CallSnapshot(**{name: getattr(doc, name) for name in doc.__struct_fields__}, call=call)


def call_from(raw: bytes) -> Call:
    """The call of a snapshot, also of a snapshot of the previous release, so that an upgrade loses no call."""
    stored = msgspec.json.decode(raw, type=_Stored)
    if stored.call is msgspec.UNSET:
        return msgspec.convert(upcast(msgspec.json.decode(raw)), type=Call)
    return msgspec.json.decode(stored.call, type=Call)


def doc_of(call: Call) -> CallDoc:
    visit, offer, talk, caller, history = call.visit, call.offer, call.talk, call.caller, call.history
    hand = help.hand_of(call)
    queue = visit.queue if visit else talk.queue if talk else ""
    return CallDoc(
        id=call.id,
        phase=call.phase,
        at=call.at,
        arrived_at=call.arrived_at,
        number=caller.masked,
        presentation=caller.presentation,
        place=caller.place,
        origin=caller.origin,
        dialed=caller.dialed,
        path=call.walk.path if call.walk else (),
        queue=queue,
        queued_at=visit.since if visit else None,
        waited_seconds=history.waited_seconds,
        priority=visit.priority if visit else 0,
        reasons=visit.reasons if visit else (),
        repeat=caller.repeat,
        callback=visit.callback if visit else False,
        agent=agent_of(call),
        offer=offer.id if offer else "",
        ring_seconds=offer.seconds if offer else 0,
        talk_started_at=talk.started if talk else None,
        held_since=call.state.held_since if isinstance(call.state, Talking) else None,
        lost_since=call.state.since if isinstance(call.state, AgentLost) else None,
        test=caller.test,
        party=_party_of(call),
        consult_over=history.consult_over,
        case_number=caller.case_number,
        passed_on_by=history.passed_on_by,
        help_requested_at=hand.since if hand else None,
        help_text=hand.text if hand else "",
        help_seen_by=call.state.help_seen_by if isinstance(call.state, InTalk) else "",
        direction=call.direction,
        after=call.after,
        callback_entry=call.callback,
        supervision=_supervision_of(call),
        supervised_by=history.supervised_by,
        supervision_over=history.supervision_over,
        taken_over=talk.taken_over if talk else False,
        silent_since=silence.silent_since(call),
        talk_limit_at=leg_timers.next_limit(call.timers),
        objected=call.objected,
        internals=_internals_of(call),
    )


def _internals_of(call: Call) -> CallInternals:
    return CallInternals(
        site=call.site,
        node=call.node,
        number=call.caller.number,
        recording=call.caller.recording,
        legs=call.legs,
        last_agent=call.history.last_agent,
        talks=call.talks,
        callback_offered=call.visit is not None and call.visit.callback_offered,
        talk_reasons=call.talk.reasons if call.talk else (),
    )


def _supervision_of(call: Call) -> LiveSupervision | None:
    now = call.supervision
    if now is None:
        return None
    return LiveSupervision(now.leader, now.mode, now.reason, now.requested_at, now.answered_at, now.post is not None)


def _party_of(call: Call) -> LiveParty | None:
    party = call.party
    if party is None:
        return None
    return LiveParty(party.agent, party.number.masked if party.number else "", party.status, party.since)


def agent_of(call: Call) -> str:
    """The agent of the call: who talks, else whose phone rings, else who talked last while the caller rates."""
    if call.talk:
        return call.talk.agent
    if call.offer:
        return call.offer.agent
    return call.history.last_agent if isinstance(call.state, Rating) else ""
