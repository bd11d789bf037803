"""Ranks the topics that a question may be about, and decides whether it is ours: by search, patterns and earlier
turns.
"""

import math
from collections.abc import Sequence
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
    is_bare_complaint,
    is_question,
    leans,
    names_no_subject,
    squeezed,
)
from hotline.domains.understanding.assistant.rules.topic_classifier import Classification, TopicClassifier
from hotline.domains.understanding.assistant.rules.topic_patterns import TopicPatterns
from hotline.domains.understanding.knowledge.rules.search.evidence import Evidence

#: The largest lead of an article, and its lead when there is no article of the other kind.
FAR_AHEAD, ALONE = 10.0, 6.0
#: Longer texts are also analysed clause by clause, at most so many clauses.
LONG, CLAUSES = 40, 8
#: Lead of a topic that was chosen by its number.
CHOSEN = 20.0
#: Lead of the previous topic when only a part of it is asked for (要带什么材料), even over a phrasing of another.
SPOKEN_OF = 25.0
#: Beginnings of topics on wrongs at work, and the topic that says where to complain of them.
AT_WORK, COMPLAINT = ("wage-", "lc-", "leave-", "si-unit", "si-under", "si-probation", "insp-"), "insp-complain"
SCOPE = (
    *("together", "placed", "placed referring", "placed outside"),
    *("ahead", "said", "said referring", "outside meant", "outside said", "bias"),
)
#: The features of SCOPE that need no model.
WORDY = np.array([False, False, False, False, True, True, True, False, True, True])


class RankingWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of the ranking."""

    #: Worth of a pattern that matches, beside the worth by search.
    pattern: float = msgspec.field(name="cue")
    #: Worth of each standard deviation by which the classifier puts an article above the others.
    placed: float
    #: Scale of the total worth where the classifier is used.
    surely: float
    #: Weights of the features SCOPE.
    scope: tuple[float, ...]
    #: After another question: weights of the log odds by the text alone and together with that one, and a constant.
    scope_after: tuple[float, float, float]
    #: Likelihood from which a question is ours.
    ours: float
    #: Likelihood from which our topics are offered beside a referral.
    perhaps: float
    #: ``scope`` where no model is installed.
    scope_without_meaning: tuple[float, ...] = msgspec.field(name="scope_by_words")
    #: ``ours`` where no model is installed.
    ours_without_meaning: float = msgspec.field(name="ours_by_words")
    #: Weight of the best clause of a long text.
    clause: float
    #: After a question that was answered: weight of the text by itself, and of the previous question together with it.
    alone: float
    before: float
    #: Bonus of the previous topic then.
    same: float
    #: Bonus of topics related to the previous one then.
    near: float
    #: Bonus of topics of the same field as the previous one then.
    field: float
    #: Weight of both questions together after a question back.
    reply: float
    #: Bonus of the topics offered in a question back.
    offered: float
    #: Below this likelihood, a question back is asked.
    clarify: float = msgspec.field(name="ask")
    #: Below this likelihood, the next topics are offered beside the answer.
    sure: float
    #: Alternatives are named until their likelihoods add up to this.
    covered: float


@dataclass(frozen=True)
class Context:
    """The previous question."""

    #: "" at the beginning.
    text: str = ""
    #: Its topic; "" at the beginning.
    topic: str = ""
    #: Topics offered in a question back; () when it was answered.
    offered: tuple[str, ...] = ()
    #: It was not referred to another line.
    was_ours: bool = True


@dataclass(frozen=True)
class Ranking:
    """The ranking of the articles for a question."""

    #: Likelihood of each article; all add up to 1. 0 for articles that only refer to other lines.
    likely: NDArray[np.float32]
    #: Likelihood that the question is ours, and the one from which it is.
    ours: float
    enough: float
    is_ours: bool
    #: The question may be ours, even if ``is_ours`` is False.
    is_perhaps: bool
    #: If the question is not ours: the article that refers to another line, None when none fits best.
    referring: int | None
    #: The nearest other line.
    outside: Near
    #: The question is word for word a phrasing of an article.
    is_foreseen: bool = False

    def best(self, limit: int) -> list[int]:
        return [int(row) for row in np.argsort(-self.likely, kind="stable")[:limit]]


class Evaluation(NamedTuple):
    """The articles' worth for a text."""

    evidence: Evidence
    placed: Classification | None
    #: Of each article, by search, patterns and classifier together.
    worth: NDArray[np.float32]
    #: Scale of ``worth`` for likelihoods.
    surely: float


