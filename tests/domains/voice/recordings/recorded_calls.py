"""A call and its recording, for tests of recordings, with folders and keys of the test's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec
import numpy as np
import pytest
from django.db import transaction

from hotline.config.reactions import react
from hotline.domains.voice.recordings.actions import archives, checks
from hotline.domains.voice.recordings.models import RecordingFile
from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.intake import LoggedMessage, take_in
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.settings import settings
from tests.domains.voice.calls.tales import NINE, Tale, answered_call

RATE = 8000
#: What ``answered_call`` is connected for.
TALK_SECONDS = 80


@contextmanager
def own_place(folder: Path) -> Iterator[Path]:
    """The spool of an installation's data below this folder, with keys for sealing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTLINE_PLACE__DATA", str(folder))
        patch.delenv("HOTLINE_PRIVACY__KEYS")
        settings.cache_clear()
        SealingKeys.make_file(settings().keys_file, "2026-11")
        spool = settings().recordings_dir / "spool"
        spool.mkdir(parents=True)
        yield spool
    settings.cache_clear()


def speech(seconds: float = TALK_SECONDS, seed: int = 1) -> bytes:
    """Raw stereo with something in it that no other seed has."""
    noise = np.random.default_rng(seed).normal(0, 900, (int(seconds * RATE), 2))
    return np.clip(noise, -32768, 32767).astype("<i2").tobytes()


def call(id: str = "c1", at: datetime = NINE, agent: str = "1001") -> Tale:
    """Connected for 80 seconds, its recording not looked at yet. Agents' events are numbered by the caller's agent."""
    tale = answered_call(id, agent, at=at)
    tale.events = [event for event in tale.events if not event.subject.startswith("recording/")]
    return tale


def happened(events: list[Envelope]) -> None:
    """As the projector does it."""
    first = Outgoing.objects.count() * 1000
    messages = [LoggedMessage(e.subject, msgspec.json.encode(e), first + n) for n, e in enumerate(events, 1)]
    with transaction.atomic():
        react(take_in(messages, f"stream {first} {events[0].subject if events else ''}"))


def published(*types: str) -> list[Envelope]:
    """What was announced, of these types."""
    every = [
        msgspec.json.decode(row.payload, type=Envelope) for row in Outgoing.objects.filter(seq__gt=0).order_by("id")
    ]
    return [event for event in every if event.type in types or not types]


def recorded(spool: Path, id: str = "c1", at: datetime = NINE, agent: str = "1001", raw: bytes = b"") -> RecordingFile:
    """A call whose recording was found good."""
    happened(call(id, at, agent).events)
    (spool / f"{id}.1.raw").write_bytes(raw or speech(seed=sum(map(ord, id))))
    checks.check(call=id, attempt=0)
    return RecordingFile.objects.get(pk=id)


def archived(spool: Path, id: str = "c1", at: datetime = NINE, agent: str = "1001", raw: bytes = b"") -> RecordingFile:
    recorded(spool, id, at, agent, raw)
    assert archives.archive_one(id)
    return RecordingFile.objects.get(pk=id)
