"""Inputs of a walk through a flow and its requests. Pure data: callcontrol turns requests into sound and timers."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

#: The prompt that says that calls are recorded.
NOTICE = "recording-notice"
#: The same for a citizen who is rung up, who hears first who is calling.
NOTICE_OUT = "recording-notice-out"

# What the walk hears ---------------------------------------------------------------------------------------------


class KeyReceived(msgspec.Struct, frozen=True, tag_field="heard", tag="key"):
    """The caller pressed a key: 0-9, * or #."""

    key: str


class PromptsEnded(msgspec.Struct, frozen=True, tag_field="heard", tag="prompts_ended"):
    """All prompts of the last request were played to their end."""


class TimedOut(msgspec.Struct, frozen=True, tag_field="heard", tag="silence"):
    """The time given by Listen passed without a key."""


class NodeFinished(msgspec.Struct, frozen=True, tag_field="heard", tag="node_finished"):
    """A node that callcontrol runs itself (queue) has ended: served, callback, failed, lost_agent."""

    outcome: str


class Answered(msgspec.Struct, frozen=True, tag_field="heard", tag="answered"):
    """A query has ended: done, refused (the particulars do not fit), locked, failed, timeout.

    ``found``: fact -> value, for the facts that the query takes.
    """

    outcome: str
    found: Mapping[str, str] = {}


class MessageRecorded(msgspec.Struct, frozen=True, tag_field="heard", tag="message_recorded"):
    """The recording of the caller's message is over. 0 seconds: nothing was recorded."""

    seconds: float


CallerNews = KeyReceived | PromptsEnded | TimedOut | NodeFinished | Answered | MessageRecorded

# What the walk asks for -------------------------------------------------------------------------------------------


class PlayPrompts(msgspec.Struct, frozen=True, tag_field="ask", tag="say"):
    """Play these prompts one after another, in place of those playing now. Names of files without extension."""

    prompts: tuple[str, ...]


class StopPrompts(msgspec.Struct, frozen=True, tag_field="ask", tag="stop_saying"):
    """A key interrupted the prompt."""


class Listen(msgspec.Struct, frozen=True, tag_field="ask", tag="listen"):
    """Wait this long for a key, in place of the timer that runs now. Any key or other step cancels the timer."""

    seconds: float


class JoinQueue(msgspec.Struct, frozen=True, tag_field="ask", tag="join_queue"):
    """Hand the caller to the queue; answered with NodeFinished. ``label`` is the menu path in words for the agent.

    ``max_seconds``: longest wait for a person, after which the node has failed; 0: no limit.
    """

    queue: str
    priority: int
    reason: str
    label: str = ""
    max_seconds: int = msgspec.field(default=0, name="most_seconds")


class Score(msgspec.Struct, frozen=True, tag_field="ask", tag="score"):
    """The caller's rating: 1 very satisfied … 5 very dissatisfied. 0: none, and ``why``: silence or bad_key."""

    value: int
    why: str = ""


class Query(msgspec.Struct, frozen=True, tag_field="ask", tag="query"):
    """Query a service that the operator configured; answered with Answered.

    Holds names of facts, never their values.
    """

    service: str
    operation: str
    #: Field of the request -> fact.
    send: Mapping[str, str]
    #: Fact -> field of the answer.
    take: Mapping[str, str]
    seconds: float
    #: The fact that identifies the caller; "" when nobody is to be locked out.
    guarded: str = ""
    #: The query may be sent again when its answer was lost.
    repeatable: bool = True


class Record(msgspec.Struct, frozen=True, tag_field="ask", tag="record"):
    """Record the caller until #, ``silence_seconds`` of silence, or ``max_seconds``; answered with MessageRecorded."""

    max_seconds: int = msgspec.field(name="most_seconds")
    silence_seconds: int


class SendText(msgspec.Struct, frozen=True, tag_field="ask", tag="send_text"):
    """Send this text to the caller's number; answered with NodeFinished done or failed."""

    text: str


class PromiseCallback(msgspec.Struct, frozen=True, tag_field="ask", tag="promise_callback"):
    """Promise the caller a call-back; answered with NodeFinished promised, or failed when the number is withheld."""

    reason: str


class ForgoRecording(msgspec.Struct, frozen=True, tag_field="ask", tag="forgo_recording"):
    """The caller objects to being recorded: no talk of this call is recorded from now on."""


class HangUpCaller(msgspec.Struct, frozen=True, tag_field="ask", tag="hang_up"):
    pass


class Entered(msgspec.Struct, frozen=True, tag_field="ask", tag="entered"):
    """The walk entered this node. For the call's record only."""

    node: str
    kind: str
    label: str


class Pressed(msgspec.Struct, frozen=True, tag_field="ask", tag="pressed"):
    """For the record: a key pressed in a node, and the label of the branch that it took ("" for none)."""

    node: str
    key: str
    label: str


WalkRequest = (
    PlayPrompts
    | StopPrompts
    | Listen
    | JoinQueue
    | Query
    | Record
    | SendText
    | PromiseCallback
    | Score
    | ForgoRecording
    | HangUpCaller
    | Entered
    | Pressed
)


class Scene(msgspec.Struct, frozen=True):
    """What a node may know besides the caller."""

    #: None: the time is not known, and no condition of time holds.
    at: datetime | None = None
    #: ISO date -> "working" or "holiday", where it differs from the calendar.
    days: Mapping[str, str] = {}
    #: Announcements that are switched on.
    on: frozenset[str] = frozenset()


class Return(msgspec.Struct, frozen=True):
    """The node to which a flow returns that is walked as a part of another, and the path so far."""

    flow: str
    version: int
    node: str
    path: tuple[str, ...]


class Walk(msgspec.Struct, frozen=True):
    """A caller's position in a flow. Small and serialisable; stored in the call's snapshot."""

    flow: str
    version: int
    node: str
    #: Rounds in this node without a key.
    silences: int = 0
    #: Rounds in this node with an unusable key.
    wrong: int = 0
    #: Keys that a collect node has so far. They leave the process only sealed.
    keys: str = ""
    #: Labels of the branches taken.
    path: tuple[str, ...] = ()
    #: Facts known of the caller, e.g. ``{"repeat": "yes"}``.
    facts: dict[str, str] = {}
    over: bool = False
    #: The last request was Listen, so a silence counts. Otherwise the silence crossed a key on its way and is ignored.
    listening: bool = False
    #: Goes with the caller into the next queue, like ``reason``.
    priority: int = 0
    reason: str = ""
    #: The flows that this one is a part of, outermost first.
    came_from: tuple[Return, ...] = ()
    #: Facts that identify the caller or are the caller's own data. They leave the process only sealed.
    private: dict[str, str] = {}

    @property
    def known(self) -> dict[str, str]:
        """Every fact, private or not."""
        return self.facts | self.private


type Step = tuple[Walk, list[WalkRequest]]
