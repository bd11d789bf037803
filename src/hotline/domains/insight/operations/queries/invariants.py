"""Looks for violations of the invariants: compares the tables, the log, the bus and the switch."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hotline.domains.insight.operations.models import InvariantRun, OpenViolation
from hotline.domains.insight.operations.ports import Environment
from hotline.domains.insight.operations.rules import invariants
from hotline.domains.insight.operations.rules.invariants import Invariant, TalkSpan, Violation
from hotline.domains.voice.calls.ports import CallDoc, Phase
from hotline.domains.voice.recordings.queries import present
from hotline.domains.voice.records.queries.consistency import (
    agents_unlike_log,
    calls_unlike_log,
    open_between,
    talks_since,
)
from hotline.infrastructure.eventlog import log
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

#: The check after a call takes up to a minute. A lost check is requested again after two.
SETTLE_TIME = timedelta(minutes=5)
RECORDINGS_OF = timedelta(days=1)
TALKS_OF = timedelta(hours=1)
#: A call's end reaches its record by way of the bus.
ENDED_BY = timedelta(minutes=2)
RECORDS_OF = timedelta(days=7)
PARKED_OF = timedelta(days=7)
#: Looks overlap, so that no event falls between two. MAX_EVENTS limits how many events are folded again.
OVERLAPPING_LOOKS = 2
MAX_EVENTS = 20_000
FIRST_EVENTS = 2_000


@dataclass
class Look:
    """The result of one look."""

    found: list[Violation] = field(default_factory=list)
    #: Invariant -> number of things compared.
    checked: dict[Invariant, int] = field(default_factory=dict)
    #: Invariant -> why it could not be checked.
    errors: dict[Invariant, str] = field(default_factory=dict)


def look(around: Environment, now: datetime) -> Look:
    """Look at all invariants. When a part does not answer, its invariant stays unchecked and the others are checked."""
    seen = Look()
    each: dict[Invariant, Callable[[], tuple[int, list[Violation]]]] = {
        Invariant.RECORDED: lambda: _recorded(now),
        Invariant.ONE_CALL: lambda: _one_call(around.calls(), now),
        Invariant.FOLDED: lambda: _folded(around, now),
        Invariant.OPEN: lambda: _open(around, now),
    }
    for invariant, check in each.items():
        try:
            seen.checked[invariant], violations = check()
            seen.found += violations
        except Unavailable as error:
            seen.errors[invariant] = error.message
    return seen


def last_run() -> InvariantRun | None:
    return InvariantRun.objects.order_by("-started_at").first()


def _recorded(now: datetime) -> tuple[int, list[Violation]]:
    """Check recordings.

    Raises Unavailable on the first look after a stop, because recent recordings are still being checked.
    """
    run = last_run()
    if run is not None and run.started_at < now - SETTLE_TIME:
        raise Unavailable("刚恢复运行，停机前的录音正在核对，下一轮再看。")
    count, faults = present.unrecorded_between(now - RECORDINGS_OF, now - SETTLE_TIME)
    return count, invariants.unrecorded(faults)


def _one_call(held: list[CallDoc], now: datetime) -> tuple[int, list[Violation]]:
    talks = [TalkSpan(row.agent, row.call_id, row.started_at, row.ended_at) for row in talks_since(now - TALKS_OF)]
    return len(held) + len(talks), invariants.on_two_calls(held, talks)


def _folded(around: Environment, now: datetime) -> tuple[int, list[Violation]]:
    """Check what was logged since the last look but one. Subjects with a known violation are checked completely."""
    position, known = _looked_at_up_to(), _open_about(Invariant.FOLDED)
    touched = log.touched_after(position, MAX_EVENTS)
    suspects = {about for about in known if about.startswith(("call/", "agent/"))}
    ids = {
        kind: {about.partition("/")[2] for about in suspects if about.startswith(kind)} for kind in ("call", "agent")
    }
    unlike = [f"call/{call}" for call in calls_unlike_log(touched.calls | ids["call"])]
    since = touched.since or now
    unlike += [f"agent/{agent}" for agent in agents_unlike_log(touched.agents, since)]
    unlike += [f"agent/{agent}" for agent in agents_unlike_log(ids["agent"], now - RECORDS_OF)]
    return touched.events, invariants.unfolded(
        lacking=log.lacking_after(position, known),
        unlike=unlike,
        parked=log.unlogged_parked(now - PARKED_OF),
        behind=_behind(around.stream()[0]),
    )


def _named(kind: str, subjects: Iterable[str]) -> set[str]:
    """The ids among subjects of this kind."""
    return {subject.removeprefix(f"{kind}/") for subject in subjects if subject.startswith(f"{kind}/")}


def _looked_at_up_to() -> int:
    runs = list(InvariantRun.objects.order_by("-started_at").values_list("position", flat=True)[:OVERLAPPING_LOOKS])
    return runs[-1] if len(runs) == OVERLAPPING_LOOKS else max(log.head().position - FIRST_EVENTS, 0)


def _behind(stream: str) -> int:
    """Events that the bus had when it was looked at last, a few minutes ago, and the log has not yet."""
    run, head = last_run(), log.head()
    if run is None or run.stream != stream:
        return 0
    reached = head.stream_position if head.stream == stream else 0
    return max(run.stream_position - reached, 0)


def _open(around: Environment, now: datetime) -> tuple[int, list[Violation]]:
    """How many open calls were checked, and their violations.

    The calls are read before the switch: a call that began in between then has its channels.
    """
    held, place = [call for call in around.calls() if call.phase is not Phase.ENDED], settings().place
    ours = [call for call in held if (call.inside.site, call.inside.node) == (place.site, place.node)]
    records = open_between(now - RECORDS_OF, now - ENDED_BY)
    found = invariants.not_in_switch(ours, around.channels()) + invariants.forgotten(records, held)
    return len(ours) + len(records), found


def _open_about(invariant: Invariant) -> Iterable[str]:
    return list(OpenViolation.objects.filter(invariant=invariant.value).values_list("about", flat=True))
