"""What citizens write back: stored once, joined, bound, honoured; and what the check before a hand-over lets leave."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hotline.domains.service.messaging.actions import carrier_texts, replies
from hotline.domains.service.messaging.actions.texts import NewText, request_text
from hotline.domains.service.messaging.models import BarredNumber, Item, ReplyPart, Text, TextReply
from hotline.domains.service.messaging.rules.carriers.content import Capabilities, Concatenation
from hotline.domains.service.messaging.rules.carriers.dialects.base import Reply
from hotline.domains.service.messaging.rules.carriers.news import Received
from hotline.domains.service.messaging.rules.carriers.routes import Terms
from hotline.domains.service.messaging.rules.texts import Purpose
from hotline.events.envelope import Envelope
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.sealing import open_sealed, seal_number, seal_text
from hotline.infrastructure.settings import settings
from tests.domains.service.messaging.arrivals import log

pytestmark = pytest.mark.django_db
ACCOUNT, ACCESS, NUMBER = "mobile", "1069012333", "13800000001"
TERMS = Terms(frozenset(), Capabilities(), ACCESS, "北京人社", "88")
IDS = count(1)


@pytest.fixture(autouse=True)
def with_an_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """And keys of this test's own, and no quiet hours whenever it runs."""
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    account = (
        '{"mobile": {"protocol": "cmpp", "host": "127.0.0.1", "port": 7890, "user": "900001", "access": "1069012333"}}'
    )
    monkeypatch.setenv("HOTLINE_TEXTS__ACCOUNTS", account)
    monkeypatch.setenv("HOTLINE_TEXTS__RULES", '{"quiet_from": "08:00", "quiet_until": "08:00"}')
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    yield
    settings.cache_clear()


def request(
    id: str, purpose: Purpose = Purpose.NOTICE, number: str = NUMBER, text: str = "您的事项已办结", **more: Any
) -> None:
    about = f"call/{more.get('call', 'c1')}"
    request_text(NewText(id, purpose, seal_number(number, about), seal_text(text, about), **more), at=datetime.now(UTC))


def leaves() -> list[str]:
    """Ids of the texts that leave now, in order."""
    carrier_texts.plan(terms={ACCOUNT: TERMS}, limit=100)
    numbers = count(1000)
    claimed = carrier_texts.claim(
        account=ACCOUNT, terms=TERMS, room=100, reserve=lambda: next(numbers), id_of=lambda _: ""
    )
    return [each.outgoing.key.rpartition("#")[0] for each in claimed]


def comes(text: str, extension: str = "", sender: str = NUMBER, **more: Any) -> None:
    reply = Reply(sender, ACCESS + extension, text, text.encode(), 8, **{"id": f"{next(IDS):x}", **more})
    note(reply)


def note(*several: Reply) -> None:
    carrier_texts.note(account=ACCOUNT, terms=TERMS, news=[Received(1, each) for each in several])


def pass_on() -> None:
    """The worker sends what was announced, the projector reacts."""
    waiting = Outgoing.objects.filter(seq__gt=0, sent_at=None, subject__startswith="text/").order_by("id")
    events = [msgspec.json.decode(row.payload, type=Envelope) for row in waiting]
    waiting.update(sent_at=datetime.now(UTC))
    log(events)


def replied() -> list[dict[str, Any]]:
    rows = Outgoing.objects.filter(seq__gt=0, subject__startswith="text/").order_by("id")
    found = [msgspec.json.decode(row.payload, type=Envelope) for row in rows]
    return [event.data for event in found if event.type == "text.replied"]


def test_it_is_bound_by_its_extension_and_so_to_its_call_and_case() -> None:
    request("survey", call="c1", extension="01", awaits_reply=True)
    request("notice", case="w7")
    assert leaves() == ["survey", "notice"]
    comes("5", "01")
    comes("请问在哪里办", "88")
    first, second = replied()
    assert (first["answers"], first["bound_by"], first["call"], first["meaning"]) == (
        "survey",
        "extension",
        "c1",
        "answer",
    )
    assert (second["answers"], second["bound_by"], second["case"], second["meaning"]) == (
        "notice",
        "extension",
        "w7",
        "open",
    )
    pass_on()
    item = Item.objects.get()
    assert (item.kind, item.number_masked, item.call) == ("text", "138******01", "")
    assert NUMBER not in str(list(Outgoing.objects.values_list("payload", flat=True)))


def test_without_an_extension_the_last_text_within_the_window_counts() -> None:
    request("first", call="c1")
    request("second", call="c2")
    leaves()
    Text.objects.filter(pk="second").update(left_at=datetime.now(UTC) - timedelta(hours=71))
    Text.objects.filter(pk="first").update(left_at=datetime.now(UTC) - timedelta(hours=73))
    comes("好，几点开门")
    assert [(each["answers"], each["bound_by"], each["call"]) for each in replied()] == [("second", "last_text", "c2")]


def test_what_answers_nothing_is_an_item_and_thanks_are_none() -> None:
    comes("我的社保断缴了怎么办")
    comes("收到，谢谢")
    pass_on()
    assert Item.objects.count() == 1
    assert [each["meaning"] for each in replied()] == ["open", "keyword"]
    assert {open_sealed(row.text) for row in TextReply.objects.all()} == {"我的社保断缴了怎么办", "收到，谢谢"}


