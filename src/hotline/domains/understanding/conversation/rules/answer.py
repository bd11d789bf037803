"""Answers a question on the telephone, or says that it is not understood or not ours."""

from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.acts import is_query
from hotline.domains.understanding.conversation.rules.hand_over import handed_over
from hotline.domains.understanding.conversation.rules.knowledge import Answer, Knowledge
from hotline.domains.understanding.conversation.rules.messages import (
    EndReason,
    Finish,
    HandoverReason,
    Outgoing,
    ReplyTone,
)
from hotline.domains.understanding.conversation.rules.replies import Step, spoken
from hotline.domains.understanding.conversation.rules.state import ConversationState, Spoken, Stage

#: Turns in a row that are not understood before a person takes over.
UNSURE = 2
#: Below this likelihood of being ours at all a text without a question is small talk.
SMALL_TALK = 0.3
#: From this likelihood an article surely answers; below the other one, nothing definite was asked.
SURE, VAGUE = 0.5, 0.2
#: A remark that asks nothing opens another topic only from this likelihood.
REMARK = 0.6
#: A text that asks nothing is another line's matter from this nearness to a question for it; below, it is a story.
ANOTHERS = 0.36
#: Where anger at the line itself leads.
COMPLAINT = "service-complaint"
#: A statement shorter than this says too little to be answered.
SHORT = 6
TONES = {"answer": ReplyTone.ANSWER, "refer": ReplyTone.REFER, "refuse": ReplyTone.REFUSE, "clarify": ReplyTone.CLARIFY}


def answered(state: ConversationState, knowledge: Knowledge, *, lead: str = "", is_idle_allowed: int) -> Step:
    """The step that answers the caller's last turn. ``lead``: said before the answer."""
    answer = knowledge.answer(business(state))
    text = "".join(answer.sentences)
    if _is_remark(state, answer) or _is_narrative(state, answer):
        return spoken(_at_business(state), wording.LISTENING[1], ReplyTone.ACKNOWLEDGE)
    match answer.kind:
        case "answer" | "refer" if answer.topics or answer.kind == "refer":
            return _informed(state, answer, f"{lead}{text}")
        case "clarify" if answer.options:
            return _clarified(state, answer, f"{lead}{text}")
        case "escalate":
            return handed_over(state, HandoverReason.DANGER, wording.ORANGE, is_urgent=True)
        case "refuse" if answer.ours >= SMALL_TALK or not _is_general(text):
            return spoken(_at_business(replace(state, idle=state.idle + 1)), f"{lead}{text}", ReplyTone.REFUSE)
        case _:
            return _not_understood(state, answer, is_idle_allowed)


def _is_remark(state: ConversationState, answer: Answer) -> bool:
    """Whether the caller only adds to what he has asked, and the next question will make it count."""
    is_new = bool(answer.topics) and answer.topics[0] not in state.topics
    return is_new and bool(state.topics) and not is_query(state.turns[-1].understood) and answer.likely < REMARK


def _is_narrative(state: ConversationState, answer: Answer) -> bool:
    """Whether what looks like another line's matter is a part of the caller's story: it asks nothing and names nothing
    of that line.
    """
    if answer.kind != "refer" or answer.elsewhere >= 1 or is_query(state.turns[-1].understood):
        return False
    return bool(state.topics) or answer.elsewhere < ANOTHERS


def is_surely_ours(state: ConversationState, knowledge: Knowledge) -> bool:
    """Whether the caller's last turn is a question that an article surely answers, whatever else it holds."""
    answer = knowledge.answer(business(state))
    is_sure = answer.kind == "answer" and min(answer.likely, answer.ours) >= SURE
    return is_sure and COMPLAINT not in answer.topics


def business(state: ConversationState) -> tuple[Spoken, ...]:
    """The turns that answers depend on: questions with their answers, and the last turn."""
    return (*(each for each in state.turns[:-1] if each.is_business), state.turns[-1])


def _informed(state: ConversationState, answer: Answer, text: str) -> Step:
    is_new = bool(answer.topics) and answer.topics[0] not in state.topics
    if not is_new:
        text = wording.without_basis(text)
    offers = answer.kind == "answer" and is_new and not state.offered
    full = f"{text}{wording.MESSAGE_OFFER}" if offers else text
    outcome = "answered" if answer.kind == "answer" or state.outcome in ("answered", "case") else "referred"
    outcome = "case" if state.outcome == "case" else outcome
    offered = answer.topics[0] if answer.topics and answer.kind == "answer" else ""
    state = replace(_at_business(state), unsure=0, idle=0, anger=0, outcome=outcome, offered=offered)
    return spoken(state, full, TONES[answer.kind], answer.topics, repeats=text)


def _clarified(state: ConversationState, answer: Answer, text: str) -> Step:
    """One question back; a second one in a row that leads nowhere calls a person."""
    state = replace(_at_business(state), unsure=state.unsure + 1)
    if state.unsure > UNSURE:
        return handed_over(state, HandoverReason.NOT_SURE, wording.STILL_UNSURE)
    if answer.likely < VAGUE:
        return spoken(state, wording.WHICH, ReplyTone.CLARIFY)
    return spoken(state, text, ReplyTone.CLARIFY)


def _not_understood(state: ConversationState, answer: Answer, is_idle_allowed: int) -> Step:
    """Small talk is borne for a while; what may be a matter of ours and is not understood twice goes to a person."""
    text = state.turns[-1].understood
    if not is_query(text) and (len(text) < SHORT or state.topics):
        return spoken(state, wording.LISTENING[len(state.turns) % len(wording.LISTENING)], ReplyTone.ACKNOWLEDGE)
    if answer.kind == "refuse":
        return idled(state, wording.NOT_OURS, is_idle_allowed)
    state = replace(state, unsure=state.unsure + 1)
    if state.unsure >= UNSURE:
        return handed_over(state, HandoverReason.NOT_SURE, wording.STILL_UNSURE)
    return spoken(state, wording.UNSURE, ReplyTone.PROMPT)


def idled(state: ConversationState, text: str, is_idle_allowed: int) -> Step:
    """The step after a turn without business: borne for a while, then the talk is ended."""
    state = replace(state, idle=state.idle + 1)
    if state.idle < is_idle_allowed or state.outcome != "ended":
        return spoken(state, text, ReplyTone.REFUSE)
    step = spoken(state, text + wording.GOODBYE, ReplyTone.FAREWELL)
    ending: tuple[Outgoing, ...] = (*step.outgoing, Finish(EndReason.NO_BUSINESS))
    return Step(step.state, ending)


def _at_business(state: ConversationState) -> ConversationState:
    """The caller's last turn is a question of the talk, which later questions lean on."""
    stage = Stage.TALKING if state.stage is Stage.OVER else state.stage
    return replace(state, stage=stage, turns=(*state.turns[:-1], replace(state.turns[-1], is_business=True)))


def _is_general(text: str) -> bool:
    """The engine's reply to what is no matter of this line at all."""
    return "闲聊和别的本事" in text
