"""What is done to the knowledge base."""

from hotline.domains.understanding.knowledge.actions.answering import (
    answer_feedback,
    give_feedback,
    tell_overdue_feedback,
)
from hotline.domains.understanding.knowledge.actions.attaching import attach
from hotline.domains.understanding.knowledge.actions.consulting import note_shown, note_used
from hotline.domains.understanding.knowledge.actions.drafting import add_way, begin, drop, save
from hotline.domains.understanding.knowledge.actions.explaining import remove_term, save_term
from hotline.domains.understanding.knowledge.actions.importing import Report, Row, bring_in
from hotline.domains.understanding.knowledge.actions.installing import Hands, install, install_terms
from hotline.domains.understanding.knowledge.actions.publishing import call_off, publish, publish_due, retire, schedule
from hotline.domains.understanding.knowledge.actions.reading import confirm_read, end_reading, require_reading
from hotline.domains.understanding.knowledge.actions.restoring import restore
from hotline.domains.understanding.knowledge.actions.reviewing import approve, send_back, submit, take_back

__all__ = [
    "Hands",
    "Report",
    "Row",
    "add_way",
    "answer_feedback",
    "approve",
    "attach",
    "begin",
    "bring_in",
    "call_off",
    "confirm_read",
    "drop",
    "end_reading",
    "give_feedback",
    "install",
    "install_terms",
    "note_shown",
    "note_used",
    "publish",
    "publish_due",
    "remove_term",
    "require_reading",
    "restore",
    "retire",
    "save",
    "save_term",
    "schedule",
    "send_back",
    "submit",
    "take_back",
    "tell_overdue_feedback",
]
