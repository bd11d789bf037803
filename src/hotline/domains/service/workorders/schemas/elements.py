"""Elements of a case in notes, on the wire."""

from ninja import Schema
from pydantic import Field


class NotesBody(Schema):
    """An agent's notes. They are not stored."""

    notes: str = Field(max_length=5000)


class ElementOut(Schema):
    """A recognised ``value`` for the form's ``field``, with its evidence at characters ``start`` to ``end`` of the
    notes.

    0, 0: no single place. ``inferred``: the value follows from the evidence without being written literally.
    """

    field: str
    value: str | bool | int | float
    start: int
    end: int
    inferred: bool


class ElementsOut(Schema):
    """The recognised elements. An element that is absent from the notes is absent here."""

    elements: list[ElementOut]
