"""What a walk through a flow hears and what it asks for. Pure data: callcontrol turns it into sound and timers."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

# What the walk hears ---------------------------------------------------------------------------------------------


class KeyReceived(msgspec.Struct, frozen=True, tag_field="heard", tag="key"):
    """One key: 0-9, * or #."""

    key: str


class PromptsEnded(msgspec.Struct, frozen=True, tag_field="heard", tag="prompts_ended"):
    """Everything last asked to be said has been said, uninterrupted."""


class TimedOut(msgspec.Struct, frozen=True, tag_field="heard", tag="silence"):
    """The time given by Listen passed without a key."""


class NodeFinished(msgspec.Struct, frozen=True, tag_field="heard", tag="node_finished"):
    """A node that callcontrol runs itself (queue) came to its end: served, callback, failed, lost_agent."""

    outcome: str


class Answered(msgspec.Struct, frozen=True, tag_field="heard", tag="answered"):
    """A query came to its end: done, refused (the particulars do not fit), locked, failed, timeout.

    ``found``: fact -> value, as the query wanted them.
    """

    outcome: str
    found: Mapping[str, str] = {}


class MessageRecorded(msgspec.Struct, frozen=True, tag_field="heard", tag="message_recorded"):
    """The recording of what the caller had to say is over; 0 seconds: nothing was said."""

    seconds: float


CallerNews = KeyReceived | PromptsEnded | TimedOut | NodeFinished | Answered | MessageRecorded

# What the walk asks for -------------------------------------------------------------------------------------------


class PlayPrompts(msgspec.Struct, frozen=True, tag_field="ask", tag="say"):
    """Play these prompts one after another; names of files without extension. Replaces what is being said."""

    prompts: tuple[str, ...]


class StopPrompts(msgspec.Struct, frozen=True, tag_field="ask", tag="stop_saying"):
    """A key interrupted the prompt."""


class Listen(msgspec.Struct, frozen=True, tag_field="ask", tag="listen"):
    """Wait this long for a key from now on; replaces the timer that runs, any key or other step cancels it."""

    seconds: float


class JoinQueue(msgspec.Struct, frozen=True, tag_field="ask", tag="join_queue"):
    """Hand the caller to the queue; answered with NodeFinished. ``label`` is the menu path in words for the agent.

    ``most_seconds``: who has waited so long for a person has waited in vain; 0: for ever.
    """

    queue: str
    priority: int
    reason: str
    label: str = ""
    most_seconds: int = 0


class Score(msgspec.Struct, frozen=True, tag_field="ask", tag="score"):
    """The caller rated: 1 very satisfied … 5 very dissatisfied; 0: did not (``why``: silence, bad_key)."""

    value: int
    why: str = ""


class Query(msgspec.Struct, frozen=True, tag_field="ask", tag="query"):
    """Ask a service the operator configured; answered with Answered. No value stands in here, only names of facts.

    ``send``: field of the request -> fact, ``take``: fact -> field of the answer; ``guarded``: the fact that says who
    the caller is, "" when nobody is to be locked out; ``repeatable``: may be asked again when the answer was lost.
    """

    service: str
    operation: str
    send: Mapping[str, str]
    take: Mapping[str, str]
    seconds: float
    guarded: str = ""
    repeatable: bool = True


class Record(msgspec.Struct, frozen=True, tag_field="ask", tag="record"):
    """Record what the caller says, until #, so long a silence, or that many seconds; answered by MessageRecorded."""

    most_seconds: int
    silence_seconds: int


class SendText(msgspec.Struct, frozen=True, tag_field="ask", tag="send_text"):
    """Have this text sent to the caller's number; answered with NodeFinished done or failed."""

    text: str


class PromiseCallback(msgspec.Struct, frozen=True, tag_field="ask", tag="promise_callback"):
    """The caller is to be rung up; answered with NodeFinished promised, or failed when the number is withheld."""

    reason: str


class HangUpCaller(msgspec.Struct, frozen=True, tag_field="ask", tag="hang_up"):
    pass


class Entered(msgspec.Struct, frozen=True, tag_field="ask", tag="entered"):
    """For the record: the walk came to this node."""

    node: str
    kind: str
    label: str


class Pressed(msgspec.Struct, frozen=True, tag_field="ask", tag="pressed"):
    """For the record: this key in this node, and the branch it took ("" when none)."""

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
    | HangUpCaller
    | Entered
    | Pressed
)


class Scene(msgspec.Struct, frozen=True):
    """What a node may know besides the caller. ``at`` None: nobody knows what time it is, no condition of time holds.

    ``days``: ISO date -> "working" or "holiday", where it differs from the calendar; ``on``: announcements switched on.
    """

    at: datetime | None = None
    days: Mapping[str, str] = {}
    on: frozenset[str] = frozenset()


class Return(msgspec.Struct, frozen=True):
    """Where a flow walked as a part of another comes back to, and the path so far."""

    flow: str
    version: int
    node: str
    path: tuple[str, ...]


class Walk(msgspec.Struct, frozen=True):
    """Where a caller is in a flow. Small, serialisable, kept in the call's snapshot.

    ``silences``/``wrong`` count rounds without a usable key, ``keys`` what a collect node has so far, ``path`` the
    labels of the branches taken, ``facts`` what is known of the caller (e.g. ``{"repeat": "yes"}``). ``listening``: the
    last thing asked for was Listen, so a silence is news; otherwise it crossed a key on its way and is not.
    ``priority`` and ``reason`` go with the caller into the next queue; ``came_from``: the flows this one is a part of,
    outermost first. ``private``: facts that say who the caller is or what is theirs; like ``keys`` they leave the
    process that walks only sealed.
    """

    flow: str
    version: int
    node: str
    silences: int = 0
    wrong: int = 0
    keys: str = ""
    path: tuple[str, ...] = ()
    facts: dict[str, str] = {}
    over: bool = False
    listening: bool = False
    priority: int = 0
    reason: str = ""
    came_from: tuple[Return, ...] = ()
    private: dict[str, str] = {}

    @property
    def known(self) -> dict[str, str]:
        """Every fact, private or not."""
        return self.facts | self.private


type Step = tuple[Walk, list[WalkRequest]]
