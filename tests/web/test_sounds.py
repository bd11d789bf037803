"""What people said is heard in one way only: marked with who listens, soon over, audited. Every route is in a table."""

import inspect
import io
import re
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from django.test import Client

from hotline.domains.service.messaging.actions import archive
from hotline.domains.service.messaging.models import Item
from hotline.domains.voice.recordings.models import Listening
from hotline.domains.voice.recordings.queries.traces import trace
from hotline.infrastructure.models import AuditRow
from tests.domains.service.messaging.arriving import log, voicemail
from tests.domains.voice.recordings.recorded_calls import archived, own_place
from tests.domains.voice.recordings.talking import talk
from tests.web.people import session_of
from tests.web.tables import interfaces

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume asynchronous iterators"),
]
TALK = talk(80).astype("<i2")
VOICEMAIL = "voicemail-c2-4"

LISTENING, COPY = "marked with the listening", "marked with the download"
OURS = "our own announcement: nobody's words"
FILE = "a file that staff uploaded, as it was uploaded, audited where it is about a person"
#: Every operation that answers with sound, or with files that may be sound.
ROUTES = {
    "GET /listenings/{int:listening_id}": LISTENING,
    "POST /recordings/{call_id}/download": COPY,
    "GET /recordings/{call_id}/content": COPY,
    "GET /prompts/texts/{text}/audio": OURS,
    "GET /prompts/{name}/versions/{version}/audio": OURS,
    "GET /workorders/cases/{case_id}/attachments/{attachment_id}": FILE,
    "GET /knowledge/attachments/{digest}": FILE,
    "GET /assessment/registers/evidence/{file}": FILE,
    "GET /security/accidents/files/{file}": FILE,
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
}


@pytest.fixture(autouse=True)
def stored(tmp_path: Path) -> Iterator[None]:
    """A call's recording, and a voicemail in the hands of 1001."""
    with own_place(tmp_path) as spool:
        archived(spool, raw=TALK.tobytes())
        with wave.open(str(spool / "c2.wav"), "wb") as file:
            file.setparams((1, 2, 8000, 0, "NONE", ""))
            file.writeframes(TALK[:, 0].tobytes())
        log(voicemail("c2", file="c2.wav").events)
        archive.archive(item=VOICEMAIL, attempt=0)
        Item.objects.filter(pk=VOICEMAIL).update(state="taken", holder="1001")
        yield


def browser(sound: Listened, number: str = "1001") -> Client:
    client = Client()
    client.cookies["hotline_session"] = session_of(number, *sound.permissions)
    return client


def begun(client: Client, sound: Listened) -> str:
    answer: Any = client.post(f"/api{sound.begin}", {}, content_type="application/json")
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
    assert (found.listening, found.about) == (Listening.objects.get(), sound.about)
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
    assert list(rows) == [("1001", sound.about)]
    begun(client, sound)
    assert client.get(address).json()["code"] == "listening_over"


@pytest.mark.parametrize("kind", SOUNDS)
def test_others_do_not_begin(kind: str) -> None:
    sound = SOUNDS[kind]
    answer = browser(sound, "1002").post(f"/api{sound.begin}", {}, content_type="application/json")
    assert answer.status_code in (403, 404)
    assert not Listening.objects.exists()


def test_who_hands_a_voicemail_on_hears_it_no_longer() -> None:
    sound = SOUNDS["voicemail"]
    client = browser(sound)
    address = begun(client, sound)
    Item.objects.update(state="new", holder="")
    assert client.get(address).status_code == 403
