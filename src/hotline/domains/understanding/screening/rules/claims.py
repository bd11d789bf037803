"""Turns matched patterns into claims: how strongly each kind of unrest is supported (1 and more decides)."""

from hotline.domains.understanding.screening.rules.context import (
    BUSINESS,
    HEARSAY,
    IF_NOT,
    NOW,
    OFFICE,
    PAST,
    POLICY,
    THREATENED,
    PatternHit,
)
from hotline.domains.understanding.screening.rules.lexicon import UnrestKind
from hotline.domains.understanding.screening.rules.lexicon.gatherings import (
    CROWD,
    ROUTINE_VISIT,
    STATE_PLACE,
    WAGE_PLACE,
    people,
)
from hotline.domains.understanding.screening.rules.speech import Speech

DECIDES = 3
FEW = 5


def claims(speech: Speech, hits: list[PatternHit]) -> dict[str, float]:
    live = [hit for hit in hits if hit.live]
    weights = {kind: weight(kind, live) for kind in UnrestKind}
    questions = ends_in_question(speech)
    return {
        UnrestKind.SELF_HARM: weights[UnrestKind.SELF_HARM] / DECIDES,
        UnrestKind.VIOLENCE: weights[UnrestKind.VIOLENCE] / DECIDES - 0.4 * questions,
        **gathering(speech, weights[UnrestKind.PETITION], questions),
        UnrestKind.EXTREME: weights[UnrestKind.EXTREME] / DECIDES - 0.5 * questions,
        UnrestKind.MEDIA: weights[UnrestKind.MEDIA] / DECIDES - 0.6 * questions,
        UnrestKind.DATE: weights[UnrestKind.DATE] / DECIDES - 0.6 * questions,
    }


def weight(kind: UnrestKind, live: list[PatternHit]) -> int:
    """The summed weights of different patterns of a kind. A repeated pattern counts once."""
    return sum({hit.pattern.name: hit.pattern.weight for hit in live if hit.kind is kind}.values())


def ends_in_question(speech: Speech) -> bool:
    """A caller who ends on a question of the office's business wants an answer, not unrest."""
    return bool(BUSINESS.search(speech.last) and (OFFICE.search(speech.last) or ROUTINE_VISIT.search(speech.last)))


def gathering(speech: Speech, acts: int, questions: bool) -> dict[str, float]:
    """Claims of gatherings: people and an act, without ordinary business.

    For wages at the employer's place it is a wage gathering, at a state office a petition.
    """
    text = speech.levelled
    crowd = people(text) >= FEW or bool(CROWD.search(text))
    strength = acts / DECIDES if crowd else (acts - 1) / DECIDES - 0.4
    strength += 0.3 * bool(NOW.search(text)) + 0.3 * bool(IF_NOT.search(text)) * crowd
    strength -= (
        0.8 * bool(ROUTINE_VISIT.search(text))
        + 0.8 * questions
        + 0.7 * bool(POLICY.search(text))
        + 0.7 * bool(PAST.search(text))
    )
    strength -= 0.7 * bool(HEARSAY.search(text)) + 0.7 * bool(THREATENED.search(text))
    if not acts:
        strength = 0.0
    about_wages = len(WAGE_PLACE.findall(text)) - len(STATE_PLACE.findall(text))
    return {
        UnrestKind.PETITION: strength if about_wages <= 0 else strength - 0.5,
        UnrestKind.WAGES: strength if about_wages > 0 else strength - 0.5,
    }
