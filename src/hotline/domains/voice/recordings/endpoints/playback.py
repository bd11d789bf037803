"""Recordings seen as a waveform, and a listening begun."""

from ninja import Router

from hotline.domains.voice.recordings.actions import listening, transcripts
from hotline.domains.voice.recordings.endpoints.shapes import written
from hotline.domains.voice.recordings.queries import playback as recordings_playback
from hotline.domains.voice.recordings.queries.listening import needs_reason
from hotline.domains.voice.recordings.rules.check import holds_of, seconds_in
from hotline.domains.voice.recordings.rules.peaks import peaks_of
from hotline.domains.voice.recordings.schemas import (
    HoldOut,
    ListeningBody,
    ListeningOut,
    PeaksOut,
    RecordedTranscriptOut,
)
from hotline.events.calls import subject
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["recordings"], auth=needs(Permission.RECORDINGS_LISTEN, Permission.RECORDINGS_LISTEN_OWN))
POINTS = 800


@router.post("/{call_id}/listenings", response=ListeningOut)
def begin(request: StaffRequest, call_id: str, body: ListeningBody) -> ListeningOut:
    """Begin to listen. 409 ``reason_needed`` for who needs a reason and gave none."""
    row, token = listening.begin(by=current_staff(request), about=subject(call_id), reason=body.reason)
    return ListeningOut(id=row.pk, token=token, expires_at=row.expires_at)


@router.post("/{call_id}/transcript", response=RecordedTranscriptOut)
def transcript(request: StaffRequest, call_id: str, body: ListeningBody) -> RecordedTranscriptOut:
    """What was said, for who may listen. 409 ``reason_needed`` for who needs a reason and gave none."""
    return written(transcripts.read(by=current_staff(request), call=call_id, reason=body.reason))


@router.get("/{call_id}/peaks", response=PeaksOut)
def peaks(request: StaffRequest, call_id: str) -> PeaksOut:
    """The outline of both sides; holds as marks."""
    reader = current_staff(request)
    playback = recordings_playback.recording_for(reader, call_id)
    found = peaks_of(b"".join(playback.sound.pieces()), POINTS)
    return PeaksOut(
        seconds=round(seconds_in(playback.sound.size), 3),
        points=len(found.caller),
        caller=found.caller,
        agent=found.agent,
        holds=[HoldOut(at=hold.at, seconds=hold.seconds) for hold in holds_of(playback.record)],
        reason_needed=needs_reason(reader),
    )