def test_what_the_carrier_brings_again_is_stored_once_and_the_same_words_are_not() -> None:
    comes("1", id="0a")
    comes("1", id="0a")
    comes("1", id="0b")
    assert TextReply.objects.count() == 2


def test_where_the_carrier_gives_no_id_the_same_words_count_again_after_ten_minutes() -> None:
    comes("1", id="")
    comes("1", id="")
    assert TextReply.objects.count() == 1
    ReplyPart.objects.update(received_at=datetime.now(UTC) - timedelta(minutes=11))
    comes("1", id="")
    assert TextReply.objects.count() == 2


@pytest.mark.parametrize("order", list(permutations([0, 1, 2])))
def test_parts_are_joined_in_any_order_and_each_may_come_twice(order: tuple[int, ...]) -> None:
    parts = [Reply(NUMBER, ACCESS, f"第{at}段。", b"%d" % at, 8, Concatenation(7, 3, at), f"a{at}") for at in (1, 2, 3)]
    for at in order:
        note(parts[at], parts[at])
    note(*parts)
    (row,) = TextReply.objects.all()
    assert (open_sealed(row.text), row.is_complete) == ("第1段。第2段。第3段。", True)
    assert set(ReplyPart.objects.values_list("number_cipher", "text_cipher")) == {("", "")}, (
        "nothing of it is left here"
    )


def test_parts_of_two_citizens_and_of_two_messages_are_not_mixed() -> None:
    for sender, reference in (("13800000001", 7), ("13800000002", 7), ("13800000001", 8)):
        for at in (1, 2):
            note(
                Reply(
                    sender,
                    ACCESS,
                    f"{sender[-1]}-{reference}-{at} ",
                    b"",
                    8,
                    Concatenation(reference, 2, at),
                    f"{sender}{reference}{at}",
                )
            )
    assert sorted(open_sealed(row.text) for row in TextReply.objects.all()) == [
        "1-7-1 1-7-2 ",
        "1-8-1 1-8-2 ",
        "2-7-1 2-7-2 ",
    ]


def test_a_message_whose_other_part_never_comes_is_what_came() -> None:
    note(Reply(NUMBER, ACCESS, "后半段", b"2", 8, Concatenation(7, 2, 2), "a2"))
    now = datetime.now(UTC)
    assert (replies.join_overdue(now + timedelta(minutes=119)), TextReply.objects.count()) == (0, 0)
    assert replies.join_overdue(now + timedelta(minutes=121)) == 1
    (row,) = TextReply.objects.all()
    assert (open_sealed(row.text), row.is_complete, replied()[0]["is_complete"]) == ("后半段", False, False)
    assert replies.forget_parts(now + timedelta(days=11)) == 1


def test_an_opt_out_holds_from_then_on_is_confirmed_once_and_can_be_taken_back() -> None:
    request("n1")
    assert leaves() == ["n1"]
    comes("TD")
    comes("退订")
    pass_on()
    request("n2")
    request("code", Purpose.VERIFICATION)
    confirmation = Text.objects.get(purpose="requested")
    assert leaves() == ["code", confirmation.id], "a code first, then the confirmation, the notice never"
    assert (Text.objects.get(pk="n2").sending, Text.objects.get(pk="n2").why) == ("failed", "opted_out")
    assert "退订" in open_sealed(confirmation.text)
    comes("恢复")
    pass_on()
    request("n3")
    assert "n3" in leaves()
    assert not BarredNumber.objects.exists()


def test_who_opts_out_is_believed_though_nothing_was_ever_sent() -> None:
    comes("T", sender="13911112222")
    request("n1", number="13911112222")
    assert leaves() == []
    assert not Outgoing.objects.filter(subject__startswith="alarm/").exists(), "nothing is out of order"


def test_caps_count_what_left_for_the_number_by_purpose() -> None:
    for at in range(7):
        request(f"n{at}")
    request("other", number="13800000009")
    assert leaves() == ["n0", "n1", "n2", "n3", "n4", "other"]
    assert set(Text.objects.filter(sending="failed").values_list("id", "why")) == {("n5", "capped"), ("n6", "capped")}
    Text.objects.update(left_at=datetime.now(UTC) - timedelta(hours=25))
    request("n7")
    assert leaves() == ["n7"]


def test_at_night_notices_wait_and_codes_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_TEXTS__RULES", '{"quiet_from": "00:00", "quiet_until": "23:59:59"}')
    settings.cache_clear()
    request("mass", Purpose.MASS)
    request("notice")
    request("code", Purpose.VERIFICATION)
    assert leaves() == ["code"]
    assert leaves() == []
    assert Text.objects.get(pk="notice").sending == "waiting"
    carrier_texts.TextPart.objects.update(not_before=datetime.now(UTC) - timedelta(seconds=1))
    monkeypatch.setenv("HOTLINE_TEXTS__RULES", '{"quiet_from": "08:00", "quiet_until": "08:00"}')
    settings.cache_clear()
    assert leaves() == ["notice", "mass"]


def test_a_keyword_is_answered_by_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "HOTLINE_TEXTS__RULES",
        '{"quiet_from": "08:00", "quiet_until": "08:00",'
        ' "keywords": [{"wording": ["地址"], "answer": "永定门西街5号"}]}',
    )
    settings.cache_clear()
    comes("地址？")
    pass_on()
    pass_on()
    (answer,) = Text.objects.all()
    assert (open_sealed(answer.text), answer.number_masked, Item.objects.count()) == ("永定门西街5号", "138******01", 0)
