"""What waits to be dealt with, and what may be done with it when. The public names of the domain's rules."""

from hotline.domains.messaging.rules.arrivals import hand_over_is_owed, kept_name
from hotline.domains.messaging.rules.fax_pages import Unreadable, pdf_of
from hotline.domains.messaging.rules.items import (
    ASSIGN,
    WAITING,
    WORK,
    Deed,
    Kind,
    Standing,
    State,
    after,
    due_of,
    may_open,
    objection,
)

__all__ = [
    "ASSIGN",
    "WAITING",
    "WORK",
    "Deed",
    "Kind",
    "Standing",
    "State",
    "Unreadable",
    "after",
    "due_of",
    "hand_over_is_owed",
    "kept_name",
    "may_open",
    "objection",
    "pdf_of",
]
