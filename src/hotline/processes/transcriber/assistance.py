"""The help that follows from what was said. The articles and the detector of unrest are with the web workers."""

from collections.abc import Awaitable, Callable, Sequence

import msgspec

from hotline.domains.understanding.conversation.rules.agent_assist import Hint
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.transcripts import Phrase, StatedFigures, Suggestion, SummaryDraft
from hotline.kernel.errors import Unavailable

SUBJECT = "assistant.assist"
#: The help of a busy web worker comes late; the transcript does not wait for it.
ANSWER_SECONDS = 8.0


class Turn(msgspec.Struct, frozen=True):
    """What one side said before the other spoke again, phrase by phrase."""

    by_caller: bool
    texts: tuple[str, ...]


class Progress(msgspec.Struct, frozen=True):
    """The hint after the first ``turns`` turns. The turn after them may still grow."""

    turns: int = 0
    hint: Hint = Hint()


class AssistRequest(msgspec.Struct, frozen=True):
    """``assistant.assist``: what helps after these turns. ``before``: as the last reply had it."""

    turns: tuple[Turn, ...]
    before: Progress = Progress()


class AssistReply(msgspec.Struct, frozen=True):
    """``hint`` after all turns; ``before``: for the next request. Not ``known``: there is no help now."""

    known: bool = False
    hint: Hint = Hint()
    suggestions: tuple[Suggestion, ...] = ()
    figures: tuple[StatedFigures, ...] = ()
    draft: SummaryDraft | None = None
    before: Progress = Progress()


type Assist = Callable[[AssistRequest], Awaitable[AssistReply]]


def turns_of(phrases: Sequence[Phrase]) -> tuple[Turn, ...]:
    """The phrases that are over, those of one side that follow each other as one turn."""
    turns = list[Turn]()
    for phrase in phrases:
        if not phrase.is_final:
            continue
        if turns and turns[-1].by_caller == phrase.by_caller:
            turns[-1] = Turn(phrase.by_caller, (*turns[-1].texts, phrase.text))
        else:
            turns.append(Turn(phrase.by_caller, (phrase.text,)))
    return tuple(turns)


class BusAssistance:
    """Asks whichever web worker is free."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    async def assist(self, request: AssistRequest) -> AssistReply:
        try:
            return await self._bus.request(SUBJECT, request, AssistReply, ANSWER_SECONDS)
        except (Unavailable, msgspec.DecodeError):  # a worker of another version may answer in another shape
            return AssistReply()
