"""Sessions: beginning, noting use, ending. A session that ends is over in every web process within five seconds.

Ends are written to the bus at once and, for a bus that is away just now, through the outbox as well.
"""

from collections.abc import Callable, Coroutine, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
from asgiref.sync import async_to_sync
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.http import HttpRequest

from hotline.domains.platform.accounts.models import Session, Staff
from hotline.domains.platform.accounts.queries import open_sessions, session_of
from hotline.infrastructure import audit, live, outbox, session_registry, sessions
from hotline.infrastructure.audit_origin import short_client
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.rate_limits import address_of
from hotline.infrastructure.session_registry import BUCKET, EndReason, SessionState
from hotline.infrastructure.settings import settings as configured
from hotline.kernel.errors import NotFound, Unavailable
from hotline.kernel.ids import new_id

MISSING = "没有这次登录，可能已结束。请刷新查看。"


@transaction.atomic
def begin(request: HttpRequest, staff: Staff, *, office_only: bool) -> Principal:
    """Register a session of this person at this browser.

    ``office_only``: it holds at addresses of our offices only.

    Beyond ``sign_in.max_sessions`` the one longest unused ends. Raises Unavailable while the bus is away, since no web
    process could check the session then.
    """
    Staff.objects.select_for_update().get(pk=staff.pk)  # two sign-ins at once count each other
    now = datetime.now(UTC)
    _end_surplus(staff, now)
    expires_at = now + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    session = Session.objects.create(
        id=new_id("session"),
        staff=staff,
        address=address_of(request)[:45],
        device=short_client(request.headers.get("User-Agent", "")),
        begun_at=now,
        used_at=now,
        expires_at=expires_at,
    )
    state = SessionState(staff.number, now, expires_at)
    _at_once(lambda bus: session_registry.begin(bus, session.id, state))
    return session_of(staff, expires_at, session.pk, now, office_only=office_only)


def end_own(*, by: Principal, session: str, reason: EndReason = EndReason.OWN_CHOICE) -> None:
    """A person ends one of their sessions, the present one too. Raises NotFound for one that is not theirs."""
    with transaction.atomic():
        row = Session.objects.filter(pk=session, staff__number=by.number).first()
        if row is None:
            raise NotFound(MISSING)
        end_rows([row], by=by.number, reason=reason)


@transaction.atomic
def end_own_others(*, by: Principal) -> int:
    """A person ends all their sessions but the present one. Returns how many."""
    rows = list(open_sessions().filter(staff__number=by.number).exclude(pk=by.session))
    end_rows(rows, by=by.number, reason=EndReason.OWN_CHOICE)
    return len(rows)


@transaction.atomic
def end_for_another(*, by: Principal, session: str) -> None:
    """An administrator ends anybody's session. Raises NotFound."""
    row = Session.objects.select_related("staff").filter(pk=session).first()
    if row is None:
        raise NotFound(MISSING)
    end_rows([row], by=by.number, reason=EndReason.FORCED)


def end_all(staff: Staff, *, by: str, reason: EndReason) -> None:
    """End every session of a person, inside the caller's transaction."""
    end_rows(list(staff.sessions.filter(ended_at=None)), by=by, reason=reason)


def replace(*, by: Principal) -> None:
    """Somebody signs in at the browser in which this session is open. Call inside a transaction."""
    end_rows(list(Session.objects.filter(pk=by.session)), by=by.number, reason=EndReason.REPLACED)


def leave(*, by: Principal) -> None:
    """A person signs out. Works while either the database or the bus is away; raises Unavailable when both are."""
    ended = _try_at_once(partial(_end_on_bus, session=by.session, reason=EndReason.SIGNED_OUT))
    try:
        with transaction.atomic():
            rows = list(Session.objects.filter(pk=by.session))
            end_rows(rows, by=by.number, reason=EndReason.SIGNED_OUT)
    except (OperationalError, InterfaceError) as error:
        if not ended:
            raise Unavailable("退出未能登记，请重试；紧急时请关闭浏览器并通知管理员。") from error


async def note_use(*, by: Principal) -> None:
    """The person does something at the page. Works while the database is away."""
    now = datetime.now(UTC)
    await session_registry.note_use(await live.bus(), by.session, now)
    try:
        await from_database(lambda: Session.objects.filter(pk=by.session, ended_at=None).update(used_at=now))
    except Unavailable:
        return  # the list of sessions shows the bus's moment


def end_rows(rows: Iterable[Session], *, by: str, reason: EndReason) -> None:
    """End these sessions, inside the caller's transaction; over at once for every web process once that commits."""
    now = datetime.now(UTC)
    for row in rows:
        if row.ended_at is not None:
            continue
        row.ended_at, row.ended_by, row.end_reason = now, by, reason.value
        row.save(update_fields=["ended_at", "ended_by", "end_reason"])
        ended = SessionState(row.staff.number, row.used_at, row.expires_at, reason.value)
        outbox.publish(BUCKET, row.pk, msgspec.to_builtins(ended))
        audit.record(
            by=by, action="accounts.end_session", about=f"staff/{row.staff.number}", session=row.pk, why=reason
        )
        transaction.on_commit(partial(_try_at_once, partial(_end_on_bus, session=row.pk, reason=reason)))


def _end_surplus(staff: Staff, now: datetime) -> None:
    allowed = configured().sign_in.max_sessions
    still_open = list(open_sessions().filter(staff=staff).order_by("-used_at"))
    end_rows(still_open[allowed - 1 :], by=staff.number, reason=EndReason.TOO_MANY)


async def _end_on_bus(bus: Bus, session: str, reason: EndReason) -> None:
    await session_registry.end(bus, session, reason)


def _try_at_once(work: Callable[[Bus], Coroutine[Any, Any, None]]) -> bool:
    """Whether the bus has it now. The outbox brings it otherwise, and until then no process trusts what it knows."""
    try:
        _at_once(work)
    except Unavailable:
        return False
    return True


def _at_once(work: Callable[[Bus], Coroutine[Any, Any, None]]) -> None:
    """Do it on the web process's line to the bus. Nothing where nobody's requests are checked (a command, a test)."""
    if not sessions.is_enforced():
        return

    async def on_line() -> None:
        try:
            await work(await live.bus())
        except DOWN as error:
            raise Unavailable("系统内部通道暂时无法连接，请重试。", code="no_answer") from error

    async_to_sync(on_line)()
