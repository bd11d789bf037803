"""Calls on the wire."""

from hotline.domains.voice.calls.schemas.desk import (
    DeskBody,
    DirectBody,
    DirectionOut,
    DirectionsOut,
    ReasonBody,
    SignInBody,
    WrapUpBody,
)

__all__ = [
    "DeskBody",
    "DirectBody",
    "DirectionOut",
    "DirectionsOut",
    "ReasonBody",
    "SignInBody",
    "WrapUpBody",
]
