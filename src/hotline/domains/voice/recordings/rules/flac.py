"""Raw recordings packed as FLAC, without loss, and unpacked from any point."""

import io
from collections.abc import Iterable, Iterator
from typing import IO, Any, BinaryIO, cast

import numpy as np
import soundfile

from hotline.domains.voice.recordings.rules.check import CHANNELS, FRAME_BYTES, RATE

#: On a scale 0 … 1: FLAC's level 5. Higher levels gain a tenth of a percent for twice the time.
EFFORT = 0.6
FRAMES_AT_ONCE = 64 * 1024


class NotSound(Exception):
    """The file is no FLAC of ours, or it is truncated."""


def pack(raw: Iterable[bytes], into: IO[bytes]) -> int:
    """Compress a raw recording. Returns the number of frames. An incomplete frame at the end is left out."""
    left, frames = b"", 0
    shape: dict[str, Any] = {"samplerate": RATE, "channels": CHANNELS, "format": "FLAC", "subtype": "PCM_16"}
    with soundfile.SoundFile(cast(BinaryIO, into), "w", compression_level=EFFORT, **shape) as file:
        for piece in raw:
            left += piece
            frame_bytes = len(left) // FRAME_BYTES * FRAME_BYTES
            file.write(np.frombuffer(left[:frame_bytes], "<i2").reshape(-1, CHANNELS))
            left, frames = left[frame_bytes:], frames + frame_bytes // FRAME_BYTES
    return frames


class Unpacked:
    """A FLAC file read as the raw recording from which it was made. ``size`` is the raw recording's, in bytes.

    Raises the errors of the underlying reader.
    """

    def __init__(self, file: io.RawIOBase) -> None:
        self._file = _Watched(file)
        try:
            self._sound = soundfile.SoundFile(cast(Any, self._file))
        except soundfile.LibsndfileError as error:
            self._file.raise_error()
            raise NotSound(str(error)) from error
        if (self._sound.samplerate, self._sound.channels) != (RATE, CHANNELS):
            raise NotSound("neither stereo nor 8 kHz")
        self.size, self.channels = self._sound.frames * FRAME_BYTES, CHANNELS

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """Yields the bytes [start, stop) of the raw recording in pieces."""
        at, end = start, min(self.size if stop is None else stop, self.size)
        while at < end:
            frame = at // FRAME_BYTES
            some = self._frames(frame, min(FRAMES_AT_ONCE, -(-end // FRAME_BYTES) - frame))
            piece = some[at - frame * FRAME_BYTES : end - frame * FRAME_BYTES]
            yield piece
            at += len(piece)

    def _frames(self, first: int, count: int) -> bytes:
        try:
            if self._sound.tell() != first:
                self._sound.seek(first)
            found: bytes = self._sound.read(count, dtype="int16", always_2d=True).astype("<i2").tobytes()
        except (soundfile.LibsndfileError, RuntimeError) as error:
            self._file.raise_error()
            raise NotSound(str(error)) from error
        self._file.raise_error()
        if len(found) < count * FRAME_BYTES:
            raise NotSound("broken off")
        return found


class _Watched:
    """Keeps the error of a failed read for the caller: the FLAC library reports it as a short read only."""

    def __init__(self, file: io.RawIOBase) -> None:
        self._file, self._error = file, list[Exception]()

    def readinto(self, buffer: Any) -> int:
        try:
            return self._file.readinto(buffer) or 0
        except Exception as error:
            self._error.append(error)
            return 0

    def read(self, size: int = -1) -> bytes:
        raise NotImplementedError("the library reads into a buffer of its own")

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def raise_error(self) -> None:
        if self._error:
            raise self._error[0]
