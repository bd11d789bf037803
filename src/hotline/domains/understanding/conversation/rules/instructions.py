"""What an AI seat makes of the instructions of the leader who is with its call."""

from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules import by_message, wording
from hotline.domains.understanding.conversation.rules.hand_over import handed_over
from hotline.domains.understanding.conversation.rules.messages import HandoverReason, Instructed, ReplyTone
from hotline.domains.understanding.conversation.rules.replies import Step, repeated, slower, spoken
from hotline.domains.understanding.conversation.rules.state import ConversationState, Instruction, Stage
from hotline.domains.voice.calls.ports import InstructionKind

NO_TOPIC = "尚未答复过事项，没有可发的短信。"
NO_NUMBER = "正在收集来电人的信息，请稍后再发短信。"
NOTHING_SPOKEN = "尚未说过话，没有可重复的。"
HANDED_OVER = "正在转人工。"
#: Stages in which another question would confuse who is dictating.
_DICTATING = (Stage.TAKING_CASE, Stage.CONFIRMING_CASE, Stage.LOOKING_UP)


def followed(state: ConversationState, instructed: Instructed) -> Step:
    """The step that does as told; the state notes every instruction, also one that could not be followed, and why."""
    why_not = _why_not(state, instructed.kind)
    state = replace(
        state,
        instructions=(
            *state.instructions,
            Instruction(instructed.kind.value, instructed.leader, instructed.text, why_not),
        ),
    )
    if why_not:
        return Step(state, ())
    match instructed.kind:
        case InstructionKind.HAND_OVER:
            return handed_over(state, HandoverReason.LEADER, wording.TO_A_PERSON_NOW)
        case InstructionKind.SPEAK:
            return spoken(state, instructed.text, ReplyTone.INSTRUCTED)
        case InstructionKind.OFFER_TEXT:
            return by_message.offered(state)
        case InstructionKind.SLOWER:
            return repeated(slower(state), wording.SLOWER)
        case InstructionKind.REPEAT:
            return repeated(state, wording.AGAIN)


def _why_not(state: ConversationState, kind: InstructionKind) -> str:
    if state.stage is Stage.HANDED_OVER:
        return HANDED_OVER
    match kind:
        case InstructionKind.OFFER_TEXT if state.stage in _DICTATING:
            return NO_NUMBER
        case InstructionKind.OFFER_TEXT if not state.topics:
            return NO_TOPIC
        case InstructionKind.SLOWER | InstructionKind.REPEAT if not (state.last_answer or state.last_reply):
            return NOTHING_SPOKEN
        case _:
            return ""
