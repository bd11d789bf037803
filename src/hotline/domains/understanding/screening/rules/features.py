"""Features of the trained classifier: patterns, what speaks against them, marks of context, runs of characters and
sounds.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from hotline.domains.understanding.screening.rules.context import (
    BUSINESS,
    HEARSAY,
    IF_NOT,
    ME_WILL,
    NO_BLUFF,
    NOW,
    OFFICE,
    PAST,
    POLICY,
    THREATENED,
    YOU,
    PatternHit,
)
from hotline.domains.understanding.screening.rules.lexicon.gatherings import (
    CROWD,
    ROUTINE_VISIT,
    STATE_PLACE,
    WAGE_PLACE,
    people,
)
from hotline.domains.understanding.screening.rules.speech import Speech

MARKS = {
    "business": BUSINESS,
    "office": OFFICE,
    "hearsay": HEARSAY,
    "if not": IF_NOT,
    "i will": ME_WILL,
    "no bluff": NO_BLUFF,
    "now": NOW,
    "past": PAST,
    "policy": POLICY,
    "threatened": THREATENED,
    "you": YOU,
    "crowd": CROWD,
    "errand": ROUTINE_VISIT,
    "state": STATE_PLACE,
    "wages": WAGE_PLACE,
}
ENDS = {"last asks": BUSINESS, "last office": OFFICE, "last errand": ROUTINE_VISIT, "last policy": POLICY}
RUN = "#"
LAST = ">"
SOUND = "~"
QUESTION_PREFIX = "@"
SIZES = {RUN: (1, 2, 3), LAST: (1, 2, 3), SOUND: (2, 3), QUESTION_PREFIX: (2, 3)}
#: Characters whose sounds are remembered: more than everyday writing has, fewer than a stranger can send.
CHARACTERS = 8192
SAME_SOUND = re.compile("^([zcs])h|(n)g$")


def features(speech: Speech, hits: list[PatternHit], claims: dict[str, float]) -> dict[str, float]:
    """The named features of a talk.

    Runs of characters start with a mark: `#` the caller's words, `>` the last turn, `~` sounds, `@` the agent's words.
    """
    found = {f"claim {kind}": value for kind, value in claims.items()}
    for hit in hits:
        found[f"{hit.kind} {hit.pattern.name}" + ("" if hit.live else " not")] = 1.0
        found[f"{hit.kind} {'live' if hit.live else 'not'}"] = 1.0
        for reason in hit.against:
            found[f"against {reason}"] = 1.0
    found["anything live"] = float(any(hit.live for hit in hits))
    found["hidden"] = float("□" in speech.plain)
    found["many"] = float(people(speech.levelled) >= 5)
    found |= {f"mark {name}": 1.0 for name, mark in MARKS.items() if mark.search(speech.levelled)}
    found |= {name: 1.0 for name, mark in ENDS.items() if mark.search(speech.last)}
    found |= joined(found)
    return found | every_run(speech)


def joined(found: dict[str, float]) -> dict[str, float]:
    """Marks that mean something only together."""
    questions, many = "last asks" in found, bool(found["many"] or "mark crowd" in found)
    together = {
        "statement": not questions and "last office" not in found,
        "statement live": not questions and bool(found["anything live"]),
        "statement now": not questions and "mark now" in found,
        "statement many": not questions and many and "mark errand" not in found,
        "many now": many and "mark now" in found and "mark errand" not in found,
        "asks office": questions and "last office" in found,
    }
    return {name: 1.0 for name, holds in together.items() if holds}


def every_run(speech: Speech) -> dict[str, float]:
    question_runs = runs(QUESTION_PREFIX, marked(speech.agent_text)) if speech.agent_text else {}
    return (
        runs(RUN, marked(speech.plain))
        | runs(LAST, marked(speech.last))
        | runs(SOUND, sounds(marked(speech.plain)), " ")
        | question_runs
    )


def marked(text: str) -> str:
    """Beginning, end and pauses count as characters."""
    return f"^{re.sub('[，。！？、]+', '|', text)}$"


def sounds(text: str) -> list[str]:
    return [sound(char) for char in text]


@lru_cache(CHARACTERS)
def sound(char: str) -> str:
    """The character's sound without tone, with zh as z and ing as in: differences that recognisers and dialects
    lose.
    """
    from pypinyin import lazy_pinyin  # its tables take a quarter of a second, which most programs do not need

    return SAME_SOUND.sub(r"\1\2", lazy_pinyin(char)[0])


def runs(mark: str, units: Sequence[str], between: str = "") -> dict[str, float]:
    """The runs that occur, scaled so that long texts count no more than short ones."""
    there = {mark + between.join(units[at : at + size]) for size in SIZES[mark] for at in range(len(units) - size + 1)}
    return dict.fromkeys(there, 1 / len(there) ** 0.5) if there else {}
