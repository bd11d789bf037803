"""What a leader who is with the call of an AI seat types for it: the seat says or does it, the caller goes on."""

import re
from enum import StrEnum

import msgspec

from hotline.domains.voice.telephony.rules.phones import AI_SEAT

#: A sentence longer than this is no sentence for the ear.
LONGEST = 120
_SPEAKABLE = re.compile(r"[一-鿿]")


class InstructionKind(StrEnum):
    #: To a person, now.
    HAND_OVER = "hand_over"
    #: Say this sentence.
    SPEAK = "speak"
    #: Offer the details of what was answered last by SMS.
    OFFER_TEXT = "offer_text"
    #: Say the last answer again, more slowly.
    SLOWER = "slower"
    #: Say the last answer again.
    REPEAT = "repeat"


class InstructSeat(msgspec.Struct, frozen=True):
    """``ai-seats.<node>.<process>``, answered with ``routing.ports.Ack``. ``leader``: who instructs, by number.

    ``text``: of SPEAK, else "".
    """

    call: str
    agent: str
    leader: str
    kind: InstructionKind
    text: str = ""


def text_error(kind: InstructionKind, text: str) -> str:
    """Why the text cannot be taken, "" where it can."""
    if kind is not InstructionKind.SPEAK:
        return ""
    if not _SPEAKABLE.search(text):
        return "请用中文填写要说的话。"
    return f"最多 {LONGEST} 字，请缩短。" if len(text) > LONGEST else ""


def subject_of(node: str, endpoint: str) -> str:
    """Where the process of an AI seat, by its endpoint, takes instructions; "" for a person's endpoint."""
    found = AI_SEAT.fullmatch(endpoint)
    return f"ai-seats.{node}.{found[1]}" if found else ""
