"""A session and a played gateway on one line, in virtual time."""

from dataclasses import dataclass, field

from hotline.domains.service.messaging.rules.carriers.content import Part
from hotline.domains.service.messaging.rules.carriers.dialects.base import Account, Dialect, Outgoing, Sequence
from hotline.domains.service.messaging.rules.carriers.dialects.cmpp import CmppDialect
from hotline.domains.service.messaging.rules.carriers.dialects.sgip import SgipDialect
from hotline.domains.service.messaging.rules.carriers.dialects.smgp import SmgpDialect
from hotline.domains.service.messaging.rules.carriers.dialects.smpp import SmppDialect
from hotline.domains.service.messaging.rules.carriers.news import (
    Accepted,
    Action,
    Close,
    Connect,
    Pace,
    Phase,
    Received,
    Refused,
    Unanswered,
    Write,
)
from hotline.domains.service.messaging.rules.carriers.session import Session
from tests.domains.service.messaging.carriers.played_gateway import PlayedGateway

ACCOUNT = Account(user="900001", secret="secret", access="1069012333", corp="12333", node=3010012333)
DIALECTS = {
    "cmpp": lambda: CmppDialect(ACCOUNT, "2.0"),
    "smgp": lambda: SmgpDialect(ACCOUNT, "3.0"),
    "sgip": lambda: SgipDialect(ACCOUNT),
    "smpp": lambda: SmppDialect(ACCOUNT),
}
#: 30 November 2026, noon in Beijing.
NOON = 1796011200.0


def dialect_of(protocol: str) -> Dialect:
    return DIALECTS[protocol]()


@dataclass
class PlayedLine:
    gateway: PlayedGateway
    session: Session
    now: float = NOON
    connected: bool = False
    #: Whether connections can be made.
    reachable: bool = True
    actions: list[Action] = field(default_factory=list)
    #: What the gateway sent that has not arrived yet.
    under_way: bytes = b""
    holds_back: bool = False

    def do(self, actions: list[Action]) -> None:
        """As a shell does it, saving at once what is received."""
        for action in actions:
            self.actions.append(action)
            match action:
                case Connect():
                    self.connected = self.reachable
                    self.gateway.connected()
                    self.under_way = b""
                    self.do(self.session.connected(self.now) if self.reachable else self.session.lost(self.now))
                case Write(octets=octets):
                    self.under_way += self.gateway.receive(octets)
                case Close():
                    self.connected, self.under_way = False, b""
                case Received(handle=handle):
                    self.do(self.session.saved(handle))
                case _:
                    pass
        if self.under_way and not self.holds_back:
            self.arrive()

    def arrive(self) -> None:
        """What is under way comes in, an octet here, the rest there."""
        data, self.under_way = self.under_way, b""
        for piece in (data[:1], data[1:7], data[7:]):
            if piece and self.connected:
                self.do(self.session.received(piece, self.now))

    def send(self, octets: bytes) -> None:
        self.do(self.session.received(octets, self.now))

    def cut(self) -> None:
        self.connected, self.under_way = False, b""
        self.do(self.session.lost(self.now))

    def pass_time(self, seconds: float) -> None:
        """Wakes the session whenever it wants to be woken."""
        until = self.now + seconds
        while (at := self.session.wake_at()) is not None and at <= until:
            self.now = max(self.now, at)
            self.do(self.session.tick(self.now))
        self.now = until
        self.do(self.session.tick(self.now))

    def submit(self, key: str) -> bool:
        """Whether there was room."""
        if not self.session.room(self.now):
            return False
        self.submit_as(self.session.reserve(self.now), key)
        return True

    def submit_as(self, sequence: Sequence, key: str) -> None:
        outgoing = Outgoing(key, "13800138000", ACCOUNT.access, Part(key.encode(), 0))
        self.do(self.session.submit(sequence, outgoing, self.now))

    def of[A: Action](self, kind: type[A]) -> list[A]:
        return [each for each in self.actions if isinstance(each, kind)]

    @property
    def settled(self) -> dict[str, list[Accepted | Refused | Unanswered]]:
        found: dict[str, list[Accepted | Refused | Unanswered]] = {}
        for each in self.actions:
            if isinstance(each, Accepted | Refused | Unanswered):
                found.setdefault(each.key, []).append(each)
        return found


def line_to(protocol: str, pace: Pace | None = None, *, up: bool = True) -> PlayedLine:
    line = PlayedLine(PlayedGateway(protocol), Session(dialect_of(protocol), pace or Pace()))
    if up:
        line.do(line.session.start(line.now))
        assert line.session.phase is Phase.UP
        line.now += 1
    return line
