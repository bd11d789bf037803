"""What the bucket holds of a live call: the document that all read, and the state that callcontrol goes on from."""

import msgspec

from hotline.domains.voice.calls.rules.call import Call, Phase
from hotline.domains.voice.calls.rules.call_doc import CallDoc, CallInternals, LiveParty, LiveSupervision


class CallSnapshot(CallDoc, frozen=True, kw_only=True, omit_defaults=True):
    """``state`` is callcontrol's own: who reads a CallDoc passes it over."""

    state: Call


class _Stored(msgspec.Struct, frozen=True):
    state: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


def snapshot_of(call: Call) -> CallSnapshot:
    doc = doc_of(call)
    return CallSnapshot(**{name: getattr(doc, name) for name in doc.__struct_fields__}, state=call)


def state_of(raw: bytes) -> Call:
    """Of a snapshot, also one that a release wrote for which it was all there is: no call is lost by an upgrade."""
    stored = msgspec.json.decode(raw, type=_Stored)
    return msgspec.json.decode(raw if stored.state is msgspec.UNSET else stored.state, type=Call)


def doc_of(call: Call) -> CallDoc:
    visit, offer, talk = call.stay, call.offer, call.talk
    queue = visit.queue if visit else talk.queue if talk else ""
    return CallDoc(
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
        party=_party_of(call),
        consult_over=call.consult_over,
        case_number=call.case_number,
        passed_on_by=call.passed_on_by,
        help_asked_at=call.help_asked_at,
        help_text=call.help_text,
        help_seen_by=call.help_seen_by,
        direction=call.direction,
        after=call.after,
        callback_entry=call.callback,
        supervision=_supervision_of(call),
        supervised_by=call.supervised_by,
        supervision_over=call.supervision_over,
        taken_over=talk.taken_over if talk else False,
        silent_since=call.silent_since,
        internals=_internals_of(call),
    )


def _internals_of(call: Call) -> CallInternals:
    return CallInternals(
        site=call.site,
        node=call.node,
        number=call.number,
        recording=call.recording,
        legs=call.legs,
        last_agent=call.last_agent,
        talks=call.talks,
        callback_offered=call.stay is not None and call.stay.callback_offered,
    )


def _supervision_of(call: Call) -> LiveSupervision | None:
    now = call.supervision
    if now is None:
        return None
    return LiveSupervision(now.leader, now.mode, now.reason, now.asked_at, now.answered_at, now.post is not None)


def _party_of(call: Call) -> LiveParty | None:
    party = call.party
    if party is None:
        return None
    return LiveParty(party.agent, party.number.masked if party.number else "", party.standing, party.since)


def agent_of(call: Call) -> str:
    """Whose call it is now: who talks, else whom it rings, else who talked last while the caller rates."""
    if call.talk:
        return call.talk.agent
    if call.offer:
        return call.offer.agent
    return call.last_agent if call.phase is Phase.RATING else ""
