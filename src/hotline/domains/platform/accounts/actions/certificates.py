"""Smart keys with an SM2 certificate as a second factor: assigning one to a person, proving by it, ending it.

A gateway in front, which is not ours, sees the key used and passes the certificate on: ``certificate_gateway``.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import HttpRequest

from hotline.domains.platform.accounts.actions import administer, factors
from hotline.domains.platform.accounts.models import SecondFactor, Staff
from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.ports import Approved
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.infrastructure import audit
from hotline.infrastructure.certificate_gateway import certificate_in, is_used
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.rate_limits import passed_on_certificate
from hotline.infrastructure.row_change import locked, locked_if_there
from hotline.infrastructure.session_registry import EndReason
from hotline.infrastructure.settings import settings
from hotline.infrastructure.sm2_certificates import CertificateRefused, PersonCertificate, Refusal, verify
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid, Refused, Unavailable
from hotline.kernel.masking import mask_numbers_in
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.platform.approvals.models import Approval

KIND = SecondFactor.Kind.CERTIFICATE.value
NO_STAFF = "没有这个账号。请刷新查看。"
MISSING = "没有这张证书，或已终止。请刷新查看。"
ASSIGNING_LOCK = "accounts.certificate"
#: Whether it is revoked cannot be known, which is nobody's failure who signs in.
NO_LIST = "证书吊销列表缺失或已过期，暂不能使用证书。请用其他方式验证，并告知运维更新吊销列表。"
#: What somebody reads whose certificate proves nothing: why, and what to do.
SENTENCES = {
    Refusal.UNREADABLE: "证书无法读取。请使用 .cer、.crt 或 .pem 格式的签名证书。",
    Refusal.NOT_SM2: "证书不是国密（SM2）证书。请使用 SM2 签名证书。",
    Refusal.EXPIRED: "证书已过期。请向发证机构更新证书，再由管理员重新分配。",
    Refusal.NOT_YET_VALID: "证书尚未生效。请核对证书的生效日期。",
    Refusal.OTHER_AUTHORITY: "证书不是由本单位认可的机构签发。请使用单位发放的智能密码钥匙。",
    Refusal.FORGED: "证书的签名不正确。请使用单位发放的智能密码钥匙，并告知安全管理员。",
    Refusal.OTHER_PURPOSE: "证书不能用于登录。请使用智能密码钥匙中的签名证书。",
    Refusal.REVOKED: "证书已吊销。请向发证机构换领，再由管理员重新分配。",
    Refusal.NO_LIST: NO_LIST,
}


class NoCertificate(Refused):
    """The gateway has passed none on, or the page did not come through it. Nothing was tried, so nothing counts."""

    code = "certificate_missing"

    def __init__(self) -> None:
        super().__init__("没有收到证书。请插入智能密码钥匙，从国密网关的地址打开本页重试，或用其他方式验证。")


# Assigning -----------------------------------------------------------------------------------------------------------


@transaction.atomic
def assign(*, by: Principal, number: str, certificate: str, reason: str) -> bool:
    """Let a person prove themselves by this certificate (PEM or base64). Whether another person has to approve.

    Raises NotPermitted, NotFound, Invalid, Unavailable; Refused ``own_rights``, ``certificate_taken``,
    ``requested_already``.
    """
    staff = _account(by, number)
    if by.number == number:
        raise Refused("不能给本人分配证书。请由其他安全管理员分配。", code="own_rights")
    if not is_used():
        raise Refused("未启用证书登录。请由运维先配置国密网关（certificate_gateway）。", code="not_configured")
    found = _read(certificate)
    _require_free(found)
    if administer.may_act_alone(by.number):
        _enrol(staff, found, by=by.number)
        return False
    _request(by, staff, found, reason)
    return True


def _request(by: Principal, staff: Staff, found: PersonCertificate, reason: str) -> "Approval":
    ends = found.not_after.astimezone(BEIJING).strftime("%Y-%m-%d")
    return requests.submit(
        by=by,
        kind=ApprovalKind.CERTIFICATE,
        about=f"staff/{staff.number}",
        title=f"{staff.name}（{staff.number}）：分配登录证书 {found.serial[-8:]}",
        reason=reason,
        payload={"certificate": factors.sealed_for(staff, found.der).hex()},
        facts=[
            ("人员", f"{staff.number} {staff.name}"),
            ("证书持有人", mask_numbers_in(found.subject)),
            ("序列号", found.serial),
            ("签发机构", found.issuer),
            ("有效期至", ends),
        ],
    )


def carry_out_assignment(approved: Approved) -> None:
    """Assign the certificate that was approved, if it still holds. Raises NotFound, Invalid, Refused, Unavailable."""
    staff = locked(Staff.objects.filter(number=approved.about.removeprefix("staff/")), missing=NO_STAFF)
    found = _verified(factors.opened_for(staff, bytes.fromhex(approved.payload["certificate"])))
    approval = {"approved_by": approved.approved_by, "approval": approved.id}
    _enrol(staff, found, by=approved.requested_by, **approval)


def _enrol(staff: Staff, found: PersonCertificate, *, by: str, **approval: str) -> None:
    serialise(ASSIGNING_LOCK)
    _require_free(found)
    staff.second_factors.filter(kind=KIND).exclude(ended_at=None).delete()
    factors.require_room(staff)
    SecondFactor.objects.create(
        staff=staff,
        kind=KIND,
        name=f"证书 {found.serial[-8:]}",
        credential=found.fingerprint,
        secret=factors.sealed_for(staff, found.der),
        made_at=datetime.now(UTC),
        expires_at=found.not_after,
    )
    about = f"staff/{staff.number}"
    audit.record(
        by=by, action="accounts.assign_certificate", about=about, serial=found.serial, issuer=found.issuer, **approval
    )


def _require_free(found: PersonCertificate) -> None:
    taken = SecondFactor.objects.filter(credential=found.fingerprint, ended_at=None).select_related("staff").first()
    if taken is not None:
        holder = f"{taken.staff.number} {taken.staff.name}"
        raise Refused(f"该证书已分配给 {holder}。请先终止，再重新分配。", code="certificate_taken")


# Proving -------------------------------------------------------------------------------------------------------------


@transaction.atomic
def prove_by_certificate(staff: Staff, request: HttpRequest) -> str:
    """The kind of what was proven. Raises NoCertificate, WrongFactor, Unavailable."""
    stated = passed_on_certificate(request)
    if not stated:
        raise NoCertificate
    try:
        found = _verified(_der(stated))
    except Invalid as error:
        raise factors.WrongFactor(error.message) from error
    own = staff.second_factors.filter(kind=KIND, credential=found.fingerprint, ended_at=None)
    factor = locked_if_there(own)
    if factor is None:
        raise factors.WrongFactor("该证书没有分配给您的账号，或已终止。请用其他方式验证，或联系管理员。")
    factor.used_at = datetime.now(UTC)
    factor.save(update_fields=["used_at"])
    return KIND


# Ending --------------------------------------------------------------------------------------------------------------


@transaction.atomic
def end(*, by: Principal, number: str, factor: int) -> None:
    """Nobody proves themselves by this certificate any more, and the person's sessions end.

    It remains as an ended one, so that the password alone enrols no other factor in its place. Raises NotPermitted,
    NotFound.
    """
    staff = _account(by, number)
    row = locked(staff.second_factors.filter(pk=factor, kind=KIND, ended_at=None), missing=MISSING)
    row.ended_at = datetime.now(UTC)
    row.save(update_fields=["ended_at"])
    audit.record(by=by.number, action="accounts.end_certificate", about=f"staff/{number}", certificate=row.name)
    administer.end_sessions(by=by.number, staff=staff, why=EndReason.FORCED)


# ---------------------------------------------------------------------------------------------------------------------


def _account(by: Principal, number: str) -> Staff:
    if not by.may(Permission.ACCOUNTS_MANAGE):
        deny(by, Permission.ACCOUNTS_MANAGE, f"staff/{number}")
    return locked(Staff.objects.filter(number=number), missing=NO_STAFF)


def _read(text: str) -> PersonCertificate:
    return _verified(_der(text))


def _der(text: str) -> bytes:
    try:
        return certificate_in(text)
    except ValueError as error:
        raise Invalid(SENTENCES[Refusal.UNREADABLE], code=f"certificate_{Refusal.UNREADABLE}") from error


def _verified(der: bytes) -> PersonCertificate:
    """Raises Invalid with why it does not hold, Unavailable while that cannot be known."""
    chosen = settings().certificate_gateway
    try:
        return verify(der, authorities=Path(chosen.authorities), revoked=Path(chosen.revoked), now=datetime.now(UTC))
    except CertificateRefused as error:
        sentence = SENTENCES[error.refusal]
        if error.refusal is Refusal.NO_LIST:
            raise Unavailable(sentence, code="no_list") from error
        raise Invalid(sentence, code=f"certificate_{error.refusal}") from error
