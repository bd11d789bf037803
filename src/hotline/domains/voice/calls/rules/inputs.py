"""What can happen to a call. Each says when; late and duplicate news is normal."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from hotline.domains.voice.calls.rules.call_commands import AnyCallCommand
from hotline.domains.voice.calls.rules.commands import SwitchCommand
from hotline.domains.voice.calls.rules.parts import QueueVisit
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.kernel.sealed import Sealed


class Input(msgspec.Struct, frozen=True, kw_only=True):
    at: datetime


class CallerArrived(Input, frozen=True):
    """``repeat``: the same number rang within the hour; ``case_number``: 12345 handed the caller over, "" when not.

    ``rings_back``: the number presented is one that can be rung back; ``presentation``: who vouches for it.
    ``lost_place``: the one that the caller had in line when the switch died, None when there is none.
    """

    channel: str
    number: Sealed | None
    place: str
    dialed: str
    origin: str
    recording: str
    repeat: bool = False
    test: bool = False
    case_number: str = ""
    rings_back: bool = True
    presentation: Presentation = Presentation.UNSCREENED
    lost_place: QueueVisit | None = None


class CalledAgain(Input, frozen=True):
    """Who was to be rung back has called by themselves and waits with the same place in another call."""


class ChannelUp(Input, frozen=True):
    """An agent or a citizen who was rung has answered."""

    channel: str


class ChannelGone(Input, frozen=True):
    """``cause`` is the Q.850 code: 16 hung up, 17 busy, 19 no answer, 21 refused, 44 no more sound, 0 not known."""

    channel: str
    cause: int


class KeyPressed(Input, frozen=True):
    channel: str
    key: str


class PlaybackDone(Input, frozen=True):
    """``played``: to its end, or to where it was stopped."""

    playback: str
    played: bool = True


class OfferMade(Input, frozen=True):
    """The router offers this caller to an agent."""

    offer: str
    agent: str
    endpoint: str
    ring_seconds: int


class OfferWithdrawn(Input, frozen=True):
    offer: str


class PositionKnown(Input, frozen=True):
    """``place`` from 1; 0: not waiting."""

    place: int
    expected_wait_seconds: int


class QueueRefused(Input, frozen=True):
    """The router cannot queue this call."""

    why: str


class ReserveRefused(Input, frozen=True):
    """The agent asked for by number cannot be had. ``why`` is the router's code."""

    offer: str
    why: str


class Commanded(Input, frozen=True):
    """Somebody gives the call a command."""

    command: AnyCallCommand


class TimerFired(Input, frozen=True):
    name: str


class CommandRefused(Input, frozen=True):
    """Asterisk turned this command down. ``why``: the number is not dialled: not_dialled, over_cap, not_counted."""

    command: SwitchCommand
    why: str = ""


class ServiceAnswered(Input, frozen=True):
    """``query`` as in AskService; ``outcome`` and ``found`` as in ivr's Answered.

    ``who``: the person asked about, masked and sealed, when the query is guarded.
    """

    query: str
    outcome: str
    found: Mapping[str, str] = {}
    who: Sealed | None = None


class TextSealed(Input, frozen=True):
    """``message`` as in SealText."""

    message: str
    text: Sealed


class RecordingOver(Input, frozen=True):
    """The caller's message is recorded. ``seconds`` of sound, 0 none; None: it ended while nobody looked."""

    recording: str
    seconds: float | None


class Adopted(Input, frozen=True):
    """We lost sight for a while; ``switch_restarted``: so did the switch, and nobody hung up.

    ``rings_back``: a caller lost with the switch may be rung back, for it is not long ago and their data not blocked.
    ``alive``: channels that exist, ``up``: answered, ``bridged``: in the talk's bridge, ``aside``: in the one beside.
    """

    alive: frozenset[str]
    up: frozenset[str]
    bridged: frozenset[str]
    aside: frozenset[str] = frozenset()
    switch_restarted: bool = False
    rings_back: bool = False


class SilenceFell(Input, frozen=True):
    """Nobody who hears the caller, nor the caller, has spoken since then."""

    since: datetime


class VoiceDetected(Input, frozen=True):
    """The silence is over."""


class Faulted(Input, frozen=True):
    """A step of this call failed by our own fault; the caller must not be left in silence."""


AnyInput = (
    CallerArrived
    | CalledAgain
    | ChannelUp
    | ChannelGone
    | KeyPressed
    | PlaybackDone
    | OfferMade
    | OfferWithdrawn
    | PositionKnown
    | QueueRefused
    | ReserveRefused
    | Commanded
    | ServiceAnswered
    | TextSealed
    | RecordingOver
    | TimerFired
    | CommandRefused
    | Adopted
    | SilenceFell
    | VoiceDetected
    | Faulted
)
