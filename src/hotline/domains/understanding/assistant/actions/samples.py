"""Draws samples of answers for people to grade, and records their grades."""

import secrets
from datetime import UTC, date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from hotline.domains.understanding.assistant.models import Judgement, Sample, Sampled, StoredQuestion
from hotline.domains.understanding.assistant.queries import samples
from hotline.domains.understanding.assistant.rules.masking import masked
from hotline.domains.understanding.assistant.rules.sample_rules import (
    MARKERS,
    Span,
    may_grade,
    outcome,
    period_of,
)
from hotline.domains.understanding.assistant.rules.sample_rules import checked as as_checked
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import changing, locked
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.random_draws import draw_by_digest
from hotline.kernel.wording import fit_for_all

MAX_ANSWERS = 400
#: Graded answers are evidence, so their text is stored longer by this time.
RETAINED_LONGER = timedelta(days=400)


@transaction.atomic
def draw(*, by: Principal, span: Span, day: date, size: int) -> Sample:
    """Draw the sample of the period that holds ``day``, once it is over.

    Raises Invalid, and Refused when it was drawn before.
    """
    _may(by, Permission.ASSESSMENT_ENTER, "assistant/samples")
    period, now = period_of(span, day), datetime.now(UTC)
    if not 1 <= size <= MAX_ANSWERS:
        raise Invalid(f"抽取数须在 1 到 {MAX_ANSWERS} 之间。", code="bad_size")
    if period.last >= beijing_day(now):
        raise Invalid("本期未结束，请结束后抽样。", code="not_over")
    answers = dict(samples.population(period.first, period.last).values_list("answer", "pk"))
    if not answers:
        raise Refused("本期无可抽取的答复，请改选考核期。", code="nothing")
    seed = secrets.token_hex(16)
    drawn = draw_by_digest(answers, seed, size)
    try:
        with transaction.atomic():
            sample = Sample.objects.create(
                key=period.key,
                first=period.first,
                last=period.last,
                seed=seed,
                population=len(answers),
                size=len(drawn),
                drawn_by=by.number,
                drawn_at=now,
            )
    except IntegrityError as error:
        raise Refused(f"{period.key} 已抽样，不可重抽。请使用已抽的样本。", code="drawn_before") from error
    Sampled.objects.bulk_create(
        Sampled(sample=sample, place=at, question_id=answers[answer]) for at, answer in enumerate(drawn, 1)
    )
    StoredQuestion.objects.filter(answer__in=drawn).update(stored_until=F("stored_until") + RETAINED_LONGER)
    about = f"assistant/sample/{sample.key}"
    audit.record(by=by.number, action="assistant.sample", about=about, size=sample.size, of=sample.population)
    return sample


def grade(*, by: Principal, key: str, place: int, right: bool, remark: str = "") -> Sampled:
    """Grade an answer as one of the two, or as the third where they differ. Raises Invalid, NotFound, Refused."""
    _may(by, Permission.KNOWLEDGE_REVIEW, f"assistant/sample/{key}")
    rows, about = Sampled.objects.filter(sample=key, place=place), f"assistant/sample/{key}/{place}"
    with changing(rows, by=by.number, about=about, missing="抽样里没有这一条，请刷新。") as change:
        drawn, verdicts = change.row, samples.verdicts(change.row)
        if not may_grade(verdicts, by.number):
            mine = any(each.by == by.number for each in verdicts)
            raise Refused("您已判定此条，无需再判。" if mine else "此条已判定完毕，无需再判。", code="judged_before")
        why = as_checked(right, masked(fit_for_all(remark)))
        decides = len(verdicts) == MARKERS
        Judgement.objects.create(drawn=drawn, by=by.number, right=right, reason=why, decides=decides, at=change.at)
        drawn.right = outcome(samples.verdicts(drawn))
        change.record("assistant.judge", right=right, decides=decides)
    return drawn


@transaction.atomic
def note_entered(*, key: str, entry: str, instead_of: str) -> None:
    """Its result is in the register as ``entry``, ``instead_of`` one that does not count. Refused beside another."""
    sample = locked(Sample.objects.filter(pk=key), missing="本期未抽样，请先抽样。")
    if sample.entry != instead_of:
        raise Refused("本期结果已登记，请刷新查看。", code="entered_before")
    sample.entry = entry
    sample.save(update_fields=["entry"])


def _may(by: Principal, permission: Permission, about: str) -> None:
    if not by.may(permission):
        deny(by, permission, about)
