"""What is known of a call once its events are folded. Moments are UTC, seconds are to the millisecond."""

from datetime import datetime
from typing import Literal

import msgspec

from hotline.kernel.sealed import Sealed

type RecordingState = Literal["none", "pending", "verified", "faulty", "deleted"]
type PartKind = Literal["menu", "wait", "talk", "hold", "lost", "rating", "callback", "outside", "dial"]


class MenuStep(msgspec.Struct, frozen=True):
    """A node the caller came to, or (``key`` set) the key pressed there and the branch it took."""

    at: datetime
    node: str
    kind: str
    label: str
    key: str = ""


class RecordedVisit(msgspec.Struct, frozen=True):
    """``outcome`` is empty while the caller waits; ``announced``: moment, place in line, expected wait in seconds."""

    stay: int
    queue: str
    entered_at: datetime
    left_at: datetime | None
    outcome: str
    waited_seconds: float
    priority: int
    priority_reasons: tuple[str, ...]
    announced: tuple[tuple[datetime, int, int], ...] = ()


class OfferMade(msgspec.Struct, frozen=True):
    """``result``: empty (still ringing), answered, or why it lapsed."""

    offer: str
    agent: str
    queue: str
    at: datetime
    over_at: datetime | None
    result: str


class RecordedTalk(msgspec.Struct, frozen=True):
    """``seconds`` from start to end; ``held_seconds`` and ``lost_seconds`` (the agent's line was dead) lie within."""

    talk: int
    agent: str
    queue: str
    offer: str
    started_at: datetime
    ended_at: datetime | None
    seconds: float
    held_seconds: float
    lost_seconds: float
    ended_by: str
    reason: str


class Consult(msgspec.Struct, frozen=True):
    """``agent`` asked ``to``, an agent or ("") the ``number`` outside; ``result`` why it ended, "" while it lasts."""

    party: str
    agent: str
    to: str
    number: Sealed | None
    started_at: datetime
    answered_at: datetime | None = None
    joined_at: datetime | None = None
    ended_at: datetime | None = None
    result: str = ""


class Transfer(msgspec.Struct, frozen=True):
    """``agent`` passed the caller on, ``kind`` consulted or blind, to one of: agent, queue, number outside, flow."""

    at: datetime
    agent: str
    kind: str
    to: str = ""
    queue: str = ""
    number: Sealed | None = None
    flow: str = ""


class Help(msgspec.Struct, frozen=True):
    """``agent`` asked a leader for help; ``result``: "" while asking, taken_back, acknowledged (``by``), talk_over."""

    agent: str
    asked_at: datetime
    over_at: datetime | None = None
    result: str = ""
    by: str = ""


class SupervisionStep(msgspec.Struct, frozen=True):
    """From ``at`` on the leader was with ``agent`` in this ``mode``: listen, whisper, barge, take_over."""

    at: datetime
    mode: str
    agent: str
    reason: str


class Supervised(msgspec.Struct, frozen=True):
    """A leader with the call; ``result`` says why it ended, "" while it lasts."""

    leader: str
    started_at: datetime
    steps: tuple[SupervisionStep, ...]
    ended_at: datetime | None = None
    result: str = ""


class Rating(msgspec.Struct, frozen=True):
    """The caller was passed to the rating; ``score`` 1 … 5 or None, then ``skipped`` says why."""

    agent: str
    started_at: datetime | None
    score: int | None = None
    at: datetime | None = None
    skipped: str = ""


class CallBack(msgspec.Struct, frozen=True):
    """``attempts``: moment, agent, empty or the cause of failure."""

    offered_at: datetime | None = None
    accepted_at: datetime | None = None
    number: Sealed | None = None
    attempts: tuple[tuple[datetime, str, str], ...] = ()


class FlowAct(msgspec.Struct, frozen=True):
    """What a flow had done for the caller. ``kind``: query, text, voicemail, callback.

    ``about``: the service and what it was asked, the file of a message, the reason to ring; ``outcome`` of a query,
    or of a text: sent, failed, "" while it is under way; ``who`` it was about, masked.
    """

    at: datetime
    kind: str
    about: str = ""
    outcome: str = ""
    who: str = ""


class WrapUp(msgspec.Struct, frozen=True):
    """An agent's summary; ``seconds`` is the time in wrap-up, None while it lasts."""

    agent: str
    topic: str = ""
    disposition: str = ""
    sensitive: bool = False
    notes: Sealed | None = None
    saved_at: datetime | None = None
    seconds: float | None = None


class Recording(msgspec.Struct, frozen=True):
    """``file`` as callcontrol named it; ``why`` it is faulty."""

    state: RecordingState
    file: str = ""
    seconds: float = 0
    digest: str = ""
    why: str = ""


class Part(msgspec.Struct, frozen=True):
    """A stretch of the journey, open while ``end`` is None. ``n`` numbers the queue stay or the talk it belongs to."""

    kind: PartKind
    start: datetime
    end: datetime | None
    agent: str = ""
    queue: str = ""
    n: int = 0


class CallRecord(msgspec.Struct, frozen=True):
    """A call, whole. ``journey`` covers it from ``at`` to ``ended_at`` without a gap.

    ``queue`` is the one that answered, else the last waited in; ``agent`` had the last talk. ``wait_seconds`` are those
    before the first answer and after a transfer (K6). ``answered`` leaves out calls reached by call-back only, which
    are counted apart (K5). ``case_number`` is that of 12345, "" for callers of our own.

    ``direction`` out: ``agent`` dialled it, ``after`` another call, for ``callback_entry`` of the call-back list;
    ``dial_failed`` says why nobody was reached.
    """

    id: str
    at: datetime
    ended_at: datetime | None
    number: Sealed | None
    place: str
    dialed: str
    origin: str
    site: str
    node: str
    flow: str
    flow_version: int
    menu: tuple[MenuStep, ...]
    journey: tuple[Part, ...]
    rating: Rating | None
    callback: CallBack | None
    recording: Recording
    hung_up_by: str
    cause: int
    stage: str
    stays: tuple[RecordedVisit, ...] = ()
    offers: tuple[OfferMade, ...] = ()
    talks: tuple[RecordedTalk, ...] = ()
    consults: tuple[Consult, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    helps: tuple[Help, ...] = ()
    supervisions: tuple[Supervised, ...] = ()
    wrap_ups: tuple[WrapUp, ...] = ()
    queue: str = ""
    agent: str = ""
    answered: bool = False
    wait_seconds: float = 0
    talk_seconds: float = 0
    held_seconds: float = 0
    wrap_up_seconds: float = 0
    topic: str = ""
    flags: tuple[str, ...] = ()
    case_number: str = ""
    direction: str = "in"
    after: str = ""
    callback_entry: str = ""
    dial_failed: str = ""
    deeds: tuple[FlowAct, ...] = ()
