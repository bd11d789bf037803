"""The life of a live call, pure. The public names."""

from hotline.domains.voice.calls.rules.call import (
    Call,
    Party,
    PartyStatus,
    Phase,
    Playing,
    QueueVisit,
    Ringing,
    Talk,
    Then,
    call_of,
    stored_up_to,
)
from hotline.domains.voice.calls.rules.call_commands import AnyCallCommand, CallCommand, Refusal
from hotline.domains.voice.calls.rules.command_table import refusal_of
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.figures import AgentFigures, FloorFigures, QueueFigures, Slot
from hotline.domains.voice.calls.rules.held_calls import open_offers_of, waiting_of
from hotline.domains.voice.calls.rules.machine import Step, step
from hotline.domains.voice.calls.rules.offers import waits
from hotline.domains.voice.calls.rules.outside import number_outside
from hotline.domains.voice.calls.rules.priority import REPEAT, TRANSFER, TRANSFER_FAILED
from hotline.domains.voice.calls.rules.silence import can_be_silent, in_the_talk, quiet_since
from hotline.domains.voice.calls.rules.supervision import Mode

__all__ = [
    "REPEAT",
    "TRANSFER",
    "TRANSFER_FAILED",
    "AgentFigures",
    "AnyCallCommand",
    "Call",
    "CallCommand",
    "FloorFigures",
    "Mode",
    "Party",
    "PartyStatus",
    "Phase",
    "Plan",
    "Playing",
    "QueueFigures",
    "QueueVisit",
    "Refusal",
    "Ringing",
    "Slot",
    "Step",
    "Talk",
    "Then",
    "call_of",
    "can_be_silent",
    "in_the_talk",
    "number_outside",
    "open_offers_of",
    "quiet_since",
    "refusal_of",
    "step",
    "stored_up_to",
    "waiting_of",
    "waits",
]
