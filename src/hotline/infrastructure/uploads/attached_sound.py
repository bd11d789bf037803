"""Sound in files that staff attach. What people said is heard marked; the file itself is handed out to nobody."""

from collections.abc import Iterator

from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.infrastructure.sandbox.wire import SandboxLimits
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.files.types import FileType
from hotline.kernel.files.uploads import AcceptedFile

#: Longer sound is refused when it is attached, for nobody could listen to it.
LONGEST_SECONDS = 3600.0
LIMITS = SandboxLimits(cpu_seconds=30, memory_mb=512, result_mb=64)
TOO_LONG = "声音超过 60 分钟，请分段后上传。"
UNREADABLE = "无法识别其中的声音，请另存为 MP3、WAV 或 MP4 后上传。"
LISTENED_TO = "录音请在页面上点“播放”收听，不能下载。"


class AttachedSound:
    """Raw sound, 16 bit, 8 kHz, one side; ``size`` in bytes."""

    channels = 1

    def __init__(self, raw: bytes) -> None:
        self._raw, self.size = raw, len(raw)

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        yield self._raw[start:stop]


def is_sound(media_type: str) -> bool:
    return media_type.startswith("audio/")


def is_film(media_type: str) -> bool:
    return media_type.startswith("video/")


# Imported when first called: decoders of sound take a fifth of a second, which most processes never need.


def admitted_type(file: AcceptedFile) -> FileType:
    """The type under which an admitted file is stored: a film without pictures is sound.

    Raises Invalid for sound that nobody could listen to later, Unavailable.
    """
    from hotline.infrastructure.sound import EmptySound, NotSound, TooLong, kind_of_sound

    if not (is_film(file.type.value) or is_sound(file.type.value)):
        return file.type
    try:
        kind = in_sandbox(kind_of_sound, errors=(NotSound, EmptySound, TooLong))(file.content, LONGEST_SECONDS)
    except EmptySound as error:
        raise Invalid("文件里没有声音，请检查后重新上传。", code="no_audio") from error
    except TooLong as error:
        raise Invalid(TOO_LONG, code="too_long") from error
    except NotSound as error:
        raise Invalid(UNREADABLE, code="not_audio") from error
    return FileType.M4A if is_film(file.type.value) and kind == "sound" else file.type


def sound_in(content: bytes) -> AttachedSound:
    """Nothing for a silent film. Raises Invalid for what cannot be heard, Unavailable."""
    from hotline.infrastructure.sound import EmptySound, NotSound, TooLong, telephone_bytes

    decoded = in_sandbox(telephone_bytes, errors=(NotSound, EmptySound, TooLong), limits=LIMITS)
    try:
        return AttachedSound(decoded(content, LONGEST_SECONDS))
    except EmptySound:
        return AttachedSound(b"")
    except TooLong as error:
        raise Invalid(TOO_LONG, code="too_long") from error
    except NotSound as error:
        raise Invalid(UNREADABLE, code="not_audio") from error


def film_with(content: bytes, sound: bytes) -> bytes:
    """The film with this sound in place of its own, b"" being silence. Raises Invalid, Unavailable."""
    from hotline.infrastructure.sound import NotSound, film_with_sound

    made = in_sandbox(film_with_sound, errors=(NotSound,), limits=LIMITS)
    try:
        return made(content, sound)
    except NotSound as error:
        raise Invalid(UNREADABLE, code="not_film") from error


def refuse_sound(media_type: str) -> None:
    """Raises Refused ``listened_to_only`` for a file that goes out as a listening alone."""
    if is_sound(media_type):
        raise Refused(LISTENED_TO, code="listened_to_only")
