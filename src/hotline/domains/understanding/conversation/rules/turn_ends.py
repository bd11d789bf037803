"""Decides when the caller has finished: how long the silence after his words must be, by what he said last.

Measured in seconds. Whoever dictates a number pauses between groups; whoever ends with 因为 or 嗯 goes on.
"""

import re

from hotline.domains.understanding.conversation.rules import by_message
from hotline.domains.understanding.conversation.rules import slots as form
from hotline.domains.understanding.conversation.rules.state import ConversationState, Stage

#: After an ordinary sentence; after what closes a turn; after what must go on; while a number is dictated.
BASELINE, CLOSED, OPEN, DICTATING = 0.6, 0.4, 1.4, 1.8
#: A number that is complete needs no longer wait than a sentence.
COMPLETE_NUMBER = {11, 18}
#: Nothing recognised yet: background, a breath.
NOTHING = 1.0
_GOES_ON = re.compile(
    r"(?:因为|所以|但是|可是|不过|而且|然后|就是|就是说|还有|另外|如果|要是|比如|或者|跟|和|的话|那个|这个|嗯+|呃+|那|我想问(?:一下)?|"
    r"等(?:一)?下|我看看|我找找|我想想|地址是|叫|电话是|号码是|我的?)$"
)
_CLOSED = re.compile(
    r"^(?:好的?|行|对|对的|是的?|不是|没有了?|没了|不用了?|可以|嗯|知道了|明白了|谢谢|再见|拜拜|人工|转人工)+[了啊吧呢哈。]*$|"
    r"(?:吗|呢|怎么办|行不行|多少钱|对不对|是不是|谢谢(?:你|您)?|再见|拜拜)$"
)
_DIGIT = "0-9零〇一二三四五六七八九幺两洞拐"
_DIGITS_LAST = re.compile(rf"([{_DIGIT}](?:[{_DIGIT}\s，,]*[{_DIGIT}])?)$")
#: Fewer digits at the end of a sentence are an age, a floor, a year.
DICTATED = 3


def silence_needed(text: str, *, is_number_expected: bool = False) -> float:
    """The seconds of silence after which ``text``, recognised so far, is a finished turn."""
    plain = text.strip().rstrip("。，？！、,.?! ")
    if not plain:
        return NOTHING
    if found := _DIGITS_LAST.search(plain):
        digits = re.sub(r"[\s，,]", "", found[1])
        if is_number_expected or len(digits) >= DICTATED:
            return BASELINE if len(digits) in COMPLETE_NUMBER else DICTATING
    if is_number_expected and not _CLOSED.search(plain):
        return OPEN
    if _CLOSED.search(plain):
        return CLOSED
    if _GOES_ON.search(plain):
        return OPEN
    return BASELINE


def expects_number(state: ConversationState) -> bool:
    """Whether the last reply asked for a number that is dictated."""
    return state.stage is Stage.LOOKING_UP or state.requested_field in (form.PHONE, by_message.NUMBER)


def is_dictating(state: ConversationState, text: str) -> bool:
    """Whether the caller is in the middle of a number."""
    return silence_needed(text, is_number_expected=expects_number(state)) == DICTATING or expects_number(state)


def is_finished(text: str, silent: float, *, is_number_expected: bool = False) -> bool:
    """Whether the caller has finished ``text`` after ``silent`` seconds without speech."""
    return silent >= silence_needed(text, is_number_expected=is_number_expected)
