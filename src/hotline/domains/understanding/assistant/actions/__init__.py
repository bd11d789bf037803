"""Writes of the assistant."""

from hotline.domains.understanding.assistant.actions.calling_back import ask_callback
from hotline.domains.understanding.assistant.actions.gathering import forget, gather
from hotline.domains.understanding.assistant.actions.learning import add_way, dismiss, reopen, started
from hotline.domains.understanding.assistant.actions.noting import note_answer, note_rating
from hotline.domains.understanding.assistant.actions.sampling import draw, judge, note_entered
from hotline.domains.understanding.assistant.actions.trying import evaluate, let_out, overrule
from hotline.domains.understanding.assistant.actions.watching import watch

__all__ = [
    "add_way",
    "ask_callback",
    "dismiss",
    "draw",
    "evaluate",
    "forget",
    "gather",
    "judge",
    "let_out",
    "note_answer",
    "note_entered",
    "note_rating",
    "overrule",
    "reopen",
    "started",
    "watch",
]
