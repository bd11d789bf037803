"""Texts wait for carriers and no gateway runs: a red alarm, once, until one runs or nothing waits any more."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from hotline.domains.insight.operations.actions.gateways import check_gateways
from hotline.domains.insight.operations.models import OpenViolation
from hotline.domains.service.messaging.actions.carrier_lines import LineState, note_lines
from hotline.domains.service.messaging.actions.texts import receive_text
from hotline.domains.service.messaging.models import Text, TextPart
from hotline.events import calls
from hotline.events.operations import subject
from hotline.infrastructure import outbox
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.infrastructure.settings import settings
from tests.domains.service.messaging.arrivals import log

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture(autouse=True)
def with_an_account(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    account = {"protocol": "cmpp", "host": "127.0.0.1", "port": 7890, "user": "900001", "access": "1069012333"}
    monkeypatch.setenv("HOTLINE_TEXTS__ACCOUNTS", json.dumps({"carrier": account}))
    settings.cache_clear()
    yield
    settings.cache_clear()


def request_text(at: datetime) -> Text:
    number, text = seal_number("13800138000", "call/c1"), seal_text("您的结果", "call/c1")
    receive_text(call="c1", requested=calls.TextRequested("c1-q1", "n", number, text), at=at)
    Text.objects.update(due_at=at)
    return Text.objects.get()


def gateway_seen(at: datetime) -> None:
    note_lines([LineState("carrier", "up", "", "gateway a", 0)], at)


def test_a_text_that_waits_while_no_gateway_ever_ran_is_an_alarm_once_until_one_runs() -> None:
    request_text(NOW - 3 * MINUTE)
    assert [check_gateways(NOW), check_gateways(NOW + MINUTE)] == [True, True]
    name = subject(OpenViolation.objects.get().alarm)
    (raised,) = outbox.announced(name)
    assert (raised.data["kind"], raised.data["level"]) == ("gateway_missing", "red")
    assert raised.data["message"] == "短信网关尚未运行过，1 条短信等待发送。请运维启动 gateway。"
    log([raised])
    gateway_seen(NOW + MINUTE)
    assert check_gateways(NOW + MINUTE + SECOND) is False
    assert [event.type for event in outbox.announced(name)] == ["alarm.raised", "alarm.cleared"]


def test_one_that_stopped_is_named_with_its_moment() -> None:
    request_text(NOW - 3 * MINUTE)
    gateway_seen(datetime(2026, 11, 30, 1, 0, tzinfo=UTC))
    assert check_gateways(NOW) is True
    (raised,) = outbox.announced(subject(OpenViolation.objects.get().alarm))
    assert "自 11-30 09:00 起没有运行" in raised.data["message"]


def test_while_one_runs_and_while_nothing_waits_long_enough_there_is_no_alarm() -> None:
    assert check_gateways(NOW) is False
    text = request_text(NOW - MINUTE)
    assert check_gateways(NOW) is False, "one that is started anew takes seconds"
    Text.objects.update(due_at=NOW - 9 * MINUTE)
    gateway_seen(NOW - MINUTE)
    assert check_gateways(NOW) is False
    gateway_seen(NOW - 9 * MINUTE)
    part = TextPart.objects.create(text=text, number=1, account="carrier", state="planned", not_before=NOW + MINUTE)
    assert check_gateways(NOW) is False, "it waits for the end of quiet hours"
    part.not_before = NOW - 3 * MINUTE
    part.save()
    assert check_gateways(NOW) is True


def test_without_accounts_nobody_misses_a_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    request_text(NOW - 3 * MINUTE)
    monkeypatch.setenv("HOTLINE_TEXTS__ACCOUNTS", "{}")
    settings.cache_clear()
    assert check_gateways(NOW) is False
