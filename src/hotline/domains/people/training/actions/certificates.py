"""Certificates (上岗证): requested by a trainer, signed by the client, renewed, withdrawn, ended on their day.

The skills that one names open in routing in the transaction of the signature and close in that of its end.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from hotline.domains.people.training.models import Batch, Certificate
from hotline.domains.people.training.queries import batches
from hotline.domains.people.training.queries.certificates import NONE, about, certified_among, ending_by, over, valid
from hotline.domains.people.training.rules.certificates import (
    MAX_COMMENT,
    MAX_MONTHS,
    RENEWABLE_DAYS,
    CertificateStage,
    months_later,
    serial_of,
)
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules.addressees import Addressee, PermissionHolders, Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.voice.routing.actions.administration import LEVELS, close_skills, open_skills
from hotline.domains.voice.routing.queries.administered import skill_names
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing, locked
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.redaction import hidden

SERIALS_LOCK = "training.certificates"
#: So many days before its end whose certificate it is learns of it.
NOTICE_DAYS = 30
IN_FORCE = "有效期至"


@transaction.atomic
def request(
    *, by: Principal, batch: str, numbers: Sequence[str], skills: Mapping[str, int], months: int
) -> list[Certificate]:
    """Certificates for members of a batch who lack nothing.

    Raises NotFound, NotPermitted, Invalid ``bad_certificate``, Refused ``not_ready``, ``certified``.
    """
    _may(by, Permission.TRAINING_MANAGE, batches.about(batch))
    _check(skills, months)
    row = locked(Batch.objects.filter(pk=batch), missing=batches.NONE)
    ready = {each.member.number for each in batches.progress_of(row) if each.is_ready and not each.member.stopped_on}
    if not numbers or (missing := sorted(set(numbers) - ready)):
        raise Refused(f"{'、'.join(missing) if numbers else '所选学员'}尚未达标，请重新选择。", code="not_ready")
    if again := sorted(certified_among(numbers)):
        raise Refused(f"{'、'.join(again)} 已有上岗证或待签发，请重新选择。", code="certified")
    made = [_requested(by, each, skills, months, batch=row) for each in numbers]
    _notify_signers(made[0], f"{row.name}：{len(made)} 人")
    return made


@transaction.atomic
def request_renewal(*, by: Principal, id: str, months: int) -> Certificate:
    """Of a certificate that soon ends, or has ended. Raises NotFound, NotPermitted, Invalid, Refused ``not_now``."""
    _may(by, Permission.TRAINING_MANAGE, about(id))
    old = locked(Certificate.objects.filter(pk=id), missing=NONE)
    _check(old.skills, months)
    today = beijing_day(now())
    soon = old.stage == CertificateStage.VALID.value and _last_day(old) - today <= timedelta(days=RENEWABLE_DAYS)
    if not soon and old.stage != CertificateStage.EXPIRED.value:
        raise Refused(f"到期前 {RENEWABLE_DAYS} 天内或到期后可续期，请届时办理。", code="not_now")
    made = _requested(by, old.number, old.skills, months, renews=old)
    _notify_signers(made, f"{old.number} 续期")
    return made


@transaction.atomic
def sign(*, by: Principal, ids: Sequence[str]) -> list[Certificate]:
    """Their skills open at once. All or none.

    Raises NotFound, NotPermitted, Refused ``decided``, ``own``.
    """
    _may(by, Permission.TRAINING_CERTIFY, "certificates")
    serialise(SERIALS_LOCK)
    return [_sign(by, id) for id in sorted(set(ids))]


def refuse(*, by: Principal, id: str, reason: str) -> Certificate:
    """Raises NotFound, NotPermitted, Invalid ``reason_missing``, Refused ``decided``."""
    _may(by, Permission.TRAINING_CERTIFY, about(id))
    reason = _reason(reason)
    with _changing(id, by.number) as change:
        row = _undecided(change.row)
        row.stage, row.decided_by, row.decided_at, row.comment = (
            CertificateStage.REFUSED.value, by.number, change.at, reason,
        )  # fmt: skip
        change.record("training.refuse_certificate", staff=row.number, reason=reason)
        _notify(row, change.at, "上岗证未签发", reason, Person(row.requested_by))
    return row


def withdraw(*, by: Principal, id: str, reason: str) -> Certificate:
    """Its skills close at once. Raises NotFound, NotPermitted, Invalid ``reason_missing``, Refused ``over``."""
    _may(by, Permission.TRAINING_CERTIFY, about(id))
    reason = _reason(reason)
    with _changing(id, by.number) as change:
        _end(change, CertificateStage.WITHDRAWN)
        change.row.comment = reason
        change.record("training.withdraw_certificate", staff=change.row.number, reason=reason)
        _notify(change.row, change.at, "上岗证已注销", reason, Person(change.row.number))
    return change.row


def expire() -> int:
    """End those whose last day is past. How many ended. Safe to repeat."""
    today = beijing_day(now())
    ended = 0
    for id in over(today):
        with _changing(id, str(SYSTEM)) as change:
            if change.row.stage != CertificateStage.VALID.value:
                continue
            _end(change, CertificateStage.EXPIRED)
            change.record("training.expire_certificate", staff=change.row.number)
            _notify(
                change.row, change.at, "上岗证已到期", "所列技能已停用，请联系培训师续期。", Person(change.row.number)
            )
            ended += 1
    return ended


def remind() -> None:
    """Notify whose last day comes near, once. Safe to repeat."""
    for row in ending_by(beijing_day(now()) + timedelta(days=NOTICE_DAYS)):
        text = f"{IN_FORCE} {row.valid_until}，请联系培训师续期。"
        _notify(row, now(), "上岗证即将到期", text, Person(row.number))


def _requested(
    by: Principal,
    number: str,
    skills: Mapping[str, int],
    months: int,
    *,
    batch: Batch | None = None,
    renews: Certificate | None = None,
) -> Certificate:
    row = Certificate(
        id=new_id("certificate"), number=number, batch=batch, skills=dict(skills), months=months, renews=renews,
        requested_by=by.number, requested_at=now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:  # somebody else was quicker
        raise Refused(f"{number} 已有待签发的上岗证，请刷新列表。", code="certified") from error
    audit.record(by=by.number, action="training.request_certificate", about=about(row.pk), staff=number, skills=skills)
    return row


def _sign(by: Principal, id: str) -> Certificate:
    with _changing(id, by.number) as change:
        row = _undecided(change.row)
        if by.number in (row.requested_by, row.number):
            raise Refused("不能签发本人提请或本人的上岗证，请由他人签发。", code="own")
        day = beijing_day(change.at)
        begin = day
        if row.renews is not None:
            begin = max(day, _replaced(row.renews.pk, by.number))
        row.stage, row.decided_by, row.decided_at = CertificateStage.VALID.value, by.number, change.at
        row.valid_until = months_later(begin, row.months)
        row.serial = serial_of(day.year, Certificate.objects.filter(serial__startswith=f"SG-{day.year}-").count() + 1)
        open_skills(by=by.number, number=row.number, levels=row.skills)
        change.record("training.sign", staff=row.number, serial=row.serial, skills=row.skills)
        _notify(row, change.at, "上岗证已签发", f"证号 {row.serial}，{IN_FORCE} {row.valid_until}", Person(row.number))
    return row


def _replaced(id: str, by: str) -> date:
    """The renewed one counts no more; its last day. Its skills stay open for the one that takes its place."""
    with _changing(id, by) as change:
        row = change.row
        if row.stage == CertificateStage.VALID.value:
            row.stage, row.over_by, row.over_at = CertificateStage.REPLACED.value, by, change.at
            change.record("training.replace_certificate", staff=row.number)
    return _last_day(row)


def _end(change: Change[Certificate], stage: CertificateStage) -> None:
    row = change.row
    if row.stage != CertificateStage.VALID.value:
        raise Refused("上岗证已失效，请刷新列表。", code="over")
    row.stage, row.over_by, row.over_at = stage.value, change.by, change.at
    still = {skill for other in valid(row.number).exclude(pk=row.pk) for skill in other.skills}
    close_skills(by=change.by, number=row.number, skills=set(row.skills) - still)


def _undecided(row: Certificate) -> Certificate:
    if row.stage != CertificateStage.REQUESTED.value:
        raise Refused("该上岗证已办理，请刷新列表。", code="decided")
    return row


def _last_day(row: Certificate) -> date:
    assert row.valid_until is not None, "it was signed"
    return row.valid_until


def _check(skills: Mapping[str, int], months: int) -> None:
    names = skill_names()
    if not skills or any(skill not in names or level not in LEVELS for skill, level in skills.items()):
        raise Invalid("请选择技能，等级 1 到 5。", code="bad_certificate")
    if not 1 <= months <= MAX_MONTHS:
        raise Invalid(f"有效期须为 1 到 {MAX_MONTHS} 个月，请重新填写。", code="bad_certificate")


def _reason(reason: str) -> str:
    reason = hidden(reason.strip())
    if not 2 <= len(reason) <= MAX_COMMENT:
        raise Invalid(f"请填写原因，2 到 {MAX_COMMENT} 字。", code="reason_missing")
    return reason


def _changing(id: str, by: str) -> AbstractContextManager[Change[Certificate]]:
    return changing(Certificate.objects.filter(pk=id), by=by, about=about(id), missing=NONE)


def _notify_signers(row: Certificate, text: str) -> None:
    _notify(row, row.requested_at, "上岗证待签发", text, PermissionHolders(Permission.TRAINING_CERTIFY), "training.due")


def _notify(
    row: Certificate, at: datetime, title: str, text: str, to: Addressee, kind: str = "training.result"
) -> None:
    link = "/my/training" if to == Person(row.number) else "/training/certificates"
    content = Content(
        key=f"certificate/{row.pk}/{title}", kind=kind, title=title, text=text, link=link, at=at,
        urgency=Urgency.IMPORTANT, about=about(row.pk),
    )  # fmt: skip
    notify(content, [to])


def _may(by: Principal, permission: Permission, where: str) -> None:
    if not by.may(permission):
        deny(by, permission, where)
