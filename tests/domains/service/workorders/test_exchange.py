"""The exchange with 12345: cases under both numbers, signed messages, each carried out once, no loss by an outage."""

import asyncio
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from django.test import Client

from hotline.demo.city import DemoCity
from hotline.domains.service.workorders.actions import city_outgoing, follow_ups
from hotline.domains.service.workorders.models import Case, Entry, Received, Sent
from hotline.domains.service.workorders.rules import forms
from hotline.domains.service.workorders.rules.exchange.incoming import UnreadableMessage, fitted, message_of
from hotline.domains.service.workorders.rules.exchange.outgoing import again_in
from hotline.domains.service.workorders.rules.exchange.signatures import (
    SIGNATURE,
    TIMESTAMP,
    signature_error,
    signature_headers,
)
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid, Refused
from tests.domains.service.workorders.staffed import (
    CHAOYANG,
    OTHER_AGENT,
    REVIEWER,
    SUPERVISION,
    done,
    fresh,
    steps,
    task,
)
from tests.domains.service.workorders.staffed import principal as signed_in

SECRET = "a secret both sides know"
NOW = datetime(2026, 11, 26, 2, tzinfo=UTC)
EXTERNAL = "20261126-000042"
VALUES = {
    "kind": "投诉",
    "topic": "wage-arrears",
    "summary": "工人拖欠工资，请联系 13800001201 核实",
    "name": "牛某",
    "phone": "13800001201",
    "district": "朝阳区",
    "wants_follow_up": True,
}


@pytest.mark.parametrize("digest", ["sha256", "sm3"])
def test_a_message_is_from_who_knows_the_secret_unaltered_and_of_now(digest: str) -> None:
    body, now = b'{"a": 1}', int(NOW.timestamp())
    headers = signature_headers(SECRET.encode(), digest=digest, timestamp=now, nonce="n1", body=body)
    assert signature_error(SECRET.encode(), headers, body, now) == ""
    assert "签名有误" in signature_error(SECRET.encode(), headers, body + b" ", now)
    assert "签名有误" in signature_error(b"another", headers, body, now)
    assert "签名有误" in signature_error(SECRET.encode(), headers | {SIGNATURE: f"{digest}="}, body, now)
    assert "五分钟" in signature_error(SECRET.encode(), headers, body, now + 301)
    assert "缺少" in signature_error(SECRET.encode(), headers | {TIMESTAMP: "soon"}, body, now)
    assert "sha256 或 sm3" in signature_error(SECRET.encode(), headers | {SIGNATURE: "md5=00"}, body, now)


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'{"kind": "dance", "id": "1"}', b"\xff"])
def test_what_is_no_message_says_so(body: bytes) -> None:
    with pytest.raises(UnreadableMessage):
        message_of(body)


def test_as_much_of_their_case_is_taken_as_our_form_knows() -> None:
    form: forms.Form = {
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": {"type": "string", "title": "类", "enum": ["投诉"]},
            "summary": {"type": "string", "title": "摘要", "minLength": 4, "maxLength": 500},
            "phone": {"type": "string", "title": "电话", "x-masked": "phone"},
        },
    }
    known, left_out = fitted(form, {"kind": "骂", "summary": "找 13800001201", "phone": "x", "colour": "红"}, ())
    assert known == {"summary": "找 138******01"}
    assert sorted(left_out) == ["colour", "kind", "phone"]
    assert fitted(form, {"summary": "长" * 900}, ())[0]["summary"] == "长" * 500
    assert fitted(form, {}, ())[0]["summary"] == "12345 派单"


def test_a_message_that_does_not_get_through_is_tried_ever_more_patiently() -> None:
    assert [again_in(tries).total_seconds() for tries in (1, 2, 3, 10, 11, 500)] == [5, 10, 20, 2560, 3600, 3600]


class Peer:
    """12345's stand-in, in a thread of its own; ``stop`` is its outage."""

    def __init__(self) -> None:
        self.city = DemoCity("http://127.0.0.1:9/", SECRET)
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.port = 0
        self.start()

    def start(self) -> None:
        async def serve() -> None:
            self._runner = web.AppRunner(self.city.application())
            await self._runner.setup()
            site = web.TCPSite(self._runner, "127.0.0.1", self.port)
            await site.start()
            self.port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]

        asyncio.run_coroutine_threadsafe(serve(), self._loop).result(10)

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result(10)

    def end(self) -> None:
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)

    def kinds_received(self, external: str = EXTERNAL) -> list[str]:
        return [message["kind"] for message in self.city.cases[external]]


