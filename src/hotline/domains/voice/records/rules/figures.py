"""Today's figures, added up from call records alone, as the contract defines them.

A call belongs to the Beijing day on which it began, and to the queue that answered it, else to the one it last waited
in. Test calls are left out.

- *Entered*: the caller waited for an agent at all.
- *Answered*: an agent took the waiting caller. A callback reached later is counted separately. A short abandon stays in
  the denominator (K5).
- *Mean wait*: of answered calls, from entering the queue; several stays add up (K6).
- *To rating*, over answered: the caller was passed to the rating, whoever hung up first (K11).
- *Satisfaction*: scores 1 to 3 over all scores (K12).

A rate counts only calls that are decided: a caller who still waits is not yet in the answer rate, one who still talks
not yet in the rating's. A rate without a denominator is None.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from hotline.domains.voice.calls.rules.figures import AgentFigures, FloorFigures, QueueFigures, Slot
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.kernel.clock import BEIJING, beijing_day

SATISFIED = 3
SLOT_MINUTES = 15
RECENT = timedelta(minutes=15)
FLOOR = "floor"

type AnyFigures = AgentFigures | QueueFigures | FloorFigures
type Tally = Counter[tuple[str, str]]


def tally_of(record: CallRecord) -> Tally:
    """The amounts that one call adds to the day, as ``(key, what) -> amount``."""
    tally: Tally = Counter()
    if "test" in record.flags:
        return tally
    if record.direction == "out":
        _count_dialled(tally, record)
        return tally
    slot = f"slot.{slot_of(record.at)}"
    tally[FLOOR, "calls"] += 1
    tally[slot, "calls"] += 1
    if record.stays:
        for key in (FLOOR, f"queue.{record.queue}", slot):
            _count_in_queue(tally, key, record)
    for agent in {talk.agent for talk in record.talks} | {offer.agent for offer in record.offers}:
        _count_for_agent(tally, f"agent.{agent}", agent, record)
    return tally


def _count_in_queue(tally: Tally, key: str, record: CallRecord) -> None:
    tally[key, "entered"] += 1
    tally[key, "decided"] += _left_at(record) is not None
    tally[key, "abandoned"] += "abandoned" in record.flags
    tally[key, "callbacks_reached"] += "callback_done" in record.flags
    if record.answered:
        tally[key, "answered"] += 1
        tally[key, "wait_ms"] += round(record.wait_seconds * 1000)
        tally[key, "to_rating"] += record.rating is not None
        tally[key, "served"] += _served(record)
    _count_score(tally, key, record)


def _count_for_agent(tally: Tally, key: str, agent: str, record: CallRecord) -> None:
    """Add the agent's figures. The transfer to the rating counts for the agent of the last talk only."""
    own = [talk for talk in record.talks if talk.agent == agent]
    wrapped = [wrap_up.seconds for wrap_up in record.wrap_ups if wrap_up.agent == agent and wrap_up.seconds is not None]
    tally[key, "talks"] += len(own)
    tally[key, "talk_ms"] += sum(round(talk.seconds * 1000) for talk in own)
    tally[key, "missed"] += sum(o.agent == agent and o.result == "no_answer" for o in record.offers)
    tally[key, "wrapped"] += len(wrapped)
    tally[key, "wrap_up_ms"] += sum(round(seconds * 1000) for seconds in wrapped)
    tally[key, "served"] += bool(own) and own[-1] is record.talks[-1] and _served(record)
    if record.rating is not None and record.rating.agent == agent:
        tally[key, "to_rating"] += 1
    if record.agent == agent:
        _count_score(tally, key, record)


def _count_dialled(tally: Tally, record: CallRecord) -> None:
    """Count a call that an agent dialled: it adds to the agent's time, but not to calls answered or waited for."""
    for talk in record.talks:
        tally[f"agent.{talk.agent}", "talk_ms"] += round(talk.seconds * 1000)
    for wrap_up in record.wrap_ups:
        if wrap_up.seconds is not None:
            tally[f"agent.{wrap_up.agent}", "wrapped"] += 1
            tally[f"agent.{wrap_up.agent}", "wrap_up_ms"] += round(wrap_up.seconds * 1000)


def _count_score(tally: Tally, key: str, record: CallRecord) -> None:
    if record.counted_score is not None:
        tally[key, "rated"] += 1
        tally[key, "satisfied"] += record.counted_score <= SATISFIED


