"""Groups badly answered questions by meaning, and deletes questions when their storage time is over."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
from django.db import transaction
from django.db.models import QuerySet

from hotline.domains.understanding.assistant.models import Gap, StoredQuestion
from hotline.domains.understanding.assistant.queries.stored_questions import question_of
from hotline.domains.understanding.assistant.rules.clusters_of_questions import (
    NEAR,
    NEAR_BY_CHARACTERS,
    Doubt,
    Vectors,
    by_characters,
    clusters,
    likeliest,
    middle_first,
    signatures,
)
from hotline.domains.understanding.knowledge.queries import finder as knowledge_finder
from hotline.domains.understanding.knowledge.queries import search_engine
from hotline.infrastructure import audit
from hotline.infrastructure.row_change import free_rows

#: A citizen who was asked back may answer within this time.
PATIENCE = timedelta(minutes=30)
#: Clusters and new questions compared in one run; the rest waits for the next run.
MAX_QUESTIONS = 600
NEAREST = 3
BY_CHARACTERS = "characters"


def gather(now: datetime) -> int:
    """Assign each new question to its gap, or to a new one. Returns the number. Raises Unavailable without an index."""
    finder = _finder()
    with transaction.atomic():
        waiting = list(free_rows(_waiting(now))[:MAX_QUESTIONS])
        if not waiting:
            return 0
        _embed(waiting, finder)
        space = _Space(finder)
        gaps = list(Gap.objects.order_by("-last_at")[:MAX_QUESTIONS])
        members = {gap.pk: list(gap.questions.all()) for gap in gaps}
        known = [gap for gap in gaps if members[gap.pk]]
        for row in [row for rows in members.values() for row in rows if row.model != space.name]:
            _embed([row], finder)
        touched = _assigned(waiting, known, members, space)
        for gap in touched:
            _summed_up(gap, space)
        return len(waiting)


def forget(now: datetime) -> int:
    """Delete questions whose storage time is over, and open gaps that have no question left. Returns the number."""
    with transaction.atomic():
        gone, _ = StoredQuestion.objects.filter(stored_until__lt=now).delete()
        if gone:
            Gap.objects.filter(state=Gap.State.OPEN.value, questions=None).delete()
            audit.record(by="system", action="assistant.forget", about="assistant/questions", questions=gone)
        return gone


class _Space:
    """The space in which questions are compared: the articles' vectors, or runs of characters without a model."""

    def __init__(self, finder: knowledge_finder.Finder | None) -> None:
        self._finder = finder
        self.name = finder.model if finder else BY_CHARACTERS
        self.near = NEAR if finder else NEAR_BY_CHARACTERS

    def of(self, rows: Sequence[StoredQuestion]) -> Vectors:
        found = _vectors_of(rows)
        if self._finder is None:
            return found
        places = self._finder.by_own_phrasings(found)
        return signatures(places, self._finder.nearness(places))

    def nearest(self, rows: Sequence[StoredQuestion]) -> list[str]:
        """Codes of the articles that these were thought to be about together, then of those nearest in meaning."""
        if self._finder is None:
            return []
        finder = self._finder
        nearness = finder.nearness(finder.by_own_phrasings(_vectors_of(rows))).mean(0)
        near = [finder.topics[row] for row in np.argsort(-nearness)[: 2 * NEAREST].tolist()]
        held = [topic for topic in likeliest([row.topics for row in rows], near) if topic in finder.first]
        return [finder.card(finder.first[topic]).code for topic in held[:NEAREST]]


def _vectors_of(rows: Sequence[StoredQuestion]) -> Vectors:
    return np.stack([np.frombuffer(bytes(row.vector or b""), np.float16).astype(np.float32) for row in rows])


def _finder() -> knowledge_finder.Finder | None:
    """None where no model of meaning is installed. Unavailable before there is an index."""
    if search_engine.must_look():
        search_engine.look()
    finder = knowledge_finder.current()
    return finder if finder.has_meaning else None


def _waiting(now: datetime) -> QuerySet[StoredQuestion]:
    rows = StoredQuestion.objects.filter(settled=False, gap=None)
    return rows.exclude(doubt=Doubt.QUESTION_BACK.value, at__gt=now - PATIENCE).order_by("at")


def _embed(rows: Sequence[StoredQuestion], finder: knowledge_finder.Finder | None) -> None:
    texts = [question_of(row) for row in rows]
    found = finder.vectors(texts) if finder else by_characters(texts)
    for row, vector in zip(rows, found, strict=True):
        row.vector, row.model = vector.astype(np.float16).tobytes(), finder.model if finder else BY_CHARACTERS
        row.save(update_fields=["vector", "model"])


def _assigned(
    waiting: list[StoredQuestion], known: list[Gap], members: dict[int, list[StoredQuestion]], space: _Space
) -> list[Gap]:
    """Into the nearest gap that is near enough, dealt with or not; what is left comes together among itself."""
    vectors = space.of(waiting)
    sums = [space.of(members[gap.pk]).mean(0) for gap in known]
    touched: dict[int, Gap] = {}
    left: list[int] = []
    for at, row in enumerate(waiting):
        nearness = [float(vectors[at] @ each) for each in sums]
        best = int(np.argmax(nearness)) if nearness else 0
        if nearness and nearness[best] >= space.near:
            _into(known[best], [row])
            touched[known[best].pk] = known[best]
        else:
            left.append(at)
    for cluster in clusters(vectors[left], space.near) if left else []:
        rows = [waiting[left[at]] for at in cluster]
        gap = Gap.objects.create(first_at=rows[0].at, last_at=rows[-1].at)
        _into(gap, rows)
        touched[gap.pk] = gap
    return list(touched.values())


def _into(gap: Gap, rows: Sequence[StoredQuestion]) -> None:
    StoredQuestion.objects.filter(pk__in=[row.pk for row in rows]).update(gap=gap, settled=True)


def _summed_up(gap: Gap, space: _Space) -> None:
    rows = list(gap.questions.order_by("at"))
    vectors = space.of(rows)
    for place, at in enumerate(middle_first(vectors)):
        rows[at].place = place
    StoredQuestion.objects.bulk_update(rows, ["place"])
    gap.size, gap.first_at, gap.last_at = len(rows), rows[0].at, rows[-1].at
    gap.since = sum(gap.done_at is not None and row.at > gap.done_at for row in rows)
    gap.nearest = space.nearest(rows)
    gap.save()
