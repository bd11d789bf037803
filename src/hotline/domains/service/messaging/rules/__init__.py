"""What waits to be dealt with, and what may be done with it when. The public names of the domain's rules."""

from hotline.domains.service.messaging.rules.arrivals import archive_name, hand_over_is_owed
from hotline.domains.service.messaging.rules.fax_pages import UnreadableFax, pdf_of
from hotline.domains.service.messaging.rules.items import (
    WAITING,
    ItemKind,
    ItemState,
    ItemStatus,
    ItemTransition,
    after,
    due_of,
    item_refusal,
    may_open,
)
from hotline.domains.service.messaging.rules.texts import (
    BEFORE_TRIES,
    Sending,
    SendOutcome,
    SendResult,
    outcome_of,
    verdict_of,
)

__all__ = [
    "BEFORE_TRIES",
    "WAITING",
    "ItemKind",
    "ItemState",
    "ItemStatus",
    "ItemTransition",
    "SendOutcome",
    "SendResult",
    "Sending",
    "UnreadableFax",
    "after",
    "archive_name",
    "due_of",
    "hand_over_is_owed",
    "item_refusal",
    "may_open",
    "outcome_of",
    "pdf_of",
    "verdict_of",
]
