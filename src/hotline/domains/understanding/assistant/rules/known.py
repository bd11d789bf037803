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

    def is_to_calculate(self, text: str) -> bool:
        """Whether a calculation is of use: figures were just stated, or one is asked for."""
        return self.is_new or _ABOUT_FIGURE.search(text) is not None


def known_from(turns: Sequence[AnsweredTurn]) -> Known:
    """``turns``: all turns of the citizen, the question last."""
    pairs = [(each.before, each.text) for each in turns]
    so_far, before = stated(pairs), stated(pairs[:-1])
    named = [found for each in turns if (found := district(each.text))]
    recent = "".join(each.before for each in turns[-RECENT:])
    return Known(so_far, so_far != before, turns[-1].before, recent, named[-1] if named else "")
