"""Elements of a case in notes, on the wire."""

from ninja import Schema
from pydantic import Field


class UtteranceBody(Schema):
    """What one side said in the talk."""

    by_caller: bool
    text: str = Field(max_length=2000)


class NotesBody(Schema):
    """An agent's notes, and what was said in the talk, in order. They are not stored."""

    notes: str = Field(max_length=5000)
    talk: list[UtteranceBody] = Field(default_factory=list, max_length=500)


class ElementOut(Schema):
    """A recognised ``value`` for the form's ``field``, with its evidence at characters ``start`` to ``end`` of the
    notes.

    0, 0: no single place. ``wording``: of the citizen in the talk, on which it rests instead. ``inferred``: the value
    follows from the evidence without being written literally.
    """

    field: str
    value: str | bool | int | float
    start: int
    end: int
    inferred: bool
    wording: str


class ElementsOut(Schema):
    """The recognised elements. An element that is absent from the notes is absent here."""

    elements: list[ElementOut]
