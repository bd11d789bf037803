"""Browsers at which a person has signed in before, and how failures to sign in are counted.

Failures count for an account together with the address they come from, and apart from that for a browser at which the
account has been used before: whoever guesses from elsewhere locks nobody out of their own browser. A browser that is
known to nobody is turned away once its address has many failures, before it can lock further accounts there.
"""

from collections.abc import Mapping
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.core import signing
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hotline.infrastructure.rate_limits import TooOften, origin_of
from hotline.infrastructure.settings import settings as configured
from hotline.kernel.ids import new_id

COOKIE = "hotline_device"
SALT = "device"
LASTS_SECONDS = 180 * 24 * 3600
#: Accounts that one browser remembers, the latest.
MAX_NUMBERS = 40
#: Between work number and device in the name that failures are counted by.
AT_DEVICE = "@"


def lock_name(request: HttpRequest | None, credentials: Mapping[str, Any] | None) -> str:
    """The name that a failure is counted by: the work number, and the device where the account is known there."""
    number = str((credentials or {}).get("number", ""))
    device = _device_of(request, number) if request is not None else ""
    return f"{number}{AT_DEVICE}{device}" if device else number


def counted_address(request: HttpRequest) -> str:
    """The address that a failure is counted for; of an IPv6 network its first, since whoever has one has them all."""
    return origin_of(request).partition("/")[0]


def require_calm_address(request: HttpRequest, number: str) -> None:
    """Raises TooOften for a strange browser whose address has had too many failures of strange browsers lately."""
    if _device_of(request, number):
        return
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    recent = AccessAttempt.objects.filter(ip_address=counted_address(request), attempt_time__gte=since)
    strangers = recent.exclude(username__contains=AT_DEVICE)
    failures = strangers.aggregate(sum=Sum("failures_since_start"))["sum"] or 0
    if failures >= configured().sign_in.stranger_failures:
        wait = int(settings.AXES_COOLOFF_TIME.total_seconds())
        sentence = f"该地址密码错误次数过多。请 {wait // 60} 分钟后重试，或用登录过的电脑登录；紧急时请联系管理员。"
        raise TooOften(sentence, wait)


def remember(request: HttpRequest, response: HttpResponse, number: str) -> None:
    """The account was signed in to at this browser."""
    device, numbers = _read(request)
    numbers = [number, *(one for one in numbers if one != number)][:MAX_NUMBERS]
    value = signing.dumps([device or new_id("device"), numbers], salt=SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=LASTS_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        path="/api/",
    )


def _device_of(request: HttpRequest, number: str) -> str:
    """The id of the browser, if this account has been used at it."""
    device, numbers = _read(request)
    return device if number in numbers else ""


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        device, numbers = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS_SECONDS)
    except (signing.BadSignature, ValueError):
        return "", []
    return device, numbers
