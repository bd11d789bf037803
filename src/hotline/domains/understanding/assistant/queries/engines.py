"""The engine with what is delivered for it: cues, manners, lines of others, weights (deploy/assistant)."""

import hashlib
import threading
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hotline.domains.understanding.assistant.rules.belief import Mind, Weights
from hotline.domains.understanding.assistant.rules.cues import Cues
from hotline.domains.understanding.assistant.rules.engine import Engine
from hotline.domains.understanding.assistant.rules.manners import Manner, Manners
from hotline.domains.understanding.assistant.rules.outside import Line, Outside, questions_of
from hotline.domains.understanding.assistant.rules.placing import Placing
from hotline.domains.understanding.knowledge import queries as knowledge
from hotline.domains.understanding.screening import queries as screening

FOLDER = Path(__file__).parents[6] / "deploy/assistant"
PLACING = FOLDER / "placing.npz"
NEWER = 2000
"""Ways to ask published since that are learned from at most, for each process that answers does it by itself."""


@cache
def delivered() -> Engine:
    """Over the articles that come with the product: nothing has to run."""
    return over(knowledge.delivered())


def current() -> Engine:
    """Over what holds now. Unavailable before there is an index.

    When another one is taken up one thread makes the engine for it, in a second or two; the others use the old one.
    """
    finder, held = knowledge.current(), _current
    if held is not None and held[0] is finder:
        return held[1]
    if not _turn.acquire(blocking=held is None):
        assert held is not None
        return held[1]
    try:
        return _taken_up(finder)
    finally:
        _turn.release()


def _taken_up(finder: knowledge.Finder) -> Engine:
    global _current
    if _current is None or _current[0] is not finder:
        _current = finder, over(finder)
    return _current[1]


def over(finder: knowledge.Finder) -> Engine:
    named = lines()
    outside = Outside.of(named, finder.places(tuple(questions_of(named))))
    mind = Mind(finder, cues(), outside, _knowing(finder), weights())
    return Engine(mind, manners(), screening.dangers(), screening.hears())


def _knowing(finder: knowledge.Finder) -> Placing | None:
    """What was learned, and from the ways to ask that were published since."""
    learned, known = placing(), learned_from()
    newer = [each for each in finder.ways() if number_of(each[0]) not in known][:NEWER]
    vectors = finder.asked([way for way, _ in newer]) if newer else None
    if learned is None or vectors is None:
        return learned
    return learned.knowing(vectors, [topic for _, topic in newer])


@cache
def cues() -> Cues:
    return Cues.of(_read("cues"))


@cache
def manners() -> Manners:
    return Manners.of(msgspec.convert(_read("manners"), dict[str, Manner]))


@cache
def lines() -> dict[str, Line]:
    return msgspec.convert(_read("outside"), dict[str, Line])


def asked_elsewhere() -> Sequence[str]:
    """Questions for other lines, which are compared with by their meaning."""
    return questions_of(lines())


@cache
def weights() -> Weights:
    return msgspec.convert(_read("weights"), Weights)


@cache
def placing() -> Placing | None:
    """None while nothing was learned."""
    if not PLACING.exists():
        return None
    with np.load(PLACING) as kept:
        landmarks = kept["landmarks"].astype(np.float32) * kept["step"]
        return Placing(kept["middle"], landmarks, kept["weights"].astype(np.float32), tuple(kept["names"].tolist()))


@cache
def learned_from() -> frozenset[int]:
    """The questions that ``placing`` knows, by ``number_of``."""
    if not PLACING.exists():
        return frozenset()
    with np.load(PLACING) as kept:
        return frozenset(kept["known"].tolist())


def number_of(question: str) -> int:
    """Of what is asked, however it is written."""
    return int.from_bytes(hashlib.blake2b(knowledge.asked(question).encode(), digest_size=8).digest())


def keep_placing(learned: Placing, known: Iterable[str]) -> None:
    """Landmarks in bytes and what one of the steps of each is worth: nearness changes in the fourth place. ``known``:
    questions that need not be learned from again.
    """
    step = np.maximum(np.abs(learned.landmarks).max(1, keepdims=True) / 127, 1e-9)
    np.savez_compressed(
        PLACING,
        middle=learned.middle,
        landmarks=np.rint(learned.landmarks / step).astype(np.int8),
        step=step,
        weights=learned.weights.astype(np.float16),
        names=np.array(learned.names),
        known=np.array(sorted({number_of(each) for each in known}), np.uint64),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


_current: tuple[knowledge.Finder, Engine] | None = None
_turn = threading.Lock()
