"""Reaction to articles: questions about one that reads otherwise now, or no more, wait for a person's look."""

from collections.abc import Sequence

from hotline.domains.people.exams.actions.bank import doubt_questions_of
from hotline.events import knowledge
from hotline.events.catalogue import kind_of, subject_id
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    for event in events:
        if kind_of(event) != "article":
            continue
        match knowledge.fact_of(event):
            case knowledge.ArticlePublished(version=version):
                doubt_questions_of(subject_id(event), version)
            case knowledge.ArticleRetired():
                doubt_questions_of(subject_id(event), 0)
            case _:
                pass
