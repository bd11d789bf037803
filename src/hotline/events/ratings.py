"""The events of ratings after the call: the handling of a bad one, and invitations to rate by text.

Subject ``rating/<call>`` for a bad rating, ``invitation/<id>`` for an invitation. The ratings domain writes both
through the outbox. ``by``, ``agent`` and ``owner`` are staff numbers. No event holds what people wrote about it.
"""

from datetime import datetime

from hotline.events.envelope import Envelope, Fact, fact_in


class HandlingOpened(Fact, frozen=True, tag="rating.opened"):
    """A citizen rated badly: the handling begins."""

    agent: str  # whose talk was rated
    channel: str  # key, text
    score: int  # 4 dissatisfied, 5 very dissatisfied
    called_at: datetime  # when the rated call began
    due_at: datetime  # by when somebody has to call the citizen


class HandlingAssigned(Fact, frozen=True, tag="rating.assigned"):
    """Somebody owns the handling now."""

    owner: str
    by: str  # who assigned it; system when it was opened
    was: str  # who owned it before; "" for nobody


class CitizenContacted(Fact, frozen=True, tag="rating.contacted"):
    """The citizen was called back because of the rating."""

    by: str
    outcome: str  # reached, declined, not_reached, no_number
    call: str  # the call that shows it; "" where no number is known


class RatingVerified(Fact, frozen=True, tag="rating.verified"):
    """The rating is valid: its cause is known."""

    by: str
    cause: str  # attitude, answer, procedure, policy, wait, line, other


class ExclusionRequested(Fact, frozen=True, tag="rating.exclusion_requested"):
    """Somebody requested that the rating does not count. Another person decides."""

    by: str
    verdict: str  # mistaken, malicious


class RatingExcluded(Fact, frozen=True, tag="rating.excluded"):
    """Two people found that the rating does not count. The handling is over."""

    verdict: str  # mistaken, malicious
    requested_by: str
    approved_by: str


class MendingPlanned(Fact, frozen=True, tag="rating.mending_planned"):
    """What is to be mended because of the rating."""

    by: str
    mending: int  # number within the rating, from 1
    due_at: datetime


class MendingMoved(Fact, frozen=True, tag="rating.mending_moved"):
    """A mending has another deadline."""

    by: str
    mending: int
    due_at: datetime


class MendingDone(Fact, frozen=True, tag="rating.mending_done"):
    """A mending is done."""

    by: str
    mending: int


class RatedAgain(Fact, frozen=True, tag="rating.rated_again"):
    """The citizen rated once more."""

    channel: str  # key, text
    score: int  # 1 very satisfied … 5 very dissatisfied
    call: str  # the call at whose end they did; "" by text


class HandlingOverdue(Fact, frozen=True, tag="rating.overdue"):
    """The call back, or a mending, was not made in time. Recorded once a deadline."""

    what: str  # contact, mending
    due_at: datetime


class HandlingClosed(Fact, frozen=True, tag="rating.closed"):
    """The handling is over: mended, and the citizen asked again."""

    by: str
    score: int  # of the second rating; 0 for none


RatingFact = (
    HandlingOpened
    | HandlingAssigned
    | CitizenContacted
    | RatingVerified
    | ExclusionRequested
    | RatingExcluded
    | MendingPlanned
    | MendingMoved
    | MendingDone
    | RatedAgain
    | HandlingOverdue
    | HandlingClosed
)


class InvitationSent(Fact, frozen=True, tag="invitation.sent"):
    """A citizen was invited to rate by text."""

    call: str  # the call to be rated
    agent: str
    called_at: datetime  # when that call began
    purpose: str  # first, again (after a mending)
    transferred: bool  # the caller had been passed to the rating in the call
    message: str  # id of the text
    until: datetime  # the last moment at which an answer counts


class InvitationAnswered(Fact, frozen=True, tag="invitation.answered"):
    """The citizen answered with a level."""

    call: str
    purpose: str
    score: int  # 1 very satisfied … 5 very dissatisfied
    counted: bool  # the first one in time, of a call that had no rating yet


InvitationFact = InvitationSent | InvitationAnswered


def subject(call: str) -> str:
    return f"rating/{call}"


def invitation_subject(invitation: str) -> str:
    return f"invitation/{invitation}"


def fact_of(event: Envelope) -> RatingFact:
    return fact_in(event, RatingFact)  # type: ignore[no-any-return]


def invitation_fact_of(event: Envelope) -> InvitationFact:
    return fact_in(event, InvitationFact)  # type: ignore[no-any-return]
