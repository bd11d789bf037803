"""What is said in a talk between people, written down while it lasts, and the help that follows from it.

Two entries a call: in the bucket ``transcripts`` what was said, sealed for that call; in ``transcribing`` a document
without a word of it, which tells screens that there is more to read.
"""

from datetime import datetime
from enum import StrEnum

import msgspec

from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import conversation_to_go_on, seal_text
from hotline.infrastructure.sealing_aside import aside
from hotline.kernel.sealed import Sealed

#: Kinds of reminders, as ``conversation.rules.reminders`` names them.
REMINDERS = ("unrest", "forbidden", "promise", "identity", "interruption", "time_limit", "rating", "silence")
BUCKET, STATES = "transcripts", "transcribing"


class Phrase(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one side says without a pause. The time is that of the recording, in milliseconds.

    Not ``is_final``: more may follow, and the text may change.
    """

    by_caller: bool
    from_ms: int
    to_ms: int
    text: str
    is_final: bool = True


class Reminder(msgspec.Struct, frozen=True):
    """A hint for the agent by ``reminders.ReminderKind``. ``evidence``: the text that it rests on."""

    id: str
    kind: str
    text: str
    at_ms: int
    evidence: str = ""


class PastReminder(msgspec.Struct, frozen=True):
    """A reminder that was given. ``is_followed``: None while the talk lasts, or where nothing said shows it."""

    kind: str
    at_ms: int
    is_followed: bool | None = None


class Suggestion(msgspec.Struct, frozen=True):
    """An article that answers the citizen: its code, title, and the passage that fits best."""

    topic: str
    title: str
    passage: str


class StatedFigures(msgspec.Struct, frozen=True):
    """What the citizen said that a policy calculator needs: field -> as it is typed; ``wording`` for who checks it."""

    calculator: str
    inputs: dict[str, str]
    wording: str


class SummaryDraft(msgspec.Struct, frozen=True):
    """A draft for the wrap-up. ``topic``: of the article that answers, "" for none."""

    topic: str
    text: str


class Transcript(msgspec.Struct, frozen=True, omit_defaults=True):
    """``read_ms``: how far the recording has been read, where another process goes on. ``agents``: who talked.

    ``past_reminders``: every reminder so far. ``suggestions``: best first. ``level``, ``unrest`` and ``evidence`` of
    unrest in what the citizen said, "" for none; a level never falls. ``progress``: of the help, for the next step.
    ``is_later``: written down from the recording once the call was over, without help or levels.
    """

    recording: str
    started_at: datetime
    agents: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    reminder: Reminder | None = None
    past_reminders: tuple[PastReminder, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    figures: tuple[StatedFigures, ...] = ()
    draft: SummaryDraft | None = None
    level: str = ""
    unrest: str = ""
    evidence: tuple[str, ...] = ()
    read_ms: int = 0
    is_over: bool = False
    is_later: bool = False
    progress: msgspec.Raw = msgspec.Raw(b"null")


class TranscribingState(StrEnum):
    RUNNING = "running"
    #: No rule chooses the talk.
    NOT_CHOSEN = "not_chosen"
    #: As many others are transcribed as the machine bears.
    FULL = "full"
    #: The citizen is not recorded, so nothing is written down.
    NOT_RECORDED = "not_recorded"
    #: Written down to the end.
    OVER = "over"


class Transcribing(msgspec.Struct, frozen=True):
    """Bucket ``transcribing``: whether a talk is written down. ``changes`` counts what was new.

    ``level`` of unrest by name, "" for none.
    """

    call: str
    agent: str
    state: TranscribingState
    changes: int = 0
    level: str = ""


def about(call: str) -> str:
    return f"transcript/{call}"


async def store(bus: Bus, call: str, transcript: Transcript) -> None:
    sealed = await aside(seal_text, msgspec.json.encode(transcript).decode(), about(call))
    await bus.bucket(BUCKET, Sealed).put(call, sealed)


async def load(bus: Bus, call: str) -> Transcript | None:
    """None where nothing was written down, or the key is destroyed."""
    found = await bus.bucket(BUCKET, Sealed).get(call)
    if found is None:
        return None
    try:
        return decoded(await aside(conversation_to_go_on, found[0], about(call)))
    except KeyError:
        return None


def decoded(text: str) -> Transcript:
    return msgspec.json.decode(text, type=Transcript)
