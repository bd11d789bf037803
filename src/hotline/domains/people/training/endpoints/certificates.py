"""Endpoints of certificates (上岗证): requested, signed, refused, renewed, withdrawn."""

from datetime import timedelta
from typing import Literal

from ninja import Router, Status

from hotline.domains.people.training.actions import certificates as acting
from hotline.domains.people.training.endpoints.batches import VIEW
from hotline.domains.people.training.models import Certificate
from hotline.domains.people.training.queries import certificates
from hotline.domains.people.training.rules.certificates import RENEWABLE_DAYS, CertificateStage
from hotline.domains.people.training.schemas import (
    AgentCertificateListOut,
    AgentCertificateOut,
    AgentCertificateReasonBody,
    AgentCertificateRenewBody,
    AgentCertificateRequestBody,
    AgentCertificateSignBody,
    CertifiedSkillOut,
    SkillChoiceOut,
    SkillChoicesOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.routing.queries.administered import skill_names
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.permissions import Permission

router = Router(tags=["training"], auth=needs(Permission.TRAINING_CERTIFY))
MANAGE = needs(Permission.TRAINING_MANAGE)
STAGES: dict[str, tuple[CertificateStage, ...]] = {
    "requested": (CertificateStage.REQUESTED,),
    "valid": (CertificateStage.VALID,),
    "over": (
        CertificateStage.EXPIRED,
        CertificateStage.WITHDRAWN,
        CertificateStage.REFUSED,
        CertificateStage.REPLACED,
    ),
}


@router.get("", response=AgentCertificateListOut, auth=VIEW)
def listed(
    request: StaffRequest, state: Literal["requested", "valid", "over"] = "requested", cursor: str = ""
) -> AgentCertificateListOut:
    """Fifty a page, those requested last first."""
    page = certificates.certificates(STAGES[state], cursor)
    return AgentCertificateListOut(rows=shapes_of(page.rows), next=page.next)


@router.get("/skills", response=SkillChoicesOut, auth=MANAGE)
def skills(request: StaffRequest) -> SkillChoicesOut:
    """What a certificate may name."""
    return SkillChoicesOut(rows=[SkillChoiceOut(code=code, name=name) for code, name in skill_names().items()])


@router.post("", response={204: None}, auth=MANAGE)
def request_certificates(request: StaffRequest, body: AgentCertificateRequestBody) -> Status[None]:
    """For members who lack nothing. 409 ``not_ready``, ``certified``, 422 ``bad_certificate``."""
    acting.request(by=current_staff(request), **body.dict())
    return Status(204, None)


@router.post("/sign", response={204: None})
def sign(request: StaffRequest, body: AgentCertificateSignBody) -> Status[None]:
    """All or none; their skills open at once. 409 ``decided``, ``own``."""
    acting.sign(by=current_staff(request), ids=body.ids)
    return Status(204, None)


@router.post("/{certificate_id}/refuse", response={204: None})
def refuse(request: StaffRequest, certificate_id: str, body: AgentCertificateReasonBody) -> Status[None]:
    """409 ``decided``, 422 ``reason_missing``."""
    acting.refuse(by=current_staff(request), id=certificate_id, reason=body.reason)
    return Status(204, None)


@router.post("/{certificate_id}/withdraw", response={204: None})
def withdraw(request: StaffRequest, certificate_id: str, body: AgentCertificateReasonBody) -> Status[None]:
    """Its skills close at once. 409 ``over``, 422 ``reason_missing``."""
    acting.withdraw(by=current_staff(request), id=certificate_id, reason=body.reason)
    return Status(204, None)


@router.post("/{certificate_id}/renew", response={204: None}, auth=MANAGE)
def renew(request: StaffRequest, certificate_id: str, body: AgentCertificateRenewBody) -> Status[None]:
    """Requests the next one. 409 ``not_now``, ``certified``."""
    acting.request_renewal(by=current_staff(request), id=certificate_id, months=body.months)
    return Status(204, None)


def shapes_of(rows: list[Certificate]) -> list[AgentCertificateOut]:
    names, titles = names_of({row.number for row in rows}), skill_names()
    return [_shape(row, names.get(row.number, ""), titles) for row in rows]


def _shape(row: Certificate, name: str, titles: dict[str, str]) -> AgentCertificateOut:
    return AgentCertificateOut(
        id=row.pk,
        serial=row.serial or "",
        number=row.number,
        name=name,
        batch=row.batch_id or "",
        batch_name=row.batch.name if row.batch else "",
        skills=[
            CertifiedSkillOut(code=code, name=titles.get(code, code), level=row.skills[code]) for code in row.skills
        ],
        months=row.months,
        stage=CertificateStage(row.stage),
        is_renewal=row.renews_id is not None,
        is_renewable=_is_renewable(row),
        requested_by=row.requested_by,
        requested_at=row.requested_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        valid_until=row.valid_until,
        comment=row.comment,
        over_at=row.over_at,
    )


def _is_renewable(row: Certificate) -> bool:
    near = beijing_day(now()) + timedelta(days=RENEWABLE_DAYS)
    is_near = row.stage == CertificateStage.VALID.value and row.valid_until is not None and row.valid_until <= near
    return is_near or row.stage == CertificateStage.EXPIRED.value
