"""The shape of a call's record. Moments are UTC; seconds are to the millisecond."""

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

    number: int = msgspec.field(name="stay")
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
    """A consultation: ``agent`` called ``to``, another agent, or "" for the ``number`` outside."""

    party: str
    agent: str
    to: str
    number: Sealed | None
    started_at: datetime
    answered_at: datetime | None = None
    joined_at: datetime | None = None
    ended_at: datetime | None = None
    #: Why it ended; "" while it lasts.
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
    """A request of ``agent`` for a leader's help."""

    agent: str
    requested_at: datetime = msgspec.field(name="asked_at")
    over_at: datetime | None = None
    #: "" while it is open; taken_back, acknowledged (``by`` a leader) or talk_over.
    result: str = ""
    by: str = ""


class SupervisionStep(msgspec.Struct, frozen=True):
    """A step of a supervision: from ``at`` on the leader was with ``agent`` in this ``mode``."""

    at: datetime
    #: listen, whisper, barge or take_over.
    mode: str
    agent: str
    reason: str


class Supervised(msgspec.Struct, frozen=True):
    """A leader's supervision of the call."""

    leader: str
    started_at: datetime
    steps: tuple[SupervisionStep, ...]
    ended_at: datetime | None = None
    #: Why it ended; "" while it lasts.
    result: str = ""


class Rating(msgspec.Struct, frozen=True):
    """The rating of a call: the caller was passed to the rating node."""

    agent: str
    started_at: datetime | None
    #: 1 … 5; None when the caller gave none, for the reason in ``skipped``.
    score: int | None = None
    at: datetime | None = None
    skipped: str = ""


class RatingAfterwards(msgspec.Struct, frozen=True):
    """What came of the rating after the call."""

    #: The first answer by text that counts, 1 … 5; None for none.
    text_score: int | None = None
    text_at: datetime | None = None
    #: mistaken or malicious, as two people found: the rating does not count. "" for a rating that does.
    excluded: str = ""


class CallBack(msgspec.Struct, frozen=True):
    """A callback offered to a waiting caller, or owed to one whose line died with the switch (``line_lost_at``)."""

    offered_at: datetime | None = None
    accepted_at: datetime | None = None
    number: Sealed | None = None
    #: Each: moment, agent, and the cause of failure ("" for success).
    attempts: tuple[tuple[datetime, str, str], ...] = ()
    line_lost_at: datetime | None = None


class FlowAct(msgspec.Struct, frozen=True):
    """Something that a flow did for the caller."""

    at: datetime
    #: query, text, voicemail or callback.
    kind: str
    #: The service and its operation, the file of a message, or the reason of a call-back.
    about: str = ""
    #: Of a query its outcome; of a text "sent", "failed", or "" while it is under way.
    outcome: str = ""
    #: The person whom a query was about, masked.
    who: str = ""


class WrapUp(msgspec.Struct, frozen=True):
    """An agent's summary of the call."""

    agent: str
    topic: str = ""
    disposition: str = ""
    sensitive: bool = False
    notes: Sealed | None = None
    saved_at: datetime | None = None
    #: Time in wrap-up; None while it lasts.
    seconds: float | None = None


class Recording(msgspec.Struct, frozen=True):
    """The recording of the call."""

    state: RecordingState
    #: The name that callcontrol gave the file.
    file: str = ""
    seconds: float = 0
    digest: str = ""
    #: The fault; "" for none.
    why: str = ""


class Notice(msgspec.Struct, frozen=True):
    """What the citizen was told of the recording, and whether they objected to it."""

    #: When the announcement ended; None when none was played.
    at: datetime | None = None
    #: Its name in the catalogue of prompts, and the sound that was played.
    name: str = ""
    version: str = ""
    #: whole, cut_off, gone or failed, as events say it; "" when none was played.
    outcome: str = ""
    objected_at: datetime | None = None
    #: They objected as the first talk began: nothing of the call stays recorded.
    removed: bool = False
    #: The agent to whom they said so; "" for a key.
    objected_to: str = ""


class Part(msgspec.Struct, frozen=True):
    """A stretch of the journey. ``end`` is None while it lasts."""

    kind: PartKind
    start: datetime
    end: datetime | None
    agent: str = ""
    queue: str = ""
    #: The number of the queue visit or of the talk.
    n: int = 0


class CallRecord(msgspec.Struct, frozen=True):
    """The record of one call."""

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
    #: Covers the call from ``at`` to ``ended_at`` without a gap.
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
    #: The queue that answered, else the last one waited in.
    queue: str = ""
    #: Had the last talk.
    agent: str = ""
    #: Who vouches for the caller's number: vouched, claimed, unscreened, withheld.
    presentation: str = "unscreened"
    #: False for calls reached by call-back only, which are counted apart (K5).
    answered: bool = False
    #: Waits before the first answer and after transfers (K6).
    wait_seconds: float = 0
    talk_seconds: float = 0
    held_seconds: float = 0
    wrap_up_seconds: float = 0
    topic: str = ""
    flags: tuple[str, ...] = ()
    #: 12345's number of the matter; "" for our own callers.
    case_number: str = ""
    #: "in", or "out" when ``agent`` dialled the call.
    direction: str = "in"
    #: Of an outgoing call: the call that it follows.
    after: str = ""
    #: Of an outgoing call: its entry in the call-back list.
    callback_entry: str = ""
    #: Of an outgoing call: its entry in a campaign.
    campaign_entry: str = ""
    #: Of an outgoing call: why it reached nobody.
    dial_failed: str = ""
    deeds: tuple[FlowAct, ...] = ()
    #: None when nothing is known of it, as in calls of before.
    notice: Notice | None = None
    #: None for a call that nobody asked about by text and of whose rating nothing was found.
    afterwards: RatingAfterwards | None = None

    @property
    def score(self) -> int | None:
        """How the citizen rated the call, 1 … 5: by key, else by text. None for no rating."""
        by_key = self.rating.score if self.rating else None
        return by_key or (self.afterwards.text_score if self.afterwards else None)

    @property
    def counted_score(self) -> int | None:
        """The same without a rating that two people found mistaken or malicious (K12)."""
        return None if self.afterwards and self.afterwards.excluded else self.score

    @property
    def recorded_talks(self) -> tuple[RecordedTalk, ...]:
        """The talks that are recorded: those that began before the citizen objected, unless that took them back.

        Of one in which they objected to the agent only the time until then is.
        """
        objected = self.notice.objected_at if self.notice else None
        if self.recording_removed:
            return ()
        return tuple(talk for talk in self.talks if objected is None or talk.started_at < objected)

    @property
    def recording_removed(self) -> bool:
        """Whether the citizen had what was recorded deleted."""
        return self.notice is not None and self.notice.removed
