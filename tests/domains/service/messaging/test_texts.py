"""Texts that flows request: sent once, tried again, given up with one alarm, nowhere in the clear."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.domains.service.messaging import ports
from hotline.domains.service.messaging.actions import texts
from hotline.domains.service.messaging.models import Text
from hotline.domains.service.messaging.reactions import react
from hotline.domains.service.messaging.rules.texts import (
    BEFORE_TRIES,
    Sending,
    SendOutcome,
    SendResult,
    outcome_of,
    verdict_of,
)
from hotline.domains.voice.records.queries.details import record_of
from hotline.domains.voice.records.rules.shape import FlowAct
from hotline.events import calls
from hotline.events.envelope import Envelope
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.infrastructure.settings import settings
from tests.domains.service.messaging.arrivals import log
from tests.domains.voice.calls.tales import NINE, Tale
from tests.slots import Override

NUMBER, TEXT, MESSAGE = "13800000001", "累计缴费23年2个月", "c1-q5"
HANDED = (MESSAGE, NUMBER, TEXT)


class Gateway:
    """Says what it is told to; keeps what it was handed."""

    def __init__(self) -> None:
        self.verdict, self.handed = SendResult.TAKEN, list[tuple[str, str, str]]()

    def hand_over(self, *, message: str, number: str, text: str) -> SendResult:
        self.handed.append((message, number, text))
        return self.verdict


@pytest.fixture(autouse=True)
def gateway(tmp_path: Path, override: Override, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    """With keys of this test's own."""
    made = Gateway()
    override(ports.text_gateway, made)
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    yield made
    settings.cache_clear()


def requested(call: str = "c1", message: str = MESSAGE, *, test: bool = False) -> list[Envelope]:
    number = seal_number(NUMBER, f"call/{call}")
    tale = Tale(call, NINE, test=test).arrives(number)
    return (
        tale.publish(calls.TextRequested(message, "rights-text", number, seal_text(TEXT, "call/c1")), after=30)
        .ends("caller")
        .events
    )


def sent() -> list[Envelope]:
    rows = Outgoing.objects.filter(seq__gt=0).order_by("id")
    return [msgspec.json.decode(row.payload, type=Envelope) for row in rows]


def published() -> list[tuple[str, dict[str, object]]]:
    return [(event.type, event.data) for event in sent()]


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name="hotline.domains.service.messaging.jobs.send_text").count()


@pytest.mark.django_db
def test_what_a_flow_asked_for_is_handed_over_and_told() -> None:
    log(requested())
    assert jobs() == 1
    texts.send_text(message=MESSAGE)
    text = Text.objects.get()
    assert (text.call, text.sending, text.tries, text.number_masked) == ("c1", "sent", 1, "138******01")
    assert published() == [("text.sent", {"call": "c1", "tries": 1})]


@pytest.mark.django_db
@pytest.mark.parametrize(("verdict", "outcome"), [(SendResult.TAKEN, "sent"), (SendResult.REFUSED, "failed")])
def test_the_calls_record_tells_what_became_of_it(gateway: Gateway, verdict: SendResult, outcome: str) -> None:
    log(requested())
    assert text_act().outcome == "", "under way"
    gateway.verdict = verdict
    texts.send_text(message=MESSAGE)
    log(event for event in sent() if event.subject == f"text/{MESSAGE}")
    assert (text_act().kind, text_act().outcome, text_act().who) == ("text", outcome, "138******01")


def text_act() -> FlowAct:
    record = record_of("c1")
    assert record is not None
    (found,) = record.deeds
    return found


@pytest.mark.django_db
def test_seen_twice_and_tried_twice_it_is_sent_once(gateway: Gateway) -> None:
    events = requested()
    log(events)
    react(events)
    texts.send_text(message=MESSAGE)
    texts.send_text(message=MESSAGE)
    assert gateway.handed == [HANDED]
    assert (Text.objects.count(), len(published())) == (1, 1)


@pytest.mark.django_db
def test_who_tests_gets_a_text_too(gateway: Gateway) -> None:
    log(requested(test=True))
    texts.send_text(message=MESSAGE)
    assert gateway.handed == [HANDED]


