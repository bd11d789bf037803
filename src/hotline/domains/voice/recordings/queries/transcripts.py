"""Reads the transcripts that go with recordings. Who may listen may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from hotline.domains.platform.citizens.queries.blocks import blocked_indexes, refuse_blocked
from hotline.domains.voice.recordings.models import TalkTranscript
from hotline.domains.voice.recordings.queries.listening import needs_reason
from hotline.domains.voice.records.queries.access import may_listen, visible_call
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealing import conversation_to_go_on
from hotline.infrastructure.transcripts import Transcript, about, decoded
from hotline.kernel.errors import Refused
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.voice.records.models import CallRecord

#: Transcripts that a search opens, the newest.
SEARCHED = 500


@dataclass(frozen=True)
class TranscriptReading:
    """``transcript`` is None where nothing was written down."""

    transcript: Transcript | None


def reading(reader: Principal, call: str, reason: str) -> TranscriptReading:
    """Raises NotFound (no such call), NotPermitted, Refused ``blocked``, ``reason_needed`` or ``destroyed``."""
    row = visible_call(reader, call)
    if not may_listen(reader, row):
        deny(reader, Permission.RECORDINGS_LISTEN, f"call/{call}")
    refuse_blocked(row.number, "查看转写")
    if needs_reason(reader) and not reason.strip():
        raise Refused("查看转写须填写事由。请选择事由后再查看。", code="reason_needed")
    found = TalkTranscript.objects.filter(pk=call).first()
    if found is None:
        return TranscriptReading(None)
    try:
        return TranscriptReading(opened(found))
    except KeyError as error:
        raise Refused("密钥已按规定销毁，无法查看。请查看通话备注。", code="destroyed") from error


def transcribed(calls: Iterable[str]) -> set[str]:
    """Those of these calls that have a transcript."""
    return set(TalkTranscript.objects.filter(pk__in=list(calls)).values_list("pk", flat=True))


def calls_with(text: str, among: "QuerySet[CallRecord]") -> list[str]:
    """The calls in which this was said, of the newest SEARCHED that have a transcript and are not blocked."""
    searched = among.exclude(number_index__in=blocked_indexes())
    rows = TalkTranscript.objects.filter(pk__in=searched.values("pk")).order_by("-at")[:SEARCHED]
    return [row.call for row in rows if _holds(row, text)]


def _holds(row: TalkTranscript, text: str) -> bool:
    try:
        return any(text in phrase.text for phrase in opened(row).phrases)
    except KeyError:
        return False  # its key was destroyed


def opened(row: TalkTranscript) -> Transcript:
    """Raises KeyError once its key is destroyed."""
    return decoded(conversation_to_go_on(row.text, about(row.call)))
