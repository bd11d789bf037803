"""Runs one conversation: a pure machine from state and incoming message to the next state and outgoing messages."""

from dataclasses import dataclass
from typing import NamedTuple

from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules import by_message, case_intake, look_up, wording
from hotline.domains.understanding.conversation.rules import slots as form
from hotline.domains.understanding.conversation.rules.acts import CONTROL_TERMS, Act, accepts_message, act_of
from hotline.domains.understanding.conversation.rules.answer import answered, idled, is_surely_ours
from hotline.domains.understanding.conversation.rules.hand_over import (
    handed_over,
    names_danger,
    with_unrest,
)
from hotline.domains.understanding.conversation.rules.homophones import with_terms
from hotline.domains.understanding.conversation.rules.instructions import followed
from hotline.domains.understanding.conversation.rules.knowledge import Knowledge
from hotline.domains.understanding.conversation.rules.messages import (
    Acknowledge,
    CallerSpoke,
    CaseLookedUp,
    CaseTaken,
    EndReason,
    Finish,
    HandoverReason,
    Incoming,
    Instructed,
    KeyPressed,
    MessageStored,
    Outgoing,
    ReplyTone,
    SeatChanged,
    SilenceLasted,
    SoundDetected,
    SoundKind,
    SpokenUpTo,
)
from hotline.domains.understanding.conversation.rules.replies import (
    Step,
    continued,
    faster,
    louder,
    quieter,
    repeated,
    slower,
    spoken,
    truncated,
)
from hotline.domains.understanding.conversation.rules.state import ConversationState, Spoken, Stage
from hotline.domains.understanding.conversation.rules.turn_ends import is_dictating
from hotline.domains.understanding.screening.rules.lexicon import UnrestKind

__all__ = ["Conversation", "Step"]

#: Silences in a row after which the machine hangs up; turns without business and turns of anger that are borne.
SILENCES, IDLE, ANGRY = 3, 4, 2
#: A caller who has spoken for so many seconds since he last was shown that he is heard is shown so.
ACKNOWLEDGED_SECONDS = 8.0
#: Sounds without a word in a row after which a person listens.
UNHEARD = 3


class _Turn(NamedTuple):
    """The caller's utterance with its homophones put right, and what he does with it."""

    understood: str
    act: Act


