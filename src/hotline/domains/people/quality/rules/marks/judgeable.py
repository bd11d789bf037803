"""Which items of a call can be judged from what is known of it: without the facts a proposal would mislead. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from hotline.domains.people.quality.rules.marks.talk import Item, Proposal


class ProposalState(StrEnum):
    """Whether a call could be judged: not without a transcript, nor where it does not tell who of several spoke."""

    READY = "ready"
    NOT_TRANSCRIBED = "not_transcribed"
    SEVERAL_AGENTS = "several_agents"


class Known(NamedTuple):
    """What the record of a call has beside the talk itself."""

    topic: bool
    summary: bool
    passed_on: bool


#: What comes at the end of a talk that is not the end of the call.
ENDING = (Item.CLOSING_QUESTION, Item.NO_INDUCING)


def judgeable(items: Mapping[Item, Proposal], known: Known) -> dict[Item, Proposal]:
    absent = set[Item]()
    if not known.topic:
        absent.add(Item.TOPIC_RIGHT)
    if not known.summary:
        absent.add(Item.SUMMARY_RIGHT)
    if known.passed_on:
        absent.update(ENDING)
    return {item: each for item, each in items.items() if item not in absent}
