"""Decodes recordings into samples. Runs in the sandbox.

The content decides which demuxer may read it, and that one opens nothing else: a playlist under any name is no sound.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Literal

import av
import numpy as np
from av.error import FFmpegError
from av.stream import Disposition
from numpy.typing import NDArray

from hotline.kernel.files.types import FileType, type_of

type Samples = NDArray[np.float32]


#: FFmpeg's demuxer for each type of recording.
DEMUXERS = {
    FileType.WAV: "wav",
    FileType.MP3: "mp3",
    FileType.AMR: "amr",
    FileType.M4A: "mov",
    FileType.MP4: "mov",
    FileType.AAC: "aac",
    FileType.OGG: "ogg",
    FileType.FLAC: "flac",
    FileType.WMA: "asf",
    FileType.WEBM: "matroska",
}
DECODERS = frozenset(
    {
        *("pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le", "pcm_alaw", "pcm_mulaw"),
        *("adpcm_ima_wav", "adpcm_ms", "gsm_ms", "mp3", "mp3float", "aac", "alac", "wmav1", "wmav2"),
        *("amrnb", "amrwb", "libopencore_amrnb", "libopencore_amrwb"),
        *("opus", "libopus", "vorbis", "libvorbis", "flac"),
    }
)
#: Pictures of films are copied, not decoded; FFmpeg looks into their beginning all the same.
PICTURES = frozenset({"h264", "hevc", "mpeg4", "mjpeg", "h263", "vp9", "av1"})
#: Higher rates are brought down to this one.
HIGHEST_RATE = 48_000
#: Samples a second on a telephone.
TELEPHONE_RATE = 8000
#: So many seconds are decoded to see whether a file is sound.
TRIED_SECONDS = 5


class NotSound(Exception):
    """Nothing that a decoder knows."""


class EmptySound(NotSound):
    """The file holds no sound, such as a silent film."""


class TooLong(Exception):
    pass


def mono(content: bytes, longest: float, rate: int | None = None) -> tuple[Samples, int]:
    """The sound as one channel, and its rate: ``rate``, or when None the recorded one, up to ``HIGHEST_RATE``.

    At most ``longest`` seconds are decoded. Raises NotSound (EmptySound for a file without sound) or TooLong.
    """
    with opened_file(content) as container:
        stream = _sound_in(container)
        _check_length(container, longest)
        rate = rate or min(stream.rate, HIGHEST_RATE)
        pieces = [np.zeros(0, np.float32), *_decoded(container, "flt", rate, longest)]
    return np.concatenate(pieces).astype(np.float32), rate


def mono_bytes(content: bytes, longest: float, rate: int) -> bytes:
    """The samples of ``mono`` one after the other. Raises the same."""
    return mono(content, longest, rate)[0].tobytes()


def telephone_bytes(content: bytes, longest: float) -> bytes:
    """The sound as on a telephone: one side, 16 bit, ``TELEPHONE_RATE``. Raises as ``mono``."""
    sound = bytearray()
    with opened_file(content) as container:
        _sound_in(container)
        _check_length(container, longest)
        for piece in _decoded(container, "s16", TELEPHONE_RATE, longest):
            sound += piece.astype("<i2").tobytes()
    return bytes(sound)


def kind_of_sound(content: bytes, longest: float) -> Literal["sound", "film"]:
    """What a file is that shall be listened to later. Its beginning is decoded, the rest only counted.

    Raises NotSound (EmptySound for a file with neither sound nor pictures) or TooLong.
    """
    with opened_file(content) as container:
        is_film = bool(moving_pictures(container))
        if is_film and not container.streams.audio:
            return "film"
        stream = _sound_in(container)
        _check_length(container, longest)
        begins = any(len(piece) for piece in _decoded(container, "s16", TELEPHONE_RATE, TRIED_SECONDS, stop=True))
        if not begins:
            raise EmptySound
    with opened_file(content) as container:
        stream, length = container.streams.audio[0], 0.0
        for packet in container.demux(stream):
            length += float((packet.duration or 0) * stream.time_base)
            if length > longest:
                raise TooLong
    return "film" if is_film else "sound"


def film_with_sound(content: bytes, sound: bytes) -> bytes:
    """The film in an MP4, its pictures as they were, its sound replaced by ``sound`` (as of ``telephone_bytes``).

    ``sound`` b"": a silent film. Raises NotSound for what cannot be read or has no pictures.
    """
    made = BytesIO()
    with opened_file(content, DECODERS | PICTURES) as film, av.open(made, "w", format="mp4") as copy:
        found = moving_pictures(film)
        if not found:
            raise NotSound
        pictures = copy.add_stream_from_template(found[0])
        spoken = copy.add_stream("aac", rate=TELEPHONE_RATE, layout="mono") if sound else None
        for packet in film.demux(found[0]):
            if packet.dts is not None:
                packet.stream = pictures
                copy.mux(packet)
        if spoken is not None:
            frame = av.AudioFrame.from_ndarray(np.frombuffer(sound, "<i2")[np.newaxis], "s16", "mono")
            frame.rate = TELEPHONE_RATE
            copy.mux([*spoken.encode(frame), *spoken.encode(None)])
    return made.getvalue()


@contextmanager
def opened_file(content: bytes, codecs: frozenset[str] = DECODERS) -> Iterator[Any]:
    """The file in the demuxer of its type. Raises NotSound, also for what goes wrong while it is read."""
    demuxer = DEMUXERS.get(type_of(content) or FileType.TEXT)
    if demuxer is None:
        raise NotSound
    options = {"protocol_whitelist": "none", "format_whitelist": demuxer, "codec_whitelist": ",".join(sorted(codecs))}
    try:
        with av.open(BytesIO(content), "r", format=demuxer, container_options=options) as container:
            yield container
    except (FFmpegError, ValueError, EOFError) as error:
        raise NotSound from error


def _sound_in(container: Any) -> Any:
    if not container.streams.audio:
        raise EmptySound
    stream = container.streams.audio[0]
    if stream.codec_context.name not in DECODERS:
        raise NotSound
    return stream


def moving_pictures(container: Any) -> list[Any]:
    """Its moving pictures; the cover of a recording is none."""
    return [each for each in container.streams.video if not each.disposition & Disposition.attached_pic]


def _check_length(container: Any, longest: float) -> None:
    if container.duration and container.duration > longest * av.time_base:
        raise TooLong


def _decoded(container: Any, form: str, rate: int, longest: float, *, stop: bool = False) -> Iterator[Any]:
    """The sound as one channel, piece by piece. ``stop``: ends after ``longest`` seconds instead of raising TooLong."""
    resampler, length = av.AudioResampler(format=form, layout="mono", rate=rate), 0
    for frame in container.decode(audio=0):
        for made in resampler.resample(frame):
            piece = made.to_ndarray().ravel()
            length += len(piece)
            yield piece
        if length > longest * rate:
            if stop:
                return
            raise TooLong