class Today:
    """The tallies of one day, updated call by call. Counts are whole numbers, so the order does not matter."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._by_call: dict[str, Tally] = {}
        self._sums: Tally = Counter()
        self._left: dict[str, tuple[datetime, str, bool]] = {}

    def note(self, record: CallRecord) -> None:
        """Count a call's current record in place of its previous one. Calls of other days are ignored."""
        if beijing_day(record.at) != self.day:
            return
        tally = tally_of(record)
        self._sums.subtract(self._by_call.get(record.id, Counter()))
        self._sums.update(tally)
        self._by_call[record.id] = tally
        if (
            record.stays
            and record.direction == "in"
            and "test" not in record.flags
            and (left := _left_at(record)) is not None
        ):
            self._left[record.id] = (left, record.queue, record.answered)

    def figures(self, now: datetime) -> dict[str, AnyFigures]:
        """Every key of the bucket with its figures as of ``now``."""
        self._left = {call: left for call, left in self._left.items() if left[0] > now - RECENT}
        keys = {key for key, _ in self._sums}
        found: dict[str, AnyFigures] = {FLOOR: self._floor(now)}
        for key in keys:
            if key.startswith("agent."):
                found[key] = self._agent(key)
            elif key.startswith("queue."):
                found[key] = self._queue(key)
        return found

    def _agent(self, key: str) -> AgentFigures:
        s = self._sums
        return AgentFigures(
            answered=s[key, "talks"],
            talk_seconds=s[key, "talk_ms"] / 1000,
            wrap_up_average_seconds=_ratio(s[key, "wrap_up_ms"] / 1000, s[key, "wrapped"]),
            to_rating_rate=_ratio(s[key, "to_rating"], s[key, "served"]),
            satisfaction=_ratio(s[key, "satisfied"], s[key, "rated"]),
            missed=s[key, "missed"],
        )

    def _queue(self, key: str) -> QueueFigures:
        s, left = self._sums, self._left_lately(key.removeprefix("queue."))
        return QueueFigures(
            entered=s[key, "entered"],
            answered=s[key, "answered"],
            abandoned=s[key, "abandoned"],
            answer_rate=_ratio(s[key, "answered"], s[key, "decided"]),
            mean_wait_seconds=_ratio(s[key, "wait_ms"] / 1000, s[key, "answered"]),
            recent_answer_rate=_ratio(sum(left), len(left)),
            recent_calls=len(left),
        )

    def _floor(self, now: datetime) -> FloorFigures:
        s, left = self._sums, self._left_lately(None)
        return FloorFigures(
            day=self.day.isoformat(),
            calls=s[FLOOR, "calls"],
            entered=s[FLOOR, "entered"],
            answered=s[FLOOR, "answered"],
            abandoned=s[FLOOR, "abandoned"],
            callbacks_reached=s[FLOOR, "callbacks_reached"],
            answer_rate=_ratio(s[FLOOR, "answered"], s[FLOOR, "decided"]),
            mean_wait_seconds=_ratio(s[FLOOR, "wait_ms"] / 1000, s[FLOOR, "answered"]),
            recent_answer_rate=_ratio(sum(left), len(left)),
            recent_calls=len(left),
            to_rating_rate=_ratio(s[FLOOR, "to_rating"], s[FLOOR, "served"]),
            satisfaction=_ratio(s[FLOOR, "satisfied"], s[FLOOR, "rated"]),
            slots=tuple(self._slot(start) for start in _slots_until(self.day, now)),
        )

    def _slot(self, start: str) -> Slot:
        s, key = self._sums, f"slot.{start}"
        return Slot(start, s[key, "calls"], s[key, "entered"], s[key, "answered"])

    def _left_lately(self, queue: str | None) -> list[bool]:
        """For each call that left the queue (None: any queue) lately, whether it was answered."""
        return [answered for _, name, answered in self._left.values() if queue in {None, name}]


def slot_of(moment: datetime) -> str:
    """The beginning of the quarter of an hour in Beijing time: ``09:15`` for 09:29:59."""
    local = moment.astimezone(BEIJING)
    return f"{local.hour:02}:{local.minute // SLOT_MINUTES * SLOT_MINUTES:02}"


def _slots_until(day: date, now: datetime) -> Iterable[str]:
    """The slots of the day that have begun."""
    last = slot_of(now) if beijing_day(now) == day else "23:45"
    quarters = (f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(0, 60, SLOT_MINUTES))
    return (quarter for quarter in quarters if quarter <= last)


def _left_at(record: CallRecord) -> datetime | None:
    return record.talks[0].started_at if record.answered else record.stays[-1].left_at


def _served(record: CallRecord) -> bool:
    """Passed to the rating, or over: nothing can change any more whether it was passed."""
    return record.rating is not None or record.ended_at is not None


def _ratio(part: float, total: int) -> float | None:
    return round(part / total, 6) if total else None
