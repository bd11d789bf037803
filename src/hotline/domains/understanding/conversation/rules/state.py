"""The state of a conversation: all that another AI seat needs to go on after this one dies."""

from enum import StrEnum

import msgspec


class Stage(StrEnum):
    TALKING = "talking"
    #: A case is being taken in pieces.
    TAKING_CASE = "taking_case"
    #: A case was read back; the caller shall confirm it.
    CONFIRMING_CASE = "confirming_case"
    #: The number of a case and its telephone are being collected.
    LOOKING_UP = "looking_up"
    HANDED_OVER = "handed_over"
    OVER = "over"


class Spoken(msgspec.Struct, frozen=True):
    """One turn. The seat's text is what the caller heard of it."""

    by_caller: bool
    text: str
    #: The caller's text with homophones put right; the seat's as it is.
    understood: str
    topics: tuple[str, ...] = ()
    #: Whether the turn belongs to a question and its answer: greetings and thanks do not.
    is_business: bool = False


class Instruction(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a leader, by number, instructed the seat to do. ``why_not``: why it could not, "" where it did."""

    kind: str
    leader: str
    text: str = ""
    why_not: str = ""


class ConversationState(msgspec.Struct, frozen=True, omit_defaults=True):
    """Stored after each step (``msgspec.json.encode``); a later version reads what an earlier one stored."""

    #: Staff number that the seat names in its greeting.
    staff_number: str = ""
    stage: Stage = Stage.TALKING
    turns: tuple[Spoken, ...] = ()
    #: Topics in the order in which they were answered, each once.
    topics: tuple[str, ...] = ()
    #: What was taken down, by the form's names. A later correction replaces the earlier value.
    slots: dict[str, str] = {}
    #: Number of the last reply, and its sentences as people read them.
    replies: int = 0
    last_reply: str = ""
    #: The last reply that answered something, which is what is repeated on request.
    last_answer: str = ""
    #: Turns in a row that were not understood; silences in a row; turns of anger; turns without business.
    unsure: int = 0
    silences: int = 0
    anger: int = 0
    idle: int = 0
    #: Sounds in a row in which no words were understood.
    unheard: int = 0
    #: Seconds of the caller's turn at which he was last shown that he is heard, 0 for not yet.
    acknowledged: float = 0.0
    speed: float = 1.0
    loudness: float = 1.0
    #: Topic whose details were offered by SMS with the last reply.
    offered: str = ""
    #: The number he calls from is withheld or no mobile phone: no SMS can be sent to it.
    no_mobile: bool = False
    #: Look-ups of a case in this talk that found nothing.
    not_found: int = 0
    #: Field of the form that the last reply asked for.
    requested_field: str = ""
    #: The number of the caller's turn, from 1, with which the case or the look-up began.
    began: int = 0
    #: answered, referred, person, case, emergency or ended: what the talk has come to so far.
    outcome: str = "ended"
    #: The caller's turn (from 1) after which he was handed over, None before.
    handover_turn: int | None = None
    #: Unrest so far, by name; it never falls.
    level: str = ""
    unrest: str = ""
    instructions: tuple[Instruction, ...] = ()

    @property
    def caller_texts(self) -> list[str]:
        return [each.text for each in self.turns if each.by_caller]
