"""The log is chained: whatever is altered, dropped or slipped in shows."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from django.db import DatabaseError, OperationalError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.chain import canonical, link, settled
from hotline.infrastructure.eventlog.intake import LoggedMessage, take_in
from hotline.infrastructure.eventlog.log import envelope_of, verify
from hotline.infrastructure.eventlog.models import LoggedEvent, ParkedEvent
from hotline.kernel.chain import GENESIS
from tests.domains.voice.calls.tales import answered_call

EVENTS = answered_call().events


def messages(events: list[Envelope], first: int = 1) -> list[LoggedMessage]:
    return [LoggedMessage(f"events.{e.subject}", msgspec.json.encode(e), n) for n, e in enumerate(events, first)]


@pytest.fixture
def log(db: None) -> list[Envelope]:
    with transaction.atomic():
        return take_in(messages(EVENTS), "born today")


def tamper(statement: str) -> None:
    """As somebody with all rights to the database would."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE eventlog_loggedevent DISABLE TRIGGER events_stay")
        cursor.execute(statement)
        cursor.execute("ALTER TABLE eventlog_loggedevent ENABLE TRIGGER events_stay")


def test_a_fresh_log_holds(log: list[Envelope]) -> None:
    assert verify().broken_at is None
    assert verify().events == len(EVENTS)


@pytest.mark.parametrize(
    ("change", "broken_at"),
    [
        ("UPDATE eventlog_loggedevent SET data = jsonb_set(data, '{place}', '\"上海\"') WHERE position = 1", 1),
        ("UPDATE eventlog_loggedevent SET at = at + interval '1 microsecond' WHERE position = 4", 4),
        ("UPDATE eventlog_loggedevent SET actor = 'agent:1009' WHERE position = 7", 7),
        ("DELETE FROM eventlog_loggedevent WHERE position = 3", 3),
        (f"DELETE FROM eventlog_loggedevent WHERE position = {len(EVENTS)}", len(EVENTS)),
        ("UPDATE eventlog_loggedevent SET digest = repeat('0', 64) WHERE position = 5", 5),
    ],
)
def test_whatever_is_altered_shows(log: list[Envelope], change: str, broken_at: int) -> None:
    tamper(change)
    assert verify().broken_at == broken_at


def test_the_database_itself_refuses_to_change_an_event(log: list[Envelope]) -> None:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        LoggedEvent.objects.filter(position=1).update(actor="agent:1009")


def test_taking_the_same_messages_in_again_changes_nothing(log: list[Envelope]) -> None:
    with transaction.atomic():
        assert take_in(messages(EVENTS), "born today") == []
        assert take_in(messages(EVENTS), "a stream made anew") == []
    assert LoggedEvent.objects.count() == len(EVENTS)
    assert not ParkedEvent.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "call"},
        {"subject": "weather/1"},
        {"seq": 0},
        {"seq": 2**31},
        {"at": datetime(2026, 1, 1)},  # noqa: DTZ001
        {"type": "call.abducted"},
        {"data": {"place": 7}},
        {"actor": "x" * 61},
    ],
)
def test_a_message_that_makes_no_sense_is_parked(db: None, change: dict[str, Any]) -> None:
    with transaction.atomic():
        assert take_in(messages([msgspec.structs.replace(EVENTS[0], **change)]), "s") == []
    assert ParkedEvent.objects.get().reason


def test_the_moment_counts_not_the_zone_it_is_written_in() -> None:
    beijing = msgspec.structs.replace(EVENTS[0], at=EVENTS[0].at.astimezone(timezone(timedelta(hours=8))))
    assert canonical(beijing) == canonical(EVENTS[0])


numbers = st.one_of(st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False))
json_values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), numbers, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=6,
)


@pytest.mark.django_db
@given(json_values)
def test_what_comes_back_from_the_database_has_the_same_digest(value: Any) -> None:
    event = msgspec.structs.replace(EVENTS[0], data={"x": value})
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::jsonb", [msgspec.json.encode(settled(event.data)).decode()])
        back = msgspec.json.decode(cursor.fetchone()[0])
    assert canonical(msgspec.structs.replace(event, data=back)) == canonical(event)


def test_each_row_is_sealed_to_the_one_before(log: list[Envelope]) -> None:
    rows = list(LoggedEvent.objects.order_by("position"))
    assert rows[0].digest == link(GENESIS, envelope_of(rows[0]))
    assert all(after.digest == link(before.digest, envelope_of(after)) for before, after in pairwise(rows))
    assert rows[0].at == EVENTS[0].at.astimezone(UTC)


def test_a_full_disk_is_one_of_the_errors_that_are_waited_out(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION is_full() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE 'No space left on device' USING ERRCODE = 'disk_full'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON eventlog_loggedevent FOR EACH ROW EXECUTE FUNCTION is_full()"
        )
    with pytest.raises(OperationalError), transaction.atomic():
        take_in(messages(EVENTS), "born today")
