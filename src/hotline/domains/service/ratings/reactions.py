"""Ratings as they arrive: bad ones open their handling, calls without one are asked about by text."""

from collections.abc import Sequence

from hotline.domains.service.ratings.actions import intake, invitations
from hotline.domains.service.ratings.rules.handling import RatingChannel
from hotline.domains.voice.records.queries.details import record_of
from hotline.events.calls import Rated
from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope
from hotline.events.texts import TextReplied
from hotline.infrastructure import jobs

RATED, ENDED, REPLIED = "call.rated", "call.ended", "text.replied"
#: A reply to a text that awaits one.
ANSWER = "answer"
#: The worker reads answers: it alone opens them.
READ_ANSWER = "hotline.domains.service.ratings.jobs.read_answer"


def react(events: Sequence[Envelope]) -> None:
    for event in events:
        if event.type in (RATED, ENDED) and not event.test:
            _react_to(event)
        elif event.type == REPLIED:
            _read(event)


def _read(event: Envelope) -> None:
    replied = fact_of(event)
    assert isinstance(replied, TextReplied), "as its type says"
    if replied.meaning == ANSWER and invitations.is_invitation(replied.answers):
        jobs.defer(READ_ANSWER, reply=subject_id(event))


def _react_to(event: Envelope) -> None:
    record = record_of(subject_id(event))
    assert record is not None, "the records' own reaction comes first"
    match fact_of(event):
        case Rated(score=score):
            intake.receive_rating(record=record, channel=RatingChannel.KEY, score=score, at=event.at)
        case _:
            invitations.plan(record=record)
