"""What citizens write back (上行): which text it answers, and what it means without anybody reading it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hotline.domains.service.messaging.rules.keywords import Keyword, KeywordAction, first_match, folded

#: How long the parts of a long message wait for their others. Then what is there is the message.
PARTS_WAIT = timedelta(hours=2)
#: A carrier repeats for days what was not answered.
REPEATED_FOR = timedelta(days=10)
#: Where the carrier gives no id: the same words of the same citizen within this time are a repeat.
SAME_WITHIN = timedelta(minutes=10)


class Meaning(StrEnum):
    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    KEYWORD = "keyword"  # a published rule settles it
    ANSWER = "answer"  # to a text that awaits a reply; whoever requested that one reads it
    OPEN = "open"  # an agent answers


class Bound(StrEnum):
    """How the text that a reply answers was found."""

    EXTENSION = "extension"
    LAST_TEXT = "last_text"


MEANINGS = {
    KeywordAction.REPLY: Meaning.KEYWORD,
    KeywordAction.NOTHING: Meaning.KEYWORD,
    KeywordAction.INBOX: Meaning.OPEN,
    KeywordAction.OPT_OUT: Meaning.OPT_OUT,
}


@dataclass(frozen=True)
class Keywords:
    """``opt_out`` and ``opt_in``, as ``folded``, go before the rules."""

    opt_out: frozenset[str]
    opt_in: frozenset[str]
    rules: Sequence[Keyword] = ()


@dataclass(frozen=True)
class SentText:
    """A text that left for the number of a reply. ``extension``: behind the access number it was sent from."""

    id: str
    extension: str
    left_at: datetime


def opts_out(text: str, keywords: Keywords) -> bool:
    """The word alone, or TD with digits behind it, as some platforms tell citizens to write."""
    found = folded(text)
    return found in keywords.opt_out or ("td" in keywords.opt_out and found[:2] == "td" and found[2:].isdecimal())


def meaning_of(text: str, keywords: Keywords, *, is_awaited: bool) -> tuple[Meaning, str]:
    """The meaning, and the answer that a rule gives. Refusing is possible in answer to anything."""
    if opts_out(text, keywords):
        return Meaning.OPT_OUT, ""
    if folded(text) in keywords.opt_in:
        return Meaning.OPT_IN, ""
    if is_awaited:
        return Meaning.ANSWER, ""
    at = first_match(text, keywords.rules)
    return (Meaning.OPEN, "") if at is None else (MEANINGS[keywords.rules[at].action], keywords.rules[at].answer)


def answered_text(
    extension: str, sent: Sequence[SentText], at: datetime, window: timedelta
) -> tuple[SentText, Bound] | None:
    """The text that a reply answers: the last one from its extension, else the last one at all, within the window."""
    recent = [each for each in sent if at - window <= each.left_at <= at]
    latest = sorted(recent, key=lambda each: (each.left_at, each.id), reverse=True)
    for each in latest:
        if extension and each.extension == extension:
            return each, Bound.EXTENSION
    return (latest[0], Bound.LAST_TEXT) if latest else None
