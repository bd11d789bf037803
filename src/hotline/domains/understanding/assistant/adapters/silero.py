"""Silero's voice detection (MIT), whose model comes with faster-whisper. One session serves all calls."""

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotline.infrastructure import audio

#: What the model listens to at once, at 16 kHz, and what it takes along from before.
WINDOW, CONTEXT = 512, 64
HIDDEN = (1, 1, 128)

type Sound = NDArray[np.float32]


@cache
def _model() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(
        str(files("faster_whisper") / "assets" / "silero_vad_v6.onnx"), options, providers=["CPUExecutionProvider"]
    )


class Silero:
    """The voice detection of one call. A window is 32 ms: about every second frame has a likelihood of its own."""

    def __init__(self) -> None:
        self._model = _model()
        self._h = self._c = np.zeros(HIDDEN, np.float32)
        self._context: Sound = np.zeros(CONTEXT, np.float32)
        self._waiting: Sound = np.zeros(0, np.float32)
        self._last = np.float32(0)
        self._likelihood = 0.0

    def likelihood(self, alaw: bytes) -> float:
        self._waiting = np.concatenate([self._waiting, self._doubled(alaw)])
        while len(self._waiting) >= WINDOW:
            window, self._waiting = self._waiting[:WINDOW], self._waiting[WINDOW:]
            self._likelihood = self._of(window)
        return self._likelihood

    def _of(self, window: Sound) -> float:
        taken = np.concatenate([self._context, window])[None]
        found, self._h, self._c = self._model.run(None, {"input": taken, "h": self._h, "c": self._c})
        self._context = window[-CONTEXT:]
        return float(found[0])

    def _doubled(self, alaw: bytes) -> Sound:
        """At 16 kHz, by the mean of neighbours: a detector of voices needs no better."""
        narrow = audio.decode(alaw).astype(np.float32) / 32768
        wide = np.empty(2 * len(narrow), np.float32)
        wide[1::2] = narrow
        wide[0::2] = (narrow + np.concatenate([[self._last], narrow[:-1]])) / 2
        self._last = narrow[-1]
        return wide
