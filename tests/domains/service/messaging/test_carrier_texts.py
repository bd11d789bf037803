"""Texts at the carriers: planned, handed over once, accepted, delivered or not, whatever comes in which order."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.actions import carrier_texts
from hotline.domains.service.messaging.actions.texts import receive_text
from hotline.domains.service.messaging.models import CarrierReceipt, Text, TextPart
from hotline.domains.service.messaging.rules.carriers.content import Capabilities
from hotline.domains.service.messaging.rules.carriers.courses import PartState, sending_of
from hotline.domains.service.messaging.rules.carriers.dialects.base import Verdict
from hotline.domains.service.messaging.rules.carriers.news import Accepted, Received, Refused, Unanswered
from hotline.domains.service.messaging.rules.carriers.numbers import CARRIERS, Carrier, carrier_of
from hotline.domains.service.messaging.rules.carriers.receipts import Outcome, Receipt
from hotline.domains.service.messaging.rules.carriers.routes import Terms, route
from hotline.domains.service.messaging.rules.texts import Sending
from hotline.events import calls
from hotline.events.envelope import Envelope
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.infrastructure.settings import settings

ACCOUNT = "mobile"
TERMS = {ACCOUNT: Terms(frozenset(), Capabilities(), "1069012333", "北京人社")}
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def with_an_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """And keys of this test's own."""
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    account = '{"mobile": {"protocol": "cmpp", "host": "127.0.0.1", "port": 7890, "user": "900001"}}'
    monkeypatch.setenv("HOTLINE_TEXTS__ACCOUNTS", account)
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    yield
    settings.cache_clear()


def planned(message: str = "c1-q5", text: str = "累计缴费23年2个月", number: str = "13800000001") -> Text:
    sealed = seal_number(number, "call/c1")
    requested = calls.TextRequested(message, "rights-text", sealed, seal_text(text, "call/c1"))
    receive_text(call="c1", requested=requested, at=NOW)
    carrier_texts.plan(terms=TERMS, limit=10)
    return Text.objects.get(pk=message)


def claimed(room: int = 10) -> list[carrier_texts.ClaimedPart]:
    numbers = count(TextPart.objects.exclude(sequence="").count() + 1)
    return carrier_texts.claim(
        account=ACCOUNT, terms=TERMS[ACCOUNT], room=room, reserve=lambda: next(numbers), id_of=lambda _: ""
    )


def note(*news: carrier_texts.News) -> None:
    carrier_texts.note(account=ACCOUNT, terms=TERMS[ACCOUNT], news=news)


def receipt(id: str, stat: str = "DELIVRD", outcome: Outcome = Outcome.ARRIVED) -> Received:
    return Received(1, Receipt(id, stat, "13800000001", outcome))


def state(message: str = "c1-q5") -> str:
    return Text.objects.get(pk=message).sending


def events() -> list[tuple[str, Any]]:
    rows = Outgoing.objects.filter(seq__gt=0, subject__startswith="text/").order_by("id")
    found = [msgspec.json.decode(row.payload, type=Envelope) for row in rows]
    return [(event.type, event.data.get("state", event.data.get("why", ""))) for event in found]


@pytest.mark.django_db
def test_from_planned_to_delivered_with_an_event_for_each_step() -> None:
    planned()
    (part,) = claimed()
    assert part.outgoing.part.octets.decode("utf-16-be") == "【北京人社】累计缴费23年2个月"
    assert (part.outgoing.number, part.outgoing.source, state()) == ("13800000001", "1069012333", "handed_over")
    note(Accepted(part.outgoing.key, "0a"))
    assert state() == "sent"
    note(receipt("0a"))
    assert state() == "delivered"
    assert events() == [("text.progressed", "handed_over"), ("text.sent", ""), ("text.progressed", "delivered")]


@pytest.mark.django_db
def test_it_is_neither_claimed_twice_nor_given_to_the_gateway_over_http() -> None:
    planned()
    assert len(claimed()) == 1
    assert claimed() == []
    assert not queries.texts_due(NOW + timedelta(days=1)).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("order", list(permutations(["accepted", "receipt", "receipt"], 3)))
def test_answer_and_doubled_receipts_may_come_in_any_order(order: tuple[str, ...]) -> None:
    planned()
    (part,) = claimed()
    for each in order:
        note(Accepted(part.outgoing.key, "0a") if each == "accepted" else receipt("0a"))
    assert state() == "delivered"
    assert CarrierReceipt.objects.count() <= 1  # a double that came after all was settled


@pytest.mark.django_db
def test_a_long_text_is_delivered_when_all_its_parts_are_and_failed_when_one_is() -> None:
    planned(text="您反映的事项已经办结，" * 20)
    parts = claimed(room=2) + claimed(room=10)
    assert [each.outgoing.key for each in parts] == [f"c1-q5#{at}" for at in range(1, len(parts) + 1)]
    note(*(Accepted(each.outgoing.key, f"{at:02x}") for at, each in enumerate(parts)))
    note(receipt("00"), receipt("01"))
    assert state() == "sent"
    note(receipt("02", "MK:0010", Outcome.FAILED))
    assert (state(), Text.objects.get().why) == ("failed", "MK:0010")
    assert events()[-1] == ("text.progressed", "failed")


