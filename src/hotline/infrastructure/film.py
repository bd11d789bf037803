"""Films that pages play: looked into and packed again. Runs in the sandbox.

The pictures and the sound are copied as they are, nothing else: no notes of the camera, no other streams. Packed again
a film says how long it is, and can be played from any second on.
"""

from io import BytesIO
from typing import Any

import av

from hotline.infrastructure.sound import DECODERS, NotSound, TooLong, moving_pictures, opened_file
from hotline.kernel.files.types import FileType, type_of

#: What Chromium plays.
PICTURES = frozenset({"h264", "vp8", "vp9", "av1"})
SOUNDS = frozenset({"aac", "mp3", "mp3float", "opus", "libopus", "vorbis", "libvorbis"})
FORMATS = {FileType.MP4: "mp4", FileType.WEBM: "webm"}


class NotFilm(Exception):
    """Nothing that a page plays."""


def film_for_page(content: bytes, longest: float) -> tuple[bytes, float]:
    """The film packed again, and its length in seconds. Raises NotFilm or TooLong."""
    form, made, length = FORMATS.get(type_of(content) or FileType.TEXT), BytesIO(), 0.0
    if form is None:
        raise NotFilm
    try:
        with opened_file(content, DECODERS | PICTURES) as film, av.open(made, "w", format=form) as copy:
            pictures, *sound = _streams(film)
            copies = {each.index: copy.add_stream_from_template(each) for each in (pictures, *sound)}
            for packet in film.demux([pictures, *sound]):
                if packet.dts is None:
                    continue
                if packet.stream.index == pictures.index and packet.pts is not None:
                    length = max(length, float((packet.pts + (packet.duration or 0)) * packet.time_base))
                if length > longest:
                    raise TooLong
                packet.stream = copies[packet.stream.index]
                copy.mux(packet)
    except NotSound as error:
        raise NotFilm from error
    if length <= 0:
        raise NotFilm
    return made.getvalue(), length


def _streams(film: Any) -> list[Any]:
    """Its pictures, and its sound if any."""
    pictures, sound = moving_pictures(film), list(film.streams.audio)[:1]
    if not pictures or pictures[0].codec_context.name not in PICTURES:
        raise NotFilm
    if sound and sound[0].codec_context.name not in SOUNDS:
        raise NotFilm
    return [pictures[0], *sound]
