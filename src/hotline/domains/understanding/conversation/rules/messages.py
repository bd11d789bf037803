"""What goes into a conversation with an AI seat and what comes out of it. All of it can be written to the bus.

Times ``at`` are seconds since the call was answered.
"""

from enum import StrEnum

import msgspec

from hotline.domains.voice.calls.ports import InstructionKind


class ReplyTone(StrEnum):
    """What a reply does."""

    GREETING = "greeting"
    ANSWER = "answer"
    REFER = "refer"
    REFUSE = "refuse"
    CLARIFY = "clarify"
    #: Reads back a name, a number or a whole case.
    CONFIRM = "confirm"
    #: Acknowledges without adding anything: 好的，您说.
    ACKNOWLEDGE = "acknowledge"
    #: The caller shall speak again, or is still there.
    PROMPT = "prompt"
    CASE = "case"
    PROGRESS = "progress"
    #: What the leader had it say.
    INSTRUCTED = "instructed"
    HANDOVER = "handover"
    ESCALATE = "escalate"
    FAREWELL = "farewell"


class SoundKind(StrEnum):
    """Sound on the line that is not the caller's speech."""

    NOISE = "noise"
    MUSIC = "music"
    OTHER_VOICES = "other_voices"
    ANSWERING_MACHINE = "answering_machine"
    #: The recogniser did not answer: whatever the caller said is lost.
    UNRECOGNISED = "unrecognised"


class HandoverReason(StrEnum):
    REQUESTED = "requested"
    ANGER = "anger"
    NOT_SURE = "not_sure"
    DANGER = "danger"
    #: The leader who is with the call wants it.
    LEADER = "leader"
    PERSONAL_DATA = "personal_data"
    #: Neither speech nor keys were understood, several times.
    UNHEARABLE = "unhearable"


class EndReason(StrEnum):
    GOODBYE = "goodbye"
    SILENCE = "silence"
    NO_BUSINESS = "no_business"
    ANSWERING_MACHINE = "answering_machine"


class _Message(msgspec.Struct, frozen=True, tag_field="type", forbid_unknown_fields=True):
    pass


class CallerSpoke(_Message, frozen=True, tag="spoke"):
    """Recognised words. Not ``is_final``: an interim result, for the wish for a person and for signs of listening.

    ``seconds``: since this turn of the caller's began.
    """

    text: str
    at: float = 0.0
    is_final: bool = True
    seconds: float = 0.0


class KeyPressed(_Message, frozen=True, tag="key"):
    """One of 0-9, * and #."""

    key: str
    at: float = 0.0


class SilenceLasted(_Message, frozen=True, tag="silence"):
    """Nobody has spoken for so long since the last reply ended."""

    seconds: float
    at: float = 0.0


class SpeechBegan(_Message, frozen=True, tag="began"):
    """The caller began to speak, perhaps while a reply was being played."""

    at: float = 0.0


class SpokenUpTo(_Message, frozen=True, tag="spoken"):
    """A reply was cut off: of ``Speak.text`` only so many characters reached the caller. The rest is not taken as
    said.
    """

    reply: int
    characters: int


class SoundDetected(_Message, frozen=True, tag="sound"):
    kind: SoundKind
    seconds: float = 0.0
    at: float = 0.0


class CaseLookedUp(_Message, frozen=True, tag="looked_up"):
    """The answer to ``LookUpCase``. ``progress`` "": no case of this number and telephone was found."""

    number: str
    progress: str = ""


class CaseTaken(_Message, frozen=True, tag="taken"):
    """The answer to ``TakeCase``: the number under which the case was stored, "" where it is told later."""

    number: str = ""
    #: It could not be stored.
    is_failed: bool = False


class MessageStored(_Message, frozen=True, tag="message_stored"):
    """The answer to ``OfferMessage``."""

    is_failed: bool = False


class SeatChanged(_Message, frozen=True, tag="seat"):
    """Another AI seat goes on, because the one before died in mid-talk."""

    at: float = 0.0


class Instructed(_Message, frozen=True, tag="instructed"):
    """The leader who is with the call, by number, instructs the seat. ``text``: of SPEAK."""

    kind: InstructionKind
    leader: str
    text: str = ""
    at: float = 0.0


type Incoming = (
    CallerSpoke
    | KeyPressed
    | SilenceLasted
    | SpeechBegan
    | SpokenUpTo
    | SoundDetected
    | CaseLookedUp
    | CaseTaken
    | MessageStored
    | SeatChanged
    | Instructed
)


class Speak(_Message, frozen=True, tag="speak"):
    """Plays a reply. ``sentences`` are for the voice: no brackets, figures in characters. What is still being played
    of an earlier reply is dropped first.
    """

    #: Number of the reply in this conversation, from 1.
    reply: int
    sentences: tuple[str, ...]
    tone: ReplyTone
    #: Best first.
    topics: tuple[str, ...] = ()
    #: False for what must be listened to: who to ring in danger, a hand-over.
    is_interruptible: bool = True
    #: Rate of speech and loudness that the caller asked for, 1.0 being usual.
    speed: float = 1.0
    loudness: float = 1.0
    #: The same as people read it, for the desk and the transcript.
    written: str = ""

    @property
    def text(self) -> str:
        return "".join(self.sentences)


class Acknowledge(_Message, frozen=True, tag="acknowledge"):
    """A word that shows a caller who speaks for long that he is heard: 嗯, 您说.

    It is no reply and no turn, and is left out where he has finished meanwhile.
    """

    text: str


class HandOver(_Message, frozen=True, tag="hand_over"):
    """The caller goes to a person. Urgent: at the head of the queue, and the leader is alerted at once."""

    reason: HandoverReason
    #: One or two lines for the desk before the first word.
    summary: str
    is_urgent: bool = False
    #: Level and kind of unrest by name, "" for none.
    level: str = ""
    unrest: str = ""
    topics: tuple[str, ...] = ()
    #: What was taken down so far, by the form's names (诉求人姓名, 联系电话 …).
    slots: dict[str, str] = {}


class OfferMessage(_Message, frozen=True, tag="message"):
    """The caller accepted the details of an article by SMS. ``phone`` "": to the number he calls from. Answered by
    ``MessageStored``.
    """

    topic: str
    phone: str = ""


class TakeCase(_Message, frozen=True, tag="take_case"):
    """The caller confirmed the case. Answered by ``CaseTaken``."""

    slots: dict[str, str]
    topics: tuple[str, ...] = ()
    summary: str = ""


class LookUpCase(_Message, frozen=True, tag="look_up"):
    """Both were confirmed by the caller. Answered by ``CaseLookedUp``."""

    number: str
    phone: str


class Finish(_Message, frozen=True, tag="finish"):
    """The talk is over once what is being played has ended: rating, then hang up."""

    reason: EndReason


type Outgoing = Speak | Acknowledge | HandOver | OfferMessage | TakeCase | LookUpCase | Finish
