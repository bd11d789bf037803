"""The agent asked for by number, to be consulted or to be passed on to, cannot be had."""

from hotline.domains.voice.calls.rules import consulting, waiting
from hotline.domains.voice.calls.rules.commands import TellOfferResult
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.routing.ports import OfferOutcome


def refused(draft: Draft, offer: str) -> None:
    stay = draft.call.stay
    if consulting.awaits(draft, offer):
        consulting.refused(draft)
    elif stay is not None and stay.reserving == offer:
        waiting.not_reserved(draft)
    else:
        draft.note("refused by the router, too late")


def overdue(draft: Draft) -> None:
    """Neither offer nor refusal: whatever the router still does about it is off."""
    stay = draft.call.stay
    if draft.call.party is not None:
        consulting.refused(draft)
    elif stay is not None and stay.reserving:
        draft.do(TellOfferResult(stay.reserving, stay.prefer_agent, OfferOutcome.CALLER_GONE, draft.at))
        waiting.not_reserved(draft)
