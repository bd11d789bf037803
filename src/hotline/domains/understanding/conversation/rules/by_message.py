"""Sends the details of an article by SMS, to the caller's own number or to the one that he gives."""

from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules import slots as form
from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.acts import Act, is_query
from hotline.domains.understanding.conversation.rules.messages import OfferMessage, ReplyTone
from hotline.domains.understanding.conversation.rules.replies import Step, spoken
from hotline.domains.understanding.conversation.rules.state import ConversationState

#: What is asked for while a number is missing.
NUMBER = "短信号码"
#: Digits from which a turn is a number, though it may lack some.
DICTATED = 4
#: With these he wants none after all.
_DROPS = (Act.DENIAL, Act.CLOSING)


def accepted(state: ConversationState) -> Step:
    """The caller wants the details. A number in his words counts, and where it is not whole he is asked for it; else
    his own, where it takes an SMS.
    """
    topic = state.offered or state.topics[-1]
    text = state.turns[-1].text
    phone = form.mobile_in(text)
    is_dictated = len(form.figures_in(text)) >= DICTATED
    if phone or not (state.no_mobile or is_dictated):
        return _sent(state, topic, phone)
    if is_dictated:
        state = replace(state, offered=topic, requested_field=NUMBER)
        return spoken(state, wording.MESSAGE_NUMBER_AGAIN, ReplyTone.PROMPT)
    return spoken(replace(state, offered=topic, requested_field=NUMBER), wording.MESSAGE_NUMBER, ReplyTone.PROMPT)


def offered(state: ConversationState) -> Step:
    """Offer the details of what was answered last once more."""
    topic = state.topics[-1]
    return spoken(replace(state, offered=topic), wording.MESSAGE_OFFER, ReplyTone.PROMPT)


def went_on(state: ConversationState, act: Act) -> Step | None:
    """The step after the caller was asked for a number. None: he speaks of something else."""
    text = state.turns[-1].text
    phone = form.mobile_in(text)
    if phone:
        return _sent(state, state.offered, phone)
    if len(form.figures_in(text)) < DICTATED and is_query(text):
        return None
    if act in _DROPS or state.last_reply == wording.MESSAGE_NUMBER_AGAIN:
        return spoken(replace(state, offered="", requested_field=""), wording.MESSAGE_DROPPED, ReplyTone.ACKNOWLEDGE)
    return spoken(state, wording.MESSAGE_NUMBER_AGAIN, ReplyTone.PROMPT)


def _sent(state: ConversationState, topic: str, phone: str) -> Step:
    text = wording.MESSAGE_SENT_TO.format(phone=phone) if phone else wording.MESSAGE_SENT
    step = spoken(replace(state, offered="", requested_field=""), text, ReplyTone.ACKNOWLEDGE)
    return Step(step.state, (OfferMessage(topic, phone), *step.outgoing))
