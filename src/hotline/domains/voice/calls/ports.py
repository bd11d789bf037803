"""Names of this domain that others may import, and wire structs of phone accounts. Subjects: docs/bus.md."""

from collections.abc import Callable

import msgspec

from hotline.domains.voice.calls.rules.ai_seat_instruction import InstructionKind as InstructionKind
from hotline.domains.voice.calls.rules.ai_seat_instruction import InstructSeat as InstructSeat
from hotline.domains.voice.calls.rules.call_commands import AnyCallCommand as AnyCallCommand
from hotline.domains.voice.calls.rules.call_commands import CallCommand as CallCommand
from hotline.domains.voice.calls.rules.call_commands import HangUp as HangUp
from hotline.domains.voice.calls.rules.call_commands import SeatCallCommand as SeatCallCommand
from hotline.domains.voice.calls.rules.call_commands import ToPerson as ToPerson
from hotline.domains.voice.calls.rules.call_commands import ToRating as ToRating
from hotline.domains.voice.calls.rules.call_doc import CallDoc as CallDoc
from hotline.domains.voice.calls.rules.call_doc import CallInternals as CallInternals
from hotline.domains.voice.calls.rules.call_doc import LiveParty as LiveParty
from hotline.domains.voice.calls.rules.call_doc import decoded as decoded
from hotline.domains.voice.calls.rules.figures import AgentFigures as AgentFigures
from hotline.domains.voice.calls.rules.figures import FloorFigures as FloorFigures
from hotline.domains.voice.calls.rules.figures import QueueFigures as QueueFigures
from hotline.domains.voice.calls.rules.operations import OPERATIONS as OPERATIONS
from hotline.domains.voice.calls.rules.parts import PartyStatus as PartyStatus
from hotline.domains.voice.calls.rules.phases import LegRole as LegRole
from hotline.domains.voice.calls.rules.phases import Phase as Phase
from hotline.domains.voice.calls.rules.supervision import Mode as Mode
from hotline.domains.voice.calls.rules.wrap_up import ANSWERED as ANSWERED
from hotline.domains.voice.calls.rules.wrap_up import DISPOSITIONS as DISPOSITIONS
from hotline.domains.voice.calls.rules.wrap_up import OPENS_CASE as OPENS_CASE
from hotline.kernel.slot import Slot

has_talked: Slot[Callable[[str, str], bool]] = Slot(
    "whether an agent, by number, had the caller of a call, by its record"
)
ready_check: Slot[Callable[[str], str]] = Slot('why an agent, by number, may not be ready yet; "" when they may')


class ProvisionPhone(msgspec.Struct, frozen=True):
    """``callcontrol.<node>.phone``: create an endpoint with a random password for an agent's phone.

    A second request replaces the password. ``device``: ``browser`` (WebRTC) or ``phone`` (plain SIP).
    """

    agent: str
    device: str


class PhoneCredentials(msgspec.Struct, frozen=True):
    """``endpoint``: also the user part of the SIP address. ``username``, ``password``: for the registration."""

    endpoint: str
    username: str
    password: str


class PhoneReply(msgspec.Struct, frozen=True):
    ok: bool
    message: str = ""
    phone: PhoneCredentials | None = None


class RemovePhone(msgspec.Struct, frozen=True):
    """``callcontrol.<node>.phone_remove``: remove an agent's endpoint."""

    agent: str
