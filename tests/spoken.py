"""Questions spoken by the voice of the announcements, as a browser might record them."""

import io
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

from hotline.infrastructure.settings import settings

RATE = 8000


def spoken(name: str) -> NDArray[np.float64]:
    """A citizen's question of deploy/prompts/citizens.toml."""
    file = settings().place.built / "prompts/citizens" / f"{name}.alaw"
    samples, _ = soundfile.read(file, channels=1, samplerate=RATE, format="RAW", subtype="ALAW")
    return np.asarray(samples)


def wav(samples: NDArray[Any], rate: int = RATE) -> bytes:
    made = io.BytesIO()
    soundfile.write(made, samples, rate, format="WAV")
    return made.getvalue()
