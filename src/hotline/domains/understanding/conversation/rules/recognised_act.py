"""The act of an utterance as it was recognised, with and without its homophones put right."""

from hotline.domains.understanding.conversation.rules.acts import CONTROL_TERMS, Act, act_of
from hotline.domains.understanding.conversation.rules.homophones import with_terms


def recognised_act(text: str, understood: str) -> Act:
    """By control words as they sound; what was put right decides where the recognised text shows nothing."""
    act = act_of(with_terms(text, CONTROL_TERMS))
    return act if act is not Act.NONE or text == understood else act_of(with_terms(understood, CONTROL_TERMS))
