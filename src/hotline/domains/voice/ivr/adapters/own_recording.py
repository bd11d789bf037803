"""An own recording in whatever format it comes, brought into the shape of all prompts."""

import numpy as np
from numpy.typing import NDArray

from hotline.domains.voice.ivr.adapters.telephone_sound import for_the_telephone
from hotline.domains.voice.ivr.ports import Sound
from hotline.domains.voice.ivr.rules.sounds import Take
from hotline.infrastructure import audio
from hotline.infrastructure.sound import EmptySound, NotSound, TooLong, mono
from hotline.kernel.errors import Invalid

LONGEST_SECONDS = 120
SHORTEST_SECONDS = 0.3
#: Share of full scale. A recording without a louder peak is silence from a microphone that was off.
FAINTEST_PEAK = 0.003
#: Recordings are first scaled to this peak, so that the detection of silence does not depend on their loudness.
PEAK = 0.7
CLIPPED = 0.99
#: Share of samples at full scale from which people hear cracking.
CRACKING = 0.001


def read_recording(content: bytes) -> Take:
    """The recording in the telephone's format. Raises Invalid that describes the file's fault."""
    samples, remark = read(content)
    return Take(audio.encode(samples), remark)


def read(content: bytes) -> tuple[NDArray[np.int16], str]:
    """Read an uploaded recording. Returns 8 kHz samples and a remark for its author ("" when all is well).

    The samples are trimmed and as loud as all prompts. Raises Invalid: no audio, too long, too short, or silent.
    """
    sound, rate = _decoded(content)
    seconds = len(sound) / rate
    if seconds < SHORTEST_SECONDS:
        raise Invalid("录音不到半秒，请检查文件", code="too_short")
    peak = float(np.abs(sound).max())
    if peak < FAINTEST_PEAK:
        raise Invalid("录音无声音，请检查麦克风后重录", code="silent")
    cracks = float(np.mean(np.abs(sound) >= CLIPPED)) > CRACKING
    remark = "录音有破音（音量过大），建议离麦克风远一点重录" if cracks else ""
    return for_the_telephone((sound * (PEAK / peak)).astype(np.float32), rate), remark


def _decoded(content: bytes) -> tuple[Sound, int]:
    """Mono, at the rate it was recorded."""
    try:
        return mono(content, LONGEST_SECONDS)
    except TooLong as error:
        raise Invalid(f"录音超过 {LONGEST_SECONDS} 秒，请剪短后上传", code="too_long") from error
    except EmptySound as error:
        raise Invalid("文件无声音，请上传 WAV、MP3、M4A 等录音文件", code="no_audio") from error
    except NotSound as error:
        raise Invalid("无法识别的录音文件，请上传 WAV、MP3、M4A 等格式", code="not_audio") from error
