"""From cues to claims: how strongly each kind of unrest is borne out by what was found (1 and more decides)."""

from hotline.domains.understanding.screening.rules.context import (
    BUSINESS,
    HEARSAY,
    IF_NOT,
    NOW,
    OFFICE,
    PAST,
    POLICY,
    THREATENED,
    Cue,
)
from hotline.domains.understanding.screening.rules.lexicon import Kind
from hotline.domains.understanding.screening.rules.lexicon.gatherings import (
    CROWD,
    ERRAND,
    STATE_PLACE,
    WAGE_PLACE,
    people,
)
from hotline.domains.understanding.screening.rules.speech import Speech

DECIDES = 3
FEW = 5


def claims(speech: Speech, cues: list[Cue]) -> dict[str, float]:
    live = [cue for cue in cues if cue.live]
    weighed = {kind: weight(kind, live) for kind in Kind}
    asks = asks_in_the_end(speech)
    return {
        Kind.SELF_HARM: weighed[Kind.SELF_HARM] / DECIDES,
        Kind.VIOLENCE: weighed[Kind.VIOLENCE] / DECIDES - 0.4 * asks,
        **gathering(speech, weighed[Kind.PETITION], asks),
        Kind.EXTREME: weighed[Kind.EXTREME] / DECIDES - 0.5 * asks,
        Kind.MEDIA: weighed[Kind.MEDIA] / DECIDES - 0.6 * asks,
        Kind.DATE: weighed[Kind.DATE] / DECIDES - 0.6 * asks,
    }


def weight(kind: Kind, live: list[Cue]) -> int:
    """Different patterns add up; one said twice does not."""
    return sum({cue.pattern.name: cue.pattern.weight for cue in live if cue.kind is kind}.values())


def asks_in_the_end(speech: Speech) -> bool:
    """A caller who ends on a question of the office's business wants an answer, not unrest."""
    return bool(BUSINESS.search(speech.last) and (OFFICE.search(speech.last) or ERRAND.search(speech.last)))


def gathering(speech: Speech, acts: int, asks: bool) -> dict[str, float]:
    """People, an act, no errand; wages and the employer's place: a wage gathering; the state's place: a petition."""
    text = speech.levelled
    crowd = people(text) >= FEW or bool(CROWD.search(text))
    strength = acts / DECIDES if crowd else (acts - 1) / DECIDES - 0.4
    strength += 0.3 * bool(NOW.search(text)) + 0.3 * bool(IF_NOT.search(text)) * crowd
    strength -= (
        0.8 * bool(ERRAND.search(text)) + 0.8 * asks + 0.7 * bool(POLICY.search(text)) + 0.7 * bool(PAST.search(text))
    )
    strength -= 0.7 * bool(HEARSAY.search(text)) + 0.7 * bool(THREATENED.search(text))
    if not acts:
        strength = 0.0
    about_wages = len(WAGE_PLACE.findall(text)) - len(STATE_PLACE.findall(text))
    return {
        Kind.PETITION: strength if about_wages <= 0 else strength - 0.5,
        Kind.WAGES: strength if about_wages > 0 else strength - 0.5,
    }
