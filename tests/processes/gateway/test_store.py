"""What the gateway does with the tables, with the rights of its role there."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async
from django.db import connections

from hotline.domains.service.messaging.actions.texts import receive_text
from hotline.domains.service.messaging.models import Text
from hotline.domains.service.messaging.queries.accounts import terms_of
from hotline.domains.service.messaging.rules.carriers.dialects.base import Account, Reply
from hotline.domains.service.messaging.rules.carriers.dialects.cmpp import CmppDialect
from hotline.domains.service.messaging.rules.carriers.news import Accepted, Pace, Received
from hotline.domains.service.messaging.rules.carriers.receipts import Outcome, Receipt
from hotline.domains.service.messaging.rules.carriers.session import Session
from hotline.events import calls
from hotline.infrastructure.carrier_settings import CarrierAccount
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.infrastructure.settings import settings
from hotline.processes.gateway import store
from hotline.processes.gateway.accounts import dialect_of, pace_of

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
ACCOUNT = CarrierAccount(
    protocol="cmpp", host="127.0.0.1", port=7890, user="900001", access="1069", signature="北京人社"
)
NUMBER = "13800138000"


def request_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_TEXTS__ACCOUNTS", f'{{"mobile": {ACCOUNT.model_dump_json()}}}')
    settings.cache_clear()
    number, text = seal_number(NUMBER, "call/c1"), seal_text("您的结果", "call/c1")
    receive_text(call="c1", requested=calls.TextRequested("c1-q1", "n", number, text), at=datetime.now(UTC))
    settings.cache_clear()


def test_from_the_plan_to_the_receipt_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    request_text(monkeypatch)
    terms = terms_of(ACCOUNT)
    session = Session(CmppDialect(Account(user="900001"), "2.0"), Pace())
    leading = True

    async def work() -> list[str]:
        texts = store.TableStore("mobile", terms, lambda: leading)
        planned = await store.plan({"mobile": terms}, 10)
        assert (planned, await texts.has_work()) == (1, True)
        (part,) = await texts.claim(10, session, 1796011200.0)
        assert (part.outgoing.number, part.outgoing.part.octets.decode("utf-16-be")) == (NUMBER, "【北京人社】您的结果")
        await store.settle_left_over("mobile", repeats_are_safe=False)
        states = [await state()]
        early = Received(1, Receipt("ff", "DELIVRD", NUMBER, Outcome.ARRIVED))
        for news in (
            early,
            Accepted(part.outgoing.key, "0a"),
            Received(2, Receipt("0a", "DELIVRD", NUMBER, Outcome.ARRIVED)),
        ):
            await texts.note([news])
            states.append(await state())
        await texts.note([Received(3, Reply(NUMBER, "1069", "1", b"1", 0))])
        await sync_to_async(connections.close_all)()
        return states

    async def state() -> str:
        return await sync_to_async(lambda: Text.objects.get().sending)()

    assert asyncio.run(work()) == ["uncertain", "uncertain", "sent", "delivered"]


def test_who_has_lost_the_lease_claims_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    request_text(monkeypatch)

    async def work() -> int:
        await store.plan({"mobile": terms_of(ACCOUNT)}, 10)
        texts = store.TableStore("mobile", terms_of(ACCOUNT), lambda: False)
        found = len(await texts.claim(10, Session(dialect_of(ACCOUNT), pace_of(ACCOUNT)), 1796011200.0))
        await sync_to_async(connections.close_all)()
        return found

    assert asyncio.run(work()) == 0


@pytest.mark.parametrize("protocol", ["cmpp", "sgip", "smgp", "smpp"])
def test_every_protocol_has_its_dialect_and_terms(protocol: str, tmp_path: Path) -> None:
    chosen = CarrierAccount.model_validate(
        {**ACCOUNT.model_dump(), "protocol": protocol, "version": "", "corp": "12333", "carriers": ["unicom"]}
    )
    assert dialect_of(chosen).protocol.name == protocol
    assert terms_of(chosen).source() == "1069"
    assert (pace_of(chosen).leave_after_idle is None) == (protocol != "sgip")
