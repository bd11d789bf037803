"""A mass sending in tests: its table, its people, and a carrier that takes what is claimed."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.service.messaging.actions import carrier_texts, mass, mass_lifecycle
from hotline.domains.service.messaging.actions.mass_check import check
from hotline.domains.service.messaging.models import MassSending, TextPart
from hotline.domains.service.messaging.rules.carriers.content import Capabilities
from hotline.domains.service.messaging.rules.carriers.news import Accepted
from hotline.domains.service.messaging.rules.carriers.routes import Terms
from hotline.domains.service.messaging.rules.mass import Wording
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.settings import settings
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.kernel.permissions import Permission

ACCOUNT = "all"
TERMS = {ACCOUNT: Terms(frozenset(), Capabilities(), "1069012333", "北京人社")}


def who(number: str, *permissions: Permission) -> Principal:
    return Principal(number, "测试", "", (), (), frozenset(permissions), 0, datetime.max.replace(tzinfo=UTC))


BY = who("2001", Permission.TEXTS_MASS)
SECOND = who("9001", Permission.TEXTS_MASS, Permission.TEXTS_APPROVE)
WORDING = Wording("{姓名}您好，请于{日子}前办理。回T退订", "手机", {"姓名": "姓名", "日子": "日期"})


@pytest.fixture(autouse=True)
def with_an_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    account = (
        '{"all": {"protocol": "cmpp", "host": "127.0.0.1", "port": 7890, "user": "900001", "access": "1069012333",'
        ' "signature": "北京人社", "price": "0.05"}}'
    )
    monkeypatch.setenv("HOTLINE_TEXTS__ACCOUNTS", account)
    monkeypatch.setenv("HOTLINE_TEXTS__RULES__QUIET_FROM", "00:00")
    monkeypatch.setenv("HOTLINE_TEXTS__RULES__QUIET_UNTIL", "00:00")
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    yield
    settings.cache_clear()


def workbook(*rows: tuple[str, str, str]) -> bytes:
    file = io.BytesIO()
    columns = [SheetColumn(title) for title in ("姓名", "手机", "日期")]
    write_workbook(file, [Sheet("名单", columns, rows)])
    return file.getvalue()


def numbers(n: int) -> list[tuple[str, str, str]]:
    return [(f"市民{at}", f"138{at:08d}", "12月5日") for at in range(n)]


def checked(*rows: tuple[str, str, str]) -> MassSending:
    row = mass.upload(by=BY, name="名单.xlsx", content=workbook(*rows))
    mass.request_check(by=BY, id=row.pk, name="年检通知", wording=WORDING)
    assert check(mass=row.pk)
    return MassSending.objects.get(pk=row.pk)


def approved(*rows: tuple[str, str, str]) -> str:
    id = checked(*rows).pk
    mass.submit(by=BY, id=id, reason="年检通知")
    requests.approve(by=SECOND, id=Approval.objects.get(about=f"mass/{id}").pk)
    return id


def running(*rows: tuple[str, str, str]) -> str:
    id = approved(*rows)
    mass_lifecycle.start(by=BY, id=id)
    mass_lifecycle.feed(mass=id, now=now())
    return id


def now() -> datetime:
    return datetime.now(UTC)


def claimed(room: int) -> list[carrier_texts.ClaimedPart]:
    numbers = count(TextPart.objects.exclude(sequence="").count() + 1)
    return carrier_texts.claim(
        account=ACCOUNT, terms=TERMS[ACCOUNT], room=room, reserve=lambda: next(numbers), id_of=lambda _: ""
    )


def accept(parts: list[carrier_texts.ClaimedPart]) -> None:
    news = [Accepted(each.outgoing.key, f"id-{each.outgoing.key}") for each in parts]
    carrier_texts.note(account=ACCOUNT, terms=TERMS[ACCOUNT], news=news)
