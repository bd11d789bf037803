"""Takes a case in pieces: each turn is taken down, what is new is read back, what is missing is asked for."""

import re

from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules import slots as form
from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.acts import Act, confirms, is_query
from hotline.domains.understanding.conversation.rules.answer import business
from hotline.domains.understanding.conversation.rules.hand_over import handed_over
from hotline.domains.understanding.conversation.rules.knowledge import Answer, Knowledge
from hotline.domains.understanding.conversation.rules.messages import HandoverReason, ReplyTone, TakeCase
from hotline.domains.understanding.conversation.rules.replies import Step, spoken
from hotline.domains.understanding.conversation.rules.state import ConversationState, Spoken, Stage

#: Asked for in this order; the case can be stored without the last one.
ORDER = (form.EMPLOYER, form.PLACE, form.NAME, form.PHONE, form.FOLLOW_UP)
#: Likelihood from which a question amid a case is answered before the case goes on.
QUESTION, STATEMENT = 0.6, 0.5
#: Sentences of an article beside a case.
BRIEF = 2
_CONTACT = re.compile(
    r"(?:我|俺|本人)(?:的)?(?:名字)?(?:叫|姓(?!名))[一-鿿]{1,4}|(?:我)?(?:的)?(?:电话|手机号?|号码)(?:号)?(?:是|就是)?[\d幺一二三四五六七八九零]{3}|"
    r"(?:^|[^\d])1[3-9]\d{9}|幺[三四五六七八九][\d零一二三四五六七八九幺]{9}"
)


def gives_contact(text: str) -> bool:
    """Whether the caller gives his name or number unasked: then he wants something done."""
    return _CONTACT.search(text) is not None


def begun(state: ConversationState, knowledge: Knowledge) -> Step:
    """The first step: what the law says in short, then what is missing."""
    state = replace(state, stage=Stage.TAKING_CASE, began=state.began or len(state.caller_texts))
    state, brief, topics = _with_answer(state, knowledge, STATEMENT)
    state = _taken_down(state, knowledge)
    return _next(state, f"{brief}{wording.CASE_BEGUN}", topics)


def went_on(state: ConversationState, knowledge: Knowledge, text: str, act: Act) -> Step:
    """A further turn: more fields, a correction, a question in between, or the confirmation."""
    before = state.slots
    state = _taken_down(state, knowledge)
    changed = {key for key, value in state.slots.items() if before.get(key) != value}
    if state.stage is Stage.CONFIRMING_CASE and not changed and (confirms(text) or act is Act.CLOSING):
        return _stored_now(state)
    if act is Act.CLOSING and not changed:
        return _stored_now(state) if _is_enough(state) else _closed_early(state)
    brief, topics = "", tuple[str, ...]()
    if not changed and (is_query(text) or not state.topics):
        state, brief, topics = _with_answer(state, knowledge, QUESTION if state.topics else STATEMENT)
    return _next(state, f"{brief}{_confirmation(state, changed)}", topics)


def stored(state: ConversationState, number: str) -> Step:
    """The step after the case was stored: its number is told."""
    text = wording.CASE_STORED.format(number=number) if number else wording.CASE_STORED_LATER
    state = replace(state, stage=Stage.TALKING, outcome="case", requested_field="")
    if number:
        state = replace(state, slots=form.merged(state.slots, {form.CASE_NUMBER: number}))
    return spoken(state, f"{text}{wording.ACKNOWLEDGED}", ReplyTone.CASE, repeats=text)


def _taken_down(state: ConversationState, knowledge: Knowledge) -> ConversationState:
    found = form.taken_down(state.caller_texts, knowledge)
    slots = form.merged(state.slots, found)
    outcome = "case" if any(slots.get(each) for each in form.CONTACT) else state.outcome
    return replace(state, slots=slots, outcome=outcome)


def _with_answer(
    state: ConversationState, knowledge: Knowledge, enough: float
) -> tuple[ConversationState, str, tuple[str, ...]]:
    """The first sentences of the article on what the caller has just said, where one surely fits."""
    answer: Answer = knowledge.answer(business(state))
    if answer.kind != "answer" or not answer.topics or answer.likely < enough or answer.topics[0] in state.topics:
        return state, "", ()
    turn: Spoken = replace(state.turns[-1], is_business=True)
    outcome = "case" if state.outcome == "case" else "answered"
    state = replace(state, turns=(*state.turns[:-1], turn), outcome=outcome)
    return state, "".join(answer.sentences[:BRIEF]), answer.topics


def _confirmation(state: ConversationState, changed: set[str]) -> str:
    """What was just taken down, names and numbers so that a mistake is noticed."""
    displayed = {key: value for key, value in state.slots.items() if key in changed}
    read = wording.read_back(displayed)
    return f"记下了，{read}。" if read else ""


def _next(state: ConversationState, lead: str, topics: tuple[str, ...]) -> Step:
    """The next field that is missing; all there: everything is read back."""
    missing = next((each for each in ORDER if not state.slots.get(each)), "")
    if not missing:
        read = wording.read_back(state.slots)
        state = replace(state, stage=Stage.CONFIRMING_CASE, requested_field="")
        return spoken(state, f"我念一遍：{read}。{wording.CASE_RIGHT}", ReplyTone.CONFIRM, topics)
    again = state.requested_field == missing and not lead
    state = replace(state, stage=Stage.TAKING_CASE, requested_field=missing)
    text = f"{lead}{'好的，' if again else ''}{wording.CASE_NEEDS[missing]}"
    return spoken(state, text, ReplyTone.CASE, topics)


def _is_enough(state: ConversationState) -> bool:
    return bool(state.slots.get(form.PHONE) or state.slots.get(form.NAME))


def _stored_now(state: ConversationState) -> Step:
    texts = state.caller_texts[max(0, state.began - 1) :]
    case = TakeCase(dict(state.slots), state.topics, "；".join(texts))
    state = replace(state, stage=Stage.TALKING, requested_field="")
    return Step(state, (case,))


def _closed_early(state: ConversationState) -> Step:
    """The caller goes before anybody could be called back."""
    state = replace(state, stage=Stage.TALKING, requested_field="")
    return spoken(state, wording.GOODBYE, ReplyTone.FAREWELL)


def failed(state: ConversationState) -> Step:
    return handed_over(state, HandoverReason.REQUESTED, wording.CASE_FAILED)
