"""What ends by itself on this installation: certificates, keys of personal data, passwords."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from hotline.domains.platform.accounts import queries as accounts
from hotline.domains.platform.security.ports import CertificateEnd, certificate_ends
from hotline.domains.platform.security.rules.expiry import (
    SOON_DAYS,
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
from hotline.infrastructure.sm2_certificates import lists_end
from hotline.kernel.errors import Unavailable

ROTATE = "请运维运行 hotline keys rotate，完成后按《运行》一节销毁旧密钥。"
OWN_PASSWORD = "请本人在“我的账号”换密码。到期后下次登录时必须换，不影响登录。"
UNUSED_PASSWORD = "到期前没有换，下次登录时必须换。长期不用的请停用。"
RENEW = "请本人向发证机构更新证书，再由安全管理员在“账号”重新分配。到期后不能再用于登录。"
LIST = "智能密码钥匙的证书吊销列表"
FETCH = "请运维从发证机构下载新的列表，更换 certificate_gateway.revoked 指的文件。过期后没有人能用证书登录。"
MAX_PASSWORDS = 200
#: Lists are published every few days.
SOON_LIST_DAYS = 2


def endings(now: datetime) -> list[Ending]:
    """What needs somebody first."""
    return in_order([*_certificates(now), *_of_smart_keys(now), *_keys(now), *_passwords(now)])


def _certificates(now: datetime) -> Iterator[Ending]:
    for each in certificate_ends()():
        yield Ending(EndKind.CERTIFICATE, each.name, each.not_after, _state(each, now), each.remedy, each.problem)


def _of_smart_keys(now: datetime) -> Iterator[Ending]:
    """Certificates of staff that end soon, and the list of revoked ones, without which none is believed."""
    for each in accounts.certificates_in_use().filter(expires_at__lt=now + timedelta(days=SOON_DAYS))[:MAX_PASSWORDS]:
        name = f"{each.staff.number} {each.staff.name}的{each.name}"
        yield Ending(EndKind.CERTIFICATE, name, each.expires_at, _state_at(each.expires_at, now), RENEW)
    gateway = settings().certificate_gateway
    if not gateway.addresses:
        return
    try:
        end = lists_end(Path(gateway.revoked))
    except (OSError, ValueError) as error:
        note = f"无法读取（{type(error).__name__}），暂时没有人能用证书登录。"
        yield Ending(EndKind.CERTIFICATE, LIST, None, EndState.UNKNOWN, FETCH, note)
        return
    yield Ending(EndKind.CERTIFICATE, LIST, end, _state_at(end, now, SOON_LIST_DAYS), FETCH)


def _state(found: CertificateEnd, now: datetime) -> EndState:
    return _state_at(found.not_after, now)


def _state_at(end: datetime | None, now: datetime, soon_days: int = SOON_DAYS) -> EndState:
    return EndState.UNKNOWN if end is None else state_of(end, now, soon_days)


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
