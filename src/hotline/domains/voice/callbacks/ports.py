"""Data that other domains pass with a request for a call-back."""

import msgspec


class Line(msgspec.Struct, frozen=True):
    """One message of a written conversation. ``role``: ``citizen`` or ``assistant``."""

    role: str
    text: str
