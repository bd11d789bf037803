"""What the machine holds of each item of a call: proposals, of which people decide."""

from hotline.domains.people.quality.rules.marks import courtesy, timing
from hotline.domains.people.quality.rules.marks.talk import Item, Proposal, Result, Talk

#: A failure of one of these is grave.
RED_LINES = (Item.NO_PROMISE, Item.NO_LEAK, Item.NO_INDUCING)


def propose(talk: Talk) -> dict[Item, Proposal]:
    """An item that is not there is not marked by machine."""
    return {
        Item.GREETING: courtesy.greeting(talk),
        Item.NO_INTERRUPTION: timing.no_interruption(talk),
        Item.SILENCE_APOLOGY: timing.silence_apology(talk),
        Item.NO_INDUCING: courtesy.no_inducing_of_rating(talk),
        Item.CLOSING_QUESTION: courtesy.closing_question(talk, is_excused=False),
    }


def is_red_line(proposals: dict[Item, Proposal]) -> bool:
    return any(proposals[item].result is Result.FAIL for item in RED_LINES if item in proposals)