@pytest.mark.django_db
def test_a_gateway_that_is_away_is_tried_again_under_the_same_name(gateway: Gateway) -> None:
    log(requested())
    gateway.verdict = SendResult.LATER
    texts.send_text(message=MESSAGE)
    text = Text.objects.get()
    assert (text.sending, text.tries, jobs()) == ("waiting", 1, 2)
    assert text.due_at - datetime.now(UTC) == pytest.approx(timedelta(seconds=5), abs=timedelta(seconds=2))
    gateway.verdict = SendResult.TAKEN
    texts.send_text(message=MESSAGE)
    assert gateway.handed == [HANDED, HANDED]
    assert published() == [("text.sent", {"call": "c1", "tries": 2})]


@pytest.mark.django_db
def test_a_text_that_is_refused_is_given_up_at_once(gateway: Gateway) -> None:
    log(requested())
    gateway.verdict = SendResult.REFUSED
    texts.send_text(message=MESSAGE)
    texts.send_text(message=MESSAGE)
    assert len(gateway.handed) == 1
    assert published()[0] == ("text.failed", {"call": "c1", "tries": 1, "why": "refused"})


@pytest.mark.django_db
def test_texts_given_up_raise_one_alarm_an_hour(gateway: Gateway) -> None:
    log([*requested(), *requested("c2", "c2-q5")])
    gateway.verdict = SendResult.LATER
    for _ in range(len(BEFORE_TRIES) + 1):
        texts.send_text(message=MESSAGE)
        texts.send_text(message="c2-q5")
    kinds = [kind for kind, _ in published()]
    assert sorted(kinds) == ["alarm.raised", "text.failed", "text.failed"]
    assert dict(published())["alarm.raised"]["kind"] == "text_failed"
    assert NUMBER not in str(published())


@pytest.mark.django_db
def test_a_try_whose_worker_died_is_made_by_another(gateway: Gateway) -> None:
    log(requested())
    requested_at = Text.objects.get().requested_at
    assert texts.send_forgotten_texts(requested_at + timedelta(seconds=30)) == 0, "its worker may be at it"
    assert texts.send_forgotten_texts(requested_at + timedelta(seconds=90)) == 1
    assert set(ProcrastinateJob.objects.values_list("lock", flat=True)) == {None}, "none waits for who is dead"
    texts.send_text(message=MESSAGE)
    assert texts.send_forgotten_texts(requested_at + timedelta(days=1)) == 0


@pytest.mark.django_db
def test_when_the_key_was_destroyed_nothing_can_be_sent(gateway: Gateway) -> None:
    log(requested())
    settings().keys_file.unlink()
    SealingKeys.make_file(settings().keys_file, "2027-01")
    texts.send_text(message=MESSAGE)
    assert (gateway.handed, published()[0][1]["why"]) == ([], "destroyed")


@pytest.mark.django_db
def test_neither_number_nor_words_lie_in_the_clear() -> None:
    log(requested())
    texts.send_text(message=MESSAGE)
    stored = str([list(model.objects.values_list()) for model in (Text, Outgoing, ProcrastinateJob)])
    assert NUMBER not in stored
    assert TEXT not in stored


@pytest.mark.parametrize(
    ("verdict", "tries", "outcome"),
    [
        (SendResult.TAKEN, 1, SendOutcome(Sending.SENT)),
        (SendResult.REFUSED, 1, SendOutcome(Sending.FAILED, why="refused")),
        (SendResult.LATER, 1, SendOutcome(Sending.WAITING, 5)),
        (SendResult.LATER, 5, SendOutcome(Sending.WAITING, 900)),
        (SendResult.LATER, 6, SendOutcome(Sending.FAILED, why="no_gateway")),
    ],
)
def test_what_comes_of_a_try(verdict: SendResult, tries: int, outcome: SendOutcome) -> None:
    assert outcome_of(verdict, tries) == outcome


def test_three_more_tries_are_made_in_the_three_minutes_that_callers_are_told_of() -> None:
    assert sum(BEFORE_TRIES[:3]) < 180


@pytest.mark.parametrize(
    ("statuses", "verdict"),
    [
        ((200, 202), SendResult.TAKEN),
        ((400, 401, 403, 413), SendResult.REFUSED),
        ((302, 408, 429, 500, 503), SendResult.LATER),
    ],
)
def test_what_a_status_means(statuses: tuple[int, ...], verdict: SendResult) -> None:
    assert {verdict_of(status) for status in statuses} == {verdict}