class Analysis(NamedTuple):
    """The analysis of a text without its context."""

    #: As in Evaluation, like ``surely``.
    worth: NDArray[np.float32]
    surely: float
    near: Near
    #: The features, in the order of SCOPE.
    found: NDArray[np.float64]
    has_meaning: bool
    #: As in Ranking.
    is_foreseen: bool
    #: An article that refers to another line fits as well as any line without such an article.
    is_referred: bool


@dataclass(frozen=True)
class Ranker:
    library: Library
    patterns: TopicPatterns
    outside: Outside
    classifier: TopicClassifier | None
    weights: RankingWeights

    def rank(self, text: str, context: Context | None = None) -> Ranking:
        analysis = self.hear(text)
        worth = self._with_clauses(text, analysis.worth)
        ours, enough = self._ours(analysis)
        is_ours = ours >= enough
        if context is not None and context.topic and context.offered:
            if leans(text) or self._completes(analysis.surely * worth, context):
                worth = self._chosen(text, worth, context)
                is_ours = self._is_still_ours(text, context, is_ours=is_ours)
        elif context is not None and context.topic:
            worth = self._following(text, worth, context)
            if not analysis.has_meaning or names_no_subject(text):
                is_ours = self._is_still_ours(text, context, is_ours=is_ours)
            else:
                ours = self._ours_after(analysis, context, text)
                is_ours = ours >= enough
        refer, first = which_refer(tuple(self.library.topics)), int(worth.argmax())
        if analysis.is_foreseen or refer.all():
            is_ours = not refer[first]
        own = worth if refer.all() else np.where(refer, -np.inf, worth).astype(np.float32)
        likely = _shares(analysis.surely * own)
        referring = first if refer[first] and analysis.is_referred else None
        is_perhaps = ours >= self.weights.perhaps
        return Ranking(likely, ours, enough, is_ours, is_perhaps, referring, analysis.near, analysis.is_foreseen)

    def hear(self, text: str) -> Analysis:
        evidence, classified, worth, surely = self._evaluate(text)
        near = self.outside.nearest(text, evidence.place, classified.lines if classified is not None else None)
        has_meaning = evidence.vector is not None
        found = scope_features(evidence, worth, self.library.topics, near, classified)
        is_referred = classified is None or classified.referring >= classified.outside
        return Analysis(worth, surely, near, found, has_meaning, evidence.foreseen, is_referred)

    def _evaluate(self, text: str) -> Evaluation:
        evidence, topics = self.library.evidence(text), self.library.topics
        worth = evidence.worth + self.weights.pattern * self.patterns.count(text, topics)
        if self.classifier is None or evidence.vector is None:
            return Evaluation(evidence, None, worth, 1.0)
        scores = self.classifier.scores(evidence.vector)
        classified = self.classifier.trained(scores, topics, self.outside.lines, evidence.meant)
        return Evaluation(evidence, classified, worth + self.weights.placed * classified.above, self.weights.surely)

    def _completes(self, worth: NDArray[np.float32], context: Context) -> bool:
        """Whether the text completes a question back: it does unless it is clearly about a topic by itself."""
        return bool(context.offered) and float(_shares(worth).max()) < self.weights.sure

    def _ours(self, analysis: Analysis) -> tuple[float, float]:
        """The likelihood that the question is ours, and the threshold for it."""
        enough = self.weights.ours if analysis.has_meaning else self.weights.ours_without_meaning
        return _sigmoid(self._scope(analysis)), enough

    def _scope(self, analysis: Analysis) -> float:
        """The log odds that the question is ours."""
        weights = self.weights.scope if analysis.has_meaning else self.weights.scope_without_meaning
        return float(np.dot(analysis.found, np.array(weights)))

    def _questions_in(self, text: str) -> list[str]:
        """The clauses that ask something; the last clause when none does."""
        questions = [each for each in clauses(text) if is_question(each)] or clauses(text)[-1:]
        return [each for each in questions[-CLAUSES:] if len(squeezed(each)) > 3]

    def _chosen(self, text: str, worth: NDArray[np.float32], context: Context) -> NDArray[np.float32]:
        """The worth of each article for the reply to a question back."""
        at, topics = chosen(text, len(context.offered)), self.library.topics
        if at is not None:
            return np.array([CHOSEN if topic == context.offered[at] else 0.0 for topic in topics], np.float32)
        offered = np.array([self.weights.offered if topic in context.offered else 0 for topic in topics], np.float32)
        return worth + self.weights.reply * self._evaluate(f"{context.text}，{text}").worth + offered

    def _following(self, text: str, worth: NDArray[np.float32], context: Context) -> NDArray[np.float32]:
        """The worth of each article for a question after another that was answered."""
        topics, weights = self.library.topics, self.weights
        together = self._evaluate(f"{context.text}，{text}").worth
        ahead = self._near(context.topic) @ np.array([weights.same, weights.near, weights.field], np.float32)
        if is_bare_complaint(text) and context.topic.startswith(AT_WORK):
            ahead += np.array([SPOKEN_OF if topic == COMPLAINT else 0 for topic in topics], np.float32)
        elif names_no_subject(text):
            ahead += np.array([SPOKEN_OF if topic == context.topic else 0 for topic in topics], np.float32)
        return weights.alone * worth + weights.before * together + ahead

    def _near(self, previous: str) -> NDArray[np.float32]:
        """Of each article, a column each: is its topic the previous one, related to it, of the same field."""
        topics, first = self.library.topics, self.library.first.get(previous)
        related = set(self.library.card(first).related) if first is not None else set()
        return np.array(
            [(each == previous, each in related, field_of(each) == field_of(previous)) for each in topics], np.float32
        )

    def follow_up_features(self, text: str, context: Context) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What the weights for a question after another are learned from.

        First what ``_following`` adds up, a row per article: by the text alone, together with the question before, and
        the columns of ``_near``; on the scale of likelihoods. Then what ``_ours_after`` adds up.
        """
        alone, together = self.hear(text), self._evaluate(f"{context.text}，{text}")
        worths = [self._with_clauses(text, alone.worth) * alone.surely, together.worth * together.surely]
        features = np.hstack([np.stack(worths, 1), self._near(context.topic)]).astype(np.float64)
        return features, self._scopes(alone, context, text)

    def _with_clauses(self, text: str, worth: NDArray[np.float32]) -> NDArray[np.float32]:
        """The worth with that of the best clause of a long text."""
        if len(text) <= LONG:
            return worth
        parts = [self._evaluate(each).worth for each in self._questions_in(text)]
        return worth + self.weights.clause * np.max(parts, 0) if parts else worth

    def _is_still_ours(self, text: str, context: Context, *, is_ours: bool) -> bool:
        """Whether the reply to a question back, or what only asks for another part of the previous matter, is ours;
        without a model also any other follow-up.
        """
        if chosen(text, len(context.offered)) is not None:
            return True
        if names_no_subject(text) and not context.offered:
            return context.was_ours
        if is_ours or not (context.offered or leans(text)):
            return is_ours
        ours, enough = self._ours(self.hear(f"{context.text}，{text}"))
        return ours >= enough

    def _ours_after(self, analysis: Analysis, context: Context, text: str) -> float:
        """The likelihood that a question after another is ours: by itself and together with the one before."""
        weights = self.weights.scope_after
        return _sigmoid(float(np.dot(self._scopes(analysis, context, text), np.array(weights))))

    def _scopes(self, analysis: Analysis, context: Context, text: str) -> NDArray[np.float64]:
        together = self.hear(f"{context.text}，{text}")
        return np.array([self._scope(analysis), self._scope(together), 1])


def field_of(topic: str) -> str:
    """The first part of a topic: pension, wi, lc …"""
    return topic.partition("-")[0]


def scope_features(
    evidence: Evidence,
    worth: NDArray[np.float32],
    topics: Sequence[str],
    near: Near,
    classified: Classification | None,
) -> NDArray[np.float64]:
    """The features in the order of SCOPE. Those that need a model are 0 without one. ``worth``: of each article."""
    refer = which_refer(tuple(topics))
    return np.array(
        [
            classified.together if classified is not None else 0,
            classified.ours if classified is not None else 0,
            classified.referring if classified is not None else 0,
            classified.outside if classified is not None else 0,
            _ahead(worth, refer),
            float(evidence.word_scores[~refer].max(initial=0)),
            float(evidence.word_scores[refer].max(initial=0)),
            near.meant,
            near.characters,
            1,
        ]
    )


def _ahead(worth: NDArray[np.float32], refer: NDArray[np.bool_]) -> float:
    """How far the best article that answers is ahead of the best that refers to another line."""
    if refer.all() or not refer.any():
        return -ALONE if refer.all() else ALONE
    return float(np.clip(worth[~refer].max() - worth[refer].max(), -FAR_AHEAD, FAR_AHEAD))


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def _shares(worth: NDArray[np.float32]) -> NDArray[np.float32]:
    likely = np.exp(worth - worth.max())
    return likely / likely.sum()  # type: ignore[no-any-return]
