"""The transcript of a talk as the desk and the leaders' page get it: numbers masked."""

from typing import Annotated, Self

import msgspec

from hotline.infrastructure.transcripts import REMINDERS, Transcript
from hotline.kernel.masking import mask_numbers_in
from hotline.kernel.published import known


class PhraseOut(msgspec.Struct, frozen=True):
    """What one side said without a pause, in milliseconds of the recording. Not ``is_final``: it may change."""

    by_caller: bool
    from_ms: int
    to_ms: int
    text: str
    is_final: bool


class ReminderOut(msgspec.Struct, frozen=True):
    """``evidence``: what was said that it rests on, "" for none."""

    id: str
    kind: Annotated[str, known(*REMINDERS)]
    text: str
    evidence: str


class SuggestedArticleOut(msgspec.Struct, frozen=True):
    """An article that answers the citizen, with the passage that fits best."""

    topic: str
    title: str
    passage: str


class StatedFiguresOut(msgspec.Struct, frozen=True):
    """Fields of a policy calculator that the citizen has stated, as they are typed; ``wording`` for who checks it."""

    calculator: str
    inputs: dict[str, str]
    wording: str


class SummaryDraftOut(msgspec.Struct, frozen=True):
    """A draft for the wrap-up, numbers masked. ``topic`` "" where no article answers."""

    topic: str
    text: str


class TranscriptOut(msgspec.Struct, frozen=True):
    """``state``: why nothing is written down, or that it is. ``level`` and ``unrest`` by name, "" for none."""

    state: Annotated[str, known("off", "away", "waiting", "not_chosen", "full", "not_recorded", "running", "over")]
    phrases: list[PhraseOut]
    reminder: ReminderOut | None
    suggestions: list[SuggestedArticleOut]
    figures: list[StatedFiguresOut]
    draft: SummaryDraftOut | None
    level: str
    unrest: str
    evidence: list[str]

    @classmethod
    def of(cls, state: str, transcript: Transcript | None) -> Self:
        if transcript is None:
            return cls(state, [], None, [], [], None, "", "", [])
        reminder = transcript.reminder
        return cls(
            state,
            phrases_out(transcript),
            ReminderOut(reminder.id, reminder.kind, reminder.text, mask_numbers_in(reminder.evidence))
            if reminder
            else None,
            [SuggestedArticleOut(each.topic, each.title, each.passage) for each in transcript.suggestions],
            [StatedFiguresOut(each.calculator, each.inputs, each.wording) for each in transcript.figures],
            SummaryDraftOut(draft.topic, mask_numbers_in(draft.text)) if (draft := transcript.draft) else None,
            transcript.level,
            transcript.unrest,
            [mask_numbers_in(text) for text in transcript.evidence],
        )


def phrases_out(transcript: Transcript) -> list[PhraseOut]:
    """The phrases, numbers masked."""
    return [
        PhraseOut(each.by_caller, each.from_ms, each.to_ms, mask_numbers_in(each.text), each.is_final)
        for each in transcript.phrases
    ]
