"""What sessions of all protocols have in common: what they say, and what they understand of what comes in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import Protocol as Shape

from hotline.domains.service.messaging.rules.carriers.alphabets import decoded
from hotline.domains.service.messaging.rules.carriers.content import Concatenation, Part, taken_apart
from hotline.domains.service.messaging.rules.carriers.documents import Contained
from hotline.domains.service.messaging.rules.carriers.protocol import Protocol
from hotline.domains.service.messaging.rules.carriers.receipts import Receipt
from hotline.domains.service.messaging.rules.carriers.wire import Malformed, Pdu

#: Protocols say the moment of a log-in in the carriers' time.
CARRIERS_TIME = timezone(timedelta(hours=8))
Sequence = int | tuple[int, int, int]


class Verdict(StrEnum):
    """The gateway's answer to one submit."""

    ACCEPTED = "accepted"
    BUSY = "busy"  # flow control: again after a pause
    ELSEWHERE = "elsewhere"  # another carrier's number
    REFUSED = "refused"


@dataclass(frozen=True)
class Account:
    """Who we are at one gateway. What one protocol alone needs is empty with the others."""

    user: str
    secret: str = field(repr=False, default="")
    #: The number that citizens see, without extension.
    access: str = ""
    service: str = ""
    #: SGIP: our corp id and node, and what the gateway says when it connects to us.
    corp: str = ""
    node: int = 0
    gateway_user: str = ""
    gateway_secret: str = field(repr=False, default="")
    #: SMPP.
    system_type: str = ""
    #: The digest goes over the name as long as its field. Peers differ.
    padded_digest: bool = False
    #: A log-in whose answer proves no knowledge of the secret is refused.
    verifies_gateway: bool = False


@dataclass(frozen=True)
class Outgoing:
    """One part on its way. ``number``: eleven digits. ``source``: the access number with its extension."""

    key: str
    number: str
    source: str
    part: Part
    priority: int = 1


@dataclass(frozen=True)
class Reply:
    """What a citizen wrote (上行). ``text`` None: it is data. ``part``: of a long message.

    ``id``: the carrier's, the same one when it comes again; empty where there is none.
    """

    sender: str
    receiver: str
    text: str | None
    octets: bytes
    coding: int
    part: Concatenation | None = None
    id: str = ""


@dataclass(frozen=True)
class LoggedIn:
    pass


@dataclass(frozen=True)
class LoginRefused:
    """``ghost``: too many connections, which is a line of ours that the gateway has not missed yet."""

    reason: str
    ghost: bool = False


@dataclass(frozen=True)
class Answered:
    """``id``: the gateway's for this part, empty where the protocol has none."""

    verdict: Verdict
    id: str = ""
    code: int = 0


@dataclass(frozen=True)
class StillThere:
    """The answer to a heartbeat of ours."""


@dataclass(frozen=True)
class Goodbye:
    """The gateway ends the session, or answers that we do."""

    answered: bool


@dataclass(frozen=True)
class Courtesy:
    """A request that needs its answer and nothing else: a heartbeat, or what we do not understand."""


@dataclass(frozen=True)
class LoginRequested:
    """A gateway that connects to us. ``accepted``: its name and password are the agreed ones."""

    accepted: bool


@dataclass(frozen=True)
class Ignored:
    why: str


Incoming = (
    LoggedIn | LoginRefused | Answered | StillThere | Goodbye | Courtesy | LoginRequested | Reply | Receipt | Ignored
)


class Dialect(Shape):
    """One protocol in one version, for one account."""

    protocol: Protocol
    version: str
    #: The same submit with the same sequence number counts once at the gateway, also over another connection.
    repeats_are_safe: bool
    has_heartbeat: bool

    def next_sequence(self, last: Sequence | None, now: float) -> Sequence: ...
    def login(self, sequence: Sequence, now: float) -> Pdu: ...
    def submit(self, sequence: Sequence, outgoing: Outgoing) -> Pdu: ...
    def heartbeat(self, sequence: Sequence) -> Pdu: ...
    def goodbye(self, sequence: Sequence) -> Pdu: ...
    def sequence_of(self, pdu: Pdu) -> Sequence: ...
    def understood(self, pdu: Pdu) -> Incoming: ...
    def answer(self, pdu: Pdu, *, accepted: bool = True) -> Pdu | None:
        """What a request of the gateway is answered with; None: it is no request."""
        ...

    def answer_malformed(self, wrong: Malformed) -> Pdu | None:
        """What a request is answered with that could not be read; None: nothing can be said."""
        ...

    def id_of(self, sequence: Sequence) -> str:
        """The id of a part where the protocol lets us give it; empty where the gateway does."""
        ...


def timestamp(now: float) -> int:
    """MMDDHHMMSS as a number."""
    return int(datetime.fromtimestamp(now, UTC).astimezone(CARRIERS_TIME).strftime("%m%d%H%M%S"))


def counted(last: Sequence | None, largest: int) -> int:
    """1, 2, … ``largest``, 1, …"""
    return 1 if not isinstance(last, int) or last >= largest else last + 1


def plain_number(number: str) -> str:
    """Eleven digits of a mobile number, whatever stands in front; others as they are."""
    digits = number.strip().removeprefix("+")
    for prefix in ("0086", "86"):
        if digits.startswith(prefix) and len(digits) == len(prefix) + 11:
            return digits.removeprefix(prefix)
    return digits


def reply_of(sender: str, receiver: str, content: Contained, *, id: str = "", smpp: bool = False) -> Reply:
    apart = taken_apart(content.octets) if content.has_header else None
    part, body = apart or (None, content.octets)
    text = decoded(body, content.coding, smpp=smpp)
    known = "" if not id.strip("0") else id
    return Reply(plain_number(sender), receiver, text, content.octets, content.coding, part, known)
