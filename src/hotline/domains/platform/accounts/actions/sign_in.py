"""Signing in by number and password, guarded against guessing."""

from datetime import datetime, timedelta

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest
from django.utils import timezone

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.accounts.queries import session_of
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import SESSION_KEY, Principal
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid, Refused


class WrongPassword(Refused):
    """``left`` tries remain before the account is locked."""

    status = 401
    code = "wrong_password"

    def __init__(self, left: int) -> None:
        super().__init__(f"工号或密码不对，还可以试 {left} 次。忘了密码请找管理员重设。")
        self.extra = {"left": left}


class Locked(Refused):
    """The account cannot sign in ``until`` a moment, not even with the right password."""

    status = 423
    code = "locked"

    def __init__(self, until: datetime) -> None:
        clock = until.astimezone(BEIJING).strftime("%H:%M")
        super().__init__(f"密码错了太多次，账号锁到 {clock}。着急请找管理员解锁。")
        self.extra = {"until": until.isoformat()}


class NewPasswordNeeded(Refused):
    """The password is right and may be used once only: to set the one that follows it."""

    status = 403
    code = "new_password_needed"

    def __init__(self) -> None:
        super().__init__("这是一次性密码。请设一个新密码，再登录。")


def sign_in(request: HttpRequest, *, number: str, password: str, new_password: str = "") -> Principal:
    """Begin a session. Raises WrongPassword or Locked; both, and success, leave an audit row.

    ``new_password`` replaces a one-time password, which opens no session without it: NewPasswordNeeded, Invalid.
    """
    credentials = {"number": number, "password": password}
    staff = auth.authenticate(request, **credentials)
    if staff is None:
        raise _refusal(request, number)
    assert isinstance(staff, Staff)
    if staff.must_change_password:
        _replace_one_time(staff, password, new_password)
    elif new_password:
        raise Invalid("这个账号现在不用改密码。请只用工号和密码登录。")
    auth.login(request, staff, backend="django.contrib.auth.backends.ModelBackend")
    principal = session_of(staff, timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    request.session[SESSION_KEY] = principal.to_session()
    audit.record(by=staff.number, action="accounts.sign_in", about=f"staff/{staff.number}")
    return principal


def sign_out(request: HttpRequest) -> None:
    """End this session; without the database too."""
    request.session.flush()


def _replace_one_time(staff: Staff, password: str, new_password: str) -> None:
    if not new_password:
        raise NewPasswordNeeded
    if new_password == password:
        raise Invalid("新密码不能和一次性密码一样。请另设一个。")
    administer.set_password(by=staff.number, staff=staff, password=new_password)


def _refusal(request: HttpRequest, number: str) -> Refused:
    failures = AxesProxyHandler.get_failures(request, {"number": number})
    left = settings.AXES_FAILURE_LIMIT - failures
    outcome = "refused" if left > 0 else "locked"
    audit.record(by=number[:12], action="accounts.sign_in", about=f"staff/{number[:12]}", outcome=outcome)
    return WrongPassword(left) if left > 0 else Locked(_locked_until(number))


def _locked_until(number: str) -> datetime:
    latest = AccessAttempt.objects.filter(username=number).order_by("-attempt_time").first()
    assert latest is not None, "locked accounts have failed attempts"
    until: datetime = latest.attempt_time + settings.AXES_COOLOFF_TIME
    return until
