"""A chain with a signer and second places of its own."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotline.domains.insight.operations.actions import alarms
from hotline.domains.insight.operations.models import Alarm
from hotline.domains.platform.audit import ports
from hotline.domains.platform.audit.actions import heads
from hotline.domains.platform.audit.adapters.signer import Sm2Signer
from hotline.domains.platform.audit.adapters.witness import SOCKET, Witness
from hotline.domains.platform.audit.rules.heads import SignedHead
from hotline.infrastructure import audit, outbox, sm2
from hotline.infrastructure.models import Outgoing
from hotline.processes.witness import serve
from tests.slots import Override

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "audit.pem"
    sm2.make_key(path)
    return path


@pytest.fixture
def signer(key: Path, override: Override) -> Sm2Signer:
    made = Sm2Signer(key)
    override(ports.signer, made)
    return made


@pytest.fixture
def witness(tmp_path: Path, override: Override, signer: Sm2Signer) -> Iterator[Witness]:
    """The witness as it runs, in a thread, as the only second place."""
    folder = tmp_path / "witness"
    folder.mkdir()
    loop = asyncio.new_event_loop()
    task = loop.create_task(serve(folder))
    thread = threading.Thread(target=lambda: loop.run_until_complete(asyncio.gather(task, return_exceptions=True)))
    thread.start()
    while not (folder / SOCKET).exists():
        threading.Event().wait(0.01)
    place = Witness(folder)
    override(ports.second_places, (place,))
    yield place
    loop.call_soon_threadsafe(task.cancel)
    thread.join()
    loop.close()


def act(rows: int = 1) -> None:
    for number in range(rows):
        audit.record(by="1001", action="citizens.reveal", about=f"call/c{number}", reason="回电", seconds=30.0)


def minute(number: int = 0) -> SignedHead | None:
    """What the job of this minute does."""
    return heads.each_minute(NOW + timedelta(minutes=number))


def alarms_raised() -> dict[str, str]:
    """Kind and sentence of each alarm, as the alarms domain has them from the events."""
    for subject in Outgoing.objects.filter(subject__startswith="alarm/").values_list("subject", flat=True).distinct():
        for event in outbox.announced(subject):
            alarms.fold(event)
    return dict(Alarm.objects.order_by("kind").values_list("kind", "message"))
