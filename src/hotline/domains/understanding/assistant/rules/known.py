"""What is known when a question is answered: what the citizen stated so far, and what the last reply said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotline.domains.understanding.assistant.rules.answered_turns import AnsweredTurn
from hotline.domains.understanding.assistant.rules.stated import Stated, stated
from hotline.domains.understanding.assistant.rules.text_parts import district

_ABOUT_FIGURE = re.compile(
    r"多少|几个?月|几年|几天|怎么算|咋算|如何计算|算(?:一下|一算|算|出|得)|哪年|几岁|什么时候(?:能|可以)?退|啥时候(?:能|可以)?退|"
    r"能[赔补拿领]|2n|n\+1|领多久",
    re.IGNORECASE,
)

#: What is asked after figures that nobody has asked anything about.
WHAT_FOR = "您想拿它算什么，或者想问什么？请点选，或者说一句。"
#: Replies that are not repeated while the subject stays the same.
RECENT = 4


@dataclass(frozen=True)
class Known:
    stated: Stated
    #: The last turn stated something that was not known.
    is_new: bool
    #: The last reply, "" at the beginning; the last few.
    last_reply: str
    recent_replies: str
    #: The district named last; "" for none.
    district: str

    def is_to_conclude(self, conclusion: str, text: str) -> bool:
        """Whether what a calculator concludes is of use: figures were just stated, one is asked for, or a recent reply
        asked what the figures are for.
        """
        if conclusion in self.last_reply:
            return False
        if self.is_new or _ABOUT_FIGURE.search(text):
            return True
        return WHAT_FOR in self.recent_replies and conclusion not in self.recent_replies


def known_from(turns: Sequence[AnsweredTurn]) -> Known:
    """``turns``: all turns of the citizen, the question last."""
    pairs = [(each.before, each.text) for each in turns]
    so_far, before = stated(pairs), stated(pairs[:-1])
    named = [found for each in turns if (found := district(each.text))]
    recent = "".join(each.before for each in turns[-RECENT:])
    return Known(so_far, so_far != before, turns[-1].before, recent, named[-1] if named else "")
