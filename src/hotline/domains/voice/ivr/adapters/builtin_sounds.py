"""Builtin announcements that come spoken with the code: ``<folder>/<name>.opus``, and an index of what each was made
from.

The files are Opus because the telephone's format (A-law, 8 kHz) is four times as large. Each prompt has a file and a
line of the index, so that a changed text changes only these.
"""

from pathlib import Path

import msgspec
import numpy as np
import soundfile
from numpy.typing import NDArray

from hotline.domains.voice.ivr.adapters.studio import INDEX, write_atomically
from hotline.domains.voice.ivr.adapters.telephone_sound import RATE

#: On libsndfile's scale from 256 to 6 kbit/s this is about 24 kbit/s. Its audible loss is below that of A-law itself.
COMPRESSION = 0.94


class BuiltinSound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lock of a builtin sound, by which its file is checked."""

    #: The prompt's fingerprint.
    made_from: str
    #: Expected length at 8 kHz.
    samples: int


class Damaged(Exception):
    """A builtin sound file does not match the index."""


class BuiltinSounds:
    """Prompts go by their ``path``, as in the studio."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        index = folder / INDEX
        self.pieces: dict[str, BuiltinSound] = (
            msgspec.json.decode(index.read_bytes(), type=dict[str, BuiltinSound]) if index.exists() else {}
        )

    def samples(self, path: str) -> NDArray[np.int16]:
        """Raises Damaged when the file is not the one that was shipped."""
        file = self.file(path)
        try:
            samples, rate = soundfile.read(file, dtype="int16")
        except (OSError, soundfile.LibsndfileError) as error:
            raise Damaged(f"{file} cannot be read: {error}") from error
        if rate != RATE or samples.shape != (self.pieces[path].samples,):
            raise Damaged(f"{file} is not what {INDEX} beside it says: git checkout {self._folder}")
        return np.asarray(samples, np.int16)

    def put(self, path: str, samples: NDArray[np.int16], made_from: str) -> None:
        """``save`` stores the index."""
        file = self.file(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(file, samples, RATE, format="OGG", subtype="OPUS", compression_level=COMPRESSION)
        self.pieces[path] = BuiltinSound(made_from, len(samples))

    def drop(self, path: str) -> None:
        self.file(path).unlink(missing_ok=True)
        del self.pieces[path]

    def save(self) -> None:
        """A line a prompt, sorted: two changes of different prompts do not meet."""
        lines = (
            f"{msgspec.json.encode(path).decode()}: {msgspec.json.encode(piece).decode()}"
            for path, piece in sorted(self.pieces.items())
        )
        write_atomically(self._folder / INDEX, ("{\n" + ",\n".join(lines) + "\n}\n").encode())

    def file(self, path: str) -> Path:
        return (self._folder / path).with_suffix(".opus")
