"""Writes of the assistant."""

from hotline.domains.assistant.actions.calling_back import ask_callback
from hotline.domains.assistant.actions.gathering import forget, gather
from hotline.domains.assistant.actions.learning import add_way, dismiss, reopen, started
from hotline.domains.assistant.actions.noting import note_answer, note_rating

__all__ = ["add_way", "ask_callback", "dismiss", "forget", "gather", "note_answer", "note_rating", "reopen", "started"]
