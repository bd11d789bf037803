"""Talks between people that were not written down while they lasted, written down at night from their recordings."""

import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef

from hotline.domains.platform.citizens.queries.blocks import blocked_indexes
from hotline.domains.voice.recordings.models import RecordingFile, TalkTranscript
from hotline.domains.voice.recordings.ports import talk_writer
from hotline.domains.voice.recordings.queries.playback import distinct_errors, sound_of
from hotline.domains.voice.records.queries.over import talks_of_people
from hotline.infrastructure.row_change import locked_if_there
from hotline.infrastructure.sealing import seal_text
from hotline.infrastructure.settings import settings
from hotline.infrastructure.transcripts import Phrase, Transcript, about
from hotline.kernel.errors import NotFound, Refused, Unavailable

log = structlog.get_logger()
#: Older recordings are left as they are.
DAYS = 7
#: What was written down while the talk lasted is stored by then.
STORED_BY = timedelta(minutes=30)
URGENT = ["unrest", "sensitive"]


def write_down(*, seconds: float) -> int:
    """As many talks as ``seconds`` allow, those with marks of unrest first, then the newest. Returns how many.

    Where the recogniser is missing or does not answer, the rest waits for the next night.
    """
    writer, stop, done = talk_writer(), time.monotonic() + seconds, 0
    if writer is None or seconds <= 0:
        return 0
    for row in _due():
        if time.monotonic() >= stop:
            break
        try:
            with distinct_errors():
                phrases = tuple(writer(sound_of(row).pieces()))
        except (NotFound, Refused) as error:
            log.warning("a recording was not written down", action="later_transcript", call_id=row.call, why=error.code)
            continue
        except Unavailable as error:
            log.warning("recordings wait to be written down", action="later_transcript", why=error.code)
            break
        done += _store(row, phrases)
    return done


def _due() -> Iterator[RecordingFile]:
    """Those that the rule chooses. Of AI seats the talk itself is stored, and what a blocked citizen said stays so."""
    now = datetime.now(UTC)
    calls = talks_of_people(now - timedelta(days=DAYS), blocked_indexes())
    urgent = set(calls.filter(flags__overlap=URGENT).values_list("pk", flat=True))
    rows = RecordingFile.objects.filter(
        ~Exists(TalkTranscript.objects.filter(pk=OuterRef("pk"))),
        at__gte=now - timedelta(days=DAYS),
        checked_at__lt=now - STORED_BY,
        state="verified",
        deleted_at=None,
        pk__in=calls.values("pk"),
    )
    chosen = [row for row in rows.order_by("-at", "call") if row.call in urgent or _is_drawn(row.call)]
    yield from sorted(chosen, key=lambda row: row.call not in urgent)


def _is_drawn(call: str) -> bool:
    return zlib.crc32(f"later {call}".encode()) % 100 < settings().transcripts.later_percent


@transaction.atomic
def _store(row: RecordingFile, phrases: tuple[Phrase, ...]) -> bool:
    """Unless the recording was destroyed meanwhile, or what was said is there by now."""
    file = locked_if_there(RecordingFile.objects.filter(pk=row.pk, deleted_at=None))
    if file is None or TalkTranscript.objects.filter(pk=row.pk).exists():
        return False
    written = Transcript(row.path, row.at, phrases=phrases, is_over=True, is_later=True)
    text = TalkTranscript.text.columns(seal_text(msgspec.json.encode(written).decode(), about(row.call)), call=row.call)
    TalkTranscript.objects.create(call=row.call, at=row.at, **text)
    return True
