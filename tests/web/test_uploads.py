"""Every endpoint that takes a file refuses what could do harm, whatever the file is called."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageOps

from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.platform.security.models import Accident
from hotline.domains.service.messaging.actions import citizen_side
from hotline.domains.service.messaging.models import Chat
from hotline.domains.understanding.assistant import ports
from hotline.infrastructure import archive, rate_limits
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import QuarantinedFile
from hotline.infrastructure.sandbox import client as sandbox
from hotline.infrastructure.sandbox.wire import Outcome
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads.sealed_store import read_stored
from tests import sample_files as files
from tests.clamd import RealClamd
from tests.domains.service.workorders.staffed import AGENT, staff
from tests.films import film
from tests.slots import Override
from tests.web.people import session_of
from tests.web.tables import interfaces
from tests.web.test_workorders import opened

pytestmark = [pytest.mark.django_db, pytest.mark.real]


@dataclass(frozen=True)
class Endpoint:
    """``harmless``: a file it accepts, by its name. ``stored``: the file stays under its name. ``by``: who sends it.

    ``photograph``: what becomes of one, "without notes" of the camera, "unchanged", or "refused".
    """

    path: str
    field: str
    harmless: tuple[str, bytes]
    largest_mb: int
    stored: bool = True
    by: str = AGENT
    photograph: str = "refused"


DOCX, XLSX, PNG, WAV = files.letter(), files.workbook(("编码",)), files.image(), files.sound()
ENDPOINTS = [
    Endpoint("/workorders/cases/{case_id}/attachments", "file", ("a.docx", DOCX), 15, photograph="without notes"),
    Endpoint("/knowledge/attachments", "file", ("a.docx", DOCX), 15, photograph="without notes"),
    Endpoint("/knowledge/import", "file", ("a.docx", DOCX), 60),
    Endpoint("/assessment/registers/entries/{entry}/evidence", "file", ("a.docx", DOCX), 20, photograph="unchanged"),
    Endpoint("/assessment/registers/import", "file", ("a.xlsx", XLSX), 5),
    Endpoint("/upkeep/equipment/import", "file", ("a.xlsx", XLSX), 5),
    Endpoint("/security/accidents/{accident_id}/files", "file", ("a.docx", DOCX), 20, photograph="unchanged"),
    Endpoint("/prompts/{name}/recording", "file", ("a.wav", WAV), 10, stored=False),
    Endpoint("/assistant/hearing", "recording", ("a.wav", WAV), 1, stored=False, by="citizen"),
    Endpoint("/chat/files", "file", ("a.docx", DOCX), 10, by="citizen", photograph="without notes"),
    Endpoint("/chats/{chat_id}/files", "file", ("a.docx", DOCX), 10, photograph="without notes"),
    Endpoint("/texts/ported/import", "file", ("a.xlsx", XLSX), 5, stored=False),
    Endpoint("/texts/barred/import", "file", ("a.xlsx", XLSX), 5, stored=False),
    Endpoint("/texts/mass", "file", ("a.xlsx", XLSX), 40),
    Endpoint("/campaigns", "file", ("a.xlsx", XLSX), 10),
    Endpoint("/training/batches/{batch_id}/list", "file", ("a.xlsx", XLSX), 2, stored=False),
    Endpoint("/training/courses/videos", "file", ("a.webm", film()), 60),
    Endpoint("/workorders/form-files", "file", ("a.docx", DOCX), 15, photograph="without notes"),
]
SECRET = "a" * 64
#: Whatever is sent is refused within so much of the process that reads it.
CPU_SECONDS, MEMORY_MB = 2, 256


@cache
def bomb() -> bytes:
    """Beyond the limit of every endpoint."""
    return files.bomb(XLSX, 410)


BAD: dict[str, Callable[[Endpoint], tuple[str, bytes]]] = {
    "empty": lambda to: (to.harmless[0], b""),
    "oversized": lambda to: (to.harmless[0], to.harmless[1] + b"\0" * (to.largest_mb << 20)),
    "program": lambda to: (to.harmless[0], files.PROGRAM),
    "page called PDF": lambda to: ("a.pdf", files.HTML),
    "page": lambda to: (to.harmless[0], files.HTML),
    "picture with script": lambda to: ("a.svg", files.SVG),
    "letter with macro": lambda to: ("a.docx", files.with_macro(DOCX)),
    "letter with hidden macro": lambda to: ("a.docx", files.with_renamed_macro(DOCX)),
    "table with macro": lambda to: ("a.xlsx", files.with_part(XLSX, "xl/vbaProject.bin", b"x")),
    "PDF with script": lambda to: ("a.pdf", b"%PDF-1.7 << /JavaScript (x) >> %%EOF"),
    "bomb": lambda to: ("a.xlsx", bomb()),
    "bomb with a false directory": lambda to: ("a.xlsx", files.lying_bomb(XLSX)),
    "picture and archive": lambda to: ("a.png", PNG + files.packed(run=b"x")),
    "sound and archive": lambda to: ("a.wav", WAV + files.packed(run=b"x")),
    "sound and page": lambda to: ("a.wav", WAV + files.HTML),
}


class Deaf:
    def hear(self, recording: bytes) -> str:
        return "听到了"


@pytest.fixture(autouse=True)
def store(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, override: Override) -> Iterator[Path]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    for each in (settings, archive._archive):
        each.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    rate_limits.RateLimit.forget()
    override(ports.hearer, Deaf())
    staff()
    sandbox.connection().close()  # it ends with the thread that started it
    yield tmp_path
    for each in (settings, archive._archive):
        each.cache_clear()


@pytest.fixture
def client() -> Client:
    """Somebody who may do all of it."""
    permissions = ["workorders.create", "workorders.work", "workorders.view_all", "knowledge.edit"]
    permissions += ["knowledge.exchange", "assessment.enter", "assessment.view", "flows.edit", "security.manage"]
    permissions += ["chat.work", "texts.mass", "texts.manage", "campaigns.manage", "training.manage", "faults.work"]
    client = Client()
    client.cookies["hotline_session"] = session_of(AGENT, *permissions)
    return client


def upload(client: Client, to: Endpoint, name: str, content: bytes) -> Any:
    path = to.path.replace("{name}", "welcome")
    if "{case_id}" in path:
        path = path.replace("{case_id}", opened()["id"])
    if "{entry}" in path:
        made = {"day": "2026-09-01", "figures": {}, "made_by": AGENT, "made_at": datetime.now(UTC)}
        entry, _made = RegisterEntry.objects.get_or_create(id="entry-1", register="accidents", defaults=made)
        path = path.replace("{entry}", entry.pk)
    if "{accident_id}" in path:
        now = datetime.now(UTC)
        accident, _made = Accident.objects.get_or_create(
            id="accident-1", defaults={"serial": "20260901-1", "found_at": now, "opened_at": now}
        )
        path = path.replace("{accident_id}", accident.pk)
    if path.startswith("/chat"):
        path = path.replace("{chat_id}", talk())
    body = {
        "key": "0123456789abcdef",
        "register_key": "attendance",
        "reason": "机主要求不再发送",
        "session": "",
        "base": "0",
        to.field: SimpleUploadedFile(name, content),
    }
    if to.field == "recording":
        body["session"] = client.post("/api/assistant/sessions").json()["session"]
    return client.post(f"/api{path}", body, headers={"X-Chat-Secret": SECRET})


def talk() -> str:
    """The id of a citizen's chat with the agent."""
    row = citizen_side.request_agent(secret=SECRET, session="s", turns=[], address="198.51.100.7")
    Chat.objects.filter(pk=row.pk).update(state="talking", holder=AGENT)
    return str(row.pk)