@pytest.mark.django_db
def test_a_receipt_that_is_not_final_changes_nothing() -> None:
    planned()
    (part,) = claimed()
    note(Accepted(part.outgoing.key, "0a"), receipt("0a", "ACCEPTD", Outcome.WAITING))
    assert state() == "sent"
    note(receipt("0a", "EXPIRED", Outcome.EXPIRED))
    assert state() == "expired"


@pytest.mark.django_db
def test_what_the_gateway_refuses_failed_and_what_it_cannot_take_now_waits() -> None:
    planned()
    (part,) = claimed()
    note(Refused(part.outgoing.key, Verdict.BUSY, 8))
    assert state() == "waiting"
    (again,) = claimed()
    note(Refused(again.outgoing.key, Verdict.REFUSED, 10))
    assert (state(), Text.objects.get().why) == ("failed", "RESULT:10")
    assert events()[-1] == ("text.failed", "RESULT:10")
    assert Outgoing.objects.filter(subject__startswith="alarm/").count() == 1


@pytest.mark.django_db
def test_after_a_break_it_is_uncertain_and_sent_again_by_nobody_until_a_late_answer_settles_it() -> None:
    planned()
    (part,) = claimed()
    note(Unanswered(part.outgoing.key, part.sequence, may_repeat=False))
    assert (state(), claimed()) == ("uncertain", [])
    note(Accepted(part.outgoing.key, "0a"))
    assert state() == "sent"


@pytest.mark.django_db
def test_where_a_repeat_counts_once_it_is_handed_over_again_under_its_number() -> None:
    planned()
    (part,) = claimed()
    note(Unanswered(part.outgoing.key, part.sequence, may_repeat=True))
    (again,) = claimed()
    assert again == part


@pytest.mark.django_db
@pytest.mark.parametrize(("safe", "then"), [(False, "uncertain"), (True, "waiting")])
def test_what_a_process_that_died_had_handed_over_is_settled_by_the_next(safe: bool, then: str) -> None:
    planned()
    claimed()
    assert carrier_texts.settle_left_over(account=ACCOUNT, repeats_are_safe=safe) == 1
    assert state() == then
    assert carrier_texts.settle_left_over(account=ACCOUNT, repeats_are_safe=safe) == 0


@pytest.mark.django_db
def test_the_same_news_again_change_nothing() -> None:
    planned()
    (part,) = claimed()
    news = [Accepted(part.outgoing.key, "0a"), receipt("0a")]
    note(*news)
    before = events()
    note(*news)
    assert (state(), events()) == ("delivered", before)


@pytest.mark.django_db
def test_a_number_that_nobody_takes_and_a_text_that_is_too_long_are_given_up() -> None:
    planned("c1-q6", number="01065000000")
    planned("c1-q7", text="字" * 501)
    assert [(state(each), Text.objects.get(pk=each).why) for each in ("c1-q6", "c1-q7")] == [
        ("failed", "no_carrier"),
        ("failed", "unsendable"),
    ]


@pytest.mark.django_db
def test_receipts_without_a_part_are_forgotten_after_two_days() -> None:
    note(receipt("ff"))
    assert carrier_texts.forget_old_receipts(datetime.now(UTC) + timedelta(hours=47)) == 0
    assert carrier_texts.forget_old_receipts(datetime.now(UTC) + timedelta(hours=49)) == 1


@pytest.mark.parametrize(
    ("number", "carrier"),
    [
        ("13800138000", Carrier.MOBILE),
        ("13490000000", Carrier.TELECOM),
        ("17030000000", Carrier.MOBILE),
        ("17090000000", Carrier.UNICOM),
        ("18900000000", Carrier.TELECOM),
        ("19200000000", Carrier.BROADNET),
        ("12300000000", None),
    ],
)
def test_the_prefix_names_the_first_carrier(number: str, carrier: Carrier | None) -> None:
    assert carrier_of(number) is carrier
    assert len(CARRIERS) > 50


def test_the_account_of_the_carrier_comes_first_then_one_that_takes_them_all() -> None:
    mobile = Terms(frozenset({Carrier.MOBILE}), Capabilities(), "1")
    every = Terms(frozenset(), Capabilities(), "2")
    assert route("13800138000", {"every": every, "mobile": mobile}) == "mobile"
    assert route("18900000000", {"every": every, "mobile": mobile}) == "every"
    assert route("18900000000", {"mobile": mobile}) is None
    assert route("+8613800138000", {"mobile": mobile}) == "mobile"
    assert route("01012333", {"every": every}) is None


def test_what_a_text_is_by_its_parts() -> None:
    accepted, arrived, planned_part = PartState.ACCEPTED, PartState.ARRIVED, PartState.PLANNED
    assert sending_of([accepted, arrived]) is Sending.SENT
    assert sending_of([planned_part, planned_part]) is Sending.WAITING
    assert sending_of([planned_part, accepted]) is Sending.HANDED_OVER
    assert sending_of([PartState.UNCERTAIN, arrived]) is Sending.UNCERTAIN
    assert sending_of([PartState.UNCERTAIN, PartState.FAILED]) is Sending.FAILED
