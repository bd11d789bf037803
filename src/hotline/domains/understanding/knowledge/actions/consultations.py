"""Announces which articles agents saw and used in a call, as events about the call."""

from collections.abc import Sequence

from django.db import transaction

from hotline.domains.understanding.knowledge.models import Version
from hotline.domains.understanding.knowledge.rules.life import READ
from hotline.events.knowledge import ConsultedFact, KnowledgeDisplayed, KnowledgeUsed, Mention, consulted_subject
from hotline.infrastructure import outbox
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal
from hotline.kernel.actor import Actor
from hotline.kernel.errors import NotFound

MAX_ARTICLES = 20


@transaction.atomic
def note_displayed(*, by: Principal, call: str, how: str, articles: Sequence[Mention]) -> None:
    """Announce that articles were shown. ``how``: search, suggested or opened.

    Raises NotFound for a version that nobody could have seen.
    """
    seen = tuple(articles[:MAX_ARTICLES])
    _refuse_unread(seen)
    _emit(by, call, KnowledgeDisplayed(by.number, how, seen))


@transaction.atomic
def note_used(*, by: Principal, call: str, how: str, article: Mention) -> None:
    """Announce that an article was used. ``how``: copied or marked. Raises NotFound."""
    _refuse_unread((article,))
    _emit(by, call, KnowledgeUsed(by.number, how, article))


def _refuse_unread(seen: Sequence[Mention]) -> None:
    mentioned = {(each.code, each.version) for each in seen}
    read = Version.objects.filter(article__code__in={code for code, _ in mentioned}, state__in=READ)
    if mentioned - set(read.values_list("article__code", "number")):
        raise NotFound("条目不存在，或此版未发布。请刷新查看。")


def _emit(by: Principal, call: str, fact: ConsultedFact) -> None:
    """Announce a fact about a call. A lock keeps the call's events numbered in order."""
    subject = consulted_subject(call)
    serialise(subject)
    outbox.announce(fact, subject=subject, actor=Actor.staff(by.number))
