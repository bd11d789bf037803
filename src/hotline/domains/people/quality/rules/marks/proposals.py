"""What the machine holds of each item of a call: proposals, of which people decide."""

from typing import NamedTuple

from hotline.domains.people.quality.rules.marks import (
    answers,
    courtesy,
    manner,
    personal_data,
    policy,
    referrals,
    silences,
    wrapups,
)
from hotline.domains.people.quality.rules.marks.knowledge import Inspected, Knowledge
from hotline.domains.people.quality.rules.marks.talk import Item, Proposal, Result, Talk

#: A failure of one of these is grave.
RED_LINES = (Item.NO_PROMISE, Item.NO_LEAK, Item.NO_INDUCING)


class Marks(NamedTuple):
    """``is_red_line``: a promise, a leak, a rating induced, unrest made worse, or a caller hung up on."""

    items: dict[Item, Proposal]
    is_red_line: bool


def marks(talk: Talk, knowledge: Knowledge, contradictions: policy.Contradictions) -> Marks:
    found = Inspected(talk, knowledge.topics(talk), knowledge.unrest_level(talk), answers.answered_at(talk))
    items = _items(found, knowledge, contradictions)
    is_failed = any(items[item].result is Result.FAIL for item in RED_LINES)
    return Marks(items, is_failed or manner.is_inflamed(found) or manner.is_hung_up_on(talk))


def _items(found: Inspected, knowledge: Knowledge, contradictions: policy.Contradictions) -> dict[Item, Proposal]:
    talk = found.talk
    policy_correct = policy.policy_correct(found, knowledge, contradictions)
    forbidden = manner.no_forbidden(talk)
    is_refused = forbidden.result is Result.FAIL
    is_policy = policy.is_policy(found) and not (referrals.is_only_referred(talk) and found.level == "")
    return {
        Item.GREETING: courtesy.greeting(talk),
        Item.REPEAT_NEED: answers.repeat_need(found),
        Item.NO_INTERRUPTION: silences.no_interruption(talk),
        Item.NO_FORBIDDEN: forbidden,
        Item.IDENTITY: personal_data.identity_check(talk),
        Item.CONCLUSION_FIRST: answers.conclusion_first(found, is_policy=is_policy),
        Item.BASIS: answers.basis(found, is_policy=is_policy),
        Item.POLICY_CORRECT: policy_correct,
        Item.REFERRAL_CORRECT: referrals.referral_correct(talk, forbidden.turn if is_refused else -1),
        Item.COMPLETENESS: answers.completeness(
            found, knowledge.facts(next(iter(found.topics), "")), is_policy=is_policy, is_refused=is_refused
        ),
        Item.EMPATHY: manner.empathy(found),
        Item.SILENCE_APOLOGY: silences.silence_apology(talk),
        Item.NO_PROMISE: manner.no_promise(talk),
        Item.NO_LEAK: personal_data.no_leak(talk),
        Item.NO_INDUCING: courtesy.no_inducing_of_rating(talk),
        Item.CLOSING_QUESTION: courtesy.closing_question(
            talk, is_excused=found.level == "红" and not talk.agent_hung_up_first
        ),
        Item.UNREST_HANDLED: manner.unrest_handled(found),
        Item.TOPIC_RIGHT: wrapups.topic_right(found),
        Item.SUMMARY_RIGHT: wrapups.summary_right(found),
    }
