"""A session with a carrier's gateway, the same for all protocols: octets and time in, octets and news out.

Nothing here waits, connects or reads a clock. ``now`` is in seconds since 1970 and never goes back. The shell does what
it is given (``Connect``, ``Write``, ``Close``), stores the news, and calls ``tick`` at ``wake_at``.

What must be true of a message before it is written is the shell's to store: it reserves a sequence number, stores that
the message is handed over under it, and submits. From then on exactly one of ``Accepted``, ``Refused`` or
``Unanswered`` comes, and after ``Unanswered`` perhaps a late answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hotline.domains.service.messaging.rules.carriers.dialects.base import (
    Answered,
    Courtesy,
    Dialect,
    Goodbye,
    Ignored,
    LoggedIn,
    LoginRefused,
    LoginRequested,
    Outgoing,
    Reply,
    Sequence,
    StillThere,
    Verdict,
)
from hotline.domains.service.messaging.rules.carriers.news import (
    Accepted,
    Action,
    CameUp,
    Close,
    Connect,
    LoginFailed,
    Noted,
    Pace,
    Phase,
    Received,
    Refused,
    Unanswered,
    Write,
)
from hotline.domains.service.messaging.rules.carriers.protocol import Frames
from hotline.domains.service.messaging.rules.carriers.receipts import Receipt
from hotline.domains.service.messaging.rules.carriers.wire import Fault, Malformed, Pdu, Unencodable

#: Malformed requests after which a line is not worth answering any more.
MAX_MALFORMED = 10
#: Why a line is closed that nobody needs now.
GOODBYE, GATEWAYS_GOODBYE = "goodbye", "the gateway said goodbye"
#: The reason was said before.
LOGIN_REFUSED = "the log-in was refused"
#: In place of a gateway's code: the message never left.
UNENCODABLE = -1


@dataclass
class _Flight:
    """A submit under way."""

    key: str
    octets: bytes
    due: float
    tries: int = 1


@dataclass
class _Line:
    """What lasts as long as one connection."""

    frames: Frames
    received_at: float
    active_at: float
    flights: dict[Sequence, _Flight] = field(default_factory=dict)
    #: Given up as unanswered; a late answer still counts.
    late: dict[Sequence, str] = field(default_factory=dict)
    unsaved: dict[int, Pdu] = field(default_factory=dict)
    heartbeats: int = 0
    heartbeat_due: float = 0
    malformed: int = 0


class Session:
    """``serves``: the gateway connects to us, to deliver."""

    def __init__(self, dialect: Dialect, pace: Pace, *, serves: bool = False) -> None:
        self._dialect, self._pace, self._serves = dialect, pace, serves
        self.phase = Phase.AWAY
        self._line: _Line | None = None
        self._connect_at: float | None = None
        self._deadline: float | None = None  # of connecting, logging in and leaving
        self._failures = 0
        self._last: Sequence | None = None
        self._handles = 0
        self._tokens, self._tokens_at = 1.0, 0.0
        self._paused_until = 0.0
        self._draining = False
        repeats = dialect.repeats_are_safe or pace.gateway_drops_repeats
        self._tries = pace.tries if repeats else 1

    @property
    def is_over(self) -> bool:
        return self.phase is Phase.OVER

    # --- the connection

    def start(self, now: float) -> list[Action]:
        """There is work, or there is to be a line at all times."""
        if self.phase is Phase.AWAY and self._connect_at is None and not self._serves:
            self._connect_at = now
        return self.tick(now)

    def connected(self, now: float) -> list[Action]:
        self._line = _Line(Frames(self._dialect.protocol), now, now)
        self.phase, self._deadline = Phase.LOGGING_IN, now + self._pace.login_within
        return [] if self._serves else [self._written(self._dialect.login(self.reserve(now), now))]

    def lost(self, now: float) -> list[Action]:
        """The connection could not be made, or it is gone."""
        return list(self._leave_line(now))

    def drain(self, now: float) -> list[Action]:
        """Nothing new is submitted; when the last answer is there, or its time is over, the session ends."""
        self._draining = True
        return self.tick(now)

    # --- messages

    def room(self, now: float) -> int:
        """How many messages may be submitted now, by window, pace and what the gateway has said of them."""
        if self.phase is not Phase.UP or self._line is None or self._draining or now < self._paused_until:
            return 0
        self._refill(now)
        return max(0, min(self._pace.window - len(self._line.flights), int(self._tokens)))

    def reserve(self, now: float) -> Sequence:
        """A sequence number that nothing else has on this connection."""
        self._last = self._dialect.next_sequence(self._last, now)
        return self._last

    def id_of(self, sequence: Sequence) -> str:
        """The id of the message with this number, where the protocol lets us give it."""
        return self._dialect.id_of(sequence)

    def submit(self, sequence: Sequence, outgoing: Outgoing, now: float) -> list[Action]:
        """Only when there is room."""
        assert self._line is not None
        assert self.phase is Phase.UP
        try:
            octets = self._written(self._dialect.submit(sequence, outgoing)).octets
        except Unencodable as wrong:
            return [
                Noted(f"{outgoing.key} cannot be encoded: {wrong}"),
                Refused(outgoing.key, Verdict.REFUSED, UNENCODABLE),
            ]
        self._line.flights[sequence] = _Flight(outgoing.key, octets, now + self._pace.answer_within)
        self._line.active_at = now
        self._tokens -= 1
        return [Write(octets)]

    def saved(self, handle: int, *, accepted: bool = True) -> list[Action]:
        """What was received is stored. Nothing when its connection is gone: it comes again."""
        pdu = self._line.unsaved.pop(handle, None) if self._line else None
        answer = self._dialect.answer(pdu, accepted=accepted) if pdu else None
        return [self._written(answer)] if answer else []

    # --- octets and time

    def received(self, data: bytes, now: float) -> list[Action]:
        actions: list[Action] = []
        if self._line is None:
            return actions
        self._line.received_at, self._line.heartbeats = now, 0
        try:
            for frame in self._line.frames(data):
                actions += self._frame(frame, now)
                if self._line is None:
                    break  # closed by what it said
        except Malformed as wrong:
            actions += self._close(f"octets that are no PDU: {wrong}", now)
        return actions

    def tick(self, now: float) -> list[Action]:
        """What is due."""
        match self.phase:
            case Phase.AWAY if self._draining:
                self.phase = Phase.OVER
            case Phase.AWAY if self._connect_at is not None and now >= self._connect_at:
                self.phase, self._connect_at = Phase.CONNECTING, None
                self._deadline = now + self._pace.login_within
                return [Connect()]
            case Phase.CONNECTING | Phase.LOGGING_IN | Phase.LEAVING if self._draining or self._is_over(now):
                if self.phase is not Phase.LEAVING or self._is_over(now):
                    return self._close(f"no answer while {self.phase.value}", now)
            case Phase.UP:
                return self._tick_up(now)
            case _:
                pass
        return []

    def wake_at(self) -> float | None:
        """When ``tick`` has something to do, if nothing comes before."""
        line = self._line
        if self.phase is Phase.AWAY:
            return self._connect_at
        if line is None or self.phase is not Phase.UP:
            return self._deadline
        times = [flight.due for flight in line.flights.values()]
        if self._dialect.has_heartbeat and not self._serves:
            times.append(line.heartbeat_due if line.heartbeats else line.received_at + self._pace.heartbeat_after)
        if self._pace.leave_after_idle is not None and not line.flights:
            times.append(max(line.active_at, line.received_at) + self._pace.leave_after_idle)
        return min(times, default=None)

    # --- what comes in

    def _frame(self, frame: bytes, now: float) -> list[Action]:
        try:
            pdu = self._dialect.protocol.decode(frame, self._dialect.version, lenient=True)
        except Malformed as wrong:
            return self._malformed(wrong, now)
        return self._understand(pdu, now)

    def _understand(self, pdu: Pdu, now: float) -> list[Action]:
        match self._dialect.understood(pdu):
            case LoginRequested(accepted=accepted):
                return self._login_requested(pdu, accepted, now)
            case _ if self._serves and self.phase is Phase.LOGGING_IN:
                return self._close(f"{pdu.name} before the log-in", now)
            case LoggedIn() if self.phase is Phase.LOGGING_IN:
                return self._came_up(now)
            case LoginRefused(reason=reason, ghost=ghost) if self.phase is Phase.LOGGING_IN:
                return self._login_refused(reason, ghost, now)
            case Answered() as answered:
                return self._answered(self._dialect.sequence_of(pdu), answered, now)
            case Reply() | Receipt() as what:
                return self._to_be_saved(pdu, what, now)
            case Goodbye(answered=False):
                answer = self._dialect.answer(pdu)
                return [*([self._written(answer)] if answer else []), *self._close(GATEWAYS_GOODBYE, now)]
            case Goodbye() if self.phase is Phase.LEAVING:
                return self._close(GOODBYE, now)
            case Courtesy():
                answer = self._dialect.answer(pdu)
                return [self._written(answer)] if answer else [Noted(f"no answer to {pdu.name}")]
            case StillThere():
                return []
            case Ignored(why=why):
                return [Noted(f"ignored: {why}")]
            case _:
                return [Noted(f"{pdu.name} while {self.phase.value}")]

    def _malformed(self, wrong: Malformed, now: float) -> list[Action]:
        """A frame that ends where it says it does: the next one can be read, and a request gets its answer."""
        assert self._line is not None
        self._line.malformed += 1
        answer = self._dialect.answer_malformed(wrong)
        noted: list[Action] = [Noted(f"malformed: {wrong}")]
        written: list[Action] = [self._written(answer)] if answer else []
        closes = wrong.fault is not Fault.COMMAND and not answer
        if closes or self._line.malformed >= MAX_MALFORMED:
            return noted + written + self._close(f"octets that are no PDU: {wrong}", now)
        return noted + written

    def _login_requested(self, pdu: Pdu, accepted: bool, now: float) -> list[Action]:
        if not self._serves or self.phase is not Phase.LOGGING_IN:
            return [Noted(f"{pdu.name} while {self.phase.value}")]
        answer = self._dialect.answer(pdu, accepted=accepted)
        written: list[Action] = [self._written(answer)] if answer else []
        return written + (self._came_up(now) if accepted else self._close("wrong name or password", now))

    def _came_up(self, now: float) -> list[Action]:
        self.phase, self._deadline, self._failures = Phase.UP, None, 0
        self._tokens, self._tokens_at = 1.0, now
        return [CameUp()]

    def _login_refused(self, reason: str, ghost: bool, now: float) -> list[Action]:
        closed = self._close(LOGIN_REFUSED, now)
        pause = self._pace.ghost_pause if ghost else self._pace.max_reconnect_after
        if self._connect_at is not None:
            self._connect_at = now + pause
        return [LoginFailed(reason), *closed]

    def _answered(self, sequence: Sequence, answered: Answered, now: float) -> list[Action]:
        assert self._line is not None
        flight = self._line.flights.pop(sequence, None)
        key = flight.key if flight else self._line.late.pop(sequence, None)
        if key is None:
            return [Noted(f"an answer to nothing: {sequence}")]
        if answered.verdict is Verdict.ACCEPTED:
            return [Accepted(key, answered.id)]
        if answered.verdict is Verdict.BUSY:
            self._paused_until = now + self._pace.busy_pause
        return [Refused(key, answered.verdict, answered.code)]

    def _to_be_saved(self, pdu: Pdu, what: Reply | Receipt, now: float) -> list[Action]:
        assert self._line is not None
        self._handles += 1
        self._line.unsaved[self._handles] = pdu
        return [Received(self._handles, what)]

    # --- what time brings

    def _tick_up(self, now: float) -> list[Action]:
        line = self._line
        assert line is not None
        actions = list(self._overdue(line, now))
        if actions and isinstance(actions[-1], Unanswered) and not self._dialect.has_heartbeat:
            # Nothing else would show that nobody is there.
            return actions + self._close("no answers", now)
        idle = now - max(line.active_at, line.received_at)
        leaves = self._pace.leave_after_idle is not None and idle >= self._pace.leave_after_idle
        if not line.flights and (self._draining or leaves):
            self.phase, self._deadline = Phase.LEAVING, now + self._pace.goodbye_within
            return [*actions, self._written(self._dialect.goodbye(self.reserve(now)))]
        if self._dialect.has_heartbeat and not self._serves:
            actions += self._heartbeat(line, now)
        return actions

    def _overdue(self, line: _Line, now: float) -> Iterator[Action]:
        for sequence, flight in [each for each in line.flights.items() if now >= each[1].due]:
            if flight.tries < self._tries:
                flight.tries, flight.due = flight.tries + 1, now + self._pace.answer_within
                yield Write(flight.octets)
            else:
                del line.flights[sequence]
                line.late[sequence] = flight.key
                yield Unanswered(flight.key, sequence, self._dialect.repeats_are_safe)

    def _heartbeat(self, line: _Line, now: float) -> list[Action]:
        if now < (line.heartbeat_due if line.heartbeats else line.received_at + self._pace.heartbeat_after):
            return []
        if line.heartbeats >= self._pace.heartbeat_tries:
            return self._close("no answer to heartbeats", now)
        line.heartbeats, line.heartbeat_due = line.heartbeats + 1, now + self._pace.heartbeat_within
        return [self._written(self._dialect.heartbeat(self.reserve(now)))]

    def _is_over(self, now: float) -> bool:
        return self._deadline is not None and now >= self._deadline

    # --- leaving a line

    def _close(self, why: str, now: float) -> list[Action]:
        return [Close(why), *self._leave_line(now)]

    def _leave_line(self, now: float) -> Iterator[Action]:
        """Everything under way is unanswered; the next connection is due after a pause that doubles."""
        if self.phase in (Phase.AWAY, Phase.OVER):
            return
        line, left = self._line, self.phase is Phase.LEAVING
        self.phase, self._line, self._deadline = Phase.AWAY, None, None
        if self._draining or self._serves:
            self.phase = Phase.OVER
        elif not left:
            pause = self._pace.reconnect_after * 2 ** min(self._failures, 16)
            self._failures += 1
            self._connect_at = now + min(self._pace.max_reconnect_after, pause)
        for sequence, flight in line.flights.items() if line else ():
            yield Unanswered(flight.key, sequence, self._dialect.repeats_are_safe)

    def _written(self, pdu: Pdu) -> Write:
        return Write(self._dialect.protocol.encode(pdu, self._dialect.version))

    def _refill(self, now: float) -> None:
        """The bucket holds a tenth of a second's messages, one at least."""
        full = max(1.0, self._pace.per_second / 10)
        self._tokens = min(full, self._tokens + (now - self._tokens_at) * self._pace.per_second)
        self._tokens_at = now
