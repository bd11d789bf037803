"""Vectors of texts on disk, by text: a changed article costs only its changed sentences."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import batched
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.knowledge.adapters.nano_e5 import configured as configured_embedder
from hotline.domains.understanding.knowledge.ports import Embedder, Vectors
from hotline.infrastructure.settings import settings

#: Texts between two savings, so that a stopped process has not worked for nothing.
BATCH = 256
BUILTIN = Path(__file__).parents[6] / "deploy/knowledge/vectors.npz"
KEY_BYTES = 16
QUESTION, PASSAGE = "question", "passage"


class QuantisedVector(NamedTuple):
    """A vector as 8-bit steps and the size of a step. Quantisation changes similarities in the fourth decimal only."""

    steps: NDArray[np.int8]
    step: float


class VectorFiles:
    """``builtin`` comes with the product and is only read, ``own`` grows."""

    def __init__(self, embedder: Embedder, own: Path, builtin: Path | None = None) -> None:
        self._embedder, self._own = embedder, own
        self._known: dict[bytes, QuantisedVector] = {}
        for file in filter(None, (builtin, own)):
            self._known |= dict(_read(file))

    def lacking(self, questions: Sequence[str], passages: Sequence[str]) -> int:
        return len(self._keys(questions, passages) - self._known.keys())

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._of(texts, QUESTION, self._embedder.questions)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._of(texts, PASSAGE, self._embedder.passages)

    def retain_only(self, file: Path, questions: Sequence[str], passages: Sequence[str]) -> None:
        """Write the vectors of only these texts, as they come with the code."""
        _write(file, {key: self._known[key] for key in sorted(self._keys(questions, passages))})

    def _of(self, texts: Sequence[str], kind: str, embed: Callable[[Sequence[str]], Vectors]) -> Vectors:
        keys = [self._key(kind, text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        for some in batched(missing.items(), BATCH, strict=False):
            vectors = embed([text for _, text in some])
            self._known |= {key: _quantised(vector) for (key, _), vector in zip(some, vectors, strict=True)}
            _write(self._own, self._known)
        found = [self._known[key] for key in keys]
        return np.array([quantised.steps.astype(np.float32) * quantised.step for quantised in found], np.float32)

    def _keys(self, questions: Sequence[str], passages: Sequence[str]) -> set[bytes]:
        return {self._key(QUESTION, text) for text in questions} | {self._key(PASSAGE, text) for text in passages}

    def _key(self, kind: str, text: str) -> bytes:
        return hashlib.blake2b(f"{self._embedder.name}\n{kind}\n{text}".encode(), digest_size=KEY_BYTES).digest()


def _quantised(vector: NDArray[np.float32]) -> QuantisedVector:
    step = float(np.abs(vector).max()) / 127 or 1.0
    return QuantisedVector(np.rint(vector / step).astype(np.int8), step)


def _read(file: Path) -> Iterator[tuple[bytes, QuantisedVector]]:
    if not file.exists():
        return
    with np.load(file) as found:
        keys, steps, step = found["keys"], found["steps"], found["step"]
    yield from (
        (key.tobytes(), QuantisedVector(*quantised)) for key, *quantised in zip(keys, steps, step.tolist(), strict=True)
    )


def _write(file: Path, known: Mapping[bytes, QuantisedVector]) -> None:
    """Write the file atomically, safe against other writers."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    with temporary.open("wb") as out:
        np.savez(
            out,
            keys=np.frombuffer(b"".join(known), np.uint8).reshape(-1, KEY_BYTES),
            steps=np.stack([quantised.steps for quantised in known.values()]),
            step=np.array([quantised.step for quantised in known.values()], np.float32),
        )
    temporary.replace(file)


def configured() -> VectorFiles | None:
    """The installed model with its files, read on each call. None when no model is installed."""
    embedder = configured_embedder()
    return VectorFiles(embedder, settings().knowledge_dir / "vectors.npz", BUILTIN) if embedder else None
