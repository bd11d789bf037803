"""Questions spoken into the public page: who may, what is taken, and that nothing of it stays."""

import logging
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import AsyncClient

from hotline.domains.understanding.assistant import ports
from hotline.domains.understanding.assistant.endpoints import limits
from hotline.domains.understanding.assistant.rules.recognised_text import LONGEST_SECONDS, RECORDING
from hotline.infrastructure import rate_limits
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.kernel.errors import Refused
from tests.sample_files import PDF, WEBM
from tests.slots import Override

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
TEXT = "我的社保卡丢了"


class Attentive:
    """Hears the same words in everything."""

    def __init__(self) -> None:
        self.received: list[bytes] = []

    def hear(self, recording: bytes) -> str:
        self.received.append(recording)
        return TEXT


class Overrun:
    def hear(self, recording: bytes) -> str:
        raise Refused("当前人数较多，请打字，或稍后再说。", code="busy", status=429)


@pytest.fixture(autouse=True)
def recogniser(override: Override, sealing_keys: None) -> Attentive:
    rate_limits.RateLimit.forget()
    recogniser = Attentive()
    override(ports.hearer, recogniser)
    return recogniser


async def spoken(content: bytes = WEBM, token: str = "") -> Any:
    token = token or str((await AsyncClient().post("/api/assistant/sessions")).json()["session"])
    recording = SimpleUploadedFile("recording", content)
    return await AsyncClient().post("/api/assistant/hearing", {"session": token, "recording": recording})


async def test_what_was_said_comes_back_and_nothing_stays(
    recogniser: Attentive, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = await spoken()
    assert (answer.status_code, answer.json()) == (200, {"text": TEXT})
    assert recogniser.received == [WEBM]
    assert not await Outgoing.objects.aexists()
    assert TEXT not in str([row async for row in AuditRow.objects.values()])
    assert TEXT not in caplog.text


async def test_whether_one_may_speak_is_told(override: Override) -> None:
    body = (await AsyncClient().get("/api/assistant/hearing")).json()
    assert body == {"hears": True, "seconds": LONGEST_SECONDS}
    override(ports.hearer, None)
    assert not (await AsyncClient().get("/api/assistant/hearing")).json()["hears"]
    refused = await spoken()
    assert (refused.status_code, refused.json()["code"]) == (503, "no_hearing")


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"sound", 422, "not_audio"),
        (PDF, 422, "not_audio"),
        (WEBM + b"x" * RECORDING.max_bytes, 413, "too_big"),
    ],
)
async def test_what_cannot_be_a_question_is_not_even_heard(
    recogniser: Attentive, content: bytes, status: int, code: str
) -> None:
    refused = await spoken(content)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert refused.json()["message"]
    assert not recogniser.received


async def test_only_the_page_speaks(recogniser: Attentive) -> None:
    assert (await spoken(token="made up")).json()["code"] == "session_unknown"
    nothing = await AsyncClient().post("/api/assistant/hearing", {"session": "made up"})
    assert nothing.status_code == 422
    assert not recogniser.received


async def test_who_speaks_too_often_or_when_all_do_is_told(override: Override, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BY_SESSION", rate_limits.RateLimit(1))
    token = str((await AsyncClient().post("/api/assistant/sessions")).json()["session"])
    assert (await spoken(token=token)).status_code == 200
    often = await spoken(token=token)
    assert (often.status_code, often.json()["code"]) == (429, "too_often")
    override(ports.hearer, Overrun())
    busy = await spoken()
    assert (busy.status_code, busy.json()["code"]) == (429, "busy")
