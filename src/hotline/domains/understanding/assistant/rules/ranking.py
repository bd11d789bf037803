"""What somebody most likely asks about, and whether it is ours at all: search, cues, and what was said before."""

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.assistant.rules.library import Library, which_refer
from hotline.domains.understanding.assistant.rules.outside import Near, Outside
from hotline.domains.understanding.assistant.rules.text_parts import (
    chosen,
    clauses,
    is_question,
    leans,
    names_no_subject,
    squeezed,
)
from hotline.domains.understanding.assistant.rules.topic_classifier import Classification, TopicClassifier
from hotline.domains.understanding.assistant.rules.topic_patterns import TopicPatterns
from hotline.domains.understanding.knowledge.rules.search.evidence import Evidence

#: How far an article is ahead at most, and where there is none of the other kind to be compared with.
FAR_AHEAD, ALONE = 10.0, 6.0
#: Longer texts are also heard clause by clause.
LONG, CLAUSES = 40, 8
#: What was chosen by its number is ahead of everything.
CHOSEN = 20.0
#: What was spoken of is so far ahead where only a part of it is asked for (要带什么材料), whoever foresees these words.
SPOKEN_OF = 25.0
SCOPE = (
    *("together", "placed", "placed referring", "placed outside"),
    *("ahead", "said", "said referring", "outside meant", "outside said", "bias"),
)
#: Which of them are known without a model.
WORDY = np.array([False, False, False, False, True, True, True, False, True, True])


class RankingWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``cue``: a cue's worth; ``classified``: of each standard deviation that an article is above the others as
    learned, both beside what search makes of it; ``surely``: how much all that says where it is learned.
    ``scope``: of SCOPE; ``ours``: from this likelihood on a question is ours; both again for where no model is
    installed. From ``perhaps`` on what we know is offered beside the referral elsewhere.

    ``clause``: of the best clause of a long text; ``before``: of the last question where the text leans on it;
    ``same``, ``near``: what the topic spoken of and those related to it have ahead then; ``offered``: what those have
    that were asked back about. Less likely than ``ask`` the best topic is asked back
    about; less likely than ``sure`` it is answered, and the next ones are offered beside it. Alternatives are named
    until together they are ``covered``.
    """

    cue: float
    placed: float
    surely: float
    scope: tuple[float, ...]
    ours: float
    perhaps: float
    scope_by_words: tuple[float, ...]
    ours_by_words: float
    clause: float
    before: float
    same: float
    near: float
    offered: float
    ask: float
    sure: float
    covered: float


@dataclass(frozen=True)
class Context:
    """The question before this one and the topic it was about, both empty at the beginning; ``offered``: the topics
    that were asked back about, empty where it was answered; ``was_ours``: it was not sent elsewhere.
    """

    text: str = ""
    topic: str = ""
    offered: tuple[str, ...] = ()
    was_ours: bool = True


@dataclass(frozen=True)
class Ranking:
    """``likely``: of every article that answers, together 1, and 0 of those that only refer elsewhere; ``ours``: how
    likely it is one of them that is asked for, at all. Where it is not ``is_ours``, ``referring`` is the article that
    says whose business it is, None where none fits better than those that answer, and ``outside`` the nearest line;
    ``is_perhaps``: even so it may be ours. ``is_foreseen``: an article is asked for in just these words.
    """

    likely: NDArray[np.float32]
    ours: float
    is_ours: bool
    is_perhaps: bool
    referring: int | None
    outside: Near
    is_foreseen: bool = False

    def best(self, limit: int) -> list[int]:
        return [int(row) for row in np.argsort(-self.likely, kind="stable")[:limit]]


class Evaluation(NamedTuple):
    """``worth``: of each article, all told. ``surely``: how much it says."""

    evidence: Evidence
    placed: Classification | None
    worth: NDArray[np.float32]
    surely: float


class Analysis(NamedTuple):
    """What a text says by itself. ``worth``, ``surely``: as in Weighed; ``found`` in the order of SCOPE.
    ``is_foreseen``: as in Belief. ``is_referred``: an article that refers elsewhere fits as well as any line that none
    speaks for.
    """

    worth: NDArray[np.float32]
    surely: float
    near: Near
    found: NDArray[np.float64]
    has_meaning: bool
    is_foreseen: bool
    is_referred: bool


@dataclass(frozen=True)
class Ranker:
    library: Library
    cues: TopicPatterns
    outside: Outside
    placing: TopicClassifier | None
    weights: RankingWeights

    def rank(self, text: str, context: Context | None = None) -> Ranking:
        analysis = self.hear(text)
        worth = analysis.worth
        if len(text) > LONG:
            parts = [self._evaluate(each).worth for each in self._questions_in(text)]
            worth = worth + self.weights.clause * np.max(parts, 0) if parts else worth
        ours, enough = self._ours(analysis)
        is_ours = ours >= enough
        if context is not None and context.topic and (leans(text) or self._completes(analysis.surely * worth, context)):
            worth = self._leaning(text, worth, context)
            is_ours = self._is_still_ours(text, context, is_ours=is_ours)
        refer, first = which_refer(tuple(self.library.topics)), int(worth.argmax())
        if analysis.is_foreseen or refer.all():
            is_ours = not refer[first]
        own = worth if refer.all() else np.where(refer, -np.inf, worth).astype(np.float32)
        likely = _shares(analysis.surely * own)
        referring = first if refer[first] and analysis.is_referred else None
        is_perhaps = ours >= self.weights.perhaps
        return Ranking(likely, ours, is_ours, is_perhaps, referring, analysis.near, analysis.is_foreseen)

    def hear(self, text: str) -> Analysis:
        evidence, classified, worth, surely = self._evaluate(text)
        near = self.outside.nearest(text, evidence.place, classified.lines if classified is not None else None)
        has_meaning = evidence.vector is not None
        found = scope_features(evidence, worth, self.library.topics, near, classified)
        is_referred = classified is None or classified.referring >= classified.outside
        return Analysis(worth, surely, near, found, has_meaning, evidence.foreseen, is_referred)

    def _evaluate(self, text: str) -> Evaluation:
        evidence, topics = self.library.evidence(text), self.library.topics
        worth = evidence.worth + self.weights.cue * self.cues.count(text, topics)
        if self.placing is None or evidence.vector is None:
            return Evaluation(evidence, None, worth, 1.0)
        scores = self.placing.scores(evidence.vector)
        classified = self.placing.trained(scores, topics, self.outside.lines, evidence.meant)
        return Evaluation(evidence, classified, worth + self.weights.placed * classified.above, self.weights.surely)

    def _completes(self, worth: NDArray[np.float32], context: Context) -> bool:
        """After a question back: all that is not plainly about something by itself."""
        return bool(context.offered) and float(_shares(worth).max()) < self.weights.sure

    def _ours(self, analysis: Analysis) -> tuple[float, float]:
        """How likely it is ours, and from where on that is enough."""
        weights, enough = self.weights.scope_by_words, self.weights.ours_by_words
        if analysis.has_meaning:
            weights, enough = self.weights.scope, self.weights.ours
        return 1 / (1 + math.exp(-float(np.dot(analysis.found, np.array(weights))))), enough

    def _questions_in(self, text: str) -> list[str]:
        """The clauses that ask; the last where none does."""
        questions = [each for each in clauses(text) if is_question(each)] or clauses(text)[-1:]
        return [each for each in questions[-CLAUSES:] if len(squeezed(each)) > 3]

    def _leaning(self, text: str, worth: NDArray[np.float32], context: Context) -> NDArray[np.float32]:
        topics = self.library.topics
        at = chosen(text, len(context.offered))
        if at is not None:
            return np.array([CHOSEN if topic == context.offered[at] else 0.0 for topic in topics], np.float32)
        found = worth + self.weights.before * self._evaluate(f"{context.text}，{text}").worth
        first = self.library.first.get(context.topic)
        related = set(self.library.card(first).related) if first is not None else set()
        ahead = np.array([self._ahead(topic, context, related) for topic in topics], np.float32)
        if names_no_subject(text) and not context.offered:
            ahead += np.array([SPOKEN_OF if topic == context.topic else 0 for topic in topics], np.float32)
        return found + ahead

    def _ahead(self, topic: str, context: Context, related: Set[str]) -> float:
        if topic in context.offered:
            return self.weights.offered
        if context.offered:
            return 0.0
        return self.weights.same if topic == context.topic else self.weights.near if topic in related else 0.0

    def _is_still_ours(self, text: str, context: Context, *, is_ours: bool) -> bool:
        """Who asks for a part of what was spoken of, and nothing else, is where that was."""
        if chosen(text, len(context.offered)) is not None:
            return True
        if names_no_subject(text) and not context.offered:
            return context.was_ours
        if is_ours:
            return True
        ours, enough = self._ours(self.hear(f"{context.text}，{text}"))
        return ours >= enough


def scope_features(
    evidence: Evidence,
    worth: NDArray[np.float32],
    topics: Sequence[str],
    near: Near,
    classified: Classification | None,
) -> NDArray[np.float64]:
    """In the order of SCOPE; 0 for what only a model knows where there is none. ``worth``: of each article."""
    refer = which_refer(tuple(topics))
    return np.array(
        [
            classified.together if classified is not None else 0,
            classified.ours if classified is not None else 0,
            classified.referring if classified is not None else 0,
            classified.outside if classified is not None else 0,
            _ahead(worth, refer),
            float(evidence.said[~refer].max(initial=0)),
            float(evidence.said[refer].max(initial=0)),
            near.meant,
            near.said,
            1,
        ]
    )


def _ahead(worth: NDArray[np.float32], refer: NDArray[np.bool_]) -> float:
    """How far the best article that answers is ahead of the best that refers elsewhere."""
    if refer.all() or not refer.any():
        return -ALONE if refer.all() else ALONE
    return float(np.clip(worth[~refer].max() - worth[refer].max(), -FAR_AHEAD, FAR_AHEAD))


def _shares(worth: NDArray[np.float32]) -> NDArray[np.float32]:
    likely = np.exp(worth - worth.max())
    return likely / likely.sum()  # type: ignore[no-any-return]
