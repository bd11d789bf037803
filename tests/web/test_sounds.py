"""What people said is heard in one way only: marked with who listens, soon over, audited. Every route is in a table."""

import inspect
import io
import re
import sys
import wave
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np
import pytest
from django.test import Client
from numpy.typing import NDArray

from hotline.domains.insight.assessment.actions import evidence
from hotline.domains.platform.security.actions import accident_files, accidents
from hotline.domains.platform.security.rules.accidents import AccidentKind, Level
from hotline.domains.service.messaging.actions import archive
from hotline.domains.service.messaging.models import Item
from hotline.domains.service.messaging.rules import chat_files
from hotline.domains.service.workorders.actions import attachments
from hotline.domains.service.workorders.rules import file_fields
from hotline.domains.understanding.knowledge.rules import attachments as article_files
from hotline.domains.voice.recordings.models import Listening
from hotline.domains.voice.recordings.queries.traces import trace, watermark_code
from hotline.domains.voice.recordings.rules.listening import mark_of
from hotline.domains.voice.recordings.rules.watermark import number_in
from hotline.domains.voice.recordings.rules.wav import wav_header
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sound import telephone_bytes
from hotline.kernel.errors import Invalid
from hotline.kernel.files.types import RECORDED
from tests.domains.service.messaging.arrivals import log, voicemail
from tests.domains.service.workorders import staffed
from tests.domains.voice.recordings.recorded_calls import archived, own_place
from tests.domains.voice.recordings.talk_sound import talk
from tests.web.people import session_of
from tests.web.tables import interfaces

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume asynchronous iterators"),
]
TALK = talk(80).astype("<i2")
WAV = wav_header(TALK.nbytes // 2, 1) + TALK[:, 0].tobytes()
VOICEMAIL = "voicemail-c2-4"

LISTENING, COPY = "marked with the listening", "marked with the download"
OURS = "our own announcement: nobody's words"
TAUGHT = "a film of a course: no citizen's words belong into it"
NONE = "a place that takes no sound"
ATTACHED = "refused for sound, which is listened to; the sound of a film is marked with who took it"
#: Every operation that answers with sound, or with files that may be sound.
ROUTES = {
    "GET /listenings/{int:listening_id}": LISTENING,
    "POST /recordings/{call_id}/download": COPY,
    "GET /recordings/{call_id}/content": COPY,
    "GET /prompts/texts/{text}/audio": OURS,
    "GET /prompts/{name}/versions/{version}/audio": OURS,
    "GET /workorders/cases/{case_id}/attachments/{attachment_id}": ATTACHED,
    "GET /training/courses/videos/{video_id}": TAUGHT,
    "GET /my-courses/{course_id}/chapters/{chapter_id}/video": TAUGHT,
    "GET /knowledge/attachments/{digest}": NONE,
    "GET /assessment/registers/evidence/{file}": NONE,
    "GET /chats/{chat_id}/files/{int:number}/{token}": NONE,
    "GET /chat/opened-files/{token}": NONE,
    "GET /security/accidents/files/{file}": ATTACHED,
}
SOUND = re.compile(r'"audio/|content_type=(row|file|found)\.')


class Listened(NamedTuple):
    """A sound that staff listens to: who, where it begins, how many sides it has, what the audit trail calls it."""

    permissions: tuple[str, ...]
    begin: str
    sides: int
    action: str
    about: str


OWN = ("calls.view_own", "recordings.listen_own")
SOUNDS = {
    "call": Listened(OWN, "/calls/c1/listenings", 2, "recordings.play", "call/c1"),
    "voicemail": Listened(("inbox.work",), f"/inbox/{VOICEMAIL}/listenings", 1, "inbox.listen", f"item/{VOICEMAIL}"),
    "file of a case": Listened(
        ("workorders.view_own", "workorders.work"),
        "/workorders/cases/{case}/attachments/{attachment}/listenings",
        1,
        "workorders.listen",
        "case/{case}/{attachment}",
    ),
    "evidence of an accident": Listened(
        ("security.manage",),
        "/security/accidents/files/{evidence}/listenings",
        1,
        "security.listen",
        "accident/{accident}/{evidence}",
    ),
}
#: The ids of what is stored, by their names in ``SOUNDS``.
IDS: dict[str, str] = {}


@pytest.fixture(autouse=True)
def stored(tmp_path: Path) -> Iterator[None]:
    """A call's recording, a voicemail in the hands of 1001, a case of theirs and an accident with sound attached."""
    with own_place(tmp_path) as spool:
        archived(spool, raw=TALK.tobytes())
        (spool / "c2.wav").write_bytes(WAV)
        staffed.staff()
        IDS.update(_attached("录音.wav", WAV))
        log(voicemail("c2", file="c2.wav").events)
        archive.archive(item=VOICEMAIL, attempt=0)
        Item.objects.filter(pk=VOICEMAIL).update(state="taken", holder="1001")
        yield


def _attached(name: str, content: bytes) -> dict[str, str]:
    """The file attached to a new case of 1001's and to a new accident."""
    case = staffed.opened().pk
    attachment = attachments.attach(by=staffed.principal("1001"), case=case, name=name, content=content)
    keeper = staffed.principal("1001", "security.manage")
    report = accidents.Report("接口被扫描", AccidentKind.ATTACK, Level.ORDINARY, "夜间大量探测请求", datetime.now(UTC))
    accident = accidents.open_accident(by=keeper, report=report).pk
    evidence = accident_files.attach(by=keeper, id=accident, name=name, content=content)
    return {"case": case, "attachment": attachment.pk, "accident": accident, "evidence": evidence.pk}


def browser(sound: Listened, number: str = "1001") -> Client:
    client = Client()
    client.cookies["hotline_session"] = session_of(number, *sound.permissions)
    return client


def begun(client: Client, sound: Listened) -> str:
    answer: Any = client.post(f"/api{sound.begin.format(**IDS)}", {}, content_type="application/json")
    assert answer.status_code == 200, answer.content.decode()
    listening = answer.json()
    return f"/api/listenings/{listening['id']}?token={listening['token']}"


def test_no_route_answers_with_sound_but_those_of_the_table() -> None:
    found = {
        f"{method} {prefix.rstrip('/')}{path}"
        for api in interfaces().values()
        for prefix, router in api._routers
        for path, view in router.path_operations.items()
        for operation in view.operations
        if answers_with_sound(operation.view_func)
        for method in operation.methods
    }
    assert found == set(ROUTES)


def answers_with_sound(function: Any) -> bool:
    """Whether the endpoint, or a function of its module that it calls, sets a type of sound or of a stored file."""

    source = inspect.getsource(function)
    helpers = vars(sys.modules[function.__module__])
    called = (helpers.get(name) for name in re.findall(r"\b(\w+)\(", source))
    sources = [inspect.getsource(each) for each in called if inspect.isfunction(each)]
    return any(SOUND.search(each) for each in (source, *sources))


@pytest.mark.parametrize("kind", SOUNDS)
def test_what_is_heard_names_who_listened_whichever_part_was_taken(kind: str, tmp_path: Path) -> None:
    sound = SOUNDS[kind]
    client = browser(sound)
    address = begun(client, sound)
    entire = b"".join(client.get(address))  # type: ignore[arg-type]
    with wave.open(io.BytesIO(entire)) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (sound.sides, 8000, len(TALK))
        samples = np.frombuffer(file.readframes(len(TALK)), "<i2").reshape(-1, sound.sides).astype(int)
    difference = np.abs(samples - TALK[:, : sound.sides])
    assert 0 < difference.max() < 200, "marked, and nobody hears it"
    part: Any = client.get(address, headers={"Range": "bytes=100001-"})
    assert (part.status_code, b"".join(part)) == (206, entire[100001:])
    (tmp_path / "taken.wav").write_bytes(entire)
    found = trace(tmp_path / "taken.wav")
    assert (found.listening, found.about) == (Listening.objects.get(), sound.about.format(**IDS))
    assert found.listening is not None
    assert found.listening.by == "1001"


@pytest.mark.parametrize("kind", SOUNDS)
def test_a_sound_is_for_who_began_to_listen_and_audited_once(kind: str) -> None:
    sound = SOUNDS[kind]
    client = browser(sound)
    address = begun(client, sound)
    assert browser(sound).get(address).json()["code"] == "listening_elsewhere"
    assert browser(sound, "1002").get(address).status_code == 404
    assert Client().get(address).status_code == 401
    rows = AuditRow.objects.filter(action=sound.action, status=None).values_list("by", "about")
    subject = "/".join(sound.about.split("/")[:2]).format(**IDS)
    assert list(rows) == [("1001", subject)], "in the history of the call, item, case or accident"
    begun(client, sound)
    assert client.get(address).json()["code"] == "listening_over"


@pytest.mark.parametrize("kind", [kind for kind in SOUNDS if kind != "evidence of an accident"])
def test_others_do_not_begin(kind: str) -> None:
    sound = SOUNDS[kind]
    address = f"/api{sound.begin.format(**IDS)}"
    answer = browser(sound, "1002").post(address, {}, content_type="application/json")
    assert answer.status_code in (403, 404)
    assert not Listening.objects.exists()


def test_who_hands_a_voicemail_on_hears_it_no_longer() -> None:
    sound = SOUNDS["voicemail"]
    client = browser(sound)
    address = begun(client, sound)
    Item.objects.update(state="new", holder="")
    assert client.get(address).status_code == 403


FILES = {
    "case": "/workorders/cases/{case}/attachments/{attachment}",
    "accident": "/security/accidents/files/{evidence}",
}
READER = Listened(("workorders.view_own", "workorders.work", "security.manage"), "", 1, "", "")


@pytest.mark.parametrize("place", FILES)
def test_an_attached_sound_is_not_handed_out(place: str) -> None:
    for query in ({}, {"show": "true"}):
        answer = browser(READER).get(f"/api{FILES[place].format(**IDS)}", query)
        assert (answer.status_code, answer.json()["code"]) == (409, "listened_to_only")
        assert "播放" in answer.json()["message"]


@pytest.mark.parametrize("place", FILES)
def test_the_sound_of_a_film_names_who_took_it(place: str) -> None:
    ids = _attached("现场.mp4", film(TALK[:, 0]))
    content = taken(f"/api{FILES[place].format(**ids)}")
    with av.open(io.BytesIO(content)) as copy:
        assert (copy.streams.video[0].frames, copy.streams.audio[0].rate) == (FRAMES, 8000)
    samples = np.frombuffer(telephone_bytes(content, 600), "<i2").reshape(-1, 1)
    assert number_in(samples, watermark_code()) == mark_of(Listening.objects.get().pk)
    assert Listening.objects.get().ended_at is not None, "and nothing more is heard with it"


def test_a_silent_film_and_a_film_without_pictures() -> None:
    silent = _attached("现场.mp4", film(None))
    with av.open(io.BytesIO(taken(f"/api{FILES['case'].format(**silent)}"))) as copy:
        assert (copy.streams.video[0].frames, len(copy.streams.audio)) == (FRAMES, 0)
    sound = _attached("录音.mp4", film(TALK[:, 0], pictures=False))
    answer = browser(READER).get(f"/api{FILES['case'].format(**sound)}")
    assert answer.json()["code"] == "listened_to_only", "sound under the name of a film is sound"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("录音.mp3", b"ID3\x04" + bytes(200), "not_audio"),
        ("现场.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(200), "not_audio"),
        ("录音.wav", wav_header(0, 1), "no_audio"),
    ],
)
def test_what_nobody_could_listen_to_is_not_taken(name: str, content: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        _attached(name, content)
    assert refusal.value.code == code


def test_places_said_to_take_no_sound_take_none() -> None:
    policies = (article_files.POLICY, article_files.BUNDLED, evidence.POLICY)
    taken = (*(policy.types for policy in policies), chat_files.TYPES, file_fields.UPLOADED)
    assert all(types.isdisjoint(RECORDED) for types in taken)


FRAMES = 10


def taken(address: str) -> bytes:
    answer: Any = browser(READER).get(address)
    assert answer.status_code == 200, answer.content.decode()
    return b"".join(answer.streaming_content)


def film(sound: NDArray[np.int16] | None, *, pictures: bool = True) -> bytes:
    made = io.BytesIO()
    with av.open(made, "w", format="mp4") as file:
        seen = file.add_stream("mpeg4", rate=10) if pictures else None
        sounding = file.add_stream("aac", rate=8000, layout="mono") if sound is not None else None
        if seen is not None:
            seen.width, seen.height, seen.pix_fmt = 64, 48, "yuv420p"
            for number in range(FRAMES):
                pixels = np.full((48, 64, 3), number * 20, np.uint8)
                file.mux(seen.encode(av.VideoFrame.from_ndarray(pixels, "rgb24")))
            file.mux(seen.encode(None))
        if sounding is not None and sound is not None:
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound)[np.newaxis], "s16", "mono")
            frame.rate = 8000
            file.mux([*sounding.encode(frame), *sounding.encode(None)])
    return made.getvalue()
