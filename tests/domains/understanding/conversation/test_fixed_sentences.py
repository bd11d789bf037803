"""The sentences that are the same in every talk are known ahead, and hold nothing of a caller."""

from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.fixed_sentences import fixed_sentences
from hotline.domains.understanding.conversation.rules.messages import Speak
from hotline.domains.understanding.conversation.rules.speakable import sentences
from tests.domains.understanding.conversation.test_conversation import SEAT, only, talk

KNOWN = fixed_sentences(("01", "02"))


def test_what_seats_say_by_themselves_is_among_them() -> None:
    spoken = [*only(SEAT.begin("02").outgoing, Speak).sentences]
    for texts in (["给我转人工"], ["你等会儿"], ["什么破玩意"], ["再见"]):
        _, outgoing = talk(*texts)
        spoken += [sentence for each in outgoing if isinstance(each, Speak) for sentence in each.sentences]
    assert set(spoken) <= set(KNOWN)


def test_none_has_a_place_for_what_a_caller_said_or_comes_twice() -> None:
    assert len(set(KNOWN)) == len(KNOWN) > 40
    assert not any("{" in each or each in sentences(wording.MESSAGE_SENT_TO) for each in KNOWN)
