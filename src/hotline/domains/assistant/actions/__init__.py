"""Writes of the assistant."""

from hotline.domains.assistant.actions.noting import note_answer, note_rating

__all__ = ["note_answer", "note_rating"]
