"""What a live call is to the router: waiting, ringing, talking or none of its business."""

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.offers import waits
from hotline.domains.voice.calls.rules.phases import CallbackDialling, Dialling
from hotline.domains.voice.calls.rules.queue_wait import enqueue_of
from hotline.domains.voice.routing.ports import Enqueue, OpenOffer


def waiting_of(call: Call) -> Enqueue | None:
    """None for one who waits for a named agent alone."""
    visit = call.visit
    return enqueue_of(call, visit) if waits(call) and visit is not None and not visit.reserving else None


def open_offers_of(call: Call, *, talking: bool) -> list[OpenOffer]:
    """The agents who ring, or (``talking``) who are on the line; a leader who took over is none of the router's."""
    offer, talk, party = call.offer, call.talk, call.party
    found: list[OpenOffer] = []
    if talking and talk is not None and not talk.taken_over:
        found.append(OpenOffer(talk.offer, call.id, talk.agent))
    if offer is not None and isinstance(call.state, CallbackDialling | Dialling) is talking:
        found.append(OpenOffer(offer.id, call.id, offer.agent))
    if party is not None and party.agent and party.channel and party.answered is talking:
        found.append(OpenOffer(party.id, call.id, party.agent))
    return found
