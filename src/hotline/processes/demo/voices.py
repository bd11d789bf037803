"""What citizens and agents say: recordings of bare alaw, or a tone where there are none."""

from pathlib import Path

from hotline.domains.telephony.adapters.phone import audio
from hotline.infrastructure.settings import Settings

CITIZEN_TONE, AGENT_TONE = 400, 700


def recordings(settings: Settings, folder: str) -> list[Path]:
    """The built recordings of ``<prompts>/<folder>``, in order; none when they are not built."""
    return sorted((settings.prompts_dir / folder).glob("*.alaw"))


def recording(settings: Settings, name: str) -> Path | None:
    """The recording of this name (``citizens/pension-1``), None when there is none."""
    path = (settings.prompts_dir / name).with_suffix(".alaw")
    return path if path.is_file() else None


def tone(hertz: int, seconds: float = 20.0) -> bytes:
    """As alaw."""
    return audio.encode(audio.tone(hertz, seconds, amplitude=4000))
