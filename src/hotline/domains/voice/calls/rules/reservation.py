"""Failed reservations of a named agent, for a consultation or a transfer."""

from hotline.domains.voice.calls.rules import consultation, queue_wait
from hotline.domains.voice.calls.rules.commands import SendOfferResult
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.routing.ports import OfferOutcome


def refused(draft: Draft, offer: str) -> None:
    visit = draft.call.visit
    if consultation.awaits(draft, offer):
        consultation.refused(draft)
    elif visit is not None and visit.reserving == offer:
        queue_wait.not_reserved(draft)
    else:
        draft.note("refused by the router, too late")


def overdue(draft: Draft) -> None:
    """Cancel a reservation to which the router has replied neither with an offer nor with a refusal."""
    visit = draft.call.visit
    if draft.call.party is not None:
        consultation.refused(draft)
    elif visit is not None and visit.reserving:
        draft.do(SendOfferResult(visit.reserving, visit.prefer_agent, OfferOutcome.CALLER_GONE, draft.at))
        queue_wait.not_reserved(draft)
