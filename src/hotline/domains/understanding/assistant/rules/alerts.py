"""Danger in a dialogue: it belongs to the utterance that states it and to what follows closely, not to the sitting."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Sentence, Turn
from hotline.domains.understanding.screening.rules.alarm import raised
from hotline.domains.understanding.screening.rules.danger import Danger, first_to_ring, is_advice, repeated_advice
from hotline.domains.understanding.screening.rules.speech import SpeechTurn
from hotline.domains.understanding.screening.rules.verdict import Hears, detect

#: Turns that are looked back at for a danger that several of them state together.
LOOKED_BACK = 12
#: The role of 京晓保's own turns.
MACHINE = "assistant"
#: Likelihood of unrest from which a text right after a danger is no ordinary one: with an encoder, and by words alone.
UNEASY, UNEASY_LEXICAL = 0.02, 0.1
_STILL_IN_DANGER = re.compile(r"110|120|救救|救我|救命|想死|去死|等死|不想活|班长")


@dataclass(frozen=True)
class Alerts:
    dangers: Mapping[str, Danger]
    hears: Hears | None

    def reply(self, turns: Sequence[Turn], is_ordinary: Callable[[str], bool]) -> Reply | None:
        """Whom to ring, for a danger in the last turn or for a text that goes on about one. None for ordinary texts.

        A leader is alerted by an utterance that states a danger, not by what follows it. ``is_ordinary``: whether a
        text is a question or a remark of its own.
        """
        stretch, since, text = self._stretch(turns), self._since(turns), turns[-1].text
        stated = raised(since, self.hears)
        if stated is None and (not stretch or self._is_calm(text, is_ordinary)):
            return None
        verdict = stated or raised(stretch, self.hears)
        if verdict is None:
            return None
        spoken_text = "，".join([*(each.text for each in stretch if each.by_caller), text])
        first = first_to_ring(self.dangers, verdict, spoken_text)
        is_new = not turns[:-1] or turns[-2].text != first.response
        response = first.response if is_new else repeated_advice(first, verdict)
        level, kind = (str(stated.level), str(stated.kind)) if stated is not None else ("", "")
        return Reply(ReplyKind.ESCALATE, (), (Sentence(response),), number=first.number, level=level, unrest=kind)

    def is_over(self, turns: Sequence[Turn]) -> bool:
        """Whether the turn before the last one was answered with whom to ring."""
        return len(turns) > 1 and self._is_advice(turns[-2])

    def _is_calm(self, text: str, is_ordinary: Callable[[str], bool]) -> bool:
        if _STILL_IN_DANGER.search(text):
            return False
        enough = UNEASY if self.hears is not None else UNEASY_LEXICAL
        return detect([SpeechTurn("citizen", text)], hears=self.hears).likely < enough and is_ordinary(text)

    def _since(self, turns: Sequence[Turn]) -> list[SpeechTurn]:
        """The turns after the last advice: what was answered by it is not raised again. The articles that 京晓保 quoted
        in between speak of injuries, deaths and dismissals; they say nothing of this citizen.
        """
        last = max((at for at, each in enumerate(turns) if self._is_advice(each)), default=-1)
        return _spoken([each for each in turns[last + 1 :][-LOOKED_BACK:] if each.role != MACHINE])

    def _stretch(self, turns: Sequence[Turn]) -> list[SpeechTurn]:
        """The turns right before the last one that were answered with whom to ring; [] when that is over."""
        at = len(turns) - 1
        while at >= 2 and self._is_advice(turns[at - 1]):
            at -= 2
        return _spoken(turns[at:-1])

    def _is_advice(self, turn: Turn) -> bool:
        return not turn.by_citizen and is_advice(turn.text, self.dangers)


def _spoken(turns: Sequence[Turn]) -> list[SpeechTurn]:
    return [SpeechTurn(each.role, each.text) for each in turns]
