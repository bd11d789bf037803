"""Elements of a case in notes, on the wire."""

from ninja import Schema
from pydantic import Field


class NotesBody(Schema):
    """What has been noted down; not kept."""

    notes: str = Field(max_length=5000)


class ElementOut(Schema):
    """``value`` for the form's ``field`` rests on the notes' characters ``start`` to ``end`` (0, 0: on none alone).

    ``inferred``: it follows from them and is not said.
    """

    field: str
    value: str | bool
    start: int
    end: int
    inferred: bool


class ElementsOut(Schema):
    """What is not noted down is not there."""

    elements: list[ElementOut]
