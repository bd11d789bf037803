"""When 京晓保 raises the leader: on unrest claimed in so many words, or meant beyond doubt; not on a tone alone."""

from collections.abc import Sequence

from hotline.domains.understanding.screening.rules.claims import asks_in_the_end, claims
from hotline.domains.understanding.screening.rules.context import find_cues
from hotline.domains.understanding.screening.rules.speech import Turn, listen
from hotline.domains.understanding.screening.rules.verdict import Hears, Verdict, judge

#: How strongly the words themselves must say so; a question about the law hardly ever does.
CLAIMED, ASKED = 0.95, 1.05
#: How likely it must be by words and meaning together where they do not.
BEYOND_DOUBT = 0.8
#: Turns that an encoder is asked about: those before were when they were the last.
HEARD = 4


def raised(said: Sequence[Turn], hears: Hears | None = None) -> Verdict | None:
    """What to raise the leader for; None for an ordinary question, as nearly all are here.

    What is said last counts by itself as well: what was asked in peace before does not make it less.
    """
    return _claimed(said, hears) or (_claimed(said[-1:], hears) if len(said) > 1 and said[-1].by_caller else None)


def _claimed(said: Sequence[Turn], hears: Hears | None) -> Verdict | None:
    verdict = judge(said, hears=(lambda talk: hears(talk[-HEARD:])) if hears is not None else None)
    if not verdict.is_unrest:
        return None
    if hears is not None and verdict.likely >= BEYOND_DOUBT:
        return verdict
    speech = listen(said)
    strongest = max(claims(speech, find_cues(speech)).values())
    return verdict if strongest >= (ASKED if asks_in_the_end(speech) else CLAIMED) else None
