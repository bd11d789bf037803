"""Decides when 京晓保 alerts a leader: for unrest stated in words or meant beyond doubt, not for a tone alone."""

from collections.abc import Sequence

from hotline.domains.understanding.screening.rules.claims import claims, ends_in_question
from hotline.domains.understanding.screening.rules.context import find_hits
from hotline.domains.understanding.screening.rules.speech import SpeechTurn, listen
from hotline.domains.understanding.screening.rules.verdict import Hears, UnrestVerdict, detect

#: Support that the words alone need. For a question about the law it is hardly ever reached.
CLAIMED, QUESTION_FACTOR = 0.95, 1.05
#: Likelihood by words and meaning together that is needed otherwise.
BEYOND_DOUBT = 0.8
#: Number of the last turns that the encoder gets. Earlier turns were screened when they were the last ones.
LOOKED_BACK = 4


def raised(turns: Sequence[SpeechTurn], hears: Hears | None = None) -> UnrestVerdict | None:
    """The verdict for which a leader is alerted; None for an ordinary question, as nearly all here are.

    The last turn also counts by itself: calm questions before it do not make it less grave.
    """
    return _claimed(turns, hears) or (_claimed(turns[-1:], hears) if len(turns) > 1 and turns[-1].by_caller else None)


def _claimed(spoken: Sequence[SpeechTurn], hears: Hears | None) -> UnrestVerdict | None:
    verdict = detect(spoken, hears=(lambda talk: hears(talk[-LOOKED_BACK:])) if hears is not None else None)
    if not verdict.is_unrest:
        return None
    if hears is not None and verdict.likely >= BEYOND_DOUBT:
        return verdict
    speech = listen(spoken)
    strongest = max(claims(speech, find_hits(speech)).values())
    return verdict if strongest >= (QUESTION_FACTOR if ends_in_question(speech) else CLAIMED) else None
