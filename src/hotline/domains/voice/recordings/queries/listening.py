"""Reads a sound for who listens to it in the browser: with a valid token, marked with the listening's number.

Calls, voicemails and attached files alike (``ports.sound_sources``): no other module streams what people said.
"""

import hmac
from collections.abc import Iterator
from datetime import UTC, datetime

from hotline.domains.voice.recordings.models import Listening
from hotline.domains.voice.recordings.ports import Sound, SoundSource, sound_sources
from hotline.domains.voice.recordings.queries import playback
from hotline.domains.voice.recordings.queries.traces import watermark_code
from hotline.domains.voice.recordings.rules.check import SAMPLE_BYTES
from hotline.domains.voice.recordings.rules.listening import mark_of
from hotline.domains.voice.recordings.rules.sound_marks import marked_pieces
from hotline.infrastructure.permissions import Principal
from hotline.kernel.chain import sm3
from hotline.kernel.errors import NotFound, NotPermitted, Refused
from hotline.kernel.permissions import Permission


class MarkedSound:
    """A sound whose every part bears ``number``, whichever part is read first."""

    def __init__(self, sound: Sound, number: int) -> None:
        self._sound, self._number, self.channels = sound, number, sound.channels
        frame_bytes = sound.channels * SAMPLE_BYTES
        self._frames = sound.size // frame_bytes
        self.size = self._frames * frame_bytes

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        end = self.size if stop is None else min(stop, self.size)
        return marked_pieces(
            self._read,
            start,
            end,
            channels=self.channels,
            frames=self._frames,
            number=self._number,
            code=watermark_code(),
        )

    def _read(self, start: int, stop: int) -> bytes:
        return b"".join(self._sound.pieces(start, stop))


def needs_reason(reader: Principal) -> bool:
    """Whether this person says why before listening. Listening to one's own talks only needs none."""
    return reader.may(Permission.RECORDINGS_LISTEN) and not reader.may(Permission.RECORDINGS_LISTEN_FREELY)


def source_of(about: str) -> tuple[SoundSource, str]:
    """What has the sound of a subject such as ``call/c1``, and the subject's id there. Raises NotFound."""
    kind, _, id = about.partition("/")
    source = sound_sources().get(kind)
    if source is None:
        raise NotFound("没有这段录音，请刷新列表。")
    return source, id


def object_of(about: str) -> str:
    """Whose history the listening belongs to: a file attached to a case, ``case/w1/f1``, belongs to ``case/w1``."""
    return "/".join(about.split("/")[:2])


def digest_of(token: str) -> str:
    return sm3(token.encode())


def current(reader: Principal, id: int, token: str) -> Listening:
    """The listening, if it is this sign-in's and still valid.

    Raises NotFound (none, another person's, a wrong token), NotPermitted ``listening_elsewhere`` (another sign-in),
    Refused ``listening_over``.
    """
    row = Listening.objects.filter(pk=id, by=reader.number).first()
    if row is None or not hmac.compare_digest(row.token, digest_of(token)):
        raise NotFound("没有这次收听，或它不属于您。请在页面上重新点“播放”。")
    if row.session != reader.session_digest:
        message = "本次收听属于您的另一次登录，不能在此继续。请在本页重新点击“播放”。"
        raise NotPermitted(message, code="listening_elsewhere")
    if row.ended_at is not None or row.expires_at <= datetime.now(UTC):
        raise Refused("这次收听已经结束，链接不再有效。请在页面上重新点“播放”。", code="listening_over")
    return row


def sound_of(reader: Principal, row: Listening) -> Sound:
    """The marked sound. Raises what its source raises."""
    source, id = source_of(row.about)
    return MarkedSound(source.sound_for(reader, id), mark_of(row.pk))


#: Recordings of calls.
CALLS = SoundSource(
    sound_for=lambda reader, call: playback.recording_for(reader, call).sound,
    needs_reason=needs_reason,
    action="recordings.play",
)
