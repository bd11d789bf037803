"""What somebody most likely asks about, and whether it is ours at all: search, cues, and what was said before."""

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from hotline.domains.assistant.rules.cues import Cues
from hotline.domains.assistant.rules.library import Library
from hotline.domains.assistant.rules.outside import Near, Outside
from hotline.domains.assistant.rules.placing import Placed, Placing
from hotline.domains.assistant.rules.reading import chosen, clauses, is_question, leans, names_no_matter, squeezed
from hotline.domains.assistant.rules.scope import Scope
from hotline.domains.knowledge.rules import Evidence

#: Longer texts are also heard clause by clause.
LONG, CLAUSES = 40, 8
#: What was chosen by its number is ahead of everything.
CHOSEN = 20.0
#: What was spoken of is so far ahead where only a part of it is asked for (要带什么材料), whoever foresees these words.
SPOKEN_OF = 25.0
SCOPE = ("learned", "placed", "placed outside", "meant", "said", "top", "cued", "outside meant", "outside said", "bias")
#: Which of them are known without a model.
WORDY = np.array([False, False, False, False, True, True, True, False, True, True])


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``cue``: a cue's worth; ``placed``: of each standard deviation that an article is above the others as learned,
    both beside what search makes of it; ``surely``: how much all that says where it is learned. ``scope``: of SCOPE;
    ``ours``: from this likelihood on a question is ours; both again for where no model is installed. From ``perhaps``
    on what we know is offered beside the referral elsewhere.

    ``clause``: of the best clause of a long text, ``asking``: of the one likeliest ours; ``before``: of the last
    question where the text leans on it; ``same``, ``near``: what the topic spoken of and those related to it have ahead
    then; ``offered``: what those have that were asked back about. Less likely than ``ask`` the best topic is asked back
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
    asking: float
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
    that were asked back about, empty where it was answered.
    """

    text: str = ""
    topic: str = ""
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Belief:
    """``likely``: of every article, together 1. ``outside``: whose business it is where it is not ``is_ours``;
    ``is_perhaps``: even so it may be ours. ``is_foreseen``: an article is asked for in just these words.
    """

    likely: NDArray[np.float32]
    is_ours: bool
    is_perhaps: bool
    outside: Near
    cued: NDArray[np.float32]
    is_foreseen: bool = False

    def best(self, most: int) -> list[int]:
        return [int(row) for row in np.argsort(-self.likely, kind="stable")[:most]]


class Heard(NamedTuple):
    """What a text says by itself. ``worth`` and ``cued`` of each article; ``found`` in the order of SCOPE.
    ``surely``: how much a worth says. ``is_foreseen``: as in Belief.
    """

    worth: NDArray[np.float32]
    cued: NDArray[np.float32]
    near: Near
    found: NDArray[np.float64]
    has_meaning: bool
    surely: float
    is_foreseen: bool


@dataclass(frozen=True)
class Mind:
    library: Library
    cues: Cues
    outside: Outside
    scope: Scope | None
    placing: Placing | None
    weights: Weights

    def believe(self, text: str, context: Context | None = None) -> Belief:
        heard = self.hear(text)
        worth, parts = heard.worth, self._asking(text) if len(text) > LONG else []
        if parts:
            worth = worth + self.weights.clause * np.max([part.worth for part in parts], 0)
        ours, enough = self._ours(heard, parts)
        is_ours = ours >= enough or heard.is_foreseen
        if context is not None and context.topic and (leans(text) or self._completes(heard.surely * worth, context)):
            worth = self._leaning(text, worth, context)
            is_ours = is_ours or self._is_still_ours(text, context)
        likely, is_perhaps = _shares(heard.surely * worth), ours >= self.weights.perhaps
        return Belief(likely, is_ours, is_perhaps, heard.near, heard.cued, heard.is_foreseen)

    def hear(self, text: str) -> Heard:
        evidence, topics = self.library.evidence(text), self.library.topics
        cued, placed, surely = self.cues.count(text, topics), None, 1.0
        worth = evidence.worth + self.weights.cue * cued
        if self.placing is not None and evidence.vector is not None:
            scores = self.placing.scores(evidence.vector)
            placed = self.placing.told(scores, topics, self.outside.lines, evidence.meant)
            worth, surely = worth + self.weights.placed * placed.above, self.weights.surely
        near = self.outside.nearest(text, evidence.place, placed.lines if placed is not None else None)
        learned = float(self.scope.scores(evidence.vector)) if self.scope and evidence.vector is not None else 0.0
        found = scope_features(evidence, cued, near, placed, learned)
        return Heard(worth, cued, near, found, evidence.vector is not None, surely, evidence.foreseen)

    def _completes(self, worth: NDArray[np.float32], context: Context) -> bool:
        """After a question back: all that is not plainly about something by itself."""
        return bool(context.offered) and float(_shares(worth).max()) < self.weights.sure

    def _ours(self, heard: Heard, parts: Sequence[Heard] = ()) -> tuple[float, float]:
        """How likely it is ours, and from where on that is enough. Of a long story the clause that asks likeliest for
        ours counts beside the whole, which is full of hospitals, courts and banks.
        """
        weights, enough = self.weights.scope_by_words, self.weights.ours_by_words
        if heard.has_meaning:
            weights, enough = self.weights.scope, self.weights.ours
        odds = log_odds(heard.found, weights)
        if parts:
            asked = max(log_odds(part.found, weights) for part in parts)
            odds += self.weights.asking * (asked - odds)
        return 1 / (1 + math.exp(-odds)), enough

    def _asking(self, text: str) -> list[Heard]:
        """The clauses that ask, each by itself; the last where none does."""
        asking = [each for each in clauses(text) if is_question(each)] or clauses(text)[-1:]
        return [self.hear(each) for each in asking[-CLAUSES:] if len(squeezed(each)) > 3]

    def _leaning(self, text: str, worth: NDArray[np.float32], context: Context) -> NDArray[np.float32]:
        topics = self.library.topics
        at = chosen(text, len(context.offered))
        if at is not None:
            return np.array([CHOSEN if topic == context.offered[at] else 0.0 for topic in topics], np.float32)
        found = worth + self.weights.before * self.hear(f"{context.text}，{text}").worth
        first = self.library.first.get(context.topic)
        related = set(self.library.card(first).related) if first is not None else set()
        ahead = np.array([self._ahead(topic, context, related) for topic in topics], np.float32)
        if names_no_matter(text) and not context.offered:
            ahead += np.array([SPOKEN_OF if topic == context.topic else 0 for topic in topics], np.float32)
        return found + ahead

    def _ahead(self, topic: str, context: Context, related: Set[str]) -> float:
        if topic in context.offered:
            return self.weights.offered
        if context.offered:
            return 0.0
        return self.weights.same if topic == context.topic else self.weights.near if topic in related else 0.0

    def _is_still_ours(self, text: str, context: Context) -> bool:
        if chosen(text, len(context.offered)) is not None:
            return True
        ours, enough = self._ours(self.hear(f"{context.text}，{text}"))
        return ours >= enough


def scope_features(
    evidence: Evidence, cued: NDArray[np.float32], near: Near, placed: Placed | None, learned: float
) -> NDArray[np.float64]:
    """In the order of SCOPE; 0 for what only a model knows where there is none."""
    return np.array(
        [
            learned,
            placed.ours if placed is not None else 0,
            placed.outside if placed is not None else 0,
            float(evidence.meant.max()),
            float(evidence.said.max()),
            min(float(evidence.worth.max()), 10) / 10,
            min(float(cued.sum()), 2),
            near.meant,
            near.said,
            1,
        ]
    )


def log_odds(features: NDArray[np.float64], weights: Sequence[float]) -> float:
    return float(np.dot(features, np.array(weights)))


def _shares(worth: NDArray[np.float32]) -> NDArray[np.float32]:
    likely = np.exp(worth - worth.max())
    return likely / likely.sum()  # type: ignore[no-any-return]
