"""Texts at the carriers: planned, handed over once, accepted, delivered or not, whatever comes in which order."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count, permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.actions import carrier_texts
from hotline.domains.service.messaging.actions.carrier_lines import LineState, note_lines
from hotline.domains.service.messaging.actions.texts import receive_text
from hotline.domains.service.messaging.models import CarrierLine, CarrierReceipt, Text, TextPart
from hotline.domains.service.messaging.queries.carriers import loads
from hotline.domains.service.messaging.rules.carriers.content import Capabilities
from hotline.domains.service.messaging.rules.carriers.courses import PartState, sending_of
from hotline.domains.service.messaging.rules.carriers.dialects.base import Verdict
from hotline.domains.service.messaging.rules.carriers.news import Accepted, Received, Refused, Unanswered
from hotline.domains.service.messaging.rules.carriers.numbers import CARRIERS, Carrier, carrier_of
from hotline.domains.service.messaging.rules.carriers.receipts import Outcome, Receipt
from hotline.domains.service.messaging.rules.carriers.routes import Load, Terms, is_down, route
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


def terms(*carriers: Carrier, price: str = "0", per_day: int = 0) -> Terms:
    return Terms(frozenset(carriers), Capabilities(price_per_part=Decimal(price)), "1069", per_day=per_day)


M, U, T = Carrier.MOBILE, Carrier.UNICOM, Carrier.TELECOM
OWN, DEAR, UNICOM, ALL = terms(M, price="0.04"), terms(M, price="0.05"), terms(U), terms(price="0.01")
EVERY = {"own": OWN, "dear": DEAR, "unicom": UNICOM, "all": ALL}
DOWN = Load(is_down=True)


@pytest.mark.parametrize(
    ("loads", "more", "account"),
    [
        ({}, {}, "own"),
        ({"own": Load(waiting=5000)}, {}, "own"),  # price goes before what waits
        ({"own": DOWN}, {}, "dear"),
        ({"own": DOWN, "dear": DOWN}, {}, "all"),
        (dict.fromkeys(EVERY, DOWN), {}, "own"),  # it waits there
        ({}, {"ported": U}, "unicom"),
        ({"unicom": DOWN}, {"ported": U}, "all"),
        ({}, {"ported": T}, "all"),
        ({}, {"not_by": "own"}, "all"),
        ({"all": DOWN}, {"not_by": "own"}, "unicom"),  # not the other account of the carrier that said no
        ({}, {"not_by": "all"}, "unicom"),
    ],
)
def test_the_way_of_a_text(loads: dict[str, Load], more: dict[str, Any], account: str) -> None:
    for order in (EVERY, dict(reversed(EVERY.items()))):
        assert route("13800138000", order, loads, **more) == account


def test_a_limit_that_is_reached_and_what_waits_at_one_price() -> None:
    accounts = {"a": terms(M, per_day=100), "b": terms(M)}
    assert route("13800138000", accounts, {"a": Load(today=99), "b": Load(waiting=1)}) == "a"
    assert route("13800138000", accounts, {"a": Load(today=100)}) == "b"
    assert route("13800138000", {"a": accounts["a"]}, {"a": Load(today=100)}) is None
    assert route("13800138000", accounts, {"a": Load(waiting=60), "b": Load(waiting=50)}) == "b"


@pytest.mark.parametrize(
    ("phase", "problem", "for_seconds", "seen_ago", "down"),
    [
        ("up", "", 0, 5, False),
        ("up", "", 9000, 31, True),  # whoever had it is gone
        ("connecting", "connection lost", 29, 5, False),
        ("connecting", "connection lost", 31, 5, True),
        ("away", "the log-in was refused", 31, 5, True),
        ("away", "", 9000, 5, False),  # made when there is work
    ],
)
def test_when_a_line_is_to_be_avoided(phase: str, problem: str, for_seconds: int, seen_ago: int, down: bool) -> None:
    seen = NOW - timedelta(seconds=seen_ago)
    assert is_down(phase, problem, NOW - timedelta(seconds=for_seconds), seen, NOW) is down


TWO = {"mobile": terms(M), "unicom": terms(U)}


def moved(at: str, loads: dict[str, Load] | None = None) -> list[carrier_texts.ClaimedPart]:
    """What leaves by this account after planning."""
    carrier_texts.plan(terms=TWO, limit=10, loads=loads)
    numbers = count(100)
    return carrier_texts.claim(account=at, terms=TWO[at], room=9, reserve=lambda: next(numbers), id_of=lambda _: "")


def request(message: str = "c1-q5", text: str = "结果") -> None:
    sealed = seal_number("13800000001", "call/c1")
    receive_text(
        call="c1", requested=calls.TextRequested(message, "t", sealed, seal_text(text, "call/c1")), at=datetime.now(UTC)
    )


@pytest.mark.django_db
def test_a_number_of_another_carrier_goes_there_once_and_is_remembered_when_it_arrived() -> None:
    request(text="您反映的事项已经办结，" * 10)
    first = moved("mobile")
    assert len(first) == 2
    carrier_texts.note(
        account="mobile",
        terms=TWO["mobile"],
        news=[Refused(each.outgoing.key, Verdict.ELSEWHERE, 13) for each in first],
    )
    assert state() == "waiting"
    again = moved("unicom")
    assert [each.outgoing.key for each in again] == [each.outgoing.key for each in first]
    carrier_texts.note(account="mobile", terms=TWO["mobile"], news=[Accepted(first[0].outgoing.key, "late")])
    assert state() == "handed_over", "a late answer of the first carrier is not the second one's"
    news = [Accepted(each.outgoing.key, f"{at}") for at, each in enumerate(again)]
    carrier_texts.note(account="unicom", terms=TWO["unicom"], news=[*news, receipt("0"), receipt("1")])
    assert state() == "delivered"
    request("c1-q6")
    assert len(moved("unicom")) == 1, "it is known where the number is"


@pytest.mark.django_db
def test_whom_both_carriers_refuse_failed() -> None:
    request()
    for account in ("mobile", "unicom"):
        (part,) = moved(account)
        news = [Refused(part.outgoing.key, Verdict.ELSEWHERE, 13)]
        carrier_texts.note(account=account, terms=TWO[account], news=news)
    assert (state(), Text.objects.get().why) == ("failed", "RESULT:13")


@pytest.mark.django_db
def test_a_receipt_that_says_the_number_was_ported_sends_it_there() -> None:
    request()
    (part,) = moved("mobile")
    carrier_texts.note(
        account="mobile",
        terms=TWO["mobile"],
        news=[Accepted(part.outgoing.key, "0a"), receipt("0a", "NP:0002", Outcome.FAILED)],
    )
    assert (state(), len(moved("unicom"))) == ("waiting", 1)


@pytest.mark.django_db
def test_what_waits_at_a_line_that_is_down_goes_another_way_and_what_has_begun_to_leave_stays() -> None:
    both = {"a": terms(M), "b": terms(M, price="1")}
    request("t1", text="您反映的事项已经办结，" * 10)
    request("t2")
    carrier_texts.plan(terms=both, limit=10)
    numbers = count(1)
    carrier_texts.claim(account="a", terms=both["a"], room=1, reserve=lambda: next(numbers), id_of=lambda _: "")
    assert carrier_texts.plan_again(terms=both, limit=10, loads={"a": Load(), "b": Load()}) == 0
    assert carrier_texts.plan_again(terms=both, limit=10, loads={"a": DOWN, "b": DOWN}) == 0
    assert carrier_texts.plan_again(terms=both, limit=10, loads={"a": DOWN, "b": Load()}) == 1
    carrier_texts.plan(terms=both, limit=10, loads={"a": DOWN, "b": Load()})
    assert set(TextPart.objects.values_list("text", "account")) == {("t1", "a"), ("t2", "b")}


@pytest.mark.django_db
def test_how_a_line_is_keeps_the_last_fault() -> None:
    def noted(phase: str, problem: str, seconds: int) -> CarrierLine:
        note_lines([LineState("mobile", phase, problem, "gateway-1", 7)], NOW + timedelta(seconds=seconds))
        return CarrierLine.objects.get()

    noted("connecting", "connection lost", 0)
    line = noted("connecting", "connection lost", 5)
    assert (line.phase_since, line.last_problem_at, line.seen_at) == (NOW, NOW, NOW + timedelta(seconds=5))
    line = noted("up", "", 10)
    assert (line.problem, line.last_problem, line.phase_since) == ("", "connection lost", NOW + timedelta(seconds=10))
    assert loads(TWO, NOW + timedelta(seconds=45))["mobile"].is_down


def test_what_a_text_is_by_its_parts() -> None:
    accepted, arrived, planned_part = PartState.ACCEPTED, PartState.ARRIVED, PartState.PLANNED
    assert sending_of([accepted, arrived]) is Sending.SENT
    assert sending_of([planned_part, planned_part]) is Sending.WAITING
    assert sending_of([planned_part, accepted]) is Sending.HANDED_OVER
    assert sending_of([PartState.UNCERTAIN, arrived]) is Sending.UNCERTAIN
    assert sending_of([PartState.UNCERTAIN, PartState.FAILED]) is Sending.FAILED
