"""What a live call is to the router: waiting, ringing, talking or none of its business."""

from hotline.domains.calls.rules.call import Call
from hotline.domains.calls.rules.offering import waits
from hotline.domains.calls.rules.waiting import enqueue_of
from hotline.domains.routing.ports import Enqueue, OpenOffer


def waiting_of(call: Call) -> Enqueue | None:
    return enqueue_of(call, call.stay) if waits(call) and call.stay is not None else None


def open_offer_of(call: Call, *, talking: bool) -> OpenOffer | None:
    """The agent who rings, or (``talking``) who is on the line."""
    offer, talk = call.offer, call.talk
    if talking and talk is not None:
        return OpenOffer(talk.offer, call.id, talk.agent)
    if offer is not None and offer.answered is talking:
        return OpenOffer(offer.id, call.id, offer.agent)
    return None
