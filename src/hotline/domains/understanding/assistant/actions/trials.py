"""The release gate: frozen questions are answered with a new version before it goes live.

A version with which fewer answers are right is not published.
"""

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime

import msgspec
from django.db import transaction

from hotline.domains.understanding.assistant.models import Trial
from hotline.domains.understanding.assistant.queries import trials
from hotline.domains.understanding.assistant.queries.engines import over
from hotline.domains.understanding.assistant.rules.engine import Engine
from hotline.domains.understanding.assistant.rules.frozen_questions import (
    FrozenQuestion,
    Mark,
    fallen,
    marked,
    unlearned,
)
from hotline.domains.understanding.knowledge.queries import articles, integrity
from hotline.domains.understanding.knowledge.queries import finder as knowledge_finder
from hotline.domains.understanding.knowledge.rules import article as knowledge_article
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.wording import fit_for_all

MAX_NAMED = 3


def evaluate() -> Trial:
    """Put the frozen questions to the present articles and weights. Takes a minute or more.

    Returns the last trial when nothing has changed since.
    """
    state = trials.state()
    found = Trial.objects.filter(article="", state_of=state).order_by("-at").first()
    return found or _tried(knowledge_finder.finder_with(None), state_of=state)


def let_out(article: knowledge_article.Article, version: int, revision: int) -> str:
    """Empty when it may go out, else what fell, in a sentence for who publishes. The result is kept."""
    before = evaluate()
    after = _tried(
        knowledge_finder.finder_with(article, version),
        state_of=before.state_of,
        article=article.code,
        version=version,
        revision=revision,
        before=before,
    )
    return "" if after.passed else refusal(after)


def refusal(trial: Trial) -> str:
    named = "；".join(f"“{each['text'][:30]}”" for each in trial.fell[:MAX_NAMED])
    more = f"等 {len(trial.fell)} 问" if len(trial.fell) > MAX_NAMED else ""
    return f"试答未通过，答对数少于现有版本，请修改后再试：{named}{more}。"


@transaction.atomic
def overrule(*, by: Principal, code: str, version: int, revision: int, reason: str) -> None:
    """Publish a refused version by the client's decision.

    The caller has checked the permission. Raises Invalid, Refused.
    """
    if not (why := fit_for_all(reason)):
        raise Invalid("请填写仍发布的理由。", code="no_reason")
    trial = trials.last_of(code, version, revision)
    if trial is None or trial.passed:
        raise Refused("此版无试答未通过记录，请直接发布。", code="not_refused")
    trial.overruled_by, trial.overruled_at, trial.reason = by.number, datetime.now(UTC), why[:200]
    trial.save(update_fields=["overruled_by", "overruled_at", "reason"])
    about = f"assistant/trial/{trial.pk}"
    audit.record(by=by.number, action="assistant.overrule", about=about, article=code, version=version, reason=why)


def _tried(
    finder: knowledge_finder.Finder,
    *,
    state_of: str,
    article: str = "",
    version: int = 0,
    revision: int = 0,
    before: Trial | None = None,
) -> Trial:
    began = time.monotonic()
    questions = unlearned(trials.frozen(), [way for way, _ in finder.ways()])
    # Without any article nothing is answered yet, so the first article cannot be worse.
    marks = _marks(over(finder), questions, articles.today()) if finder.topics else {}
    earlier = trials.marks_of(before) if before else {}
    worse = fallen(questions, earlier, marks)
    return Trial.objects.create(
        at=datetime.now(UTC),
        seconds=round(time.monotonic() - began, 1),
        state_of=state_of,
        position=integrity.position(),
        article=article,
        version=version,
        revision=revision,
        before=before,
        marks=msgspec.to_builtins(marks),
        fell=trials.named(worse, earlier, marks),
        passed=not worse,
    )


def _marks(engine: Engine, questions: Sequence[FrozenQuestion], day: date) -> dict[str, Mark]:
    return {each.key: marked(each, engine.reply(each.turns, day)) for each in questions}
