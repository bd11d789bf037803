"""What is done to the knowledge base."""

from hotline.domains.understanding.knowledge.actions.attachments import attach
from hotline.domains.understanding.knowledge.actions.consultations import note_displayed, note_used
from hotline.domains.understanding.knowledge.actions.drafts import add_way, begin, drop, save
from hotline.domains.understanding.knowledge.actions.feedback import (
    answer_feedback,
    give_feedback,
    report_overdue_feedback,
)
from hotline.domains.understanding.knowledge.actions.imports import ImportRow, Report, bring_in
from hotline.domains.understanding.knowledge.actions.installation import Hands, install, install_terms
from hotline.domains.understanding.knowledge.actions.publication import call_off, publish, publish_due, retire, schedule
from hotline.domains.understanding.knowledge.actions.readings import confirm_read, end_reading, require_reading
from hotline.domains.understanding.knowledge.actions.restoration import restore
from hotline.domains.understanding.knowledge.actions.reviews import approve, send_back, submit, take_back
from hotline.domains.understanding.knowledge.actions.terms import remove_term, save_term

__all__ = [
    "Hands",
    "ImportRow",
    "Report",
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
    "note_displayed",
    "note_used",
    "publish",
    "publish_due",
    "remove_term",
    "report_overdue_feedback",
    "require_reading",
    "restore",
    "retire",
    "save",
    "save_term",
    "schedule",
    "send_back",
    "submit",
    "take_back",
]
