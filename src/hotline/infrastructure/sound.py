"""Decodes recordings into samples. Runs in the sandbox.

The content decides which demuxer may read it, and that one opens nothing else: a playlist under any name is no sound.
"""

from io import BytesIO

import av
import numpy as np
from av.error import FFmpegError
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
#: Higher rates are brought down to this one.
HIGHEST_RATE = 48_000
#: Samples a second on a telephone.
TELEPHONE_RATE = 8000


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
    demuxer = DEMUXERS.get(type_of(content) or FileType.TEXT)
    if demuxer is None:
        raise NotSound
    options = {"protocol_whitelist": "none", "format_whitelist": demuxer, "codec_whitelist": ",".join(sorted(DECODERS))}
    try:
        with av.open(BytesIO(content), "r", format=demuxer, container_options=options) as container:
            if not container.streams.audio:
                raise EmptySound
            stream = container.streams.audio[0]
            if stream.codec_context.name not in DECODERS:
                raise NotSound
            if container.duration and container.duration > longest * av.time_base:
                raise TooLong
            rate = rate or min(stream.rate, HIGHEST_RATE)
            resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
            pieces, length = [np.zeros(0, np.float32)], 0
            for frame in container.decode(audio=0):
                for made in resampler.resample(frame):
                    pieces.append(made.to_ndarray().ravel().astype(np.float32))
                    length += len(pieces[-1])
                if length > longest * rate:
                    raise TooLong
    except (FFmpegError, ValueError, EOFError) as error:
        raise NotSound from error
    return np.concatenate(pieces), rate


def mono_bytes(content: bytes, longest: float, rate: int) -> bytes:
    """The samples of ``mono`` one after the other. Raises the same."""
    return mono(content, longest, rate)[0].tobytes()


def telephone_bytes(content: bytes, longest: float) -> bytes:
    """The sound as on a telephone: one side, 16 bit, ``TELEPHONE_RATE``. Raises as ``mono``."""
    return _to_16_bit(mono(content, longest, TELEPHONE_RATE)[0])


def _to_16_bit(sound: Samples) -> bytes:
    return np.clip(np.rint(sound * 32768), -32768, 32767).astype("<i2").tobytes()


def film_with_sound(content: bytes, sound: bytes) -> bytes:
    """The film in an MP4, its pictures as they were, its sound replaced by ``sound`` (as of ``telephone_bytes``).

    ``sound`` b"": a silent film. Nothing for a file without pictures. Raises NotSound for what cannot be read.
    """
    made = BytesIO()
    options = {"protocol_whitelist": "none", "format_whitelist": "mov"}
    try:
        with (
            av.open(BytesIO(content), "r", format="mov", container_options=options) as film,
            av.open(made, "w", format="mp4") as copy,
        ):
            if not film.streams.video:
                return b""
            pictures = copy.add_stream_from_template(film.streams.video[0])
            spoken = copy.add_stream("aac", rate=TELEPHONE_RATE, layout="mono") if sound else None
            for packet in film.demux(film.streams.video[0]):
                if packet.dts is not None:
                    packet.stream = pictures
                    copy.mux(packet)
            if spoken is not None:
                frame = av.AudioFrame.from_ndarray(np.frombuffer(sound, "<i2")[np.newaxis], "s16", "mono")
                frame.rate = TELEPHONE_RATE
                copy.mux([*spoken.encode(frame), *spoken.encode(None)])
    except (FFmpegError, ValueError, EOFError) as error:
        raise NotSound from error
    return made.getvalue()
