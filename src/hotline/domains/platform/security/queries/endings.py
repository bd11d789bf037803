"""What ends by itself on this installation: certificates, keys of personal data, passwords."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from hotline.domains.platform.accounts import queries as accounts
from hotline.domains.platform.security.ports import CertificateEnd, certificate_ends
from hotline.domains.platform.security.rules.expiry import (
    SOON_PASSWORD_DAYS,
    Ending,
    EndKind,
    EndState,
    in_order,
    state_of,
)
from hotline.domains.platform.security.rules.limits import KEY_OLD
from hotline.infrastructure.key_service.port import FamilyStatus
from hotline.infrastructure.sealing import key_management
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

ROTATE = "请运维运行 hotline keys rotate，完成后按《运行》一节销毁旧密钥。"
OWN_PASSWORD = "请本人在“我的账号”换密码。到期后下次登录时必须换，不影响登录。"
UNUSED_PASSWORD = "到期前没有换，下次登录时必须换。长期不用的请停用。"
MAX_PASSWORDS = 200


def endings(now: datetime) -> list[Ending]:
    """What needs somebody first."""
    return in_order([*_certificates(now), *_keys(now), *_passwords(now)])


def _certificates(now: datetime) -> Iterator[Ending]:
    for each in certificate_ends()():
        yield Ending(EndKind.CERTIFICATE, each.name, each.not_after, _state(each, now), each.remedy, each.problem)


def _state(found: CertificateEnd, now: datetime) -> EndState:
    return EndState.UNKNOWN if found.not_after is None else state_of(found.not_after, now)


def _keys(now: datetime) -> Iterator[Ending]:
    try:
        status = key_management().status()
    except Unavailable as error:
        yield Ending(EndKind.KEY, "个人信息密钥（SM4）", None, EndState.UNKNOWN, ROTATE, error.message)
        return
    families = (
        ("个人信息密钥（SM4）", status.cipher),
        ("索引密钥（SM3）", status.index),
        ("文件密钥（SM4）", status.files),
    )
    for name, family in families:
        yield _key(name, family, now)
    yield Ending(EndKind.KEY, "审计签名密钥（SM2）", None, EndState.UNLIMITED, "不设期限；泄露时按《运行》一节更换。")


def _key(name: str, family: FamilyStatus, now: datetime) -> Ending:
    made = family.keys[family.current].made
    if made is None:
        note = "密钥文件里没有启用日期（旧版本生成），更换一次后就有。"
        return Ending(EndKind.KEY, name, None, EndState.UNKNOWN, ROTATE, note)
    return Ending(EndKind.KEY, name, made + KEY_OLD, state_of(made + KEY_OLD, now), ROTATE)


def _passwords(now: datetime) -> Iterator[Ending]:
    lasts = timedelta(days=settings().sign_in.password_days)
    soon = accounts.passwords_set_before(now + timedelta(days=SOON_PASSWORD_DAYS) - lasts)
    for staff in soon[:MAX_PASSWORDS]:
        end = staff.password_set_at + lasts
        remedy = UNUSED_PASSWORD if now >= end else OWN_PASSWORD
        name = f"{staff.number} {staff.name}的密码"
        yield Ending(EndKind.PASSWORD, name, end, state_of(end, now, SOON_PASSWORD_DAYS), remedy)
