"""The floor at one moment, as far as the watch looks: pieces of the live documents."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from hotline.domains.voice.calls.rules.call_doc import CallDoc
from hotline.domains.voice.routing.ports import AgentDoc


class RateNow(msgspec.Struct, frozen=True):
    """The fields of a document of bucket ``figures`` that are watched: the share answered of calls that left a queue
    lately.
    """

    recent_answer_rate: float | None = None
    recent_calls: int = 0


class FloorNow(msgspec.Struct, frozen=True):
    """The state of the floor. Names are by id."""

    calls: Sequence[CallDoc] = ()
    agents: Sequence[AgentDoc] = ()
    #: Queue -> its rate; "" for all queues together.
    rates: Mapping[str, RateNow] = {}
    queue_names: Mapping[str, str] = {}
    #: Call -> level of unrest in what the citizen says, by name; only where it is written down and there is some.
    unrest_in_talk: Mapping[str, str] = {}
    #: Process or part that is away, such as ``part/asterisk`` -> since when.
    away: Mapping[str, datetime] = {}
