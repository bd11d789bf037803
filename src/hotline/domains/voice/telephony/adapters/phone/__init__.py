"""A telephone made of software: rings in as a citizen, answers as an agent, speaks, listens, presses keys."""

from hotline.domains.voice.telephony.adapters.phone.call import Call, CallRefused, Phase
from hotline.domains.voice.telephony.adapters.phone.media import AudioPort, Pacer
from hotline.domains.voice.telephony.adapters.phone.phone import NotRegistered, Phone

__all__ = ["AudioPort", "Call", "CallRefused", "NotRegistered", "Pacer", "Phase", "Phone"]
