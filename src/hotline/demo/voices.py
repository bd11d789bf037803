"""The voices of simulated citizens and agents: recordings in raw A-law, or a tone where none are built."""

from dataclasses import dataclass
from pathlib import Path

from hotline.infrastructure import audio
from hotline.infrastructure.settings import Settings

CITIZEN_TONE, AGENT_TONE = 400, 700


def recording(settings: Settings, name: str) -> Path | None:
    """The recording of this name (``citizens/pension-age``), None when there is none."""
    path = settings.prompts_dir / f"{name}.alaw"
    return path if path.is_file() else None


def subjects(settings: Settings) -> dict[str, bytes]:
    """The citizens' spoken questions by the recording's name. Empty when no recordings are built."""
    built = sorted((settings.prompts_dir / "citizens").glob("*.alaw"))
    return {path.stem: path.read_bytes() for path in built}


def tone(hertz: int, seconds: float = 20.0) -> bytes:
    """A tone as A-law."""
    return audio.encode(audio.tone(hertz, seconds, amplitude=4000))


@dataclass(frozen=True, slots=True)
class Script:
    """An agent's sentences, alaw."""

    greeting: bytes
    repeat: bytes
    lookup: bytes
    answer: bytes
    closing: bytes


def script(settings: Settings) -> Script:
    """The built sentences; a short tone for each that is missing."""
    names = ("greeting", "repeat", "lookup", "answer", "closing")
    found = {name: recording(settings, f"agents/{name}") for name in names}
    return Script(**{name: path.read_bytes() if path else tone(AGENT_TONE, 1.0) for name, path in found.items()})
