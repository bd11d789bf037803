"""Passwords: what a new one is held against, and which were used before."""

import secrets
from datetime import UTC, datetime

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from hotline.domains.platform.accounts.models import FormerPassword, Staff
from hotline.domains.platform.accounts.rules.passwords import REMEMBERED, is_too_old, password_errors
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid

#: Of one-time passwords: letters and digits that nobody confuses, in groups: 79 bits.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 4, 4


def one_time() -> str:
    """Letters, digits and hyphens, as the rules for passwords want them."""
    while True:
        made = "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
        if any(map(str.isdigit, made)) and any(map(str.isalpha, made)):
            return made


def require_good(staff: Staff, password: str) -> None:
    """Raises Invalid with what is wrong with a new password. Those of the demonstration are printed for everybody."""
    if staff.demonstration:
        return
    errors = password_errors(password, number=staff.number, name_spellings=_spellings(staff.name))
    if not errors and _is_common(password):
        errors = ["该密码属于常见密码，容易被猜到。请更换。"]
    if not errors and _was_used(staff, password):
        errors = [f"最近 {REMEMBERED} 次用过的密码不能再用。请更换。"]
    if errors:
        raise Invalid(" ".join(errors))


def store(staff: Staff, encoded: str, *, one_time: bool) -> None:
    """Inside the caller's transaction. ``encoded``: its hash. ``one_time``: to be replaced at the next sign-in."""
    staff.password = encoded
    staff.must_change_password = one_time
    staff.password_set_at = datetime.now(UTC)
    staff.save(update_fields=["password", "must_change_password", "password_set_at"])
    FormerPassword.objects.create(staff=staff, encoded=staff.password, set_at=staff.password_set_at)
    stored = list(staff.former_passwords.order_by("-set_at", "-pk").values_list("pk", flat=True))
    FormerPassword.objects.filter(pk__in=stored[REMEMBERED:]).delete()


def has_to_change(staff: Staff, now: datetime) -> str:
    """Why this person has to set a new password now, in a sentence; "" when they need not."""
    if staff.must_change_password:
        return "这是一次性密码。请设置新密码后登录。"
    days = settings().sign_in.password_days
    if not staff.demonstration and is_too_old(staff.password_set_at, now, days):
        return f"密码已使用 {days} 天。请设置新密码后登录。"
    return ""


def _spellings(name: str) -> tuple[str, ...]:
    """``王晓芳``: wangxiaofang, its parts, and wxf."""
    from pypinyin import Style, lazy_pinyin  # its tables take a quarter of a second, which most programs do not need

    syllables = lazy_pinyin(name)
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    return ("".join(syllables), *syllables, initials)


def _is_common(password: str) -> bool:
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        return True
    return False


def _was_used(staff: Staff, password: str) -> bool:
    if staff.pk is None:
        return False
    former = [row.encoded for row in staff.former_passwords.order_by("-set_at")[:REMEMBERED]]
    return any(check_password(password, encoded) for encoded in {*former, staff.password} if encoded)
