"""Decides whether a dialogue shows unrest, of which kind and level, by which words. Rules and classifier may each raise
it.

Danger to life is raised by weaker evidence than the rest.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hotline.domains.understanding.screening.rules.claims import claims, ends_in_question
from hotline.domains.understanding.screening.rules.context import NOW, PatternHit, find_hits
from hotline.domains.understanding.screening.rules.features import RUN, features, runs
from hotline.domains.understanding.screening.rules.learned import Meant, Opinion, UnrestWeights, builtin, opinion
from hotline.domains.understanding.screening.rules.lexicon import UnrestKind
from hotline.domains.understanding.screening.rules.lexicon.gatherings import people
from hotline.domains.understanding.screening.rules.recourse import is_lawful
from hotline.domains.understanding.screening.rules.speech import BREAK, Speech, SpeechTurn, listen

BORNE_OUT = 0.95
"""From this support on, a claim of the rules counts."""
RED = 0.4
GATHERING = {UnrestKind.PETITION, UnrestKind.WAGES}
LIFE = {UnrestKind.SELF_HARM, UnrestKind.VIOLENCE}
GRAVE = {"jump", "fall", "edge", "edge now", "fight", "weapon", "fuel", "blade", "rope", "kill"}
MANY = 5
ARMED = {"weapon", "fight", "hostage", "wait for", "burn"}


LIKELY = 0.2
"""Likelihood from which unrest is raised. It is low because a missed case costs more than a false alarm."""
LIKELY_RED, LIKELY_RED_LEXICAL = 0.02, 0.1
"""The same where the level would be 红: with an encoder, and by the words alone."""
LIKELY_RED_NOTE = LIKELY_RED_LEXICAL
"""The same in staff's notes of their own work. These are mostly a few routine words, few of which the encoder knows."""
NOT_EXCLUDED = 0.03
"""The same where the words themselves claim danger to life, and no question of business follows."""
CALM = 0.002
"""Below this likelihood by the words alone, a dialogue is calm without the encoder.

Of 721 held-out dialogues with unrest, one is below; of citizens' questions, three in four.
"""

type Hears = Callable[[Sequence[SpeechTurn]], Meant]


class Level(StrEnum):
    RED = "红"
    ORANGE = "橙"
    YELLOW = "黄"


@dataclass(frozen=True, slots=True)
class UnrestVerdict:
    """No kind and no level: no unrest. Evidence: the words as they were said. ``likely``: unrest at all, 0 to 1."""

    kind: UnrestKind | None = None
    level: Level | None = None
    evidence: tuple[str, ...] = ()
    likely: float = 0.0

    @property
    def is_unrest(self) -> bool:
        return self.kind is not None


def detect(
    turns: Sequence[SpeechTurn],
    weights: UnrestWeights | None = None,
    hears: Hears | None = None,
    likely_red: float = LIKELY_RED,
) -> UnrestVerdict:
    """The verdict on a dialogue.

    ``hears``: the encoder's opinion on a talk, queried where the words leave a doubt. Without it the words decide
    alone. ``likely_red``: the likelihood, 0 to 1, from which 红 is raised once the encoder was queried.
    """
    speech = listen(turns)
    if not speech.text.strip(BREAK) or is_lawful(speech.plain):
        return UnrestVerdict()
    weights = weights or builtin()
    hits = find_hits(speech)
    borne_out = claims(speech, hits)
    found = features(speech, hits, borne_out)
    view = opinion(weights, found)
    enough = LIKELY_RED_LEXICAL
    if hears is not None and view.unrest >= CALM:
        view, enough = opinion(weights, found, hears(turns)), likely_red
    if not raises(speech, borne_out, view, enough):
        return UnrestVerdict(likely=view.unrest)
    kind = likeliest(borne_out, view)
    grave = level(kind, speech, hits, view, borne_out)
    return UnrestVerdict(kind, grave, evidence(kind, speech, hits, weights), view.unrest)


def raises(speech: Speech, borne_out: dict[str, float], view: Opinion, likely_red: float) -> bool:
    if view.unrest >= LIKELY or (view.unrest >= likely_red and view.red >= RED):
        return True
    life = max(borne_out[kind] for kind in LIFE)
    return view.unrest >= NOT_EXCLUDED and life >= BORNE_OUT and not ends_in_question(speech)


def likeliest(borne_out: dict[str, float], view: Opinion) -> UnrestKind:
    return max(UnrestKind, key=lambda kind: view.kinds[kind] + 0.25 * min(borne_out[kind], 1.5))


def level(
    kind: UnrestKind, speech: Speech, hits: list[PatternHit], view: Opinion, borne_out: dict[str, float]
) -> Level:
    """The level: danger to life is 红; a crowd, a named time and place, or an open threat is 橙; the press alone is
    黄.
    """
    if kind is UnrestKind.SELF_HARM or borne_out[UnrestKind.SELF_HARM] >= BORNE_OUT:
        return Level.RED
    live = {hit.pattern.name for hit in hits if hit.live}
    if kind is UnrestKind.VIOLENCE:
        at_hand = bool(live & ARMED) or bool(live & {"kill", "blood", "smash"} and NOW.search(speech.levelled))
        return Level.RED if at_hand or view.red >= RED else Level.ORANGE
    if kind is UnrestKind.MEDIA:
        together = people(speech.levelled) >= MANY or any(hit.live and hit.kind in GATHERING for hit in hits)
        return Level.ORANGE if together and NOW.search(speech.levelled) else Level.YELLOW
    return Level.RED if view.red >= RED or (kind is UnrestKind.WAGES and live & GRAVE) else Level.ORANGE


def evidence(kind: UnrestKind, speech: Speech, hits: list[PatternHit], weights: UnrestWeights) -> tuple[str, ...]:
    """The words matched by patterns of the kind, else by any live pattern, else the clause that weighed most."""
    live = [hit for hit in hits if hit.live]
    evidence = [hit for hit in live if hit.kind is kind] or live
    spans = merged([(hit.start, hit.end) for hit in evidence]) or [heaviest_clause(speech, weights)]
    return tuple(quoted for start, end in spans for quoted in speech.quote(start, end))


def heaviest_clause(speech: Speech, weights: UnrestWeights) -> tuple[int, int]:
    clauses = [found.span() for found in re.finditer(r"[^，。！？,.!?]+", speech.text)]
    if not clauses:
        return 0, len(speech.text)
    return max(clauses, key=lambda span: sum(weights.weight_of(run) for run in runs(RUN, speech.plain[slice(*span)])))


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans_joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if spans_joined and start <= spans_joined[-1][1]:
            spans_joined[-1] = (spans_joined[-1][0], max(end, spans_joined[-1][1]))
        else:
            spans_joined.append((start, end))
    return spans_joined
