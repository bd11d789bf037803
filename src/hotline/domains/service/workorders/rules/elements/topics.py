"""Classifies the topic of a talk: by patterns, and by how citizens ask about a topic and agents explain it."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from hotline.domains.service.workorders.rules.elements.lexicon import Topic
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Dialogue

type Ranking = Sequence[tuple[str, float]]
#: Topics like a text, best first, with scores between 0 and 1.
type Ranker = Callable[[str], Ranking]

GRAMS = (1, 2, 3)
NOISE = re.compile(r"[^一-龥a-zA-Z0-9]+")
#: Words of questions about person, number and address.
FORMAL = re.compile(
    r"姓名|电话|身份证|称呼|贵姓|地址|手机|联系方式|哪里|哪儿|单位名|全称|店名|厂名|名称|哪个区|地点|位置|单位叫|"
    r"哪家|什么地方|^单位[？?]?$"
)
FORMALITIES = re.compile(r"^.{0,5}(?:姓名|电话|身份证|登记|回访|回复)")
LONG_ANSWER = 40
#: Weights, in nats a unit of score: tuned on talks of our own (docs/algorithms/elements.md).
OPENING, BY_AGENT, PATTERNS, EARLY_PATTERNS, AGENT_PATTERNS, RANKED = 0.5, 0.8, 25.0, 12.0, 8.0, 15.0


def grams(text: str) -> Counter[str]:
    pieces = NOISE.sub(" ", text).split()
    return Counter(piece[at : at + size] for piece in pieces for size in GRAMS for at in range(len(piece) - size + 1))


class Likelihood:
    """How much likelier a text is under each topic than under all topics together: unigrams to trigrams of characters.

    Dirichlet smoothing: a gram that a topic never has costs little when it is rare everywhere, much when it is common.
    """

    PRIOR = 3000.0
    FACTS = 0.3
    MAX_COUNT = 2

    def __init__(self, topics: Sequence[Topic]) -> None:
        counts = {topic.id: self._counted(topic) for topic in topics}
        everywhere: Counter[str] = Counter()
        for counted in counts.values():
            everywhere.update(counted)
        total = everywhere.total() or 1
        self._known = frozenset(everywhere)
        self._unseen = {
            topic: math.log(self.PRIOR / (counted.total() + self.PRIOR)) for topic, counted in counts.items()
        }
        self._gains: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for topic, counted in counts.items():
            for gram, times in counted.items():
                self._gains[gram].append((topic, math.log(1 + times * total / (self.PRIOR * everywhere[gram]))))

    def _counted(self, topic: Topic) -> Counter[str]:
        patterns = (
            part
            for pattern in topic.keywords.patterns
            for part in re.split(r"[+|]", pattern)
            if not part.startswith("!")
        )
        counted: Counter[str] = Counter()
        for text in (topic.title, topic.keywords.short, *topic.phrasings, *patterns):
            counted.update(grams(text))
        for gram, times in grams(topic.facts).items():
            counted[gram] += self.FACTS * times  # type: ignore[assignment]  # a Counter holds any number
        return counted

    def scores(self, text: str) -> dict[str, float]:
        counted = {gram: min(times, self.MAX_COUNT) for gram, times in grams(text).items() if gram in self._known}
        size = sum(counted.values())
        scores = {topic: size * unseen for topic, unseen in self._unseen.items()}
        for gram, times in counted.items():
            for topic, gain in self._gains[gram]:
                scores[topic] += times * gain
        return scores


class TopicPatterns:
    """Patterns of topics. "a+b": both occur somewhere; "a|b": either occurs; "!c": does not occur."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._patterns = {topic.id: [_parsed(pattern) for pattern in topic.keywords.patterns] for topic in topics}

    def scores(self, text: str) -> dict[str, float]:
        """The score of each topic: the weight of its best pattern, half of the second, a quarter of the third."""
        found = {}
        for topic, patterns in self._patterns.items():
            weights = sorted(
                (weight for needed, barred, weight in patterns if _holds(text, needed, barred)), reverse=True
            )
            if weights:
                found[topic] = sum(weight / 2**place for place, weight in enumerate(weights[:3]))
        return found


def _parsed(pattern: str) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...], float]:
    parts = pattern.split("+")
    needed = tuple(tuple(part.split("|")) for part in parts if part and not part.startswith("!"))
    barred = tuple(part[1:] for part in parts if part.startswith("!"))
    size = sum(max(map(len, either)) for either in needed)
    return needed, barred, min(1.2, 0.25 + 0.11 * size + 0.1 * len(needed))


def _holds(text: str, needed: tuple[tuple[str, ...], ...], barred: tuple[str, ...]) -> bool:
    return all(any(word in text for word in either) for either in needed) and not any(word in text for word in barred)


class Topics:
    """``ranker``: what the hotline's search finds for the caller's words, when there is one, counts beside our own."""

    def __init__(self, topics: Sequence[Topic], ranker: Ranker | None = None) -> None:
        self._by_id = {topic.id: topic for topic in topics}
        self._patterns = TopicPatterns(topics)
        self._likelihood = Likelihood(topics)
        self._ranker = ranker

    def __getitem__(self, topic: str) -> Topic:
        return self._by_id[topic]

    def rank(self, talk: Dialogue) -> Ranking:
        """All evidence for each topic added up, best topic first."""
        caller, opening, explained = _substance(talk), talk.opening, _explained(talk)
        total = defaultdict[str, float](float)
        for weight, scores in (
            (1.0, self._likelihood.scores(caller)),
            (OPENING, self._likelihood.scores(opening)),
            (BY_AGENT, self._likelihood.scores(explained)),
            (PATTERNS, self._patterns.scores(caller)),
            (EARLY_PATTERNS, self._patterns.scores(opening)),
            (AGENT_PATTERNS, self._patterns.scores(explained)),
            (RANKED, dict(self._ranker(caller)) if self._ranker else {}),
        ):
            for topic, score in scores.items():
                total[topic] += weight * score
        ranked = sorted(total.items(), key=lambda one: (-one[1], one[0]))
        return [(self._refined(ranked[0][0], talk.citizen), ranked[0][1]), *ranked[1:]]

    def _refined(self, found: str, text: str) -> str:
        """The narrower topic where the caller names what makes it so."""
        for topic, keywords in ((one.id, one.keywords) for one in self._by_id.values()):
            if found in keywords.instead_of:
                needed, barred, _ = _parsed(keywords.when)
                if _holds(text, needed, barred):
                    return topic
        return found


def _substance(talk: Dialogue) -> str:
    """The caller's turns without short answers about person, number and address."""
    return "\n".join(
        text for at, text in talk.by(CITIZEN) if len(text) >= LONG_ANSWER or not FORMAL.search(talk.question_before(at))
    )


def _explained(talk: Dialogue) -> str:
    return "\n".join(text for _, text in talk.by(AGENT) if len(text) > 8 and not FORMALITIES.search(text))
