"""The answering engine with its builtin data: patterns, canned responses, other lines, weights (deploy/assistant)."""

import hashlib
import threading
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hotline.domains.understanding.assistant.rules.canned_responses import CannedResponses, Manner
from hotline.domains.understanding.assistant.rules.engine import Engine
from hotline.domains.understanding.assistant.rules.outside import OtherLine, Outside, questions_of
from hotline.domains.understanding.assistant.rules.ranking import Ranker, RankingWeights
from hotline.domains.understanding.assistant.rules.topic_classifier import TopicClassifier
from hotline.domains.understanding.assistant.rules.topic_patterns import TopicPatterns
from hotline.domains.understanding.knowledge.queries import finder as knowledge_finder
from hotline.domains.understanding.knowledge.rules.search import text
from hotline.domains.understanding.screening import queries as screening

FOLDER = Path(__file__).parents[6] / "deploy/assistant"
TOPIC_CLASSIFIER = FOLDER / "placing.npz"
NEWER = 2000
"""Ways to ask published since that are learned from at most, for each process that answers does it by itself."""


@cache
def builtin() -> Engine:
    """The engine over the builtin articles. No process has to run."""
    return over(knowledge_finder.builtin())


def current() -> Engine:
    """The engine over the articles in force. Raises Unavailable before there is an index.

    When there is a newer index, one thread builds the new engine in a second or two. The others use the old one
    meanwhile.
    """
    finder, held = knowledge_finder.current(), _current
    if held is not None and held[0] is finder:
        return held[1]
    if not _turn.acquire(blocking=held is None):
        assert held is not None
        return held[1]
    try:
        return _taken_up(finder)
    finally:
        _turn.release()


def _taken_up(finder: knowledge_finder.Finder) -> Engine:
    global _current
    if _current is None or _current[0] is not finder:
        _current = finder, over(finder)
    return _current[1]


def over(finder: knowledge_finder.Finder) -> Engine:
    named = lines()
    outside = Outside.of(named, finder.places(tuple(questions_of(named))))
    ranker = Ranker(finder, topic_patterns(), outside, _knowing(finder), weights())
    return Engine(ranker, canned_responses(), screening.dangers(), screening.hears())


def _knowing(finder: knowledge_finder.Finder) -> TopicClassifier | None:
    """The trained classifier, extended by the phrasings published since its training."""
    learned, known = topic_classifier(), learned_from()
    newer = [each for each in finder.ways() if number_of(each[0]) not in known][:NEWER]
    vectors = finder.question_vectors([way for way, _ in newer]) if newer else None
    if learned is None or vectors is None:
        return learned
    return learned.knowing(vectors, [topic for _, topic in newer])


@cache
def topic_patterns() -> TopicPatterns:
    return TopicPatterns.of(_read("cues"))


@cache
def canned_responses() -> CannedResponses:
    return CannedResponses.of(msgspec.convert(_read("manners"), dict[str, Manner]))


@cache
def lines() -> dict[str, OtherLine]:
    return msgspec.convert(_read("outside"), dict[str, OtherLine])


def questions_for_others() -> Sequence[str]:
    """Questions for other lines, which are compared with by their meaning."""
    return questions_of(lines())


@cache
def weights() -> RankingWeights:
    return msgspec.convert(_read("weights"), RankingWeights)


@cache
def topic_classifier() -> TopicClassifier | None:
    """None while nothing was learned."""
    if not TOPIC_CLASSIFIER.exists():
        return None
    with np.load(TOPIC_CLASSIFIER) as arrays:
        landmarks = arrays["landmarks"].astype(np.float32) * arrays["step"]
        return TopicClassifier(
            arrays["middle"], landmarks, arrays["weights"].astype(np.float32), tuple(arrays["names"].tolist())
        )


@cache
def learned_from() -> frozenset[int]:
    """The questions that ``topic_classifier`` knows, by ``number_of``."""
    if not TOPIC_CLASSIFIER.exists():
        return frozenset()
    with np.load(TOPIC_CLASSIFIER) as arrays:
        return frozenset(arrays["known"].tolist())


def number_of(question: str) -> int:
    """A number that identifies a question, whatever its spelling."""
    return int.from_bytes(hashlib.blake2b(text.normalised(question).encode(), digest_size=8).digest())


def store_topic_classifier(learned: TopicClassifier, known: Iterable[str]) -> None:
    """Landmarks in bytes and what one of the steps of each is worth: nearness changes in the fourth place. ``known``:
    questions that need not be learned from again.
    """
    step = np.maximum(np.abs(learned.landmarks).max(1, keepdims=True) / 127, 1e-9)
    np.savez_compressed(
        TOPIC_CLASSIFIER,
        middle=learned.middle,
        landmarks=np.rint(learned.landmarks / step).astype(np.int8),
        step=step,
        weights=learned.weights.astype(np.float16),
        names=np.array(learned.names),
        known=np.array(sorted({number_of(each) for each in known}), np.uint64),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


_current: tuple[knowledge_finder.Finder, Engine] | None = None
_turn = threading.Lock()
