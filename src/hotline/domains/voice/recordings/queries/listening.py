"""Reads a recording for who listens to it in the browser: with a valid token, marked with the listening's number."""

import hmac
from collections.abc import Iterator
from datetime import UTC, datetime

from hotline.domains.voice.recordings.models import Listening
from hotline.domains.voice.recordings.ports import Sound
from hotline.domains.voice.recordings.queries import playback
from hotline.domains.voice.recordings.queries.traces import watermark_code
from hotline.domains.voice.recordings.rules.check import FRAME_BYTES
from hotline.domains.voice.recordings.rules.listening import mark_of
from hotline.domains.voice.recordings.rules.marking import marked_pieces
from hotline.infrastructure.permissions import Principal
from hotline.kernel.chain import sm3
from hotline.kernel.errors import NotFound, NotPermitted, Refused
from hotline.kernel.permissions import Permission


class MarkedSound:
    """A recording whose every part bears ``number``, whichever part is read first."""

    def __init__(self, sound: Sound, number: int) -> None:
        self._sound, self._number = sound, number
        self._frames = sound.size // FRAME_BYTES
        self.size = self._frames * FRAME_BYTES

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        end = self.size if stop is None else min(stop, self.size)
        code = watermark_code()
        return marked_pieces(self._read, start, end, frames=self._frames, number=self._number, code=code)

    def _read(self, start: int, stop: int) -> bytes:
        return b"".join(self._sound.pieces(start, stop))


def needs_reason(reader: Principal) -> bool:
    """Whether this person says why before listening. Listening to one's own talks only needs none."""
    return reader.may(Permission.RECORDINGS_LISTEN) and not reader.may(Permission.RECORDINGS_LISTEN_FREELY)


def digest_of(token: str) -> str:
    return sm3(token.encode())


def current(reader: Principal, id: int, token: str) -> Listening:
    """The listening, if it is this sign-in's and still valid.

    Raises NotFound (none, another person's, a wrong token), NotPermitted ``listening_elsewhere`` (another sign-in),
    Refused ``listening_over``.
    """
    row = Listening.objects.filter(pk=id, by=reader.number).first()
    if row is None or not hmac.compare_digest(row.token, digest_of(token)):
        raise NotFound("没有这次收听，或它不属于您。请在录音页面重新点“播放”。")
    if row.session != reader.session_digest:
        message = "这次收听属于您的另一次登录，不能在这里继续。请在本页重新点“播放”。"
        raise NotPermitted(message, code="listening_elsewhere")
    if row.ended_at is not None or row.expires_at <= datetime.now(UTC):
        raise Refused("这次收听已经结束，链接不再有效。请在录音页面重新点“播放”。", code="listening_over")
    return row


def sound_of(reader: Principal, row: Listening) -> Sound:
    """The marked recording. Raises what ``playback.recording_for`` raises."""
    return MarkedSound(playback.recording_for(reader, row.call).sound, mark_of(row.pk))
