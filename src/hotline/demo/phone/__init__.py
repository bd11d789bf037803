"""A telephone made of software: rings in as a citizen, answers as an agent, speaks, listens, presses keys."""

from hotline.demo.phone.call import Call, CallRefused, Phase
from hotline.demo.phone.media import AudioPort, Pacer
from hotline.demo.phone.phone import NotRegistered, Phone

__all__ = ["AudioPort", "Call", "CallRefused", "NotRegistered", "Pacer", "Phase", "Phone"]
