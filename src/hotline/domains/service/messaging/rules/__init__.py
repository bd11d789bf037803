"""What waits to be dealt with, and what may be done with it when. The public names of the domain's rules."""

from hotline.domains.service.messaging.rules.arrivals import hand_over_is_owed, kept_name
from hotline.domains.service.messaging.rules.fax_pages import Unreadable, pdf_of
from hotline.domains.service.messaging.rules.items import (
    WAITING,
    Deed,
    ItemKind,
    ItemState,
    Standing,
    after,
    due_of,
    may_open,
    objection,
)
from hotline.domains.service.messaging.rules.texts import (
    BEFORE_TRIES,
    Outcome,
    Sending,
    Verdict,
    outcome_of,
    verdict_of,
)

__all__ = [
    "BEFORE_TRIES",
    "WAITING",
    "Deed",
    "ItemKind",
    "ItemState",
    "Outcome",
    "Sending",
    "Standing",
    "Unreadable",
    "Verdict",
    "after",
    "due_of",
    "hand_over_is_owed",
    "kept_name",
    "may_open",
    "objection",
    "outcome_of",
    "pdf_of",
    "verdict_of",
]
