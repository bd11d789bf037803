"""The texts of a call in the browser: their states for who sees the call, their content with an audit row."""

from datetime import timedelta

import pytest

from hotline.domains.service.messaging import ports
from hotline.domains.service.messaging.actions import texts
from hotline.domains.service.messaging.rules.texts import SendResult
from hotline.events import calls
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import seal_number, seal_text
from tests.domains.service.messaging.arrivals import log
from tests.domains.voice.calls.tales import NINE, Tale
from tests.slots import Override
from tests.web.test_records import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys", "requested")]
SEES_ALL, SEES_OWN, REVEALS = "calls.view_all", "calls.view_own", "citizens.reveal"
TEXT = "累计缴费23年2个月"
TEXTS = "/api/calls/c1/texts"


@pytest.fixture
def requested(sealing_keys: None, override: Override) -> None:
    """A call without agent that asked for a text, which the gateway refused."""

    class Gateway:
        def hand_over(self, *, message: str, number: str, text: str) -> SendResult:
            return SendResult.REFUSED

    override(ports.text_gateway, Gateway())
    number = seal_number("13800000001", "call/c1")
    tale = Tale("c1", NINE + timedelta(minutes=1)).arrives(number)
    log(
        tale.publish(calls.TextRequested("c1-q5", "text", number, seal_text(TEXT, "call/c1")), after=30)
        .ends("caller")
        .events
    )
    texts.send_text(message="c1-q5")


def test_who_sees_the_call_sees_what_became_of_its_texts_and_no_word_of_them() -> None:
    answer = signed_in("2001", SEES_ALL).get(TEXTS)
    (row,) = answer.json()["rows"]
    assert (row["id"], row["number"], row["state"], row["tries"], row["why"]) == (
        "c1-q5", "138******01", "failed", 1, "refused",
    )  # fmt: skip
    assert TEXT not in answer.content.decode()


def test_the_words_are_read_with_a_trace() -> None:
    answer = signed_in("2001", SEES_ALL, REVEALS).get(f"{TEXTS}/c1-q5")
    assert answer.json() == {"text": TEXT}
    row = AuditRow.objects.get(status=None)
    assert (row.by, row.action, row.about) == ("2001", "citizens.read_notes", "text/c1-q5")


@pytest.mark.parametrize(
    ("permissions", "path", "status"),
    [
        ((), TEXTS, 403),
        ((SEES_OWN,), TEXTS, 404),
        ((SEES_ALL,), f"{TEXTS}/c1-q5", 403),
        ((SEES_OWN, REVEALS), f"{TEXTS}/c1-q5", 404),
        ((SEES_ALL, REVEALS), f"{TEXTS}/c1-q6", 404),
        ((SEES_ALL, REVEALS), "/api/calls/c2/texts/c1-q5", 404),
    ],
)
def test_nobody_else_learns_of_them(permissions: tuple[str, ...], path: str, status: int) -> None:
    assert signed_in("1001", *permissions).get(path).status_code == status
    assert not AuditRow.objects.filter(outcome="done", action="citizens.read_notes").exists()


def test_the_calls_own_story_tells_of_them() -> None:
    events = signed_in("2001", SEES_ALL).get("/api/calls/c1").json()["events"]
    assert "call.text_asked" in [event["type"] for event in events]
    assert TEXT not in str(events)
