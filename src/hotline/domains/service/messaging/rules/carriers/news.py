"""What a session is set to, and what it has to say: to its connection, and to whoever stores what became of it all."""

from dataclasses import dataclass
from enum import StrEnum

from hotline.domains.service.messaging.rules.carriers.dialects.base import Reply, Sequence, Verdict
from hotline.domains.service.messaging.rules.carriers.receipts import Receipt


class Phase(StrEnum):
    AWAY = "away"
    CONNECTING = "connecting"
    LOGGING_IN = "logging_in"
    UP = "up"
    LEAVING = "leaving"  # goodbye was said
    OVER = "over"


@dataclass(frozen=True)
class Pace:
    """What a contract with a carrier says, in seconds and per connection."""

    window: int = 16
    per_second: float = 100
    answer_within: float = 60
    #: How often a submit is written in all, where repeats are safe or the carrier has said that it drops them.
    tries: int = 3
    gateway_drops_repeats: bool = False
    login_within: float = 30
    heartbeat_after: float = 60
    heartbeat_within: float = 20
    heartbeat_tries: int = 3
    #: Pause after an answer that says too fast.
    busy_pause: float = 2
    reconnect_after: float = 1
    max_reconnect_after: float = 60
    #: A gateway that counts a dead line of ours as one more connection forgets it after some time.
    ghost_pause: float = 60
    #: Where the protocol has no heartbeat, an idle line is left, and made when there is work.
    leave_after_idle: float | None = None
    goodbye_within: float = 5


@dataclass(frozen=True)
class Connect:
    pass


@dataclass(frozen=True)
class Write:
    octets: bytes


@dataclass(frozen=True)
class Close:
    why: str


@dataclass(frozen=True)
class CameUp:
    pass


@dataclass(frozen=True)
class LoginFailed:
    """``why``: in Chinese."""

    why: str


@dataclass(frozen=True)
class Accepted:
    key: str
    id: str


@dataclass(frozen=True)
class Refused:
    """``verdict``: BUSY and ELSEWHERE may be tried again, here or there. ``code``: the protocol's."""

    key: str
    verdict: Verdict
    code: int


@dataclass(frozen=True)
class Unanswered:
    """Nobody can tell whether the gateway has it, unless it may be submitted again under the same sequence number."""

    key: str
    sequence: Sequence
    may_repeat: bool


@dataclass(frozen=True)
class Received:
    """To be stored; then ``saved(handle)`` answers the gateway. It sends again what is not answered."""

    handle: int
    what: Reply | Receipt


@dataclass(frozen=True)
class Noted:
    """For the log."""

    what: str


Action = Connect | Write | Close | CameUp | LoginFailed | Accepted | Refused | Unanswered | Received | Noted