@dataclass(frozen=True)
class Conversation:
    knowledge: Knowledge

    def begin(self, staff_number: str = "", *, no_mobile: bool = False) -> Step:
        """The first step of a call: who speaks, and that it is a machine."""
        state = ConversationState(staff_number=staff_number, no_mobile=no_mobile)
        return spoken(state, wording.greeting(staff_number), ReplyTone.GREETING)

    def step(self, state: ConversationState, incoming: Incoming) -> Step:
        """The next state and what is to be done. The same state and message always give the same step."""
        if state.stage is Stage.OVER:
            return Step(state, ())
        match incoming:
            case CallerSpoke(text=text, is_final=True) if text.strip():
                return self._spoke(replace(state, silences=0, unheard=0, acknowledged=0.0), text.strip())
            case CallerSpoke(text=text, is_final=False, seconds=seconds):
                return self._interim(state, text.strip(), seconds)
            case CallerSpoke() | SilenceLasted():
                return self._silent(state)
            case KeyPressed(key="0"):
                return handed_over(state, HandoverReason.REQUESTED, wording.TO_A_PERSON)
            case KeyPressed(key=key):
                return self._spoke(state, key) if key.isdigit() and state.stage is Stage.LOOKING_UP else Step(state, ())
            case SpokenUpTo(reply=reply, characters=characters):
                return Step(truncated(state, reply, characters), ())
            case SoundDetected(kind=kind):
                return self._sound(state, kind)
            case CaseTaken(is_failed=True):
                return case_intake.failed(state)
            case CaseTaken(number=number):
                return case_intake.stored(state, number)
            case MessageStored(is_failed=True):
                return spoken(state, wording.MESSAGE_FAILED, ReplyTone.PROMPT)
            case CaseLookedUp(progress=progress):
                return look_up.found(state, progress)
            case Instructed():
                return followed(state, incoming)
            case SeatChanged():
                return spoken(state, wording.RESUMED, ReplyTone.PROMPT)
            case _:
                return Step(state, ())

    def _interim(self, state: ConversationState, text: str, seconds: float) -> Step:
        """Before the caller has finished only the wish for a person counts. Who speaks for long is shown that he is
        heard, but nobody is talked into a number.
        """
        if state.stage is Stage.HANDED_OVER:
            return Step(state, ())
        if _act(text, text) is Act.PERSON:
            return handed_over(state, HandoverReason.REQUESTED, wording.TO_A_PERSON)
        if not text or seconds - state.acknowledged < ACKNOWLEDGED_SECONDS or is_dictating(state, text):
            return Step(state, ())
        word = wording.GO_ON[int(seconds / ACKNOWLEDGED_SECONDS + 1) % len(wording.GO_ON)]
        return Step(replace(state, acknowledged=seconds), (Acknowledge(word),))

    def _spoke(self, state: ConversationState, text: str) -> Step:
        understood = self.knowledge.understood(text)
        turn = _Turn(understood, _act(text, understood))
        state = replace(state, turns=(*state.turns, Spoken(True, text, understood)))
        before = state.level
        if turn.act is not Act.CLOSING or names_danger(text, understood):
            state = with_unrest(state, self.knowledge)
        if state.stage is Stage.HANDED_OVER:
            return self._after_handover(state, is_graver=state.level != before)
        if state.level and state.level != before:
            return self._urgent(state)
        if turn.act is Act.ANNOUNCEMENT:
            return self._sound(state, SoundKind.ANSWERING_MACHINE)
        if turn.act is Act.PERSON:
            return handed_over(state, HandoverReason.REQUESTED, wording.TO_A_PERSON)
        if turn.act is Act.ANGER:
            return self._angry(state)
        return self._ordinary(state, turn)

    def _ordinary(self, state: ConversationState, turn: _Turn) -> Step:
        if state.requested_field == by_message.NUMBER:
            by_number = by_message.went_on(state, turn.act)
            if by_number is not None:
                return by_number
            state = replace(state, requested_field="")
        by_act = self._by_act(state, turn)
        if by_act is not None:
            return by_act
        if state.stage is Stage.LOOKING_UP or turn.act is Act.PROGRESS:
            return look_up.went_on(state)
        if state.stage in (Stage.TAKING_CASE, Stage.CONFIRMING_CASE):
            return case_intake.went_on(state, self.knowledge, turn.understood, turn.act)
        if turn.act is Act.CASE:
            return case_intake.begun(state, self.knowledge)
        if turn.act is Act.OPENING:
            return self._listening(state)
        if turn.act is Act.SUBJECT:
            return spoken(state, wording.WHICH, ReplyTone.CLARIFY)
        if turn.act in (Act.CLOSING, Act.YES, Act.LISTENING, Act.DENIAL):
            return self._closed(state, turn.act)
        if case_intake.gives_contact(turn.understood):
            return case_intake.begun(state, self.knowledge)
        return answered(state, self.knowledge, is_idle_allowed=IDLE)

    def _by_act(self, state: ConversationState, turn: _Turn) -> Step | None:
        """The steps that are the same at every stage."""
        match turn.act:
            case Act.SLOWER:
                return repeated(slower(state), wording.SLOWER)
            case Act.FASTER:
                return repeated(faster(state), wording.FASTER)
            case Act.QUIETER:
                return repeated(quieter(state), wording.QUIETER)
            case Act.WHO:
                return spoken(state, wording.who(state.staff_number), ReplyTone.PROMPT)
            case Act.LOUDER:
                return repeated(louder(state), wording.LOUDER)
            case Act.REPEAT:
                return repeated(state, wording.AGAIN)
            case Act.WAIT:
                return spoken(state, wording.WAITING, ReplyTone.ACKNOWLEDGE)
            case Act.SMALL_TALK:
                return idled(state, wording.SMALL_TALK, IDLE)
            case Act.ASIDE:
                return self._sound(state, SoundKind.OTHER_VOICES)
            case Act.MESSAGE if state.topics and state.stage is Stage.TALKING:
                return by_message.accepted(state)
            case _ if state.offered and accepts_message(turn.understood):
                return by_message.accepted(state)
            case _:
                return None

    def _listening(self, state: ConversationState) -> Step:
        at = len(state.caller_texts) % len(wording.LISTENING)
        return spoken(state, wording.LISTENING[at], ReplyTone.ACKNOWLEDGE)

    def _closed(self, state: ConversationState, act: Act) -> Step:
        if act is not Act.CLOSING:
            return spoken(state, wording.ACKNOWLEDGED if state.topics else wording.LISTENING[0], ReplyTone.ACKNOWLEDGE)
        step = spoken(state, wording.GOODBYE, ReplyTone.FAREWELL)
        return Step(step.state, (*step.outgoing, Finish(EndReason.GOODBYE)))

    def _angry(self, state: ConversationState) -> Step:
        """Once soothed; what he asks beside it is answered; the second time a person takes over."""
        state = replace(state, anger=state.anger + 1)
        if state.anger >= ANGRY:
            return handed_over(state, HandoverReason.ANGER, wording.TO_A_PERSON_ANGRY)
        if is_surely_ours(state, self.knowledge):
            return answered(state, self.knowledge, lead=wording.SOOTHED_BRIEFLY, is_idle_allowed=IDLE)
        return spoken(state, wording.SOOTHED, ReplyTone.ACKNOWLEDGE)

    def _urgent(self, state: ConversationState) -> Step:
        state = _with_gathering(state, self.knowledge)
        if state.level == "黄":
            return handed_over(state, HandoverReason.DANGER, wording.YELLOW, is_urgent=True)
        text = wording.ORANGE if state.level == "橙" else wording.RED
        if state.level == "红" and state.unrest == UnrestKind.SELF_HARM:
            text = wording.RED_LIFE
        step = handed_over(state, HandoverReason.DANGER, text, is_urgent=True)
        return Step(replace(step.state, outcome="emergency"), step.outgoing)

    def _after_handover(self, state: ConversationState, *, is_graver: bool) -> Step:
        """While he waits for the person, what he says is still taken down; a danger makes it urgent."""
        if is_graver and state.outcome != "emergency":
            return self._urgent(state)
        if state.level:
            state = _with_gathering(state, self.knowledge)
            return spoken(state, wording.NOTED_URGENT, ReplyTone.HANDOVER)
        return spoken(state, wording.TRANSFERRING, ReplyTone.HANDOVER)

    def _silent(self, state: ConversationState) -> Step:
        state = replace(state, silences=state.silences + 1)
        if state.stage is Stage.HANDED_OVER:
            return spoken(state, wording.TRANSFERRING, ReplyTone.HANDOVER)
        if state.silences >= SILENCES:
            return _ended(state, wording.HUNG_UP_SILENT, EndReason.SILENCE)
        return spoken(state, wording.STILL_THERE if state.silences == 1 else wording.STILL_SILENT, ReplyTone.PROMPT)

    def _sound(self, state: ConversationState, kind: SoundKind) -> Step:
        if state.stage is Stage.HANDED_OVER:
            return Step(state, ())
        match kind:
            case SoundKind.ANSWERING_MACHINE:
                return _ended(state, wording.MACHINE, EndReason.ANSWERING_MACHINE)
            case SoundKind.OTHER_VOICES:
                return spoken(state, wording.OTHERS_TALK, ReplyTone.PROMPT)
            case SoundKind.MUSIC:
                return self._silent(state)
            case SoundKind.UNRECOGNISED:
                return handed_over(state, HandoverReason.UNHEARABLE, wording.UNHEARABLE)
            case _:
                return self._noise(replace(state, unheard=state.unheard + 1))

    def _noise(self, state: ConversationState) -> Step:
        """A reply that it cut off goes on; then the caller is asked to speak again; then a person listens."""
        if state.unheard >= UNHEARD:
            return handed_over(state, HandoverReason.UNHEARABLE, wording.UNHEARABLE)
        if state.unheard == 1 and (step := continued(state)):
            return step
        return spoken(state, wording.NOISY, ReplyTone.PROMPT)


def _act(text: str, understood: str) -> Act:
    """By control words as they sound; what was put right decides where the recognised text shows nothing."""
    act = act_of(with_terms(text, CONTROL_TERMS))
    return act if act is not Act.NONE or text == understood else act_of(with_terms(understood, CONTROL_TERMS))


def _ended(state: ConversationState, text: str, reason: EndReason) -> Step:
    step = spoken(state, text, ReplyTone.FAREWELL)
    ending: tuple[Outgoing, ...] = (*step.outgoing, Finish(reason))
    return Step(replace(step.state, stage=Stage.OVER), ending)


def _with_gathering(state: ConversationState, knowledge: Knowledge) -> ConversationState:
    """Level, people, time, place, and who calls. Where it happens may be told as an address, when it is asked for."""
    texts = state.caller_texts
    understood = [each.understood for each in state.turns if each.by_caller]
    found = form.taken_down(texts, knowledge)
    address = form.site_at(found.get(form.PLACE, ""), understood)
    found = {key: found[key] for key in (form.NAME, form.PHONE, form.EMPLOYER, form.DISTRICT) if key in found}
    slots = {form.LEVEL: state.level, form.SITE: address, **form.gathering(understood), **found}
    return replace(state, slots=form.merged(state.slots, slots))
