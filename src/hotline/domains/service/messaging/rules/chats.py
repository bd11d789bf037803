"""Rules of chats between a citizen and an agent: who may do what in which state, and when a chat ends by itself."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from hotline.domains.platform.calendar.rules import is_within
from hotline.kernel.written_numbers import written_numbers


class ChatState(StrEnum):
    WAITING = "waiting"
    TALKING = "talking"
    ENDED = "ended"


class ChatEnd(StrEnum):
    CITIZEN = "citizen"
    AGENT = "agent"
    SILENCE = "silence"
    LEFT = "left"  # the citizen's page was gone before anybody came


class ChatTransition(StrEnum):
    TAKE = "take"
    ASSIGN = "assign"
    REPLY = "say"
    PASS_BACK = "pass_back"
    FINISH = "finish"


#: Chats that one agent can hold at the same time.
AT_ONCE = 3
#: Characters of one message.
LONGEST = 500
#: A talk without any message for so long is over.
SILENT_AFTER = timedelta(minutes=10)
#: A page sends a request every two seconds, or once a minute while the browser lets it sleep. After this time without
#: any, it was closed.
GONE_AFTER = timedelta(minutes=3)
MAX_NUMBERS = 10
#: Unicode categories without visible characters (controls, surrogates, private ones), and characters that change the
#: direction of writing.
UNWRITTEN = ("Cc", "Cs", "Co")
TURNS_WRITING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class ChatStatus:
    """The status of a chat."""

    state: ChatState
    #: The agent who has the chat, or had it last; "" while it waits.
    holder: str = ""
    #: Topic and note are there.
    summed_up: bool = False


def chat_refusal(status: ChatStatus, transition: ChatTransition, by: str, *, leads: bool) -> str:
    """Why this person may not do this now, as a sentence for them; "" when they may. Leaders may act for others."""
    state, holder = status.state, status.holder
    own = holder == by
    match transition:
        case ChatTransition.ASSIGN if not leads:
            return "仅班长可分派，请联系班长。"
        case ChatTransition.TAKE | ChatTransition.ASSIGN | ChatTransition.REPLY | ChatTransition.PASS_BACK if (
            state is ChatState.ENDED
        ):
            return "咨询已结束，请刷新查看。"
        case ChatTransition.TAKE if state is ChatState.TALKING and not own and not leads:
            return f"{holder} 已接入该咨询，请另选。"
        case ChatTransition.REPLY | ChatTransition.PASS_BACK | ChatTransition.FINISH if not holder:
            return "咨询未接入，请先接入。"
        case ChatTransition.REPLY if not own:
            return f"咨询由 {holder} 接待，请先接入再回复。"
        case ChatTransition.PASS_BACK | ChatTransition.FINISH if not own and not leads:
            return f"咨询由 {holder} 接待，仅本人或班长可操作。如需接手请联系其转交。"
        case ChatTransition.FINISH if status.summed_up:
            return "咨询已有小结，无需再填。"
        case _:
            return ""


def has_hands_full(held: int) -> bool:
    """Tests whether an agent who holds ``held`` chats can take no other."""
    return held >= AT_ONCE


def may_read(status: ChatStatus, by: str, *, leads: bool) -> bool:
    """Whether this person may read the messages: the agent who has or last had the chat, and leaders."""
    return leads or (status.holder == by and status.holder != "")


def is_masked(status: ChatStatus, by: str) -> bool:
    """Whether personal data are masked at first: for everybody once the chat is over, except its agent until the
    summary.
    """
    return status.state is ChatState.ENDED and (status.summed_up or status.holder != by)


def end_by_itself(state: ChatState, active_at: datetime, present_at: datetime, now: datetime) -> ChatEnd | None:
    """Why the chat is over although nobody ended it, or None.

    ``active_at``: the last message or action. ``present_at``: the last request of the citizen's page.
    """
    if state is ChatState.WAITING and now - present_at > GONE_AFTER:
        return ChatEnd.LEFT
    if state is ChatState.TALKING and now - active_at > SILENT_AFTER:
        return ChatEnd.SILENCE
    return None


def is_open(now: datetime, opens: time, closes: time) -> bool:
    """Whether chats are answered at this moment, by Beijing's clock. ``opens`` equal to ``closes``: round the clock."""
    return is_within(now, opens, closes)


def written(text: str) -> str:
    """The message as it is stored: line breaks stay, invisible characters go. May be empty."""
    printable = (each for each in text.replace("\r\n", "\n").replace("\t", " ") if each == "\n" or _writes(each))
    return "".join(printable).strip()


def numbers_in(text: str) -> list[str]:
    """The telephone, identity and account numbers in a text, each once, as they are indexed; at most ten."""
    return list(dict.fromkeys(one.number for one in written_numbers(text)))[:MAX_NUMBERS]


def _writes(character: str) -> bool:
    return character not in TURNS_WRITING and unicodedata.category(character) not in UNWRITTEN
