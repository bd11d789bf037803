"""Prompts on the wire: listed with what they say and where, heard, rewritten, recorded, put into use."""

import wave
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from msgspec.structs import replace

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.ivr import ports
from hotline.domains.voice.ivr.actions import prompts, publication
from hotline.domains.voice.ivr.queries.flows import published_flows
from hotline.domains.voice.ivr.rules.flow import flow_from_json
from hotline.domains.voice.ivr.rules.nodes.spoken_text import SpokenText
from hotline.domains.voice.routing.actions.administration import save_queue, save_skill
from hotline.domains.voice.routing.ports import QueueConfig
from hotline.infrastructure import audio
from hotline.infrastructure.settings import settings
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db
TEXT = "欢迎致电12333，今天办公到下午3点。"
WELCOME = audio.encode(audio.tone(500, 2.0))


def voice(texts: dict[str, str]) -> dict[str, bytes]:
    return dict.fromkeys(texts, b"\xd5" * 8000)


@pytest.fixture(autouse=True)
def _builtin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The welcome is built, nothing else."""
    monkeypatch.setenv("HOTLINE_PLACE__BUILT", str(tmp_path))
    settings.cache_clear()
    (tmp_path / "prompts/zh").mkdir(parents=True)
    (tmp_path / "prompts/zh/welcome.alaw").write_bytes(WELCOME)
    with ports.prompt_speaker.override(voice):
        yield
    settings.cache_clear()


@pytest.fixture
def leader(person: Callable[..., Staff], client: Client) -> Client:
    flow = flow_from_json(Path("deploy/flows/main.json").read_text())
    save_skill(by="1001", code="all", name="综合")
    for queue in flow.queues():
        save_queue(by="1001", queue=QueueConfig(queue, queue, "all"))
    publication.publish_flow(by="1001", flow=flow, numbers=["12333"])
    person("2001", "李班长", ["leader"])
    sign_in(client, "2001")
    return client


def post(client: Client, path: str, body: object = None) -> Any:
    return client.post(f"/api/prompts{path}", msgspec.json.encode(body or {}), "application/json")


def tone_file(hertz: int = 1900, seconds: float = 1.0) -> bytes:
    written = BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(audio.tone(hertz, seconds, rate=16_000).tobytes())
    return written.getvalue()


def upload(client: Client, content: bytes, text: str = "", base: int = 0) -> Any:
    form = {"file": SimpleUploadedFile("a.wav", content), "text": text, "base": base}
    return client.post("/api/prompts/welcome/recording", form)


def test_all_that_is_said_is_listed_with_text_length_and_where(leader: Client) -> None:
    rows = {row["name"]: row for row in leader.get("/api/prompts").json()["rows"]}
    welcome = rows["welcome"]
    assert (welcome["now"]["version"], welcome["now"]["origin"], welcome["now"]["seconds"]) == (0, "delivered", 2.0)
    assert "欢迎致电" in welcome["now"]["text"]
    assert [(use["flow"], use["node"]) for use in welcome["uses"]] == [("main", "welcome")]
    assert (rows["place-3"]["now"]["text"], rows["place-3"]["uses"]) == ("您现在排在第3位。", [])


def test_a_text_is_rewritten_heard_put_into_use_and_taken_back(leader: Client) -> None:
    waiting = post(leader, "/welcome/text", {"text": TEXT, "base": 0}).json()["waiting"]
    assert (waiting["state"], waiting["by_name"], waiting["seconds"]) == ("making", "李班长", None)
    assert leader.get("/api/prompts/welcome/versions/1/audio").status_code == 404
    assert post(leader, "/welcome/versions/1/use").status_code == 409
    prompts.speak_prompt(prompt="welcome", version=1)
    assert leader.get("/api/prompts/welcome").json()["waiting"]["seconds"] == 1.0
    now = post(leader, "/welcome/versions/1/use").json()
    assert (now["now"]["text"], now["now"]["live_by_name"], now["waiting"]) == (TEXT, "李班长", None)
    history = leader.get("/api/prompts/welcome/versions").json()["rows"]
    assert [(row["version"], row["state"]) for row in history] == [(1, "live"), (0, "retired")]
    assert post(leader, "/welcome/versions/0/use").json()["now"]["origin"] == "delivered"
    assert published_flows().sounds == {}


def test_texts_that_stand_in_flows_are_listed_with_where_and_heard(leader: Client) -> None:
    assert leader.get("/api/prompts").json()["texts"] == []
    thanks = SpokenText(label="评价致谢", text=TEXT)
    flow = flow_from_json(Path("deploy/flows/main.json").read_text())
    publication.publish_flow(by="2001", flow=replace(flow, nodes={**flow.nodes, "thanks": thanks}), numbers=["12333"])
    [text] = leader.get("/api/prompts").json()["texts"]
    assert (text["text"], text["seconds"], [use["node"] for use in text["uses"]]) == (TEXT, 1.0, ["thanks"])
    response = leader.get(f"/api/prompts/texts/{text['sound'].removeprefix('say/')}/audio")
    assert response.content[44:] == voice({"": ""})[""]
    assert leader.get("/api/prompts/texts/nothing/audio").json()["code"] == "sound_missing"


def test_what_is_not_wanted_after_all_waits_no_more(leader: Client) -> None:
    upload(leader, tone_file())
    dropped = post(leader, "/welcome/versions/1/drop").json()
    assert (dropped["waiting"], dropped["written"]) == (None, 1)
    assert post(leader, "/welcome/versions/1/drop").json()["code"] == "not_waiting"


def test_the_sound_is_played_whole_and_in_parts(leader: Client) -> None:
    response = leader.get("/api/prompts/welcome/versions/0/audio")
    assert (response.status_code, response["Content-Type"], response["Accept-Ranges"]) == (200, "audio/wav", "bytes")
    assert response.content[44:] == WELCOME
    part = leader.get("/api/prompts/welcome/versions/0/audio", headers={"range": "bytes=44-143"})
    assert (part.status_code, part.content) == (206, WELCOME[:100])
    assert part["Content-Range"] == f"bytes 44-143/{len(WELCOME) + 44}"
    beyond = leader.get("/api/prompts/welcome/versions/0/audio", headers={"range": "bytes=999999-"})
    assert beyond.status_code == 416
    assert leader.get("/api/prompts/goodbye/versions/0/audio").json()["code"] == "sound_missing"


def test_an_own_recording_is_uploaded_and_put_into_use(leader: Client) -> None:
    waiting = upload(leader, tone_file(), "嘟").json()["waiting"]
    assert (waiting["origin"], waiting["state"], waiting["text"]) == ("recorded", "ready", "嘟")
    received = leader.get("/api/prompts/welcome/versions/1/audio").content[44:]
    assert audio.level_of(audio.decode(received), 1900) > 1000
    assert post(leader, "/welcome/versions/1/use").status_code == 200
    assert published_flows().sounds["welcome"].startswith("own/")


def test_a_recording_without_words_of_its_own_says_what_was_said(leader: Client) -> None:
    assert "欢迎致电" in upload(leader, tone_file()).json()["waiting"]["text"]
    assert upload(leader, tone_file()).json()["code"] == "stale_version"


def test_what_cannot_be_used_is_refused_with_the_reason_and_changes_nothing(leader: Client) -> None:
    for content, code in ((b"not audio", "not_audio"), (b"\0" * (10 * 1024 * 1024 + 1), "too_big")):
        answer = upload(leader, content)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    for text in ("", "   ", "请发到a@b", "长" * 501):
        assert post(leader, "/welcome/text", {"text": text, "base": 0}).status_code == 422
    assert leader.get("/api/prompts/welcome").json()["written"] == 0
    assert post(leader, "/nothing/text", {"text": TEXT, "base": 0}).status_code == 404
    assert post(leader, "/welcome/versions/9/use").status_code == 404


def test_who_only_writes_puts_nothing_into_use_and_others_see_nothing(person: Callable[..., Staff]) -> None:
    from hotline.domains.platform.accounts.models import Role

    Role.objects.create(code="writer", name="起草人", permissions=["flows.edit"])
    person("3001", roles=["writer"])
    person("3002", roles=["agent"])
    writer, agent = Client(), Client()
    sign_in(writer, "3001")
    sign_in(agent, "3002")
    assert upload(writer, tone_file()).status_code == 200
    assert post(writer, "/welcome/versions/1/use").status_code == 403
    assert post(agent, "/welcome/versions/1/drop").status_code == 403
    for path in ("", "/welcome", "/welcome/versions", "/welcome/versions/0/audio", "/texts/0/audio"):
        assert agent.get(f"/api/prompts{path}").status_code == 403, path
    assert upload(agent, tone_file()).status_code == 403
