"""Folds facts that have few events each. Any event of a subject folds the whole subject again. Safe to repeat."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import batched

import msgspec

from hotline.domains.insight.analytics.models import ClosedPeriod, Correction, FactRow, LateDay
from hotline.domains.insight.analytics.queries.closed import closed_periods
from hotline.domains.insight.analytics.rules.facts.alarms import alarm_facts
from hotline.domains.insight.analytics.rules.facts.attendance import attendance_facts
from hotline.domains.insight.analytics.rules.facts.cases import case_facts
from hotline.domains.insight.analytics.rules.facts.chats import chat_facts
from hotline.domains.insight.analytics.rules.facts.entries import Approved, approved_entry, entry_facts
from hotline.domains.insight.analytics.rules.facts.inspections import inspection_facts
from hotline.domains.insight.analytics.rules.facts.knowledge import consult_facts
from hotline.domains.insight.analytics.rules.facts.messages import message_facts
from hotline.domains.insight.analytics.rules.facts.ratings import invitation_facts, rating_facts
from hotline.domains.insight.analytics.rules.facts.shape import Fact
from hotline.domains.insight.analytics.rules.facts.steps import step_facts
from hotline.domains.insight.analytics.rules.facts.texts import text_facts
from hotline.domains.insight.analytics.rules.measures.shape import Table
from hotline.domains.voice.records.queries.agent_time import end_of_period
from hotline.domains.voice.records.queries.details import records_by_id
from hotline.events.catalogue import call_of, kind_of, subject_id
from hotline.events.envelope import Envelope
from hotline.events.routing import TURNS
from hotline.infrastructure.eventlog.log import events_of_subjects, subjects_in_log
from hotline.kernel.clock import beijing_day

KINDS = ("case", "consulted", "entry", "alarm", "text", "item", "chat", "rating", "invitation")
AT_ONCE = 500


def fold(events: Iterable[Envelope]) -> None:
    """Bring the tables up to date; inside the transaction that logged the events."""
    fold_subjects({event.subject for event in events if kind_of(event) in KINDS})


def refold_all() -> int:
    """Fold every fact again from the complete log. Returns the number of subjects."""
    subjects = [subject for kind in KINDS for subject in subjects_in_log(kind)]
    fold_subjects(subjects)
    return len(subjects)


def fold_subjects(subjects: Iterable[str]) -> None:
    for some in batched(sorted(subjects), AT_ONCE, strict=False):
        _fold_some(some)


def _fold_some(subjects: Sequence[str]) -> None:
    now = datetime.now(UTC)
    recorded = events_of_subjects(subjects)
    made = [_row(subject, table, fact, now) for subject, events in recorded.items() for table, fact in _facts(events)]
    names = {(row.table, row.id) for row in made}
    known = {(row.table, row.id): row for row in FactRow.objects.filter(subject__in=list(subjects))}
    changed = [row for row in made if _differs(known.get((row.table, row.id)), row)]
    gone = [row for name, row in known.items() if name not in names and not row.gone]
    for row in gone:
        row.gone, row.changed_at = True, now
    FactRow.objects.bulk_create(
        [*changed, *gone],
        update_conflicts=True,
        unique_fields=["table", "id"],
        update_fields=["subject", "day", "changed_at", "gone", "data"],
    )


def _facts(events: list[Envelope]) -> Iterable[tuple[Table, Fact]]:
    real = [event for event in events if not event.test]
    match kind_of(events[0]) if events else "":
        case "case":
            case, clocks = case_facts(real)
            if case is not None:
                yield "cases", case
            for clock in clocks:
                yield "deadlines", clock
            for step in step_facts(real):
                yield "steps", step
        case "consulted":
            for mention in consult_facts(real):
                yield "consults", mention
        case "entry":
            yield from _entered(approved_entry(real))
        case "alarm":
            for alarm in alarm_facts(real):
                yield "alarms", alarm
        case "text":
            for text in text_facts(real):
                yield "texts", text
        case "item":
            for message in message_facts(real):
                yield "messages", message
        case "chat":
            for chat in chat_facts(real):
                yield "chats", chat
        case "rating":
            for rating in rating_facts(real):
                yield "ratings", rating
        case "invitation":
            for invitation in invitation_facts(real):
                yield "ratings", invitation
        case _:
            return


def _entered(entry: Approved | None) -> Iterator[tuple[Table, Fact]]:
    if entry is None:
        return
    for figure in entry_facts(entry):
        yield "entries", figure
    for inspection in inspection_facts(entry):
        yield "inspections", inspection
    for day in attendance_facts(entry):
        yield "attendance", day


def _row(subject: str, table: Table, fact: Fact, now: datetime) -> FactRow:
    data = msgspec.to_builtins(fact)
    return FactRow(table=table, id=fact.id, subject=subject, day=fact.day, changed_at=now, data=data)


def _differs(known: FactRow | None, row: FactRow) -> bool:
    return known is None or known.gone or known.data != row.data or known.day != row.day


def note_corrections(events: Sequence[Envelope], now: datetime) -> None:
    """Note the closed days that late events change.

    Answers use the new values at once, and the files are written again.
    """
    touched = {call_of(event) for event in events} - {""}
    turns = [event for event in events if kind_of(event) == "agent" and event.type in TURNS]
    closed = closed_periods() if touched or turns else []
    _note_calls(touched, [period for period in closed if period.table == "calls"], now)
    _note_time(turns, [period for period in closed if period.table == "agent_time"], now)


def _note_calls(touched: set[str], closed: Sequence[ClosedPeriod], now: datetime) -> None:
    if not closed or not touched:
        return
    days = {call: beijing_day(row.at) for call, row in records_by_id(touched).items()}
    Correction.objects.bulk_create(
        [
            Correction(call=call, day=day, noted_at=now)
            for call, day in days.items()
            if any(period.first <= day <= period.last for period in closed)
        ],
        update_conflicts=True,
        unique_fields=["call"],
        update_fields=["noted_at"],
    )


def _note_time(turns: Sequence[Envelope], closed: Sequence[ClosedPeriod], now: datetime) -> None:
    """Note the closed days that late events of agents' states change: every day up to the agent's next change of
    state.
    """
    last = max((period.last for period in closed), default=None)
    late = [turn for turn in turns if last is not None and beijing_day(turn.at) <= last]
    days: set[date] = set()
    for turn in late:
        until = beijing_day(end_of_period(subject_id(turn), turn.seq) or now)
        first, day_count = beijing_day(turn.at), (min(until, last or until) - beijing_day(turn.at)).days
        days |= {first + timedelta(days=n) for n in range(day_count + 1)}
    LateDay.objects.bulk_create(
        [LateDay(day=day, noted_at=now) for day in sorted(days)],
        update_conflicts=True,
        unique_fields=["day"],
        update_fields=["noted_at"],
    )
