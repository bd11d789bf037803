"""Writes of the assistant."""

from hotline.domains.assistant.actions.calling_back import ask_callback
from hotline.domains.assistant.actions.noting import note_answer, note_rating

__all__ = ["ask_callback", "note_answer", "note_rating"]
