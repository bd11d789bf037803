"""A citizen's text in the inbox: read by who took it, answered by text once, all of it in one dialogue."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from hotline.domains.service.messaging.actions import replies
from hotline.domains.service.messaging.models import Item, Text
from hotline.domains.service.messaging.rules.carriers.dialects.base import Reply
from hotline.events.envelope import Envelope
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.sealing import open_sealed
from hotline.infrastructure.settings import settings
from tests.domains.service.messaging.arrivals import log
from tests.web.test_inbox import ann, leader, signed_in

pytestmark = pytest.mark.django_db
NUMBER, QUESTION, ANSWER = "13800000001", "退休金什么时候到账", "每月15日发放"
KEY = "0123456789abcdef"


@pytest.fixture(autouse=True)
def item(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """What the citizen's text became."""
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    reply = Reply(NUMBER, "106901", QUESTION, QUESTION.encode(), 8, id="0a")
    replies.receive(account="mobile", access="1069", reply=reply, at=datetime.now(UTC))
    waiting = Outgoing.objects.filter(subject__startswith="text/").order_by("id")
    log([msgspec.json.decode(row.payload, type=Envelope) for row in waiting])
    yield Item.objects.get().pk
    settings.cache_clear()


def answer(client: object, item: str, key: str = KEY) -> int:
    body = {"text": ANSWER, "key": key}
    return client.post(f"/api/inbox/{item}/answer", body, content_type="application/json").status_code  # type: ignore[attr-defined, no-any-return]


def test_who_took_it_reads_and_answers_it_once(item: str) -> None:
    assert ann().get(f"/api/inbox/{item}/dialogue").status_code == 403
    assert answer(ann(), item) == 409
    ann().post(f"/api/inbox/{item}/take")
    found = ann().get(f"/api/inbox/{item}/dialogue").json()
    assert [(row["by"], row["text"], row["state"]) for row in found["rows"]] == [("citizen", QUESTION, None)]
    assert [answer(ann(), item), answer(ann(), item)] == [200, 200]
    text = Text.objects.get()
    assert (open_sealed(text.number), open_sealed(text.text)) == (NUMBER, ANSWER)
    assert (text.purpose, text.extension) == ("requested", "01")
    rows = ann().get(f"/api/inbox/{item}/dialogue").json()["rows"]
    assert [(row["by"], row["text"]) for row in rows] == [("citizen", QUESTION), ("hotline", ANSWER)]
    assert AuditRow.objects.filter(action="inbox.answer", by="1001").count() == 1
    assert AuditRow.objects.filter(action="citizens.follow", by="1001").count() == 1
    assert ANSWER not in str(list(Outgoing.objects.values_list("payload", flat=True)))


def test_another_agent_neither_reads_nor_answers_it_and_a_leader_does(item: str) -> None:
    ann().post(f"/api/inbox/{item}/take")
    other = signed_in("1002", "inbox.work")
    assert other.get(f"/api/inbox/{item}/dialogue").status_code == 403
    assert answer(other, item) == 409
    assert leader().get(f"/api/inbox/{item}/dialogue").status_code == 200
    assert not Text.objects.exists()


def test_the_list_names_it_and_shows_nothing_of_it(item: str) -> None:
    answered = ann().get("/api/inbox?kind=text")
    assert [(row["kind"], row["number"], row["content"]) for row in answered.json()["rows"]] == [
        ("text", "138******01", "none")
    ]
    assert QUESTION not in answered.content.decode()
