"""Invented past days look like the real hotline's and pass through the same folds."""

from collections import Counter
from datetime import UTC, date, datetime
from itertools import pairwise
from statistics import mean

import pytest

from hotline.demo.history import writer
from hotline.demo.history.shape import calls_on
from hotline.demo.history.writer import write_day
from hotline.domains.voice.records.endpoints.shapes import rows_of
from hotline.domains.voice.records.models import AgentPeriod, CallRecord
from hotline.infrastructure.eventlog.log import verify
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.kernel.clock import BEIJING

WEDNESDAY = date(2026, 11, 18)
AGENTS = [str(1001 + n) for n in range(60)]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keys(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    SealingKeys.make_file(tmp_path / "keys.json", "2026")
    made = SealingKeys.from_file(tmp_path / "keys.json")
    monkeypatch.setattr("hotline.infrastructure.sealing.sealing_keys", lambda: made)


def test_a_day_off_is_a_third_of_a_working_day_and_the_first_monday_the_busiest() -> None:
    friday, saturday, first_monday = date(2026, 11, 6), date(2026, 11, 7), date(2026, 11, 2)
    assert calls_on(saturday, 9000) < calls_on(friday, 9000) / 3
    assert calls_on(first_monday, 9000) == pytest.approx(1.5 * calls_on(friday, 9000))


def test_a_day_has_the_volume_the_shape_and_the_outcomes_of_the_real_one() -> None:
    written = write_day(WEDNESDAY, AGENTS, 1, 1500)
    rows = list(CallRecord.objects.all())
    queued = [row for row in rows if row.queue]
    answered = [row for row in queued if row.answered]
    assert len(rows) == written.calls
    assert len(queued) == pytest.approx(1500 * 1.284, rel=0.1)
    by_hour = Counter(row.at.astimezone(BEIJING).hour for row in queued)
    assert by_hour.most_common(1)[0][0] in {9, 10, 11}
    assert sum(by_hour[hour] for hour in range(7)) / len(queued) == pytest.approx(0.03, abs=0.015)
    assert 0.88 < len(answered) / len(queued) < 0.995
    handling = mean(row.talk_seconds + row.wrap_up_seconds for row in answered)
    assert 200 < handling < 260
    assert sum("to_rating" in row.flags for row in answered) / len(answered) == pytest.approx(0.905, abs=0.03)
    scores = [row.rating for row in rows if row.rating]
    assert sum(score <= 3 for score in scores) / len(scores) > 0.985
    assert all(row.topic for row in answered)


def test_callers_wait_differently_long_and_some_give_up() -> None:
    write_day(WEDNESDAY, AGENTS, 1, 400)
    queued = CallRecord.objects.exclude(queue="")
    waits = sorted(row.wait_seconds for row in queued if row.answered)
    assert len({int(seconds) for seconds in waits}) > 10
    assert 2 < waits[len(waits) // 2] < 8
    assert waits[-1] > 15
    assert any("abandoned" in row.flags or not row.answered for row in queued)


def test_what_was_never_spoken_is_not_offered_to_be_listened_to() -> None:
    write_day(WEDNESDAY, AGENTS, 1, 50)
    displayed = rows_of(list(CallRecord.objects.all()))
    assert any(row.recording == "verified" for row in displayed)
    assert all(row.invented for row in displayed if row.recording == "verified")


def test_no_agent_was_ever_in_two_talks_at_once() -> None:
    write_day(WEDNESDAY, AGENTS[:12], 1, 400)
    for agent in set(CallRecord.objects.exclude(agent="").values_list("agent", flat=True)):
        spans = sorted(
            (talk["started_at"], talk["ended_at"])
            for row in CallRecord.objects.filter(agent=agent)
            for talk in row.detail["talks"]
        )
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        states = list(AgentPeriod.objects.filter(agent=agent).order_by("start", "seq").values_list("state", flat=True))
        assert states[-1] == "signed_out"


def test_the_same_seed_tells_the_same_day_and_a_day_is_told_once() -> None:
    def calls_of(seed: int) -> list[tuple[str, int, str, datetime]]:
        events, _ = writer.events_of_day(WEDNESDAY, AGENTS, seed, 200)
        return [(event.subject, event.seq, event.type, event.at) for event in events]

    assert calls_of(1) == calls_of(1) != calls_of(2)
    assert write_day(WEDNESDAY, AGENTS, 1, 200).calls > 0
    assert write_day(WEDNESDAY, AGENTS, 1, 200).calls == 0


def test_the_past_is_chained_like_any_event_and_names_nobody() -> None:
    write_day(WEDNESDAY, AGENTS, 1, 100)
    assert verify().broken_at is None
    assert all(row.number_masked.startswith("138****") for row in CallRecord.objects.all())
    assert max(CallRecord.objects.values_list("at", flat=True)) < datetime(2026, 11, 18, 16, tzinfo=UTC)
