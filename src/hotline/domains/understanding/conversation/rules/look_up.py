"""Tells how far a case is: its number and its telephone are collected, read back, and looked up."""

from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules import slots as form
from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.hand_over import handed_over
from hotline.domains.understanding.conversation.rules.messages import HandoverReason, LookUpCase, ReplyTone
from hotline.domains.understanding.conversation.rules.replies import Step, spoken
from hotline.domains.understanding.conversation.rules.state import ConversationState, Stage

#: Look-ups that find nothing before a person takes over: nobody shall try numbers out.
TRIES = 2


def went_on(state: ConversationState) -> Step:
    """A turn of a caller who asks after his case."""
    before = state.slots
    began = state.began or len(state.caller_texts)
    texts = state.caller_texts[began - 1 :]
    found = {form.CASE_NUMBER: form.case_number(texts), form.PHONE: _phone(texts)}
    state = replace(state, stage=Stage.LOOKING_UP, began=began, slots=form.merged(before, found))
    changed = {key for key, value in state.slots.items() if before.get(key) != value}
    number, phone = state.slots.get(form.CASE_NUMBER, ""), state.slots.get(form.PHONE, "")
    lead = _read_back(state, changed)
    if number and phone:
        step = spoken(state, f"{lead}{wording.PROGRESS_WAIT}", ReplyTone.CONFIRM)
        return Step(step.state, (*step.outgoing, LookUpCase(number, phone)))
    missing = wording.PROGRESS_PHONE if number else wording.PROGRESS_NUMBER
    return spoken(state, f"{lead}{missing}", ReplyTone.PROGRESS)


def found(state: ConversationState, progress: str) -> Step:
    """The step that tells what was found. Only the public progress of the case is said, no personal data."""
    state = replace(state, stage=Stage.TALKING, outcome="answered", began=0)
    if progress:
        return spoken(state, progress, ReplyTone.PROGRESS)
    state = replace(state, not_found=state.not_found + 1)
    if state.not_found >= TRIES:
        return handed_over(state, HandoverReason.NOT_SURE, wording.PROGRESS_TO_PERSON)
    return spoken(state, wording.PROGRESS_UNKNOWN, ReplyTone.PROGRESS)


def _read_back(state: ConversationState, changed: set[str]) -> str:
    pieces = []
    if form.CASE_NUMBER in changed:
        pieces.append(f"单号{state.slots[form.CASE_NUMBER]}")
    if form.PHONE in changed:
        pieces.append(f"手机号{state.slots[form.PHONE]}")
    return f"{'，'.join(pieces)}。" if pieces else ""


def _phone(texts: list[str]) -> str:
    """A mobile number in one turn, which holds no case's number."""
    numbers = (form.mobile_in(text) for text in reversed(texts) if not form.case_number([text]))
    return next(filter(None, numbers), "")