@pytest.fixture
def peer(personnel: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    running = Peer()
    running.city.cases[EXTERNAL] = []
    monkeypatch.setenv("HOTLINE_CITY__URL", f"http://127.0.0.1:{running.port}/messages")
    monkeypatch.setenv("HOTLINE_CITY__SECRET", SECRET)
    settings.cache_clear()
    yield running
    settings.cache_clear()
    running.end()


def send(kind: str, id: str = "m1", external: str = EXTERNAL, nonce: str = "", **more: Any) -> Any:
    """A signed message of theirs to our door."""
    message = {"kind": kind, "id": id, "external": external, "at": NOW.isoformat(), **more}
    body, now = json.dumps(message).encode(), int(datetime.now(UTC).timestamp())
    headers = signature_headers(
        SECRET.encode(), digest="sha256", timestamp=now, nonce=nonce or f"nonce of {id}", body=body
    )
    return Client().post("/api/exchange/12345/messages", body, "application/json", headers=headers)


def theirs() -> Case:
    return Case.objects.get(external_number=EXTERNAL)


def later(**ahead: float) -> datetime:
    return datetime.now(UTC) + timedelta(**ahead)


def test_a_case_of_theirs_is_opened_once_under_its_number_with_their_time(peer: Peer) -> None:
    due = later(days=3)
    first = send("dispatch", values=VALUES, due_at=due.isoformat())
    again = send("dispatch", values=VALUES, due_at=due.isoformat())
    renamed = send("dispatch", id="m2", values=VALUES)
    assert (first.status_code, first.json()) == (200, again.json())
    assert renamed.json()["number"] == first.json()["number"] == theirs().number
    case = theirs()
    assert (case.source, steps(case), case.external_due_at) == ("12345", ["review"], due)
    assert (case.phone_masked, "13800001201" in str(case.fields)) == ("138******01", False)
    assert Received.objects.count() == 2
    assert city_outgoing.send_to_city(later()) == 1
    assert peer.kinds_received() == ["accepted"]
    assert peer.city.cases[EXTERNAL][0]["number"] == case.number


def test_what_is_not_signed_or_replayed_under_another_name_is_refused(peer: Peer) -> None:
    body = json.dumps({"kind": "urge", "id": "m1", "external": EXTERNAL, "at": NOW.isoformat()})
    assert Client().post("/api/exchange/12345/messages", body, "application/json").status_code == 401
    assert send("dispatch", values=VALUES).status_code == 200
    replayed = send("urge", id="m9", nonce="nonce of m1")
    assert (replayed.status_code, replayed.json()["code"]) == (409, "nonce")
    assert send("urge", id="m3", external="unheard of").status_code == 404
    assert theirs().urged == 0


def test_the_whole_way_of_a_case_that_12345_handed_over(peer: Peer) -> None:
    send("dispatch", values=VALUES, due_at=later(days=3).isoformat())
    case = theirs()
    done(case, "review", "pass", REVIEWER)
    done(case, "dispatch", "dispatch", REVIEWER)
    assert send("urge", id="m2", words="市民催 13800001201").json()["ok"]
    assert fresh(case).urged == 1
    assert "13800001201" not in str(list(Entry.objects.filter(case=case).values("text", "detail")))
    done(case, "sign", "sign", CHAOYANG)
    follow_ups.contact(by=signed_in(CHAOYANG), case=case.pk, reached=True)
    done(case, "handle", "reply", CHAOYANG, values={"reply": "<p>已责令支付</p>"})
    done(case, "check_reply", "pass", REVIEWER)
    done(case, "follow_up", "done", OTHER_AGENT, result="resolved", satisfied=True)
    while city_outgoing.send_to_city(later()):
        pass
    assert peer.kinds_received() == [
        "accepted", "progress", "progress", "signed", "contacted", "progress", "progress", "progress", "closed",
    ]  # fmt: skip
    closed = peer.city.cases[EXTERNAL][-1]
    assert (closed["reply"], closed["result"], closed["satisfied"]) == ("已责令支付", "resolved", True)
    assert send("judged", id="m4", responded=True, resolved=False, satisfied=False).status_code == 200
    assert (fresh(case).city_resolved, fresh(case).city_responded) == (False, True)
    soon = later(days=1)
    assert send("rework", id="m5", reason="市民称未收到钱", due_at=soon.isoformat()).json()["ok"]
    assert (fresh(case).round, steps(case), fresh(case).external_due_at) == (2, ["dispatch"], soon)


def test_a_case_is_sent_back_only_in_time_for_a_reason_they_accept_and_with_leave(peer: Peer) -> None:
    send("dispatch", values=VALUES)
    case = theirs()
    with pytest.raises(Invalid, match="不属于本局职责"):
        done(case, "review", "return_out", REVIEWER, reason="不想办")
    done(case, "review", "return_out", REVIEWER, reason="单位在河北", result="属于外省市")
    assert steps(case) == ["approve_return"]
    done(case, "approve_return", "approve", SUPERVISION)
    assert (fresh(case).state, fresh(case).ended_because) == ("returned_out", "属于外省市：单位在河北")
    while city_outgoing.send_to_city(later()):
        pass
    assert peer.city.cases[EXTERNAL][-1]["reason"] == "属于外省市：单位在河北"
    send("return_decided", id="m2", accepted=False, reason="工地在本市")
    assert (steps(case), fresh(case).round) == (["dispatch"], 2)


def test_a_case_is_not_sent_back_when_it_is_too_late(peer: Peer) -> None:
    send("dispatch", values=VALUES)
    case = theirs()
    Case.objects.filter(pk=case.pk).update(created_at=later(days=-9))
    with pytest.raises(Refused, match="已过退回 12345 的时限"):
        done(case, "review", "return_out", REVIEWER, reason="单位在河北", result="属于外省市")
    assert task(case, "review").state == "open"


def test_their_outage_loses_nothing_and_the_order_of_a_case_is_kept(peer: Peer) -> None:
    send("dispatch", values=VALUES)
    case = theirs()
    peer.stop()
    done(case, "review", "pass", REVIEWER)
    done(case, "dispatch", "dispatch", REVIEWER)
    assert city_outgoing.send_to_city(later()) == 0
    assert city_outgoing.send_to_city(later(hours=2)) == 0
    assert Sent.objects.filter(state="waiting").count() == 3
    alarms = Outgoing.objects.filter(subject__startswith="alarm/")
    assert alarms.count() == 1, "told of once"
    peer.start()
    assert city_outgoing.send_to_city(later(hours=2)) == 0, "not before its time"
    while city_outgoing.send_to_city(later(hours=4)):
        pass
    assert peer.kinds_received() == ["accepted", "progress", "progress"]
    assert not Sent.objects.exclude(state="taken").exists()


def test_what_they_refuse_is_told_of_and_sent_again_by_somebody(peer: Peer) -> None:
    send("dispatch", values=VALUES)
    known = peer.city.cases.pop(EXTERNAL)
    assert city_outgoing.send_to_city(later()) == 0
    row = Sent.objects.get()
    assert (row.state, row.status) == ("refused", 404)
    peer.city.cases[EXTERNAL] = known
    city_outgoing.send_again(by=SUPERVISION, id=row.pk, now=later())
    assert city_outgoing.send_to_city(later(seconds=1)) == 1
    assert "牛某" not in row.body_cipher


def test_a_case_they_withdraw_is_voided(peer: Peer) -> None:
    send("dispatch", values=VALUES)
    assert send("withdraw", id="m2", reason="市民撤诉").json()["state"] == "voided"
    assert send("withdraw", id="m3", reason="再撤").json()["ok"]
    assert send("rework", id="m4", reason="又要办").status_code == 409


async def test_the_stand_in_sends_what_it_is_asked_to(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[dict[str, Any]] = []

    async def hotline(request: web.Request) -> web.Response:
        body = await request.read()
        now = int(datetime.now(UTC).timestamp())
        got.append(json.loads(body) | {"objection": signature_error(SECRET.encode(), request.headers, body, now)})
        return web.json_response({"ok": True})

    ours = web.Application()
    ours.router.add_post("/door", hotline)
    runner = web.AppRunner(ours)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
    city = web.AppRunner(DemoCity(f"http://127.0.0.1:{port}/door", SECRET).application())
    await city.setup()
    stand_in = web.TCPSite(city, "127.0.0.1", 0)
    await stand_in.start()
    at = f"http://127.0.0.1:{stand_in._server.sockets[0].getsockname()[1]}"  # type: ignore[union-attr]
    async with aiohttp.ClientSession() as http:
        sent = await (await http.post(f"{at}/cases")).json()
        await http.post(f"{at}/cases/{sent['external']}/urge")
        assert (await http.post(f"{at}/cases/nothing/urge")).status == 404
    assert [(each["kind"], each["objection"]) for each in got] == [("dispatch", ""), ("urge", "")]
    assert message_of(json.dumps({k: v for k, v in got[0].items() if k != "objection"}).encode())
    await city.cleanup()
    await runner.cleanup()