def test_the_table_has_every_endpoint_that_takes_a_file() -> None:
    taking = {
        path.removeprefix("/api")
        for api in interfaces().values()
        for path, methods in api.get_openapi_schema()["paths"].items()
        for operation in methods.values()
        if "'binary'" in str(operation.get("requestBody"))
    }
    assert taking == {endpoint.path for endpoint in ENDPOINTS}


#: Endpoints for citizens write in a thread of their own, thus outside a test's transaction.
COMMITTING = [
    pytest.param(endpoint, marks=pytest.mark.django_db(transaction=endpoint.by == "citizen")) for endpoint in ENDPOINTS
]


@pytest.mark.parametrize("endpoint", COMMITTING, ids=lambda endpoint: endpoint.path)
def test_what_could_do_harm_is_refused_cheaply_and_nothing_stored(
    client: Client, store: Path, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, took = set(store.rglob("*")), list[Outcome]()
    exchange = sandbox.exchange
    monkeypatch.setattr(sandbox, "exchange", lambda job: took.append(done := exchange(job)) or done)
    for bad, file in BAD.items():
        for _ in range(3):  # neighbours on a core make one's own processor time longer, so the shortest counts
            rate_limits.RateLimit.forget()
            took.clear()
            answer = upload(client, endpoint, *file(endpoint))
            assert answer.status_code in (413, 422), (bad, answer.content)
            assert answer.json()["message"], bad
            if (spent := sum(one.cpu_seconds for one in took)) < CPU_SECONDS:
                break
        assert spent < CPU_SECONDS, bad
        assert all(one.peak_mb <= MEMORY_MB for one in took), bad
    assert set(store.rglob("*")) == before


@pytest.mark.parametrize(
    "endpoint", [each for each in COMMITTING if each.values[0].stored], ids=lambda endpoint: endpoint.path
)
def test_a_name_must_fit_the_content_where_the_file_is_stored(client: Client, endpoint: Endpoint) -> None:
    answer = upload(client, endpoint, "a.pdf", endpoint.harmless[1])
    assert (answer.status_code, "不符" in answer.json()["message"]) == (422, True)


@pytest.mark.parametrize("endpoint", COMMITTING, ids=lambda endpoint: endpoint.path)
def test_a_photograph_is_stored_without_what_the_camera_noted_unless_it_proves_something(
    client: Client, endpoint: Endpoint, store: Path
) -> None:
    answer = upload(client, endpoint, "a.jpg", files.photograph())
    if endpoint.photograph == "refused":
        assert answer.status_code == 422
        return
    assert answer.status_code in (200, 204), answer.content
    (content,) = stored_in(store / "archive")
    assert (files.DEVICE in content) is (endpoint.photograph == "unchanged")
    with Image.open(io.BytesIO(content)) as found:
        assert sorted(ImageOps.exif_transpose(found).size) == [30, 40]


def stored_in(archived: Path) -> list[bytes]:
    """The contents in the clear."""
    return [
        b"".join(read_stored(str(path.relative_to(archived)))) if path.suffix == ".sealed" else path.read_bytes()
        for path in archived.rglob("*")
        if path.is_file()
    ]


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealClamd]:
    """A real daemon to which every harmless file here is a virus."""
    known = {endpoint.harmless[0]: endpoint.harmless[1] for endpoint in ENDPOINTS}
    running = RealClamd(
        tmp_path_factory.mktemp("clamd"), {name.replace(".", "-"): each for name, each in known.items()}
    )
    yield running
    running.stop()


@pytest.mark.parametrize("endpoint", COMMITTING, ids=lambda endpoint: endpoint.path)
def test_every_endpoint_asks_the_virus_scanner_and_says_who_it_was(
    client: Client, endpoint: Endpoint, clamd: RealClamd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTLINE_VIRUS_SCANNER__ADDRESS", clamd.unix)
    settings.cache_clear()
    answer = upload(client, endpoint, *endpoint.harmless)
    assert (answer.status_code, answer.json()["code"]) == (422, "file_infected")
    assert QuarantinedFile.objects.get(kind="virus").by == endpoint.by


@pytest.mark.parametrize("endpoint", COMMITTING, ids=lambda endpoint: endpoint.path)
def test_without_the_sandbox_no_endpoint_accepts_a_file(
    client: Client, endpoint: Endpoint, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTLINE_SANDBOX__SOCKET", str(store / "nobody"))
    settings.cache_clear()
    answer = upload(client, endpoint, *endpoint.harmless)
    assert (answer.status_code, answer.json()["code"]) == (503, "sandbox_unavailable")
