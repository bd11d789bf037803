"""What other domains hand over with a citizen to be rung up."""

import msgspec


class Line(msgspec.Struct, frozen=True):
    """Of a talk in writing: ``role`` citizen or assistant."""

    role: str
    text: str
