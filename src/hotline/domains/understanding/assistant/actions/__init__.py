"""Writes of the assistant."""

from hotline.domains.understanding.assistant.actions.answer_log import note_answer, note_rating
from hotline.domains.understanding.assistant.actions.callbacks import request_callback
from hotline.domains.understanding.assistant.actions.gap_clusters import forget, gather
from hotline.domains.understanding.assistant.actions.gap_outcomes import add_way, dismiss, reopen, started
from hotline.domains.understanding.assistant.actions.probes import watch
from hotline.domains.understanding.assistant.actions.samples import draw, grade, note_entered
from hotline.domains.understanding.assistant.actions.trials import evaluate, let_out, overrule

__all__ = [
    "add_way",
    "dismiss",
    "draw",
    "evaluate",
    "forget",
    "gather",
    "grade",
    "let_out",
    "note_answer",
    "note_entered",
    "note_rating",
    "overrule",
    "reopen",
    "request_callback",
    "started",
    "watch",
]
