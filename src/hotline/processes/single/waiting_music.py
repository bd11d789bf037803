"""Something to hear while the built music is not there: two soft notes every four seconds."""

import math
import struct
from pathlib import Path

from hotline.processes.single.layout import Layout

RATE = 8000
NOTES = ((0.0, 523.25), (0.35, 659.25))
PERIOD_SECONDS = 4.0
NOTE_SECONDS = 0.6
LOUDNESS = 2500


def ensure_waiting_music(layout: Layout, home: Path) -> bool:
    """True when the built music is there; else the notes are put into ``home/moh``."""
    built = layout.prompts / "moh"
    if built.is_dir() and any(built.iterdir()):
        return True
    folder = home / "moh"
    folder.mkdir(exist_ok=True)
    (folder / "notes.sln").write_bytes(notes())
    return False


def notes() -> bytes:
    """One period, signed 16-bit little-endian, 8 kHz."""
    samples = (_sample(index / RATE) for index in range(int(PERIOD_SECONDS * RATE)))
    return b"".join(struct.pack("<h", sample) for sample in samples)


def _sample(moment: float) -> int:
    total = 0.0
    for start, pitch in NOTES:
        age = moment - start
        if 0 <= age < NOTE_SECONDS:
            total += math.sin(2 * math.pi * pitch * age) * (1 - age / NOTE_SECONDS) * min(1.0, age / 0.02)
    return int(total * LOUDNESS)
