"""The floor at one moment, as far as the watch looks: pieces of the live documents."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from hotline.domains.voice.routing.ports import AgentDoc


class QueueVisitNow(msgspec.Struct, frozen=True):
    queue: str
    since: datetime
    reasons: tuple[str, ...] = ()
    callback: bool = False


class TalkNow(msgspec.Struct, frozen=True):
    agent: str
    queue: str
    started: datetime
    reasons: tuple[str, ...] = ()


class CallNow(msgspec.Struct, frozen=True):
    """The fields of a document of bucket ``calls`` that are watched."""

    id: str
    phase: str = ""
    test: bool = False
    queue_visit: QueueVisitNow | None = msgspec.field(default=None, name="stay")
    talk: TalkNow | None = None
    silent_since: datetime | None = None

    @property
    def queue(self) -> str:
        return self.queue_visit.queue if self.queue_visit else self.talk.queue if self.talk else ""

    @property
    def reasons(self) -> tuple[str, ...]:
        return (self.queue_visit.reasons if self.queue_visit else ()) + (self.talk.reasons if self.talk else ())


class RateNow(msgspec.Struct, frozen=True):
    """The fields of a document of bucket ``figures`` that are watched: the share answered of calls that left a queue
    lately.
    """

    recent_answer_rate: float | None = None
    recent_calls: int = 0


class FloorNow(msgspec.Struct, frozen=True):
    """The state of the floor. Names are by id."""

    calls: Sequence[CallNow] = ()
    agents: Sequence[AgentDoc] = ()
    #: Queue -> its rate; "" for all queues together.
    rates: Mapping[str, RateNow] = {}
    queue_names: Mapping[str, str] = {}
